#include "changecodec.h"
#include "documentwriter.h"
#include "randomnumbers.h"
#include "rules.h"
#include "smalldocument.h"

#include <QtTest>

using namespace ledger;

/// Damaged inputs of every sort: each gives problems with a place, or a change that may be done.
class BrokenInputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDocumentCutAnywhereIsRefused();
    void aDocumentWithAByteChangedIsRefusedOrValid();
    void aDocumentWithPiecesExchangedIsRefusedOrValid();
    void aTableDamagedAnywhereIsRefusedOrValid();
    void editsDamagedAnywhereAreToldOrRead();
};

namespace
{

/// Why a plan is neither a refusal with places nor a change that keeps the rules; empty where it is one of them.
QByteArray faultOf(const ImportPlan &plan, const LedgerPtr &into, const QByteArray &text)
{
    for (const Problem &problem : plan.problems) {
        if (problem.what.isEmpty())
            return "a problem says nothing";
        const auto lines = text.count('\n') + 1;
        if (problem.line < 0 || problem.line > lines || (problem.line > 0 && problem.column < 1))
            return "a problem is nowhere: " + problem.text().toUtf8();
    }
    if (plan.isRefused())
        return plan.change.isEmpty() ? QByteArray() : "refused, and something to do";
    const Applied done = applied(into, plan.change);
    if (!done.ledger)
        return "a change that cannot be done";
    if (!violations(*done.ledger).empty())
        return "a change that breaks a rule";
    return documentOf(*ledgerFrom(documentOf(*done.ledger))) == documentOf(*done.ledger) ? QByteArray()
                                                                                         : "it does not come through";
}

QByteArray damaged(QByteArray text, RandomNumbers &random)
{
    const auto at = static_cast<qsizetype>(random.below(static_cast<int>(text.size())));
    switch (random.below(4)) {
    case 0:
        text[at] = static_cast<char>(random.below(256));
        break;
    case 1:
        text.remove(at, 1 + random.below(20));
        break;
    case 2:
        text.insert(at, text.mid(random.below(static_cast<int>(text.size())), 1 + random.below(40)));
        break;
    default:
        text[at] = "{}[]\",:0-9e.\n\\"[random.below(14)];
        break;
    }
    return text;
}

} // namespace

void BrokenInputTest::aDocumentCutAnywhereIsRefused()
{
    const QByteArray whole = smallDocument();
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const QByteArray text = whole.left(size);
        const ImportPlan plan = importPlan({{QStringLiteral("a.json"), text}}, emptyLedger());
        QVERIFY2(plan.isRefused(), QByteArray::number(size));
        QCOMPARE(faultOf(plan, emptyLedger(), text), QByteArray());
    }
}

void BrokenInputTest::aDocumentWithAByteChangedIsRefusedOrValid()
{
    const QByteArray whole = smallDocument();
    RandomNumbers random(20261120);
    for (int i = 0; i < 2000; ++i) {
        QByteArray text = whole;
        text[random.below(static_cast<int>(text.size()))] ^= static_cast<char>(1 << random.below(8));
        const ImportPlan plan = importPlan({{QStringLiteral("a.json"), text}}, emptyLedger());
        const QByteArray fault = faultOf(plan, emptyLedger(), text);
        QVERIFY2(fault.isEmpty(), fault + '\n' + text);
    }
}

void BrokenInputTest::aDocumentWithPiecesExchangedIsRefusedOrValid()
{
    const QByteArray whole = smallDocument();
    const LedgerPtr ledger = ledgerFrom(whole);
    RandomNumbers random(7);
    for (int i = 0; i < 500; ++i) {
        const QByteArray text = damaged(damaged(whole, random), random);
        for (const LedgerPtr &into : {emptyLedger(), ledger})
            for (const Keep keep : {Keep::Neither, Keep::Ours, Keep::Theirs}) {
                const ImportPlan plan = importPlan({{QStringLiteral("a.json"), text}}, into, keep);
                const QByteArray fault = faultOf(plan, into, text);
                QVERIFY2(fault.isEmpty(), fault + '\n' + text);
            }
    }
}

void BrokenInputTest::aTableDamagedAnywhereIsRefusedOrValid()
{
    const LedgerPtr ledger = ledgerFrom(smallDocument());
    const QByteArray whole
        = "id,deal,subject,of,payer,unit,amount,low,high,hedge,start,end,source,stated,stance,note\r\n"
          "n1,d1,commitment,d1-money,buyer,USD,38bn,,,,Q3 2026,2031,s1,3 Nov 2025,official,\"a, b\"\r\n"
          "n2,d1,deployment,d1-site,,GW,,0.5,1.5,about,,,s1,2026-02,reported,\r\n";
    RandomNumbers random(99);
    for (int i = 0; i < 2000; ++i) {
        const QByteArray text = damaged(whole, random);
        const ImportPlan plan = importPlan({{QStringLiteral("a.csv"), text}}, ledger);
        const QByteArray fault = faultOf(plan, ledger, text);
        QVERIFY2(fault.isEmpty(), fault + '\n' + text);
    }
}

void BrokenInputTest::editsDamagedAnywhereAreToldOrRead()
{
    const Change change = importPlan({{QStringLiteral("a.json"), smallDocument()}}, emptyLedger()).change;
    const QByteArray whole = '[' + QByteArray::fromStdString(jsonOf(change)) + ']';
    RandomNumbers random(5);
    for (int i = 0; i < 2000; ++i) {
        const Edits edits = editsFrom(QStringLiteral("e.json"), damaged(whole, random));
        for (const Problem &problem : edits.problems)
            QVERIFY(problem.line >= 1 && problem.column >= 1);
        for (const Change &read : edits.changes)
            if (edits.problems.empty())
                QVERIFY(changeFrom(jsonOf(read)));
    }
}

QTEST_APPLESS_MAIN(BrokenInputTest)
#include "tst_brokeninput.moc"
