#pragma once

#include "focus.h"
#include "pictures.h"

#include <memory>

namespace ledger
{

class PicturePanel;

/// What a window looks at as a request for the picture of a view; its size is for the caller to set.
[[nodiscard]] PictureRequest requestOf(const QString &view, const Look &look, const Style &style,
                                       const std::shared_ptr<const LedgerTraits> &traits);

/// Lets a panel draw a request in whatever room it has: beside the window's thread where the ledger is large.
void drawIn(PicturePanel &pictures, const PictureRequest &request, const ReadingsPtr &readings);

/// A step with what it leads to by its name; where there is none, as it is.
[[nodiscard]] DrillStep named(DrillStep step, const Ledger &ledger);

/// The ids of an option that is a list of them, as Focus keeps it: a comma between them.
[[nodiscard]] QStringList idsOf(const QString &value);

} // namespace ledger
