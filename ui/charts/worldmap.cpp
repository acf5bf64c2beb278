#include "worldmap.h"

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{
constexpr double west = -170, east = 180, south = -56, north = 78;

QPainterPath landPath(const WorldMap &map)
{
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    const std::span<const short> outline = landOutline();
    bool begins = true;
    for (std::size_t i = 0; i + 1 < outline.size();) {
        if (outline[i] == landRingEnd) {
            path.closeSubpath();
            begins = true;
            ++i;
            continue;
        }
        const QPointF point = map.at({outline[i + 1] / 10.0, outline[i] / 10.0});
        if (begins)
            path.moveTo(point);
        else
            path.lineTo(point);
        begins = false;
        i += 2;
    }
    path.closeSubpath();
    return path;
}
} // namespace

WorldMap::WorldMap(const QRectF &room)
{
    const double width = std::min(room.width(), room.height() * (east - west) / (north - south));
    m_rect = QRectF(room.left(), room.top(), width, heightFor(width));
}

double WorldMap::heightFor(double width) { return std::floor(width * (north - south) / (east - west)); }

QPointF WorldMap::at(MapPoint point) const
{
    const double x = std::clamp(point.longitude, west, east);
    const double y = std::clamp(point.latitude, south, north);
    return {m_rect.left() + m_rect.width() * (x - west) / (east - west),
            m_rect.top() + m_rect.height() * (north - y) / (north - south)};
}

void WorldMap::draw(Drawing &drawing, const Style &style, double scale) const
{
    const Stroke line{style.grid, std::max(0.6, 0.7 * scale), {}, false};
    for (const double latitude : {60.0, 30.0, 0.0, -30.0})
        drawing.line(at({latitude, west}), at({latitude, east}), line);
    for (double longitude = -120; longitude < east; longitude += 60)
        drawing.line(at({north, longitude}), at({south, longitude}), line);
    drawing.fill(landPath(*this), mixed(style.grid, style.axis, 0.18));
}

} // namespace ledger
