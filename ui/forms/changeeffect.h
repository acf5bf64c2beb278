#pragma once

#include "change.h"
#include "lens.h"

#include <QString>

namespace ledger
{

/// What an edit does to its number, where it is about one, and to the totals through a lens, in a sentence or two:
/// «This number becomes $138B; it was $38B. The total of computing rises by $100B.» `after` is the ledger with the
/// change.
[[nodiscard]] QString effectOf(const Change &change, const LedgerPtr &before, const LedgerPtr &after, const Lens &lens);

} // namespace ledger
