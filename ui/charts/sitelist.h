#pragma once

#include "capacitypicture.h"

#include <map>
#include <vector>

namespace ledger
{

/// One line of the list of sites: a site, or what has no room.
struct SiteLine
{
    const PowerSite *site = nullptr; ///< lives as long as the findings; null: sites that have no room
    QString more = {}; ///< what those are: `and 16 sites · 7.5 GW`
    MarkTarget target = {};
};

/// Sites of one year of first power, or of one country.
struct SiteSection
{
    QString heading = {}; ///< empty where it is the only one
    QString detail = {}; ///< `17 sites`
    QString words = {}; ///< `17 sites · 10.6 GW`
    MarkTarget target = {};
    std::vector<SiteLine> lines = {};
};

/// How far below one another the lines of the table and of what stands beside it are.
[[nodiscard]] double sitePitch(double line, double scale);

/// The sites in as many lines as there is room for: by their year of first power (grouped by country: by country), the
/// largest of each year and the earliest of each country, so that no section is crowded out.
[[nodiscard]] std::vector<SiteSection> siteSections(const CapacityFindings &findings, const PicturePlan &plan,
                                                    std::size_t room);

/// `Jul 2026`; `by Dec 2025` where only full capacity has a date; «–» where nothing has.
[[nodiscard]] QString firstPowerText(const PowerSite &site, const QLocale &locale);
[[nodiscard]] QString fullPowerText(const PowerSite &site, const QLocale &locale);
/// What a row stands for: a site of several stages, or its only deployment.
[[nodiscard]] MarkTarget siteTarget(const PowerSite &site);
/// `1.2 GW (0.6 to 1.4 GW) ▪3, contested; first power Jul 2026 …`.
[[nodiscard]] QString siteWords(const PowerSite &site, const CapacityFindings &findings, const PicturePlan &plan);
/// The part that a site counts in, and how that is drawn.
[[nodiscard]] std::string groupIdOf(const PowerSite &site, CapacityGroup group);
[[nodiscard]] PartColour colourOf(const PowerSite &site, const CapacityFindings &findings,
                                  const std::map<std::string, PartColour> &colours, const Style &style);
[[nodiscard]] bool areInOneCountry(const std::vector<PowerSite> &sites);

} // namespace ledger
