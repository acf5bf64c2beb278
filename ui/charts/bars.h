#pragma once

#include "commitmentspicture.h"
#include "drawing.h"

#include <optional>
#include <vector>

namespace ledger
{

/// One bar: a group's total, or what is not broken down.
struct Bar
{
    QString id = {};
    QString name = {};
    QString detail = {}; ///< quieter, under the name
    Total total = {};
    bool isOutlined = false; ///< in no sum
    bool isQuiet = false; ///< said in passing, as low as what is outlined
    bool isOffScale = false; ///< gathers so much that its bar would dwarf every other: a figure alone
    QString words = {}; ///< of its mark
    MarkTarget target = {};
};

/// Bars under one heading; the only section has none.
struct BarSection
{
    QString heading = {};
    std::vector<Bar> bars = {};
};

/// How high a bar with its gap is where there is room for as much as it can use, of so many.
[[nodiscard]] double comfortablePitch(std::size_t bars, double scale);
/// The same of bars that are told quietly.
[[nodiscard]] double quietPitch(double scale);

/// The sections with as many bars as have room, the rest of each gathered in «Others».
[[nodiscard]] std::vector<BarSection> fittedSections(const CommitmentFindings &findings, const PicturePlan &plan,
                                                     double height, double scale);

/// Draws sections of level bars over one axis, with firmness, ranges, figures and marks.
void drawBars(Drawing &drawing, const std::vector<BarSection> &sections, const QRectF &room, const PicturePlan &plan,
              double scale);

} // namespace ledger
