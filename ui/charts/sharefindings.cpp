#include "sharepicture.h"

#include "periods.h"

#include <algorithm>
#include <map>

namespace ledger
{

namespace
{
constexpr int mostColumns = 12;
constexpr std::size_t mostNamed = 32; // more than a stack has room for, however high it is

Nature natureOf(const Lens &lens)
{
    const auto &natures = lens.natures;
    if (natures.empty() || std::find(natures.begin(), natures.end(), Nature::Consumption) != natures.end())
        return Nature::Consumption;
    return natures.front();
}

Shares<Usd> contractsOf(const Readings &readings, const PicturePlan &plan, const Lens &lens, Nature nature,
                        ShareGroup group)
{
    return plan.byDeal ? dealShares(readings, lens, nature) : shares(readings, lens, nature, group);
}

/// The parts beyond the largest so many over all periods.
std::vector<Id<Party>> beyond(const Shares<Usd> &shares, int skipped)
{
    std::map<std::string, double> sums;
    for (const SharePeriod<Usd> &period : shares)
        for (const SharePart<Usd> &part : period.parts)
            sums[part.id] += static_cast<double>(part.value.dollars);
    std::vector<std::pair<double, std::string>> ranking;
    for (const auto &[id, sum] : sums)
        ranking.emplace_back(-sum, id);
    std::sort(ranking.begin(), ranking.end());
    std::vector<Id<Party>> rest;
    for (std::size_t i = static_cast<std::size_t>(std::max(0, skipped)); i < ranking.size(); ++i)
        rest.emplace_back(ranking[i].second);
    std::sort(rest.begin(), rest.end());
    return rest;
}

/// Of whom most is reported: a reader who names nobody means them.
Id<Party> mostReported(const Ledger &ledger, const Lens &lens)
{
    std::map<Id<Party>, int> counts;
    for (const Observation &observation : ledger.observations())
        if (observation.metric == Metric::CloudShare)
            ++counts[observation.subject];
    for (const Id<Party> &payer : lens.payers)
        if (counts.contains(payer))
            return payer;
    if (!lens.payers.empty())
        return lens.payers.front();
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == counts.end() ? Id<Party>() : most->first;
}

/// The sources of what is reported of a subject, the newest first.
std::vector<CitedSource> reportingSources(const Ledger &ledger, const Lens &lens, const Id<Party> &subject)
{
    std::map<Id<Source>, CitedSource> bySource;
    for (const Observation &observation : ledger.observations()) {
        const Source *source = ledger.find(observation.source);
        if (observation.metric != Metric::CloudShare || observation.subject != subject || !source)
            continue;
        if (lens.asOf && source->published && source->published->last() > lens.asOf->last())
            continue;
        CitedSource &cited = bySource[source->id];
        cited.source = source;
        ++cited.claims;
    }
    std::vector<CitedSource> sources;
    for (const auto &[id, cited] : bySource)
        sources.push_back(cited);
    std::stable_sort(sources.begin(), sources.end(), [](const CitedSource &a, const CitedSource &b) {
        return a.source->published.value_or(PartialDate()) > b.source->published.value_or(PartialDate());
    });
    return sources;
}

int slotsOf(const Shares<Usd> &shares, Step by)
{
    return shares.empty() ? 0 : periodNumber(shares.back().first, by) - periodNumber(shares.front().first, by) + 1;
}

/// By month, for an area: those who may have a part of it by themselves, and all others as one.
Shares<Usd> monthlyOf(const ShareFindings &findings, const Readings &readings, const PicturePlan &plan)
{
    if (plan.lens.by == Step::Month)
        return findings.contracts;
    Lens monthly = plan.lens;
    monthly.by = Step::Month;
    if (plan.byDeal)
        return dealShares(readings, monthly, findings.nature);
    std::vector<std::string> named;
    for (std::size_t i = 0; i < std::min(findings.totals.size(), mostNamed); ++i)
        named.push_back(findings.totals[i].id);
    for (const SharePeriod<double> &period : findings.reported)
        for (const SharePart<double> &part : period.parts)
            named.push_back(part.id);
    return sharesOf(named, readings, monthly, findings.nature, findings.group);
}
} // namespace

ShareFindings shareFindings(const PictureRequest &request, const Readings &readings, PicturePlan &plan)
{
    ShareFindings findings;
    const std::string source = optionOf(request, "source", "contracts");
    findings.source = source == "reported" ? ShareSource::Reported
        : source == "both"                 ? ShareSource::Both
                                           : ShareSource::Contracts;
    findings.group = optionOf(request, "group", "payee") == "payer" ? ShareGroup::Payer : ShareGroup::Payee;
    findings.nature = natureOf(plan.lens);
    plan.lens.natures = {findings.nature};
    if (findings.source != ShareSource::Reported) {
        findings.contracts = contractsOf(readings, plan, plan.lens, findings.nature, findings.group);
        if (plan.skipped > 0 && !plan.byDeal) {
            const bool isByPayer = findings.group == ShareGroup::Payer;
            (isByPayer ? plan.lens.payers : plan.lens.payees) = beyond(findings.contracts, plan.skipped);
            findings.contracts = contractsOf(readings, plan, plan.lens, findings.nature, findings.group);
        }
        findings.totals = plan.byDeal
            ? dealTotals(readings, plan.lens)
            : totals(readings, plan.lens, findings.group == ShareGroup::Payer ? TotalGroup::Payer : TotalGroup::Payee);
        findings.sources = citedSources(readings, plan.lens, mostFootnotes);
    }
    if (findings.source != ShareSource::Contracts) {
        findings.subject = mostReported(readings.ledger(), plan.lens);
        if (!findings.subject.isEmpty())
            findings.reported = reportedShares(readings.ledger(), plan.lens, findings.subject);
        for (const CitedSource &cited : reportingSources(readings.ledger(), plan.lens, findings.subject))
            if (std::none_of(findings.sources.begin(), findings.sources.end(),
                             [&cited](const CitedSource &known) { return known.source == cited.source; }))
                findings.sources.push_back(cited);
    }
    if (slotsOf(findings.contracts, plan.lens.by) > mostColumns)
        findings.monthly = monthlyOf(findings, readings, plan);
    return findings;
}

} // namespace ledger
