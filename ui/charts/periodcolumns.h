#pragma once

#include "commitmentspicture.h"
#include "drawing.h"

namespace ledger
{

/// Draws what falls due in each period, or has fallen due by its end, as stacked columns; a panel of its own for each
/// nature.
void drawPeriodColumns(Drawing &drawing, const CommitmentFindings &findings, const QRectF &room,
                       const PicturePlan &plan, double scale);

} // namespace ledger
