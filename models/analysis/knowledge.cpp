#include "knowledge.h"

#include <algorithm>

namespace ledger
{

Knowledge::Decided::Decided(const std::vector<Decision> &all) : decisions(&all)
{
    for (const Decision &decision : all)
        on[static_cast<std::size_t>(decision.of.kind)][decision.of.id].push_back(&decision);
}

Knowledge::Knowledge(const Ledger &ledger, std::optional<PartialDate> asOf, const Knowledge *before)
    : m_decided(before && before->m_decided->decisions == &ledger.decisions()
                    ? before->m_decided
                    : std::make_shared<const Decided>(ledger.decisions()))
{
    if (asOf)
        m_day = asOf->last();
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

Knowledge::Verdicts Knowledge::verdictsOn(SubjectKind kind, std::string_view id) const
{
    const auto &decisions = m_decided->on[static_cast<std::size_t>(kind)];
    if (decisions.empty())
        return {};
    const auto found = decisions.find(id);
    return found == decisions.end() ? Verdicts() : Verdicts(found->second, *this);
}

} // namespace ledger
