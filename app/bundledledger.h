#pragma once

#include "result.h"

#include <QString>

namespace ledger
{

/// The reader's own copy of the ledger that comes with the program, made on first use with the document that it came
/// from beside it (`….base.json`): what the copy's edits are told apart from.
[[nodiscard]] Result<QString> ownCopyOfBundledLedger();

/// Another copy, as it came, under a name that is free.
[[nodiscard]] Result<QString> newCopyOfBundledLedger();

} // namespace ledger
