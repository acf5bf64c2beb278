#pragma once

#include "drawing.h"
#include "style.h"

#include <span>

namespace ledger
{

/// A place on the map.
struct MapPoint
{
    double latitude = 0; ///< degrees, north and east are positive
    double longitude = 0;
};

/// The world without its poles in a room: degrees laid out evenly (plate carrée), whole and in the middle.
class WorldMap
{
public:
    explicit WorldMap(const QRectF &room);

    /// How high a map of that width is.
    [[nodiscard]] static double heightFor(double width);
    /// Where a place is drawn; one beyond the map's edge at that edge.
    [[nodiscard]] QPointF at(MapPoint point) const;
    [[nodiscard]] const QRectF &rect() const { return m_rect; }
    /// Draws land and a few lines of the graticule.
    void draw(Drawing &drawing, const Style &style, double scale) const;

private:
    QRectF m_rect;
};

/// Rings of land in tenths of a degree, longitude then latitude, each ring ended by `landRingEnd`.
[[nodiscard]] std::span<const short> landOutline();
inline constexpr short landRingEnd = 9999;

} // namespace ledger
