#include "chartpainter.h"

#include <QFontMetricsF>

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
        m_drawing.text(text, font, m_style.mutedInk, anchor, Across::Centre, Along::Bottom);
}

QRectF ChartPainter::drawName(const QString &name, const QString &detail, QPointF place, double width)
{
    const QString shown = shortened(name, m_strong, width);
    if (detail.isEmpty())
        return m_drawing.text(shown, m_strong, m_style.ink, place, Across::Right, Along::Middle);
    const double both = QFontMetricsF(m_strong).height() + QFontMetricsF(m_small).height();
    const QRectF written
        = m_drawing.text(shown, m_strong, m_style.ink, {place.x(), place.y() - both / 2}, Across::Right, Along::Top);
    return written.united(m_drawing.text(shortened(detail, m_small, width), m_small, m_style.mutedInk,
                                         {place.x(), written.bottom() + 0.5}, Across::Right, Along::Top));
}

} // namespace ledger
