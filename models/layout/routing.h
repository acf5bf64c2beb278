#pragma once

#include "graphgeometry.h"
#include "stacking.h"

#include <vector>

namespace ledger
{

/// What routes are made of: everything in the coordinates of the picture.
struct RoutingGround
{
    const NumberedGraph *graph = nullptr;
    std::vector<int> columns = {}; ///< of each node
    std::vector<QRectF> boxes = {};
    std::vector<double> lefts = {}; ///< of each column's nodes
    const Lanes *lanes = nullptr;
    GraphMeasures measures = {};
};

/// The routes of all edges. Each end has a slot of its own on its node's side, in the order in which the edges fan out;
/// between the columns run S-curves, through a column's gap straight lines, and edges inside a column are arcs at its
/// right.
[[nodiscard]] std::vector<Route> routesOf(const RoutingGround &ground);

} // namespace ledger
