#pragma once

#include "graphfindings.h"

#include <QString>

namespace ledger
{

/// «Nvidia is what most hang on: 34 of 163 parties», «OpenAI depends on 23 parties, most of all on Oracle ($300B)»,
/// «Without Nvidia, 14 parties lose $412B and 9.3 GW», «SoftBank and TSMC are 3 steps apart, by way of OpenAI and
/// Nvidia».
[[nodiscard]] QString dependenciesTitle(const GraphFindings &findings, const TitleContext &context);

/// What a line is, its width and, unless all is grey, its colour.
[[nodiscard]] QString dependenciesSubtitle(const GraphFindings &findings, bool isInGreys);

} // namespace ledger
