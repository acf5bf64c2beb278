#pragma once

#include "readings.h"

#include <vector>

namespace ledger
{

/// That one party depends on another, and by which deals (semantics.md, 11).
struct Edge
{
    Id<Party> from = {}; ///< the dependent
    Id<Party> to = {}; ///< its provider
    std::vector<DealKind> kinds = {}; ///< of its deals, by their words
    std::vector<Id<Deal>> deals = {};
    Usd value = {}; ///< «money between», of all natures but guarantees, in the lens's period
    Gigawatts power = {}; ///< in full, whatever the period

    bool operator==(const Edge &) const = default;
};

/// Who depends on whom, after roll-up, largest first. An edge exists whatever the period.
[[nodiscard]] std::vector<Edge> edges(const Readings &readings, const Lens &lens);

} // namespace ledger
