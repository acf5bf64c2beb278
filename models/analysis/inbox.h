#pragma once

#include "disputes.h"
#include "doubts.h"

#include <optional>
#include <string>
#include <vector>

/// What an editor is to look at: all that document-format.md calls doubted, as far as a lens lets it through, and what
/// has been decided of it.
namespace ledger
{

/// The sorts of it, in the order in which they are listed: first what a lens decides, then the kinds of doubts.
enum class InboxSort : std::uint8_t {
    AtOdds, ///< `query contested`
    UnlikeParts, ///< a total unlike the sum of its parts
    OutOfScale,
    ScaleSlip,
    LikelyDuplicate,
    SameAddress,
    EarlyTerm,
    StatedTooEarly,
    NoAddress,
    NoAnnouncement,
    ViewGone
};
template <> std::span<const std::string_view> words<InboxSort>();

/// One thing to look at.
struct InboxItem
{
    InboxSort sort = InboxSort::AtOdds;
    RecordRef record = {}; ///< a commitment, deployment or deal; a claim; a source; a story
    std::optional<Subject> of = {}; ///< the number that it is about; nothing of sources, stories and deals as such
    Unit unit = Unit::Usd; ///< of that number
    double low = 0; ///< the smallest and the largest headline; of a total unlike its parts, parts and whole
    double high = 0;
    std::vector<Id<Claim>> claims = {}; ///< those on which it rests, newest first: judged together they settle it
    RecordRef other = {}; ///< what the record is like, where it is like another
    std::string what = {}; ///< of doubts: what about it, in plain words

    bool operator==(const InboxItem &) const = default;
};

/// What an item is called whatever is said meanwhile, so that a reader's place is kept: `contested commitment x USD`.
[[nodiscard]] std::string keyOf(const InboxItem &item);

/// A decision, and whether it holds: of claims that differ for a known cause another may have been said since.
struct Decided
{
    const Decision *decision = nullptr; ///< lives as long as the ledger
    bool holds = true;

    bool operator==(const Decided &) const = default;
};

/// What is to be decided, by sort, the widest dispute first; and what is decided, the newest first.
struct Inbox
{
    std::vector<InboxItem> items = {};
    std::vector<Decided> decided = {};
};

/// An item is there until it is mended or decided: until a claim in it is set aside, or all claims on which it rests
/// are judged to be no conflict. It returns when something new is said of its number: a claim that was not judged, or,
/// where a whole is held against its parts, one on a part after the day of the decision. Like contested it ignores the
/// period.
[[nodiscard]] Inbox inbox(const Readings &readings, const Lens &lens);

} // namespace ledger
