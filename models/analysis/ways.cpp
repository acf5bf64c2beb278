#include "ways.h"

#include <algorithm>

// Simple paths with a bounded number of arcs, depth first. Before each step the distances to the end are measured anew,
// backwards and around the way so far (breadth first), so that every step taken leads to at least one way: the delay
// between two ways is polynomial, whatever the graph (after Rizzi, Sacomoto and Sagot, «Efficiently listing bounded
// length st-paths», 2014).

namespace ledger
{

Ways::Ways(std::size_t nodes) : m_next(nodes), m_previous(nodes), m_isOnWay(nodes, false), m_distance(nodes, -1) { }

void Ways::add(int from, int to)
{
    std::vector<int> &next = m_next[static_cast<std::size_t>(from)];
    next.insert(std::ranges::upper_bound(next, to), to);
    m_previous[static_cast<std::size_t>(to)].push_back(from);
}

bool Ways::forEach(int from, int to, int mostArcs, int lowest, const Told &told)
{
    m_way = {from};
    m_isOnWay[static_cast<std::size_t>(from)] = true;
    std::vector<Fork> forks;
    forks.push_back(fork(to, mostArcs, lowest));
    bool goesOn = true;
    while (!forks.empty()) {
        Fork &here = forks.back();
        if (!goesOn || here.next == here.open.size()) {
            backOutOf(forks);
            continue;
        }
        const int node = here.open[here.next++];
        if (node == to) {
            goesOn = told(m_way);
            continue;
        }
        m_way.push_back(node);
        m_isOnWay[static_cast<std::size_t>(node)] = true;
        forks.push_back(fork(to, mostArcs - static_cast<int>(forks.size()), lowest));
    }
    return goesOn;
}

void Ways::backOutOf(std::vector<Fork> &forks)
{
    m_isOnWay[static_cast<std::size_t>(m_way.back())] = false;
    m_way.pop_back();
    forks.pop_back();
}

Ways::Fork Ways::fork(int to, int arcsLeft, int lowest)
{
    Fork found;
    measure(to, arcsLeft - 1, lowest);
    for (const int node : m_next[static_cast<std::size_t>(m_way.back())])
        if ((node == to && arcsLeft > 0) || (node != to && m_distance[static_cast<std::size_t>(node)] > 0))
            found.open.push_back(node);
    return found;
}

void Ways::measure(int to, int mostArcs, int lowest)
{
    for (const int node : m_measured)
        m_distance[static_cast<std::size_t>(node)] = -1;
    m_measured = {to};
    m_distance[static_cast<std::size_t>(to)] = 0;
    for (std::size_t i = 0; i < m_measured.size(); ++i) {
        const int distance = m_distance[static_cast<std::size_t>(m_measured[i])];
        if (distance >= mostArcs)
            return;
        for (const int node : m_previous[static_cast<std::size_t>(m_measured[i])]) {
            const auto position = static_cast<std::size_t>(node);
            if (node >= lowest && m_distance[position] < 0 && !m_isOnWay[position]) {
                m_distance[position] = distance + 1;
                m_measured.push_back(node);
            }
        }
    }
}

} // namespace ledger
