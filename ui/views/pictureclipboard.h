#pragma once

#include "picture.h"

class QMimeData;

namespace ledger
{

/// A picture as every program takes it: an image, SVG, and its numbers as tab-separated text and as an HTML table. The
/// caller owns it, or the clipboard.
[[nodiscard]] QMimeData *clipboardContent(const Picture &picture);

} // namespace ledger
