#include <QTest> // first: moc cannot read <concepts> otherwise

#include "rules.h"
#include "settling.h"
#include "smallledger.h"

using namespace ledger;

namespace
{
Judgement judgement() { return {Id<Decision>("mine"), "Read twice.", date("2026-03-10")}; }

/// The ledger after a change that breaks no rule and can be taken back.
LedgerPtr after(const LedgerPtr &before, const Change &change)
{
    const Applied done = applied(before, change);
    if (!done.ledger || !violations(*done.ledger, change).empty()
        || *applied(done.ledger, inverse(change)).ledger != *before)
        return nullptr;
    return done.ledger;
}

/// The small ledger with a second record of its first deal, which has the same promise, another one and a site.
LedgerPtr withTwin()
{
    Records records = smallRecords();
    Deal twin = in(records.deals, "buys");
    twin.id = Id<Deal>("twin");
    twin.parties = {{Id<Party>("house"), Role::Seller}, {Id<Party>("lab"), Role::Buyer}};
    twin.tags = {"late", "big"};
    twin.sources = {Id<Source>("filing")};
    records.deals.push_back(twin);
    in(records.deals, "extends").amends = Id<Deal>("twin");
    records.commitments.push_back(money("twin-money", "twin", "lab", "cloud"));
    records.commitments.push_back(money("twin-equity", "twin", "house", "lab"));
    records.commitments.back().nature = Nature::Equity;
    records.deployments.push_back(
        Deployment{.id = Id<Deployment>("twin-site"), .deal = Id<Deal>("twin"), .name = "Site"});
    records.claims.push_back(dollars("twin-1", "twin-money", 39e9, "2025-11-05"));
    records.claims.push_back(dollars("twin-2", "twin-equity", 2e9, "2025-11-05"));
    records.claims.push_back(gigawatts("twin-3", "twin-site", 1, "2025-11-05"));
    records.claims.push_back(dollars("twin-4", "", 41e9, "2025-11-05"));
    records.claims.back().of = {SubjectKind::Deal, "twin"};
    records.decisions.push_back(Decision{.id = Id<Decision>("aside"),
                                         .of = {SubjectKind::Commitment, "twin-money"},
                                         .claim = Id<Claim>("twin-1"),
                                         .reason = "A slip.",
                                         .decided = date("2026-03-05")});
    return ledgerOf(records);
}
} // namespace

class SettlingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settingAsideIsADecisionOnTheClaimsNumber()
    {
        const LedgerPtr before = smallLedger();
        const Claim &claim = *before->find(Id<Claim>("buys-1"));
        const LedgerPtr then = after(before, settingAside(claim, judgement()));
        QVERIFY(then);
        const Decision *made = then->find(Id<Decision>("mine"));
        QVERIFY(made);
        QCOMPARE(made->of, claim.of);
        QCOMPARE(made->claim, claim.id);
        QCOMPARE(made->verdict, Verdict::SetAside);
        QCOMPARE(made->reason, std::string("Read twice."));
        QCOMPARE(made->decided, date("2026-03-10"));
        QCOMPARE(*after(then, takingBack(*made)), *before);
    }

    void noConflictJudgesEachClaimOnce()
    {
        const LedgerPtr before = smallLedger();
        const Subject of{SubjectKind::Commitment, "buys-money"};
        const LedgerPtr then = after(
            before, sayingNoConflict(of, {Id<Claim>("buys-3"), Id<Claim>("buys-1"), Id<Claim>("buys-3")}, judgement()));
        QVERIFY(then);
        QCOMPARE(then->find(Id<Decision>("mine"))->judged, (std::vector{Id<Claim>("buys-1"), Id<Claim>("buys-3")}));
    }

    void aClaimSupersedesOthersButNeverItself()
    {
        const LedgerPtr before = smallLedger();
        const Claim &claim = *before->find(Id<Claim>("buys-3"));
        const LedgerPtr then
            = after(before, superseding(claim, {Id<Claim>("buys-3"), Id<Claim>("buys-2"), Id<Claim>("buys-1")}));
        QVERIFY(then);
        QCOMPARE(then->find(claim.id)->supersedes, (std::vector{Id<Claim>("buys-1"), Id<Claim>("buys-2")}));
        QVERIFY(superseding(claim, {Id<Claim>("buys-1")}).isEmpty()); // as it was
    }

    void mergedDealsAreOneWithAllThatIsSaidOfEither()
    {
        const LedgerPtr before = withTwin();
        const LedgerPtr then = after(before, merging(*before, Id<Deal>("twin"), Id<Deal>("buys")));
        QVERIFY(then);
        QVERIFY(!then->find(Id<Deal>("twin")));
        const DealDossier *deal = then->dossier(Id<Deal>("buys"));
        QCOMPARE(deal->commitments.size(), std::size_t(2));
        QCOMPARE(deal->deployments.size(), std::size_t(2));
        QCOMPARE(deal->claims.size(), std::size_t(2));
        QVERIFY(!then->find(Id<Commitment>("twin-money")));
        QCOMPARE(then->find(Id<Claim>("twin-1"))->of, (Subject{SubjectKind::Commitment, "buys-money"}));
        QCOMPARE(then->find(Id<Decision>("aside"))->of, (Subject{SubjectKind::Commitment, "buys-money"}));
        QCOMPARE(deal->record.parties.size(), std::size_t(3));
        QCOMPARE(deal->record.tags, (std::vector<std::string>{"big", "early", "late"}));
        QCOMPARE(deal->record.sources, (std::vector{Id<Source>("filing"), Id<Source>("paper")}));
        QCOMPARE(then->find(Id<Deal>("extends"))->amends, Id<Deal>("buys"));
        QCOMPARE(then->count(RecordKind::Claim), before->count(RecordKind::Claim));
    }

    void savedViewsNameTheDealThatStays()
    {
        Records records = recordsOf(*withTwin());
        View &view = records.views.front();
        view.lens = R"({"party":["twin"]})"; // a party of that name
        view.options = R"({"highlight":["twin","buys","twin-money"],"title":"twin"})";
        const LedgerPtr before = ledgerOf(records);
        const LedgerPtr then = after(before, merging(*before, Id<Deal>("twin"), Id<Deal>("buys")));
        QVERIFY(then);
        QCOMPARE(then->find(view.id)->lens, view.lens);
        QCOMPARE(then->find(view.id)->options, std::string(R"({"highlight":["buys","buys-money"],"title":"twin"})"));
    }

    void aDealThatAmendsItsTwinAmendsNothingOnceTheyAreOne()
    {
        Records records = recordsOf(*withTwin());
        in(records.deals, "extends").amends = {};
        in(records.deals, "buys").amends = Id<Deal>("twin");
        const LedgerPtr before = ledgerOf(records);
        const LedgerPtr then = after(before, merging(*before, Id<Deal>("twin"), Id<Deal>("buys")));
        QVERIFY(then);
        QVERIFY(then->find(Id<Deal>("buys"))->amends.isEmpty());
    }

    void whatIsNotThereIsNotMerged()
    {
        const LedgerPtr ledger = smallLedger();
        QVERIFY(merging(*ledger, Id<Deal>("nobody"), Id<Deal>("buys")).isEmpty());
        QVERIFY(merging(*ledger, Id<Deal>("buys"), Id<Deal>("buys")).isEmpty());
    }

    void aLikelyDuplicateMayAmendTheOther()
    {
        const LedgerPtr before = withTwin();
        const LedgerPtr then = after(before, amending(*before->find(Id<Deal>("twin")), Id<Deal>("buys")));
        QVERIFY(then);
        QCOMPARE(then->find(Id<Deal>("twin"))->amends, Id<Deal>("buys"));
    }
};

QTEST_APPLESS_MAIN(SettlingTest)
#include "tst_settling.moc"
