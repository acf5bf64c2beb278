#include "graphtitles.h"

#include "graphwords.h"
#include "picturetext.h"
#include "wording.h"

#include <QStringList>

#include <algorithm>
#include <map>

namespace ledger
{

namespace
{
QString figures(Usd value, Gigawatts power, const TitleContext &context)
{
    QStringList words;
    if (value > Usd(0))
        words.append(moneyText(value, context.locale));
    if (power.gw > 0)
        words.append(powerText(power, context.locale));
    return words.join(PictureText::tr(" and "));
}

QString withoutTitle(const Impact &impact, const TitleContext &context)
{
    const QString name = everydayName(*context.ledger, impact.party.text);
    const auto count = static_cast<int>(impact.dependents.size());
    if (count == 0)
        return PictureText::tr("Without %1, nobody loses anything that is known").arg(name);
    const QString what = figures(impact.value, impact.power, context);
    const QString lose = count == 1 ? PictureText::tr("loses") : PictureText::tr("lose");
    return what.isEmpty()
        ? PictureText::tr("Without %1, %2 %3 sums that are not disclosed").arg(name, partiesText(count), lose)
        : PictureText::tr("Without %1, %2 %3 %4").arg(name, partiesText(count), lose, what);
}

QString pathTitle(const FoundPath &path, const TitleContext &context)
{
    const auto name = [&context](const Id<Party> &party) { return everydayName(*context.ledger, party.text); };
    const QString first = name(path.first);
    const QString second = name(path.second);
    if (path.first == path.second)
        return PictureText::tr("A path leads from one party to another: %1 is both ends of this one").arg(first);
    if (path.steps.empty())
        return PictureText::tr("Nothing links %1 and %2").arg(first, second);
    if (path.steps.size() == 1)
        return PictureText::tr("%1 and %2 are linked directly").arg(first, second);
    QStringList between;
    for (std::size_t i = 1; i + 1 < path.parties.size(); ++i)
        between.append(name(path.parties[i]));
    const QString last = between.takeLast();
    const QString way
        = between.isEmpty() ? last : PictureText::tr("%1 and %2").arg(between.join(QStringLiteral(", ")), last);
    return PictureText::tr("%1 and %2 are %3 steps apart, by way of %4")
        .arg(first, second)
        .arg(path.steps.size())
        .arg(way);
}

/// The edge of a root with most money in one direction; null where none is known.
const Edge *largestOf(const GraphFindings &findings, const Id<Party> &root, bool isFrom)
{
    for (const Edge &edge : findings.all.edges) // largest first
        if ((isFrom ? edge.from : edge.to) == root)
            return edge.value > Usd(0) ? &edge : nullptr;
    return nullptr;
}

QString rootTitle(const GraphFindings &findings, const TitleContext &context)
{
    const auto root = std::find_if(findings.all.nodes.begin(), findings.all.nodes.end(),
                                   [](const DependencyNode &node) { return node.depth == 0; });
    if (root == findings.all.nodes.end())
        return nothingToShow(context).title;
    const QString name = everydayName(*context.ledger, root->id.text);
    const bool isToProviders = findings.reach->direction != ReachDirection::Dependents;
    const auto count
        = static_cast<int>(std::count_if(findings.all.edges.begin(), findings.all.edges.end(), [&](const Edge &edge) {
              return (isToProviders ? edge.from : edge.to) == root->id;
          }));
    if (count == 0)
        return isToProviders ? PictureText::tr("%1 depends on nobody that is known").arg(name)
                             : PictureText::tr("Nobody that is known hangs on %1").arg(name);
    QString title = isToProviders ? PictureText::tr("%1 depends directly on %2").arg(name, partiesText(count))
        : count == 1              ? PictureText::tr("One party hangs directly on %1").arg(name)
                                  : PictureText::tr("%1 hang directly on %2").arg(partiesText(count), name);
    const Edge *largest = largestOf(findings, root->id, isToProviders);
    if (!largest || count == 1)
        return title;
    const QString other = everydayName(*context.ledger, (isToProviders ? largest->to : largest->from).text);
    const QString money = moneyText(largest->value, context.locale);
    return title
        + (isToProviders ? PictureText::tr(", most of all on %1 (%2)").arg(other, money)
                         : PictureText::tr(", most of all %1 (%2)").arg(other, money));
}

QString wholeTitle(const GraphFindings &findings, const TitleContext &context)
{
    std::map<std::string, int> dependents;
    for (const Edge &edge : findings.all.edges)
        ++dependents[edge.to.text];
    const auto most = std::max_element(dependents.begin(), dependents.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    const auto isTied = std::count_if(dependents.begin(), dependents.end(),
                                      [&most](const auto &each) { return each.second == most->second; })
        > 1;
    if (isTied || most->second < 3)
        return PictureText::tr("Who depends on whom: %1, %2")
            .arg(partiesText(static_cast<int>(findings.all.nodes.size())),
                 findings.all.edges.size() == 1 ? PictureText::tr("1 dependence")
                                                : PictureText::tr("%1 dependences").arg(findings.all.edges.size()));
    return PictureText::tr("More parties depend on %1 than on anyone else: %2 of %3")
        .arg(everydayName(*context.ledger, most->first))
        .arg(most->second)
        .arg(findings.all.nodes.size());
}
} // namespace

QString dependenciesTitle(const GraphFindings &findings, const TitleContext &context)
{
    if (findings.path)
        return pathTitle(*findings.path, context);
    if (findings.impact && !findings.impact->party.isEmpty())
        return withoutTitle(*findings.impact, context);
    if (findings.all.edges.empty())
        return nothingToShow(context).title;
    return findings.reach ? rootTitle(findings, context) : wholeTitle(findings, context);
}

QString dependenciesSubtitle(const GraphFindings &findings, bool isInGreys)
{
    const QString width = findings.weight == EdgeWeight::Power ? PictureText::tr("gigawatts")
        : findings.weight == EdgeWeight::Deals                 ? PictureText::tr("number of deals")
                                                               : PictureText::tr("money between the two");
    return (isInGreys ? PictureText::tr("Dependents left, providers right; a line’s width is the %1")
                      : PictureText::tr("Dependents left, providers right; a line’s width is the %1, its colour the "
                                        "largest nature"))
        .arg(width);
}

} // namespace ledger
