#include "routing.h"

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{
constexpr double arcOrder = 1e6; ///< sorts arcs to the outside of a side
constexpr double kappa = 0.5523; ///< how a cubic draws a quarter of a circle

/// One end of an edge at the side of its node.
struct Slot
{
    std::size_t edge = 0;
    bool isFrom = false;
    double order = 0; ///< from the top
};

class Routing
{
public:
    explicit Routing(const RoutingGround &ground)
        : m_ground(ground)
        , m_graph(*ground.graph)
        , m_ends(m_graph.edges.size())
        , m_levels(m_graph.edges.size(), 0)
    {
    }

    [[nodiscard]] std::vector<Route> routes();

private:
    [[nodiscard]] bool isArc(const NumberedGraph::Edge &edge) const
    {
        return m_ground.columns[index(edge.from)] == m_ground.columns[index(edge.to)];
    }
    [[nodiscard]] bool isForward(const NumberedGraph::Edge &edge) const
    {
        return m_ground.columns[index(edge.from)] < m_ground.columns[index(edge.to)];
    }
    [[nodiscard]] double middleOf(int node) const { return m_ground.boxes[index(node)].center().y(); }
    [[nodiscard]] double orderOf(std::size_t edge, bool isFrom) const;
    void fanOut();
    void seat(int node, std::vector<Slot> &slots);
    void nestArcs();
    [[nodiscard]] Route routeOf(std::size_t edge) const;
    [[nodiscard]] Route arcOf(std::size_t edge) const;

    const RoutingGround &m_ground;
    const NumberedGraph &m_graph;
    std::vector<std::pair<double, double>> m_ends; ///< heights at the dependent and at the provider
    std::vector<int> m_levels; ///< how far out an arc runs
};

/// What an end is sorted by: where its edge leads to next. Arcs lie outside, the farther within the nearer at their
/// beginning, so that arcs of one node do not cross.
double Routing::orderOf(std::size_t edge, bool isFrom) const
{
    const NumberedGraph::Edge &each = m_graph.edges[edge];
    const double own = middleOf(isFrom ? each.from : each.to);
    const double other = middleOf(isFrom ? each.to : each.from);
    if (isArc(each))
        return other > own ? arcOrder - (other - own) : -arcOrder + (own - other);
    const std::vector<double> &lanes = m_ground.lanes->heights[edge];
    if (lanes.empty())
        return other;
    return isFrom == isForward(each) ? lanes.front() : lanes.back();
}

void Routing::seat(int node, std::vector<Slot> &slots)
{
    std::stable_sort(slots.begin(), slots.end(), [](const Slot &a, const Slot &b) { return a.order < b.order; });
    double widths = 0;
    for (const Slot &slot : slots)
        widths += m_graph.edges[slot.edge].weight;
    const QRectF &box = m_ground.boxes[index(node)];
    const double room = box.height() - 8;
    const double count = static_cast<double>(slots.size());
    const double squeeze = widths > room ? room / widths : 1;
    const double gap = slots.size() < 2 ? 0 : std::clamp((room - widths * squeeze) / (count - 1), 0.0, 5.0);
    double at = box.center().y() - (widths * squeeze + gap * (count - 1)) / 2;
    for (const Slot &slot : slots) {
        const double width = m_graph.edges[slot.edge].weight * squeeze;
        (slot.isFrom ? m_ends[slot.edge].first : m_ends[slot.edge].second) = at + width / 2;
        at += width + gap;
    }
}

void Routing::fanOut()
{
    std::vector<std::vector<Slot>> left(m_ground.boxes.size());
    std::vector<std::vector<Slot>> right(m_ground.boxes.size());
    for (std::size_t i = 0; i < m_graph.edges.size(); ++i) {
        const NumberedGraph::Edge &edge = m_graph.edges[i];
        auto &fromSide = isArc(edge) || isForward(edge) ? right : left;
        auto &toSide = isForward(edge) ? left : right;
        fromSide[index(edge.from)].push_back({i, true, orderOf(i, true)});
        toSide[index(edge.to)].push_back({i, false, orderOf(i, false)});
    }
    for (std::size_t node = 0; node < m_ground.boxes.size(); ++node) {
        seat(static_cast<int>(node), left[node]);
        seat(static_cast<int>(node), right[node]);
    }
}

/// Arcs that overlap run beside each other: the longer round the shorter.
void Routing::nestArcs()
{
    struct Arc
    {
        std::size_t edge = 0;
        int column = 0;
        double top = 0;
        double bottom = 0;
    };
    std::vector<Arc> arcs;
    for (std::size_t i = 0; i < m_graph.edges.size(); ++i)
        if (isArc(m_graph.edges[i]))
            arcs.push_back({i, m_ground.columns[index(m_graph.edges[i].from)],
                            std::min(m_ends[i].first, m_ends[i].second), std::max(m_ends[i].first, m_ends[i].second)});
    std::stable_sort(arcs.begin(), arcs.end(), [](const Arc &a, const Arc &b) {
        return a.column != b.column ? a.column < b.column : a.bottom - a.top < b.bottom - b.top;
    });
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        constexpr std::size_t mostCompared = 200;
        for (std::size_t k = i > mostCompared ? i - mostCompared : 0; k < i; ++k)
            if (arcs[k].column == arcs[i].column && arcs[k].top < arcs[i].bottom && arcs[i].top < arcs[k].bottom)
                m_levels[arcs[i].edge] = std::max(m_levels[arcs[i].edge], m_levels[arcs[k].edge] + 1);
    }
}

Route Routing::arcOf(std::size_t edge) const
{
    const NumberedGraph::Edge &each = m_graph.edges[edge];
    const double side = m_ground.boxes[index(each.from)].right();
    const auto &[from, to] = m_ends[edge];
    const GraphMeasures &measures = m_ground.measures;
    const double most = std::min(measures.columnGap / 2, measures.arcRoom) - each.weight / 2 - 1;
    const double wish = measures.framePad + 7 + 6 * m_levels[edge] + each.weight / 2;
    const double reach = std::min(wish, std::max(most, 12.0));
    const double turn = std::min(reach, std::abs(to - from) / 2) * (to > from ? 1 : -1);
    Route route{RouteKind::Arc, {side, from}, {}};
    const double x = side + reach;
    route.pieces.push_back({{side + reach * kappa, from}, {x, from + turn * (1 - kappa)}, {x, from + turn}});
    if (std::abs(to - from) > 2 * std::abs(turn) + 0.01)
        route.pieces.push_back({{x, from + turn + (to - from - 2 * turn) / 3},
                                {x, from + turn + (to - from - 2 * turn) * 2 / 3},
                                {x, to - turn}});
    route.pieces.push_back({{x, to - turn * (1 - kappa)}, {side + reach * kappa, to}, {side, to}});
    return route;
}

void curveTo(Route &route, QPointF end)
{
    const QPointF start = route.end();
    const double middle = (start.x() + end.x()) / 2;
    route.pieces.push_back({{middle, start.y()}, {middle, end.y()}, end});
}

void lineTo(Route &route, QPointF end)
{
    const QPointF start = route.end();
    route.pieces.push_back({start + (end - start) / 3, start + (end - start) * 2 / 3, end});
}

Route reversed(const Route &route)
{
    Route back{route.kind, route.end(), {}};
    for (std::size_t i = route.pieces.size(); i-- > 0;)
        back.pieces.push_back(
            {route.pieces[i].control2, route.pieces[i].control1, i == 0 ? route.start : route.pieces[i - 1].end});
    return back;
}

Route Routing::routeOf(std::size_t edge) const
{
    const NumberedGraph::Edge &each = m_graph.edges[edge];
    if (isArc(each))
        return arcOf(edge);
    const bool forward = isForward(each);
    const int left = forward ? each.from : each.to;
    const int right = forward ? each.to : each.from;
    const double pad = m_ground.measures.framePad;
    Route route{forward ? RouteKind::Forward : RouteKind::Backward,
                {m_ground.boxes[index(left)].right(), forward ? m_ends[edge].first : m_ends[edge].second},
                {}};
    int column = m_ground.columns[index(left)];
    for (const double lane : m_ground.lanes->heights[edge]) {
        const double at = m_ground.lefts[index(++column)];
        curveTo(route, {at - pad, lane});
        lineTo(route, {at + m_ground.measures.nodeWidth + pad, lane});
    }
    curveTo(route, {m_ground.boxes[index(right)].left(), forward ? m_ends[edge].second : m_ends[edge].first});
    return forward ? route : reversed(route);
}

std::vector<Route> Routing::routes()
{
    fanOut();
    nestArcs();
    std::vector<Route> routes;
    routes.reserve(m_graph.edges.size());
    for (std::size_t i = 0; i < m_graph.edges.size(); ++i)
        routes.push_back(routeOf(i));
    return routes;
}
} // namespace

std::vector<Route> routesOf(const RoutingGround &ground) { return Routing(ground).routes(); }

QPointF Route::at(std::size_t piece, double part) const
{
    const QPointF from = piece == 0 ? start : pieces[piece - 1].end;
    const RoutePiece &to = pieces[piece];
    const double rest = 1 - part;
    return from * (rest * rest * rest) + to.control1 * (3 * rest * rest * part) + to.control2 * (3 * rest * part * part)
        + to.end * (part * part * part);
}

} // namespace ledger
