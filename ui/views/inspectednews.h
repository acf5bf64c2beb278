#pragma once

#include "inspection.h"
#include "listing.h"

namespace ledger
{

/// A claim with what it is about, who said it and when.
[[nodiscard]] InspectedRow saidRow(const ChangeRow &row, const Ledger &ledger);
/// A figure that is no deal, with who is its counterparty.
[[nodiscard]] InspectedRow observationRow(const Observation &row, const Ledger &ledger);

/// The claims that say the newest of a party, newest first, each with what it is about.
[[nodiscard]] InspectedPart newestClaimsPart(const Readings &readings, const Lens &through, const Id<Party> &party,
                                             int room);

/// What has been observed of a party: revenue, spending, capacity, shares; newest first.
[[nodiscard]] InspectedPart observationsPart(const Readings &readings, const Lens &through, const Id<Party> &party,
                                             int room);

} // namespace ledger
