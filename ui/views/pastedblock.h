#pragma once

#include "fieldedits.h"
#include "recordtable.h"

#include <QStringList>

#include <vector>

namespace ledger
{

/// A block of text that is to go into cells of a table.
struct PastedBlock
{
    RecordTablePtr table = {};
    std::vector<std::uint32_t> rows = {}; ///< of the table, one for each row of text
    std::vector<std::size_t> columns = {}; ///< as many as the longest row of text has, or fewer
    std::vector<QStringList> texts = {};
};

/// The cells of a text as spreadsheets copy it: rows by line, cells by tab; in quotes where they hold either.
[[nodiscard]] std::vector<QStringList> pastedCells(const QString &text);

/// What a block puts into the fields of records: choices by what they are called, other records by their names. Cells
/// into which nothing can be typed are left out. Takes long where it looks up many names.
[[nodiscard]] std::vector<FieldEdit> editsOf(const PastedBlock &block, const LedgerPtr &ledger);

} // namespace ledger
