#pragma once

#include <vector>

namespace ledger
{

/// Places along a line for labels of the given heights, in their order, between `least` and `most`, that do not meet
/// and stay as near as possible to where they were wanted (their middles; pool adjacent violators). Gives middles; what
/// does not fit is squeezed, so ask only for what fits.
[[nodiscard]] std::vector<double> spread(const std::vector<double> &wanted, double height, double least, double most);

} // namespace ledger
