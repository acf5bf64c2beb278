#pragma once

#include "change.h"

#include <optional>
#include <string>
#include <vector>

/// What document-format.md calls doubted: taken as it is, and listed for an editor to look at. Claims at odds and
/// totals unlike the sum of their parts depend on a lens and are found by the analysis.
namespace ledger
{

enum class DoubtKind : std::uint8_t {
    OutOfScale, ///< a figure ten times its neighbours, the other claims on the same thing
    ScaleSlip, ///< likely million for billion, or MW for GW
    LikelyDuplicate, ///< the same parties, kind and month of announcement
    SameAddress, ///< one url for two sources
    EarlyTerm, ///< a term that begins more than two years before the announcement
    StatedTooEarly, ///< before its source was published
    NoAddress, ///< a source without url
    NoAnnouncement, ///< a deal that nobody says when it was announced
    ViewGone, ///< a story with a step to a view that is not there
};
template <> std::span<const std::string_view> words<DoubtKind>();

/// One thing to look at: which record, and what about it, in plain words.
struct Doubt
{
    DoubtKind kind = DoubtKind::OutOfScale;
    RecordRef record = {};
    std::string what = {};
    RecordRef other = {}; ///< what it is like, where it is like another

    bool operator==(const Doubt &) const = default;
};

/// All doubts about a ledger, by kind, then by record. Claims that were set aside or superseded raise none about their
/// figures: somebody has looked at those. With a day, only what was said and decided up to then is looked at.
[[nodiscard]] std::vector<Doubt> doubts(const Ledger &ledger, std::optional<PartialDate> asOf = {});

/// The same for what a change leaves behind only: the records that it touches, with all that is said of the deals that
/// they are in. `after` is the ledger with the change applied.
[[nodiscard]] std::vector<Doubt> doubts(const Ledger &after, const Change &change);

} // namespace ledger
