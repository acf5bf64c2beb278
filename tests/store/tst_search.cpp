#include "generated.h"
#include "ledgerfiles.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace ledger;

namespace
{
Change searchable()
{
    Change change = firstDeal();
    change.create(Party{.id = Id<Party>("edf"),
                        .name = "Électricité de France",
                        .kind = PartyKind::Energy,
                        .aliases = {"EDF", "La compagnie"}});
    change.create(Claim{.id = Id<Claim>("c2"),
                        .of = {SubjectKind::Commitment, "openai-aws-compute"},
                        .amount = 100e9,
                        .source = Id<Source>("filing"),
                        .stated = {2026, 2, 27},
                        .quote = "expanding by \"$100 billion\" over 8 years",
                        .note = "a naïve sum"});
    change.create(Observation{.id = Id<Observation>("o1"),
                              .subject = Id<Party>("openai"),
                              .metric = Metric::Revenue,
                              .date = {2025, 12, 31},
                              .value = 13e9,
                              .source = Id<Source>("filing"),
                              .note = "annualised"});
    change.create(Decision{.id = Id<Decision>("d1"),
                           .of = {SubjectKind::Commitment, "openai-aws-compute"},
                           .verdict = Verdict::NoConflict,
                           .judged = {Id<Claim>("c1"), Id<Claim>("c2")},
                           .reason = "the second expands the first",
                           .decided = {2026, 3, 1}});
    return change;
}

template <typename Record> void addIds(QStringList &ids, const RecordsFound &found)
{
    if (!found.isAsked)
        return;
    for (const void *record : *found.of(kindOf<Record>))
        ids << QString::fromStdString(static_cast<const Record *>(record)->id.text);
}

QStringList idsIn(const Result<RecordsFound> &found)
{
    if (!found)
        return {found.error().text()};
    QStringList ids;
    addIds<Deal>(ids, *found);
    addIds<Claim>(ids, *found);
    addIds<Party>(ids, *found);
    addIds<Source>(ids, *found);
    addIds<Observation>(ids, *found);
    addIds<Decision>(ids, *found);
    ids.sort();
    return ids;
}

std::size_t countOf(const Result<RecordsFound> &found, RecordKind kind) { return found ? found->count(kind) : 0; }
} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<LedgerStore> m_store;

    void open(const Change &first)
    {
        m_path = m_folder->filePath(QStringLiteral("trial.gigaledger"));
        const auto made = LedgerStore::create(m_path, requestFor(first, 0));
        QVERIFY(made && made->isDone());
        auto store = LedgerStore::open(m_path, OpenMode::ReadWrite);
        QVERIFY(store);
        m_store = *std::move(store);
    }
    QStringList search(const char *typed) { return idsIn(m_store->search(QString::fromUtf8(typed))); }
    Revision commit(const Change &change)
    {
        const auto done = m_store->commit(requestFor(change, m_store->load()->revision));
        return done && done->isDone() ? done->snapshot.revision : 0;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }
    void cleanup() { m_store.reset(); }

    void wordsAreFoundByTheirBeginningsInAnyField_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("ids");
        const auto row = [](const char *name, const char *typed, const char *ids) {
            QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromLatin1(ids);
        };
        row("across fields", "openai aws 38", "c1 openai-aws");
        row("as money is written", "$38B", "c1 openai-aws");
        row("as money is written here", "38bn", "c1 openai-aws");
        row("in full", "100 billion", "c2 openai-aws");
        row("a quote", "expanding", "c2");
        row("a note, without its diacritics", "naive", "c2");
        row("an alias", "compagnie", "edf");
        row("a name, without its diacritics", "electricite", "edf");
        row("a name, with them and in capitals", "ÉLECTRICITÉ", "edf");
        row("a name, decomposed", "e\xcc\x81lectricite\xcc\x81", "edf");
        row("a decision's reason", "expands", "d1");
        row("an observation", "annualised", "o1");
        row("a source, and what rests on it", "8-K amazon", "filing");
        row("both words, not one of them", "openai compagnie", "");
        row("nothing", "zebra", "");
    }
    void wordsAreFoundByTheirBeginningsInAnyField()
    {
        QFETCH(QString, typed);
        QFETCH(QString, ids);
        open(searchable());
        QCOMPARE(idsIn(m_store->search(typed)), ids.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    }

    void nothingThatIsTypedIsASyntaxError_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed : {"\"", "'", "\"openai", "open*", "a OR", "NEAR(", "-openai", "col:x", "()", "^",
                                  "{a b}", "AND", "NOT", "\\", "100 %", ";", "\"\"\"\""})
            QTest::newRow(typed) << QString::fromLatin1(typed);
    }
    void nothingThatIsTypedIsASyntaxError()
    {
        QFETCH(QString, typed);
        open(searchable());
        const auto found = m_store->search(typed);
        QVERIFY2(found, found ? "" : qPrintable(found.error().text()));
    }

    void signsAloneAskForNothing()
    {
        open(searchable());
        QCOMPARE(search("\" -"), QStringList());
        QVERIFY(!m_store->search(QStringLiteral(" «» "))->isAsked);
        QVERIFY(m_store->search(QStringLiteral("«zebra»"))->isAsked);
    }

    /// A word that SQLite cut in two would be a phrase, which this index does not know.
    void everyCharacterCanBeTyped()
    {
        open(firstDeal());
        for (char32_t c = 1; c < 0x20000; ++c) {
            if (QChar::isSurrogate(c))
                continue;
            const QString typed = QLatin1Char('a') + QString::fromUcs4(&c, 1) + QLatin1Char('b');
            const auto found = m_store->search(typed);
            QVERIFY2(found, found ? "" : qPrintable(QString::number(c, 16) + found.error().text()));
        }
    }

    void anEditIsFoundAtOnceAndWhatItReplacedIsNot()
    {
        open(searchable());
        QCOMPARE(search("expanding"), QStringList{QStringLiteral("c2")});
        const LedgerPtr ledger = m_store->load()->ledger;
        Change change;
        Claim after = *ledger->find(Id<Claim>("c2"));
        after.quote = "a smaller sum";
        change.replace(*ledger->find(Id<Claim>("c2")), after);
        QVERIFY(commit(change) > 0);
        QCOMPARE(search("expanding"), QStringList());
        QCOMPARE(search("smaller"), QStringList{QStringLiteral("c2")});
        QCOMPARE(search("openai aws 38").size(), 2);
    }

    void aRenamedPartyIsFoundInItsDealsByItsNewName()
    {
        open(searchable());
        QVERIFY(!search("amazon web").isEmpty());
        QVERIFY(commit(renamed(*m_store->load()->ledger, "aws", "Rainforest")) > 0);
        QVERIFY(search("rainforest 38").contains(QStringLiteral("c1")));
    }

    void addressesAreThoseOfTheLedgerThatIsTold()
    {
        open(searchable());
        const auto found = m_store->search(QStringLiteral("expanding"));
        QVERIFY(found);
        QCOMPARE(found->ledger, m_store->load()->ledger);
        QCOMPARE(found->of(RecordKind::Claim)->front(),
                 static_cast<const void *>(found->ledger->find(Id<Claim>("c2"))));
    }

    void aFileThatCanOnlyBeReadIsSearchedAll()
    {
        open(searchable());
        m_store.reset();
        const QByteArray before = hashOf(m_path);
        auto store = LedgerStore::open(m_path, OpenMode::ReadOnly);
        QVERIFY(store);
        m_store = *std::move(store);
        QCOMPARE(search("compagnie"), QStringList{QStringLiteral("edf")});
        m_store.reset();
        QCOMPARE(hashOf(m_path), before);
    }

    void aLargeLedgerIsIndexedInPortions()
    {
        const LedgerPtr ledger = generatedLedger(2000, 5);
        open(difference(*ledgerOf({}), *ledger));
        double last = 0;
        int portions = 0;
        while (last < 1) {
            const auto share = m_store->indexMore();
            QVERIFY(share && *share >= last);
            last = *share;
            ++portions;
        }
        QVERIFY(portions > 4);
        for (const auto &block : ledger->dealBlocks()) {
            const Deal &deal = block->front().record;
            const auto found = m_store->search(QString::fromStdString(deal.id.text));
            QVERIFY(found);
            const Deal *own = found->ledger->find(deal.id);
            QVERIFY(std::ranges::binary_search(*found->of(RecordKind::Deal), static_cast<const void *>(own)));
        }
        const auto all = m_store->search(QStringLiteral("20"));
        QVERIFY(countOf(all, RecordKind::Claim) == ledger->count(RecordKind::Claim)); // each was said in a year
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
