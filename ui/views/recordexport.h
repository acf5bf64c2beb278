#pragma once

#include "picture.h"
#include "recordtable.h"

#include <vector>

namespace ledger
{

/// Rows of a table as other programs take them: numbers plain, with their unit in a column of their own, days in ISO.
/// Columns in the order that is told; rows by their position in the table.
[[nodiscard]] PictureTable plainTable(const RecordTable &table, const std::vector<std::uint32_t> &rows,
                                      const std::vector<std::size_t> &columns);

} // namespace ledger
