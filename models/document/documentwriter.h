#pragma once

#include "ledger.h"

#include <QByteArray>

namespace ledger
{

/// The canonical document of a ledger: fixed order of keys and records, each claim on few lines, UTF-8, LF. Reading it
/// and writing it again gives the same bytes.
[[nodiscard]] QByteArray documentOf(const Ledger &ledger);

/// A made-up or real ledger's deals with all they refer to, as a document of their own.
[[nodiscard]] LedgerPtr excerpt(const LedgerPtr &ledger, const std::vector<Id<Deal>> &deals);

} // namespace ledger
