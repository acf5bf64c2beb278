#include "claimcard.h"

#include "meantkeys.h"

#include "inspectedclaims.h"
#include "inspectedwidgets.h"
#include "wording.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace ledger
{

ClaimCard::ClaimCard(const InspectedClaim &claim, const Style &style, QWidget *parent)
    : QAbstractButton(parent)
    , m_claim(claim)
    , m_style(style)
{
    setObjectName(QStringLiteral("claim-") + claim.id);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); // a button would not shrink
    setAttribute(Qt::WA_Hover);
    setAccessibleName(
        QStringList{claim.figure, nameOf(claim.state), claim.stance, claim.stated, claim.publisher, claim.title}.join(
            QStringLiteral(", ")));
    setAccessibleDescription(tr("Enter shows more, Enter again opens the source, F2 edits"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 7, 8, 8);
    column->setSpacing(2);
    auto *head = new QHBoxLayout;
    QLabel *figure = addText(nullptr, claim.figure, QStringLiteral("figure"));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    figure->setFont(strong);
    QLabel *state = addText(nullptr, nameOf(claim.state), QStringLiteral("state"));
    state->setWordWrap(false);
    head->addWidget(figure, 1);
    head->addWidget(state, 0, Qt::AlignTop);
    column->addLayout(head);
    addText(column, QStringList{claim.stance, claim.stated}.join(QStringLiteral(" · ")), QStringLiteral("said"));
    addText(column, claim.publisher + (claim.title.isEmpty() ? QString() : QStringLiteral(": ") + claim.title),
            QStringLiteral("source"));
    setInk(figure, inkOfState());
    setInk(state, claim.state == ClaimState::Counts ? m_style.ink : m_style.mutedInk);
    connect(this, &QAbstractButton::toggled, this, &ClaimCard::showRest);
}

void ClaimCard::showRest(bool shows)
{
    if (shows && m_rest == nullptr)
        addRest();
    if (m_rest != nullptr)
        m_rest->setVisible(shows);
}

void ClaimCard::addRest()
{
    m_rest = new QWidget(this);
    auto *rest = new QVBoxLayout(m_rest);
    rest->setContentsMargins(0, 4, 0, 0);
    rest->setSpacing(3);
    if (!m_claim.whyAside.isEmpty())
        addText(rest, stateText(m_claim), QStringLiteral("whyAside"));
    if (!m_claim.quote.isEmpty())
        addText(rest, tr("“%1”").arg(m_claim.quote), QStringLiteral("quote"));
    if (!m_claim.term.isEmpty())
        addText(rest, tr("Term: %1").arg(m_claim.term), QStringLiteral("term"));
    for (const QString &line : m_claim.details)
        addText(rest, line, QStringLiteral("detail"));
    addActions(rest);
    layout()->addWidget(m_rest);
}

QLabel *ClaimCard::addText(QVBoxLayout *column, const QString &text, const QString &name)
{
    auto *label = new QLabel(this);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setText(text);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    setInk(label, m_style.mutedInk);
    if (column)
        column->addWidget(label);
    return label;
}

void ClaimCard::addActions(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 3, 0, 0);
    row->setSpacing(4);
    const auto add = [this, row](const QString &name, const QString &text, auto &&then) {
        auto *button = new QToolButton(m_rest);
        button->setText(text);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setObjectName(name);
        button->setAccessibleName(text);
        button->setMinimumWidth(button->fontMetrics().horizontalAdvance(text) + 6); // padding gives way, no letter does
        connect(button, &QToolButton::clicked, this, then);
        row->addWidget(button);
        return button;
    };
    if (isOpenable(m_claim.url)) {
        auto *open = add(QStringLiteral("openSource"), tr("Source"), [this] { Q_EMIT sourceRequested(m_claim.url); });
        open->setAccessibleName(tr("Open the source"));
        open->setToolTip(plainTooltip(m_claim.url));
    }
    auto *copy = add(QStringLiteral("copyCitation"), tr("Cite"), [this] { Q_EMIT copyRequested(m_claim.citation); });
    copy->setAccessibleName(tr("Copy citation"));
    copy->setToolTip(tr("Copy citation"));
    auto *edit = add(QStringLiteral("editClaim"), tr("Edit"), [this] { Q_EMIT editRequested(m_claim.id); });
    edit->setAccessibleName(tr("Edit this claim"));
    edit->setToolTip(tr("Edit this claim (F2)"));
    row->addStretch(1);
    column->addLayout(row);
}

QColor ClaimCard::inkOfState() const
{
    return m_claim.state == ClaimState::Counts || m_claim.state == ClaimState::Stands ? m_style.ink : m_style.mutedInk;
}

void ClaimCard::setOpen(bool isOpen) { setChecked(isOpen); }

bool ClaimCard::event(QEvent *event)
{
    // What is done to the claim that one stands on comes before what the window does to what is selected.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_F2 || key->matches(QKeySequence::Copy))
            event->accept();
        else if (meansSelected(*key))
            Q_EMIT meant(m_claim.id);
    }
    return QAbstractButton::event(event);
}

void ClaimCard::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_F2:
        Q_EMIT editRequested(m_claim.id);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!isChecked())
            setChecked(true);
        else if (isOpenable(m_claim.url))
            Q_EMIT sourceRequested(m_claim.url);
        return;
    case Qt::Key_Escape:
        if (!isChecked())
            break;
        setChecked(false);
        return;
    case Qt::Key_Up:
        Q_EMIT walked(-1);
        return;
    case Qt::Key_Down:
        Q_EMIT walked(1);
        return;
    default:
        break;
    }
    if (event->matches(QKeySequence::Copy))
        Q_EMIT copyRequested(m_claim.citation);
    else
        QAbstractButton::keyPressEvent(event);
}

void ClaimCard::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    update();
}

void ClaimCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(Qt::NoPen);
    const bool isPointedAt = underMouse() || isDown();
    painter.setBrush(isPointedAt || isChecked() ? mixed(m_style.panel, m_style.ink, isChecked() ? 0.05 : 0.035)
                                                : m_style.panel);
    painter.drawRoundedRect(box, 3, 3);
    // The edge says whether it counts: full, outlined (it stands), or none.
    const QRectF edge(2, 10, 4, height() - 20);
    if (m_claim.state == ClaimState::Counts) {
        painter.setBrush(m_style.series);
        painter.drawRect(edge);
    } else if (m_claim.state == ClaimState::Stands) {
        painter.setPen(QPen(m_style.series, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(edge.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_style.selection, 2));
        painter.drawRoundedRect(box, 3, 3);
    }
}

} // namespace ledger
