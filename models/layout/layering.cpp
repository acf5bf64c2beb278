#include "layering.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <unordered_map>

// Where there are several groups, the groups are laid into a few columns as wholes: the cost of an assignment is what
// runs back, stays inside a column or jumps over columns, by weight, and what makes one column taller than the others.
// It is lowered move by move from the order in which the groups owe one another most, which for the nine kinds of
// parties is done in no time. Where one group holds most of what runs (or there is only one), each node goes to the end
// of its longest path; circles are broken where least runs (Eades, Lin and Smyth's heuristic, weighted).

namespace ledger
{

namespace
{
constexpr int mostColumns = 5;
constexpr int mostPathColumns = 7;

struct Link
{
    int from = 0;
    int to = 0;
    double weight = 0;
};

/// The nodes in an order in which little runs back: what owes more than it is owed comes first.
std::vector<int> sequenceOf(int count, const std::vector<Link> &links)
{
    std::vector<double> balance(static_cast<std::size_t>(count), 0);
    std::vector<std::vector<std::pair<int, double>>> near(static_cast<std::size_t>(count));
    for (const Link &link : links) {
        balance[static_cast<std::size_t>(link.from)] += link.weight;
        balance[static_cast<std::size_t>(link.to)] -= link.weight;
        near[static_cast<std::size_t>(link.from)].emplace_back(link.to, link.weight);
        near[static_cast<std::size_t>(link.to)].emplace_back(link.from, -link.weight);
    }
    std::vector<int> sequence(static_cast<std::size_t>(count));
    std::iota(sequence.begin(), sequence.end(), 0);
    std::stable_sort(sequence.begin(), sequence.end(), [&balance](int a, int b) {
        return balance[static_cast<std::size_t>(a)] > balance[static_cast<std::size_t>(b)];
    });
    if (count > 400) // one pass is enough of a start for what nobody reads edge by edge
        return sequence;
    std::vector<bool> isTaken(static_cast<std::size_t>(count), false);
    for (int place = 0; place < count; ++place) {
        int best = -1;
        for (int node = 0; node < count; ++node)
            if (!isTaken[static_cast<std::size_t>(node)]
                && (best < 0
                    || balance[static_cast<std::size_t>(node)] > balance[static_cast<std::size_t>(best)] + 1e-9))
                best = node;
        isTaken[static_cast<std::size_t>(best)] = true;
        sequence[static_cast<std::size_t>(place)] = best;
        for (const auto &[other, weight] : near[static_cast<std::size_t>(best)])
            balance[static_cast<std::size_t>(other)] += weight;
    }
    return sequence;
}

/// The longest path to each node along what runs forward in the sequence, cut off at so many columns.
std::vector<int> longestPaths(int count, const std::vector<Link> &links, int columns)
{
    const std::vector<int> sequence = sequenceOf(count, links);
    std::vector<int> position(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        position[static_cast<std::size_t>(sequence[static_cast<std::size_t>(i)])] = i;
    std::vector<std::vector<int>> forward(static_cast<std::size_t>(count));
    for (const Link &link : links)
        if (position[static_cast<std::size_t>(link.from)] < position[static_cast<std::size_t>(link.to)])
            forward[static_cast<std::size_t>(link.from)].push_back(link.to);
    std::vector<int> depth(static_cast<std::size_t>(count), 0);
    for (const int node : sequence)
        for (const int next : forward[static_cast<std::size_t>(node)])
            depth[static_cast<std::size_t>(next)]
                = std::max(depth[static_cast<std::size_t>(next)], depth[static_cast<std::size_t>(node)] + 1);
    const int deepest = count == 0 ? 0 : *std::max_element(depth.begin(), depth.end());
    if (deepest >= columns) // squeezed, so that neither end is a heap
        for (int &each : depth)
            each = each * columns / (deepest + 1);
    return depth;
}

/// How bad it is that something runs from one column to another.
double stretchCost(int from, int to)
{
    constexpr std::array forward{1.6, 0.0, 0.5, 0.85, 1.1};
    const int step = to - from;
    if (step >= 0)
        return forward[static_cast<std::size_t>(std::min<int>(step, static_cast<int>(forward.size()) - 1))];
    return 2.0 - 0.4 * step;
}

/// Groups on their way into columns.
class GroupColumns
{
public:
    explicit GroupColumns(const NumberedGraph &graph) : m_heights(static_cast<std::size_t>(graph.groupCount), 30)
    {
        for (std::size_t i = 0; i < graph.groups.size(); ++i)
            m_heights[static_cast<std::size_t>(graph.groups[i])] += graph.heights[i] + 9;
        m_links.assign(m_heights.size() * m_heights.size(), 0);
        double whole = 0;
        for (const NumberedGraph::Edge &edge : graph.edges) {
            const int from = graph.groups[static_cast<std::size_t>(edge.from)];
            const int to = graph.groups[static_cast<std::size_t>(edge.to)];
            m_links[at(from, to)] += edge.weight;
            whole += edge.weight;
            if (from == to)
                m_inside += edge.weight;
        }
        for (double &link : m_links)
            link /= std::max(whole, 1e-9);
        m_inside /= std::max(whole, 1e-9);
        m_whole = std::accumulate(m_heights.begin(), m_heights.end(), 0.0);
    }

    /// Whether the groups say enough of what depends on what.
    [[nodiscard]] bool areTelling() const { return m_heights.size() >= 3 && m_inside < 0.5; }

    [[nodiscard]] std::vector<int> found()
    {
        std::vector<int> best;
        double least = std::numeric_limits<double>::max();
        for (const int columns : {4, mostColumns}) {
            start(columns);
            improve(columns);
            if (const double cost = costOf(m_columns); cost < least - 1e-9) {
                least = cost;
                best = m_columns;
            }
        }
        m_columns = std::move(best);
        closeUp();
        return m_columns;
    }

private:
    [[nodiscard]] std::size_t at(int from, int to) const
    {
        return static_cast<std::size_t>(from) * m_heights.size() + static_cast<std::size_t>(to);
    }
    void start(int columns);
    void improve(int columns);
    void closeUp();
    [[nodiscard]] double costOf(const std::vector<int> &columns) const;
    bool tryMove(std::size_t group, int column, double &cost);

    std::vector<double> m_heights;
    std::vector<double> m_links;
    std::vector<int> m_columns;
    double m_inside = 0;
    double m_whole = 0;
};

void GroupColumns::start(int columns)
{
    std::vector<Link> links;
    const int count = static_cast<int>(m_heights.size());
    for (int from = 0; from < count; ++from)
        for (int to = 0; to < count; ++to)
            if (from != to && m_links[at(from, to)] > 0.005)
                links.push_back({from, to, m_links[at(from, to)]});
    m_columns = longestPaths(count, links, columns);
}

double GroupColumns::costOf(const std::vector<int> &columns) const
{
    double cost = 0;
    const int count = static_cast<int>(columns.size());
    for (int from = 0; from < count; ++from)
        for (int to = 0; to < count; ++to)
            if (from != to) {
                const double link = m_links[at(from, to)];
                if (link > 0)
                    cost += (link + 0.004)
                        * stretchCost(columns[static_cast<std::size_t>(from)], columns[static_cast<std::size_t>(to)]);
            }
    std::array<double, mostColumns> heights = {};
    for (std::size_t i = 0; i < columns.size(); ++i)
        heights[static_cast<std::size_t>(columns[i])] += m_heights[i] / m_whole;
    for (const double height : heights)
        cost += 0.9 * std::pow(std::max(0.0, height - 0.22), 2) * 4;
    return cost;
}

bool GroupColumns::tryMove(std::size_t group, int column, double &cost)
{
    const int before = m_columns[group];
    m_columns[group] = column;
    if (const double now = costOf(m_columns); now < cost - 1e-12) {
        cost = now;
        return true;
    }
    m_columns[group] = before;
    return false;
}

void GroupColumns::improve(int columns)
{
    double cost = costOf(m_columns);
    bool isMoving = true;
    for (int round = 0; isMoving && round < 40; ++round) {
        isMoving = false;
        for (std::size_t group = 0; group < m_columns.size(); ++group)
            for (int column = 0; column < columns; ++column)
                isMoving = tryMove(group, column, cost) || isMoving;
        for (std::size_t one = 0; one < m_columns.size(); ++one) // two at once get out of what one cannot
            for (std::size_t other = one + 1; other < m_columns.size(); ++other)
                for (int column = 0; column < columns; ++column) {
                    const int before = m_columns[one];
                    m_columns[one] = column;
                    bool isBetter = false;
                    for (int second = 0; second < columns; ++second)
                        isBetter = tryMove(other, second, cost) || isBetter;
                    if (!isBetter)
                        m_columns[one] = before;
                    isMoving = isMoving || isBetter;
                }
    }
}

/// Leaves no column empty.
void GroupColumns::closeUp()
{
    std::vector<int> used = m_columns;
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    for (int &column : m_columns)
        column = static_cast<int>(std::lower_bound(used.begin(), used.end(), column) - used.begin());
}
} // namespace

NumberedGraph numbered(const Graph &graph)
{
    NumberedGraph told;
    std::unordered_map<std::string, int> groups;
    std::unordered_map<std::string, int> nodes;
    for (const GraphNode &node : graph.nodes) {
        nodes.emplace(node.id, static_cast<int>(nodes.size()));
        told.groups.push_back(groups.try_emplace(node.group, static_cast<int>(groups.size())).first->second);
        told.heights.push_back(node.height);
        told.isRest.push_back(node.id == node.group);
    }
    told.groupCount = static_cast<int>(groups.size());
    for (const GraphEdge &edge : graph.edges)
        told.edges.push_back({nodes.at(edge.from), nodes.at(edge.to), std::max(edge.width, 0.1)});
    return told;
}

std::vector<int> columnsOf(const NumberedGraph &graph)
{
    if (GroupColumns groups(graph); groups.areTelling()) {
        const std::vector<int> ofGroups = groups.found();
        std::vector<int> columns;
        for (const int group : graph.groups)
            columns.push_back(ofGroups[static_cast<std::size_t>(group)]);
        return columns;
    }
    std::vector<Link> links;
    for (const NumberedGraph::Edge &edge : graph.edges)
        links.push_back({edge.from, edge.to, edge.weight});
    return longestPaths(static_cast<int>(graph.groups.size()), links, mostPathColumns);
}

} // namespace ledger
