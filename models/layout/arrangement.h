#pragma once

#include "placedgraph.h"

#include <map>
#include <stop_token>
#include <string>

namespace ledger
{

/// Where a node stands.
struct Place
{
    int column = 0;
    int order = 0; ///< from the top of its column, unique in it
    double top = 0; ///< where it stands unless those above it push it down; in pixels at scale 1
    std::string group = {};

    bool operator==(const Place &) const = default;
};

/// The places of nodes: state that a reader keeps. Nodes that are not shown for now keep theirs, so that a group that
/// is closed again, or a lens that lets them through again, finds everything where it was. Coordinates and routes are
/// made of it by laidOut (graphgeometry.h).
struct Arrangement
{
    std::map<std::string, Place> places = {};
    int columns = 0;
    double height = 0; ///< of the tallest column when all was last arranged

    bool operator==(const Arrangement &) const = default;
};

/// Who is asked for a proposal. `dot` is a child process that is killed after two seconds; where it is not there, takes
/// too long or the graph is too large for it, our own ordering stands in.
enum class Proposer { Dot, Own };

/// The arrangement after another one, for the nodes that there are now. What is placed keeps column, order and top.
/// What is new goes into the slot of the node that gathered it, a node that gathers anew into the slot of its first
/// member; everything else that is new goes where a proposal has it. Slow (a child process): not for the GUI thread.
/// Where it is stopped, it gives the arrangement before.
[[nodiscard]] Arrangement arranged(const Arrangement &before, const Graph &graph, const GraphMeasures &measures = {},
                                   Proposer proposer = Proposer::Dot, const std::stop_token &stop = {});

/// All places anew.
[[nodiscard]] Arrangement arrangedAnew(const Graph &graph, const GraphMeasures &measures = {},
                                       Proposer proposer = Proposer::Dot, const std::stop_token &stop = {});

} // namespace ledger
