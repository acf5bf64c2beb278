#include "layering.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

// Sugiyama's way: an edge over several columns gets a dummy in each that it passes, then every column is sorted by the
// mean place of its neighbours in the column before, forth and back, and the best state that was seen is kept. Groups
// are sorted by their mean and stay together; a dummy is a group of its own, hence never inside one.

namespace ledger
{

namespace
{
/// A graph whose edges all run between neighbouring columns.
class Layered
{
public:
    Layered(const NumberedGraph &graph, const std::vector<int> &columns);

    void sortBy(const std::vector<double> &heights); ///< of the real nodes
    void sweep(int rounds);
    [[nodiscard]] long crossings() const;
    [[nodiscard]] Orders orders() const;

private:
    struct Spot
    {
        int node = -1; ///< −1: a dummy
        int group = 0;
        bool isRest = false;
        std::vector<int> left = {}; ///< neighbours in the column before
        std::vector<int> right = {};
    };

    int addDummy(int column);
    void join(int left, int right);
    void sortColumn(std::vector<int> &column, bool byLeft);
    void sortColumn(std::vector<int> &column, const std::vector<double> &wish);
    void number(const std::vector<int> &column);
    [[nodiscard]] long crossingsAfter(std::size_t column) const;

    std::vector<Spot> m_spots;
    std::vector<std::vector<int>> m_columns;
    std::vector<int> m_positions;
    int m_groups = 0;
};

Layered::Layered(const NumberedGraph &graph, const std::vector<int> &columns) : m_groups(graph.groupCount)
{
    const int count = columns.empty() ? 0 : *std::max_element(columns.begin(), columns.end()) + 1;
    m_columns.resize(index(count));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        m_spots.push_back({static_cast<int>(i), graph.groups[i], graph.isRest[i], {}, {}});
        m_columns[index(columns[i])].push_back(static_cast<int>(i));
    }
    for (const NumberedGraph::Edge &edge : graph.edges) {
        const bool isForward = columns[index(edge.from)] < columns[index(edge.to)];
        int last = isForward ? edge.from : edge.to;
        const int end = isForward ? edge.to : edge.from;
        if (columns[index(last)] == columns[index(end)])
            continue;
        for (int column = columns[index(last)] + 1; column < columns[index(end)]; ++column) {
            const int dummy = addDummy(column);
            join(last, dummy);
            last = dummy;
        }
        join(last, end);
    }
    m_positions.resize(m_spots.size());
    for (std::vector<int> &column : m_columns) {
        std::stable_sort(column.begin(), column.end(), [this](int a, int b) {
            return std::pair(m_spots[index(a)].group, m_spots[index(a)].isRest)
                < std::pair(m_spots[index(b)].group, m_spots[index(b)].isRest);
        });
        number(column);
    }
}

int Layered::addDummy(int column)
{
    const int spot = static_cast<int>(m_spots.size());
    m_spots.push_back({-1, m_groups++, false, {}, {}});
    m_columns[index(column)].push_back(spot);
    return spot;
}

void Layered::join(int left, int right)
{
    m_spots[index(left)].right.push_back(right);
    m_spots[index(right)].left.push_back(left);
}

void Layered::number(const std::vector<int> &column)
{
    for (std::size_t i = 0; i < column.size(); ++i)
        m_positions[index(column[i])] = static_cast<int>(i);
}

void Layered::sortColumn(std::vector<int> &column, const std::vector<double> &wish)
{
    // Sorted by group first to sum groups up without a map: columns are sorted anyway.
    std::vector<int> byGroup = column;
    std::stable_sort(byGroup.begin(), byGroup.end(),
                     [this](int a, int b) { return m_spots[index(a)].group < m_spots[index(b)].group; });
    std::vector<std::pair<double, int>> means; // of each spot's group, and the group
    means.resize(m_spots.size());
    for (std::size_t first = 0; first < byGroup.size();) {
        std::size_t last = first;
        double sum = 0;
        while (last < byGroup.size() && m_spots[index(byGroup[last])].group == m_spots[index(byGroup[first])].group)
            sum += wish[index(byGroup[last++])];
        for (std::size_t i = first; i < last; ++i)
            means[index(byGroup[i])] = {sum / static_cast<double>(last - first), m_spots[index(byGroup[first])].group};
        first = last;
    }
    std::stable_sort(column.begin(), column.end(), [&](int a, int b) {
        if (means[index(a)] != means[index(b)])
            return means[index(a)] < means[index(b)];
        if (m_spots[index(a)].isRest != m_spots[index(b)].isRest)
            return m_spots[index(b)].isRest;
        return wish[index(a)] < wish[index(b)];
    });
    number(column);
}

void Layered::sortColumn(std::vector<int> &column, bool byLeft)
{
    std::vector<double> wish(m_spots.size(), 0);
    for (const int spot : column) {
        const std::vector<int> &near = byLeft ? m_spots[index(spot)].left : m_spots[index(spot)].right;
        double sum = 0;
        for (const int other : near)
            sum += m_positions[index(other)];
        wish[index(spot)] = near.empty() ? m_positions[index(spot)] : sum / static_cast<double>(near.size());
    }
    sortColumn(column, wish);
}

void Layered::sortBy(const std::vector<double> &heights)
{
    std::vector<double> wish(m_spots.size(), 0);
    std::copy(heights.begin(), heights.end(), wish.begin());
    // A dummy's wish is between those of its ends; it is followed from the left, where ends are settled first.
    for (const std::vector<int> &column : m_columns)
        for (const int spot : column)
            if (m_spots[index(spot)].node < 0) {
                int end = spot;
                while (m_spots[index(end)].node < 0)
                    end = m_spots[index(end)].right.front();
                wish[index(spot)] = (wish[index(m_spots[index(spot)].left.front())] + wish[index(end)]) / 2;
            }
    for (std::vector<int> &column : m_columns)
        sortColumn(column, wish);
}

/// Crossings of the edges between a column and the next (a tree of sums over their ends).
long Layered::crossingsAfter(std::size_t column) const
{
    std::vector<std::pair<int, int>> ends;
    for (const int spot : m_columns[column])
        for (const int next : m_spots[index(spot)].right)
            ends.emplace_back(m_positions[index(spot)], m_positions[index(next)]);
    std::sort(ends.begin(), ends.end());
    std::vector<long> tree(m_columns[column + 1].size() + 1, 0);
    long crossings = 0;
    long seen = 0;
    for (const auto &[from, to] : ends) {
        long before = 0;
        for (std::size_t i = index(to) + 1; i > 0; i &= i - 1)
            before += tree[i];
        crossings += seen - before;
        for (std::size_t i = index(to) + 1; i < tree.size(); i += i & (~i + 1))
            ++tree[i];
        ++seen;
    }
    return crossings;
}

long Layered::crossings() const
{
    long sum = 0;
    for (std::size_t column = 0; column + 1 < m_columns.size(); ++column)
        sum += crossingsAfter(column);
    return sum;
}

void Layered::sweep(int rounds)
{
    std::vector<std::vector<int>> best = m_columns;
    long least = crossings();
    for (int round = 0; round < rounds && least > 0; ++round) {
        if (round % 2 == 0)
            for (std::size_t i = 1; i < m_columns.size(); ++i)
                sortColumn(m_columns[i], true);
        else
            for (std::size_t i = m_columns.size() - 1; i-- > 0;)
                sortColumn(m_columns[i], false);
        if (const long now = crossings(); now < least) {
            least = now;
            best = m_columns;
        }
    }
    m_columns = std::move(best);
    for (const std::vector<int> &column : m_columns)
        number(column);
}

Orders Layered::orders() const
{
    Orders orders(m_columns.size());
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        for (const int spot : m_columns[i])
            if (m_spots[index(spot)].node >= 0)
                orders[i].push_back(m_spots[index(spot)].node);
    return orders;
}
} // namespace

Orders ordersOf(const NumberedGraph &graph, const std::vector<int> &columns)
{
    Layered layered(graph, columns);
    layered.sweep(graph.edges.size() < 2000 ? 40 : 8);
    return layered.orders();
}

Orders ordersByHeight(const NumberedGraph &graph, const std::vector<int> &columns, const std::vector<double> &heights)
{
    Layered layered(graph, columns);
    layered.sortBy(heights);
    return layered.orders();
}

long crossingsOf(const NumberedGraph &graph, const std::vector<int> &columns, const Orders &orders)
{
    std::vector<double> heights(graph.groups.size(), 0);
    for (const std::vector<int> &column : orders)
        for (std::size_t i = 0; i < column.size(); ++i)
            heights[index(column[i])] = static_cast<double>(i);
    Layered layered(graph, columns);
    layered.sortBy(heights);
    return layered.crossings();
}

} // namespace ledger
