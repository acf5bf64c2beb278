#include "path.h"

#include "passes.h"

#include <map>
#include <unordered_map>

namespace ledger
{

namespace
{
/// For each party its neighbours by id, each with the edge by which one walks there.
using Neighbours = std::unordered_map<Id<Party>, std::map<Id<Party>, const Edge *>>;
using Distances = std::unordered_map<Id<Party>, int>;

Neighbours neighboursIn(const std::vector<Edge> &edges)
{
    Neighbours neighbours;
    for (const Edge &edge : edges) {
        neighbours[edge.from][edge.to] = &edge;
        neighbours[edge.to].try_emplace(edge.from, &edge); // unless an edge of its own runs there
    }
    return neighbours;
}

/// How many edges each party is away from one, as far as they hang together.
Distances distancesTo(const Id<Party> &party, const Neighbours &neighbours)
{
    Distances distances{{party, 0}};
    std::vector<Id<Party>> reached{party};
    for (std::size_t i = 0; i < reached.size(); ++i) {
        const auto found = neighbours.find(reached[i]);
        if (found == neighbours.end())
            continue;
        const int next = distances.at(reached[i]) + 1;
        for (const auto &[neighbour, edge] : found->second)
            if (distances.try_emplace(neighbour, next).second)
                reached.push_back(neighbour);
    }
    return distances;
}

std::vector<Edge> walk(Id<Party> from, const Neighbours &neighbours, const Distances &distances)
{
    std::vector<Edge> steps;
    const auto start = distances.find(from);
    for (int left = start == distances.end() ? 0 : start->second; left > 0; --left)
        for (const auto &[neighbour, edge] : neighbours.at(from))
            if (distances.at(neighbour) == left - 1) { // the first by id, which makes the list of parties the first
                steps.push_back(*edge);
                from = neighbour;
                break;
            }
    return steps;
}
} // namespace

std::vector<Edge> path(const Readings &readings, const Lens &lens, const Id<Party> &first, const Id<Party> &second)
{
    const Ledger &ledger = readings.ledger();
    const Passes passes(ledger, lens);
    const int from = passes.countedAs(ledger.partyNumber(first));
    const int to = passes.countedAs(ledger.partyNumber(second));
    if (from < 0 || to < 0)
        return {};
    const std::vector<Edge> all = edges(readings, lens);
    const Neighbours neighbours = neighboursIn(all);
    return walk(ledger.parties()[static_cast<std::size_t>(from)].id, neighbours,
                distancesTo(ledger.parties()[static_cast<std::size_t>(to)].id, neighbours));
}

} // namespace ledger
