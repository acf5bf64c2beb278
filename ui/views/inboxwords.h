#pragma once

#include "focus.h"
#include "inbox.h"

#include <QString>

#include <memory>
#include <vector>

/// What an editor is to look at, in words: plain values, so that they are made on a worker and compared.
namespace ledger
{

/// One line of the inbox.
struct InboxRow
{
    QString key = {}; ///< stable over refreshes
    QString title = {}; ///< «Amazon → OpenAI, equity»
    QString detail = {}; ///< quieter, under it
    QString figure = {}; ///< «$15B to $50B»
    QString searched = {}; ///< all of it, as it is searched
    QString group = {}; ///< the word of its sort; of what is decided, its verdict's
    QString groupName = {};
    std::size_t index = 0; ///< in Inbox::items or Inbox::decided

    bool operator==(const InboxRow &) const = default;
};

/// The inbox of a lens with its lines. Keeps the readings alive that it is of.
struct InboxLines
{
    ReadingsPtr readings = {};
    Inbox inbox = {};
    std::vector<InboxRow> open = {};
    std::vector<InboxRow> decided = {};
    bool isRanked = true; ///< whether the open ones stand as they rank
};
using InboxLinesPtr = std::shared_ptr<const InboxLines>;

/// The lines as they rank; what is among `before`, where there are such, stays where it is there.
[[nodiscard]] InboxLinesPtr inboxLines(const ReadingsPtr &readings, const Lens &lens,
                                       const InboxLinesPtr &before = nullptr);

/// The rows in which each typed word is, in their order.
[[nodiscard]] std::vector<std::size_t> rowsWith(const std::vector<InboxRow> &rows, const QString &typed);

/// One of the claims that stand side by side.
struct SaidClaim
{
    QString id = {};
    QString about = {}; ///< of which of several numbers; empty where all are on one
    QString figure = {}; ///< as hedged
    ClaimState state = ClaimState::Stands;
    QString stance = {};
    QString stated = {};
    QString publisher = {};
    QString source = {}; ///< publisher and title
    QString url = {};
    QString quote = {}; ///< the words as printed; empty where they are not kept
    QString more = {}; ///< term, note, why it was set aside
    QString citation = {};
    double low = 0;
    double headline = 0;
    double high = 0;

    bool operator==(const SaidClaim &) const = default;
};

/// Whether a claim says something still: neither history nor set aside nor to come.
[[nodiscard]] inline bool isStanding(ClaimState state)
{
    return state == ClaimState::Counts || state == ClaimState::Stands;
}

/// An item or a decision with all that one needs to decide.
struct ToldItem
{
    QString sort = {};
    QString title = {};
    QString subtitle = {};
    QString sentence = {}; ///< why it is doubted, or what was decided and why
    std::vector<SaidClaim> claims = {};
    int meant = -1; ///< which of them is likely meant to be mended; −1 where there is none
    Selection selects = {}; ///< what the inspector shows where there are no claims
    Selection page = {}; ///< the deal that it is in

    bool operator==(const ToldItem &) const = default;
};

/// What is doubted, and what was decided, with what is said of it through the lens of the readings.
[[nodiscard]] ToldItem toldItem(const InboxItem &item, const Readings &readings);
[[nodiscard]] ToldItem toldDecision(const Decided &decided, const Readings &readings);

} // namespace ledger
