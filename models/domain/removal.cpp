// What goes is found in one pass over the deals, since whether a deal goes depends on what is left of its parts; what
// stays and refers to something that went is mended in a second.

#include "removal.h"

#include <algorithm>
#include <set>

namespace ledger
{

namespace
{
/// Takes records and what hangs on them out of a ledger.
class Removing
{
public:
    Removing(const Ledger &ledger, const std::vector<RecordRef> &records)
        : m_ledger(ledger)
        , m_gone(records.begin(), records.end())
    {
    }

    Change change()
    {
        for (const auto &block : m_ledger.dealBlocks())
            for (const DealDossier &deal : *block)
                take(deal);
        for (const Observation &each : m_ledger.observations())
            if (goes(each.subject) || goes(each.counterparty) || goes(each.source))
                m_gone.insert({RecordKind::Observation, each.id.text});
        for (const auto &block : m_ledger.dealBlocks())
            for (const DealDossier &deal : *block)
                put(deal);
        putEach(m_ledger.sources(), [](Source &) {});
        putEach(m_ledger.parties(), [this](Party &party) { clear(party.parent); });
        putEach(m_ledger.observations(), [](Observation &) {});
        for (const Decision &decision : m_ledger.decisions())
            put(decision);
        putEach(m_ledger.views(), [](View &) {});
        putEach(m_ledger.stories(), [](Story &) {});
        return std::move(m_change);
    }

private:
    template <typename Record> [[nodiscard]] bool goes(const Id<Record> &id) const
    {
        return !id.isEmpty() && m_gone.contains({kindOf<Record>, id.text});
    }
    [[nodiscard]] bool goes(const Subject &subject) const
    {
        constexpr RecordKind kinds[]{RecordKind::Commitment, RecordKind::Deployment, RecordKind::Deal,
                                     RecordKind::Observation};
        return m_gone.contains({kinds[static_cast<std::size_t>(subject.kind)], subject.id});
    }
    template <typename Record> void clear(Id<Record> &id) const
    {
        if (goes(id))
            id = {};
    }
    template <typename Record> void prune(std::vector<Id<Record>> &ids) const
    {
        std::erase_if(ids, [this](const Id<Record> &id) { return goes(id); });
    }

    /// Whether anything is left of these claims.
    bool take(const std::vector<Claim> &claims, bool ownerGoes)
    {
        bool isLeft = false;
        for (const Claim &claim : claims) {
            if (ownerGoes || goes(claim.source))
                m_gone.insert({RecordKind::Claim, claim.id.text});
            isLeft |= !goes(claim.id);
        }
        return isLeft;
    }

    template <typename Part> bool take(const Part &part, bool ownerGoes)
    {
        const bool isLeft = take(part.claims, ownerGoes || goes(part.record.id));
        if (!isLeft)
            m_gone.insert({kindOf<std::decay_t<decltype(part.record)>>, part.record.id.text});
        return isLeft;
    }

    void take(const DealDossier &deal)
    {
        bool isGone = goes(deal.record.id);
        const auto takeParts = [&] {
            bool isLeft = take(deal.claims, isGone);
            for (const CommitmentDossier &part : deal.commitments)
                isLeft |= take(part, isGone || goes(part.record.payer) || goes(part.record.payee));
            for (const DeploymentDossier &part : deal.deployments)
                isLeft |= take(part, isGone);
            return isLeft;
        };
        const bool isLeft = takeParts();
        const auto &sources = deal.record.sources;
        if (isGone || isLeft
            || std::any_of(sources.begin(), sources.end(), [this](const Id<Source> &id) { return !goes(id); }))
            return;
        isGone = true; // nothing establishes it any more
        m_gone.insert({RecordKind::Deal, deal.record.id.text});
        takeParts();
    }

    template <typename Record, typename Mend> void put(const Record &record, Mend &&mend)
    {
        if (goes(record.id)) {
            m_change.remove(record);
            return;
        }
        Record mended = record;
        mend(mended);
        if (mended != record)
            m_change.replace(record, std::move(mended));
    }
    template <typename Record, typename Mend> void putEach(const std::vector<Record> &records, Mend &&mend)
    {
        for (const Record &record : records)
            put(record, mend);
    }

    void put(const DealDossier &deal)
    {
        put(deal.record, [this](Deal &record) {
            std::erase_if(record.parties, [this](const RoleHolder &holder) { return goes(holder.party); });
            prune(record.sources);
            clear(record.amends);
        });
        const auto putClaims = [this](const std::vector<Claim> &claims) {
            putEach(claims, [this](Claim &claim) { prune(claim.supersedes); });
        };
        putClaims(deal.claims);
        for (const CommitmentDossier &part : deal.commitments) {
            put(part.record, [](Commitment &) {});
            putClaims(part.claims);
        }
        for (const DeploymentDossier &part : deal.deployments) {
            put(part.record, [this](Deployment &record) {
                clear(record.operatedBy);
                clear(record.tenant);
                clear(record.supplier);
                clear(record.partOf);
            });
            putClaims(part.claims);
        }
    }

    void put(const Decision &decision)
    {
        const auto judges = [this](Decision &mended) {
            if (mended.of.kind == SubjectKind::Observation)
                std::erase_if(mended.judged, [this](const Id<Claim> &id) { return goes(Id<Observation>(id.text)); });
            prune(mended.judged);
        };
        Decision mended = decision;
        judges(mended);
        const bool isEmptied = mended.judged.empty() && !decision.judged.empty();
        if (goes(decision.of) || goes(decision.claim) || isEmptied)
            m_gone.insert({RecordKind::Decision, decision.id.text});
        put(decision, judges);
    }

    const Ledger &m_ledger;
    std::set<RecordRef> m_gone;
    Change m_change;
};
} // namespace

Change removal(const Ledger &ledger, const std::vector<RecordRef> &records)
{
    return Removing(ledger, records).change();
}

} // namespace ledger
