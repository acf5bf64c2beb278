#include "graphfindings.h"

#include "graphlook.h"
#include "path.h"
#include "wording.h"

#include <algorithm>
#include <unordered_map>

namespace ledger
{

namespace
{
constexpr std::size_t mostByThemselves = 12;
constexpr std::size_t mostRoundARoot = 16;
constexpr std::size_t mostLosers = 10;
constexpr std::size_t mostDrawnEdges = 120;
constexpr int usualDepth = 2;

/// The ids of an option that names parties or kinds.
const std::vector<std::string> &idsOf(const PictureRequest &request, const std::string &name)
{
    static const std::vector<std::string> none;
    const auto found = request.options.find(name);
    return found == request.options.end() ? none : found->second;
}

EdgeWeight weightOf(const PictureRequest &request)
{
    const std::string width = optionOf(request, "width", "money");
    return width == "power" ? EdgeWeight::Power : width == "deals" ? EdgeWeight::Deals : EdgeWeight::Money;
}

ReachDirection directionOf(const PictureRequest &request)
{
    const std::string direction = optionOf(request, "direction", "providers");
    return direction == "both"      ? ReachDirection::Both
        : direction == "dependents" ? ReachDirection::Dependents
                                    : ReachDirection::Providers;
}

/// On whom one looks: the party that was drilled into last, or the option's.
std::optional<Reach> reachOf(const PictureRequest &request)
{
    for (auto step = request.drill.rbegin(); step != request.drill.rend(); ++step)
        if (step->kind == "party")
            return Reach{Id<Party>(step->id), 1, ReachDirection::Both};
    const std::string root = optionOf(request, "root", {});
    if (root.empty() || idsOf(request, "between").size() == 2) // a path may lead anywhere
        return std::nullopt;
    const int depth = std::atoi(optionOf(request, "depth", std::to_string(usualDepth)).c_str());
    return Reach{Id<Party>(root), std::clamp(depth, 0, 99), directionOf(request)};
}

std::map<PartyKind, int> openedBy(const PictureRequest &request)
{
    std::map<PartyKind, int> open;
    for (const std::string &id : idsOf(request, "open"))
        if (const auto kind = fromWord<PartyKind>(id))
            ++open[*kind];
    for (const PictureFilter &step : request.drill)
        if (const auto kind = fromWord<PartyKind>(step.id); kind && step.kind == "group")
            ++open[*kind];
    return open;
}

std::optional<FoundPath> pathBetween(const PictureRequest &request, const Readings &readings, const Lens &lens)
{
    const std::vector<std::string> &ends = idsOf(request, "between");
    if (ends.size() != 2)
        return std::nullopt;
    FoundPath found{Id<Party>(ends[0]), Id<Party>(ends[1]), {}, {}};
    found.steps = path(readings, lens, found.first, found.second);
    // A step is told as its edge runs; one walks from the end that it shares with the step before.
    for (std::size_t i = 0; i < found.steps.size(); ++i) {
        const Edge &step = found.steps[i];
        if (i == 0) {
            const bool isAgainst
                = found.steps.size() > 1 && (step.from == found.steps[1].from || step.from == found.steps[1].to);
            const bool endsHere = found.steps.size() == 1 && step.to == found.first;
            found.parties = isAgainst || endsHere ? std::vector{step.to, step.from} : std::vector{step.from, step.to};
        } else {
            found.parties.push_back(step.from == found.parties.back() ? step.to : step.from);
        }
    }
    return found;
}

/// The providers with most dependents: whom a title names is seen.
std::set<std::string> mostNeeded(const std::vector<Edge> &edges)
{
    std::map<std::string, int> dependents;
    int most = 0;
    for (const Edge &edge : edges)
        most = std::max(most, ++dependents[edge.to.text]);
    std::set<std::string> needed;
    for (const auto &[party, count] : dependents)
        if (count == most)
            needed.insert(party);
    return needed.size() == 1 ? needed : std::set<std::string>();
}

/// Who has a place of his own whatever his size, and whose size is told by what he loses.
GatheringChoice choiceOf(const PictureRequest &request, const GraphFindings &findings)
{
    GatheringChoice choice;
    choice.weight = findings.weight;
    choice.open = openedBy(request);
    choice.named = {idsOf(request, "highlight").begin(), idsOf(request, "highlight").end()};
    for (const std::string &id : idsOf(request, "open")) // a party may be opened by its own id
        choice.named.insert(id);
    if (!findings.reach)
        choice.named.merge(mostNeeded(findings.all.edges));
    choice.most = findings.impact ? mostLosers : findings.reach ? mostRoundARoot : mostByThemselves;
    for (const DependencyNode &node : findings.all.nodes)
        if (node.depth == 0)
            choice.named.insert(node.id.text);
    if (findings.impact) {
        for (const Id<Party> &party : findings.impact->gone)
            choice.named.insert(party.text);
        for (const Dependent &dependent : findings.impact->dependents)
            choice.rank[dependent.id.text] = findings.weight == EdgeWeight::Power
                ? dependent.power.gw
                : static_cast<double>(dependent.value.dollars) + dependent.power.gw;
    }
    if (findings.path)
        for (const Id<Party> &party : findings.path->parties)
            choice.named.insert(party.text);
    return choice;
}

/// Whether an edge is drawn however light it is: it is what the reader asked for.
bool isAskedFor(const GatheredEdge &edge, const GraphFindings &findings, const PicturePlan &plan)
{
    const auto isEnd = [&edge](const std::string &id) { return edge.from == id || edge.to == id; };
    if (findings.gone.contains(edge.from) || findings.gone.contains(edge.to))
        return true;
    for (const std::string &id : plan.highlight)
        if (isEnd(id))
            return true;
    if (findings.path)
        for (const Edge &step : findings.path->steps)
            if (edge.from == step.from.text && edge.to == step.to.text)
                return true;
    const auto root = std::find_if(findings.all.nodes.begin(), findings.all.nodes.end(),
                                   [](const DependencyNode &node) { return node.depth == 0; });
    return root != findings.all.nodes.end() && isEnd(root->id.text);
}

/// Leaves out the lightest edges of a graph that is too dense to be read: what is asked for stays, and so do the
/// heaviest two of each node, so that nobody stands alone.
void thinOut(GraphFindings &findings, const PicturePlan &plan)
{
    std::vector<GatheredEdge> &edges = findings.shown.edges;
    const std::size_t most = std::max(mostDrawnEdges, findings.shown.nodes.size() * 5);
    if (edges.size() <= most)
        return;
    std::unordered_map<std::string_view, int> kept;
    std::vector<bool> stays(edges.size(), false);
    std::size_t count = 0;
    const auto keep = [&](std::size_t edge) {
        stays[edge] = true;
        ++count;
        ++kept[edges[edge].from];
        ++kept[edges[edge].to];
    };
    for (std::size_t i = 0; i < edges.size(); ++i)
        if (isAskedFor(edges[i], findings, plan))
            keep(i);
    for (std::size_t i = 0; i < edges.size(); ++i)
        if (!stays[i] && (kept[edges[i].from] < 2 || kept[edges[i].to] < 2))
            keep(i);
    for (std::size_t i = 0; i < edges.size() && count < most; ++i)
        if (!stays[i])
            keep(i);
    std::vector<GatheredEdge> drawn;
    for (std::size_t i = 0; i < edges.size(); ++i)
        if (stays[i])
            drawn.push_back(std::move(edges[i]));
    findings.undrawn = static_cast<int>(edges.size() - drawn.size());
    edges = std::move(drawn);
}

void addLosses(GraphFindings &findings)
{
    std::unordered_map<std::string, std::string> nodeOf;
    for (const GatheredNode &node : findings.shown.nodes) {
        nodeOf.emplace(node.id, node.id);
        for (const Id<Party> &party : node.gathered)
            nodeOf.emplace(party.text, node.id);
    }
    for (const Dependent &dependent : findings.impact->dependents) {
        const auto node = nodeOf.find(dependent.id.text);
        if (node == nodeOf.end())
            continue;
        NodeLoss &loss = findings.losses[node->second];
        loss.value += dependent.value;
        loss.power += dependent.power;
        ++loss.parties;
        loss.left.insert(loss.left.end(), dependent.left.begin(), dependent.left.end());
    }
    for (auto &[node, loss] : findings.losses) {
        std::sort(loss.left.begin(), loss.left.end());
        loss.left.erase(std::unique(loss.left.begin(), loss.left.end()), loss.left.end());
    }
    for (const Id<Party> &party : findings.impact->gone)
        if (const auto node = nodeOf.find(party.text); node != nodeOf.end())
            findings.gone.insert(node->second);
}
} // namespace

const GatheredNode *GraphFindings::node(const std::string &id) const
{
    const auto found
        = std::lower_bound(shown.nodes.begin(), shown.nodes.end(), id,
                           [](const GatheredNode &each, const std::string &text) { return each.id < text; });
    return found == shown.nodes.end() || found->id != id ? nullptr : &*found;
}

PicturePlan graphPlan(const PictureRequest &request, const Readings &readings)
{
    PictureRequest undrilled = request;
    undrilled.drill.clear();
    PicturePlan plan = planOf(undrilled, readings, false);
    plan.wasDrilled = !request.drill.empty();
    return plan;
}

GraphFindings graphFindings(const PictureRequest &request, const Readings &readings, const PicturePlan &plan)
{
    GraphFindings findings;
    findings.weight = weightOf(request);
    findings.reach = reachOf(request);
    findings.hasPeriod = plan.lens.from || plan.lens.to;
    findings.all = dependencies(readings, plan.lens, findings.reach);
    if (const std::string without = optionOf(request, "without", {}); !without.empty())
        findings.impact = impact(readings, plan.lens, Id<Party>(without));
    findings.path = pathBetween(request, readings, plan.lens);
    for (const DependencyNode &node : findings.all.nodes)
        ++findings.partiesOf[node.kind];
    const GatheringChoice choice = choiceOf(request, findings);
    for (const auto &[kind, times] : choice.open)
        findings.open.insert(kind);
    findings.shown = gathered(findings.all, choice);
    if (findings.impact)
        addLosses(findings);
    thinOut(findings, plan);
    findings.sources = citedSources({readings, plan.lens}, mostFootnotes);
    return findings;
}

Graph graphOf(const GraphFindings &findings)
{
    const EdgeWidths widths(findings);
    Graph graph;
    for (const GatheredEdge &edge : findings.shown.edges)
        graph.edges.push_back({edge.from, edge.to, widths.of(edge)});
    for (const GatheredNode &node : findings.shown.nodes) {
        const double side = std::max(widths.heightOf(node.needs), widths.heightOf(node.gives)) + 14;
        const double lines = findings.losses.contains(node.id) ? nodeHeightWithLoss : nodeHeight;
        graph.nodes.push_back({node.id, gatheredId(node.kind), std::max(lines, std::min(side, mostNodeHeight))});
    }
    return graph;
}

} // namespace ledger
