#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ledger
{

/// One day of the proleptic Gregorian calendar; days are counted by subtracting.
using Day = std::chrono::sys_days;

/// A date as far as it is known: a year, a month or a day. What it means as a single day depends on what
/// it is used for (semantics.md, 1), so whoever uses it asks for its first or its last day.
struct PartialDate
{
    std::int16_t year = 0;
    std::uint8_t month = 0; ///< 1 to 12; 0 where only the year is known
    std::uint8_t day = 0; ///< 1 to 31; 0 where only the month is known

    [[nodiscard]] Day first() const;
    [[nodiscard]] Day last() const;
    /// `2026`, `2026-02` or `2026-02-27`.
    [[nodiscard]] std::string text() const;

    bool operator==(const PartialDate &) const = default;
    auto operator<=>(const PartialDate &) const = default;
};

/// The date that a text like `2026`, `2026-02` or `2026-02-27` states; nothing where it is not exactly so
/// or no such day exists. Years run from 0001 to 9999.
[[nodiscard]] std::optional<PartialDate> partialDate(std::string_view text);

/// A full date.
[[nodiscard]] PartialDate partialDate(Day day);

/// `2026-02-27`.
[[nodiscard]] std::string isoText(Day day);

/// The same day of the month so many years later; 29 February becomes the 28th where there is no 29th.
[[nodiscard]] Day yearsLater(Day day, int years);

} // namespace ledger
