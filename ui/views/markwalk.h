#pragma once

#include "picture.h"

#include <QPointF>
#include <QRectF>

#include <vector>

namespace ledger
{

/// Where an arrow key leads to.
enum class Towards { Left, Right, Up, Down };

/// The mark that one means by an arrow from another: the nearest on that side, those in line with it before those
/// aside; −1 where there is none.
[[nodiscard]] int neighbour(const std::vector<Mark> &marks, int from, Towards towards);

/// The topmost mark at a point, or the one within `reach` of it whose outline is nearest; −1 where there is none.
[[nodiscard]] int markAt(const std::vector<Mark> &marks, QPointF point, double reach);

} // namespace ledger
