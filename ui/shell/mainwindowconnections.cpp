#include "breadcrumb.h"
#include "commandpalette.h"
#include "inspectorpanel.h"
#include "lensbar.h"
#include "lenschips.h"
#include "mainwindow.h"
#include "panes.h"
#include "rail.h"
#include "recordpage.h"
#include "shortcutsdialog.h"
#include "statusline.h"
#include "toast.h"
#include "viewlist.h"
#include "viewpanel.h"
#include "welcomepage.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QMessageBox>
#include <QTimer>

/// Views never call each other: what they say is meant becomes, here, what the window looks at or asks of the program.
namespace ledger
{

void MainWindow::connectView(ViewPanel &view)
{
    connect(&view, &ViewPanel::picked, this, &MainWindow::inspect);
    connect(&view, &ViewPanel::extended, this, &MainWindow::extend);
    connect(&view, &ViewPanel::drilled, this, &MainWindow::drill);
    connect(&view, &ViewPanel::climbed, &m_focus,
            [this] { m_focus.drillUp(static_cast<int>(m_focus.look().drill.size()) - 1); });
    connect(&view, &ViewPanel::announced, this, &MainWindow::announce);
    connect(&view, &ViewPanel::importRequested, m_menus.import, &QAction::trigger);
    connect(&view, &ViewPanel::lookWanted, this, [this](const Look &look) {
        if (viewList().contains(look.view))
            m_focus.setLook(look);
        else
            announce(tr("%1 cannot be opened here.").arg(viewName(look.view)));
    });
    connect(&view, &ViewPanel::arranged, this, [this](const QString &tiles) {
        m_tiles = tiles;
        Q_EMIT memoryChanged(memory());
    });
    connect(&view, &ViewPanel::memoryChanged, this, [this, &view] {
        m_viewMemory.insert(view.name(), view.memory());
        Q_EMIT memoryChanged(memory());
    });
    connect(&view, &ViewPanel::formWanted, this, &MainWindow::edit);
    connect(&view, &ViewPanel::replacementWanted, this, &MainWindow::replaceClaim);
    connect(&view, &ViewPanel::decided, this, &MainWindow::announceUndoable);
    connect(&view, &ViewPanel::offersChanged, this, [this] {
        showMenuState();
        if (openView() == nullptr || openView()->chosenCount() < 2)
            m_inspector->setChosen({});
    });
    connect(&view, &ViewPanel::chosenChanged, this, [this] { m_inspector->setChosen(chosen()); });
    connect(&view, &ViewPanel::editWanted, m_menus.edit, &QAction::trigger);
    connect(&view, &ViewPanel::copyWanted, m_menus.duplicate, &QAction::trigger);
    connect(&view, &ViewPanel::removalWanted, m_menus.remove, &QAction::trigger);
    connect(&view, &ViewPanel::mergerWanted, m_menus.merge, &QAction::trigger);
    connect(&view, &ViewPanel::historyWanted, this, &MainWindow::showHistory);
}

ViewPanel *MainWindow::makePage(const ViewContext &context)
{
    auto *page = new RecordPage(context, m_stack);
    connect(page, &RecordPage::listWanted, this, &MainWindow::list);
    connect(page, &RecordPage::editRequested, this, &MainWindow::edit);
    connect(page, &RecordPage::claimRequested, this, [this](const QString &kind, const QString &id) {
        addRecord(qstring(word(RecordKind::Claim)), {kind, id});
    });
    return page;
}

void MainWindow::connectFocus()
{
    connect(&m_focus, &Focus::changed, this, &MainWindow::showFocus);
    connect(m_rail, &Rail::spreadChanged, this, &MainWindow::fitRail);
    connect(m_rail, &Rail::viewChosen, &m_focus, &Focus::setView);
    connect(m_breadcrumb, &Breadcrumb::climbed, &m_focus, &Focus::drillUp);
    connect(m_lensBar, &LensBar::lensChosen, &m_focus, &Focus::setLens);
    connect(m_lensBar, &LensBar::settled, &m_focus, &Focus::settle);
    connect(m_lensBar, &LensBar::announced, this, &MainWindow::announce);
    connect(m_status, &StatusLine::picked, this, &MainWindow::inspect);
    connect(m_inspector, &InspectorPanel::picked, this, &MainWindow::inspect);
    connect(m_inspector, &InspectorPanel::pageWanted, this, &MainWindow::openPage);
    connect(m_inspector, &InspectorPanel::announced, this, &MainWindow::announce);
    connect(m_inspector, &InspectorPanel::editRequested, this, &MainWindow::edit);
    connect(m_inspector, &InspectorPanel::historyWanted, this, &MainWindow::showHistory);
    connect(m_inspector, &InspectorPanel::claimRequested, this, [this](const QString &kind, const QString &id) {
        addRecord(QStringLiteral("claim"), {kind, id});
    });
    connect(m_welcome, &WelcomePage::openWanted, m_menus.open, &QAction::trigger);
    connect(m_welcome, &WelcomePage::dealWanted, this, [this] { addRecord(QStringLiteral("deal"), {}); });
    connect(m_welcome, &WelcomePage::importWanted, m_menus.import, &QAction::trigger);
    connect(m_welcome, &WelcomePage::bundledWanted, m_menus.openBundled, &QAction::trigger);
    connect(&m_appearance, &Appearance::styleChanged, this, &MainWindow::showStyle);
    connect(m_calmInbox, &QTimer::timeout, this, &MainWindow::countInbox);
    connect(&m_readings, &ReadingsCache::busyChanged, m_status, &StatusLine::showBusy);
    connect(m_panes, &QSplitter::splitterMoved, this, [this] { Q_EMIT memoryChanged(memory()); });
}

void MainWindow::connectPalette()
{
    connect(m_palette, &CommandPalette::chosen, this, &MainWindow::openPage);
    connect(m_palette, &CommandPalette::inspected, this, &MainWindow::inspect);
    connect(m_palette, &CommandPalette::dayChosen, this, [this](const PartialDate &day) {
        Lens lens = m_focus.lens();
        lens.asOf = day;
        m_focus.setLens(lens);
    });
    connect(m_palette, &CommandPalette::periodChosen, this,
            [this](const QString &period) { m_focus.setLens(withPeriod(m_focus.lens(), period)); });
    connect(m_palette, &CommandPalette::filterChosen, this, [this](const QString &filter, const QString &id) {
        m_focus.setLens(withFilter(m_focus.lens(), filter, id));
    });
    connect(m_lensBar, &LensBar::searchWanted, this, &MainWindow::openPalette);
    connect(m_menus.palette, &QAction::triggered, this, &MainWindow::openPalette);
}

void MainWindow::connectWorkspace()
{
    connect(&m_workspace, &Workspace::opened, this, [this] {
        if (m_openPath != m_workspace.path()) {
            m_openPath = m_workspace.path();
            m_focus.startAnew();
        }
        showLedger();
        showState();
        showFocus();
    });
    connect(&m_workspace, &Workspace::ledgerChanged, this, [this] {
        showLedger();
        showFocus();
        toastDoing();
    });
    connect(&m_workspace, &Workspace::stateChanged, this, &MainWindow::showState);
    connect(&m_workspace, &Workspace::movedByOthers, this, &MainWindow::toastOthers);
    connect(&m_workspace, &Workspace::openFailed, this,
            [this](const QString &, const QString &why) { complain(tr("The ledger cannot be opened"), why); });
    connect(&m_workspace, &Workspace::failed, this,
            [this](const QString &why) { complain(tr("That was not saved"), why); });
    connect(&m_workspace, &Workspace::fileLost, this, [this](const QString &why) {
        complain(tr("The file is no longer what is shown"),
                 tr("%1\n\nWhat you see is still here, and can be exported from the File menu.").arg(why));
    });
}

void MainWindow::connectFileMenu()
{
    connect(m_menus.newLedger, &QAction::triggered, this, &MainWindow::createFile);
    connect(m_menus.open, &QAction::triggered, this, &MainWindow::openFile);
    connect(m_menus.recent, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    connect(m_menus.openBundled, &QAction::triggered, this, [this] { m_actions.openBundledAnew(this); });
    connect(m_menus.newWindow, &QAction::triggered, this, [this] { m_actions.newWindow(this); });
    connect(m_menus.import, &QAction::triggered, this, [this] { m_actions.importPaths(this, {}); });
    connect(m_menus.exportPicture, &QAction::triggered, this, [this] { openView()->exportAs(); });
    connect(m_menus.exportLedger, &QAction::triggered, this, [this] { m_actions.exportLedger(this); });
    connect(m_menus.saveCopy, &QAction::triggered, this, &MainWindow::saveCopy);
    connect(m_menus.compactHistory, &QAction::triggered, this, [this] { m_actions.compactHistory(this); });
    connect(m_menus.close, &QAction::triggered, this, &QWidget::close);
    connect(m_menus.quit, &QAction::triggered, qApp, &QApplication::closeAllWindows);
}

void MainWindow::connectEditMenu()
{
    connect(m_menus.undo, &QAction::triggered, this, &MainWindow::takeBack);
    connect(m_menus.redo, &QAction::triggered, this, &MainWindow::doAgain);
    connect(m_menus.copy, &QAction::triggered, this, [this] { openView()->copy(); });
    connect(m_menus.newRecords, &QActionGroup::triggered, this,
            [this](const QAction *action) { addRecord(action->data().toString(), m_focus.look().selection); });
    connect(m_menus.edit, &QAction::triggered, this, &MainWindow::editChosen);
    connect(m_menus.remove, &QAction::triggered, this, &MainWindow::removeChosen);
    connect(m_menus.duplicate, &QAction::triggered, this, &MainWindow::duplicateSelected);
    connect(m_menus.merge, &QAction::triggered, this, &MainWindow::mergeChosen);
    connect(m_menus.history, &QAction::triggered, this, [this] { showHistory({}, {}); });
    connect(m_menus.recordHistory, &QAction::triggered, this,
            [this] { showHistory(m_focus.look().selection.kind, m_focus.look().selection.id); });
    connect(m_menus.find, &QAction::triggered, this, [this] {
        if (ViewPanel *view = openView(); view != nullptr && view->offers(ViewPanel::Offer::Search))
            view->search();
        else
            find();
    });
}

void MainWindow::connectViewMenu()
{
    connect(m_menus.views, &QActionGroup::triggered, &m_focus,
            [this](const QAction *action) { m_focus.setView(action->data().toString()); });
    connect(m_menus.tables, &QActionGroup::triggered, this,
            [this](const QAction *action) { openTable(action->data().toString()); });
    connect(m_menus.back, &QAction::triggered, &m_focus, &Focus::back);
    connect(m_menus.forth, &QAction::triggered, &m_focus, &Focus::forth);
    connect(m_menus.up, &QAction::triggered, &m_focus,
            [this] { m_focus.drillUp(static_cast<int>(m_focus.look().drill.size()) - 1); });
    connect(m_menus.showData, &QAction::triggered, this, [this](bool shows) { openView()->setShowsData(shows); });
    connect(m_menus.showInspector, &QAction::triggered, this, [this](bool shows) {
        m_inspector->setVisible(shows);
        Q_EMIT memoryChanged(memory());
    });
    connect(m_menus.foldRail, &QAction::triggered, this, [this] {
        fitRail();
        Q_EMIT memoryChanged(memory());
    });
    connect(m_menus.nextPane, &QAction::triggered, this, &MainWindow::enterNextPane);
    connect(m_menus.previousPane, &QAction::triggered, this, &MainWindow::enterPreviousPane);
    connect(m_menus.themes, &QActionGroup::triggered, this, [this](const QAction *action) {
        AppearanceChoice choice = m_appearance.choice();
        choice.theme = static_cast<ThemeChoice>(action->data().toInt());
        m_appearance.choose(choice);
    });
    connect(m_menus.largerText, &QAction::triggered, this,
            [this] { resizeText(m_appearance.choice().textPercent + 10); });
    connect(m_menus.smallerText, &QAction::triggered, this,
            [this] { resizeText(m_appearance.choice().textPercent - 10); });
    connect(m_menus.normalText, &QAction::triggered, this, [this] { resizeText(100); });
    connect(m_menus.fullScreen, &QAction::triggered, this, [this](bool isFull) {
        setWindowState(isFull ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
    });
    connect(m_menus.help, &QAction::triggered, this, &MainWindow::showHelp);
    connect(m_menus.shortcuts, &QAction::triggered, this, [this] {
        auto *dialog = new ShortcutsDialog(*menuBar(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_menus.about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::connectLensMenu()
{
    AsOfSlider *slider = &m_lensBar->slider();
    connect(m_menus.bases, &QActionGroup::triggered, m_lensBar,
            [this](const QAction *action) { m_lensBar->chooseBasis(static_cast<Basis>(action->data().toInt())); });
    connect(m_menus.previousChange, &QAction::triggered, slider, &AsOfSlider::stepToPreviousChange);
    connect(m_menus.nextChange, &QAction::triggered, slider, &AsOfSlider::stepToNextChange);
    connect(m_menus.firstDay, &QAction::triggered, slider, &AsOfSlider::goToFirst);
    connect(m_menus.latest, &QAction::triggered, slider, &AsOfSlider::goToLatest);
    connect(m_menus.play, &QAction::triggered, slider, &AsOfSlider::setPlaying);
    connect(slider, &AsOfSlider::playingChanged, m_menus.play, &QAction::setChecked);
    connect(m_menus.typeDay, &QAction::triggered, m_lensBar, &LensBar::typeDay);
    connect(m_menus.period, &QAction::triggered, m_lensBar, &LensBar::openPeriod);
    connect(m_menus.rollUp, &QAction::triggered, m_lensBar, &LensBar::setRollsUp);
    connect(m_menus.addFilter, &QAction::triggered, m_lensBar, &LensBar::openFilters);
    connect(m_menus.clearFilters, &QAction::triggered, m_lensBar, &LensBar::clearFilters);
    connect(m_menus.uncounted, &QAction::triggered, m_status, &StatusLine::openUncounted);
    m_lensBar->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_lensBar->addActions({m_menus.addFilter, m_menus.clearFilters, m_menus.period, m_menus.typeDay, m_menus.latest});
    m_status->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_status->addActions({m_menus.undo, m_menus.redo, m_menus.uncounted});
}

} // namespace ledger
