#pragma once

#include "change.h"
#include "ledgerstore.h"
#include "result.h"

#include <QByteArray>
#include <QString>

namespace ledger
{

/// What stands in a ledger file, which is opened for reading alone.
[[nodiscard]] Result<Snapshot> readLedger(const QString &path);

/// Makes a ledger file that is there as a whole or not at all; fails where there is one already.
[[nodiscard]] Result<Revision> makeLedger(const QString &path, const CommitRequest &first);

/// Why a commit was not done, a sentence a line.
[[nodiscard]] QStringList reasons(const CommitOutcome &outcome);

/// All bytes of a file.
[[nodiscard]] Result<QByteArray> bytesOf(const QString &path);

/// Writes a file so that it is whole, or as it was.
[[nodiscard]] Result<Done> replaceFile(const QString &path, const QByteArray &bytes);

} // namespace ledger
