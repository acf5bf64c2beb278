#pragma once

#include "viewpanel.h"

#include <QStringList>

namespace ledger
{

/// The views that a window offers, in the order of its rail.
[[nodiscard]] QStringList viewList();

/// A view by its name, which must be one of viewList().
[[nodiscard]] ViewPanel *makeView(const QString &name, const ViewContext &context, QWidget *parent);

} // namespace ledger
