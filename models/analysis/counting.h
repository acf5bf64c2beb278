#pragma once

#include "passes.h"
#include "terms.h"

#include <algorithm>

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

/// Calls back with the number of each period that the days of a commitment touch within bounds, and with what falls due
/// in it: the difference between the ends of two periods.
template <typename Callback>
void forEachPeriod(const CommitmentReading &commitment, const Days &days, const Bounds &bounds, Step by,
                   Callback callback)
{
    const Day from = bounds.notBefore(days.first);
    const Day to = bounds.notAfter(days.last);
    const int last = periodNumber(to, by);
    Dues before = duesBy(*commitment.reading, days, from - std::chrono::days(1));
    for (int period = periodNumber(from, by); period <= last; ++period) {
        const Dues after = duesBy(*commitment.reading, days, std::min(to, lastDayOf(period, by)));
        callback(period, after - before);
        before = after;
    }
}

} // namespace ledger
