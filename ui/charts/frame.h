#pragma once

#include "drawing.h"
#include "style.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace ledger
{

/// A sign that a picture's legend explains.
enum class LegendSign {
    Firm,
    Contingent,
    Potential,
    Range,
    Over,
    Contested,
    Assumed,
    AssumedTop,
    Revenue,
    Counts, ///< a dot: what a claim says, which counts
    Stands, ///< likewise, which stands and does not count
    Bounds ///< between which a claim leaves its figure
};

/// The words round a picture.
struct FrameWords
{
    QString title = {};
    QString subtitle = {};
    QString shortSubtitle = {}; ///< where the other does not fit
    std::vector<LegendSign> legend = {};
    QStringList notes = {}; ///< sentences of the footnote
    QStringList sources = {}; ///< in short, the weightiest first
    int furtherSources = 0; ///< that are not listed
    QStringList fullSources = {}; ///< the same as numbered footnotes
    QString asOf = {};
    QString basis = {};
    double room = 0; ///< how much of a picture's width is seen at once, where that is less than all of it
};

/// How much larger than at about 1120 × 640 everything is drawn.
[[nodiscard]] double scaleFor(QSizeF size);

/// Draws ground, title block, legend and source line, and tells what room is left between them. Fills the caption.
/// Where a picture is larger than what is seen of it at once, its scale is that of what is seen.
[[nodiscard]] QRectF drawFrame(Drawing &drawing, const FrameWords &words, const Style &style,
                               std::optional<double> scale = {});

/// The sign's meaning in words.
[[nodiscard]] QString meaningOf(LegendSign sign);

/// A picture that has nothing to draw, and says what would help.
[[nodiscard]] PicturePtr emptyPicture(QSizeF size, const QString &title, const QString &help, const Style &style);

} // namespace ledger
