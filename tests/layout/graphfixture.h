#pragma once

#include "placedgraph.h"

#include <cstdint>
#include <set>
#include <string>
#include <utility>

namespace ledger
{

/// A graph in the making: groups are named by a letter, their nodes by it and a number, `~a` gathers the rest of `a`.
struct GraphFixture
{
    Graph graph = {};

    void nodes(const std::vector<std::string> &ids)
    {
        for (const std::string &id : ids)
            graph.nodes.push_back({id, "~" + std::string(1, id[0] == '~' ? id[1] : id[0]), 40});
    }
    void edge(const std::string &from, const std::string &to, double width = 4)
    {
        graph.edges.push_back({from, to, width});
    }
};

/// A made-up graph: so many nodes in so many groups, edges with some that run back.
inline Graph madeUp(int nodes, int edges, int groups, std::uint32_t seed)
{
    const auto next = [&seed](int below) {
        seed = seed * 1664525u + 1013904223u;
        return static_cast<int>((seed >> 8) % static_cast<std::uint32_t>(below));
    };
    GraphFixture made;
    for (int i = 0; i < nodes; ++i)
        made.nodes({std::string(1, static_cast<char>('a' + i % groups)) + std::to_string(i)});
    std::set<std::pair<int, int>> known;
    for (int tries = 0; tries < edges * 20 && static_cast<int>(known.size()) < edges; ++tries) {
        int from = next(nodes);
        int to = next(nodes);
        if (from % groups > to % groups && next(5) > 0)
            std::swap(from, to);
        if (from != to && known.insert({from, to}).second)
            made.edge(made.graph.nodes[static_cast<std::size_t>(from)].id,
                      made.graph.nodes[static_cast<std::size_t>(to)].id, 1.2 + next(9));
    }
    for (GraphNode &node : made.graph.nodes)
        node.height = 40 + next(60);
    return made.graph;
}

} // namespace ledger
