#include "passes.h"

#include <algorithm>

namespace ledger
{

namespace
{
constexpr unsigned everything = ~0u;
} // namespace

Passes::Passes(const Ledger &ledger, const Lens &lens)
    : m_ledger(ledger)
    , m_payers(withDescendants(ledger, lens.payers))
    , m_payees(withDescendants(ledger, lens.payees))
    , m_parties(withDescendants(ledger, lens.parties))
    , m_natures(lens.natures.empty() ? everything & ~bit(Nature::Guarantee) : bits(lens.natures))
    , m_firmnesses(lens.firmnesses.empty() ? everything : bits(lens.firmnesses))
    , m_kinds(lens.kinds.empty() ? everything : bits(lens.kinds))
    , m_statuses(bits(lens.statuses))
    , m_asksForNature(!lens.natures.empty())
    , m_asksForFirmness(!lens.firmnesses.empty())
{
    if (lens.rollUp != RollUp::Parent)
        return;
    m_topmost.reserve(ledger.parties().size());
    for (std::size_t i = 0; i < ledger.parties().size(); ++i)
        m_topmost.push_back(ledger.topmost(static_cast<int>(i)));
}

Passes::PartySet Passes::withDescendants(const Ledger &ledger, const std::vector<Id<Party>> &named)
{
    if (named.empty())
        return std::nullopt;
    const std::vector<Party> &parties = ledger.parties();
    std::vector<bool> isNamed(parties.size(), false);
    for (const Id<Party> &party : named)
        if (const int number = ledger.partyNumber(party); number >= 0)
            isNamed[static_cast<std::size_t>(number)] = true;
    std::vector<bool> set = isNamed;
    for (std::size_t i = 0; i < parties.size(); ++i) {
        int ancestor = static_cast<int>(i);
        while (ancestor >= 0 && !isNamed[static_cast<std::size_t>(ancestor)]) {
            const Id<Party> &parent = parties[static_cast<std::size_t>(ancestor)].parent;
            ancestor = parent.isEmpty() ? -1 : ledger.partyNumber(parent);
        }
        set[i] = ancestor >= 0;
    }
    return set;
}

bool Passes::holdsAnyOf(const PartySet &set, const Deal &deal) const
{
    return !set || std::ranges::any_of(deal.parties, [&](const RoleHolder &holder) {
        return holds(set, m_ledger.partyNumber(holder.party));
    });
}

bool Passes::shows(const DealReading &deal) const
{
    return (m_kinds & bit(deal.kind)) && (!m_statuses || (m_statuses & bit(deal.status)));
}

bool Passes::passes(const DeploymentReading &deployment) const
{
    return holds(m_parties, deployment.operatedBy) || holds(m_parties, deployment.tenant)
        || holds(m_parties, deployment.supplier);
}

bool Passes::passes(const Deal &deal) const
{
    return holdsAnyOf(m_payers, deal) && holdsAnyOf(m_payees, deal) && isOfParty(deal);
}

bool Passes::isOfParty(const Deal &deal) const { return holdsAnyOf(m_parties, deal); }

bool Passes::isOfParty(const ClaimPlace &place) const
{
    if (!m_parties)
        return true;
    const auto isNamed
        = [this](const Id<Party> &party) { return !party.isEmpty() && holds(m_parties, m_ledger.partyNumber(party)); };
    if (place.commitment)
        return isNamed(place.commitment->record.payer) || isNamed(place.commitment->record.payee);
    if (place.deployment) {
        const Deployment &deployment = place.deployment->record;
        return isNamed(deployment.operatedBy) || isNamed(deployment.tenant) || isNamed(deployment.supplier);
    }
    return isOfParty(place.deal->record);
}

bool Passes::passes(const Observation &observation) const
{
    return holds(m_payers, m_ledger.partyNumber(observation.subject));
}

bool Passes::asksForCommitments() const { return m_payers || m_payees || m_asksForNature || m_asksForFirmness; }

} // namespace ledger
