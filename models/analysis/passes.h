#pragma once

#include "lens.h"
#include "readings.h"

#include <optional>
#include <vector>

namespace ledger
{

/// What a lens lets through, and as which party it counts (semantics.md, 9: the table). Periods are told by boundsOf,
/// day and basis by Readings.
class Passes
{
public:
    Passes(const Ledger &ledger, const Lens &lens);

    /// Whether what belongs to a deal counts: its kind and its status on the day.
    [[nodiscard]] bool counts(const DealReading &deal) const
    {
        return (m_kinds & bit(deal.kind)) && (m_statuses ? (m_statuses & bit(deal.status)) != 0 : deal.counts);
    }
    /// Whether a deal is shown, counting or not: a cancelled one is, unless statuses are asked for.
    [[nodiscard]] bool shows(const DealReading &deal) const;

    /// Payer, payee, party, nature, firmness.
    [[nodiscard]] bool passes(const CommitmentReading &commitment) const
    {
        return passesButForParty(commitment) && isOfParty(commitment);
    }
    /// The same but for the party.
    [[nodiscard]] bool passesButForParty(const CommitmentReading &commitment) const
    {
        return (m_natures & bit(commitment.nature)) && (m_firmnesses & bit(commitment.firmness))
            && holds(m_payers, commitment.payer) && holds(m_payees, commitment.payee);
    }
    /// Party as payer or payee.
    [[nodiscard]] bool isOfParty(const CommitmentReading &commitment) const
    {
        return isOfParty(commitment.payer, commitment.payee);
    }
    /// Party as either of two, given by their positions.
    [[nodiscard]] bool isOfParty(int one, int other) const { return holds(m_parties, one) || holds(m_parties, other); }
    /// Party as operator, tenant or supplier.
    [[nodiscard]] bool passes(const DeploymentReading &deployment) const;
    /// Payer, payee and party, each as any party of the deal: for a deal's own claims.
    [[nodiscard]] bool passes(const Deal &deal) const;
    /// Party as any party of the deal.
    [[nodiscard]] bool isOfParty(const Deal &deal) const;
    /// Party as one that what a claim is about names.
    [[nodiscard]] bool isOfParty(const ClaimPlace &place) const;
    /// Payer as the subject.
    [[nodiscard]] bool passes(const Observation &observation) const;

    /// Whether payer, payee, nature or firmness is asked for.
    [[nodiscard]] bool asksForCommitments() const;
    [[nodiscard]] bool asksForParty() const { return m_parties.has_value(); }

    /// The party that a party counts as: itself or, rolled up, its topmost ancestor; -1 for none.
    [[nodiscard]] int countedAs(int party) const
    {
        return party < 0 || m_topmost.empty() ? party : m_topmost[static_cast<std::size_t>(party)];
    }

private:
    /// Parties with their descendants, by position; nothing: all.
    using PartySet = std::optional<std::vector<bool>>;

    template <typename Enum> [[nodiscard]] static unsigned bit(Enum value)
    {
        return 1u << static_cast<unsigned>(value);
    }
    template <typename Enum> [[nodiscard]] static unsigned bits(const std::vector<Enum> &values)
    {
        unsigned all = 0;
        for (const Enum value : values)
            all |= bit(value);
        return all;
    }
    [[nodiscard]] static PartySet withDescendants(const Ledger &ledger, const std::vector<Id<Party>> &named);
    [[nodiscard]] static bool holds(const PartySet &set, int party)
    {
        return !set || (party >= 0 && (*set)[static_cast<std::size_t>(party)]);
    }
    [[nodiscard]] bool holdsAnyOf(const PartySet &set, const Deal &deal) const;

    const Ledger &m_ledger;
    PartySet m_payers;
    PartySet m_payees;
    PartySet m_parties;
    unsigned m_natures = 0; // a bit for each value
    unsigned m_firmnesses = 0;
    unsigned m_kinds = 0;
    unsigned m_statuses = 0; // 0: those that count
    bool m_asksForNature = false;
    bool m_asksForFirmness = false;
    std::vector<int> m_topmost; // empty: not rolled up
};

} // namespace ledger
