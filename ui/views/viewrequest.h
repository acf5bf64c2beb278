#pragma once

#include "focus.h"
#include "pictures.h"

#include <memory>

namespace ledger
{

/// What a window looks at as a request for the picture of a view; its size is for the caller to set.
[[nodiscard]] PictureRequest requestOf(const QString &view, const Look &look, const Style &style,
                                       const std::shared_ptr<const LedgerTraits> &traits);

/// The ids of an option that is a list of them, as Focus keeps it: a comma between them.
[[nodiscard]] QStringList idsOf(const QString &value);

} // namespace ledger
