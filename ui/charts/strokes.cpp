#include "strokes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ledger
{

namespace
{
struct Pattern
{
    double angle;
    double spacing;
};
constexpr std::array patterns{Pattern{45, 7},   Pattern{-45, 7}, Pattern{0, 6},   Pattern{90, 6}, Pattern{45, 12},
                              Pattern{-45, 12}, Pattern{0, 11},  Pattern{90, 11}, Pattern{30, 9}, Pattern{-30, 9}};

QPainterPath pathOf(const QRectF &rect)
{
    QPainterPath path;
    path.addRect(rect);
    return path;
}
} // namespace

void drawFirmness(Drawing &drawing, const QPainterPath &shape, const QColor &colour, Firmness firmness,
                  const Style &style, double scale)
{
    if (shape.isEmpty())
        return;
    if (firmness == Firmness::Firm)
        return drawing.fill(shape, colour);
    drawing.fill(shape, firmness == Firmness::Contingent ? mixed(style.background, colour, 0.14) : style.background);
    if (firmness == Firmness::Contingent)
        drawing.stroke(hatching(shape, -45, 6 * scale), {colour, 1.6 * scale, {}, false});
    drawing.stroke(shape, {colour, 1.4 * scale, {}, false});
}

void drawFirmness(Drawing &drawing, const QRectF &rect, const QColor &colour, Firmness firmness, const Style &style,
                  double scale)
{
    if (rect.width() <= 0 || rect.height() <= 0)
        return;
    if (firmness == Firmness::Firm) {
        drawing.fill(rect, colour);
        return;
    }
    drawing.fill(rect, firmness == Firmness::Contingent ? mixed(style.background, colour, 0.14) : style.background);
    if (firmness == Firmness::Contingent)
        drawing.stroke(hatching(pathOf(rect), -45, 6 * scale), {colour, 1.6 * scale, {}, false});
    const double width = std::min({1.4 * scale, rect.width() / 2, rect.height() / 2});
    const double half = width / 2;
    drawing.stroke(pathOf(rect.adjusted(half, half, -half, -half)), {colour, width, {}, false});
}

void drawParty(Drawing &drawing, const QPainterPath &shape, const QColor &colour, int pattern, const Style &style)
{
    drawing.fill(shape, colour);
    if (!style.usesPatterns || pattern < 0)
        return;
    const Pattern &look = patterns[static_cast<std::size_t>(pattern) % patterns.size()];
    drawing.stroke(hatching(shape, look.angle, look.spacing), {mixed(colour, inkOn(colour), 0.55), 1, {}, false});
}

void drawDottedEdge(Drawing &drawing, const QRectF &rect, const Style &style, double scale)
{
    if (rect.width() < 1 || rect.height() < 1)
        return;
    QPainterPath path(rect.topLeft());
    path.lineTo(rect.topRight());
    path.lineTo(rect.bottomRight());
    path.lineTo(rect.bottomLeft());
    drawing.stroke(path, {style.background, 3 * scale, {2.5 * scale, 2.5 * scale}, false});
}

void drawDottedTop(Drawing &drawing, double left, double right, double y, const Style &style, double scale)
{
    if (right - left < 1)
        return;
    const double width = std::max(1.5, 2 * scale);
    const double level = std::round(y - 2.5 * scale);
    drawing.line({left, level}, {right, level}, {style.mutedInk, width, {width, width}, false});
}

void drawWhisker(Drawing &drawing, double y, double low, double high, double value, const Style &style, double scale)
{
    const double cap = 5 * scale;
    const double width = std::max(1.0, 1.5 * scale);
    QPainterPath line(QPointF(low, y));
    line.lineTo(high, y);
    for (const double end : {low, high}) {
        line.moveTo(end, y - cap);
        line.lineTo(end, y + cap);
    }
    drawing.stroke(line, {style.background, width + 3 * scale, {}, true});
    drawing.stroke(line, {style.ink, width, {}, false});
    const double radius = 3.6 * scale;
    QPainterPath dot;
    dot.addEllipse(QPointF(value, y), radius, radius);
    drawing.fill(dot, style.background);
    drawing.stroke(dot, {style.ink, width, {}, false});
}

void drawNotEqual(Drawing &drawing, QPointF middle, const Style &style, double scale)
{
    const double half = 4.5 * scale;
    QPainterPath sign(middle + QPointF(-half, -2 * scale));
    sign.lineTo(middle + QPointF(half, -2 * scale));
    sign.moveTo(middle + QPointF(-half, 2 * scale));
    sign.lineTo(middle + QPointF(half, 2 * scale));
    sign.moveTo(middle + QPointF(half - 2 * scale, -5 * scale));
    sign.lineTo(middle + QPointF(-half + 2 * scale, 5 * scale));
    drawing.stroke(sign, {style.warning, std::max(1.2, 1.4 * scale), {}, true});
}

double openArrowLength(double scale) { return 15 * scale; }

void drawOpenArrow(Drawing &drawing, QPointF from, const Style &style, double scale)
{
    const double head = 4.5 * scale;
    const double tip = from.x() + openArrowLength(scale);
    QPainterPath arrow(from + QPointF(3 * scale, 0));
    arrow.lineTo(tip, from.y());
    arrow.moveTo(tip - head, from.y() - head);
    arrow.lineTo(tip, from.y());
    arrow.lineTo(tip - head, from.y() + head);
    drawing.stroke(arrow, {style.background, 4.5 * scale, {}, true});
    drawing.stroke(arrow, {style.ink, std::max(1.0, 1.5 * scale), {}, true});
}

} // namespace ledger
