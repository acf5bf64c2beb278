#pragma once

#include "change.h"

#include <vector>

namespace ledger
{

/// The change that deletes records with all that cannot be without them: what they own, the commitments and
/// observations of a party, the claims of a source, decisions on any of it, a deal or part of which nobody says
/// anything any more. What can be without them only forgets them: a parent, an operator, a role, what a claim
/// superseded.
[[nodiscard]] Change removal(const Ledger &ledger, const std::vector<RecordRef> &records);

/// The change that makes one source or party of several: `heir`, which is there under its id, stays as it is given
/// here, the others go, and whatever refers to them refers to it. It is found by their ids and names from then on,
/// belongs to none of them, and has no part in a deal twice; saved views name it in their place. What that may break (a
/// party that would pay itself, a circle of owners) the rules tell. Empty where there is nothing to merge.
template <typename Record>
[[nodiscard]] Change merger(const Ledger &ledger, const std::vector<Id<Record>> &gone, const Record &heir);

/// The same with one that goes and another that stays as it is.
template <typename Record>
[[nodiscard]] Change replacement(const Ledger &ledger, const Id<Record> &gone, const Id<Record> &by);

} // namespace ledger
