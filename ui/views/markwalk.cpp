#include "markwalk.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace ledger
{

namespace
{
struct Span
{
    double low = 0;
    double high = 0;

    double centre() const { return (low + high) / 2; }
    double length() const { return high - low; }
};

/// A rectangle as seen in the direction of walking: along it, and across.
struct Sighted
{
    Span along;
    Span across;
};

Sighted sighted(const QRectF &rect, Towards towards)
{
    const Span across{rect.left(), rect.right()};
    const Span down{rect.top(), rect.bottom()};
    switch (towards) {
    case Towards::Left:
        return {{-across.high, -across.low}, down};
    case Towards::Right:
        return {across, down};
    case Towards::Up:
        return {{-down.high, -down.low}, across};
    case Towards::Down:
        return {down, across};
    }
    Q_UNREACHABLE();
}

Sighted sighted(const std::vector<Mark> &marks, int index, Towards towards)
{
    return sighted(marks[static_cast<std::size_t>(index)].outline.boundingRect(), towards);
}

constexpr double touching = 1; // what meets by no more than a pixel stands side by side
/// What lies between two marks sideways counts this much more than what lies between them ahead.
constexpr double asideCosts = 4;
constexpr double notInLineCosts = 8;
constexpr double unalignedCosts = 0.01;

/// By how much two spans meet; negative: the gap between them.
double meeting(const Span &a, const Span &b) { return std::min(a.high, b.high) - std::max(a.low, b.low); }

/// How far one walks from a mark to another; nothing where the other is not on that side as the eye sees it. Of two
/// that share a stretch along the way, like bars one under the other, neither is ahead of the other however long it is.
std::optional<double> walkingDistance(const Sighted &from, const Sighted &to)
{
    const double ahead = to.along.centre() - from.along.centre();
    const double along = meeting(from.along, to.along);
    const double across = meeting(from.across, to.across);
    const double shift
        = std::min(std::abs(to.across.low - from.across.low), std::abs(to.across.centre() - from.across.centre()));
    if (ahead <= 0)
        return std::nullopt;
    if (along <= touching)
        return std::max(0.0, -along) + unalignedCosts * shift
            + (across > touching ? 0 : notInLineCosts + asideCosts * std::max(0.0, -across));
    const bool lieOnEachOther = across > touching;
    const double aside = std::abs(to.across.centre() - from.across.centre());
    return lieOnEachOther && ahead >= aside ? std::optional((ahead + aside) * unalignedCosts - 1) : std::nullopt;
}

/// Whether two marks lie on each other so much that no side of one is the other's: sites of one town.
bool areOnePlace(const Sighted &a, const Sighted &b)
{
    return std::abs(a.along.centre() - b.along.centre()) < touching
        && std::abs(a.across.centre() - b.across.centre()) < touching && meeting(a.along, b.along) > touching / 2
        && meeting(a.across, b.across) > touching / 2;
}

bool areInOneColumn(const Span &a, const Span &b) { return meeting(a, b) * 2 > std::max(a.length(), b.length()); }
} // namespace

int neighbour(const std::vector<Mark> &marks, int from, Towards towards, const std::function<bool(const Mark &)> &stops)
{
    const bool isOnwards = towards == Towards::Right || towards == Towards::Down;
    const bool isSideways = towards == Towards::Right || towards == Towards::Left;
    const MarkTarget &same = marks[static_cast<std::size_t>(from)].target;
    const Sighted start = sighted(marks, from, towards);
    std::vector<std::pair<double, int>> found;
    for (int i = 0; i < static_cast<int>(marks.size()); ++i) {
        if (i == from || (stops && !stops(marks[static_cast<std::size_t>(i)])))
            continue;
        const Sighted there = sighted(marks, i, towards);
        if (areOnePlace(start, there)) { // one after the other, before all others
            if ((i > from) == isOnwards)
                found.emplace_back(-2 - 1.0 / (1 + std::abs(i - from)), i);
        } else if (const std::optional<double> far = walkingDistance(start, there)) {
            found.emplace_back(*far, i);
        }
    }
    if (found.empty())
        return -1;
    const int nearest = std::min_element(found.begin(), found.end())->second;
    if (!isSideways || same.kind.isEmpty())
        return nearest;
    // Sideways one follows one thing: a party over the years, wherever it stands in the next column.
    const Span column = sighted(marks, nearest, towards).along;
    std::erase_if(found, [&](const std::pair<double, int> &each) {
        return marks[static_cast<std::size_t>(each.second)].target != same
            || !areInOneColumn(sighted(marks, each.second, towards).along, column);
    });
    return found.empty() ? nearest : std::min_element(found.begin(), found.end())->second;
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
