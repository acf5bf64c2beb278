#include <QTest> // first: moc cannot read <concepts> otherwise

#include "generated.h"
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
