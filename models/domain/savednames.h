#pragma once

#include "records.h"

#include <set>

namespace ledger
{

/// A saved view with one record in the place of others, wherever its lens and its options name them (of a loop as
/// well, in which several parties are named); none is in a list twice then. What is wanted is a source, a party, a deal
/// or a commitment.
template <typename Record>
[[nodiscard]] View renamed(const View &view, const std::set<Id<Record>> &gone, const Id<Record> &by);

} // namespace ledger
