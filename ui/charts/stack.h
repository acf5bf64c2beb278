#pragma once

#include "axis.h"
#include "drawing.h"
#include "style.h"

#include <QLocale>
#include <QStringList>

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ledger
{

/// What is stacked: one party, deal, nature …, in the order from the ground up.
struct StackPart
{
    std::string id = {};
    QString name = {};
    QString tail = {}; ///< quieter words behind the name where it is labelled
    QColor colour = {};
    int pattern = -1; ///< in print
    bool isGrey = false; ///< its colour says nothing of who it is
    MarkTarget target = {};
};

/// One part in one column; values are in the axis's unit.
struct StackCell
{
    double value = 0;
    std::array<double, 3> byFirmness = {}; ///< parts of `value`, indexed by Firmness; all 0: firm
    QString name = {}; ///< of its mark
    QString words = {}; ///< of its mark: the figure
};

/// A figure that a column is held against, drawn as a line across it.
struct StackRival
{
    double value = 0;
    double low = 0;
    double high = 0;
    QString text = {}; ///< beside the line, where there is room
    QString longText = {}; ///< the same with what it is, where that fits as well
    QString name = {}; ///< of its mark
    QString words = {};
    MarkTarget target = {};
};

/// One period.
struct StackColumn
{
    AxisPeriod period = {};
    std::vector<StackCell> cells = {}; ///< one for each part
    double assumed = 0; ///< 0 to 1 of it rests on an assumed term
    QString topText = {}; ///< over the column, where there is no row of sums
    QString sumText = {}; ///< under its name
    std::optional<std::pair<double, double>> range = {};
    std::optional<double> concentration = {};
    std::optional<StackRival> rival = {};

    [[nodiscard]] double total() const;
};

/// Where the plot of a stack begins and ends from top to bottom.
struct PlotLevel
{
    double top = 0;
    double bottom = 0;
};

/// A picture of periods side by side: columns, or areas in steps where there are many.
struct Stack
{
    QString id = {}; ///< sets its marks apart from those of another stack in the same picture
    QString heading = {};
    std::vector<StackPart> parts = {};
    std::vector<StackColumn> columns = {};
    std::vector<StackColumn> steps = {}; ///< finer ones that are drawn in place of the columns, as areas
    RoundAxis axis = {};
    std::function<QString(double)> axisText = {};
    std::function<QString(double)> cellText = {}; ///< written into a segment that has room for it; none: nothing is
    QString sumName = {}; ///< what the row under the names holds
    std::optional<Day> known = {}; ///< parts what was known from what is still to come
    QStringList futureWords = {}; ///< for what is still to come, the longest first; none: as of contracts
    std::optional<StackColumn> apart = {}; ///< a column beside the periods, on the same scale, of what has no date
    QString apartName = {}; ///< under that column
    bool hasLabels = true;
    std::optional<PlotLevel> level = {}; ///< that of another beside it, with whose it is compared
    std::optional<Day> from = {}; ///< where time begins, if before the first column
    std::optional<Day> to = {}; ///< and where it ends, if after the last
    QLocale locale = {};
};

/// Draws a stack into a room, with axis, names, marks, direct labels and the strip of concentration.
void drawStack(Drawing &drawing, const Stack &stack, const QRectF &room, const Style &style, double scale);

/// Where the plot of a stack would stand in a room.
[[nodiscard]] PlotLevel plotLevel(Drawing &drawing, const Stack &stack, const QRectF &room, const Style &style,
                                  double scale);

/// The height of a line of that role.
[[nodiscard]] double textHeight(TextRole role, double scale);

/// How many parts can be labelled in a room of that height.
[[nodiscard]] int stackCapacity(double height, double scale);

} // namespace ledger
