#pragma once

#include "amount.h"
#include "counting.h"
#include "readings.h"

#include <array>
#include <string>
#include <vector>

namespace ledger
{

enum class TotalGroup : std::uint8_t { Payee, Payer, Nature, Kind, Status, Firmness };
template <> std::span<const std::string_view> words<TotalGroup>();

/// What one group is promised (or promises) in one nature; low ≤ value ≤ high.
struct Total
{
    std::string id = {};
    std::string name = {};
    Nature nature = Nature::Consumption;
    Usd value = {};
    Usd low = {};
    Usd high = {};
    std::array<Usd, 3> byFirmness = {}; ///< parts of `value`, indexed by Firmness
    Usd assumed = {}; ///< the part of `value` that rests on an assumed term
    int commitments = 0; ///< how many count in it
    int claims = 0; ///< known claims on those
    bool isContested = false; ///< whether one of them is
    bool opensUpwards = false; ///< whether a claim that counts is hedged «over»
    bool isCeiling = false; ///< whether one is hedged «up to»
    Usd contested = {}; ///< the part of `value` in commitments that are contested

    bool operator==(const Total &) const = default;
};

/// `query totals`: a row for each group and nature, largest first.
[[nodiscard]] std::vector<Total> totals(const Counting &counting, TotalGroup group = TotalGroup::Payee);
[[nodiscard]] std::vector<Total> totals(const Readings &readings, const Lens &lens,
                                        TotalGroup group = TotalGroup::Payee);

/// The sum of some totals of one nature.
[[nodiscard]] Total sumOfTotals(const std::vector<const Total *> &totals);
[[nodiscard]] Total sumOfTotals(const std::vector<Total> &totals);

/// Totals of one period each, within the lens's period, in time's order; periods in which nothing falls due are left
/// out.
struct PeriodTotals
{
    std::string period = {}; ///< `2026`, `2026-Q1`, `2026-01`
    Day first = {};
    Day last = {};
    std::vector<Total> totals = {};

    bool operator==(const PeriodTotals &) const = default;
};
[[nodiscard]] std::vector<PeriodTotals> totalsByPeriod(const Counting &counting, TotalGroup group);

} // namespace ledger
