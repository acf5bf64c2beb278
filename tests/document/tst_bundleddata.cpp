#include "documentwriter.h"
#include "rules.h"
#include "smalldocument.h"

#include <QDir>
#include <QtTest>

using namespace ledger;

/// The documents that the program comes with.
class BundledDataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theyBreakNoRule();
    void theirExportIsStable();
    void eachIsInItsCanonicalForm();
    void importingThemAgainChangesNothing();
    void theirOrderMakesNoDifference();

private:
    std::vector<DocumentText> m_documents;
    LedgerPtr m_ledger;
};

void BundledDataTest::initTestCase()
{
    const QDir folder(QStringLiteral(GIGALEDGER_SOURCE_DIR "/data"));
    for (const char *name : {"openai.json", "ecosystem.json", "world.json"}) {
        QFile file(folder.filePath(QString::fromUtf8(name)));
        QVERIFY2(file.open(QIODevice::ReadOnly), name);
        m_documents.push_back({QString::fromUtf8(name), file.readAll()});
    }
    const ImportPlan plan = importPlan(m_documents, emptyLedger());
    QVERIFY2(!plan.isRefused(), told(plan));
    m_ledger = applied(emptyLedger(), plan.change).ledger;
    QVERIFY(m_ledger);
}

void BundledDataTest::theyBreakNoRule()
{
    for (const Violation &violation : violations(*m_ledger))
        QFAIL((violation.record.id + ' ' + violation.field + ": " + violation.what).c_str());
    QCOMPARE(m_ledger->count(RecordKind::Deal), std::size_t(260));
    QCOMPARE(m_ledger->count(RecordKind::Claim), std::size_t(594));
}

void BundledDataTest::theirExportIsStable()
{
    const QByteArray once = documentOf(*m_ledger);
    const LedgerPtr again = ledgerFrom(once);
    QVERIFY(again);
    QVERIFY(*again == *m_ledger);
    QVERIFY(documentOf(*again) == once);
}

void BundledDataTest::eachIsInItsCanonicalForm()
{
    // A document is canonical where the export of its own records alone is the same bytes; the three share parties and
    // sources, so that each stands alone.
    for (const DocumentText &document : m_documents) {
        const ImportPlan plan = importPlan({document}, emptyLedger());
        QVERIFY2(!plan.isRefused(), told(plan));
        const LedgerPtr ledger = applied(emptyLedger(), plan.change).ledger;
        QVERIFY(ledger);
        QVERIFY2(documentOf(*ledger) == document.text, document.file.toUtf8());
    }
}

void BundledDataTest::importingThemAgainChangesNothing()
{
    const ImportPlan plan = importPlan(m_documents, m_ledger);
    QVERIFY2(!plan.isRefused(), told(plan));
    QVERIFY(plan.change.isEmpty());
}

void BundledDataTest::theirOrderMakesNoDifference()
{
    std::vector<DocumentText> turned(m_documents.rbegin(), m_documents.rend());
    const ImportPlan plan = importPlan(turned, emptyLedger());
    QVERIFY2(!plan.isRefused(), told(plan));
    const LedgerPtr ledger = applied(emptyLedger(), plan.change).ledger;
    QVERIFY(ledger);
    const Change rest = difference(*m_ledger, *ledger);
    QCOMPARE(rest.swaps.size(), std::size_t(1)); // the title
}

QTEST_APPLESS_MAIN(BundledDataTest)
#include "tst_bundleddata.moc"
