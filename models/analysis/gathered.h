#pragma once

#include "dependencies.h"

#include <map>
#include <set>
#include <string>
#include <vector>

// A graph of dependencies that fits an eye: the largest parties stand by themselves, the others are gathered by kind.
namespace ledger
{

/// What an edge's weight is: the width that it is drawn in, and the order in which parties are the largest.
enum class EdgeWeight : std::uint8_t { Money, Power, Deals };

/// The weight of an edge in dollars, gigawatts or deals.
[[nodiscard]] double weightOf(const Edge &edge, EdgeWeight weight);

/// All that runs one way over the edges of a node.
struct EdgeSum
{
    Usd value = {};
    Gigawatts power = {};
    int deals = 0; ///< each deal once
    int parties = 0; ///< at the other ends

    bool operator==(const EdgeSum &) const = default;
};

/// A party, or those of a kind that have no place of their own.
struct GatheredNode
{
    std::string id = {}; ///< the party's; of a gathered one `~` and its kind's word, which is no party's id
    std::string name = {}; ///< the party's
    PartyKind kind = PartyKind::Other;
    std::vector<Id<Party>> gathered = {}; ///< the parties of a gathered one, by id; empty: a party
    std::optional<int> depth = {};
    EdgeSum needs = {}; ///< over the edges to its providers
    EdgeSum gives = {}; ///< over the edges from its dependents

    [[nodiscard]] bool isGathered() const { return !gathered.empty(); }
    bool operator==(const GatheredNode &) const = default;
};

/// An edge between nodes: the sum of those between their parties, told by its ends.
struct GatheredEdge
{
    std::string from = {};
    std::string to = {};
    int edges = 1; ///< between parties, so many
    Edge sum = {}; ///< its ends are those of one of them

    bool operator==(const GatheredEdge &) const = default;
};

/// A graph of which a part stands gathered, so that it can be looked at.
struct Gathering
{
    std::vector<GatheredNode> nodes = {}; ///< by id
    std::vector<GatheredEdge> edges = {}; ///< the heaviest first

    bool operator==(const Gathering &) const = default;
};

/// Who stands by himself.
struct GatheringChoice
{
    EdgeWeight weight = EdgeWeight::Money;
    std::set<std::string> named = {}; ///< these do
    std::size_t most = 12; ///< and of the others the largest, so that there are so many in all
    std::map<PartyKind, int> open = {}; ///< and of each of these kinds so many times `page` more of the largest
    std::size_t page = 24;
    std::map<std::string, double> rank = {}; ///< goes before the weight where it is told: the largest are these
};

/// The id of the node that gathers a kind.
[[nodiscard]] std::string gatheredId(PartyKind kind);

/// A graph with those parties gathered, by their kind, that have no place of their own; edges within a gathered node
/// are gone. A single party is not gathered: it takes the place itself.
[[nodiscard]] Gathering gathered(const Dependencies &all, const GatheringChoice &choice);

} // namespace ledger
