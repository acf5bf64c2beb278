#include "dependenciesview.h"

#include "busyline.h"
#include "graphquestions.h"
#include "graphsearch.h"
#include "mapcanvas.h"
#include "mappanel.h"
#include "nothingpage.h"
#include "optionsbar.h"
#include "partyentries.h"
#include "viewrequest.h"
#include "waitnote.h"
#include "wording.h"

#include <QKeyEvent>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace ledger
{

namespace
{
constexpr int calmAfterGraphResizing = 120; // ms

bool isNode(const Mark &mark) { return mark.target.kind != QStringLiteral("edge"); }
} // namespace

DependenciesView::DependenciesView(const ViewContext &context, QWidget *parent)
    : ViewPanel(QStringLiteral("dependencies"), parent)
    , m_workspace(context.workspace)
    , m_focus(context.focus)
    , m_readings(context.readings)
    , m_style(styleFor(ThemeName::Light))
    , m_questions(new GraphQuestions(context.focus, this))
    , m_options(new OptionsBar(name(), context.focus, this))
    , m_busy(new BusyLine(this))
    , m_pages(new QStackedLayout)
    , m_pictures(new MapPanel(this))
    , m_nothing(new NothingPage(this))
    , m_search(new GraphSearch(m_pictures))
    , m_wait(new WaitNote(m_pictures))
    , m_making(this)
{
    setFocusProxy(m_pictures);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_questions);
    column->addWidget(m_options);
    column->addWidget(m_busy);
    column->addLayout(m_pages, 1);
    m_pages->addWidget(m_pictures);
    m_pages->addWidget(m_nothing);
    m_pictures->map().setStops(isNode);
    m_pictures->map().installEventFilter(this);
    m_resized.setSingleShot(true);
    m_resized.setInterval(calmAfterGraphResizing);

    connectPictures();
    connectQuestions();
    connect(&m_workspace, &Workspace::ledgerChanged, this, &DependenciesView::refresh);
    connect(&m_focus, &Focus::changed, this, &DependenciesView::refresh);
    connect(&m_making, &GraphMaking::made, this, &DependenciesView::showPicture);
    connect(&m_making, &GraphMaking::makingChanged, this, &DependenciesView::showBusy);
    connect(m_wait, &WaitNote::cancelled, this, &DependenciesView::cancel);
    connect(&m_resized, &QTimer::timeout, this, [this] {
        m_isDue = false;
        draw();
        showBusy();
    });
    setStyle(m_style);
}

DependenciesView::~DependenciesView() = default;

void DependenciesView::connectPictures()
{
    m_options->serve(*m_pictures);
    serve(*m_pictures);
    serve(*m_nothing, m_focus);
    connect(m_pictures, &PicturePanel::picked, this, &DependenciesView::pickMark);
    connect(m_pictures, &PicturePanel::drilled, this, &DependenciesView::drillMark);
    connect(m_pictures, &PicturePanel::climbed, this, &DependenciesView::climbed);
    connect(m_pictures, &PicturePanel::menuOpening, this, &DependenciesView::addToMenu);
}

void DependenciesView::connectQuestions()
{
    connect(m_questions, &GraphQuestions::findWanted, this, &DependenciesView::search);
    connect(m_questions, &GraphQuestions::arrangeWanted, this, &DependenciesView::arrangeAnew);
    connect(m_questions, &GraphQuestions::fitWanted, &m_pictures->map(), &MapCanvas::fit);
    connect(m_search, &GraphSearch::found, this, [this](const QString &id) { jumpTo(id, false); });
    connect(m_search, &GraphSearch::chosen, this, [this](const QString &id) { jumpTo(id, true); });
    connect(m_search, &GraphSearch::closed, this, [this] {
        m_pictures->map().setShowsCurrent(false);
        m_pictures->setFocus(Qt::ShortcutFocusReason);
    });
}

void DependenciesView::copy() { m_pictures->copy(); }

void DependenciesView::exportAs() { m_pictures->exportAs(); }

void DependenciesView::setShowsData(bool shows) { m_pictures->setShowsData(shows); }

bool DependenciesView::showsData() const { return m_pictures->showsData(); }

void DependenciesView::search()
{
    m_pictures->setShowsData(false);
    m_pictures->map().setShowsCurrent(true);
    m_search->open();
}

void DependenciesView::setStyle(const Style &style)
{
    m_style = style;
    m_pictures->setStyle(style);
    m_nothing->setStyle(style);
    m_options->refreshIcons();
    m_questions->refreshIcons();
    refresh();
}

void DependenciesView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

bool DependenciesView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_pictures->map() && event->type() == QEvent::Resize && m_found) {
        m_isDue = true;
        m_resized.start();
    }
    return ViewPanel::eventFilter(watched, event);
}

/// The room that the picture fills at the scale that one begins with.
QSizeF DependenciesView::room() const
{
    const MapCanvas &map = m_pictures->map();
    return QSizeF(map.size()).expandedTo(map.minimumSizeHint()) / map.readableScale();
}

/// Whose neighbours are to stand out: those of the party that is selected, where it is in the graph.
std::set<std::string> DependenciesView::highlighted() const
{
    const Selection &selection = m_focus.look().selection;
    std::set<std::string> ids = m_found->plan.highlight;
    if (selection.kind == QStringLiteral("party") && m_found->findings->node(selection.id.toStdString()))
        ids = {selection.id.toStdString()};
    return ids;
}

void DependenciesView::refresh()
{
    const Look &look = m_focus.look();
    if (look.view != name() || !isVisible())
        return;
    m_questions->setLedger(m_workspace.ledger());
    m_questions->refresh();
    m_options->refresh();
    m_pictures->setSelection(look.selection);
    m_pictures->setClimbs(!look.drill.empty());
    Seen now{m_workspace.ledger(), look.options, look.lens, look.drill};
    if (m_seen == now) {
        if (!m_isAsking)
            draw();
        return;
    }
    m_seen = std::move(now);
    ask();
}

void DependenciesView::ask()
{
    const LedgerPtr &ledger = m_seen->ledger;
    if (ledger->count(RecordKind::Deal) == 0) {
        sayEmptyLedger();
        return;
    }
    m_isAsking = true;
    showBusy();
    const PictureRequest request
        = requestOf(name(), m_focus.look(), m_style, m_traitsOf == ledger ? m_traits : nullptr);
    m_readings.compute(
        ledger, m_seen->lens, this,
        [request](const ReadingsPtr &readings) {
            PictureRequest whole = request;
            if (!whole.traits)
                whole.traits = std::make_shared<const LedgerTraits>(traitsOf(readings->ledger()));
            Found found;
            found.traits = whole.traits;
            found.plan = graphPlan(whole, *readings);
            found.findings = std::make_shared<const GraphFindings>(graphFindings(whole, *readings, found.plan));
            return found;
        },
        [this, asked = *m_seen](const ReadingsPtr &readings, Found found) { take(asked, readings, std::move(found)); });
}

void DependenciesView::take(const Seen &asked, const ReadingsPtr &readings, Found found)
{
    m_traits = found.traits;
    m_traitsOf = asked.ledger;
    if (m_seen != asked || !m_isAsking)
        return; // cancelled, or something else is to be seen by now
    m_isAsking = false;
    found.readings = readings;
    found.of = asked;
    m_found = std::move(found);
    draw();
    showBusy();
}

void DependenciesView::draw(bool isAnew)
{
    if (!m_found)
        return;
    Drawn now{m_found->findings, m_style, room(), highlighted()};
    if (m_drawn == now && !isAnew)
        return;
    m_drawn = std::move(now);
    PicturePlan plan = m_found->plan;
    plan.style = m_style;
    plan.size = m_drawn->room;
    plan.highlight = m_drawn->highlight;
    m_making.make({m_found->readings, m_found->findings, plan, m_focus.arrangement(), isAnew});
}

void DependenciesView::showPicture(const GraphMaking::Answer &answer)
{
    const bool hasOtherParties = !m_shown || m_shown->findings != m_found->findings;
    m_shown = m_found;
    m_shownDrawn = m_drawn;
    const bool isAnything = !m_found->findings->shown.nodes.empty();
    if (isAnything)
        m_focus.setArrangement(answer.arrangement);
    m_pictures->setPicture(answer.picture);
    m_options->setHasPicture(isAnything);
    m_questions->setHasPicture(isAnything);
    if (!isAnything)
        m_nothing->sayNothingPasses(*answer.picture, m_shown->of.lens);
    m_pages->setCurrentWidget(isAnything ? static_cast<QWidget *>(m_pictures) : m_nothing);
    if (hasOtherParties) {
        std::vector<PickerEntry> entries = partyEntries(*m_shown->of.ledger);
        std::set<std::string> there;
        for (const DependencyNode &node : m_found->findings->all.nodes)
            there.insert(node.id.text);
        std::erase_if(entries, [&there](const PickerEntry &each) { return !there.contains(each.id.toStdString()); });
        m_search->setEntries(std::move(entries));
    }
    if (!m_awaited.isEmpty())
        jumpTo(std::exchange(m_awaited, QString()), false);
    Q_EMIT settled();
}

void DependenciesView::arrangeAnew() { draw(true); }

void DependenciesView::cancel()
{
    m_isAsking = false;
    m_making.stop();
    showBusy();
    Q_EMIT announced(tr("Cancelled; the picture is as it was"));
    if (!m_shown)
        return;
    // What is shown was made with these: nothing is to be made anew.
    m_found = m_shown;
    m_drawn = m_shownDrawn;
    m_seen = m_shown->of;
    Look look = m_focus.look();
    look.options = m_shown->of.options;
    look.lens = m_shown->of.lens;
    m_focus.setLook(look);
}

void DependenciesView::sayEmptyLedger()
{
    m_isAsking = false;
    m_making.stop();
    m_found.reset();
    m_drawn.reset();
    m_shown.reset();
    showBusy();
    m_pictures->setPicture(nullptr);
    m_options->setHasPicture(false);
    m_questions->setHasPicture(false);
    m_nothing->sayEmptyLedger();
    m_pages->setCurrentWidget(m_nothing);
}

void DependenciesView::showBusy()
{
    const bool waits = m_isAsking || m_making.isMaking();
    m_busy->setBusy(waits);
    m_wait->setWaiting(!waits           ? QString()
                           : m_isAsking ? tr("Finding out who depends on whom…")
                                        : tr("Arranging %1 nodes…").arg(m_found->findings->shown.nodes.size()));
}

void DependenciesView::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = !(event->modifiers() & ~Qt::ShiftModifier);
    if (isPlain && event->key() == Qt::Key_Backspace)
        closeGroupOfCurrent();
    else if (isPlain && event->key() == Qt::Key_E)
        walkEdges(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    else
        ViewPanel::keyPressEvent(event);
}

} // namespace ledger
