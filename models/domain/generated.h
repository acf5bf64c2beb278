#pragma once

#include "ledger.h"

#include <cstdint>

namespace ledger
{

/// A made-up ledger for trials and benchmarks: so many deals, about four claims and one commitment and a fifth of a
/// deployment each, parties about a twentieth of the deals with Zipf-distributed popularity, some contested, superseded
/// and set aside, amounts and terms over 2020 to 2036. The same numbers give the same ledger on every machine; it
/// breaks no rule (rules.h).
[[nodiscard]] LedgerPtr generatedLedger(int deals, std::uint64_t seed);

} // namespace ledger
