#pragma once

#include "observed.h"
#include "pictureplan.h"
#include "stack.h"

#include <QString>

namespace ledger
{

/// An observed sum of dollars in words: `$13B ($12B to $14B), 3 observations, official`.
[[nodiscard]] QString observedWords(const Observed &said, const QLocale &locale);

/// A year's revenue as what the year's column is held against.
[[nodiscard]] StackRival revenueRival(const Observed &said, const Id<Party> &party, const QString &name,
                                      const QString &period, const PicturePlan &plan);

} // namespace ledger
