#include "dealtotals.h"

#include "counting.h"
#include "tally.h"

#include <algorithm>
#include <map>

namespace ledger
{

namespace
{
/// The rows of one deal: a tally by nature, under the deal's name.
void takeRows(std::vector<Total> &rows, const Tally &tally, const Deal &deal)
{
    for (Total row : tally.rows()) {
        row.id = deal.id.text;
        row.name = deal.title;
        rows.push_back(std::move(row));
    }
}

void cite(CitedSource &source, int claims, Usd value)
{
    source.claims += claims;
    source.value += value;
}

void sortRows(std::vector<Total> &rows)
{
    std::ranges::sort(rows, [](const Total &a, const Total &b) {
        if (a.value != b.value)
            return a.value > b.value;
        return a.id != b.id ? a.id < b.id : word(a.nature) < word(b.nature);
    });
}
} // namespace

std::vector<Total> dealTotals(const Counting &counting)
{
    std::vector<Total> rows;
    counting.forEachDeal([&](std::span<const Counted> parts) {
        Tally tally(counting.readings().ledger(), TotalGroup::Nature);
        for (const Counted &each : parts)
            tally.add(static_cast<int>(each.commitment->nature), *each.commitment, each.days,
                      duesWithin(*each.commitment->reading, each.days, counting.bounds()));
        takeRows(rows, tally, parts.front().deal->dossier->record);
    });
    sortRows(rows);
    return rows;
}

std::vector<Total> totalsOf(const std::set<Id<Deal>> &deals, const Counting &counting)
{
    Tally tally(counting.readings().ledger(), TotalGroup::Nature);
    counting.forEachDeal([&](std::span<const Counted> parts) {
        if (!deals.contains(parts.front().deal->dossier->record.id))
            return;
        for (const Counted &each : parts)
            tally.add(static_cast<int>(each.commitment->nature), *each.commitment, each.days,
                      duesWithin(*each.commitment->reading, each.days, counting.bounds()));
    });
    return tally.rows();
}

std::vector<PeriodTotals> dealTotalsByPeriod(const Counting &counting)
{
    const Step by = counting.lens().by;
    std::map<int, std::vector<Total>> periods;
    counting.forEachDeal([&](std::span<const Counted> parts) {
        std::map<int, Tally> tallies;
        for (const Counted &each : parts)
            forEachPeriod(*each.commitment, each.days, counting.bounds(), by, [&](int period, const Dues &dues) {
                tallies.try_emplace(period, counting.readings().ledger(), TotalGroup::Nature)
                    .first->second.add(static_cast<int>(each.commitment->nature), *each.commitment, each.days, dues);
            });
        for (const auto &[period, tally] : tallies)
            takeRows(periods[period], tally, parts.front().deal->dossier->record);
    });

    std::vector<PeriodTotals> told;
    for (auto &[number, rows] : periods) {
        if (std::ranges::none_of(rows, [](const Total &row) { return row.high > Usd(0); }))
            continue;
        sortRows(rows);
        const Period period = periodOf(number, by);
        told.push_back({period.label, period.first, period.last, std::move(rows)});
    }
    return told;
}

Shares<Usd> dealShares(const Readings &readings, const Lens &lens, Nature nature, const std::set<std::string> &without)
{
    Lens ofNature = lens;
    ofNature.natures = {nature};
    Shares<Usd> told;
    for (const PeriodTotals &totals : dealTotalsByPeriod({readings, ofNature})) {
        SharePeriod<Usd> period{totals.period, totals.first, totals.last, Usd(0), Usd(0), 0, {}};
        for (const Total &total : totals.totals) {
            if (total.value == Usd(0) || without.contains(total.id))
                continue;
            period.total += total.value;
            period.assumed += total.assumed;
            period.parts.push_back({total.id, total.name, total.value, 0});
        }
        for (SharePart<Usd> &part : period.parts) {
            part.share = static_cast<double>(part.value.dollars) / static_cast<double>(period.total.dollars);
            period.hhi += part.share * part.share;
        }
        if (!period.parts.empty())
            told.push_back(std::move(period));
    }
    return told;
}

std::vector<CitedSource> citedSources(const Counting &counting, std::size_t ranked)
{
    const std::vector<Source> &all = counting.readings().ledger().sources();
    auto runs = counting.inRuns([&](const std::vector<Counted> &run) {
        std::vector<CitedSource> cited(all.size());
        for (const Counted &each : run)
            if (each.commitment->source >= 0)
                cite(cited[static_cast<std::size_t>(each.commitment->source)], 1, each.commitment->reading->value);
        return cited;
    });
    std::vector<CitedSource> &sources = runs.front();
    for (std::size_t i = 0; i < sources.size(); ++i) {
        for (std::size_t run = 1; run < runs.size(); ++run)
            cite(sources[i], runs[run][i].claims, runs[run][i].value);
        sources[i].source = sources[i].claims > 0 ? &all[i] : nullptr;
    }
    std::erase_if(sources, [](const CitedSource &cited) { return !cited.source; });
    // Sources lie in the order of their ids.
    const auto middle = sources.begin() + static_cast<std::ptrdiff_t>(std::min(ranked, sources.size()));
    std::partial_sort(sources.begin(), middle, sources.end(), [](const CitedSource &a, const CitedSource &b) {
        return a.value != b.value ? a.value > b.value : a.source < b.source;
    });
    return std::move(sources);
}

} // namespace ledger
