#include "stackpainter.h"

#include "strokes.h"

#include <algorithm>
#include <cmath>

namespace ledger
{

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

/// Where each part of a column stands that has something of it, from the foot up.
std::vector<StackPainter::CellPlace> StackPainter::placesIn(const StackColumn &column) const
{
    const QRectF whole = rectOf(column);
    std::vector<CellPlace> places;
    double sum = 0;
    for (std::size_t i = 0; i < column.cells.size(); ++i) {
        if (column.cells[i].value <= 0)
            continue;
        const double bottom = m_at.y(m_stack, sum);
        sum += column.cells[i].value;
        const double top = m_at.y(m_stack, sum);
        places.push_back({i, {whole.left(), top, whole.width(), bottom - top}});
    }
    return places;
}

void StackPainter::drawColumn(const StackColumn &column)
{
    for (const auto &[part, rect] : placesIn(column)) {
        drawCell(m_stack.parts[part], column.cells[part], rect);
        if (part > 0 && rect.height() > 2 && rect.bottom() < m_at.plot.bottom() - 1)
            m_drawing.rule({rect.left(), rect.bottom() - 0.5, rect.width(), 1}, m_style.background);
        QPainterPath outline;
        outline.addRect(rect);
        markCell(column, part, outline);
    }
    const QRectF whole = rectOf(column);
    const double sum = column.total();
    if (column.assumed > 0.005 && sum > 0 && whole.width() > 12 * m_scale)
        drawDottedTop(m_drawing, whole.left(), whole.left() + whole.width() * column.assumed, m_at.y(m_stack, sum),
                      m_style, m_scale);
}

/// The column beside the periods, with a foot and a name of its own.
void StackPainter::drawApart()
{
    drawColumn(*m_stack.apart);
    m_drawing.rule({m_at.apart.left(), m_at.apart.bottom(), m_at.apart.width(), 1}, m_style.axis);
    drawColumnTexts(*m_stack.apart);
    const QFont font = fontFor(TextRole::Axis, m_scale);
    const QPointF anchor(m_at.apart.center().x(), m_at.namesTop);
    const QRectF room = Drawing::room(m_stack.apartName, font, anchor, Across::Centre, Along::Top);
    if (m_drawing.isFree(room))
        m_drawing.text(m_stack.apartName, font, m_style.mutedInk, room);
}

QString StackPainter::markId(const StackColumn &column, std::size_t part) const
{
    return m_stack.id + QString::fromStdString(column.period.period + '/' + m_stack.parts[part].id);
}

void StackPainter::markCell(const StackColumn &column, std::size_t part, const QPainterPath &outline)
{
    const StackCell &cell = column.cells[part];
    m_drawing.mark({markId(column, part), outline, cell.name, cell.words, m_stack.parts[part].target, {}});
}

void StackPainter::drawCellText(const StackPart &part, const StackCell &cell, const QRectF &rect)
{
    if (!m_stack.cellText || cell.value <= 0 || cell.byFirmness[1] + cell.byFirmness[2] > 0)
        return;
    const QFont font = fontFor(TextRole::Footnote, m_scale);
    const QString text = m_stack.cellText(cell.value);
    const QPointF middle = rect.center();
    const QRectF room = Drawing::room(text, font, middle, Across::Centre, Along::Middle);
    if (room.height() > rect.height() || room.width() + 2 > rect.width() || !m_drawing.isFree(room))
        return;
    const bool meetsLine = knowsPart() && std::abs(lineOfDay() - middle.x()) < room.width() / 2 + 3;
    if (meetsLine || (m_style.usesPatterns && part.pattern >= 0)) // neither line nor pattern runs through a figure
        m_drawing.fill(room.adjusted(-2, 0, 2, 0).intersected(rect.adjusted(0, 1, 0, -1)), part.colour);
    m_drawing.text(text, font, inkOn(part.colour), room);
}

/// Draws the whisker of a column and tells how high up it reaches. Where columns are slender it is a lighter one, and
/// ends without a cap at the column's own end: side by side, caps would read as a row of letters.
double StackPainter::drawRange(const StackColumn &column, const QRectF &whole)
{
    const bool isSlender = whole.width() < 22 * m_scale;
    const double x = std::round(whole.center().x());
    const double low = m_at.y(m_stack, column.range->first);
    const double high = m_at.y(m_stack, column.range->second);
    const double end = m_at.y(m_stack, column.total());
    const double cap
        = isSlender ? std::min(2.5 * m_scale, whole.width() / 5) : std::min(4 * m_scale, whole.width() / 4);
    QPainterPath line(QPointF(x, low));
    line.lineTo(x, high);
    for (const double y : {low, high}) {
        if (isSlender && std::abs(y - end) < 2)
            continue;
        line.moveTo(x - cap, y);
        line.lineTo(x + cap, y);
    }
    m_drawing.stroke(line, {m_style.background, (isSlender ? 2.6 : 4) * m_scale, {}, true});
    m_drawing.stroke(line, {m_style.ink, isSlender ? 1 : std::max(1.0, 1.4 * m_scale), {}, false});
    return high;
}

/// The ends of the ranges of columns that are too narrow for whiskers: a level line for each, and none where a column
/// ends there itself. What would tie them together would be more ink than all that they say.
void StackPainter::drawRangeEnds()
{
    QPainterPath ends;
    for (const StackColumn &column : m_stack.columns) {
        if (!column.range)
            continue;
        const QRectF rect = rectOf(column);
        const double end = m_at.y(m_stack, column.total());
        const double gap = rect.width() * 0.12;
        for (const double value : {column.range->first, column.range->second}) {
            const double y = m_at.y(m_stack, value);
            if (std::abs(y - end) < 2)
                continue;
            ends.moveTo(rect.left() + gap, y);
            ends.lineTo(rect.right() - gap, y);
        }
    }
    m_drawing.stroke(ends, {m_style.ink, std::max(1.2, 1.4 * m_scale), {}, false});
}

void StackPainter::drawColumnTexts(const StackColumn &column)
{
    const QRectF whole = rectOf(column);
    double sum = 0;
    for (std::size_t i = 0; i < column.cells.size(); ++i) {
        const double bottom = m_at.y(m_stack, sum);
        sum += std::max(0.0, column.cells[i].value);
        const double top = m_at.y(m_stack, sum);
        drawCellText(m_stack.parts[i], column.cells[i], {whole.left(), top, whole.width(), bottom - top});
    }
    double top = m_at.y(m_stack, sum) - (column.assumed > 0.005 ? 4 * m_scale : 0);
    if (column.range && !areNarrow())
        top = std::min(top, drawRange(column, whole));
    if (column.topText.isEmpty() || m_at.dueTop > 0) // the row of sums says it as well
        return;
    if (column.rival) { // over its line, the figure would be taken for what the line says
        const double line = m_at.y(m_stack, column.rival->value);
        const double height = textHeight(TextRole::Footnote, m_scale) + 4 * m_scale;
        if (line < top + 2 * m_scale && line > top - height)
            return;
    }
    const QFont font = fontFor(TextRole::Footnote, m_scale);
    const QPointF anchor(whole.center().x(), top - 2 * m_scale);
    const QRectF room = Drawing::room(column.topText, font, anchor, Across::Centre, Along::Bottom);
    if (room.width() > whole.width() * 1.12 || !m_drawing.isFree(room.adjusted(-1, 0, 1, 0)))
        return;
    m_drawing.fill(room.adjusted(-1, 1, 1, -1), m_style.background); // the grid and the line of the day end before it
    m_drawing.text(column.topText, font, m_style.ink, room);
}

void StackPainter::drawRival(const StackColumn &column, const StackRival &rival)
{
    const QRectF whole = rectOf(column);
    const double y = m_at.y(m_stack, rival.value);
    const double half = std::max(1.0, 1.5 * m_scale);
    const QRectF line(whole.left() - 1, y - half, whole.width() + 2, 2 * half);
    if (rival.low < rival.high) {
        const double x = std::round(whole.center().x());
        m_drawing.line({x, m_at.y(m_stack, rival.low)}, {x, m_at.y(m_stack, rival.high)},
                       {m_style.background, 4 * m_scale, {}, false});
        m_drawing.line({x, m_at.y(m_stack, rival.low)}, {x, m_at.y(m_stack, rival.high)},
                       {m_style.ink, std::max(1.0, 1.2 * m_scale), {}, false});
    }
    m_drawing.fill(line.adjusted(0, -m_scale, 0, m_scale), m_style.background);
    m_drawing.fill(line, m_style.ink);
    QPainterPath outline;
    outline.addRect(line.adjusted(0, -3 * m_scale, 0, 3 * m_scale));
    m_drawing.mark({m_stack.id + QString::fromStdString(column.period.period) + QStringLiteral("/rival"), outline,
                    rival.name, rival.words, rival.target});
    const QFont font = fontFor(TextRole::Footnote, m_scale);
    const QPointF anchor(whole.center().x(), std::min(line.top(), m_at.y(m_stack, rival.high)) - 2 * m_scale);
    const auto tried = [&](const QString &text) {
        const QRectF room = Drawing::room(text, font, anchor, Across::Centre, Along::Bottom);
        if (text.isEmpty() || room.left() < m_at.plot.left() || room.right() > m_room.right()
            || !m_drawing.isFree(room.adjusted(-2, 0, 2, 0)))
            return false;
        m_drawing.fill(room.adjusted(-1, 1, 1, -1), m_style.background);
        m_drawing.text(text, font, m_style.ink, room);
        return true;
    };
    const bool fitsLong = widthOf(rival.longText, font) < whole.width() * 1.1;
    if (!fitsLong || !tried(rival.longText))
        tried(rival.text);
}

namespace
{
/// The outline of a band along time; only where a boundary moves does it get a point.
class BandOutline
{
public:
    void add(double from, double to, double top, double bottom)
    {
        if (!m_upper.isEmpty() && m_upper.last().x() < from - 0.01)
            breakOff();
        extend(m_upper, from, to, top);
        extend(m_lower, from, to, bottom);
    }

    QPainterPath whole()
    {
        breakOff();
        return m_whole;
    }
    QPainterPath top()
    {
        breakOff();
        return m_top;
    }
    /// The lower boundary without its small steps: where many follow one another, they would be a comb.
    QPainterPath floors()
    {
        breakOff();
        return m_floors;
    }

private:
    static constexpr double highestSmallStep = 24;

    static void extend(QPolygonF &line, double from, double to, double y)
    {
        if (!line.isEmpty() && std::abs(line.last().y() - y) < 0.01)
            line.last().setX(to);
        else
            line << QPointF(from, y) << QPointF(to, y);
    }

    void breakOff()
    {
        if (m_upper.isEmpty())
            return;
        m_top.addPolygon(m_upper);
        for (qsizetype i = 0; i + 1 < m_lower.size(); i += 2) {
            const bool isCliff = i > 0 && std::abs(m_lower[i].y() - m_lower[i - 1].y()) > highestSmallStep;
            if (isCliff)
                m_floors.lineTo(m_lower[i]);
            else
                m_floors.moveTo(m_lower[i]);
            m_floors.lineTo(m_lower[i + 1]);
        }
        std::reverse(m_lower.begin(), m_lower.end());
        m_whole.addPolygon(m_upper + m_lower);
        m_whole.closeSubpath();
        m_upper.clear();
        m_lower.clear();
    }

    QPolygonF m_upper;
    QPolygonF m_lower;
    QPainterPath m_whole;
    QPainterPath m_top;
    QPainterPath m_floors;
};
} // namespace

/// The outline of one part over the steps between two days.
QPainterPath StackPainter::areaOf(std::size_t part, Day first, Day last, bool topOnly) const
{
    BandOutline band;
    for (const StackColumn &step : m_stack.steps) {
        if (step.period.first < first || step.period.last > last || step.cells[part].value <= 0)
            continue;
        double below = 0;
        for (std::size_t i = 0; i < part; ++i)
            below += step.cells[i].value;
        band.add(m_at.time.at(step.period.first), m_at.time.at(step.period.last + std::chrono::days(1)),
                 m_at.y(m_stack, below + step.cells[part].value), m_at.y(m_stack, below));
    }
    return topOnly ? band.top() : band.whole();
}

namespace
{
/// A part along time: the whole of it, and what of it has each firmness.
struct PartBands
{
    BandOutline whole = {};
    std::array<BandOutline, 3> byFirmness = {};

    void add(const StackCell &cell, const QRectF &rect)
    {
        whole.add(rect.left(), rect.right(), rect.top(), rect.bottom());
        const double all = cell.byFirmness[0] + cell.byFirmness[1] + cell.byFirmness[2];
        double bottom = rect.bottom();
        for (std::size_t i = 0; i < byFirmness.size(); ++i) {
            const double share = all > 0 ? cell.byFirmness[i] / all : i == 0 ? 1 : 0; // firm where nothing is said
            if (share <= 0)
                continue;
            const double top = bottom - rect.height() * share;
            byFirmness[i].add(rect.left(), rect.right(), top, bottom);
            bottom = top;
        }
    }
};
} // namespace

/// Columns too narrow for outlines of their own, which would fill them and make what is potential look firm: each part
/// is one band along time, as is each firmness in it.
void StackPainter::drawBands()
{
    std::vector<PartBands> bands(m_stack.parts.size());
    for (const StackColumn &column : m_stack.columns) {
        for (const auto &[part, place] : placesIn(column)) {
            bands[part].add(column.cells[part], place);
            QPainterPath outline;
            outline.addRect(place);
            markCell(column, part, outline);
        }
    }
    for (std::size_t i = 0; i < m_stack.parts.size(); ++i) {
        const StackPart &part = m_stack.parts[i];
        drawParty(m_drawing, bands[i].byFirmness[0].whole(), part.colour, part.pattern, m_style);
        for (const Firmness firmness : {Firmness::Contingent, Firmness::Potential})
            drawFirmness(m_drawing, bands[i].byFirmness[static_cast<std::size_t>(firmness)].whole(), part.colour,
                         firmness, m_style, m_scale);
        if (i > 0)
            m_drawing.stroke(bands[i].whole.floors(), {m_style.background, 1, {}, false});
    }
    for (const StackColumn &column : m_stack.columns)
        if (column.assumed >= 0.5)
            drawDottedTop(m_drawing, rectOf(column).left(), rectOf(column).right(), m_at.y(m_stack, column.total()),
                          m_style, m_scale);
    drawRangeEnds();
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
            drawDottedTop(m_drawing, left, right, m_at.y(m_stack, step.total()), m_style, m_scale);
        }
    for (const StackColumn &column : m_stack.columns)
        for (std::size_t i = 0; i < m_stack.parts.size(); ++i)
            if (const QPainterPath outline = areaOf(i, column.period.first, column.period.last, false);
                !outline.isEmpty())
                markCell(column, i, outline);
}

} // namespace ledger
