#pragma once

#include "capacity.h"

#include <optional>
#include <string>
#include <vector>

namespace ledger
{

/// One stage of a site: a deployment.
struct SiteStage
{
    std::string deployment = {};
    std::string name = {};
    std::string deal = {};
    std::string dealTitle = {};
    Gigawatts value = {}; ///< low ≤ value ≤ high
    Gigawatts low = {};
    Gigawatts high = {};
    Term term = {}; ///< first power and full capacity, as far as they are said
    std::optional<Day> firstPower = {}; ///< nothing: undated
    int claims = 0;
    bool isContested = false;
    bool isWithin = false; ///< the power of another deployment includes its own

    bool operator==(const SiteStage &) const = default;
};

/// A place where power arrives, in one stage or in several that share a `site`.
struct PowerSite
{
    std::string id = {}; ///< the slug that its stages share, or the id of the only deployment
    std::string name = {};
    std::vector<SiteStage> stages = {}; ///< by first power, the undated last
    Gigawatts value = {}; ///< of all stages, without those within others (unless all are)
    Gigawatts low = {};
    Gigawatts high = {};
    Gigawatts undated = {}; ///< of the value
    std::optional<Day> firstPower = {}; ///< of the earliest stage, those within others included
    std::optional<PartialDate> firstSaid = {}; ///< the date behind it
    bool firstIsBy = false; ///< only when it is to be full was said, so there is power by then at the latest
    std::optional<PartialDate> fullSaid = {}; ///< the last stage's full capacity, where every stage states one
    std::string place = {};
    std::string country = {};
    std::optional<double> latitude = {};
    std::optional<double> longitude = {};
    CapacityPart operatedBy = {}; ///< of the largest stage that names one, as for tenant and supplier; no value
    CapacityPart tenant = {};
    CapacityPart supplier = {};
    std::string hardware = {};
    int claims = 0;
    bool isContested = false;
    bool isWithin = false; ///< all its stages are within deployments of other sites: it is in no sum

    bool operator==(const PowerSite &) const = default;
};

/// The sites of the lens's counts that have power by the end of its period, and those without a date: by first power,
/// then largest first. What counts no sites (contracts, chips, electricity) is told the same way.
[[nodiscard]] std::vector<PowerSite> sites(const Readings &readings, const Lens &lens,
                                           std::span<const CapacityCut> cuts = {});

/// What stages of one site have in common by name: «Polaris Forge 1» of «Polaris Forge 1, building 1» and «…, building
/// 2»; the first where nothing is.
[[nodiscard]] std::string commonName(const std::vector<std::string> &names);

/// How many sites there are, with what power in all.
struct SiteCount
{
    int sites = 0;
    int dated = 0; ///< how many have a date for their first power
    Gigawatts value = {}; ///< those within others apart
    Gigawatts undated = {}; ///< of the value

    bool operator==(const SiteCount &) const = default;
};
[[nodiscard]] SiteCount countOf(const std::vector<const PowerSite *> &sites);
[[nodiscard]] SiteCount countOf(const std::vector<PowerSite> &sites);

/// What stands in one country.
struct CountrySites
{
    std::string country = {}; ///< empty: not said
    int sites = 0;
    Gigawatts value = {};

    bool operator==(const CountrySites &) const = default;
};
/// Sites by country, most power first; those within others are counted and not summed.
[[nodiscard]] std::vector<CountrySites> countriesOf(const std::vector<PowerSite> &sites);

} // namespace ledger
