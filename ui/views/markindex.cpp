#include "markindex.h"

#include "markwalk.h"

#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{
constexpr double square = 128;

int squareOf(double coordinate) { return static_cast<int>(std::floor(coordinate / square)); }

long long keyOf(int column, int row) { return (static_cast<long long>(row) << 32) + column; }

/// Whether a polygon's line may pass through a rectangle: not where a piece of it lies wholly on one side.
bool runsThrough(const QPolygonF &line, const QRectF &rect)
{
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF &a = line[i - 1];
        const QPointF &b = line[i];
        if (std::max(a.x(), b.x()) >= rect.left() && std::min(a.x(), b.x()) <= rect.right()
            && std::max(a.y(), b.y()) >= rect.top() && std::min(a.y(), b.y()) <= rect.bottom())
            return true;
    }
    return false;
}
} // namespace

MarkIndex::MarkIndex(const std::vector<Mark> &marks) : m_marks(&marks)
{
    for (int i = 0; i < static_cast<int>(marks.size()); ++i) {
        const QPainterPath &outline = marks[static_cast<std::size_t>(i)].outline;
        const QRectF bounds = outline.boundingRect();
        const bool isSmall = bounds.width() < 2 * square && bounds.height() < 2 * square;
        // A long thin ribbon has wide bounds and is in few of their squares.
        const QPolygonF polygon = isSmall ? QPolygonF() : outline.toFillPolygon();
        for (int row = squareOf(bounds.top()); row <= squareOf(bounds.bottom()); ++row)
            for (int column = squareOf(bounds.left()); column <= squareOf(bounds.right()); ++column) {
                const QRectF rect(column * square, row * square, square, square);
                if (isSmall || runsThrough(polygon, rect) || outline.contains(rect.center()))
                    m_squares[keyOf(column, row)].push_back(i);
            }
    }
}

std::vector<int> MarkIndex::candidates(QPointF point, double reach) const
{
    std::vector<int> found;
    for (int row = squareOf(point.y() - reach); row <= squareOf(point.y() + reach); ++row)
        for (int column = squareOf(point.x() - reach); column <= squareOf(point.x() + reach); ++column)
            if (const auto at = m_squares.find(keyOf(column, row)); at != m_squares.end())
                found.insert(found.end(), at->second.begin(), at->second.end());
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

int MarkIndex::at(QPointF point, double reach) const
{
    return m_marks == nullptr ? -1 : markAt(*m_marks, candidates(point, reach), point, reach);
}

} // namespace ledger
