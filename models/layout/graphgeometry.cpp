#include "graphgeometry.h"

#include "routing.h"
#include "stacking.h"

#include <algorithm>
#include <unordered_map>

// A place says where a node would like to be; columns are stacked from the top so that nothing overlaps, hence what
// becomes taller pushes down what is below it in its column, and nothing else.

namespace ledger
{

namespace
{
/// Those of a graph that have a place, in the graph's order.
struct Placed
{
    Graph graph = {};
    std::vector<std::size_t> nodes = {}; ///< their positions in the whole graph
    std::vector<std::size_t> edges = {};
    std::vector<const Place *> places = {};
};

Placed placedOf(const Arrangement &arrangement, const Graph &graph)
{
    Placed placed;
    std::unordered_map<std::string, bool> has;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        if (const auto found = arrangement.places.find(graph.nodes[i].id); found != arrangement.places.end()) {
            placed.graph.nodes.push_back(graph.nodes[i]);
            placed.nodes.push_back(i);
            placed.places.push_back(&found->second);
            has.emplace(graph.nodes[i].id, true);
        }
    for (std::size_t i = 0; i < graph.edges.size(); ++i)
        if (has.contains(graph.edges[i].from) && has.contains(graph.edges[i].to)) {
            placed.graph.edges.push_back(graph.edges[i]);
            placed.edges.push_back(i);
        }
    return placed;
}

/// Columns that are in use, numbered from 0.
std::vector<int> usedColumns(const Placed &placed)
{
    std::vector<int> used;
    for (const Place *place : placed.places)
        used.push_back(place->column);
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    std::vector<int> columns;
    for (const Place *place : placed.places)
        columns.push_back(static_cast<int>(std::lower_bound(used.begin(), used.end(), place->column) - used.begin()));
    return columns;
}

/// The lefts of so many columns, spread over the width that there is.
std::vector<double> leftsOf(std::size_t count, const GraphMeasures &measures, double width)
{
    const double boxes = measures.nodeWidth * static_cast<double>(count);
    const double gaps = static_cast<double>(count) - 1;
    const double free = width - 2 * measures.framePad - measures.arcRoom - boxes;
    const double gap = gaps <= 0 ? 0 : std::clamp(free / gaps, measures.columnGap, measures.mostColumnGap);
    std::vector<double> lefts;
    double left = measures.framePad + std::max(0.0, (free - gap * gaps) / 2);
    for (std::size_t i = 0; i < count; ++i) {
        lefts.push_back(left);
        left += measures.nodeWidth + gap;
    }
    return lefts;
}

/// Columns stacked where their places wish, stretched a little where there is more room than that.
std::vector<Stack> stacksOf(const Arrangement &arrangement, const NumberedGraph &graph, const Placed &placed,
                            const std::vector<int> &columns, const GraphMeasures &measures, double room)
{
    const int count = *std::max_element(columns.begin(), columns.end()) + 1;
    const double stretch = arrangement.height > 0 ? std::clamp(room / arrangement.height, 1.0, 1.35) : 1;
    const double above = std::max(0.0, (room - arrangement.height * stretch) / 2);
    std::vector<double> wishes;
    Orders orders(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        // Middles are what is stretched, so that a tall node stays where its edges meet it.
        const double height = graph.heights[i];
        wishes.push_back(above + (placed.places[i]->top + height / 2) * stretch - height / 2);
        orders[static_cast<std::size_t>(columns[i])].push_back(static_cast<int>(i));
    }
    std::vector<Stack> stacks;
    for (std::vector<int> &order : orders) {
        std::sort(order.begin(), order.end(), [&placed](int a, int b) {
            return placed.places[static_cast<std::size_t>(a)]->order
                < placed.places[static_cast<std::size_t>(b)]->order;
        });
        stacks.push_back(stackOf(graph, order, wishes, measures));
    }
    return stacks;
}

void addFrames(GraphGeometry &told, const Stack &stack, int column, double left, const Placed &placed,
               const GraphMeasures &measures)
{
    for (const Block &block : stack) {
        GroupFrame frame;
        frame.group = placed.graph.nodes[static_cast<std::size_t>(block.nodes.front())].group;
        frame.column = column;
        frame.rect = QRectF(left - measures.framePad, block.top, measures.nodeWidth + 2 * measures.framePad,
                            block.bottom - block.top);
        frame.title = QRectF(left, block.top + 5, measures.nodeWidth, measures.frameTitle);
        told.frames.push_back(frame);
    }
}
} // namespace

GraphGeometry laidOut(const Arrangement &arrangement, const Graph &graph, const GraphMeasures &measures, QSizeF room)
{
    GraphGeometry told;
    told.boxes.resize(graph.nodes.size());
    told.routes.resize(graph.edges.size());
    const Placed placed = placedOf(arrangement, graph);
    if (placed.nodes.empty())
        return told;
    const NumberedGraph numbers = numbered(placed.graph);
    RoutingGround ground{&numbers, usedColumns(placed), {}, {}, nullptr, measures};
    const std::vector<Stack> stacks
        = stacksOf(arrangement, numbers, placed, ground.columns, measures, std::max(room.height(), 0.0));
    ground.lefts = leftsOf(stacks.size(), measures, room.width());

    ground.boxes.resize(placed.nodes.size());
    std::vector<double> middles(placed.nodes.size());
    for (std::size_t column = 0; column < stacks.size(); ++column) {
        for (const Block &block : stacks[column])
            for (std::size_t i = 0; i < block.nodes.size(); ++i) {
                const auto node = static_cast<std::size_t>(block.nodes[i]);
                ground.boxes[node]
                    = QRectF(ground.lefts[column], block.tops[i], measures.nodeWidth, numbers.heights[node]);
                middles[node] = ground.boxes[node].center().y();
            }
        addFrames(told, stacks[column], static_cast<int>(column), ground.lefts[column], placed, measures);
    }
    const Lanes lanes = lanesOf(numbers, ground.columns, stacks, middles, measures);
    ground.lanes = &lanes;
    double height = room.height();
    for (std::size_t column = 0; column < stacks.size(); ++column)
        height = std::max(height, bottomOf(stacks[column], lanes.need[column]));

    const std::vector<Route> routes = routesOf(ground);
    for (std::size_t i = 0; i < placed.nodes.size(); ++i)
        told.boxes[placed.nodes[i]] = ground.boxes[i];
    for (std::size_t i = 0; i < placed.edges.size(); ++i)
        told.routes[placed.edges[i]] = routes[i];
    told.size
        = {std::max(room.width(), ground.lefts.back() + measures.nodeWidth + measures.framePad + measures.arcRoom),
           height};
    return told;
}

} // namespace ledger
