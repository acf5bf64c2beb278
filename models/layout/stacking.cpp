#include "stacking.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ledger
{

namespace
{
constexpr double farAway = 1e7;

/// A gap of a column, and what runs through it.
struct Gap
{
    struct Passing
    {
        std::size_t edge = 0;
        std::size_t step = 0; ///< the how-manieth column that it passes
        double wish = 0;
        double width = 0;
    };

    double least = 0;
    double most = 0;
    double used = 0;
    bool isOuter = false;
    std::vector<Passing> passing = {};
};

std::vector<Gap> gapsOf(const Stack &stack)
{
    constexpr double margin = 3;
    std::vector<Gap> gaps;
    double top = 0;
    for (const Block &block : stack) {
        gaps.push_back({top, std::max(top, block.top - margin), 0, gaps.empty(), {}});
        top = block.bottom + margin;
    }
    gaps.push_back({top, farAway, 0, true, {}});
    return gaps;
}

/// The gap that is the shortest way round for something so wide.
Gap &bestGap(std::vector<Gap> &gaps, double wish, double width)
{
    Gap *best = nullptr;
    double least = std::numeric_limits<double>::max();
    for (Gap &gap : gaps) {
        const double overflow = std::max(0.0, gap.used + width - (gap.most - gap.least));
        const double cost
            = std::abs(wish - std::clamp(wish, gap.least, gap.most)) + overflow * 6 + (gap.isOuter ? 24 : 0);
        if (cost < least) {
            least = cost;
            best = &gap;
        }
    }
    return *best;
}

/// Places what runs through a gap side by side.
void settle(Gap &gap, Lanes &lanes)
{
    std::stable_sort(gap.passing.begin(), gap.passing.end(),
                     [](const Gap::Passing &a, const Gap::Passing &b) { return a.wish < b.wish; });
    const double room = gap.most - gap.least;
    const double squeeze = gap.used > room ? room / gap.used : 1;
    std::vector<Wanted> wanted;
    for (const Gap::Passing &each : gap.passing)
        wanted.push_back({each.wish - each.width * squeeze / 2, 1, each.width * squeeze, 0});
    std::vector<double> tops = stackedTops(wanted, gap.least);
    double bottom = gap.most; // pushed up again from below where they stand too low
    for (std::size_t i = tops.size(); i-- > 0;) {
        tops[i] = std::min(tops[i], bottom - wanted[i].height);
        bottom = tops[i];
    }
    for (std::size_t i = 0; i < tops.size(); ++i)
        lanes.heights[gap.passing[i].edge][gap.passing[i].step] = tops[i] + wanted[i].height / 2;
}

/// Columns on their way to where they rest.
class Resting
{
public:
    Resting(const NumberedGraph &graph, const std::vector<int> &columns, const Orders &orders,
            const GraphMeasures &measures);

    void settle(int rounds);
    [[nodiscard]] RestingPlaces places() const;

private:
    void restack(std::size_t column, const std::vector<double> &wishes, const std::vector<double> &weights);
    void pull(std::size_t column);
    void place(Block &block, double top);
    [[nodiscard]] std::vector<double> middles() const;

    const NumberedGraph &m_graph;
    const std::vector<int> &m_columns;
    const GraphMeasures &m_measures;
    std::vector<Stack> m_stacks;
    std::vector<std::vector<std::pair<std::size_t, bool>>>
        m_edgesOf; ///< of each node: the edge, and whether it is from it
    std::vector<double> m_tops;
    Lanes m_lanes;
};

Resting::Resting(const NumberedGraph &graph, const std::vector<int> &columns, const Orders &orders,
                 const GraphMeasures &measures)
    : m_graph(graph)
    , m_columns(columns)
    , m_measures(measures)
    , m_edgesOf(columns.size())
    , m_tops(columns.size(), 0)
{
    for (const std::vector<int> &order : orders)
        m_stacks.push_back(stackOf(graph, order, {}, measures));
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        m_edgesOf[index(graph.edges[i].from)].emplace_back(i, true);
        m_edgesOf[index(graph.edges[i].to)].emplace_back(i, false);
    }
    m_lanes.heights.resize(graph.edges.size());
    for (const Stack &stack : m_stacks)
        m_lanes.need.emplace_back(stack.size() + 1, 0);
    for (std::size_t column = 0; column < m_stacks.size(); ++column)
        restack(column, std::vector<double>(m_stacks[column].size(), 0),
                std::vector<double>(m_stacks[column].size(), 1));
    double tallest = 0;
    for (const Stack &stack : m_stacks)
        if (!stack.empty())
            tallest = std::max(tallest, stack.back().bottom);
    for (std::size_t column = 0; column < m_stacks.size(); ++column) // begin centred
        if (const Stack &stack = m_stacks[column]; !stack.empty()) {
            std::vector<double> wishes;
            for (const Block &block : stack)
                wishes.push_back(block.top + (tallest - stack.back().bottom) / 2);
            restack(column, wishes, std::vector<double>(stack.size(), 1));
        }
}

void Resting::place(Block &block, double top)
{
    const double by = top - block.top;
    block.top += by;
    block.bottom += by;
    for (std::size_t i = 0; i < block.nodes.size(); ++i) {
        block.tops[i] += by;
        m_tops[index(block.nodes[i])] = block.tops[i];
    }
}

void Resting::restack(std::size_t column, const std::vector<double> &wishes, const std::vector<double> &weights)
{
    Stack &stack = m_stacks[column];
    std::vector<Wanted> wanted;
    for (std::size_t i = 0; i < stack.size(); ++i) {
        const double need = m_lanes.need[column][i] > 0 ? m_lanes.need[column][i] + 10 : 0;
        const double gap = i == 0 ? 0 : std::max(m_measures.groupGap, need);
        wanted.push_back({wishes[i], weights[i], stack[i].bottom - stack[i].top, gap});
    }
    const std::vector<double> tops = stackedTops(wanted, m_lanes.need[column][0] > 0 ? m_lanes.need[column][0] + 6 : 0);
    for (std::size_t i = 0; i < stack.size(); ++i)
        place(stack[i], tops[i]);
}

/// Draws the blocks of a column to where their edges lead.
void Resting::pull(std::size_t column)
{
    Stack &stack = m_stacks[column];
    std::vector<double> wishes;
    std::vector<double> weights;
    for (const Block &block : stack) {
        double sum = 0;
        double weight = 0.2;
        for (std::size_t i = 0; i < block.nodes.size(); ++i) {
            const int node = block.nodes[i];
            const double middle = block.tops[i] + m_graph.heights[index(node)] / 2;
            for (const auto &[edge, isFrom] : m_edgesOf[index(node)]) {
                const NumberedGraph::Edge &each = m_graph.edges[edge];
                const int other = isFrom ? each.to : each.from;
                if (m_columns[index(other)] == m_columns[index(node)])
                    continue;
                const std::vector<double> &lanes = m_lanes.heights[edge];
                const bool isRightOf = m_columns[index(other)] < m_columns[index(node)];
                const double at = lanes.empty() ? m_tops[index(other)] + m_graph.heights[index(other)] / 2
                    : isRightOf                 ? lanes.back()
                                                : lanes.front();
                const double strength = std::sqrt(each.weight);
                sum += strength * (at - middle);
                weight += strength;
            }
        }
        wishes.push_back(block.top + sum / weight);
        weights.push_back(weight);
    }
    restack(column, wishes, weights);
}

std::vector<double> Resting::middles() const
{
    std::vector<double> middles;
    for (std::size_t i = 0; i < m_tops.size(); ++i)
        middles.push_back(m_tops[i] + m_graph.heights[i] / 2);
    return middles;
}

void Resting::settle(int rounds)
{
    for (int round = 0; round < rounds; ++round) {
        m_lanes = lanesOf(m_graph, m_columns, m_stacks, middles(), m_measures);
        if (round % 2 == 0)
            for (std::size_t column = 0; column < m_stacks.size(); ++column)
                pull(column);
        else
            for (std::size_t column = m_stacks.size(); column-- > 0;)
                pull(column);
    }
}

RestingPlaces Resting::places() const
{
    double least = std::numeric_limits<double>::max(); // nothing is left empty above all of it
    RestingPlaces places{m_tops, 0};
    for (std::size_t column = 0; column < m_stacks.size(); ++column) {
        if (m_stacks[column].empty())
            continue;
        const double need = m_lanes.need[column][0] > 0 ? m_lanes.need[column][0] + 6 : 0;
        least = std::min(least, m_stacks[column].front().top - need);
        places.height = std::max(places.height, bottomOf(m_stacks[column], m_lanes.need[column]));
    }
    for (double &top : places.tops)
        top -= least;
    places.height -= least;
    return places;
}
} // namespace

std::vector<double> stackedTops(const std::vector<Wanted> &wanted, double least)
{
    struct Pool
    {
        double sum = 0; ///< of weight times place
        double weight = 0;
        std::size_t count = 0;
        [[nodiscard]] double place() const { return sum / weight; }
    };
    std::vector<Pool> pools;
    std::vector<double> offsets;
    double offset = 0;
    for (const Wanted &each : wanted) {
        offset += each.gapBefore;
        offsets.push_back(offset);
        pools.push_back({each.weight * (each.top - offset), each.weight, 1});
        offset += each.height;
        while (pools.size() > 1 && pools[pools.size() - 2].place() > pools.back().place()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back().sum += last.sum;
            pools.back().weight += last.weight;
            pools.back().count += last.count;
        }
    }
    std::vector<double> tops;
    for (const Pool &pool : pools)
        for (std::size_t i = 0; i < pool.count; ++i)
            tops.push_back(std::max(least, pool.place()) + offsets[tops.size()]);
    return tops;
}

Stack stackOf(const NumberedGraph &graph, const std::vector<int> &order, const std::vector<double> &wishes,
              const GraphMeasures &measures)
{
    Stack stack;
    double bottom = -farAway;
    for (const int node : order) {
        const double wish = wishes.empty() ? -farAway : wishes[index(node)];
        const bool isNew = stack.empty() || stack.back().group != graph.groups[index(node)];
        const double head = measures.framePad + measures.frameTitle;
        const double least = isNew ? (stack.empty() ? head : bottom + measures.framePad + measures.groupGap + head)
                                   : bottom + measures.nodeGap;
        const double top = std::max(wish, least);
        if (isNew)
            stack.push_back({graph.groups[index(node)], {}, {}, top - head, 0});
        bottom = top + graph.heights[index(node)];
        stack.back().nodes.push_back(node);
        stack.back().tops.push_back(top);
        stack.back().bottom = bottom + measures.framePad;
    }
    return stack;
}

Lanes lanesOf(const NumberedGraph &graph, const std::vector<int> &columns, const std::vector<Stack> &stacks,
              const std::vector<double> &middles, const GraphMeasures &measures)
{
    std::vector<std::vector<Gap>> gaps;
    for (const Stack &stack : stacks)
        gaps.push_back(gapsOf(stack));
    std::vector<std::size_t> widestFirst(graph.edges.size());
    std::iota(widestFirst.begin(), widestFirst.end(), std::size_t(0));
    std::stable_sort(widestFirst.begin(), widestFirst.end(),
                     [&graph](std::size_t a, std::size_t b) { return graph.edges[a].weight > graph.edges[b].weight; });
    Lanes lanes;
    lanes.heights.resize(graph.edges.size());
    for (const std::size_t i : widestFirst) {
        const NumberedGraph::Edge &edge = graph.edges[i];
        const bool isForward = columns[index(edge.from)] < columns[index(edge.to)];
        const int first = isForward ? edge.from : edge.to;
        const int last = isForward ? edge.to : edge.from;
        const int end = columns[index(last)];
        double at = middles[index(first)];
        for (int column = columns[index(first)] + 1; column < end; ++column) {
            const double wish = at + (middles[index(last)] - at) / (end - column + 1);
            const double width = edge.weight + measures.laneGap + std::min(edge.weight * 0.12, 3.0);
            Gap &gap = bestGap(gaps[index(column)], wish, width);
            gap.used += width;
            at = std::clamp(wish, gap.least, gap.most);
            gap.passing.push_back({i, lanes.heights[i].size(), at + (wish - at) * 0.001, width});
            lanes.heights[i].push_back(at);
        }
    }
    for (std::vector<Gap> &ofColumn : gaps) {
        lanes.need.emplace_back();
        for (Gap &gap : ofColumn) {
            lanes.need.back().push_back(gap.used);
            settle(gap, lanes);
        }
    }
    return lanes;
}

RestingPlaces restingPlaces(const NumberedGraph &graph, const std::vector<int> &columns, const Orders &orders,
                            const GraphMeasures &measures)
{
    Resting resting(graph, columns, orders, measures);
    resting.settle(8);
    return resting.places();
}

double bottomOf(const Stack &stack, const std::vector<double> &need)
{
    return stack.empty() ? 0 : stack.back().bottom + (need.back() > 0 ? need.back() + 6 : 0);
}

} // namespace ledger
