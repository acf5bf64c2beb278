#pragma once

#include "records.h"

#include <optional>
#include <vector>

namespace ledger
{

/// Which of the claims that stand counts (semantics.md, 4).
enum class Basis : std::uint8_t { Best, Latest, Official, Low, High };
/// The steps in which a period is told.
enum class Step : std::uint8_t { Year, Quarter, Month };
/// Whether a party counts as itself or as its topmost ancestor.
enum class RollUp : std::uint8_t { None, Parent };

template <> std::span<const std::string_view> words<Basis>();
template <> std::span<const std::string_view> words<Step>();
template <> std::span<const std::string_view> words<RollUp>();

/// What a reader looks through at the ledger: a day, a basis, a period, filters, roll-up. An empty filter lets
/// everything through; of natures, everything but guarantees; of statuses, see semantics.md, 2. Lists are sorted.
struct Lens
{
    std::optional<PartialDate> asOf = {}; ///< nothing: everything known
    Basis basis = Basis::Best;
    std::optional<PartialDate> from = {};
    std::optional<PartialDate> to = {};
    Step by = Step::Year;
    std::vector<Id<Party>> payers = {};
    std::vector<Id<Party>> payees = {};
    std::vector<Id<Party>> parties = {};
    std::vector<Nature> natures = {};
    std::vector<Firmness> firmnesses = {};
    std::vector<DealKind> kinds = {};
    std::vector<DealStatus> statuses = {};
    Counts counts = Counts::Site;
    std::optional<RollUp> rollUp = {}; ///< nothing: the view's own default (`none`, but for loops)
    int assumeYears = 5;

    bool operator==(const Lens &) const = default;
};

/// The lens without any filter; day, basis, period and its steps, and roll-up stay.
[[nodiscard]] Lens withoutFilters(const Lens &lens);

} // namespace ledger
