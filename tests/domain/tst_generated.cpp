#include <QTest> // first: moc cannot read <concepts> otherwise

#include "generated.h"
#include "rules.h"

#include <algorithm>

using namespace ledger;

class TestGenerated : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMadeUpLedgerBreaksNoRule_data();
    void aMadeUpLedgerBreaksNoRule();
    void theSameNumbersGiveTheSameLedger();
    void theLedgerIsTheSameOnEveryMachine();
    void itHasTheProportionsOfARealOne();
    void someOfItIsContestedSupersededAndSetAside();
    void aFewPartiesArePopular();
    void aFewNamesAreLong();
    void amountsAndTermsStayInTheirYears();
};

namespace
{
template <typename Visitor> void forEachClaim(const Ledger &ledger, Visitor visit)
{
    for (const Claim &claim : recordsOf(ledger).claims)
        visit(claim);
}
} // namespace

void TestGenerated::aMadeUpLedgerBreaksNoRule_data()
{
    QTest::addColumn<int>("deals");
    QTest::addColumn<int>("seed");
    for (const int deals : {0, 1, 2, 3, 19, 160, 161, 1000})
        for (const int seed : {0, 1, 4711})
            QTest::addRow("%d deals, seed %d", deals, seed) << deals << seed;
}

void TestGenerated::aMadeUpLedgerBreaksNoRule()
{
    QFETCH(int, deals);
    QFETCH(int, seed);
    const LedgerPtr ledger = generatedLedger(deals, static_cast<std::uint64_t>(seed));
    QCOMPARE(ledger->count(RecordKind::Deal), static_cast<std::size_t>(deals));
    for (const Violation &violation : violations(*ledger))
        QFAIL(qPrintable(QString::fromStdString(violation.record.id + ' ' + violation.field + ": " + violation.what)));
}

void TestGenerated::theSameNumbersGiveTheSameLedger()
{
    QVERIFY(*generatedLedger(300, 5) == *generatedLedger(300, 5));
    QVERIFY(!(*generatedLedger(300, 5) == *generatedLedger(300, 6)));
}

void TestGenerated::theLedgerIsTheSameOnEveryMachine()
{
    // Figures that another machine printed: a change of the generator changes them, a change of the machine must not.
    const LedgerPtr ledger = generatedLedger(100, 1);
    double dollars = 0; // whole ones, so that their sum is exact
    forEachClaim(*ledger, [&](const Claim &claim) {
        if (claim.unit == Unit::Usd)
            dollars += claim.amount.value_or(0);
    });
    QCOMPARE(ledger->dealBlocks().front()->front().record.title,
             std::string("Oakvilytics Energy licenses from Cortacon Networks"));
    QCOMPARE(ledger->count(RecordKind::Claim), std::size_t(416));
    QCOMPARE(dollars, 4525981250000.0);
}

void TestGenerated::itHasTheProportionsOfARealOne()
{
    const LedgerPtr ledger = generatedLedger(2000, 2);
    const auto isAbout = [&](RecordKind kind, double expected) {
        const auto count = static_cast<double>(ledger->count(kind));
        return count > 0.9 * expected && count < 1.1 * expected;
    };
    QVERIFY(isAbout(RecordKind::Party, 100));
    QVERIFY(isAbout(RecordKind::Commitment, 2000));
    QVERIFY(isAbout(RecordKind::Deployment, 400));
    QVERIFY(isAbout(RecordKind::Claim, 8000));
}

void TestGenerated::someOfItIsContestedSupersededAndSetAside()
{
    const LedgerPtr ledger = generatedLedger(1000, 3);
    int superseding = 0;
    int ranges = 0;
    int yearly = 0;
    forEachClaim(*ledger, [&](const Claim &claim) {
        superseding += !claim.supersedes.empty();
        ranges += !claim.amount;
        yearly += claim.per.has_value();
    });
    QVERIFY(superseding > 100);
    QVERIFY(ranges > 30);
    QVERIFY(yearly > 30);
    const auto &decisions = ledger->decisions();
    QVERIFY(std::ranges::count(decisions, Verdict::SetAside, &Decision::verdict) > 5);
    QVERIFY(std::ranges::count(decisions, Verdict::NoConflict, &Decision::verdict) > 3);
}

void TestGenerated::aFewPartiesArePopular()
{
    const LedgerPtr ledger = generatedLedger(4000, 4);
    std::vector<int> paid(ledger->parties().size(), 0);
    for (const Commitment &commitment : recordsOf(*ledger).commitments)
        ++paid[static_cast<std::size_t>(ledger->partyNumber(commitment.payee))];
    std::ranges::sort(paid, std::greater());
    const int mostPopular = paid[0] + paid[1];
    QVERIFY(mostPopular > 400); // of two hundred parties, a tenth and more go to the first of either order
    QVERIFY(paid[100] > 0);
}

void TestGenerated::aFewNamesAreLong()
{
    const LedgerPtr ledger = generatedLedger(2000, 5);
    const auto length = [](const Party &party) { return party.name.size(); };
    QCOMPARE(length(*std::ranges::max_element(ledger->parties(), {}, length)), std::size_t(60));
    QVERIFY(std::ranges::count(ledger->parties(), std::size_t(60), length) <= 5);
}

void TestGenerated::amountsAndTermsStayInTheirYears()
{
    const LedgerPtr ledger = generatedLedger(1000, 6);
    forEachClaim(*ledger, [](const Claim &claim) {
        for (const std::optional<PartialDate> &day : {claim.start, claim.end, std::optional(claim.stated)})
            if (day)
                QVERIFY(day->year >= 2020 && day->year <= 2036);
    });
}

QTEST_APPLESS_MAIN(TestGenerated)
#include "tst_generated.moc"
