#include "ledgerfiles.h"

#include <QTemporaryDir>

using namespace ledger;

namespace
{
/// Everything that answers a question, page after page.
std::vector<ListedEntry> all(LedgerStore &store, const HistoryQuestion &question, int most = 100)
{
    std::vector<ListedEntry> entries;
    HistoryPage page;
    do {
        const auto next = store.history(question, page.next, most);
        if (!next)
            return {};
        page = *next;
        entries.insert(entries.end(), page.entries.begin(), page.entries.end());
    } while (!page.isEnd);
    return entries;
}

QList<qlonglong> revisions(LedgerStore &store, const HistoryQuestion &question, int most = 100)
{
    QList<qlonglong> found;
    for (const ListedEntry &listed : all(store, question, most))
        found.append(listed.entry.revision);
    return found;
}

QList<qlonglong> found(LedgerStore &store, const char *words)
{
    return revisions(store, {.words = QString::fromUtf8(words)});
}

RecordRef deal() { return {RecordKind::Deal, "openai-aws"}; }
} // namespace

/// The history as people read it: paged, searched, of one record; and how it is made smaller.
class TestHistory : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LedgerStore> m_store;

    QString path() const { return m_folder->filePath(QStringLiteral("deals.gigaledger")); }

    Revision commit(const Change &change, const char *label = "a change", const char *who = "Ada",
                    std::optional<Revision> undoes = {})
    {
        CommitRequest request
            = requestFor(change, m_store->load()->revision, QString::fromUtf8(label), QString::fromUtf8(who));
        request.undoes = undoes;
        const auto done = m_store->commit(request);
        return done && done->isDone() ? done->snapshot.revision : -1;
    }
    Revision change(double amount, const char *label = "a change", const char *who = "Ada")
    {
        return commit(amountChanged(*m_store->load()->ledger, amount), label, who);
    }
    Revision undo(const char *who)
    {
        const HistoryEntry back = **m_store->undoable(QString::fromUtf8(who));
        return commit(inverse(back.change), "undo", who, back.revision);
    }
    static bool always(double) { return true; }
    Result<Compacted> compact(Revision before)
    {
        return m_store->compact(before, QStringLiteral("forgotten"), testTime(), always);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        QVERIFY(makeLedger(path()));
        auto store = LedgerStore::open(path(), OpenMode::ReadWrite);
        QVERIFY(store);
        m_store = *std::move(store);
    }
    void cleanup() { m_store.reset(); }

    void itIsToldFromItsEndPageByPage()
    {
        for (const double amount : {40e9, 50e9, 60e9})
            QVERIFY(change(amount) > 0);
        const auto newest = m_store->history({}, {}, 2);
        QVERIFY(newest && !newest->isEnd);
        QCOMPARE(newest->entries.size(), std::size_t(2));
        const ListedEntry &first = newest->entries.front();
        QCOMPARE(first.entry.revision, Revision(4));
        QCOMPARE(first.entry.who, QStringLiteral("Ada"));
        QCOMPARE(first.entry.when, testTime());
        QCOMPARE(first.touched, std::int64_t(1));
        QCOMPARE(first.first, std::vector({RecordRef{RecordKind::Claim, "c1"}}));
        QCOMPARE(revisions(*m_store, {}, 1), QList<qlonglong>({4, 3, 2, 1}));
    }

    void anEntryIsUndoneWhileWhatUndidItStands()
    {
        QVERIFY(change(40e9) == 2);
        QVERIFY(undo("Ada") == 3);
        // On whatever page an entry and what undid it are.
        for (const int most : {1, 10}) {
            const auto entries = all(*m_store, {}, most);
            QVERIFY(!entries[0].isUndone && entries[1].isUndone && !entries[2].isUndone);
        }
        const HistoryEntry again = **m_store->redoable(QStringLiteral("Ada"));
        QVERIFY(commit(inverse(again.change), "redo", "Ada", again.revision) == 4);
        const auto entries = all(*m_store, {}, 1);
        QVERIFY(entries[0].isRedo && !entries[1].isRedo);
        QVERIFY(!entries[0].isUndone && entries[1].isUndone && !entries[2].isUndone);
    }

    void wordsAreFoundInLabelsPeopleNamesIdsAndValues()
    {
        QVERIFY(change(40e9, "a correction", "Björk Guðmundsdóttir") == 2);
        QVERIFY(commit(renamed(*m_store->load()->ledger, "aws", "Électricité \"du\" Nord\\")) == 3);
        QCOMPARE(found(*m_store, "CORREC"), QList<qlonglong>({2}));
        QCOMPARE(found(*m_store, "bjork"), QList<qlonglong>({2}));
        QCOMPARE(found(*m_store, "electricite \"DU\" nord\\"), QList<qlonglong>({3, 2, 1})); // by name and by value
        QCOMPARE(found(*m_store, "electricite amazon"), QList<qlonglong>({3, 1})); // before and after
        QCOMPARE(found(*m_store, "openai-aws-comp"), QList<qlonglong>({2, 1}));
        QCOMPARE(found(*m_store, "$40bn"), QList<qlonglong>({2}));
        QCOMPARE(found(*m_store, "40bn correction"), QList<qlonglong>({2}));
        QCOMPARE(found(*m_store, "buys"), QList<qlonglong>({2, 1})); // the title of the deal that the claim is in
        QCOMPARE(found(*m_store, "stance"), QList<qlonglong>()); // keys are no values
        QCOMPARE(found(*m_store, "nowhere"), QList<qlonglong>());
        QCOMPARE(found(*m_store, "  "), QList<qlonglong>({3, 2, 1}));
    }

    void aDayIsOneInTheReadersCalendar()
    {
        CommitRequest request = requestFor(amountChanged(*m_store->load()->ledger, 40e9), 1);
        request.when = QDateTime(QDate(2026, 4, 1), QTime(12, 0), Qt::LocalTime).toUTC();
        QVERIFY(m_store->commit(request)->isDone());
        for (const char *typed : {"2026-04-01", "2026-04", "1 Apr 2026", "April 2026", "Q2 2026", "2026-04-01 12:00"})
            QVERIFY2(found(*m_store, typed) == QList<qlonglong>({2}), typed);
    }

    void peopleAndKindsAreFiltered()
    {
        QVERIFY(change(40e9, "a change", "Bob") == 2);
        QCOMPARE(revisions(*m_store, {.who = QStringLiteral("Ada")}), QList<qlonglong>({1}));
        QCOMPARE(revisions(*m_store, {.kind = RecordKind::Party}), QList<qlonglong>({1}));
        QCOMPARE(revisions(*m_store, {.words = QStringLiteral("filing"), .kind = RecordKind::Claim}),
                 QList<qlonglong>({2, 1}));
        QCOMPARE(revisions(*m_store, {.words = QStringLiteral("8-k"), .kind = RecordKind::Party}), QList<qlonglong>());
    }

    void aDealHasTheHistoryOfItsPartsEvenOfThoseThatAreGone()
    {
        QVERIFY(change(40e9) == 2);
        QVERIFY(commit(renamed(*m_store->load()->ledger, "aws", "AWS")) == 3);
        const auto ofDeal = [&] { return revisions(*m_store, {.record = deal()}, 1); };
        QCOMPARE(ofDeal(), QList<qlonglong>({2, 1}));
        Change gone;
        const LedgerPtr ledger = m_store->load()->ledger;
        gone.remove(*ledger->find(Id<Claim>("c1")));
        gone.remove(*ledger->find(Id<Commitment>("openai-aws-compute")));
        gone.remove(*ledger->find(Id<Deal>("openai-aws")));
        QVERIFY(commit(gone) == 4);
        QCOMPARE(ofDeal(), QList<qlonglong>({4, 2, 1}));
        QCOMPARE(revisions(*m_store, {.record = RecordRef{RecordKind::Commitment, "openai-aws-compute"}}),
                 QList<qlonglong>({4, 2, 1}));
        QCOMPARE(revisions(*m_store, {.record = RecordRef{RecordKind::Party, "aws"}}), QList<qlonglong>({3, 1}));
        QCOMPARE(revisions(*m_store, {.record = RecordRef{RecordKind::Party, "aw"}}), QList<qlonglong>());
    }

    void anEntryHoldsWhatItDidToAFamilyAndNoMoreThanOneReads()
    {
        const auto page = m_store->history({.record = deal()}, {}, 10);
        const auto ofDeal = m_store->entry(1, page->next.family, 100);
        QVERIFY(ofDeal);
        QCOMPARE(ofDeal->entry.change.swaps.size(), std::size_t(3));
        QCOMPARE(ofDeal->left, std::int64_t(0));
        QVERIFY(m_store->entry(1, {deal()}, 100)->entry == ofDeal->entry); // with its parts, and theirs
        const auto some = m_store->entry(1, {}, 2);
        QCOMPARE(some->entry.change.swaps.size(), std::size_t(2));
        QCOMPARE(some->left, std::int64_t(4));
        QVERIFY(m_store->entry(1, {}, 100)->entry.change == firstDeal());
        QVERIFY(!m_store->entry(7, {}, 100));
    }

    void compactingForgetsWhatIsOldAndSaysSo()
    {
        for (const double amount : {40e9, 50e9, 60e9})
            QVERIFY(change(amount) > 0);
        const auto plan = m_store->compactionPlan({.newest = 2});
        QVERIFY(plan);
        QCOMPARE(plan->before, Revision(3));
        QCOMPARE(plan->entries, std::int64_t(2));
        QCOMPARE(plan->kept, std::int64_t(2));
        QVERIFY(plan->bytes > 0);
        QCOMPARE(plan->until, testTime());
        const auto done = compact(plan->before);
        QVERIFY(done && done->isDone);
        QCOMPARE(done->entries, std::int64_t(2));
        QCOMPARE(done->whyNoSmaller, QString());
        QCOMPARE(revisions(*m_store, {}), QList<qlonglong>({5, 4, 3}));
        QCOMPARE(all(*m_store, {}).front().entry.label, QStringLiteral("forgotten"));
        QCOMPARE(*m_store->faults(), QStringList());
        QCOMPARE(amountIn(*m_store->load()->ledger), 60e9);
    }

    void whatIsKeptCanBeUndoneAndNothingElse()
    {
        for (const double amount : {40e9, 50e9, 60e9})
            QVERIFY(change(amount) > 0);
        QVERIFY(compact(4)->isDone);
        QCOMPARE((*m_store->undoable(QStringLiteral("Ada")))->revision, Revision(4));
        QVERIFY(undo("Ada") == 6);
        QCOMPARE(amountIn(*m_store->load()->ledger), 50e9);
        QVERIFY(!m_store->undoable(QStringLiteral("Ada"))->has_value());
        QCOMPARE((*m_store->redoable(QStringLiteral("Ada")))->revision, Revision(6));
    }

    void whatAKeptEntryUndoesIsKeptToo()
    {
        QVERIFY(change(40e9, "old", "Bob") == 2);
        QVERIFY(change(50e9, "between", "Ada") == 3);
        QVERIFY(commit(renamed(*m_store->load()->ledger, "aws", "AWS"), "a name", "Ada") == 4);
        QVERIFY(undo("Ada") == 5); // of 4
        QVERIFY(undo("Ada") == 6); // of 3
        const auto plan = m_store->compactionPlan({.newest = 2}); // 5 and 6, hence 3 and 4
        QCOMPARE(plan->entries, std::int64_t(2));
        QVERIFY(compact(plan->before)->isDone);
        QCOMPARE(revisions(*m_store, {}), QList<qlonglong>({7, 6, 5, 4, 3}));
        QCOMPARE(*m_store->faults(), QStringList());
        // Ada has nothing to undo, and what she has undone is not taken for an edit.
        QVERIFY(!m_store->undoable(QStringLiteral("Ada"))->has_value());
        QCOMPARE((*m_store->redoable(QStringLiteral("Ada")))->revision, Revision(6));
    }

    void whatIsYoungIsKeptByItsDay()
    {
        for (int day = 1; day <= 4; ++day) {
            CommitRequest request = requestFor(amountChanged(*m_store->load()->ledger, day * 1e9), day);
            request.when = testTime().addDays(day);
            QVERIFY(m_store->commit(request)->isDone());
        }
        QCOMPARE(m_store->compactionPlan({.since = testTime().addDays(3)})->before, Revision(4));
        QCOMPARE(m_store->compactionPlan({.newest = 4, .since = testTime().addDays(3)})->before, Revision(2));
        QCOMPARE(m_store->compactionPlan({.since = testTime().addDays(30)})->before, Revision(6));
        QCOMPARE(m_store->compactionPlan({.newest = 100})->entries, std::int64_t(0));
    }

    void theFileIsSmallerAfterwards()
    {
        for (int i = 0; i < 40; ++i) {
            Claim before = *m_store->load()->ledger->find(Id<Claim>("c1")), after = before;
            after.note = std::string(std::size_t(20'000), static_cast<char>('a' + i % 26));
            Change longer;
            longer.replace(before, after);
            QVERIFY(commit(longer) > 0);
        }
        m_store->checkpoint();
        const qint64 was = QFileInfo(path()).size();
        const auto plan = m_store->compactionPlan({.newest = 1});
        const auto done = compact(plan->before);
        QVERIFY2(done && done->whyNoSmaller.isEmpty(), qPrintable(done ? done->whyNoSmaller : done.error().text()));
        QVERIFY(done->bytes > plan->bytes / 2);
        QFileInfo now(path());
        now.setCaching(false);
        QVERIFY(now.size() < was / 3);
        QCOMPARE(*m_store->faults(), QStringList());
    }

    void stoppedInTimeNothingHasHappened()
    {
        QVERIFY(change(40e9) == 2);
        const auto stopped = m_store->compact(3, QStringLiteral("forgotten"), testTime(), [](double) { return false; });
        QVERIFY(stopped && !stopped->isDone);
        QCOMPARE(revisions(*m_store, {}), QList<qlonglong>({2, 1}));
        QCOMPARE(*m_store->faults(), QStringList());
        QVERIFY(change(50e9) == 3);
    }

    void anotherConnectionGetsOnAndReferencesAreStillHeld()
    {
        auto other = *LedgerStore::open(path(), OpenMode::ReadWrite);
        QVERIFY(other->load());
        QVERIFY(change(40e9) == 2);
        QCOMPARE(other->load()->revision, Revision(2));
        const LedgerPtr held = other->load()->ledger;
        QVERIFY(compact(3)->isDone);
        QVERIFY(*other->moved());
        const auto seen = other->load();
        QVERIFY(seen);
        QCOMPARE(seen->revision, Revision(3));
        QVERIFY(seen->ledger == held); // nothing is told that did not happen
        QVERIFY(!*other->moved());
        // One that knows only what was forgotten reads everything.
        const auto outcome = other->commit(requestFor(amountChanged(*seen->ledger, 50e9), 3));
        QVERIFY(outcome && outcome->isDone());
        QCOMPARE(amountIn(*m_store->load()->ledger), 50e9);
        QCOMPARE(rawSql(path(), "PRAGMA foreign_key_check"), QStringList());
        Change dangling;
        dangling.remove(*m_store->load()->ledger->find(Id<Source>("filing")));
        QVERIFY(commit(dangling) == -1);
    }

    void oneThatSleptThroughItReadsTheFileAnew()
    {
        auto other = *LedgerStore::open(path(), OpenMode::ReadWrite);
        const Snapshot slept = *other->load();
        for (const double amount : {40e9, 50e9, 60e9})
            QVERIFY(change(amount) > 0);
        QVERIFY(compact(5)->isDone);
        QVERIFY(change(70e9) == 6);
        const auto seen = other->load();
        QVERIFY(seen);
        QCOMPARE(seen->revision, Revision(6));
        QCOMPARE(amountIn(*seen->ledger), 70e9);
        // What was typed meanwhile is held against what is there now.
        const auto late = other->commit(requestFor(renamed(*slept.ledger, "aws", "AWS"), slept.revision));
        QVERIFY(late && late->isDone());
        const auto meets = other->commit(requestFor(amountChanged(*slept.ledger, 80e9), slept.revision));
        QVERIFY(meets && !meets->isDone());
    }

    void whatCanOnlyBeReadIsNotCompacted()
    {
        m_store = *LedgerStore::open(path(), OpenMode::ReadOnly);
        QVERIFY(!compact(2));
    }

    /// Entries by the thousand, written as another program would: 100,000 are looked through in portions.
    void aLongHistoryIsLookedThroughInPortions()
    {
        const std::string change = rawSql(path(), "SELECT change FROM history").value(0).toStdString();
        m_store.reset();
        QCOMPARE(rawSql(path(),
                        "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
                        "INSERT INTO history SELECT i, 'Bob', '2026-03-05T10:11:12.345Z', 'edit ' || i, NULL, "
                        "'[{\"record\":\"party\",\"id\":\"aws\",\"before\":{\"id\":\"aws\",\"name\":\"A ' || i || '\","
                        "\"kind\":\"cloud\"},\"after\":{\"id\":\"aws\",\"name\":\"B\",\"kind\":\"cloud\"}}]' FROM n"),
                 QStringList());
        m_store = *LedgerStore::open(path(), OpenMode::ReadWrite);
        HistoryPage page;
        int portions = 0;
        std::vector<ListedEntry> entries;
        while (!page.isEnd) {
            const auto next = m_store->history({.words = QStringLiteral("\"edit 77\" ").remove(u'"')}, page.next, 50);
            QVERIFY(next);
            page = *next;
            ++portions;
            entries.insert(entries.end(), page.entries.begin(), page.entries.end());
        }
        QVERIFY(portions >= 5);
        QVERIFY(std::ranges::all_of(entries, [](const ListedEntry &e) { return e.entry.label.contains(u"77"); }));
        QVERIFY(entries.size() > 100);
        QVERIFY(compact(20001)->isDone);
        QCOMPARE(revisions(*m_store, {}), QList<qlonglong>({20001}));
    }
};

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
