#pragma once

#include "ledger.h"
#include "picker.h"

#include <vector>

namespace ledger
{

/// The parties of a ledger as a picker offers them.
[[nodiscard]] std::vector<PickerEntry> partyEntries(const Ledger &ledger);

/// The name of a party; its id where there is none of that id.
[[nodiscard]] QString nameOfParty(const Ledger &ledger, const QString &id);

} // namespace ledger
