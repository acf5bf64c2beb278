#include "ledgerfiles.h"

#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

using namespace ledger;

namespace
{
/// While it lives, the kernel lets no file of this process grow beyond a size: a disk that is full.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit small = m_before;
        small.rlim_cur = bytes;
        m_isFull = ::setrlimit(RLIMIT_FSIZE, &small) == 0;
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    [[nodiscard]] bool isFull() const { return m_isFull; }

private:
    rlimit m_before = {};
    bool m_isFull = false;
};

Change manyParties(int count)
{
    Change change;
    for (int i = 0; i < count; ++i) {
        Party party = testParty(qPrintable(QStringLiteral("p-%1").arg(i)), "A party");
        party.note = std::string(200, 'n');
        change.create(party);
    }
    return change;
}
} // namespace

class TestFullDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void anEditThatFindsNoRoomIsToldAndLosesNothing_data()
    {
        QTest::addColumn<int>("room");
        QTest::newRow("for nothing") << 0;
        QTest::newRow("for a page") << 4096;
        QTest::newRow("for half of it") << 600000;
    }

    void anEditThatFindsNoRoomIsToldAndLosesNothing()
    {
        QFETCH(int, room);
        QVERIFY(makeLedger(file()));
        auto store = LedgerStore::open(file(), OpenMode::ReadWrite);
        QVERIFY(store);
        const auto before = (*store)->load();
        QVERIFY(before);
        Result<CommitOutcome> outcome = CommitOutcome{};
        {
            const FullDisk full(static_cast<rlim_t>(room));
            QVERIFY(full.isFull());
            outcome = (*store)->commit(requestFor(manyParties(4000), 1));
        }
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().text().contains(file()) && outcome.error().text().contains(u';'),
                 qPrintable(outcome.error().text()));
        QVERIFY((*store)->load()->ledger == before->ledger);
        QCOMPARE((*store)->load()->revision, Revision(1));
        QCOMPARE(*(*store)->faults(), QStringList());

        // With room again the same edit goes through, and the file is sound.
        const auto again = (*store)->commit(requestFor(manyParties(4000), 1));
        QVERIFY2(again && again->isDone(), qPrintable(again ? QString() : again.error().text()));
        *store = nullptr;
        store = LedgerStore::open(file(), OpenMode::ReadWrite);
        QVERIFY(store);
        QCOMPARE((*store)->load()->ledger->count(RecordKind::Party), std::size_t(4002));
    }

    void aLedgerThatFindsNoRoomIsNotMade()
    {
        for (const rlim_t room : {rlim_t(0), rlim_t(8192), rlim_t(500000)}) {
            const FullDisk full(room);
            QVERIFY(full.isFull());
            const auto made = LedgerStore::create(file(), requestFor(manyParties(4000), 0));
            QVERIFY(!made);
            QVERIFY2(made.error().text().contains(file()), qPrintable(made.error().text()));
            QVERIFY(!LedgerStore::open(file(), OpenMode::CreateIfMissing) || room > 8192);
            QFile::remove(file());
            QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList());
        }
    }

    void aCopyThatFindsNoRoomLeavesWhatWasThere()
    {
        QVERIFY(makeLedger(file()));
        const auto store = LedgerStore::open(file(), OpenMode::ReadWrite);
        const QString copy = m_folder->filePath(QStringLiteral("copy"));
        QVERIFY(makeLedger(copy));
        const QByteArray before = hashOf(copy);
        {
            const FullDisk full(40000);
            QVERIFY(full.isFull());
            QVERIFY(!(*store)->backup(copy));
        }
        QCOMPARE(hashOf(copy), before);
        QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("*.new-*")}, QDir::Files), QStringList());
    }

private:
    QString file() const { return m_folder->filePath(QStringLiteral("deals.gigaledger")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
