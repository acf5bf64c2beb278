#pragma once

#include "gathered.h"
#include "impact.h"
#include "pictureplan.h"
#include "placedgraph.h"

#include <map>
#include <optional>
#include <set>
#include <utility>

namespace ledger
{

/// What a node loses without a party, its gathered parties together.
struct NodeLoss
{
    Usd value = {};
    Gigawatts power = {};
    int parties = 0; ///< who lose something
    std::vector<Id<Party>> left = {}; ///< by id: its other providers in deals of a kind that it lost

    bool operator==(const NodeLoss &) const = default;
};

/// The shortest path between two parties.
struct FoundPath
{
    Id<Party> first = {};
    Id<Party> second = {};
    std::vector<Edge> steps = {}; ///< empty where nothing links them
    std::vector<Id<Party>> parties = {}; ///< in the order in which one walks
};

/// All that a picture of dependencies tells.
struct GraphFindings
{
    EdgeWeight weight = EdgeWeight::Money;
    Dependencies all = {}; ///< party by party, as `query` has them
    Gathering shown = {}; ///< what is drawn of them
    int undrawn = 0; ///< edges of what is shown that are too light to be drawn among so many
    std::optional<Reach> reach = {};
    std::set<PartyKind> open = {}; ///< the kinds that a reader opened
    std::map<PartyKind, int> partiesOf = {}; ///< how many of each kind there are
    std::optional<Impact> impact = {};
    std::map<std::string, NodeLoss> losses = {}; ///< by node
    std::set<std::string> gone = {}; ///< nodes
    std::optional<FoundPath> path = {};
    std::vector<CitedSource> sources = {};
    bool hasPeriod = false;

    [[nodiscard]] const GatheredNode *node(const std::string &id) const;
};

/// What there is to show: the options `root`, `depth`, `direction`, `width`, `open`, `without`, `between` and the drill
/// (into a party: what it depends on and who on it; into a group: opens it) worked out.
[[nodiscard]] GraphFindings graphFindings(const PictureRequest &request, const Readings &readings,
                                          const PicturePlan &plan);

/// The plan of a picture of dependencies: as ever, but a drill does not narrow the lens.
[[nodiscard]] PicturePlan graphPlan(const PictureRequest &request, const Readings &readings);

/// The nodes to be placed and the edges between them, with their sizes at scale 1, in the order of the findings.
[[nodiscard]] Graph graphOf(const GraphFindings &findings);

} // namespace ledger
