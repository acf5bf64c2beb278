#include "wholeledger.h"

#include "diskerrors.h"
#include "historyrows.h"
#include "recordrows.h"
#include "rules.h"
#include "textrules.h"

namespace ledger
{

namespace
{
constexpr auto remedyForForeignWrites = "another tool wrote this; mend it there, or restore a backup";

QString brokenReference(const Statement &row)
{
    return QStringLiteral("a row of table %1 refers to a row of table %2 that is not there")
        .arg(QString::fromStdString(std::string(row.text(0))), QString::fromStdString(std::string(row.text(2))));
}

QStringList brokenReferences(Connection &connection)
{
    QStringList faults;
    Statement rows(connection.handle(), "SELECT DISTINCT \"table\", 0, parent FROM pragma_foreign_key_check");
    while (rows.step())
        faults.append(brokenReference(rows));
    return faults;
}

std::size_t parts(const Ledger &ledger)
{
    return ledger.count(RecordKind::Commitment) + ledger.count(RecordKind::Deployment)
        + ledger.count(RecordKind::Claim);
}

/// A broken rule as a sentence.
QString sentence(const Violation &violation)
{
    const std::string_view kind = word(violation.record.kind);
    std::string text = std::string(kind) + " '" + violation.record.id + "'";
    if (!violation.field.empty())
        text += ", " + violation.field;
    text += ": " + violation.what;
    if (!violation.remedy.empty())
        text += "; " + violation.remedy;
    return QString::fromStdString(text);
}
} // namespace

QStringList refused(const Ledger &ledger, const std::vector<Violation> &violations)
{
    QStringList sentences;
    if (const auto fault = textFault(ledger.title(), Content::Line))
        sentences += QString::fromStdString("title: " + fault->what + "; " + fault->remedy);
    for (const Violation &broken : violations)
        sentences += sentence(broken);
    return sentences;
}

LedgerPtr wholeLedger(Connection &connection)
{
    const ReadTransaction oneState(connection);
    Records records = readRecords(connection);
    const std::size_t partRows = records.commitments.size() + records.deployments.size() + records.claims.size();
    LedgerPtr ledger = ledgerOf(std::move(records));
    // Parts without their owner are left out of a ledger: in a file they are a fault.
    if (parts(*ledger) != partRows) {
        const QStringList broken = brokenReferences(connection);
        throw Error{broken.value(0, QStringLiteral("parts of deals are without their deal")),
                    QString::fromLatin1(remedyForForeignWrites)};
    }
    const QStringList broken = refused(*ledger, violations(*ledger));
    if (!broken.empty()) {
        const QString more
            = broken.size() > 1 ? QStringLiteral(" (and %1 more faults)").arg(broken.size() - 1) : QString();
        throw Error{broken.front() + more, QString::fromLatin1(remedyForForeignWrites)};
    }
    return ledger;
}

QStringList allFaults(Connection &connection, const QString &file)
{
    QStringList faults;
    Statement pages(connection.handle(), "PRAGMA integrity_check");
    while (pages.step())
        if (pages.text(0) != "ok")
            faults.append(QString::fromStdString(std::string(pages.text(0))));
    faults += brokenReferences(connection);
    faults += historyFaults(connection);
    try {
        const LedgerPtr ledger = ledgerOf(readRecords(connection));
        faults += refused(*ledger, violations(*ledger));
    } catch (const BadRow &row) {
        faults.append(rowError(file, row).text());
    }
    return faults;
}

} // namespace ledger
