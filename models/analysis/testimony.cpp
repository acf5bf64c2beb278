#include "testimony.h"

#include <QtGlobal>

#include <algorithm>

namespace ledger
{

namespace
{
void workOut(Figures<Usd> &figures, const Claim &claim) { figures = dollarFigures(claim); }
void workOut(Figures<Gigawatts> &figures, const Claim &claim) { figures = powerFigures(claim); }
} // namespace

template <typename Amount> void Testimonies<Amount>::add(const Claim &claim, std::uint32_t id, int source)
{
    Q_ASSERT(m_taken.size() < m_taken.capacity());
    Testimony<Amount> &testimony = m_taken.emplace_back();
    testimony.claim = &claim;
    workOut(testimony.figures, claim);
    testimony.stated = claim.stated.last();
    testimony.term = {claim.start, claim.end};
    if (claim.start)
        testimony.starts = claim.start->first();
    if (claim.end)
        testimony.ends = claim.end->last();
    testimony.id = id;
    testimony.source = source;
    testimony.stance = claim.stance;
    testimony.hedge = claim.hedge;
}

template <typename Amount>
void Testimonies<Amount>::findOlder(Testimony<Amount> &testimony, std::span<const Testimony<Amount>> taken)
{
    const std::size_t first = m_older.size();
    for (const Id<Claim> &id : testimony.claim->supersedes) {
        const auto found
            = std::ranges::find(taken, id, [](const auto &each) -> const Id<Claim> & { return each.claim->id; });
        if (found != taken.end())
            m_older.push_back(found->id);
    }
    Q_ASSERT(m_older.size() <= m_older.capacity());
    testimony.older = std::span(m_older).subspan(first);
}

std::size_t olderIn(std::span<const Claim> claims)
{
    std::size_t older = 0;
    for (const Claim &claim : claims)
        older += claim.supersedes.size();
    return older;
}

template class Testimonies<Usd>;
template class Testimonies<Gigawatts>;

} // namespace ledger
