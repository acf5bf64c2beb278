#pragma once

#include "readings.h"

#include <vector>

namespace ledger
{

/// What one party is to pay another in one nature, after roll-up; low ≤ value ≤ high.
struct Flow
{
    Id<Party> payer = {};
    Id<Party> payee = {};
    Nature nature = Nature::Consumption;
    Usd value = {};
    Usd low = {};
    Usd high = {};
    int commitments = 0; ///< how many count in it

    bool operator==(const Flow &) const = default;
};

/// `query flows`: a row for each payer, payee and nature, largest first; from a party to itself there is none.
[[nodiscard]] std::vector<Flow> flows(const Readings &readings, const Lens &lens);

/// All money between two parties, one way, but for guarantees: a width, never a total (semantics.md, 8).
struct Leg
{
    Id<Party> payer = {};
    Id<Party> payee = {};
    Usd value = {};
    Day firstSaid = {}; ///< the first day on which a claim was known on one of its commitments

    bool operator==(const Leg &) const = default;
};

/// The legs that are above 0, largest first.
[[nodiscard]] std::vector<Leg> legs(const Readings &readings, const Lens &lens);

} // namespace ledger
