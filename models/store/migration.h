#pragma once

#include "connection.h"
#include "result.h"
#include "schema.h"

#include <QString>

#include <span>

namespace ledger
{

/// Brings a file of an older version to the newest in one transaction, after a copy of it was put beside it. Gives the
/// copy's path. A failure leaves the file as it was.
[[nodiscard]] Result<QString> migrate(Connection &connection, const QString &file,
                                      std::span<const SchemaVersion> versions);

} // namespace ledger
