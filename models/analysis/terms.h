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

/// What of an amount falls due within bounds: the difference between their two ends.
[[nodiscard]] Usd dueWithin(Usd amount, const Days &days, const Bounds &bounds);

/// The days over which power arrives (semantics.md, 7): one day where it is there at once, nothing where it is undated.
[[nodiscard]] std::optional<Days> daysOf(const Term &term);

/// How much of some power there is by the end of a day.
[[nodiscard]] Gigawatts powerBy(Gigawatts power, const Days &days, Day day);

} // namespace ledger
