#include "loops.h"

#include "ways.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

// The largest loops without looking at the others. Legs come into a graph from the largest on; the loops that one
// closes are the ways back from its payee to its payer, and it is their smallest leg. So loops come by value, and the
// search ends with the leg that makes them too many. Of the loops of that leg's value the first by their parties are
// wanted, and there may be any number of them: those are looked for in that order, in the graph of all legs of at least
// that value.

namespace ledger
{

namespace
{
constexpr std::size_t mostLoops = 10'000;

/// A loop by the numbers of its parties, in the order of their ids, from the smallest on.
struct Ring
{
    std::int64_t value = 0;
    std::vector<int> parties = {};
};

class LoopSearch
{
public:
    LoopSearch(std::span<const Leg> legs, int maxLength, std::size_t most);

    [[nodiscard]] Loops found() &&;

private:
    struct Arc
    {
        int from = 0;
        int to = 0;
        const Leg *leg = nullptr;
    };

    void findByValue();
    void findFirstOfValue(std::size_t arc);
    [[nodiscard]] const Leg &legBetween(int from, int to) const { return *m_legOf.at(key(from, to)); }
    [[nodiscard]] static std::uint64_t key(int from, int to)
    {
        return static_cast<std::uint64_t>(from) << 32 | static_cast<std::uint64_t>(to);
    }
    [[nodiscard]] std::int64_t smallestLegOf(std::span<const int> parties) const;
    [[nodiscard]] Loop loopOf(const Ring &ring) const;

    int m_maxLength;
    std::size_t m_most;
    std::vector<Id<Party>> m_parties; // by id
    std::vector<Arc> m_arcs; // largest first
    std::unordered_map<std::uint64_t, const Leg *> m_legOf;
    Ways m_ways;
    std::vector<Ring> m_rings;
    bool m_isComplete = true;
};

std::vector<Id<Party>> partiesOf(std::span<const Leg> legs)
{
    std::vector<Id<Party>> parties;
    parties.reserve(2 * legs.size());
    for (const Leg &leg : legs) {
        parties.push_back(leg.payer);
        parties.push_back(leg.payee);
    }
    std::ranges::sort(parties);
    parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
    return parties;
}

LoopSearch::LoopSearch(std::span<const Leg> legs, int maxLength, std::size_t most)
    : m_maxLength(maxLength)
    , m_most(most)
    , m_parties(partiesOf(legs))
    , m_ways(m_parties.size())
{
    const auto number = [this](const Id<Party> &party) {
        return static_cast<int>(std::ranges::lower_bound(m_parties, party) - m_parties.begin());
    };
    m_arcs.reserve(legs.size());
    for (const Leg &leg : legs) {
        m_arcs.push_back({number(leg.payer), number(leg.payee), &leg});
        m_legOf.emplace(key(m_arcs.back().from, m_arcs.back().to), &leg);
    }
    std::ranges::stable_sort(m_arcs, std::ranges::greater(), [](const Arc &arc) { return arc.leg->value; });
}

void LoopSearch::findByValue()
{
    for (std::size_t i = 0; i < m_arcs.size(); ++i) {
        const Arc &arc = m_arcs[i];
        const auto tell = [&](std::span<const int> way) {
            Ring &ring = m_rings.emplace_back();
            ring.value = arc.leg->value.dollars;
            ring.parties.assign(way.begin(), way.end());
            ring.parties.push_back(arc.from);
            std::rotate(ring.parties.begin(), std::ranges::min_element(ring.parties), ring.parties.end());
            return m_rings.size() <= m_most;
        };
        m_ways.add(arc.from, arc.to);
        if (!m_ways.forEach(arc.to, arc.from, m_maxLength - 1, 0, tell))
            return findFirstOfValue(i);
    }
}

void LoopSearch::findFirstOfValue(std::size_t arc)
{
    m_isComplete = false;
    const Usd value = m_arcs[arc].leg->value;
    std::erase_if(m_rings, [&](const Ring &ring) { return ring.value == value.dollars; });
    for (std::size_t i = arc + 1; i < m_arcs.size() && m_arcs[i].leg->value == value; ++i)
        m_ways.add(m_arcs[i].from, m_arcs[i].to);

    const auto tell = [&](std::span<const int> ring) {
        if (smallestLegOf(ring) == value.dollars)
            m_rings.push_back({value.dollars, {ring.begin(), ring.end()}});
        return m_rings.size() < m_most;
    };
    for (int first = 0; first < static_cast<int>(m_parties.size()) && m_rings.size() < m_most; ++first)
        m_ways.forEach(first, first, m_maxLength, first, tell);
}

std::int64_t LoopSearch::smallestLegOf(std::span<const int> parties) const
{
    std::int64_t smallest = legBetween(parties.back(), parties.front()).value.dollars;
    for (std::size_t i = 0; i + 1 < parties.size(); ++i)
        smallest = std::min(smallest, legBetween(parties[i], parties[i + 1]).value.dollars);
    return smallest;
}

Loop LoopSearch::loopOf(const Ring &ring) const
{
    Loop loop;
    loop.value = Usd(ring.value);
    for (std::size_t i = 0; i < ring.parties.size(); ++i) {
        const Leg &leg = legBetween(ring.parties[i], ring.parties[(i + 1) % ring.parties.size()]);
        loop.parties.push_back(leg.payer);
        loop.closed = i == 0 ? leg.firstSaid : std::max(loop.closed, leg.firstSaid);
        loop.legs.push_back(leg);
    }
    return loop;
}

Loops LoopSearch::found() &&
{
    findByValue();
    std::ranges::sort(m_rings, [](const Ring &a, const Ring &b) {
        return a.value != b.value ? a.value > b.value : a.parties < b.parties;
    });
    Loops told;
    told.isComplete = m_isComplete;
    told.loops.reserve(m_rings.size());
    for (const Ring &ring : m_rings)
        told.loops.push_back(loopOf(ring));
    return told;
}
} // namespace

Loops loopsAmong(std::span<const Leg> legs, int maxLength, std::size_t most)
{
    Loops told = LoopSearch(legs, maxLength, most).found();
    told.circulation = circulation(legs);
    return told;
}

Loops loops(const Readings &readings, const Lens &lens, int maxLength)
{
    Lens rolledUp = lens;
    rolledUp.rollUp = lens.rollUp.value_or(RollUp::Parent);
    return loopsAmong(legs(readings, rolledUp), maxLength, mostLoops);
}

} // namespace ledger
