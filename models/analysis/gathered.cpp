#include "gathered.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace ledger
{

namespace
{
constexpr std::size_t kindCount = 9;

/// Who stands where: for each party the position of its node.
class Places
{
public:
    Places(const Dependencies &all, const GatheringChoice &choice) : m_all(all), m_choice(choice)
    {
        rank();
        choose();
    }

    [[nodiscard]] std::vector<GatheredNode> nodes();
    [[nodiscard]] std::size_t positionOf(const Id<Party> &party) const { return m_places.at(party); }

private:
    void rank();
    void choose();

    const Dependencies &m_all;
    const GatheringChoice &m_choice;
    std::vector<std::size_t> m_ranking; ///< positions in the nodes, the largest party first
    std::vector<bool> m_stands; ///< by position: whether by himself
    std::unordered_map<Id<Party>, std::size_t> m_places;
};

void Places::rank()
{
    std::unordered_map<Id<Party>, double> weights;
    for (const Edge &edge : m_all.edges) {
        const double weight = weightOf(edge, m_choice.weight);
        weights[edge.from] += weight;
        weights[edge.to] += weight;
    }
    std::vector<std::pair<double, double>> sizes;
    for (const DependencyNode &node : m_all.nodes) {
        const auto told = m_choice.rank.find(node.id.text);
        sizes.emplace_back(told == m_choice.rank.end() ? -1 : told->second, weights[node.id]);
    }
    for (std::size_t i = 0; i < m_all.nodes.size(); ++i)
        m_ranking.push_back(i);
    std::ranges::stable_sort(m_ranking, [&sizes](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
}

void Places::choose()
{
    m_stands.assign(m_all.nodes.size(), false);
    const auto named = static_cast<std::size_t>(std::ranges::count_if(
        m_all.nodes, [this](const DependencyNode &node) { return m_choice.named.contains(node.id.text); }));
    std::size_t left = m_choice.most > named ? m_choice.most - named : 0;
    std::array<std::size_t, kindCount> open = {};
    for (const auto &[kind, times] : m_choice.open)
        open[static_cast<std::size_t>(kind)] = m_choice.page * static_cast<std::size_t>(std::max(times, 0));
    for (const std::size_t i : m_ranking) {
        std::size_t &ofKind = open[static_cast<std::size_t>(m_all.nodes[i].kind)];
        if (m_choice.named.contains(m_all.nodes[i].id.text))
            m_stands[i] = true; // and took a place already
        else if (left > 0 && left-- > 0)
            m_stands[i] = true;
        else if (ofKind > 0 && ofKind-- > 0)
            m_stands[i] = true;
    }
    std::array<int, kindCount> remaining = {};
    for (std::size_t i = 0; i < m_all.nodes.size(); ++i)
        remaining[static_cast<std::size_t>(m_all.nodes[i].kind)] += !m_stands[i];
    for (std::size_t i = 0; i < m_all.nodes.size(); ++i)
        if (remaining[static_cast<std::size_t>(m_all.nodes[i].kind)] == 1)
            m_stands[i] = true;
}

std::vector<GatheredNode> Places::nodes()
{
    std::vector<GatheredNode> nodes;
    std::array<std::vector<Id<Party>>, kindCount> gatheredOf;
    for (std::size_t i = 0; i < m_all.nodes.size(); ++i) {
        const DependencyNode &party = m_all.nodes[i];
        if (m_stands[i])
            nodes.push_back({party.id.text, party.name, party.kind, {}, party.depth, {}, {}});
        else
            gatheredOf[static_cast<std::size_t>(party.kind)].push_back(party.id);
    }
    for (std::size_t kind = 0; kind < kindCount; ++kind)
        if (!gatheredOf[kind].empty()) {
            const auto value = static_cast<PartyKind>(kind);
            nodes.push_back({gatheredId(value), {}, value, std::move(gatheredOf[kind]), {}, {}, {}});
        }
    std::ranges::sort(nodes, {}, &GatheredNode::id);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!nodes[i].isGathered())
            m_places.emplace(Id<Party>(nodes[i].id), i);
        for (const Id<Party> &party : nodes[i].gathered)
            m_places.emplace(party, i);
    }
    return nodes;
}

void addTo(Edge &sum, const Edge &edge)
{
    sum.deals.insert(sum.deals.end(), edge.deals.begin(), edge.deals.end());
    sum.kinds.insert(sum.kinds.end(), edge.kinds.begin(), edge.kinds.end());
    sum.value += edge.value;
    sum.power += edge.power;
    for (std::size_t i = 0; i < sum.byNature.size(); ++i)
        sum.byNature[i] += edge.byNature[i];
    sum.firm += edge.firm;
    sum.commitments += edge.commitments;
    sum.claims += edge.claims;
    sum.isDisclosed = sum.isDisclosed || edge.isDisclosed;
}

void makeUnique(Edge &sum)
{
    std::ranges::sort(sum.deals);
    sum.deals.erase(std::unique(sum.deals.begin(), sum.deals.end()), sum.deals.end());
    std::ranges::sort(sum.kinds, {}, word<DealKind>);
    sum.kinds.erase(std::unique(sum.kinds.begin(), sum.kinds.end()), sum.kinds.end());
}

/// Adds up, for each node, what runs over its edges one way.
class NodeSums
{
public:
    explicit NodeSums(std::size_t nodes) : m_sums(nodes), m_deals(nodes), m_parties(nodes) { }

    void add(std::size_t node, const Edge &edge, const Id<Party> &other)
    {
        m_sums[node].value += edge.value;
        m_sums[node].power += edge.power;
        for (const Id<Deal> &deal : edge.deals)
            m_deals[node].insert(deal.text);
        m_parties[node].insert(other.text);
    }
    [[nodiscard]] EdgeSum of(std::size_t node) const
    {
        EdgeSum sum = m_sums[node];
        sum.deals = static_cast<int>(m_deals[node].size());
        sum.parties = static_cast<int>(m_parties[node].size());
        return sum;
    }

private:
    std::vector<EdgeSum> m_sums;
    std::vector<std::unordered_set<std::string_view>> m_deals;
    std::vector<std::unordered_set<std::string_view>> m_parties;
};
} // namespace

double weightOf(const Edge &edge, EdgeWeight weight)
{
    switch (weight) {
    case EdgeWeight::Power:
        return edge.power.gw;
    case EdgeWeight::Deals:
        return static_cast<double>(edge.deals.size());
    case EdgeWeight::Money:
        break;
    }
    return static_cast<double>(edge.value.dollars);
}

std::string gatheredId(PartyKind kind) { return "~" + std::string(word(kind)); }

Gathering gathered(const Dependencies &all, const GatheringChoice &choice)
{
    Places places(all, choice);
    Gathering told;
    told.nodes = places.nodes();
    NodeSums needs(told.nodes.size());
    NodeSums gives(told.nodes.size());
    std::map<std::pair<std::size_t, std::size_t>, GatheredEdge> edges;
    for (const Edge &edge : all.edges) {
        const std::size_t from = places.positionOf(edge.from);
        const std::size_t to = places.positionOf(edge.to);
        if (from == to)
            continue;
        needs.add(from, edge, edge.to);
        gives.add(to, edge, edge.from);
        const auto [found, isNew]
            = edges.try_emplace({from, to}, GatheredEdge{told.nodes[from].id, told.nodes[to].id, 1, edge});
        if (!isNew) {
            ++found->second.edges;
            addTo(found->second.sum, edge);
        }
    }
    for (std::size_t i = 0; i < told.nodes.size(); ++i) {
        told.nodes[i].needs = needs.of(i);
        told.nodes[i].gives = gives.of(i);
    }
    for (auto &[ends, edge] : edges) {
        makeUnique(edge.sum);
        told.edges.push_back(std::move(edge));
    }
    std::ranges::stable_sort(told.edges, std::ranges::greater(),
                             [&choice](const GatheredEdge &edge) { return weightOf(edge.sum, choice.weight); });
    return told;
}

} // namespace ledger
