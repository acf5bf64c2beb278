#include "overview.h"

#include "disputes.h"
#include "picturetext.h"

#include <algorithm>
#include <array>

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

constexpr std::array tileWords{"consumption"sv, "equity"sv,         "power"sv, "firmness"sv, "circles"sv,
                               "share"sv,       "counterparties"sv, "due"sv,   "ramp"sv,     "news"sv};
constexpr std::size_t mostNews = 24; // more than a tile has room for

/// The sum of one nature among rows by nature; nothing of it where there is none.
Total totalOf(const std::vector<Total> &rows, Nature nature)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Total &row) { return row.nature == nature; });
    Total none;
    none.nature = nature;
    return found == rows.end() ? none : *found;
}

CirclesFinding circlesOf(const Readings &readings, const Lens &through)
{
    Lens lens = through;
    lens.rollUp = through.rollUp.value_or(RollUp::Parent); // as loops are told
    const std::vector<Leg> all = legs(readings, lens);
    CirclesFinding found;
    found.isRolledUp = lens.rollUp == RollUp::Parent;
    found.legs = static_cast<int>(all.size());
    Loops largest = loopsAmong(all, usualLoopLength, 1);
    found.circulation = largest.circulation;
    if (!largest.loops.empty())
        found.largest = std::move(largest.loops.front());
    return found;
}

NewsFinding newsOf(const Readings &readings, const Lens &through, const LastLook *lastLook)
{
    Lens lens = through;
    lens.from.reset(); // the period is one of money, not of what is said
    lens.to.reset();
    const std::vector<ChangeRow> rows = changeRows(readings.ledger(), lens);
    NewsFinding news;
    if (lastLook)
        news.lastLook = lastLook->day;
    const auto isNew
        = [lastLook](const ChangeRow &row) { return lastLook && lastLook->added.contains(row.place.claim->id); };
    news.newest.assign(rows.rbegin(), rows.rend());
    news.lately = static_cast<int>(std::count_if(rows.begin(), rows.end(), [&rows](const ChangeRow &row) {
        return row.day > rows.back().day - std::chrono::days(30);
    }));
    // What is new comes first, whenever it was said.
    const auto old = std::stable_partition(news.newest.begin(), news.newest.end(), isNew);
    news.sinceLastLook = static_cast<int>(old - news.newest.begin());
    news.newest.resize(std::min(news.newest.size(), mostNews));
    for (const ChangeRow &row : news.newest)
        news.isNew.push_back(isNew(row));
    return news;
}
} // namespace

template <> std::span<const std::string_view> words<OverviewTile>() { return tileWords; }

QString nameOf(OverviewTile tile)
{
    switch (tile) {
    case OverviewTile::Consumption:
        return PictureText::tr("Computing committed");
    case OverviewTile::Equity:
        return PictureText::tr("Equity committed");
    case OverviewTile::Power:
        return PictureText::tr("Gigawatts");
    case OverviewTile::Firmness:
        return PictureText::tr("How firm it is");
    case OverviewTile::Circles:
        return PictureText::tr("Round in circles");
    case OverviewTile::Share:
        return PictureText::tr("Shares over time");
    case OverviewTile::Counterparties:
        return PictureText::tr("Largest counterparties");
    case OverviewTile::Due:
        return PictureText::tr("Due against revenue");
    case OverviewTile::Ramp:
        return PictureText::tr("Capacity ramp");
    case OverviewTile::News:
        break;
    }
    return PictureText::tr("Newest claims");
}

std::vector<OverviewTile> tilesOf(const PictureRequest &request)
{
    std::vector<OverviewTile> tiles;
    if (const auto found = request.options.find("tiles"); found != request.options.end())
        for (const std::string &name : found->second)
            if (const auto tile = fromWord<OverviewTile>(name);
                tile && std::find(tiles.begin(), tiles.end(), *tile) == tiles.end())
                tiles.push_back(*tile);
    if (tiles.empty())
        for (std::size_t i = 0; i < tileWords.size(); ++i)
            tiles.push_back(static_cast<OverviewTile>(i));
    return tiles;
}

bool OverviewFindings::isNothing() const
{
    if (tiles == std::vector{OverviewTile::News})
        return news.newest.empty();
    const bool hasMoney = consumption.commitments > 0 || equity.commitments > 0 || money.commitments > 0;
    return !hasMoney && power.deployments == 0 && circles.legs == 0;
}

OverviewFindings overviewFindings(const PictureRequest &request, const Readings &readings, PicturePlan &plan)
{
    OverviewFindings found;
    found.tiles = tilesOf(request);
    const auto shows = [&found](std::initializer_list<OverviewTile> any) {
        return std::any_of(any.begin(), any.end(), [&found](OverviewTile tile) {
            return std::find(found.tiles.begin(), found.tiles.end(), tile) != found.tiles.end();
        });
    };
    const Lens whole = plan.lens;
    const Counting counting(readings, whole);
    const std::vector<Total> byNature = totals(counting, TotalGroup::Nature);
    found.consumption = totalOf(byNature, Nature::Consumption);
    found.equity = totalOf(byNature, Nature::Equity);
    found.sources = citedSources(counting, mostFootnotes);
    if (shows({OverviewTile::Power, OverviewTile::Ramp})) {
        found.power = powerSum(readings, whole);
        found.capacity = capacity(readings, whole, CapacityGroup::Operator);
    }
    if (shows({OverviewTile::Circles}))
        found.circles = circlesOf(readings, whole);
    if (shows({OverviewTile::Firmness}))
        found.contested = static_cast<int>(contested(readings, whole).size());
    if (shows({OverviewTile::News}))
        found.news = newsOf(readings, whole, request.lastLook.get());

    PictureRequest bare = request; // what is told of one nature does as the views do by default
    bare.options.clear();
    found.share = shareFindings(bare, readings, plan);
    found.nature = found.share.nature;
    found.money = totalOf(byNature, found.nature);
    found.counterparties = commitmentFindings(bare, readings, plan);
    found.counterparties.notBrokenDown.clear(); // in no sum, and told where there is more room
    if (shows({OverviewTile::Due}))
        found.burden = burden(readings, whole, found.nature);
    plan.lens = whole;
    return found;
}

} // namespace ledger
