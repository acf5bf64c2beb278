#include "lensbar.h"

#include "chiprow.h"
#include "filterentries.h"
#include "helppart.h"
#include "icons.h"
#include "periodpopup.h"
#include "picker.h"
#include "quietbutton.h"
#include "typed.h"
#include "wording.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

namespace ledger
{

LensBar::LensBar(QWidget *parent)
    : QWidget(parent)
    , m_ledger(std::make_shared<const Ledger>())
    , m_style(styleFor(ThemeName::Light))
    , m_previous(new QuietButton(this))
    , m_slider(new AsOfSlider(this))
    , m_next(new QuietButton(this))
    , m_play(new QuietButton(this))
    , m_day(new QLineEdit(this))
    , m_basis(new QuietButton(this))
    , m_bases(new QActionGroup(this))
    , m_period(new QuietButton(this))
    , m_rollUp(new QuietButton(this))
    , m_filter(new QuietButton(this))
    , m_search(new QuietButton(this))
    , m_chips(new ChipRow(this))
    , m_filters(new Picker(tr("Add a filter"), tr("A party, nature, firmness, kind or status"), 400, this))
    , m_periodPopup(new PeriodPopup(this))
{
    setObjectName(QStringLiteral("lensBar"));
    setHelp(*this, HelpPart::Lens);
    setAccessibleName(tr("Lens"));
    nameParts();
    makeChoices();
    auto *line = new QHBoxLayout;
    line->setContentsMargins(10, 5, 10, 5);
    line->setSpacing(2);
    line->addWidget(m_previous);
    line->addWidget(m_slider, 1);
    line->addWidget(m_next);
    line->addWidget(m_play);
    line->addWidget(m_day);
    line->addSpacing(14);
    for (QWidget *part : std::initializer_list<QWidget *>{m_basis, m_period, m_rollUp, m_filter, m_search})
        line->addWidget(part);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addLayout(line);
    lines->addWidget(m_chips);
    connectParts();
    setLens(Lens(), {}, {});
}

LensBar::~LensBar()
{
    m_day->disconnect(this); // it loses the keyboard as it goes, which is no edit
}

void LensBar::nameParts()
{
    const auto name = [](QuietButton *button, const char *objectName, const QString &what) {
        button->setObjectName(QString::fromLatin1(objectName));
        button->setAccessibleName(what);
        button->setToolTip(what);
    };
    name(m_previous, "previousChange", tr("Previous change ([)"));
    name(m_next, "nextChange", tr("Next change (])"));
    name(m_play, "play", tr("Play through the changes (Space on the slider)"));
    name(m_basis, "basis", tr("Basis: which claim counts (1 to 5)"));
    name(m_period, "period", tr("Period"));
    name(m_rollUp, "rollUp", tr("Roll up: count a party as its topmost owner"));
    name(m_filter, "addFilter", tr("Add a filter"));
    name(m_search, "search", tr("Find anything (Ctrl+K)"));
    m_search->setText(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText));
    m_search->setMuted(true);
    m_slider->setObjectName(QStringLiteral("asOf"));
    m_play->setCheckable(true);
    m_rollUp->setCheckable(true);
    m_rollUp->setText(tr("roll-up"));
    m_filter->setText(tr("filter"));
    m_period->setCaption(tr("period"));
    m_period->setOpens(true);
    m_basis->setCaption(tr("basis"));
    m_basis->setOpens(true);
    m_day->setObjectName(QStringLiteral("asOfDay"));
    m_day->setAccessibleName(tr("As of, as a date; empty for the latest"));
    m_day->setPlaceholderText(tr("Latest"));
    m_day->setToolTip(tr("The day to look back from; type one, or nothing for the latest"));
    m_day->setFrame(false);
    m_day->setAutoFillBackground(false);
}

void LensBar::makeChoices()
{
    auto *menu = new QMenu(m_basis);
    for (std::size_t i = 0; i < words<Basis>().size(); ++i) {
        QAction *action = menu->addAction(nameOf(static_cast<Basis>(i)));
        action->setCheckable(true);
        action->setData(static_cast<int>(i));
        action->setShortcutVisibleInContextMenu(true);
        m_bases->addAction(action);
    }
    m_basis->setMenu(menu);
    m_basis->setPopupMode(QToolButton::InstantPopup);
}

void LensBar::connectParts()
{
    connect(m_previous, &QuietButton::clicked, m_slider, &AsOfSlider::stepToPreviousChange);
    connect(m_next, &QuietButton::clicked, m_slider, &AsOfSlider::stepToNextChange);
    connect(m_play, &QuietButton::clicked, m_slider, &AsOfSlider::setPlaying);
    connect(m_slider, &AsOfSlider::playingChanged, this, [this](bool plays) {
        m_play->setChecked(plays);
        m_play->setIcon(icon(plays ? QStringLiteral("pause") : QStringLiteral("play"), palette()));
        m_play->setAccessibleName(plays ? tr("Pause") : tr("Play through the changes (Space on the slider)"));
    });
    connect(m_slider, &AsOfSlider::dayChosen, this, &LensBar::chooseDay);
    connect(m_slider, &AsOfSlider::settled, this, &LensBar::settled);
    connect(m_day, &QLineEdit::editingFinished, this, &LensBar::takeTypedDay);
    connect(m_bases, &QActionGroup::triggered, this,
            [this](const QAction *action) { chooseBasis(static_cast<Basis>(action->data().toInt())); });
    connect(m_period, &QuietButton::clicked, this, &LensBar::openPeriod);
    connect(m_periodPopup, &PeriodPopup::chosen, this,
            [this](const std::optional<PartialDate> &from, const std::optional<PartialDate> &to, Step by) {
                Lens next = m_lens;
                next.from = from;
                next.to = to;
                next.by = by;
                choose(next);
            });
    connect(m_rollUp, &QuietButton::clicked, this, &LensBar::setRollsUp);
    connect(m_search, &QuietButton::clicked, this, &LensBar::searchWanted);
    connect(m_filter, &QuietButton::clicked, this, &LensBar::openFilters);
    connect(m_filters, &Picker::picked, this,
            [this](const QString &filter, const QString &id) { choose(withFilter(m_lens, filter, id)); });
    connect(m_chips, &ChipRow::removed, this, [this](const LensChip &chip) { choose(withoutChip(m_lens, chip)); });
}

void LensBar::setStyle(const Style &style)
{
    m_style = style;
    m_slider->setStyle(style);
    m_chips->setStyle(style);
    const QPalette colours = paletteFor(style);
    m_previous->setIcon(icon(QStringLiteral("previous"), colours));
    m_next->setIcon(icon(QStringLiteral("next"), colours));
    m_play->setIcon(icon(m_slider->isPlaying() ? QStringLiteral("pause") : QStringLiteral("play"), colours));
    m_search->setIcon(icon(QStringLiteral("search"), colours));
    m_filter->setIcon(icon(QStringLiteral("add"), colours));
    QPalette field = colours; // the day reads as text until one types
    field.setColor(QPalette::Base, style.panel);
    m_day->setPalette(field);
    fitDay();
}

void LensBar::fitDay() { m_day->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("2026-08-28")) + 18); }

void LensBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitDay();
}

void LensBar::setLedger(LedgerPtr ledger) { m_ledger = std::move(ledger); }

void LensBar::setLens(const Lens &lens, const QString &view, const QString &source)
{
    m_lens = lens;
    m_slider->setDay(lens.asOf ? std::optional(lens.asOf->last()) : std::nullopt);
    showDay();
    m_basis->setText(nameOf(lens.basis));
    m_basis->setAccessibleName(tr("Basis: %1").arg(nameOf(lens.basis)));
    m_bases->actions().at(static_cast<int>(lens.basis))->setChecked(true);
    const QString period = lensPeriodText(lens);
    m_period->setText(period.isEmpty() ? tr("all") : period);
    m_period->setAccessibleName(tr("Period: %1, by %2").arg(m_period->text(), nameOf(lens.by)));
    m_rollUp->setChecked(lens.rollUp == RollUp::Parent);
    m_chips->setChips(lensChips(lens, *m_ledger, view, source));
}

void LensBar::showDay() { m_day->setText(m_lens.asOf ? qstring(m_lens.asOf->text()) : QString()); }

void LensBar::chooseDay(const std::optional<Day> &day)
{
    Lens next = m_lens;
    next.asOf = day ? std::optional(partialDate(*day)) : std::nullopt;
    choose(next, true);
}

void LensBar::takeTypedDay()
{
    const QString text = m_day->text().trimmed();
    Lens next = m_lens;
    next.asOf = std::nullopt;
    if (!text.isEmpty() && text.compare(tr("Latest"), Qt::CaseInsensitive) != 0) {
        const std::optional<TypedDate> typed = typedDate(text.toStdString());
        if (!typed) {
            Q_EMIT announced(tr("«%1» is no day; type one like 2026-03-05, Feb 2026 or Q3 2026.").arg(text));
            showDay();
            return;
        }
        next.asOf = typed->end;
    }
    choose(next);
    showDay();
}

void LensBar::typeDay()
{
    m_day->setFocus(Qt::ShortcutFocusReason);
    m_day->selectAll();
}

void LensBar::chooseBasis(Basis basis)
{
    Lens next = m_lens;
    next.basis = basis;
    choose(next);
}

void LensBar::openPeriod() { m_periodPopup->openAt(*m_period, m_lens); }

void LensBar::setRollsUp(bool rollsUp)
{
    Lens next = m_lens;
    next.rollUp = rollsUp ? std::optional(RollUp::Parent) : std::nullopt;
    choose(next);
}

void LensBar::openFilters()
{
    m_filters->setEntries(filterEntries(*m_ledger));
    m_filters->openAt(*m_filter);
}

void LensBar::clearFilters() { choose(withoutFilters(m_lens)); }

} // namespace ledger
