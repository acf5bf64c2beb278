#include <QTest> // first: moc cannot read <concepts> otherwise

#include "ledgerfixture.h"
#include "profiles.h"

#include <algorithm>

using namespace ledger;

namespace
{
/// A lab that buys from two clouds, one of them a child of the cloud's owner, and money that comes back to the lab.
LedgerFixture sample()
{
    LedgerFixture made;
    made.parties({"lab", "oci", "amazon", "chips", "rival"});
    made.party("aws", "amazon");
    made.promise("oci-deal", "lab", "oci", 300.0 * billion);
    made.promise("aws-deal", "lab", "aws", 100.0 * billion);
    made.deployment("aws-site", "aws").tenant = Id<Party>("lab");
    Claim &power = made.claim("p1", 2, "2025-01-01");
    power.start = on("2026-01-01");
    power.end = on("2026-12-31");
    made.deployment("aws-later", "aws");
    made.claim("p2", 1.5, "2025-01-01");
    made.promise("rival-deal", "rival", "oci", 100.0 * billion);
    made.promise("stake", "amazon", "lab", 10.0 * billion, Nature::Equity);
    made.promise("late", "chips", "lab", 5.0 * billion, Nature::Equity).stated = on("2026-06-01");
    made.records.deals.back().announced = on("2026-06-01");
    made.source("paper-2026", "2026-02-01");
    made.observation("o1", "lab", "aws", 40, "2025", "paper-2026");
    return made;
}

Lens payerIs(const char *id)
{
    Lens lens;
    lens.payers = {Id<Party>(id)};
    return lens;
}

const PayerShare &shareOf(const PartyProfile &profile, const char *payer)
{
    return *std::ranges::find(profile.shares, Id<Party>(payer), &PayerShare::payer);
}

std::vector<std::string> idsOf(const std::vector<DealRow> &rows)
{
    std::vector<std::string> ids;
    for (const DealRow &row : rows)
        ids.push_back(row.deal->record.id.text);
    return ids;
}
} // namespace

class ProfilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPartysFiguresAreThoseOfTheQueries()
    {
        const Readings readings = sample().readings();
        const PartyProfile lab = partyProfile(readings, {}, Id<Party>("lab"));
        Lens asPayer;
        asPayer.payers = {Id<Party>("lab")};
        Lens asPayee;
        asPayee.payees = {Id<Party>("lab")};
        QVERIFY(lab.pays == totals(readings, asPayer, TotalGroup::Nature));
        QVERIFY(lab.paysWhom == totals(readings, asPayer, TotalGroup::Payee));
        QVERIFY(lab.isPaid == totals(readings, asPayee, TotalGroup::Nature));
        QVERIFY(lab.isPaidByWhom == totals(readings, asPayee, TotalGroup::Payer));
        QCOMPARE(lab.pays.front().value, Usd(400 * billion));
        Lens ofParty;
        ofParty.parties = {Id<Party>("lab")};
        QCOMPARE(lab.deals.size(), dealRows(readings, ofParty).size());
        QCOMPARE(lab.said.size(), changeRows(readings.ledger(), ofParty).size());
        QVERIFY(lab.impact == impact(readings, {}, Id<Party>("lab")));
        QVERIFY(lab.uncounted == uncounted(readings, ofParty));
    }

    void aPartyStandsForItsChildren()
    {
        const Readings readings = sample().readings();
        const PartyProfile amazon = partyProfile(readings, {}, Id<Party>("amazon"));
        QCOMPARE(amazon.isPaid.front().value, Usd(100 * billion));
        QCOMPARE(amazon.children.size(), std::size_t(1));
        QCOMPARE(amazon.power.size(), std::size_t(1));
        QCOMPARE(amazon.power.front().part, CapacityGroup::Operator);
        QCOMPARE(amazon.power.front().dated.gw, 2.0);
        QCOMPARE(amazon.power.front().undated.gw, 1.5);
    }

    void itsShareIsOfWhatItsPayersPayInTheLens()
    {
        const Readings readings = sample().readings();
        const PartyProfile oci = partyProfile(readings, {}, Id<Party>("oci"));
        QCOMPARE(shareOf(oci, "lab").share, 0.75);
        QCOMPARE(shareOf(oci, "rival").share, 1.0);
        QCOMPARE(oci.shares.front().whole, Usd(500 * billion)); // of all payers together
        QCOMPARE(oci.shares.front().share, 0.8);
    }

    void theWholeLensIsObeyed()
    {
        const Readings readings = sample().readings();
        const PartyProfile oci = partyProfile(readings, payerIs("lab"), Id<Party>("oci"));
        QCOMPARE(oci.isPaid.front().value, Usd(300 * billion));
        QCOMPARE(idsOf(oci.deals), std::vector<std::string>{"oci-deal"});
        QVERIFY(
            partyProfile(readings, payerIs("rival"), Id<Party>("lab")).pays.empty()); // it is not the payer asked for
        QVERIFY(!partyProfile(readings, payerIs("amazon"), Id<Party>("aws")).party->parent.isEmpty());
        Lens official;
        official.basis = Basis::Official;
        QVERIFY(partyProfile(sample().readings(official), official, Id<Party>("oci")).isPaid.empty());
    }

    void whatHangsOnItAndOnWhatItHangs()
    {
        const Readings readings = sample().readings();
        const PartyProfile aws = partyProfile(readings, {}, Id<Party>("aws"));
        QCOMPARE(aws.hangOnIt.size(), std::size_t(1));
        QCOMPARE(aws.hangOnIt.front().other, Id<Party>("lab"));
        QCOMPARE(aws.hangOnIt.front().value, Usd(100 * billion));
        QCOMPARE(aws.hangOnIt.front().power.gw, 2.0);
        QCOMPARE(aws.hangOnIt.front().deals, 1);
        QVERIFY(std::ranges::find(aws.hangOnIt.front().left, Id<Party>("oci")) != aws.hangOnIt.front().left.end());
        const PartyProfile lab = partyProfile(readings, {}, Id<Party>("lab"));
        QCOMPARE(lab.hangsOn.size(), std::size_t(4)); // two clouds and two investors
        QCOMPARE(lab.hangsOn.front().other, Id<Party>("oci"));
    }

    void theLoopsThatItIsInAreTold()
    {
        const Readings readings = sample().readings();
        const PartyProfile lab = partyProfile(readings, {}, Id<Party>("lab"));
        QCOMPARE(lab.loops.size(), std::size_t(1));
        QCOMPARE(lab.loops.front().value, Usd(10 * billion));
        QCOMPARE(partyProfile(readings, {}, Id<Party>("aws")).loops.size(), std::size_t(1)); // by its owner
        QVERIFY(partyProfile(readings, {}, Id<Party>("oci")).loops.empty());
    }

    void itsObservationsAreThoseThatNameIt()
    {
        const Readings readings = sample().readings();
        QCOMPARE(partyProfile(readings, {}, Id<Party>("lab")).observations.size(), std::size_t(1));
        QCOMPARE(partyProfile(readings, {}, Id<Party>("amazon")).observations.size(), std::size_t(1));
        QVERIFY(partyProfile(readings, {}, Id<Party>("oci")).observations.empty());
    }

    void aPartyOfWhichNobodySpokeIsNotKnownOnTheDay()
    {
        const LedgerFixture made = sample();
        Lens lens;
        lens.asOf = on("2025-12-31");
        QVERIFY(!partyProfile(made.readings(lens), lens, Id<Party>("chips")).isKnown);
        QVERIFY(partyProfile(made.readings(lens), lens, Id<Party>("lab")).isKnown);
        QVERIFY(partyProfile(made.readings(), {}, Id<Party>("chips")).isKnown);
        QVERIFY(partyProfile(made.readings(), {}, Id<Party>("nobody")).party == nullptr);
    }

    void aDealHasItsPartsSourcesAmendmentsAndWhatIsBeyondItsParts()
    {
        LedgerFixture made = sample();
        made.deal("amended", "2025-02-01");
        made.commitment("amended-m", "lab", "oci");
        made.claim("m1", 20.0 * billion, "2025-02-01");
        made.claim("m2", 30.0 * billion, "2025-03-01").source = Id<Source>("paper-2026");
        made.asWhole();
        made.claim("w1", 50.0 * billion, "2025-02-01");
        made.deal("amendment", "2025-04-01").amends = Id<Deal>("amended");
        const Readings readings = made.readings();
        const DealProfile deal = dealProfile(readings, {}, Id<Deal>("amended"));
        QVERIFY(deal.isShown && deal.reading != nullptr);
        QCOMPARE(deal.totals.size(), std::size_t(1));
        QCOMPARE(deal.totals.front().value, Usd(30 * billion));
        QCOMPARE(deal.uncounted.size(), std::size_t(1));
        QCOMPARE(deal.uncounted.front().why, NoValue::NotBrokenDown);
        QCOMPARE(deal.uncounted.front().value, Usd(20 * billion));
        QCOMPARE(deal.contested.size(), std::size_t(1));
        QCOMPARE(deal.amendedBy.size(), std::size_t(1));
        QCOMPARE(deal.sources.size(), std::size_t(2));
        QCOMPARE(deal.sources.front().claims, 2);
        QCOMPARE(deal.said.size(), std::size_t(3));
        QCOMPARE(deal.said.front().place.claim->id, Id<Claim>("m2"));
        QCOMPARE(dealProfile(readings, {}, Id<Deal>("amendment")).amends->id, Id<Deal>("amended"));
    }

    void aDealThatNobodySpokeOfYetHasNoReading()
    {
        const LedgerFixture made = sample();
        Lens lens;
        lens.asOf = on("2025-12-31");
        const Readings readings = made.readings(lens);
        const DealProfile late = dealProfile(readings, lens, Id<Deal>("late"));
        QVERIFY(late.deal != nullptr && late.reading == nullptr && !late.isShown);
        QVERIFY(late.said.empty() && late.totals.empty());
        QVERIFY(dealProfile(readings, lens, Id<Deal>("nothing")).deal == nullptr);
    }
};

QTEST_APPLESS_MAIN(ProfilesTest)
#include "tst_profiles.moc"
