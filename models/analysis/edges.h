#pragma once

#include "readings.h"

#include <array>
#include <vector>

namespace ledger
{

inline constexpr std::size_t natureCount = 9;

/// That one party depends on another, and by which deals (semantics.md, 11).
struct Edge
{
    Id<Party> from = {}; ///< the dependent
    Id<Party> to = {}; ///< its provider
    std::vector<DealKind> kinds = {}; ///< of its deals, by their words
    std::vector<Id<Deal>> deals = {};
    Usd value = {}; ///< «money between», of all natures but guarantees, in the lens's period
    Gigawatts power = {}; ///< in full, whatever the period
    std::array<Usd, natureCount> byNature = {}; ///< of the value, what is of which nature
    Usd firm = {}; ///< of the value, what is firm
    int commitments = 0; ///< that count in the value
    int claims = 0; ///< known ones on those commitments, in dollars
    bool isDisclosed = false; ///< whether a sum is known of any of its commitments, in whatever period

    bool operator==(const Edge &) const = default;
};

/// The lens as edges are found through it: no nature is left out unless filtered (semantics.md, 9).
[[nodiscard]] Lens withAllNatures(Lens lens);

/// Whether it is the payee of such a commitment who depends on the payer: who is given money does, who buys depends on
/// whom he pays.
[[nodiscard]] bool isPayeeDependent(Nature nature);

/// Who depends on whom, after roll-up, largest first. An edge exists whatever the period.
[[nodiscard]] std::vector<Edge> edges(const Readings &readings, const Lens &lens);

} // namespace ledger
