// A ledger that held no violation can be violated by a change only in the records that the change leaves behind, in
// what it took something away from, and in what refers to what it took away. The last is found by the subject for
// claims and decisions and by looking through one kind of record for deals, deployments, views and observations;
// sources and parties are referred to from everywhere, so that taking one away has everything checked.

#include "rules.h"

#include "circles.h"
#include "sortedswaps.h"

#include <map>
#include <set>

namespace ledger
{

namespace
{
/// Merged ids that still name something else.
template <typename Record>
void checkMergedIds(const Ledger &ledger, RecordRules &rules, const std::vector<Record> &records)
{
    std::unordered_map<std::string_view, const Record *> owners;
    for (const Record &record : records)
        for (int i = 0; i < static_cast<int>(record.was.size()); ++i) {
            const Id<Record> &was = record.was[i];
            const auto refuse = [&](std::string what) {
                rules.add({kindOf<Record>, record.id.text}, FieldPath{.key = "was", .index = i}.text(),
                          {std::move(what), "an id can find one record only: take it out of one of them"});
            };
            if (recordNow(ledger, was))
                refuse("«" + was.text + "» is the id of a record of its own");
            else if (const auto [known, isNew] = owners.emplace(was.text, &record); !isNew && known->second != &record)
                refuse("«" + was.text + "» was merged into «" + known->second->id.text + "» as well");
        }
}

void checkClaims(RecordRules &rules, std::span<const Claim> claims)
{
    for (const Claim &claim : claims)
        rules.check(claim, claims);
    checkSupersedesCircles(rules, claims);
}

/// As after a large import into a ledger that was empty.
bool isMostlyNew(const Ledger &after, const Change &change)
{
    constexpr std::size_t fewestOfALargeOne = 5000;
    return change.swaps.size() >= std::max(fewestOfALargeOne, after.size() / 2);
}

/// What one change may have violated.
class TouchedRules
{
public:
    TouchedRules(const Ledger &after, const Change &change) : m_ledger(after), m_rules(after)
    {
        for (const AnySwap &swap : change.swaps)
            std::visit([this](const auto &any) { touch(any); }, swap);
    }

    /// Whether everything has to be looked at.
    [[nodiscard]] bool touchesAll() const { return m_touchesAll; }

    [[nodiscard]] std::vector<Violation> violations()
    {
        checkEach(m_sources);
        checkEach(m_parties);
        checkEach(m_observations);
        checkEach(m_views);
        checkEach(m_stories);
        if (!m_sources.empty())
            checkMergedIds(m_ledger, m_rules, m_ledger.sources());
        if (!m_parties.empty())
            checkMergedIds(m_ledger, m_rules, m_ledger.parties());
        for (const Subject &subject : m_subjects)
            checkSubject(subject);
        for (const Id<Deal> &id : m_deals)
            if (const DealDossier *deal = m_ledger.dossier(id))
                m_rules.check(*deal);
        checkReferrers();
        checkEach(m_decisions);
        checkCircles();
        return m_rules.take();
    }

private:
    template <typename Record> void touchMergeable(const Swap<Record> &swap, std::set<Id<Record>> &touched)
    {
        const std::vector<Id<Record>> none;
        const auto &before = swap.before ? swap.before->was : none;
        const auto &after = swap.after ? swap.after->was : none;
        if (!swap.after || before != after)
            m_touchesAll = true;
        touched.insert(swap.id);
    }
    void touch(const Swap<Source> &swap) { touchMergeable(swap, m_sources); }
    void touch(const Swap<Party> &swap) { touchMergeable(swap, m_parties); }
    void touch(const Swap<Deal> &swap)
    {
        m_dealsGo |= !swap.after;
        m_subjects.insert({SubjectKind::Deal, swap.id.text});
    }
    void touch(const Swap<Commitment> &swap) { touchPart(swap, SubjectKind::Commitment); }
    void touch(const Swap<Deployment> &swap)
    {
        m_deploymentsGo |= !swap.after;
        touchPart(swap, SubjectKind::Deployment);
    }
    template <typename Part> void touchPart(const Swap<Part> &swap, SubjectKind kind)
    {
        m_subjects.insert({kind, swap.id.text});
        for (const Boxed<Part> *side : {&swap.before, &swap.after})
            if (*side)
                m_deals.insert((*side)->deal);
    }
    void touch(const Swap<Claim> &swap)
    {
        for (const Boxed<Claim> *side : {&swap.before, &swap.after})
            if (*side)
                m_subjects.insert((*side)->of);
    }
    void touch(const Swap<Observation> &swap)
    {
        m_observationsMove |= swap.before.has_value();
        m_observations.insert(swap.id);
    }
    void touch(const Swap<Decision> &swap) { m_decisions.insert(swap.id); }
    void touch(const Swap<View> &swap) { m_views.insert(swap.id); }
    void touch(const Swap<Story> &swap) { m_stories.insert(swap.id); }
    void touch(const TitleSwap &) { }

    template <typename Record> void checkEach(const std::set<Id<Record>> &ids)
    {
        for (const Id<Record> &id : ids)
            if (const Record *record = recordNow(m_ledger, id))
                m_rules.check(*record);
    }

    void checkSubject(const Subject &subject)
    {
        if (subject.kind == SubjectKind::Deal) {
            m_deals.insert(Id<Deal>(subject.id));
        } else if (subject.kind == SubjectKind::Commitment) {
            if (const ClaimPlace place = m_ledger.place(Id<Commitment>(subject.id)); place.commitment) {
                m_rules.check(*place.commitment);
                m_deals.insert(place.deal->record.id);
            }
        } else if (const ClaimPlace place = m_ledger.place(Id<Deployment>(subject.id)); place.deployment) {
            m_rules.check(*place.deployment);
            m_deals.insert(place.deal->record.id);
        }
        checkClaims(m_rules, m_ledger.claimsOn(subject));
        for (const Decision *decision : m_ledger.decisionsOn(subject))
            m_decisions.insert(decision->id);
    }

    /// Those that refer to what is gone.
    void checkReferrers()
    {
        for (const Decision &decision : m_ledger.decisions())
            if (m_observationsMove && decision.of.kind == SubjectKind::Observation)
                m_decisions.insert(decision.id);
        if (!m_dealsGo && !m_deploymentsGo)
            return;
        for (const auto &block : m_ledger.dealBlocks())
            for (const DealDossier &deal : *block) {
                if (m_dealsGo && !deal.record.amends.isEmpty() && !m_deals.contains(deal.record.id))
                    m_rules.check(deal);
                for (const DeploymentDossier &deployment : deal.deployments)
                    if (m_deploymentsGo && !deployment.record.partOf.isEmpty()
                        && !m_subjects.contains({SubjectKind::Deployment, deployment.record.id.text}))
                        m_rules.check(deployment);
            }
    }

    void checkCircles()
    {
        CircleSearch<Party> parents(m_ledger, m_rules, &Party::parent, "parent");
        for (const Id<Party> &id : m_parties)
            if (const Party *party = m_ledger.find(id))
                parents.from(*party);
        CircleSearch<Deal> amendments(m_ledger, m_rules, &Deal::amends, "amends");
        CircleSearch<Deployment> wholes(m_ledger, m_rules, &Deployment::partOf, "part_of");
        for (const Subject &subject : m_subjects) {
            if (subject.kind == SubjectKind::Deal) {
                if (const Deal *deal = m_ledger.find(Id<Deal>(subject.id)))
                    amendments.from(*deal);
            } else if (subject.kind == SubjectKind::Deployment) {
                if (const Deployment *deployment = m_ledger.find(Id<Deployment>(subject.id)))
                    wholes.from(*deployment);
            }
        }
    }

    const Ledger &m_ledger;
    RecordRules m_rules;
    std::set<Id<Source>> m_sources;
    std::set<Id<Party>> m_parties;
    std::set<Id<Deal>> m_deals;
    std::set<Subject> m_subjects;
    std::set<Id<Observation>> m_observations;
    std::set<Id<Decision>> m_decisions;
    std::set<Id<View>> m_views;
    std::set<Id<Story>> m_stories;
    bool m_touchesAll = false;
    bool m_dealsGo = false;
    bool m_deploymentsGo = false;
    bool m_observationsMove = false;
};
} // namespace

std::vector<Violation> violations(const Ledger &ledger)
{
    RecordRules rules(ledger);
    CircleSearch<Party> parents(ledger, rules, &Party::parent, "parent");
    CircleSearch<Deal> amendments(ledger, rules, &Deal::amends, "amends");
    CircleSearch<Deployment> wholes(ledger, rules, &Deployment::partOf, "part_of");
    const auto checkAll = [&rules](const auto &records) {
        for (const auto &record : records)
            rules.check(record);
    };
    checkAll(ledger.sources());
    checkAll(ledger.parties());
    checkMergedIds(ledger, rules, ledger.sources());
    checkMergedIds(ledger, rules, ledger.parties());
    for (const Party &party : ledger.parties())
        parents.from(party);
    for (const auto &block : ledger.dealBlocks())
        for (const DealDossier &deal : *block) {
            rules.check(deal);
            amendments.from(deal.record);
            checkClaims(rules, deal.claims);
            for (const CommitmentDossier &commitment : deal.commitments) {
                rules.check(commitment);
                checkClaims(rules, commitment.claims);
            }
            for (const DeploymentDossier &deployment : deal.deployments) {
                rules.check(deployment);
                wholes.from(deployment.record);
                checkClaims(rules, deployment.claims);
            }
        }
    checkAll(ledger.observations());
    checkAll(ledger.decisions());
    checkAll(ledger.views());
    checkAll(ledger.stories());
    return rules.take();
}

std::vector<Violation> violations(const Ledger &after, const Change &change)
{
    if (isMostlyNew(after, change))
        return violations(after); // which is quicker then
    TouchedRules touched(after, change);
    return touched.touchesAll() ? violations(after) : touched.violations();
}

} // namespace ledger
