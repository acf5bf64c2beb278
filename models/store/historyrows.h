#pragma once

#include "connection.h"
#include "ledgerstore.h"

#include <optional>
#include <string_view>
#include <vector>

namespace ledger
{

/// The number of commits that the file has seen.
[[nodiscard]] Revision newestRevision(Connection &connection);

/// Adds the entry of a request whose change came to be this one (as jsonOf words it), within the caller's transaction.
void writeEntry(Connection &connection, const CommitRequest &request, Revision revision, std::string_view change);

/// The entries after a revision, oldest first. Throws Error where an entry cannot be read.
[[nodiscard]] std::vector<HistoryEntry> entriesAfter(Connection &connection, Revision revision);

/// The same without their changes.
[[nodiscard]] std::vector<HistoryEntry> headsAfter(Connection &connection, Revision revision);

/// The entries before a revision, newest first, read one by one. Throws Error where one cannot be read.
class EntryRows
{
public:
    EntryRows(Connection &connection, Revision before);

    /// Goes to the next entry; false behind the oldest.
    bool next() { return m_rows.step(); }
    /// The entry without its change.
    [[nodiscard]] HistoryEntry head() const;
    /// Its change as jsonOf words it; valid until the next.
    [[nodiscard]] std::string_view change() const;

private:
    Statement m_rows;
};

/// A sentence for each entry that cannot be read, or has no place in a history.
[[nodiscard]] QStringList historyFaults(Connection &connection);

/// The change that an entry's JSON states.
[[nodiscard]] Change changeIn(std::string_view json, Revision revision);

/// What an edit was called, never empty.
[[nodiscard]] QString labelOf(Connection &connection, Revision revision);

/// The newest entries, newest first.
[[nodiscard]] std::vector<HistoryEntry> newestEntries(Connection &connection, int count);

/// What undo and redo would take back for a person, as revisions.
struct UndoState
{
    std::optional<Revision> undoable = {};
    std::optional<Revision> redoable = {};
};
[[nodiscard]] UndoState undoState(Connection &connection, const QString &who);

/// The entry of a revision, which is there.
[[nodiscard]] HistoryEntry entryOf(Connection &connection, Revision revision);

} // namespace ledger
