#include <QTest> // first: moc cannot read <concepts> otherwise

#include "generated.h"
#include "removal.h"
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
};

QTEST_APPLESS_MAIN(TestRemoval)
#include "tst_removal.moc"
