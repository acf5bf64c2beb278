#include "graphlegend.h"

#include "graphpainter.h"
#include "picturetext.h"
#include "wording.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ledger
{

namespace
{
constexpr double entryGap = 14;

/// The largest of 1, 2 and 5 times a power of ten that is not above.
double roundBelow(double value)
{
    const double unit = std::pow(10.0, std::floor(std::log10(value)));
    return value >= 5 * unit ? 5 * unit : value >= 2 * unit ? 2 * unit : unit;
}
} // namespace

GraphLegend::GraphLegend(const GraphFindings &findings, const PicturePlan &plan, double scale)
    : m_plan(plan)
    , m_scale(scale)
    , m_font(fontFor(TextRole::Footnote, scale))
{
    addNatures(findings);
    addWidths(findings);
    addManners(findings);
}

void GraphLegend::addNatures(const GraphFindings &findings)
{
    if (m_plan.style.usesPatterns)
        return; // in greys, the labels say the nature
    std::set<Nature> natures;
    for (const Edge &edge : findings.all.edges)
        if (const auto nature = natureOf(edge))
            natures.insert(*nature);
    for (const Nature nature : natures)
        m_entries.push_back(
            {nameOf(nature), {edgeColour(m_plan.style, nature, true, 6), 6 * m_scale, {}, false}, false});
}

void GraphLegend::addWidths(const GraphFindings &findings)
{
    const EdgeWidths widths(findings);
    if (widths.most() <= 0)
        return;
    const double large = roundBelow(widths.most());
    for (const double weight : {large / 10, large}) {
        const double width = widths.ofWeight(weight);
        if (width <= 1.5 * leastEdgeWidth && weight < large)
            continue;
        const QString text = findings.weight == EdgeWeight::Power ? powerText(Gigawatts(weight), m_plan.locale)
            : findings.weight == EdgeWeight::Deals                ? dealsText(static_cast<int>(weight))
                                                                  : moneyText(Usd(std::llround(weight)), m_plan.locale);
        if (findings.weight != EdgeWeight::Deals || weight >= 1)
            m_entries.push_back({text, {m_plan.style.others, std::min(width, 18.0) * m_scale, {}, false}, false});
    }
}

void GraphLegend::addManners(const GraphFindings &findings)
{
    const auto &edges = findings.all.edges;
    const auto has = [&edges](auto is) { return std::any_of(edges.begin(), edges.end(), is); };
    if (has([](const Edge &edge) { return edge.value > Usd(0) && !isMostlyFirm(edge); }))
        m_entries.push_back(
            {PictureText::tr("mostly not firm"),
             {m_plan.style.usesPatterns ? m_plan.style.others : edgeColour(m_plan.style, Nature::Consumption, false, 6),
              6 * m_scale,
              {},
              false},
             false});
    if (has([](const Edge &edge) { return edge.value <= Usd(0); }))
        m_entries.push_back({findings.hasPeriod ? PictureText::tr("undisclosed, or not in the period")
                                                : PictureText::tr("terms undisclosed"),
                             undisclosedStroke(m_plan.style, m_scale), false});
    m_entries.push_back({PictureText::tr("runs back"), {m_plan.style.axis, 1.3 * m_scale, {}, false}, true});
}

double GraphLegend::widthOfEntry(const Entry &entry) const
{
    return (24 + 6 + entryGap) * m_scale + widthOf(entry.text, m_font);
}

double GraphLegend::height(double width) const
{
    double x = 0;
    int rows = 1;
    for (const Entry &entry : m_entries) {
        const double wide = widthOfEntry(entry);
        if (x > 0 && x + wide - entryGap * m_scale > width) {
            ++rows;
            x = 0;
        }
        x += wide;
    }
    return rows * 21 * m_scale + 8 * m_scale;
}

void GraphLegend::drawEntry(Drawing &drawing, const Entry &entry, QPointF at) const
{
    const double length = 24 * m_scale;
    drawing.line(at, {at.x() + length, at.y()}, entry.line);
    if (entry.hasArrow)
        drawing.fill(arrowInto({at.x() + length, at.y()}, entry.line.width, true, m_scale), entry.line.colour);
    drawing.text(entry.text, m_font, m_plan.style.mutedInk, {at.x() + length + 6 * m_scale, at.y()}, Across::Left,
                 Along::Middle);
}

void GraphLegend::draw(Drawing &drawing, const QRectF &room) const
{
    double x = room.left();
    double y = room.top() + 10 * m_scale;
    for (const Entry &entry : m_entries) {
        const double wide = widthOfEntry(entry);
        if (x > room.left() && x + wide - entryGap * m_scale > room.right()) {
            x = room.left();
            y += 21 * m_scale;
        }
        if (x + wide - entryGap * m_scale <= room.right())
            drawEntry(drawing, entry, {x, y});
        x += wide;
    }
}

QStringList GraphLegend::words() const
{
    QStringList words;
    for (const Entry &entry : m_entries)
        words.append(entry.text);
    return words;
}

} // namespace ledger
