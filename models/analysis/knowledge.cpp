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

bool Knowledge::isKnown(const DealDossier &deal) const
{
    if (!m_day)
        return true;
    if (deal.record.announced && reaches(*deal.record.announced))
        return true;
    bool hasClaims = false;
    const auto isSaid = [&](const std::vector<Claim> &claims) {
        hasClaims = hasClaims || !claims.empty();
        return std::ranges::any_of(claims, [this](const Claim &claim) { return reaches(claim.stated); });
    };
    return isSaid(deal.claims)
        || std::ranges::any_of(deal.commitments, [&](const auto &part) { return isSaid(part.claims); })
        || std::ranges::any_of(deal.deployments, [&](const auto &part) { return isSaid(part.claims); })
        || (!deal.record.announced && !hasClaims);
}

DealStatus Knowledge::statusOf(const Deal &deal) const
{
    const bool isOver = deal.status == DealStatus::Cancelled || deal.status == DealStatus::Lapsed;
    return isOver && deal.ended && !reaches(*deal.ended) ? DealStatus::Announced : deal.status;
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
