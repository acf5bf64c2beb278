#include "hearing.h"

#include "choice.h"

#include <algorithm>

namespace ledger
{

void Hearing::hear(std::span<const Claim> claims, Unit unit, const Knowledge &knowledge,
                   const Knowledge::Verdicts *verdicts, bool officialOnly)
{
    m_inUnit = m_known = m_notSetAside = 0;
    m_remaining.clear();
    for (const Claim &claim : claims) {
        if (claim.unit != unit)
            continue;
        ++m_inUnit;
        if (!knowledge.reaches(claim.stated))
            continue;
        ++m_known;
        if (verdicts && std::ranges::find(verdicts->setAside, claim.id.text) != verdicts->setAside.end())
            continue;
        ++m_notSetAside;
        if (!officialOnly || claim.stance == Stance::Official)
            m_remaining.push_back(&claim);
    }
    findStanding();
}

void Hearing::findStanding()
{
    m_superseded.clear();
    for (const Claim *claim : m_remaining)
        for (const Id<Claim> &older : claim->supersedes)
            m_superseded.emplace_back(older.text);
    std::ranges::sort(m_superseded);
    m_standing.clear();
    for (const Claim *claim : m_remaining)
        if (m_superseded.empty() || !std::ranges::binary_search(m_superseded, std::string_view(claim->id.text)))
            m_standing.push_back(claim);
}

std::vector<const Claim *> Hearing::standingNewestFirst() const
{
    std::vector<const Claim *> newestFirst = m_standing;
    std::ranges::sort(newestFirst, [](const Claim *a, const Claim *b) { return isNewerClaim(*a, *b); });
    return newestFirst;
}

bool isNewerClaim(const Claim &a, const Claim &b)
{
    const auto candidate = [](const Claim &claim) {
        return Candidate<Usd>{
            .figures = {}, .stated = claim.stated.last(), .stance = claim.stance, .id = claim.id.text};
    };
    return isNewer(candidate(a), candidate(b));
}

bool areAtOdds(double lowest, double highest, Unit unit)
{
    // Gigawatts are doubles: 1 and 0.99 differ by one per cent, not by more, whatever their last bits say.
    const double lastBits = unit == Unit::Usd ? 0 : 1e-12;
    return 100 * (highest - lowest) > highest * (1 + lastBits);
}

bool isSettled(std::span<const Claim *const> standing, const Knowledge::Verdicts *verdicts)
{
    const auto judgesAll = [&](const Decision *decision) {
        return std::ranges::all_of(standing, [decision](const Claim *claim) {
            return std::ranges::find(decision->judged, claim->id) != decision->judged.end();
        });
    };
    return verdicts && std::ranges::any_of(verdicts->noConflict, judgesAll);
}

bool isContested(const Hearing &hearing, const Knowledge::Verdicts *verdicts)
{
    const auto standing = hearing.standing();
    if (standing.size() < 2)
        return false;
    double lowest = headlineOf(*standing.front());
    double highest = lowest;
    for (const Claim *claim : standing.subspan(1)) {
        const double headline = headlineOf(*claim);
        lowest = std::min(lowest, headline);
        highest = std::max(highest, headline);
    }
    return areAtOdds(lowest, highest, standing.front()->unit) && !isSettled(standing, verdicts);
}

} // namespace ledger
