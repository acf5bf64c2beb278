#include "windowprogram.h"

#include "bundledledger.h"
#include "compactiondialog.h"
#include "documentwriter.h"
#include "exporting.h"
#include "historywindow.h"
#include "importing.h"
#include "largework.h"
#include "ledgerfile.h"
#include "recordediting.h"
#include "style.h"
#include "surroundings.h"
#include "terminal.h"
#include "warning.h"
#include "wording.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QThread>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr int mostWorkers = 16;

MainWindow &windowOf(QWidget *asking)
{
    auto *window = qobject_cast<MainWindow *>(asking->window());
    Q_ASSERT(window); // only windows are given these actions
    return *window;
}

/// Where a new record starts: a claim or decision on the number that is selected, from the source that is selected.
FormStart startFrom(const QString &kind, const Selection &from, const Ledger &ledger)
{
    FormStart start;
    start.kind = fromWord<RecordKind>(kind.toStdString()).value_or(RecordKind::Claim);
    const std::string id = from.id.toStdString();
    if (from.kind == u"source")
        start.source = Id<Source>(id);
    if (start.kind != RecordKind::Claim && start.kind != RecordKind::Decision)
        return start;
    if (const Claim *claim = from.kind == u"claim" ? ledger.find(Id<Claim>(id)) : nullptr)
        start.of = claim->of;
    else if (const auto subject = fromWord<SubjectKind>(from.kind.toStdString()); subject && !id.empty())
        start.of = Subject{*subject, id};
    // Of a deal that is about one number, that number is meant.
    const DealDossier *deal
        = start.of && start.of->kind == SubjectKind::Deal ? ledger.dossier(Id<Deal>(start.of->id)) : nullptr;
    if (deal && deal->commitments.size() == 1 && deal->deployments.empty() && deal->claims.empty())
        start.of = Subject{SubjectKind::Commitment, deal->commitments.front().record.id.text};
    return start;
}

} // namespace

WindowProgram::WindowProgram(QObject *parent)
    : QObject(parent)
    , m_appearance(m_settings.appearance())
    , m_drafts(stateFolder())
{
    keepFreedMemory();
    // Qt paints large images on the global pool as well, and waits for it: what takes long there must leave it room, or
    // the window is held until a search or a picture is done.
    QThreadPool::globalInstance()->setMaxThreadCount(std::max(mostWorkers, 2 * QThread::idealThreadCount()));
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
    addFileActions(actions, workspace);
    addFormActions(actions, workspace);
    addRemovals(actions, workspace);
    actions.history
        = [this, &workspace](QWidget *asking, const Selection &of) { showHistory(windowOf(asking), workspace, of); };
    actions.compactHistory = [this, &workspace](QWidget *asking) { compactHistory(windowOf(asking), workspace); };
    return actions;
}

void WindowProgram::addFileActions(WindowActions &actions, Workspace &workspace)
{
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
}

void WindowProgram::addFormActions(WindowActions &actions, Workspace &workspace)
{
    actions.newRecord = [this, &workspace](QWidget *asking, const QString &kind, const Selection &from) {
        openForm(windowOf(asking), workspace, startFrom(kind, from, *workspace.ledger()));
    };
    actions.replaceClaim = [this, &workspace](QWidget *asking, const QString &id) {
        FormStart start;
        if (const Claim *claim = workspace.ledger()->find(Id<Claim>(id.toStdString()))) {
            start.of = claim->of;
            start.supersedes = claim->id;
        }
        openForm(windowOf(asking), workspace, start);
    };
    const auto openOn = [this, &workspace](QWidget *asking, const QString &kind, const QString &id, bool isCopy) {
        const auto known = fromWord<RecordKind>(kind.toStdString());
        if (!known || !RecordForm::edits(*known))
            return windowOf(asking).announce(isCopy ? tr("There is nothing here that could be duplicated.")
                                                    : tr("There is nothing here that could be edited."));
        FormStart start;
        start.kind = *known;
        start.id = id;
        start.isCopy = isCopy;
        openForm(windowOf(asking), workspace, start);
    };
    actions.edit
        = [openOn](QWidget *asking, const QString &kind, const QString &id) { openOn(asking, kind, id, false); };
    actions.duplicate
        = [openOn](QWidget *asking, const QString &kind, const QString &id) { openOn(asking, kind, id, true); };
    actions.editAll
        = [&workspace](QWidget *asking, const Chosen &chosen) { editAll(windowOf(asking), workspace, chosen); };
}

void WindowProgram::addRemovals(WindowActions &actions, Workspace &workspace)
{
    actions.remove = [&workspace](QWidget *asking, const QString &kind, const QString &id) {
        if (const auto known = fromWord<RecordKind>(kind.toStdString()))
            removeOne(windowOf(asking), workspace, {*known, id.toStdString()});
    };
    actions.removeAll
        = [&workspace](QWidget *asking, const Chosen &chosen) { removeAll(windowOf(asking), workspace, chosen); };
    actions.merge = [&workspace](QWidget *asking, const std::vector<RecordRef> &records) {
        mergeAll(windowOf(asking), workspace, records);
    };
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
        restoreDrafts(window, workspace);
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
        if (isSameFile(path, workspace.path()))
            return warn(&window, tr("The ledger was not exported"), wouldReplaceLedger(path).text());
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
            QtConcurrent::run([path, ledger = workspace.ledger()] { return writeFile(path, documentOf(*ledger)); }));
    });
    dialog->open();
}

void WindowProgram::openForm(MainWindow &window, Workspace &workspace, const FormStart &start,
                             std::unique_ptr<DraftPlace> place)
{
    const QString name = QStringLiteral("form-%1-%2").arg(qstring(word(start.kind)), start.id);
    for (RecordForm *open : window.findChildren<RecordForm *>(QString(), Qt::FindDirectChildrenOnly))
        if (!start.id.isEmpty() && !start.isCopy
            && open->property("record") == name) { // one record is edited in one form
            open->raise();
            return open->activateWindow();
        }
    auto *form = new RecordForm(start, workspace, window.focus().lens(), today(), &window);
    form->setAttribute(Qt::WA_DeleteOnClose);
    if (!start.isCopy)
        form->setProperty("record", name);
    const std::shared_ptr<DraftPlace> kept = place ? std::move(place) : m_drafts.newPlace(workspace.path());
    connect(form, &RecordForm::draftChanged, &window, [kept, &window](const QByteArray &draft) {
        if (const QString fault = kept->keep(draft); !fault.isEmpty())
            window.announce(tr("What is typed cannot be kept against a crash: %1").arg(fault));
    });
    connect(form, &RecordForm::saved, &window, [&window](const QString &kind, const QString &id, const QString &label) {
        window.announce(tr("Saved: %1").arg(label));
        window.focus().select(kind, id);
    });
    connect(form, &RecordForm::historyRequested, &window,
            [this, &window, &workspace](const QString &kind, const QString &id) {
                showHistory(window, workspace, {kind, id});
            });
    form->show();
    form->raise();
    form->activateWindow(); // one types at once
}

void WindowProgram::showHistory(MainWindow &window, Workspace &workspace, const Selection &of)
{
    const auto kind = fromWord<RecordKind>(of.kind.toStdString());
    if (!of.id.isEmpty() && !kind)
        return window.announce(tr("There is nothing here that has a history."));
    auto *history = window.findChild<HistoryWindow *>(QString(), Qt::FindDirectChildrenOnly);
    if (!history) {
        history = new HistoryWindow(workspace, &window);
        history->setAttribute(Qt::WA_DeleteOnClose);
        connect(history, &HistoryWindow::opened, &window, &MainWindow::openPage);
        connect(history, &HistoryWindow::restored, &window, &MainWindow::announceUndoable);
    }
    history->setRecord(of.id.isEmpty() ? std::nullopt : std::optional(RecordRef{*kind, of.id.toStdString()}));
    history->show();
    history->raise();
    history->activateWindow();
}

void WindowProgram::compactHistory(MainWindow &window, Workspace &workspace)
{
    auto *dialog = new CompactionDialog(workspace, timeNow(), &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CompactionDialog::compacted, &window, &MainWindow::announce);
    dialog->open();
}

void WindowProgram::restoreDrafts(MainWindow &window, Workspace &workspace)
{
    auto left = m_drafts.leftOver(workspace.path());
    for (auto &place : left) {
        FormStart start;
        start.draft = place->draft();
        openForm(window, workspace, start, std::move(place));
    }
    if (!left.empty())
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
