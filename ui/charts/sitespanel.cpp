#include "sitespanel.h"

#include "picturetext.h"
#include "strokes.h"
#include "wording.h"
#include "worldmap.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{
constexpr std::size_t mostDots = 150; // more would hide the land
} // namespace

SitesPanel::SitesPanel(Drawing &drawing, const CapacityFindings &findings, const PicturePlan &plan, const QRectF &room,
                       double scale)
    : ChartPainter(drawing, plan, room, scale)
    , m_findings(findings)
    , m_colours(partColours(findings, plan))
    , m_line(std::ceil(QFontMetricsF(m_small).height()))
    , m_pitch(sitePitch(m_line, scale))
{
}

void SitesPanel::draw()
{
    const double bottom = drawDots(m_room.top());
    if (!areInOneCountry(m_findings.sites))
        drawCountries(bottom + 12 * m_scale);
}

/// The sites whose place is known, the largest below; tells where the map ends.
double SitesPanel::drawDots(double top)
{
    std::vector<const PowerSite *> placed;
    for (const PowerSite &site : m_findings.sites)
        if (site.latitude && site.longitude)
            placed.push_back(&site);
    if (placed.empty())
        return top - 12 * m_scale;
    const WorldMap map(QRectF(m_room.left(), top, m_room.width(), m_room.height()));
    map.draw(m_drawing, m_style, m_scale);
    const auto known = placed.size();
    std::stable_sort(placed.begin(), placed.end(),
                     [](const PowerSite *a, const PowerSite *b) { return a->value > b->value; });
    placed.resize(std::min(placed.size(), mostDots));
    for (const PowerSite *site : placed)
        drawDot(*site, map.rect(), map.at({*site->latitude, *site->longitude}));
    const double bottom = map.rect().bottom() + 4 * m_scale;
    const QString note = PictureText::tr("The place of %1 of %2 is known").arg(known).arg(m_findings.sites.size());
    return m_drawing
        .text(shortened(note, m_small, m_room.width()), m_small, m_style.mutedInk, {m_room.left(), bottom},
              Across::Left, Along::Top)
        .bottom();
}

void SitesPanel::drawDot(const PowerSite &site, const QRectF &map, QPointF middle)
{
    const double radius = m_scale * std::clamp(3.2 * std::sqrt(site.value.gw), 2.2, 11.0);
    middle.setX(std::clamp(middle.x(), m_room.left() + radius, m_room.right() - radius));
    middle.setY(std::clamp(middle.y(), map.top() + radius, map.bottom() - radius));
    QPainterPath dot;
    dot.addEllipse(middle, radius, radius);
    const PartColour look = colourOf(site, m_findings, m_colours, m_style);
    m_drawing.fill(dot, look.isGrey ? mixed(look.colour, m_style.ink, 0.4) : look.colour); // land is grey as well
    m_drawing.stroke(dot, {m_style.background, std::max(0.8, 0.9 * m_scale), {}, false});
    m_drawing.mark({QStringLiteral("place/") + qstring(site.id), dot,
                    PictureText::tr("%1, on the map", "site").arg(qstring(site.name)),
                    siteWords(site, m_findings, m_plan), siteTarget(site)});
}

void SitesPanel::drawCountries(double top)
{
    const std::vector<CountrySites> countries = countriesOf(m_findings.sites);
    const auto lines
        = static_cast<std::size_t>(std::max(0.0, (m_room.bottom() - top - m_pitch - 4 * m_scale) / m_pitch));
    if (lines < 2)
        return;
    m_drawing.text(shortened(PictureText::tr("By country, with and without a date"), m_small, m_room.width()), m_small,
                   m_style.mutedInk, {m_room.left(), top}, Across::Left, Along::Top);
    m_drawing.rule({m_room.left(), top + m_line + std::round(2 * m_scale), m_room.width(), 1}, m_style.axis);
    top += m_pitch + 3 * m_scale;
    CountryColumns columns;
    columns.names = m_room.left() + m_room.width() * 0.42;
    columns.counts = columns.names + widthOf(QStringLiteral("8888"), m_small);
    columns.figures = columns.counts + widthOf(QStringLiteral("888.8 GW"), m_small) + 6 * m_scale;
    columns.bars = columns.figures + 10 * m_scale;
    columns.perGigawatt = (m_room.right() - columns.bars) / std::max(countries.front().value.gw, 1e-9);
    for (std::size_t i = 0; i < std::min(lines, countries.size()); ++i, top += m_pitch)
        drawCountry(countries[i], columns, top);
}

void SitesPanel::drawCountry(const CountrySites &country, const CountryColumns &columns, double top)
{
    const double middle = top + m_pitch / 2;
    const QString name = capacityPartName(CapacityGroup::Country, country.country, {});
    const QString figure = powerText(country.value, m_plan.locale);
    m_drawing.text(shortened(name, m_small, columns.names - m_room.left()), m_small, m_style.ink,
                   {m_room.left(), middle}, Across::Left, Along::Middle);
    m_drawing.text(QString::number(country.sites), m_small, m_style.mutedInk, {columns.counts, middle}, Across::Right,
                   Along::Middle);
    m_drawing.text(figure, m_small, m_style.ink, {columns.figures, middle}, Across::Right, Along::Middle);
    const double thickness = std::round(m_pitch * 0.5);
    QPainterPath bar;
    bar.addRect(QRectF(columns.bars, std::round(middle - thickness / 2),
                       std::max(1.0, country.value.gw * columns.perGigawatt), thickness));
    const auto look = m_colours.find(country.country);
    if (m_findings.group == CapacityGroup::Country && look != m_colours.end())
        drawParty(m_drawing, bar, look->second.colour, look->second.pattern, m_style);
    else
        m_drawing.fill(bar, m_style.axis);
    QPainterPath outline;
    outline.addRect(QRectF(m_room.left() - 2, top, m_room.width() + 4, m_pitch));
    m_drawing.mark({QStringLiteral("country/") + qstring(country.country), outline, name,
                    countedText(country.sites, m_plan.lens.counts) + QStringLiteral(", ") + figure,
                    capacityTarget(CapacityGroup::Country, country.country)});
}

} // namespace ledger
