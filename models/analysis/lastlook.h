#pragma once

#include "id.h"
#include "partialdate.h"

#include <optional>
#include <set>

namespace ledger
{

struct Claim;

/// What has come into a ledger since its reader last looked; told by whoever remembers that.
struct LastLook
{
    std::optional<PartialDate> day = {}; ///< of that look
    std::set<Id<Claim>> added = {};

    bool operator==(const LastLook &) const = default;
};

} // namespace ledger
