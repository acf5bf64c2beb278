#pragma once

#include "readings.h"
#include "shares.h"
#include "totals.h"

#include <limits>
#include <set>
#include <string>
#include <vector>

/// What a lens lets through, deal by deal and source by source: where a drill into a party ends, and what a picture
/// cites.
namespace ledger
{

/// A row for each deal and nature, largest first; id and name are the deal's.
[[nodiscard]] std::vector<Total> dealTotals(const Counting &counting);
/// What some deals come to together, a row for each nature, largest first.
[[nodiscard]] std::vector<Total> totalsOf(const std::set<Id<Deal>> &deals, const Counting &counting);
/// The rows deal by deal in each period, in time's order; periods in which nothing falls due are left out.
[[nodiscard]] std::vector<PeriodTotals> dealTotalsByPeriod(const Counting &counting);
/// How the money of one nature is spread over deals in each period, but for some; periods and deals of 0 left out.
[[nodiscard]] Shares<Usd> dealShares(const Readings &readings, const Lens &lens, Nature nature,
                                     const std::set<std::string> &without = {});

/// A source of claims that count.
struct CitedSource
{
    const Source *source = nullptr; ///< lives as long as the ledger
    int claims = 0; ///< of its claims, how many count
    Usd value = {}; ///< what those claims amount to, all natures, for the order alone

    bool operator==(const CitedSource &) const = default;
};
/// The sources of the claims that count through the lens, those with most money first; beyond the first `ranked` they
/// are in no order.
[[nodiscard]] std::vector<CitedSource> citedSources(const Counting &counting,
                                                    std::size_t ranked = std::numeric_limits<std::size_t>::max());

} // namespace ledger
