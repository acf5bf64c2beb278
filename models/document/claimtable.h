#pragma once

#include "complaints.h"
#include "csvrows.h"
#include "recordreader.h"

#include <string>
#include <utility>
#include <vector>

namespace ledger
{

/// A claim of a table, and what its row says of the deal, the payer and so on, which the ledger must confirm: a table
/// changes claims alone.
struct TableClaim
{
    Sited<Claim> claim = {};
    bool hasKind = true; ///< whether the row says what kind of thing the claim is on
    std::string deal = {};
    std::vector<std::pair<std::string, std::string>> said = {}; ///< column and cell, where not empty
};

/// The claims of a CSV text with the columns of `query claims --format csv`, in any order and as many as there are.
/// Amounts and dates may be written as people type them. What cannot be read is complained about.
[[nodiscard]] std::vector<TableClaim> tableClaims(const CsvRows &csv, std::uint32_t input, Complaints &complaints);

} // namespace ledger
