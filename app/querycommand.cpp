#include "commands.h"

#include "ledgerfile.h"
#include "lensoptions.h"
#include "nearest.h"
#include "questions.h"
#include "terminal.h"

#include <CLI/CLI.hpp>

#include <algorithm>

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
    }
    return text
        + "\nExamples:\n"
          "  gigaledger query my.gigaledger totals --payer openai --nature consumption\n"
          "  gigaledger query my.gigaledger share --payer openai --by quarter --from 2026 --to 2027 --format csv\n"
          "  gigaledger query my.gigaledger changes --from 2025-11-01 --to 2025-11-15 --format json\n";
}

/// What is wrong with how a question was asked; empty where nothing is.
std::string misuse(const Question &question, const QueryOptions &given)
{
    if (!given.group.empty() && question.groups.empty())
        return question.what + " groups nothing; leave out --group";
    if (!given.group.empty()
        && std::find(question.groups.begin(), question.groups.end(), given.group) == question.groups.end())
        return unknownWord(given.group, "--group of " + question.what, question.groups);
    if (given.isReported && !question.canBeReported)
        return "--reported goes with share alone, not with " + question.what;
    return {};
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

    StandardOutput out;
    const auto writer = answerWriter(static_cast<AnswerFormat>(format - formats.begin()), question->columns,
                                     [&out](std::string_view text) { out.write(text); });
    const auto answered = question->answer({snapshot->ledger, *lens, given.group, given.isReported}, *writer);
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
    options.add_flag("--reported", given->isReported, "share: as reported instead of by contract");
    given->lens = std::make_unique<LensOptions>(options);
    options.footer(queryExamples());
    return [given] { return runQuery(*given); };
}

} // namespace ledger
