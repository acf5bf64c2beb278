#include <QTest> // first: moc cannot read <concepts> otherwise

#include "change.h"
#include "generated.h"
#include "randomchange.h"

#include <algorithm>

using namespace ledger;

class TestChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoingAChangeGivesTheLedgerBack_data() { seeds(); }
    void undoingAChangeGivesTheLedgerBack();
    void aChangedLedgerIsTheOneOfItsRecords_data() { seeds(); }
    void aChangedLedgerIsTheOneOfItsRecords();
    void theDifferenceOfTwoLedgersTurnsOneIntoTheOther_data() { seeds(); }
    void theDifferenceOfTwoLedgersTurnsOneIntoTheOther();
    void aCondensedChangeDoesTheSame_data() { seeds(); }
    void aCondensedChangeDoesTheSame();
    void twoChangesThatDoNotMeetCommute_data() { seeds(); }
    void twoChangesThatDoNotMeetCommute();
    void aLedgerGrowsAndShrinksDealByDeal();
    void anEditSharesWhatItDoesNotTouch();
    void aDifferenceIsInTheOrderOfRecords();
    void anEmptyChangeIsTheSameLedger();
    void whatFillsAnEmptyLedgerMayComeInAnyOrder();
    void aCopyOfAChangeIsApart();

    void aFieldThatIsNotAsItWasCollides();
    void aRecordThatIsThereAlreadyCollides();
    void aRecordThatIsGoneCollides();
    void whatCollidesChangesNothing();
    void swapsOfOneRecordMustFollowFromEachOther();
    void anIdDoesNotChange();
    void aDealDoesNotGoWithoutItsParts();
    void aDealGoesWithItsPartsInAnyOrder();
    void aCommitmentDoesNotGoWithoutItsClaims();
    void aPartNeedsAnOwner();
    void aCommitmentMovesWithItsClaims();

    void rebasedEditsOfOtherFieldsMeet();
    void rebasedEditsOfOneFieldCollide();
    void whatBothDidAlikeIsDoneOnce();
    void listsAreMergedByTheirMembers();
    void orderedListsKeepTheirOrder();
    void aStepThatBothChangedCollides();
    void whatWasDeletedCollidesWithItsEdit();
    void whatBothCreatedIsFilledIn();
    void aPartOfADealThatIsGoneCollides();
    void theTitleIsAFieldToo();

private:
    static void seeds()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 15; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
};

namespace
{
Change changeOf(const LedgerPtr &ledger, int seed, int edits = 30)
{
    return RandomChange(*ledger, static_cast<std::uint64_t>(seed)).of(edits);
}

/// What an edit of a record in place does.
template <typename Record, typename Edit> Change editing(const LedgerPtr &ledger, const char *id, Edit edit)
{
    const Record before = *ledger->find(Id<Record>(id));
    Record after = before;
    edit(after);
    Change change;
    change.replace(before, after);
    return change;
}

LedgerPtr done(const LedgerPtr &ledger, const Change &change)
{
    const Applied result = applied(ledger, change);
    for (const Collision &collision : result.collisions)
        qWarning("collides: %s %s", collision.record.id.c_str(), collision.field.c_str());
    return result.ledger;
}

/// Everything about how a ledger finds its parts.
bool findsAllParts(const Ledger &ledger)
{
    bool finds = true;
    std::size_t claims = 0;
    const auto look = [&](const std::vector<Claim> &list) {
        for (const Claim &claim : list)
            finds = finds && ledger.find(claim.id) == &claim;
        claims += list.size();
        finds = finds && std::ranges::is_sorted(list, {}, &Claim::id);
    };
    for (const auto &block : ledger.dealBlocks())
        for (const DealDossier &deal : *block) {
            finds = finds && ledger.dossier(deal.record.id) == &deal;
            look(deal.claims);
            for (const CommitmentDossier &commitment : deal.commitments) {
                finds = finds && ledger.place(commitment.record.id).commitment == &commitment;
                look(commitment.claims);
            }
            for (const DeploymentDossier &deployment : deal.deployments) {
                finds = finds && ledger.place(deployment.record.id).deployment == &deployment;
                look(deployment.claims);
            }
        }
    return finds && claims == ledger.count(RecordKind::Claim);
}
} // namespace

void TestChange::undoingAChangeGivesTheLedgerBack()
{
    QFETCH(int, seed);
    const LedgerPtr ledger = generatedLedger(400, 7);
    const Change change = changeOf(ledger, seed);
    const LedgerPtr after = done(ledger, change);
    QVERIFY(after);
    QVERIFY(!(*after == *ledger));
    const LedgerPtr back = done(after, inverse(change));
    QVERIFY(back && *back == *ledger);
    QVERIFY(findsAllParts(*back));
}

void TestChange::aChangedLedgerIsTheOneOfItsRecords()
{
    QFETCH(int, seed);
    const LedgerPtr ledger = generatedLedger(400, 7);
    const LedgerPtr after = done(ledger, changeOf(ledger, seed));
    QVERIFY(after);
    const LedgerPtr anew = ledgerOf(recordsOf(*after));
    QVERIFY(*anew == *after);
    for (std::size_t kind = 0; kind < words<RecordKind>().size(); ++kind)
        QCOMPARE(after->count(static_cast<RecordKind>(kind)), anew->count(static_cast<RecordKind>(kind)));
    QVERIFY(findsAllParts(*after));
    for (const Claim &claim : recordsOf(*ledger).claims)
        QCOMPARE(after->find(claim.id) != nullptr, anew->find(claim.id) != nullptr);
}

void TestChange::theDifferenceOfTwoLedgersTurnsOneIntoTheOther()
{
    QFETCH(int, seed);
    const LedgerPtr a = generatedLedger(300, 8);
    const LedgerPtr b
        = seed % 2 ? done(a, changeOf(a, seed, 60)) : generatedLedger(250, static_cast<std::uint64_t>(seed));
    QVERIFY(b);
    const LedgerPtr turned = done(a, difference(*a, *b));
    QVERIFY(turned && *turned == *b);
    QVERIFY(difference(*turned, *b).isEmpty());
}

void TestChange::aCondensedChangeDoesTheSame()
{
    QFETCH(int, seed);
    const LedgerPtr ledger = generatedLedger(30, 9); // so few that edits meet
    const Change change = changeOf(ledger, seed, 80);
    const Change brief = condensed(change);
    QVERIFY(brief.swaps.size() < change.swaps.size());
    std::vector<RecordRef> records;
    for (const AnySwap &swap : brief.swaps)
        records.push_back(recordOf(swap));
    std::ranges::sort(records);
    QVERIFY(std::ranges::adjacent_find(records) == records.end());
    const LedgerPtr after = done(ledger, change);
    const LedgerPtr same = done(ledger, brief);
    QVERIFY(after && same && *after == *same);
}

void TestChange::twoChangesThatDoNotMeetCommute()
{
    QFETCH(int, seed);
    const LedgerPtr base = generatedLedger(300, 10);
    const Change mine = changeOf(base, seed, 12);
    const Change yours = changeOf(base, seed + 1000, 12);
    const LedgerPtr afterMine = done(base, mine);
    const LedgerPtr afterYours = done(base, yours);
    QVERIFY(afterMine && afterYours);
    const Rebased yoursOnMine = rebased(yours, afterMine);
    const Rebased mineOnYours = rebased(mine, afterYours);
    QCOMPARE(yoursOnMine.collisions.size(), mineOnYours.collisions.size());
    if (!yoursOnMine.collisions.empty())
        return; // both titles were changed, say; that has tests of its own
    const LedgerPtr both = done(afterMine, yoursOnMine.change);
    const LedgerPtr bothToo = done(afterYours, mineOnYours.change);
    QVERIFY(both && bothToo && *both == *bothToo);
}

void TestChange::aLedgerGrowsAndShrinksDealByDeal()
{
    const Records records = recordsOf(*generatedLedger(900, 11));
    LedgerPtr ledger = std::make_shared<const Ledger>();
    RandomNumbers random(5);
    std::vector<std::size_t> order(records.deals.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
        std::swap(order[i], order[static_cast<std::size_t>(random.below(static_cast<int>(i) + 1))]);
    }
    for (const std::size_t i : order) {
        Change change;
        change.create(records.deals[i]);
        ledger = done(ledger, change);
    }
    QCOMPARE(ledger->count(RecordKind::Deal), records.deals.size());
    QVERIFY(ledger->dealBlocks().size() > 2);
    Change parts;
    for (const Commitment &commitment : records.commitments)
        parts.create(commitment);
    ledger = done(ledger, parts);
    QVERIFY(findsAllParts(*ledger));
    ledger = done(ledger, inverse(parts));
    for (const std::size_t i : order) {
        Change change;
        change.remove(records.deals[i]);
        ledger = done(ledger, change);
        for (const auto &block : ledger->dealBlocks())
            QVERIFY(!block->empty());
    }
    QVERIFY(*ledger == Ledger());
    QVERIFY(ledger->dealBlocks().empty());
}

void TestChange::anEditSharesWhatItDoesNotTouch()
{
    const LedgerPtr ledger = generatedLedger(2000, 12);
    const Claim &claim = ledger->dealBlocks()[4]->front().commitments.front().claims.front();
    const LedgerPtr after
        = done(ledger, editing<Claim>(ledger, claim.id.text.c_str(), [](Claim &edited) { edited.note = "new"; }));
    QCOMPARE(after->dealBlocks().size(), ledger->dealBlocks().size());
    for (std::size_t i = 0; i < ledger->dealBlocks().size(); ++i)
        QCOMPARE(after->dealBlocks()[i] == ledger->dealBlocks()[i], i != 4);
    QCOMPARE(&after->parties(), &ledger->parties());
    QCOMPARE(&after->sources(), &ledger->sources());
    QCOMPARE(ledger->find(claim.id)->note == "new", false); // the older ledger is as it was
}

void TestChange::aDifferenceIsInTheOrderOfRecords()
{
    const LedgerPtr a = generatedLedger(100, 13);
    const LedgerPtr b = done(a, changeOf(a, 3, 60));
    std::vector<RecordRef> records;
    for (const AnySwap &swap : difference(*a, *b).swaps)
        if (!std::holds_alternative<TitleSwap>(swap))
            records.push_back(recordOf(swap));
    QVERIFY(records.size() > 10);
    QVERIFY(std::ranges::is_sorted(records));
}

void TestChange::anEmptyChangeIsTheSameLedger()
{
    const LedgerPtr ledger = smallLedger();
    QVERIFY(*done(ledger, {}) == *ledger);
    QVERIFY(difference(*ledger, *ledger).isEmpty());
    QVERIFY(rebased({}, ledger).change.isEmpty());
}

void TestChange::whatFillsAnEmptyLedgerMayComeInAnyOrder()
{
    const LedgerPtr empty = ledgerOf({});
    const LedgerPtr ledger = generatedLedger(300, 4);
    Change change = difference(*empty, *ledger);
    std::ranges::reverse(change.swaps);
    change.create(Party{Id<Party>("comes"), "Comes"});
    change.remove(Party{Id<Party>("comes"), "Comes"});
    const Applied filled = applied(empty, change);
    QVERIFY(filled.collisions.empty());
    QVERIFY(*filled.ledger == *ledger);

    change.create(Commitment{Id<Commitment>("of-nobody"), Id<Deal>("nobody")});
    const Applied orphaned = applied(empty, change);
    QVERIFY(orphaned.ledger == nullptr);
    QCOMPARE(orphaned.collisions.front().record.id, std::string("of-nobody"));
}

void TestChange::aCopyOfAChangeIsApart()
{
    Change change;
    change.create(Party{Id<Party>("a"), "A"});
    Change copy = change;
    QVERIFY(copy == change);
    std::get<Swap<Party>>(copy.swaps.front()).after->name = "B";
    QVERIFY(copy != change);
    QCOMPARE(std::get<Swap<Party>>(change.swaps.front()).after->name, std::string("A"));

    auto &swap = std::get<Swap<Party>>(copy.swaps.front());
    swap.before = swap.after;
    QVERIFY(swap.before == swap.after);
    swap.after = std::nullopt;
    QVERIFY(swap.before.has_value() && !swap.after && swap.before != swap.after);
    const auto &itself = swap.before;
    swap.before = itself;
    QCOMPARE(swap.before->name, std::string("B"));
}

void TestChange::aFieldThatIsNotAsItWasCollides()
{
    const LedgerPtr ledger = smallLedger();
    Claim before = *ledger->find(Id<Claim>("buys-1"));
    before.amount = 37e9;
    before.hedge = Hedge::About;
    Claim after = before;
    after.amount = 39e9;
    Change change;
    change.replace(before, after);
    const Applied result = applied(ledger, change);
    QVERIFY(!result.ledger);
    const RecordRef claim{RecordKind::Claim, "buys-1"};
    const std::vector<Collision> expected{{claim, "amount", "37000000000", "39000000000", "38000000000"},
                                          {claim, "hedge", "about", "about", ""}};
    QVERIFY(result.collisions == expected);
}

void TestChange::aRecordThatIsThereAlreadyCollides()
{
    Change change;
    change.create(Party{.id = Id<Party>("lab"), .name = "Another"});
    const Applied result = applied(smallLedger(), change);
    const std::vector<Collision> expected{{{RecordKind::Party, "lab"}, "", "", "lab", "lab"}};
    QVERIFY(result.collisions == expected);
    Change merged; // an id that was merged is no record, so that it can come back
    merged.create(Party{.id = Id<Party>("old-house"), .name = "Old"});
    QVERIFY(applied(smallLedger(), merged).ledger);
}

void TestChange::aRecordThatIsGoneCollides()
{
    Change change;
    change.remove(View{.id = Id<View>("gone"), .title = "Gone", .view = "share"});
    const Applied result = applied(smallLedger(), change);
    const std::vector<Collision> expected{{{RecordKind::View, "gone"}, "", "gone", "", ""}};
    QVERIFY(result.collisions == expected);
}

void TestChange::whatCollidesChangesNothing()
{
    const LedgerPtr ledger = smallLedger();
    Change change = editing<Deal>(ledger, "buys", [](Deal &deal) { deal.title = "New"; });
    change.remove(View{.id = Id<View>("gone")});
    QVERIFY(!applied(ledger, change).ledger);
    QVERIFY(*ledger == *smallLedger());
}

void TestChange::swapsOfOneRecordMustFollowFromEachOther()
{
    const LedgerPtr ledger = smallLedger();
    const auto titled = [&](const char *title) {
        Deal deal = *ledger->find(Id<Deal>("buys"));
        deal.title = title;
        return deal;
    };
    Change change;
    change.replace(*ledger->find(Id<Deal>("buys")), titled("One"));
    change.replace(titled("One"), titled("Two"));
    QCOMPARE(done(ledger, change)->find(Id<Deal>("buys"))->title, std::string("Two"));
    change.replace(titled("Three"), titled("Four"));
    const std::vector<Collision> expected{{{RecordKind::Deal, "buys"}, "title", "Three", "Four", "Two"}};
    QVERIFY(applied(ledger, change).collisions == expected);
}

void TestChange::anIdDoesNotChange()
{
    const LedgerPtr ledger = smallLedger();
    const Change change = editing<View>(ledger, "shares", [](View &view) { view.id = Id<View>("other"); });
    const std::vector<Collision> expected{{{RecordKind::View, "shares"}, "id", "shares", "other", ""}};
    QVERIFY(applied(ledger, change).collisions == expected);
}

void TestChange::aDealDoesNotGoWithoutItsParts()
{
    const LedgerPtr ledger = smallLedger();
    Change change;
    change.remove(*ledger->find(Id<Deal>("buys")));
    std::vector<RecordRef> left;
    for (const Collision &collision : applied(ledger, change).collisions)
        left.push_back(collision.record);
    const std::vector<RecordRef> expected{
        {RecordKind::Claim, "buys-whole"}, {RecordKind::Commitment, "buys-money"}, {RecordKind::Deployment, "site-1"}};
    QVERIFY(left == expected);
}

void TestChange::aDealGoesWithItsPartsInAnyOrder()
{
    const LedgerPtr ledger = smallLedger();
    Change change;
    change.remove(*ledger->find(Id<Commitment>("extends-money")));
    change.remove(*ledger->find(Id<Deal>("extends")));
    change.remove(*ledger->find(Id<Claim>("site-2-1")));
    change.remove(*ledger->find(Id<Deployment>("site-2")));
    change.remove(*ledger->find(Id<Claim>("extends-1")));
    std::ranges::sort(change.swaps, {}, recordOf);
    do {
        const LedgerPtr after = done(ledger, change);
        QVERIFY(after && !after->dossier(Id<Deal>("extends")) && !after->find(Id<Claim>("extends-1")));
        QVERIFY(*done(after, inverse(change)) == *ledger);
    } while (std::ranges::next_permutation(change.swaps, {}, recordOf).found);
}

void TestChange::aCommitmentDoesNotGoWithoutItsClaims()
{
    const LedgerPtr ledger = smallLedger();
    Change change;
    change.remove(*ledger->find(Id<Commitment>("extends-money")));
    const std::vector<Collision> expected{{{RecordKind::Claim, "extends-1"}, "", "extends-1", "", "extends-1"}};
    QVERIFY(applied(ledger, change).collisions == expected);
}

void TestChange::aPartNeedsAnOwner()
{
    Change change;
    change.create(money("lost", "gone", "lab", "cloud"));
    change.create(dollars("lost-1", "lost", 1, "2026"));
    change.create(dollars("lost-2", "nothing", 1, "2026"));
    const std::vector<Collision> expected{{{RecordKind::Commitment, "lost"}, "deal", "", "gone", ""},
                                          {{RecordKind::Claim, "lost-1"}, "of", "", "commitment lost", ""},
                                          {{RecordKind::Claim, "lost-2"}, "of", "", "commitment nothing", ""}};
    QVERIFY(applied(smallLedger(), change).collisions == expected);
}

void TestChange::aCommitmentMovesWithItsClaims()
{
    const LedgerPtr ledger = smallLedger();
    Change change
        = editing<Commitment>(ledger, "buys-money", [](Commitment &moved) { moved.deal = Id<Deal>("extends"); });
    change.remove(*ledger->find(Id<Claim>("buys-2")));
    const LedgerPtr after = done(ledger, change);
    QCOMPARE(after->place(Id<Claim>("buys-1")).deal->record.id, Id<Deal>("extends"));
    QCOMPARE(after->claimsOn({SubjectKind::Commitment, "buys-money"}).size(), std::size_t(2));
    QVERIFY(after->dossier(Id<Deal>("buys"))->commitments.empty());
    QVERIFY(*done(after, inverse(change)) == *ledger);
}

void TestChange::rebasedEditsOfOtherFieldsMeet()
{
    const LedgerPtr base = smallLedger();
    const Change mine = editing<Claim>(base, "buys-1", [](Claim &claim) { claim.amount = 39e9; });
    const LedgerPtr theirs = done(base, editing<Claim>(base, "buys-1", [](Claim &claim) { claim.end = date("2032"); }));
    QVERIFY(!applied(theirs, mine).ledger);
    const Rebased result = rebased(mine, theirs);
    QVERIFY(result.collisions.empty());
    const Claim merged = *done(theirs, result.change)->find(Id<Claim>("buys-1"));
    QCOMPARE(merged.amount, std::optional(39e9));
    QCOMPARE(merged.end, std::optional(date("2032")));
}

void TestChange::rebasedEditsOfOneFieldCollide()
{
    const LedgerPtr base = smallLedger();
    const Change mine = editing<Claim>(base, "buys-1", [](Claim &claim) {
        claim.amount = 39e9;
        claim.note = "mine";
    });
    const LedgerPtr theirs = done(base, editing<Claim>(base, "buys-1", [](Claim &claim) { claim.amount = 40e9; }));
    const Rebased result = rebased(mine, theirs);
    const std::vector<Collision> expected{
        {{RecordKind::Claim, "buys-1"}, "amount", "38000000000", "39000000000", "40000000000"}};
    QVERIFY(result.collisions == expected);
    const Claim merged = *done(theirs, result.change)->find(Id<Claim>("buys-1")); // what does not collide is done
    QCOMPARE(merged.amount, std::optional(40e9));
    QCOMPARE(merged.note, std::string("mine"));
}

void TestChange::whatBothDidAlikeIsDoneOnce()
{
    const LedgerPtr base = smallLedger();
    Change mine = editing<Party>(base, "lab", [](Party &party) { party.ticker = "LAB"; });
    mine.remove(*base->find(Id<Story>("talk")));
    mine.create(View{.id = Id<View>("new"), .title = "New", .view = "flows"});
    const Rebased result = rebased(mine, done(base, mine));
    QVERIFY(result.collisions.empty());
    QVERIFY(result.change.isEmpty());
}

void TestChange::listsAreMergedByTheirMembers()
{
    const LedgerPtr base = smallLedger();
    const auto withJudged = [&](std::vector<Id<Claim>> judged) {
        return editing<Decision>(base, "years", [&](Decision &decision) { decision.judged = std::move(judged); });
    };
    const Change mine = withJudged({Id<Claim>("buys-3")}); // without buys-1
    const LedgerPtr theirs = done(base, withJudged({Id<Claim>("buys-1"), Id<Claim>("buys-2"), Id<Claim>("buys-3")}));
    const Rebased result = rebased(mine, theirs);
    QVERIFY(result.collisions.empty());
    const std::vector<Id<Claim>> expected{Id<Claim>("buys-2"), Id<Claim>("buys-3")};
    QVERIFY(done(theirs, result.change)->find(Id<Decision>("years"))->judged == expected);
}

void TestChange::orderedListsKeepTheirOrder()
{
    const LedgerPtr base = smallLedger();
    const auto withTags = [&](std::vector<std::string> tags) {
        return editing<Deal>(base, "buys", [&](Deal &deal) { deal.tags = std::move(tags); });
    };
    const LedgerPtr theirs = done(base, withTags({"first", "big", "early", "last"}));
    const Rebased result = rebased(withTags({"big", "middle", "early"}), theirs);
    const std::vector<std::string> expected{"first", "big", "middle", "early", "last"};
    QVERIFY(done(theirs, result.change)->find(Id<Deal>("buys"))->tags == expected);
}

void TestChange::aStepThatBothChangedCollides()
{
    const LedgerPtr base = smallLedger();
    const auto withText = [&](const char *text) {
        return editing<Story>(base, "talk", [&](Story &story) { story.steps[0].text = text; });
    };
    const Rebased result = rebased(withText("Mine"), done(base, withText("Theirs")));
    QCOMPARE(result.collisions.size(), std::size_t(1));
    QCOMPARE(result.collisions[0].field, std::string("steps"));
}

void TestChange::whatWasDeletedCollidesWithItsEdit()
{
    const LedgerPtr base = smallLedger();
    Change deletion;
    deletion.remove(*base->find(Id<Story>("talk")));
    const Change edit = editing<Story>(base, "talk", [](Story &story) { story.title = "Another talk"; });
    const std::vector<Collision> editLost{{{RecordKind::Story, "talk"}, "", "talk", "talk", ""}};
    QVERIFY(rebased(edit, done(base, deletion)).collisions == editLost);
    const std::vector<Collision> deletionLost{{{RecordKind::Story, "talk"}, "", "talk", "", "talk"}};
    QVERIFY(rebased(deletion, done(base, edit)).collisions == deletionLost);
}

void TestChange::whatBothCreatedIsFilledIn()
{
    const LedgerPtr base = smallLedger();
    Change mine;
    mine.create(Party{.id = Id<Party>("new"), .name = "New", .aliases = {"N"}, .ticker = "NEW"});
    Change yours;
    yours.create(Party{.id = Id<Party>("new"), .name = "New", .country = "DE", .aliases = {"M"}});
    const LedgerPtr theirs = done(base, yours);
    const Rebased result = rebased(mine, theirs);
    QVERIFY(result.collisions.empty());
    const Party merged = *done(theirs, result.change)->find(Id<Party>("new"));
    QCOMPARE(merged.country, std::string("DE"));
    QCOMPARE(merged.ticker, std::string("NEW"));
    QVERIFY((merged.aliases == std::vector<std::string>{"M", "N"}));
    std::get<Swap<Party>>(mine.swaps[0]).after->name = "Newer";
    const std::vector<Collision> expected{{{RecordKind::Party, "new"}, "name", "", "Newer", "New"}};
    QVERIFY(rebased(mine, theirs).collisions == expected);
}

void TestChange::aPartOfADealThatIsGoneCollides()
{
    const LedgerPtr base = smallLedger();
    Change deletion;
    deletion.remove(*base->find(Id<Commitment>("extends-money")));
    deletion.remove(*base->find(Id<Claim>("extends-1")));
    Change addition;
    addition.create(dollars("extends-2", "extends-money", 90e9, "2026-03"));
    const std::vector<Collision> homeless{{{RecordKind::Claim, "extends-2"}, "of", "", "commitment extends-money", ""}};
    QVERIFY(rebased(addition, done(base, deletion)).collisions == homeless);
    const std::vector<Collision> left{{{RecordKind::Claim, "extends-2"}, "", "extends-2", "", "extends-2"}};
    QVERIFY(rebased(deletion, done(base, addition)).collisions == left);
}

void TestChange::theTitleIsAFieldToo()
{
    const LedgerPtr base = smallLedger();
    Change mine;
    mine.swaps.push_back(TitleSwap{base->title(), "Mine"});
    QCOMPARE(done(base, mine)->title(), std::string("Mine"));
    QCOMPARE(recordOf(mine.swaps[0]), (RecordRef{RecordKind::Story, {}}));
    Change yours;
    yours.swaps.push_back(TitleSwap{base->title(), "Yours"});
    const std::vector<Collision> expected{{{RecordKind::Story, {}}, "title", "A small ledger", "Mine", "Yours"}};
    QVERIFY(rebased(mine, done(base, yours)).collisions == expected);
    QVERIFY(applied(done(base, yours), mine).collisions == expected);
}

QTEST_APPLESS_MAIN(TestChange)
#include "tst_change.moc"
