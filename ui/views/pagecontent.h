#pragma once

#include "inspection.h"
#include "pictures.h"

#include <map>
#include <vector>

/// What the page of a party or of a deal says, as plain values, so that it can be worked out anywhere and compared.
namespace ledger
{

/// One figure that a page begins with.
struct PageFigure
{
    QString figure = {};
    QString name = {};
    QString detail = {};
    bool isContested = false;

    bool operator==(const PageFigure &) const = default;
};

/// One part of a page.
struct PagePart
{
    QString id = {}; ///< stable over refreshes: `deals`, `said` …
    InspectedPart told = {};
    int listed = 0; ///< how many records of the Ledger's tables it is of, where it leaves some out; 0: no such list

    bool operator==(const PagePart &) const = default;
};

/// A page as plain values: made on a worker, laid out by PageSheet.
struct PageContent
{
    Selection of = {}; ///< a `party` or a `deal`
    QString kind = {};
    QString title = {};
    QString subtitle = {};
    QString text = {};
    QString through = {}; ///< the lens in words
    QString help = {}; ///< why there is little to see, and what would help; empty where nothing is amiss
    bool isTooEarly = false; ///< it was not known on the day: a later one helps
    std::vector<PageFigure> figures = {};
    std::vector<PictureRequest> pictures = {}; ///< without style and size
    std::vector<PagePart> parts = {};
};

/// The part that tells of the newest edits: it comes from the file and not from the ledger, and so later.
inline constexpr QLatin1String historyPart("history");

/// How many rows a part shows before one asks for more.
inline constexpr int pageRows = 8;

/// How many rows the parts of a page show, by their ids where that is not as for the others.
struct PageRooms
{
    int otherwise = pageRows;
    std::map<QString, int> of = {};

    bool operator==(const PageRooms &) const = default;
};

/// The page of the party or deal that is selected.
[[nodiscard]] PageContent pageContent(const Readings &readings, const Lens &lens, const Selection &of,
                                      const PageRooms &rooms = {});

/// The page as one table: part, what, figure, detail.
[[nodiscard]] PictureTable tableOf(const PageContent &content);

} // namespace ledger
