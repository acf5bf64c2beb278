#include "itempane.h"

#include "inspectedwidgets.h"
#include "saidtable.h"

#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace ledger
{

namespace
{
/// In the order in which they stand under one another.
constexpr std::array allDeeds{Deed::SetAside, Deed::TakeBack, Deed::Supersede, Deed::NoConflict, Deed::Merge,
                              Deed::Amend,    Deed::Forget,   Deed::Correct,   Deed::Replace};
constexpr std::array deedNames{"setAside", "supersede", "noConflict", "merge",  "amend",
                               "forget",   "takeBack",  "correct",    "replace"};
constexpr int keyBox = 20;
} // namespace

DeedButton::DeedButton(Deed deed, QWidget *parent)
    : QAbstractButton(parent)
    , m_key(QKeySequence(keyOf(deed)).toString(QKeySequence::NativeText))
{
    setObjectName(QStringLiteral("deed-") + QLatin1String(deedNames[static_cast<std::size_t>(deed)]));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleDescription(tr("Key %1").arg(m_key));
}

void DeedButton::setStyle(const Style &style)
{
    m_style = style;
    update();
}

QSize DeedButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int key = std::max(keyBox, metrics.height() + 2);
    return {metrics.horizontalAdvance(text()) + key + 34, std::max(metrics.height() + 14, key + 8)};
}

QSize DeedButton::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), QFontMetrics(font()).averageCharWidth() * 16), sizeHint().height()};
}

void DeedButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void DeedButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    const bool isPointedAt = isEnabled() && (underMouse() || isDown());
    painter.setPen(hasFocus() ? QPen(m_style.selection, 2) : QPen(mixed(m_style.background, m_style.ink, 0.28), 1));
    painter.setBrush(mixed(m_style.background, m_style.ink, isPointedAt ? 0.08 : 0.02));
    painter.drawRoundedRect(box, 5, 5);
    const QColor ink = isEnabled() ? m_style.ink : mixed(m_style.background, m_style.ink, 0.45);
    const int key = std::max(keyBox, fontMetrics().height() + 2);
    const QRectF keyRect(width() - key - 6, (height() - key) / 2.0, key, key);
    painter.setPen(QPen(mixed(m_style.background, m_style.ink, 0.28), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(keyRect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(isEnabled() ? m_style.mutedInk : ink);
    painter.drawText(keyRect, Qt::AlignCenter, m_key);
    painter.setPen(ink);
    const QRect room = rect().adjusted(12, 0, -key - 14, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

ItemPane::ItemPane(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("itemPane"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(18, 12, 18, 16);
    column->setSpacing(4);
    m_sort = addText("itemSort", content, column);
    m_title = addText("itemTitle", content, column);
    m_subtitle = addText("itemSubtitle", content, column);
    column->addSpacing(4);
    m_sentence = addText("itemSentence", content, column);
    m_author = addText("itemAuthor", content, column);
    column->addSpacing(6);
    m_said = new SaidTable(content);
    column->addWidget(m_said);
    m_quote = addText("itemQuote", content, column);
    m_more = addText("itemMore", content, column);
    column->addSpacing(8);
    m_note = addText("itemNote", content, column);
    buildRows(column);
    buildQuestion(column);
    column->addStretch(1);
    setWidget(content);
    connect(m_said, &SaidTable::walked, this, &ItemPane::showMore);
    tellNothing();
}

QLabel *ItemPane::addText(const char *name, QWidget *parent, QBoxLayout *into)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    // A name without a space would otherwise be wider than the pane.
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    into->addWidget(label);
    return label;
}

void ItemPane::buildRows(QBoxLayout *into)
{
    m_deeds = new QWidget(widget() ? widget() : this);
    auto *column = new QVBoxLayout(m_deeds);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (const Deed deed : allDeeds) {
        Row &row = m_rows[deed];
        row.box = new QWidget(m_deeds);
        row.line = new QBoxLayout(QBoxLayout::LeftToRight, row.box);
        row.line->setContentsMargins(0, 0, 0, 0);
        row.line->setSpacing(12);
        row.button = new DeedButton(deed, row.box);
        row.line->addWidget(row.button, 0, Qt::AlignTop);
        row.effect = addText("effect", row.box, row.line);
        row.line->setStretch(1, 1);
        column->addWidget(row.box);
        connect(row.button, &QAbstractButton::clicked, this, [this, deed] { Q_EMIT chosen(deed); });
    }
    into->addWidget(m_deeds);
}

void ItemPane::buildQuestion(QBoxLayout *into)
{
    m_question = new QFrame(this);
    m_question->setObjectName(QStringLiteral("question"));
    auto *column = new QVBoxLayout(m_question);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(6);
    m_asked = addText("asked", m_question, column);
    m_askedEffect = addText("askedEffect", m_question, column);
    m_reason = new QLineEdit(m_question);
    m_reason->setObjectName(QStringLiteral("reasonField"));
    m_reason->setAccessibleName(tr("Why"));
    m_reason->setMaxLength(2000);
    m_reason->installEventFilter(this);
    column->addWidget(m_reason);
    auto *buttons = new QHBoxLayout;
    m_cancel = new QPushButton(tr("Cancel"), m_question);
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_cancel->setToolTip(tr("Escape"));
    m_confirm = new QPushButton(m_question);
    m_confirm->setObjectName(QStringLiteral("confirmButton"));
    m_confirm->setToolTip(tr("Enter"));
    for (QPushButton *button : {m_cancel, m_confirm})
        button->setAutoDefault(false);
    m_cancel->setMinimumWidth(m_cancel->sizeHint().width() + 16);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_confirm);
    column->addLayout(buttons);
    into->addWidget(m_question);
    m_failure = addText("failure", this, into);
    connect(m_confirm, &QPushButton::clicked, this, &ItemPane::answer);
    connect(m_reason, &QLineEdit::returnPressed, this, &ItemPane::answer);
    connect(m_reason, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (m_asking)
            begun(*m_asking) = text;
    });
    connect(m_cancel, &QPushButton::clicked, this, &ItemPane::stopAsking);
}

void ItemPane::setStyle(const Style &style)
{
    m_style = style;
    for (QLabel *muted : {m_sort, m_subtitle, m_author, m_more, m_askedEffect})
        setInk(muted, style.mutedInk);
    for (QLabel *plain : {m_title, m_sentence, m_quote, m_asked})
        setInk(plain, style.ink);
    for (QLabel *loud : {m_note, m_failure})
        setInk(loud, style.warning);
    for (auto &[deed, row] : m_rows) {
        row.button->setStyle(style);
        setInk(row.effect, style.mutedInk);
    }
    m_said->setStyle(style);
    fit();
}

void ItemPane::tell(const ToldItem &item, int claim, bool isSame)
{
    widget()->show();
    m_sort->setText(item.sort);
    m_title->setText(item.title);
    m_subtitle->setText(item.subtitle);
    m_subtitle->setVisible(!item.subtitle.isEmpty());
    m_sentence->setText(item.sentence);
    setAuthor({});
    setAccessibleName(item.sort + QStringLiteral(": ") + item.title);
    setAccessibleDescription(item.sentence);
    m_said->show(item.claims, claim);
    m_effects.clear();
    complain({});
    showMore();
    stopAsking();
    if (isSame)
        return;
    m_begun.clear();
    verticalScrollBar()->setValue(0);
}

void ItemPane::tellNothing()
{
    m_asking.reset();
    m_question->hide();
    widget()->hide();
}

void ItemPane::showMore()
{
    const SaidClaim *claim = m_said->current();
    m_quote->setText(claim && !claim->quote.isEmpty() ? tr("“%1”").arg(claim->quote) : QString());
    m_quote->setVisible(!m_quote->text().isEmpty());
    m_more->setText(claim ? claim->more : QString());
    m_more->setVisible(!m_more->text().isEmpty());
}

void ItemPane::offer(const std::map<Deed, QString> &texts, bool canDecide)
{
    m_texts = texts;
    m_canDecide = canDecide;
    int widest = 0;
    for (auto &[deed, row] : m_rows) {
        const auto text = texts.find(deed);
        row.box->setVisible(text != texts.end());
        if (text == texts.end())
            continue;
        row.button->setText(text->second);
        row.button->setAccessibleName(text->second);
        row.button->setEnabled(canDecide);
        widest = std::max(widest, row.button->sizeHint().width());
    }
    const int room = viewport()->width() - 36; // between the margins
    const bool isNarrow = room - widest < fontMetrics().averageCharWidth() * 36;
    for (auto &[deed, row] : m_rows) {
        row.button->setFixedWidth(std::min(widest, std::max(120, room)));
        row.line->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        row.line->setSpacing(isNarrow ? 2 : 12);
    }
    setEffects(m_effects);
}

void ItemPane::setEffects(const std::map<Deed, QString> &effects)
{
    m_effects = effects;
    for (auto &[deed, row] : m_rows) {
        const auto effect = effects.find(deed);
        row.effect->setText(effect == effects.end() ? QString() : effect->second);
    }
    if (m_asking && effects.contains(*m_asking))
        m_askedEffect->setText(effects.at(*m_asking));
}

void ItemPane::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void ItemPane::setAuthor(const QString &who)
{
    m_author->setText(who);
    m_author->setVisible(!who.isEmpty());
}

void ItemPane::ask(Deed deed)
{
    m_asking = deed;
    const bool needs = needsReason(deed);
    // Several may say the same.
    const SaidClaim *claim = deed == Deed::SetAside || deed == Deed::Supersede ? m_said->current() : nullptr;
    m_asked->setText(claim
                         ? tr("%1 (%2, %3)", "what, publisher, day").arg(m_texts[deed], claim->publisher, claim->stated)
                         : m_texts[deed]);
    m_askedEffect->setText(m_effects.contains(deed) ? m_effects.at(deed) : QString());
    m_reason->setText(begun(deed));
    m_reason->setPlaceholderText(needs ? tr("Why? Others will read it") : tr("Why? (may be left out)"));
    m_confirm->setText(m_texts[deed]);
    m_confirm->setMinimumWidth(std::min(m_confirm->sizeHint().width() + 16, viewport()->width() / 2));
    m_deeds->hide();
    m_question->show();
    complain({});
    m_reason->setFocus(Qt::ShortcutFocusReason);
    m_reason->end(false); // what was begun is gone on with
    widget()->layout()->activate();
    ensureWidgetVisible(m_confirm, 0, 16);
}

void ItemPane::stopAsking()
{
    const bool wasAsking = m_asking.has_value();
    const bool hadFocus = wasAsking && focusWidget() && m_question->isAncestorOf(focusWidget());
    m_asking.reset();
    m_question->hide();
    m_deeds->show();
    complain({});
    if (hadFocus || (wasAsking && m_reason->hasFocus()))
        Q_EMIT askingLeft();
}

void ItemPane::settle()
{
    stopAsking();
    m_begun.clear();
}

/// What was begun to be said of a deed on the claim that one stands on.
QString &ItemPane::begun(Deed deed)
{
    const SaidClaim *claim = m_said->current();
    return m_begun[{deed, claim ? claim->id : QString()}];
}

bool ItemPane::isAsking() const { return m_asking.has_value(); }

void ItemPane::answer()
{
    if (!m_asking)
        return;
    const QString reason = m_reason->text().trimmed();
    if (needsReason(*m_asking) && reason.isEmpty()) {
        complain(tr("A decision is recorded with its reason: say in a few words why."));
        m_reason->setFocus();
        return;
    }
    Q_EMIT answered(*m_asking, reason);
}

void ItemPane::setSaving(bool isSaving)
{
    for (QWidget *each : std::initializer_list<QWidget *>{m_reason, m_confirm, m_cancel, m_deeds})
        each->setEnabled(!isSaving);
    if (m_asking)
        m_confirm->setText(isSaving ? tr("Saving…") : m_texts[*m_asking]);
}

void ItemPane::complain(const QString &what)
{
    m_failure->setText(what);
    m_failure->setVisible(!what.isEmpty());
}

void ItemPane::fit()
{
    m_title->setFont(sized(font(), 1.3, QFont::DemiBold));
    m_asked->setFont(sized(font(), 1, QFont::DemiBold));
    offer(std::map(m_texts), m_canDecide);
}

void ItemPane::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

void ItemPane::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_failure)
        fit();
}

bool ItemPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_reason && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        stopAsking();
        return true;
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace ledger
