#include "workspace.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace ledger;

namespace
{
Workspace::Author author(const QString &name)
{
    return {name, [] { return QDateTime({2026, 3, 5}, {10, 0}, Qt::UTC); }};
}

Party party(const char *id, const char *name) { return {.id = Id<Party>(id), .name = name}; }

Change created(const char *id, const char *name)
{
    Change change;
    change.create(party(id, name));
    return change;
}

Change renamed(const Ledger &ledger, const char *id, const char *name)
{
    Party before = *ledger.find(Id<Party>(id)), after = before;
    after.name = name;
    Change change;
    change.replace(before, after);
    return change;
}

QString nameIn(const Workspace &workspace, const char *id = "aws")
{
    const Party *found = workspace.ledger()->find(Id<Party>(id));
    return found ? QString::fromStdString(found->name) : QString();
}

bool open(Workspace &workspace, const QString &path, OpenMode mode = OpenMode::CreateIfMissing)
{
    QSignalSpy opened(&workspace, &Workspace::opened), failed(&workspace, &Workspace::openFailed);
    workspace.open(path, mode);
    return QTest::qWaitFor([&] { return opened.count() + failed.count() > 0; }, 20000) && opened.count() == 1;
}

/// Edits, and waits for what comes of it.
EditOutcome edited(Workspace &workspace, const Change &change, const QString &label = QStringLiteral("an edit"))
{
    std::optional<EditOutcome> outcome;
    workspace.edit(change, label, &workspace, [&](const EditOutcome &came) { outcome = came; });
    return QTest::qWaitFor([&] { return outcome.has_value(); }, 20000) ? *outcome : EditOutcome();
}

int rawSql(const QString &path, const char *sql)
{
    sqlite3 *database = nullptr;
    sqlite3_open_v2(QFile::encodeName(path).constData(), &database, SQLITE_OPEN_READWRITE, nullptr);
    const int code = sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
    sqlite3_close(database);
    return code;
}
} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void beforeOneIsOpenTheLedgerIsEmpty()
    {
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(workspace.ledger());
        QCOMPARE(workspace.ledger()->count(RecordKind::Party), std::size_t(0));
        QCOMPARE(workspace.path(), QString());
        const EditOutcome outcome = edited(workspace, created("aws", "AWS"));
        QVERIFY(!outcome.isSaved);
        QVERIFY(!outcome.failure.isEmpty());
    }

    void anEditArrivesAsALedgerOnceItIsSaved()
    {
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(open(workspace, file()));
        QCOMPARE(workspace.path(), file());
        QSignalSpy changed(&workspace, &Workspace::ledgerChanged);
        std::optional<EditOutcome> outcome;
        bool wasThere = false;

        workspace.edit(created("aws", "AWS"), QStringLiteral("a party"), &workspace, [&](const EditOutcome &came) {
            outcome = came;
            wasThere = !nameIn(workspace).isEmpty();
        });
        QVERIFY(workspace.isSaving());
        QCOMPARE(workspace.revision(), Revision(0));
        QTRY_VERIFY(outcome);

        QVERIFY2(outcome->isSaved, qPrintable(outcome->reason()));
        QVERIFY(wasThere);
        QCOMPARE(outcome->revision, Revision(1));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(workspace.revision(), Revision(1));
        QCOMPARE(workspace.undoLabel(), QStringLiteral("a party"));
        QCOMPARE(workspace.redoLabel(), QString());
        QVERIFY(!workspace.isSaving());
    }

    void undoAndRedoOutliveARestart()
    {
        {
            Workspace workspace(author(QStringLiteral("Ada")));
            QVERIFY(open(workspace, file()));
            QVERIFY(edited(workspace, created("aws", "AWS"), QStringLiteral("a party")).isSaved);
            QVERIFY(
                edited(workspace, renamed(*workspace.ledger(), "aws", "Amazon"), QStringLiteral("its name")).isSaved);
        }
        {
            Workspace workspace(author(QStringLiteral("Ada")));
            QVERIFY(open(workspace, file()));
            QCOMPARE(workspace.undoLabel(), QStringLiteral("its name"));
            workspace.undo();
            QTRY_COMPARE(nameIn(workspace), QStringLiteral("AWS"));
            QCOMPARE(workspace.undoLabel(), QStringLiteral("a party"));
            QCOMPARE(workspace.redoLabel(), QStringLiteral("its name"));
        }
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(open(workspace, file()));
        QCOMPARE(workspace.redoLabel(), QStringLiteral("its name"));
        workspace.redo();
        QTRY_COMPARE(nameIn(workspace), QStringLiteral("Amazon"));
        workspace.undo();
        workspace.undo();
        QTRY_COMPARE(workspace.ledger()->count(RecordKind::Party), std::size_t(0));
        QTRY_COMPARE(workspace.undoLabel(), QString());

        QSignalSpy failed(&workspace, &Workspace::failed);
        workspace.undo();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed.front().front().toString().contains(QStringLiteral("nothing to undo")));
        workspace.redo();
        workspace.redo();
        QTRY_COMPARE(nameIn(workspace), QStringLiteral("Amazon"));
    }

    void anotherWindowsCommitShowsWithinTwoSeconds()
    {
        Workspace mine(author(QStringLiteral("Ada"))), theirs(author(QStringLiteral("Ben")));
        QVERIFY(open(mine, file()));
        QVERIFY(open(theirs, file()));
        QSignalSpy moved(&mine, &Workspace::movedByOthers), changed(&mine, &Workspace::ledgerChanged);

        QVERIFY(edited(theirs, created("aws", "AWS"), QStringLiteral("a party")).isSaved);
        QElapsedTimer time;
        time.start();
        QTRY_COMPARE_WITH_TIMEOUT(nameIn(mine), QStringLiteral("AWS"), 2000);

        QVERIFY(time.elapsed() < 2000);
        QCOMPARE(changed.count(), 1);
        QTRY_COMPARE(moved.count(), 1);
        QCOMPARE(moved.front(), QVariantList({QStringLiteral("Ben"), QStringLiteral("a party")}));
        QCOMPARE(mine.undoLabel(), QString());
        QVERIFY(*mine.ledger() == *theirs.ledger());
    }

    void whatAnotherToolWritesShowsWithinTwoSeconds()
    {
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(open(workspace, file()));
        QVERIFY(edited(workspace, created("aws", "AWS")).isSaved);
        QCOMPARE(rawSql(file(), "UPDATE party SET name = 'Amazon'"), SQLITE_OK);
        QTRY_COMPARE_WITH_TIMEOUT(nameIn(workspace), QStringLiteral("Amazon"), 2000);
    }

    void nonsenseFromAnotherToolIsToldOnce()
    {
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(open(workspace, file()));
        QVERIFY(edited(workspace, created("aws", "AWS")).isSaved);
        QSignalSpy lost(&workspace, &Workspace::fileLost);
        QCOMPARE(rawSql(file(), "PRAGMA ignore_check_constraints = ON; UPDATE party SET kind = 'bank'"), SQLITE_OK);

        QTRY_COMPARE_WITH_TIMEOUT(lost.count(), 1, 2000);
        QVERIFY(lost.front().front().toString().contains(QStringLiteral("bank")));
        QCOMPARE(nameIn(workspace), QStringLiteral("AWS"));
        QCOMPARE(rawSql(file(), "UPDATE party SET kind = 'cloud', name = 'Amazon'"), SQLITE_OK);
        QTRY_COMPARE_WITH_TIMEOUT(nameIn(workspace), QStringLiteral("Amazon"), 2000);
        QCOMPARE(lost.count(), 1);
    }

    void editsQueueAndThoseOnAnOlderLedgerAreRebased()
    {
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(open(workspace, file()));
        QVERIFY(edited(workspace, created("aws", "AWS")).isSaved);
        Party before = *workspace.ledger()->find(Id<Party>("aws")), named = before, noted = before;
        named.name = "Amazon";
        noted.note = "a note";
        Change first, second;
        first.replace(before, named);
        second.replace(before, noted);
        int saved = 0;
        const auto count = [&](const EditOutcome &outcome) { saved += outcome.isSaved; };

        workspace.edit(first, QStringLiteral("name"), &workspace, count);
        workspace.edit(second, QStringLiteral("note"), &workspace, count);
        QTRY_VERIFY(!workspace.isSaving());

        QCOMPARE(saved, 2);
        const Party &both = *workspace.ledger()->find(Id<Party>("aws"));
        QCOMPARE(both.name, std::string("Amazon"));
        QCOMPARE(both.note, std::string("a note"));
    }

    void whatIsRefusedComesBackWithItsReason()
    {
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(open(workspace, file()));
        QVERIFY(edited(workspace, created("aws", "AWS")).isSaved);
        const LedgerPtr before = workspace.ledger();
        Party wrong = party("openai", "OpenAI");
        wrong.parent = Id<Party>("nobody");
        Change change;
        change.create(wrong);

        const EditOutcome broken = edited(workspace, change);
        QVERIFY(!broken.isSaved);
        QCOMPARE(broken.violations.size(), 1);
        QVERIFY(broken.reason().contains(QStringLiteral("nobody")));

        const EditOutcome colliding = edited(workspace, created("aws", "Another"));
        QVERIFY(!colliding.isSaved);
        QVERIFY(!colliding.collisions.empty());
        QVERIFY(colliding.reason().contains(QStringLiteral("aws")));
        QVERIFY(workspace.ledger() == before);
    }

    void aLedgerForReadingGivesBackTheEdit()
    {
        {
            Workspace workspace(author(QStringLiteral("Ada")));
            QVERIFY(open(workspace, file()));
        }
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(open(workspace, file(), OpenMode::ReadOnly));
        QVERIFY(workspace.notes().isReadOnly);
        const EditOutcome outcome = edited(workspace, created("aws", "AWS"));
        QVERIFY(!outcome.isSaved);
        QVERIFY(outcome.failure.contains(file()));
    }

    void anAnswerForSomebodyWhoIsGoneIsNotGiven()
    {
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(open(workspace, file()));
        bool isTold = false;
        {
            QObject form;
            workspace.edit(created("aws", "AWS"), {}, &form, [&](const EditOutcome &) { isTold = true; });
        }
        QTRY_COMPARE(nameIn(workspace), QStringLiteral("AWS"));
        QTRY_VERIFY(!workspace.isSaving());
        QVERIFY(!isTold);
    }

    void closingWaitsForWhatIsBeingSaved()
    {
        int saved = 0;
        {
            Workspace workspace(author(QStringLiteral("Ada")));
            QVERIFY(open(workspace, file()));
            for (int i = 0; i < 30; ++i)
                workspace.edit(created(qPrintable(QStringLiteral("p-%1").arg(i)), "A party"), {}, nullptr,
                               [&](const EditOutcome &outcome) { saved += outcome.isSaved; });
        }
        QCOMPARE(saved, 30);
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(open(workspace, file()));
        QCOMPARE(workspace.ledger()->count(RecordKind::Party), std::size_t(30));
        QCOMPARE(workspace.revision(), Revision(30));
        workspace.close();
        QCOMPARE(workspace.ledger()->count(RecordKind::Party), std::size_t(0));
        QCOMPARE(workspace.path(), QString());
    }

    void whatDoesNotOpenSaysWhyAndLeavesTheOpenOne()
    {
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(open(workspace, file()));
        QVERIFY(edited(workspace, created("aws", "AWS")).isSaved);
        QFile strange(m_folder->filePath(QStringLiteral("strange.gigaledger")));
        QVERIFY(strange.open(QIODevice::WriteOnly) && strange.write("no ledger at all") > 0);
        strange.close();
        QSignalSpy failed(&workspace, &Workspace::openFailed);

        QVERIFY(!open(workspace, strange.fileName()));
        QVERIFY(!open(workspace, m_folder->filePath(QStringLiteral("missing")), OpenMode::ReadWrite));

        QCOMPARE(failed.count(), 2);
        QCOMPARE(failed.front().front().toString(), strange.fileName());
        QVERIFY(failed.front().back().toString().contains(strange.fileName()));
        QCOMPARE(workspace.path(), file());
        QVERIFY(edited(workspace, renamed(*workspace.ledger(), "aws", "Amazon")).isSaved);
    }

    void anEditOfTheFormerLedgerDoesNotReachTheNextOne()
    {
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(open(workspace, file()));
        QSignalSpy opened(&workspace, &Workspace::opened);
        workspace.open(m_folder->filePath(QStringLiteral("other.gigaledger")), OpenMode::CreateIfMissing);

        const EditOutcome outcome = edited(workspace, created("aws", "AWS"));

        QVERIFY(!outcome.isSaved);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(workspace.ledger()->count(RecordKind::Party), std::size_t(0));
    }

    void aCopyIsALedgerOfItsOwn()
    {
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(open(workspace, file()));
        QVERIFY(edited(workspace, created("aws", "AWS")).isSaved);
        const QString copy = m_folder->filePath(QStringLiteral("copy.gigaledger"));
        std::optional<QString> failure;
        workspace.saveCopy(copy, &workspace, [&](const QString &why) { failure = why; });
        QTRY_VERIFY(failure);
        QCOMPARE(*failure, QString());

        Workspace other(author(QStringLiteral("Ben")));
        QVERIFY(open(other, copy));
        QVERIFY(*other.ledger() == *workspace.ledger());
        failure.reset();
        workspace.saveCopy(m_folder->filePath(QStringLiteral("none/copy")), &workspace,
                           [&](const QString &why) { failure = why; });
        QTRY_VERIFY(failure);
        QVERIFY(!failure->isEmpty());
    }

    void whenNothingHappensTheLogIsEmptied()
    {
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(open(workspace, file()));
        QVERIFY(edited(workspace, created("aws", "AWS")).isSaved);
        QVERIFY(QFile(file() + QStringLiteral("-wal")).size() > 0);
        QTRY_COMPARE_WITH_TIMEOUT(QFile(file() + QStringLiteral("-wal")).size(), qint64(0), 10000);
    }

private:
    QString file() const { return m_folder->filePath(QStringLiteral("deals.gigaledger")); }

    std::unique_ptr<QTemporaryDir> m_folder;

    void ofSeveralSearchesTheNewestIsAnswered()
    {
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(open(workspace, file()));
        QVERIFY(edited(workspace, created("aws", "Amazon Web Services")).isSaved);
        QSignalSpy indexing(&workspace, &Workspace::indexing);
        int answers = 0;
        std::optional<Result<RecordsFound>> found;
        for (const char *typed : {"a", "am", "amazon"})
            workspace.search(QString::fromLatin1(typed), &workspace, [&](const Result<RecordsFound> &came) {
                ++answers;
                found = came;
            });
        QTRY_VERIFY(found.has_value());
        QCOMPARE(answers, 1);
        QVERIFY(*found && (*found)->ledger == workspace.ledger());
        QCOMPARE((*found)->count(RecordKind::Party), std::size_t(1));
        QVERIFY(!indexing.isEmpty());
        QCOMPARE(indexing.last().first().toDouble(), 1.0);
    }

    void nobodyIsAnsweredOnceGone()
    {
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(open(workspace, file()));
        bool isAnswered = false;
        {
            QObject asking;
            workspace.search(QStringLiteral("amazon"), &asking, [&](const auto &) { isAnswered = true; });
            workspace.history({}, {}, 5, &asking, [&](const auto &) { isAnswered = true; });
        }
        QVERIFY(edited(workspace, created("aws", "AWS")).isSaved);
        QVERIFY(!isAnswered);
    }

    void searchingWhereNothingIsOpenSaysSo()
    {
        Workspace workspace(author(QStringLiteral("Ada")));
        QString why;
        workspace.search(QStringLiteral("amazon"), &workspace,
                         [&](const Result<RecordsFound> &came) { why = came ? QString() : came.error().text(); });
        QTRY_VERIFY(!why.isEmpty());
    }

    void theHistoryComesWithoutWaiting()
    {
        Workspace workspace(author(QStringLiteral("Ada")));
        QVERIFY(open(workspace, file()));
        QVERIFY(edited(workspace, created("aws", "AWS"), QStringLiteral("a party")).isSaved);
        QVERIFY(edited(workspace, renamed(*workspace.ledger(), "aws", "Amazon"), QStringLiteral("a name")).isSaved);
        std::optional<HistoryPage> all, ofParty;
        std::optional<WholeEntry> newest;
        workspace.history({}, {}, 10, &workspace, [&](const Result<HistoryPage> &came) { all = *came; });
        workspace.history({.record = RecordRef{RecordKind::Party, "aws"}}, {}, 10, &workspace,
                          [&](const Result<HistoryPage> &came) { ofParty = *came; });
        workspace.entry(2, {}, 10, &workspace, [&](const Result<WholeEntry> &came) { newest = *came; });
        QTRY_VERIFY(all && ofParty && newest);
        QVERIFY(all->isEnd && ofParty->isEnd);
        QCOMPARE(all->entries.front().entry.label, QStringLiteral("a name"));
        QCOMPARE(all->entries.size(), std::size_t(2));
        QCOMPARE(ofParty->entries.size(), std::size_t(2));
        QCOMPARE(std::get<Swap<Party>>(newest->entry.change.swaps.front()).after->name, std::string("Amazon"));
    }

    void anotherWindowGetsOnWhileTheHistoryIsCompacted()
    {
        Workspace ada(author(QStringLiteral("Ada"))), bob(author(QStringLiteral("Bob")));
        QVERIFY(open(ada, file()));
        QVERIFY(edited(ada, created("aws", "AWS"), QStringLiteral("a party")).isSaved);
        QVERIFY(edited(ada, renamed(*ada.ledger(), "aws", "Amazon"), QStringLiteral("a name")).isSaved);
        QVERIFY(open(bob, file()));
        QVERIFY(edited(bob, created("msft", "Microsoft"), QStringLiteral("another party")).isSaved);
        QTRY_COMPARE(ada.revision(), Revision(3));
        const LedgerPtr asItWas = bob.ledger();
        QSignalSpy told(&bob, &Workspace::movedByOthers), toldAda(&ada, &Workspace::movedByOthers);
        QSignalSpy shares(&ada, &Workspace::compacting);
        std::optional<CompactionPlan> plan;
        ada.planCompaction({.newest = 1}, &ada, [&](const Result<CompactionPlan> &came) { plan = *came; });
        QTRY_VERIFY(plan.has_value());
        QCOMPARE(plan->entries, std::int64_t(2));
        std::optional<Compacted> done;
        ada.compact(plan->before, QStringLiteral("Ada forgot two edits"), &ada,
                    [&](const Result<Compacted> &came) { done = *came; });
        QTRY_VERIFY(done.has_value());
        QVERIFY(done->isDone && !shares.isEmpty());
        QCOMPARE(done->entries, std::int64_t(2));
        QTRY_COMPARE(bob.revision(), Revision(4));
        QCOMPARE(ada.revision(), Revision(4));
        QCOMPARE(bob.ledger(), asItWas); // the same value: no view has anything to do
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told.front().at(1).toString(), QStringLiteral("Ada forgot two edits"));
        QVERIFY(toldAda.isEmpty());
        // Bob's edit was kept, and he can take it back; Ada's were not.
        QCOMPARE(bob.undoLabel(), QStringLiteral("another party"));
        QCOMPARE(ada.undoLabel(), QString());
        bob.undo();
        QTRY_COMPARE(nameIn(ada, "msft"), QString());
        QCOMPARE(nameIn(ada), QStringLiteral("Amazon"));
        QVERIFY(edited(ada, renamed(*ada.ledger(), "aws", "AWS again")).isSaved);
        QTRY_COMPARE(nameIn(bob), QStringLiteral("AWS again"));
    }
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
