#include "chartpainter.h"

#include <QFontMetricsF>

#include <cmath>

namespace ledger
{

ChartPainter::ChartPainter(Drawing &drawing, const PicturePlan &plan, const QRectF &room, double scale)
    : m_drawing(drawing)
    , m_plan(plan)
    , m_style(plan.style)
    , m_scale(scale)
    , m_room(room)
    , m_strong(fontFor(TextRole::LabelStrong, scale))
    , m_plain(fontFor(TextRole::Label, scale))
    , m_small(fontFor(TextRole::Footnote, scale))
{
}

void ChartPainter::drawStep(double at, const QString &text, const QColor &ink, double top, double height)
{
    if (height > 0)
        m_drawing.rule({at, top, 1, height}, ink);
    const QFont font = fontFor(TextRole::Axis, m_scale);
    const QPointF anchor(at, top - 5 * m_scale);
    const QRectF room = Drawing::room(text, font, anchor, Across::Centre, Along::Bottom);
    if (m_drawing.isFree(room.adjusted(-3, 0, 3, 0)))
        m_drawing.text(text, font, m_style.mutedInk, room);
}

QRectF ChartPainter::drawName(const QString &name, const QString &detail, QPointF place, QSizeF room)
{
    const double line = QFontMetricsF(m_strong).height();
    const double small = QFontMetricsF(m_small).height();
    QStringList lines(shortened(name, m_strong, room.width()));
    if (lines.front() != name && room.height() >= 2 * line + 2 * m_scale)
        lines = wrapped(name, m_strong, room.width(), 2);
    const double high = line * static_cast<double>(lines.size());
    const bool hasDetail = !detail.isEmpty() && room.height() >= high + std::ceil(small) + 2 * m_scale;
    if (lines.size() == 1 && !hasDetail)
        return m_drawing.text(lines.front(), m_strong, m_style.ink, place, Across::Right, Along::Middle);
    double top = place.y() - (high + (hasDetail ? small : 0)) / 2;
    QRectF written;
    for (const QString &each : lines) {
        written |= m_drawing.text(each, m_strong, m_style.ink, {place.x(), top}, Across::Right, Along::Top);
        top = written.bottom() + 0.5;
    }
    if (hasDetail)
        written |= m_drawing.text(shortened(detail, m_small, room.width()), m_small, m_style.mutedInk, {place.x(), top},
                                  Across::Right, Along::Top);
    return written;
}

} // namespace ledger
