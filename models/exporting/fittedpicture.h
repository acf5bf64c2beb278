#pragma once

#include "picture.h"

#include <QColor>

namespace ledger
{

/// A picture drawn smaller or larger so that it fits a size, in the middle of a ground; itself where it has that size.
/// Its marks and labels shrink or grow with it.
[[nodiscard]] PicturePtr fitted(const PicturePtr &picture, QSizeF size, const QColor &ground);

} // namespace ledger
