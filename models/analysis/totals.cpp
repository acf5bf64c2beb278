#include "totals.h"

#include "counting.h"
#include "runs.h"
#include "tally.h"

#include <algorithm>
#include <array>
#include <map>

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

constexpr std::array totalGroupWords{"payee"sv, "payer"sv, "nature"sv, "kind"sv, "status"sv, "firmness"sv};

constexpr std::size_t fewestDealsTallied = 1000; // fewer are added up before a thread has begun
} // namespace

template <> std::span<const std::string_view> words<TotalGroup>() { return totalGroupWords; }

std::vector<Total> totals(const Readings &readings, const Lens &lens, TotalGroup group)
{
    const Passes passes(readings.ledger(), lens);
    const Bounds bounds = boundsOf(lens);
    const auto deals = readings.deals();
    auto tallies = inRuns(deals.size(), fewestDealsTallied, [&](std::size_t first, std::size_t last) {
        std::optional<Tally> tally(std::in_place, readings.ledger(), group);
        for (const DealReading &deal : deals.subspan(first, last - first))
            forEachCountingIn(deal, lens, passes, [&](const CommitmentReading &commitment, const Days &days) {
                tally->add(Tally::groupOf(group, deal, commitment, passes), commitment, days,
                           duesWithin(*commitment.reading, days, bounds));
            });
        return tally;
    });
    for (std::size_t i = 1; i < tallies.size(); ++i)
        tallies.front()->add(*tallies[i]);
    return tallies.front()->rows();
}

std::vector<PeriodTotals> totalsByPeriod(const Readings &readings, const Lens &lens, TotalGroup group)
{
    const Passes passes(readings.ledger(), lens);
    const Bounds bounds = boundsOf(lens);
    std::map<int, Tally> tallies;
    forEachCounting(readings, lens, passes, [&](const auto &deal, const auto &commitment, const Days &days) {
        const int groupNumber = Tally::groupOf(group, deal, commitment, passes);
        forEachPeriod(commitment, days, bounds, lens.by, [&, &part = commitment](int period, const Dues &dues) {
            tallies.try_emplace(period, readings.ledger(), group).first->second.add(groupNumber, part, days, dues);
        });
    });

    std::vector<PeriodTotals> told;
    for (const auto &[number, tally] : tallies) {
        const Period period = periodOf(number, lens.by);
        PeriodTotals totals{period.label, period.first, period.last, tally.rows()};
        if (std::ranges::any_of(totals.totals, [](const Total &total) { return total.high > Usd(0); }))
            told.push_back(std::move(totals));
    }
    return told;
}

} // namespace ledger
