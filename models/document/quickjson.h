#pragma once

#include "jsonbuilder.h"

namespace ledger
{

/// Reads the builder's text by simdjson; false where that refuses it, without a word, since another parser tells why.
[[nodiscard]] bool readQuickly(JsonBuilder &builder);

} // namespace ledger
