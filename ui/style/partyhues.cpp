#include "partyhues.h"

#include "readings.h"

#include <algorithm>

namespace ledger
{

PartyHues::PartyHues(std::unordered_map<std::string, PartyHue> hues) : m_hues(std::move(hues)) { }

PartyHue PartyHues::operator[](std::string_view party) const
{
    const auto found = m_hues.find(std::string(party));
    return found == m_hues.end() ? PartyHue() : found->second;
}

namespace
{
/// What was first said of a commitment in dollars; of several claims of one day the first by id. Later claims come with
/// every edit, and none of them is to recolour the pictures.
std::int64_t firstSaidDollars(const CommitmentDossier &commitment)
{
    const Claim *first = nullptr;
    for (const Claim &claim : commitment.claims)
        if (claim.unit == Unit::Usd && (!first || claim.stated.last() < first->stated.last()))
            first = &claim;
    return first ? dollarFigures(*first).headline.dollars : 0;
}

/// Money paid and received by each family (by the position of its topmost party); as doubles, since only the order
/// counts and a made-up ledger may hold more than 64 bits of dollars.
std::vector<double> moneyByFamily(const Ledger &ledger)
{
    std::vector<double> money(ledger.parties().size(), 0);
    const auto add = [&](const Id<Party> &party, double dollars) {
        if (const int number = ledger.partyNumber(party); number >= 0)
            money[static_cast<std::size_t>(ledger.topmost(number))] += dollars;
    };
    for (const auto &block : ledger.dealBlocks())
        for (const DealDossier &deal : *block)
            for (const CommitmentDossier &commitment : deal.commitments) {
                if (commitment.record.nature == Nature::Guarantee)
                    continue;
                const auto dollars = static_cast<double>(firstSaidDollars(commitment));
                add(commitment.record.payer, dollars);
                add(commitment.record.payee, dollars);
            }
    return money;
}

int generations(const Ledger &ledger, int party)
{
    int depth = 0;
    while (!ledger.parties()[static_cast<std::size_t>(party)].parent.isEmpty()) {
        const int parent = ledger.partyNumber(ledger.parties()[static_cast<std::size_t>(party)].parent);
        if (parent < 0 || depth > partyHueCount)
            break;
        party = parent;
        ++depth;
    }
    return depth;
}
} // namespace

PartyHues partyHues(const Ledger &ledger)
{
    const std::vector<double> money = moneyByFamily(ledger);
    std::vector<int> order;
    for (std::size_t i = 0; i < money.size(); ++i)
        if (money[i] > 0)
            order.push_back(static_cast<int>(i));
    // Positions are in the order of ids, so a stable sort settles ties by id.
    std::stable_sort(order.begin(), order.end(), [&money](int a, int b) {
        return money[static_cast<std::size_t>(a)] > money[static_cast<std::size_t>(b)];
    });
    std::vector<int> hueOf(money.size(), -1);
    for (std::size_t rank = 0; rank < order.size() && rank < partyHueCount; ++rank)
        hueOf[static_cast<std::size_t>(order[rank])] = static_cast<int>(rank);

    std::unordered_map<std::string, PartyHue> hues;
    for (std::size_t i = 0; i < ledger.parties().size(); ++i) {
        const int party = static_cast<int>(i);
        const int hue = hueOf[static_cast<std::size_t>(ledger.topmost(party))];
        if (hue >= 0)
            hues.emplace(ledger.parties()[i].id.text, PartyHue{hue, generations(ledger, party)});
    }
    return PartyHues(std::move(hues));
}

namespace
{
void takeLater(std::optional<Day> &latest, const std::vector<Claim> &claims)
{
    for (const Claim &claim : claims)
        if (const Day day = claim.stated.last(); !latest || day > *latest)
            latest = day;
}
} // namespace

LedgerTraits traitsOf(const Ledger &ledger)
{
    LedgerTraits traits{partyHues(ledger), std::nullopt};
    for (const auto &block : ledger.dealBlocks())
        for (const DealDossier &deal : *block) {
            takeLater(traits.lastDay, deal.claims);
            for (const CommitmentDossier &commitment : deal.commitments)
                takeLater(traits.lastDay, commitment.claims);
            for (const DeploymentDossier &deployment : deal.deployments)
                takeLater(traits.lastDay, deployment.claims);
        }
    return traits;
}

} // namespace ledger
