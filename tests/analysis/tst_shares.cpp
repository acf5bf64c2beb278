#include <QTest> // first: moc cannot read <concepts> otherwise

#include "counting.h"
#include "dealtotals.h"
#include "disputes.h"
#include "generated.h"
#include "ledgerfixture.h"
#include "shares.h"
#include "toldrows.h"

#include <map>

using namespace ledger;

namespace
{
/// Parts as `2026 cloud=5 rival=3`, a period an entry.
template <typename Amount> QStringList told(const Shares<Amount> &shares)
{
    QStringList periods;
    for (const SharePeriod<Amount> &period : shares) {
        QString text = QString::fromStdString(period.period);
        for (const SharePart<Amount> &part : period.parts) {
            text += QLatin1Char(' ') + QString::fromStdString(part.id) + QLatin1Char('=');
            if constexpr (std::is_same_v<Amount, Usd>)
                text += QString::number(part.value.dollars);
            else
                text += QString::number(part.value);
        }
        periods << text;
    }
    return periods;
}

LedgerFixture twoClouds()
{
    LedgerFixture books;
    books.party("house");
    books.party("cloud", "house");
    books.parties({"lab", "rival"});
    Claim &cloud = books.promise("a", "lab", "cloud", 730);
    cloud.start = on("2026");
    cloud.end = on("2027");
    Claim &rival = books.promise("b", "lab", "rival", 365);
    rival.start = on("2027");
    rival.end = on("2027");
    return books;
}

/// Calls back with what counts (semantics.md, 9), one after another.
template <typename Callback> void forEachCountingPlainly(const Readings &readings, const Lens &lens, Callback callback)
{
    const Passes passes(readings.ledger(), lens);
    for (const DealReading &deal : readings.deals())
        for (const CommitmentReading &part : deal.commitments)
            if (passes.counts(deal) && part.reading && passes.passes(part))
                if (const Days days = daysOf(part, lens.assumeYears); boundsOf(lens).meet(days.first, days.last))
                    callback(part, days);
}

/// What shares() says, added up one by one: for each period by the position of the party, the last one without.
struct PlainShares
{
    std::map<int, std::map<std::size_t, Usd>> dues;
    std::map<int, Usd> assumed;
};

PlainShares plainShares(const Readings &readings, const Lens &lens, ShareGroup group)
{
    const Passes passes(readings.ledger(), lens);
    const Bounds bounds = boundsOf(lens);
    PlainShares plain;
    forEachCountingPlainly(readings, lens, [&](const CommitmentReading &part, const Days &days) {
        const int party = passes.countedAs(group == ShareGroup::Payee ? part.payee : part.payer);
        const std::size_t position = party < 0 ? readings.ledger().parties().size() : static_cast<std::size_t>(party);
        for (int period = periodNumber(days.first, lens.by); period <= periodNumber(days.last, lens.by); ++period) {
            const Bounds within{bounds.notBefore(firstDayOf(period, lens.by)),
                                bounds.notAfter(lastDayOf(period, lens.by))};
            if (within.last < within.first)
                continue;
            const Usd due = dueWithin(part.reading->value, days, within);
            plain.dues[period][position] += due;
            if (days.isAssumed)
                plain.assumed[period] += due;
        }
    });
    return plain;
}

LedgerFixture reports()
{
    LedgerFixture books;
    books.party("house");
    books.party("cloud", "house");
    books.party("region", "house");
    books.parties({"lab", "rival"});
    books.party("lab-labs", "lab");
    books.source("early", "2025-01-10");
    books.source("late", "2025-06");
    books.source("undated");
    books.observation("o1", "lab", "cloud", 60, "2025", "early");
    books.observation("o2", "lab", "cloud", 50, "2025-04", "late").stance = Stance::Speculative;
    books.observation("o3", "lab", "rival", 0, "2025", "undated");
    books.observation("o4", "lab", "region", 20, "2025-12-31", "early");
    books.observation("o5", "lab-labs", "rival", 99, "2025", "early");
    books.observation("o6", "lab", "rival", 40, "2026", "late");
    return books;
}
} // namespace

class TestShares : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofAFewTheOthersAreGatheredButForTheLargest()
    {
        LedgerFixture books = twoClouds();
        books.parties({"x", "y", "z"});
        const auto inDecember = [](Claim &claim) { claim.start = claim.end = on("2027-12"); };
        inDecember(books.promise("c", "lab", "z", 10));
        inDecember(books.promise("d", "lab", "y", 10));
        inDecember(books.promise("e", "lab", "x", 31));
        const Readings readings = books.readings();
        const std::vector<std::string> named{"z", "nobody"};

        const PeriodDues dues({readings, {}}, ShareGroup::Payee);
        const Shares<Usd> few = dues.sharesOf(named);
        const Shares<Usd> all = dues.shares();

        QCOMPARE(few.size(), std::size_t(24));
        QCOMPARE(told(few).first(), QStringLiteral("2026-01 cloud=31"));
        QCOMPARE(told(all).last(), QStringLiteral("2027-12 cloud=31 rival=31 x=31 y=10 z=10"));
        QCOMPARE(told(few).last(), QStringLiteral("2027-12 cloud=31 rival=31 z=10 =41"));
        QCOMPARE(few.back().total, all.back().total);
        QCOMPARE(few.back().hhi, all.back().hhi);
    }

    void theLeadersOfEachPeriodAreThoseOfAll()
    {
        const Readings readings(generatedLedger(300, 7), std::nullopt, Basis::Best);
        const PeriodDues dues({readings, {}}, ShareGroup::Payee);
        const Shares<Usd> few = dues.sharesOf({});
        const Shares<Usd> all = dues.shares();
        QCOMPARE(few.size(), all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            const std::size_t leaders = std::min<std::size_t>(2, all[i].parts.size());
            QCOMPARE(few[i].parts.size(), std::min<std::size_t>(3, all[i].parts.size()));
            for (std::size_t part = 0; part < leaders; ++part)
                QVERIFY(few[i].parts[part] == all[i].parts[part]);
        }
    }

    void monthsAddUpToTheSharesOfEveryStep_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("all") << QString() << QString();
        QTest::newRow("from within a month") << QStringLiteral("2026-03-10") << QString();
        QTest::newRow("to within a quarter") << QString() << QStringLiteral("2027-05-20");
    }

    void monthsAddUpToTheSharesOfEveryStep()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        const LedgerPtr ledger = generatedLedger(300, 7);
        const Readings readings(ledger, std::nullopt, Basis::Best);
        Lens lens;
        lens.from = partialDate(from.toStdString());
        lens.to = partialDate(to.toStdString());
        for (const ShareGroup group : {ShareGroup::Payee, ShareGroup::Payer}) {
            lens.natures = {Nature::Consumption};
            const PeriodDues months({readings, lens}, group);
            for (const Step step : {Step::Year, Step::Quarter, Step::Month}) {
                lens.by = step;
                QVERIFY(!months.by(step).shares().empty());
                QVERIFY(months.by(step).shares() == shares(readings, lens, Nature::Consumption, group));
            }
        }
    }

    void allCoresTogetherSayWhatOneWouldOneByOne_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("by");
        QTest::newRow("months") << QString() << QString() << static_cast<int>(Step::Month);
        QTest::newRow("years of a period")
            << QStringLiteral("2025-03-10") << QStringLiteral("2031-05-20") << static_cast<int>(Step::Year);
    }

    void allCoresTogetherSayWhatOneWouldOneByOne()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const int, by);
        const Readings readings(generatedLedger(4500, 3), std::nullopt, Basis::Latest);
        Lens lens;
        lens.from = partialDate(from.toStdString());
        lens.to = partialDate(to.toStdString());
        lens.by = static_cast<Step>(by);
        lens.rollUp = RollUp::Parent;
        lens.natures = {Nature::Consumption};
        const auto &parties = readings.ledger().parties();
        for (const ShareGroup group : {ShareGroup::Payee, ShareGroup::Payer}) {
            PlainShares plain = plainShares(readings, lens, group);
            for (const SharePeriod<Usd> &period : shares(readings, lens, Nature::Consumption, group)) {
                const int number = periodNumber(period.first, lens.by);
                const auto &dues = plain.dues.at(number);
                Usd total;
                double squares = 0;
                for (const auto &[party, due] : dues) {
                    total += due;
                    squares += static_cast<double>(due.dollars) * static_cast<double>(due.dollars);
                }
                QCOMPARE(period.total, total);
                QCOMPARE(period.assumed, plain.assumed[number]);
                const auto whole = static_cast<double>(total.dollars);
                QVERIFY(period.hhi == squares / (whole * whole)); // to the last bit
                for (const SharePart<Usd> &part : period.parts) {
                    const int party = part.id.empty() ? -1 : readings.ledger().partyNumber(Id<Party>(part.id));
                    QCOMPARE(part.value, dues.at(party < 0 ? parties.size() : static_cast<std::size_t>(party)));
                }
                plain.dues.erase(number);
            }
            for (const auto &[number, dues] : plain.dues)
                for (const auto &[party, due] : dues)
                    QCOMPARE(due, Usd(0)); // what is not told is nothing
        }
    }

    void allCoresTogetherCiteAndCompareAsOneWould()
    {
        const Readings readings(generatedLedger(4500, 3), std::nullopt, Basis::Best);
        const Lens lens;
        std::map<const Source *, CitedSource> cited;
        const auto &sources = readings.ledger().sources();
        forEachCountingPlainly(readings, lens, [&](const CommitmentReading &part, const Days &) {
            const Source *source = &sources[static_cast<std::size_t>(part.source)];
            CitedSource &of = cited[source];
            of.source = source;
            ++of.claims;
            of.value += part.reading->value;
        });
        const std::vector<CitedSource> told = citedSources({readings, lens});
        QCOMPARE(told.size(), cited.size());
        for (const CitedSource &each : told)
            QVERIFY(each == cited.at(each.source));

        std::size_t beyond = 0;
        for (const Uncounted &each : uncounted(readings, lens))
            beyond += each.why == NoValue::NotBrokenDown;
        const std::vector<NotBrokenDown> deals = notBrokenDown(readings, lens);
        QVERIFY(beyond > 0);
        QCOMPARE(deals.size(), beyond);
        QVERIFY(std::ranges::is_sorted(deals, {}, [](const NotBrokenDown &each) { return each.deal->id; }));
        for (const DealReading &deal : readings.deals()) {
            Usd parts;
            for (const CommitmentReading &part : deal.commitments)
                parts += part.reading ? part.reading->value : Usd(0);
            const bool isBeyond
                = deal.counts && deal.asWhole && (deal.asWhole->value - parts).dollars > parts.dollars / 100;
            QCOMPARE(std::ranges::binary_search(deals, deal.dossier->record.id, {},
                                                [](const NotBrokenDown &each) { return each.deal->id; }),
                     isBeyond);
        }
    }

    void moneyFallsDueInItsPeriods()
    {
        const LedgerFixture books = twoClouds();
        QCOMPARE(told(shares(books.readings(), {})), rows({"2026 cloud=365", "2027 cloud=365 rival=365"}));
        Lens lens;
        lens.by = Step::Quarter;
        lens.from = on("2026-11");
        lens.to = on("2027-01");
        QCOMPARE(told(shares(books.readings(), lens)), rows({"2026-Q4 cloud=61", "2027-Q1 cloud=31 rival=31"}));
    }

    void sharesAndTheirConcentrationAreOfTheTotal()
    {
        LedgerFixture books = twoClouds();
        books.records.claims[1].amount = 1095;
        const auto found = shares(books.readings(), {});
        QCOMPARE(found[0].hhi, 1.0);
        QCOMPARE(found[1].total, Usd(1460));
        QCOMPARE(found[1].parts[0].id, std::string("rival"));
        QCOMPARE(found[1].parts[0].name, std::string("The rival"));
        QCOMPARE(found[1].parts[0].share, 0.75);
        QCOMPARE(found[1].hhi, 0.625);
        QCOMPARE(found[1].first, dayOf("2027-01-01"));
    }

    void whatRestsOnAnAssumedTermIsToldApart()
    {
        LedgerFixture books = twoClouds();
        books.records.claims[1].end.reset();
        Lens lens;
        lens.assumeYears = 1;
        const auto found = shares(books.readings(lens), lens);
        QCOMPARE(found[0].assumed, Usd(0));
        QCOMPARE(found[1].assumed, Usd(365));
        QCOMPARE(found[1].total, Usd(730));
    }

    void aShareIsOfOneNatureAndOneSide()
    {
        LedgerFixture books = twoClouds();
        books.promise("c", "house", "lab", 8, Nature::Equity);
        QCOMPARE(told(shares(books.readings(), {}, Nature::Equity)), rows({"2025 lab=8"}));
        QCOMPARE(told(shares(books.readings(), {}, Nature::Equity, ShareGroup::Payer)), rows({"2025 house=8"}));
        Lens guarantees;
        guarantees.natures = {Nature::Guarantee};
        QCOMPARE(told(shares(books.readings(), guarantees)).size(), 2); // the nature asked for rules
    }

    void partsAndPeriodsOfNothingAreLeftOut()
    {
        LedgerFixture books = twoClouds();
        books.records.claims[1].amount = 0;
        QCOMPARE(told(shares(books.readings(), {})), rows({"2026 cloud=365", "2027 cloud=365"}));
        books.records.claims[0].amount = 1; // due by the half of its days
        QCOMPARE(told(shares(books.readings(), {})), rows({"2026 cloud=1"}));
    }

    void rolledUpPartiesShareAsOne()
    {
        LedgerFixture books = twoClouds();
        Lens lens;
        lens.rollUp = RollUp::Parent;
        QCOMPARE(told(shares(books.readings(), lens)), rows({"2026 house=365", "2027 house=365 rival=365"}));
        lens.payees = {Id<Party>("rival")};
        QCOMPARE(told(shares(books.readings(), lens)), rows({"2027 rival=365"}));
    }

    // command-line.md: share --reported
    void reportsAreChosenByYearAndCounterparty()
    {
        const LedgerPtr ledger = reports().ledger();
        const auto found = reportedShares(*ledger, {}, Id<Party>("lab"));
        QCOMPARE(told(found), rows({"2025 cloud=60 region=20 rival=0", "2026 rival=40"}));
        QCOMPARE(found[0].total, 80.0);
        QCOMPARE(found[0].parts[0].share, 0.75);
        QCOMPARE(found[0].hhi, 0.625);
        QCOMPARE(found[0].assumed, 0.0);
    }

    void reportsAreKnownFromTheirSourcesLastDay()
    {
        const LedgerPtr ledger = reports().ledger();
        Lens lens;
        lens.basis = Basis::Latest;
        QCOMPARE(told(reportedShares(*ledger, lens, Id<Party>("lab"))),
                 rows({"2025 cloud=50 region=20 rival=0", "2026 rival=40"}));
        lens.asOf = on("2025-06-29");
        QCOMPARE(told(reportedShares(*ledger, lens, Id<Party>("lab"))), rows({"2025 cloud=60 region=20 rival=0"}));
        lens.asOf = on("2024");
        QCOMPARE(told(reportedShares(*ledger, lens, Id<Party>("lab"))),
                 rows({"2025 rival=0"})); // undated: always known
    }

    void reportsFollowTheBasis()
    {
        LedgerFixture books = reports();
        Observation &range = books.observation("o7", "lab", "rival", 0, "2026", "early");
        range.value.reset();
        range.low = 10;
        range.high = 30;
        range.stance = Stance::Official;
        const LedgerPtr ledger = books.ledger();
        Lens lens;
        lens.from = on("2026");
        const auto on2026 = [&](Basis basis) {
            lens.basis = basis;
            return told(reportedShares(*ledger, lens, Id<Party>("lab")));
        };
        QCOMPARE(on2026(Basis::Best), rows({"2026 rival=20"}));
        QCOMPARE(on2026(Basis::Latest), rows({"2026 rival=40"}));
        QCOMPARE(on2026(Basis::Official), rows({"2026 rival=20"}));
        QCOMPARE(on2026(Basis::Low), rows({"2026 rival=10"}));
        QCOMPARE(on2026(Basis::High), rows({"2026 rival=40"}));
    }

    void undatedReportsAreTheOldest()
    {
        LedgerFixture books = reports();
        books.observation("z", "lab", "cloud", 5, "2025", "undated");
        QCOMPARE(told(reportedShares(*books.ledger(), {}, Id<Party>("lab"))).front(),
                 QStringLiteral("2025 cloud=60 region=20 rival=0"));
    }

    void aReportSetAsideIsOut()
    {
        LedgerFixture books = reports();
        Decision &decision = books.records.decisions.emplace_back();
        decision.id = Id<Decision>("x");
        decision.of = {SubjectKind::Observation, "o1"};
        decision.decided = on("2025-03");
        QCOMPARE(told(reportedShares(*books.ledger(), {}, Id<Party>("lab"))).front(),
                 QStringLiteral("2025 cloud=50 region=20 rival=0"));
        Lens before;
        before.asOf = on("2025-03-30");
        QCOMPARE(told(reportedShares(*books.ledger(), before, Id<Party>("lab"))).front(),
                 QStringLiteral("2025 cloud=60 region=20 rival=0"));
    }

    void reportsRollUpTheirCounterpartiesSummed()
    {
        Lens lens;
        lens.rollUp = RollUp::Parent;
        QCOMPARE(told(reportedShares(*reports().ledger(), lens, Id<Party>("lab"))).front(),
                 QStringLiteral("2025 house=80 rival=0"));
    }

    void reportsAreOfExactlyTheirSubject()
    {
        QCOMPARE(told(reportedShares(*reports().ledger(), {}, Id<Party>("lab-labs"))), rows({"2025 rival=99"}));
        QVERIFY(reportedShares(*reports().ledger(), {}, Id<Party>("stranger")).empty());
    }

    // semantics.md, 12
    void aReportOfNobodyStandsInThePartWithoutAnId()
    {
        LedgerFixture books = reports();
        books.observation("o8", "lab", "", 10, "2025", "early");
        QCOMPARE(told(reportedShares(*books.ledger(), {}, Id<Party>("lab"))).front(),
                 QStringLiteral("2025 cloud=60 region=20 =10 rival=0"));
    }
};

QTEST_APPLESS_MAIN(TestShares)
#include "tst_shares.moc"
