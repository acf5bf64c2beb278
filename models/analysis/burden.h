#pragma once

#include "observed.h"
#include "readings.h"
#include "totals.h"

#include <optional>
#include <string>
#include <vector>

namespace ledger
{

/// One year of a payer: what falls due from it in one nature, and what it earns.
struct BurdenYear
{
    std::string period = {}; ///< `2026`
    Day first = {};
    Day last = {};
    Total due = {}; ///< without id and name; 0 where nothing falls due
    std::optional<Observed> revenue = {}; ///< a year's, where any is known

    bool operator==(const BurdenYear &) const = default;
};

/// What falls due from a payer against what it earns.
struct Burden
{
    Id<Party> payer = {}; ///< empty: of nobody who pays is any revenue known
    std::string name = {};
    std::vector<BurdenYear> years = {}; ///< in time's order, without gaps

    bool operator==(const Burden &) const = default;
};

/// The money of one nature that falls due each year, whatever the lens's steps, from the one payer that the lens asks
/// for, or from the largest of whom revenue is known.
[[nodiscard]] Burden burden(const Readings &readings, const Lens &lens, Nature nature = Nature::Consumption);

} // namespace ledger
