#include "dependencies.h"

#include "passes.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace ledger
{

namespace
{
using Depths = std::map<Id<Party>, std::optional<int>>;

/// Adds the parties that are reached from a root, with the fewest edges that it takes.
void reach(Depths &depths, const std::vector<Edge> &edges, const Id<Party> &root, int depth, bool isToProviders)
{
    std::unordered_map<Id<Party>, std::vector<const Id<Party> *>> nextOf;
    for (const Edge &edge : edges)
        nextOf[isToProviders ? edge.from : edge.to].push_back(isToProviders ? &edge.to : &edge.from);

    Depths found{{root, 0}};
    std::vector<Id<Party>> outermost{root};
    for (int steps = 1; steps <= depth && !outermost.empty(); ++steps) {
        std::vector<Id<Party>> next;
        for (const Id<Party> &party : outermost)
            for (const Id<Party> *other : nextOf[party])
                if (found.try_emplace(*other, steps).second)
                    next.push_back(*other);
        outermost = std::move(next);
    }
    for (const auto &[party, steps] : found) {
        std::optional<int> &known = depths.try_emplace(party, steps).first->second;
        known = std::min(*known, *steps);
    }
}

Depths reached(const std::vector<Edge> &edges, const Id<Party> &root, const Reach &reaching)
{
    Depths depths;
    if (reaching.direction != ReachDirection::Dependents)
        reach(depths, edges, root, reaching.depth, true);
    if (reaching.direction != ReachDirection::Providers)
        reach(depths, edges, root, reaching.depth, false);
    return depths;
}

Depths endsOf(const std::vector<Edge> &edges)
{
    Depths ends;
    for (const Edge &edge : edges) {
        ends.try_emplace(edge.from);
        ends.try_emplace(edge.to);
    }
    return ends;
}
} // namespace

Dependencies dependencies(const Readings &readings, const Lens &lens, const std::optional<Reach> &reaching)
{
    const Ledger &ledger = readings.ledger();
    Dependencies told;
    told.edges = edges(readings, lens);
    Depths depths;
    if (!reaching) {
        depths = endsOf(told.edges);
    } else if (const int root = Passes(ledger, lens).countedAs(ledger.partyNumber(reaching->root)); root >= 0) {
        depths = reached(told.edges, ledger.parties()[static_cast<std::size_t>(root)].id, *reaching);
    }
    std::erase_if(told.edges,
                  [&](const Edge &edge) { return !depths.contains(edge.from) || !depths.contains(edge.to); });
    told.nodes.reserve(depths.size());
    for (const auto &[id, depth] : depths) {
        const Party &party = *ledger.find(id);
        told.nodes.push_back({party.id, party.name, party.kind, depth});
    }
    return told;
}

} // namespace ledger
