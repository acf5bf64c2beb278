#include "recordediting.h"

#include "bulkform.h"
#include "mergedialog.h"
#include "removaldialog.h"
#include "warning.h"
#include "wording.h"

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <memory>
#include <utility>

namespace ledger
{

namespace
{
struct RecordEditing
{
    Q_DECLARE_TR_FUNCTIONS(RecordEditing)
};

void commitRemoval(MainWindow &window, Workspace &workspace, Change change, const QString &label)
{
    workspace.edit(std::move(change), label, &window, [&window, label](const EditOutcome &outcome) {
        if (!outcome.isSaved)
            return warn(&window, RecordEditing::tr("That was not deleted"), outcome.reason());
        window.announceUndoable(RecordEditing::tr("Done: %1").arg(label));
    });
}

/// What is to go, and all that goes with it.
struct Removal
{
    LedgerPtr ledger = {};
    std::vector<RecordRef> records = {};
    Deletion deletion = {};
};
std::shared_ptr<Removal> removalFrom(const LedgerPtr &ledger, std::vector<RecordRef> records)
{
    auto made = std::make_shared<Removal>(Removal{ledger, std::move(records), {}});
    made->deletion = deletionOf(made->records, *ledger);
    return made;
}

/// Deletes at once, or asks first where others refer to what is to go.
void removeRecords(MainWindow &window, Workspace &workspace, const std::shared_ptr<Removal> &removal)
{
    Deletion &deletion = removal->deletion;
    if (deletion.change.isEmpty())
        return window.announce(RecordEditing::tr("There is nothing here that could be deleted."));
    if (deletion.along.isEmpty())
        return commitRemoval(window, workspace, std::move(deletion.change), deletion.label);
    auto *dialog = new RemovalDialog(removal->records, deletion, removal->ledger, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &RemovalDialog::removalChosen, &window, [&window, &workspace, removal] {
        commitRemoval(window, workspace, std::move(removal->deletion.change), removal->deletion.label);
    });
    QObject::connect(dialog, &RemovalDialog::replacementChosen, &window,
                     [&window, &workspace](const Change &change, const QString &label) {
                         commitRemoval(window, workspace, change, label);
                     });
    QObject::connect(dialog, &RemovalDialog::opened, &window, &MainWindow::openPage);
    dialog->open();
}
} // namespace

void removeOne(MainWindow &window, Workspace &workspace, const RecordRef &record)
{
    removeRecords(window, workspace, removalFrom(workspace.ledger(), {record}));
}

void removeAll(MainWindow &window, Workspace &workspace, const Chosen &chosen)
{
    auto *watcher = new QFutureWatcher<std::shared_ptr<Removal>>(&window);
    QObject::connect(watcher, &QFutureWatcherBase::finished, &window, [watcher, &window, &workspace] {
        watcher->deleteLater();
        removeRecords(window, workspace, watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(
        [records = chosen.records, ledger = workspace.ledger()] { return removalFrom(ledger, records()); }));
}

void editAll(MainWindow &window, Workspace &workspace, const Chosen &chosen)
{
    auto *form = new BulkForm(chosen.kind, chosen.count, chosen.records, workspace, window.focus().lens(), &window);
    form->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(form, &BulkForm::saved, &window, [&window](const QString &label) {
        window.announceUndoable(RecordEditing::tr("Saved: %1").arg(label));
    });
    form->open();
}

void mergeAll(MainWindow &window, Workspace &workspace, const std::vector<RecordRef> &records)
{
    auto *dialog = new MergeDialog(records, workspace, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &MergeDialog::merged, &window, [&window](const RecordRef &record, const QString &label) {
        window.announceUndoable(RecordEditing::tr("Done: %1").arg(label));
        window.focus().select(qstring(word(record.kind)), qstring(record.id));
    });
    dialog->open();
}

} // namespace ledger
