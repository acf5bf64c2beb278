#include <QTest> // first: moc cannot read <concepts> otherwise

#include "generated.h"
#include "ledger.h"
#include "smallledger.h"

#include <algorithm>

using namespace ledger;

class TestLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyLedgerHoldsNothing();
    void everyRecordIsFoundByItsId();
    void everyPartIsFoundWithItsDeal();
    void mergedIdsFindWhatTheyWereMergedInto();
    void aLivingIdIsNoMergedOne();
    void claimsAreThoseOfTheirSubject();
    void decisionsAreThoseOfTheirSubject();
    void aPartyCountsAsItsTopmostAncestor();
    void circlesAndUnknownParentsHaveATopmostAsWell();
    void partsWithoutOwnerAreLeftOut();
    void theOrderInWhichRecordsComeIsNoMatter();
    void recordsComeBackAsTheyWere();
    void manyDealsLieInBlocksInTheirOrder();
    void everyPartOfAMadeUpLedgerIsFound();
    void ledgersDifferInTheSmallestField_data();
    void ledgersDifferInTheSmallestField();
};

void TestLedger::anEmptyLedgerHoldsNothing()
{
    const Ledger empty;
    for (std::size_t kind = 0; kind < words<RecordKind>().size(); ++kind)
        QCOMPARE(empty.count(static_cast<RecordKind>(kind)), std::size_t(0));
    QVERIFY(!empty.find(Id<Deal>("buys")));
    QVERIFY(!empty.find(Id<Claim>("")));
    QVERIFY(empty.dealBlocks().empty());
    QCOMPARE(empty.partyNumber(Id<Party>("lab")), -1);
    QVERIFY(empty == *ledgerOf({}));
}

void TestLedger::everyRecordIsFoundByItsId()
{
    const LedgerPtr ledger = smallLedger();
    QCOMPARE(ledger->title(), std::string("A small ledger"));
    QCOMPARE(ledger->find(Id<Source>("paper"))->publisher, std::string("The Paper"));
    QCOMPARE(ledger->find(Id<Party>("lab"))->name, std::string("Lab"));
    QCOMPARE(ledger->find(Id<Deal>("extends"))->title, std::string("Lab buys more"));
    QCOMPARE(ledger->find(Id<Commitment>("buys-money"))->payer, Id<Party>("lab"));
    QCOMPARE(ledger->find(Id<Deployment>("site-2"))->name, std::string("Site, phase 2"));
    QCOMPARE(ledger->find(Id<Claim>("buys-2"))->amount, std::optional(50e9));
    QCOMPARE(ledger->find(Id<Observation>("lab-2025"))->value, std::optional(60.0));
    QCOMPARE(ledger->find(Id<Decision>("slip"))->claim, Id<Claim>("buys-2"));
    QCOMPARE(ledger->find(Id<View>("shares"))->view, std::string("share"));
    QCOMPARE(ledger->find(Id<Story>("talk"))->steps.size(), std::size_t(1));
    QVERIFY(!ledger->find(Id<Source>("nobody")));
    QVERIFY(!ledger->find(Id<Deal>("aaa")));
    QVERIFY(!ledger->find(Id<Deal>("zzz")));
    QVERIFY(!ledger->find(Id<Commitment>("site-1"))); // a deployment's
    QCOMPARE(ledger->count(RecordKind::Claim), std::size_t(7));
    QCOMPARE(ledger->count(RecordKind::Deployment), std::size_t(2));
}

void TestLedger::everyPartIsFoundWithItsDeal()
{
    const LedgerPtr ledger = smallLedger();
    const ClaimPlace onMoney = ledger->place(Id<Claim>("buys-3"));
    QCOMPARE(onMoney.claim->id, Id<Claim>("buys-3"));
    QCOMPARE(onMoney.commitment->record.id, Id<Commitment>("buys-money"));
    QCOMPARE(onMoney.deal->record.id, Id<Deal>("buys"));
    QVERIFY(!onMoney.deployment);
    const ClaimPlace onWhole = ledger->place(Id<Claim>("buys-whole"));
    QCOMPARE(onWhole.deal->record.id, Id<Deal>("buys"));
    QVERIFY(!onWhole.commitment && !onWhole.deployment);
    const ClaimPlace power = ledger->place(Id<Deployment>("site-2"));
    QCOMPARE(power.deal->record.id, Id<Deal>("extends"));
    QVERIFY(power.deployment && !power.claim && !power.commitment);
    QVERIFY(!ledger->place(Id<Claim>("nothing")).deal);
}

void TestLedger::mergedIdsFindWhatTheyWereMergedInto()
{
    Records records = smallRecords();
    in(records.sources, "paper").was = {Id<Source>("gazette"), Id<Source>("zeitung")};
    const LedgerPtr ledger = ledgerOf(std::move(records));
    QCOMPARE(ledger->find(Id<Party>("old-house"))->id, Id<Party>("house"));
    QCOMPARE(ledger->partyNumber(Id<Party>("old-house")), ledger->partyNumber(Id<Party>("house")));
    QCOMPARE(ledger->find(Id<Source>("zeitung"))->id, Id<Source>("paper"));
    QCOMPARE(ledger->find(Id<Source>("gazette"))->id, Id<Source>("paper"));
}

void TestLedger::aLivingIdIsNoMergedOne()
{
    Records records = smallRecords();
    in(records.parties, "house").was = {Id<Party>("lab")};
    in(records.sources, "filing").was = {Id<Source>("paper")};
    const LedgerPtr ledger = ledgerOf(std::move(records));
    QCOMPARE(ledger->find(Id<Party>("lab"))->id, Id<Party>("lab"));
    QCOMPARE(ledger->find(Id<Source>("paper"))->id, Id<Source>("paper"));
}

void TestLedger::claimsAreThoseOfTheirSubject()
{
    const LedgerPtr ledger = smallLedger();
    const auto onMoney = ledger->claimsOn({SubjectKind::Commitment, "buys-money"});
    QCOMPARE(onMoney.size(), std::size_t(3));
    QVERIFY(std::ranges::is_sorted(onMoney, {}, &Claim::id));
    QCOMPARE(ledger->claimsOn({SubjectKind::Deal, "buys"}).size(), std::size_t(1));
    QCOMPARE(ledger->claimsOn({SubjectKind::Deployment, "site-1"}).size(), std::size_t(1));
    QVERIFY(ledger->claimsOn({SubjectKind::Deal, "extends"}).empty());
    QVERIFY(ledger->claimsOn({SubjectKind::Commitment, "nothing"}).empty());
    QVERIFY(ledger->claimsOn({SubjectKind::Observation, "lab-2025"}).empty());
}

void TestLedger::decisionsAreThoseOfTheirSubject()
{
    const LedgerPtr ledger = smallLedger();
    const auto found = ledger->decisionsOn({SubjectKind::Commitment, "buys-money"});
    QCOMPARE(found.size(), std::size_t(2));
    QCOMPARE(found[0]->id, Id<Decision>("slip"));
    QCOMPARE(found[1]->id, Id<Decision>("years"));
    QVERIFY(ledger->decisionsOn({SubjectKind::Deal, "buys-money"}).empty());
}

void TestLedger::aPartyCountsAsItsTopmostAncestor()
{
    Records records = smallRecords();
    records.parties.push_back(Party{.id = Id<Party>("a-part"), .name = "Part", .parent = Id<Party>("cloud")});
    records.parties.push_back(Party{.id = Id<Party>("z-part"), .name = "Part", .parent = Id<Party>("old-house")});
    const LedgerPtr ledger = ledgerOf(std::move(records));
    const auto topmost = [&](const char *id) {
        return ledger->parties()[ledger->topmost(ledger->partyNumber(Id<Party>(id)))].id.text;
    };
    QCOMPARE(topmost("a-part"), std::string("house"));
    QCOMPARE(topmost("z-part"), std::string("house"));
    QCOMPARE(topmost("cloud"), std::string("house"));
    QCOMPARE(topmost("house"), std::string("house"));
    QCOMPARE(topmost("lab"), std::string("lab"));
}

void TestLedger::circlesAndUnknownParentsHaveATopmostAsWell()
{
    const auto party = [](const char *id, const char *parent) {
        return Party{.id = Id<Party>(id), .name = id, .parent = Id<Party>(parent)};
    };
    Records records;
    records.parties
        = {party("a", "b"), party("b", "c"), party("c", "b"), party("d", "gone"), party("e", "e"), party("f", "d")};
    const LedgerPtr ledger = ledgerOf(std::move(records));
    const std::vector<int> expected{1, 1, 1, 3, 4, 3};
    for (int i = 0; i < 6; ++i)
        QCOMPARE(ledger->topmost(i), expected[i]);
}

void TestLedger::partsWithoutOwnerAreLeftOut()
{
    Records records = smallRecords();
    records.commitments.push_back(money("lost", "gone", "lab", "cloud"));
    records.claims.push_back(dollars("lost-1", "lost", 1e9, "2026"));
    records.claims.push_back(dollars("lost-2", "gone", 1e9, "2026"));
    QVERIFY(*ledgerOf(std::move(records)) == *smallLedger());
}

void TestLedger::theOrderInWhichRecordsComeIsNoMatter()
{
    Records records = smallRecords();
    const auto reverse = [](auto &...lists) { (std::ranges::reverse(lists), ...); };
    reverse(records.sources, records.parties, records.deals, records.commitments, records.deployments, records.claims,
            records.decisions);
    QVERIFY(*ledgerOf(std::move(records)) == *smallLedger());
}

void TestLedger::recordsComeBackAsTheyWere()
{
    const LedgerPtr ledger = generatedLedger(700, 3);
    Records records = recordsOf(*ledger);
    QCOMPARE(records.claims.size(), ledger->count(RecordKind::Claim));
    QVERIFY(std::ranges::is_sorted(records.claims, {}, &Claim::id));
    QVERIFY(std::ranges::is_sorted(records.commitments, {}, &Commitment::id));
    QVERIFY(*ledgerOf(std::move(records)) == *ledger);
}

void TestLedger::manyDealsLieInBlocksInTheirOrder()
{
    const LedgerPtr ledger = generatedLedger(1500, 4);
    QVERIFY(ledger->dealBlocks().size() > 3);
    const Deal *before = nullptr;
    std::size_t count = 0;
    for (const auto &block : ledger->dealBlocks()) {
        QVERIFY(!block->empty());
        for (const DealDossier &deal : *block) {
            QVERIFY(!before || before->id < deal.record.id);
            before = &deal.record;
            ++count;
        }
    }
    QCOMPARE(count, std::size_t(1500));
}

void TestLedger::everyPartOfAMadeUpLedgerIsFound()
{
    const LedgerPtr ledger = generatedLedger(2000, 5);
    std::size_t found = 0;
    for (const auto &block : ledger->dealBlocks())
        for (const DealDossier &deal : *block) {
            QCOMPARE(ledger->dossier(deal.record.id), &deal);
            for (const CommitmentDossier &commitment : deal.commitments) {
                QCOMPARE(ledger->place(commitment.record.id).commitment, &commitment);
                for (const Claim &claim : commitment.claims) {
                    QCOMPARE(ledger->place(claim.id).claim, &claim);
                    ++found;
                }
            }
            for (const DeploymentDossier &deployment : deal.deployments)
                QCOMPARE(ledger->place(deployment.record.id).deployment, &deployment);
        }
    QVERIFY(found > 4000);
}

void TestLedger::ledgersDifferInTheSmallestField_data()
{
    QTest::addColumn<int>("which");
    int which = 0;
    for (const char *name : {"title", "source", "party", "deal", "commitment", "deployment", "claim", "observation",
                             "decision", "view", "story"})
        QTest::newRow(name) << which++;
}

void TestLedger::ledgersDifferInTheSmallestField()
{
    QFETCH(int, which);
    Records records = smallRecords();
    switch (which) {
    case 0:
        records.title += '!';
        break;
    case 1:
        records.sources[0].archive = "https://example.org/kept";
        break;
    case 2:
        records.parties[1].note = "n";
        break;
    case 3:
        records.deals[1].tags = {"t"};
        break;
    case 4:
        records.commitments[0].firmness = Firmness::Potential;
        break;
    case 5:
        records.deployments[1].longitude = 151.5;
        break;
    case 6:
        records.claims.back().recorded = date("2026");
        break;
    case 7:
        records.observations[0].note = "n";
        break;
    case 8:
        records.decisions[1].judged.pop_back();
        break;
    case 9:
        records.views[0].options = "{}";
        break;
    default:
        records.stories[0].steps[0].notes = "n";
        break;
    }
    QVERIFY(!(*ledgerOf(std::move(records)) == *smallLedger()));
}

QTEST_APPLESS_MAIN(TestLedger)
#include "tst_ledger.moc"
