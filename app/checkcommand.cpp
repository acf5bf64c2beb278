#include "commands.h"

#include "disputes.h"
#include "doubts.h"
#include "ledgerfile.h"
#include "terminal.h"

#include <CLI/CLI.hpp>

#include <map>

namespace ledger
{

namespace
{

QString qtext(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

/// `contested: 16 commitments, 2 deals`
QString tally(const QString &what, const std::map<QString, int> &counts)
{
    QStringList parts;
    for (const auto &[name, count] : counts)
        parts += QStringLiteral("%1 %2").arg(count).arg(name);
    return QStringLiteral("  %1: %2\n")
        .arg(what, parts.isEmpty() ? QStringLiteral("none") : parts.join(QStringLiteral(", ")));
}

QString spaced(std::string_view word) { return qtext(word).replace(QLatin1Char('_'), QLatin1Char(' ')); }

QString inboxText(const Readings &readings)
{
    std::map<QString, int> atOdds;
    for (const Contested &each : contested(readings, {}))
        ++atOdds[qtext(word(each.of.kind)) + QLatin1Char('s')];
    std::map<QString, int> missing;
    for (const Uncounted &each : uncounted(readings, {}))
        ++missing[spaced(word(each.why))];
    std::map<QString, int> doubted;
    for (const Doubt &each : doubts(readings.ledger()))
        ++doubted[spaced(word(each.kind))];
    return QStringLiteral("inbox:\n") + tally(QStringLiteral("contested"), atOdds)
        + tally(QStringLiteral("uncounted"), missing) + tally(QStringLiteral("doubted"), doubted);
}

QString contentText(const Ledger &ledger)
{
    QString text;
    for (std::size_t i = 0; i < words<RecordKind>().size(); ++i) {
        const auto kind = static_cast<RecordKind>(i);
        text += QStringLiteral("  %1 %2\n").arg(qtext(word(kind)), -12).arg(ledger.count(kind));
    }
    return text;
}

int tellFaults(const QString &path, const QStringList &faults)
{
    constexpr qsizetype most = 100;
    const QString limit = faults.size() > most ? QStringLiteral(" (the first %1 are listed)").arg(most) : QString();
    return inputAtFault(QStringLiteral("%1: %2; restore a backup, or mend them with what wrote them%3\n%4")
                            .arg(path, counted(static_cast<std::size_t>(faults.size()), QStringLiteral("fault")), limit,
                                 faults.mid(0, most).join(QLatin1Char('\n'))));
}

int runCheck(const QString &path)
{
    const auto store = LedgerStore::open(path, OpenMode::ReadOnly);
    if (!store)
        return inputAtFault(store.error());
    const auto faults = (*store)->faults();
    if (!faults)
        return inputAtFault(faults.error());
    if (!faults->isEmpty())
        return tellFaults(path, *faults);
    const auto snapshot = (*store)->load();
    if (!snapshot)
        return inputAtFault(snapshot.error());

    StandardOutput out;
    out.write(QStringLiteral("%1: whole, revision %2\n").arg(path).arg(snapshot->revision));
    out.write(contentText(*snapshot->ledger));
    out.write(inboxText(Readings(snapshot->ledger, {}, Basis::Best)));
    return out.end();
}

} // namespace

CommandRun declareCheck(CLI::App &options)
{
    auto ledger = std::make_shared<std::string>();
    options.add_option("LEDGER", *ledger, "The ledger, which is read alone")->required();
    options.footer(
        "Reads the whole file: SQLite's integrity, references to what is not there, every rule of the document "
        "format.\n"
        "Faults are listed on standard error, exit 1; otherwise says what the ledger holds and what is in its inbox.\n"
        "\nExample:\n"
        "  gigaledger check my.gigaledger\n");
    return [ledger] { return runCheck(QString::fromStdString(*ledger)); };
}

} // namespace ledger
