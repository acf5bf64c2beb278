#include "readings.h"

#include <cmath>

// A claim's three figures (semantics.md, 3). Dollars are computed in 128-bit integers: the days of a term that lie in
// common years count as n/365 and those in leap years as m/366, over the common denominator 365·366; the middle of a
// range is kept doubled until the one rounding at the end.

namespace ledger
{

namespace
{
__extension__ using Int128 = __int128;

constexpr std::int64_t oneYear = std::int64_t{365} * 366;
constexpr std::int64_t mostDollars = std::int64_t(1) << 60;

/// The years of a claim's term in units of 1 / oneYear.
std::int64_t yearsOf(const Claim &claim)
{
    if (!claim.per || !claim.start || !claim.end)
        return oneYear;
    const Day last = claim.end->last();
    std::int64_t years = 0;
    for (Day day = claim.start->first(); day <= last;) {
        const std::chrono::year year = std::chrono::year_month_day(day).year();
        const Day newYear = Day((year + std::chrono::years(1)) / std::chrono::January / 1);
        const std::int64_t days = (std::min(newYear, last + std::chrono::days(1)) - day).count();
        years += days * (year.is_leap() ? 365 : 366);
        day = newYear;
    }
    return years;
}

/// Half of twice a figure, times the years, halves up.
Usd dollars(Int128 doubled, std::int64_t years)
{
    if (years == oneYear) // wide division is slow, and most claims are of no year
        return Usd(static_cast<std::int64_t>((doubled + 1) >> 1));
    const Int128 divisor = 2 * Int128(oneYear);
    const Int128 whole = (2 * doubled * years + divisor) / (2 * divisor);
    return Usd(whole > mostDollars ? mostDollars : static_cast<std::int64_t>(whole));
}

Int128 doubledDollars(double figure) { return Int128(std::llround(2 * figure)); }
} // namespace

Figures<Usd> dollarFigures(const Claim &claim)
{
    const Int128 low = doubledDollars(claim.low.value_or(0));
    const Int128 high = doubledDollars(claim.high.value_or(0));
    const Int128 headline = claim.amount ? doubledDollars(*claim.amount) : (low + high) / 2;
    const std::int64_t years = yearsOf(claim);
    return {.lower = dollars(claim.low ? low : headline, years),
            .headline = dollars(headline, years),
            .upper = dollars(claim.high ? high : headline, years)};
}

Figures<Gigawatts> powerFigures(const Claim &claim)
{
    const double years = static_cast<double>(yearsOf(claim)) / static_cast<double>(oneYear);
    const double headline = claim.amount.value_or((claim.low.value_or(0) + claim.high.value_or(0)) / 2);
    return {.lower = Gigawatts(claim.low.value_or(headline) * years),
            .headline = Gigawatts(headline * years),
            .upper = Gigawatts(claim.high.value_or(headline) * years)};
}

double headlineOf(const Claim &claim)
{
    if (claim.unit == Unit::Usd)
        return static_cast<double>(dollarFigures(claim).headline.dollars);
    return powerFigures(claim).headline.gw;
}

} // namespace ledger
