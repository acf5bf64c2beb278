#pragma once

#include "change.h"

#include <QDialog>

namespace ledger
{

class RecordPicker;

/// What deleting a record does: the change, how it is called, and whether more goes or changes than the record with
/// what it owns, which is worth a question.
struct Deletion
{
    Change change = {};
    QString label = {};
    QString along = {}; ///< «12 claims in 9 deals»: what goes besides; empty where nothing does
};
[[nodiscard]] Deletion deletionOf(const RecordRef &record, const Ledger &ledger);

/// Asks what to do with what refers to a record that is to be deleted: delete it along, or have it refer to another
/// source or party. One step either way.
class RemovalDialog : public QDialog
{
    Q_OBJECT

public:
    RemovalDialog(const RecordRef &record, const Deletion &deletion, const LedgerPtr &ledger,
                  QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const ledger::Change &change, const QString &label);

private:
    void replace();

    RecordRef m_record;
    LedgerPtr m_ledger;
    RecordPicker *m_by = nullptr;
};

} // namespace ledger
