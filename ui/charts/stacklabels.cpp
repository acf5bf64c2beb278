#include "stackpainter.h"

#include "spread.h"
#include "strokes.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace ledger
{

void StackPainter::drawSums()
{
    if (m_at.dueTop <= 0)
        return;
    const QFont font = fontFor(TextRole::Footnote, m_scale);
    m_drawing.text(m_stack.sumName, font, m_style.mutedInk, {m_at.plot.left() - 8 * m_scale, m_at.dueTop},
                   Across::Right, Along::Top);
    for (const StackColumn &column : m_stack.columns) {
        const QRectF whole = rectOf(column);
        const QPointF anchor(whole.center().x(), m_at.dueTop);
        const QRectF room = Drawing::room(column.sumText, font, anchor, Across::Centre, Along::Top);
        if (room.width() < whole.width() + 6 * m_scale && m_drawing.isFree(room))
            m_drawing.text(column.sumText, font, m_style.mutedInk, room);
    }
}

void StackPainter::drawConcentration()
{
    if (m_at.stripTop <= 0)
        return;
    const QFont font = fontFor(TextRole::Footnote, m_scale);
    const double height = textHeight(TextRole::Footnote, m_scale);
    m_drawing.text(QStringLiteral("HHI"), font, m_style.mutedInk, {m_at.plot.left() - 8 * m_scale, m_at.stripTop},
                   Across::Right, Along::Top);
    if (!m_stack.steps.empty())
        return drawConcentrationSteps(m_at.stripTop, height + 6 * m_scale);
    for (const StackColumn &column : m_stack.columns) {
        if (!column.concentration)
            continue;
        const QRectF whole = rectOf(column);
        const QString text = m_stack.locale.toString(*column.concentration, 'f', 2);
        const QRectF room = Drawing::room(text, font, {whole.center().x(), m_at.stripTop}, Across::Centre, Along::Top);
        if (room.width() < whole.width() + 4 * m_scale && m_drawing.isFree(room.adjusted(-3 * m_scale, 0, 0, 0)))
            m_drawing.text(text, font, m_style.mutedInk, room);
        const QRectF gauge(whole.left(), m_at.stripTop + height + 2 * m_scale, whole.width(), 3 * m_scale);
        m_drawing.rule(gauge, m_style.grid);
        m_drawing.rule({gauge.left(), gauge.top(), gauge.width() * *column.concentration, gauge.height()},
                       m_style.axis);
    }
}

void StackPainter::drawConcentrationSteps(double top, double height)
{
    QPainterPath line;
    QPainterPath ground;
    for (const StackColumn &step : m_stack.steps) {
        if (!step.concentration)
            continue;
        const double left = m_at.time.at(step.period.first);
        const double right = m_at.time.at(step.period.last + std::chrono::days(1));
        const double y = top + height * (1 - *step.concentration);
        ground.addRect(QRectF(left, y, right - left, top + height - y));
        if (line.isEmpty() || line.currentPosition().x() < left - 0.01)
            line.moveTo(left, y);
        else
            line.lineTo(left, y);
        line.lineTo(right, y);
    }
    ground.setFillRule(Qt::WindingFill);
    m_drawing.fill(ground, m_style.grid);
    m_drawing.rule({m_at.plot.left(), top + height, m_at.plot.width(), 1}, m_style.grid);
    m_drawing.stroke(line, {m_style.axis, std::max(1.0, 1.3 * m_scale), {}, false});
    const auto last = std::find_if(m_stack.steps.rbegin(), m_stack.steps.rend(),
                                   [](const StackColumn &step) { return step.concentration.has_value(); });
    if (last != m_stack.steps.rend() && m_stack.hasLabels)
        m_drawing.text(m_stack.locale.toString(*last->concentration, 'f', 2), fontFor(TextRole::Footnote, m_scale),
                       m_style.mutedInk, {m_at.labelLeft, top}, Across::Left, Along::Top);
}

void StackPainter::drawLabels()
{
    const StackColumn &end = m_stack.steps.empty() ? m_stack.columns.back() : m_stack.steps.back();
    // A small column beside the periods would crowd all names at its foot: they then keep to the periods' end, without
    // lines, which would run across it.
    const bool isLedApart = m_stack.apart && m_stack.apart->total() >= end.total() / 2;
    const StackColumn &last = isLedApart ? *m_stack.apart : end;
    const QFont strong = fontFor(TextRole::LabelStrong, m_scale);
    const double height = std::ceil(QFontMetricsF(strong).height()) + 1;
    std::vector<double> wanted;
    double sum = last.total();
    for (std::size_t i = m_stack.parts.size(); i-- > 0;) {
        wanted.push_back(m_at.y(m_stack, sum - last.cells[i].value / 2));
        sum -= last.cells[i].value;
    }
    const std::vector<double> places
        = spread(wanted, height, m_at.plot.top() - height / 2, m_at.plot.bottom() + height / 2);
    const double columnRight = isLedApart || m_stack.steps.empty() ? rectOf(last).right() : m_at.plot.right();
    for (std::size_t k = 0; k < places.size(); ++k) {
        const std::size_t i = m_stack.parts.size() - 1 - k;
        const StackPart &part = m_stack.parts[i];
        if (last.cells[i].value > 0 && (isLedApart || !m_stack.apart)) {
            drawLeader(part, columnRight, wanted[k], places[k]);
        } else {
            QPainterPath swatch;
            swatch.addRect(QRectF(m_at.labelLeft - 12 * m_scale, places[k] - 4 * m_scale, 8 * m_scale, 8 * m_scale));
            drawParty(m_drawing, swatch, part.colour, part.pattern, m_style);
        }
        const QRectF label = drawLabel(part, places[k]);
        for (auto column = m_stack.columns.rbegin(); column != m_stack.columns.rend(); ++column)
            if (column->cells[i].value > 0) {
                m_drawing.nameMark(markId(*column, i), label); // a door to the same as its last segment
                break;
            }
    }
}

void StackPainter::drawLeader(const StackPart &part, double from, double wanted, double y)
{
    QPainterPath leader(QPointF(from + 3 * m_scale, wanted));
    leader.lineTo(from + 7 * m_scale, wanted);
    leader.lineTo(m_at.labelLeft - 9 * m_scale, y);
    leader.lineTo(m_at.labelLeft - 4 * m_scale, y);
    const QColor colour = m_style.usesPatterns ? m_style.mutedInk : part.colour; // a light grey is no line in print
    m_drawing.stroke(leader, {colour, std::max(1.0, 1.2 * m_scale), {}, true});
}

/// Writes a part's name, and tells where it stands.
QRectF StackPainter::drawLabel(const StackPart &part, double y)
{
    const QFont strong = fontFor(TextRole::LabelStrong, m_scale);
    const QFont plain = fontFor(TextRole::Label, m_scale);
    const double room = m_at.labelRight - m_at.labelLeft;
    const QString gap = QStringLiteral("  ");
    QString tail = part.tail;
    if (widthOf(part.name + gap + tail, strong) > room && widthOf(gap + tail, plain) > room * 0.45)
        tail.clear();
    const QString name = shortened(part.name, strong, room - (tail.isEmpty() ? 0 : widthOf(gap + tail, plain)));
    const QColor ink
        = m_style.usesPatterns || part.isGrey ? m_style.ink : readableOn(m_style, part.colour, m_style.background);
    const QRectF written = m_drawing.text(name, strong, ink, {m_at.labelLeft, y}, Across::Left, Along::Middle);
    if (tail.isEmpty())
        return written;
    return written.united(m_drawing.text(tail, plain, m_style.mutedInk, {written.right() + widthOf(gap, plain), y},
                                         Across::Left, Along::Middle));
}

} // namespace ledger
