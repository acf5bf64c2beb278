#include "ledgerstore.h"

#include "changecodec.h"
#include "diskerrors.h"
#include "fitting.h"
#include "historyrows.h"
#include "journaling.h"
#include "newfile.h"
#include "opening.h"
#include "recordrows.h"
#include "wholeledger.h"

#include <QFileInfo>

#include <sqlite3.h>

#include <future>

namespace ledger
{

namespace
{
/// Whether a first change fits the rules, and how the history words it.
struct Examination
{
    Fitting fitting;
    QByteArray words = {};
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
    void readAnew();
    bool doEntries(const std::vector<HistoryEntry> &entries);
    void catchUp();
    const LedgerPtr &loaded();
    CommitOutcome commit(const CommitRequest &request);
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

void LedgerStore::State::readAnew()
{
    LedgerPtr ledger = wholeLedger(connection());
    // What was not touched by another tool stays the same value, and nobody is told of a change.
    if (!snapshot.ledger || !(*ledger == *snapshot.ledger))
        snapshot.ledger = std::move(ledger);
    snapshot.revision = newestRevision(connection());
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
        hasForeignWrites = true;
        readAnew();
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

Result<CommitOutcome> LedgerStore::create(const QString &path, const CommitRequest &first)
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
    const FirstContents contents{.rows =
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

Result<std::vector<HistoryEntry>> LedgerStore::history(std::optional<Revision> before, int count)
{
    using Entries = std::vector<HistoryEntry>;
    return guarded<Entries>(path(),
                            [&]() -> Result<Entries> { return headsBefore(m_state->connection(), before, count); });
}

Result<std::vector<HistoryEntry>> LedgerStore::historyOf(const RecordRef &record)
{
    using Entries = std::vector<HistoryEntry>;
    return guarded<Entries>(path(), [&]() -> Result<Entries> { return entriesOn(m_state->connection(), record); });
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
