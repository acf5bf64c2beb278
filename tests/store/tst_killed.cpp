#include "ledgerfiles.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <cstdio>

using namespace ledger;

namespace
{
/// What the child does until it is killed: an edit after another, told once it is durable.
int commitForEver(const QString &path)
{
    auto store = LedgerStore::open(path, OpenMode::ReadWrite);
    if (!store)
        return 1;
    while (true) {
        const auto now = (*store)->load();
        if (!now)
            return 2;
        Change change = amountChanged(*now->ledger, double(now->revision + 1));
        for (int i = 0; i < 20; ++i)
            change.create(testParty(qPrintable(QStringLiteral("p-%1-%2").arg(now->revision + 1).arg(i)), "A party"));
        const auto outcome = (*store)->commit(requestFor(change, now->revision));
        if (!outcome || !outcome->isDone())
            return 3;
        std::printf("%lld\n", static_cast<long long>(outcome->snapshot.revision));
        std::fflush(stdout);
        if (outcome->snapshot.revision % 7 == 0)
            (*store)->checkpoint();
    }
}

/// Edits and compacts until it is killed; told is each compaction that is through.
int compactForEver(const QString &path)
{
    auto store = LedgerStore::open(path, OpenMode::ReadWrite);
    if (!store)
        return 1;
    while (true) {
        for (int i = 0; i < 60; ++i) {
            const auto now = (*store)->load();
            if (!now)
                return 2;
            Claim before = *now->ledger->find(Id<Claim>("c1")), after = before;
            after.amount = double(now->revision + 1);
            after.note = std::string(2000, static_cast<char>('a' + i % 26));
            Change longer;
            longer.replace(before, after);
            const auto outcome = (*store)->commit(requestFor(longer, now->revision));
            if (!outcome || !outcome->isDone())
                return 3;
        }
        const auto plan = (*store)->compactionPlan({.newest = 20});
        if (!plan)
            return 4;
        const auto done
            = (*store)->compact(plan->before, QStringLiteral("forgotten"), testTime(), [](double) { return true; });
        if (!done || !done->isDone)
            return 5;
        std::printf("%lld\n", static_cast<long long>(plan->before));
        std::fflush(stdout);
    }
}
} // namespace

class TestKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasToldAsSavedOutlivesAKill()
    {
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        const QString path = folder.filePath(QStringLiteral("deals.gigaledger"));
        QVERIFY(makeLedger(path));
        QRandomGenerator random(20260305);
        Revision told = 1;
        for (int round = 0; round < 12; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--commit-for-ever"), path});
            QVERIFY(child.waitForReadyRead(20000));
            QTest::qWait(static_cast<int>(random.bounded(5, 120)));
            child.kill();
            QVERIFY(child.waitForFinished());
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);
            const QList<QByteArray> lines = child.readAllStandardOutput().split('\n');
            // The last line may be half written; the one before it is whole.
            if (lines.size() > 1)
                told = std::max(told, Revision(lines[lines.size() - 2].toLongLong()));

            const auto store = LedgerStore::open(path, OpenMode::ReadWrite);
            QVERIFY2(store, qPrintable(store ? QString() : store.error().text()));
            QCOMPARE(*(*store)->faults(), QStringList());
            const auto now = (*store)->load();
            QVERIFY2(now, qPrintable(now ? QString() : now.error().text()));
            QVERIFY(now->revision >= told);
            QCOMPARE(amountIn(*now->ledger), now->revision == 1 ? 38e9 : double(now->revision));
            QCOMPARE(now->ledger->count(RecordKind::Party), std::size_t(2 + 20 * (now->revision - 1)));
            QCOMPARE(now->ledger->find(Id<Party>(qPrintable(QStringLiteral("p-%1-19").arg(told)))) != nullptr,
                     told > 1);
            told = now->revision;
        }
        QVERIFY(told > 12);
    }

    void aKillWhileTheHistoryIsCompactedLosesNothingThatWasToBeKept()
    {
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        const QString path = folder.filePath(QStringLiteral("deals.gigaledger"));
        QVERIFY(makeLedger(path));
        QRandomGenerator random(20261126);
        Revision newest = 1;
        for (int round = 0; round < 6; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--compact-for-ever"), path});
            QVERIFY(child.waitForReadyRead(20000));
            QTest::qWait(static_cast<int>(random.bounded(5, 150)));
            child.kill();
            QVERIFY(child.waitForFinished());
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);

            const auto store = LedgerStore::open(path, OpenMode::ReadWrite);
            QVERIFY2(store, qPrintable(store ? QString() : store.error().text()));
            QCOMPARE(*(*store)->faults(), QStringList());
            const auto now = (*store)->load();
            QVERIFY2(now, qPrintable(now ? QString() : now.error().text()));
            QVERIFY(now->revision > newest); // revisions go on, whatever was forgotten
            newest = now->revision;
            // The newest edits are there without a gap, but for those that say what was forgotten.
            const auto kept = (*store)->newest(20);
            QVERIFY(kept);
            QCOMPARE(kept->size(), std::size_t(20));
            QCOMPARE(kept->front().revision, newest);
            QCOMPARE(kept->back().revision, newest - 19);
            const auto undoable = (*store)->undoable(QStringLiteral("Ada"));
            QVERIFY(undoable && undoable->has_value());
            QCOMPARE(amountIn(*now->ledger), double((*undoable)->revision));
        }
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication program(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--commit-for-ever") == 0)
        return commitForEver(QFile::decodeName(argv[2]));
    if (argc == 3 && qstrcmp(argv[1], "--compact-for-ever") == 0)
        return compactForEver(QFile::decodeName(argv[2]));
    TestKilled test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_killed.moc"
