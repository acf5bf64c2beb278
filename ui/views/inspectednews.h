#pragma once

#include "inspection.h"

namespace ledger
{

/// The claims that say the newest of a party, newest first, each with what it is about.
[[nodiscard]] InspectedPart newestClaimsPart(const Readings &readings, const Lens &through, const Id<Party> &party,
                                             int room);

/// What has been observed of a party: revenue, spending, capacity, shares; newest first.
[[nodiscard]] InspectedPart observationsPart(const Readings &readings, const Lens &through, const Id<Party> &party,
                                             int room);

} // namespace ledger
