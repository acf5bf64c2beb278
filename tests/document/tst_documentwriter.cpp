#include "documentwriter.h"
#include "generated.h"
#include "rules.h"
#include "smalldocument.h"

#include <QtTest>

using namespace ledger;

class DocumentWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDocumentIsWrittenInItsCanonicalForm();
    void anEmptyLedgerIsADocumentToo();
    void whatIsWrittenIsReadAgain();
    void writingWhatWasReadGivesTheSameBytes();
    void everyTextComesThrough_data();
    void everyTextComesThrough();
    void everyNumberComesThrough_data();
    void everyNumberComesThrough();
    void generatedLedgersComeThrough_data();
    void generatedLedgersComeThrough();
    void aLensThatIsNoJsonBreaksNothingAroundIt();
    void linesAreShortWhereTheyCanBe();
    void anExcerptHoldsAllThatItsDealsReferTo();
    void anExcerptOfAnAmendmentHoldsWhatItAmends();
};

void DocumentWriterTest::aDocumentIsWrittenInItsCanonicalForm()
{
    const QByteArray expected = R"({
  "format": "gigaledger/1",
  "title": "T",
  "sources": [
    {"id": "s", "publisher": "P", "title": "T", "kind": "news"}
  ],
  "parties": [
    {"id": "a", "name": "A", "kind": "lab"},
    {"id": "b", "name": "B", "kind": "cloud"}
  ],
  "deals": [
    {"id": "d", "title": "D", "kind": "compute", "status": "signed",
     "parties": [{"party": "a", "role": "buyer"}, {"party": "b", "role": "seller"}],
     "commitments": [
       {"id": "m", "payer": "a", "payee": "b", "nature": "consumption", "firmness": "firm",
        "claims": [
          {"id": "c", "amount": 38000000000, "unit": "USD", "start": "2025-11-03", "end": "2032-11-02", "source": "s",
           "stated": "2025-11-03", "stance": "official"}
        ]}
     ],
     "amends": "e"},
    {"id": "e", "title": "E", "kind": "compute", "status": "signed", "sources": ["s"]}
  ],
  "views": [
    {"id": "v", "title": "V", "view": "share", "lens": {"as_of": "2026", "payer": ["a"]}, "options": {"title": "x: y"}}
  ]
}
)";
    const LedgerPtr ledger = ledgerFrom(expected);
    QVERIFY(ledger);
    QCOMPARE(QString::fromUtf8(documentOf(*ledger)), QString::fromUtf8(expected));
}

void DocumentWriterTest::anEmptyLedgerIsADocumentToo()
{
    const QByteArray written = documentOf(*emptyLedger());
    QCOMPARE(written, QByteArray("{\n  \"format\": \"gigaledger/1\"\n}\n"));
    QVERIFY(ledgerFrom(written));
}

void DocumentWriterTest::whatIsWrittenIsReadAgain()
{
    const LedgerPtr ledger = ledgerFrom(smallDocument());
    QVERIFY(ledger);
    const LedgerPtr again = ledgerFrom(documentOf(*ledger));
    QVERIFY(again);
    QVERIFY(*again == *ledger);
}

void DocumentWriterTest::writingWhatWasReadGivesTheSameBytes()
{
    const QByteArray once = documentOf(*ledgerFrom(smallDocument()));
    QCOMPARE(QString::fromUtf8(documentOf(*ledgerFrom(once))), QString::fromUtf8(once));
}

void DocumentWriterTest::everyTextComesThrough_data()
{
    QTest::addColumn<QString>("note");

    QTest::newRow("quotes") << QStringLiteral("he said \"no\" and \\ went");
    QTest::newRow("lines") << QStringLiteral("one\ntwo\tand a tab");
    QTest::newRow("scripts") << QStringLiteral("₹10 lakh crore · 株式会社 · Ünïcödé · 😀 · e\u0301");
    QTest::newRow("brackets") << QStringLiteral("}], \"a\": [{");
    QTest::newRow("slashes") << QStringLiteral("http://a/b </script>");
    QTest::newRow("line separators") << QStringLiteral("a\u2028b\u2029c\u00a0d\u2009e");
    QTest::newRow("right to left letters") << QStringLiteral("שלום مرحبا");
    QTest::newRow("long") << QString(5000, QChar(u'x'));
}

void DocumentWriterTest::everyTextComesThrough()
{
    QFETCH(QString, note);

    Records records = recordsOf(*ledgerFrom(smallDocument()));
    records.claims.front().note = note.toStdString();
    const LedgerPtr ledger = ledgerOf(std::move(records));
    const LedgerPtr again = ledgerFrom(documentOf(*ledger));

    QVERIFY(again);
    QVERIFY(*again == *ledger);
}

void DocumentWriterTest::everyNumberComesThrough_data()
{
    QTest::addColumn<double>("gigawatts");
    QTest::addColumn<QByteArray>("written");

    QTest::newRow("zero") << 0.0 << QByteArray("0");
    QTest::newRow("whole") << 10.0 << QByteArray("10");
    QTest::newRow("tenth") << 0.1 << QByteArray("0.1");
    QTest::newRow("not a tenth") << 0.1 + 0.2 << QByteArray("0.30000000000000004");
    QTest::newRow("third") << 1.0 / 3 << QByteArray("0.3333333333333333");
    QTest::newRow("small") << 1e-7 << QByteArray("0.0000001");
    QTest::newRow("the largest") << 9007199254740992.0 << QByteArray("9007199254740992");
    QTest::newRow("the smallest") << 5e-324 << QByteArray();
}

void DocumentWriterTest::everyNumberComesThrough()
{
    QFETCH(double, gigawatts);
    QFETCH(QByteArray, written);

    Records records = recordsOf(*ledgerFrom(smallDocument()));
    const auto claim = std::ranges::find(records.claims, Id<Claim>("g1"), &Claim::id);
    claim->amount = gigawatts;
    const LedgerPtr ledger = ledgerOf(std::move(records));
    const QByteArray document = documentOf(*ledger);
    const LedgerPtr again = ledgerFrom(document);

    QVERIFY(again);
    QCOMPARE(*again->find(Id<Claim>("g1"))->amount, gigawatts);
    QVERIFY2(document.contains("\"amount\": " + written), document);
}

void DocumentWriterTest::generatedLedgersComeThrough_data()
{
    QTest::addColumn<int>("deals");
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 6; ++seed)
        QTest::addRow("%d deals", seed * seed * 12) << seed * seed * 12 << seed;
}

void DocumentWriterTest::generatedLedgersComeThrough()
{
    QFETCH(int, deals);
    QFETCH(int, seed);

    const LedgerPtr ledger = generatedLedger(deals, static_cast<std::uint64_t>(seed));
    const QByteArray document = documentOf(*ledger);
    const ImportPlan plan = importPlan({{QStringLiteral("a.json"), document}}, emptyLedger());
    QVERIFY2(!plan.isRefused(), told(plan));
    const LedgerPtr again = applied(emptyLedger(), plan.change).ledger;

    QVERIFY(again);
    QVERIFY(*again == *ledger);
    QCOMPARE(documentOf(*again), document);
}

void DocumentWriterTest::aLensThatIsNoJsonBreaksNothingAroundIt()
{
    Records records = recordsOf(*ledgerFrom(smallDocument()));
    records.views.front().lens = "{\"payer\": [";
    const QByteArray document = documentOf(*ledgerOf(std::move(records)));
    const ImportPlan plan = importPlan({{QStringLiteral("a.json"), document}}, emptyLedger());
    QVERIFY2(plan.problems.size() == 1, told(plan));
    QCOMPARE(plan.problems.front().path, std::string("views/0/lens"));
}

void DocumentWriterTest::linesAreShortWhereTheyCanBe()
{
    const QByteArray document = documentOf(*generatedLedger(200, 3));
    for (const QByteArray &line : document.split('\n'))
        QVERIFY2(QString::fromUtf8(line).size() <= 120 || line.count("\": ") == 1, line);
}

void DocumentWriterTest::anExcerptHoldsAllThatItsDealsReferTo()
{
    const LedgerPtr ledger = generatedLedger(300, 11);
    std::vector<Id<Deal>> chosen;
    for (const auto &block : ledger->dealBlocks())
        for (std::size_t i = 0; i < block->size(); i += 7)
            chosen.push_back((*block)[i].record.id);

    const LedgerPtr part = excerpt(ledger, chosen);

    QVERIFY(part->count(RecordKind::Deal) >= chosen.size());
    QVERIFY(part->count(RecordKind::Deal) < ledger->count(RecordKind::Deal));
    QVERIFY(part->count(RecordKind::Decision) > 0);
    QCOMPARE(violations(*part).size(), std::size_t(0));
    QVERIFY(ledgerFrom(documentOf(*part)));
    for (const Id<Deal> &id : chosen)
        QVERIFY(*part->dossier(id) == *ledger->dossier(id));
    // What is exported in part adds nothing to the ledger that it comes from.
    QVERIFY(importPlan({{QStringLiteral("a.json"), documentOf(*part)}}, ledger).change.isEmpty());
}

void DocumentWriterTest::anExcerptOfAnAmendmentHoldsWhatItAmends()
{
    const LedgerPtr ledger = ledgerFrom(smallDocument());
    const LedgerPtr part = excerpt(ledger, {Id<Deal>("d2"), Id<Deal>("unheard-of")});
    QCOMPARE(part->count(RecordKind::Deal), std::size_t(2));
    QCOMPARE(part->count(RecordKind::Decision), std::size_t(2));
    QCOMPARE(part->count(RecordKind::Observation), std::size_t(0));
    QCOMPARE(part->count(RecordKind::Party), std::size_t(2));
}

QTEST_APPLESS_MAIN(DocumentWriterTest)
#include "tst_documentwriter.moc"
