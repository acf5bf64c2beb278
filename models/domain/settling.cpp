#include "settling.h"

#include "savednames.h"

#include <algorithm>

namespace ledger
{

namespace
{
template <typename Value> void sortUniquely(std::vector<Value> &values)
{
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

Decision decisionOn(const Subject &of, Verdict verdict, const Judgement &judgement)
{
    return {.id = judgement.id, .of = of, .verdict = verdict, .reason = judgement.reason, .decided = judgement.decided};
}

bool isSamePromise(const Commitment &a, const Commitment &b)
{
    return a.payer == b.payer && a.payee == b.payee && a.nature == b.nature && a.firmness == b.firmness;
}

/// Puts one deal into another.
class DealMerging
{
public:
    DealMerging(const Ledger &ledger, const DealDossier &gone, const DealDossier &by)
        : m_ledger(ledger)
        , m_gone(gone)
        , m_by(by)
    {
    }

    Change change()
    {
        putRecord();
        putClaims(m_gone.claims, {SubjectKind::Deal, m_gone.record.id.text}, {SubjectKind::Deal, m_by.record.id.text});
        for (const CommitmentDossier &part : m_gone.commitments)
            putCommitment(part);
        for (const DeploymentDossier &part : m_gone.deployments) {
            Deployment moved = part.record;
            moved.deal = m_by.record.id;
            m_change.replace(part.record, std::move(moved));
        }
        putAmendments();
        for (const View &view : m_ledger.views())
            put(view);
        return std::move(m_change);
    }

private:
    void putRecord()
    {
        const Deal &gone = m_gone.record;
        Deal heir = m_by.record;
        if (heir.summary.empty())
            heir.summary = gone.summary;
        if (!heir.announced)
            heir.announced = gone.announced;
        for (const RoleHolder &holder : gone.parties)
            if (std::ranges::find(heir.parties, holder) == heir.parties.end())
                heir.parties.push_back(holder);
        for (const std::string &tag : gone.tags)
            if (std::ranges::find(heir.tags, tag) == heir.tags.end())
                heir.tags.push_back(tag);
        heir.sources.insert(heir.sources.end(), gone.sources.begin(), gone.sources.end());
        sortUniquely(heir.sources);
        if (heir.amends.isEmpty() || heir.amends == gone.id)
            heir.amends = gone.amends == heir.id ? Id<Deal>() : gone.amends;
        m_change.remove(gone);
        if (heir != m_by.record)
            m_change.replace(m_by.record, std::move(heir));
    }

    /// A promise that both records hold is one; another is moved as it is.
    void putCommitment(const CommitmentDossier &part)
    {
        const auto twin = std::ranges::find_if(
            m_by.commitments, [&](const CommitmentDossier &other) { return isSamePromise(part.record, other.record); });
        if (twin == m_by.commitments.end()) {
            Commitment moved = part.record;
            moved.deal = m_by.record.id;
            m_change.replace(part.record, std::move(moved));
            return;
        }
        putClaims(part.claims, {SubjectKind::Commitment, part.record.id.text},
                  {SubjectKind::Commitment, twin->record.id.text});
        m_change.remove(part.record);
        m_twins.emplace_back(part.record.id, twin->record.id);
    }

    void put(const View &view)
    {
        View mended = renamed(view, {m_gone.record.id}, m_by.record.id);
        for (const auto &[gone, by] : m_twins)
            mended = renamed(mended, {gone}, by);
        if (mended != view)
            m_change.replace(view, std::move(mended));
    }

    void putClaims(const std::vector<Claim> &claims, const Subject &from, const Subject &onto)
    {
        for (const Claim &claim : claims) {
            Claim moved = claim;
            moved.of = onto;
            m_change.replace(claim, std::move(moved));
        }
        for (const Decision *decision : m_ledger.decisionsOn(from)) {
            Decision moved = *decision;
            moved.of = onto;
            m_change.replace(*decision, std::move(moved));
        }
    }

    void putAmendments()
    {
        for (const auto &block : m_ledger.dealBlocks())
            for (const DealDossier &deal : *block)
                if (deal.record.amends == m_gone.record.id && deal.record.id != m_by.record.id) {
                    Deal mended = deal.record;
                    mended.amends = m_by.record.id;
                    m_change.replace(deal.record, std::move(mended));
                }
    }

    const Ledger &m_ledger;
    const DealDossier &m_gone;
    const DealDossier &m_by;
    std::vector<std::pair<Id<Commitment>, Id<Commitment>>> m_twins; // which went into which
    Change m_change;
};
} // namespace

Change settingAside(const Claim &claim, const Judgement &judgement)
{
    Decision decision = decisionOn(claim.of, Verdict::SetAside, judgement);
    decision.claim = claim.id;
    Change change;
    change.create(std::move(decision));
    return change;
}

const Decision *whatSetsAside(const Claim &claim, const Ledger &ledger)
{
    const std::vector<const Decision *> decisions = ledger.decisionsOn(claim.of);
    const auto found = std::ranges::find_if(decisions, [&claim](const Decision *decision) {
        return decision->verdict == Verdict::SetAside && decision->claim == claim.id;
    });
    return found == decisions.end() ? nullptr : *found;
}

Change sayingNoConflict(const Subject &of, std::vector<Id<Claim>> judged, const Judgement &judgement)
{
    Decision decision = decisionOn(of, Verdict::NoConflict, judgement);
    decision.judged = std::move(judged);
    sortUniquely(decision.judged);
    Change change;
    change.create(std::move(decision));
    return change;
}

Change superseding(const Claim &by, const std::vector<Id<Claim>> &older)
{
    Claim after = by;
    after.supersedes.insert(after.supersedes.end(), older.begin(), older.end());
    std::erase(after.supersedes, by.id);
    sortUniquely(after.supersedes);
    Change change;
    if (after != by)
        change.replace(by, std::move(after));
    return change;
}

Change takingBack(const Decision &decision)
{
    Change change;
    change.remove(decision);
    return change;
}

Change merging(const Ledger &ledger, const Id<Deal> &gone, const Id<Deal> &by)
{
    const DealDossier *from = ledger.dossier(gone);
    const DealDossier *onto = ledger.dossier(by);
    return from && onto && from != onto ? DealMerging(ledger, *from, *onto).change() : Change();
}

Change amending(const Deal &deal, const Id<Deal> &earlier)
{
    Deal after = deal;
    after.amends = earlier;
    Change change;
    if (after != deal)
        change.replace(deal, std::move(after));
    return change;
}

} // namespace ledger
