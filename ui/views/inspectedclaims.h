#pragma once

#include "inspection.h"

#include <span>

namespace ledger
{

/// One claim in words, where it stands being known.
[[nodiscard]] InspectedClaim inspectedClaim(const Claim &claim, ClaimState state, const Ledger &ledger);

/// Whether it counts; of one that is set aside also why.
[[nodiscard]] QString stateText(const InspectedClaim &claim);

/// All claims on one thing: those that count first, then those that stand, newest first; `room` of them.
[[nodiscard]] InspectedPart claimsPart(const Subject &subject, std::span<const Claim> claims, const Readings &readings,
                                       int room);

/// `November 2025 to 2032`, `from 2026`, `until 2030`; empty where no day is known.
[[nodiscard]] QString termText(const Term &term);

/// How one cites a claim: publisher, title, day, address, and what it says.
[[nodiscard]] QString citation(const Claim &claim, const Source &source);

} // namespace ledger
