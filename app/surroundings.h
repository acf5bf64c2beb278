#pragma once

#include "partialdate.h"

#include <QDateTime>
#include <QString>

/// What the program learns from the machine it runs on; handed on as values.
namespace ledger
{

/// Who edits: the account's full name, else its short one.
[[nodiscard]] QString authorName();
/// The time, in UTC.
[[nodiscard]] QDateTime timeNow();
/// The reader's day, by the local calendar.
[[nodiscard]] Day today();

/// Where the reader's ledgers live unless told otherwise.
[[nodiscard]] QString dataFolder();
/// Where drafts and what was seen are kept: $XDG_STATE_HOME/gigaledger or ~/.local/state/gigaledger.
[[nodiscard]] QString stateFolder();
/// A file that comes with the program: beside it, or in ../share/gigaledger; empty where it is in neither.
[[nodiscard]] QString bundledFile(const QString &name);

} // namespace ledger
