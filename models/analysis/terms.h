#pragma once

#include "periods.h"
#include "readings.h"

namespace ledger
{

/// The days over which money falls due or power arrives, both counted.
struct Days
{
    Day first = {};
    Day last = {};
    bool isAssumed = false; ///< rests on an assumed term

    bool operator==(const Days &) const = default;
};

/// The days over which a commitment's money falls due (semantics.md, 6); it has a reading.
[[nodiscard]] Days daysOf(const CommitmentReading &commitment, int assumeYears);

/// What of an amount has fallen due by the end of a day: v·k/n, halves up.
[[nodiscard]] Usd dueBy(Usd amount, const Days &days, Day day);

/// The same for many days, with one division for all of them.
class DueByDay
{
public:
    DueByDay(Usd amount, const Days &days);

    /// What has fallen due by the end of a day.
    [[nodiscard]] Usd operator()(Day day) const
    {
        if (day < m_days.first || day >= m_days.last || m_reciprocal == 0)
            return dueBy(m_amount, m_days, day);
        const auto k = static_cast<std::uint64_t>((day - m_days.first).count() + 1);
        const std::uint64_t dividend = 2 * static_cast<std::uint64_t>(m_amount.dollars) * k + m_divisor / 2;
        // A product with the reciprocal is the quotient, or one less.
        auto quotient = static_cast<std::uint64_t>(Wide(dividend) * m_reciprocal >> 64);
        if (dividend - quotient * m_divisor >= m_divisor)
            ++quotient;
        return Usd(static_cast<std::int64_t>(quotient));
    }

private:
    __extension__ using Wide = unsigned __int128;

    Usd m_amount;
    Days m_days;
    std::uint64_t m_divisor = 0; // twice the days
    std::uint64_t m_reciprocal = 0; // 2⁶⁴ through it, rounded down or one less; 0 where 64 bits are not enough
};

/// What of an amount falls due within bounds: the difference between their two ends.
[[nodiscard]] Usd dueWithin(Usd amount, const Days &days, const Bounds &bounds);

/// A commitment's money, and its band, as far as it falls due.
struct Dues
{
    Usd value = {};
    Usd low = {};
    Usd high = {};

    Dues &operator+=(const Dues &other)
    {
        value += other.value;
        low += other.low;
        high += other.high;
        return *this;
    }
    friend Dues operator-(const Dues &a, const Dues &b) { return {a.value - b.value, a.low - b.low, a.high - b.high}; }

    bool operator==(const Dues &) const = default;
};

/// What of a reading has fallen due by the end of a day, its band spread over the same days (semantics.md, 12).
[[nodiscard]] Dues duesBy(const Reading<Usd> &reading, const Days &days, Day day);

/// What of a reading falls due within bounds that meet its days.
[[nodiscard]] Dues duesWithin(const Reading<Usd> &reading, const Days &days, const Bounds &bounds);

/// The days over which power arrives (semantics.md, 7): one day where it is there at once, nothing where it is undated.
[[nodiscard]] std::optional<Days> daysOf(const Term &term);

/// How much of some power there is by the end of a day.
[[nodiscard]] Gigawatts powerBy(Gigawatts power, const Days &days, Day day);

} // namespace ledger
