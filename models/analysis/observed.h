#pragma once

#include "ledger.h"
#include "lens.h"

#include <vector>

namespace ledger
{

/// What observations of one metric say of a subject in a year, with one counterparty or none; low ≤ value ≤ high, in
/// the metric's unit.
struct Observed
{
    int year = 0;
    int counterparty = -1; ///< position in Ledger::parties(); −1: none is named
    double value = 0;
    double low = 0; ///< the smallest lower figure of all that stand
    double high = 0; ///< the largest upper one
    const Observation *chosen = nullptr; ///< the one that counts; lives as long as the ledger
    int observations = 0; ///< that stand

    bool operator==(const Observed &) const = default;
};

/// The known observations of a metric and exactly that subject in the lens's period, by year, then counterparty. For
/// each the basis chooses one as among claims (semantics.md, 4: 3 and 4), `stated` being the day on which its source
/// was published.
[[nodiscard]] std::vector<Observed> observed(const Ledger &ledger, const Lens &lens, const Id<Party> &subject,
                                             Metric metric);

} // namespace ledger
