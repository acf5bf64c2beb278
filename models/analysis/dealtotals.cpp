#include "dealtotals.h"

#include "counting.h"
#include "profiles.h"
#include "runs.h"
#include "tally.h"

#include <algorithm>
#include <map>

namespace ledger
{

namespace
{
constexpr std::size_t fewestDealsCited = 2000; // fewer are looked through before a thread has begun

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

std::vector<Total> dealTotals(const Readings &readings, const Lens &lens)
{
    const Passes passes(readings.ledger(), lens);
    const Bounds bounds = boundsOf(lens);
    std::vector<Total> rows;
    for (const DealReading &deal : readings.deals()) {
        Tally tally(readings.ledger(), TotalGroup::Nature);
        forEachCountingIn(deal, lens, passes, [&](const CommitmentReading &commitment, const Days &days) {
            tally.add(static_cast<int>(commitment.nature), commitment, days,
                      duesWithin(*commitment.reading, days, bounds));
        });
        takeRows(rows, tally, deal.dossier->record);
    }
    sortRows(rows);
    return rows;
}

std::vector<Total> totalsOf(const std::set<Id<Deal>> &deals, const Readings &readings, const Lens &lens)
{
    const Passes passes(readings.ledger(), lens);
    const Bounds bounds = boundsOf(lens);
    Tally tally(readings.ledger(), TotalGroup::Nature);
    for (const Id<Deal> &id : deals)
        if (const DealReading *deal = readingOf(readings, id))
            forEachCountingIn(*deal, lens, passes, [&](const CommitmentReading &commitment, const Days &days) {
                tally.add(static_cast<int>(commitment.nature), commitment, days,
                          duesWithin(*commitment.reading, days, bounds));
            });
    return tally.rows();
}

std::vector<PeriodTotals> dealTotalsByPeriod(const Readings &readings, const Lens &lens)
{
    const Passes passes(readings.ledger(), lens);
    const Bounds bounds = boundsOf(lens);
    std::map<int, std::vector<Total>> periods;
    for (const DealReading &deal : readings.deals()) {
        std::map<int, Tally> tallies;
        forEachCountingIn(deal, lens, passes, [&](const CommitmentReading &commitment, const Days &days) {
            forEachPeriod(commitment, days, bounds, lens.by, [&](int period, const Dues &dues) {
                tallies.try_emplace(period, readings.ledger(), TotalGroup::Nature)
                    .first->second.add(static_cast<int>(commitment.nature), commitment, days, dues);
            });
        });
        for (const auto &[period, tally] : tallies)
            takeRows(periods[period], tally, deal.dossier->record);
    }

    std::vector<PeriodTotals> told;
    for (auto &[number, rows] : periods) {
        if (std::ranges::none_of(rows, [](const Total &row) { return row.high > Usd(0); }))
            continue;
        sortRows(rows);
        const Period period = periodOf(number, lens.by);
        told.push_back({period.label, period.first, period.last, std::move(rows)});
    }
    return told;
}

Shares<Usd> dealShares(const Readings &readings, const Lens &lens, Nature nature, const std::set<std::string> &without)
{
    Lens ofNature = lens;
    ofNature.natures = {nature};
    Shares<Usd> told;
    for (const PeriodTotals &totals : dealTotalsByPeriod(readings, ofNature)) {
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

std::vector<CitedSource> citedSources(const Readings &readings, const Lens &lens, std::size_t ranked)
{
    const Passes passes(readings.ledger(), lens);
    const std::vector<Source> &all = readings.ledger().sources();
    const auto deals = readings.deals();
    auto runs = inRuns(deals.size(), fewestDealsCited, [&](std::size_t first, std::size_t last) {
        std::vector<CitedSource> cited(all.size());
        for (const DealReading &deal : deals.subspan(first, last - first))
            forEachCountingIn(deal, lens, passes, [&](const CommitmentReading &commitment, const Days &) {
                if (commitment.source >= 0)
                    cite(cited[static_cast<std::size_t>(commitment.source)], 1, commitment.reading->value);
            });
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
