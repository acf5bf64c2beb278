#include "fullrecords.h"
#include "generated.h"
#include "ledgerfiles.h"

#include <QFileInfo>
#include <QTemporaryDir>

using namespace ledger;

namespace
{
std::unique_ptr<LedgerStore> opened(const QString &path, OpenMode mode = OpenMode::ReadWrite)
{
    Result<std::unique_ptr<LedgerStore>> store = LedgerStore::open(path, mode);
    if (!store)
        qCritical("%s", qPrintable(store.error().text()));
    return store ? *std::move(store) : nullptr;
}

LedgerPtr loaded(LedgerStore &store)
{
    const Result<Snapshot> snapshot = store.load();
    if (!snapshot)
        qCritical("%s", qPrintable(snapshot.error().text()));
    return snapshot ? snapshot->ledger : ledgerOf({});
}

/// Commits, and gives the revision, or -1.
Revision commitTo(LedgerStore &store, const CommitRequest &request)
{
    const Result<CommitOutcome> outcome = store.commit(request);
    if (!outcome || !outcome->isDone()) {
        qCritical("%s", qPrintable(outcome ? outcome->violations.join(u';') : outcome.error().text()));
        return -1;
    }
    return outcome->snapshot.revision;
}

/// Takes back what undo or redo would, as that person.
Revision turned(LedgerStore &store, const std::optional<HistoryEntry> &entry, const QString &who)
{
    if (!entry)
        return -1;
    CommitRequest request = requestFor(inverse(entry->change), entry->revision, entry->label, who);
    request.undoes = entry->revision;
    return commitTo(store, request);
}
} // namespace

class TestLedgerStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void everyFieldOfEveryRecordComesBack()
    {
        const auto made = LedgerStore::create(file(), requestFor(everyField(), 0));
        QVERIFY2(made, qPrintable(made ? QString() : made.error().text()));
        QCOMPARE(made->violations, QStringList());

        const auto store = opened(file());
        QVERIFY(store);
        const LedgerPtr found = loaded(*store);
        const LedgerPtr meant = applied(ledgerOf({}), everyField()).ledger;

        QCOMPARE(difference(*meant, *found).swaps.size(), std::size_t(0));
        QVERIFY(*found == *meant);
        QCOMPARE(found->title(), std::string("Everything «there» is"));
        QCOMPARE(found->count(RecordKind::Claim), std::size_t(6));
    }

    void everyFieldCanBeTakenBack()
    {
        QVERIFY(LedgerStore::create(file(), requestFor(everyField(), 0)));
        const auto store = opened(file());
        QVERIFY(store);
        const LedgerPtr before = loaded(*store);

        QCOMPARE(commitTo(*store, requestFor(inverse(everyField()), 1)), Revision(2));
        QVERIFY(*loaded(*store) == *ledgerOf({}));
        for (const char *table : {"source", "deal_party", "deal_source", "claim", "claim_supersedes", "decision_judged",
                                  "saved_view", "story_step"})
            QCOMPARE(rawSql(file(), std::string("SELECT count(*) FROM ") + table), QStringList(QStringLiteral("0")));

        QCOMPARE(commitTo(*store, requestFor(everyField(), 2)), Revision(3));
        QVERIFY(*loaded(*opened(file())) == *before);
    }

    void aGeneratedLedgerComesBack_data()
    {
        QTest::addColumn<int>("deals");
        QTest::newRow("one") << 1;
        QTest::newRow("some") << 40;
        QTest::newRow("many") << 700;
    }

    void aGeneratedLedgerComesBack()
    {
        QFETCH(int, deals);
        const LedgerPtr meant = generatedLedger(deals, 7);
        const auto made = LedgerStore::create(file(), requestFor(difference(*ledgerOf({}), *meant), 0));
        QVERIFY2(made && made->isDone(), qPrintable(made ? made->violations.join(u';') : made.error().text()));

        const auto store = opened(file());
        QVERIFY(store);
        QVERIFY(*loaded(*store) == *meant);
        QCOMPARE(*store->faults(), QStringList());

        // An import is one step to undo, from its entry of history.
        QVERIFY(turned(*store, *store->undoable(QStringLiteral("Ada")), QStringLiteral("Ada")) > 0);
        QVERIFY(*loaded(*store) == *ledgerOf({}));
        QVERIFY(turned(*store, *store->redoable(QStringLiteral("Ada")), QStringLiteral("Ada")) > 0);
        QVERIFY(*loaded(*store) == *meant);
        QCOMPARE(*store->faults(), QStringList());
    }

    void aNewLedgerIsEmptyAndWhole()
    {
        const auto store = opened(file(), OpenMode::CreateIfMissing);
        QVERIFY(store);
        QVERIFY(*loaded(*store) == *ledgerOf({}));
        QCOMPARE(store->load()->revision, Revision(0));
        QCOMPARE(store->notes().why, QString());
        QVERIFY(!store->notes().isReadOnly);
    }

    void aLedgerIsMadeWholeOrNotAtAll()
    {
        Change nonsense = firstDeal();
        std::get<Swap<Commitment>>(nonsense.swaps[4]).after->payee = Id<Party>("openai");

        const auto made = LedgerStore::create(file(), requestFor(nonsense, 0));

        QVERIFY(made);
        QVERIFY(!made->isDone());
        QVERIFY(!made->violations.isEmpty());
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList());
    }

    void whatIsThereIsNotMadeAnew()
    {
        QVERIFY(makeLedger(file()));
        const QByteArray before = hashOf(file());

        const auto made = LedgerStore::create(file(), requestFor(firstDeal(), 0));

        QVERIFY(!made);
        QVERIFY2(made.error().text().contains(file()), qPrintable(made.error().text()));
        QCOMPARE(hashOf(file()), before);
    }

    void aCommitIsOneRevisionWithItsEntryOfHistory()
    {
        const auto store = opened(file(), OpenMode::CreateIfMissing);
        QVERIFY(store);
        QCOMPARE(commitTo(*store, requestFor(firstDeal(), 0, QStringLiteral("a deal"))), Revision(1));
        const Change edit = amountChanged(*loaded(*store), 50e9);
        QCOMPARE(commitTo(*store, requestFor(edit, 1, QStringLiteral("amount of «AWS»"))), Revision(2));

        const auto entries = store->newest(5);
        QVERIFY(entries);
        QCOMPARE(entries->size(), std::size_t(2));
        const HistoryEntry expected{.revision = 2,
                                    .who = QStringLiteral("Ada"),
                                    .when = testTime(),
                                    .label = QStringLiteral("amount of «AWS»"),
                                    .change = edit};
        QVERIFY(entries->front() == expected);
        QCOMPARE(store->since(1)->size(), std::size_t(1));
        QVERIFY(store->since(2)->empty());
        QVERIFY(store->since(0, LedgerStore::Detail::WithoutChanges)->front().change.isEmpty());
    }

    void whatChangesNothingIsNoRevision()
    {
        QVERIFY(makeLedger(file()));
        const auto store = opened(file());
        const auto outcome = store->commit(requestFor(amountChanged(*loaded(*store), 38e9), 1));
        QVERIFY(outcome && outcome->isDone());
        QCOMPARE(outcome->snapshot.revision, Revision(1));
    }

    void anEditOnAnOlderRevisionIsRebased()
    {
        QVERIFY(makeLedger(file()));
        const auto mine = opened(file()), theirs = opened(file());
        Claim before = *loaded(*mine)->find(Id<Claim>("c1")), after = before;
        after.note = "mine";
        Change noted;
        noted.replace(before, after);
        QCOMPARE(commitTo(*theirs, requestFor(amountChanged(*loaded(*theirs), 50e9), 1, {}, QStringLiteral("Ben"))), 2);

        QCOMPARE(commitTo(*mine, requestFor(noted, 1)), Revision(3));

        const Claim &both = *loaded(*mine)->find(Id<Claim>("c1"));
        QCOMPARE(both.amount, std::optional(50e9));
        QCOMPARE(both.note, std::string("mine"));
        QVERIFY(*loaded(*theirs) == *loaded(*mine));
        QVERIFY(*loaded(*opened(file())) == *loaded(*mine));
    }

    void whatCollidesIsToldAndNotWritten()
    {
        QVERIFY(makeLedger(file()));
        const auto mine = opened(file()), theirs = opened(file());
        const Change edit = amountChanged(*loaded(*mine), 40e9);
        QCOMPARE(commitTo(*theirs, requestFor(amountChanged(*loaded(*theirs), 50e9), 1)), Revision(2));

        const auto outcome = mine->commit(requestFor(edit, 1));

        QVERIFY(outcome);
        QCOMPARE(outcome->collisions.size(), std::size_t(1));
        QCOMPARE(outcome->collisions.front().field, std::string("amount"));
        QCOMPARE(outcome->collisions.front().theirs, std::string("50000000000"));
        QCOMPARE(amountIn(*loaded(*mine)), 50e9);
        QCOMPARE(mine->newest(1)->front().revision, Revision(2));
    }

    void whatTheFormSawWronglyOnThisVeryRevisionCollides()
    {
        QVERIFY(makeLedger(file()));
        const auto store = opened(file());
        Claim before = *loaded(*store)->find(Id<Claim>("c1"));
        before.amount = 1;
        Claim after = before;
        after.note = "built on nothing";
        Change edit;
        edit.replace(before, after);

        const auto outcome = store->commit(requestFor(edit, 1));

        QVERIFY(outcome);
        QVERIFY(!outcome->collisions.empty());
        QCOMPARE(store->newest(1)->front().revision, Revision(1));
    }

    void aBrokenRuleIsToldAndNothingIsWritten()
    {
        QVERIFY(makeLedger(file()));
        const auto store = opened(file());
        const LedgerPtr before = loaded(*store);
        Change edit;
        edit.remove(*before->find(Id<Party>("aws")));

        const auto outcome = store->commit(requestFor(edit, 1));

        QVERIFY(outcome);
        QVERIFY(!outcome->violations.isEmpty());
        QVERIFY2(outcome->violations.front().contains(QStringLiteral("openai-aws-compute")),
                 qPrintable(outcome->violations.front()));
        QVERIFY(loaded(*store) == before);
        QVERIFY(*loaded(*opened(file())) == *before);
    }

    void aTitleHasTheRulesOfEveryLine()
    {
        QVERIFY(makeLedger(file()));
        const auto store = opened(file());
        const LedgerPtr before = loaded(*store);
        Change edit;
        edit.swaps.emplace_back(TitleSwap{before->title(), std::string("A\0B", 3)});

        const auto outcome = store->commit(requestFor(edit, 1));

        QVERIFY(outcome);
        QCOMPARE(outcome->violations,
                 QStringList(QStringLiteral("title: has the control character U+0000; take it out")));
        QVERIFY(loaded(*store) == before);
        QCOMPARE(rawSql(file(), "UPDATE meta SET value = char(8238) || 'x' WHERE key = 'title'"), QStringList());
        QVERIFY(!(*LedgerStore::open(file(), OpenMode::ReadOnly))->load());
        QCOMPARE((*(*LedgerStore::open(file(), OpenMode::ReadOnly))->faults()).size(), 1);
    }

    void anothersCommitIsNoticedAndTakenOver()
    {
        QVERIFY(makeLedger(file()));
        const auto mine = opened(file()), theirs = opened(file());
        const LedgerPtr before = loaded(*mine);
        QCOMPARE(*mine->moved(), false);
        QCOMPARE(commitTo(*mine, requestFor(amountChanged(*before, 39e9), 1)), Revision(2));
        QCOMPARE(*mine->moved(), false);

        QCOMPARE(commitTo(*theirs, requestFor(amountChanged(*loaded(*theirs), 40e9), 2)), Revision(3));

        QCOMPARE(*mine->moved(), true);
        QCOMPARE(amountIn(*loaded(*mine)), 40e9);
        QCOMPARE(*mine->moved(), false);
        QCOMPARE(amountIn(*before), 38e9);
    }

    void whatAnotherToolWroteWithoutHistoryIsReadAnew()
    {
        QVERIFY(makeLedger(file()));
        const auto store = opened(file());
        loaded(*store);
        QCOMPARE(rawSql(file(), "UPDATE party SET name = 'Amazon' WHERE id = 'aws'"), QStringList());

        QCOMPARE(*store->moved(), true);
        QCOMPARE(loaded(*store)->find(Id<Party>("aws"))->name, std::string("Amazon"));
        QCOMPARE(store->load()->revision, Revision(1));
        // An edit of the form that was open meanwhile fits what it does not touch.
        QCOMPARE(commitTo(*store, requestFor(amountChanged(*loaded(*store), 1e9), 1)), Revision(2));
        QCOMPARE(loaded(*store)->find(Id<Party>("aws"))->name, std::string("Amazon"));
    }

    void whatAnotherToolTookAwayIsNotedAtTheCommit()
    {
        QVERIFY(makeLedger(file()));
        const auto store = opened(file());
        const LedgerPtr before = loaded(*store);
        QCOMPARE(rawSql(file(), "DELETE FROM claim; DELETE FROM commitment; DELETE FROM deal"), QStringList());

        const auto outcome = store->commit(requestFor(amountChanged(*before, 1e9), 1));

        QVERIFY(outcome);
        QVERIFY(!outcome->isDone());
        QCOMPARE(loaded(*store)->count(RecordKind::Deal), std::size_t(0));
    }

    void nonsenseFromAnotherToolIsToldWithTableAndId_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QStringList>("told");
        const QString loose = QStringLiteral("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; ");
        QTest::newRow("word") << loose + QStringLiteral("UPDATE party SET kind = 'bank' WHERE id = 'aws'")
                              << QStringList{QStringLiteral("party"), QStringLiteral("aws"), QStringLiteral("bank")};
        QTest::newRow("date") << loose + QStringLiteral("UPDATE claim SET stated = '2026-02-30'")
                              << QStringList{QStringLiteral("claim"), QStringLiteral("c1"),
                                             QStringLiteral("2026-02-30")};
        QTest::newRow("id") << loose + QStringLiteral("UPDATE source SET id = 'Not a slug'")
                            << QStringList{QStringLiteral("source"), QStringLiteral("Not a slug")};
        QTest::newRow("list") << loose + QStringLiteral("UPDATE party SET aliases = '{\"a\"' WHERE id = 'aws'")
                              << QStringList{QStringLiteral("party"), QStringLiteral("aws"), QStringLiteral("aliases")};
        QTest::newRow("owner") << loose + QStringLiteral("UPDATE claim SET commitment = 'gone'")
                               << QStringList{QStringLiteral("claim"), QStringLiteral("commitment")};
        QTest::newRow("rule") << loose + QStringLiteral("UPDATE claim SET source = 'gone'")
                              << QStringList{QStringLiteral("c1"), QStringLiteral("gone")};
        QTest::newRow("circle") << loose
                + QStringLiteral("UPDATE party SET parent = CASE id WHEN 'aws' THEN 'openai' ELSE 'aws' END")
                                << QStringList{QStringLiteral("aws")};
    }

    void nonsenseFromAnotherToolIsToldWithTableAndId()
    {
        QFETCH(QString, sql);
        QFETCH(QStringList, told);
        QVERIFY(makeLedger(file()));
        const auto store = opened(file());
        const LedgerPtr before = loaded(*store);
        QCOMPARE(rawSql(file(), sql.toStdString()), QStringList());

        const Result<Snapshot> after = store->load();

        QVERIFY(!after);
        for (const QString &part : told)
            QVERIFY2(after.error().text().contains(part), qPrintable(after.error().text()));
        QVERIFY(after.error().text().contains(file()));
        QVERIFY(!store->commit(requestFor(amountChanged(*before, 1e9), 1)));
        QVERIFY(!store->faults()->isEmpty());
    }

    void undoAndRedoWalkMyOwnEdits()
    {
        QVERIFY(makeLedger(file()));
        const QString me = QStringLiteral("Ada"), other = QStringLiteral("Ben");
        auto store = opened(file());
        for (const double amount : {40e9, 41e9, 42e9})
            QVERIFY(commitTo(*store,
                             requestFor(amountChanged(*loaded(*store), amount), store->load()->revision,
                                        QString::number(amount / 1e9), me))
                    > 0);
        QVERIFY(commitTo(*store, requestFor(renamed(*loaded(*store), "aws", "AWS"), 4, QStringLiteral("name"), other))
                > 0);

        struct Step
        {
            char turn;
            double amount;
        };
        // e: an own edit to 50. Undo and redo leave what the other did alone, and an edit ends what can be redone.
        const std::vector<Step> steps{{'u', 41}, {'u', 40}, {'r', 41}, {'r', 42}, {'r', -1},
                                      {'u', 41}, {'u', 40}, {'u', 38}, {'r', 40}, {'e', 50},
                                      {'r', -1}, {'u', 40}, {'r', 50}, {'u', 40}, {'u', 38}};
        for (const Step &step : steps) {
            store = opened(file()); // across restarts
            const LedgerPtr before = loaded(*store);
            if (step.turn == 'e') {
                QVERIFY(commitTo(*store, requestFor(amountChanged(*before, 50e9), store->load()->revision, {}, me))
                        > 0);
            } else {
                const auto entry = step.turn == 'u' ? store->undoable(me) : store->redoable(me);
                QVERIFY(entry);
                QCOMPARE(turned(*store, *entry, me) > 0, step.amount > 0);
            }
            if (step.amount > 0)
                QCOMPARE(amountIn(*loaded(*store)), step.amount * 1e9);
            QCOMPARE(loaded(*store)->find(Id<Party>("aws"))->name, std::string("AWS"));
        }
        QCOMPARE(store->undoLabels(other)->undo, QStringLiteral("name"));
        QCOMPARE(store->undoLabels(other)->redo, QString());
        QCOMPARE(store->undoLabels(QStringLiteral("Cleo")).operator*(), UndoLabels());
    }

    void anUndoThatCollidesWithAnotherIsTold()
    {
        QVERIFY(makeLedger(file()));
        const auto store = opened(file());
        const QString me = QStringLiteral("Ada"), other = QStringLiteral("Ben");
        QVERIFY(commitTo(*store, requestFor(amountChanged(*loaded(*store), 40e9), 1, {}, me)) > 0);
        QVERIFY(commitTo(*store, requestFor(amountChanged(*loaded(*store), 41e9), 2, {}, other)) > 0);

        const auto entry = store->undoable(me);
        QVERIFY(entry && *entry);
        CommitRequest request = requestFor(inverse((**entry).change), (**entry).revision, {}, me);
        request.undoes = (**entry).revision;
        const auto outcome = store->commit(request);

        QVERIFY(outcome);
        QCOMPARE(outcome->collisions.size(), std::size_t(1));
        QCOMPARE(amountIn(*loaded(*store)), 41e9);
    }

    void anUndoThatOthersDidAlreadyDoesNotStandInTheWay()
    {
        QVERIFY(makeLedger(file()));
        const auto store = opened(file());
        const QString me = QStringLiteral("Ada"), other = QStringLiteral("Ben");
        QVERIFY(commitTo(*store, requestFor(renamed(*loaded(*store), "aws", "AWS"), 1, QStringLiteral("name"), me))
                > 0);
        QVERIFY(commitTo(*store, requestFor(amountChanged(*loaded(*store), 40e9), 2, QStringLiteral("amount"), me))
                > 0);
        QVERIFY(commitTo(*store, requestFor(amountChanged(*loaded(*store), 38e9), 3, {}, other)) > 0);

        QVERIFY(turned(*store, *store->undoable(me), me) > 0);

        QCOMPARE(store->undoLabels(me)->undo, QStringLiteral("name"));
    }

    void afterClosingTheFileAloneIsWhole()
    {
        QVERIFY(makeLedger(file()));
        {
            const auto store = opened(file());
            QVERIFY(commitTo(*store, requestFor(amountChanged(*loaded(*store), 40e9), 1)) > 0);
            QCOMPARE(rawSql(file(), "PRAGMA journal_mode"), QStringList(QStringLiteral("wal")));
            store->checkpoint();
            QCOMPARE(QFileInfo(file() + QStringLiteral("-wal")).size(), qint64(0));
        }
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList(QStringLiteral("deals.gigaledger")));
        const QString moved = m_folder->filePath(QStringLiteral("moved.gigaledger"));
        QVERIFY(QFile::rename(file(), moved));
        QCOMPARE(amountIn(*loaded(*opened(moved))), 40e9);
    }

    void openingAndClosingLeavesTheFileAsItWas()
    {
        QVERIFY(makeLedger(file()));
        opened(file()); // from its making to a write-ahead log
        const QByteArray before = hashOf(file());
        loaded(*opened(file()));
        loaded(*opened(file(), OpenMode::ReadOnly));
        QCOMPARE(hashOf(file()), before);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList(QStringLiteral("deals.gigaledger")));
    }

    void whatIsOpenedForReadingTakesNoCommit()
    {
        QVERIFY(makeLedger(file()));
        const auto store = opened(file(), OpenMode::ReadOnly);
        QVERIFY(store->notes().isReadOnly);
        const auto outcome = store->commit(requestFor(amountChanged(*loaded(*store), 40e9), 1));
        QVERIFY(!outcome);
        QVERIFY(outcome.error().text().contains(file()));
    }

    void aFileThatWasExchangedTakesNoCommit()
    {
        QVERIFY(makeLedger(file()));
        const auto store = opened(file());
        const LedgerPtr before = loaded(*store);
        QVERIFY(QFile::rename(file(), m_folder->filePath(QStringLiteral("elsewhere"))));
        QVERIFY(makeLedger(file()));

        QVERIFY(!store->moved());
        const auto outcome = store->commit(requestFor(amountChanged(*before, 40e9), 1));
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().text().contains(QStringLiteral("replaced")), qPrintable(outcome.error().text()));
        QCOMPARE(amountIn(*loaded(*opened(file()))), 38e9);
    }

    void aCopyIsWholeAndReplacesWhatWasThere()
    {
        QVERIFY(makeLedger(file()));
        const auto store = opened(file());
        QVERIFY(commitTo(*store, requestFor(amountChanged(*loaded(*store), 40e9), 1)) > 0);
        const QString copy = m_folder->filePath(QStringLiteral("copy.gigaledger"));
        QFile old(copy);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("something else") > 0);
        old.close();

        QVERIFY(store->backup(copy));

        QVERIFY(*loaded(*opened(copy)) == *loaded(*store));
        QCOMPARE(opened(copy)->newest(9)->size(), std::size_t(2));
        QVERIFY(!store->backup(file()));
        QVERIFY(!store->backup(m_folder->filePath(QStringLiteral("none/copy"))));
        QVERIFY(!store->backup(m_folder->path()));
        QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("*.new-*")}, QDir::Files), QStringList());
    }

    void aCopyNeverGoesOverALedgerInUse()
    {
        QVERIFY(makeLedger(file()));
        const QString inUse = m_folder->filePath(QStringLiteral("other.gigaledger"));
        QVERIFY(makeLedger(inUse));
        const auto store = opened(file()), other = opened(inUse);
        QVERIFY(commitTo(*other, requestFor(amountChanged(*loaded(*other), 40e9), 1)) > 0);

        const Result<Done> done = store->backup(inUse);

        QVERIFY(!done);
        QVERIFY(done.error().text().contains(inUse));
        QCOMPARE(amountIn(*loaded(*opened(inUse))), 40e9);
    }

    void twoStoresWriteInTurnWithoutLosingAnything()
    {
        QVERIFY(makeLedger(file()));
        const auto a = opened(file()), b = opened(file());
        for (int i = 0; i < 20; ++i) {
            LedgerStore &store = i % 2 ? *a : *b;
            Change change;
            change.create(testParty(qPrintable(QStringLiteral("p-%1").arg(i)), "A party"));
            QCOMPARE(commitTo(store, requestFor(change, store.load()->revision)), Revision(i + 2));
        }
        QCOMPARE(loaded(*a)->count(RecordKind::Party), std::size_t(22));
        QVERIFY(*loaded(*a) == *loaded(*b));
    }

    void whereNoLogWorksARollbackJournalDoesAndTheNotesSaySo()
    {
        // SQLite's locking for disks without shared memory.
        sqlite3_vfs *usual = sqlite3_vfs_find(nullptr);
        sqlite3_vfs_register(sqlite3_vfs_find("unix-dotfile"), 1);
        const auto back = qScopeGuard([&] { sqlite3_vfs_register(usual, 1); });

        QVERIFY(makeLedger(file()));
        const auto store = opened(file());
        QVERIFY(store);
        QVERIFY2(store->notes().why.contains(QStringLiteral("rollback journal")), qPrintable(store->notes().why));
        QVERIFY(!store->notes().isReadOnly);
        QCOMPARE(commitTo(*store, requestFor(amountChanged(*loaded(*store), 40e9), 1)), Revision(2));
        QVERIFY(!QFileInfo::exists(file() + QStringLiteral("-wal")));
        QCOMPARE(amountIn(*loaded(*opened(file()))), 40e9);
    }

private:
    QString file() const { return m_folder->filePath(QStringLiteral("deals.gigaledger")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestLedgerStore)
#include "tst_ledgerstore.moc"
