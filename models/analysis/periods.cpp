#include "periods.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace ledger
{

namespace
{
namespace chrono = std::chrono;

int monthsIn(Step by)
{
    switch (by) {
    case Step::Month:
        return 1;
    case Step::Quarter:
        return 3;
    default:
        return 12;
    }
}

/// The first day of a month that is counted from January of the year 0.
Day firstOfMonth(int month)
{
    return Day(chrono::year(month / 12) / chrono::month(static_cast<unsigned>(month % 12 + 1)) / 1);
}
} // namespace

int periodNumber(Day day, Step by)
{
    const chrono::year_month_day date(day);
    const int month = static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    return periodOfMonth(month, by);
}

int periodOfMonth(int monthNumber, Step by) { return monthNumber / monthsIn(by); }

int firstMonthOf(int periodNumber, Step by) { return periodNumber * monthsIn(by); }

Day firstDayOf(int periodNumber, Step by) { return firstOfMonth(firstMonthOf(periodNumber, by)); }

Day lastDayOf(int periodNumber, Step by) { return firstDayOf(periodNumber + 1, by) - chrono::days(1); }

Day PeriodEnds::found(int periodNumber)
{
    constexpr int spare = 60; // neighbours are asked for next
    const int from = m_days.empty() ? periodNumber : std::min(m_first, periodNumber - spare);
    const int to = m_days.empty() ? periodNumber + spare
                                  : std::max(m_first + static_cast<int>(m_days.size()) - 1, periodNumber + spare);
    m_first = from;
    m_days.clear();
    for (int period = from; period <= to; ++period)
        m_days.push_back(ledger::lastDayOf(period, m_by));
    return m_days[static_cast<std::size_t>(periodNumber - m_first)];
}

Period periodOf(int periodNumber, Step by)
{
    const int months = periodNumber * monthsIn(by);
    std::array<char, 32> label{};
    if (by == Step::Year)
        std::snprintf(label.data(), label.size(), "%04d", months / 12);
    else if (by == Step::Quarter)
        std::snprintf(label.data(), label.size(), "%04d-Q%d", months / 12, months % 12 / 3 + 1);
    else
        std::snprintf(label.data(), label.size(), "%04d-%02d", months / 12, months % 12 + 1);
    return {label.data(), firstDayOf(periodNumber, by), lastDayOf(periodNumber, by)};
}

Bounds boundsOf(const Lens &lens)
{
    Bounds bounds;
    if (lens.from)
        bounds.first = lens.from->first();
    if (lens.to)
        bounds.last = lens.to->last();
    return bounds;
}

} // namespace ledger
