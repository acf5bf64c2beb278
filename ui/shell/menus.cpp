#include "menus.h"

#include "appearance.h"
#include "cellwords.h"
#include "rail.h"
#include "wording.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace ledger
{

namespace
{
struct MenuWords
{
    Q_DECLARE_TR_FUNCTIONS(MenuWords)
};

QAction *addTo(QMenu *menu, const char *name, const QString &text, const QKeySequence &key = {})
{
    QAction *action = menu->addAction(text);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    action->setMenuRole(QAction::NoRole);
    return action;
}

QAction *addSwitch(QMenu *menu, const char *name, const QString &text, const QKeySequence &key = {})
{
    QAction *action = addTo(menu, name, text, key);
    action->setCheckable(true);
    return action;
}

QAction *addChoice(QActionGroup *group, QMenu *menu, const QString &name, const QString &text, const QVariant &value,
                   const QKeySequence &key)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    action->setCheckable(true);
    action->setData(value);
    action->setShortcut(key);
    group->addAction(action);
    return action;
}

void addFileMenu(Menus &menus, QMenu *menu, const WindowActions &offered)
{
    menus.newLedger = addTo(menu, "actionNewLedger", MenuWords::tr("&New ledger…"), Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    menus.open = addTo(menu, "actionOpen", MenuWords::tr("&Open…"), QKeySequence::Open);
    menus.recent = menu->addMenu(MenuWords::tr("Open &recent"));
    menus.openBundled = addTo(menu, "actionOpenBundled", MenuWords::tr("Open the &bundled ledger anew"));
    menus.newWindow = addTo(menu, "actionNewWindow", MenuWords::tr("New &window"), Qt::CTRL | Qt::ALT | Qt::Key_N);
    menu->addSeparator();
    menus.import = addTo(menu, "actionImport", MenuWords::tr("&Import…"), Qt::CTRL | Qt::Key_I);
    menus.exportPicture = addTo(menu, "actionExportPicture", MenuWords::tr("&Export picture…"), Qt::CTRL | Qt::Key_E);
    menus.exportLedger
        = addTo(menu, "actionExportLedger", MenuWords::tr("Export &ledger…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    menus.saveCopy = addTo(menu, "actionSaveCopy", MenuWords::tr("Save a &copy…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    menu->addSeparator();
    menus.compactHistory = addTo(menu, "actionCompactHistory", MenuWords::tr("Co&mpact history…"));
    menu->addSeparator();
    menus.close = addTo(menu, "actionClose", MenuWords::tr("Close"), QKeySequence::Close);
    menus.quit = addTo(menu, "actionQuit", MenuWords::tr("&Quit"), Qt::CTRL | Qt::Key_Q);
    menus.newLedger->setVisible(static_cast<bool>(offered.create));
    menus.open->setVisible(static_cast<bool>(offered.open));
    menus.recent->menuAction()->setVisible(offered.open && offered.recentFiles);
    menus.openBundled->setVisible(static_cast<bool>(offered.openBundledAnew));
    menus.newWindow->setVisible(static_cast<bool>(offered.newWindow));
    menus.import->setVisible(static_cast<bool>(offered.importPaths));
    menus.exportLedger->setVisible(static_cast<bool>(offered.exportLedger));
    menus.compactHistory->setVisible(static_cast<bool>(offered.compactHistory));
}

void addNewMenu(Menus &menus, QMenu *into, const WindowActions &offered)
{
    QMenu *menu = into->addMenu(MenuWords::tr("&New"));
    menus.newRecords = new QActionGroup(menu);
    const auto add = [&](const char *name, const QString &text, RecordKind kind, const QKeySequence &key) {
        QAction *action = addTo(menu, name, text, key);
        action->setData(qstring(word(kind)));
        return menus.newRecords->addAction(action);
    };
    menus.newClaim = add("actionNewClaim", MenuWords::tr("&Claim…"), RecordKind::Claim, Qt::CTRL | Qt::Key_N);
    add("actionNewDeal", MenuWords::tr("&Deal…"), RecordKind::Deal, Qt::CTRL | Qt::SHIFT | Qt::Key_A);
    add("actionNewParty", MenuWords::tr("&Party…"), RecordKind::Party, Qt::CTRL | Qt::SHIFT | Qt::Key_Y);
    add("actionNewSource", MenuWords::tr("&Source…"), RecordKind::Source, Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    add("actionNewObservation", MenuWords::tr("&Observation…"), RecordKind::Observation,
        Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    add("actionNewDecision", MenuWords::tr("D&ecision…"), RecordKind::Decision, Qt::CTRL | Qt::SHIFT | Qt::Key_I);
    menus.newRecords->setVisible(static_cast<bool>(offered.newRecord));
    menu->menuAction()->setVisible(static_cast<bool>(offered.newRecord));
}

void addEditMenu(Menus &menus, QMenu *menu, const WindowActions &offered)
{
    menus.undo = addTo(menu, "actionUndo", MenuWords::tr("&Undo"), QKeySequence::Undo);
    menus.redo = addTo(menu, "actionRedo", MenuWords::tr("&Redo"));
    menus.redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    menu->addSeparator();
    menus.copy = addTo(menu, "actionCopy", MenuWords::tr("&Copy"), QKeySequence::Copy);
    menu->addSeparator();
    addNewMenu(menus, menu, offered);
    menus.edit = addTo(menu, "actionEdit", MenuWords::tr("&Edit…"));
    menus.edit->setShortcuts({QKeySequence(Qt::Key_F2), QKeySequence(Qt::SHIFT | Qt::Key_F2)});
    menus.duplicate = addTo(menu, "actionDuplicate", MenuWords::tr("Dup&licate…"), Qt::CTRL | Qt::Key_D);
    menus.merge = addTo(menu, "actionMerge", MenuWords::tr("&Merge…"), Qt::CTRL | Qt::Key_M);
    menus.remove = addTo(menu, "actionDelete", MenuWords::tr("&Delete"), QKeySequence::Delete);
    menu->addSeparator();
    menus.history = addTo(menu, "actionHistory", MenuWords::tr("&History…"), Qt::CTRL | Qt::Key_H);
    menus.recordHistory = addTo(menu, "actionRecordHistory", MenuWords::tr("History of what is &selected…"),
                                Qt::CTRL | Qt::SHIFT | Qt::Key_H);
    menu->addSeparator();
    menus.find = addTo(menu, "actionFind", MenuWords::tr("&Find…"), QKeySequence::Find);
    menus.palette = addTo(menu, "actionPalette", MenuWords::tr("Find &anything…"), Qt::CTRL | Qt::Key_K);
    menus.edit->setVisible(static_cast<bool>(offered.edit));
    menus.duplicate->setVisible(static_cast<bool>(offered.duplicate));
    menus.merge->setVisible(static_cast<bool>(offered.merge));
    menus.remove->setVisible(static_cast<bool>(offered.remove));
    for (QAction *action : {menus.history, menus.recordHistory})
        action->setVisible(static_cast<bool>(offered.history));
}

void addThemes(Menus &menus, QMenu *menu)
{
    QMenu *themes = menu->addMenu(MenuWords::tr("&Theme"));
    menus.themes = new QActionGroup(themes);
    const auto add = [&](const char *name, const QString &text, ThemeChoice choice) {
        addChoice(menus.themes, themes, QString::fromLatin1(name), text, static_cast<int>(choice), {});
    };
    add("actionThemeSystem", MenuWords::tr("&System"), ThemeChoice::System);
    add("actionThemeLight", MenuWords::tr("&Light"), ThemeChoice::Light);
    add("actionThemeDark", MenuWords::tr("&Dark"), ThemeChoice::Dark);
}

void addTables(Menus &menus, QMenu *into, bool hasLedger)
{
    QMenu *menu = into->addMenu(MenuWords::tr("Tables of the led&ger"));
    menu->menuAction()->setVisible(hasLedger);
    menus.tables = new QActionGroup(menu);
    menus.tables->setVisible(hasLedger);
    for (std::size_t i = 0; i < words<TableName>().size(); ++i) {
        const QString table = qstring(words<TableName>()[i]);
        QAction *action = menu->addAction(MenuWords::tr("Ledger: %1").arg(nameOf(static_cast<TableName>(i))));
        action->setObjectName(QStringLiteral("actionTable-") + table);
        action->setShortcut(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i)));
        action->setData(table);
        menus.tables->addAction(action);
    }
}

void addViewMenu(Menus &menus, QMenu *menu, const QStringList &views)
{
    menus.views = new QActionGroup(menu);
    for (qsizetype i = 0; i < views.size(); ++i)
        addChoice(menus.views, menu, QStringLiteral("actionView-%1").arg(views[i]), viewName(views[i]), views[i],
                  i < 9 ? QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)) : QKeySequence());
    addTables(menus, menu, views.contains(QStringLiteral("ledger")));
    menu->addSeparator();
    menus.back = addTo(menu, "actionBack", MenuWords::tr("&Back"));
    menus.back->setShortcuts({QKeySequence(Qt::ALT | Qt::Key_Left), QKeySequence(Qt::Key_Back)});
    menus.forth = addTo(menu, "actionForth", MenuWords::tr("&Forward"));
    menus.forth->setShortcuts({QKeySequence(Qt::ALT | Qt::Key_Right), QKeySequence(Qt::Key_Forward)});
    menus.up = addTo(menu, "actionUp", MenuWords::tr("&Up one level"), Qt::ALT | Qt::Key_Up);
    menu->addSeparator();
    menus.showData = addSwitch(menu, "actionShowData", MenuWords::tr("Show &data"), Qt::CTRL | Qt::Key_T);
    menus.showInspector = addSwitch(menu, "actionShowInspector", MenuWords::tr("Show &inspector"), Qt::Key_F9);
    menus.foldRail = addSwitch(menu, "actionFoldRail", MenuWords::tr("Views as &icons alone"), Qt::CTRL | Qt::Key_B);
    menus.nextPane = addTo(menu, "actionNextPane", MenuWords::tr("&Next part of the window"), Qt::Key_F6);
    menus.previousPane
        = addTo(menu, "actionPreviousPane", MenuWords::tr("&Previous part of the window"), Qt::SHIFT | Qt::Key_F6);
    menu->addSeparator();
    addThemes(menus, menu);
    menus.largerText = addTo(menu, "actionLargerText", MenuWords::tr("&Larger text"));
    menus.largerText->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    menus.smallerText = addTo(menu, "actionSmallerText", MenuWords::tr("&Smaller text"), Qt::CTRL | Qt::Key_Minus);
    menus.normalText = addTo(menu, "actionNormalText", MenuWords::tr("N&ormal text"), Qt::CTRL | Qt::Key_0);
    menu->addSeparator();
    menus.fullScreen = addSwitch(menu, "actionFullScreen", MenuWords::tr("F&ull screen"), Qt::Key_F11);
}

void addLensMenu(Menus &menus, QMenu *menu)
{
    menus.bases = new QActionGroup(menu);
    for (std::size_t i = 0; i < words<Basis>().size(); ++i)
        addChoice(menus.bases, menu, QStringLiteral("actionBasis-%1").arg(qstring(words<Basis>()[i])),
                  MenuWords::tr("Basis: %1").arg(nameOf(static_cast<Basis>(i))), static_cast<int>(i),
                  QKeySequence(static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i))));
    menu->addSeparator();
    menus.previousChange = addTo(menu, "actionPreviousChange", MenuWords::tr("&Previous change"), Qt::Key_BracketLeft);
    menus.nextChange = addTo(menu, "actionNextChange", MenuWords::tr("&Next change"), Qt::Key_BracketRight);
    menus.firstDay = addTo(menu, "actionFirstDay", MenuWords::tr("&First day"), Qt::ALT | Qt::Key_Home);
    menus.latest = addTo(menu, "actionLatest", MenuWords::tr("&Latest"), Qt::ALT | Qt::Key_End);
    menus.typeDay = addTo(menu, "actionTypeDay", MenuWords::tr("As of a &day…"), Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    menus.play = addSwitch(menu, "actionPlay", MenuWords::tr("Pla&y"), Qt::CTRL | Qt::Key_Space);
    menu->addSeparator();
    menus.period = addTo(menu, "actionPeriod", MenuWords::tr("P&eriod…"), Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    menus.rollUp = addSwitch(menu, "actionRollUp", MenuWords::tr("&Roll up to owners"), Qt::CTRL | Qt::Key_R);
    menus.addFilter = addTo(menu, "actionAddFilter", MenuWords::tr("&Add filter…"), Qt::CTRL | Qt::Key_L);
    menus.clearFilters
        = addTo(menu, "actionClearFilters", MenuWords::tr("&Clear filters"), Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    menu->addSeparator();
    menus.uncounted = addTo(menu, "actionUncounted", MenuWords::tr("What is &uncounted…"), Qt::CTRL | Qt::Key_U);
}

void addHelpMenu(Menus &menus, QMenu *menu)
{
    menus.help = addTo(menu, "actionHelp", MenuWords::tr("&Help"), Qt::Key_F1);
    // Not Ctrl+Shift+/ as well: where that types a question mark the two would be one key of two meanings.
    menus.shortcuts = addTo(menu, "actionShortcuts", MenuWords::tr("Keyboard &shortcuts"), Qt::CTRL | Qt::Key_Question);
    menus.about = addTo(menu, "actionAbout", MenuWords::tr("&About Gigaledger"));
}
} // namespace

Menus makeMenus(QMainWindow &window, const WindowActions &offered, const QStringList &views)
{
    Menus menus;
    QMenuBar *bar = window.menuBar();
    addFileMenu(menus, bar->addMenu(MenuWords::tr("&File")), offered);
    addEditMenu(menus, bar->addMenu(MenuWords::tr("&Edit")), offered);
    addViewMenu(menus, bar->addMenu(MenuWords::tr("&View")), views);
    addLensMenu(menus, bar->addMenu(MenuWords::tr("&Lens")));
    addHelpMenu(menus, bar->addMenu(MenuWords::tr("&Help")));
    return menus;
}

QString plainName(const QAction &action)
{
    QString name = action.text();
    name.remove(u'&').remove(u'…');
    return name;
}

} // namespace ledger
