#include "stack.h"

#include "picturetext.h"
#include "spread.h"
#include "strokes.h"

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

namespace
{
double textHeight(TextRole role, double scale) { return std::ceil(QFontMetricsF(fontFor(role, scale)).height()); }

/// Where everything of one stack goes.
struct StackLayout
{
    QRectF plot;
    TimeScale time;
    double namesTop = 0;
    double stripTop = 0; ///< 0: no strip of concentration
    double labelLeft = 0;
    double labelRight = 0;

    double y(const Stack &stack, double value) const { return plot.bottom() - plot.height() * value / stack.axis.end; }
};

/// Draws one stack; holds what all its steps need.
class StackPainter
{
public:
    StackPainter(Drawing &drawing, const Stack &stack, const QRectF &room, const Style &style, double scale)
        : m_drawing(drawing)
        , m_stack(stack)
        , m_style(style)
        , m_scale(scale)
        , m_room(room)
    {
        layOut();
    }

    void draw()
    {
        drawGrid();
        if (m_stack.steps.empty())
            for (const StackColumn &column : m_stack.columns)
                drawColumn(column);
        else
            drawAreas();
        drawBaseAndNames();
        drawKnownLine();
        if (m_stack.steps.empty())
            for (const StackColumn &column : m_stack.columns)
                drawColumnTexts(column);
        drawConcentration();
        if (m_stack.hasLabels)
            drawLabels();
    }

private:
    void layOut();
    double axisWidth() const;
    double labelWidth() const;
    bool knowsPart() const;
    QRectF rectOf(const StackColumn &column) const;
    void drawGrid();
    void drawColumn(const StackColumn &column);
    void drawCell(const StackPart &part, const StackCell &cell, const QRectF &rect);
    void drawColumnTexts(const StackColumn &column);
    void drawAreas();
    QPainterPath areaOf(std::size_t part, Day first, Day last, bool topOnly) const;
    void drawBaseAndNames();
    void drawKnownLine();
    void drawConcentration();
    void drawConcentrationSteps(double top, double height);
    void drawLabels();
    void markCell(const StackColumn &column, std::size_t part, const QPainterPath &outline);

    Drawing &m_drawing;
    const Stack &m_stack;
    const Style &m_style;
    double m_scale;
    QRectF m_room;
    StackLayout m_at;
};

double StackPainter::axisWidth() const
{
    double width = 0;
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
    return std::ceil(std::min(width + 30 * m_scale, m_room.width() * 0.34));
}

bool StackPainter::knowsPart() const
{
    return m_stack.known && *m_stack.known >= m_stack.columns.front().period.first
        && *m_stack.known < m_stack.columns.back().period.last;
}

void StackPainter::layOut()
{
    const double axisText = textHeight(TextRole::Axis, m_scale);
    double top = m_room.top() + axisText / 2;
    if (!m_stack.heading.isEmpty())
        top += textHeight(TextRole::LabelStrong, m_scale) + 4 * m_scale;
    const bool hasTopTexts = std::any_of(m_stack.columns.begin(), m_stack.columns.end(),
                                         [](const StackColumn &column) { return !column.topText.isEmpty(); });
    if (knowsPart() || hasTopTexts)
        top += textHeight(TextRole::Footnote, m_scale) + 2 * m_scale;

    double bottom = m_room.bottom() - axisText - 7 * m_scale;
    const bool hasStrip = m_room.height() > 210 * m_scale
        && std::any_of(m_stack.columns.begin(), m_stack.columns.end(),
                       [](const StackColumn &column) { return column.concentration.has_value(); });
    if (hasStrip)
        bottom -= textHeight(TextRole::Footnote, m_scale) + 14 * m_scale;
    m_at.plot = QRectF(QPointF(std::round(m_room.left() + axisWidth()), std::round(top)),
                       QPointF(std::round(m_room.right() - labelWidth()), std::round(std::max(bottom, top + 10))));
    m_at.time = {m_stack.columns.front().period.first, m_stack.columns.back().period.last, m_at.plot.left(),
                 m_at.plot.right()};
    m_at.namesTop = m_at.plot.bottom() + 5 * m_scale;
    if (hasStrip)
        m_at.stripTop = m_at.namesTop + axisText + 5 * m_scale;
    m_at.labelLeft = m_at.plot.right() + 26 * m_scale;
    m_at.labelRight = m_room.right();
}

QRectF StackPainter::rectOf(const StackColumn &column) const
{
    const double left = m_at.time.at(column.period.first);
    const double right = m_at.time.at(column.period.last + std::chrono::days(1));
    const double gap = right - left < 5 ? 0 : std::min((right - left) * 0.07, 5 * m_scale);
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
            m_drawing.rule({m_at.plot.left(), y, m_at.plot.width(), 1}, m_style.grid);
        const QPointF anchor(m_at.plot.left() - 8 * m_scale, y);
        const QString text = m_stack.axisText(value);
        if (m_drawing.isFree(Drawing::room(text, font, anchor, Across::Right, Along::Middle)))
            m_drawing.text(text, font, m_style.mutedInk, anchor, Across::Right, Along::Middle);
    }
}

void StackPainter::drawCell(const StackPart &part, const StackCell &cell, const QRectF &rect)
{
    const auto [firm, contingent, potential] = cell.byFirmness;
    if (contingent + potential <= 0) {
        QPainterPath path;
        path.addRect(rect);
        drawParty(m_drawing, path, part.colour, part.pattern, m_style);
        return;
    }
    double bottom = rect.bottom();
    for (std::size_t i = 0; i < cell.byFirmness.size(); ++i) {
        const double height = rect.height() * cell.byFirmness[i] / std::max(firm + contingent + potential, 1e-9);
        drawFirmness(m_drawing, {rect.left(), bottom - height, rect.width(), height}, part.colour,
                     static_cast<Firmness>(i), m_style, m_scale);
        bottom -= height;
    }
}

void StackPainter::drawColumn(const StackColumn &column)
{
    const QRectF whole = rectOf(column);
    double sum = 0;
    for (std::size_t i = 0; i < column.cells.size(); ++i) {
        const StackCell &cell = column.cells[i];
        if (cell.value <= 0)
            continue;
        const double bottom = m_at.y(m_stack, sum);
        sum += cell.value;
        const double top = m_at.y(m_stack, sum);
        const QRectF rect(whole.left(), top, whole.width(), bottom - top);
        drawCell(m_stack.parts[i], cell, rect);
        if (i > 0 && bottom - top > 2 && bottom < m_at.plot.bottom() - 1)
            m_drawing.rule({rect.left(), bottom - 0.5, rect.width(), 1}, m_style.background);
        QPainterPath outline;
        outline.addRect(rect);
        markCell(column, i, outline);
    }
    if (column.assumed > 0.005 && sum > 0)
        drawDottedEdge(m_drawing, {whole.left(), m_at.y(m_stack, sum), whole.width() * column.assumed, whole.height()},
                       DottedEdge::Top, m_style, m_scale);
}

void StackPainter::markCell(const StackColumn &column, std::size_t part, const QPainterPath &outline)
{
    const StackCell &cell = column.cells[part];
    m_drawing.mark({m_stack.id + QString::fromStdString(column.period.period + '/' + m_stack.parts[part].id), outline,
                    cell.name, cell.words, m_stack.parts[part].target});
}

void StackPainter::drawColumnTexts(const StackColumn &column)
{
    const QRectF whole = rectOf(column);
    const QFont font = fontFor(TextRole::Footnote, m_scale);
    double sum = 0;
    for (std::size_t i = 0; i < column.cells.size(); ++i) {
        const StackCell &cell = column.cells[i];
        const double bottom = m_at.y(m_stack, sum);
        sum += std::max(0.0, cell.value);
        const double top = m_at.y(m_stack, sum);
        const bool isSolid = cell.byFirmness[1] + cell.byFirmness[2] <= 0;
        if (!m_stack.cellText || cell.value <= 0 || !isSolid)
            continue;
        const QString text = m_stack.cellText(cell.value);
        double x = whole.center().x();
        const double half = widthOf(text, font) / 2 + 3 * m_scale;
        // The line that parts the known from the future must not run through a figure.
        if (knowsPart()) {
            const double line = m_at.time.at(*m_stack.known + std::chrono::days(1));
            if (std::abs(line - x) < half)
                x = line - whole.left() > whole.right() - line ? (whole.left() + line) / 2 : (whole.right() + line) / 2;
            if (std::abs(line - x) < half)
                continue;
        }
        const QRectF room = Drawing::room(text, font, {x, (top + bottom) / 2}, Across::Centre, Along::Middle);
        if (room.height() > bottom - top || x - half < whole.left() || x + half > whole.right()
            || !m_drawing.isFree(room))
            continue;
        if (m_style.usesPatterns && m_stack.parts[i].pattern >= 0)
            m_drawing.fill(room.adjusted(-2, 0, 2, 0), m_stack.parts[i].colour);
        m_drawing.text(text, font, inkOn(m_stack.parts[i].colour), {x, (top + bottom) / 2}, Across::Centre,
                       Along::Middle);
    }
    double top = m_at.y(m_stack, sum);
    if (column.range && whole.width() > 9 * m_scale) {
        const double x = std::round(whole.center().x());
        const double high = m_at.y(m_stack, column.range->second);
        const double low = m_at.y(m_stack, column.range->first);
        const double cap = std::min(4 * m_scale, whole.width() / 4);
        QPainterPath line(QPointF(x, low));
        line.lineTo(x, high);
        for (const double y : {low, high}) {
            line.moveTo(x - cap, y);
            line.lineTo(x + cap, y);
        }
        m_drawing.stroke(line, {m_style.background, 4 * m_scale, {}, true});
        m_drawing.stroke(line, {m_style.ink, std::max(1.0, 1.4 * m_scale), {}, false});
        top = std::min(top, high);
    }
    if (column.topText.isEmpty())
        return;
    const QRectF room
        = Drawing::room(column.topText, font, {whole.center().x(), top - 3 * m_scale}, Across::Centre, Along::Bottom);
    if (room.width() < whole.width() * 1.12 && m_drawing.isFree(room.adjusted(-1, 0, 1, 0)))
        m_drawing.text(column.topText, font, m_style.ink, {whole.center().x(), top - 3 * m_scale}, Across::Centre,
                       Along::Bottom);
}

/// The outline of one part over the steps between two days; only where a boundary moves does it get a point.
QPainterPath StackPainter::areaOf(std::size_t part, Day first, Day last, bool topOnly) const
{
    QPainterPath path;
    QPolygonF upper;
    QPolygonF lower;
    const auto flush = [&] {
        if (upper.isEmpty())
            return;
        if (topOnly) {
            path.addPolygon(upper);
        } else {
            std::reverse(lower.begin(), lower.end());
            path.addPolygon(upper + lower);
            path.closeSubpath();
        }
        upper.clear();
        lower.clear();
    };
    const auto extend = [](QPolygonF &line, double from, double to, double y) {
        if (!line.isEmpty() && std::abs(line.last().y() - y) < 0.01)
            line.last().setX(to);
        else
            line << QPointF(from, y) << QPointF(to, y);
    };
    for (const StackColumn &step : m_stack.steps) {
        if (step.period.first < first || step.period.last > last)
            continue;
        double below = 0;
        for (std::size_t i = 0; i < part; ++i)
            below += step.cells[i].value;
        const double from = m_at.time.at(step.period.first);
        if (step.cells[part].value <= 0 || (!upper.isEmpty() && upper.last().x() < from - 0.01))
            flush();
        if (step.cells[part].value <= 0)
            continue;
        const double to = m_at.time.at(step.period.last + std::chrono::days(1));
        extend(upper, from, to, m_at.y(m_stack, below + step.cells[part].value));
        extend(lower, from, to, m_at.y(m_stack, below));
    }
    flush();
    return path;
}

void StackPainter::drawAreas()
{
    const Day first = m_at.time.first;
    const Day last = m_at.time.last;
    for (std::size_t i = 0; i < m_stack.parts.size(); ++i)
        drawParty(m_drawing, areaOf(i, first, last, false), m_stack.parts[i].colour, m_stack.parts[i].pattern, m_style);
    for (std::size_t i = 0; i < m_stack.parts.size(); ++i)
        m_drawing.stroke(areaOf(i, first, last, true), {m_style.background, 1, {}, false});
    for (const StackColumn &step : m_stack.steps)
        if (step.assumed >= 0.5) {
            const double left = m_at.time.at(step.period.first);
            const double right = m_at.time.at(step.period.last + std::chrono::days(1));
            drawDottedEdge(m_drawing, {left, m_at.y(m_stack, step.total()), right - left, 2}, DottedEdge::Top, m_style,
                           m_scale);
        }
    for (const StackColumn &column : m_stack.columns)
        for (std::size_t i = 0; i < m_stack.parts.size(); ++i)
            if (const QPainterPath outline = areaOf(i, column.period.first, column.period.last, false);
                !outline.isEmpty())
                markCell(column, i, outline);
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

void StackPainter::drawKnownLine()
{
    if (!knowsPart())
        return;
    const double x = std::round(m_at.time.at(*m_stack.known + std::chrono::days(1)));
    const QFont font = fontFor(TextRole::Footnote, m_scale);
    const double textTop = m_at.plot.top() - textHeight(TextRole::Footnote, m_scale) - 5 * m_scale;
    m_drawing.line({x + 0.5, m_at.plot.top() - 6 * m_scale}, {x + 0.5, m_at.plot.bottom()},
                   {m_style.background, 2.6 * m_scale, {}, false});
    m_drawing.line({x + 0.5, m_at.plot.top() - 6 * m_scale}, {x + 0.5, m_at.plot.bottom()},
                   {m_style.ink, std::max(1.0, 1.2 * m_scale), {4 * m_scale, 3 * m_scale}, false});
    const QStringList futures{PictureText::tr("contracted for the future →"), PictureText::tr("contracted →")};
    for (const QString &text : futures) {
        const QRectF room = Drawing::room(text, font, {x + 4 * m_scale, textTop}, Across::Left, Along::Top);
        if (room.right() <= m_room.right() && m_drawing.isFree(room)) {
            m_drawing.text(text, font, m_style.ink, room.topLeft(), Across::Left, Along::Top);
            break;
        }
    }
    const QString past = PictureText::tr("← known");
    const QRectF room = Drawing::room(past, font, {x - 4 * m_scale, textTop}, Across::Right, Along::Top);
    if (room.left() >= m_room.left() && m_drawing.isFree(room))
        m_drawing.text(past, font, m_style.mutedInk, room.topLeft(), Across::Left, Along::Top);
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
        if (room.width() < whole.width() + 4 * m_scale && m_drawing.isFree(room))
            m_drawing.text(text, font, m_style.mutedInk, {whole.center().x(), m_at.stripTop}, Across::Centre,
                           Along::Top);
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
    const StackColumn &last = m_stack.steps.empty() ? m_stack.columns.back() : m_stack.steps.back();
    const QFont strong = fontFor(TextRole::LabelStrong, m_scale);
    const QFont plain = fontFor(TextRole::Label, m_scale);
    const double height = std::ceil(QFontMetricsF(strong).height()) + 1;
    std::vector<double> wanted;
    double sum = last.total();
    for (std::size_t i = m_stack.parts.size(); i-- > 0;) {
        wanted.push_back(m_at.y(m_stack, sum - last.cells[i].value / 2));
        sum -= last.cells[i].value;
    }
    const std::vector<double> places
        = spread(wanted, height, m_at.plot.top() - height / 2, m_at.plot.bottom() + height / 2);
    const double columnRight = m_stack.steps.empty() ? rectOf(last).right() : m_at.plot.right();
    for (std::size_t k = 0; k < places.size(); ++k) {
        const std::size_t i = m_stack.parts.size() - 1 - k;
        const StackPart &part = m_stack.parts[i];
        const double y = places[k];
        if (last.cells[i].value > 0) {
            QPainterPath leader(QPointF(columnRight + 3 * m_scale, wanted[k]));
            leader.lineTo(columnRight + 7 * m_scale, wanted[k]);
            leader.lineTo(m_at.labelLeft - 9 * m_scale, y);
            leader.lineTo(m_at.labelLeft - 4 * m_scale, y);
            m_drawing.stroke(leader, {part.colour, std::max(1.0, 1.2 * m_scale), {}, true});
        } else {
            QPainterPath swatch;
            swatch.addRect(QRectF(m_at.labelLeft - 12 * m_scale, y - 4 * m_scale, 8 * m_scale, 8 * m_scale));
            drawParty(m_drawing, swatch, part.colour, part.pattern, m_style);
        }
        const double room = m_at.labelRight - m_at.labelLeft;
        QString tail = part.tail;
        const QString gap = QStringLiteral("  ");
        if (widthOf(gap + tail, plain) > room * 0.55)
            tail.clear();
        const QString name = shortened(part.name, strong, room - (tail.isEmpty() ? 0 : widthOf(gap + tail, plain)));
        const QColor ink = m_style.usesPatterns || part.colour == m_style.others
            ? m_style.ink
            : readableOn(m_style, part.colour, m_style.background);
        const QRectF written = m_drawing.text(name, strong, ink, {m_at.labelLeft, y}, Across::Left, Along::Middle);
        m_drawing.text(tail, plain, m_style.mutedInk, {written.right() + widthOf(gap, plain), y}, Across::Left,
                       Along::Middle);
    }
}
} // namespace

void drawStack(Drawing &drawing, const Stack &stack, const QRectF &room, const Style &style, double scale)
{
    if (!stack.columns.empty())
        StackPainter(drawing, stack, room, style, scale).draw();
}

int stackCapacity(double height, double scale)
{
    const double line = std::ceil(QFontMetricsF(fontFor(TextRole::LabelStrong, scale)).height()) + 1;
    const double plot = height - textHeight(TextRole::Axis, scale) * 3 - 40 * scale;
    return std::max(2, static_cast<int>(plot / line));
}

} // namespace ledger
