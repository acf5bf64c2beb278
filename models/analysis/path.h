#pragma once

#include "edges.h"

#include <vector>

namespace ledger
{

/// `query path`: the fewest edges between two parties (as they count after roll-up), whichever way each runs; of
/// several such paths the one whose list of parties comes first. A step is told as its edge runs, where both run as one
/// walks from the first party to the second. Empty where there is none.
[[nodiscard]] std::vector<Edge> path(const Readings &readings, const Lens &lens, const Id<Party> &first,
                                     const Id<Party> &second);

} // namespace ledger
