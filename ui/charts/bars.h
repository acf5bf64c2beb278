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

/// The sections with as many bars as have room, the rest of each gathered in «Others».
[[nodiscard]] std::vector<BarSection> fittedSections(const CommitmentFindings &findings, const PicturePlan &plan,
                                                     double height, double scale);

/// Draws sections of level bars over one axis, with firmness, ranges, figures and marks.
void drawBars(Drawing &drawing, const std::vector<BarSection> &sections, const QRectF &room, const PicturePlan &plan,
              double scale);

} // namespace ledger
