#pragma once

#include "change.h"

#include <QString>

namespace ledger
{

/// What a change comes to, in words: `12 sources, 3 deals added; 1 claim changed`; empty where it is nothing.
[[nodiscard]] QString summary(const Change &change);

} // namespace ledger
