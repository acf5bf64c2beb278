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

/// Those who may have a part by themselves: the largest, and all of whom something is reported.
std::vector<std::string> namedIn(const ShareFindings &findings)
{
    std::vector<std::string> named;
    const std::vector<Total> &totals = findings.contracts.totals;
    for (std::size_t i = 0; i < std::min(totals.size(), mostNamed); ++i)
        named.push_back(totals[i].id);
    for (const SharePeriod<double> &period : findings.reported)
        for (const SharePart<double> &part : period.parts)
            named.push_back(part.id);
    return named;
}

/// The party at the other end of the money, of which a lens may name several.
std::vector<Id<Party>> &subjectsOf(Lens &lens, ShareGroup group)
{
    return group == ShareGroup::Payee ? lens.payers : lens.payees;
}

TotalGroup totalsBy(ShareGroup group) { return group == ShareGroup::Payee ? TotalGroup::Payee : TotalGroup::Payer; }

/// Narrows the plan to the parties beyond the largest so many over all periods.
void leaveLargestParties(PicturePlan &plan, const Readings &readings, ShareGroup group)
{
    const std::vector<Total> ranking = totals(readings, plan.lens, totalsBy(group));
    std::vector<Id<Party>> rest;
    for (std::size_t i = static_cast<std::size_t>(plan.skipped); i < ranking.size(); ++i)
        rest.emplace_back(ranking[i].id);
    std::sort(rest.begin(), rest.end());
    (group == ShareGroup::Payer ? plan.lens.payers : plan.lens.payees) = rest;
}

/// Tells what falls due to whom in the lens's periods; what is returned is the same by month.
PeriodDues tellParties(ContractShares &contracts, const Counting &counting, ShareGroup group,
                       const std::vector<std::string> &named)
{
    PeriodDues months(counting, group);
    contracts.dues = months.by(counting.lens().by);
    contracts.periods = contracts.dues->sharesOf(named);
    return months;
}

/// What each of several payers (payees) buys (sells) by itself; those for whom nothing falls due are left out.
std::vector<SubjectShares> sharesBySubject(const ShareFindings &findings, const Readings &readings, const Lens &lens)
{
    Lens one = lens;
    std::vector<SubjectShares> subjects;
    const std::vector<std::string> named = namedIn(findings);
    for (const Id<Party> &id : subjectsOf(one, findings.group)) {
        Lens own = lens;
        subjectsOf(own, findings.group) = {id};
        const Counting counting(readings, own);
        SubjectShares subject{id, {}};
        const PeriodDues months = tellParties(subject.contracts, counting, findings.group, named);
        if (subject.contracts.periods.empty())
            continue;
        subject.contracts.totals = totals(counting, totalsBy(findings.group));
        if (!findings.contracts.monthly.empty())
            subject.contracts.monthly = months.sharesOf(named);
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

/// Whether there are too many periods for columns.
bool isArea(const ContractShares &contracts, Step by) { return periodsIn(contracts.periods, by) > mostColumns; }

void readParties(ShareFindings &findings, const Readings &readings, const PicturePlan &plan)
{
    const Counting counting(readings, plan.lens);
    ContractShares &contracts = findings.contracts;
    contracts.totals = totals(counting, totalsBy(findings.group));
    const std::vector<std::string> named = namedIn(findings);
    const PeriodDues months = tellParties(contracts, counting, findings.group, named);
    if (isArea(contracts, plan.lens.by))
        contracts.monthly = months.sharesOf(named);
    findings.sources = citedSources(counting, mostFootnotes);
}

/// The same deal by deal, where a party has been drilled into; the largest so many are left behind.
void readDeals(ShareFindings &findings, const Readings &readings, const PicturePlan &plan)
{
    ContractShares &contracts = findings.contracts;
    std::vector<Total> &totals = contracts.totals;
    totals = dealTotals({readings, plan.lens});
    const std::size_t count = std::min(totals.size(), static_cast<std::size_t>(std::max(0, plan.skipped)));
    const auto rest = totals.begin() + static_cast<std::ptrdiff_t>(count);
    std::for_each(totals.begin(), rest, [&](const Total &total) { findings.leftBehind.insert(total.id); });
    totals.erase(totals.begin(), rest);
    contracts.periods = dealShares(readings, plan.lens, findings.nature, findings.leftBehind);
    Lens monthly = plan.lens;
    monthly.by = Step::Month;
    if (isArea(contracts, plan.lens.by))
        contracts.monthly = dealShares(readings, monthly, findings.nature, findings.leftBehind);
    findings.sources = citedSources({readings, plan.lens}, mostFootnotes);
}

/// Reads what is reported of one party.
void readReports(ShareFindings &findings, const Readings &readings, const PicturePlan &plan)
{
    findings.subject = mostReported(readings.ledger(), plan.lens);
    if (!findings.subject.isEmpty())
        findings.reported = reportedShares(readings.ledger(), plan.lens, findings.subject);
}

/// Cites what is reported, where it is not cited already.
void citeReports(ShareFindings &findings, const Readings &readings, const PicturePlan &plan)
{
    for (const CitedSource &cited : reportingSources(readings.ledger(), plan.lens, findings.subject))
        if (std::none_of(findings.sources.begin(), findings.sources.end(),
                         [&cited](const CitedSource &known) { return known.source == cited.source; }))
            findings.sources.push_back(cited);
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
    const bool hasContracts = findings.source != ShareSource::Reported;
    const bool hasReports = findings.source != ShareSource::Contracts;
    if (hasContracts && plan.skipped > 0 && !plan.byDeal)
        leaveLargestParties(plan, readings, findings.group);
    if (hasReports)
        readReports(findings, readings, plan);
    if (hasContracts && plan.byDeal)
        readDeals(findings, readings, plan);
    else if (hasContracts)
        readParties(findings, readings, plan);
    if (hasReports)
        citeReports(findings, readings, plan);
    findings.subjectsAsked = subjectsOf(plan.lens, findings.group).size();
    if (!hasReports && !plan.byDeal)
        findings.subjects = sharesBySubject(findings, readings, plan.lens);
    return findings;
}

} // namespace ledger
