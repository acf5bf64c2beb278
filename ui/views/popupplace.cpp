#include "popupplace.h"

#include <QWidget>

#include <algorithm>

namespace ledger
{

QPoint besides(const QWidget &anchor, QSize size)
{
    const QWidget &window = *anchor.window();
    const QPoint below = anchor.mapTo(&window, QPoint(0, anchor.height() + 2));
    const int x = std::clamp(below.x(), 0, std::max(0, window.width() - size.width() - 8));
    const int above = below.y() - anchor.height() - 4 - size.height();
    const int y = below.y() + size.height() > window.height() && above >= 0 ? above : below.y();
    return window.mapToGlobal(QPoint(x, y));
}

} // namespace ledger
