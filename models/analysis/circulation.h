#pragma once

#include "flows.h"

#include <span>

namespace ledger
{

/// Money that comes back to where it started, no dollar counted twice (semantics.md, 10).
struct Circulation
{
    Usd value = {};
    double share = 0; ///< of the sum of all legs; 0 where there are none

    bool operator==(const Circulation &) const = default;
};

/// The largest flow within the legs in which every party is paid what it pays.
[[nodiscard]] Circulation circulation(std::span<const Leg> legs);

} // namespace ledger
