#include "graphlook.h"

#include <algorithm>
#include <unordered_map>

namespace ledger
{

EdgeWidths::EdgeWidths(const GraphFindings &findings) : m_weight(findings.weight)
{
    constexpr double mostEdge = 36;
    constexpr double mostSide = 80;
    std::unordered_map<std::string_view, std::pair<double, double>> sides;
    double side = 0;
    for (const GatheredEdge &edge : findings.shown.edges) {
        const double weight = weightOf(edge.sum, m_weight);
        m_most = std::max(m_most, weight);
        side = std::max(side, sides[edge.from].second += weight);
        side = std::max(side, sides[edge.to].first += weight);
    }
    if (m_most > 0)
        m_unit = std::min(mostEdge / m_most, mostSide / side);
    if (m_weight == EdgeWeight::Deals)
        m_unit = std::min(m_unit, 3.0);
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
