#include "recordediting.h"

#include "bulkform.h"
#include "mergedialog.h"
#include "removaldialog.h"
#include "warning.h"
#include "wording.h"

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace ledger
{

namespace
{
struct RecordEditing
{
    Q_DECLARE_TR_FUNCTIONS(RecordEditing)
};

void commitRemoval(MainWindow &window, Workspace &workspace, const Deletion &deletion)
{
    workspace.edit(deletion.change, deletion.label, &window,
                   [&window, label = deletion.label](const EditOutcome &outcome) {
                       if (!outcome.isSaved)
                           return warn(&window, RecordEditing::tr("That was not deleted"), outcome.reason());
                       window.announceUndoable(RecordEditing::tr("Done: %1").arg(label));
                   });
}

/// Deletes at once, or asks first where others refer to what is to go.
void removeRecords(MainWindow &window, Workspace &workspace, const std::vector<RecordRef> &records,
                   const Deletion &deletion, const LedgerPtr &ledger)
{
    if (deletion.change.isEmpty())
        return window.announce(RecordEditing::tr("There is nothing here that could be deleted."));
    if (deletion.along.isEmpty())
        return commitRemoval(window, workspace, deletion);
    auto *dialog = new RemovalDialog(records, deletion, ledger, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &RemovalDialog::chosen, &window,
                     [&window, &workspace](const Change &change, const QString &label) {
                         commitRemoval(window, workspace, {change, label, {}});
                     });
    dialog->open();
}

struct ManyToRemove
{
    std::vector<RecordRef> records = {};
    Deletion deletion = {};
};
} // namespace

void removeOne(MainWindow &window, Workspace &workspace, const RecordRef &record)
{
    const LedgerPtr ledger = workspace.ledger();
    removeRecords(window, workspace, {record}, deletionOf({record}, *ledger), ledger);
}

void removeAll(MainWindow &window, Workspace &workspace, const Chosen &chosen)
{
    const LedgerPtr ledger = workspace.ledger();
    auto *watcher = new QFutureWatcher<ManyToRemove>(&window);
    QObject::connect(watcher, &QFutureWatcherBase::finished, &window, [watcher, &window, &workspace, ledger] {
        watcher->deleteLater();
        const ManyToRemove found = watcher->result();
        removeRecords(window, workspace, found.records, found.deletion, ledger);
    });
    watcher->setFuture(QtConcurrent::run([records = chosen.records, ledger] {
        ManyToRemove found{records(), {}};
        found.deletion = deletionOf(found.records, *ledger);
        return found;
    }));
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
