#pragma once

#include "circulation.h"
#include "flows.h"

#include <cstddef>
#include <span>
#include <vector>

namespace ledger
{

/// Money that goes round: a simple cycle of legs, told once (semantics.md, 10).
struct Loop
{
    std::vector<Id<Party>> parties = {}; ///< from the smallest id on, each paying the next
    Usd value = {}; ///< its smallest leg
    Day closed = {}; ///< the day on which the last of its legs was first said
    std::vector<Leg> legs = {}; ///< in the order of the parties

    bool operator==(const Loop &) const = default;
};

struct Loops
{
    std::vector<Loop> loops = {}; ///< largest first, then by their parties
    Circulation circulation = {}; ///< over all legs, however long the loops
    bool isComplete = true; ///< false where there are more loops than are told

    bool operator==(const Loops &) const = default;
};

inline constexpr int usualLoopLength = 6;

/// `query loops`: the loops of at most so many parties, the 10,000 largest; rolled up unless the lens says otherwise.
[[nodiscard]] Loops loops(const Readings &readings, const Lens &lens, int maxLength = usualLoopLength);

/// The loops among some legs, at most so many of them.
[[nodiscard]] Loops loopsAmong(std::span<const Leg> legs, int maxLength, std::size_t most);

} // namespace ledger
