#include <QTest> // first: moc cannot read <concepts> otherwise

#include "ledgerfixture.h"
#include "listing.h"
#include "toldrows.h"

using namespace ledger;

namespace
{
QStringList dealsIn(const LedgerFixture &books, const Lens &lens = {})
{
    QStringList found;
    const Readings readings = books.readings(lens);
    for (const DealRow &row : dealRows(readings, lens))
        found << text(row.deal->record.id.text);
    return found;
}

QStringList changesIn(const LedgerFixture &books, const Lens &lens = {})
{
    QStringList found;
    const LedgerPtr ledger = books.ledger();
    for (const ChangeRow &row : changeRows(*ledger, lens))
        found << text(isoText(row.day)) + QLatin1Char(' ') + text(row.place.claim->id.text);
    return found;
}

/// Three deals: money, a deployment, and roles alone.
LedgerFixture threeDeals()
{
    LedgerFixture books;
    books.party("house");
    books.party("cloud", "house");
    books.parties({"idle", "lab", "maker"});
    books.promise("a", "lab", "cloud", 10);
    books.deal("b", "2026-01-01").kind = DealKind::Site;
    books.deployment("p", "cloud").supplier = Id<Party>("maker");
    books.claim("p-c", 1, "2025-06");
    books.claim("p-d", 2, "2025-07-01");
    books.deal("c", "2026-02").parties = {{Id<Party>("lab"), Role::Partner}, {Id<Party>("maker"), Role::Partner}};
    books.source("wire");
    books.records.deals.back().sources = {Id<Source>("wire")};
    books.source("unused");
    return books;
}
} // namespace

class TestListing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDealIsShownWhenItIsKnownAndPasses()
    {
        QCOMPARE(dealsIn(threeDeals()), rows({"a", "b", "c"}));
        Lens early;
        early.asOf = on("2025");
        QCOMPARE(dealsIn(threeDeals(), early), rows({"a", "b"}));
        Lens kind;
        kind.kinds = {DealKind::Site};
        QCOMPARE(dealsIn(threeDeals(), kind), rows({"b"}));
        Lens payer;
        payer.payers = {Id<Party>("lab")};
        QCOMPARE(dealsIn(threeDeals(), payer), rows({"a"}));
        Lens nature;
        nature.natures = {Nature::Equity};
        QCOMPARE(dealsIn(threeDeals(), nature), QStringList());
    }

    void forThePartyADeploymentOrARoleWillDo()
    {
        const auto shown = [](const char *party) {
            Lens lens;
            lens.parties = {Id<Party>(party)};
            return dealsIn(threeDeals(), lens);
        };
        QCOMPARE(shown("lab"), rows({"a", "c"}));
        QCOMPARE(shown("house"), rows({"a", "b"}));
        QCOMPARE(shown("maker"), rows({"b", "c"}));
        QCOMPARE(shown("idle"), QStringList());
        Lens both;
        both.parties = {Id<Party>("maker")};
        both.payers = {Id<Party>("lab")};
        QCOMPARE(dealsIn(threeDeals(), both), QStringList());
    }

    // semantics.md, 2: kept and shown
    void whatIsCancelledIsShown()
    {
        LedgerFixture books = threeDeals();
        books.records.deals[0].status = DealStatus::Cancelled;
        QCOMPARE(dealsIn(books), rows({"a", "b", "c"}));
        Lens signedDeals;
        signedDeals.statuses = {DealStatus::Announced};
        QCOMPARE(dealsIn(books, signedDeals), rows({"b", "c"}));
    }

    void aDealTellsItsClaimsAndWhatIsContested()
    {
        const LedgerFixture books = threeDeals();
        const Readings readings = books.readings();
        const auto found = dealRows(readings, {});
        QCOMPARE(found[1].claims, 2);
        QCOMPARE(found[1].contested, 1);
        QCOMPARE(found[2].claims, 0);
        QCOMPARE(found[2].contested, 0);
    }

    void claimsFollowTheirDealsAndSayWhereTheyStand()
    {
        const LedgerFixture books = threeDeals();
        Lens lens;
        lens.asOf = on("2025-06");
        const Readings readings = books.readings(lens);
        QStringList found;
        for (const ClaimRow &row : claimRows(readings, lens))
            found << text(row.claim->id.text) + QLatin1Char(' ') + text(word(row.state));
        QCOMPARE(found, rows({"a-c counts", "p-c counts", "p-d not_yet_known"}));
        QVERIFY(claimRows(readings, lens)[0].commitment);
        QVERIFY(claimRows(readings, lens)[1].deployment);
    }

    void partiesTellInHowManyDealsTheyAre()
    {
        const LedgerFixture books = threeDeals();
        const auto told = [&](const Lens &lens) {
            QStringList found;
            const Readings readings = books.readings(lens);
            for (const PartyRow &row : partyRows(readings, lens))
                found << QStringLiteral("%1 %2").arg(text(row.party->id.text)).arg(row.deals);
            return found;
        };
        QCOMPARE(told({}), rows({"cloud 2", "house 0", "idle 0", "lab 2", "maker 2"}));
        Lens kind;
        kind.kinds = {DealKind::Site};
        QCOMPARE(told(kind), rows({"cloud 1", "maker 1"}));
    }

    void sourcesTellHowManyClaimsRestOnThem()
    {
        const LedgerFixture books = threeDeals();
        const auto told = [&](const Lens &lens) {
            QStringList found;
            const Readings readings = books.readings(lens);
            for (const SourceRow &row : sourceRows(readings, lens))
                found << QStringLiteral("%1 %2").arg(text(row.source->id.text)).arg(row.claims);
            return found;
        };
        QCOMPARE(told({}), rows({"paper 3", "unused 0", "wire 0"}));
        Lens payer;
        payer.payers = {Id<Party>("lab")};
        QCOMPARE(told(payer), rows({"paper 1"}));
    }

    // semantics.md, 9: observations
    void observationsFollowDayPeriodAndSubject()
    {
        LedgerFixture books = threeDeals();
        books.source("early", "2025-01");
        books.source("late", "2026-01");
        books.observation("o1", "lab", "", 1, "2025", "early");
        books.observation("o2", "cloud", "", 1, "2025-03", "late");
        books.observation("o3", "lab", "", 1, "2026", "wire");
        const auto told = [&](const Lens &lens) {
            QStringList found;
            const Readings readings = books.readings(lens);
            for (const Observation *row : observationRows(readings, lens))
                found << text(row->id.text);
            return found;
        };
        QCOMPARE(told({}), rows({"o1", "o2", "o3"}));
        Lens lens;
        lens.asOf = on("2025-01-31");
        QCOMPARE(told(lens), rows({"o1", "o3"}));
        lens.to = on("2025");
        QCOMPARE(told(lens), rows({"o1"}));
        Lens payer;
        payer.payers = {Id<Party>("house")};
        QCOMPARE(told(payer), rows({"o2"}));
    }

    void changesAreWhatWasSaidInThePeriod()
    {
        const LedgerFixture books = threeDeals();
        QCOMPARE(changesIn(books), rows({"2025-01-01 a-c", "2025-06-30 p-c", "2025-07-01 p-d"}));
        Lens june;
        june.from = on("2025-06-30");
        june.to = on("2025-06");
        QCOMPARE(changesIn(books, june), rows({"2025-06-30 p-c"}));
        Lens asOf;
        asOf.asOf = on("2025-06-29");
        QCOMPARE(changesIn(books, asOf), rows({"2025-01-01 a-c"}));
        Lens party;
        party.parties = {Id<Party>("maker")};
        QCOMPARE(changesIn(books, party), rows({"2025-06-30 p-c", "2025-07-01 p-d"}));
        Lens kind;
        kind.kinds = {DealKind::Compute};
        QCOMPARE(changesIn(books, kind), rows({"2025-01-01 a-c"}));
    }

    void noOtherFilterActsOnChanges()
    {
        LedgerFixture books = threeDeals();
        books.records.deals[0].status = DealStatus::Cancelled;
        books.setAside("a-c", "2025-01-02");
        Lens lens;
        lens.payers = {Id<Party>("maker")};
        lens.natures = {Nature::Debt};
        lens.statuses = {DealStatus::Paused};
        lens.basis = Basis::Official;
        QCOMPARE(changesIn(books, lens).size(), 3);
    }

    void theSliderHasAMarkForEachDayOnWhichSomethingWasSaid()
    {
        LedgerFixture books = threeDeals();
        books.claim("p-e", 2, "2025-06-30");
        const LedgerPtr ledger = books.ledger();
        QCOMPARE(saidDays(*ledger),
                 (std::vector<SaidDay>{{dayOf("2025-01-01"), 1}, {dayOf("2025-06-30"), 2}, {dayOf("2025-07-01"), 1}}));
    }

    void anEmptyLedgerListsNothing()
    {
        const LedgerPtr ledger = ledgerOf({});
        const Readings readings(ledger, std::nullopt, Basis::Best);
        QVERIFY(dealRows(readings, {}).empty());
        QVERIFY(claimRows(readings, {}).empty());
        QVERIFY(partyRows(readings, {}).empty());
        QVERIFY(sourceRows(readings, {}).empty());
        QVERIFY(changeRows(*ledger, {}).empty());
        QVERIFY(saidDays(*ledger).empty());
    }
};

QTEST_APPLESS_MAIN(TestListing)
#include "tst_listing.moc"
