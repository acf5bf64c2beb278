#pragma once

#include "edges.h"

#include <optional>
#include <string>
#include <vector>

namespace ledger
{

/// A party that depends on others, or on which others do.
struct DependencyNode
{
    Id<Party> id = {};
    std::string name = {};
    PartyKind kind = PartyKind::Other;
    std::optional<int> depth = {}; ///< how many edges from the root; nothing without one

    bool operator==(const DependencyNode &) const = default;
};

/// Who depends on whom: parties, and the edges between them.
struct Dependencies
{
    std::vector<DependencyNode> nodes = {}; ///< by id
    std::vector<Edge> edges = {}; ///< all those between the nodes, largest first

    bool operator==(const Dependencies &) const = default;
};

/// Along edges to those on whom a party depends, against them to those who hang on it, or each way by itself.
enum class ReachDirection : std::uint8_t { Providers, Dependents, Both };

/// From whom on dependence is followed, and how many edges far.
struct Reach
{
    Id<Party> root = {};
    int depth = 3;
    ReachDirection direction = ReachDirection::Providers;
};

/// `query dependencies`: what a root (as it counts after roll-up) depends on, or who on it; without one, all edges.
[[nodiscard]] Dependencies dependencies(const Readings &readings, const Lens &lens,
                                        const std::optional<Reach> &reach = {});

} // namespace ledger
