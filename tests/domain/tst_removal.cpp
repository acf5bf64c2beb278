#include <QTest> // first: moc cannot read <concepts> otherwise

#include "fields.h"
#include "generated.h"
#include "randomnumbers.h"
#include "removal.h"
#include "restoration.h"
#include "rules.h"
#include "smallledger.h"

using namespace ledger;

/// Whatever is deleted, what is left breaks no rule, and one step brings everything back.
class TestRemoval : public QObject
{
    Q_OBJECT

private:
    LedgerPtr m_ledger = generatedLedger(60, 7);

    void isSoundAfter(const LedgerPtr &ledger, const Change &change)
    {
        const Applied after = applied(ledger, change);
        QVERIFY(after.ledger);
        const std::vector<Violation> broken = violations(*after.ledger);
        QVERIFY2(broken.empty(), broken.empty() ? "" : (broken.front().record.id + ' ' + broken.front().what).c_str());
        const Applied back = applied(after.ledger, inverse(change));
        QVERIFY(back.ledger && *back.ledger == *ledger);
    }

    /// Merges a few records and looks whether anything but `was` has their ids still.
    template <typename Record>
    void mergeAtRandom(const LedgerPtr &ledger, const std::vector<Record> &records, RandomNumbers &random)
    {
        std::vector<Id<Record>> gone;
        for (int i = random.between(1, 4); i > 0; --i)
            gone.push_back(random.oneOf(records).id);
        const Record heir = random.oneOf(records);
        const Change change = merger<Record>(*ledger, gone, heir);
        std::erase(gone, heir.id);
        QCOMPARE(change.isEmpty(), gone.empty());
        const Applied after = applied(ledger, change);
        QVERIFY(after.ledger);
        const Applied back = applied(after.ledger, inverse(change));
        QVERIFY(back.ledger && *back.ledger == *ledger);
        for (const Id<Record> &id : gone) {
            QCOMPARE(after.ledger->find(id)->id, heir.id);
            const auto refers = [&](const auto &list) {
                for (const auto &each : list)
                    forEachField<std::decay_t<decltype(each)>>([&](const auto &field) {
                        if (field.key != "was")
                            QVERIFY2(!names(each.*field.member, id), std::string(field.key).c_str());
                    });
            };
            const Records now = recordsOf(*after.ledger);
            refers(now.sources);
            refers(now.parties);
            refers(now.deals);
            refers(now.commitments);
            refers(now.deployments);
            refers(now.claims);
            refers(now.observations);
        }
        // What cannot be is told, and is about one that pays itself or owns itself: nothing else breaks.
        for (const Violation &broken : violations(*after.ledger, change))
            QVERIFY2(broken.what.starts_with("payer and payee are the same party")
                         || broken.what.starts_with("a circle"),
                     broken.what.c_str());
    }
    template <typename Value, typename Record> static bool names(const Value &value, const Id<Record> &id)
    {
        if constexpr (std::is_same_v<Value, Id<Record>>)
            return value == id;
        else if constexpr (std::is_same_v<Value, RoleHolder>)
            return names(value.party, id);
        else if constexpr (isList<Value>)
            return std::any_of(value.begin(), value.end(), [&id](const auto &member) { return names(member, id); });
        else
            return false;
    }

    std::vector<RecordRef> all() const
    {
        std::vector<RecordRef> refs;
        const Records records = recordsOf(*m_ledger);
        const auto add = [&refs](const auto &list) {
            for (const auto &record : list)
                refs.push_back({kindOf<std::decay_t<decltype(record)>>, record.id.text});
        };
        add(records.sources);
        add(records.parties);
        add(records.deals);
        add(records.commitments);
        add(records.deployments);
        add(records.claims);
        add(records.observations);
        add(records.decisions);
        return refs;
    }

private Q_SLOTS:
    void anyRecordCanGoWithWhatHangsOnIt()
    {
        for (const RecordRef &ref : all()) {
            const Change change = removal(*m_ledger, {ref});
            QVERIFY2(!change.isEmpty(), ref.id.c_str());
            isSoundAfter(m_ledger, change);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void everythingCanGoAtOnce()
    {
        const Change change = removal(*m_ledger, all());
        isSoundAfter(m_ledger, change);
        for (const RecordKind kind : {RecordKind::Source, RecordKind::Deal, RecordKind::Claim, RecordKind::Decision})
            QCOMPARE(applied(m_ledger, change).ledger->count(kind), std::size_t(0));
    }

    void aCommitmentGoesWithItsLastClaim()
    {
        const LedgerPtr small = smallLedger();
        const Change change = removal(*small, {{RecordKind::Claim, "extends-1"}});
        isSoundAfter(small, change);
        QVERIFY(!applied(small, change).ledger->find(Id<Commitment>("extends-money")));
        QVERIFY(applied(small, removal(*small, {{RecordKind::Claim, "buys-2"}}))
                    .ledger->find(Id<Commitment>("buys-money")));
    }

    void aSourceIsReplacedWhereverItIsReferredTo()
    {
        const std::vector<Source> &sources = m_ledger->sources();
        for (std::size_t i = 1; i < sources.size(); ++i) {
            const Change change = replacement(*m_ledger, sources[i].id, sources[0].id);
            isSoundAfter(m_ledger, change);
            QCOMPARE(applied(m_ledger, change).ledger->find(sources[i].id)->id, sources[0].id);
        }
    }

    void aPartyIsFoundByItsOldIdAndNames()
    {
        const std::vector<Party> &parties = m_ledger->parties();
        const Change change = replacement(*m_ledger, parties[1].id, parties[0].id);
        const LedgerPtr after = applied(m_ledger, change).ledger;
        QVERIFY(after);
        const Party *heir = after->find(parties[1].id);
        QCOMPARE(heir->id, parties[0].id);
        QVERIFY(std::find(heir->aliases.begin(), heir->aliases.end(), parties[1].name) != heir->aliases.end());
        QVERIFY(replacement(*m_ledger, parties[0].id, parties[0].id).isEmpty());
        QVERIFY(replacement(*m_ledger, Id<Party>("nobody"), parties[0].id).isEmpty());
    }

    void whateverIsMergedNothingRefersToWhatIsGone()
    {
        RandomNumbers random(11);
        for (int trial = 0; trial < 12; ++trial) {
            const LedgerPtr ledger = generatedLedger(12 + trial, static_cast<std::uint64_t>(trial));
            trial % 2 == 0 ? mergeAtRandom<Party>(ledger, ledger->parties(), random)
                           : mergeAtRandom<Source>(ledger, ledger->sources(), random);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void theHeirIsAsItWasWishedAndKeepsAllNames()
    {
        Records records = smallRecords();
        in(records.parties, "cloud").aliases = {"The Cloud"};
        records.parties.push_back(Party{.id = Id<Party>("nimbus"), .name = "Nimbus", .ticker = "NMB"});
        const LedgerPtr ledger = ledgerOf(records);
        Party heir = *ledger->find(Id<Party>("nimbus"));
        heir.name = "Cloud";
        heir.kind = PartyKind::Cloud;
        heir.parent = Id<Party>("house");
        const Change change = merger<Party>(*ledger, {Id<Party>("cloud"), Id<Party>("nimbus")}, heir);
        isSoundAfter(ledger, change);
        const LedgerPtr after = applied(ledger, change).ledger;
        const Party *now = after->find(Id<Party>("cloud"));
        QCOMPARE(now->id.text, std::string("nimbus"));
        QCOMPARE(now->name, std::string("Cloud"));
        QCOMPARE(now->ticker, std::string("NMB"));
        QCOMPARE(now->aliases, (std::vector<std::string>{"Nimbus", "The Cloud"}));
        QCOMPARE(now->was, std::vector{Id<Party>("cloud")});
        QCOMPARE(after->find(Id<Commitment>("buys-money"))->payee, now->id);
        QCOMPARE(after->find(Id<Observation>("lab-2025"))->counterparty, now->id);
    }

    void mergedOnesHaveOnePartInADealAndOlderIdsFindThem()
    {
        Records records = smallRecords();
        in(records.deals, "buys").parties.push_back({Id<Party>("house"), Role::Seller});
        const LedgerPtr ledger = ledgerOf(records);
        const Change change = replacement(*ledger, Id<Party>("house"), Id<Party>("cloud"));
        isSoundAfter(ledger, change);
        const LedgerPtr after = applied(ledger, change).ledger;
        QCOMPARE(after->find(Id<Deal>("buys"))->parties.size(), std::size_t(2));
        QCOMPARE(after->find(Id<Party>("old-house"))->id, Id<Party>("cloud"));
        QVERIFY(after->find(Id<Party>("cloud"))->parent.isEmpty()); // it belonged to what it is now
    }

    void whoPaysTheOtherCannotBeMergedWithIt()
    {
        const LedgerPtr ledger = smallLedger();
        const Change change = replacement(*ledger, Id<Party>("lab"), Id<Party>("cloud"));
        const std::vector<Violation> broken = violations(*applied(ledger, change).ledger, change);
        QVERIFY(!broken.empty());
        QCOMPARE(broken.front().what, std::string("payer and payee are the same party"));
    }

    void anAncestorCannotBecomeItsGrandchild()
    {
        Records records = smallRecords();
        records.parties.push_back(Party{.id = Id<Party>("unit"), .name = "Unit", .parent = Id<Party>("cloud")});
        const LedgerPtr ledger = ledgerOf(records);
        const Change circle = replacement(*ledger, Id<Party>("house"), Id<Party>("unit"));
        const std::vector<Violation> broken = violations(*applied(ledger, circle).ledger, circle);
        QVERIFY(!broken.empty());
        QVERIFY(broken.front().what.starts_with("a circle"));
        // With what is between them it can: nothing is left for the circle to go through.
        isSoundAfter(
            ledger, merger<Party>(*ledger, {Id<Party>("house"), Id<Party>("cloud")}, *ledger->find(Id<Party>("unit"))));
    }

    void savedViewsNameTheOneThatStays()
    {
        Records records = smallRecords();
        View &view = records.views.front();
        view.view = "dependencies";
        view.lens = R"({"kind":["house"],"payee":["cloud","house"],"party":["house"],"payer":["lab"]})";
        view.options = R"({"highlight":["house","lab"],"root":"house","title":"house"})";
        const LedgerPtr ledger = ledgerOf(records);
        const Change change = replacement(*ledger, Id<Party>("house"), Id<Party>("cloud"));
        const LedgerPtr merged = applied(ledger, change).ledger;
        const View *after = merged->find(Id<View>("shares"));
        QCOMPARE(after->lens, std::string(R"({"kind":["house"],"payee":["cloud"],"party":["cloud"],"payer":["lab"]})"));
        QCOMPARE(after->options, std::string(R"({"highlight":["cloud","lab"],"root":"cloud","title":"house"})"));
    }

    void aSavedLoopIsOneOfThoseThatStay()
    {
        Records records = smallRecords();
        View &view = records.views.front();
        view.view = "flows";
        view.options = R"({"least":1000000000,"loops":["cloud>lab","house>lab","lab>lighthouse"]})";
        const LedgerPtr ledger = ledgerOf(records);
        const Change change = replacement(*ledger, Id<Party>("house"), Id<Party>("cloud"));
        const LedgerPtr merged = applied(ledger, change).ledger;
        QCOMPARE(merged->find(Id<View>("shares"))->options,
                 std::string(R"({"least":1000000000,"loops":["cloud>lab","lab>lighthouse"]})"));
    }

    void aSourceIsNoPartyOfItsName()
    {
        Records records = smallRecords();
        View &view = records.views.front();
        records.sources.push_back(Source{.id = Id<Source>("lab"), .publisher = "Lab", .title = "Its blog"});
        view.lens = R"({"payer":["lab"]})";
        const LedgerPtr ledger = ledgerOf(records);
        const Change change = replacement(*ledger, Id<Source>("lab"), Id<Source>("paper"));
        QCOMPARE(applied(ledger, change).ledger->find(view.id)->lens, view.lens);
    }

    void whatWasDeletedComesBackWithItsParts()
    {
        const LedgerPtr small = smallLedger();
        const RecordRef deal{RecordKind::Deal, "extends"};
        const Change deleted = removal(*small, {deal});
        const LedgerPtr after = applied(small, deleted).ledger;
        QVERIFY(!hasVersion(deleted, deal, Version::After));
        const Restoration back = restoration(after, deleted, deal, Version::Before);
        QVERIFY(back.isPossible());
        QCOMPARE(back.along.size(), std::size_t(4)); // the money, a claim on it, the site, a claim on it
        isSoundAfter(after, back.change);
        QVERIFY(*applied(after, back.change).ledger->dossier(Id<Deal>("extends"))
                == *small->dossier(Id<Deal>("extends")));
    }

    void anyRecordThatWasDeletedComesBackOrSaysWhatIsMissing()
    {
        int returned = 0;
        for (const RecordRef &ref : all()) {
            const Change deleted = removal(*m_ledger, {ref});
            const LedgerPtr after = applied(m_ledger, deleted).ledger;
            const Restoration back = restoration(after, deleted, ref, Version::Before);
            QVERIFY(!back.change.isEmpty());
            if (!back.isPossible()) {
                QVERIFY(!back.missing.id.empty() || !back.violations.front().remedy.empty());
                continue;
            }
            isSoundAfter(after, back.change);
            ++returned;
        }
        QVERIFY(returned > 60); // at least every deal
    }

    void aRecordTurnsIntoAnOlderVersionAndNothingElseDoes()
    {
        const LedgerPtr small = smallLedger();
        Change edit;
        for (const char *id : {"buys-1", "buys-2"}) {
            Claim claim = *small->find(Id<Claim>(id)), dearer = claim;
            dearer.amount = 99e9;
            edit.replace(claim, dearer);
        }
        const LedgerPtr edited = applied(small, edit).ledger;
        const RecordRef first{RecordKind::Claim, "buys-1"};
        const Restoration back = restoration(edited, edit, first, Version::Before);
        QVERIFY(back.isPossible() && back.along.empty());
        const LedgerPtr after = applied(edited, back.change).ledger;
        QCOMPARE(after->find(Id<Claim>("buys-1"))->amount.value_or(0), 38e9);
        QCOMPARE(after->find(Id<Claim>("buys-2"))->amount.value_or(0), 99e9);
        QVERIFY(restoration(edited, edit, first, Version::After).change.isEmpty()); // it is so already
    }

    void whatStandsAgainstARestorationIsTold()
    {
        const LedgerPtr small = smallLedger();
        Change edit;
        Deal deal = *small->find(Id<Deal>("buys")), other = deal;
        other.title = "Another title";
        other.amends = {};
        other.sources = {};
        edit.replace(deal, other);
        LedgerPtr edited = applied(small, edit).ledger;
        // Its source has gone meanwhile.
        Change gone = removal(*edited, {{RecordKind::Source, "paper"}});
        edited = applied(edited, gone).ledger;
        const RecordRef ref{RecordKind::Deal, "buys"};
        const Restoration back = restoration(edited, edit, ref, Version::Before);
        QVERIFY(!back.isPossible());
        QVERIFY(!back.violations.empty());
        // A claim without what it is a claim on.
        const Restoration orphan = restoration(edited, gone, {RecordKind::Claim, "buys-1"}, Version::Before);
        QVERIFY(!orphan.isPossible());
        QVERIFY(!orphan.missing.id.empty());
    }
};

QTEST_APPLESS_MAIN(TestRemoval)
#include "tst_removal.moc"
