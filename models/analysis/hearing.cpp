#include "hearing.h"

#include "choice.h"

#include <algorithm>

namespace ledger
{

template <typename Amount>
void Hearing<Amount>::hear(std::span<const Said> said, const Knowledge &knowledge, const Knowledge::Verdicts &verdicts,
                           bool officialOnly)
{
    m_inUnit = static_cast<int>(said.size());
    m_known = m_notSetAside = 0;
    m_supersedes = false;
    m_remaining.clear();
    for (const Said &each : said) {
        if (!knowledge.reaches(each.stated))
            continue;
        ++m_known;
        if (verdicts.setAside(*each.claim))
            continue;
        ++m_notSetAside;
        if (officialOnly && each.stance != Stance::Official)
            continue;
        m_remaining.push_back(&each);
        m_supersedes = m_supersedes || !each.older.empty();
    }
    if (m_supersedes)
        findStanding();
}

template <typename Amount> void Hearing<Amount>::findStanding()
{
    m_isSuperseded.assign(static_cast<std::size_t>(m_inUnit), false);
    for (const Said *each : m_remaining)
        for (const std::uint32_t older : each->older)
            m_isSuperseded[older] = true;
    m_standing.clear();
    for (const Said *each : m_remaining)
        if (!m_isSuperseded[each->id])
            m_standing.push_back(each);
}

template <typename Amount>
std::vector<const typename Hearing<Amount>::Said *> Hearing<Amount>::standingNewestFirst() const
{
    const auto all = standing();
    std::vector<const Said *> newestFirst(all.begin(), all.end());
    std::ranges::sort(newestFirst, [](const Said *a, const Said *b) { return isNewer(*a, *b); });
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

namespace
{
double plain(Usd amount) { return static_cast<double>(amount.dollars); }
double plain(Gigawatts power) { return power.gw; }

/// Gigawatts are doubles: 1 and 0.99 differ by one per cent, not by more, whatever their last bits say.
template <typename Amount> constexpr double lastBits = 1e-12;
template <> constexpr double lastBits<Usd> = 0;
} // namespace

template <typename Amount> std::pair<double, double> headlinesOf(std::span<const Testimony<Amount> *const> standing)
{
    double lowest = plain(standing.front()->figures.headline);
    double highest = lowest;
    for (const Testimony<Amount> *each : standing.subspan(1)) {
        const double headline = plain(each->figures.headline);
        lowest = std::min(lowest, headline);
        highest = std::max(highest, headline);
    }
    return {lowest, highest};
}

template <typename Amount> bool isContested(const Hearing<Amount> &hearing, const Knowledge::Verdicts &verdicts)
{
    const auto standing = hearing.standing();
    if (standing.size() < 2)
        return false;
    const auto [lowest, highest] = headlinesOf<Amount>(standing);
    const bool isAtOdds = 100 * (highest - lowest) > highest * (1 + lastBits<Amount>);
    const auto idOf = [](const Testimony<Amount> *each) -> const Id<Claim> & { return each->claim->id; };
    return isAtOdds && !isSettled(verdicts, standing, idOf);
}

namespace
{
template <typename Amount>
std::vector<const Claim *> standingIn(std::span<const Claim> claims, Unit unit, const Knowledge &knowledge,
                                      const Knowledge::Verdicts &verdicts)
{
    const TestimoniesOn<Amount> said(claims, unit);
    Hearing<Amount> hearing;
    hearing.hear(said.all(), knowledge, verdicts, false);
    std::vector<const Claim *> standing;
    for (const Testimony<Amount> *each : hearing.standingNewestFirst())
        standing.push_back(each->claim);
    return standing;
}
} // namespace

std::vector<const Claim *> standingClaims(const Subject &subject, std::span<const Claim> claims, Unit unit,
                                          const Knowledge &knowledge)
{
    const Knowledge::Verdicts verdicts = knowledge.verdictsOn(subject.kind, subject.id);
    return unit == Unit::Usd ? standingIn<Usd>(claims, unit, knowledge, verdicts)
                             : standingIn<Gigawatts>(claims, unit, knowledge, verdicts);
}

template class Hearing<Usd>;
template class Hearing<Gigawatts>;
template std::pair<double, double> headlinesOf(std::span<const Testimony<Usd> *const>);
template std::pair<double, double> headlinesOf(std::span<const Testimony<Gigawatts> *const>);
template bool isContested(const Hearing<Usd> &, const Knowledge::Verdicts &);
template bool isContested(const Hearing<Gigawatts> &, const Knowledge::Verdicts &);

} // namespace ledger
