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

} // namespace ledger
