#include "commands.h"

#include "documentwriter.h"
#include "exporting.h"
#include "ledgerfile.h"
#include "lensoptions.h"
#include "listing.h"
#include "questions.h"
#include "terminal.h"

#include <CLI/CLI.hpp>

namespace ledger
{

namespace
{

struct ExportOptions
{
    std::string ledger = {};
    std::string file = {};
    std::unique_ptr<LensOptions> lens = {};
};

/// The deals that a lens lets through, with all they refer to.
LedgerPtr seenThrough(const LedgerPtr &ledger, const Lens &lens)
{
    const Readings readings(ledger, lens.asOf, lens.basis);
    std::vector<Id<Deal>> deals;
    for (const DealRow &each : dealRows(readings, lens))
        deals.push_back(each.deal->record.id);
    return excerpt(ledger, deals);
}

QByteArray claimsAsCsv(const LedgerPtr &ledger, const Lens &lens)
{
    const Question &claims = *questionNamed("claims");
    QByteArray text;
    const auto writer = answerWriter(AnswerFormat::Csv, claims.columns, [&text](std::string_view part) {
        text.append(part.data(), qsizetype(part.size()));
    });
    const auto answered = claims.answer({ledger, lens, {}, false}, *writer);
    Q_ASSERT(answered); // a list of claims has no options that could fall out
    writer->end();
    return text;
}

int runExport(const ExportOptions &given)
{
    const QString file = QString::fromStdString(given.file);
    const bool isCsv = file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    if (!isCsv && !file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        return wrongUsage(
            QStringLiteral("«%1» is no file that export can write; it writes documents (.json) and claims (.csv)")
                .arg(file));
    if (isSameFile(file, QString::fromStdString(given.ledger)))
        return wrongUsage(wouldReplaceLedger(file).text());

    const auto snapshot = readLedger(QString::fromStdString(given.ledger));
    if (!snapshot)
        return inputAtFault(snapshot.error());
    const auto lens = given.lens->lens(*snapshot->ledger);
    if (!lens)
        return wrongUsage(lens.error().text());

    const bool isWhole = !given.lens->isGiven();
    const QByteArray text = isCsv ? claimsAsCsv(snapshot->ledger, *lens)
                                  : documentOf(isWhole ? *snapshot->ledger : *seenThrough(snapshot->ledger, *lens));
    const auto written = writeFile(file, text);
    return written ? exitDone : inputAtFault(written.error());
}

} // namespace

CommandRun declareExport(CLI::App &options)
{
    auto given = std::make_shared<ExportOptions>();
    options.add_option("LEDGER", given->ledger, "The ledger")->required();
    options.add_option("-o,--output", given->file, "What to write: a document (.json), or claims, a row each (.csv)")
        ->required()
        ->option_text("FILE");
    given->lens = std::make_unique<LensOptions>(options);
    options.footer("Without a lens the document is the whole ledger, in canonical form: import and export it again, "
                   "and the bytes are\n"
                   "the same. With one it is the deals that the lens lets through, with all they refer to.\n"
                   "\nExamples:\n"
                   "  gigaledger export my.gigaledger -o ledger.json\n"
                   "  gigaledger export my.gigaledger --party openai --kind compute -o openai.json\n"
                   "  gigaledger export my.gigaledger --basis official -o claims.csv\n");
    return [given] { return runExport(*given); };
}

} // namespace ledger
