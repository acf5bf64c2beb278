#include "observed.h"

#include "choice.h"
#include "knowledge.h"
#include "periods.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace ledger
{

namespace
{
/// An observation that stands, as a candidate.
struct Report
{
    Candidate<double> candidate = {};
    const Observation *observation = nullptr;
};

Figures<double> observedFigures(const Observation &observation)
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
    if (knowledge.verdictsOn(SubjectKind::Observation, observation.id.text).setSubjectAside())
        return std::nullopt;
    if (basis == Basis::Official && observation.stance != Stance::Official)
        return std::nullopt;
    return Candidate<double>{.figures = observedFigures(observation),
                             .stated = published ? published->last() : Day::min(),
                             .stance = observation.stance,
                             .id = observation.id.text};
}

Observed observedOf(const std::vector<Report> &reports, Basis basis)
{
    const Report &chosen = reports[chosenAmong(reports, basis, &Report::candidate)];
    Observed told;
    told.value = valueOn(chosen.candidate.figures, basis);
    told.low = told.high = told.value;
    for (const Report &report : reports) {
        told.low = std::min(told.low, report.candidate.figures.lower);
        told.high = std::max(told.high, report.candidate.figures.upper);
    }
    told.chosen = chosen.observation;
    told.observations = static_cast<int>(reports.size());
    return told;
}
} // namespace

std::vector<Observed> observed(const Ledger &ledger, const Lens &lens, const Id<Party> &subject, Metric metric)
{
    const int subjectNumber = ledger.partyNumber(subject);
    if (subjectNumber < 0)
        return {};
    const Knowledge knowledge(ledger, lens.asOf);
    const Bounds bounds = boundsOf(lens);
    std::map<std::pair<int, int>, std::vector<Report>> reports; // by year and the position of the counterparty
    for (const Observation &observation : ledger.observations()) {
        if (observation.metric != metric || ledger.partyNumber(observation.subject) != subjectNumber
            || !bounds.meet(observation.date.first(), observation.date.last()))
            continue;
        const Id<Party> &counterparty = observation.counterparty;
        if (const auto candidate = candidateOf(observation, ledger, knowledge, lens.basis))
            reports[{observation.date.year, counterparty.isEmpty() ? -1 : ledger.partyNumber(counterparty)}].push_back(
                {*candidate, &observation});
    }
    std::vector<Observed> told;
    for (const auto &[key, standing] : reports) {
        told.push_back(observedOf(standing, lens.basis));
        std::tie(told.back().year, told.back().counterparty) = key;
    }
    return told;
}

} // namespace ledger
