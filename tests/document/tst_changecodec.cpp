#include "changecodec.h"
#include "generated.h"
#include "smalldocument.h"

#include "../domain/randomchange.h"

#include <QtTest>

using namespace ledger;

class ChangeCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRecordComesThrough();
    void randomChangesComeThrough();
    void whatIsOddIsGivenBackAsItWas();
    void aChangeIsWrittenCompactly();
    void aTitleIsARecordToo();
    void aBrokenChangeIsToldWithItsPlace_data();
    void aBrokenChangeIsToldWithItsPlace();
    void editsNameTheOwnerInTheirOwnWay();
    void aDealBringsItsParts();
    void aDealWithoutAListKeepsWhatIsInIt();
    void allThatIsWrongWithEditsIsTold();
};

void ChangeCodecTest::everyRecordComesThrough()
{
    const ImportPlan plan = importPlan({document("a.json", smallDocument())}, emptyLedger());
    QVERIFY(!plan.isRefused());
    for (const Change &change : {plan.change, inverse(plan.change)}) {
        const Result<Change> again = changeFrom(jsonOf(change));
        QVERIFY2(again, again ? "" : again.error().text().toUtf8());
        QVERIFY(*again == change);
    }
}

void ChangeCodecTest::randomChangesComeThrough()
{
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        const Change change = RandomChange(*smallLedger(), seed).of(20);
        const Result<Change> again = changeFrom(jsonOf(change));
        QVERIFY2(again, again ? "" : again.error().text().toUtf8());
        QVERIFY(*again == change);
    }
}

void ChangeCodecTest::whatIsOddIsGivenBackAsItWas()
{
    for (const char *lens : {"", "{}", "{\"b\":1,\"a\":2}", "{ }", "[1]", "no JSON \"at all"}) {
        Change change;
        change.create(View{Id<View>("v"), "T", "share", lens, "{\"source\":\"both\"}"});
        Party party{Id<Party>("p"), "P"};
        party.aliases = {"z", "a", "z"};
        change.create(party);
        const Result<Change> again = changeFrom(jsonOf(change));
        QVERIFY2(again, again ? "" : again.error().text().toUtf8());
        QVERIFY2(*again == change, lens);
    }
}

void ChangeCodecTest::aChangeIsWrittenCompactly()
{
    Change change;
    change.replace(Commitment{Id<Commitment>("m"), Id<Deal>("d"), Id<Party>("a"), Id<Party>("b")},
                   Commitment{Id<Commitment>("m"), Id<Deal>("d"), Id<Party>("a"), Id<Party>("c")});
    QCOMPARE(QByteArray::fromStdString(jsonOf(change)),
             QByteArray(R"([{"record":"commitment","id":"m","before":{"id":"m","deal":"d","payer":"a","payee":"b",)"
                        R"("nature":"consumption","firmness":"firm"},"after":{"id":"m","deal":"d","payer":"a",)"
                        R"("payee":"c","nature":"consumption","firmness":"firm"}}])"));
    QCOMPARE(QByteArray::fromStdString(jsonOf(Change())), QByteArray("[]"));
}

void ChangeCodecTest::aTitleIsARecordToo()
{
    Change change;
    change.swaps.emplace_back(TitleSwap{"Before \"it\"", ""});
    QCOMPARE(QByteArray::fromStdString(jsonOf(change)),
             QByteArray(R"([{"record":"title","before":"Before \"it\"","after":""}])"));
    QVERIFY(*changeFrom(jsonOf(change)) == change);
    QVERIFY(*changeFrom(R"([{"record":"title","before":"Before \"it\""}])") == change);
}

void ChangeCodecTest::aBrokenChangeIsToldWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");

    QTest::newRow("no JSON") << QByteArray("[{") << QStringLiteral("1:3");
    QTest::newRow("no list") << QByteArray("{}") << QStringLiteral("1:1");
    QTest::newRow("no edit") << QByteArray("[1]") << QStringLiteral("1:2: 0");
    QTest::newRow("no record") << QByteArray("[{\"id\": \"a\"}]") << QStringLiteral("1:2: 0/record");
    QTest::newRow("unknown record") << QByteArray("[{\"record\": \"deel\"}]") << QStringLiteral("1:13: 0/record");
    QTest::newRow("no side") << QByteArray("[{\"record\": \"deal\", \"id\": \"a\", \"after\": null}]")
                             << QStringLiteral("1:2: 0/after");
    QTest::newRow("another id") << QByteArray("[{\"record\": \"view\", \"id\": \"a\", \"after\": {\"id\": \"b\", "
                                              "\"title\": \"T\", \"view\": \"share\"}}]")
                                << QStringLiteral("1:48: 0/after/id");
    QTest::newRow("no owner") << QByteArray(
        "[{\"record\": \"commitment\", \"id\": \"a\", \"after\": {\"payer\": \"a\", "
        "\"payee\": \"b\", \"nature\": \"equity\", \"firmness\": \"firm\"}}]")
                              << QStringLiteral("1:47: 0/after/deal");
    QTest::newRow("unknown key") << QByteArray("[{\"record\": \"title\", \"befor\": \"a\"}]")
                                 << QStringLiteral("1:22: 0/befor");
}

void ChangeCodecTest::aBrokenChangeIsToldWithItsPlace()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);

    const Result<Change> change = changeFrom(json.toStdString());
    QVERIFY(!change);
    QVERIFY2(change.error().what.contains(place), change.error().text().toUtf8());

    const Edits edits = editsFrom(QStringLiteral("e.json"), json.startsWith("[{\"") ? '[' + json + ']' : json);
    QVERIFY(!edits.problems.empty());
    QVERIFY(edits.problems.front().line == 1);
}

void ChangeCodecTest::editsNameTheOwnerInTheirOwnWay()
{
    const QByteArray claim = R"("amount": 1, "unit": "USD", "source": "s", "stated": "2025", "stance": "reported")";
    const auto read = [&](const QByteArray &owner) {
        return editsFrom(QStringLiteral("e.json"),
                         "[[{\"record\": \"claim\", \"id\": \"c\", \"after\": {" + owner + ", " + claim + "}}]]");
    };
    const Edits plain = read(R"("subject": "commitment", "of": "m")");
    QVERIFY(plain.problems.empty());
    QCOMPARE(plain.changes.size(), std::size_t(1));
    const auto &swap = std::get<Swap<Claim>>(plain.changes.front().swaps.front());
    QVERIFY((swap.after->of == Subject{SubjectKind::Commitment, "m"}));
    QCOMPARE(swap.after->id, Id<Claim>("c"));
    QVERIFY(read(R"("commitment": "m")").changes == plain.changes);
    QVERIFY((std::get<Swap<Claim>>(read(R"("deal": "d")").changes.front().swaps.front()).after->of
             == Subject{SubjectKind::Deal, "d"}));
    QVERIFY(!read(R"("note": "of nothing")").problems.empty());
}

void ChangeCodecTest::aDealBringsItsParts()
{
    const QByteArray whole = R"({"id": "d", "title": "D", "kind": "compute", "status": "signed",
        "commitments": [{"id": "m", "payer": "a", "payee": "b", "nature": "equity", "firmness": "firm", "claims": [
            {"id": "c1", "amount": 1, "unit": "USD", "source": "s", "stated": "2025", "stance": "reported"},
            {"id": "c2", "amount": 2, "unit": "USD", "source": "s", "stated": "2025", "stance": "reported"}]}]})";
    QByteArray less = whole;
    less.replace("\"amount\": 1", "\"amount\": 3");
    const auto second = less.indexOf(",\n            {\"id\": \"c2\"");
    less.remove(second, less.indexOf("}", second) + 1 - second);

    const Edits edits = editsFrom(QStringLiteral("e.json"),
                                  "[[{\"record\": \"deal\", \"id\": \"d\", \"after\": " + whole + "}],"
                                      + "[{\"record\": \"deal\", \"id\": \"d\", \"before\": " + whole
                                      + ", \"after\": " + less + "}]]");

    QVERIFY2(edits.problems.empty(), edits.problems.empty() ? "" : edits.problems.front().text().toUtf8());
    QCOMPARE(edits.changes.size(), std::size_t(2));
    QCOMPARE(edits.changes[0].swaps.size(), std::size_t(4)); // the deal, the commitment, two claims
    const LedgerPtr made = applied(emptyLedger(), edits.changes[0]).ledger;
    QVERIFY(made);
    const LedgerPtr changed = applied(made, edits.changes[1]).ledger;
    QVERIFY(changed);
    QCOMPARE(changed->count(RecordKind::Claim), std::size_t(1));
    QCOMPARE(changed->find(Id<Claim>("c1"))->amount, std::optional(3.0));
}

void ChangeCodecTest::aDealWithoutAListKeepsWhatIsInIt()
{
    const QByteArray before = R"({"id": "d", "title": "D", "kind": "compute", "status": "signed",
        "claims": [{"id": "c", "amount": 1, "unit": "USD", "source": "s", "stated": "2025", "stance": "reported"}]})";
    const QByteArray after = R"({"id": "d", "title": "E", "kind": "compute", "status": "signed"})";
    const Edits edits = editsFrom(QStringLiteral("e.json"),
                                  "[[{\"record\": \"deal\", \"before\": " + before + ", \"after\": " + after + "}]]");
    QVERIFY(edits.problems.empty());
    QCOMPARE(edits.changes.front().swaps.size(), std::size_t(1));
}

void ChangeCodecTest::allThatIsWrongWithEditsIsTold()
{
    const QByteArray json
        = "[\n [{\"record\": \"view\", \"id\": \"v\", \"after\": {\"title\": 1, \"view\": \"share\"}}],\n"
          " [{\"record\": \"claim\", \"id\": \"c\", \"after\": {\"deal\": \"d\", \"unit\": \"usd\",\n"
          "   \"source\": \"s\", \"stated\": \"soon\", \"stance\": \"reported\"}}]\n]";
    const Edits edits = editsFrom(QStringLiteral("e.json"), json);
    QStringList lines;
    for (const Problem &problem : edits.problems)
        lines += QStringLiteral("%1: %2").arg(problem.line).arg(QString::fromStdString(problem.path));
    QCOMPARE(lines,
             QStringList({QStringLiteral("2: 0/0/after/title"), QStringLiteral("3: 1/0/after/unit"),
                          QStringLiteral("4: 1/0/after/stated")}));
}

QTEST_APPLESS_MAIN(ChangeCodecTest)
#include "tst_changecodec.moc"
