#pragma once

#include "connection.h"
#include "ledger.h"

#include <QStringList>

namespace ledger
{

struct Violation;

/// The whole file as a ledger that breaks no rule; throws Error or BadRow where it is none.
[[nodiscard]] LedgerPtr wholeLedger(Connection &connection);

/// A broken rule as a sentence.
[[nodiscard]] QString sentence(const Violation &violation);

/// All that is wrong with an open file, a sentence each: pages, references, rows, rules.
[[nodiscard]] QStringList allFaults(Connection &connection, const QString &file);

} // namespace ledger
