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

/// The change that deletes one source or party and has whatever refers to it refer to another, which is found by the id
/// and the names of the deleted one from then on. What that may break (a party that would pay itself) the rules tell.
/// Empty where one of the two is not there.
template <typename Record>
[[nodiscard]] Change replacement(const Ledger &ledger, const Id<Record> &gone, const Id<Record> &by);

} // namespace ledger
