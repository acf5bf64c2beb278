#include "reconcileview.h"

#include "busyline.h"
#include "helppart.h"
#include "inboxbar.h"
#include "inboxlist.h"
#include "inspectedwidgets.h"
#include "itempane.h"
#include "nothingpage.h"
#include "panes.h"
#include "picturepanel.h"
#include "saidtable.h"
#include "viewrequest.h"
#include "wording.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QShortcut>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr int calmBeforeWeighing = 160; // ms
constexpr int leastList = 330; // px
constexpr int mostList = 520;

QString decidedWord() { return QStringLiteral("decided"); }
} // namespace

ReconcileView::ReconcileView(const QString &name, const ViewContext &context, QWidget *parent)
    : ViewPanel(name, parent)
    , m_workspace(context.workspace)
    , m_focus(context.focus)
    , m_readings(context.readings)
    , m_style(styleFor(ThemeName::Light))
    , m_bar(new InboxBar(this))
    , m_busy(new BusyLine(this))
    , m_pages(new QStackedLayout)
    , m_beside(new Panes(this))
    , m_list(new InboxList(m_beside))
    , m_none(new QLabel(m_list->viewport()))
    , m_pane(new ItemPane(m_beside))
    , m_nothing(new NothingPage(this))
    , m_pictures(new PicturePanel(this))
    , m_calm(new QTimer(this))
{
    setFocusProxy(m_list);
    setHelp(*this, HelpPart::Reconcile);
    m_calm->setSingleShot(true);
    m_calm->setInterval(calmBeforeWeighing);
    m_none->setObjectName(QStringLiteral("noneText"));
    m_none->setTextFormat(Qt::PlainText);
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    m_none->hide();
    auto *over = new QVBoxLayout(m_list->viewport());
    over->addWidget(m_none);
    m_beside->setObjectName(QStringLiteral("beside"));
    m_list->setMinimumWidth(180);
    m_pane->setMinimumWidth(240);
    m_beside->setStretchFactor(1, 1);
    m_pages->addWidget(m_beside);
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(m_pictures);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_busy);
    column->addLayout(m_pages, 1);
    connectParts();
    connectPictures();
    addShortcuts();
    connect(&m_workspace, &Workspace::ledgerChanged, this, &ReconcileView::refresh);
    connect(&m_focus, &Focus::changed, this, &ReconcileView::refresh);
    setStyle(m_style);
}

ReconcileView::~ReconcileView() = default;

void ReconcileView::connectParts()
{
    connect(m_bar, &InboxBar::kindChosen, this,
            [this](const QString &kind) { m_focus.setOption(QStringLiteral("kind"), kind); });
    connect(m_bar, &InboxBar::searchTyped, this, [this](const QString &typed) {
        m_typed = typed.trimmed();
        arrange();
    });
    connect(m_bar, &InboxBar::searchLeft, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_bar, &InboxBar::drawToggled, this, &ReconcileView::setDraws);
    connect(m_bar, &InboxBar::exportRequested, this, &ReconcileView::exportAs);
    connect(m_calm, &QTimer::timeout, this, &ReconcileView::pick);
    connect(m_list, &InboxList::walked, this, &ReconcileView::walk);
    connect(m_list, &InboxList::opened, this, &ReconcileView::open);
    connect(m_list, &InboxList::left, this, [this] { m_bar->field().clear(); });
    connect(m_list, &InboxList::entered, this, [this] {
        if (m_pane->said().isVisible())
            m_pane->said().setFocus(Qt::OtherFocusReason);
    });
    const auto hurry = [this] {
        if (m_calm->isActive())
            pick();
    };
    connect(m_list, &InboxList::meant, this, hurry);
    connect(&m_pane->said(), &SaidTable::meant, this, hurry);
    connect(&m_pane->said(), &SaidTable::walked, this, [this] {
        offerDeeds();
        m_calm->start();
    });
    connect(&m_pane->said(), &SaidTable::opened, this, &ReconcileView::openSource);
    connect(&m_pane->said(), &SaidTable::left, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_pane, &ItemPane::chosen, this, &ReconcileView::choose);
    connect(m_pane, &ItemPane::answered, this, &ReconcileView::decide);
    connect(m_pane, &ItemPane::askingLeft, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_beside, &QSplitter::splitterMoved, this, [this] {
        m_isParted = true;
        Q_EMIT memoryChanged();
    });
}

void ReconcileView::connectPictures()
{
    serve(*m_pictures);
    serve(*m_nothing, m_focus);
    connect(m_pictures, &PicturePanel::picked, this, &ReconcileView::picked);
    connect(m_pictures, &PicturePanel::drilled, this,
            [this](const DrillStep &step) { Q_EMIT drilled(named(step, *m_workspace.ledger())); });
    connect(m_pictures, &PicturePanel::climbed, this, [this] {
        if (m_focus.look().drill.empty())
            setDraws(false);
        else
            Q_EMIT climbed();
    });
    connect(m_pictures, &PicturePanel::makingChanged, this, [this](bool isMaking) {
        m_isDrawing = isMaking;
        showBusy();
    });
}

void ReconcileView::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto &&then) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, then);
    };
    for (const Deed deed : {Deed::SetAside, Deed::Supersede, Deed::NoConflict, Deed::Merge, Deed::Amend, Deed::Forget,
                            Deed::TakeBack, Deed::Correct, Deed::Replace})
        add(QKeySequence(keyOf(deed)), [this, deed] { choose(deed); });
    for (const Qt::KeyboardModifiers modifiers :
         {Qt::KeyboardModifiers(Qt::ControlModifier), Qt::ControlModifier | Qt::ShiftModifier})
        add(QKeySequence(QKeyCombination(modifiers, Qt::Key_Tab)),
            [this] { m_focus.setOption(QStringLiteral("kind"), isDecidedTab() ? QString() : decidedWord()); });
}

void ReconcileView::setStyle(const Style &style)
{
    m_style = style;
    m_bar->setStyle(style);
    m_list->setStyle(style);
    m_pane->setStyle(style);
    m_nothing->setStyle(style);
    m_pictures->setStyle(style);
    setInk(m_none, style.mutedInk);
    refresh();
}

QString ReconcileView::kind() const { return m_focus.option(QStringLiteral("kind")); }

bool ReconcileView::isDecidedTab() const { return kind() == decidedWord(); }

void ReconcileView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void ReconcileView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    partInTwo();
}

/// In a wide window names are read to their end; a width that the reader chose stays.
void ReconcileView::partInTwo()
{
    const int list = std::clamp(width() / 3, leastList, mostList);
    if (!m_isParted)
        m_beside->setSizes({list, std::max(list, width() - list)});
}

void ReconcileView::refresh()
{
    const Look &look = m_focus.look();
    if (look.view != name())
        forgetOrder();
    if (look.view != name() || !look.page().kind.isEmpty()) // a page stands in its place
        return;
    m_bar->setKind(kind());
    m_pictures->setSelection(look.selection);
    m_pictures->setClimbs(!look.drill.empty());
    Seen now{m_workspace.ledger(), look.lens};
    if (m_seen != now) {
        if (!m_seen || m_seen->lens != now.lens)
            m_before = nullptr;
        m_seen = std::move(now);
        m_lines = nullptr;
        ask();
    } else if (m_lines && m_shownKind != kind()) {
        arrange();
    }
    if (m_draws)
        draw();
}

/// The lines keep their places while one is there; whoever comes back finds them as they rank.
void ReconcileView::forgetOrder()
{
    m_before = nullptr;
    if (!m_lines || m_lines->isRanked)
        return;
    m_lines = nullptr;
    m_seen.reset();
}

void ReconcileView::ask()
{
    m_isAsking = true;
    showBusy();
    m_readings.compute(
        m_seen->ledger, m_seen->lens, this,
        [lens = m_seen->lens, before = m_before](const ReadingsPtr &readings) {
            return inboxLines(readings, lens, before);
        },
        [this, asked = *m_seen](const ReadingsPtr &, const InboxLinesPtr &lines) {
            if (m_seen != asked)
                return;
            m_isAsking = false;
            m_lines = m_before = lines;
            arrange();
            showBusy();
        });
}

/// Shows the lines of the kind that have what is searched, and keeps the open one open; where it is gone, the one that
/// stood after it.
void ReconcileView::arrange()
{
    if (!m_lines)
        return;
    const bool isOtherKind = m_shownKind != kind();
    m_shownKind = kind();
    const std::vector<InboxRow> &all = isDecidedTab() ? m_lines->decided : m_lines->open;
    std::vector<std::size_t> rows = rowsWith(all, m_typed);
    const auto isOther = [&](std::size_t row) { return all[row].group != m_shownKind; };
    if (!isDecidedTab() && fromWord<InboxSort>(m_shownKind.toStdString()))
        rows.erase(std::remove_if(rows.begin(), rows.end(), isOther), rows.end());
    const QStringList after = isOtherKind ? QStringList() : m_list->lines().keysFrom(m_row);
    m_list->lines().show(m_lines, isDecidedTab(), rows);
    m_list->setAccessibleName(isDecidedTab() ? tr("Decided") : tr("To decide"));
    showBar(rows.size());
    const int same = m_list->lines().rowOf(m_open);
    const int next = same >= 0 ? same : m_list->lines().rowOfFirst(after);
    const int row = next >= 0 ? next : m_list->lines().lineFrom(isOtherKind ? 0 : m_row, 1);
    m_list->showCurrent(row);
    showLines();
    showOpen(same >= 0);
    if (row >= 0)
        m_calm->start();
    Q_EMIT offersChanged();
    Q_EMIT settled();
}

void ReconcileView::showBar(std::size_t shown)
{
    std::vector<InboxBar::Sort> sorts;
    for (const InboxRow &row : m_lines->open) {
        if (sorts.empty() || sorts.back().value != row.group)
            sorts.push_back({row.group, row.groupName, 0});
        ++sorts.back().count;
    }
    m_bar->setSorts(sorts);
    const QLocale locale;
    const std::size_t all = isDecidedTab() ? m_lines->decided.size() : m_lines->open.size();
    const QString count = locale.toString(static_cast<qulonglong>(shown));
    const QString of = shown == all ? count : tr("%1 of %2").arg(count, locale.toString(static_cast<qulonglong>(all)));
    if (isDecidedTab())
        m_bar->setCount(tr("%1 decided").arg(of));
    else if (shown == all && sorts.size() > 1)
        m_bar->setCount(tr("%1 to decide, of %2 sorts").arg(of).arg(sorts.size()));
    else
        m_bar->setCount(tr("%1 to decide").arg(of));
}

/// The list with what is open, or why there is none.
void ReconcileView::showLines()
{
    const bool hasAny = !(isDecidedTab() ? m_lines->decided : m_lines->open).empty();
    const bool hasLines = m_list->lines().lineCount() > 0;
    m_none->setVisible(hasAny && !hasLines);
    if (!hasLines)
        m_none->setText(m_typed.isEmpty() ? tr("There is nothing of this sort.")
                                          : tr("Nothing here is like that. Esc clears the search."));
    if (!hasAny)
        sayWhyNothing();
    QWidget *page = hasAny ? static_cast<QWidget *>(m_beside) : m_nothing;
    m_pages->setCurrentWidget(m_draws ? m_pictures : page);
}

void ReconcileView::sayWhyNothing()
{
    const Ledger &ledger = *m_seen->ledger;
    const Lens &lens = m_seen->lens;
    const bool isNarrow = lens.asOf || NothingPage::openLens(lens) != lens;
    if (ledger.count(RecordKind::Deal) == 0 && ledger.count(RecordKind::Observation) == 0)
        m_nothing->sayEmptyLedger();
    else if (isDecidedTab())
        m_nothing->say(tr("Nothing is decided yet"),
                       tr("What is set aside, or differs for a known cause, is kept here with its reason, who decided "
                          "and when; and it can be taken back."),
                       lens);
    else if (isNarrow)
        m_nothing->say(tr("Nothing is doubted through this lens"),
                       tr("What it lets through is of one voice. Other deals or days may hold claims at odds, likely "
                          "duplicates or slips."),
                       lens);
    else
        m_nothing->say(tr("Nothing is doubted"),
                       tr("Claims at odds, totals unlike the sum of their parts, figures out of scale, likely "
                          "duplicates and days that cannot be would stand here, to be decided. What was decided is "
                          "under Decided."),
                       lens);
}

const InboxRow *ReconcileView::line() const
{
    return m_lines && m_list->currentIndex().isValid() ? m_list->lines().line(m_list->currentIndex().row()) : nullptr;
}

/// Which claim of what is told is chosen: the one that was, else the one that is likely meant. One that stood and no
/// longer does is done with.
int ReconcileView::claimToStandOn(const SaidClaim *chosen) const
{
    const auto isIt = [chosen](const SaidClaim &claim) {
        return chosen && claim.id == chosen->id && (isStanding(claim.state) || !isStanding(chosen->state));
    };
    const auto at = std::ranges::find_if(m_told.claims, isIt);
    return at == m_told.claims.end() ? m_told.meant : static_cast<int>(at - m_told.claims.begin());
}

/// Shows the open line beside the list; of the same one the chosen claim stays.
void ReconcileView::showOpen(bool isSame)
{
    const InboxRow *open = line();
    if (!open) {
        m_open.clear();
        m_told = {};
        m_pane->tellNothing();
        return;
    }
    const bool wasAsking = isSame && m_pane->isAsking();
    m_open = open->key;
    m_row = m_list->currentIndex().row();
    ToldItem told = isDecidedTab() ? toldDecision(m_lines->inbox.decided[open->index], *m_lines->readings)
                                   : toldItem(m_lines->inbox.items[open->index], *m_lines->readings);
    if (wasAsking && told == m_told)
        return; // what one is being asked about is as it was
    m_told = std::move(told);
    m_pane->tell(m_told, claimToStandOn(isSame ? m_pane->said().current() : nullptr), isSame);
    const std::optional<PartialDate> &asOf = m_seen->lens.asOf;
    const PartialDate today = m_workspace.today();
    m_pane->setNote(asOf && asOf->last() < today.last()
                        ? tr("A decision is made today, %1. As of %2 nobody knows of it yet, so nothing changes there; "
                             "Alt+End shows everything known.")
                              .arg(shortDateText(today), shortDateText(*asOf))
                        : QString());
    offerDeeds();
}

void ReconcileView::walk()
{
    showOpen(false);
    m_calm->start();
}

/// What one stands on is inspected, and weighed.
void ReconcileView::pick()
{
    m_calm->stop();
    if (!line())
        return;
    const DeedSubject of = subject();
    weigh();
    askWho();
    if (!of.claim.isEmpty())
        Q_EMIT picked(qstring(word(RecordKind::Claim)), qstring(of.claim.text));
    else
        Q_EMIT picked(m_told.selects.kind, m_told.selects.id);
}

void ReconcileView::draw()
{
    const Look &look = m_focus.look();
    Drawn now{*m_seen, look.options, look.drill, m_style};
    if (m_drawn == now)
        return;
    m_drawn = std::move(now);
    const PictureRequest request = requestOf(name(), look, m_style, nullptr);
    m_isDrawing = true;
    showBusy();
    m_readings.request(m_seen->ledger, m_seen->lens, m_pictures, [this, request](const ReadingsPtr &readings) {
        m_isDrawing = false;
        drawIn(*m_pictures, request, readings);
        showBusy();
    });
}

void ReconcileView::setDraws(bool draws)
{
    m_draws = draws;
    m_bar->setDraws(draws);
    if (!m_seen)
        return;
    if (draws)
        draw();
    else
        m_pictures->setShowsData(false);
    if (m_lines)
        showLines();
    setFocusProxy(draws ? static_cast<QWidget *>(m_pictures) : m_list);
    setFocus(Qt::OtherFocusReason);
    Q_EMIT offersChanged();
}

void ReconcileView::showBusy() { m_busy->setBusy(m_isAsking || m_isDrawing); }

bool ReconcileView::offers(Offer offer) const { return offer == Offer::Copy ? m_draws || line() != nullptr : true; }

void ReconcileView::copy()
{
    if (m_draws) {
        m_pictures->copy();
        return;
    }
    if (!line())
        return;
    const SaidClaim *claim = m_pane->said().hasFocus() ? m_pane->said().current() : nullptr;
    if (claim) {
        QGuiApplication::clipboard()->setText(claim->citation);
        Q_EMIT announced(tr("Citation copied"));
        return;
    }
    QStringList text{m_told.title, m_told.sentence};
    for (const SaidClaim &each : m_told.claims)
        text << QStringList{each.figure, nameOf(each.state), each.stance, each.stated, each.source}.join(
            QLatin1Char('\t'));
    QGuiApplication::clipboard()->setText(text.join(QLatin1Char('\n')));
    Q_EMIT announced(tr("Copied: %1").arg(m_told.title));
}

void ReconcileView::exportAs()
{
    if (!m_draws)
        setDraws(true);
    m_pictures->exportAs();
}

void ReconcileView::setShowsData(bool shows)
{
    setDraws(shows);
    m_pictures->setShowsData(shows);
}

bool ReconcileView::showsData() const { return m_draws && m_pictures->showsData(); }

void ReconcileView::search()
{
    if (m_draws)
        setDraws(false);
    m_bar->field().setFocus(Qt::ShortcutFocusReason);
    m_bar->field().selectAll();
}

QByteArray ReconcileView::memory() const { return m_beside->saveState(); }

void ReconcileView::remember(const QByteArray &memory) { m_isParted = m_beside->restoreState(memory); }

} // namespace ledger
