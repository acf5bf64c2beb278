#include <QTest> // first: moc cannot read <concepts> otherwise

#include "capacity.h"
#include "ledgerfixture.h"
#include "powersum.h"
#include "totals.h"

using namespace ledger;

namespace
{
/// Two dated sites, one of them with a part, and one without a day.
LedgerFixture sites()
{
    LedgerFixture books;
    books.parties({"lab", "cloud"});
    books.deal("d", "2025-01-01");
    books.deployment("whole", "cloud");
    Claim &first = books.claim("w", 2, "2025-01-01");
    first.start = on("2026-01-01");
    first.end = on("2027-12-31");
    books.claim("w2", 4, "2025-06-01").low = 3;
    books.deployment("part", "cloud").partOf = Id<Deployment>("whole");
    books.claim("p", 1, "2025-01-01").start = on("2026-01-01");
    books.deployment("late", "lab");
    books.claim("l", 1.5, "2025-01-01").start = on("2030-01-01");
    books.deployment("some-day", "lab");
    books.claim("s", 5, "2025-01-01");
    books.deployment("promised", "cloud", Counts::Contract);
    books.claim("c", 9, "2025-01-01");
    return books;
}
} // namespace

class TestPowerSum : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSumIsTheLastPeriodsAndSaysWhatItRestsOn()
    {
        const Readings readings = sites().readings();
        const PowerSum sum = powerSum(readings, {});
        const Capacity told = capacity(readings, {});
        QCOMPARE(sum.value.gw, told.periods.back().total.gw);
        QCOMPARE(sum.value.gw, 5.5);
        QCOMPARE(sum.low.gw, 3.5);
        QCOMPARE(sum.high.gw, 5.5);
        QCOMPARE(sum.undated.gw, 5.0);
        QCOMPARE(sum.deployments, 3);
        QCOMPARE(sum.claims, 4);
        QVERIFY(sum.isContested);
    }

    void whatComesAfterThePeriodDoesNotStand()
    {
        Lens lens;
        lens.to = on("2026");
        const Readings readings = sites().readings(lens);
        const PowerSum sum = powerSum(readings, lens);
        QCOMPARE(sum.value.gw, capacity(readings, lens).periods.back().total.gw);
        QVERIFY(sum.value.gw < 4);
        QCOMPARE(sum.deployments, 2);
        lens.from = on("2027");
        QCOMPARE(powerSum(readings, lens), PowerSum());
    }

    void kindsOfPowerAreNotAdded()
    {
        Lens lens;
        lens.counts = Counts::Contract;
        const PowerSum sum = powerSum(sites().readings(lens), lens);
        QCOMPARE(sum.value.gw, 0.0);
        QCOMPARE(sum.undated.gw, 9.0);
        QCOMPARE(sum.deployments, 1);
    }

    void aTotalSaysHowMuchOfItIsContested()
    {
        LedgerFixture books;
        books.parties({"lab", "cloud"});
        books.promise("a", "lab", "cloud", 10);
        books.claim("more", 20, "2025-02-01");
        books.promise("b", "lab", "cloud", 7);
        const std::vector<Total> rows = totals(books.readings(), {}, TotalGroup::Nature);
        QCOMPARE(rows.front().value, Usd(27));
        QCOMPARE(rows.front().contested, Usd(20));
    }
};

QTEST_MAIN(TestPowerSum)
#include "tst_powersum.moc"
