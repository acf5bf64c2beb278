#include <QTest> // first: moc cannot read <concepts> otherwise

#include "../domain/randomchange.h"
#include "capacity.h"
#include "dealtotals.h"
#include "disputes.h"
#include "edges.h"
#include "flows.h"
#include "generated.h"
#include "ledgerbuilder.h"
#include "ledgerfixture.h"
#include "listing.h"
#include "totals.h"

using namespace ledger;

namespace
{
Claim supersede(Claim &claim, const char *older)
{
    claim.supersedes = {Id<Claim>(older)};
    return claim;
}

/// The example of semantics.md, 4: one commitment, four claims, one of them set aside.
LedgerFixture workedExample()
{
    LedgerFixture books;
    books.parties({"lab", "cloud"});
    books.deal("d", "2025-11-03");
    books.commitment("m", "lab", "cloud");
    Claim &c1 = books.claim("c1", 38e9, "2025-11-03", Stance::Official);
    c1.start = on("2025-11-03");
    c1.end = on("2032-11-02");
    Claim &c2 = books.claim("c2", 100e9, "2026-02");
    c2.low = 0;
    c2.hedge = Hedge::UpTo;
    Claim &c3 = books.claim("c3", 138e9, "2026-02-27");
    c3.end = on("2034-02");
    supersede(c3, "c1");
    books.claim("c4", 50e9, "2026-03-01");
    books.setAside("c4", "2026-03-05");
    return books;
}

/// A ledger that shares all blocks of deals but one.
LedgerPtr withoutDeal(const Ledger &ledger, const Id<Deal> &id)
{
    LedgerBuilder builder(ledger);
    builder.editDeals({{id, std::nullopt}});
    return std::move(builder).ledger();
}

bool areSame(const DealReading &a, const DealReading &b)
{
    return a.dossier == b.dossier && a.status == b.status && a.counts == b.counts && a.kind == b.kind
        && a.isContested == b.isContested && std::ranges::equal(a.commitments, b.commitments)
        && std::ranges::equal(a.deployments, b.deployments) && !a.asWhole == !b.asWhole
        && (!a.asWhole || *a.asWhole == *b.asWhole);
}

/// Whether readings are the same to the last bit.
bool areSame(const Readings &a, const Readings &b)
{
    return std::ranges::equal(a.deals(), b.deals(),
                              [](const DealReading &one, const DealReading &other) { return areSame(one, other); });
}

/// A day, now and then only a month or a year of it, now and then none: everything known.
std::optional<PartialDate> anyDay(RandomNumbers &random)
{
    if (random.inHundred(10))
        return std::nullopt;
    PartialDate day = partialDate(dayOf("2021-06-01") + std::chrono::days(random.below(2400)));
    if (random.inHundred(10))
        day.day = 0;
    if (random.inHundred(5))
        day.month = day.day = 0;
    return day;
}

/// Whether readings, be they of two ledgers that hold the same, are told alike.
bool areToldAlike(const Readings &a, const Readings &b)
{
    const auto isSame = [](const ClaimRow &one, const ClaimRow &other) {
        return *one.claim == *other.claim && one.state == other.state;
    };
    return std::ranges::equal(claimRows(a, Lens()), claimRows(b, Lens()), isSame)
        && totals(a, withAllNatures(Lens())) == totals(b, withAllNatures(Lens()))
        && contested(a, Lens()) == contested(b, Lens()) && uncounted(a, Lens()) == uncounted(b, Lens())
        && capacity(a, Lens()) == capacity(b, Lens()) && edges(a, Lens()) == edges(b, Lens())
        && legs(a, Lens()) == legs(b, Lens());
}

/// How many walks each; more are asked for by hand.
int walks()
{
    const int asked = qEnvironmentVariableIntValue("GIGALEDGER_WALKS");
    return asked > 0 ? asked : 2;
}

const Reading<Usd> &onlyReading(const Readings &readings)
{
    return *readings.deals().front().commitments.front().reading;
}

/// One commitment without claims, in one deal.
LedgerFixture oneCommitment(const char *announced = "2025-01-01")
{
    LedgerFixture books;
    books.parties({"lab", "cloud"});
    books.deal("d", announced);
    books.commitment("m", "lab", "cloud");
    return books;
}
} // namespace

class TestReadings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // semantics.md, 3
    void aClaimHasThreeFigures_data()
    {
        QTest::addColumn<double>("amount");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("end");
        QTest::addColumn<qint64>("lower");
        QTest::addColumn<qint64>("headline");
        QTest::addColumn<qint64>("upper");

        const QString none;
        const auto year = [](const char *text) { return QString::fromLatin1(text); };
        QTest::newRow("an amount alone") << 38e9 << -1. << -1. << none << none << qint64(38e9) << qint64(38e9)
                                         << qint64(38e9);
        QTest::newRow("up to") << 100. << 0. << -1. << none << none << qint64(0) << qint64(100) << qint64(100);
        QTest::newRow("over") << 100. << -1. << 120. << none << none << qint64(100) << qint64(100) << qint64(120);
        QTest::newRow("a range") << -1. << 15. << 35. << none << none << qint64(15) << qint64(25) << qint64(35);
        QTest::newRow("halves up") << -1. << 1. << 2. << none << none << qint64(1) << qint64(2) << qint64(2);
        QTest::newRow("a common year") << 30. << -1. << -1. << year("2025") << year("2025") << qint64(30) << qint64(30)
                                       << qint64(30);
        QTest::newRow("a leap year") << 30. << -1. << -1. << year("2024") << year("2024") << qint64(30) << qint64(30)
                                     << qint64(30);
        QTest::newRow("half a year by days") << 365. << -1. << -1. << year("2025-01-01") << year("2025-06-30")
                                             << qint64(181) << qint64(181) << qint64(181);
        // 184 of 366 days and 181 of 365: 0.50273 + 0.49589 years
        QTest::newRow("over new year") << 1e12 << -1. << -1. << year("2024-07") << year("2025-06")
                                       << qint64(998622651396) << qint64(998622651396) << qint64(998622651396);
        QTest::newRow("the middle of a range is rounded once")
            << -1. << 0. << 1. << year("2024") << year("2026") << qint64(0) << qint64(2) << qint64(3);
    }
    void aClaimHasThreeFigures()
    {
        QFETCH(double, amount);
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(QString, start);
        QFETCH(QString, end);
        Claim claim;
        const auto known = [](double figure) { return figure < 0 ? std::nullopt : std::optional(figure); };
        claim.amount = known(amount);
        claim.low = known(low);
        claim.high = known(high);
        if (!start.isEmpty()) {
            claim.per = Per::Year;
            claim.start = partialDate(start.toStdString());
            claim.end = partialDate(end.toStdString());
        }

        const Figures<Usd> figures = dollarFigures(claim);

        QTEST(qint64(figures.lower.dollars), "lower");
        QTEST(qint64(figures.headline.dollars), "headline");
        QTEST(qint64(figures.upper.dollars), "upper");
    }

    void gigawattsAreNotRounded()
    {
        Claim claim;
        claim.unit = Unit::Gigawatts;
        claim.low = 0.5;
        claim.high = 0.75;
        QCOMPARE(powerFigures(claim).headline, Gigawatts(0.625));
        QCOMPARE(headlineOf(claim), 0.625);
    }

    // semantics.md, 4: the example, cell by cell
    void theWorkedExampleCountsAsItSays_data()
    {
        QTest::addColumn<Basis>("basis");
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("claim");
        QTest::addColumn<qint64>("value");

        const auto row = [](const char *name, Basis basis, const char *day, const char *claim, qint64 value) {
            QTest::newRow(name) << basis << QString::fromLatin1(day) << QString::fromLatin1(claim) << value * billion;
        };
        row("best in 2025", Basis::Best, "2025-12-31", "c1", 38);
        row("best on 1 March", Basis::Best, "2026-03-01", "c4", 50);
        row("best on 31 March", Basis::Best, "2026-03-31", "c2", 100);
        row("latest in 2025", Basis::Latest, "2025-12-31", "c1", 38);
        row("latest on 1 March", Basis::Latest, "2026-03-01", "c4", 50);
        row("latest on 31 March", Basis::Latest, "2026-03-31", "c2", 100);
        row("official in 2025", Basis::Official, "2025-12-31", "c1", 38);
        row("official on 1 March", Basis::Official, "2026-03-01", "c1", 38);
        row("official on 31 March", Basis::Official, "2026-03-31", "c1", 38);
        row("low in 2025", Basis::Low, "2025-12-31", "c1", 38);
        row("low on 1 March", Basis::Low, "2026-03-01", "c2", 0);
        row("low on 31 March", Basis::Low, "2026-03-31", "c2", 0);
        row("high in 2025", Basis::High, "2025-12-31", "c1", 38);
        row("high on 1 March", Basis::High, "2026-03-01", "c3", 138);
        row("high on 31 March", Basis::High, "2026-03-31", "c3", 138);
    }
    void theWorkedExampleCountsAsItSays()
    {
        QFETCH(Basis, basis);
        QFETCH(QString, day);
        const LedgerFixture books = workedExample();

        const Readings readings = books.readings(day.toLatin1().constData(), basis);

        QTEST(QString::fromStdString(onlyReading(readings).claim->id.text), "claim");
        QTEST(qint64(onlyReading(readings).value.dollars), "value");
    }

    void theWorkedExampleBorrowsItsTerm()
    {
        const Readings readings = workedExample().readings("2026-03-31");
        QCOMPARE(onlyReading(readings).term.start, std::optional(on("2025-11-03")));
        QCOMPARE(onlyReading(readings).term.end, std::optional(on("2034-02")));
        QCOMPARE(onlyReading(readings).term.end->last(), dayOf("2034-02-28"));
    }

    void theBandSpansWhatStands()
    {
        const LedgerFixture books = workedExample();
        const Readings best = books.readings("2026-03-31");
        QCOMPARE(onlyReading(best).low, Usd(0));
        QCOMPARE(onlyReading(best).high, Usd(138 * billion));
        const Readings official = books.readings("2026-03-31", Basis::Official);
        QCOMPARE(onlyReading(official).low, Usd(38 * billion));
        QCOMPARE(onlyReading(official).high, Usd(38 * billion));
    }

    void theClaimsOfTheExampleSayWhereTheyStand()
    {
        const LedgerFixture books = workedExample();
        const Subject subject{SubjectKind::Commitment, "m"};
        using enum ClaimState;
        const auto states = [&](const char *day, Basis basis) {
            const Readings readings = books.readings(day, basis);
            return readings.states(subject, readings.ledger().claimsOn(subject));
        };
        QCOMPARE(states("2025-12-31", Basis::Best), (std::vector{Counts, NotYetKnown, NotYetKnown, NotYetKnown}));
        QCOMPARE(states("2026-03-01", Basis::Best), (std::vector{History, Stands, Stands, Counts}));
        QCOMPARE(states("2026-03-31", Basis::Best), (std::vector{History, Counts, Stands, SetAside}));
        QCOMPARE(states("2026-03-31", Basis::High), (std::vector{History, Stands, Counts, SetAside}));
        QCOMPARE(states("2026-03-31", Basis::Official), (std::vector{Counts, NotYetKnown, NotYetKnown, SetAside}));
    }

    // semantics.md, 4: 3
    void bestIsTheNewestOfTheStrongestStance()
    {
        LedgerFixture books = oneCommitment();
        books.claim("old-official", 1e9, "2025-01-01", Stance::Official);
        books.claim("new-official", 2e9, "2025-02-01", Stance::Official);
        books.claim("newest", 3e9, "2025-03-01");
        books.claim("rumour", 9e9, "2025-04-01", Stance::Speculative);
        QCOMPARE(onlyReading(books.readings()).value, Usd(2 * billion));
        QCOMPARE(onlyReading(books.readings(nullptr, Basis::Latest)).value, Usd(9 * billion));
        QCOMPARE(onlyReading(books.readings(nullptr, Basis::Low)).value, Usd(1 * billion));
        QCOMPARE(onlyReading(books.readings(nullptr, Basis::High)).value, Usd(9 * billion));
    }

    // semantics.md, 4: 4
    void tiesGoToTheNewestThenTheStrongerThenTheLargerId_data()
    {
        QTest::addColumn<Basis>("basis");
        for (const Basis basis : {Basis::Best, Basis::Latest, Basis::Low, Basis::High})
            QTest::newRow(std::string(word(basis)).c_str()) << basis;
    }
    void tiesGoToTheNewestThenTheStrongerThenTheLargerId()
    {
        QFETCH(Basis, basis);
        LedgerFixture byId = oneCommitment();
        byId.claim("a", 5e9, "2025-01-01");
        byId.claim("b", 5e9, "2025-01-01");
        QCOMPARE(onlyReading(byId.readings(nullptr, basis)).claim->id, Id<Claim>("b"));

        LedgerFixture byStance = oneCommitment();
        byStance.claim("a", 5e9, "2025-01-01", Stance::Official);
        byStance.claim("b", 5e9, "2025-01-01");
        QCOMPARE(onlyReading(byStance.readings(nullptr, basis)).claim->id, Id<Claim>("a"));

        LedgerFixture byDay = oneCommitment();
        byDay.claim("a", 5e9, "2025-02");
        byDay.claim("b", 5e9, "2025-02-27");
        QCOMPARE(onlyReading(byDay.readings(nullptr, basis)).claim->id, Id<Claim>("a"));
    }

    // semantics.md, 4: 1 and 2
    void whatASupersededClaimSupersedesIsHistoryToo()
    {
        LedgerFixture books = oneCommitment();
        books.claim("a", 9e9, "2025-01-01");
        supersede(books.claim("b", 5e9, "2025-01-02"), "a");
        supersede(books.claim("c", 7e9, "2025-01-03"), "b");
        QCOMPARE(onlyReading(books.readings(nullptr, Basis::High)).value, Usd(7 * billion));
        QCOMPARE(onlyReading(books.readings(nullptr, Basis::High)).low, Usd(7 * billion));
    }

    void whatIsSetAsideSupersedesNothingAndLendsNoTerm()
    {
        LedgerFixture books = oneCommitment();
        books.claim("a", 9e9, "2025-01-01");
        Claim &slip = books.claim("b", 5e9, "2025-01-02");
        slip.start = on("2027");
        supersede(slip, "a");
        books.setAside("b", "2025-02");
        QCOMPARE(onlyReading(books.readings("2025-02-27")).claim->id,
                 Id<Claim>("b")); // the decision's last day is the 28th
        QCOMPARE(onlyReading(books.readings("2025-02-28")).claim->id, Id<Claim>("a"));
        QVERIFY(!onlyReading(books.readings("2025-02-28")).term.start);
    }

    void whatIsNotYetKnownSupersedesNothing()
    {
        LedgerFixture books = oneCommitment();
        books.claim("a", 9e9, "2025-01-01");
        supersede(books.claim("b", 5e9, "2025-06-01"), "a");
        QCOMPARE(onlyReading(books.readings("2025-05-31")).value, Usd(9 * billion));
        QCOMPARE(onlyReading(books.readings("2025-06")).value, Usd(5 * billion));
    }

    void onOfficialOtherClaimsAreAsIfUnsaid()
    {
        LedgerFixture books = oneCommitment();
        books.claim("a", 9e9, "2025-01-01", Stance::Official);
        Claim &reported = books.claim("b", 5e9, "2025-01-02");
        reported.start = on("2027");
        supersede(reported, "a");
        const Readings official = books.readings(nullptr, Basis::Official);
        QCOMPARE(onlyReading(official).claim->id, Id<Claim>("a"));
        QVERIFY(!onlyReading(official).term.start);
    }

    // semantics.md, 4: 5
    void withoutAClaimLeftThereIsNoValue()
    {
        LedgerFixture books = oneCommitment();
        books.claim("a", 9e9, "2025-03-01");
        QVERIFY(!books.readings("2025-02").deals().front().commitments.front().reading);
        QVERIFY(!books.readings(nullptr, Basis::Official).deals().front().commitments.front().reading);
        books.setAside("a", "2025-04-01");
        QVERIFY(!books.readings().deals().front().commitments.front().reading);
    }

    // semantics.md, 4: its term
    void anUnstatedDayIsBorrowedFromTheNewestThatStatesIt()
    {
        LedgerFixture books = oneCommitment();
        books.claim("a", 1e9, "2025-01-01").start = on("2026-01");
        Claim &b = books.claim("b", 1e9, "2025-02-01");
        b.start = on("2026-06");
        b.end = on("2030");
        books.claim("c", 1e9, "2025-03-01");
        const Readings readings = books.readings();
        QCOMPARE(onlyReading(readings).claim->id, Id<Claim>("c"));
        QCOMPARE(onlyReading(readings).term, (Term{on("2026-06"), on("2030")}));
    }

    void aBorrowedDayThatWouldEndTheTermBeforeItBeginsIsNotTaken()
    {
        LedgerFixture ends = oneCommitment();
        ends.claim("a", 1e9, "2025-01-01").start = on("2026");
        ends.claim("b", 1e9, "2025-02-01").start = on("2031");
        ends.claim("c", 1e9, "2025-03-01").end = on("2030");
        QCOMPARE(onlyReading(ends.readings()).term, (Term{std::nullopt, on("2030")})); // nor is the older start

        LedgerFixture starts = oneCommitment();
        Claim &both = starts.claim("a", 1e9, "2025-01-01");
        both.start = on("2026");
        both.end = on("2028");
        starts.claim("b", 1e9, "2025-03-01").start = on("2029");
        QCOMPARE(onlyReading(starts.readings()).term, (Term{on("2029"), std::nullopt}));
    }

    void theStartIsBorrowedBeforeTheEnd()
    {
        LedgerFixture books = oneCommitment();
        books.claim("a", 1e9, "2025-01-01").end = on("2027");
        books.claim("b", 1e9, "2025-02-01").start = on("2029");
        books.claim("c", 1e9, "2025-03-01");
        QCOMPARE(onlyReading(books.readings()).term, (Term{on("2029"), std::nullopt}));
    }

    void aTermThatEndsOnTheDayOnWhichItBeginsIsOne()
    {
        LedgerFixture books = oneCommitment();
        books.claim("a", 1e9, "2025-01-01").start = on("2026-12-31");
        books.claim("b", 1e9, "2025-02-01").end = on("2026");
        QCOMPARE(onlyReading(books.readings()).term, (Term{on("2026-12-31"), on("2026")}));
    }

    void eachUnitIsReadOnItsOwn()
    {
        LedgerFixture books;
        books.parties({"cloud"});
        books.deal("d", "2025-01-01");
        books.deployment("p", "cloud");
        Claim &chips = books.claim("chips", 400000, "2025-05-01", Stance::Official);
        chips.unit = Unit::Accelerators;
        chips.start = on("2026");
        books.claim("power", 1.5, "2025-01-01");
        const Readings readings = books.readings();
        const DeploymentReading &deployment = readings.deals().front().deployments.front();
        QCOMPARE(deployment.reading->value, Gigawatts(1.5));
        QVERIFY(!deployment.reading->term.start);
        QCOMPARE(deployment.knownClaims, 1);
        const Subject subject{SubjectKind::Deployment, "p"};
        QCOMPARE(readings.states(subject, readings.ledger().claimsOn(subject)),
                 (std::vector{ClaimState::Counts, ClaimState::Counts}));
    }

    // semantics.md, 2
    void aDealIsKnownFromItsAnnouncementOrItsFirstClaim_data()
    {
        QTest::addColumn<QString>("announced");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("day");
        QTest::addColumn<bool>("isKnown");
        const auto row = [](const char *name, const char *announced, const char *said, const char *day, bool isKnown) {
            QTest::newRow(name) << QString::fromLatin1(announced) << QString::fromLatin1(said)
                                << QString::fromLatin1(day) << isKnown;
        };
        row("the day before the announcement", "2025-03-10", "2025-04-01", "2025-03-09", false);
        row("on the announcement", "2025-03-10", "2025-04-01", "2025-03-10", true);
        row("a month's last day", "2025-03", "2025-04-01", "2025-03-30", false);
        row("a claim before the announcement", "2025-03-10", "2025-02-01", "2025-02-01", true);
        row("by a claim alone", "", "2025-02-01", "2025-02-01", true);
        row("before the only claim", "", "2025-02-01", "2025-01-31", false);
        row("neither", "", "", "1990", true);
        row("everything known", "2025-03-10", "2025-04-01", "", true);
    }
    void aDealIsKnownFromItsAnnouncementOrItsFirstClaim()
    {
        QFETCH(QString, announced);
        QFETCH(QString, said);
        QFETCH(QString, day);
        LedgerFixture books;
        books.parties({"lab", "cloud"});
        books.deal("d", announced.isEmpty() ? nullptr : announced.toLatin1().constData());
        if (!said.isEmpty()) {
            books.commitment("m", "lab", "cloud");
            books.claim("c", 1e9, said.toLatin1().constData());
        }
        const Readings readings = books.readings(day.isEmpty() ? nullptr : day.toLatin1().constData());
        QTEST(!readings.deals().empty(), "isKnown");
    }

    void whatEndedCountedUntilTheDayBefore()
    {
        LedgerFixture books;
        Deal &deal = books.deal("d", "2025-01-01");
        deal.status = DealStatus::Lapsed;
        deal.ended = on("2026-02");
        const auto read = [&](const char *day) { return books.readings(day).deals().front(); };
        QCOMPARE(read("2026-02-27").status, DealStatus::Announced);
        QVERIFY(read("2026-02-27").counts);
        QCOMPARE(read("2026-02-28").status, DealStatus::Lapsed);
        QVERIFY(!read("2026-02-28").counts);
        QVERIFY(!read(nullptr).counts);
    }

    void withoutADayWhatIsCancelledNeverCounted()
    {
        LedgerFixture books;
        books.deal("d", "2025-01-01").status = DealStatus::Cancelled;
        QVERIFY(!books.readings("2025-01-01").deals().front().counts);
    }

    void everyOtherStatusIsTodays()
    {
        LedgerFixture books;
        Deal &deal = books.deal("d", "2025-01-01");
        deal.status = DealStatus::Paused;
        deal.ended = on("2027");
        QCOMPARE(books.readings("2025-01-01").deals().front().status, DealStatus::Paused);
        QVERIFY(books.readings("2025-01-01").deals().front().counts);
    }

    // semantics.md, 13
    void aDealAsAWholeIsReadLikeItsParts()
    {
        LedgerFixture books;
        books.deal("d", "2025-01-01");
        books.asWhole();
        books.claim("a", 5e9, "2025-01-01");
        books.claim("b", 6e9, "2025-01-02");
        books.claim("power", 3, "2025-02-01").unit = Unit::Gigawatts;
        QCOMPARE(books.readings().deals().front().asWhole->value, Usd(6 * billion));
        QVERIFY(books.readings().deals().front().isContested);
    }

    void readingsMadeFromOthersAreThoseMadeFromNothing_data()
    {
        QTest::addColumn<int>("deals");
        QTest::addColumn<int>("steps");
        QTest::addColumn<int>("seed");
        const auto row = [](const char *name, int deals, int steps, int seed) {
            QTest::addRow("%s, seed %d", name, seed) << deals << steps << seed;
        };
        for (int seed = 1; seed <= walks(); ++seed) {
            row("a few deals", 4, 100, seed);
            row("a small ledger", 60, 100, seed);
        }
        for (int seed = 1; seed <= walks(); seed += 8)
            row("more than one thread's worth", 3600, 8, seed);
    }

    // A walk through days, bases and edits, each step made from the one before.
    void readingsMadeFromOthersAreThoseMadeFromNothing()
    {
        QFETCH(const int, deals);
        QFETCH(const int, steps);
        QFETCH(const int, seed);
        RandomNumbers random(static_cast<std::uint64_t>(seed));
        LedgerPtr ledger = generatedLedger(deals, static_cast<std::uint64_t>(seed) + 4);
        std::optional<PartialDate> day = anyDay(random);
        Basis basis = Basis::Best;
        auto before = std::make_unique<const Readings>(ledger, day, basis);
        for (int step = 0; step < steps; ++step) {
            const int move = random.below(10);
            if (move < 3)
                day = anyDay(random);
            else if (move < 6 && day)
                day = partialDate(day->last() + std::chrono::days(random.between(-40, 40)));
            else if (move == 6)
                basis = random.oneOf(std::array{Basis::Best, Basis::Latest, Basis::Official, Basis::Low, Basis::High});
            else
                ledger = applied(ledger,
                                 RandomChange(*ledger, static_cast<std::uint64_t>(1000 * seed + step)).of(move - 5))
                             .ledger;
            auto made = std::make_unique<const Readings>(ledger, day, basis, before.get());
            const Readings fresh(ledger, day, basis);
            const QByteArray where = QByteArray("step ") + QByteArray::number(step);
            QVERIFY2(areSame(*made, fresh), where);
            if (step % 6 == 5) // nor does it matter how the ledger came about
                QVERIFY2(areToldAlike(*made, Readings(ledgerOf(recordsOf(*ledger)), day, basis)), where);
            before = std::move(made);
        }
    }

    void aStepOfTheDayReadsWhatTurnsInIt()
    {
        // Whatever a date means as a day: a claim's month, a decision, an end, an announcement.
        LedgerFixture books = oneCommitment("2025-02");
        books.claim("a", 1e9, "2025-03");
        books.claim("b", 2e9, "2025-05-20");
        books.setAside("b", "2025-07");
        Deal &deal = books.records.deals.front();
        deal.status = DealStatus::Cancelled;
        deal.ended = on("2026");
        const LedgerPtr ledger = ledgerOf(books.records);
        std::optional<Readings> before;
        for (const char *day : {"2025-02-27", "2025-02-28", "2025-03-30", "2025-03-31", "2025-05-19", "2025-05-20",
                                "2025-07-30", "2025-07-31", "2026-12-30", "2026-12-31"})
            for (const bool isBack : {false, true}) {
                const std::optional<PartialDate> asOf = isBack ? partialDate("2025-06-01") : on(day);
                Readings made(ledger, asOf, Basis::Best, before ? &*before : nullptr);
                QVERIFY2(areSame(made, Readings(ledger, asOf, Basis::Best)), day);
                before.emplace(std::move(made));
            }
    }

    void whatOtherReadingsPreparedChangesNothing()
    {
        // More than one thread's worth of deals; the edit moves parties and sources, and judges a claim.
        const Readings before(generatedLedger(4000, 7), std::nullopt, Basis::Best);
        Records records = recordsOf(before.ledger());
        records.sources.insert(records.sources.begin(), Source{.id = Id<Source>("a-first"), .title = "First"});
        records.parties.insert(records.parties.begin(), Party{.id = Id<Party>("a-first"), .name = "First"});
        records.claims[500].amount = 5e9;
        const LedgerPtr edited = ledgerOf(records);
        const LedgerPtr onlyDeals = withoutDeal(before.ledger(), before.ledger().dealBlocks()[3]->front().record.id);
        for (const LedgerPtr &ledger : {edited, onlyDeals, before.ledgerPtr()})
            for (const Basis basis : {Basis::Best, Basis::Official}) {
                const Readings fresh(ledger, on("2026-01"), basis);
                const Readings handedOn(ledger, on("2026-01"), basis, &before);
                Lens lens;
                lens.natures = {Nature::Consumption, Nature::Guarantee};
                QCOMPARE(handedOn.deals().size(), fresh.deals().size());
                QVERIFY(totals(handedOn, lens) == totals(fresh, lens));
                QVERIFY(citedSources({handedOn, lens}) == citedSources({fresh, lens}));
                QVERIFY(contested(handedOn, lens) == contested(fresh, lens));
            }
    }
};

Q_DECLARE_METATYPE(Basis)

QTEST_APPLESS_MAIN(TestReadings)
#include "tst_readings.moc"
