#include "axis.h"

#include "wording.h"

#include <algorithm>
#include <cmath>

namespace ledger
{

int RoundAxis::steps() const { return static_cast<int>(std::lround(end / step)); }

RoundAxis roundAxis(double largest, int about, double unit)
{
    if (!(largest > 0))
        return {};
    const double rough = std::max(largest / std::max(1, about), unit);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double round : {1.0, 2.0, 2.5, 5.0})
        if (round * power >= rough * 0.999 && (unit <= 0 || std::fmod(round * power, unit) < unit * 1e-9)) {
            step = round * power;
            break;
        }
    return {std::ceil(largest / step - 1e-9) * step, step};
}

double TimeScale::at(Day day) const
{
    const double days = static_cast<double>((last - first).count() + 1);
    return left + (right - left) * static_cast<double>((day - first).count()) / days;
}

namespace
{
QString yearName(int year, bool isShort)
{
    return isShort ? QStringLiteral("’%1").arg(year % 100, 2, 10, QLatin1Char('0')) : QString::number(year);
}

/// The forms of a period's name, longest first. A quarter or month names its year where it is the first of it.
QStringList formsOf(const AxisPeriod &period, const QLocale &locale)
{
    const PartialDate day = partialDate(period.first);
    if (period.period.size() == 4)
        return {yearName(day.year, false), yearName(day.year, true)};
    if (period.period.find('Q') != std::string::npos) {
        const QString quarter = qstring(std::string_view(period.period).substr(5));
        return {periodText(period.period, locale), quarter + QLatin1Char(' ') + yearName(day.year, true), quarter};
    }
    const QString month = locale.standaloneMonthName(day.month, QLocale::ShortFormat);
    return {periodText(period.period, locale), month + QLatin1Char(' ') + yearName(day.year, true), month};
}
} // namespace

void drawPeriodNames(Drawing &drawing, const std::vector<AxisPeriod> &periods, const TimeScale &time, double top,
                     const Style &style, double scale, const QLocale &locale)
{
    const QFont font = fontFor(TextRole::Axis, scale);
    const double gap = 6 * scale;
    const auto middle = [&](const AxisPeriod &period) {
        return (time.at(period.first) + time.at(period.last + std::chrono::days(1))) / 2;
    };
    std::vector<std::vector<double>> widths; // of each period's forms
    for (const AxisPeriod &period : periods) {
        widths.emplace_back();
        for (const QString &form : formsOf(period, locale))
            widths.back().push_back(widthOf(form, font));
    }
    const auto fits = [&](int form, std::size_t every) {
        double free = time.left - time.right; // far to the left
        for (std::size_t i = 0; i < periods.size(); i += every) {
            const double half = widths[i][static_cast<std::size_t>(form)] / 2;
            if (middle(periods[i]) - half < free)
                return false;
            free = middle(periods[i]) + half + gap;
        }
        return true;
    };
    const int forms = periods.empty() ? 0 : static_cast<int>(formsOf(periods.front(), locale).size());
    for (std::size_t every = 1; every <= periods.size(); ++every)
        for (int form = 0; form < forms; ++form) {
            if (!fits(form, every) && every < periods.size())
                continue;
            for (std::size_t i = 0; i < periods.size(); i += every) {
                const QString name = formsOf(periods[i], locale).value(form);
                const QRectF room = Drawing::room(name, font, {middle(periods[i]), top}, Across::Centre, Along::Top);
                if (drawing.isFree(room))
                    drawing.text(name, font, style.mutedInk, room);
            }
            return;
        }
}

void drawYears(Drawing &drawing, const TimeScale &time, double top, const Style &style, double scale)
{
    const QFont font = fontFor(TextRole::Axis, scale);
    const int firstYear = partialDate(time.first).year;
    const int lastYear = partialDate(time.last).year;
    const auto newYear = [](int year) {
        return Day(std::chrono::year_month_day(std::chrono::year(year), std::chrono::January, std::chrono::day(1)));
    };
    const double perYear = (time.right - time.left) / std::max(1, lastYear - firstYear + 1);
    const bool isShort = perYear < widthOf(yearName(2000, false), font) + 14 * scale;
    const double needed = widthOf(yearName(2000, isShort), font) + 10 * scale;
    const int every = std::max(1, static_cast<int>(std::ceil(needed / std::max(perYear, 0.01))));
    double free = time.left - 1;
    for (int year = firstYear; year <= lastYear; year += every) {
        const double x = std::max(time.left, time.at(newYear(year)));
        drawing.rule(QRectF(x, top - 5 * scale, 1, 5 * scale), style.axis);
        const QString name = yearName(year, isShort && year != firstYear);
        const QRectF room = Drawing::room(name, font, {x + 3 * scale, top}, Across::Left, Along::Top);
        if (room.left() < free || room.right() > time.right + 4 * scale || !drawing.isFree(room))
            continue;
        drawing.text(name, font, style.mutedInk, room);
        free = room.right() + 6 * scale;
    }
}

} // namespace ledger
