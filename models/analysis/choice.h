#pragma once

#include "lens.h"
#include "testimony.h"

#include <algorithm>
#include <functional>
#include <string_view>

namespace ledger
{

/// What an observation brings into the choice of the one that counts; claims bring their testimonies.
template <typename Amount> struct Candidate
{
    Figures<Amount> figures = {};
    Day stated = {};
    Stance stance = Stance::Reported;
    std::string_view id = {};
};

/// The order of ties (semantics.md, 4: 4): the newest, then the stronger stance, then the larger id.
template <typename Said> [[nodiscard]] bool isNewer(const Said &a, const Said &b)
{
    if (a.stated != b.stated)
        return a.stated > b.stated;
    if (a.stance != b.stance)
        return a.stance < b.stance;
    return a.id > b.id;
}

/// Whether one is chosen before another (semantics.md, 4: 3). On `official` others than official ones are no
/// candidates.
template <typename Said> [[nodiscard]] bool isChosenBefore(const Said &a, const Said &b, Basis basis)
{
    if (basis == Basis::Best && a.stance != b.stance)
        return a.stance < b.stance;
    if (basis == Basis::Low && a.figures.lower != b.figures.lower)
        return a.figures.lower < b.figures.lower;
    if (basis == Basis::High && a.figures.upper != b.figures.upper)
        return a.figures.upper > b.figures.upper;
    return isNewer(a, b);
}

/// The position of the one that counts among those that stand, whatever `said` makes of each; there is at least one.
template <typename Standing, typename Projection = std::identity>
[[nodiscard]] std::size_t chosenAmong(const Standing &standing, Basis basis, Projection said = {})
{
    const auto first = std::ranges::min_element(
        standing, [basis](const auto &a, const auto &b) { return isChosenBefore(a, b, basis); }, said);
    return static_cast<std::size_t>(first - standing.begin());
}

/// What the chosen one says on a basis.
template <typename Amount> [[nodiscard]] Amount valueOn(const Figures<Amount> &figures, Basis basis)
{
    switch (basis) {
    case Basis::Low:
        return figures.lower;
    case Basis::High:
        return figures.upper;
    default:
        return figures.headline;
    }
}

} // namespace ledger
