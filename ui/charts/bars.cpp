#include "bars.h"

#include "axis.h"
#include "chartpainter.h"
#include "picturetext.h"
#include "strokes.h"
#include "wording.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{
/// What is written behind a bar, worded and measured once.
struct BarFigure
{
    QString value = {};
    QString range = {}; ///< empty: there is none
    double width = 0; ///< with all signs and gaps
};

/// Draws bars; holds what all its steps need.
class BarPainter : private ChartPainter
{
public:
    BarPainter(Drawing &drawing, const std::vector<BarSection> &sections, const QRectF &room, const PicturePlan &plan,
               double scale)
        : ChartPainter(drawing, plan, room, scale)
        , m_sections(sections)
    {
        layOut();
    }

    void draw();

private:
    void layOut();
    void layOutRows();
    void layOutFigures();
    void layOutScale();
    double pitch(const Bar &bar) const { return isLow(bar) ? m_lowPitch : m_pitch; }
    static bool isLow(const Bar &bar) { return bar.isOutlined || bar.isQuiet; }
    double x(double dollars) const { return m_left + dollars * m_perDollar; }
    QString range(const Bar &bar) const;
    double reach(const Bar &bar) const;
    BarFigure figure(const Bar &bar) const;
    bool isFaded(const Bar &bar) const;
    void drawAxis();
    void drawBar(const Bar &bar, const BarFigure &figure, double middle);
    QRectF drawNames(const Bar &bar, double middle);
    void drawFigure(const Bar &bar, const BarFigure &figure, double middle);

    const std::vector<BarSection> &m_sections;
    double m_left = 0; ///< where bars begin
    double m_top = 0;
    double m_pitch = 0;
    double m_lowPitch = 0; ///< of bars that are in no sum
    double m_thickness = 0;
    double m_headingHeight = 0;
    double m_perDollar = 0;
    bool m_hasDetails = false;
    RoundAxis m_axis;
    std::vector<BarFigure> m_figures; // of all bars, section after section
};

QString BarPainter::range(const Bar &bar) const
{
    if (bar.isOffScale)
        return PictureText::tr("bar left out");
    if (bar.total.low == bar.total.high)
        return {};
    const QString text = shortRangeText(bar.total.low, bar.total.high, bar.total.value, m_plan.locale);
    // Two bounds that are worded alike say nothing.
    return moneyText(bar.total.low, m_plan.locale) == moneyText(bar.total.high, m_plan.locale) ? QString() : text;
}

BarFigure BarPainter::figure(const Bar &bar) const
{
    BarFigure figure{moneyText(bar.total.value, m_plan.locale), range(bar), 0};
    figure.width = 10 * m_scale + widthOf(figure.value, m_strong);
    if (!figure.range.isEmpty())
        figure.width += 6 * m_scale + widthOf(figure.range, m_plain);
    if (bar.total.isContested)
        figure.width += 20 * m_scale;
    if (bar.total.opensUpwards)
        figure.width += openArrowLength(m_scale) + 2 * m_scale;
    return figure;
}

double BarPainter::reach(const Bar &bar) const
{
    return bar.isOffScale ? 0 : static_cast<double>(std::max({bar.total.value, bar.total.high, Usd(0)}).dollars);
}

bool BarPainter::isFaded(const Bar &bar) const
{
    return !m_plan.highlight.empty() && !m_plan.highlight.contains(bar.target.id.toStdString());
}

void BarPainter::layOut()
{
    layOutRows();
    layOutFigures();
    layOutScale();
}

void BarPainter::layOutFigures()
{
    for (const BarSection &section : m_sections)
        for (const Bar &bar : section.bars)
            m_figures.push_back(figure(bar));
}

void BarPainter::layOutRows()
{
    const double line = std::ceil(QFontMetricsF(m_strong).height());
    double rows = 0;
    double lowRows = 0;
    double headings = 0;
    for (const BarSection &section : m_sections) {
        for (const Bar &bar : section.bars)
            (isLow(bar) ? lowRows : rows) += 1;
        headings += section.heading.isEmpty() ? 0 : 1;
    }
    m_headingHeight = line + 12 * m_scale;
    m_top = std::round(m_room.top() + line + 2 * m_scale);
    const double free = m_room.bottom() - m_top - headings * m_headingHeight;
    // What is in no sum is told more quietly than what is.
    m_lowPitch = rows < 1 ? m_headingHeight : quietPitch(m_scale);
    m_lowPitch = std::floor(std::min(m_lowPitch, free / (rows + lowRows)));
    m_pitch = std::floor(std::clamp((free - lowRows * m_lowPitch) / std::max(rows, 1.0), 10.0,
                                    comfortablePitch(static_cast<std::size_t>(rows), m_scale)));
    m_hasDetails = m_pitch >= line + std::ceil(QFontMetricsF(m_small).height()) + 3 * m_scale;
    m_thickness = std::round(std::clamp(m_pitch * 0.58, 6.0, (rows <= 3 ? 46 : 34) * m_scale));

    double names = 0;
    for (const BarSection &section : m_sections)
        for (const Bar &bar : section.bars)
            names = std::max({names, widthOf(bar.name, m_strong), m_hasDetails ? widthOf(bar.detail, m_small) : 0.0});
    // Rounded down, the widest name would lack a fraction of a pixel and be shortened.
    m_left = std::ceil(m_room.left() + std::min(names, m_room.width() * 0.33) + 12 * m_scale);
}

/// The scale at which every bar, range and figure ends inside.
void BarPainter::layOutScale()
{
    double largest = 0;
    for (const BarSection &section : m_sections)
        for (const Bar &bar : section.bars)
            largest = std::max(largest, reach(bar));
    const double width = m_room.right() - m_left;
    m_axis = moneyAxis(largest, std::clamp(static_cast<int>(width / (110 * m_scale)), 2, 7));
    m_perDollar = (width - 6 * m_scale) / m_axis.end;
    auto figure = m_figures.begin();
    for (const BarSection &section : m_sections)
        for (const Bar &bar : section.bars) {
            const double room = width - figure->width;
            ++figure;
            if (reach(bar) > 0)
                m_perDollar = std::min(m_perDollar, std::max(room, width * 0.2) / reach(bar));
        }
}

void BarPainter::draw()
{
    drawAxis();
    double top = m_top;
    auto figure = m_figures.begin();
    for (const BarSection &section : m_sections) {
        if (!section.heading.isEmpty()) {
            m_drawing.fill(QRectF(m_room.left(), top, m_room.width(), m_headingHeight), m_style.background);
            const QString heading = shortened(section.heading, m_strong, m_room.width());
            m_drawing.text(heading, m_strong, m_style.ink, {m_room.left(), top + m_headingHeight - 4 * m_scale},
                           Across::Left, Along::Bottom);
            top += m_headingHeight;
        }
        const double sectionTop = top;
        for (const Bar &bar : section.bars) {
            drawBar(bar, *figure++, std::round(top + pitch(bar) / 2));
            top += pitch(bar);
        }
        m_drawing.rule({m_left - 1, sectionTop, 1, top - sectionTop}, m_style.axis);
    }
}

void BarPainter::drawAxis()
{
    double bottom = m_top;
    for (const BarSection &section : m_sections) {
        bottom += section.heading.isEmpty() ? 0 : m_headingHeight;
        for (const Bar &bar : section.bars)
            bottom += pitch(bar);
    }
    for (int i = 0; i <= m_axis.steps(); ++i) {
        const double dollars = i * m_axis.step;
        const double at = x(dollars);
        if (at > m_room.right() - 1)
            break;
        // Where bars begin a line of its own stands in each section.
        drawStep(at, moneyText(Usd(std::llround(dollars)), m_plan.locale), m_style.grid, m_top,
                 i > 0 ? bottom - m_top : 0);
    }
}

void BarPainter::drawBar(const Bar &bar, const BarFigure &figure, double middle)
{
    const QColor colour = isFaded(bar)               ? m_style.seriesPale
        : bar.target.kind == QLatin1String("others") ? m_style.others
                                                     : m_style.series;
    const double thickness = isLow(bar) ? std::round(std::min(m_thickness, m_lowPitch * 0.5)) : m_thickness;
    const double top = std::round(middle - thickness / 2);
    if (bar.isOffScale) {
        const QRectF name = drawNames(bar, middle);
        drawFigure(bar, figure, middle);
        QPainterPath figureOutline;
        figureOutline.addRect(QRectF(m_left, top, figure.width, thickness));
        m_drawing.mark({bar.id, figureOutline, bar.name, bar.words, bar.target, name});
        return;
    }
    const double value = static_cast<double>(bar.total.value.dollars);
    const QRectF whole(m_left, top, std::max(1.0, x(value) - m_left), thickness);
    if (bar.isOutlined) {
        drawFirmness(m_drawing, whole, m_style.mutedInk, Firmness::Potential, m_style, m_scale);
    } else {
        double left = m_left;
        for (std::size_t i = 0; i < bar.total.byFirmness.size(); ++i) {
            const double width = static_cast<double>(bar.total.byFirmness[i].dollars) * m_perDollar;
            drawFirmness(m_drawing, {left, top, width, thickness}, colour, static_cast<Firmness>(i), m_style, m_scale);
            left += width;
        }
        const double assumed = static_cast<double>(bar.total.assumed.dollars) * m_perDollar;
        if (assumed >= 1)
            drawDottedEdge(m_drawing, {x(value) - assumed, top, assumed, thickness}, m_style, m_scale);
    }
    if (bar.total.low != bar.total.high)
        drawWhisker(m_drawing, middle, x(static_cast<double>(bar.total.low.dollars)),
                    x(static_cast<double>(bar.total.high.dollars)), x(value), m_style,
                    std::min(m_scale, thickness / 12));
    const QRectF name = drawNames(bar, middle);
    drawFigure(bar, figure, middle);
    QPainterPath outline;
    const double right = std::max(x(reach(bar)), m_left + 4);
    outline.addRect(QRectF(m_left, top, right - m_left, thickness));
    m_drawing.mark({bar.id, outline, bar.name, bar.words, bar.target, name});
}

/// Writes the name, and tells where it stands.
QRectF BarPainter::drawNames(const Bar &bar, double middle)
{
    const double right = m_left - 12 * m_scale;
    const double width = right - m_room.left();
    if (isLow(bar))
        return m_drawing.text(shortened(bar.name, m_plain, width), m_plain, m_style.mutedInk, {right, middle},
                              Across::Right, Along::Middle);
    return drawName(bar.name, m_hasDetails ? bar.detail : QString(), {right, middle}, {width, m_pitch});
}

void BarPainter::drawFigure(const Bar &bar, const BarFigure &figure, double middle)
{
    double left = std::max(x(reach(bar)), m_left);
    if (bar.total.opensUpwards && !bar.isOffScale) {
        drawOpenArrow(m_drawing, {left, middle}, m_style, m_scale);
        left += openArrowLength(m_scale) + 2 * m_scale;
    }
    left += 8 * m_scale;
    // The grid must not run through the figures.
    const double height = QFontMetricsF(m_strong).height();
    m_drawing.fill(QRectF(left - 2, middle - height / 2,
                          figure.width - 6 * m_scale - (bar.total.opensUpwards ? openArrowLength(m_scale) : 0), height),
                   m_style.background);
    const QRectF written
        = m_drawing.text(figure.value, m_strong, m_style.ink, {left, middle}, Across::Left, Along::Middle);
    left = written.right();
    if (!figure.range.isEmpty())
        left = m_drawing
                   .text(figure.range, m_plain, m_style.mutedInk, {left + 6 * m_scale, middle}, Across::Left,
                         Along::Middle)
                   .right();
    if (bar.total.isContested)
        drawNotEqual(m_drawing, {left + 11 * m_scale, middle}, m_style, m_scale);
}
} // namespace

double comfortablePitch(std::size_t bars, double scale) { return (bars <= 3 ? 88 : 62) * scale; }

double quietPitch(double scale)
{
    return std::ceil(QFontMetricsF(fontFor(TextRole::LabelStrong, scale)).height()) + 5 * scale;
}

void drawBars(Drawing &drawing, const std::vector<BarSection> &sections, const QRectF &room, const PicturePlan &plan,
              double scale)
{
    BarPainter(drawing, sections, room, plan, scale).draw();
}

} // namespace ledger
