#pragma once

#include "layering.h"

#include <vector>

// Columns as stacks of framed groups, with gaps between them through which edges run that pass the column.
namespace ledger
{

/// Nodes of one group, one under the other, in their frame.
struct Block
{
    int group = 0;
    std::vector<int> nodes = {};
    std::vector<double> tops = {}; ///< of the nodes
    double top = 0; ///< of the frame
    double bottom = 0;
};
using Stack = std::vector<Block>;

/// The edges that pass columns: for each edge the heights at which it does, from left to right, and for each column how
/// much room its gaps (above each block, and below the last) would need.
struct Lanes
{
    std::vector<std::vector<double>> heights = {};
    std::vector<std::vector<double>> need = {};
};

/// Tops of things with heights and gaps under each other, in their order, that are as near as can be to where they were
/// wanted (weighted; pool adjacent violators); none above `least`.
struct Wanted
{
    double top = 0;
    double weight = 1;
    double height = 0;
    double gapBefore = 0;
};
[[nodiscard]] std::vector<double> stackedTops(const std::vector<Wanted> &wanted, double least);

/// The nodes of a column in blocks under each other, each where it is wished (no wishes: at the top) unless those above
/// push it down.
[[nodiscard]] Stack stackOf(const NumberedGraph &graph, const std::vector<int> &order,
                            const std::vector<double> &wishes, const GraphMeasures &measures);

/// Where edges pass the columns that lie between their ends: through the gap that is nearest to their way and has room
/// left, the widest edges first; side by side in it, closer where it is too narrow. None above 0.
[[nodiscard]] Lanes lanesOf(const NumberedGraph &graph, const std::vector<int> &columns,
                            const std::vector<Stack> &stacks, const std::vector<double> &middles,
                            const GraphMeasures &measures);

/// The tops of all nodes where each stands as near as can be to what it is tied to, and gaps hold what passes.
struct RestingPlaces
{
    std::vector<double> tops = {};
    double height = 0; ///< down to the lowest, be it a frame or what passes under one
};
[[nodiscard]] RestingPlaces restingPlaces(const NumberedGraph &graph, const std::vector<int> &columns,
                                          const Orders &orders, const GraphMeasures &measures);

/// How far down a column reaches, with so much passing under it.
[[nodiscard]] double bottomOf(const Stack &stack, const std::vector<double> &need);

} // namespace ledger
