#include "lens.h"

#include <array>

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

constexpr std::array basisWords{"best"sv, "latest"sv, "official"sv, "low"sv, "high"sv};
constexpr std::array stepWords{"year"sv, "quarter"sv, "month"sv};
constexpr std::array rollUpWords{"none"sv, "parent"sv};
} // namespace

template <> std::span<const std::string_view> words<Basis>() { return basisWords; }
template <> std::span<const std::string_view> words<Step>() { return stepWords; }
template <> std::span<const std::string_view> words<RollUp>() { return rollUpWords; }

Lens withoutFilters(const Lens &lens)
{
    Lens bare;
    bare.asOf = lens.asOf;
    bare.basis = lens.basis;
    bare.from = lens.from;
    bare.to = lens.to;
    bare.by = lens.by;
    bare.rollUp = lens.rollUp;
    return bare;
}

} // namespace ledger
