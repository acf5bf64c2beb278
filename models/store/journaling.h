#pragma once

#include "connection.h"

#include <QString>

namespace ledger
{

/// Whether the file lies on a network or user-space file system, where the shared memory that a write-ahead log needs
/// is not shared; the name of the file system, empty where the disk is local.
[[nodiscard]] QString networkFileSystem(const QString &file);

/// Puts a connection that writes into the journal mode of its disk: a write-ahead log where that works, a rollback
/// journal elsewhere. Gives why it is not a write-ahead log, empty where it is one.
[[nodiscard]] QString chooseJournal(Connection &connection, const QString &file);

/// Moves the write-ahead log into the file and empties it, waiting for nobody.
void emptyLog(Connection &connection);

} // namespace ledger
