#pragma once

#include "editoutcome.h"
#include "ledgerstore.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>
#include <set>

namespace ledger
{

/// Where the open file stands after something happened to it.
struct Standing
{
    int opening = 0; ///< which opening of a file this is about
    QString path = {};
    OpenNotes notes = {};
    Snapshot snapshot = {};
    QString undoLabel = {};
    QString redoLabel = {};
};

/// Which way along the history.
enum class Turn { Undo, Redo };

/// The store on its own thread: it does what a Workspace asks, one after another, and looks every half second whether
/// others wrote. All its functions are called on its thread; what they come to is told by signals, told in order.
class StoreKeeper : public QObject
{
    Q_OBJECT

public:
    explicit StoreKeeper(QString who);
    ~StoreKeeper() override;

    /// Opens a file instead of the open one, which stays if that fails.
    void open(int opening, const QString &path, OpenMode mode);
    void close();
    /// An edit made on another opening is refused: it was meant for another file.
    void commit(int ticket, int opening, CommitRequest request);
    void turn(int ticket, int opening, Turn turn, const QDateTime &when);
    void copy(int ticket, const QString &path);
    /// Tells which claims the entries after a revision brought.
    void tellAdded(Revision since);
    /// Searches once the ledger is indexed, which goes on between whatever else is asked; a search that is asked for
    /// meanwhile takes its place.
    void search(int ticket, int opening, const QString &typed);
    /// Indexes the ledger before somebody searches.
    void prepareSearch();
    [[nodiscard]] Result<HistoryPage> history(int opening, const HistoryQuestion &question, const HistoryPlace &from,
                                              int most);
    [[nodiscard]] Result<WholeEntry> entry(int opening, Revision revision, const std::set<RecordRef> &family, int most);
    [[nodiscard]] Result<CompactionPlan> compactionPlan(int opening, const Keeping &keeping);
    /// Tells by compacting how far it has got, and stops where that is wanted.
    Result<Compacted> compact(int opening, Revision before, const QString &label, const QDateTime &when,
                              const std::atomic<bool> &isToStop);

Q_SIGNALS:
    void opened(const ledger::Standing &standing);
    void openFailed(const QString &path, const QString &why);
    void moved(const ledger::Standing &standing);
    void movedByOthers(const QString &who, const QString &label);
    void edited(int ticket, const ledger::EditOutcome &outcome);
    void copied(int ticket, const QString &failure);
    void addedTold(const std::set<Id<Claim>> &claims);
    void found(int ticket, const ledger::Result<ledger::RecordsFound> &records);
    void indexed(double share);
    void compacting(double share);
    void fileLost(const QString &why);
    void fileBack();

private:
    void lookForOthers();
    struct Search
    {
        int ticket = 0;
        QString typed = {};
    };

    [[nodiscard]] bool isOpen(int opening) const { return m_store && opening == m_opening; }
    void indexOn();
    void catchUp();
    void rest();
    [[nodiscard]] EditOutcome committed(const CommitRequest &request);
    [[nodiscard]] EditOutcome turned(Turn turn, const QDateTime &when);
    [[nodiscard]] Result<Standing> standing();
    void tellOthers(Revision from, Revision to);
    void tellTrouble(const QString &why);
    void endTrouble();

    QString m_who;
    int m_opening = 0;
    std::unique_ptr<LedgerStore> m_store;
    Snapshot m_told; ///< what the Workspace knows
    QTimer m_watch;
    int m_quietLooks = 0; ///< since the last commit
    bool m_isLogEmpty = true;
    std::optional<Search> m_search; ///< waits for the index
    QTimer m_indexing; ///< the next portion of the index, after whatever else is asked
    QString m_trouble; ///< told already, so that it is not told twice a second
};

} // namespace ledger
