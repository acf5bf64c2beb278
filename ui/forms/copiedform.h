#pragma once

#include "recorddraft.h"

namespace ledger
{

/// The form of a new record that begins as another stands: a deal with its parties, payments and capacity, a part in
/// its deal. What somebody said stays with what it was said of: a copied part has one claim to be filled in, which
/// begins with the source, day and stance of the first of the other, and nothing is counted twice. Those payments and
/// capacities of a copied deal that get no figure are left out when it is saved: the ledger knows none without a claim.
/// Ids, what finds the other and what establishes it are left out. Nothing where the record is not there.
[[nodiscard]] std::optional<FormDraft> copyOf(const RecordRef &record, const Ledger &ledger);

} // namespace ledger
