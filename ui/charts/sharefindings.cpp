#include "sharepicture.h"

#include "periods.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace ledger
{

namespace
{
constexpr int mostColumns = 12;
constexpr std::size_t mostSubjects = 9; // small multiples that can still be read
constexpr std::size_t mostNamed = 32; // more than a stack has room for, however high it is

Nature natureOf(const Lens &lens)
{
    const auto &natures = lens.natures;
    if (natures.empty() || std::find(natures.begin(), natures.end(), Nature::Consumption) != natures.end())
        return Nature::Consumption;
    return natures.front();
}

/// Reads what is contracted; month by month, unless it is told by deal.
std::optional<MonthlyDues> readContracts(ShareFindings &findings, const Readings &readings, const PicturePlan &plan)
{
    if (plan.byDeal) {
        findings.contracts.periods = dealShares(readings, plan.lens, findings.nature);
        return std::nullopt;
    }
    std::optional<MonthlyDues> dues(std::in_place, readings, plan.lens, findings.nature, findings.group);
    findings.contracts.periods = dues->shares(plan.lens.by);
    return dues;
}

/// The largest so many deals are left behind.
void leaveLargestDeals(ShareFindings &findings, const Readings &readings, const PicturePlan &plan)
{
    std::vector<Total> &totals = findings.contracts.totals;
    const std::size_t count = std::min(totals.size(), static_cast<std::size_t>(std::max(0, plan.skipped)));
    for (std::size_t i = 0; i < count; ++i)
        findings.leftBehind.insert(totals[i].id);
    totals.erase(totals.begin(), totals.begin() + static_cast<std::ptrdiff_t>(count));
    findings.contracts.periods = dealShares(readings, plan.lens, findings.nature, findings.leftBehind);
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

int periodsIn(const Shares<Usd> &shares, Step by)
{
    return shares.empty() ? 0 : periodNumber(shares.back().first, by) - periodNumber(shares.front().first, by) + 1;
}

/// By month, for an area: those who may have a part of it by themselves, and all others as one.
Shares<Usd> monthlyOf(const ShareFindings &findings, const MonthlyDues &dues)
{
    std::vector<std::string> named;
    const std::vector<Total> &totals = findings.contracts.totals;
    for (std::size_t i = 0; i < std::min(totals.size(), mostNamed); ++i)
        named.push_back(totals[i].id);
    for (const SharePeriod<double> &period : findings.reported)
        for (const SharePart<double> &part : period.parts)
            named.push_back(part.id);
    return dues.sharesOf(named);
}

/// The party at the other end of the money, of which a lens may name several.
std::vector<Id<Party>> &subjectsOf(Lens &lens, ShareGroup group)
{
    return group == ShareGroup::Payee ? lens.payers : lens.payees;
}

TotalGroup totalsBy(ShareGroup group) { return group == ShareGroup::Payee ? TotalGroup::Payee : TotalGroup::Payer; }

/// What each of several payers (payees) buys (sells) by itself; those for whom nothing falls due are left out.
std::vector<SubjectShares> sharesBySubject(const ShareFindings &findings, const Readings &readings, const Lens &lens)
{
    Lens one = lens;
    std::vector<SubjectShares> subjects;
    for (const Id<Party> &id : subjectsOf(one, findings.group)) {
        Lens own = lens;
        subjectsOf(own, findings.group) = {id};
        const MonthlyDues dues(readings, own, findings.nature, findings.group);
        SubjectShares subject{id, {dues.shares(own.by), {}, {}}};
        if (subject.contracts.periods.empty())
            continue;
        subject.contracts.totals = totals(readings, own, totalsBy(findings.group));
        if (!findings.contracts.monthly.empty())
            subject.contracts.monthly = monthlyOf(findings, dues);
        subjects.push_back(std::move(subject));
    }
    const auto sum = [](const SubjectShares &subject) {
        Usd whole = {};
        for (const Total &total : subject.contracts.totals)
            whole += total.value;
        return whole;
    };
    std::stable_sort(subjects.begin(), subjects.end(),
                     [&](const SubjectShares &a, const SubjectShares &b) { return sum(b) < sum(a); });
    if (subjects.size() < 2)
        return {};
    subjects.resize(std::min(subjects.size(), mostSubjects));
    return subjects;
}

/// Months as well, where there are too many periods for columns.
void addMonths(ShareFindings &findings, const std::optional<MonthlyDues> &dues, const Readings &readings,
               const PicturePlan &plan)
{
    ContractShares &contracts = findings.contracts;
    if (periodsIn(contracts.periods, plan.lens.by) <= mostColumns)
        return;
    Lens monthly = plan.lens;
    monthly.by = Step::Month;
    if (plan.lens.by == Step::Month)
        contracts.monthly = contracts.periods;
    else
        contracts.monthly
            = dues ? monthlyOf(findings, *dues) : dealShares(readings, monthly, findings.nature, findings.leftBehind);
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
    std::optional<MonthlyDues> dues;
    if (findings.source != ShareSource::Reported) {
        dues = readContracts(findings, readings, plan);
        if (plan.skipped > 0 && !plan.byDeal) {
            const bool isByPayer = findings.group == ShareGroup::Payer;
            (isByPayer ? plan.lens.payers : plan.lens.payees) = beyond(findings.contracts.periods, plan.skipped);
            dues = readContracts(findings, readings, plan);
        }
        findings.contracts.totals
            = plan.byDeal ? dealTotals(readings, plan.lens) : totals(readings, plan.lens, totalsBy(findings.group));
        if (plan.skipped > 0 && plan.byDeal)
            leaveLargestDeals(findings, readings, plan);
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
    addMonths(findings, dues, readings, plan);
    findings.subjectsAsked = subjectsOf(plan.lens, findings.group).size();
    if (findings.source == ShareSource::Contracts && !plan.byDeal)
        findings.subjects = sharesBySubject(findings, readings, plan.lens);
    return findings;
}

} // namespace ledger
