#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace ledger
{

/// Whole US dollars. A sum stops at the most that there is: what a document may say (2⁵³ dollars, for each of thousands
/// of years) can add up to more than 64 bits hold, and no total turns negative over it.
struct Usd
{
    static constexpr std::int64_t most = (std::int64_t(1) << 62) - 1; ///< twice that fits in 64 bits

    std::int64_t dollars = 0;

    Usd() = default;
    constexpr explicit Usd(std::int64_t whole) : dollars(whole) { }

    constexpr Usd &operator+=(Usd other) { return *this = *this + other; }
    friend constexpr Usd operator+(Usd a, Usd b) { return Usd(std::min(a.dollars + b.dollars, most)); }
    friend constexpr Usd operator-(Usd a, Usd b) { return Usd(a.dollars - b.dollars); }

    bool operator==(const Usd &) const = default;
    auto operator<=>(const Usd &) const = default;
};

/// Electric power, in gigawatts.
struct Gigawatts
{
    double gw = 0;

    Gigawatts() = default;
    constexpr explicit Gigawatts(double value) : gw(value) { }

    constexpr Gigawatts &operator+=(Gigawatts other)
    {
        gw += other.gw;
        return *this;
    }
    friend constexpr Gigawatts operator+(Gigawatts a, Gigawatts b) { return Gigawatts(a.gw + b.gw); }
    friend constexpr Gigawatts operator-(Gigawatts a, Gigawatts b) { return Gigawatts(a.gw - b.gw); }

    bool operator==(const Gigawatts &) const = default;
    auto operator<=>(const Gigawatts &) const = default;
};

/// A number of chips.
struct Accelerators
{
    double count = 0;

    bool operator==(const Accelerators &) const = default;
    auto operator<=>(const Accelerators &) const = default;
};

} // namespace ledger
