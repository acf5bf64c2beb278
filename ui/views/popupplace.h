#pragma once

#include <QPoint>
#include <QSize>

class QWidget;

namespace ledger
{

/// Where a popup of that size stands on the screen: below a widget, or above it, and within its window where it can.
[[nodiscard]] QPoint besides(const QWidget &anchor, QSize size);

} // namespace ledger
