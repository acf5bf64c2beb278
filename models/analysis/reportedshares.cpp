#include "shares.h"

#include "choice.h"
#include "knowledge.h"
#include "passes.h"
#include "periods.h"
#include "ties.h"

#include <algorithm>
#include <map>

// What is reported of who serves whom: observations choose among themselves as claims do (semantics.md, 4: 3 and 4), a
// counterparty and a year at a time, `stated` being the day on which the source was published.

namespace ledger
{

namespace
{
using Reports = std::vector<Candidate<double>>;
/// By year, then by the position of the counterparty (-1: none is named).
using ReportsByYear = std::map<int, std::map<int, Reports>>;

Figures<double> percentages(const Observation &observation)
{
    const double headline
        = observation.value.value_or((observation.low.value_or(0) + observation.high.value_or(0)) / 2);
    return {.lower = observation.low.value_or(headline),
            .headline = headline,
            .upper = observation.high.value_or(headline)};
}

/// The observation as a candidate; nothing where it is not known on the day, set aside or, on `official`, as if unsaid.
std::optional<Candidate<double>> candidateOf(const Observation &observation, const Ledger &ledger,
                                             const Knowledge &knowledge, Basis basis)
{
    const Source *source = ledger.find(observation.source);
    const std::optional<PartialDate> published = source ? source->published : std::nullopt;
    if (published && !knowledge.reaches(*published))
        return std::nullopt;
    const auto *verdicts = knowledge.verdictsOn(SubjectKind::Observation, observation.id.text);
    if (verdicts && verdicts->isSubjectSetAside)
        return std::nullopt;
    if (basis == Basis::Official && observation.stance != Stance::Official)
        return std::nullopt;
    return Candidate<double>{.figures = percentages(observation),
                             .stated = published ? published->last() : Day::min(),
                             .stance = observation.stance,
                             .id = observation.id.text};
}

ReportsByYear reportsOn(const Ledger &ledger, const Lens &lens, int subject)
{
    const Knowledge knowledge(ledger, lens.asOf);
    const Bounds bounds = boundsOf(lens);
    ReportsByYear reports;
    for (const Observation &observation : ledger.observations()) {
        if (observation.metric != Metric::CloudShare || ledger.partyNumber(observation.subject) != subject
            || !bounds.meet(observation.date.first(), observation.date.last()))
            continue;
        const Id<Party> &counterparty = observation.counterparty;
        if (const auto candidate = candidateOf(observation, ledger, knowledge, lens.basis))
            reports[observation.date.year][counterparty.isEmpty() ? -1 : ledger.partyNumber(counterparty)].push_back(
                *candidate);
    }
    return reports;
}

std::vector<SharePart<double>> reportedParts(const std::map<int, Reports> &reports, const Ledger &ledger,
                                             const Passes &passes, Basis basis)
{
    std::map<int, double> sums; // rolled up
    for (const auto &[counterparty, candidates] : reports) {
        const std::size_t chosen = chosenAmong(candidates, basis);
        sums[passes.countedAs(counterparty)] += valueOn(candidates[chosen].figures, basis);
    }
    std::vector<SharePart<double>> parts;
    for (const auto &[party, value] : sums) {
        SharePart<double> part;
        part.value = value;
        if (party >= 0) {
            part.id = ledger.parties()[static_cast<std::size_t>(party)].id.text;
            part.name = ledger.parties()[static_cast<std::size_t>(party)].name;
        }
        parts.push_back(std::move(part));
    }
    std::ranges::sort(parts, [](const auto &a, const auto &b) {
        const double valueA = inBillionths(a.value), valueB = inBillionths(b.value);
        return valueA != valueB ? valueA > valueB : a.id < b.id;
    });
    return parts;
}
} // namespace

Shares<double> reportedShares(const Ledger &ledger, const Lens &lens, const Id<Party> &subject)
{
    const int subjectNumber = ledger.partyNumber(subject);
    if (subjectNumber < 0)
        return {};
    const Passes passes(ledger, lens);
    Shares<double> told;
    for (const auto &[year, reports] : reportsOn(ledger, lens, subjectNumber)) {
        const Period days = periodOf(year, Step::Year);
        SharePeriod<double> period;
        period.period = days.label;
        period.first = days.first;
        period.last = days.last;
        period.parts = reportedParts(reports, ledger, passes, lens.basis);
        for (const SharePart<double> &part : period.parts)
            period.total += part.value;
        for (SharePart<double> &part : period.parts) {
            part.share = period.total > 0 ? part.value / period.total : 0;
            period.hhi += part.share * part.share;
        }
        told.push_back(std::move(period));
    }
    return told;
}

} // namespace ledger
