#pragma once

#include "recordtable.h"

namespace ledger
{

/// Why nothing can be typed into a cell of a table.
enum class CellLock : std::uint8_t {
    None, ///< it can
    Id, ///< stable for ever
    Counted, ///< how many others there are
    FromClaims, ///< worked out from what is claimed
    FromLens, ///< where a claim stands on a day and a basis
    OfDeal, ///< what a claim belongs to through what it is about
    Kept, ///< the program's own note
    Several, ///< more than one cell holds
    NoPayment ///< only commitments have it
};

/// The field that one edits in a cell: of the record of the row, or of the commitment that a claim is on.
struct CellField
{
    RecordRef record = {};
    std::string_view key = {}; ///< in the document; empty where nothing can be typed
    CellLock lock = CellLock::None;
};
[[nodiscard]] CellField fieldIn(const RecordTable &table, std::size_t row, std::size_t column);

} // namespace ledger
