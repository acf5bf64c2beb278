#pragma once

#include "drawing.h"
#include "partialdate.h"
#include "style.h"

#include <QLocale>

#include <string>
#include <vector>

namespace ledger
{

/// Round numbers from 0 to where an axis ends: the first that is not below the largest value.
struct RoundAxis
{
    double end = 1;
    double step = 1;

    [[nodiscard]] int steps() const;
};

/// An axis for values up to `largest` in about so many steps of 1, 2, 2.5 or 5 times a power of ten, each of them whole
/// in `unit`s.
[[nodiscard]] RoundAxis roundAxis(double largest, int about, double unit = 0);
/// The same for money, whose steps are whole dollars: two of them are never worded alike.
[[nodiscard]] inline RoundAxis moneyAxis(double dollars, int about) { return roundAxis(dollars, about, 1); }

/// Days laid out along x.
struct TimeScale
{
    Day first = {};
    Day last = {}; ///< the end of this day is at `right`
    double left = 0;
    double right = 0;

    [[nodiscard]] double at(Day day) const; ///< where a day begins
};

/// One period of an axis of time.
struct AxisPeriod
{
    std::string period = {};
    Day first = {};
    Day last = {};
};

/// Names of periods under an axis: each under its middle, in the longest form that fits («2027», «’27»; «Q1 2027»,
/// «Q1»; «January 2027», «Jan»), or every second, third … one.
void drawPeriodNames(Drawing &drawing, const std::vector<AxisPeriod> &periods, const TimeScale &time, double top,
                     const Style &style, double scale, const QLocale &locale);

/// Years as ticks under an axis of many periods.
void drawYears(Drawing &drawing, const TimeScale &time, double top, const Style &style, double scale);

} // namespace ledger
