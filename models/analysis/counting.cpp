#include "counting.h"

namespace ledger
{

namespace
{
constexpr std::size_t fewestDealsCounted = 1000; // fewer are looked through before a thread has begun
}

Counting::Counting(const Readings &readings, const Lens &lens, std::size_t runs)
    : m_readings(readings)
    , m_lens(lens)
    , m_passes(readings.ledger(), lens)
    , m_bounds(boundsOf(lens))
    , m_runs(runs)
{
}

Counting::Counting(const Readings &readings, const Lens &lens) : Counting(readings, lens, std::size_t(0))
{
    const auto deals = readings.deals();
    m_runs = ledger::inRuns(deals.size(), fewestDealsCounted, [&](std::size_t first, std::size_t last) {
        std::vector<Counted> found;
        for (const DealReading &deal : deals.subspan(first, last - first))
            take(deal, found);
        return found;
    });
}

Counting::Counting(const Readings &readings, const Lens &lens, const std::set<Id<Deal>> &deals)
    : Counting(readings, lens, std::size_t(1))
{
    for (const Id<Deal> &id : deals)
        if (const DealReading *deal = readingOf(readings, id))
            take(*deal, m_runs.front());
}

void Counting::take(const DealReading &deal, std::vector<Counted> &found) const
{
    if (!m_passes.counts(deal))
        return;
    for (const CommitmentReading &commitment : deal.commitments) {
        if (!commitment.reading || !m_passes.passes(commitment))
            continue;
        const Days days = daysOf(commitment, m_lens.assumeYears);
        if (m_bounds.meet(days.first, days.last))
            found.push_back({&deal, &commitment, days});
    }
}

} // namespace ledger
