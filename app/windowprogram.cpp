#include "windowprogram.h"

#include "bundledledger.h"
#include "documentwriter.h"
#include "importing.h"
#include "ledgerfile.h"
#include "style.h"
#include "surroundings.h"
#include "terminal.h"
#include "warning.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace ledger
{

namespace
{

MainWindow &windowOf(QWidget *asking)
{
    auto *window = qobject_cast<MainWindow *>(asking->window());
    Q_ASSERT(window); // only windows are given these actions
    return *window;
}

} // namespace

WindowProgram::WindowProgram(QObject *parent)
    : QObject(parent)
    , m_appearance(m_settings.appearance())
    , m_drafts(stateFolder())
{
    connect(&m_appearance, &Appearance::choiceChanged, this,
            [this](const AppearanceChoice &choice) { m_settings.keep(choice); });
}

WindowProgram::~WindowProgram()
{
    // Before what they refer to: workspaces, appearance.
    for (const QPointer<MainWindow> &window : std::as_const(m_windows))
        delete window;
}

MainWindow &WindowProgram::openWindow(const QString &path)
{
    auto *workspace = new Workspace({authorName(), timeNow}, this);
    // Read while the window is made; that it is open is heard of afterwards.
    if (!path.isEmpty())
        workspace->open(QFileInfo(path).absoluteFilePath(), OpenMode::ReadWrite);
    auto *window = new MainWindow(*workspace, m_appearance, actionsFor(*workspace), m_settings.window());
    window->setAttribute(Qt::WA_DeleteOnClose);
    m_windows.removeAll(nullptr);
    m_windows += window;
    connectWindow(*window, *workspace);
    window->show();
    return *window;
}

WindowActions WindowProgram::actionsFor(Workspace &workspace)
{
    WindowActions actions;
    actions.open = [&workspace](QWidget *, const QString &path) { workspace.open(path, OpenMode::ReadWrite); };
    actions.create = [&workspace](QWidget *, const QString &path) { workspace.open(path, OpenMode::CreateIfMissing); };
    actions.openBundledAnew = [this](QWidget *asking) { openBundledAnew(asking); };
    actions.newWindow = [this, &workspace](QWidget *) { openWindow(workspace.path()); };
    actions.recentFiles = [this] { return m_settings.recentFiles(); };
    actions.importPaths = [this, &workspace](QWidget *asking, const QStringList &paths) {
        if (paths.isEmpty())
            askForDocuments(windowOf(asking), workspace);
        else
            new Importing(paths, workspace, windowOf(asking));
    };
    actions.exportLedger = [this, &workspace](QWidget *asking) { exportLedger(windowOf(asking), workspace); };
    actions.newClaim = [this, &workspace](QWidget *asking, const QString &kind, const QString &id) {
        ClaimStart start;
        if (const auto subject = fromWord<SubjectKind>(kind.toStdString()); subject && !id.isEmpty())
            start.of = Subject{*subject, id.toStdString()};
        openForm(windowOf(asking), workspace, start);
    };
    actions.edit = [this, &workspace](QWidget *asking, const QString &kind, const QString &id) {
        if (kind != QLatin1String("claim"))
            return windowOf(asking).announce(tr("Only claims can be edited here so far."));
        ClaimStart start;
        start.claim = Id<Claim>(id.toStdString());
        openForm(windowOf(asking), workspace, start);
    };
    return actions;
}

void WindowProgram::connectWindow(MainWindow &window, Workspace &workspace)
{
    connect(&window, &MainWindow::memoryChanged, this, [this, &workspace](const WindowMemory &memory) {
        m_settings.keep(memory);
        keepSeen(workspace);
    });
    connect(&workspace, &Workspace::opened, &window, [this, &window, &workspace] {
        m_settings.addRecentFile(workspace.path());
        tellNews(window, workspace);
        restoreDraft(window, workspace);
    });
    // What a window works on goes after it, and waits for what is being saved.
    connect(&window, &QObject::destroyed, &workspace, &QObject::deleteLater);
}

void WindowProgram::keepSeen(const Workspace &workspace)
{
    if (!workspace.path().isEmpty())
        m_settings.keepSeen(workspace.path(), {workspace.revision(), partialDate(today())});
}

/// Tells a window what is new in the ledger that it has opened, to whoever has seen it before.
void WindowProgram::tellNews(MainWindow &window, Workspace &workspace)
{
    const std::optional<SeenLedger> seen = m_settings.seen(workspace.path());
    keepSeen(workspace);
    if (!seen) {
        window.focus().setLastLook(nullptr);
        return;
    }
    window.focus().setLastLook(std::make_shared<const LastLook>(LastLook{seen->day, {}}));
    if (seen->revision >= workspace.revision())
        return;
    connect(
        &workspace, &Workspace::addedTold, &window,
        [&window, day = seen->day](const std::set<Id<Claim>> &claims) {
            window.focus().setLastLook(std::make_shared<const LastLook>(LastLook{day, claims}));
        },
        Qt::SingleShotConnection);
    workspace.tellAdded(seen->revision);
}

void WindowProgram::openBundledAnew(QWidget *asking)
{
    const auto copy = newCopyOfBundledLedger();
    if (copy)
        openWindow(*copy);
    else
        warn(asking, tr("The bundled ledger cannot be opened anew"), copy.error().text());
}

void WindowProgram::askForDocuments(MainWindow &window, Workspace &workspace)
{
    auto *dialog
        = new QFileDialog(&window, tr("Import"), window.memory().folder, tr("Documents and claims (*.json *.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, &window,
            [&window, &workspace](const QStringList &paths) { new Importing(paths, workspace, window); });
    dialog->open();
}

void WindowProgram::exportLedger(MainWindow &window, Workspace &workspace)
{
    auto *dialog = new QFileDialog(&window, tr("Export the ledger"), window.memory().folder, tr("Documents (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, &window, [&window, &workspace](const QString &path) {
        auto *watcher = new QFutureWatcher<Result<Done>>(&window);
        connect(watcher, &QFutureWatcherBase::finished, &window, [watcher, path, &window] {
            const auto written = watcher->result();
            watcher->deleteLater();
            if (written)
                window.announce(tr("Exported to %1").arg(QFileInfo(path).fileName()));
            else
                warn(&window, tr("The ledger was not exported"), written.error().text());
        });
        watcher->setFuture(
            QtConcurrent::run([path, ledger = workspace.ledger()] { return replaceFile(path, documentOf(*ledger)); }));
    });
    dialog->open();
}

void WindowProgram::openForm(MainWindow &window, Workspace &workspace, const ClaimStart &start)
{
    // One form a window: what is typed there and not saved goes before another claim.
    for (ClaimForm *open : window.findChildren<ClaimForm *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (open->draft().isEmpty()) {
            open->close();
            continue;
        }
        open->raise();
        open->activateWindow();
        return window.announce(tr("Save or discard this claim first."));
    }
    auto *form = new ClaimForm(start, workspace, window.focus().lens(), today(), &window);
    form->setAttribute(Qt::WA_DeleteOnClose);
    const QString path = workspace.path();
    connect(form, &ClaimForm::draftChanged, this, [this, path, &window](const QByteArray &draft) {
        if (const QString fault = m_drafts.keep(path, draft); !fault.isEmpty())
            window.announce(tr("What is typed cannot be kept against a crash: %1").arg(fault));
    });
    connect(form, &ClaimForm::saved, &window, [&window](const QString &claim, const QString &label) {
        window.announce(tr("Saved: %1").arg(label));
        window.focus().select(QStringLiteral("claim"), claim);
    });
    form->show();
}

void WindowProgram::restoreDraft(MainWindow &window, Workspace &workspace)
{
    ClaimStart start;
    start.draft = m_drafts.of(workspace.path());
    if (start.draft.isEmpty())
        return;
    openForm(window, workspace, start);
    window.announce(tr("What you typed and did not save last time is here again."));
}

int runWindow(QApplication &application, const QString &ledger)
{
    if (!loadFonts())
        return inputAtFault(
            QStringLiteral("the typeface that comes with the program cannot be loaded; install the program anew"));
    WindowProgram program;
    if (!ledger.isEmpty()) {
        program.openWindow(ledger);
        return application.exec();
    }
    const auto own = ownCopyOfBundledLedger();
    MainWindow &window = program.openWindow(own ? *own : QString());
    if (!own)
        warn(&window, QObject::tr("The bundled ledger cannot be opened"), own.error().text());
    return application.exec();
}

} // namespace ledger
