#pragma once

#include "inspection.h"

namespace ledger
{

/// What a party runs, uses and has chips in: a row for each role and each way to count, in full.
[[nodiscard]] InspectedPart partyCapacityPart(const Readings &readings, const Lens &through, const Id<Party> &party);

/// Dollars per gigawatt, where a deal states both.
[[nodiscard]] InspectedPart pricesPart(const Readings &readings, const Lens &through, const Id<Deal> &deal);

/// A site with its stages; a country, or a year of first power, with its sites. Empty where the lens lets none through.
[[nodiscard]] Inspection inspectedSite(const Readings &readings, const Lens &through, const QString &id, int room);
[[nodiscard]] Inspection inspectedCountry(const Readings &readings, const Lens &through, const QString &code, int room);
[[nodiscard]] Inspection inspectedFirstPower(const Readings &readings, const Lens &through, const QString &year,
                                             int room);

} // namespace ledger
