#pragma once

#include "passes.h"
#include "runs.h"
#include "terms.h"

#include <algorithm>
#include <set>
#include <span>
#include <vector>

namespace ledger
{

/// A commitment that counts through a lens, and the days over which it falls due.
struct Counted
{
    const DealReading *deal = nullptr;
    const CommitmentReading *commitment = nullptr;
    Days days = {};
};

/// All commitments that count through a lens (they have a value, pass, and have a day of their term in the period),
/// looked for once by whoever adds them up in several ways. Refers to the readings, which must outlive it.
class Counting
{
public:
    Counting(const Readings &readings, const Lens &lens);
    /// Of these deals alone.
    Counting(const Readings &readings, const Lens &lens, const std::set<Id<Deal>> &deals);

    [[nodiscard]] const Readings &readings() const { return m_readings; }
    [[nodiscard]] const Lens &lens() const { return m_lens; }
    [[nodiscard]] const Passes &passes() const { return m_passes; }
    [[nodiscard]] const Bounds &bounds() const { return m_bounds; }

    [[nodiscard]] bool isEmpty() const { return std::ranges::all_of(m_runs, &std::vector<Counted>::empty); }

    /// Calls back with each, deal after deal.
    template <typename Callback> void forEach(Callback callback) const
    {
        for (const std::vector<Counted> &run : m_runs)
            std::ranges::for_each(run, callback);
    }

    /// Calls back with all of each deal.
    template <typename Callback> void forEachDeal(Callback callback) const
    {
        for (const std::vector<Counted> &run : m_runs)
            for (auto first = run.begin(); first != run.end();) {
                const auto next
                    = std::find_if(first, run.end(), [&](const Counted &each) { return each.deal != first->deal; });
                callback(std::span<const Counted>(first, next));
                first = next;
            }
    }

    /// Calls `work` on all cores at once, each with a run of neighbours; the results are in the order of the runs, one
    /// at least.
    template <typename Work> auto inRuns(const Work &work) const
    {
        return ledger::inRuns(m_runs.size(), 1, [&](std::size_t run, std::size_t) { return work(m_runs[run]); });
    }

private:
    Counting(const Readings &readings, const Lens &lens, std::size_t runs);
    void take(const DealReading &deal, std::vector<Counted> &found) const;

    const Readings &m_readings;
    Lens m_lens;
    Passes m_passes;
    Bounds m_bounds;
    std::vector<std::vector<Counted>> m_runs; // no more than there are cores, one at least
};

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
