#pragma once

#include "change.h"
#include "lens.h"

#include <QString>

namespace ledger
{

/// What an edit of one claim does to its number and to the totals through a lens, in a sentence or two: «Computing
/// rises by $100B, to $138B for this number». `after` is the ledger with the edit.
[[nodiscard]] QString effectOf(const Claim &claim, const LedgerPtr &before, const LedgerPtr &after, const Lens &lens);

} // namespace ledger
