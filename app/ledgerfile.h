#pragma once

#include "change.h"
#include "ledgerstore.h"
#include "problem.h"
#include "result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace ledger
{

/// What stands in a ledger file, which is opened for reading alone.
[[nodiscard]] Result<Snapshot> readLedger(const QString &path);

/// Makes a ledger file that is there as a whole or not at all; fails where there is one already.
[[nodiscard]] Result<Revision> makeLedger(const QString &path, const CommitRequest &first);

/// Why a commit was not done, a sentence a line.
[[nodiscard]] QStringList reasons(const CommitOutcome &outcome);

/// `1 fault`, `2 faults`
[[nodiscard]] QString counted(std::size_t count, const QString &what);

/// How many problems there are and what came of that, then the first hundred, a line each.
[[nodiscard]] QString problemsText(const std::vector<Problem> &problems, const QString &outcome);

/// All bytes of a file, or of a pipe that somebody writes to.
[[nodiscard]] Result<QByteArray> bytesOf(const QString &path);

/// Whether two names are of one file; what is not there is none. Nothing is written over the ledger that it is made of.
[[nodiscard]] bool isSameFile(const QString &a, const QString &b);
/// What is said where it would be.
[[nodiscard]] Error wouldReplaceLedger(const QString &path);

} // namespace ledger
