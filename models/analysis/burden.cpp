#include "burden.h"

#include "periods.h"

#include <algorithm>
#include <map>

namespace ledger
{

namespace
{
/// Through that lens the largest payer of whom revenue is known, with what is known of it.
std::pair<Id<Party>, std::vector<Observed>> payerWithRevenue(const Readings &readings, const Lens &lens)
{
    const auto revenueOf
        = [&](const Id<Party> &party) { return observed(readings.ledger(), lens, party, Metric::Revenue); };
    if (lens.payers.size() == 1)
        return {lens.payers.front(), revenueOf(lens.payers.front())};
    for (const Total &payer : totals(readings, lens, TotalGroup::Payer))
        if (auto revenue = revenueOf(Id<Party>(payer.id)); !revenue.empty())
            return {Id<Party>(payer.id), std::move(revenue)};
    return {};
}
} // namespace

Burden burden(const Readings &readings, const Lens &through, Nature nature)
{
    Lens lens = through;
    lens.natures = {nature};
    lens.by = Step::Year;
    auto [payer, revenue] = payerWithRevenue(readings, lens);
    if (payer.isEmpty())
        return {};
    lens.payers = {payer};
    std::map<int, BurdenYear> years;
    for (PeriodTotals &period : totalsByPeriod({readings, lens}, TotalGroup::Nature)) {
        BurdenYear &year = years[periodNumber(period.first, Step::Year)];
        year.due = std::move(period.totals.front());
        year.due.id.clear();
        year.due.name.clear();
    }
    for (const Observed &figure : revenue)
        years[figure.year].revenue = figure;

    Burden told;
    told.payer = payer;
    if (const Party *party = readings.ledger().find(payer))
        told.name = party->name;
    if (years.empty())
        return told;
    for (int number = years.begin()->first; number <= years.rbegin()->first; ++number) {
        const Period period = periodOf(number, Step::Year);
        BurdenYear year = years.contains(number) ? years[number] : BurdenYear();
        year.period = period.label;
        year.first = period.first;
        year.last = period.last;
        year.due.nature = nature;
        told.years.push_back(std::move(year));
    }
    return told;
}

} // namespace ledger
