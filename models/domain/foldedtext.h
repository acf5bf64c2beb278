#pragma once

#include <string>
#include <string_view>

namespace ledger
{

/// A text as it is compared and searched: in lower case and without diacritics (`Électricité` → `electricite`).
[[nodiscard]] std::string foldedText(std::string_view text);

} // namespace ledger
