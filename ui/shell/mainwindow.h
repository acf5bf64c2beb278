#pragma once

#include "appearance.h"
#include "focus.h"
#include "menus.h"
#include "readingscache.h"
#include "windowactions.h"
#include "workspace.h"

#include <QMainWindow>
#include <QMap>

#include <map>

class QSplitter;
class QStackedWidget;
class QTimer;

namespace ledger
{

class Breadcrumb;
class CommandPalette;
class InspectorPanel;
class LensBar;
class Rail;
class StatusLine;
class Toast;
class ViewPanel;
struct ViewContext;
class WelcomePage;

/// One window on a ledger: arranges rail, lens bar, the open view, inspector and status line round the window's own
/// Focus. Workspace and Appearance outlive it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Workspace &workspace, Appearance &appearance, WindowActions actions, const WindowMemory &memory = {},
               QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Focus &focus() { return m_focus; }
    [[nodiscard]] ReadingsCache &readings() { return m_readings; }
    [[nodiscard]] WindowMemory memory() const;
    /// The open view; null while the ledger is empty.
    [[nodiscard]] ViewPanel *openView() const;

public Q_SLOTS:
    /// A sentence about something done, shown for a while.
    void announce(const QString &message);
    /// The same of an edit that is best taken back at once, if it was not meant: with a button that undoes it.
    void announceUndoable(const QString &message);
    /// Shows a record: its page, or the deal's that it belongs to; what has none, in the inspector.
    void openPage(const QString &kind, const QString &id);
    /// Moves the keyboard to the next part of the window: rail, lens bar, view, inspector.
    void enterNextPane() { enterPane(1); }
    void enterPreviousPane() { enterPane(-1); }

Q_SIGNALS:
    /// How the window stands has changed: worth keeping.
    void memoryChanged(const ledger::WindowMemory &memory);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void arrange();
    void restore(const WindowMemory &memory);
    void fitRail();

    // mainwindowconnections.cpp: the one place where what views mean becomes what the window looks at.
    void connectFocus();
    void connectPalette();
    void connectView(ViewPanel &view);
    void connectWorkspace();
    void connectFileMenu();
    void connectEditMenu();
    void connectViewMenu();
    void connectLensMenu();

    ViewPanel &viewOf(const QString &name);
    ViewPanel *makePage(const ViewContext &context);
    void showFocus();
    void showMenuState();
    void showPage(QWidget &page);
    void showLedger();
    void showReach();
    void countInbox();
    void showState();
    void showStyle(const Style &style);
    void toastDoing();
    void toastOthers(const QString &who, const QString &label);

    // mainwindowactions.cpp: what the menus' actions do, beyond a single call.
    void extend(const QString &kind, const QString &id);
    void inspect(const QString &kind, const QString &id);
    void drill(const DrillStep &step);
    void list(const QString &table, const Selection &of);
    void openTable(const QString &table);
    void enterPane(int step);
    void find();
    void openPalette();
    void openFile();
    void createFile();
    void fillRecent();
    void saveCopy();
    void takeBack();
    void doAgain();
    void addRecord(const QString &kind, const Selection &from);
    void edit(const QString &kind, const QString &id);
    void remove(const QString &kind, const QString &id);
    [[nodiscard]] Chosen chosen() const;
    void editChosen();
    void removeChosen();
    void duplicateSelected();
    void mergeChosen();
    void replaceClaim(const QString &claim);
    void showHistory(const QString &kind, const QString &id);
    [[nodiscard]] bool canEdit();
    [[nodiscard]] bool isRecord(const QString &kind, const QString &id);
    void resizeText(int percent);
    void showHelp();
    void showAbout();
    void complain(const QString &what, const QString &why);
    [[nodiscard]] QString askForFile(const QString &title, bool isToSave);

    Workspace &m_workspace;
    Appearance &m_appearance;
    WindowActions m_actions;
    Focus m_focus;
    ReadingsCache m_readings;
    QObject m_marksContext; // of requests for the slider's marks, apart from the window's own
    QObject m_inboxContext; // likewise, of the rail's count
    QTimer *m_calmInbox; // counted once the lens stands still: it takes longer than a step of the slider
    QString m_tiles;
    QString m_folder;
    QMap<QString, QByteArray> m_viewMemory;
    QString m_openPath;
    QString m_doing; // what the toast says once an undo or redo is done

    Menus m_menus;
    std::map<QString, ViewPanel *> m_views; // those that were opened
    LensBar *m_lensBar = nullptr;
    Rail *m_rail = nullptr;
    Breadcrumb *m_breadcrumb = nullptr;
    QSplitter *m_panes = nullptr;
    QWidget *m_middle = nullptr; // breadcrumb and view
    QStackedWidget *m_stack = nullptr;
    WelcomePage *m_welcome = nullptr;
    InspectorPanel *m_inspector = nullptr;
    StatusLine *m_status = nullptr;
    Toast *m_toast = nullptr;
    CommandPalette *m_palette = nullptr;
};

} // namespace ledger
