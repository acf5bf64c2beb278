#include "resources.h"

#include <QtGlobal>

// The macro declares functions that stand in no namespace.
static void registerBundled() { Q_INIT_RESOURCE(bundled); }

namespace ledger
{

void bundleResources() { registerBundled(); }

} // namespace ledger
