#pragma once

#include "change.h"
#include "ledgerstore.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QTest>

#include <sqlite3.h>

#include <string>
#include <vector>

/// What the tests of the store share: small ledgers, files and other programs that write to them.
namespace ledger
{

inline QDateTime testTime() { return {QDate(2026, 3, 5), QTime(10, 11, 12, 345), Qt::UTC}; }

inline CommitRequest requestFor(Change change, Revision on, const QString &label = QStringLiteral("a change"),
                                const QString &who = QStringLiteral("Ada"))
{
    return {.change = std::move(change), .on = on, .who = who, .when = testTime(), .label = label};
}

inline Source testSource(const char *id = "filing")
{
    return {.id = Id<Source>(id), .publisher = "Amazon", .title = "8-K", .kind = SourceKind::Filing};
}

inline Party testParty(const char *id, const char *name)
{
    return {.id = Id<Party>(id), .name = name, .kind = PartyKind::Cloud};
}

/// One deal with one commitment and one claim: the smallest whole ledger.
inline Change firstDeal()
{
    Change change;
    change.create(testSource());
    change.create(testParty("aws", "Amazon Web Services"));
    change.create(testParty("openai", "OpenAI"));
    change.create(Deal{.id = Id<Deal>("openai-aws"), .title = "OpenAI buys cloud from AWS", .kind = DealKind::Compute});
    change.create(Commitment{.id = Id<Commitment>("openai-aws-compute"),
                             .deal = Id<Deal>("openai-aws"),
                             .payer = Id<Party>("openai"),
                             .payee = Id<Party>("aws")});
    change.create(Claim{.id = Id<Claim>("c1"),
                        .of = {SubjectKind::Commitment, "openai-aws-compute"},
                        .amount = 38e9,
                        .source = Id<Source>("filing"),
                        .stated = {2025, 11, 3}});
    return change;
}

/// The edit that makes the claim of firstDeal() say another amount.
inline Change amountChanged(const Ledger &ledger, double amount)
{
    Claim before = *ledger.find(Id<Claim>("c1")), after = before;
    after.amount = amount;
    Change change;
    change.replace(before, after);
    return change;
}

inline double amountIn(const Ledger &ledger) { return ledger.find(Id<Claim>("c1"))->amount.value_or(-1); }

inline Change renamed(const Ledger &ledger, const char *party, const char *name)
{
    Party before = *ledger.find(Id<Party>(party)), after = before;
    after.name = name;
    Change change;
    change.replace(before, after);
    return change;
}

inline QByteArray hashOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return "unreadable";
    return QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
}

/// Another program: sqlite's own functions on the same file, without our checks. Gives the first column of what comes.
inline QStringList rawSql(const QString &path, const std::string &sql)
{
    sqlite3 *database = nullptr;
    QStringList rows;
    if (sqlite3_open_v2(QFile::encodeName(path).constData(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                        nullptr)
        != SQLITE_OK)
        return {QStringLiteral("error: cannot open")};
    sqlite3_busy_timeout(database, 2000);
    const auto take = [](void *list, int, char **values, char **) {
        static_cast<QStringList *>(list)->append(QString::fromUtf8(values[0]));
        return 0;
    };
    char *message = nullptr;
    if (sqlite3_exec(database, sql.c_str(), take, &rows, &message) != SQLITE_OK)
        rows.append(QStringLiteral("error: ") + QString::fromUtf8(message));
    sqlite3_free(message);
    sqlite3_close(database);
    return rows;
}

/// A ledger file with firstDeal() in it.
inline bool makeLedger(const QString &path)
{
    const auto made = LedgerStore::create(path, requestFor(firstDeal(), 0));
    return made && made->isDone();
}

} // namespace ledger
