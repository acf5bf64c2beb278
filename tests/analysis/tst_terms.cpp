#include <QTest> // first: moc cannot read <concepts> otherwise

#include "ledgerfixture.h"
#include "terms.h"

#include <random>

using namespace ledger;

namespace
{
/// A commitment whose chosen claim states this term; `since` stands in for its start.
CommitmentReading commitmentOf(Nature nature, const Term &term, const char *since = "2025-03-10")
{
    CommitmentReading commitment;
    commitment.nature = nature;
    commitment.since = dayOf(since);
    Reading<Usd> &reading = commitment.reading.emplace(Reading<Usd>{Usd(100), Usd(100), Usd(100), nullptr, term});
    if (term.start)
        reading.starts = term.start->first();
    if (term.end)
        reading.ends = term.end->last();
    return commitment;
}

Days days(const char *first, const char *last, bool isAssumed = false)
{
    return {dayOf(first), dayOf(last), isAssumed};
}

/// What falls due in each step between two days, summed from the periods themselves.
std::vector<Usd> dues(Usd amount, const Days &term, Step by)
{
    std::vector<Usd> found;
    for (int period = periodNumber(term.first, by); period <= periodNumber(term.last, by); ++period)
        found.push_back(dueWithin(amount, term, {firstDayOf(period, by), lastDayOf(period, by)}));
    return found;
}

Usd sumOf(const std::vector<Usd> &amounts)
{
    Usd sum;
    for (const Usd amount : amounts)
        sum += amount;
    return sum;
}
} // namespace

class TestTerms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // semantics.md, 6: the table
    void aTermIsWhatIsKnownOfIt_data()
    {
        QTest::addColumn<Nature>("nature");
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("end");
        QTest::addColumn<int>("assumeYears");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::addColumn<bool>("isAssumed");
        const auto row = [](const char *name, Nature nature, const char *start, const char *end, int years,
                            const char *first, const char *last, bool isAssumed) {
            QTest::newRow(name) << nature << QString::fromLatin1(start) << QString::fromLatin1(end) << years
                                << QString::fromLatin1(first) << QString::fromLatin1(last) << isAssumed;
        };
        using enum Nature;
        row("used up, start and end", Consumption, "2026", "2027-06", 5, "2026-01-01", "2027-06-30", false);
        row("used up, end alone", Hardware, "", "2027", 5, "2025-03-10", "2027-12-31", false);
        row("used up, start alone", Lease, "2026-07", "", 5, "2026-07-01", "2031-06-30", true);
        row("used up, neither", Capex, "", "", 5, "2025-03-10", "2030-03-09", true);
        row("used up, neither, two years", Power, "", "", 2, "2025-03-10", "2027-03-09", true);
        row("used up, start alone, N = 0", Consumption, "2026-07", "", 0, "2026-07-01", "2026-07-01", false);
        row("used up, neither, N = 0", Consumption, "", "", 0, "2025-03-10", "2025-03-10", false);
        row("used up, end alone, N = 0", Consumption, "", "2027", 0, "2025-03-10", "2027-12-31", false);
        row("paid, start and end", Equity, "2026", "2027-06", 5, "2026-01-01", "2027-06-30", false);
        row("paid, end alone", Debt, "", "2027", 5, "2025-03-10", "2027-12-31", false);
        row("paid, start alone", License, "2026-07", "", 5, "2026-07-01", "2026-07-01", false);
        row("paid, neither", Guarantee, "", "", 5, "2025-03-10", "2025-03-10", false);
        row("an end before the start counts as the start", Consumption, "", "2024", 5, "2025-03-10", "2025-03-10",
            false);
        row("29 February", Consumption, "2024-02-29", "", 1, "2024-02-29", "2025-02-27", true);
        row("29 February to a leap year", Consumption, "2024-02-29", "", 4, "2024-02-29", "2028-02-28", true);
    }
    void aTermIsWhatIsKnownOfIt()
    {
        QFETCH(Nature, nature);
        QFETCH(QString, start);
        QFETCH(QString, end);
        QFETCH(int, assumeYears);
        QFETCH(QString, first);
        QFETCH(QString, last);
        QFETCH(bool, isAssumed);
        const Term term{partialDate(start.toStdString()), partialDate(end.toStdString())};

        const Days found = daysOf(commitmentOf(nature, term), assumeYears);

        QCOMPARE(QString::fromStdString(isoText(found.first)), first);
        QCOMPARE(QString::fromStdString(isoText(found.last)), last);
        QCOMPARE(found.isAssumed, isAssumed);
    }

    void theAnnouncementStandsInForAStartThenTheClaim()
    {
        LedgerFixture announced;
        announced.parties({"lab", "cloud"});
        announced.deal("d", "2025-03");
        announced.commitment("m", "lab", "cloud");
        announced.claim("c", 1e9, "2025-05");
        QCOMPARE(announced.readings().deals().front().commitments.front().since, dayOf("2025-03-01"));
        announced.records.deals.front().announced.reset();
        QCOMPARE(announced.readings().deals().front().commitments.front().since, dayOf("2025-05-01"));
    }

    void whatHasFallenDueIsRoundedHalvesUp()
    {
        const Days two = days("2026-01-01", "2026-01-02");
        QCOMPARE(dueBy(Usd(1), two, dayOf("2025-12-31")), Usd(0));
        QCOMPARE(dueBy(Usd(1), two, dayOf("2026-01-01")), Usd(1));
        QCOMPARE(dueBy(Usd(3), two, dayOf("2026-01-01")), Usd(2));
        QCOMPARE(dueBy(Usd(3), two, dayOf("2026-01-02")), Usd(3));
        const Days three = days("2026-01-01", "2026-01-03");
        QCOMPARE(dueBy(Usd(1), three, dayOf("2026-01-01")), Usd(0));
        QCOMPARE(dueBy(Usd(1), three, dayOf("2026-01-02")), Usd(1));
    }

    void wideProductsAreExact()
    {
        const Days century = days("1950-01-01", "2049-12-31"); // 36525 days
        const Usd most(std::int64_t(1) << 53);
        QCOMPARE(dueBy(most, century, dayOf("1950-01-01")), Usd(246603675694)); // …694.48
        QCOMPARE(dueBy(most, century, dayOf("2049-12-30")), Usd(9006952651065298)); // …297.5
    }

    void dayByDayItIsTheSame()
    {
        std::mt19937_64 random(11); // the engine's numbers are the same everywhere; only they are used
        for (int trial = 0; trial < 4000; ++trial) {
            const auto width = static_cast<int>(random() % 57); // both sides of where 64 bits are not enough
            const Usd amount(static_cast<std::int64_t>(random() >> (63 - width)));
            const int length = trial % 5 == 0 ? 1 << random() % 15 : 1 + static_cast<int>(random() % 20000);
            const Day first = dayOf("2024-02-28");
            const Days term{first, first + std::chrono::days(length - 1), false};
            const DueByDay due(amount, term);
            for (int i = 0; i < 20; ++i) {
                const Day day = first
                    + std::chrono::days(static_cast<int>(random() % static_cast<std::uint64_t>(length + 4)) - 2);
                QCOMPARE(due(day), dueBy(amount, term, day));
            }
        }
    }

    // semantics.md, 6: months sum to quarters, to years, to v
    void monthsSumToQuartersToYearsToTheWhole()
    {
        std::mt19937_64 random(7); // the engine's numbers are the same everywhere; only they are used
        for (int round = 0; round < 300; ++round) {
            const Usd amount(static_cast<std::int64_t>(random() % (round % 3 ? 1000 : 1'000'000'000'000)));
            const Day first = dayOf("2015-01-01") + std::chrono::days(random() % 4000);
            const Days term{first, first + std::chrono::days(random() % 4000), false};
            const auto months = dues(amount, term, Step::Month);
            QCOMPARE(sumOf(months), amount);
            QCOMPARE(sumOf(dues(amount, term, Step::Quarter)), amount);
            QCOMPARE(sumOf(dues(amount, term, Step::Year)), amount);

            Usd ofQuarter;
            const auto quarters = dues(amount, term, Step::Quarter);
            const int firstMonth = periodNumber(term.first, Step::Month);
            for (std::size_t i = 0; i < months.size(); ++i) {
                ofQuarter += months[i];
                const int month = firstMonth + static_cast<int>(i);
                if (month % 3 == 2 || i + 1 == months.size()) {
                    const int quarter = month / 3 - periodNumber(term.first, Step::Quarter);
                    QCOMPARE(ofQuarter, quarters[static_cast<std::size_t>(quarter)]);
                    ofQuarter = {};
                }
            }
        }
    }

    // semantics.md, 12
    void inAPeriodTheBandHoldsTheValueToWithinADollar()
    {
        std::mt19937_64 random(11);
        for (int round = 0; round < 300; ++round) {
            const Usd low(static_cast<std::int64_t>(random() % 50));
            const Usd value = low + Usd(static_cast<std::int64_t>(random() % 50));
            const Day first = dayOf("2020-01-01") + std::chrono::days(random() % 900);
            const Days term{first, first + std::chrono::days(random() % 900), false};
            const Bounds bounds{first + std::chrono::days(random() % 400),
                                first + std::chrono::days(400 + random() % 400)};
            QVERIFY(dueWithin(low, term, bounds) <= dueWithin(value, term, bounds) + Usd(1));
        }
    }

    void whatLiesOutsideThePeriodIsNotDueInIt()
    {
        const Days term = days("2026-01-01", "2026-12-31");
        QCOMPARE(dueWithin(Usd(365), term, {}), Usd(365));
        QCOMPARE(dueWithin(Usd(365), term, {dayOf("2026-02-01"), dayOf("2026-02-28")}), Usd(28));
        QCOMPARE(dueWithin(Usd(365), term, {dayOf("2026-12-31"), std::nullopt}), Usd(1));
        QCOMPARE(dueWithin(Usd(365), term, {std::nullopt, dayOf("2026-01-01")}), Usd(1));
        QCOMPARE(dueWithin(Usd(365), term, {dayOf("2027-01-01"), std::nullopt}), Usd(0));
        QCOMPARE(dueWithin(Usd(365), term, {std::nullopt, dayOf("2025-12-31")}), Usd(0));
    }

    void aPeriodThatEndsBeforeItBeginsHasNoDay()
    {
        const Bounds backwards{dayOf("2027-01-01"), dayOf("2026-01-01")};
        QVERIFY(!backwards.meet(dayOf("2020-01-01"), dayOf("2030-01-01")));
        QVERIFY(Bounds{}.meet(dayOf("2020-01-01"), dayOf("2020-01-01")));
        QVERIFY((Bounds{dayOf("2020-01-01"), dayOf("2020-01-01")}.meet(dayOf("2020-01-01"), dayOf("2020-01-01"))));
    }

    void theBandIsSpreadOverTheSameDays()
    {
        const Reading<Usd> reading{Usd(365), Usd(0), Usd(730), nullptr, {}};
        const Days year = days("2026-01-01", "2026-12-31");
        QCOMPARE(duesBy(reading, year, dayOf("2026-01-02")), (Dues{Usd(2), Usd(0), Usd(4)}));
        QCOMPARE(duesWithin(reading, year, {dayOf("2026-02-01"), dayOf("2026-02-28")}),
                 (Dues{Usd(28), Usd(0), Usd(56)}));
        QCOMPARE(duesWithin(reading, year, {}), (Dues{Usd(365), Usd(0), Usd(730)}));
    }

    // semantics.md, 7
    void powerArrivesOverItsDays()
    {
        const std::optional<Days> ramp = daysOf(Term{on("2026-01-01"), on("2026-01-04")});
        QCOMPARE(powerBy(Gigawatts(2), *ramp, dayOf("2025-12-31")), Gigawatts(0));
        QCOMPARE(powerBy(Gigawatts(2), *ramp, dayOf("2026-01-01")), Gigawatts(0.5));
        QCOMPARE(powerBy(Gigawatts(2), *ramp, dayOf("2026-01-04")), Gigawatts(2));
        QCOMPARE(powerBy(Gigawatts(2), *ramp, dayOf("2030-01-01")), Gigawatts(2));
    }

    void withOneDayAlonePowerIsThereFromThatDay()
    {
        const std::optional<Days> first = daysOf(Term{on("2026"), std::nullopt});
        QCOMPARE(powerBy(Gigawatts(2), *first, dayOf("2025-12-31")), Gigawatts(0));
        QCOMPARE(powerBy(Gigawatts(2), *first, dayOf("2026-01-01")), Gigawatts(2));
        const std::optional<Days> full = daysOf(Term{std::nullopt, on("2026")});
        QCOMPARE(powerBy(Gigawatts(2), *full, dayOf("2026-12-30")), Gigawatts(0));
        QCOMPARE(powerBy(Gigawatts(2), *full, dayOf("2026-12-31")), Gigawatts(2));
        QVERIFY(!daysOf(Term{}));
    }

    void periodsAreNamedAndBounded_data()
    {
        QTest::addColumn<Step>("by");
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        const auto row = [](const char *label, Step by, const char *day, const char *first, const char *last) {
            QTest::newRow(label) << by << QString::fromLatin1(day) << QString::fromLatin1(label)
                                 << QString::fromLatin1(first) << QString::fromLatin1(last);
        };
        row("2026", Step::Year, "2026-12-31", "2026-01-01", "2026-12-31");
        row("2026-Q1", Step::Quarter, "2026-03-31", "2026-01-01", "2026-03-31");
        row("2026-Q4", Step::Quarter, "2026-10-01", "2026-10-01", "2026-12-31");
        row("2024-02", Step::Month, "2024-02-29", "2024-02-01", "2024-02-29");
        row("2026-12", Step::Month, "2026-12-01", "2026-12-01", "2026-12-31");
    }
    void periodsAreNamedAndBounded()
    {
        QFETCH(Step, by);
        QFETCH(QString, day);
        const Period period = periodOf(periodNumber(dayOf(day.toStdString()), by), by);
        QTEST(QString::fromStdString(period.label), "label");
        QTEST(QString::fromStdString(isoText(period.first)), "first");
        QTEST(QString::fromStdString(isoText(period.last)), "last");
    }
};

Q_DECLARE_METATYPE(Nature)
Q_DECLARE_METATYPE(Step)

QTEST_APPLESS_MAIN(TestTerms)
#include "tst_terms.moc"
