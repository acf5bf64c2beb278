#pragma once

#include "readings.h"

#include <string>
#include <vector>

namespace ledger
{

/// Who loses something if a party goes, and who is left.
struct Dependent
{
    Id<Party> id = {};
    std::string name = {};
    Usd value = {}; ///< «money between» it and what goes
    Gigawatts power = {};
    std::vector<Id<Party>> left = {}; ///< by id: its other providers in deals of a kind that it lost

    bool operator==(const Dependent &) const = default;
};

/// What is lost without one party, and by whom.
struct Impact
{
    Id<Party> party = {}; ///< as it counts after roll-up; all its descendants go as well
    Usd value = {}; ///< the sum over the dependents
    Gigawatts power = {};
    std::vector<Dependent> dependents = {}; ///< largest first
    std::vector<Id<Party>> gone = {}; ///< by id: the party and its descendants, as far as edges end at them

    bool operator==(const Impact &) const = default;
};

/// `query impact`: what it means to go without a party (semantics.md, 11).
[[nodiscard]] Impact impact(const Readings &readings, const Lens &lens, const Id<Party> &without);

} // namespace ledger
