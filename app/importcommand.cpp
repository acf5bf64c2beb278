#include "commands.h"

#include "changewords.h"
#include "documentreader.h"
#include "largework.h"
#include "ledgerfile.h"
#include "nearest.h"
#include "surroundings.h"
#include "terminal.h"
#include "textrules.h"

#include <CLI/CLI.hpp>

#include <QFileInfo>

#include <algorithm>

namespace ledger
{

namespace
{

constexpr std::int64_t memoryPerByte = 16; // of a document

struct ImportOptions
{
    std::string ledger = {};
    std::vector<std::string> documents = {};
    bool isTrial = false;
    std::string keep = {};
    std::string who = {};
};

int refuse(const std::vector<Problem> &problems)
{
    return inputAtFault(problemsText(problems, QStringLiteral("nothing was imported")));
}

Result<std::vector<DocumentText>> documentTexts(const std::vector<std::string> &files)
{
    std::vector<DocumentText> documents;
    for (const std::string &each : files) {
        const QString file = QString::fromStdString(each);
        auto text = bytesOf(file);
        if (!text)
            return text.error();
        documents.push_back({file, std::move(*text)});
    }
    return documents;
}

std::int64_t sizeOf(const std::vector<std::string> &files)
{
    std::int64_t bytes = 0;
    for (const std::string &each : files)
        bytes += QFileInfo(QString::fromStdString(each)).size();
    return bytes;
}

QString labelOf(const std::vector<DocumentText> &documents)
{
    QStringList names;
    for (const DocumentText &each : documents)
        names += QFileInfo(each.file).fileName();
    return QStringLiteral("import of ") + names.join(QStringLiteral(", "));
}

int tell(const Change &change, const QString &file, bool isTrial)
{
    StandardOutput out;
    const QString what = summary(change);
    if (what.isEmpty())
        out.write(QStringLiteral("%1: nothing new; it holds all of this already\n").arg(file));
    else
        out.write(QStringLiteral("%1: %2%3\n").arg(file, isTrial ? QStringLiteral("it would be: ") : QString(), what));
    return out.end();
}

CommitRequest requestFor(Change change, const std::vector<DocumentText> &documents, Revision on,
                         const ImportOptions &given)
{
    return {std::move(change),  on, given.who.empty() ? authorName() : QString::fromStdString(given.who), timeNow(),
            labelOf(documents), {}};
}

int importInto(LedgerStore &store, const std::vector<DocumentText> &documents, Keep keep, const ImportOptions &given)
{
    const auto snapshot = store.load();
    if (!snapshot)
        return inputAtFault(snapshot.error());
    ImportPlan plan = importPlan(documents, snapshot->ledger, keep);
    if (plan.isRefused())
        return refuse(plan.problems);
    const CommitRequest request = requestFor(std::move(plan.change), documents, snapshot->revision, given);
    if (!given.isTrial && !request.change.isEmpty()) {
        const auto outcome = store.commit(request);
        if (!outcome)
            return inputAtFault(outcome.error());
        if (!outcome->isDone())
            return inputAtFault(QStringLiteral("%1: nothing was imported\n%2")
                                    .arg(store.path(), reasons(*outcome).join(QLatin1Char('\n'))));
    }
    return tell(request.change, store.path(), given.isTrial);
}

int importIntoNew(const QString &file, const std::vector<DocumentText> &documents, Keep keep,
                  const ImportOptions &given)
{
    // The store holds whatever it is given against the rules, so the import need not, unless something is wrong.
    const RulesChecked checked = given.isTrial ? RulesChecked::Here : RulesChecked::ByTheStore;
    ImportPlan plan = importPlan(documents, ledgerOf({}), keep, checked);
    if (plan.isRefused())
        return refuse(plan.problems);
    const CommitRequest request = requestFor(std::move(plan.change), documents, 0, given);
    if (given.isTrial) {
        if (const auto free = LedgerStore::mayCreate(file); !free)
            return inputAtFault(free.error());
    } else {
        const auto made = makeLedger(file, request);
        if (!made) {
            const ImportPlan told = importPlan(documents, ledgerOf({}), keep);
            return told.isRefused() ? refuse(told.problems) : inputAtFault(made.error());
        }
    }
    return tell(request.change, file, given.isTrial);
}

int runImport(const ImportOptions &given)
{
    if (const auto fault = textFault(given.who, Content::Line))
        return wrongUsage(QString::fromStdString("--who " + fault->what + "; " + fault->remedy));
    const std::vector<std::string> sides = {"ours", "theirs"};
    if (!given.keep.empty() && std::find(sides.begin(), sides.end(), given.keep) == sides.end())
        return wrongUsage(QString::fromStdString(unknownWord(given.keep, "--keep", sides)));
    const Keep keep = given.keep.empty() ? Keep::Neither : given.keep == "ours" ? Keep::Ours : Keep::Theirs;

    expectLargeWork(sizeOf(given.documents) * memoryPerByte);
    const auto documents = documentTexts(given.documents);
    if (!documents)
        return inputAtFault(documents.error());
    const QString file = QString::fromStdString(given.ledger);
    if (!QFileInfo::exists(file))
        return importIntoNew(file, *documents, keep, given);
    const auto store = LedgerStore::open(file, given.isTrial ? OpenMode::ReadOnly : OpenMode::ReadWrite);
    if (!store)
        return inputAtFault(store.error());
    return importInto(**store, *documents, keep, given);
}

} // namespace

CommandRun declareImport(CLI::App &options)
{
    auto given = std::make_shared<ImportOptions>();
    options.add_option("LEDGER", given->ledger, "The ledger; made if there is none")->required();
    options
        .add_option("DOCUMENT", given->documents,
                    "Documents (.json), or claims as `query claims --format csv` writes them (.csv)")
        ->required();
    options.add_flag("--dry-run", given->isTrial, "Says what it would do, and does nothing");
    options
        .add_option("--keep", given->keep, "Where fields differ, keep ours (the ledger's) or theirs (the document's)")
        ->option_text("ours|theirs");
    options.add_option("--who", given->who, "Who the history says did it (you)")->option_text("NAME");
    options.footer(
        "All documents are read as one: references may cross them. Records are merged by id, field by field; nothing "
        "is\n"
        "removed. Where fields differ and --keep is not given, all differences are listed and nothing is written. All\n"
        "problems are told at once, a line each: FILE:LINE:COLUMN: PATH: what is wrong; what to do.\n"
        "\nExamples:\n"
        "  gigaledger import my.gigaledger openai.json ecosystem.json\n"
        "  gigaledger import my.gigaledger claims.csv --dry-run\n"
        "  gigaledger import my.gigaledger corrected.json --keep theirs\n");
    return [given] { return runImport(*given); };
}

} // namespace ledger
