#include "cardplace.h"

#include <algorithm>
#include <limits>

// A card is tried at a few dozen corners: those that touch the mark, and a coarse grid over the room. Each place costs
// what it covers, in square pixels, by how much it hurts, and its way from the mark; the cheapest is taken.
namespace ledger
{

namespace
{
constexpr double cardGap = 10; // between a mark and its card
constexpr double cardMargin = 6; // of the room
constexpr double ownCosts = 1e4; // for each square pixel of the mark itself or of its name
constexpr double textCosts = 8;
constexpr double shapeCosts = 1;
constexpr double wayCosts = 0.3; // for each pixel, squared: near is near, far is lost

double coveredArea(const QRectF &a, const QRectF &b)
{
    const double width = std::min(a.right(), b.right()) - std::max(a.left(), b.left());
    const double height = std::min(a.bottom(), b.bottom()) - std::max(a.top(), b.top());
    return width > 0 && height > 0 ? width * height : 0;
}

/// The square of the way between two rectangles.
double wayBetween(const QRectF &a, const QRectF &b)
{
    const double across = std::max({0.0, a.left() - b.right(), b.left() - a.right()});
    const double down = std::max({0.0, a.top() - b.bottom(), b.top() - a.bottom()});
    return across * across + down * down;
}

/// What a place costs; where it is more than `least` it does not matter by how much.
double costOfPlace(const CardPlace &place, const QRectF &card, double least)
{
    double cost = ownCosts * (coveredArea(card, place.mark) + coveredArea(card, place.name))
        + wayCosts * wayBetween(card, place.mark);
    for (auto text = place.texts.begin(); text != place.texts.end() && cost < least; ++text)
        cost += textCosts * coveredArea(card, *text);
    for (auto shape = place.shapes.begin(); shape != place.shapes.end() && cost < least; ++shape)
        cost += shapeCosts * coveredArea(card, *shape);
    return cost;
}
} // namespace

QRectF cardBeside(const CardPlace &place, QSizeF card)
{
    const QRectF room = place.room.adjusted(cardMargin, cardMargin, -cardMargin, -cardMargin);
    const QRectF &mark = place.mark;
    const double right = std::max(room.left(), room.right() - card.width());
    const double bottom = std::max(room.top(), room.bottom() - card.height());
    std::vector<double> lefts{mark.right() + cardGap, mark.left(), mark.center().x() - card.width() / 2,
                              mark.right() - card.width(), mark.left() - cardGap - card.width()};
    std::vector<double> tops{mark.center().y() - card.height() / 2, mark.top(), mark.bottom() - card.height(),
                             mark.bottom() + cardGap, mark.top() - cardGap - card.height()};
    for (double left = room.left(); left < right; left += card.width() / 3)
        lefts.push_back(left);
    for (double top = room.top(); top < bottom; top += std::max(16.0, card.height() / 3))
        tops.push_back(top);
    lefts.push_back(right);
    tops.push_back(bottom);
    QRectF best;
    double least = std::numeric_limits<double>::max();
    for (const double left : lefts)
        for (const double top : tops) {
            const QPointF corner(std::clamp(left, room.left(), right), std::clamp(top, room.top(), bottom));
            const QRectF tried(corner, card);
            if (const double cost = costOfPlace(place, tried, least); cost < least) {
                least = cost;
                best = tried;
            }
        }
    return best;
}

} // namespace ledger
