#pragma once

#include "connection.h"
#include "result.h"
#include "schema.h"

#include <QString>

#include <span>

/// What a file is checked for before anything in it is believed. Each check only reads.
namespace ledger
{

/// The file that a path leads to, if it is one that could be a ledger; links are followed here and nowhere else.
[[nodiscard]] Result<QString> regularFile(const QString &path);

/// Refuses journals that lead elsewhere: links, and a journal that names a file of its own to delete.
[[nodiscard]] Result<Done> soundSideFiles(const QString &file);

/// The head of the file says that it is SQLite's and a ledger; read without a lock and without side files.
[[nodiscard]] Result<Done> ledgerHead(Connection &connection, const QString &file);

/// Whether the head says that the file is kept with a write-ahead log.
[[nodiscard]] bool usesLog(Connection &connection);

/// Switches off what a hostile schema could use, and sets limits.
void harden(Connection &connection);

/// The version that the file says it is of.
[[nodiscard]] int versionOf(Connection &connection);

/// The tables, indexes, views and triggers are exactly those of a version (schemaObjects); the first that is foreign,
/// missing or changed is named.
[[nodiscard]] Result<Done> ownObjectsOnly(Connection &connection, const QString &file,
                                          const std::vector<SchemaObject> &expected);

/// For a file of a version yet to come: that the tables that are read are tables.
[[nodiscard]] Result<Done> readableTables(Connection &connection, const QString &file,
                                          const SchemaVersion &newestKnown);

/// SQLite's own quick check.
[[nodiscard]] Result<Done> soundPages(Connection &connection, const QString &file);

} // namespace ledger
