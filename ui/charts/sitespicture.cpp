#include "sitespicture.h"

#include "axis.h"
#include "picturetext.h"
#include "sitelist.h"
#include "strokes.h"
#include "wording.h"
#include "worldmap.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <functional>

namespace ledger
{

namespace
{
constexpr std::size_t mostDots = 150; // more would hide the land
constexpr double widestColumn = 112; // at scale 1

/// One column of words; those that matter least go first where there is no room.
struct SiteColumn
{
    QString title = {};
    int rank = 0; ///< 0: stays
    std::function<QString(const PowerSite &)> text = {};
    double width = 0;
    double left = 0;
};

/// Draws the table and what stands beside it; holds what all its steps need.
class SitePainter
{
public:
    SitePainter(Drawing &drawing, const CapacityFindings &findings, const PicturePlan &plan, const QRectF &room,
                double scale)
        : m_drawing(drawing)
        , m_findings(findings)
        , m_plan(plan)
        , m_style(plan.style)
        , m_scale(scale)
        , m_table(room)
        , m_plain(fontFor(TextRole::Footnote, scale))
        , m_colours(partColours(findings, plan))
    {
        m_strong = m_plain;
        m_strong.setWeight(QFont::DemiBold);
        m_line = std::ceil(QFontMetricsF(m_plain).height());
        m_pitch = m_line + std::round(3.5 * scale);
        layOut();
    }

    void draw()
    {
        drawHeader();
        double top = m_table.top() + headHeight();
        for (const SiteSection &section : m_sections)
            top = drawSection(section, top);
        if (!m_panel.isEmpty())
            drawPanel();
    }

    /// Whether there was room for the column of dollars per gigawatt.
    bool showsPrices() const
    {
        return std::any_of(m_after.begin(), m_after.end(),
                           [](const SiteColumn &column) { return column.title == PictureText::tr("$ per GW"); });
    }

private:
    double headHeight() const { return m_pitch + 3 * m_scale; }
    double sectionGap() const { return m_sections.size() > 1 ? std::round(4 * m_scale) : 0; }
    /// Calls back with each site that has a line.
    template <typename Callback> void forEachRow(Callback callback) const
    {
        for (const SiteSection &section : m_sections)
            for (const SiteLine &line : section.lines)
                if (line.site)
                    callback(*line.site);
    }
    PartColour colourOf(const PowerSite &site) const
    {
        const auto found = m_colours.find(groupIdOf(site, m_findings.group));
        return found == m_colours.end() ? PartColour{m_style.others, -1, true} : found->second;
    }
    bool isOneCountry() const
    {
        return std::all_of(m_findings.sites.begin(), m_findings.sites.end(),
                           [this](const PowerSite &site) { return site.country == m_findings.sites.front().country; });
    }
    void layOut();
    void layOutLines();
    void layOutColumns();
    std::vector<SiteColumn> allColumns() const;
    QString figure(const PowerSite &site) const { return powerText(site.value, m_plan.locale); }
    void drawHeader();
    double drawSection(const SiteSection &section, double top);
    void drawHeading(const SiteSection &section, double top);
    void drawMore(const SiteSection &section, const SiteLine &line, double top);
    void drawRow(const PowerSite &site, double top);
    void drawBar(const PowerSite &site, double middle);
    void drawPanel();
    double drawDots(double top);
    void drawCountries(double top);

    Drawing &m_drawing;
    const CapacityFindings &m_findings;
    const PicturePlan &m_plan;
    const Style &m_style;
    double m_scale;
    QRectF m_table;
    QRectF m_panel;
    QFont m_plain;
    QFont m_strong;
    std::map<std::string, PartColour> m_colours;
    double m_line = 0;
    double m_pitch = 0;
    std::vector<SiteSection> m_sections;
    double m_headings = 0; ///< width of the column of headings
    std::vector<SiteColumn> m_before; ///< the bar: name and dates
    std::vector<SiteColumn> m_after;
    double m_figureRight = 0;
    double m_barLeft = 0;
    double m_barWidth = 0;
    double m_largest = 0;
};

void SitePainter::layOut()
{
    const double gap = 22 * m_scale;
    if (m_table.width() > 780 * m_scale && m_table.height() > 200 * m_scale) {
        m_panel = m_table;
        m_panel.setLeft(std::round(m_table.right() - m_table.width() * 0.22));
        m_table.setRight(m_panel.left() - gap);
    }
    layOutLines();
    layOutColumns();
}

void SitePainter::layOutLines()
{
    const double free = m_table.height() - headHeight();
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
        m_headings = std::max(m_headings, widthOf(section.heading, m_strong));
        if (section.lines.size() > 1)
            m_headings = std::max(m_headings, widthOf(section.detail, m_plain));
    }
    m_headings = std::ceil(std::min(m_headings, m_table.width() * 0.22) + 14 * m_scale);
}

std::vector<SiteColumn> SitePainter::allColumns() const
{
    const QLocale &locale = m_plan.locale;
    const CapacityGroup group = m_findings.group;
    const auto keeps = [group](CapacityGroup own, int rank) { return group == own ? 1 : rank; };
    std::vector<SiteColumn> columns;
    const auto add = [&columns](const QString &title, int rank, std::function<QString(const PowerSite &)> text) {
        columns.push_back({title, rank, std::move(text), 0, 0});
    };
    add(PictureText::tr("Country"), group == CapacityGroup::Country || isOneCountry() ? 99 : 2,
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

void SitePainter::layOutColumns()
{
    const double gap = 11 * m_scale;
    const QLocale &locale = m_plan.locale;
    const auto measure = [this](SiteColumn &column, const QFont &font, double most) {
        double widest = 0;
        forEachRow([&](const PowerSite &site) { widest = std::max(widest, widthOf(column.text(site), font)); });
        column.width = widest <= 0 ? 0 : std::ceil(std::min(std::max(widest, widthOf(column.title, m_plain)), most));
    };
    m_before
        = {{m_plan.lens.counts == Counts::Site ? PictureText::tr("Site") : PictureText::tr("What"), 0,
            [](const PowerSite &site) { return qstring(site.name); }, 0, 0},
           {PictureText::tr("First power"), 0, [locale](const PowerSite &site) { return firstPowerText(site, locale); },
            0, 0},
           {PictureText::tr("Full"), 0, [locale](const PowerSite &site) { return fullPowerText(site, locale); }, 0, 0}};
    for (SiteColumn &column : m_before)
        measure(column, &column == &m_before.front() ? m_strong : m_plain, (m_table.width() - m_headings) * 0.32);
    double figures = widthOf(PictureText::tr("Power"), m_plain);
    bool isContested = false;
    forEachRow([&](const PowerSite &site) {
        figures = std::max(figures, widthOf(figure(site), m_plain));
        isContested = isContested || site.isContested;
    });
    const double sign = isContested ? widthOf(QStringLiteral("≠"), m_plain) + 4 * m_scale : 0;
    m_barWidth = std::round(std::clamp(m_table.width() * 0.095, 40 * m_scale, 120 * m_scale));

    const auto needed = [&] {
        double width = m_headings + figures + sign + gap + m_barWidth;
        for (const SiteColumn &column : m_before)
            width += column.width > 0 ? column.width + gap : 0;
        return width;
    };
    if (needed() > m_table.width())
        m_before.back().width = 0; // full capacity goes before the bar
    if (needed() > m_table.width())
        m_barWidth = 0;
    if (const double over = needed() - m_table.width(); over > 0)
        m_before.front().width = std::max(40 * m_scale, m_before.front().width - over);

    std::vector<SiteColumn> columns = allColumns();
    std::vector<SiteColumn *> byRank;
    for (SiteColumn &column : columns) {
        measure(column, m_plain, widestColumn * m_scale);
        if (column.width > 0 && column.rank < 99)
            byRank.push_back(&column);
        else
            column.width = 0;
    }
    std::sort(byRank.begin(), byRank.end(), [](const auto *a, const auto *b) { return a->rank < b->rank; });
    double room = m_table.width() - needed() - 4 * m_scale;
    for (SiteColumn *column : byRank) { // what matters most first, shortened if need be
        const double most = room - gap;
        const double least = std::min(column->width, 66 * m_scale);
        column->width = most < least ? 0 : std::floor(std::min(column->width, most));
        room -= column->width > 0 ? column->width + gap : 0;
    }
    for (SiteColumn &column : columns)
        if (column.width > 0)
            m_after.push_back(std::move(column));

    double left = m_table.left() + m_headings;
    for (SiteColumn &column : m_before) {
        column.left = left;
        left += column.width > 0 ? column.width + gap : 0;
    }
    m_figureRight = left + figures;
    m_barLeft = m_figureRight + sign + 8 * m_scale;
    left = m_barLeft + m_barWidth + gap + 4 * m_scale;
    for (SiteColumn &column : m_after) {
        column.left = left;
        left += column.width + gap;
    }
}

void SitePainter::drawHeader()
{
    const double top = m_table.top();
    for (const auto *columns : {&m_before, &m_after})
        for (const SiteColumn &column : *columns)
            if (column.width > 0)
                m_drawing.text(shortened(column.title, m_plain, column.width), m_plain, m_style.mutedInk,
                               {column.left, top}, Across::Left, Along::Top);
    m_drawing.text(PictureText::tr("Power"), m_plain, m_style.mutedInk, {m_figureRight, top}, Across::Right,
                   Along::Top);
    m_drawing.rule({m_table.left(), top + m_line + std::round(2 * m_scale), m_table.width(), 1}, m_style.axis);
}

/// Draws a section and tells where the next begins.
double SitePainter::drawSection(const SiteSection &section, double top)
{
    if (&section != &m_sections.front()) {
        m_drawing.rule({m_table.left(), std::round(top - sectionGap() / 2 - 0.5), m_table.width(), 1}, m_style.grid);
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

void SitePainter::drawHeading(const SiteSection &section, double top)
{
    const double width = m_headings - 10 * m_scale;
    m_drawing.text(shortened(section.heading, m_strong, width), m_strong, m_style.ink,
                   {m_table.left(), top + m_pitch / 2}, Across::Left, Along::Middle);
    if (section.lines.size() > 1)
        m_drawing.text(shortened(section.detail, m_plain, width), m_plain, m_style.mutedInk,
                       {m_table.left(), top + m_pitch * 1.5}, Across::Left, Along::Middle);
    QPainterPath outline;
    outline.addRect(QRectF(m_table.left() - 3 * m_scale, top, m_headings - 4 * m_scale,
                           m_pitch * static_cast<double>(section.lines.size())));
    m_drawing.mark(
        {QStringLiteral("heading/") + section.target.id, outline, section.heading, section.words, section.target});
}

void SitePainter::drawMore(const SiteSection &section, const SiteLine &line, double top)
{
    const QRectF room(m_table.left() + m_headings, top, m_table.width() - m_headings, m_pitch);
    m_drawing.text(shortened(line.more, m_plain, room.width()), m_plain, m_style.mutedInk,
                   {room.left(), room.center().y()}, Across::Left, Along::Middle);
    QPainterPath outline;
    outline.addRect(room.adjusted(-3 * m_scale, 0, 3 * m_scale, 0));
    m_drawing.mark({QStringLiteral("more/") + section.target.id, outline, line.more,
                    PictureText::tr("without a line of their own for want of room"), line.target});
}

void SitePainter::drawRow(const PowerSite &site, double top)
{
    const double middle = top + m_pitch / 2;
    for (const auto *columns : {&m_before, &m_after})
        for (const SiteColumn &column : *columns) {
            if (column.width <= 0)
                continue;
            const bool isName = &column == &m_before.front();
            const QFont &font = isName ? m_strong : m_plain;
            m_drawing.text(shortened(column.text(site), font, column.width), font,
                           isName ? m_style.ink : m_style.mutedInk, {column.left, middle}, Across::Left, Along::Middle);
        }
    m_drawing.text(figure(site), m_plain, m_style.ink, {m_figureRight, middle}, Across::Right, Along::Middle);
    if (site.isContested)
        m_drawing.text(QStringLiteral("≠"), m_plain, m_style.warning, {m_figureRight + 4 * m_scale, middle},
                       Across::Left, Along::Middle);
    if (m_barWidth > 0)
        drawBar(site, middle);
    QPainterPath outline;
    outline.addRect(
        QRectF(m_table.left() + m_headings - 3 * m_scale, top, m_table.width() - m_headings + 6 * m_scale, m_pitch));
    m_drawing.mark({QStringLiteral("site/") + qstring(site.id), outline, qstring(site.name),
                    siteWords(site, m_findings, m_plan), siteTarget(site)});
}

void SitePainter::drawBar(const PowerSite &site, double middle)
{
    const PartColour look = colourOf(site);
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

void SitePainter::drawPanel()
{
    const double bottom = drawDots(m_panel.top());
    if (!isOneCountry())
        drawCountries(bottom + 12 * m_scale);
}

/// The sites whose place is known, the largest below; tells where the map ends.
double SitePainter::drawDots(double top)
{
    std::vector<const PowerSite *> placed;
    for (const PowerSite &site : m_findings.sites)
        if (site.latitude && site.longitude)
            placed.push_back(&site);
    if (placed.empty())
        return top - 12 * m_scale;
    const WorldMap map(QRectF(m_panel.left(), top, m_panel.width(), m_panel.height()));
    map.draw(m_drawing, m_style, m_scale);
    const auto known = placed.size();
    std::stable_sort(placed.begin(), placed.end(),
                     [](const PowerSite *a, const PowerSite *b) { return a->value > b->value; });
    placed.resize(std::min(placed.size(), mostDots));
    for (const PowerSite *site : placed) {
        const double radius = m_scale * std::clamp(3.2 * std::sqrt(site->value.gw), 2.2, 11.0);
        QPointF middle = map.at({*site->latitude, *site->longitude});
        middle.setX(std::clamp(middle.x(), m_panel.left() + radius, m_panel.right() - radius));
        middle.setY(std::clamp(middle.y(), map.rect().top() + radius, map.rect().bottom() - radius));
        QPainterPath dot;
        dot.addEllipse(middle, radius, radius);
        const PartColour look = colourOf(*site);
        m_drawing.fill(dot, look.isGrey ? mixed(look.colour, m_style.ink, 0.4) : look.colour); // land is grey as well
        m_drawing.stroke(dot, {m_style.background, std::max(0.8, 0.9 * m_scale), {}, false});
        m_drawing.mark({QStringLiteral("place/") + qstring(site->id), dot,
                        PictureText::tr("%1, on the map", "site").arg(qstring(site->name)),
                        siteWords(*site, m_findings, m_plan), siteTarget(*site)});
    }
    const double bottom = map.rect().bottom() + 4 * m_scale;
    const QString note = PictureText::tr("The place of %1 of %2 is known").arg(known).arg(m_findings.sites.size());
    return m_drawing
        .text(shortened(note, m_plain, m_panel.width()), m_plain, m_style.mutedInk, {m_panel.left(), bottom},
              Across::Left, Along::Top)
        .bottom();
}

void SitePainter::drawCountries(double top)
{
    const std::vector<CountrySites> countries = countriesOf(m_findings.sites);
    const auto lines
        = static_cast<std::size_t>(std::max(0.0, (m_panel.bottom() - top - m_pitch - 4 * m_scale) / m_pitch));
    if (lines < 2)
        return;
    m_drawing.text(shortened(PictureText::tr("By country, with and without a date"), m_plain, m_panel.width()), m_plain,
                   m_style.mutedInk, {m_panel.left(), top}, Across::Left, Along::Top);
    m_drawing.rule({m_panel.left(), top + m_line + std::round(2 * m_scale), m_panel.width(), 1}, m_style.axis);
    top += m_pitch + 3 * m_scale;
    const double figures = widthOf(QStringLiteral("888.8 GW"), m_plain);
    const double counts = widthOf(QStringLiteral("8888"), m_plain);
    const double names = m_panel.width() * 0.42;
    const double barLeft = m_panel.left() + names + counts + figures + 16 * m_scale;
    for (std::size_t i = 0; i < std::min(lines, countries.size()); ++i, top += m_pitch) {
        const CountrySites &country = countries[i];
        const double middle = top + m_pitch / 2;
        const QString name = capacityPartName(CapacityGroup::Country, country.country, {});
        m_drawing.text(shortened(name, m_plain, names), m_plain, m_style.ink, {m_panel.left(), middle}, Across::Left,
                       Along::Middle);
        m_drawing.text(QString::number(country.sites), m_plain, m_style.mutedInk,
                       {m_panel.left() + names + counts, middle}, Across::Right, Along::Middle);
        m_drawing.text(powerText(country.value, m_plan.locale), m_plain, m_style.ink,
                       {m_panel.left() + names + counts + figures + 6 * m_scale, middle}, Across::Right, Along::Middle);
        const double width
            = (m_panel.right() - barLeft) * country.value.gw / std::max(countries.front().value.gw, 1e-9);
        const double thickness = std::round(m_pitch * 0.5);
        QPainterPath bar;
        bar.addRect(QRectF(barLeft, std::round(middle - thickness / 2), std::max(1.0, width), thickness));
        const auto look = m_colours.find(country.country);
        if (m_findings.group == CapacityGroup::Country && look != m_colours.end())
            drawParty(m_drawing, bar, look->second.colour, look->second.pattern, m_style);
        else
            m_drawing.fill(bar, m_style.axis);
        QPainterPath outline;
        outline.addRect(QRectF(m_panel.left() - 2, top, m_panel.width() + 4, m_pitch));
        m_drawing.mark({QStringLiteral("country/") + qstring(country.country), outline, name,
                        countedText(country.sites, m_plan.lens.counts) + QStringLiteral(", ")
                            + powerText(country.value, m_plan.locale),
                        capacityTarget(CapacityGroup::Country, country.country)});
    }
}

QString coordinateText(const std::optional<double> &degrees)
{
    return degrees ? QString::number(*degrees, 'g', 8) : QString();
}

PictureTable siteTable(const CapacityFindings &findings)
{
    PictureTable table;
    table.columns = {PictureText::tr("Id"),         PictureText::tr("Site"),     PictureText::tr("First power"),
                     PictureText::tr("Full power"), PictureText::tr("GW"),       PictureText::tr("Low (GW)"),
                     PictureText::tr("High (GW)"),  PictureText::tr("Place"),    PictureText::tr("Country"),
                     PictureText::tr("Operator"),   PictureText::tr("Tenant"),   PictureText::tr("Chips"),
                     PictureText::tr("Hardware"),   PictureText::tr("Stages"),   PictureText::tr("Claims"),
                     PictureText::tr("Contested"),  PictureText::tr("Deal"),     PictureText::tr("$ per GW"),
                     PictureText::tr("Latitude"),   PictureText::tr("Longitude")};
    table.isNumeric = {false, false, false, false, true, true,  true,  false, false, false,
                       false, false, false, true,  true, false, false, true,  true,  true};
    const auto number = [](Gigawatts power) { return QString::number(power.gw, 'g', 12); };
    const auto date = [](const std::optional<PartialDate> &day) { return day ? qstring(day->text()) : QString(); };
    for (const PowerSite &site : findings.sites) {
        QString price;
        for (const PowerPrice &each : findings.prices)
            if (price.isEmpty() && each.deal == site.stages.front().deal)
                price = QString::number(each.perGigawatt.dollars);
        table.rows.push_back({qstring(site.id),
                              qstring(site.name),
                              date(site.firstSaid),
                              date(site.fullSaid),
                              number(site.value),
                              number(site.low),
                              number(site.high),
                              qstring(site.place),
                              qstring(site.country),
                              qstring(site.operatedBy.name),
                              qstring(site.tenant.name),
                              qstring(site.supplier.name),
                              qstring(site.hardware),
                              QString::number(site.stages.size()),
                              QString::number(site.claims),
                              site.isContested ? PictureText::tr("yes") : PictureText::tr("no"),
                              qstring(site.stages.front().deal),
                              price,
                              coordinateText(site.latitude),
                              coordinateText(site.longitude)});
    }
    return table;
}

QString sitesSubtitle(const CapacityFindings &findings, const PicturePlan &plan)
{
    const QString counted = countedText(2, plan.lens.counts).section(QLatin1Char(' '), 1);
    const QString heading = findings.group == CapacityGroup::Country
        ? PictureText::tr("%1 by country, then by first power").arg(counted)
        : PictureText::tr("%1 by first power; in colour: the %2").arg(counted, groupWord(findings.group));
    return heading.left(1).toUpper() + heading.mid(1);
}

/// What the signs mean that there are; prices are explained where they are shown.
void addSiteNotes(FrameWords &words, const CapacityFindings &findings, bool showsPrices)
{
    const auto has
        = [&findings](auto asked) { return std::any_of(findings.sites.begin(), findings.sites.end(), asked); };
    if (has([](const PowerSite &site) { return site.low != site.high; }))
        words.legend.push_back(LegendSign::Range);
    if (has([](const PowerSite &site) { return site.isContested; }))
        words.legend.push_back(LegendSign::Contested);
    if (showsPrices)
        words.notes.append(PictureText::tr("$ per GW: what one deal states of both, its dollars in full"));
    if (has([](const PowerSite &site) { return site.isWithin; }))
        words.notes.append(PictureText::tr("Outlined: within another site, in no sum"));
}
} // namespace

PicturePtr sitesPicture(const std::shared_ptr<const CapacityFindings> &found, const PicturePlan &plan)
{
    const CapacityFindings &findings = *found;
    const TitleContext context = plan.titleContext();
    if (findings.sites.empty()) {
        const EmptyWords empty = noPowerToShow(context);
        return emptyPicture(plan.size, empty.title, empty.help, plan.style);
    }
    const double scale = scaleFor(plan.size);
    Drawing drawing(plan.size);
    FrameWords words = plan.frameWords(sitesTitle(countOf(findings.sites), findings.within, context),
                                       sitesSubtitle(findings, plan), findings.sources);
    FrameWords most = words;
    addSiteNotes(most, findings, true);
    Drawing trial(plan.size); // what has room is known once the frame is
    const QRectF least = drawFrame(trial, most, plan.style);
    addSiteNotes(words, findings, SitePainter(trial, findings, plan, least, scale).showsPrices());
    const QRectF body = drawFrame(drawing, words, plan.style);
    SitePainter(drawing, findings, plan, body, scale).draw();
    drawing.table = [found] { return siteTable(*found); };
    drawing.sentence = PictureText::tr("%1. %2.").arg(words.title, words.subtitle);
    return std::move(drawing).picture();
}

} // namespace ledger
