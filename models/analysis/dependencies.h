#pragma once

#include "edges.h"

#include <optional>
#include <string>
#include <vector>

namespace ledger
{

struct DependencyNode
{
    Id<Party> id = {};
    std::string name = {};
    PartyKind kind = PartyKind::Other;
    std::optional<int> depth = {}; ///< how many edges from the root; nothing without one

    bool operator==(const DependencyNode &) const = default;
};

struct Dependencies
{
    std::vector<DependencyNode> nodes = {}; ///< by id
    std::vector<Edge> edges = {}; ///< all those between the nodes, largest first

    bool operator==(const Dependencies &) const = default;
};

/// From whom on dependence is followed, from dependent to provider, and how many edges far.
struct Reach
{
    Id<Party> root = {};
    int depth = 3;
};

/// `query dependencies`: what a root (as it counts after roll-up) depends on; without one, all edges.
[[nodiscard]] Dependencies dependencies(const Readings &readings, const Lens &lens,
                                        const std::optional<Reach> &reach = {});

} // namespace ledger
