#pragma once

#include "change.h"

#include <QDialog>

#include <vector>

class QVBoxLayout;

namespace ledger
{

class RecordPicker;

/// What deleting records of one kind does: the change, how it is called, and whether more goes or changes than they
/// with what they own, which is worth a question.
struct Deletion
{
    Change change = {};
    QString label = {};
    QString along = {}; ///< «12 claims in 9 deals»: what goes besides; empty where nothing does
    /// A record that is touched besides: it goes too, or stays without its mention.
    struct Touched
    {
        RecordRef record = {};
        bool goes = false;
    };
    std::vector<Touched> touched = {}; ///< the first few, those that own others before what they own
    int others = 0; ///< how many more they are
};
[[nodiscard]] Deletion deletionOf(const std::vector<RecordRef> &records, const Ledger &ledger);

/// Asks what to do with what refers to records that are to be deleted: delete it along, or, of one source or party,
/// have it refer to another. One step either way.
class RemovalDialog : public QDialog
{
    Q_OBJECT

public:
    RemovalDialog(const std::vector<RecordRef> &records, const Deletion &deletion, const LedgerPtr &ledger,
                  QWidget *parent = nullptr);

Q_SIGNALS:
    /// What refers to them is to go along.
    void removalChosen();
    /// It is to refer to another.
    void replacementChosen(const ledger::Change &change, const QString &label);
    /// One of those that refer to them is to be looked at first; the dialog closes.
    void opened(const QString &kind, const QString &id);

private:
    void addTouched(const Deletion &deletion, QVBoxLayout &column);
    void replace();

    RecordRef m_record;
    LedgerPtr m_ledger;
    RecordPicker *m_by = nullptr;
};

} // namespace ledger
