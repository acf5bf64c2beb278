#include "sitespicture.h"

#include "picturetext.h"
#include "sitespanel.h"
#include "sitestable.h"
#include "wording.h"

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{
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

/// Where the table stands, and what stands beside it, which is empty where there is no room for that.
struct SitesRooms
{
    QRectF table = {};
    QRectF panel = {};
};

SitesRooms roomsIn(const QRectF &body, double scale)
{
    SitesRooms rooms{body, {}};
    if (body.width() <= 780 * scale || body.height() <= 200 * scale)
        return rooms;
    rooms.panel = body;
    rooms.panel.setLeft(std::round(body.right() - body.width() * 0.22));
    rooms.table.setRight(rooms.panel.left() - 22 * scale);
    return rooms;
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
    addSiteNotes(words, findings, SitesTable(trial, findings, plan, roomsIn(least, scale).table, scale).showsPrices());
    const SitesRooms rooms = roomsIn(drawFrame(drawing, words, plan.style), scale);
    SitesTable(drawing, findings, plan, rooms.table, scale).draw();
    if (!rooms.panel.isEmpty())
        SitesPanel(drawing, findings, plan, rooms.panel, scale).draw();
    drawing.table = [found] { return siteTable(*found); };
    drawing.sentence = PictureText::tr("%1. %2.").arg(words.title, words.subtitle);
    return std::move(drawing).picture();
}

} // namespace ledger
