#pragma once

#include "burden.h"
#include "capacity.h"
#include "circulation.h"
#include "commitmentspicture.h"
#include "listing.h"
#include "loops.h"
#include "pictureplan.h"
#include "powersum.h"
#include "sharepicture.h"

#include <optional>
#include <vector>

namespace ledger
{

/// What a dashboard can be made of (the names of the option `tiles`), in the usual order.
enum class OverviewTile : std::uint8_t {
    Consumption,
    Equity,
    Power,
    Firmness,
    Circles,
    Share,
    Counterparties,
    Due,
    Ramp,
    News
};
template <> std::span<const std::string_view> words<OverviewTile>();

/// What a tile is called where one chooses among them.
[[nodiscard]] QString nameOf(OverviewTile tile);

/// Money that could come back to where it started.
struct CirclesFinding
{
    Circulation circulation = {};
    int legs = 0; ///< among so many payers and payees
    std::optional<Loop> largest = {};
    bool isRolledUp = true;
};

/// What was said last.
struct NewsFinding
{
    std::vector<ChangeRow> newest = {}; ///< newest first
    std::vector<bool> isNew = {}; ///< for each, since the reader last looked
    int sinceLastLook = 0; ///< how many are new, shown or not
    std::optional<PartialDate> lastLook = {}; ///< its day
    int lately = 0; ///< how many were said in the month before the newest, that day included
};

/// All that a dashboard tells; of what no tile shows there is nothing.
struct OverviewFindings
{
    std::vector<OverviewTile> tiles = {};
    Nature nature = Nature::Consumption; ///< of the money that is looked at closely
    Total money = {}; ///< all of that nature
    Total consumption = {};
    Total equity = {};
    PowerSum power = {};
    Capacity capacity = {}; ///< by operator
    CirclesFinding circles = {};
    int contested = 0; ///< how many things are, as `query contested` tells
    ShareFindings share = {};
    CommitmentFindings counterparties = {};
    Burden burden = {};
    NewsFinding news = {};
    std::vector<CitedSource> sources = {};

    [[nodiscard]] bool isNothing() const;
};

/// What there is to show in the tiles that are asked for, or in all of them. `plan` stays as it is, whatever the
/// views that are asked narrow.
[[nodiscard]] OverviewFindings overviewFindings(const PictureRequest &request, const Readings &readings,
                                                PicturePlan &plan);

/// The tiles of the option, those that are unknown left out; all where none is named.
[[nodiscard]] std::vector<OverviewTile> tilesOf(const PictureRequest &request);

/// The dashboard: as many tiles as have room.
[[nodiscard]] PicturePtr overviewPicture(const std::shared_ptr<const OverviewFindings> &findings,
                                         const PicturePlan &plan);

/// The least height at which a dashboard of that width shows all its tiles.
[[nodiscard]] double overviewHeight(const std::vector<OverviewTile> &tiles, double width);

} // namespace ledger
