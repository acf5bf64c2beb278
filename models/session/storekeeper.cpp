#include "storekeeper.h"

namespace ledger
{

namespace
{
constexpr int lookEvery = 500; // ms; two seconds at most until another's edit shows
constexpr int looksUntilRest = 4;

Error nothingOpen() { return {QStringLiteral("No ledger is open"), QStringLiteral("open one first")}; }

EditOutcome refusal(const QString &why)
{
    EditOutcome outcome;
    outcome.failure = why;
    return outcome;
}
} // namespace

StoreKeeper::StoreKeeper(QString who) : m_who(std::move(who)), m_watch(this), m_indexing(this)
{
    m_watch.setInterval(lookEvery);
    connect(&m_watch, &QTimer::timeout, this, &StoreKeeper::lookForOthers);
    m_indexing.setSingleShot(true);
    connect(&m_indexing, &QTimer::timeout, this, &StoreKeeper::indexOn);
}

StoreKeeper::~StoreKeeper() = default;

void StoreKeeper::open(int opening, const QString &path, OpenMode mode)
{
    Result<std::unique_ptr<LedgerStore>> store = LedgerStore::open(path, mode);
    if (!store) {
        Q_EMIT openFailed(path, store.error().text());
        return;
    }
    std::swap(m_store, *store);
    const Result<Standing> found = standing();
    if (!found) {
        std::swap(m_store, *store);
        Q_EMIT openFailed(path, found.error().text());
        return;
    }
    m_opening = opening;
    m_search.reset();
    m_told = found->snapshot;
    m_trouble.clear();
    m_isLogEmpty = true;
    Standing first = *found;
    first.opening = opening;
    Q_EMIT opened(first);
    m_watch.start();
}

void StoreKeeper::close()
{
    m_watch.stop();
    m_indexing.stop();
    m_search.reset();
    m_store.reset();
    m_told = {};
    m_opening = 0;
}

void StoreKeeper::commit(int ticket, int opening, CommitRequest request)
{
    if (!m_store || opening != m_opening) {
        Q_EMIT edited(ticket,
                      refusal(QStringLiteral("The ledger that this was made on is not open any more; open it again")));
        return;
    }
    request.who = m_who;
    const EditOutcome outcome = committed(request);
    catchUp();
    Q_EMIT edited(ticket, outcome);
}

void StoreKeeper::turn(int ticket, int opening, Turn turn, const QDateTime &when)
{
    if (!m_store || opening != m_opening) {
        Q_EMIT edited(ticket, refusal(QStringLiteral("No ledger is open; open one first")));
        return;
    }
    const EditOutcome outcome = turned(turn, when);
    catchUp();
    Q_EMIT edited(ticket, outcome);
}

void StoreKeeper::copy(int ticket, const QString &path)
{
    if (!m_store) {
        Q_EMIT copied(ticket, QStringLiteral("No ledger is open; open one first"));
        return;
    }
    const Result<Done> done = m_store->backup(path);
    Q_EMIT copied(ticket, done ? QString() : done.error().text());
}

void StoreKeeper::tellAdded(Revision since)
{
    if (!m_store)
        return;
    const auto entries = m_store->since(since);
    if (!entries)
        return tellTrouble(entries.error().text());
    std::set<Id<Claim>> claims;
    for (const HistoryEntry &entry : *entries)
        for (const AnySwap &swap : entry.change.swaps)
            if (const auto *claim = std::get_if<Swap<Claim>>(&swap); claim && !claim->before)
                claims.insert(claim->id);
            else if (claim && !claim->after)
                claims.erase(claim->id);
    Q_EMIT addedTold(claims);
}

void StoreKeeper::search(int ticket, int opening, const QString &typed)
{
    if (!isOpen(opening)) {
        Q_EMIT found(ticket, nothingOpen());
        return;
    }
    m_search = Search{ticket, typed};
    m_indexing.start(0);
}

void StoreKeeper::prepareSearch()
{
    if (m_store)
        m_indexing.start(0);
}

void StoreKeeper::indexOn()
{
    const Result<double> share = m_store->indexMore();
    if (share && *share < 1) {
        Q_EMIT indexed(*share);
        m_indexing.start(0);
        return;
    }
    Q_EMIT indexed(1);
    const auto asked = std::exchange(m_search, std::nullopt);
    if (asked)
        Q_EMIT found(asked->ticket, share ? m_store->search(asked->typed) : share.error());
    else if (!share)
        tellTrouble(share.error().text());
}

Result<HistoryPage> StoreKeeper::history(int opening, const HistoryQuestion &question, const HistoryPlace &from,
                                         int most)
{
    return isOpen(opening) ? m_store->history(question, from, most) : nothingOpen();
}

Result<WholeEntry> StoreKeeper::entry(int opening, Revision revision, const std::set<RecordRef> &family, int most)
{
    return isOpen(opening) ? m_store->entry(revision, family, most) : nothingOpen();
}

Result<CompactionPlan> StoreKeeper::compactionPlan(int opening, const Keeping &keeping)
{
    return isOpen(opening) ? m_store->compactionPlan(keeping) : nothingOpen();
}

Result<Compacted> StoreKeeper::compact(int opening, Revision before, const QString &label, const QDateTime &when,
                                       const std::atomic<bool> &isToStop)
{
    if (!isOpen(opening))
        return nothingOpen();
    Result<Compacted> done = m_store->compact(before, label, when, [&](double share) {
        Q_EMIT compacting(share);
        return !isToStop.load();
    });
    // It is nobody's edit, and no news to whoever asked for it.
    if (const Result<Standing> now = standing()) {
        m_told = now->snapshot;
        Q_EMIT moved(*now);
    }
    m_isLogEmpty = false;
    m_quietLooks = 0;
    return done;
}

EditOutcome StoreKeeper::committed(const CommitRequest &request)
{
    const Result<CommitOutcome> outcome = m_store->commit(request);
    if (!outcome)
        return refusal(outcome.error().text());
    m_isLogEmpty = false;
    m_quietLooks = 0;
    EditOutcome told;
    told.isSaved = outcome->isDone();
    told.revision = outcome->snapshot.revision;
    told.collisions = outcome->collisions;
    told.violations = outcome->violations;
    return told;
}

EditOutcome StoreKeeper::turned(Turn turn, const QDateTime &when)
{
    const auto entry = turn == Turn::Undo ? m_store->undoable(m_who) : m_store->redoable(m_who);
    if (!entry)
        return refusal(entry.error().text());
    if (!entry->has_value())
        return refusal(turn == Turn::Undo ? QStringLiteral("There is nothing to undo")
                                          : QStringLiteral("There is nothing to redo"));
    const HistoryEntry &back = **entry;
    return committed({.change = inverse(back.change),
                      .on = back.revision,
                      .who = m_who,
                      .when = when,
                      .label = back.label,
                      .undoes = back.revision});
}

Result<Standing> StoreKeeper::standing()
{
    Standing now{.opening = m_opening, .path = m_store->path(), .notes = m_store->notes()};
    const Result<Snapshot> snapshot = m_store->load();
    if (!snapshot)
        return snapshot.error();
    now.snapshot = *snapshot;
    const Result<UndoLabels> labels = m_store->undoLabels(m_who);
    if (!labels)
        return labels.error();
    now.undoLabel = labels->undo;
    now.redoLabel = labels->redo;
    return now;
}

/// Tells what the file holds now, if that is not what was told last.
void StoreKeeper::catchUp()
{
    const Result<Standing> now = standing();
    if (!now) {
        tellTrouble(now.error().text());
        return;
    }
    endTrouble();
    if (now->snapshot.revision == m_told.revision && now->snapshot.ledger == m_told.ledger)
        return;
    const Snapshot before = std::exchange(m_told, now->snapshot);
    Q_EMIT moved(*now);
    tellOthers(before.revision, now->snapshot.revision);
}

void StoreKeeper::tellOthers(Revision from, Revision to)
{
    if (to <= from) {
        Q_EMIT movedByOthers({}, {});
        return;
    }
    const auto entries = m_store->since(from, LedgerStore::Detail::WithoutChanges);
    if (!entries)
        return tellTrouble(entries.error().text());
    for (const HistoryEntry &entry : *entries)
        if (entry.who != m_who)
            Q_EMIT movedByOthers(entry.who, entry.label);
}

void StoreKeeper::lookForOthers()
{
    if (!m_store)
        return;
    const Result<bool> hasMoved = m_store->moved();
    if (!hasMoved)
        tellTrouble(hasMoved.error().text());
    else if (*hasMoved || !m_trouble.isEmpty())
        catchUp();
    else
        rest();
}

void StoreKeeper::rest()
{
    if (m_isLogEmpty || ++m_quietLooks < looksUntilRest)
        return;
    m_store->checkpoint();
    m_isLogEmpty = true;
}

void StoreKeeper::tellTrouble(const QString &why)
{
    if (why == m_trouble)
        return;
    m_trouble = why;
    Q_EMIT fileLost(why);
}

void StoreKeeper::endTrouble()
{
    if (!std::exchange(m_trouble, {}).isEmpty())
        Q_EMIT fileBack();
}

} // namespace ledger
