#pragma once

#include "ledger.h"
#include "result.h"

#include <optional>
#include <string>

/// What an option names: a party by its id, a whole number. What is none of them is told with the option's name.
namespace ledger
{

/// The id that a party has now.
[[nodiscard]] Result<Id<Party>> partyNamed(const std::string &option, const std::string &text, const Ledger &ledger);

/// A whole number from `least` on.
[[nodiscard]] Result<int> wholeNumber(const std::string &option, const std::string &text, int least);

} // namespace ledger
