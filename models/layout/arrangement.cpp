#include "arrangement.h"

#include "dotprocess.h"
#include "stacking.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace ledger
{

namespace
{
/// Beyond this dot needs more time than its fewer crossings are worth (seconds for dense graphs).
constexpr std::size_t mostNodesForDot = 150;
constexpr std::size_t mostEdgesForDot = 500;

bool isForDot(const Graph &graph)
{
    return graph.nodes.size() <= mostNodesForDot && graph.edges.size() <= mostEdgesForDot;
}

/// The order with fewer crossings of dot's and ours.
Orders proposedOrders(const NumberedGraph &numbers, const std::vector<int> &columns, bool asksDot,
                      const std::stop_token &stop)
{
    Orders own = ordersOf(numbers, columns);
    const auto heights = asksDot ? dotHeights(numbers, columns, stop) : std::nullopt;
    if (!heights)
        return own;
    Orders dots = ordersByHeight(numbers, columns, *heights);
    return crossingsOf(numbers, columns, dots) <= crossingsOf(numbers, columns, own) ? dots : own;
}

/// The nodes of a column that an arrangement knows, from the top, shown or not.
std::vector<std::string> columnOf(const Arrangement &arrangement, int column)
{
    std::vector<std::pair<int, std::string>> found;
    for (const auto &[id, place] : arrangement.places)
        if (place.column == column)
            found.emplace_back(place.order, id);
    std::sort(found.begin(), found.end());
    std::vector<std::string> ids;
    for (auto &[order, id] : found)
        ids.push_back(std::move(id));
    return ids;
}

/// Adds what is new to an arrangement.
class Extending
{
public:
    Extending(Arrangement arrangement, const Graph &graph, const Arrangement &proposal)
        : m_arrangement(std::move(arrangement))
        , m_graph(graph)
        , m_proposal(proposal)
    {
    }

    [[nodiscard]] Arrangement extended()
    {
        for (const GraphNode &node : m_graph.nodes)
            if (!m_arrangement.places.contains(node.id))
                (node.id == node.group ? m_gathering : m_new).push_back(&node);
        // From the top, as proposed, so that those that share a slot come to stand in that order.
        std::stable_sort(m_new.begin(), m_new.end(), [this](const GraphNode *a, const GraphNode *b) {
            const Place &one = m_proposal.places.at(a->id);
            const Place &other = m_proposal.places.at(b->id);
            return std::pair(one.column, one.order) < std::pair(other.column, other.order);
        });
        for (const GraphNode *node : m_gathering)
            gather(*node);
        for (const GraphNode *node : m_new)
            place(*node);
        return std::move(m_arrangement);
    }

private:
    void gather(const GraphNode &node);
    void place(const GraphNode &node);
    void insert(const GraphNode &node, Place place);

    Arrangement m_arrangement;
    const Graph &m_graph;
    const Arrangement &m_proposal;
    std::vector<const GraphNode *> m_new;
    std::vector<const GraphNode *> m_gathering;
};

/// Puts a node at an order of its column; what is at or below it there moves one down.
void Extending::insert(const GraphNode &node, Place place)
{
    for (auto &[id, other] : m_arrangement.places)
        if (other.column == place.column && other.order >= place.order)
            ++other.order;
    m_arrangement.columns = std::max(m_arrangement.columns, place.column + 1);
    place.group = node.group;
    m_arrangement.places.emplace(node.id, std::move(place));
}

/// A node that gathers others anew comes after the last of its group, or where its first member was that goes.
void Extending::gather(const GraphNode &node)
{
    std::optional<Place> slot;
    for (const auto &[id, place] : m_arrangement.places)
        if (place.group == node.group
            && (!slot || std::pair(place.column, place.order) < std::pair(slot->column, slot->order))
            && std::none_of(m_graph.nodes.begin(), m_graph.nodes.end(),
                            [&id = id](const GraphNode &shown) { return shown.id == id; }))
            slot = place;
    if (slot)
        insert(node, *slot);
    else
        place(node);
}

void Extending::place(const GraphNode &node)
{
    if (const auto slot = m_arrangement.places.find(node.group); slot != m_arrangement.places.end())
        return insert(node, slot->second); // above the node that gathered it, hence in its slot
    const Place *last = nullptr;
    for (const auto &[id, place] : m_arrangement.places)
        if (place.group == node.group && (!last || last->order < place.order))
            last = &place;
    if (last)
        return insert(node, {last->column, last->order + 1, last->top, {}});
    Place place = m_proposal.places.at(node.id);
    const std::vector<std::string> column = columnOf(m_arrangement, place.column);
    place.order = column.empty() ? 0 : m_arrangement.places.at(column.back()).order + 1;
    insert(node, place);
}
} // namespace

Arrangement arrangedAnew(const Graph &graph, const GraphMeasures &measures, Proposer proposer,
                         const std::stop_token &stop)
{
    Arrangement told;
    if (graph.nodes.empty())
        return told;
    const NumberedGraph numbers = numbered(graph);
    const std::vector<int> columns = columnsOf(numbers);
    const Orders orders = proposedOrders(numbers, columns, proposer == Proposer::Dot && isForDot(graph), stop);
    const RestingPlaces resting = restingPlaces(numbers, columns, orders, measures);
    told.height = resting.height;
    for (std::size_t column = 0; column < orders.size(); ++column)
        for (std::size_t i = 0; i < orders[column].size(); ++i) {
            const auto node = static_cast<std::size_t>(orders[column][i]);
            told.places[graph.nodes[node].id]
                = {static_cast<int>(column), static_cast<int>(i), resting.tops[node], graph.nodes[node].group};
        }
    told.columns = static_cast<int>(orders.size());
    return told;
}

Arrangement arranged(const Arrangement &before, const Graph &graph, const GraphMeasures &measures, Proposer proposer,
                     const std::stop_token &stop)
{
    const auto isPlaced = [&before](const GraphNode &node) { return before.places.contains(node.id); };
    if (std::all_of(graph.nodes.begin(), graph.nodes.end(), isPlaced))
        return before;
    Arrangement proposal = arrangedAnew(graph, measures, proposer, stop);
    if (stop.stop_requested())
        return before;
    if (std::none_of(graph.nodes.begin(), graph.nodes.end(), isPlaced))
        return proposal;
    return Extending(before, graph, proposal).extended();
}

} // namespace ledger
