#pragma once

#include "readings.h"

#include <string>
#include <vector>

namespace ledger
{

/// A thing about which standing claims are at odds (semantics.md, 5); `low` and `high` are the smallest and largest
/// headline, in the unit.
struct Contested
{
    Subject of = {};
    Unit unit = Unit::Usd;
    double low = 0;
    double high = 0;
    std::vector<Id<Claim>> claims = {}; ///< that stand, newest first

    bool operator==(const Contested &) const = default;
};

/// `query contested`.
[[nodiscard]] std::vector<Contested> contested(const Readings &readings, const Lens &lens);

/// A thing that is in no total, and why (semantics.md, 13).
struct Uncounted
{
    Subject of = {};
    NoValue why = NoValue::OtherUnit;
    Usd value = {}; ///< for deals not broken down: what is said beyond the sum of the commitments

    bool operator==(const Uncounted &) const = default;
};

/// A deal that says more than its commitments, and how much.
struct NotBrokenDown
{
    const Deal *deal = nullptr; ///< lives as long as the ledger
    Usd value = {};

    bool operator==(const NotBrokenDown &) const = default;
};
/// The deals that the lens lets through and that are so, by id.
[[nodiscard]] std::vector<NotBrokenDown> notBrokenDown(const Readings &readings, const Lens &lens);

/// A deal of which another total is said than its commitments come to: more, or less, by more than 1 % of the smaller.
struct UnlikeParts
{
    const Deal *deal = nullptr; ///< lives as long as the ledger
    Usd whole = {}; ///< as said of the deal
    Usd parts = {};

    bool operator==(const UnlikeParts &) const = default;
};
/// The deals that the lens lets through and that are so, by id; those that are not broken down among them.
[[nodiscard]] std::vector<UnlikeParts> unlikeParts(const Readings &readings, const Lens &lens);

/// `query uncounted`.
[[nodiscard]] std::vector<Uncounted> uncounted(const Readings &readings, const Lens &lens);

} // namespace ledger
