#pragma once

#include "connection.h"
#include "historyquestion.h"

#include <functional>

namespace ledger
{

/// What compacting the history would forget.
[[nodiscard]] CompactionPlan compactionPlan(Connection &connection, const Keeping &keeping);

/// Is told how much is done, from 0 to 1; says whether to go on.
using Progress = std::function<bool(double)>;

/// Within the caller's transaction, with foreign keys off, forgets all entries before a revision but those that a kept
/// one undoes, and what those undo: whether something is undone is told by them. Gives how many went; nothing where it
/// was stopped.
[[nodiscard]] std::optional<std::int64_t> forgetBefore(Connection &connection, Revision revision,
                                                       const Progress &progress);

/// Makes the file as small as what it holds; a failure leaves it as it was.
void shrink(Connection &connection, const Progress &progress);

} // namespace ledger
