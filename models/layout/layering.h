#pragma once

#include "placedgraph.h"

#include <cstddef>
#include <vector>

// Columns and orders, before anything has a coordinate.
namespace ledger
{

/// A position as it indexes a vector.
[[nodiscard]] constexpr std::size_t index(int position) { return static_cast<std::size_t>(position); }

/// A graph by the positions of its nodes, with groups as numbers.
struct NumberedGraph
{
    struct Edge
    {
        int from = 0;
        int to = 0;
        double weight = 1;
    };

    std::vector<int> groups = {}; ///< of each node
    std::vector<double> heights = {};
    std::vector<bool> isRest = {}; ///< whether it gathers the rest of its group: that stands last
    std::vector<Edge> edges = {};
    int groupCount = 0;
};
[[nodiscard]] NumberedGraph numbered(const Graph &graph);

/// The column of each node: dependents to the left of their providers, as far as there are no circles; those of a group
/// in one column where there are groups enough to make columns of, else each by itself along its longest path.
[[nodiscard]] std::vector<int> columnsOf(const NumberedGraph &graph);

/// Node positions, column by column, from the top.
using Orders = std::vector<std::vector<int>>;

/// An order of each column with few crossings (barycentres, swept back and forth); groups stay together.
[[nodiscard]] Orders ordersOf(const NumberedGraph &graph, const std::vector<int> &columns);

/// Orders made of wished heights (one for each node), groups kept together.
[[nodiscard]] Orders ordersByHeight(const NumberedGraph &graph, const std::vector<int> &columns,
                                    const std::vector<double> &heights);

/// How often edges cross (weighted by nothing; edges inside a column are not counted).
[[nodiscard]] long crossingsOf(const NumberedGraph &graph, const std::vector<int> &columns, const Orders &orders);

} // namespace ledger
