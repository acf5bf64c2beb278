#include "sites.h"

#include "supplies.h"
#include "ties.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace ledger
{

namespace
{
SiteStage stageOf(const PowerSupply &supply)
{
    const Reading<Gigawatts> &reading = supply.reading();
    SiteStage stage;
    stage.deployment = supply.record().id.text;
    stage.name = supply.record().name;
    stage.deal = supply.deal->dossier->record.id.text;
    stage.dealTitle = supply.deal->dossier->record.title;
    stage.value = reading.value;
    stage.low = reading.low;
    stage.high = reading.high;
    stage.term = reading.term;
    if (supply.days)
        stage.firstPower = supply.days->first;
    stage.claims = supply.deployment->knownClaims;
    stage.isContested = supply.deployment->isContested;
    stage.isWithin = supply.isWithin;
    return stage;
}

bool isEarlier(const std::optional<Day> &a, const std::optional<Day> &b) { return a && (!b || *a < *b); }

/// Largest first, ties by id.
bool isLarger(const PowerSupply *a, const PowerSupply *b)
{
    const double powerA = inBillionths(a->reading().value.gw), powerB = inBillionths(b->reading().value.gw);
    return powerA != powerB ? powerA > powerB : a->record().id < b->record().id;
}

void addPower(PowerSite &site, const SiteStage &stage)
{
    site.claims += stage.claims;
    site.isContested = site.isContested || stage.isContested;
    if (stage.isWithin && !site.isWithin)
        return;
    site.value += stage.value;
    site.low += stage.low;
    site.high += stage.high;
    if (!stage.firstPower)
        site.undated += stage.value;
}

/// Takes what stages say of where and whose; the largest comes first, later ones fill what it leaves open.
void addPlace(PowerSite &site, const PowerSupply &supply, const Passes &passes, const Ledger &ledger)
{
    const Deployment &record = supply.record();
    const auto fill = [](std::string &into, const std::string &from) {
        if (into.empty())
            into = from;
    };
    fill(site.place, record.place);
    fill(site.country, record.country);
    fill(site.hardware, record.hardware);
    if (!site.latitude && record.latitude && record.longitude) {
        site.latitude = record.latitude;
        site.longitude = record.longitude;
    }
    if (site.operatedBy.id.empty())
        site.operatedBy = partOf(supply, CapacityGroup::Operator, passes, ledger);
    if (site.tenant.id.empty())
        site.tenant = partOf(supply, CapacityGroup::Tenant, passes, ledger);
    if (site.supplier.id.empty())
        site.supplier = partOf(supply, CapacityGroup::Supplier, passes, ledger);
}

/// First power is that of the earliest stage; full capacity is known where every stage that is summed states it.
void tellDates(PowerSite &site)
{
    std::ranges::stable_sort(
        site.stages, [](const SiteStage &a, const SiteStage &b) { return isEarlier(a.firstPower, b.firstPower); });
    const SiteStage &first = site.stages.front();
    site.firstPower = first.firstPower;
    site.firstIsBy = first.firstPower && !first.term.start;
    site.firstSaid = first.term.start ? first.term.start : first.term.end;
    for (const SiteStage &stage : site.stages) {
        if (stage.isWithin && !site.isWithin)
            continue;
        if (!stage.term.end) {
            site.fullSaid.reset();
            return;
        }
        if (!site.fullSaid || site.fullSaid->last() < stage.term.end->last())
            site.fullSaid = stage.term.end;
    }
}

PowerSite siteOf(std::vector<const PowerSupply *> supplies, const std::string &id, const Passes &passes,
                 const Ledger &ledger)
{
    std::ranges::sort(supplies, isLarger);
    PowerSite site;
    site.id = id;
    site.isWithin = std::ranges::all_of(supplies, &PowerSupply::isWithin);
    std::vector<std::string> names;
    for (const PowerSupply *supply : supplies) {
        site.stages.push_back(stageOf(*supply));
        addPower(site, site.stages.back());
        addPlace(site, *supply, passes, ledger);
        names.push_back(supply->record().name);
    }
    site.name = commonName(names);
    tellDates(site);
    return site;
}

bool isLetter(char sign)
{
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9')
        || static_cast<unsigned char>(sign) >= 0x80;
}

/// Whether a name can be cut at a position without splitting a word.
bool isBoundary(const std::string &name, std::size_t at)
{
    return at >= name.size() || at == 0 || !isLetter(name[at]) || !isLetter(name[at - 1]);
}
} // namespace

std::string commonName(const std::vector<std::string> &names)
{
    if (names.empty())
        return {};
    std::size_t length = names.front().size();
    for (const std::string &name : names) {
        const auto [here, there] = std::ranges::mismatch(names.front(), name);
        length = std::min(length, static_cast<std::size_t>(here - names.front().begin()));
    }
    std::string common = names.front().substr(0, length);
    if (names.size() > 1) {
        while (length > 0
               && !std::ranges::all_of(names, [length](const std::string &name) { return isBoundary(name, length); }))
            --length;
        common.resize(length);
        if (const std::size_t comma = common.rfind(", "); comma != std::string::npos && comma > 0)
            common.resize(comma);
        while (!common.empty() && !isLetter(common.back()) && common.back() != ')')
            common.pop_back();
    }
    return common.size() < 3 ? names.front() : common;
}

std::vector<PowerSite> sites(const Readings &readings, const Lens &lens, std::span<const CapacityCut> cuts)
{
    const Passes passes(readings.ledger(), lens);
    const std::vector<PowerSupply> supplies = powerSupplies(readings, lens, passes, cuts);
    // A slug and an id may be the same word: what shares a site is kept apart from what stands alone.
    std::map<std::pair<bool, std::string_view>, std::vector<const PowerSupply *>> bySite;
    for (const PowerSupply &supply : supplies) {
        const Deployment &record = supply.record();
        bySite[{record.site.empty(), record.site.empty() ? record.id.text : record.site}].push_back(&supply);
    }
    const Bounds bounds = boundsOf(lens);
    const bool isBackwards = bounds.first && bounds.last && *bounds.last < *bounds.first;
    std::vector<PowerSite> found;
    for (const auto &[key, stages] : bySite) {
        PowerSite site = siteOf(stages, std::string(stages.size() > 1 ? key.second : stages.front()->record().id.text),
                                passes, readings.ledger());
        if (site.firstPower && (isBackwards || (bounds.last && *site.firstPower > *bounds.last)))
            continue;
        found.push_back(std::move(site));
    }
    std::ranges::sort(found, [](const PowerSite &a, const PowerSite &b) {
        if (a.firstPower != b.firstPower)
            return isEarlier(a.firstPower, b.firstPower);
        const double valueA = inBillionths(a.value.gw), valueB = inBillionths(b.value.gw);
        return valueA != valueB ? valueA > valueB : a.id < b.id;
    });
    return found;
}

SiteCount countOf(const std::vector<const PowerSite *> &sites)
{
    SiteCount count;
    for (const PowerSite *site : sites) {
        ++count.sites;
        count.dated += site->firstPower ? 1 : 0;
        if (site->isWithin)
            continue;
        count.value += site->value;
        count.undated += site->undated;
    }
    return count;
}

SiteCount countOf(const std::vector<PowerSite> &sites)
{
    std::vector<const PowerSite *> all;
    for (const PowerSite &site : sites)
        all.push_back(&site);
    return countOf(all);
}

std::vector<CountrySites> countriesOf(const std::vector<PowerSite> &sites)
{
    std::vector<CountrySites> countries;
    std::unordered_map<std::string_view, std::size_t> positions;
    for (const PowerSite &site : sites) {
        const auto [found, isNew] = positions.try_emplace(site.country, countries.size());
        if (isNew)
            countries.push_back({.country = site.country});
        CountrySites &country = countries[found->second];
        ++country.sites;
        if (!site.isWithin)
            country.value += site.value;
    }
    std::ranges::sort(countries, [](const CountrySites &a, const CountrySites &b) {
        const double valueA = inBillionths(a.value.gw), valueB = inBillionths(b.value.gw);
        return valueA != valueB ? valueA > valueB : a.country < b.country;
    });
    return countries;
}

} // namespace ledger
