#pragma once

#include "capacity.h"
#include "vocabulary.h"

#include <optional>
#include <string>
#include <vector>

namespace ledger
{

/// Dollars per gigawatt, as one deal states both.
struct PowerPrice
{
    std::string deal = {};
    std::string title = {};
    std::optional<Nature> nature = {}; ///< of its commitments; nothing: said of the deal as a whole
    Usd dollars = {};
    Gigawatts power = {};
    Usd perGigawatt = {}; ///< to the whole dollar
    int claims = 0; ///< on the power and, of commitments, on the dollars
    bool isContested = false; ///< the dollars, or one of the deployments

    bool operator==(const PowerPrice &) const = default;
};

/// Dollars per gigawatt of each deal that states both, dearest first. The gigawatts are those of the deal's own
/// deployments that count through the lens, none within another of the same deal. The dollars are what is said of the
/// deal as a whole; where nothing is, what its commitments come to in full, a row for each nature (natures are never
/// added), guarantees apart. Filters of money do not act on it: half of a deal's dollars are not the price of its
/// power.
[[nodiscard]] std::vector<PowerPrice> powerPrices(const Readings &readings, const Lens &lens,
                                                  std::span<const CapacityCut> cuts = {});

} // namespace ledger
