#pragma once

#include <string>
#include <vector>

// What of a graph the geometry needs to know: nodes with their heights, edges with their widths, in pixels at scale 1.
namespace ledger
{

/// A box that is to be placed.
struct GraphNode
{
    std::string id = {};
    std::string group = {}; ///< nodes of one group stand together; the node whose id it is gathers the rest of it
    double height = 0;

    bool operator==(const GraphNode &) const = default;
};

/// From a dependent to its provider, by the nodes' ids.
struct GraphEdge
{
    std::string from = {};
    std::string to = {};
    double width = 0;

    bool operator==(const GraphEdge &) const = default;
};

/// What is to be placed.
struct Graph
{
    std::vector<GraphNode> nodes = {};
    std::vector<GraphEdge> edges = {}; ///< between nodes that there are, never from one to itself

    bool operator==(const Graph &) const = default;
};

/// The distances that decide a picture of a graph, in pixels at scale 1.
struct GraphMeasures
{
    double nodeWidth = 186;
    double nodeGap = 7; ///< between the nodes of a group
    double groupGap = 14; ///< between the frames of two groups
    double frameTitle = 19; ///< above the nodes of a group
    double framePad = 8;
    double columnGap = 112; ///< between the nodes of two columns, at least
    double mostColumnGap = 240;
    double arcRoom = 40; ///< to the right of the last column, for edges inside it
    double laneGap = 2.2; ///< between edges that run side by side, wide ones a little more

    bool operator==(const GraphMeasures &) const = default;
};

} // namespace ledger
