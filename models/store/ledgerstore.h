#pragma once

#include "change.h"
#include "historyquestion.h"
#include "ledger.h"
#include "result.h"
#include "searchindex.h"

#include <QDateTime>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace ledger
{

/// What undo and redo would take back, in the words of those edits; empty where there is nothing.
struct UndoLabels
{
    QString undo = {};
    QString redo = {};

    bool operator==(const UndoLabels &) const = default;
};

/// A ledger as it stands in the file at one revision.
struct Snapshot
{
    LedgerPtr ledger = {};
    Revision revision = 0;
};

/// What to commit, and who says when: the store has no clock of its own.
struct CommitRequest
{
    Change change = {};
    Revision on = 0; ///< the revision that the change was made on
    QString who = {};
    QDateTime when = {};
    QString label = {};
    std::optional<Revision> undoes = {};
};

/// What became of a commit: done as `snapshot` (the change may have been rebased on others' commits), or not, because
/// it collides with what others wrote or breaks a rule.
struct CommitOutcome
{
    Snapshot snapshot = {};
    std::vector<Collision> collisions = {};
    QStringList violations = {}; ///< sentences

    [[nodiscard]] bool isDone() const { return collisions.empty() && violations.isEmpty(); }
};

/// How a ledger file was opened, for the status bar.
struct OpenNotes
{
    bool isReadOnly = false;
    QString why = {}; ///< why read-only, or why with a rollback journal; empty where there is nothing to say
    QString backup = {}; ///< the copy kept before a migration, if one ran
};

enum class OpenMode { ReadWrite, ReadOnly, CreateIfMissing };

/// One SQLite ledger file, opened safely whoever wrote it. Used from one thread at a time. All it does reaches the disk
/// before it returns; a failure leaves the file as it was and says file and remedy.
class LedgerStore
{
public:
    [[nodiscard]] static Result<std::unique_ptr<LedgerStore>> open(const QString &path, OpenMode mode);
    /// Makes a ledger whose first revision is that change, or no file at all; nothing may be there yet. For imports
    /// into a new ledger and for copies of a document: it is faster than to open and commit. `making` is told the name
    /// of the file in the making, before there is one: whoever ends the program takes it away.
    [[nodiscard]] static Result<CommitOutcome> create(const QString &path, const CommitRequest &first,
                                                      const std::function<void(const QString &)> &making = {});
    /// What creating would fail by, as far as that shows beforehand.
    [[nodiscard]] static Result<Done> mayCreate(const QString &path);
    ~LedgerStore();
    LedgerStore(const LedgerStore &) = delete;
    LedgerStore &operator=(const LedgerStore &) = delete;

    [[nodiscard]] QString path() const;
    [[nodiscard]] const OpenNotes &notes() const;

    /// Everything in the file; kept, so that a second call is cheap while nobody else wrote. Where others wrote, their
    /// entries of history are done to what is kept; what another tool wrote without history is read anew and checked.
    [[nodiscard]] Result<Snapshot> load();
    /// Does a change as one transaction with its entry of history. One made on an older revision is rebased; one that
    /// changes nothing is no revision.
    [[nodiscard]] Result<CommitOutcome> commit(const CommitRequest &request);
    /// Whether another connection has committed since the last load or commit (PRAGMA data_version; microseconds).
    [[nodiscard]] Result<bool> moved();
    /// What of entries to read: their changes can be as large as an import.
    enum class Detail { Whole, WithoutChanges };
    /// The entries after a revision, oldest first.
    [[nodiscard]] Result<std::vector<HistoryEntry>> since(Revision revision, Detail detail = Detail::Whole);
    /// The newest entries, newest first, changes included.
    [[nodiscard]] Result<std::vector<HistoryEntry>> newest(int count);
    /// Some entries that answer a question, from a place on (from the newest, at first), newest first, no more than so
    /// many. No more is looked through than takes some hundredths of a second: a page may be empty and not the last.
    [[nodiscard]] Result<HistoryPage> history(const HistoryQuestion &question, const HistoryPlace &from, int most);
    /// One entry with what it did to a family of records and their parts (to all: where that is empty), but no more
    /// than so many.
    [[nodiscard]] Result<WholeEntry> entry(Revision revision, const std::set<RecordRef> &family, int most);
    /// What compacting would forget.
    [[nodiscard]] Result<CompactionPlan> compactionPlan(const Keeping &keeping);
    /// The only thing that forgets: takes the entries before a revision out of the history, but those that a kept one
    /// undoes, in one transaction; then makes the file smaller. The revisions go on, since an entry of nobody's says
    /// what was forgotten; undo reaches as far as what is kept. `progress` is told how much is done, from 0 to 1, and
    /// says whether to go on; stopped before the entries are gone, nothing has happened.
    Result<Compacted> compact(Revision before, const QString &label, const QDateTime &when,
                              const std::function<bool(double)> &progress);
    /// The entry that undo would take back for this person: the newest of theirs that is neither undone nor an undo;
    /// and the undo that redo would take back, while no edit of theirs came after.
    [[nodiscard]] Result<std::optional<HistoryEntry>> undoable(const QString &who);
    [[nodiscard]] Result<std::optional<HistoryEntry>> redoable(const QString &who);
    /// The labels of the two, without reading their changes.
    [[nodiscard]] Result<UndoLabels> undoLabels(const QString &who);
    /// The records of what was loaded last in which every word of a text begins a word, whichever field it is in,
    /// without regard to case and diacritics. The first search indexes the ledger; indexMore() does that in portions.
    [[nodiscard]] Result<RecordsFound> search(const QString &typed);
    /// Makes a portion of what search needs; tells how much there is, 1 being all.
    [[nodiscard]] Result<double> indexMore();
    /// Writes a whole, consistent copy.
    Result<Done> backup(const QString &path);
    /// SQLite's own and ours: integrity, foreign keys, the rules of the ledger; a sentence for each fault.
    [[nodiscard]] Result<QStringList> faults();
    /// Moves the write-ahead log into the file; for when nothing else is to do.
    void checkpoint();

private:
    struct State;
    explicit LedgerStore(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace ledger
