#include "commands.h"

#include "changecodec.h"
#include "interruption.h"
#include "ledgerfile.h"
#include "surroundings.h"
#include "terminal.h"

#include <CLI/CLI.hpp>

namespace ledger
{

namespace
{

struct ReplayOptions
{
    std::string ledger = {};
    std::string edits = {};
};

int refuseEdits(const std::vector<Problem> &problems)
{
    return inputAtFault(problemsText(problems, QStringLiteral("nothing was replayed")));
}

int runReplay(const ReplayOptions &given)
{
    const QString file = QString::fromStdString(given.edits);
    const auto text = bytesOf(file);
    if (!text)
        return inputAtFault(text.error());
    const Edits edits = editsFrom(file, *text);
    if (!edits.problems.empty())
        return refuseEdits(edits.problems);

    const auto store = LedgerStore::open(QString::fromStdString(given.ledger), OpenMode::ReadWrite);
    if (!store)
        return inputAtFault(store.error());
    const auto snapshot = (*store)->load();
    if (!snapshot)
        return inputAtFault(snapshot.error());

    StandardOutput out;
    Revision revision = snapshot->revision;
    askBeforeInterrupting();
    for (std::size_t i = 0; i < edits.changes.size(); ++i) {
        const QString label = QStringLiteral("edit %1 of %2").arg(i + 1).arg(edits.changes.size());
        if (isInterrupted())
            return inputAtFault(
                QStringLiteral("%1: stopped before %2; revision %3 is on disk, replay the rest when you like")
                    .arg(file, label)
                    .arg(revision));
        const auto outcome = (*store)->commit({edits.changes[i], revision, authorName(), timeNow(), label, {}});
        if (!outcome)
            return inputAtFault(outcome.error());
        if (!outcome->isDone())
            return inputAtFault(
                QStringLiteral("%1: %2 was not done, nor what follows it; mend it and replay the rest\n%3")
                    .arg(file, label, reasons(*outcome).join(QLatin1Char('\n'))));
        revision = outcome->snapshot.revision;
        // Whoever reads a revision may rely on it: the commit is on disk by now.
        out.write(QStringLiteral("%1\n").arg(revision));
        out.flush();
    }
    return out.end();
}

} // namespace

CommandRun declareReplay(CLI::App &options)
{
    auto given = std::make_shared<ReplayOptions>();
    options.add_option("LEDGER", given->ledger, "The ledger")->required();
    options
        .add_option("EDITS", given->edits,
                    "A JSON list of changes, each a list of {\"record\",\"id\",\"before\",\"after\"}")
        ->required();
    options.footer(
        "Does the edits one after another, each a transaction of its own with its entry in the history, and prints "
        "the\n"
        "revision after each that is on disk. Stops at the first that does not fit the ledger or breaks a rule.\n"
        "\nExample:\n"
        "  gigaledger replay my.gigaledger edits.json\n");
    return [given] { return runReplay(*given); };
}

} // namespace ledger
