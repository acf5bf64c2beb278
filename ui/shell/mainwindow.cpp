#include "mainwindow.h"

#include "breadcrumb.h"
#include "commandpalette.h"
#include "inbox.h"
#include "inspectorpanel.h"
#include "lensbar.h"
#include "listing.h"
#include "panes.h"
#include "rail.h"
#include "statusline.h"
#include "toast.h"
#include "viewlist.h"
#include "welcomepage.h"
#include "wording.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace ledger
{

namespace
{
constexpr QSize windowSize(1280, 800);
constexpr int inspectorWidth = 320;
constexpr int calmBeforeCounting = 250; // ms
constexpr int mostForRail = 6; // its part of the window
constexpr int widestLabel = 420; // of an edit, in a menu
const char pageName[] = "page"; // beside the views: what stands in their place at the end of a drill

bool isNothingIn(const Ledger &ledger)
{
    return ledger.count(RecordKind::Deal) == 0 && ledger.count(RecordKind::Observation) == 0;
}
} // namespace

MainWindow::MainWindow(Workspace &workspace, Appearance &appearance, WindowActions actions, const WindowMemory &memory,
                       QWidget *parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_appearance(appearance)
    , m_actions(std::move(actions))
    , m_calmInbox(new QTimer(this))
    , m_tiles(memory.tiles)
    , m_folder(memory.folder)
    , m_viewMemory(memory.views)
    , m_menus(makeMenus(*this, m_actions, viewList()))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    m_calmInbox->setSingleShot(true);
    m_calmInbox->setInterval(calmBeforeCounting);
    if (!m_tiles.isEmpty())
        m_focus.prepareOption(QStringLiteral("overview"), QStringLiteral("tiles"), m_tiles);
    if (viewList().contains(memory.view))
        m_focus.setView(memory.view);
    arrange();
    connectFocus();
    connectPalette();
    connectWorkspace();
    connectFileMenu();
    connectEditMenu();
    connectViewMenu();
    connectLensMenu();
    restore(memory);
    showStyle(m_appearance.style());
    showLedger();
    showState();
    showFocus();
}

MainWindow::~MainWindow()
{
    // The panels go while what they look at is still there.
    hide();
    delete takeCentralWidget();
}

void MainWindow::arrange()
{
    m_lensBar = new LensBar(this);
    m_rail = new Rail(viewList(), this);
    m_breadcrumb = new Breadcrumb(this);
    m_stack = new QStackedWidget(this);
    m_welcome = new WelcomePage({m_actions.open != nullptr, m_actions.importPaths != nullptr,
                                 m_actions.openBundledAnew != nullptr, m_actions.newRecord != nullptr},
                                this);
    m_stack->addWidget(m_welcome);
    m_inspector = new InspectorPanel(m_workspace, m_focus, m_readings, this);
    m_inspector->setObjectName(QStringLiteral("inspector"));
    m_inspector->setFrameShape(QFrame::NoFrame);
    m_inspector->setMinimumWidth(220);
    m_status = new StatusLine(this);
    m_toast = &m_status->toast();
    m_palette = new CommandPalette(*menuBar(), *this);

    m_middle = new QWidget(this);
    m_middle->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(m_middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_breadcrumb);
    column->addWidget(m_stack, 1);

    m_panes = new Panes(this);
    m_panes->addWidget(m_middle);
    m_panes->addWidget(m_inspector);
    m_panes->setStretchFactor(0, 1);
    m_panes->setSizes({windowSize.width() - m_rail->width() - inspectorWidth, inspectorWidth});
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(new ThinLine(Qt::Vertical, this));
    row->addWidget(m_panes, 1);

    auto *everything = new QWidget(this);
    auto *rows = new QVBoxLayout(everything);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_lensBar);
    rows->addWidget(new ThinLine(Qt::Horizontal, this));
    rows->addLayout(row, 1);
    rows->addWidget(m_status);
    setCentralWidget(everything);
    viewOf(m_focus.look().view).setFocus();
}

void MainWindow::restore(const WindowMemory &memory)
{
    if (!restoreGeometry(memory.geometry))
        resize(windowSize.boundedTo(screen()->availableSize()));
    m_panes->restoreState(memory.panes);
    m_inspector->setVisible(memory.showsInspector);
    m_menus.showInspector->setChecked(memory.showsInspector);
    m_menus.foldRail->setChecked(memory.foldsRail);
    fitRail();
}

WindowMemory MainWindow::memory() const
{
    return WindowMemory{saveGeometry(),
                        m_panes->saveState(),
                        !m_inspector->isHidden(),
                        m_menus.foldRail->isChecked(),
                        m_focus.look().view,
                        m_tiles,
                        m_viewMemory,
                        m_folder};
}

/// The names of the views take a sixth of the window at most; what is narrower shows their icons.
void MainWindow::fitRail()
{
    const bool isNarrow = width() < mostForRail * m_rail->widthSpread();
    m_rail->setFolded(isNarrow || m_menus.foldRail->isChecked());
    m_menus.foldRail->setEnabled(!isNarrow);
}

ViewPanel &MainWindow::viewOf(const QString &name)
{
    ViewPanel *&view = m_views[name];
    if (view == nullptr) {
        const ViewContext context{m_workspace, m_focus, m_readings};
        view = name == QLatin1String(pageName) ? makePage(context) : makeView(name, context, m_stack);
        view->setStyle(m_appearance.style());
        view->remember(m_viewMemory.value(name));
        m_stack->addWidget(view);
        connectView(*view);
    }
    return *view;
}

ViewPanel *MainWindow::openView() const { return qobject_cast<ViewPanel *>(m_stack->currentWidget()); }

void MainWindow::announce(const QString &message) { m_status->announce(message); }

void MainWindow::announceUndoable(const QString &message)
{
    m_toast->say(message, tr("Undo"), [this] { takeBack(); });
}

void MainWindow::showFocus()
{
    const Look &look = m_focus.look();
    m_rail->setOpen(look.view);
    if (!isNothingIn(*m_workspace.ledger()))
        showPage(viewOf(look.page().kind.isEmpty() ? look.view : QString::fromLatin1(pageName)));
    m_lensBar->setLens(look.lens, look.view, m_focus.option(QStringLiteral("source")));
    m_breadcrumb->setWay(viewName(look.view), look.drill);
    showMenuState();
    showReach();
}

void MainWindow::showPage(QWidget &page)
{
    if (m_stack->currentWidget() == &page)
        return;
    const QWidget *focused = focusWidget();
    const bool hadFocus = focused == nullptr || m_stack->isAncestorOf(focused) || m_stack->currentWidget() == m_welcome;
    m_stack->setCurrentWidget(&page);
    m_inspector->setChosen(chosen()); // what is chosen together is so in its table
    if (hadFocus && page.focusProxy() != nullptr)
        page.setFocus(Qt::OtherFocusReason); // in its picture, where the arrow keys walk, not on its first button
}

void MainWindow::showLedger()
{
    const LedgerPtr ledger = m_workspace.ledger();
    const bool isNothing = isNothingIn(*ledger);
    m_lensBar->setLedger(ledger);
    m_palette->setLedger(ledger);
    m_lensBar->setEnabled(!isNothing);
    if (isNothing)
        showPage(*m_welcome);
    m_readings.compute(
        ledger, m_focus.lens(), &m_marksContext, [](const ReadingsPtr &found) { return saidDays(found->ledger()); },
        [this](const ReadingsPtr &, std::vector<SaidDay> days) { m_lensBar->setMarks(std::move(days)); });
}

void MainWindow::showReach()
{
    const Lens lens = m_focus.lens();
    m_readings.compute(
        m_workspace.ledger(), lens, this, [lens](const ReadingsPtr &found) { return lensReach(*found, lens); },
        [this](const ReadingsPtr &found, LensReach reach) {
            m_status->showReach(found->ledgerPtr(), std::move(reach));
        });
    m_calmInbox->start();
}

void MainWindow::countInbox()
{
    const Lens lens = m_focus.lens();
    m_readings.compute(
        m_workspace.ledger(), lens, &m_inboxContext,
        [lens](const ReadingsPtr &found) { return static_cast<int>(inbox(*found, lens).items.size()); },
        [this](const ReadingsPtr &, int count) {
            m_rail->setCount(QStringLiteral("contested"), count, tr("%1 to decide").arg(QLocale().toString(count)));
        });
}

void MainWindow::showState()
{
    const QString file = QFileInfo(m_workspace.path()).fileName();
    setWindowFilePath(m_workspace.path());
    setWindowTitle(file.isEmpty() ? tr("Gigaledger") : tr("%1 – Gigaledger").arg(file));
    m_welcome->setFile(file);
    m_status->showState(m_workspace);
    showMenuState();
}

void MainWindow::showMenuState()
{
    const Look &look = m_focus.look();
    const bool isOpen = !m_workspace.path().isEmpty();
    const bool canWrite = isOpen && !m_workspace.notes().isReadOnly;
    const QString undoLabel = m_workspace.undoLabel();
    const QString redoLabel = m_workspace.redoLabel();
    const auto inMenu = [this](const QString &label) { // the field in front, and of the record both ends
        return fontMetrics().elidedText(label, Qt::ElideMiddle, widestLabel).replace(u'&', QStringLiteral("&&"));
    };
    m_menus.undo->setText(undoLabel.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(inMenu(undoLabel)));
    m_menus.redo->setText(redoLabel.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(inMenu(redoLabel)));
    m_menus.undo->setEnabled(canWrite && !undoLabel.isEmpty());
    m_menus.redo->setEnabled(canWrite && !redoLabel.isEmpty());
    m_menus.import->setEnabled(canWrite);
    m_menus.newRecords->setEnabled(canWrite);
    // A claim says something about a deal: without one there is nothing to choose in its form.
    m_menus.newClaim->setEnabled(canWrite && m_workspace.ledger()->count(RecordKind::Deal) > 0);
    // Whether there is a record to do it to is said where one tries.
    for (QAction *action : {m_menus.edit, m_menus.duplicate, m_menus.merge, m_menus.remove})
        action->setEnabled(canWrite);
    const std::size_t many = openView() != nullptr ? openView()->chosenCount() : 0;
    m_menus.edit->setText(many > 1 ? tr("&Edit %1 records…").arg(many) : tr("&Edit…"));
    m_menus.remove->setText(many > 1 ? tr("&Delete %1 records").arg(many) : tr("&Delete"));
    for (QAction *action : {m_menus.exportLedger, m_menus.saveCopy, m_menus.history})
        action->setEnabled(isOpen);
    m_menus.recordHistory->setEnabled(isOpen && !look.selection.id.isEmpty());
    m_menus.compactHistory->setEnabled(canWrite);
    const ViewPanel *view = openView();
    for (QAction *action :
         {m_menus.find, m_menus.uncounted, m_menus.previousChange, m_menus.nextChange, m_menus.firstDay, m_menus.latest,
          m_menus.typeDay, m_menus.play, m_menus.period, m_menus.rollUp, m_menus.addFilter})
        action->setEnabled(view != nullptr);
    m_menus.bases->setEnabled(view != nullptr);
    m_menus.copy->setEnabled(view != nullptr && view->offers(ViewPanel::Offer::Copy));
    m_menus.exportPicture->setEnabled(view != nullptr && view->offers(ViewPanel::Offer::Export));
    m_menus.showData->setEnabled(view != nullptr && view->offers(ViewPanel::Offer::ShowData));
    m_menus.showData->setChecked(view != nullptr && view->showsData());
    m_menus.clearFilters->setEnabled(withoutFilters(look.lens) != look.lens);
    m_menus.back->setEnabled(m_focus.canGoBack());
    m_menus.forth->setEnabled(m_focus.canGoForth());
    m_menus.up->setEnabled(!look.drill.empty());
    m_menus.rollUp->setChecked(look.lens.rollUp == RollUp::Parent);
    m_menus.bases->actions().at(static_cast<int>(look.lens.basis))->setChecked(true);
    for (QAction *action : m_menus.views->actions())
        action->setChecked(action->data().toString() == look.view);
}

void MainWindow::showStyle(const Style &style)
{
    m_lensBar->setStyle(style);
    m_rail->setStyle(style);
    m_welcome->setStyle(style);
    m_inspector->setStyle(style);
    m_toast->setStyle(style);
    QPalette paper = paletteFor(style); // views stand on the ground that pictures are drawn on
    paper.setColor(QPalette::Window, style.background);
    paper.setColor(QPalette::Base, style.background);
    m_middle->setPalette(paper);
    for (const auto &[name, view] : m_views)
        view->setStyle(style);
    for (QAction *action : m_menus.themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(m_appearance.choice().theme));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    Q_EMIT memoryChanged(memory());
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange)
        m_menus.fullScreen->setChecked(isFullScreen());
    QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fitRail();
}

} // namespace ledger
