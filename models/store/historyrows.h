#pragma once

#include "connection.h"
#include "ledgerstore.h"

#include <optional>
#include <vector>

namespace ledger
{

/// The number of commits that the file has seen.
[[nodiscard]] Revision newestRevision(Connection &connection);

/// Adds the entry of a request whose change came to be this one (as jsonOf words it), within the caller's transaction.
void writeEntry(Connection &connection, const CommitRequest &request, Revision revision, const QByteArray &change);

/// The entries after a revision, oldest first. Throws Error where an entry cannot be read.
[[nodiscard]] std::vector<HistoryEntry> entriesAfter(Connection &connection, Revision revision);

/// The same without their changes.
[[nodiscard]] std::vector<HistoryEntry> headsAfter(Connection &connection, Revision revision);

/// So many entries before a revision, newest first, without their changes.
[[nodiscard]] std::vector<HistoryEntry> headsBefore(Connection &connection, std::optional<Revision> before, int count);

/// The entries that touched a record, newest first; of their changes that record alone. Throws Error where one cannot
/// be read.
[[nodiscard]] std::vector<HistoryEntry> entriesOn(Connection &connection, const RecordRef &record);

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
