#pragma once

namespace ledger
{

/// Makes the bundled typeface (`:/fonts`), icons (`:/icons`) and help (`:/help.md`) available: a static library's
/// resources are not registered by themselves.
void bundleResources();

} // namespace ledger
