#include "totals.h"

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
} // namespace

template <> std::span<const std::string_view> words<TotalGroup>() { return totalGroupWords; }

std::vector<Total> totals(const Counting &counting, TotalGroup group)
{
    auto tallies = counting.inRuns([&](const std::vector<Counted> &run) {
        std::optional<Tally> tally(std::in_place, counting.readings().ledger(), group);
        for (const Counted &each : run)
            tally->add(Tally::groupOf(group, each, counting.passes()), *each.commitment, each.days,
                       duesWithin(*each.commitment->reading, each.days, counting.bounds()));
        return tally;
    });
    for (std::size_t i = 1; i < tallies.size(); ++i)
        tallies.front()->add(*tallies[i]);
    return tallies.front()->rows();
}

std::vector<Total> totals(const Readings &readings, const Lens &lens, TotalGroup group)
{
    return totals(Counting(readings, lens), group);
}

Total sumOfTotals(const std::vector<const Total *> &totals)
{
    Total sum;
    for (const Total *total : totals) {
        sum.nature = total->nature;
        sum.value += total->value;
        sum.low += total->low;
        sum.high += total->high;
        sum.assumed += total->assumed;
        sum.contested += total->contested;
        for (std::size_t i = 0; i < sum.byFirmness.size(); ++i)
            sum.byFirmness[i] += total->byFirmness[i];
        sum.commitments += total->commitments;
        sum.claims += total->claims;
        sum.isContested = sum.isContested || total->isContested;
        sum.opensUpwards = sum.opensUpwards || total->opensUpwards;
        sum.isCeiling = sum.isCeiling || total->isCeiling;
    }
    return sum;
}

Total sumOfTotals(const std::vector<Total> &totals)
{
    std::vector<const Total *> all;
    for (const Total &total : totals)
        all.push_back(&total);
    return sumOfTotals(all);
}

std::vector<PeriodTotals> totalsByPeriod(const Counting &counting, TotalGroup group)
{
    const Step by = counting.lens().by;
    std::map<int, Tally> tallies;
    counting.forEach([&](const Counted &each) {
        const int number = Tally::groupOf(group, each, counting.passes());
        forEachPeriod(*each.commitment, each.days, counting.bounds(), by, [&](int period, const Dues &dues) {
            tallies.try_emplace(period, counting.readings().ledger(), group)
                .first->second.add(number, *each.commitment, each.days, dues);
        });
    });

    std::vector<PeriodTotals> told;
    for (const auto &[number, tally] : tallies) {
        const Period period = periodOf(number, by);
        PeriodTotals totals{period.label, period.first, period.last, tally.rows()};
        if (std::ranges::any_of(totals.totals, [](const Total &total) { return total.high > Usd(0); }))
            told.push_back(std::move(totals));
    }
    return told;
}

} // namespace ledger
