#pragma once

#include "ledger.h"

#include <QString>

#include <string>

namespace ledger
{

/// A text as an id: its letters and digits in lower case ASCII, hyphens between them, no longer than `most`.
[[nodiscard]] std::string slugOf(const QString &text, int most = 60);

/// Ids that nothing in the ledger has yet, after what the record says.
[[nodiscard]] Id<Source> freshId(const Source &source, const Ledger &ledger);
[[nodiscard]] Id<Claim> freshId(const Claim &claim, const Ledger &ledger);

} // namespace ledger
