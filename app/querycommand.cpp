#include "commands.h"

#include "ledgerfile.h"
#include "lensoptions.h"
#include "namedvalues.h"
#include "nearest.h"
#include "questions.h"
#include "terminal.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <optional>

namespace ledger
{

namespace
{

struct QueryOptions
{
    std::string ledger = {};
    std::string what = {};
    std::string format = "table";
    std::string group = {};
    bool isReported = false;
    std::optional<std::string> maxLength = {};
    std::optional<std::string> root = {};
    std::optional<std::string> depth = {};
    std::optional<std::string> without = {};
    std::optional<std::string> between = {};
    std::unique_ptr<LensOptions> lens = {};
};

std::vector<std::string> questionNames()
{
    std::vector<std::string> names;
    for (const Question &each : questions())
        names.push_back(each.what);
    return names;
}

std::string queryExamples()
{
    std::string text = "WHAT is one of:\n";
    for (const Question &each : questions()) {
        text += "  " + each.what + std::string(14 - each.what.size(), ' ') + each.summary + "\n";
        if (!each.groups.empty())
            text += std::string(16, ' ') + "--group " + listed(each.groups) + "\n";
        if (each.canBeReported)
            text += std::string(16, ' ') + "--reported: as observed, of exactly the one --payer\n";
        if (!each.options.empty())
            text += std::string(16, ' ') + listed(each.options) + "\n";
    }
    return text
        + "\nExamples:\n"
          "  gigaledger query my.gigaledger totals --payer openai --nature consumption\n"
          "  gigaledger query my.gigaledger share --payer openai --by quarter --from 2026 --to 2027 --format csv\n"
          "  gigaledger query my.gigaledger impact --without nvidia --rollup parent\n"
          "  gigaledger query my.gigaledger changes --from 2025-11-01 --to 2025-11-15 --format json\n";
}

bool has(const std::vector<std::string> &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// The options that belong to single questions, and whether each was given.
std::vector<std::pair<std::string, bool>> ownOptions(const QueryOptions &given)
{
    return {{"--max-length", given.maxLength.has_value()},
            {"--root", given.root.has_value()},
            {"--depth", given.depth.has_value()},
            {"--without", given.without.has_value()},
            {"--between", given.between.has_value()}};
}

/// The question that takes an option.
std::string whatTakes(const std::string &option)
{
    const auto takes = [&](const Question &each) { return has(each.options, option); };
    const auto found = std::find_if(questions().begin(), questions().end(), takes);
    return found == questions().end() ? std::string() : found->what;
}

/// What is wrong with how a question was asked; empty where nothing is.
std::string misuse(const Question &question, const QueryOptions &given)
{
    if (!given.group.empty() && question.groups.empty())
        return question.what + " groups nothing; leave out --group";
    if (!given.group.empty() && !has(question.groups, given.group))
        return unknownWord(given.group, "--group of " + question.what, question.groups);
    if (given.isReported && !question.canBeReported)
        return "--reported goes with share alone, not with " + question.what;
    for (const auto &[name, isGiven] : ownOptions(given))
        if (isGiven && !has(question.options, name))
            return name + " goes with " + whatTakes(name) + " alone, not with " + question.what;
    return {};
}

/// A question with the values of its own options.
Result<Asked> askedOf(const QueryOptions &given, const LedgerPtr &ledger, const Lens &lens)
{
    Asked asked;
    asked.ledger = ledger;
    asked.lens = lens;
    asked.group = given.group;
    asked.isReported = given.isReported;
    std::optional<Error> fault;
    const auto take = [&fault](auto found, auto &into) {
        if (found)
            into = *found;
        else if (!fault)
            fault = found.error();
    };
    if (given.maxLength)
        take(wholeNumber("--max-length", *given.maxLength, 2), asked.maxLength);
    if (given.depth)
        take(wholeNumber("--depth", *given.depth, 0), asked.depth);
    if (given.root)
        take(partyNamed("--root", *given.root, *ledger), asked.root);
    if (given.without)
        take(partyNamed("--without", *given.without, *ledger), asked.without);
    if (fault)
        return *fault;
    for (const QString &each :
         QString::fromStdString(given.between.value_or("")).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto end = partyNamed("--between", each.toStdString(), *ledger);
        if (!end)
            return end.error();
        asked.between.push_back(*end);
    }
    return asked;
}

int runQuery(const QueryOptions &given)
{
    const Question *question = questionNamed(given.what);
    if (!question)
        return wrongUsage(QString::fromStdString(unknownWord(given.what, "question", questionNames())));
    if (const std::string fault = misuse(*question, given); !fault.empty())
        return wrongUsage(QString::fromStdString(fault));
    const std::vector<std::string> formats = {"table", "json", "csv"};
    const auto format = std::find(formats.begin(), formats.end(), given.format);
    if (format == formats.end())
        return wrongUsage(QString::fromStdString(unknownWord(given.format, "--format", formats)));

    const auto snapshot = readLedger(QString::fromStdString(given.ledger));
    if (!snapshot)
        return inputAtFault(snapshot.error());
    const auto lens = given.lens->lens(*snapshot->ledger);
    if (!lens)
        return wrongUsage(lens.error().text());

    const auto asked = askedOf(given, snapshot->ledger, *lens);
    if (!asked)
        return wrongUsage(asked.error().text());

    StandardOutput out;
    const auto writer = answerWriter(static_cast<AnswerFormat>(format - formats.begin()), question->columns,
                                     [&out](std::string_view text) { out.write(text); });
    const auto answered = question->answer(*asked, *writer);
    if (!answered)
        return wrongUsage(answered.error().text());
    writer->end();
    return out.end();
}

} // namespace

CommandRun declareQuery(CLI::App &options)
{
    auto given = std::make_shared<QueryOptions>();
    options.add_option("LEDGER", given->ledger, "The ledger that is asked")->required();
    options.add_option("WHAT", given->what, "What is asked, see below")->required();
    options.add_option("--format", given->format, "table, json or csv (table)")->option_text("FORMAT");
    options.add_option("--group", given->group, "What rows or parts stand for, see below")->option_text("BY");
    options.add_option("--max-length", given->maxLength, "loops: of how many parties at most (6)")->option_text("N");
    options.add_option("--root", given->root, "dependencies: from whom on (all)")->option_text("ID");
    options.add_option("--depth", given->depth, "dependencies: how many steps from the root (3)")->option_text("N");
    options.add_option("--without", given->without, "impact: who is thought away")->option_text("ID");
    options.add_option("--between", given->between, "path: its two ends")->option_text("A,B");
    options.add_flag("--reported", given->isReported, "share: as reported instead of by contract");
    given->lens = std::make_unique<LensOptions>(options);
    options.footer(queryExamples());
    return [given] { return runQuery(*given); };
}

} // namespace ledger
