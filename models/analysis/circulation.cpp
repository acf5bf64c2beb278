#include "circulation.h"

#include <QtGlobal>

#include <lemon/maps.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <cstdint>
#include <unordered_map>

// A circulation of the largest volume is one of the least cost where each dollar on each leg costs −1. The network
// simplex computes it in integers, hence exactly.

namespace ledger
{

namespace
{
using MoneyGraph = lemon::SmartDigraph;
using Dollars = MoneyGraph::ArcMap<std::int64_t>;

/// The legs as a graph, a node for each party.
void build(MoneyGraph &graph, Dollars &capacities, std::span<const Leg> legs)
{
    std::unordered_map<Id<Party>, MoneyGraph::Node> nodes;
    const auto node = [&](const Id<Party> &party) {
        const auto [found, isNew] = nodes.try_emplace(party);
        if (isNew)
            found->second = graph.addNode();
        return found->second;
    };
    for (const Leg &leg : legs)
        capacities[graph.addArc(node(leg.payer), node(leg.payee))] = leg.value.dollars;
}
} // namespace

Circulation circulation(std::span<const Leg> legs)
{
    Usd all;
    for (const Leg &leg : legs)
        all += leg.value;
    if (all == Usd(0))
        return {};

    MoneyGraph graph;
    Dollars capacities(graph);
    build(graph, capacities, legs);
    const lemon::ConstMap<MoneyGraph::Arc, std::int64_t> price(-1);
    lemon::NetworkSimplex<MoneyGraph, std::int64_t> simplex(graph);
    simplex.upperMap(capacities).costMap(price);
    [[maybe_unused]] const auto outcome = simplex.run(); // standing still is always allowed, and legs are bounded
    Q_ASSERT(outcome == simplex.OPTIMAL);

    Usd value;
    for (MoneyGraph::ArcIt arc(graph); arc != lemon::INVALID; ++arc)
        value += Usd(simplex.flow(arc));
    return {value, static_cast<double>(value.dollars) / static_cast<double>(all.dollars)};
}

} // namespace ledger
