#pragma once

#include "ledger.h"

#include <string_view>
#include <unordered_set>

namespace ledger
{

/// Whether a deployment is part of one of these, directly or through others: their power already includes its own
/// (semantics.md, 7).
[[nodiscard]] inline bool isPartOfAny(const Deployment &deployment, const std::unordered_set<std::string_view> &ids,
                                      const Ledger &ledger)
{
    for (const Deployment *part = &deployment; part && !part->partOf.isEmpty(); part = ledger.find(part->partOf))
        if (ids.contains(part->partOf.text))
            return true;
    return false;
}

} // namespace ledger
