#include "stack.h"

#include "picturetext.h"
#include "stackpainter.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace ledger
{

double StackColumn::total() const
{
    double sum = 0;
    for (const StackCell &cell : cells)
        sum += cell.value;
    return sum;
}

double textHeight(TextRole role, double scale) { return std::ceil(QFontMetricsF(fontFor(role, scale)).height()); }

double StackPainter::axisWidth() const
{
    double width = 0;
    if (!m_stack.columns.empty() && !m_stack.columns.front().sumText.isEmpty())
        width = widthOf(m_stack.sumName, fontFor(TextRole::Footnote, m_scale));
    for (int i = 0; i <= m_stack.axis.steps(); ++i)
        width = std::max(width, widthOf(m_stack.axisText(i * m_stack.axis.step), fontFor(TextRole::Axis, m_scale)));
    return std::ceil(width + 8 * m_scale);
}

double StackPainter::labelWidth() const
{
    if (!m_stack.hasLabels)
        return 0;
    double width = 0;
    for (const StackPart &part : m_stack.parts)
        width = std::max(width,
                         widthOf(part.name, fontFor(TextRole::LabelStrong, m_scale))
                             + widthOf(QStringLiteral("  ") + part.tail, fontFor(TextRole::Label, m_scale)));
    // Names are read in full as far as the columns stay wide enough to be seen.
    const double columns = static_cast<double>(m_stack.columns.size()) * 40 * m_scale;
    const double most
        = std::clamp(m_room.width() - axisWidth() - columns, m_room.width() * 0.34, m_room.width() * 0.46);
    return std::ceil(std::min(width + 30 * m_scale, most));
}

/// How wide the column beside the periods is: as wide as one of theirs, within bounds, and its name fits under it.
double StackPainter::apartWidth() const
{
    if (!m_stack.apart)
        return 0;
    const double name = widthOf(m_stack.apartName, fontFor(TextRole::Axis, m_scale)) - apartGap();
    const double figure = widthOf(m_stack.apart->topText, fontFor(TextRole::Footnote, m_scale));
    const double inner = m_room.width() - axisWidth() - labelWidth() - apartGap();
    const double pitch = inner / (static_cast<double>(m_stack.columns.size()) + 1);
    const double alike = m_stack.steps.empty() ? pitch * 0.86 : 0;
    return std::round(std::max({name, figure, std::clamp(alike, 30 * m_scale, 72 * m_scale)}));
}

bool StackPainter::hasAny(bool (*has)(const StackColumn &)) const
{
    return std::any_of(m_stack.columns.begin(), m_stack.columns.end(), has);
}

/// Whether the sums of all columns stand beside each other.
bool StackPainter::sumsFit() const
{
    const QFont font = fontFor(TextRole::Footnote, m_scale);
    double widest = 0;
    for (const StackColumn &column : m_stack.columns)
        widest = std::max(widest, widthOf(column.sumText, font));
    const AxisPeriod &one = m_stack.columns.front().period;
    const auto days = static_cast<double>((lastDay() - firstDay()).count() + 1);
    const double apart = m_stack.apart ? apartWidth() + apartGap() : 0;
    const double pitch = (m_room.width() - axisWidth() - labelWidth() - apart)
        * static_cast<double>((one.last - one.first).count() + 1) / days;
    return widest > 0 && widest + 5 * m_scale < pitch;
}

bool StackPainter::knowsPart() const
{
    return m_stack.known && *m_stack.known >= firstDay() && *m_stack.known < lastDay();
}

void StackPainter::layOut()
{
    const double axisText = textHeight(TextRole::Axis, m_scale);
    double top = m_room.top() + axisText / 2;
    if (!m_stack.heading.isEmpty())
        top += textHeight(TextRole::LabelStrong, m_scale) + 4 * m_scale;
    const double footText = textHeight(TextRole::Footnote, m_scale) + 2 * m_scale;
    const bool hasTops = hasAny([](const StackColumn &column) { return !column.topText.isEmpty(); })
        || (m_stack.apart && !m_stack.apart->topText.isEmpty());
    m_at.topRoom = hasTops ? footText : 0;
    top += m_at.topRoom;
    if (knowsPart())
        top += footText;

    double bottom = m_room.bottom() - axisText - 7 * m_scale;
    const bool isHigh = m_room.height() > 210 * m_scale;
    const bool hasSums = isHigh && m_stack.steps.empty() && sumsFit();
    const bool hasStrip = isHigh && hasAny([](const StackColumn &column) { return column.concentration.has_value(); });
    if (hasSums)
        bottom -= footText + 2 * m_scale;
    if (hasStrip)
        bottom -= footText + 12 * m_scale;
    m_at.plot = QRectF(QPointF(std::round(m_room.left() + axisWidth()), std::round(top)),
                       QPointF(std::round(m_room.right() - labelWidth()), std::round(std::max(bottom, top + 10))));
    if (m_stack.apart) {
        m_at.apart = m_at.plot;
        m_at.apart.setLeft(m_at.plot.right() - apartWidth());
        m_at.plot.setRight(m_at.apart.left() - apartGap());
    }
    if (m_stack.level) {
        m_at.plot.setTop(std::max(m_at.plot.top(), m_stack.level->top));
        m_at.plot.setBottom(std::min(m_at.plot.bottom(), m_stack.level->bottom));
    }
    m_at.time = {firstDay(), lastDay(), m_at.plot.left(), m_at.plot.right()};
    m_at.isNarrow = pitch() < 11 * m_scale;
    m_at.namesTop = m_at.plot.bottom() + 5 * m_scale;
    double rowTop = m_at.namesTop + axisText + 2 * m_scale;
    if (hasSums) {
        m_at.dueTop = rowTop;
        rowTop += footText + 2 * m_scale;
    }
    if (hasStrip)
        m_at.stripTop = rowTop + 3 * m_scale;
    m_at.labelLeft = (m_stack.apart ? m_at.apart : m_at.plot).right() + 26 * m_scale;
    m_at.labelRight = m_room.right();
}

/// How much room a column has on average.
double StackPainter::pitch() const
{
    double days = 0;
    for (const StackColumn &column : m_stack.columns)
        days += static_cast<double>((column.period.last - column.period.first).count() + 1);
    return days / static_cast<double>(m_stack.columns.size()) * m_at.plot.width()
        / static_cast<double>((lastDay() - firstDay()).count() + 1);
}

QRectF StackPainter::rectOf(const StackColumn &column) const
{
    if (m_stack.apart && &column == &*m_stack.apart)
        return m_at.apart;
    const double left = m_at.time.at(column.period.first);
    const double right = m_at.time.at(column.period.last + std::chrono::days(1));
    const double gap = areNarrow() ? 0 : std::min((right - left) * 0.07, 5 * m_scale); // narrower, gaps would flicker
    const double from = gap > 0 ? std::round(left + gap) : left;
    const double to = gap > 0 ? std::round(right - gap) : right;
    return {from, m_at.plot.top(), to - from, m_at.plot.height()};
}

void StackPainter::drawGrid()
{
    const QFont font = fontFor(TextRole::Axis, m_scale);
    if (!m_stack.heading.isEmpty())
        m_drawing.text(shortened(m_stack.heading, fontFor(TextRole::LabelStrong, m_scale), m_room.width()),
                       fontFor(TextRole::LabelStrong, m_scale), m_style.ink, {m_room.left(), m_room.top()},
                       Across::Left, Along::Top);
    for (int i = 0; i <= m_stack.axis.steps(); ++i) {
        const double value = i * m_stack.axis.step;
        const double y = m_at.y(m_stack, value);
        if (i > 0)
            m_drawing.rule(
                {m_at.plot.left(), y, (m_stack.apart ? m_at.apart : m_at.plot).right() - m_at.plot.left(), 1},
                m_style.grid);
        const QPointF anchor(m_at.plot.left() - 8 * m_scale, y);
        const QString text = m_stack.axisText(value);
        const QRectF room = Drawing::room(text, font, anchor, Across::Right, Along::Middle);
        if (m_drawing.isFree(room))
            m_drawing.text(text, font, m_style.mutedInk, room);
    }
}

void StackPainter::drawBaseAndNames()
{
    m_drawing.rule({m_at.plot.left(), m_at.plot.bottom(), m_at.plot.width(), 1}, m_style.axis);
    std::vector<AxisPeriod> periods;
    for (const StackColumn &column : m_stack.columns)
        periods.push_back(column.period);
    if (m_stack.steps.empty() && periods.size() <= 24)
        drawPeriodNames(m_drawing, periods, m_at.time, m_at.namesTop, m_style, m_scale, m_stack.locale);
    else
        drawYears(m_drawing, m_at.time, m_at.namesTop, m_style, m_scale);
}

/// How far down the line of the day goes. It parts areas, but not a column: that is one figure, of which no part says
/// what was known; the line ends above it.
double StackPainter::knownFoot(double x) const
{
    double foot = m_at.plot.bottom();
    if (!m_stack.steps.empty())
        return foot;
    for (const StackColumn &column : m_stack.columns)
        if (const QRectF rect = rectOf(column); rect.left() - 1 <= x && x <= rect.right() + 1 && column.total() > 0)
            foot = m_at.y(m_stack, column.total()) - (column.assumed > 0.005 ? 5 : 2) * m_scale;
    return foot;
}

void StackPainter::drawKnownLine()
{
    if (!knowsPart())
        return;
    const double x = lineOfDay();
    const QFont font = fontFor(TextRole::Footnote, m_scale);
    const double lineTop = m_at.plot.top() - 6 * m_scale - m_at.topRoom;
    const double textTop = lineTop + m_scale - textHeight(TextRole::Footnote, m_scale);
    const double from = textTop + 2 * m_scale; // between its words
    const double foot = knownFoot(x);
    m_drawing.line({x + 0.5, from}, {x + 0.5, foot}, {m_style.background, 2.6 * m_scale, {}, false});
    m_drawing.line({x + 0.5, from}, {x + 0.5, foot},
                   {m_style.ink, std::max(1.0, 1.2 * m_scale), {4 * m_scale, 3 * m_scale}, false});
    const double end = m_stack.hasLabels ? m_at.labelLeft - 14 * m_scale : m_room.right(); // labels stand beyond
    const QStringList contracted{PictureText::tr("contracted for the future →"), PictureText::tr("contracted →")};
    const QStringList &futures = m_stack.futureWords.isEmpty() ? contracted : m_stack.futureWords;
    for (const QString &text : futures) {
        const QRectF room = Drawing::room(text, font, {x + 4 * m_scale, textTop}, Across::Left, Along::Top);
        if (room.right() <= end && m_drawing.isFree(room)) {
            m_drawing.text(text, font, m_style.ink, room);
            break;
        }
    }
    const QString past = PictureText::tr("← known");
    const QRectF room = Drawing::room(past, font, {x - 4 * m_scale, textTop}, Across::Right, Along::Top);
    if (room.left() >= m_room.left() && m_drawing.isFree(room))
        m_drawing.text(past, font, m_style.mutedInk, room);
}

void drawStack(Drawing &drawing, const Stack &stack, const QRectF &room, const Style &style, double scale)
{
    if (!stack.columns.empty())
        StackPainter(drawing, stack, room, style, scale).draw();
}

PlotLevel plotLevel(Drawing &drawing, const Stack &stack, const QRectF &room, const Style &style, double scale)
{
    return stack.columns.empty() ? PlotLevel{room.top(), room.bottom()}
                                 : StackPainter(drawing, stack, room, style, scale).level();
}

int stackCapacity(double height, double scale)
{
    const double line = std::ceil(QFontMetricsF(fontFor(TextRole::LabelStrong, scale)).height()) + 1;
    const double plot = height - textHeight(TextRole::Axis, scale) * 3 - 40 * scale;
    return std::max(2, static_cast<int>(plot / line));
}

} // namespace ledger
