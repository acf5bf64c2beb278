#pragma once

#include "capacity.h"
#include "pictureplan.h"
#include "powerprices.h"
#include "sites.h"

#include <QStringList>

#include <map>
#include <string>
#include <vector>

namespace ledger
{

/// How capacity is told.
enum class CapacityShow { Ramp, Sites };

/// All that a picture of capacity tells.
struct CapacityFindings
{
    CapacityShow show = CapacityShow::Ramp;
    CapacityGroup group = CapacityGroup::Operator;
    QStringList within = {}; ///< what was drilled into, in words
    Capacity capacity = {}; ///< in the lens's periods
    Capacity monthly = {}; ///< by month, where there are too many periods for columns
    std::vector<CapacitySupport> supports = {}; ///< the parts in full, largest first
    std::vector<PowerPrice> prices = {};
    std::vector<CitedSource> sources = {};
    std::vector<PowerSite> sites = {}; ///< where they are asked for, or nothing has a date
    std::size_t skipped = 0; ///< so many sites have been left behind: «Others» has been drilled into
};

/// What there is to show. What a reader drilled into cuts the capacity: a party in the role that it is grouped by, a
/// country, a deal (which is told by its sites), one site (by its stages), those with first power in one year.
[[nodiscard]] CapacityFindings capacityFindings(const PictureRequest &request, const Readings &readings,
                                                PicturePlan &plan);

/// Gigawatts at the end of each period, stacked, and beside them on the same scale what has no date.
[[nodiscard]] PicturePtr capacityPicture(const std::shared_ptr<const CapacityFindings> &findings,
                                         const PicturePlan &plan);

/// What a part of capacity is called.
[[nodiscard]] QString capacityPartName(CapacityGroup group, const std::string &id, const std::string &name);
/// What a drill into it opens; nothing where it is not said.
[[nodiscard]] MarkTarget capacityTarget(CapacityGroup group, const std::string &id);
/// What the colour stands for, in words: «operator».
[[nodiscard]] QString groupWord(CapacityGroup group);
/// The colours of parts, in their order: a party's own hue; of deals and countries one for each of the largest.
struct PartColour
{
    QColor colour = {};
    int pattern = -1;
    bool isGrey = false;
};
[[nodiscard]] std::map<std::string, PartColour> partColours(const CapacityFindings &findings, const PicturePlan &plan);
/// `$12B per GW (compute bought)`, of the deal of that id; empty where it does not state both.
[[nodiscard]] QString priceText(const std::vector<PowerPrice> &prices, const std::string &deal, const QLocale &locale);
/// The year of first power that a site is listed under: `2026`, or `none`.
[[nodiscard]] std::string firstYearOf(const PowerSite &site);

} // namespace ledger
