#pragma once

#include "amount.h"
#include "readings.h"

namespace ledger
{

/// All the power of one kind that counts through a lens; low ≤ value ≤ high.
struct PowerSum
{
    Gigawatts value = {}; ///< standing at the end: what `query capacity` tells of its last period
    Gigawatts low = {};
    Gigawatts high = {};
    Gigawatts undated = {}; ///< besides, without a day
    int deployments = 0; ///< how many count in `value` or `undated`
    int claims = 0; ///< known claims on those
    bool isContested = false; ///< whether one of them is

    bool operator==(const PowerSum &) const = default;
};

/// The gigawatts that stand at the end of the lens's period, or once everything is built.
[[nodiscard]] PowerSum powerSum(const Readings &readings, const Lens &lens);

} // namespace ledger
