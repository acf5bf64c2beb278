#pragma once

#include "change.h"
#include "connection.h"
#include "ledger.h"

namespace ledger
{

/// Does a change to the tables, within the caller's transaction: only the rows of touched records are written. A record
/// that should be there and is not, or the reverse, is a RowsDisagree.
void writeRows(Connection &connection, const Change &change);

/// Thrown where the tables are not what the change was made on: another tool wrote without history.
struct RowsDisagree
{
    RecordRef record = {};
};

/// Thrown where a row cannot be a record.
struct BadRow
{
    QString table = {};
    QString id = {};
    QString column = {};
    QString value = {};
};

/// All records in the file, each table by id; throws BadRow.
[[nodiscard]] Records readRecords(Connection &connection);

} // namespace ledger
