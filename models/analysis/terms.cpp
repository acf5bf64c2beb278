#include "terms.h"

#include <algorithm>

namespace ledger
{

namespace
{
__extension__ using Wide = unsigned __int128;

std::int64_t dayNumber(const Days &days, Day day) { return (day - days.first).count() + 1; }
std::int64_t lengthOf(const Days &days) { return dayNumber(days, days.last); }

/// Whether 2vk + n fits into 64 bits, since wide division is slow.
bool isNarrow(std::uint64_t value, std::uint64_t days)
{
    return value < (std::uint64_t(1) << 40) && days < (std::uint64_t(1) << 22);
}
} // namespace

Days daysOf(const CommitmentReading &commitment, int assumeYears)
{
    const Reading<Usd> &reading = *commitment.reading;
    const Day start = reading.term.start ? reading.starts : commitment.since;
    if (reading.term.end)
        return {start, std::max(start, reading.ends), false};
    if (isUsedUp(commitment.nature) && assumeYears > 0)
        return {start, yearsLater(start, assumeYears) - std::chrono::days(1), true};
    return {start, start, false};
}

Usd dueBy(Usd amount, const Days &days, Day day)
{
    if (day < days.first)
        return Usd(0);
    if (day >= days.last)
        return amount;
    const auto value = static_cast<std::uint64_t>(amount.dollars);
    const auto k = static_cast<std::uint64_t>(dayNumber(days, day));
    const auto n = static_cast<std::uint64_t>(lengthOf(days));
    // Halves up: (2vk + n) / 2n.
    if (isNarrow(value, n))
        return Usd(static_cast<std::int64_t>((2 * value * k + n) / (2 * n)));
    return Usd(static_cast<std::int64_t>((2 * Wide(value) * k + n) / (2 * Wide(n))));
}

DueByDay::DueByDay(Usd amount, const Days &days) : m_amount(amount), m_days(days)
{
    const auto n = static_cast<std::uint64_t>(lengthOf(days));
    m_divisor = 2 * n;
    if (isNarrow(static_cast<std::uint64_t>(amount.dollars), n))
        m_reciprocal = ~std::uint64_t(0) / m_divisor;
}

Usd dueWithin(Usd amount, const Days &days, const Bounds &bounds)
{
    const Usd atEnd = bounds.last ? dueBy(amount, days, *bounds.last) : amount;
    const Usd before = bounds.first ? dueBy(amount, days, *bounds.first - std::chrono::days(1)) : Usd(0);
    return std::max(Usd(0), atEnd - before);
}

Dues duesBy(const Reading<Usd> &reading, const Days &days, Day day)
{
    const Usd value = dueBy(reading.value, days, day);
    return {value, reading.low == reading.value ? value : dueBy(reading.low, days, day),
            reading.high == reading.value ? value : dueBy(reading.high, days, day)};
}

Dues duesWithin(const Reading<Usd> &reading, const Days &days, const Bounds &bounds)
{
    const Dues atEnd = duesBy(reading, days, bounds.notAfter(days.last));
    return bounds.first && *bounds.first > days.first
        ? atEnd - duesBy(reading, days, *bounds.first - std::chrono::days(1))
        : atEnd;
}

std::optional<Days> daysOf(const Term &term)
{
    if (!term.start && !term.end)
        return std::nullopt;
    const Day first = term.start ? term.start->first() : term.end->last();
    return Days{first, term.end ? std::max(first, term.end->last()) : first, false};
}

Gigawatts powerBy(Gigawatts power, const Days &days, Day day)
{
    if (day < days.first)
        return Gigawatts(0);
    if (day >= days.last)
        return power;
    return Gigawatts(power.gw * static_cast<double>(dayNumber(days, day)) / static_cast<double>(lengthOf(days)));
}

} // namespace ledger
