#include "markwalk.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ledger
{

namespace
{
/// A rectangle as seen in the direction of walking: along it, and across.
struct Sighted
{
    double along = 0; // of the centre
    double acrossLow = 0;
    double acrossHigh = 0;
};

Sighted sighted(const QRectF &rect, Towards towards)
{
    switch (towards) {
    case Towards::Left:
        return {-rect.center().x(), rect.top(), rect.bottom()};
    case Towards::Right:
        return {rect.center().x(), rect.top(), rect.bottom()};
    case Towards::Up:
        return {-rect.center().y(), rect.left(), rect.right()};
    case Towards::Down:
        return {rect.center().y(), rect.left(), rect.right()};
    }
    Q_UNREACHABLE();
}

/// What lies between two marks sideways counts this much more than what lies between them ahead.
constexpr double asideCosts = 4;
} // namespace

int neighbour(const std::vector<Mark> &marks, int from, Towards towards, const std::function<bool(const Mark &)> &stops)
{
    const Sighted start = sighted(marks[static_cast<std::size_t>(from)].outline.boundingRect(), towards);
    int best = -1;
    double least = std::numeric_limits<double>::max();
    for (int i = 0; i < static_cast<int>(marks.size()); ++i) {
        const Sighted there = sighted(marks[static_cast<std::size_t>(i)].outline.boundingRect(), towards);
        const double ahead = there.along - start.along;
        if (i == from || ahead < 1 || (stops && !stops(marks[static_cast<std::size_t>(i)])))
            continue;
        const double gap = std::max({0.0, there.acrossLow - start.acrossHigh, start.acrossLow - there.acrossHigh});
        const double shift = std::abs((there.acrossLow + there.acrossHigh) - (start.acrossLow + start.acrossHigh)) / 2;
        const double cost = ahead + asideCosts * gap + shift * 0.01;
        if (cost < least) {
            least = cost;
            best = i;
        }
    }
    return best;
}

int markAt(const std::vector<Mark> &marks, const std::vector<int> &candidates, QPointF point, double reach)
{
    for (auto at = candidates.rbegin(); at != candidates.rend(); ++at) {
        const QPainterPath &outline = marks[static_cast<std::size_t>(*at)].outline;
        if (outline.boundingRect().contains(point) && outline.contains(point))
            return *at;
    }
    for (int i = static_cast<int>(marks.size()) - 1; i >= 0; --i)
        if (marks[static_cast<std::size_t>(i)].label.contains(point))
            return i;
    int best = -1;
    double least = reach;
    for (auto at = candidates.rbegin(); at != candidates.rend(); ++at) {
        const QRectF rect = marks[static_cast<std::size_t>(*at)].outline.boundingRect();
        // A large outline that is not a rectangle is hit by being inside it alone.
        if (rect.width() > 12 * reach && rect.height() > 12 * reach)
            continue;
        const double dx = std::max({0.0, rect.left() - point.x(), point.x() - rect.right()});
        const double dy = std::max({0.0, rect.top() - point.y(), point.y() - rect.bottom()});
        const double distance = std::hypot(dx, dy);
        if (distance < least) {
            least = distance;
            best = *at;
        }
    }
    return best;
}

} // namespace ledger
