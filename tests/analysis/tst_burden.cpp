#include <QTest> // first: moc cannot read <concepts> otherwise

#include "burden.h"
#include "ledgerfixture.h"

using namespace ledger;

namespace
{
/// A lab that pays a cloud ten in each of two years, and a rival that pays more and of whom no revenue is known.
LedgerFixture books()
{
    LedgerFixture made;
    made.parties({"lab", "cloud", "rival"});
    Claim &claim = made.promise("a", "lab", "cloud", 20);
    claim.start = on("2026-01-01");
    claim.end = on("2027-12-31");
    made.promise("b", "rival", "cloud", 500);
    made.promise("c", "lab", "cloud", 900, Nature::Equity);
    return made;
}

Observation &revenue(LedgerFixture &made, const char *id, double value, const char *date, const char *source,
                     Stance stance = Stance::Reported)
{
    Observation &observation = made.observation(id, "lab", "", value, date, source);
    observation.metric = Metric::Revenue;
    observation.unit = ObservationUnit::Usd;
    observation.stance = stance;
    return observation;
}

QStringList told(const Burden &burden)
{
    QStringList rows;
    for (const BurdenYear &year : burden.years)
        rows << QStringLiteral("%1 %2 of %3")
                    .arg(QString::fromStdString(year.period))
                    .arg(year.due.value.dollars)
                    .arg(year.revenue ? QString::number(year.revenue->value) : QStringLiteral("?"));
    return rows;
}
} // namespace

class TestBurden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatFallsDueStandsAgainstTheYearsRevenue()
    {
        LedgerFixture made = books();
        made.source("wire", "2026-02-01");
        revenue(made, "r-2024", 3, "2024", "wire");
        revenue(made, "r-2026", 8, "2026-06", "wire");
        const Burden found = burden(made.readings(), {});
        QCOMPARE(found.payer, Id<Party>("lab"));
        QCOMPARE(QString::fromStdString(found.name), QStringLiteral("The lab"));
        QCOMPARE(told(found),
                 (QStringList{QStringLiteral("2024 0 of 3"), QStringLiteral("2025 0 of ?"),
                              QStringLiteral("2026 10 of 8"), QStringLiteral("2027 10 of ?")}));
        QCOMPARE(found.years[2].due.commitments, 1);
        QCOMPARE(found.years[2].due.claims, 1);
        QVERIFY(found.years[2].due.id.empty());
    }

    void withoutRevenueNobodyIsToldOfUnlessAskedFor()
    {
        const LedgerFixture made = books();
        QVERIFY(burden(made.readings(), {}).payer.isEmpty());
        Lens lens;
        lens.payers = {Id<Party>("rival")};
        const Burden asked = burden(made.readings(lens), lens);
        QCOMPARE(asked.payer, Id<Party>("rival"));
        QVERIFY(!asked.years.empty());
    }

    void yearsAreYearsWhateverTheLensSteps()
    {
        LedgerFixture made = books();
        made.source("wire", "2026-02-01");
        revenue(made, "r", 8, "2026", "wire");
        Lens lens;
        lens.by = Step::Month;
        QCOMPARE(told(burden(made.readings(lens), lens)), told(burden(made.readings(), {})));
    }

    void theLensPeriodBoundsDuesAndRevenue()
    {
        LedgerFixture made = books();
        made.source("wire", "2026-02-01");
        revenue(made, "r-2024", 3, "2024", "wire");
        revenue(made, "r-2027", 9, "2027", "wire");
        Lens lens;
        lens.from = on("2027");
        QCOMPARE(told(burden(made.readings(lens), lens)), QStringList(QStringLiteral("2027 10 of 9")));
    }

    // semantics.md, 4: 3 and 4, told of observations
    void onEachBasisTheObservationThatCountsIsChosenAsAmongClaims_data()
    {
        QTest::addColumn<int>("basis");
        QTest::addColumn<QString>("asOf");
        QTest::addColumn<double>("value");
        QTest::newRow("best: the newest official") << int(Basis::Best) << QStringLiteral("2026-12-31") << 9.0;
        QTest::newRow("latest") << int(Basis::Latest) << QStringLiteral("2026-12-31") << 7.0;
        QTest::newRow("official") << int(Basis::Official) << QStringLiteral("2026-12-31") << 9.0;
        QTest::newRow("low") << int(Basis::Low) << QStringLiteral("2026-12-31") << 5.0;
        QTest::newRow("high") << int(Basis::High) << QStringLiteral("2026-12-31") << 12.0;
        QTest::newRow("best, before the official") << int(Basis::Best) << QStringLiteral("2026-01-31") << 12.0;
    }
    void onEachBasisTheObservationThatCountsIsChosenAsAmongClaims()
    {
        QFETCH(int, basis);
        QFETCH(QString, asOf);
        QFETCH(double, value);
        LedgerFixture made = books();
        made.source("early", "2026-01-10");
        made.source("middle", "2026-02-10");
        made.source("late", "2026-03-10");
        revenue(made, "r1", 12, "2026", "early");
        revenue(made, "r2", 9, "2026", "middle", Stance::Official);
        revenue(made, "r3", 7, "2026", "late").low = 5;
        Lens lens;
        lens.basis = static_cast<Basis>(basis);
        lens.asOf = on(asOf.toStdString());
        const std::vector<Observed> found = observed(*made.ledger(), lens, Id<Party>("lab"), Metric::Revenue);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found.front().value, value);
        QVERIFY(found.front().low <= value && value <= found.front().high);
    }

    void whatIsSetAsideIsNotObserved()
    {
        LedgerFixture made = books();
        made.source("wire", "2026-02-01");
        revenue(made, "r", 8, "2026", "wire");
        Decision &decision = made.records.decisions.emplace_back();
        decision.id = Id<Decision>("aside");
        decision.of = {SubjectKind::Observation, "r"};
        decision.reason = "a slip";
        decision.decided = on("2026-03-01");
        QVERIFY(observed(*made.ledger(), {}, Id<Party>("lab"), Metric::Revenue).empty());
        Lens before;
        before.asOf = on("2026-02-28");
        QCOMPARE(observed(*made.ledger(), before, Id<Party>("lab"), Metric::Revenue).size(), std::size_t(1));
    }

    void theBandIsThatOfAllThatStand()
    {
        LedgerFixture made = books();
        made.source("wire", "2026-02-01");
        revenue(made, "r1", 8, "2026", "wire");
        revenue(made, "r2", 6, "2026", "wire").high = 11;
        const std::vector<Observed> found = observed(*made.ledger(), {}, Id<Party>("lab"), Metric::Revenue);
        QCOMPARE(found.front().low, 6.0);
        QCOMPARE(found.front().high, 11.0);
        QCOMPARE(found.front().observations, 2);
    }
};

QTEST_MAIN(TestBurden)
#include "tst_burden.moc"
