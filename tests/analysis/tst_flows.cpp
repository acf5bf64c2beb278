#include <QTest> // first: moc cannot read <concepts> otherwise

#include "concentration.h"
#include "flows.h"
#include "ledgerfixture.h"
#include "toldrows.h"

using namespace ledger;

namespace
{
/// Flows as `payer>payee nature value`.
QStringList flowRows(const LedgerFixture &books, const Lens &lens = {})
{
    QStringList rows;
    for (const Flow &flow : flows(books.readings(lens), lens))
        rows << QStringLiteral("%1>%2 %3 %4")
                    .arg(text(flow.payer.text), text(flow.payee.text), text(word(flow.nature)))
                    .arg(flow.value.dollars);
    return rows;
}

/// Legs as `payer>payee value`.
QStringList legRows(const LedgerFixture &books, const Lens &lens = {})
{
    QStringList rows;
    for (const Leg &leg : legs(books.readings(lens), lens))
        rows << QStringLiteral("%1>%2 %3").arg(text(leg.payer.text), text(leg.payee.text)).arg(leg.value.dollars);
    return rows;
}

/// A lab that buys from a house with a cloud of its own, and that the house invests in.
LedgerFixture trade()
{
    LedgerFixture books;
    books.party("house");
    books.party("cloud", "house");
    books.parties({"lab", "rival"});
    books.promise("a", "lab", "cloud", 10);
    books.promise("b", "lab", "house", 4);
    books.promise("c", "lab", "cloud", 3, Nature::Hardware);
    books.promise("d", "house", "lab", 5, Nature::Equity);
    books.promise("e", "house", "cloud", 2, Nature::Capex);
    books.promise("f", "house", "lab", 9, Nature::Guarantee);
    books.promise("g", "lab", "rival", 4);
    return books;
}

/// On what day the only leg of a ledger was first said.
QString firstSaid(const LedgerFixture &books, const Lens &lens = {})
{
    const auto found = legs(books.readings(lens), lens);
    return found.size() == 1 ? text(isoText(found.front().firstSaid)) : QStringLiteral("%1 legs").arg(found.size());
}
} // namespace

/// Money between parties (semantics.md, 8 and 10).
class TestFlows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFlowIsOfOnePayerPayeeAndNatureLargestFirst()
    {
        QCOMPARE(flowRows(trade()),
                 rows({"lab>cloud consumption 10", "house>lab equity 5", "lab>house consumption 4",
                       "lab>rival consumption 4", "lab>cloud hardware 3", "house>cloud capex 2"}));
    }

    void afterRollUpThereIsNoFlowFromAPartyToItself()
    {
        Lens lens;
        lens.rollUp = RollUp::Parent;
        QCOMPARE(flowRows(trade(), lens),
                 rows({"lab>house consumption 14", "house>lab equity 5", "lab>rival consumption 4",
                       "lab>house hardware 3"}));
        QCOMPARE(legRows(trade(), lens), rows({"lab>house 17", "house>lab 5", "lab>rival 4"}));
    }

    void aFlowHasItsBandAndHowManyCommitmentsCountInIt()
    {
        LedgerFixture books;
        books.parties({"lab", "cloud"});
        books.promise("a", "lab", "cloud", 10).low = 6;
        books.promise("b", "lab", "cloud", 5).high = 8;
        books.promise("c", "lab", "cloud", 7);
        books.setAside("c-c", "2025-02-01");
        const auto found = flows(books.readings(), {});
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found.front().value, Usd(15));
        QCOMPARE(found.front().low, Usd(11));
        QCOMPARE(found.front().high, Usd(18));
        QCOMPARE(found.front().commitments, 2);
    }

    void equalFlowsGoByPayerPayeeAndNature()
    {
        LedgerFixture books;
        books.parties({"a", "b", "c"});
        books.promise("1", "b", "a", 1);
        books.promise("2", "a", "c", 1, Nature::Power);
        books.promise("3", "a", "c", 1, Nature::Equity);
        books.promise("4", "a", "b", 1);
        QCOMPARE(flowRows(books), rows({"a>b consumption 1", "a>c equity 1", "a>c power 1", "b>a consumption 1"}));
    }

    void aLegSumsAllNaturesButGuaranteesEvenWhereThoseAreAskedFor()
    {
        QCOMPARE(legRows(trade()),
                 rows({"lab>cloud 13", "house>lab 5", "lab>house 4", "lab>rival 4", "house>cloud 2"}));
        Lens lens;
        lens.natures = {Nature::Equity, Nature::Guarantee};
        QCOMPARE(flowRows(trade(), lens), rows({"house>lab guarantee 9", "house>lab equity 5"}));
        QCOMPARE(legRows(trade(), lens), rows({"house>lab 5"}));
    }

    void aLegIsThereOnlyIfItIsAboveZero()
    {
        LedgerFixture books;
        books.parties({"lab", "cloud"});
        books.promise("a", "lab", "cloud", 10).low = 0;
        Lens low;
        low.basis = Basis::Low;
        QCOMPARE(flowRows(books, low), rows({"lab>cloud consumption 0"}));
        QCOMPARE(legRows(books, low), QStringList());
        QCOMPARE(legRows(books), rows({"lab>cloud 10"}));
    }

    void onlyWhatFallsInThePeriodFlows()
    {
        LedgerFixture books;
        books.parties({"lab", "cloud"});
        Claim &claim = books.promise("a", "lab", "cloud", 365);
        claim.start = claim.end = on("2026");
        Lens lens;
        lens.from = lens.to = on("2026-01");
        QCOMPARE(flowRows(books, lens), rows({"lab>cloud consumption 31"}));
        lens.from = lens.to = on("2027");
        QCOMPARE(flowRows(books, lens), QStringList());
    }

    void aLegWasFirstSaidWithTheEarliestKnownClaimOfWhatCountsInIt()
    {
        LedgerFixture books;
        books.parties({"lab", "cloud"});
        books.promise("a", "lab", "cloud", 10).stated = on("2025-06");
        books.claim("a-2", 12, "2025-03-05").stance = Stance::Official;
        books.claim("a-3", 8, "2025-02-05");
        books.claim("a-4", 30, "2025-04-01").supersedes = {Id<Claim>("a-3")};
        QCOMPARE(firstSaid(books), QStringLiteral("2025-02-05")); // history too was said
        Lens official;
        official.basis = Basis::Official;
        QCOMPARE(firstSaid(books, official), QStringLiteral("2025-03-05"));
        books.setAside("a-3", "2025-07-01");
        QCOMPARE(firstSaid(books), QStringLiteral("2025-03-05"));
        Lens before;
        before.asOf = on("2025-06-29");
        QCOMPARE(firstSaid(books, before), QStringLiteral("2025-02-05"));
        books.promise("b", "lab", "cloud", 1).stated = on("2024"); // its last day
        QCOMPARE(firstSaid(books), QStringLiteral("2024-12-31"));
        Lens consumption;
        consumption.natures = {Nature::Equity};
        books.records.commitments.back().nature = Nature::Equity;
        books.records.claims.back().stated = on("2024-05");
        QCOMPARE(firstSaid(books, consumption), QStringLiteral("2024-05-31"));
        consumption.natures = {Nature::Consumption};
        QCOMPARE(firstSaid(books, consumption), QStringLiteral("2025-03-05"));
    }

    void concentrationTellsOnHowFewAPayersMoneyRests()
    {
        const auto found = concentration(trade().readings(), {});
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found.front().id.text, std::string("lab"));
        QCOMPARE(found.front().name, std::string("The lab"));
        QCOMPARE(found.front().value, Usd(18));
        QCOMPARE(found.front().suppliers, 3);
        QCOMPARE(found.front().top.text, std::string("cloud"));
        QCOMPARE(found.front().topShare, 10.0 / 18);
        QCOMPARE(found.front().hhi, (100.0 + 16 + 16) / 324);
        Lens lens;
        lens.rollUp = RollUp::Parent;
        QCOMPARE(concentration(trade().readings(), lens).front().suppliers, 2);
    }

    void concentrationHasARowForEachPayerWithAFlowAboveZero()
    {
        LedgerFixture books;
        books.parties({"cloud", "house", "lab", "rival", "thrift"});
        books.promise("a", "lab", "cloud", 5);
        books.promise("b", "lab", "rival", 5);
        books.promise("c", "house", "rival", 10);
        books.promise("d", "house", "cloud", 7).low = 0;
        books.promise("e", "thrift", "cloud", 3).low = 0;
        Lens low;
        low.basis = Basis::Low;
        const auto found = concentration(books.readings(low), low);
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].id.text, std::string("house")); // equal: by id
        QCOMPARE(found[0].suppliers, 1);
        QCOMPARE(found[0].hhi, 1.0);
        QCOMPARE(found[1].top.text, std::string("cloud"));
        QCOMPARE(concentration(books.readings(), {}, Nature::Equity).size(), std::size_t(0));
    }
};

QTEST_APPLESS_MAIN(TestFlows)
#include "tst_flows.moc"
