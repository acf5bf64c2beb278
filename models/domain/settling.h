#pragma once

#include "change.h"

#include <string>
#include <vector>

/// The changes by which an editor settles what is doubted, each of them one step to undo. Whether a rule stands against
/// one the rules tell (rules.h).
namespace ledger
{

/// What every decision says besides its verdict.
struct Judgement
{
    Id<Decision> id = {};
    std::string reason = {};
    PartialDate decided = {};
};

/// A claim is taken out of the count.
[[nodiscard]] Change settingAside(const Claim &claim, const Judgement &judgement);
/// The decision that sets a claim aside, of whatever day; null where none does.
[[nodiscard]] const Decision *whatSetsAside(const Claim &claim, const Ledger &ledger);
/// These claims on one thing differ for a known cause.
[[nodiscard]] Change sayingNoConflict(const Subject &of, std::vector<Id<Claim>> judged, const Judgement &judgement);
/// A claim takes the place of others on the same thing: it supersedes them besides what it supersedes already.
[[nodiscard]] Change superseding(const Claim &by, const std::vector<Id<Claim>> &older);
/// What was decided is open again.
[[nodiscard]] Change takingBack(const Decision &decision);
/// Two records are of one deal: what is said of one is said of the other from then on, and it goes. A commitment that
/// both have (payer, payee, nature, firmness) becomes one; the title, kind and status are those of the one that stays,
/// and saved views name it.
/// Empty where one of the two is not there.
[[nodiscard]] Change merging(const Ledger &ledger, const Id<Deal> &gone, const Id<Deal> &by);
/// A deal changes an earlier one, and is no second record of it.
[[nodiscard]] Change amending(const Deal &deal, const Id<Deal> &earlier);

} // namespace ledger
