#pragma once

#include "editoutcome.h"
#include "ledgerstore.h"
#include "storekeeper.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QThread>

#include <atomic>
#include <functional>
#include <map>
#include <set>

namespace ledger
{

/// The one place where an open ledger changes. It owns the store on a thread of its own; the window never waits. Every
/// change, whoever made it, arrives as ledgerChanged.
class Workspace : public QObject
{
    Q_OBJECT

public:
    /// Who edits, and what tells the time (app's, so that nothing here reads a clock).
    struct Author
    {
        QString name = {};
        std::function<QDateTime()> now = {};
    };

    explicit Workspace(Author author, QObject *parent = nullptr);
    /// Waits for what is being saved.
    ~Workspace() override;

    /// Opens a file instead of the open one; answers with opened or openFailed, after which the former is open still.
    void open(const QString &path, OpenMode mode);
    /// Waits for what is being saved, tells what it came to, and holds an empty ledger then.
    void close();

    [[nodiscard]] LedgerPtr ledger() const
    {
        return m_standing.snapshot.ledger;
    } ///< never null: an empty ledger before one is open
    [[nodiscard]] Revision revision() const { return m_standing.snapshot.revision; }
    [[nodiscard]] QString path() const { return m_standing.path; } ///< empty before one is open
    [[nodiscard]] const OpenNotes &notes() const { return m_standing.notes; }
    [[nodiscard]] QString author() const { return m_author.name; }
    [[nodiscard]] bool isSaving() const { return m_pending > 0; }
    [[nodiscard]] QString fileTrouble() const { return m_fileTrouble; } ///< why the file is not what is held; or empty
    [[nodiscard]] QString undoLabel() const { return m_standing.undoLabel; } ///< empty: nothing to undo
    [[nodiscard]] QString redoLabel() const { return m_standing.redoLabel; }

    /// The author's day, which decisions are dated with.
    [[nodiscard]] PartialDate today() const;

    /// Commits a change made on the present ledger; `done` is called on this thread unless `context` is gone by then.
    void edit(Change change, const QString &label, QObject *context, std::function<void(EditOutcome)> done);
    /// Takes back this author's newest edit that is not undone, or the newest undo; tells by failed what stands against
    /// it.
    void undo();
    void redo();
    /// Writes a whole copy elsewhere.
    void saveCopy(const QString &path, QObject *context, std::function<void(QString failure)> done);
    /// The records in which every word of a text begins a word (LedgerStore::search). Of several searches only the
    /// newest is answered; the first one waits until the ledger is indexed.
    void search(const QString &typed, QObject *context, std::function<void(Result<RecordsFound>)> done);
    /// Somebody is about to search: indexes the ledger meanwhile.
    void prepareSearch();
    /// Some entries of the history that answer a question, from a place on (LedgerStore::history): whoever wants more
    /// asks again with the place that came back. Between two pages the store does whatever else is asked.
    void history(const HistoryQuestion &question, const HistoryPlace &from, int most, QObject *context,
                 std::function<void(Result<HistoryPage>)> done);
    /// One entry with what it did to a family of records (LedgerStore::entry).
    void entry(Revision revision, const std::set<RecordRef> &family, int most, QObject *context,
               std::function<void(Result<WholeEntry>)> done);
    /// What compacting the history would forget.
    void planCompaction(const Keeping &keeping, QObject *context, std::function<void(Result<CompactionPlan>)> done);
    /// Forgets the entries before a revision (LedgerStore::compact), telling by compacting how far it is; edits wait
    /// meanwhile.
    void compact(Revision before, const QString &label, QObject *context, std::function<void(Result<Compacted>)> done);
    void stopCompacting() { m_stopsCompacting.store(true); }

    /// Asks which claims came after a revision; addedTold answers.
    void tellAdded(Revision since);

Q_SIGNALS:
    void addedTold(const std::set<Id<Claim>> &claims);
    void opened();
    void openFailed(const QString &path, const QString &why);
    void ledgerChanged(ledger::LedgerPtr ledger);
    /// Labels, saving, notes: what the status bar and the menu show.
    void stateChanged();
    /// Another author's commit arrived; both are empty where another tool wrote without history.
    void movedByOthers(const QString &who, const QString &label);
    /// An edit, undo or redo was not done.
    void failed(const QString &why);
    /// What is shown stays, but the file no longer holds it, or cannot be read: told once for each reason.
    void fileLost(const QString &why);
    /// How much of the ledger is indexed for searching, from 0 to 1.
    void indexing(double share);
    /// How much of a compaction is done, from 0 to 1.
    void compacting(double share);

private:
    /// Somebody who waits for an answer.
    template <typename Answer> struct Waiting
    {
        bool hasContext = false;
        QPointer<QObject> context = {};
        std::function<void(Answer)> done = {};

        [[nodiscard]] bool isThere() const { return done && (!hasContext || context); }
    };

    void connectKeeper();
    void turn(Turn turn);
    int expectEdit(Waiting<EditOutcome> who);
    void setFileTrouble(const QString &why);
    void takeOpened(const Standing &standing);
    void takeMoved(const Standing &standing);
    void takeOutcome(int ticket, const EditOutcome &outcome);
    void takeCopied(int ticket, const QString &failure);
    void takeFound(int ticket, const Result<RecordsFound> &records);
    void waitForKeeper();
    template <typename Work> void ask(Work work);
    template <typename Answer, typename Work>
    void consult(QObject *context, std::function<void(Result<Answer>)> done, Work work);

    Author m_author;
    Standing m_standing;
    QString m_fileTrouble;
    int m_openings = 0;
    int m_tickets = 0;
    int m_pending = 0;
    std::map<int, Waiting<EditOutcome>> m_edits;
    std::map<int, Waiting<QString>> m_copies;
    std::map<int, Waiting<Result<RecordsFound>>> m_searches; // the newest alone
    std::atomic<bool> m_stopsCompacting = false;
    QThread m_thread;
    StoreKeeper *m_keeper = nullptr; // lives on m_thread and goes with it
};

} // namespace ledger
