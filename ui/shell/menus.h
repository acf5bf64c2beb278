#pragma once

#include "lens.h"
#include "windowactions.h"

#include <QAction>
#include <QMainWindow>
#include <QStringList>

#include <vector>

class QActionGroup;
class QMenu;

namespace ledger
{

/// Every action of a window's menu bar. What they do is connected elsewhere; here is how they are called, where they
/// stand and by which key they go.
struct Menus
{
    QAction *newLedger = nullptr;
    QAction *open = nullptr;
    QMenu *recent = nullptr;
    QAction *openBundled = nullptr;
    QAction *newWindow = nullptr;
    QAction *import = nullptr;
    QAction *exportPicture = nullptr;
    QAction *exportLedger = nullptr;
    QAction *saveCopy = nullptr;
    QAction *compactHistory = nullptr;
    QAction *close = nullptr;
    QAction *quit = nullptr;

    QAction *undo = nullptr;
    QAction *redo = nullptr;
    QAction *copy = nullptr;
    QActionGroup *newRecords = nullptr; ///< each with the word of its kind as data
    QAction *newClaim = nullptr; ///< one of them
    QAction *edit = nullptr;
    QAction *duplicate = nullptr;
    QAction *merge = nullptr;
    QAction *remove = nullptr;
    QAction *history = nullptr;
    QAction *recordHistory = nullptr;
    QAction *find = nullptr;
    QAction *palette = nullptr;

    QActionGroup *views = nullptr; ///< each with the view's word as data
    QActionGroup *tables = nullptr; ///< of the ledger, each with the table's word as data
    QAction *back = nullptr;
    QAction *forth = nullptr;
    QAction *up = nullptr;
    QAction *showData = nullptr;
    QAction *showInspector = nullptr;
    QAction *foldRail = nullptr;
    QAction *nextPane = nullptr;
    QAction *previousPane = nullptr;
    QActionGroup *themes = nullptr; ///< each with its ThemeChoice as data
    QAction *largerText = nullptr;
    QAction *smallerText = nullptr;
    QAction *normalText = nullptr;
    QAction *fullScreen = nullptr;

    QActionGroup *bases = nullptr; ///< each with its Basis as data
    QAction *previousChange = nullptr;
    QAction *nextChange = nullptr;
    QAction *firstDay = nullptr;
    QAction *latest = nullptr;
    QAction *typeDay = nullptr;
    QAction *play = nullptr;
    QAction *period = nullptr;
    QAction *rollUp = nullptr;
    QAction *addFilter = nullptr;
    QAction *clearFilters = nullptr;
    QAction *uncounted = nullptr;

    QAction *help = nullptr;
    QAction *shortcuts = nullptr;
    QAction *about = nullptr;
};

/// The menu bar of a window; what the program does not offer is left out.
[[nodiscard]] Menus makeMenus(QMainWindow &window, const WindowActions &offered, const QStringList &views);

/// An action's name as a sentence has it: without marks for keys and without dots.
[[nodiscard]] QString plainName(const QAction &action);

} // namespace ledger
