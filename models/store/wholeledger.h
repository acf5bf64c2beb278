#pragma once

#include "connection.h"
#include "ledger.h"

#include <QStringList>

#include <vector>

namespace ledger
{

struct Violation;

/// The whole file as a ledger that breaks no rule; throws Error or BadRow where it is none.
[[nodiscard]] LedgerPtr wholeLedger(Connection &connection);

/// What is refused in a ledger, a sentence each: the title, which is no record, and the violations of its records.
[[nodiscard]] QStringList refused(const Ledger &ledger, const std::vector<Violation> &violations);

/// All that is wrong with an open file, a sentence each: pages, references, rows, rules.
[[nodiscard]] QStringList allFaults(Connection &connection, const QString &file);

} // namespace ledger
