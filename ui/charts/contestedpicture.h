#pragma once

#include "dealtotals.h"
#include "inbox.h"
#include "pictureplan.h"

#include <string>
#include <vector>

namespace ledger
{

/// What one claim that stands says of a number.
struct DisputedVoice
{
    const Claim *claim = nullptr; ///< lives as long as the ledger
    QString publisher = {};
    double low = 0; ///< in the number's unit
    double headline = 0;
    double high = 0;
    bool counts = false; ///< on the lens's basis

    bool operator==(const DisputedVoice &) const = default;
};

/// A number at odds, with all that stands of it, the largest first.
struct DisputedNumber
{
    Contested dispute = {};
    QString name = {};
    QString detail = {}; ///< the deal that it is in, where that says more
    std::string deal = {};
    std::vector<DisputedVoice> voices = {};

    [[nodiscard]] double largest() const; ///< figure that any of them names
};

/// Another thing to decide, in a line.
struct DoubtedLine
{
    QString id = {};
    QString name = {};
    QString figure = {};
    QString what = {};
    MarkTarget target = {};
};

/// All that a picture of what is contested tells; of another sort of doubt than claims at odds, its list.
struct ContestedFindings
{
    InboxSort sort = InboxSort::AtOdds;
    std::vector<DisputedNumber> numbers = {}; ///< as `query contested` has them
    std::vector<DoubtedLine> lines = {};
    std::vector<CitedSource> sources = {}; ///< of what stands, those with most claims first
};

/// What is contested through the lens of a plan, or doubted in the way that the option `kind` names.
[[nodiscard]] ContestedFindings contestedFindings(const PictureRequest &request, const Readings &readings,
                                                  const PicturePlan &plan);

/// For each number a line from the smallest to the largest figure with a dot for each claim, all on a scale of their
/// own: how far apart they are is seen at once, how large they are is written. What has no room is the next page.
[[nodiscard]] PicturePtr contestedPicture(const std::shared_ptr<const ContestedFindings> &findings,
                                          const PicturePlan &plan);

} // namespace ledger
