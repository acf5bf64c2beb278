#include "historyrows.h"

#include "changecodec.h"

#include <unordered_set>

// An entry is undone when a later one names it in `undoes` and is not itself undone. Undoers come after what they undo,
// so one walk from the newest entry back settles each entry before it is reached.

namespace ledger
{

namespace
{
constexpr const char *columns = "revision, who, at, label, undoes, change";
constexpr int changeColumn = 5;
constexpr Revision newestPossible = Revision(1) << 53; // as JSON has numbers; nobody commits so often
constexpr const char *headColumns = "revision, who, at, label, undoes";

QString textIn(const Statement &row, int column)
{
    const std::string_view text = row.text(column);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// The entry without its change.
HistoryEntry headIn(const Statement &row)
{
    HistoryEntry entry{.revision = row.integer(0), .who = textIn(row, 1), .label = textIn(row, 3)};
    entry.when = QDateTime::fromString(textIn(row, 2), Qt::ISODateWithMs);
    if (!row.isNull(4))
        entry.undoes = row.integer(4);
    return entry;
}

HistoryEntry entryIn(const Statement &row)
{
    HistoryEntry entry = headIn(row);
    entry.change = changeIn(row.text(changeColumn), entry.revision);
    return entry;
}

std::vector<HistoryEntry> headsIn(Statement &rows)
{
    std::vector<HistoryEntry> entries;
    while (rows.step())
        entries.push_back(headIn(rows));
    return entries;
}

std::vector<HistoryEntry> entriesIn(Statement &rows)
{
    std::vector<HistoryEntry> entries;
    while (rows.step())
        entries.push_back(entryIn(rows));
    return entries;
}
} // namespace

Change changeIn(std::string_view json, Revision revision)
{
    Result<Change> change = changeFrom(json);
    if (!change)
        throw Error{QStringLiteral("table history, revision %1: %2").arg(revision).arg(change.error().what),
                    QStringLiteral("another tool wrote this; restore a backup")};
    return *std::move(change);
}

Revision newestRevision(Connection &connection)
{
    Statement &newest = connection.kept("SELECT max(revision) FROM history");
    const StatementReset afterwards(newest);
    return newest.step() ? newest.integer(0) : 0;
}

void writeEntry(Connection &connection, const CommitRequest &request, Revision revision, std::string_view change)
{
    const std::string who = request.who.toStdString(), label = request.label.toStdString();
    const std::string at = request.when.toUTC().toString(Qt::ISODateWithMs).toStdString();
    Statement &insert = connection.kept(std::string("INSERT INTO history (") + columns + ") VALUES (?, ?, ?, ?, ?, ?)");
    insert.bind(1, static_cast<std::int64_t>(revision));
    insert.bind(2, std::string_view(who));
    insert.bind(3, std::string_view(at));
    insert.bind(4, std::string_view(label));
    if (request.undoes)
        insert.bind(5, static_cast<std::int64_t>(*request.undoes));
    else
        insert.bindNull(5);
    insert.bind(6, change);
    insert.run();
}

std::vector<HistoryEntry> entriesAfter(Connection &connection, Revision revision)
{
    Statement rows(connection.handle(),
                   std::string("SELECT ") + columns + " FROM history WHERE revision > ? ORDER BY revision");
    rows.bind(1, static_cast<std::int64_t>(revision));
    return entriesIn(rows);
}

std::vector<HistoryEntry> headsAfter(Connection &connection, Revision revision)
{
    Statement rows(connection.handle(),
                   std::string("SELECT ") + headColumns + " FROM history WHERE revision > ? ORDER BY revision");
    rows.bind(1, static_cast<std::int64_t>(revision));
    return headsIn(rows);
}

QStringList historyFaults(Connection &connection)
{
    QStringList faults;
    Statement rows(connection.handle(), std::string("SELECT ") + columns + " FROM history ORDER BY revision");
    while (rows.step()) {
        const auto tell = [&](const QString &what) {
            faults += QStringLiteral("table history, revision %1: %2").arg(rows.integer(0)).arg(what);
        };
        try {
            const HistoryEntry entry = entryIn(rows);
            if (entry.revision < 1 || entry.revision >= newestPossible)
                tell(QStringLiteral("there is no such revision"));
            if (!entry.when.isValid())
                tell(QStringLiteral("'%1' is no time").arg(textIn(rows, 2)));
        } catch (const Error &unreadable) {
            faults += unreadable.what;
        }
    }
    return faults;
}

EntryRows::EntryRows(Connection &connection, Revision before)
    : m_rows(connection.handle(),
             std::string("SELECT ") + columns + " FROM history WHERE revision < ? ORDER BY revision DESC")
{
    m_rows.bind(1, static_cast<std::int64_t>(before));
}

HistoryEntry EntryRows::head() const { return headIn(m_rows); }

std::string_view EntryRows::change() const { return m_rows.text(changeColumn); }

QString labelOf(Connection &connection, Revision revision)
{
    Statement row(connection.handle(), "SELECT label FROM history WHERE revision = ?");
    row.bind(1, static_cast<std::int64_t>(revision));
    const QString label = row.step() ? textIn(row, 0) : QString();
    return label.isEmpty() ? QStringLiteral("revision %1").arg(revision) : label;
}

std::vector<HistoryEntry> newestEntries(Connection &connection, int count)
{
    Statement rows(connection.handle(),
                   std::string("SELECT ") + columns + " FROM history ORDER BY revision DESC LIMIT ?");
    rows.bind(1, static_cast<std::int64_t>(count));
    return entriesIn(rows);
}

UndoState undoState(Connection &connection, const QString &who)
{
    Statement &rows = connection.kept("SELECT h.revision, h.who, h.undoes, u.undoes IS NULL FROM history AS h "
                                      "LEFT JOIN history AS u ON u.revision = h.undoes ORDER BY h.revision DESC");
    const StatementReset afterwards(rows);
    const std::string me = who.toStdString();
    std::unordered_set<Revision> undone;
    UndoState state;
    bool isRedoSettled = false;
    while (rows.step()) {
        const Revision revision = rows.integer(0);
        const bool isUndo = !rows.isNull(2);
        const bool isUndone = undone.contains(revision);
        if (isUndo && !isUndone)
            undone.insert(rows.integer(2));
        if (rows.text(1) != me || (isUndo && isUndone))
            continue;
        if (isUndo) {
            // What undoes a plain edit can be redone; what undoes an undo has been.
            if (rows.integer(3) && !isRedoSettled) {
                state.redoable = revision;
                isRedoSettled = true;
            }
            continue;
        }
        // An own edit ends what can be redone: what was undone before it stays so.
        isRedoSettled = true;
        if (!isUndone) {
            state.undoable = revision;
            break;
        }
    }
    return state;
}

HistoryEntry entryOf(Connection &connection, Revision revision)
{
    Statement row(connection.handle(), std::string("SELECT ") + columns + " FROM history WHERE revision = ?");
    row.bind(1, static_cast<std::int64_t>(revision));
    if (!row.step())
        throw Error{QStringLiteral("table history: revision %1 is gone").arg(revision),
                    QStringLiteral("another tool removed it; restore a backup")};
    return entryIn(row);
}

} // namespace ledger
