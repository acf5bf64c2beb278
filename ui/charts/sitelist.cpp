#include "sitelist.h"

#include "picturetext.h"
#include "wording.h"

#include <algorithm>
#include <optional>

namespace ledger
{

namespace
{
/// A section and all sites in it, in the order of their first power.
struct FullSection
{
    SiteSection section;
    std::vector<const PowerSite *> sites;
};

QString sumText(const std::vector<const PowerSite *> &sites, const PicturePlan &plan)
{
    const SiteCount count = countOf(sites);
    return countedText(count.sites, plan.lens.counts) + QStringLiteral(" · ") + powerText(count.value, plan.locale);
}

SiteSection headed(CapacityGroup group, const std::string &key)
{
    SiteSection section;
    if (group == CapacityGroup::Country) {
        section.heading = capacityPartName(group, key, {});
        section.target = capacityTarget(group, key);
    } else {
        section.heading = key == "none" ? PictureText::tr("No date") : qstring(key);
        section.target = {QStringLiteral("first"), qstring(key)};
    }
    return section;
}

std::vector<FullSection> fullSections(const CapacityFindings &findings)
{
    std::vector<FullSection> sections;
    std::map<std::string, std::size_t> positions;
    for (std::size_t i = findings.skipped; i < findings.sites.size(); ++i) {
        const PowerSite &site = findings.sites[i];
        const std::string key = findings.group == CapacityGroup::Country ? site.country : firstYearOf(site);
        const auto [found, isNew] = positions.try_emplace(key, sections.size());
        if (isNew)
            sections.push_back({headed(findings.group, key), {}});
        sections[found->second].sites.push_back(&site);
    }
    if (findings.group == CapacityGroup::Country)
        std::stable_sort(sections.begin(), sections.end(), [](const FullSection &a, const FullSection &b) {
            return countOf(a.sites).value > countOf(b.sites).value;
        });
    return sections;
}

/// Lines for each section by turns, so that the small ones are whole before a large one takes the rest.
std::vector<std::size_t> dealtLines(std::size_t room, const std::vector<FullSection> &sections)
{
    std::vector<std::size_t> given(sections.size(), 0);
    bool isMore = true;
    while (room > 0 && isMore) {
        isMore = false;
        for (std::size_t i = 0; i < sections.size() && room > 0; ++i)
            if (given[i] < sections[i].sites.size()) {
                ++given[i];
                --room;
                isMore = true;
            }
    }
    return given;
}

/// Fills a section's lines: its largest sites in the order of their first power (`isByDate`: the earliest), then one
/// line for the rest. `isPage`: the rest is the next page.
void fill(FullSection &full, std::size_t lines, bool isPage, bool isByDate, const PicturePlan &plan)
{
    std::vector<const PowerSite *> shown = full.sites;
    std::vector<const PowerSite *> hidden;
    if (lines < shown.size()) {
        const std::size_t kept = lines > 0 ? lines - 1 : 0;
        if (!isPage && !isByDate)
            std::stable_sort(shown.begin(), shown.end(),
                             [](const PowerSite *a, const PowerSite *b) { return a->value > b->value; });
        hidden.assign(shown.begin() + static_cast<std::ptrdiff_t>(kept), shown.end());
        shown.resize(kept);
        std::sort(shown.begin(), shown.end()); // they lie in the order of their first power
    }
    for (const PowerSite *site : shown)
        full.section.lines.push_back({site, {}, siteTarget(*site)});
    full.section.detail = countedText(static_cast<int>(full.sites.size()), plan.lens.counts);
    full.section.words = sumText(full.sites, plan);
    if (hidden.empty())
        return;
    const MarkTarget rest
        = isPage ? MarkTarget{QStringLiteral("others"), QString::number(shown.size())} : full.section.target;
    full.section.lines.push_back(
        {nullptr, shown.empty() ? full.section.words : PictureText::tr("and %1").arg(sumText(hidden, plan)), rest});
}

/// What is left of sections that have not even one line.
SiteSection elsewhere(const std::vector<FullSection> &sections, std::size_t from, const PicturePlan &plan)
{
    std::vector<const PowerSite *> sites;
    for (std::size_t i = from; i < sections.size(); ++i)
        sites.insert(sites.end(), sections[i].sites.begin(), sections[i].sites.end());
    SiteSection section;
    section.heading = PictureText::tr("Others (%1)").arg(sections.size() - from);
    section.words = sumText(sites, plan);
    section.lines.push_back({nullptr, PictureText::tr("%1; the table has them").arg(section.words), {}});
    return section;
}
} // namespace

std::vector<SiteSection> siteSections(const CapacityFindings &findings, const PicturePlan &plan, std::size_t room)
{
    std::vector<FullSection> all = fullSections(findings);
    std::vector<SiteSection> told;
    if (all.size() == 1) {
        fill(all.front(), room, true, true, plan);
        all.front().section.heading.clear();
        told.push_back(std::move(all.front().section));
        return told;
    }
    std::optional<SiteSection> last;
    if (all.size() > room) {
        const std::size_t kept = room > 1 ? room - 1 : 1;
        last = elsewhere(all, kept, plan);
        all.resize(kept);
    }
    const std::vector<std::size_t> given = dealtLines(room - (last ? 1 : 0), all);
    for (std::size_t i = 0; i < all.size(); ++i) {
        fill(all[i], given[i], false, findings.group == CapacityGroup::Country, plan);
        told.push_back(std::move(all[i].section));
    }
    if (last && room > 1)
        told.push_back(std::move(*last));
    return told;
}

QString firstPowerText(const PowerSite &site, const QLocale &locale)
{
    if (!site.firstSaid)
        return QStringLiteral("–");
    const QString date = shortDateText(*site.firstSaid, locale);
    return site.firstIsBy ? PictureText::tr("by %1", "date").arg(date) : date;
}

QString fullPowerText(const PowerSite &site, const QLocale &locale)
{
    return site.fullSaid ? shortDateText(*site.fullSaid, locale) : QStringLiteral("–");
}

MarkTarget siteTarget(const PowerSite &site)
{
    return site.stages.size() == 1 ? MarkTarget{QStringLiteral("deployment"), qstring(site.stages.front().deployment)}
                                   : MarkTarget{QStringLiteral("site"), qstring(site.id)};
}

QString siteWords(const PowerSite &site, const CapacityFindings &findings, const PicturePlan &plan)
{
    QString words = powerText(site.value, plan.locale);
    if (site.low != site.high)
        words
            += PictureText::tr(" (%1 to %2)").arg(powerText(site.low, plan.locale), powerText(site.high, plan.locale));
    words += QStringLiteral(", ") + claimsText(site.claims);
    if (site.isContested)
        words += PictureText::tr(", contested");
    if (site.stages.size() > 1)
        words += PictureText::tr(", %1 stages").arg(site.stages.size());
    if (site.isWithin)
        words += PictureText::tr(", within another site and in no sum");
    words += site.firstPower ? PictureText::tr("; first power %1").arg(firstPowerText(site, plan.locale))
                             : PictureText::tr("; no date for its first power");
    if (site.fullSaid)
        words += PictureText::tr(", full %1").arg(fullPowerText(site, plan.locale));
    const QString country = site.country.empty() ? QString() : countryName(site.country);
    for (const QString &part :
         {qstring(site.place), country,
          site.operatedBy.name.empty() ? QString() : PictureText::tr("run by %1").arg(qstring(site.operatedBy.name)),
          site.tenant.name.empty() ? QString() : PictureText::tr("used by %1").arg(qstring(site.tenant.name)),
          priceText(findings.prices, site.stages.front().deal, plan.locale)})
        if (!part.isEmpty())
            words += QStringLiteral("; ") + part;
    return words;
}

std::string groupIdOf(const PowerSite &site, CapacityGroup group)
{
    switch (group) {
    case CapacityGroup::Operator:
        return site.operatedBy.id;
    case CapacityGroup::Tenant:
        return site.tenant.id;
    case CapacityGroup::Supplier:
        return site.supplier.id;
    case CapacityGroup::Country:
        return site.country;
    case CapacityGroup::Deal:
        break;
    }
    return site.stages.front().deal;
}

double sitePitch(double line, double scale) { return line + std::round(3.5 * scale); }

PartColour colourOf(const PowerSite &site, const CapacityFindings &findings,
                    const std::map<std::string, PartColour> &colours, const Style &style)
{
    const auto found = colours.find(groupIdOf(site, findings.group));
    return found == colours.end() ? PartColour{style.others, -1, true} : found->second;
}

bool areInOneCountry(const std::vector<PowerSite> &sites)
{
    return std::ranges::all_of(sites,
                               [&sites](const PowerSite &site) { return site.country == sites.front().country; });
}

} // namespace ledger
