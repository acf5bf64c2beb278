#pragma once

#include "passes.h"
#include "terms.h"

namespace ledger
{

/// Calls back with each commitment of a deal that counts through a lens (it has a value, passes, and has a day of its
/// term in the period), and with the days over which it falls due.
template <typename Callback>
void forEachCountingIn(const DealReading &deal, const Lens &lens, const Passes &passes, Callback callback)
{
    if (!passes.counts(deal))
        return;
    const Bounds bounds = boundsOf(lens);
    for (const CommitmentReading &commitment : deal.commitments) {
        if (!commitment.reading || !passes.passes(commitment))
            continue;
        const Days days = daysOf(commitment, lens.assumeYears);
        if (bounds.meet(days.first, days.last))
            callback(commitment, days);
    }
}

/// The same over all deals; the callback is told the deal as well.
template <typename Callback>
void forEachCounting(const Readings &readings, const Lens &lens, const Passes &passes, Callback callback)
{
    for (const DealReading &deal : readings.deals())
        forEachCountingIn(deal, lens, passes, [&](const CommitmentReading &commitment, const Days &days) {
            callback(deal, commitment, days);
        });
}

/// Calls back with the number of each period that the days of a commitment touch within bounds, and with its own
/// bounds.
template <typename Callback> void forEachPeriod(const Days &days, const Bounds &bounds, Step by, Callback callback)
{
    const int last = periodNumber(bounds.notAfter(days.last), by);
    for (int period = periodNumber(bounds.notBefore(days.first), by); period <= last; ++period)
        callback(period, Bounds{bounds.notBefore(firstDayOf(period, by)), bounds.notAfter(lastDayOf(period, by))});
}

} // namespace ledger
