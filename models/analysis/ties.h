#pragma once

#include <cmath>

namespace ledger
{

/// A double as lists are sorted by it: whole billionths, so that what differs in its last bits alone is a tie, whatever
/// the order in which it was summed.
[[nodiscard]] inline double inBillionths(double value) { return std::round(value * 1e9); }

} // namespace ledger
