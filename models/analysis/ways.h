#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace ledger
{

/// A directed graph that grows arc by arc, and tells the ways that lead through it.
class Ways
{
public:
    /// Is told the nodes of a way but its last, and says whether to go on.
    using Told = std::function<bool(std::span<const int>)>;

    explicit Ways(std::size_t nodes);

    void add(int from, int to);

    /// Tells each way from one node to another that has at most so many arcs, visits no node twice and none below
    /// `lowest`, in the order of their lists of nodes; from a node to itself, each round trip. False where it was told
    /// to stop. The work is bounded by what is told: no step is taken that leads to no end.
    bool forEach(int from, int to, int mostArcs, int lowest, const Told &told);

private:
    struct Fork
    {
        std::vector<int> open = {}; ///< the nodes from which the end can still be reached, sorted
        std::size_t next = 0;
    };

    [[nodiscard]] Fork fork(int to, int arcsLeft, int lowest);
    void measure(int to, int mostArcs, int lowest);
    void backOutOf(std::vector<Fork> &forks);

    std::vector<std::vector<int>> m_next; // sorted
    std::vector<std::vector<int>> m_previous;
    std::vector<int> m_way;
    std::vector<bool> m_isOnWay;
    std::vector<int> m_distance; // arcs to the end beside the way; -1: further than was measured
    std::vector<int> m_measured; // the nodes that have a distance
};

} // namespace ledger
