#pragma once

#include "connection.h"
#include "historyquestion.h"
#include "ledger.h"

namespace ledger
{

/// Some entries that answer a question, from a place on: no more than `most`, and no more than are looked through in
/// some hundredths of a second, so that a page may be empty and not the last. Names are those of the ledger.
[[nodiscard]] HistoryPage historyPage(Connection &connection, const Ledger &ledger, const HistoryQuestion &question,
                                      HistoryPlace from, int most);

/// The entry of a revision, with what it did to a family of records (to all: where that is empty), but no more than so
/// many. Nothing where there is no such entry any more.
[[nodiscard]] std::optional<WholeEntry> wholeEntry(Connection &connection, Revision revision,
                                                   const std::set<RecordRef> &family, int most);

} // namespace ledger
