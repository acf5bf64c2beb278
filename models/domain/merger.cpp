#include "removal.h"

#include "savednames.h"

#include <algorithm>
#include <set>

namespace ledger
{

namespace
{
/// Puts one record in the place of others, wherever they are referred to.
template <typename Target> class Merging
{
public:
    Merging(const Ledger &ledger, const std::vector<Id<Target>> &gone, Target heir)
        : m_ledger(ledger)
        , m_before(ledger.find(heir.id))
        , m_heir(std::move(heir))
    {
        for (const Id<Target> &id : gone)
            if (const Target *record = ledger.find(id);
                record && record != m_before && m_gone.insert(record->id).second)
                m_records.push_back(record);
    }

    Change change()
    {
        if (!m_before || m_before->id != m_heir.id || m_records.empty())
            return {};
        inherit();
        for (const Target *record : m_records)
            m_change.remove(*record);
        if (m_heir != *m_before)
            m_change.replace(*m_before, m_heir);
        putAll();
        return std::move(m_change);
    }

private:
    template <typename Value> static void sortUniquely(std::vector<Value> &values)
    {
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
    }

    /// What finds the others finds the one that stays from now on.
    void inherit()
    {
        std::vector<const Target *> all = m_records;
        all.push_back(m_before);
        for (const Target *record : all) {
            if (record != m_before)
                m_heir.was.push_back(record->id);
            m_heir.was.insert(m_heir.was.end(), record->was.begin(), record->was.end());
            m_heir.aliases.insert(m_heir.aliases.end(), record->aliases.begin(), record->aliases.end());
            if constexpr (std::is_same_v<Target, Party>)
                m_heir.aliases.push_back(record->name);
        }
        sortUniquely(m_heir.was);
        sortUniquely(m_heir.aliases);
        if constexpr (std::is_same_v<Target, Party>) {
            std::erase(m_heir.aliases, m_heir.name);
            m_heir.parent = parentAbove(m_heir.parent);
        }
    }

    /// The first of a party and those above it that is none of the merged.
    [[nodiscard]] Id<Target> parentAbove(Id<Target> parent) const
    {
        for (std::size_t i = 0; i <= m_gone.size() && (m_gone.contains(parent) || parent == m_heir.id); ++i)
            parent = m_ledger.find(parent)->parent;
        return parent == m_heir.id ? Id<Target>() : parent;
    }

    [[nodiscard]] bool isMerged([[maybe_unused]] const Party &party) const
    {
        if constexpr (std::is_same_v<Target, Party>)
            return party.id == m_heir.id || m_gone.contains(party.id);
        return false;
    }
    template <typename Other> void put(Id<Other> &id) const
    {
        if constexpr (std::is_same_v<Other, Target>)
            if (m_gone.contains(id))
                id = m_heir.id;
    }
    template <typename Record, typename Mend> void put(const Record &record, Mend &&mend)
    {
        Record mended = record;
        mend(mended);
        if (mended != record)
            m_change.replace(record, std::move(mended));
    }
    void putClaims(const std::vector<Claim> &claims)
    {
        if constexpr (std::is_same_v<Target, Source>)
            for (const Claim &claim : claims)
                if (m_gone.contains(claim.source))
                    put(claim, [this](Claim &mended) { put(mended.source); });
    }

    void putAll()
    {
        for (const Party &party : m_ledger.parties())
            if (!isMerged(party))
                put(party, [this](Party &mended) { put(mended.parent); });
        for (const auto &block : m_ledger.dealBlocks())
            for (const DealDossier &deal : *block)
                putDeal(deal);
        for (const Observation &each : m_ledger.observations())
            put(each, [this](Observation &mended) {
                put(mended.subject);
                put(mended.counterparty);
                put(mended.source);
            });
        for (const View &view : m_ledger.views())
            put(view, [this](View &mended) { mended = renamed(mended, m_gone, m_heir.id); });
    }

    void putDeal(const DealDossier &deal)
    {
        put(deal.record, [this](Deal &mended) {
            const Deal before = mended;
            for (RoleHolder &holder : mended.parties)
                put(holder.party);
            if (mended.parties != before.parties)
                dropRepeated(mended.parties);
            for (Id<Source> &source : mended.sources)
                put(source);
            if (mended.sources != before.sources)
                sortUniquely(mended.sources);
        });
        putClaims(deal.claims);
        for (const CommitmentDossier &part : deal.commitments) {
            put(part.record, [this](Commitment &mended) {
                put(mended.payer);
                put(mended.payee);
            });
            putClaims(part.claims);
        }
        for (const DeploymentDossier &part : deal.deployments) {
            put(part.record, [this](Deployment &mended) {
                put(mended.operatedBy);
                put(mended.tenant);
                put(mended.supplier);
            });
            putClaims(part.claims);
        }
    }

    /// Two that had the same part in a deal have it once.
    static void dropRepeated(std::vector<RoleHolder> &holders)
    {
        std::vector<RoleHolder> kept;
        for (const RoleHolder &holder : holders)
            if (std::ranges::find(kept, holder) == kept.end())
                kept.push_back(holder);
        holders = std::move(kept);
    }

    const Ledger &m_ledger;
    const Target *m_before;
    Target m_heir;
    std::set<Id<Target>> m_gone;
    std::vector<const Target *> m_records;
    Change m_change;
};
} // namespace

template <typename Record> Change merger(const Ledger &ledger, const std::vector<Id<Record>> &gone, const Record &heir)
{
    return Merging<Record>(ledger, gone, heir).change();
}
template Change merger(const Ledger &, const std::vector<Id<Source>> &, const Source &);
template Change merger(const Ledger &, const std::vector<Id<Party>> &, const Party &);

template <typename Record> Change replacement(const Ledger &ledger, const Id<Record> &gone, const Id<Record> &by)
{
    const Record *heir = ledger.find(by);
    return heir ? merger<Record>(ledger, {gone}, *heir) : Change();
}
template Change replacement(const Ledger &, const Id<Source> &, const Id<Source> &);
template Change replacement(const Ledger &, const Id<Party> &, const Id<Party> &);

} // namespace ledger
