#include "ledgerstore.h"

#include "changecodec.h"
#include "compaction.h"
#include "diskerrors.h"
#include "fitting.h"
#include "historyrows.h"
#include "historysearch.h"
#include "journaling.h"
#include "newfile.h"
#include "opening.h"
#include "recordrows.h"
#include "wholeledger.h"

#include <QFileInfo>

#include <sqlite3.h>

#include <algorithm>
#include <future>

namespace ledger
{

namespace
{
/// Whether a first change fits the rules, and how the history words it.
struct Examination
{
    Fitting fitting;
    std::string words = {};
};

/// References are not checked while it is there; for what keeps them whole by itself.
class NoForeignKeys
{
public:
    explicit NoForeignKeys(Connection &connection) : m_connection(connection)
    {
        m_connection.run("PRAGMA foreign_keys = OFF");
    }
    ~NoForeignKeys() { sqlite3_exec(m_connection.handle(), "PRAGMA foreign_keys = ON", nullptr, nullptr, nullptr); }
    NoForeignKeys(const NoForeignKeys &) = delete;
    NoForeignKeys &operator=(const NoForeignKeys &) = delete;

private:
    Connection &m_connection;
};

Examination examined(const Change &change)
{
    Examination found{.fitting = Fitting(change, ledgerOf({}), false)};
    if (found.fitting.fits())
        found.words = jsonOf(found.fitting.change());
    return found;
}
} // namespace

struct LedgerStore::State
{
    OpenedFile file = {};
    Snapshot snapshot = {}; ///< no ledger before the first load
    std::int64_t seenVersion = 0; ///< PRAGMA data_version of the snapshot
    bool hasForeignWrites = false; ///< revisions do not tell all that happened
    SearchIndex index = {}; ///< made once something is searched for

    Connection &connection() { return *file.connection; }
    std::int64_t dataVersion();
    void requireInPlace();
    bool readAnew();
    bool doEntries(const std::vector<HistoryEntry> &entries);
    void catchUp();
    const LedgerPtr &loaded();
    CommitOutcome commit(const CommitRequest &request);
    std::optional<std::int64_t> forget(Revision before, const QString &label, const QDateTime &when,
                                       const Progress &progress);
    void shrink(Compacted &compacted, const Progress &progress);
};

std::int64_t LedgerStore::State::dataVersion()
{
    Statement &version = connection().kept("PRAGMA data_version");
    const StatementReset afterwards(version);
    return version.step() ? version.integer(0) : 0;
}

// A file that was exchanged behind us (by a synchronizing program, say) would take our commits to nowhere.
void LedgerStore::State::requireInPlace()
{
    int hasMoved = 0;
    sqlite3_file_control(connection().handle(), "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved);
    if (hasMoved)
        throw Error{QStringLiteral("the file was replaced, moved or removed while it was open"),
                    QStringLiteral("save a copy if you need what you see, and open the file again")};
}

/// Reads the whole file; whether it holds another ledger than the one that is kept.
bool LedgerStore::State::readAnew()
{
    LedgerPtr ledger = wholeLedger(connection());
    snapshot.revision = newestRevision(connection());
    // What was not touched by another tool stays the same value, and nobody is told of a change.
    if (snapshot.ledger && *ledger == *snapshot.ledger)
        return false;
    snapshot.ledger = std::move(ledger);
    return true;
}

bool LedgerStore::State::doEntries(const std::vector<HistoryEntry> &entries)
{
    Snapshot next = snapshot;
    for (const HistoryEntry &entry : entries) {
        Applied done = applied(next.ledger, entry.change);
        if (!done.collisions.empty() || entry.revision != next.revision + 1)
            return false;
        next = {std::move(done.ledger), entry.revision};
    }
    snapshot = std::move(next);
    return !entries.empty();
}

/// Brings the snapshot to what the file holds; within one transaction, the caller's or its own.
void LedgerStore::State::catchUp()
{
    const ReadTransaction oneState(connection());
    // The first read fixes the state that all further ones see.
    const Revision newest = newestRevision(connection());
    const std::int64_t version = dataVersion();
    if (snapshot.ledger && version == seenVersion)
        return;
    const bool isLoaded = snapshot.ledger != nullptr;
    if (!isLoaded) {
        readAnew();
    } else if (newest <= snapshot.revision || !doEntries(entriesAfter(connection(), snapshot.revision))) {
        // A file that was only made smaller holds what it held.
        hasForeignWrites = readAnew() || hasForeignWrites;
    }
    seenVersion = version;
}

const LedgerPtr &LedgerStore::State::loaded()
{
    if (!snapshot.ledger)
        catchUp();
    return snapshot.ledger;
}

CommitOutcome LedgerStore::State::commit(const CommitRequest &request)
{
    requireInPlace();
    WriteTransaction transaction(connection());
    catchUp();
    const Fitting fitting(request.change, snapshot.ledger, request.on < snapshot.revision || hasForeignWrites);
    // An undo of what others have taken back already is an entry all the same, or it would stand before all older ones.
    const bool isNothing = fitting.fits() && fitting.change().isEmpty() && !request.undoes;
    if (!fitting.fits() || isNothing)
        return {snapshot, fitting.collisions(), fitting.violations()};
    const Revision revision = snapshot.revision + 1;
    writeRows(connection(), fitting.change());
    writeEntry(connection(), request, revision, jsonOf(fitting.change()));
    transaction.commit();
    snapshot = {fitting.after(), revision};
    return {snapshot, {}, {}};
}

std::optional<std::int64_t> LedgerStore::State::forget(Revision before, const QString &label, const QDateTime &when,
                                                       const Progress &progress)
{
    requireInPlace();
    // Each entry that goes would be looked for in `undoes` of all others; forgetBefore keeps what those name.
    const NoForeignKeys unchecked(connection());
    WriteTransaction transaction(connection());
    catchUp();
    const auto gone = forgetBefore(connection(), std::min(before, snapshot.revision + 1), progress);
    if (!gone)
        return std::nullopt;
    // Others do this entry to what they hold, and so know that nothing else has happened.
    const Revision revision = snapshot.revision + 1;
    writeEntry(connection(), {.who = {}, .when = when, .label = label}, revision, jsonOf(Change()));
    transaction.commit();
    snapshot.revision = revision;
    return gone;
}

void LedgerStore::State::shrink(Compacted &compacted, const Progress &progress)
{
    const auto size
        = [this] { return connection().number("PRAGMA page_count") * connection().number("PRAGMA page_size"); };
    const std::int64_t was = size();
    const Result<Done> shrunk = guarded<Done>(file.path, [&]() -> Result<Done> {
        ledger::shrink(connection(), progress);
        return Done{};
    });
    if (!shrunk)
        compacted.whyNoSmaller = shrunk.error().text();
    emptyLog(connection());
    compacted.bytes = was - size();
}

LedgerStore::LedgerStore(std::unique_ptr<State> state) : m_state(std::move(state)) { }

LedgerStore::~LedgerStore()
{
    if (!m_state->file.notes.isReadOnly)
        emptyLog(m_state->connection());
}

Result<std::unique_ptr<LedgerStore>> LedgerStore::open(const QString &path, OpenMode mode)
{
    Result<OpenedFile> file = openedFile(path, mode, schemaVersions());
    if (!file)
        return file.error();
    auto state = std::make_unique<State>();
    state->file = *std::move(file);
    return std::unique_ptr<LedgerStore>(new LedgerStore(std::move(state)));
}

Result<CommitOutcome> LedgerStore::create(const QString &path, const CommitRequest &first,
                                          const std::function<void(const QString &)> &making)
{
    // Nobody sees the file before it is put in its place. So its rows are written while another thread looks whether
    // they may be, and words their entry; where they may not, the file goes again, and what became of it is beside the
    // point.
    auto examination = std::async(std::launch::async, [&] {
        return guarded<Examination>(path, [&]() -> Result<Examination> { return examined(first.change); });
    });
    std::optional<Result<Examination>> found;
    const auto meant = [&]() -> const Result<Examination> & {
        if (!found)
            found.emplace(examination.get());
        return *found;
    };
    const Change *written = nullptr;
    const FirstContents contents{.making = making,
                                 .rows =
                                     [&](Connection &connection) {
                                         written = found ? &(*found)->fitting.change() : &first.change;
                                         writeRows(connection, *written);
                                     },
                                 .history =
                                     [&](Connection &connection) {
                                         if (written->isEmpty())
                                             return;
                                         if (!meant() || !(*found)->fitting.fits()
                                             || &(*found)->fitting.change() != written)
                                             throw Error{QStringLiteral("these rows are not what is meant"), {}};
                                         writeEntry(connection, first, 1, (*found)->words);
                                     }};
    Result<Done> made = createFile(path, schemaVersions().back(), contents);
    if (!meant())
        return meant().error();
    const Fitting &fitting = (*found)->fitting;
    if (!fitting.fits())
        return CommitOutcome{{}, fitting.collisions(), fitting.violations()};
    if (&fitting.change() != &first.change) // what of it was superseded by the rest is no row
        made = createFile(path, schemaVersions().back(), contents);
    if (!made)
        return made.error();
    return CommitOutcome{{fitting.after(), fitting.change().isEmpty() ? 0 : 1}, {}, {}};
}

Result<Done> LedgerStore::mayCreate(const QString &path) { return placeIsFree(path, NewFile::Existing::Keep); }

QString LedgerStore::path() const { return m_state->file.path; }

const OpenNotes &LedgerStore::notes() const { return m_state->file.notes; }

Result<Snapshot> LedgerStore::load()
{
    return guarded<Snapshot>(path(), [this]() -> Result<Snapshot> {
        m_state->catchUp();
        return m_state->snapshot;
    });
}

Result<CommitOutcome> LedgerStore::commit(const CommitRequest &request)
{
    if (notes().isReadOnly)
        return Error{QStringLiteral("%1 can only be read (%2)").arg(path(), notes().why),
                     QStringLiteral("save a copy elsewhere and edit that")};
    return guarded<CommitOutcome>(path(), [&]() -> Result<CommitOutcome> {
        try {
            return m_state->commit(request);
        } catch (const RowsDisagree &) {
            // Another tool wrote rows and a commit of ours followed before we looked: what is kept is not what is
            // there.
            m_state->readAnew();
            m_state->hasForeignWrites = true;
            return m_state->commit(request);
        }
    });
}

Result<bool> LedgerStore::moved()
{
    return guarded<bool>(path(), [this]() -> Result<bool> {
        m_state->requireInPlace();
        return m_state->dataVersion() != m_state->seenVersion;
    });
}

Result<std::vector<HistoryEntry>> LedgerStore::since(Revision revision, Detail detail)
{
    using Entries = std::vector<HistoryEntry>;
    return guarded<Entries>(path(), [&]() -> Result<Entries> {
        return detail == Detail::Whole ? entriesAfter(m_state->connection(), revision)
                                       : headsAfter(m_state->connection(), revision);
    });
}

Result<std::vector<HistoryEntry>> LedgerStore::newest(int count)
{
    using Entries = std::vector<HistoryEntry>;
    return guarded<Entries>(path(), [&]() -> Result<Entries> { return newestEntries(m_state->connection(), count); });
}

Result<HistoryPage> LedgerStore::history(const HistoryQuestion &question, const HistoryPlace &from, int most)
{
    return guarded<HistoryPage>(path(), [&]() -> Result<HistoryPage> {
        return historyPage(m_state->connection(), *m_state->loaded(), question, from, most);
    });
}

Result<WholeEntry> LedgerStore::entry(Revision revision, const std::set<RecordRef> &family, int most)
{
    return guarded<WholeEntry>(path(), [&]() -> Result<WholeEntry> {
        auto whole = wholeEntry(m_state->connection(), revision, family, most);
        if (!whole)
            return Error{QStringLiteral("The history of that edit was compacted away"), {}};
        return *std::move(whole);
    });
}

Result<CompactionPlan> LedgerStore::compactionPlan(const Keeping &keeping)
{
    return guarded<CompactionPlan>(
        path(), [&]() -> Result<CompactionPlan> { return ledger::compactionPlan(m_state->connection(), keeping); });
}

Result<Compacted> LedgerStore::compact(Revision before, const QString &label, const QDateTime &when,
                                       const std::function<bool(double)> &progress)
{
    if (notes().isReadOnly)
        return Error{QStringLiteral("%1 is open for reading only").arg(path()), notes().why};
    return guarded<Compacted>(path(), [&]() -> Result<Compacted> {
        Compacted compacted;
        const auto gone = m_state->forget(before, label, when, progress);
        if (!gone)
            return compacted;
        compacted.isDone = true;
        compacted.entries = *gone;
        m_state->shrink(compacted, progress);
        return compacted;
    });
}

Result<RecordsFound> LedgerStore::search(const QString &typed)
{
    return guarded<RecordsFound>(path(), [&]() -> Result<RecordsFound> {
        m_state->index.follow(m_state->loaded());
        while (!m_state->index.isWhole())
            m_state->index.indexMore();
        return m_state->index.find(typed.toStdString());
    });
}

Result<double> LedgerStore::indexMore()
{
    return guarded<double>(path(), [&]() -> Result<double> {
        m_state->index.follow(m_state->loaded());
        m_state->index.indexMore();
        return m_state->index.share();
    });
}

Result<std::optional<HistoryEntry>> LedgerStore::undoable(const QString &who)
{
    using Found = std::optional<HistoryEntry>;
    return guarded<Found>(path(), [&]() -> Result<Found> {
        const auto revision = undoState(m_state->connection(), who).undoable;
        return revision ? Found(entryOf(m_state->connection(), *revision)) : Found();
    });
}

Result<std::optional<HistoryEntry>> LedgerStore::redoable(const QString &who)
{
    using Found = std::optional<HistoryEntry>;
    return guarded<Found>(path(), [&]() -> Result<Found> {
        const auto revision = undoState(m_state->connection(), who).redoable;
        return revision ? Found(entryOf(m_state->connection(), *revision)) : Found();
    });
}

Result<UndoLabels> LedgerStore::undoLabels(const QString &who)
{
    return guarded<UndoLabels>(path(), [&]() -> Result<UndoLabels> {
        const UndoState state = undoState(m_state->connection(), who);
        return UndoLabels{state.undoable ? labelOf(m_state->connection(), *state.undoable) : QString(),
                          state.redoable ? labelOf(m_state->connection(), *state.redoable) : QString()};
    });
}

Result<Done> LedgerStore::backup(const QString &place)
{
    const QFileInfo target(place);
    if (target.exists() && target.canonicalFilePath() == path())
        return Error{QStringLiteral("%1 is the open ledger itself").arg(place), QStringLiteral("choose another name")};
    return copyTo(m_state->connection(), target.absoluteFilePath(), NewFile::Existing::Replace);
}

Result<QStringList> LedgerStore::faults()
{
    return guarded<QStringList>(path(),
                                [this]() -> Result<QStringList> { return allFaults(m_state->connection(), path()); });
}

void LedgerStore::checkpoint()
{
    if (!notes().isReadOnly)
        emptyLog(m_state->connection());
}

} // namespace ledger
