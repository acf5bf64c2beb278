#include "knowledge.h"

#include <algorithm>

namespace ledger
{

Knowledge::Knowledge(const Ledger &ledger, std::optional<PartialDate> asOf)
{
    if (asOf)
        m_day = asOf->last();
    for (const Decision &decision : ledger.decisions()) {
        if (!reaches(decision.decided))
            continue;
        Verdicts &verdicts = m_verdicts[static_cast<std::size_t>(decision.of.kind)][decision.of.id];
        if (decision.verdict == Verdict::NoConflict)
            verdicts.noConflict.push_back(&decision);
        else if (decision.of.kind == SubjectKind::Observation)
            verdicts.isSubjectSetAside = true;
        else
            verdicts.setAside.push_back(decision.claim.text);
    }
}

Day knownSince(const DealDossier &deal)
{
    std::optional<Day> first;
    if (deal.record.announced)
        first = deal.record.announced->last();
    const auto take = [&first](const std::vector<Claim> &claims) {
        for (const Claim &claim : claims)
            if (const Day said = claim.stated.last(); !first || said < *first)
                first = said;
    };
    take(deal.claims);
    for (const CommitmentDossier &part : deal.commitments)
        take(part.claims);
    for (const DeploymentDossier &part : deal.deployments)
        take(part.claims);
    return first.value_or(Day::min());
}

DealStatus Knowledge::statusOf(DealStatus today, const std::optional<PartialDate> &ended) const
{
    const bool isOver = today == DealStatus::Cancelled || today == DealStatus::Lapsed;
    return isOver && ended && !reaches(*ended) ? DealStatus::Announced : today;
}

const Knowledge::Verdicts *Knowledge::verdictsOn(SubjectKind kind, std::string_view id) const
{
    const auto &verdicts = m_verdicts[static_cast<std::size_t>(kind)];
    if (verdicts.empty())
        return nullptr;
    const auto found = verdicts.find(id);
    return found == verdicts.end() ? nullptr : &found->second;
}

} // namespace ledger
