#pragma once

#include "appearance.h"
#include "focus.h"
#include "readingscache.h"
#include "windowactions.h"
#include "workspace.h"

#include <QMainWindow>

#include <map>

class QSplitter;
class QStackedWidget;
class QTimer;

namespace ledger
{

class Breadcrumb;
class InspectorPanel;
class LensBar;
class Menus;
class Rail;
class StatusLine;
class Toast;
class ViewPanel;
class WelcomePage;

/// One window on a ledger: arranges rail, lens bar, the open view, inspector and status line, and connects them to
/// the window's own Focus.
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
    /// The panel of the open view; null while the ledger is empty.
    [[nodiscard]] ViewPanel *openView() const;

public Q_SLOTS:
    /// The reader's day, as a value of app's.
    void setToday(ledger::Day today);
    /// A sentence about something done, shown for a while.
    void announce(const QString &message);
    /// Moves the keyboard to the next part of the window: rail, lens bar, view, inspector.
    void enterNextPane();
    void enterPreviousPane();

Q_SIGNALS:
    /// How the window stands has changed: worth keeping.
    void memoryChanged(const ledger::WindowMemory &memory);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void arrange(const WindowMemory &memory);
    // mainwindow_connections.cpp: the one place where what views mean becomes what the window looks at.
    void connectEverything();
    void connectView(ViewPanel &view);
    void connectWorkspace();
    void connectMenus();

    ViewPanel &viewPanel(const QString &view);
    void showWhatIsOpen();
    void showFocus();
    void showLedger();
    void showStyle(const Style &style);
    void extend(const QString &kind, const QString &id);
    void enterPane(int step);
    void find();
    void saveCopy();
    void openFile();
    void createFile();
    void editSelection();
    void addClaim();
    QString askForFile(const QString &title, bool isToSave);

    Workspace &m_workspace;
    Appearance &m_appearance;
    WindowActions m_actions;
    Focus m_focus;
    ReadingsCache m_readings;
    QString m_folder;
    QString m_openPath;
    QString m_doing; // what the toast says once an undo or redo is done
    std::optional<Day> m_today;

    std::map<QString, ViewPanel *> m_views;
    LensBar *m_lensBar = nullptr;
    Rail *m_rail = nullptr;
    Breadcrumb *m_breadcrumb = nullptr;
    QSplitter *m_panes = nullptr;
    QStackedWidget *m_stack = nullptr;
    WelcomePage *m_welcome = nullptr;
    InspectorPanel *m_inspector = nullptr;
    StatusLine *m_status = nullptr;
    Toast *m_toast = nullptr;
    Menus *m_menus = nullptr;
};

} // namespace ledger
