#include "connection.h"
#include "ledgerfiles.h"
#include "migration.h"
#include "opening.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace ledger;

namespace
{
/// While it lives, permissions bind this process as they bind anybody: root passes over them.
class OrdinaryUser
{
public:
    explicit OrdinaryUser(const QString &folder) : m_wasRoot(geteuid() == 0)
    {
        if (!m_wasRoot)
            return;
        const QByteArray path = QFile::encodeName(folder);
        m_isReady = ::chown(path.constData(), nobody, nobody) == 0;
        for (const QString &name : QDir(folder).entryList(QDir::Files))
            m_isReady
                = m_isReady && ::chown(QFile::encodeName(QDir(folder).filePath(name)).constData(), nobody, nobody) == 0;
        m_isReady = m_isReady && ::seteuid(nobody) == 0;
    }
    ~OrdinaryUser()
    {
        if (m_wasRoot && ::seteuid(0) != 0)
            qFatal("cannot become root again");
    }
    [[nodiscard]] bool isReady() const { return m_isReady; }

private:
    static constexpr unsigned nobody = 65534;
    bool m_wasRoot = false;
    bool m_isReady = true;
};

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Why a file does not open; empty where it does.
QString refusalOf(const QString &path, OpenMode mode = OpenMode::ReadWrite)
{
    const auto store = LedgerStore::open(path, mode);
    if (!store)
        return store.error().text();
    const auto snapshot = (*store)->load();
    return snapshot ? QString() : snapshot.error().text();
}
} // namespace

class TestOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        QVERIFY(makeLedger(file()));
    }

    void cleanup() { QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7000)); }

    void openingALedgerThatWasJustMadeLeavesItAsItIs()
    {
        const QByteArray before = hashOf(file());
        QCOMPARE(refusalOf(file()), QString());
        QCOMPARE(hashOf(file()), before);
    }

    void whatIsNoLedgerIsRefusedAndLeftAsItIs_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("told");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("empty");
        QTest::newRow("text") << QByteArray("{\"format\":\"gigaledger/1\"}") << QStringLiteral("not a SQLite file");
        QTest::newRow("one byte") << QByteArray("S") << QStringLiteral("not a SQLite file");
        QTest::newRow("binary") << QByteArray(70000, '\xee') << QStringLiteral("not a SQLite file");
        QTest::newRow("only the magic") << QByteArray("SQLite format 3\0", 16) << QStringLiteral("damaged");
        QTest::newRow("a head of zeros") << QByteArray("SQLite format 3\0", 16) + QByteArray(8000, '\0')
                                         << QStringLiteral("another program");
    }

    void whatIsNoLedgerIsRefusedAndLeftAsItIs()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, told);
        const QString path = m_folder->filePath(QStringLiteral("strange.gigaledger"));
        QVERIFY(writeFile(path, content));
        for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly, OpenMode::CreateIfMissing})
            expectRefusal(path, mode, {told});
    }

    void whatIsThereAndIsNoFileIsRefused()
    {
        const QString folder = m_folder->filePath(QStringLiteral("folder.gigaledger"));
        QVERIFY(QDir().mkdir(folder));
        const QString pipe = m_folder->filePath(QStringLiteral("pipe.gigaledger"));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        const QString link = m_folder->filePath(QStringLiteral("link.gigaledger"));
        QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("nowhere")), link));

        for (const QString &path : {folder, pipe, link})
            for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::CreateIfMissing}) {
                const QString told = refusalOf(path, mode);
                QVERIFY2(told.contains(path) && told.contains(u';'), qPrintable(told));
            }
        QVERIFY(!QFileInfo::exists(m_folder->filePath(QStringLiteral("nowhere"))));
        QVERIFY(refusalOf(m_folder->filePath(QStringLiteral("missing"))).contains(QStringLiteral("no such file")));
        QVERIFY(refusalOf(m_folder->filePath(QStringLiteral("none/x")), OpenMode::CreateIfMissing)
                    .contains(QStringLiteral("no such folder")));
    }

    void aLinkIsFollowedToTheLedger()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("elsewhere")));
        const QString link = m_folder->filePath(QStringLiteral("elsewhere/link"));
        QVERIFY(QFile::link(file(), link));
        const auto store = LedgerStore::open(link, OpenMode::ReadWrite);
        QVERIFY(store);
        QCOMPARE((*store)->path(), QFileInfo(file()).canonicalFilePath());
        const auto snapshot = (*store)->load();
        QVERIFY((*store)->commit(requestFor(amountChanged(*snapshot->ledger, 1e9), 1)));
        QCOMPARE(QDir(m_folder->filePath(QStringLiteral("elsewhere"))).entryList(QDir::Files).size(), 1);
    }

    void anotherProgramsDatabaseIsRefused()
    {
        const QString path = m_folder->filePath(QStringLiteral("other.db"));
        QCOMPARE(rawSql(path, "CREATE TABLE t (x); PRAGMA user_version = 1"), QStringList());
        expectRefusal(path, OpenMode::ReadWrite, {QStringLiteral("another program")});
    }

    void whatIsNotALedgersOwnIsNamed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QStringList>("told");
        QTest::newRow("trigger") << QStringLiteral(
            "CREATE TRIGGER spy AFTER INSERT ON claim BEGIN DELETE FROM claim; END")
                                 << QStringList{QStringLiteral("trigger 'spy'"), QStringLiteral("DROP TRIGGER spy")};
        QTest::newRow("a trigger whose name would do harm in a shell")
            << QStringLiteral("CREATE TRIGGER \"$(touch harm)\" AFTER INSERT ON claim BEGIN SELECT 1; END")
            << QStringList{QStringLiteral("trigger '$(touch harm)'"), QStringLiteral("do not trust")};
        QTest::newRow("view") << QStringLiteral(
            "CREATE VIEW trap AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
            "FROM n) SELECT * FROM n")
                              << QStringList{QStringLiteral("view 'trap'")};
        QTest::newRow("table") << QStringLiteral("CREATE TABLE more (x)")
                               << QStringList{QStringLiteral("table 'more'")};
        QTest::newRow("virtual table") << QStringLiteral("CREATE VIRTUAL TABLE words USING fts5(x)")
                                       << QStringList{QStringLiteral("words")};
        QTest::newRow("index") << QStringLiteral("CREATE INDEX extra ON claim (note)")
                               << QStringList{QStringLiteral("index 'extra'")};
        QTest::newRow("changed table") << QStringLiteral("ALTER TABLE party ADD COLUMN secret TEXT")
                                       << QStringList{QStringLiteral("table 'party'")};
        QTest::newRow("changed view") << QStringLiteral("DROP VIEW v_claims; CREATE VIEW v_claims AS SELECT 1 AS x")
                                      << QStringList{QStringLiteral("view 'v_claims'")};
        QTest::newRow("lacking table") << QStringLiteral("DROP TABLE claim_supersedes")
                                       << QStringList{QStringLiteral("claim_supersedes")};
        QTest::newRow("a view in place of a table")
            << QStringLiteral("DROP TABLE story_step; CREATE VIEW story_step AS SELECT 1 AS x")
            << QStringList{QStringLiteral("story_step")};
        QTest::newRow("a version that never was")
            << QStringLiteral("PRAGMA user_version = -3") << QStringList{QStringLiteral("version -3")};
    }

    void whatIsNotALedgersOwnIsNamed()
    {
        QFETCH(QString, sql);
        QFETCH(QStringList, told);
        QCOMPARE(rawSql(file(), sql.toStdString()), QStringList());
        expectRefusal(file(), OpenMode::ReadWrite, told);
        expectRefusal(file(), OpenMode::ReadOnly, told);
    }

    void whatCannotBeReadOfTheHistoryIsAFault_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("told");
        QTest::newRow("a change") << QStringLiteral("UPDATE history SET change = 'garbage'") << QStringLiteral("JSON");
        QTest::newRow("a time") << QStringLiteral("UPDATE history SET at = 'soon'") << QStringLiteral("'soon'");
        QTest::newRow("a revision") << QStringLiteral("UPDATE history SET revision = 9223372036854775807")
                                    << QStringLiteral("no such revision");
    }

    void whatCannotBeReadOfTheHistoryIsAFault()
    {
        QFETCH(QString, sql);
        QFETCH(QString, told);
        QCOMPARE(rawSql(file(), sql.toStdString()), QStringList());
        const auto store = LedgerStore::open(file(), OpenMode::ReadOnly);
        const QStringList faults = *(*store)->faults();
        QCOMPARE(faults.size(), 1);
        QVERIFY2(faults.first().contains(QStringLiteral("history")) && faults.first().contains(told),
                 qPrintable(faults.first()));
    }

    void statisticsOfOtherToolsDoNoHarm()
    {
        QCOMPARE(rawSql(file(), "ANALYZE"), QStringList());
        QCOMPARE(refusalOf(file()), QString());
    }

    void aDamagedFileIsRefusedAndLeftAsItIs_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("bytes"); // overwritten; none: the file is cut off there
        QTest::newRow("cut off in the head") << 60 << 0;
        QTest::newRow("cut off in the first page") << 3000 << 0;
        QTest::newRow("cut off") << 9 * 4096 + 77 << 0;
        QTest::newRow("the first page") << 100 << 3000;
        QTest::newRow("a tree") << 2 * 4096 << 4096;
        QTest::newRow("all trees") << 4096 << 60 * 4096;
    }

    void aDamagedFileIsRefusedAndLeftAsItIs()
    {
        QFETCH(int, from);
        QFETCH(int, bytes);
        QByteArray content = readFile(file());
        if (bytes)
            for (int i = from; i < std::min(from + bytes, int(content.size())); ++i)
                content[i] = char(0xA5 ^ i);
        else
            content.truncate(from);
        QVERIFY(writeFile(file(), content));
        expectRefusal(file(), OpenMode::ReadWrite, {});
        expectRefusal(file(), OpenMode::ReadOnly, {});
    }

    void everyFlippedPageIsRefusedOrHarmless()
    {
        const QByteArray sound = readFile(file());
        for (int page = 0; page * 4096 < sound.size(); ++page) {
            QByteArray content = sound;
            for (int i = page ? 0 : 100; i < 200; ++i)
                content[page * 4096 + i] = char(~content[page * 4096 + i]);
            QVERIFY(writeFile(file(), content));
            const QByteArray before = hashOf(file());
            const QString told = refusalOf(file());
            if (told.isEmpty())
                continue;
            QVERIFY2(told.contains(file()), qPrintable(told));
            QCOMPARE(hashOf(file()), before);
        }
    }

    void aNewerVersionOpensForReadingAndSaysSo()
    {
        QCOMPARE(
            rawSql(file(), "ALTER TABLE party ADD COLUMN lei TEXT; CREATE TABLE later (x); PRAGMA user_version = 9"),
            QStringList());
        const QByteArray before = hashOf(file());
        {
            const auto store = LedgerStore::open(file(), OpenMode::ReadWrite);
            QVERIFY2(store, qPrintable(store ? QString() : store.error().text()));
            QVERIFY((*store)->notes().isReadOnly);
            QVERIFY2((*store)->notes().why.contains(QStringLiteral("newer")), qPrintable((*store)->notes().why));
            const auto snapshot = (*store)->load();
            QVERIFY(snapshot);
            QCOMPARE(amountIn(*snapshot->ledger), 38e9);
            QVERIFY(!(*store)->commit(requestFor(amountChanged(*snapshot->ledger, 1e9), 1)));
        }
        QCOMPARE(hashOf(file()), before);
    }

    void aNewerVersionWithoutWhatWeReadIsRefused()
    {
        QCOMPARE(
            rawSql(file(), "DROP TABLE story_step; CREATE VIEW story_step AS SELECT 1 AS x; PRAGMA user_version = 9"),
            QStringList());
        expectRefusal(file(), OpenMode::ReadWrite, {QStringLiteral("newer"), QStringLiteral("story_step")});
    }

    void whatMayNotBeReadIsTold()
    {
        const OrdinaryUser user(m_folder->path());
        QVERIFY(user.isReady());
        QVERIFY(QFile::setPermissions(file(), {}));
        const QString told = refusalOf(file());
        QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY2(told.contains(file()) && told.contains(QStringLiteral("right")), qPrintable(told));
    }

    void aFileThatMayOnlyBeReadOpensForReading()
    {
        const OrdinaryUser user(m_folder->path());
        QVERIFY(user.isReady());
        QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner));
        expectReadOnly();
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    }

    void aReadOnlyMediumOpensForReading()
    {
        const OrdinaryUser user(m_folder->path());
        QVERIFY(user.isReady());
        QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner));
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
        expectReadOnly();
    }

    void aLogOnAReadOnlyMediumIsReadOrToldWithItsRemedy()
    {
        const QString crashed = m_folder->filePath(QStringLiteral("crashed.gigaledger"));
        copyWhileOpen(crashed, "PRAGMA journal_mode = WAL", "UPDATE party SET name = 'in the log' WHERE id = 'aws'");
        const OrdinaryUser user(m_folder->path());
        QVERIFY(user.isReady());
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
        const QByteArray before = hashOf(crashed);
        const QString told = refusalOf(crashed);
        QVERIFY2(told.contains(crashed) && told.contains(QStringLiteral("-wal")), qPrintable(told));
        QCOMPARE(hashOf(crashed), before);
    }

    void aFolderThatTakesNoJournalOpensForReading()
    {
        const OrdinaryUser user(m_folder->path());
        QVERIFY(user.isReady());
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
        expectReadOnly();
        QVERIFY(!refusalOf(m_folder->filePath(QStringLiteral("new.gigaledger")), OpenMode::CreateIfMissing).isEmpty());
    }

    void aLockedFileIsToldAfterAWhile()
    {
        QCOMPARE(rawSql(file(), "PRAGMA journal_mode = DELETE"), QStringList(QStringLiteral("delete")));
        sqlite3 *other = nullptr;
        QCOMPARE(sqlite3_open(QFile::encodeName(file()).constData(), &other), SQLITE_OK);
        QCOMPARE(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
        const QString told = refusalOf(file());
        sqlite3_close(other);
        QVERIFY2(told.contains(file()) && told.contains(QStringLiteral("locked")), qPrintable(told));
        QCOMPARE(refusalOf(file()), QString());
    }

    void aWriterThatHoldsTheLedgerIsToldAfterAWhile()
    {
        const auto store = LedgerStore::open(file(), OpenMode::ReadWrite);
        const auto snapshot = (*store)->load();
        sqlite3 *other = nullptr;
        QCOMPARE(sqlite3_open(QFile::encodeName(file()).constData(), &other), SQLITE_OK);
        QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
        const auto outcome = (*store)->commit(requestFor(amountChanged(*snapshot->ledger, 1e9), 1));
        sqlite3_close(other);
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().text().contains(QStringLiteral("locked")), qPrintable(outcome.error().text()));
        QVERIFY((*store)->load()->ledger == snapshot->ledger);
        QVERIFY((*store)->commit(requestFor(amountChanged(*snapshot->ledger, 1e9), 1))->isDone());
    }

    void whatACrashLeftInTheLogIsThere()
    {
        const QString crashed = m_folder->filePath(QStringLiteral("crashed.gigaledger"));
        copyWhileOpen(crashed, "PRAGMA journal_mode = WAL", "UPDATE party SET name = 'in the log' WHERE id = 'aws'");
        QVERIFY(QFileInfo(crashed + QStringLiteral("-wal")).size() > 0);
        expectPartyName(crashed, "in the log");
    }

    void whatACrashLeftHalfWrittenIsRolledBack()
    {
        const QString crashed = m_folder->filePath(QStringLiteral("crashed.gigaledger"));
        copyWhileOpen(crashed, "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1",
                      "BEGIN; UPDATE party SET name = 'half written'; UPDATE source SET title = hex(zeroblob(90000)); "
                      "UPDATE claim SET note = hex(zeroblob(90000))");
        QVERIFY(QFileInfo(crashed + QStringLiteral("-journal")).size() > 0);
        expectPartyName(crashed, "Amazon Web Services");
        QVERIFY(!QFileInfo::exists(crashed + QStringLiteral("-journal")));
    }

    void aJournalThatLeadsElsewhereIsRefused()
    {
        const QString victim = m_folder->filePath(QStringLiteral("victim"));
        QVERIFY(writeFile(victim, "precious"));
        for (const char *ending : {"-wal", "-journal", "-shm"}) {
            const QString side = file() + QString::fromLatin1(ending);
            QVERIFY(QFile::link(victim, side));
            const QString told = refusalOf(file());
            QVERIFY2(told.contains(side), qPrintable(told));
            QVERIFY(QFile::remove(side));
        }
        QVERIFY(writeFile(file() + QStringLiteral("-journal"),
                          QByteArray(600, '\1') + QFile::encodeName(victim) + QByteArray::fromHex("d9d505f920a163d7")));
        QVERIFY(!refusalOf(file()).isEmpty());
        QCOMPARE(readFile(victim), QByteArray("precious"));
    }

    void anOlderVersionIsBroughtUpAndACopyIsKept()
    {
        const std::vector<SchemaVersion> versions = withALaterVersion("ALTER TABLE party ADD COLUMN lei TEXT");
        const QByteArray before = hashOf(file());

        QVERIFY(!openedFile(file(), OpenMode::ReadOnly, versions));
        QCOMPARE(hashOf(file()), before);
        QString copy;
        {
            const auto opened = openedFile(file(), OpenMode::ReadWrite, versions);
            QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().text()));
            copy = opened->notes.backup;
            QCOMPARE(opened->connection->number("PRAGMA user_version"), std::int64_t(2));
        }
        QCOMPARE(copy, m_folder->filePath(QStringLiteral("deals.before-version-2.gigaledger")));
        QCOMPARE(rawSql(file(), "SELECT count(lei) FROM party"), QStringList(QStringLiteral("0")));
        QCOMPARE(refusalOf(copy), QString());
        // The second time there is nothing to do.
        QCOMPARE(openedFile(file(), OpenMode::ReadWrite, versions)->notes.backup, QString());
    }

    void aMigrationThatFailsLeavesTheFileAsItWas_data()
    {
        QTest::addColumn<QByteArray>("step");
        QTest::newRow("wrong") << QByteArray("ALTER TABLE party ADD COLUMN lei TEXT; DROP TABLE nothing");
        QTest::newRow("breaks references") << QByteArray("ALTER TABLE party ADD COLUMN lei TEXT; DELETE FROM source");
    }

    void aMigrationThatFailsLeavesTheFileAsItWas()
    {
        QFETCH(QByteArray, step);
        const std::vector<SchemaVersion> versions = withALaterVersion(step.toStdString());
        const QByteArray before = hashOf(file());
        const auto opened = openedFile(file(), OpenMode::ReadWrite, versions);
        QVERIFY(!opened);
        QVERIFY2(opened.error().text().contains(file()), qPrintable(opened.error().text()));
        QCOMPARE(hashOf(file()), before);
        QCOMPARE(refusalOf(file()), QString());
    }

private:
    QString file() const { return m_folder->filePath(QStringLiteral("deals.gigaledger")); }

    void expectRefusal(const QString &path, OpenMode mode, const QStringList &told)
    {
        const QByteArray before = hashOf(path);
        const QStringList files = QDir(m_folder->path()).entryList(QDir::Files);
        const QString why = refusalOf(path, mode);
        QVERIFY2(why.contains(path) && why.contains(QStringLiteral("; ")), qPrintable(why));
        for (const QString &part : told)
            QVERIFY2(why.contains(part), qPrintable(why));
        QCOMPARE(hashOf(path), before);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), files);
    }

    void expectReadOnly()
    {
        const QByteArray before = hashOf(file());
        {
            const auto store = LedgerStore::open(file(), OpenMode::ReadWrite);
            QVERIFY2(store, qPrintable(store ? QString() : store.error().text()));
            QVERIFY((*store)->notes().isReadOnly);
            QVERIFY(!(*store)->notes().why.isEmpty());
            const auto snapshot = (*store)->load();
            QVERIFY2(snapshot, qPrintable(snapshot ? QString() : snapshot.error().text()));
            QCOMPARE(amountIn(*snapshot->ledger), 38e9);
            const auto outcome = (*store)->commit(requestFor(amountChanged(*snapshot->ledger, 1e9), 1));
            QVERIFY(!outcome);
            QVERIFY2(outcome.error().text().contains(file()), qPrintable(outcome.error().text()));
        }
        QCOMPARE(hashOf(file()), before);
    }

    /// The ledger with its side files as they are on the disk while another program writes: what a crash leaves.
    void copyWhileOpen(const QString &copy, const char *journal, const char *sql)
    {
        sqlite3 *other = nullptr;
        QCOMPARE(sqlite3_open(QFile::encodeName(file()).constData(), &other), SQLITE_OK);
        QCOMPARE(sqlite3_exec(other, journal, nullptr, nullptr, nullptr), SQLITE_OK);
        QCOMPARE(sqlite3_exec(other, sql, nullptr, nullptr, nullptr), SQLITE_OK);
        for (const char *ending : {"", "-wal", "-journal"}) {
            const QByteArray content = readFile(file() + QString::fromLatin1(ending));
            if (!content.isEmpty())
                QVERIFY(writeFile(copy + QString::fromLatin1(ending), content));
        }
        sqlite3_close(other);
    }

    void expectPartyName(const QString &path, const char *name)
    {
        const auto store = LedgerStore::open(path, OpenMode::ReadWrite);
        QVERIFY2(store, qPrintable(store ? QString() : store.error().text()));
        const auto snapshot = (*store)->load();
        QVERIFY2(snapshot, qPrintable(snapshot ? QString() : snapshot.error().text()));
        QCOMPARE(snapshot->ledger->find(Id<Party>("aws"))->name, std::string(name));
        QCOMPARE(*(*store)->faults(), QStringList());
    }

    static std::vector<SchemaVersion> withALaterVersion(const std::string &migration)
    {
        const SchemaVersion first = schemaVersions().front();
        return {first, {2, first.schema + "ALTER TABLE party ADD COLUMN lei TEXT;", migration}};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestOpening)
#include "tst_opening.moc"
