#include "lensoptions.h"

#include <CLI/CLI.hpp>

#include <QStringList>

#include <algorithm>
#include <map>

namespace ledger
{

namespace
{

struct LensOptionHelp
{
    const char *values;
    const char *meaning;
};

const std::map<std::string_view, LensOptionHelp> &lensHelp()
{
    static const std::map<std::string_view, LensOptionHelp> texts = {
        {"as-of", {"DAY", "Only what was known on that day (everything known)"}},
        {"basis", {"BASIS", "Which claim counts: best, latest, official, low or high (best)"}},
        {"from", {"DAY", "The period's first day (all)"}},
        {"to", {"DAY", "Its last (all)"}},
        {"by", {"STEP", "Its steps: year, quarter or month (year)"}},
        {"payer", {"ID,...", "Who pays, each with all that belongs to it (all)"}},
        {"payee", {"ID,...", "Who is paid (all)"}},
        {"party", {"ID,...", "Either (all)"}},
        {"nature", {"NATURE,...", "What the money is for: consumption, equity, debt … (all but guarantee)"}},
        {"firmness", {"FIRMNESS,...", "firm, contingent, potential (all)"}},
        {"kind", {"KIND,...", "The deals' kinds: compute, equity, site … (all)"}},
        {"status", {"STATUS,...", "The deals' status (all but cancelled and lapsed)"}},
        {"counts", {"WHAT", "Which gigawatts: site, contract, chips or power (site)"}},
        {"rollup", {"none|parent", "Count a party as its topmost ancestor (none)"}},
        {"assume-years", {"N", "How long an open-ended contract is taken to run, 0 to 100 (5)"}},
    };
    return texts;
}

} // namespace

LensOptions::LensOptions(CLI::App &options)
{
    for (const std::string_view name : lensOptionNames())
        m_texts.emplace_back(std::string(name), std::vector<std::string>());
    for (LensOption &each : m_texts) {
        const auto help = lensHelp().find(each.first);
        const bool isExplained = help != lensHelp().end();
        options.add_option("--" + each.first, each.second, isExplained ? help->second.meaning : "")
            ->option_text(isExplained ? help->second.values : "VALUE")
            ->allow_extra_args(false)
            ->group("Lens (a DAY may be a month or a year)");
    }
}

bool LensOptions::isGiven() const
{
    return std::any_of(m_texts.begin(), m_texts.end(), [](const LensOption &each) { return !each.second.empty(); });
}

Result<Lens> LensOptions::lens(const Ledger &ledger, const Lens &onTopOf) const
{
    std::vector<LensOption> given;
    std::copy_if(m_texts.begin(), m_texts.end(), std::back_inserter(given),
                 [](const LensOption &each) { return !each.second.empty(); });
    const ReadLens read = lensOf(given, &ledger, onTopOf);
    const Lens &lens = read.lens;
    if (read.problems.empty() && lens.from && lens.to && lens.from->first() > lens.to->last())
        return Error{QStringLiteral("--from %1 is after --to %2")
                         .arg(QString::fromStdString(lens.from->text()), QString::fromStdString(lens.to->text())),
                     QStringLiteral("exchange the two")};
    if (read.problems.empty())
        return lens;
    QStringList sentences;
    for (const std::string &each : read.problems)
        sentences += QString::fromStdString(each);
    return Error{sentences.join(QLatin1Char('\n')), {}};
}

} // namespace ledger
