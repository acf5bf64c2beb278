#pragma once

#include "records.h"

#include <optional>
#include <string_view>
#include <variant>

/// Figures and dates as people type them, in English and German.
namespace ledger
{

/// What a typed figure means. In the unit's own size: dollars whole, power in gigawatts.
struct TypedFigure
{
    std::optional<double> amount = {};
    std::optional<double> low = {};
    std::optional<double> high = {};
    std::optional<Hedge> hedge = {};
    std::optional<Unit> unit = {}; ///< nothing where it is not said
    std::optional<Per> per = {};
    std::optional<SaidAs> said = {}; ///< where another currency was typed; without a rate there are no dollars yet

    bool operator==(const TypedFigure &) const = default;
};

/// `38bn`, `$1.4T`, `500m`, `2 GW`, `750 MW`, `15-35bn`, `up to 100bn`, `over 20bn`, `$30bn a year`, `€1.7bn`, `38
/// Mrd.`, `bis zu 100 Mrd. $`, `1,5 GW`; nothing where it cannot be read one way only.
[[nodiscard]] std::optional<TypedFigure> typedFigure(std::string_view text);

/// The days that a typed date spans: `2026`, `2026-02`, `2026-02-27`, `Q3 2026`, `3 Nov 2025`, `3. November 2025`,
/// `27.02.2026`, `Feb 2026`. A quarter has two ends; anything else is one partial date.
struct TypedDate
{
    PartialDate start = {};
    PartialDate end = {};

    bool operator==(const TypedDate &) const = default;
};
[[nodiscard]] std::optional<TypedDate> typedDate(std::string_view text);

/// The last day, month or year of a term that begins so and lasts as long as typed: `7 years`, `seven years`, `18
/// months`, `for 5 years`, `7 Jahre`, `über sieben Jahre`; as exact as its beginning. Nothing where it cannot be read,
/// or a year's beginning does not tell the month.
[[nodiscard]] std::optional<PartialDate> typedEnd(std::string_view text, const PartialDate &start);

} // namespace ledger
