#include "graphlook.h"

#include <algorithm>
#include <unordered_map>

namespace ledger
{

namespace
{
/// The largest sum of weights on one side of somebody.
template <typename Id> class BusiestSide
{
public:
    void add(const Id &from, const Id &to, double weight)
    {
        m_most = std::max({m_most, m_sides[from].second += weight, m_sides[to].first += weight});
    }
    [[nodiscard]] double most() const { return m_most; }

private:
    std::unordered_map<Id, std::pair<double, double>> m_sides;
    double m_most = 0;
};
} // namespace

EdgeWidths::EdgeWidths(const GraphFindings &findings) : m_weight(findings.weight)
{
    constexpr double mostEdge = 36;
    constexpr double mostParty = 80;
    constexpr double mostKind = 124;
    std::unordered_map<std::string_view, int> kinds;
    for (const DependencyNode &node : findings.all.nodes)
        kinds.emplace(node.id.text, static_cast<int>(node.kind));
    BusiestSide<std::string_view> party;
    BusiestSide<int> kind;
    double edgeMost = 0;
    for (const Edge &edge : findings.all.edges) {
        const double weight = weightOf(edge, m_weight);
        edgeMost = std::max(edgeMost, weight);
        party.add(edge.from.text, edge.to.text, weight);
        if (const int from = kinds.at(edge.from.text), to = kinds.at(edge.to.text); from != to)
            kind.add(from, to, weight);
    }
    if (edgeMost > 0)
        m_unit = std::min(mostEdge / edgeMost, mostParty / party.most());
    if (kind.most() > 0)
        m_unit = std::min(m_unit, mostKind / kind.most());
    if (m_weight == EdgeWeight::Deals)
        m_unit = std::min(m_unit, 3.0);
    m_most = edgeMost;
}

double EdgeWidths::heightOf(const EdgeSum &sum) const
{
    switch (m_weight) {
    case EdgeWeight::Power:
        return sum.power.gw * m_unit;
    case EdgeWeight::Deals:
        return sum.deals * m_unit;
    case EdgeWeight::Money:
        break;
    }
    return static_cast<double>(sum.value.dollars) * m_unit;
}

double EdgeWidths::ofWeight(double weight) const { return std::max(leastEdgeWidth, weight * m_unit); }

QColor kindColour(const Style &style, PartyKind kind)
{
    switch (kind) {
    case PartyKind::Lab:
        return style.hues[3];
    case PartyKind::Cloud:
        return style.hues[0];
    case PartyKind::Chipmaker:
        return style.hues[2];
    case PartyKind::Supplier:
        return style.hues[8];
    case PartyKind::Builder:
        return style.hues[5];
    case PartyKind::Energy:
        return style.hues[1];
    case PartyKind::Investor:
        return style.hues[7];
    case PartyKind::Government:
        return style.hues[9];
    case PartyKind::Other:
        break;
    }
    return greyAt(style, 1);
}

QColor natureColour(const Style &style, Nature nature)
{
    switch (nature) {
    case Nature::Consumption:
        return style.hues[0];
    case Nature::Equity:
        return style.hues[7];
    case Nature::Debt:
        return style.hues[9];
    case Nature::Hardware:
        return style.hues[2];
    case Nature::Lease:
        return style.hues[5];
    case Nature::Capex:
        return style.hues[8];
    case Nature::Power:
        return style.hues[1];
    case Nature::License:
        return style.hues[6];
    case Nature::Guarantee:
        break;
    }
    return style.axis;
}

std::optional<Nature> natureOf(const Edge &edge)
{
    const auto largest = std::max_element(edge.byNature.begin(), edge.byNature.end());
    if (*largest <= Usd(0))
        return std::nullopt;
    return static_cast<Nature>(largest - edge.byNature.begin());
}

bool isMostlyFirm(const Edge &edge) { return edge.firm.dollars * 2 >= edge.value.dollars; }

} // namespace ledger
