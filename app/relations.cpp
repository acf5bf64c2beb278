#include "relations.h"

#include "answervalues.h"
#include "concentration.h"
#include "dependencies.h"
#include "flows.h"
#include "impact.h"
#include "loops.h"
#include "path.h"

namespace ledger
{

namespace
{

// -- money between parties ------------------------------------------------------------------------------------------

Result<Done> answerFlows(const Asked &asked, AnswerWriter &writer)
{
    for (const Flow &each : flows(readingsFor(asked), asked.lens))
        writer.row({{"payer", each.payer.text},
                    {"payee", each.payee.text},
                    {"nature", worded(each.nature)},
                    {"value", each.value.dollars},
                    {"low", each.low.dollars},
                    {"high", each.high.dollars},
                    {"commitments", each.commitments}});
    return Done{};
}

Result<Done> answerLoops(const Asked &asked, AnswerWriter &writer)
{
    const Loops found = loops(readingsFor(asked), asked.lens, asked.maxLength.value_or(usualLoopLength));
    writer.list("loops");
    for (const Loop &each : found.loops) {
        AnswerRow legs = AnswerRow::array();
        for (const Leg &leg : each.legs)
            legs.push_back({{"payer", leg.payer.text}, {"payee", leg.payee.text}, {"value", leg.value.dollars}});
        writer.row({{"parties", worded(each.parties)},
                    {"value", each.value.dollars},
                    {"closed", isoText(each.closed)},
                    {"legs", std::move(legs)}});
    }
    writer.whole(
        "circulation",
        {{"circulation", {{"value", found.circulation.value.dollars}, {"share", number(found.circulation.share)}}},
         {"complete", found.isComplete}});
    return Done{};
}

Result<Done> answerConcentration(const Asked &asked, AnswerWriter &writer)
{
    if (asked.lens.natures.size() > 1)
        return Error{QStringLiteral("concentration tells of one nature, since natures are never added together"),
                     QStringLiteral("name one with --nature")};
    const Nature nature = asked.lens.natures.empty() ? Nature::Consumption : asked.lens.natures.front();
    for (const Concentration &each : concentration(readingsFor(asked), asked.lens, nature))
        writer.row({{"id", each.id.text},
                    {"name", each.name},
                    {"value", each.value.dollars},
                    {"suppliers", each.suppliers},
                    {"top", each.top.text},
                    {"top_share", number(each.topShare)},
                    {"hhi", number(each.hhi)}});
    return Done{};
}

// -- what depends on what -------------------------------------------------------------------------------------------

Result<Done> answerDependencies(const Asked &asked, AnswerWriter &writer)
{
    if (asked.depth && asked.root.isEmpty())
        return Error{QStringLiteral("--depth says how far from a root, and there is none"),
                     QStringLiteral("name it with --root ID")};
    std::optional<Reach> reach;
    if (!asked.root.isEmpty())
        reach = Reach{asked.root, asked.depth.value_or(Reach().depth)};
    const Dependencies found = dependencies(readingsFor(asked), asked.lens, reach);
    writer.list("nodes");
    for (const DependencyNode &each : found.nodes) {
        AnswerRow row = {{"id", each.id.text}, {"name", each.name}, {"kind", worded(each.kind)}};
        if (each.depth)
            row["depth"] = *each.depth;
        writer.row(row);
    }
    writer.list("edges");
    for (const Edge &each : found.edges)
        writer.row({{"from", each.from.text},
                    {"to", each.to.text},
                    {"kinds", worded(each.kinds)},
                    {"deals", worded(each.deals)},
                    {"value", each.value.dollars},
                    {"power", number(each.power.gw)}});
    return Done{};
}

Result<Done> answerImpact(const Asked &asked, AnswerWriter &writer)
{
    if (asked.without.isEmpty())
        return Error{QStringLiteral("impact tells what it means to go without a party"),
                     QStringLiteral("name it with --without ID")};
    const Impact found = impact(readingsFor(asked), asked.lens, asked.without);
    writer.list("dependents");
    for (const Dependent &each : found.dependents)
        writer.row({{"id", each.id.text},
                    {"name", each.name},
                    {"value", each.value.dollars},
                    {"power", number(each.power.gw)},
                    {"left", worded(each.left)}});
    writer.whole("together",
                 {{"party", found.party.text}, {"value", found.value.dollars}, {"power", number(found.power.gw)}});
    return Done{};
}

Result<Done> answerPath(const Asked &asked, AnswerWriter &writer)
{
    if (asked.between.size() != 2)
        return Error{QStringLiteral("path runs between two parties"), QStringLiteral("name them with --between A,B")};
    writer.list("steps");
    for (const Edge &each : path(readingsFor(asked), asked.lens, asked.between.front(), asked.between.back()))
        writer.row({{"from", each.from.text},
                    {"to", each.to.text},
                    {"kinds", worded(each.kinds)},
                    {"deals", worded(each.deals)}});
    return Done{};
}

/// A question that groups nothing.
Question question(std::string what, std::string summary, std::vector<std::string> columns,
                  std::vector<std::string> options, Result<Done> (*answer)(const Asked &, AnswerWriter &))
{
    return {std::move(what), std::move(summary), std::move(columns), {}, false, std::move(options), answer};
}

} // namespace

std::vector<Question> questionsOfRelations()
{
    return {
        question("flows", "money from payer to payee, nature by nature",
                 {"payer", "payee", "nature", "value", "low", "high", "commitments"}, {}, answerFlows),
        question("loops", "money that comes back to where it started",
                 {"parties", "value", "closed", "share", "complete"}, {"--max-length"}, answerLoops),
        question("concentration", "on how few suppliers each payer's money of one nature rests",
                 {"id", "name", "value", "suppliers", "top", "top_share", "hhi"}, {}, answerConcentration),
        question("dependencies", "who depends on whom, and by which deals",
                 {"id", "name", "kind", "depth", "from", "to", "kinds", "deals", "value", "power"},
                 {"--root", "--depth"}, answerDependencies),
        question("impact", "what it means to go without a party", {"id", "name", "value", "power", "left"},
                 {"--without"}, answerImpact),
        question("path", "how two parties hang together", {"from", "to", "kinds", "deals"}, {"--between"}, answerPath),
    };
}

} // namespace ledger
