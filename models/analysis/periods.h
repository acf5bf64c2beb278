#pragma once

#include "lens.h"

#include <optional>
#include <string>
#include <vector>

namespace ledger
{

/// One year, quarter or month.
struct Period
{
    std::string label = {}; ///< `2026`, `2026-Q1`, `2026-01`
    Day first = {};
    Day last = {};

    bool operator==(const Period &) const = default;
};

/// The number of the period that a day lies in; neighbours have neighbouring numbers.
[[nodiscard]] int periodNumber(Day day, Step by);
/// The number of the period that a month lies in, which is told by its own number.
[[nodiscard]] int periodOfMonth(int monthNumber, Step by);
/// The number of the first month of a period.
[[nodiscard]] int firstMonthOf(int periodNumber, Step by);
[[nodiscard]] Day firstDayOf(int periodNumber, Step by);
[[nodiscard]] Day lastDayOf(int periodNumber, Step by);
[[nodiscard]] Period periodOf(int periodNumber, Step by);

/// The last days of periods, each worked out once.
class PeriodEnds
{
public:
    explicit PeriodEnds(Step by) : m_by(by) { }

    [[nodiscard]] Day lastDayOf(int periodNumber)
    {
        const auto position = static_cast<std::size_t>(periodNumber - m_first);
        return periodNumber >= m_first && position < m_days.size() ? m_days[position] : found(periodNumber);
    }

private:
    Day found(int periodNumber);

    Step m_by;
    int m_first = 0;
    std::vector<Day> m_days;
};

/// The days from one to another, both counted; an absent one is no bound.
struct Bounds
{
    std::optional<Day> first = {};
    std::optional<Day> last = {};

    /// Whether some day from one to another lies within.
    [[nodiscard]] bool meet(Day from, Day to) const { return notBefore(from) <= notAfter(to); }
    [[nodiscard]] Day notBefore(Day day) const { return first && *first > day ? *first : day; }
    [[nodiscard]] Day notAfter(Day day) const { return last && *last < day ? *last : day; }

    bool operator==(const Bounds &) const = default;
};

/// The period of a lens as days (semantics.md, 1): from its first to its last.
[[nodiscard]] Bounds boundsOf(const Lens &lens);

} // namespace ledger
