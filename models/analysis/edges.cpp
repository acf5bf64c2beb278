#include "edges.h"

#include "partof.h"
#include "passes.h"
#include "terms.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>

// Edges come from three places: roles, commitments, deployments (semantics.md, 11). Each is told of with its deal, and
// what it brings is added up edge by edge.

namespace ledger
{

namespace
{
/// What has been found of one edge so far.
struct EdgeParts
{
    int from = 0; ///< positions in Ledger::parties()
    int to = 0;
    unsigned kinds = 0; ///< a bit for each DealKind
    std::vector<const Deal *> deals = {};
    std::vector<const DeploymentReading *> powers = {};
    Edge told = {}; ///< its money
};

class EdgeSearch
{
public:
    EdgeSearch(const Readings &readings, const Lens &lens)
        : m_readings(readings)
        , m_lens(lens)
        , m_bounds(boundsOf(lens))
        , m_passes(readings.ledger(), withAllNatures(lens))
    {
    }

    [[nodiscard]] std::vector<Edge> found();

private:
    void takeRoles(const DealReading &deal);
    void take(const DealReading &deal, const CommitmentReading &commitment);
    void take(const DealReading &deal, const DeploymentReading &deployment);
    EdgeParts *edge(int dependent, int provider, const DealReading &deal);

    [[nodiscard]] bool isSpokenOf(const std::vector<Claim> &claims) const;
    void addMoney(Edge &edge, const CommitmentReading &commitment) const;
    [[nodiscard]] Gigawatts powerOf(const EdgeParts &parts) const;
    [[nodiscard]] Edge edgeOf(const EdgeParts &parts) const;

    const Readings &m_readings;
    const Lens &m_lens;
    Bounds m_bounds;
    Passes m_passes;
    std::vector<EdgeParts> m_edges;
    std::unordered_map<std::uint64_t, std::size_t> m_positions;
};

std::vector<Edge> EdgeSearch::found()
{
    for (const DealReading &deal : m_readings.deals()) {
        if (!m_passes.counts(deal))
            continue;
        takeRoles(deal);
        for (const CommitmentReading &commitment : deal.commitments)
            take(deal, commitment);
        for (const DeploymentReading &deployment : deal.deployments)
            take(deal, deployment);
    }
    std::vector<Edge> told;
    told.reserve(m_edges.size());
    for (const EdgeParts &parts : m_edges)
        told.push_back(edgeOf(parts));
    return told;
}

/// The edge between two parties as they count, to which a deal contributes; null where there is none.
EdgeParts *EdgeSearch::edge(int dependent, int provider, const DealReading &deal)
{
    const int from = m_passes.countedAs(dependent);
    const int to = m_passes.countedAs(provider);
    if (from < 0 || to < 0 || from == to)
        return nullptr;
    const std::uint64_t key = static_cast<std::uint64_t>(from) << 32 | static_cast<std::uint64_t>(to);
    const auto [position, isNew] = m_positions.try_emplace(key, m_edges.size());
    if (isNew)
        m_edges.push_back({.from = from, .to = to, .kinds = 0, .deals = {}, .powers = {}, .told = {}});
    EdgeParts &parts = m_edges[position->second];
    parts.kinds |= 1u << static_cast<unsigned>(deal.kind);
    if (parts.deals.empty() || parts.deals.back() != &deal.dossier->record) // deals come one after the other
        parts.deals.push_back(&deal.dossier->record);
    return &parts;
}

void EdgeSearch::takeRoles(const DealReading &deal)
{
    const std::vector<RoleHolder> &holders = deal.dossier->record.parties;
    for (const RoleHolder &dependent : holders) {
        const std::optional<Role> provides = providerOf(dependent.role);
        if (!provides)
            continue;
        const int from = m_readings.ledger().partyNumber(dependent.party);
        for (const RoleHolder &provider : holders)
            if (const int to = m_readings.ledger().partyNumber(provider.party);
                provider.role == *provides && m_passes.isOfParty(from, to))
                edge(from, to, deal);
    }
}

void EdgeSearch::take(const DealReading &deal, const CommitmentReading &commitment)
{
    if (!m_passes.passes(commitment) || !isSpokenOf(commitment.dossier->claims))
        return;
    EdgeParts *parts = isPayeeDependent(commitment.nature) ? edge(commitment.payee, commitment.payer, deal)
                                                           : edge(commitment.payer, commitment.payee, deal);
    if (parts)
        addMoney(parts->told, commitment);
}

void EdgeSearch::take(const DealReading &deal, const DeploymentReading &deployment)
{
    if (!m_passes.passes(deployment) || !isSpokenOf(deployment.dossier->claims))
        return;
    const bool hasPower = deployment.reading && deployment.counts == m_lens.counts;
    for (const auto &[dependent, provider] :
         {std::pair(deployment.tenant, deployment.operatedBy), std::pair(deployment.operatedBy, deployment.supplier)})
        if (EdgeParts *parts = edge(dependent, provider, deal); parts && hasPower)
            parts->powers.push_back(&deployment);
}

/// Whether anything was known to be said of a thing, in whatever unit and stance.
bool EdgeSearch::isSpokenOf(const std::vector<Claim> &claims) const
{
    return std::ranges::any_of(claims,
                               [this](const Claim &claim) { return m_readings.knowledge().reaches(claim.stated); });
}

void EdgeSearch::addMoney(Edge &edge, const CommitmentReading &commitment) const
{
    if (!commitment.reading || commitment.nature == Nature::Guarantee)
        return;
    edge.isDisclosed = true;
    const Days days = daysOf(commitment, m_lens.assumeYears);
    if (!m_bounds.meet(days.first, days.last))
        return;
    const Usd due = dueWithin(commitment.reading->value, days, m_bounds);
    edge.value += due;
    edge.byNature[static_cast<std::size_t>(commitment.nature)] += due;
    if (commitment.firmness == Firmness::Firm)
        edge.firm += due;
    ++edge.commitments;
    edge.claims += commitment.knownClaims;
}

Gigawatts EdgeSearch::powerOf(const EdgeParts &parts) const
{
    std::unordered_set<std::string_view> ids;
    for (const DeploymentReading *deployment : parts.powers)
        ids.insert(deployment->dossier->record.id.text);
    Gigawatts power;
    for (const DeploymentReading *deployment : parts.powers)
        if (!isPartOfAny(deployment->dossier->record, ids, m_readings.ledger()))
            power += deployment->reading->value;
    return power;
}

Edge EdgeSearch::edgeOf(const EdgeParts &parts) const
{
    const std::vector<Party> &parties = m_readings.ledger().parties();
    Edge edge = parts.told;
    edge.from = parties[static_cast<std::size_t>(parts.from)].id;
    edge.to = parties[static_cast<std::size_t>(parts.to)].id;
    edge.power = powerOf(parts);
    for (std::size_t kind = 0; kind < words<DealKind>().size(); ++kind)
        if (parts.kinds & 1u << kind)
            edge.kinds.push_back(static_cast<DealKind>(kind));
    std::ranges::sort(edge.kinds, {}, word<DealKind>);
    edge.deals.reserve(parts.deals.size());
    for (const Deal *deal : parts.deals)
        edge.deals.push_back(deal->id);
    return edge;
}
} // namespace

Lens withAllNatures(Lens lens)
{
    if (lens.natures.empty())
        for (std::size_t i = 0; i < words<Nature>().size(); ++i)
            lens.natures.push_back(static_cast<Nature>(i));
    return lens;
}

bool isPayeeDependent(Nature nature)
{
    return nature == Nature::Equity || nature == Nature::Debt || nature == Nature::Guarantee;
}

std::vector<Edge> edges(const Readings &readings, const Lens &lens)
{
    std::vector<Edge> found = EdgeSearch(readings, lens).found();
    std::ranges::sort(found, [](const Edge &a, const Edge &b) {
        if (a.value != b.value)
            return a.value > b.value;
        return a.from != b.from ? a.from < b.from : a.to < b.to;
    });
    return found;
}

} // namespace ledger
