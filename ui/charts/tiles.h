#pragma once

#include "drawing.h"
#include "overview.h"

#include <QStringList>

/// One tile of a dashboard: what it says, and how it is drawn into the room that the dashboard gives it.
namespace ledger
{

/// What a tile says in words.
struct TileWords
{
    QString title = {}; ///< says what is seen, where there is room for a sentence; a few words over a figure
    QString figure = {}; ///< large; empty in charts, and where there is nothing
    QStringList lines = {}; ///< quieter: ranges, what it rests on, what of the lens does not act here
    QString door = {}; ///< the view that shows the same larger, and its options: `commitments?show=by-period`

    bool isEmpty = false; ///< there is nothing to draw, and `lines` say why
};
[[nodiscard]] TileWords tileWordsOf(OverviewTile tile, const OverviewFindings &findings, const PicturePlan &plan);

/// Whether a tile is one figure, half as wide as a chart.
[[nodiscard]] bool isFigure(OverviewTile tile);
/// The least height at which it can be read.
[[nodiscard]] double leastTileHeight(OverviewTile tile, double scale);
/// The height of one that has nothing to draw, and says why.
[[nodiscard]] double emptyTileHeight(double scale);

/// Draws a tile into its room, with its marks; its title is one that opens its view.
void drawTile(Drawing &drawing, OverviewTile tile, const QRectF &room, const OverviewFindings &findings,
              const PicturePlan &plan, double scale);

/// For tilecharts.cpp: the body of a chart's tile, beneath its words.
void drawTileChart(Drawing &drawing, OverviewTile tile, const QRectF &room, const OverviewFindings &findings,
                   const PicturePlan &plan, double scale);

} // namespace ledger
