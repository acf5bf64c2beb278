#pragma once

#include "capacitypicture.h"

namespace ledger
{

/// The sites as a table with their first power, each row and each place on the map beside it a mark.
[[nodiscard]] PicturePtr sitesPicture(const std::shared_ptr<const CapacityFindings> &findings, const PicturePlan &plan);

} // namespace ledger
