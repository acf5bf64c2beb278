#pragma once

#include "disputes.h"
#include "ledger.h"
#include "picker.h"

#include <vector>

/// What pickers offer of a ledger.
namespace ledger
{

/// Every filter that can be set: natures, firmness, kinds and statuses, then the parties as what they are, those in
/// most commitments first.
[[nodiscard]] std::vector<PickerEntry> filterEntries(const Ledger &ledger);

/// What is uncounted, each with why.
[[nodiscard]] std::vector<PickerEntry> uncountedEntries(const Ledger &ledger, const std::vector<Uncounted> &uncounted);

} // namespace ledger
