#pragma once

#include "picture.h"

#include <QPointF>
#include <QRectF>

#include <functional>
#include <vector>

namespace ledger
{

/// Where an arrow key leads to.
enum class Towards { Left, Right, Up, Down };

/// The mark that one means by an arrow from another: the nearest on that side as the eye sees it, those in line with it
/// before those aside, and sideways what stands for the same thing before its neighbours; −1 where there is none. Only
/// marks that are `stops` count, where that is given.
[[nodiscard]] int neighbour(const std::vector<Mark> &marks, int from, Towards towards,
                            const std::function<bool(const Mark &)> &stops = {});

/// Of some marks (in their order): the topmost at a point, or the one whose name is written there, or the one within
/// `reach` of it whose outline is nearest; −1 where there is none.
[[nodiscard]] int markAt(const std::vector<Mark> &marks, const std::vector<int> &candidates, QPointF point,
                         double reach);

} // namespace ledger
