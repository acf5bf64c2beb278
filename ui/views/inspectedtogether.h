#pragma once

#include "inspection.h"

#include <vector>

namespace ledger
{

/// What there is to say of several records of one kind together: what is the same of all of them, what they come to by
/// nature, where that can be added up, and which they are; `room` rows of each part.
[[nodiscard]] Inspection inspectedTogether(const Readings &readings, const Lens &lens,
                                           const std::vector<RecordRef> &records, int room);

/// The fields of one record as rows, each a value with what it is called beneath.
[[nodiscard]] std::vector<InspectedRow> fieldRows(const RecordRef &record, const Ledger &ledger);

} // namespace ledger
