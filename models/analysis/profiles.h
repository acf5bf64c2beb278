#pragma once

#include "capacity.h"
#include "disputes.h"
#include "edges.h"
#include "impact.h"
#include "listing.h"
#include "loops.h"
#include "totals.h"

#include <optional>
#include <string>
#include <vector>

/// All that is known of one party or of one deal, as its page tells it. Each list is what the query of that name
/// answers through the lens, narrowed to the one; a party stands for itself and all its descendants.
namespace ledger
{

/// How much power a party has a hand in, in one way of counting.
struct PartyPower
{
    Counts counts = Counts::Site;
    CapacityGroup part = CapacityGroup::Operator; ///< whether it runs, uses or supplies it
    Gigawatts dated = {}; ///< all that is dated, on the last day of the last period
    Day by = {}; ///< that day
    Gigawatts undated = {};

    bool operator==(const PartyPower &) const = default;
};

/// What of a payer's money of one nature goes to the party.
struct PayerShare
{
    Id<Party> payer = {}; ///< empty: of all payers together
    std::string name = {};
    Nature nature = Nature::Consumption;
    Usd value = {};
    Usd whole = {}; ///< what the payer pays to anybody
    double share = 0; ///< 0 to 1

    bool operator==(const PayerShare &) const = default;
};

/// An edge to or from the party's family, from its side.
struct PartyEdge
{
    Id<Party> other = {};
    std::string name = {};
    Usd value = {};
    Gigawatts power = {};
    int deals = 0;
    std::vector<Id<Party>> left = {}; ///< of a dependent: whom it has besides (Dependent::left)

    bool operator==(const PartyEdge &) const = default;
};

/// A party: pointers live as long as the readings.
struct PartyProfile
{
    const Party *party = nullptr; ///< null: there is none of that id
    bool isKnown = true; ///< whether anything of it was known on the day
    std::vector<const Party *> children = {}; ///< by id
    std::optional<Lens> asPayer = {}; ///< the lens on what it pays; nothing where the lens lets none of that through
    std::optional<Lens> asPayee = {};
    std::vector<Total> pays = {}; ///< by nature
    std::vector<Total> isPaid = {};
    std::vector<Total> paysWhom = {}; ///< by payee and nature
    std::vector<Total> isPaidByWhom = {};
    std::vector<PartyPower> power = {}; ///< those that are not nothing
    std::vector<PayerShare> shares = {}; ///< of all payers first, then the largest
    std::vector<DealRow> deals = {}; ///< newest first
    std::vector<const Observation *> observations = {}; ///< of it or of its part in another's figures, newest first
    std::vector<ChangeRow> said = {}; ///< claims that name it, newest first, whatever the period
    std::vector<PartyEdge> hangsOn = {}; ///< largest first
    std::vector<PartyEdge> hangOnIt = {};
    Impact impact = {}; ///< of going without it
    std::vector<Loop> loops = {}; ///< that it is in
    bool hasAllLoops = true;
    std::vector<Contested> contested = {};
    std::vector<Uncounted> uncounted = {};
};

/// All that a lens lets through of a party.
[[nodiscard]] PartyProfile partyProfile(const Readings &readings, const Lens &lens, const Id<Party> &id);

/// A source, and how many claims of the deal rest on it.
struct DealSource
{
    const Source *source = nullptr;
    int claims = 0;

    bool operator==(const DealSource &) const = default;
};

/// A deal: pointers live as long as the readings.
struct DealProfile
{
    const DealDossier *deal = nullptr; ///< null: there is none of that id
    const DealReading *reading = nullptr; ///< null: it was not known on the day
    bool isShown = false; ///< whether the lens lets it through
    std::vector<Total> totals = {}; ///< by nature, what of it counts through the lens
    std::vector<Contested> contested = {};
    std::vector<Uncounted> uncounted = {}; ///< itself among them where it is not broken down
    const Deal *amends = nullptr;
    std::vector<const Deal *> amendedBy = {}; ///< by day, then id
    std::vector<DealSource> sources = {}; ///< those of most claims first
    std::vector<ChangeRow> said = {}; ///< newest first, whatever the period
};

/// All that a lens lets through of a deal.
[[nodiscard]] DealProfile dealProfile(const Readings &readings, const Lens &lens, const Id<Deal> &id);

} // namespace ledger
