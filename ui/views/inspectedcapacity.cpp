#include "inspectedcapacity.h"

#include "powerprices.h"
#include "sitelist.h"
#include "wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace ledger
{

namespace
{
struct CapacityWords
{
    Q_DECLARE_TR_FUNCTIONS(CapacityWords)
};

QString claimed(Gigawatts power, int claims)
{
    return powerText(power) + QStringLiteral(" ▪") + QString::number(claims);
}

QString roleWord(CapacityGroup role)
{
    switch (role) {
    case CapacityGroup::Operator:
        return CapacityWords::tr("runs");
    case CapacityGroup::Tenant:
        return CapacityWords::tr("uses");
    default:
        return CapacityWords::tr("has chips in");
    }
}

/// The lens but for its parties: what is told of one thing is told whole.
Lens whole(Lens lens)
{
    lens.parties = {};
    return lens;
}

InspectedRow siteRow(const PowerSite &site)
{
    const MarkTarget target = siteTarget(site);
    return {qstring(site.name), claimed(site.value, site.claims),
            joined({site.firstPower ? CapacityWords::tr("first power %1").arg(firstPowerText(site, QLocale()))
                                    : CapacityWords::tr("no date"),
                    site.country.empty() ? QString() : countryName(site.country), qstring(site.operatedBy.name)}),
            site.isContested, Selection{target.kind, target.id}};
}

InspectedPart sitesPart(const std::vector<PowerSite> &sites, const Lens &lens, int room)
{
    InspectedPart part;
    const SiteCount count = countOf(sites);
    part.heading = countedText(count.sites, lens.counts);
    part.figure = powerText(count.value);
    if (count.undated.gw > 0)
        part.detail = CapacityWords::tr("%1 of it without a date").arg(powerText(count.undated));
    for (const PowerSite &site : sites) {
        if (static_cast<int>(part.rows.size()) == room)
            ++part.more;
        else
            part.rows.push_back(siteRow(site));
    }
    return part;
}

InspectedPart stagePart(const SiteStage &stage)
{
    InspectedPart part;
    part.heading = qstring(stage.name);
    part.figure = claimed(stage.value, stage.claims);
    part.isContested = stage.isContested;
    const QString start
        = stage.term.start ? CapacityWords::tr("first power %1").arg(shortDateText(*stage.term.start)) : QString();
    const QString end = stage.term.end ? CapacityWords::tr("full %1").arg(shortDateText(*stage.term.end)) : QString();
    const QString range = stage.low == stage.high
        ? QString()
        : CapacityWords::tr("%1 to %2").arg(powerText(stage.low), powerText(stage.high));
    part.detail = joined({range, start, end, stage.firstPower ? QString() : CapacityWords::tr("no date"),
                          stage.isWithin ? CapacityWords::tr("within another, in no sum") : QString()});
    part.leadsTo = {QStringLiteral("deployment"), qstring(stage.deployment)};
    part.rows.push_back({qstring(stage.dealTitle),
                         {},
                         CapacityWords::tr("deal"),
                         false,
                         Selection{QStringLiteral("deal"), qstring(stage.deal)}});
    return part;
}
} // namespace

InspectedPart partyCapacityPart(const Readings &readings, const Lens &through, const Id<Party> &party)
{
    InspectedPart part;
    part.heading = CapacityWords::tr("Capacity");
    for (const Counts counts : {Counts::Site, Counts::Contract, Counts::Chips, Counts::Power})
        for (const CapacityGroup role : {CapacityGroup::Operator, CapacityGroup::Tenant, CapacityGroup::Supplier}) {
            Lens lens = through;
            lens.parties = {party};
            lens.counts = counts;
            const CapacityCut own{role, {party.text}, false};
            for (const CapacitySupport &support : capacitySupport(readings, lens, role, std::span(&own, 1)))
                if (support.value.gw > 0)
                    part.rows.push_back(
                        {CapacityWords::tr("%1, %2", "role, counts").arg(roleWord(role), nameOf(counts)),
                         claimed(support.value, support.claims),
                         joined({countedText(support.deployments, counts),
                                 support.undated.gw > 0
                                     ? CapacityWords::tr("%1 without a date").arg(powerText(support.undated))
                                     : QString()}),
                         support.isContested,
                         {}});
        }
    return part;
}

InspectedPart pricesPart(const Readings &readings, const Lens &through, const Id<Deal> &deal)
{
    InspectedPart part;
    part.heading = CapacityWords::tr("Dollars per gigawatt");
    const CapacityCut own{CapacityGroup::Deal, {deal.text}, false};
    for (const Counts counts : {Counts::Site, Counts::Contract, Counts::Chips, Counts::Power}) {
        Lens lens = whole(through);
        lens.counts = counts;
        lens.statuses = {};
        for (const PowerPrice &price : powerPrices(readings, lens, std::span(&own, 1)))
            part.rows.push_back({price.nature ? nameOf(*price.nature) : CapacityWords::tr("the deal as a whole"),
                                 CapacityWords::tr("%1 ▪%2").arg(moneyText(price.perGigawatt)).arg(price.claims),
                                 CapacityWords::tr("%1 for %2 of %3")
                                     .arg(moneyText(price.dollars), powerText(price.power), nameOf(counts)),
                                 price.isContested,
                                 {}});
    }
    return part;
}

Inspection inspectedSite(const Readings &readings, const Lens &through, const QString &id, int room)
{
    Inspection all;
    for (const PowerSite &site : sites(readings, whole(through))) {
        if (qstring(site.id) != id)
            continue;
        all.kind = CapacityWords::tr("Site");
        all.title = qstring(site.name);
        all.subtitle = joined({claimed(site.value, site.claims), qstring(site.place),
                               site.country.empty() ? QString() : countryName(site.country)});
        for (const SiteStage &stage : site.stages)
            if (static_cast<int>(all.parts.size()) < room)
                all.parts.push_back(stagePart(stage));
        return all;
    }
    return all;
}

Inspection inspectedCountry(const Readings &readings, const Lens &through, const QString &code, int room)
{
    Inspection all;
    const Lens lens = whole(through);
    const CapacityCut own{CapacityGroup::Country, {code.toStdString()}, false};
    const std::vector<PowerSite> found = sites(readings, lens, std::span(&own, 1));
    all.kind = CapacityWords::tr("Country");
    all.title = countryName(code.toStdString());
    all.parts.push_back(sitesPart(found, lens, room));
    return all;
}

Inspection inspectedFirstPower(const Readings &readings, const Lens &through, const QString &year, int room)
{
    Inspection all;
    const Lens lens = whole(through);
    std::vector<PowerSite> found = sites(readings, lens);
    std::erase_if(found, [&year](const PowerSite &site) { return qstring(firstYearOf(site)) != year; });
    all.kind = CapacityWords::tr("First power");
    all.title = year == QStringLiteral("none") ? CapacityWords::tr("No date said")
                                               : CapacityWords::tr("First power in %1").arg(year);
    all.parts.push_back(sitesPart(found, lens, room));
    return all;
}

} // namespace ledger
