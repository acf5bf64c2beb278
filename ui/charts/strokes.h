#pragma once

#include "drawing.h"
#include "style.h"
#include "vocabulary.h"

/// How firmness, ranges and doubt are drawn, the same in every picture: firm is solid, contingent hatched, potential
/// outlined, an assumed term has a dotted edge.
namespace ledger
{

/// A bar or segment in the manner of its firmness.
void drawFirmness(Drawing &drawing, const QRectF &rect, const QColor &colour, Firmness firmness, const Style &style,
                  double scale);
/// The same of any shape.
void drawFirmness(Drawing &drawing, const QPainterPath &shape, const QColor &colour, Firmness firmness,
                  const Style &style, double scale);
/// A shape in a party's colour; in print with the pattern of its hue (−1: none).
void drawParty(Drawing &drawing, const QPainterPath &shape, const QColor &colour, int pattern, const Style &style);

/// Perforates the edges of a bar but for its foot: it rests on an assumed term.
void drawDottedEdge(Drawing &drawing, const QRectF &rect, const Style &style, double scale);
/// The same over a column or a part of its width: dots along its top.
void drawDottedTop(Drawing &drawing, double left, double right, double y, const Style &style, double scale);

/// From low to high along x, with a dot at the value.
void drawWhisker(Drawing &drawing, double y, double low, double high, double value, const Style &style, double scale);
/// An open arrow that says «or more», from a point to the right.
void drawOpenArrow(Drawing &drawing, QPointF from, const Style &style, double scale);
/// The sign ≠ of what is contested; drawn, since a sign is no label.
void drawNotEqual(Drawing &drawing, QPointF middle, const Style &style, double scale);
/// How far the arrow reaches.
[[nodiscard]] double openArrowLength(double scale);

} // namespace ledger
