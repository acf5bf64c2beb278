#pragma once

#include "sharepicture.h"
#include "stack.h"

#include <map>

namespace ledger
{

/// Which parts are shown by themselves, and where each stands in the stack.
struct ShareParts
{
    std::vector<StackPart> parts = {};
    std::map<std::string, std::size_t> placeOf = {}; ///< of a few ids, and asked for many: by order, not hashed
    std::size_t others = 0; ///< how many are gathered in the last part; 0: there is none

    [[nodiscard]] std::size_t place(const std::string &id) const
    {
        const auto found = placeOf.find(id);
        return found == placeOf.end() ? parts.size() - 1 : found->second;
    }
};

/// The parts of everything that a picture of shares shows, the largest first; as many as have room at that height.
[[nodiscard]] ShareParts shareParts(const ShareFindings &findings, const PicturePlan &plan, double height,
                                    double scale);

/// What is contracted, as columns or, by month, as areas.
[[nodiscard]] Stack contractsStack(const ContractShares &shares, const ShareParts &parts, const PicturePlan &plan);
/// What is reported; percentages as said, which need not make a hundred.
[[nodiscard]] Stack reportedStack(const Shares<double> &shares, const ShareParts &parts, const PicturePlan &plan);

/// Draws one stack, or what is contracted and what is reported side by side.
void drawSideBySide(Drawing &drawing, Stack contracts, Stack reported, const QRectF &body, const PicturePlan &plan,
                    double scale);
/// Draws a stack for each of several payers (or payees), small ones on one scale with one key to their colours.
void drawMultiples(Drawing &drawing, const ShareFindings &findings, const ShareParts &parts, const QRectF &body,
                   const PicturePlan &plan, double scale);

} // namespace ledger
