// What goes is found in one pass over the deals, since whether a deal goes depends on what is left of its parts; what
// stays and refers to something that went is mended in a second.

#include "removal.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

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

/// The keys of a saved view's lens and options under which parties and sources are named.
bool namesRecords(std::string_view key)
{
    constexpr std::array keys{"payer", "payee", "party", "highlight", "root", "open", "without", "between"};
    return std::ranges::find(keys, key) != keys.end();
}

/// Puts one id in the place of others in a JSON object as the document layer writes it: among the values of the keys
/// that name records, none of which is in a list twice then.
class Renaming
{
public:
    Renaming(std::string_view json, const std::set<std::string_view> &gone, std::string_view by)
        : m_json(json)
        , m_gone(gone)
        , m_by(by)
    {
    }

    std::string text()
    {
        while (m_at < m_json.size()) {
            const char c = m_json[m_at];
            if (c == '"') {
                takeString();
                continue;
            }
            m_depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (c == '[')
                m_hasNamed = false;
            m_text += c;
            ++m_at;
        }
        return std::move(m_text);
    }

private:
    void takeString()
    {
        std::size_t end = m_at + 1;
        while (end < m_json.size() && m_json[end] != '"')
            end += m_json[end] == '\\' ? 2 : 1;
        const std::string_view inside = m_json.substr(m_at + 1, end - m_at - 1);
        m_at = end + 1;
        const std::size_t next = m_json.find_first_not_of(" \n\t\r", m_at);
        const bool isKey = next != std::string_view::npos && m_json[next] == ':';
        if (isKey && m_depth == 1)
            m_isNaming = namesRecords(inside);
        const bool isMeant = !isKey && m_isNaming && (m_gone.contains(inside) || inside == m_by);
        if (isMeant && m_depth > 1 && std::exchange(m_hasNamed, true))
            m_text.erase(m_text.find_last_not_of(" \n\t\r,") + 1);
        else
            (m_text += '"').append(isMeant ? m_by : inside) += '"';
    }

    std::string_view m_json;
    const std::set<std::string_view> &m_gone;
    std::string_view m_by;
    std::string m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_isNaming = false; // the key that one is behind
    bool m_hasNamed = false; // in the list that one is in
};

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
        for (const Id<Target> &id : m_gone)
            m_names.insert(id.text);
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
            if (!m_names.contains(party.id.text) && party.id.text != m_heir.id.text)
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
            put(view, [this](View &mended) {
                mended.lens = Renaming(mended.lens, m_names, m_heir.id.text).text();
                mended.options = Renaming(mended.options, m_names, m_heir.id.text).text();
            });
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
    std::set<std::string_view> m_names; // the same, as texts
    std::vector<const Target *> m_records;
    Change m_change;
};
} // namespace

Change removal(const Ledger &ledger, const std::vector<RecordRef> &records)
{
    return Removing(ledger, records).change();
}

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
