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

/// The parties that are reached from a root, with the fewest edges that it takes.
Depths reached(const std::vector<Edge> &edges, const Id<Party> &root, int depth)
{
    std::unordered_map<Id<Party>, std::vector<const Id<Party> *>> providers;
    for (const Edge &edge : edges)
        providers[edge.from].push_back(&edge.to);

    Depths depths{{root, 0}};
    std::vector<Id<Party>> outermost{root};
    for (int steps = 1; steps <= depth && !outermost.empty(); ++steps) {
        std::vector<Id<Party>> next;
        for (const Id<Party> &dependent : outermost)
            for (const Id<Party> *provider : providers[dependent])
                if (depths.try_emplace(*provider, steps).second)
                    next.push_back(*provider);
        outermost = std::move(next);
    }
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

Dependencies dependencies(const Readings &readings, const Lens &lens, const std::optional<Reach> &reach)
{
    const Ledger &ledger = readings.ledger();
    Dependencies told;
    told.edges = edges(readings, lens);
    Depths depths;
    if (!reach) {
        depths = endsOf(told.edges);
    } else if (const int root = Passes(ledger, lens).countedAs(ledger.partyNumber(reach->root)); root >= 0) {
        depths = reached(told.edges, ledger.parties()[static_cast<std::size_t>(root)].id, reach->depth);
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
