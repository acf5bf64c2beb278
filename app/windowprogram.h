#pragma once

#include "appearance.h"
#include "drafts.h"
#include "helpkey.h"
#include "mainwindow.h"
#include "menukey.h"
#include "recordform.h"
#include "settings.h"
#include "workspace.h"

#include <QObject>
#include <QPointer>
#include <QString>

class QApplication;

namespace ledger
{

/// The program with its windows: opens ledgers in them and answers what they ask for, with what only the program knows
/// (files, settings, the reader's name and day, drafts). Each window has a workspace of its own.
class WindowProgram : public QObject
{
    Q_OBJECT

public:
    explicit WindowProgram(QObject *parent = nullptr);
    /// Takes the windows that are still open with it, without a question.
    ~WindowProgram() override;

    /// A window on a ledger file; on none, if `path` is empty.
    MainWindow &openWindow(const QString &path);

private:
    WindowActions actionsFor(Workspace &workspace);
    void addFileActions(WindowActions &actions, Workspace &workspace);
    void addFormActions(WindowActions &actions, Workspace &workspace);
    static void addRemovals(WindowActions &actions, Workspace &workspace);
    void connectWindow(MainWindow &window, Workspace &workspace);
    void keepSeen(const Workspace &workspace);
    void tellNews(MainWindow &window, Workspace &workspace);
    void openBundledAnew(QWidget *asking);
    void askForDocuments(MainWindow &window, Workspace &workspace);
    void exportLedger(MainWindow &window, Workspace &workspace);
    void openForm(MainWindow &window, Workspace &workspace, const FormStart &start,
                  std::unique_ptr<DraftPlace> place = {});
    void showHistory(MainWindow &window, Workspace &workspace, const Selection &of);
    void compactHistory(MainWindow &window, Workspace &workspace);
    void restoreDrafts(MainWindow &window, Workspace &workspace);

    Settings m_settings;
    Appearance m_appearance;
    MenuKey m_menuKey;
    HelpKey m_helpKey;
    Drafts m_drafts;
    QList<QPointer<MainWindow>> m_windows; // each deletes itself when it is closed
};

/// Opens the window on a ledger, or on the reader's own copy of the bundled one, and runs until the last is closed.
int runWindow(QApplication &application, const QString &ledger);

} // namespace ledger
