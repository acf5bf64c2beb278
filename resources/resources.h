#pragma once

namespace ledger
{

/// Makes the bundled typeface (`:/fonts`) and icons (`:/icons`) available: a static library's resources are not
/// registered by themselves.
void bundleResources();

} // namespace ledger
