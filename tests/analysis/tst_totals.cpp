#include <QTest> // first: moc cannot read <concepts> otherwise

#include "counting.h"
#include "dealtotals.h"
#include "ledgerfixture.h"
#include "totals.h"

using namespace ledger;

namespace
{
/// Rows as `id/nature value`, so that a test reads like the table.
QStringList told(const std::vector<Total> &totals)
{
    QStringList rows;
    for (const Total &total : totals)
        rows << QStringLiteral("%1/%2 %3")
                    .arg(QString::fromStdString(total.id),
                         QString::fromLatin1(word(total.nature).data(), qsizetype(word(total.nature).size())))
                    .arg(total.value.dollars);
    return rows;
}

QStringList told(const LedgerFixture &books, const Lens &lens = {}, TotalGroup group = TotalGroup::Payee)
{
    return told(totals(books.readings(lens), lens, group));
}

QStringList rows(std::initializer_list<const char *> texts)
{
    QStringList list;
    for (const char *text : texts)
        list << QString::fromLatin1(text);
    return list;
}

/// A lab with a cloud that belongs to a house, and one that stands alone.
LedgerFixture family()
{
    LedgerFixture books;
    books.party("house");
    books.party("cloud", "house");
    books.party("region", "cloud");
    books.parties({"lab", "rival"});
    books.promise("a", "lab", "cloud", 10);
    books.promise("b", "lab", "region", 4);
    books.promise("c", "lab", "rival", 7);
    books.promise("d", "house", "lab", 5, Nature::Equity);
    books.promise("e", "house", "cloud", 2, Nature::Capex);
    books.promise("f", "house", "rival", 9, Nature::Guarantee);
    return books;
}
} // namespace

class TestTotals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void someDealsComeToWhatIsPromisedInThem()
    {
        const LedgerFixture books = family();
        const auto of = [&books](std::initializer_list<const char *> ids, const Lens &lens) {
            std::set<Id<Deal>> deals;
            for (const char *id : ids)
                deals.insert(Id<Deal>(id));
            const Readings readings = books.readings(lens);
            return told(totalsOf(deals, Counting(readings, lens)));
        };
        QCOMPARE(of({"a", "b", "d"}, {}), rows({"consumption/consumption 14", "equity/equity 5"}));
        QCOMPARE(of({"a", "b", "d"}, {.natures = {Nature::Equity}}), rows({"equity/equity 5"})); // as the lens has it
        QCOMPARE(of({"f"}, {}), rows({})); // guarantees are in no total
        QCOMPARE(of({"gone"}, {}), rows({}));
    }

    void aRowForEachGroupAndNatureLargestFirst()
    {
        QCOMPARE(told(family()),
                 rows({"cloud/consumption 10", "rival/consumption 7", "lab/equity 5", "region/consumption 4",
                       "cloud/capex 2"}));
    }

    void groupsAreNamed()
    {
        const LedgerFixture books = family();
        const auto byPayee = totals(books.readings(), {});
        QCOMPARE(byPayee.front().name, std::string("The cloud"));
        const auto byNature = totals(books.readings(), {}, TotalGroup::Nature);
        QCOMPARE(byNature.front().name, std::string("consumption"));
    }

    void everyGroupingAddsUpToTheSame()
    {
        LedgerFixture books = family();
        books.records.deals[1].status = DealStatus::Rumored;
        books.records.deals[1].kind = DealKind::Power;
        books.records.commitments[2].firmness = Firmness::Potential;
        QCOMPARE(told(books, {}, TotalGroup::Payer), rows({"lab/consumption 21", "house/equity 5", "house/capex 2"}));
        QCOMPARE(told(books, {}, TotalGroup::Nature),
                 rows({"consumption/consumption 21", "equity/equity 5", "capex/capex 2"}));
        QCOMPARE(told(books, {}, TotalGroup::Kind),
                 rows({"compute/consumption 17", "compute/equity 5", "power/consumption 4", "compute/capex 2"}));
        QCOMPARE(
            told(books, {}, TotalGroup::Status),
            rows({"announced/consumption 17", "announced/equity 5", "rumored/consumption 4", "announced/capex 2"}));
        QCOMPARE(told(books, {}, TotalGroup::Firmness),
                 rows({"firm/consumption 14", "potential/consumption 7", "firm/equity 5", "firm/capex 2"}));
    }

    // semantics.md, 12
    void equalRowsGoByIdThenNature()
    {
        LedgerFixture books;
        books.parties({"lab", "x", "y"});
        books.promise("a", "lab", "y", 3, Nature::Lease);
        books.promise("b", "lab", "y", 3, Nature::Equity);
        books.promise("c", "lab", "x", 3, Nature::Power);
        QCOMPARE(told(books), rows({"x/power 3", "y/equity 3", "y/lease 3"}));
    }

    // semantics.md, 8
    void aGuaranteeCountsOnlyWhereItIsAskedFor()
    {
        Lens lens;
        lens.natures = {Nature::Guarantee};
        QCOMPARE(told(family(), lens), rows({"rival/guarantee 9"}));
        lens.natures = {Nature::Equity, Nature::Guarantee};
        QCOMPARE(told(family(), lens), rows({"rival/guarantee 9", "lab/equity 5"}));
    }

    // semantics.md, 9
    void aNamedPartyStandsForItsDescendantsWhateverTheRollUp_data()
    {
        QTest::addColumn<Lens>("lens");
        QTest::addColumn<QStringList>("expected");

        Lens payee;
        payee.payees = {Id<Party>("cloud")};
        QTest::newRow("payee") << payee << rows({"cloud/consumption 10", "region/consumption 4", "cloud/capex 2"});
        payee.rollUp = RollUp::Parent;
        QTest::newRow("payee, rolled up") << payee << rows({"house/consumption 14", "house/capex 2"});
        Lens payer;
        payer.payers = {Id<Party>("house")};
        QTest::newRow("payer") << payer << rows({"lab/equity 5", "cloud/capex 2"});
        Lens party;
        party.parties = {Id<Party>("house")};
        QTest::newRow("party") << party
                               << rows({"cloud/consumption 10", "lab/equity 5", "region/consumption 4",
                                        "cloud/capex 2"});
        party.payers = {Id<Party>("lab")};
        QTest::newRow("party and payer") << party << rows({"cloud/consumption 10", "region/consumption 4"});
        Lens several;
        several.payees = {Id<Party>("lab"), Id<Party>("rival")};
        QTest::newRow("several") << several << rows({"rival/consumption 7", "lab/equity 5"});
        Lens nobody;
        nobody.parties = {Id<Party>("stranger")};
        QTest::newRow("a party that is not there") << nobody << QStringList();
    }
    void aNamedPartyStandsForItsDescendantsWhateverTheRollUp()
    {
        QFETCH(Lens, lens);
        QTEST(told(family(), lens), "expected");
    }

    void rolledUpBothEndsCountAsTheTopmostAncestor()
    {
        Lens lens;
        lens.rollUp = RollUp::Parent;
        QCOMPARE(told(family(), lens),
                 rows({"house/consumption 14", "rival/consumption 7", "lab/equity 5", "house/capex 2"}));
        QCOMPARE(told(family(), lens, TotalGroup::Payer),
                 rows({"lab/consumption 21", "house/equity 5", "house/capex 2"}));
    }

    void firmnessKindAndStatusFilter()
    {
        LedgerFixture books = family();
        books.records.commitments[0].firmness = Firmness::Contingent;
        books.records.deals[2].kind = DealKind::Silicon;
        books.records.deals[3].status = DealStatus::Signed;
        Lens firmness;
        firmness.firmnesses = {Firmness::Contingent, Firmness::Potential};
        QCOMPARE(told(books, firmness), rows({"cloud/consumption 10"}));
        Lens kind;
        kind.kinds = {DealKind::Silicon};
        QCOMPARE(told(books, kind), rows({"rival/consumption 7"}));
        Lens status;
        status.statuses = {DealStatus::Signed};
        QCOMPARE(told(books, status), rows({"lab/equity 5"}));
    }

    // semantics.md, 2
    void whatIsCancelledCountsOnlyWhereItIsAskedFor()
    {
        LedgerFixture books;
        books.parties({"lab", "cloud"});
        books.promise("a", "lab", "cloud", 10);
        books.records.deals[0].status = DealStatus::Cancelled;
        books.records.deals[0].ended = on("2026-03");
        QCOMPARE(told(books), QStringList());
        Lens cancelled;
        cancelled.statuses = {DealStatus::Cancelled};
        QCOMPARE(told(books, cancelled), rows({"cloud/consumption 10"}));
        Lens before;
        before.asOf = on("2026-03-30");
        QCOMPARE(told(books, before, TotalGroup::Status), rows({"announced/consumption 10"}));
        before.statuses = {DealStatus::Cancelled};
        QCOMPARE(told(books, before), QStringList());
        before.statuses = {DealStatus::Announced};
        QCOMPARE(told(books, before), rows({"cloud/consumption 10"}));
    }

    void onlyWhatFallsInThePeriodCounts()
    {
        LedgerFixture books;
        books.parties({"lab", "cloud", "early"});
        Claim &year = books.promise("a", "lab", "cloud", 365);
        year.start = on("2026-01");
        year.end = on("2026-12");
        Claim &before = books.promise("b", "lab", "early", 100);
        before.start = on("2025-01");
        before.end = on("2026-01-31");
        Lens lens;
        lens.from = on("2026-02");
        lens.to = on("2026-02");
        QCOMPARE(told(books, lens), rows({"cloud/consumption 28"}));
        lens.from = on("2026");
        lens.to = on("2026");
        QCOMPARE(told(books, lens), rows({"cloud/consumption 365", "early/consumption 8"}));
    }

    void aCommitmentCountsByADayInThePeriodAndNotByItsMoney()
    {
        LedgerFixture books;
        books.parties({"lab", "cloud"});
        books.promise("a", "lab", "cloud", 365).low = 0;
        Lens lens;
        lens.basis = Basis::Low;
        lens.from = on("2025");
        lens.to = on("2025");
        const auto in2025 = totals(books.readings(lens), lens);
        QCOMPARE(in2025.size(), std::size_t(1));
        QCOMPARE(in2025.front().value, Usd(0));
        QCOMPARE(in2025.front().commitments, 1);
        QCOMPARE(in2025.front().high, Usd(73)); // a fifth of the assumed term: 365 of 1826 days
        lens.from = on("2031");
        lens.to.reset();
        QVERIFY(totals(books.readings(lens), lens).empty());
    }

    void theBandSumsOverTheSameCommitments()
    {
        LedgerFixture books;
        books.parties({"lab", "cloud"});
        books.promise("a", "lab", "cloud", 100).low = 20;
        books.claim("a-2", 150, "2024-01-01");
        books.promise("b", "lab", "cloud", 10).high = 15;
        const auto all = totals(books.readings(), {});
        QCOMPARE(all.front().value, Usd(110));
        QCOMPARE(all.front().low, Usd(30));
        QCOMPARE(all.front().high, Usd(165));
        Lens low;
        low.basis = Basis::Low;
        QCOMPARE(totals(books.readings(low), low).front().value, Usd(30));
        QCOMPARE(totals(books.readings(low), low).front().high, Usd(165));
    }

    void aRowTellsWhatItIsMadeOf()
    {
        LedgerFixture books;
        books.parties({"lab", "cloud"});
        Claim &bounded = books.promise("a", "lab", "cloud", 100);
        bounded.start = bounded.end = on("2026");
        bounded.hedge = Hedge::UpTo;
        books.promise("b", "lab", "cloud", 10).hedge = Hedge::Over;
        books.records.commitments.back().firmness = Firmness::Contingent;
        books.claim("b-2", 15, "2024-01-01");
        const Total total = totals(books.readings(), {}).front();
        QCOMPARE(total.byFirmness, (std::array{Usd(100), Usd(10), Usd(0)}));
        QCOMPARE(total.assumed, Usd(10));
        QCOMPARE(total.commitments, 2);
        QCOMPARE(total.claims, 3);
        QVERIFY(total.isContested);
        QVERIFY(total.opensUpwards);
        QVERIFY(total.isCeiling);
    }

    void whatHasNoValueIsNoRow()
    {
        Lens lens;
        lens.basis = Basis::Official;
        QVERIFY(totals(family().readings(lens), lens).empty());
    }

    void aPartyThatPaysItsOwnHouseStillCounts()
    {
        Lens lens;
        lens.rollUp = RollUp::Parent;
        lens.natures = {Nature::Capex};
        QCOMPARE(told(family(), lens), rows({"house/capex 2"}));
    }

    void periodsAddUpToTheTotals()
    {
        LedgerFixture books = family();
        for (const Step by : {Step::Month, Step::Quarter, Step::Year}) {
            Lens lens;
            lens.by = by;
            Usd sum;
            for (const PeriodTotals &period : totalsByPeriod({books.readings(), lens}, TotalGroup::Payee))
                for (const Total &total : period.totals)
                    sum += total.value;
            QCOMPARE(sum, Usd(28));
        }
        Lens lens;
        lens.from = on("2026");
        lens.to = on("2027-06");
        const auto periods = totalsByPeriod({books.readings(), lens}, TotalGroup::Payee);
        QCOMPARE(periods.size(), std::size_t(2));
        QCOMPARE(periods[0].period, std::string("2026"));
        QCOMPARE(periods[1].last, dayOf("2027-12-31"));
        Usd sum;
        for (const PeriodTotals &period : periods)
            for (const Total &total : period.totals)
                sum += total.value;
        Usd whole;
        for (const Total &total : totals(books.readings(), lens))
            whole += total.value;
        QCOMPARE(sum, whole);
    }
};

Q_DECLARE_METATYPE(Lens)

QTEST_APPLESS_MAIN(TestTotals)
#include "tst_totals.moc"
