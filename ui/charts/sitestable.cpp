#include "sitestable.h"

#include "picturetext.h"
#include "strokes.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{
constexpr double widestColumn = 112; // at scale 1
} // namespace

SitesTable::SitesTable(Drawing &drawing, const CapacityFindings &findings, const PicturePlan &plan, const QRectF &room,
                       double scale)
    : ChartPainter(drawing, plan, room, scale)
    , m_findings(findings)
    , m_smallStrong(m_small)
    , m_colours(partColours(findings, plan))
{
    m_smallStrong.setWeight(QFont::DemiBold);
    m_line = std::ceil(QFontMetricsF(m_small).height());
    m_pitch = sitePitch(m_line, scale);
    layOutLines();
    layOutColumns();
}

void SitesTable::draw()
{
    drawHeader();
    double top = m_room.top() + headHeight();
    for (const SiteSection &section : m_sections)
        top = drawSection(section, top);
}

bool SitesTable::showsPrices() const
{
    return std::any_of(m_after.begin(), m_after.end(),
                       [](const SiteColumn &column) { return column.title == PictureText::tr("$ per GW"); });
}

void SitesTable::layOutLines()
{
    const double free = m_room.height() - headHeight();
    auto room = static_cast<std::size_t>(std::max(1.0, std::floor(free / m_pitch)));
    for (;; --room) { // between sections there is some air
        m_sections = siteSections(m_findings, m_plan, room);
        double height = -sectionGap();
        for (const SiteSection &section : m_sections)
            height += sectionGap() + static_cast<double>(section.lines.size()) * m_pitch;
        if (height <= free || room == 1)
            break;
    }
    for (const PowerSite &site : m_findings.sites)
        m_largest = std::max(m_largest, std::max(site.value.gw, site.high.gw));
    if (m_sections.size() < 2)
        return;
    for (const SiteSection &section : m_sections) {
        m_headings = std::max(m_headings, widthOf(section.heading, m_smallStrong));
        if (section.lines.size() > 1)
            m_headings = std::max(m_headings, widthOf(section.detail, m_small));
    }
    m_headings = std::ceil(std::min(m_headings, m_room.width() * 0.22) + 14 * m_scale);
}

std::vector<SiteColumn> SitesTable::allColumns() const
{
    const QLocale &locale = m_plan.locale;
    const CapacityGroup group = m_findings.group;
    const auto keeps = [group](CapacityGroup own, int rank) { return group == own ? 1 : rank; };
    std::vector<SiteColumn> columns;
    const auto add = [&columns](const QString &title, int rank, std::function<QString(const PowerSite &)> text) {
        columns.push_back({title, rank, std::move(text), 0, 0});
    };
    add(PictureText::tr("Country"), group == CapacityGroup::Country || areInOneCountry(m_findings.sites) ? 99 : 2,
        [](const PowerSite &site) { return site.country.empty() ? QString() : countryName(site.country); });
    add(PictureText::tr("Run by"), keeps(CapacityGroup::Operator, 3),
        [](const PowerSite &site) { return qstring(site.operatedBy.name); });
    add(PictureText::tr("Used by"), keeps(CapacityGroup::Tenant, 5),
        [](const PowerSite &site) { return qstring(site.tenant.name); });
    add(PictureText::tr("Chips"), keeps(CapacityGroup::Supplier, 6),
        [](const PowerSite &site) { return qstring(site.hardware.empty() ? site.supplier.name : site.hardware); });
    add(PictureText::tr("Place"), 7, [](const PowerSite &site) { return qstring(site.place); });
    add(PictureText::tr("Deal"), keeps(CapacityGroup::Deal, 8),
        [](const PowerSite &site) { return qstring(site.stages.front().dealTitle); });
    add(PictureText::tr("$ per GW"), 4, [this, locale](const PowerSite &site) {
        for (const PowerPrice &price : m_findings.prices) // the dearest nature; the mark tells them all
            if (price.deal == site.stages.front().deal)
                return moneyText(price.perGigawatt, locale);
        return QString();
    });
    return columns;
}

void SitesTable::forEachRow(const std::function<void(const PowerSite &)> &visit) const
{
    for (const SiteSection &section : m_sections)
        for (const SiteLine &line : section.lines)
            if (line.site)
                visit(*line.site);
}

void SitesTable::layOutColumns()
{
    measureNamesAndDates();
    measureFigures();
    fitIntoRoom();
    chooseOthers(m_room.width() - neededWidth() - 4 * m_scale);
    place();
}

/// Makes a column as wide as what stands in it; one with nothing in it is not there.
void SitesTable::measure(SiteColumn &column, const QFont &font, double most) const
{
    double widest = 0;
    forEachRow([&](const PowerSite &site) { widest = std::max(widest, widthOf(column.text(site), font)); });
    column.width = widest <= 0 ? 0 : std::ceil(std::min(std::max(widest, widthOf(column.title, m_small)), most));
}

void SitesTable::measureNamesAndDates()
{
    const QLocale &locale = m_plan.locale;
    m_before
        = {{m_plan.lens.counts == Counts::Site ? PictureText::tr("Site") : PictureText::tr("What"), 0,
            [](const PowerSite &site) { return qstring(site.name); }, 0, 0},
           {PictureText::tr("First power"), 0, [locale](const PowerSite &site) { return firstPowerText(site, locale); },
            0, 0},
           {PictureText::tr("Full"), 0, [locale](const PowerSite &site) { return fullPowerText(site, locale); }, 0, 0}};
    for (SiteColumn &column : m_before)
        measure(column, &column == &m_before.front() ? m_smallStrong : m_small, (m_room.width() - m_headings) * 0.32);
}

void SitesTable::measureFigures()
{
    m_figures = widthOf(PictureText::tr("Power"), m_small);
    bool isContested = false;
    forEachRow([&](const PowerSite &site) {
        m_figures = std::max(m_figures, widthOf(figure(site), m_small));
        isContested = isContested || site.isContested;
    });
    m_sign = isContested ? widthOf(QStringLiteral("≠"), m_small) + 4 * m_scale : 0;
    m_barWidth = std::round(std::clamp(m_room.width() * 0.095, 40 * m_scale, 120 * m_scale));
}

/// The width of what is there in any case: headings, names, dates, figures, bars.
double SitesTable::neededWidth() const
{
    double width = m_headings + m_figures + m_sign + gap() + m_barWidth;
    for (const SiteColumn &column : m_before)
        width += column.width > 0 ? column.width + gap() : 0;
    return width;
}

/// Where even that is too much, full capacity goes, then the bar, then the ends of names.
void SitesTable::fitIntoRoom()
{
    if (neededWidth() > m_room.width())
        m_before.back().width = 0;
    if (neededWidth() > m_room.width())
        m_barWidth = 0;
    if (const double over = neededWidth() - m_room.width(); over > 0)
        m_before.front().width = std::max(40 * m_scale, m_before.front().width - over);
}

/// Fills what room is left with the other columns, what matters most first, shortened if need be.
void SitesTable::chooseOthers(double room)
{
    std::vector<SiteColumn> columns = allColumns();
    std::vector<SiteColumn *> byRank;
    for (SiteColumn &column : columns) {
        measure(column, m_small, widestColumn * m_scale);
        if (column.width > 0 && column.rank < 99)
            byRank.push_back(&column);
        else
            column.width = 0;
    }
    std::ranges::sort(byRank, {}, [](const SiteColumn *column) { return column->rank; });
    for (SiteColumn *column : byRank) {
        const double most = room - gap();
        const double least = std::min(column->width, 66 * m_scale);
        column->width = most < least ? 0 : std::floor(std::min(column->width, most));
        room -= column->width > 0 ? column->width + gap() : 0;
    }
    for (SiteColumn &column : columns)
        if (column.width > 0)
            m_after.push_back(std::move(column));
}

void SitesTable::place()
{
    double left = m_room.left() + m_headings;
    for (SiteColumn &column : m_before) {
        column.left = left;
        left += column.width > 0 ? column.width + gap() : 0;
    }
    m_figureRight = left + m_figures;
    m_barLeft = m_figureRight + m_sign + 8 * m_scale;
    left = m_barLeft + m_barWidth + gap() + 4 * m_scale;
    for (SiteColumn &column : m_after) {
        column.left = left;
        left += column.width + gap();
    }
}

void SitesTable::drawHeader()
{
    const double top = m_room.top();
    for (const auto *columns : {&m_before, &m_after})
        for (const SiteColumn &column : *columns)
            if (column.width > 0)
                m_drawing.text(shortened(column.title, m_small, column.width), m_small, m_style.mutedInk,
                               {column.left, top}, Across::Left, Along::Top);
    m_drawing.text(PictureText::tr("Power"), m_small, m_style.mutedInk, {m_figureRight, top}, Across::Right,
                   Along::Top);
    m_drawing.rule({m_room.left(), top + m_line + std::round(2 * m_scale), m_room.width(), 1}, m_style.axis);
}

/// Draws a section and tells where the next begins.
double SitesTable::drawSection(const SiteSection &section, double top)
{
    if (&section != &m_sections.front()) {
        m_drawing.rule({m_room.left(), std::round(top - sectionGap() / 2 - 0.5), m_room.width(), 1}, m_style.grid);
    }
    if (!section.heading.isEmpty())
        drawHeading(section, top);
    for (const SiteLine &line : section.lines) {
        if (line.site)
            drawRow(*line.site, top);
        else
            drawMore(section, line, top);
        top += m_pitch;
    }
    return top + sectionGap();
}

void SitesTable::drawHeading(const SiteSection &section, double top)
{
    const double width = m_headings - 10 * m_scale;
    m_drawing.text(shortened(section.heading, m_smallStrong, width), m_smallStrong, m_style.ink,
                   {m_room.left(), top + m_pitch / 2}, Across::Left, Along::Middle);
    if (section.lines.size() > 1)
        m_drawing.text(shortened(section.detail, m_small, width), m_small, m_style.mutedInk,
                       {m_room.left(), top + m_pitch * 1.5}, Across::Left, Along::Middle);
    QPainterPath outline;
    outline.addRect(QRectF(m_room.left() - 3 * m_scale, top, m_headings - 4 * m_scale,
                           m_pitch * static_cast<double>(section.lines.size())));
    m_drawing.mark(
        {QStringLiteral("heading/") + section.target.id, outline, section.heading, section.words, section.target});
}

void SitesTable::drawMore(const SiteSection &section, const SiteLine &line, double top)
{
    const QRectF room(m_room.left() + m_headings, top, m_room.width() - m_headings, m_pitch);
    m_drawing.text(shortened(line.more, m_small, room.width()), m_small, m_style.mutedInk,
                   {room.left(), room.center().y()}, Across::Left, Along::Middle);
    QPainterPath outline;
    outline.addRect(room.adjusted(-3 * m_scale, 0, 3 * m_scale, 0));
    m_drawing.mark({QStringLiteral("more/") + section.target.id, outline, line.more,
                    PictureText::tr("without a line of their own for want of room"), line.target});
}

void SitesTable::drawRow(const PowerSite &site, double top)
{
    const double middle = top + m_pitch / 2;
    for (const auto *columns : {&m_before, &m_after})
        for (const SiteColumn &column : *columns) {
            if (column.width <= 0)
                continue;
            const bool isName = &column == &m_before.front();
            const QFont &font = isName ? m_smallStrong : m_small;
            m_drawing.text(shortened(column.text(site), font, column.width), font,
                           isName ? m_style.ink : m_style.mutedInk, {column.left, middle}, Across::Left, Along::Middle);
        }
    m_drawing.text(figure(site), m_small, m_style.ink, {m_figureRight, middle}, Across::Right, Along::Middle);
    if (site.isContested)
        m_drawing.text(QStringLiteral("≠"), m_small, m_style.warning, {m_figureRight + 4 * m_scale, middle},
                       Across::Left, Along::Middle);
    if (m_barWidth > 0)
        drawBar(site, middle);
    QPainterPath outline;
    outline.addRect(
        QRectF(m_room.left() + m_headings - 3 * m_scale, top, m_room.width() - m_headings + 6 * m_scale, m_pitch));
    m_drawing.mark({QStringLiteral("site/") + qstring(site.id), outline, qstring(site.name),
                    siteWords(site, m_findings, m_plan), siteTarget(site)});
}

void SitesTable::drawBar(const PowerSite &site, double middle)
{
    const PartColour look = colourOf(site, m_findings, m_colours, m_style);
    const double perGigawatt = m_barWidth / std::max(m_largest, 1e-9);
    const double thickness = std::round(m_pitch * 0.5);
    QPainterPath bar;
    bar.addRect(
        QRectF(m_barLeft, std::round(middle - thickness / 2), std::max(1.5, site.value.gw * perGigawatt), thickness));
    if (site.isWithin)
        m_drawing.stroke(bar, {look.colour, std::max(1.0, m_scale), {}, false});
    else
        drawParty(m_drawing, bar, look.colour, look.pattern, m_style);
    if (site.low == site.high)
        return;
    const double low = m_barLeft + site.low.gw * perGigawatt;
    const double high = m_barLeft + site.high.gw * perGigawatt;
    if (high - low < 3)
        return;
    const double cap = 3 * m_scale;
    QPainterPath line(QPointF(low, middle));
    line.lineTo(high, middle);
    for (const double end : {low, high}) {
        line.moveTo(end, middle - cap);
        line.lineTo(end, middle + cap);
    }
    m_drawing.stroke(line, {m_style.background, 2.4 * m_scale, {}, true});
    m_drawing.stroke(line, {m_style.ink, std::max(1.0, 1.2 * m_scale), {}, false});
}

} // namespace ledger
