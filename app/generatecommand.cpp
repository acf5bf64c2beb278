#include "commands.h"

#include "documentwriter.h"
#include "exporting.h"
#include "generated.h"
#include "ledgerfile.h"
#include "numbercheck.h"
#include "surroundings.h"
#include "terminal.h"

#include <CLI/CLI.hpp>

#include <limits>

namespace ledger
{

namespace
{

constexpr int mostDeals = 2'000'000;

struct GenerateOptions
{
    int deals = 0;
    std::uint64_t seed = 1;
    std::string file = {};
};

int runGenerate(const GenerateOptions &given)
{
    const QString file = QString::fromStdString(given.file);
    const bool isDocument = file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
    if (!isDocument && !file.endsWith(QLatin1String(".gigaledger"), Qt::CaseInsensitive))
        return wrongUsage(
            QStringLiteral(
                "«%1» is no file that generate can write; it writes documents (.json) and ledgers (.gigaledger)")
                .arg(file));

    const LedgerPtr made = generatedLedger(given.deals, given.seed);
    if (isDocument) {
        const auto written = writeFile(file, documentOf(*made));
        return written ? exitDone : inputAtFault(written.error());
    }
    const Change change = difference(*ledgerOf({}), *made);
    const QString label = QStringLiteral("%1 made-up deals").arg(given.deals);
    const auto revision = makeLedger(file, {change, 0, QStringLiteral("gigaledger generate"), timeNow(), label, {}});
    return revision ? exitDone : inputAtFault(revision.error());
}

} // namespace

CommandRun declareGenerate(CLI::App &options)
{
    auto given = std::make_shared<GenerateOptions>();
    options.add_option("--deals", given->deals, "How many deals")
        ->required()
        ->check(numberBetween(0, mostDeals))
        ->option_text("N");
    options.add_option("--seed", given->seed, "The same seed makes the same deals on every machine")
        ->required()
        ->check(numberBetween<std::uint64_t>(0, std::numeric_limits<std::uint64_t>::max()))
        ->option_text("S");
    options.add_option("-o,--output", given->file, "What to write: a document (.json) or a ledger (.gigaledger)")
        ->required()
        ->option_text("FILE");
    options.footer("Nothing in it is real: names, amounts and days are drawn at random, and it says so in its title.\n"
                   "\nExample:\n"
                   "  gigaledger generate --deals 10000 --seed 1 -o trial.gigaledger\n");
    return [given] { return runGenerate(*given); };
}

} // namespace ledger
