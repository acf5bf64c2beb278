#pragma once

#include "arrangement.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace ledger
{

/// A piece of a route: a cubic Bézier curve from where the piece before it ended.
struct RoutePiece
{
    QPointF control1 = {};
    QPointF control2 = {};
    QPointF end = {};

    bool operator==(const RoutePiece &) const = default;
};

/// How an edge runs in relation to the columns.
enum class RouteKind { Forward, Backward, Arc };

/// The middle of an edge's line, from the dependent to its provider; level at both ends.
struct Route
{
    RouteKind kind = RouteKind::Forward;
    QPointF start = {};
    std::vector<RoutePiece> pieces = {};

    [[nodiscard]] QPointF end() const { return pieces.empty() ? start : pieces.back().end; }
    /// The point at so much of a piece (0 to 1).
    [[nodiscard]] QPointF at(std::size_t piece, double part) const;
    bool operator==(const Route &) const = default;
};

/// The frame round the nodes of a group in one column.
struct GroupFrame
{
    std::string group = {};
    int column = 0;
    QRectF rect = {};
    QRectF title = {};

    bool operator==(const GroupFrame &) const = default;
};

/// Where everything of a graph is: boxes and routes in the order of the graph's nodes and edges.
struct GraphGeometry
{
    QSizeF size = {};
    std::vector<QRectF> boxes = {};
    std::vector<GroupFrame> frames = {};
    std::vector<Route> routes = {};

    bool operator==(const GraphGeometry &) const = default;
};

/// The geometry of an arranged graph in its natural size, or stretched to fill the room where there is more of it. No
/// route meets a box but at its own ends; frames never touch. Nodes without a place are left out (an empty box), and so
/// are their edges.
[[nodiscard]] GraphGeometry laidOut(const Arrangement &arrangement, const Graph &graph,
                                    const GraphMeasures &measures = {}, QSizeF room = {});

} // namespace ledger
