#pragma once

#include "change.h"
#include "inbox.h"
#include "lens.h"

#include <QKeySequence>
#include <QString>

#include <optional>
#include <vector>

/// What an editor can do about a doubt: its words, the change that it is, and what it would make of the figures. Plain
/// values, so that effects are worked out on a worker.
namespace ledger
{

enum class Deed : std::uint8_t {
    SetAside, ///< one claim
    Supersede, ///< one claim takes the place of the others
    NoConflict, ///< all of them
    Merge, ///< one deal or source into the one that it is like
    Amend, ///< one deal amends the other
    Forget, ///< the steps of a story that show what is gone
    TakeBack, ///< a decision, or that a claim of an item is set aside
    Correct, ///< in the record's form
    Replace ///< by another claim, in its form
};

/// What is decided of: an item of the inbox or a decision, and which of its claims is meant.
struct DeedSubject
{
    std::optional<InboxItem> item = {};
    Id<Decision> decision = {};
    Id<Claim> claim = {}; ///< empty where none is
    Id<Decision> aside = {}; ///< what sets the claim of an item aside already; empty where nothing does

    bool operator==(const DeedSubject &) const = default;
};

/// What can be done, in the order in which it is offered.
[[nodiscard]] std::vector<Deed> deedsOn(const DeedSubject &subject);
/// Whether it opens a form, which says for itself what it does.
[[nodiscard]] bool opensForm(Deed deed);
/// Whether it is recorded with a reason; others may have one, which stands in the history.
[[nodiscard]] bool needsReason(Deed deed);
/// Whether one is asked why: not where something is taken back.
[[nodiscard]] bool asksWhy(Deed deed);
/// The one key that does it.
[[nodiscard]] Qt::Key keyOf(Deed deed);
/// What a button says: «Set aside $15B».
[[nodiscard]] QString deedText(Deed deed, const DeedSubject &subject, const Ledger &ledger);
/// How the history names it: «set aside: $15B on Amazon → OpenAI, equity».
[[nodiscard]] QString labelOf(Deed deed, const DeedSubject &subject, const QString &reason, const Ledger &ledger);

/// The change that it is on a ledger; empty where it changes nothing, or opens a form.
[[nodiscard]] Change changeOf(Deed deed, const DeedSubject &subject, const QString &reason, const PartialDate &today,
                              const Ledger &ledger);
/// What it would make of the figures and totals through a lens.
[[nodiscard]] QString effectOf(Deed deed, const DeedSubject &subject, const PartialDate &today, const LedgerPtr &ledger,
                               const Lens &lens);

} // namespace ledger
