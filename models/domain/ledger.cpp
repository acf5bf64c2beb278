#include "ledger.h"

#include "dealcursor.h"
#include "ledgertable.h"
#include "partindex.h"

#include <algorithm>
#include <numeric>

namespace ledger
{

namespace
{
constexpr int unset = -1;

/// Follows parents upwards. In a circle, which the rules refuse, everybody comes to the first of it.
std::vector<int> topmostOf(const std::vector<int> &parents)
{
    std::vector<int> topmost(parents.size(), unset);
    std::vector<int> path;
    for (int start = 0; start < static_cast<int>(parents.size()); ++start) {
        path.clear();
        int at = start;
        while (at != unset && topmost[at] == unset && std::ranges::find(path, at) == path.end()) {
            path.push_back(at);
            at = parents[at];
        }
        int top = path.empty() ? start : path.back();
        if (at != unset)
            top = topmost[at] != unset ? topmost[at] : *std::min_element(std::ranges::find(path, at), path.end());
        for (const int member : path)
            topmost[member] = top;
    }
    return topmost;
}

/// The place of a part within a deal that may hold it.
ClaimPlace placeIn(const DealDossier &deal, const Id<Commitment> &id)
{
    const CommitmentDossier *commitment = findById(deal.commitments, id);
    return commitment ? ClaimPlace{&deal, commitment, nullptr, nullptr} : ClaimPlace();
}

ClaimPlace placeIn(const DealDossier &deal, const Id<Deployment> &id)
{
    const DeploymentDossier *deployment = findById(deal.deployments, id);
    return deployment ? ClaimPlace{&deal, nullptr, deployment, nullptr} : ClaimPlace();
}

ClaimPlace placeIn(const DealDossier &deal, const Id<Claim> &id)
{
    if (const Claim *claim = findById(deal.claims, id))
        return {&deal, nullptr, nullptr, claim};
    for (const CommitmentDossier &commitment : deal.commitments)
        if (const Claim *claim = findById(commitment.claims, id))
            return {&deal, &commitment, nullptr, claim};
    for (const DeploymentDossier &deployment : deal.deployments)
        if (const Claim *claim = findById(deployment.claims, id))
            return {&deal, nullptr, &deployment, claim};
    return {};
}

template <typename Record>
ClaimPlace placeOf(std::span<const std::shared_ptr<const DealBlock>> deals, const DealIndex &index,
                   const Id<Record> &id)
{
    const PartHash hash = partHash(kindOf<Record>, id.text);
    for (const PartEntry &inBlock : index.parts.find(hash)) {
        const std::uint32_t block = index.positions[inBlock.where];
        for (const PartEntry &inDeal : entriesOf(*index.blocks[block], hash)) {
            const ClaimPlace place = placeIn((*deals[block])[inDeal.where], id);
            if (place.deal)
                return place;
        }
    }
    return {};
}

bool sameDeals(std::span<const std::shared_ptr<const DealBlock>> a, std::span<const std::shared_ptr<const DealBlock>> b)
{
    DealCursor left(a);
    DealCursor right(b);
    while (!left.isAtEnd() && !right.isAtEnd()) {
        if (left.isAtSameBlock(right)) {
            left.nextBlock();
            right.nextBlock();
        } else {
            if (left.deal() != right.deal())
                return false;
            left.next();
            right.next();
        }
    }
    return left.isAtEnd() && right.isAtEnd();
}
} // namespace

TableIndex<Party>::TableIndex(const std::vector<Party> &parties)
{
    numbers.reserve(parties.size());
    for (std::size_t i = 0; i < parties.size(); ++i)
        numbers.emplace(parties[i].id.text, static_cast<int>(i));
    for (std::size_t i = 0; i < parties.size(); ++i)
        for (const Id<Party> &was : parties[i].was)
            numbers.emplace(was.text, static_cast<int>(i)); // a living id stays what it is
    std::vector<int> parents;
    parents.reserve(parties.size());
    for (const Party &party : parties) {
        const auto found = numbers.find(party.parent.text);
        parents.push_back(found == numbers.end() ? unset : found->second);
    }
    topmost = topmostOf(parents);
}

TableIndex<Source>::TableIndex(const std::vector<Source> &sources)
{
    for (std::size_t i = 0; i < sources.size(); ++i)
        for (const Id<Source> &was : sources[i].was)
            merged.emplace_back(was.text, static_cast<std::uint32_t>(i));
    std::ranges::sort(merged);
}

TableIndex<Decision>::TableIndex(const std::vector<Decision> &decisions) : bySubject(decisions.size())
{
    std::iota(bySubject.begin(), bySubject.end(), 0u);
    std::ranges::stable_sort(bySubject, {}, [&](std::uint32_t i) -> const Subject & { return decisions[i].of; });
}

Ledger::Ledger()
    : m_sources(std::make_shared<const Table<Source>>(std::vector<Source>()))
    , m_parties(std::make_shared<const Table<Party>>(std::vector<Party>()))
    , m_observations(std::make_shared<const Table<Observation>>(std::vector<Observation>()))
    , m_decisions(std::make_shared<const Table<Decision>>(std::vector<Decision>()))
    , m_views(std::make_shared<const Table<View>>(std::vector<View>()))
    , m_stories(std::make_shared<const Table<Story>>(std::vector<Story>()))
    , m_index(std::make_shared<const DealIndex>())
{
}

const std::vector<Source> &Ledger::sources() const { return m_sources->records; }
const std::vector<Party> &Ledger::parties() const { return m_parties->records; }
const std::vector<Observation> &Ledger::observations() const { return m_observations->records; }
const std::vector<Decision> &Ledger::decisions() const { return m_decisions->records; }
const std::vector<View> &Ledger::views() const { return m_views->records; }
const std::vector<Story> &Ledger::stories() const { return m_stories->records; }

const Source *Ledger::find(const Id<Source> &id) const
{
    if (const Source *found = findById(m_sources->records, id))
        return found;
    const auto &merged = m_sources->index.merged;
    const auto was = std::ranges::lower_bound(merged, std::string_view(id.text), {},
                                              [](const auto &entry) { return entry.first; });
    return was != merged.end() && was->first == id.text ? &m_sources->records[was->second] : nullptr;
}

const Party *Ledger::find(const Id<Party> &id) const
{
    const int number = partyNumber(id);
    return number == unset ? nullptr : &m_parties->records[number];
}

const Deal *Ledger::find(const Id<Deal> &id) const
{
    const DealDossier *found = dossier(id);
    return found ? &found->record : nullptr;
}

const Commitment *Ledger::find(const Id<Commitment> &id) const
{
    const ClaimPlace found = place(id);
    return found.commitment ? &found.commitment->record : nullptr;
}

const Deployment *Ledger::find(const Id<Deployment> &id) const
{
    const ClaimPlace found = place(id);
    return found.deployment ? &found.deployment->record : nullptr;
}

const Claim *Ledger::find(const Id<Claim> &id) const { return place(id).claim; }
const Observation *Ledger::find(const Id<Observation> &id) const { return findById(m_observations->records, id); }
const Decision *Ledger::find(const Id<Decision> &id) const { return findById(m_decisions->records, id); }
const View *Ledger::find(const Id<View> &id) const { return findById(m_views->records, id); }
const Story *Ledger::find(const Id<Story> &id) const { return findById(m_stories->records, id); }

const DealDossier *Ledger::dossier(const Id<Deal> &id) const
{
    const auto after = std::ranges::upper_bound(
        m_deals, id, {}, [](const auto &block) -> const Id<Deal> & { return block->front().record.id; });
    return after == m_deals.begin() ? nullptr : findById(**std::prev(after), id);
}

ClaimPlace Ledger::place(const Id<Claim> &id) const { return placeOf(m_deals, *m_index, id); }
ClaimPlace Ledger::place(const Id<Commitment> &id) const { return placeOf(m_deals, *m_index, id); }
ClaimPlace Ledger::place(const Id<Deployment> &id) const { return placeOf(m_deals, *m_index, id); }

std::span<const Claim> Ledger::claimsOn(const Subject &subject) const
{
    switch (subject.kind) {
    case SubjectKind::Commitment:
        if (const ClaimPlace found = place(Id<Commitment>(subject.id)); found.commitment)
            return found.commitment->claims;
        break;
    case SubjectKind::Deployment:
        if (const ClaimPlace found = place(Id<Deployment>(subject.id)); found.deployment)
            return found.deployment->claims;
        break;
    case SubjectKind::Deal:
        if (const DealDossier *found = dossier(Id<Deal>(subject.id)))
            return found->claims;
        break;
    case SubjectKind::Observation:
        break;
    }
    return {};
}

std::vector<const Decision *> Ledger::decisionsOn(const Subject &subject) const
{
    const auto &decisions = m_decisions->records;
    const auto &bySubject = m_decisions->index.bySubject;
    const auto subjectAt = [&](std::uint32_t position) -> const Subject & { return decisions[position].of; };
    std::vector<const Decision *> found;
    for (auto i = std::ranges::lower_bound(bySubject, subject, {}, subjectAt);
         i != bySubject.end() && subjectAt(*i) == subject; ++i)
        found.push_back(&decisions[*i]);
    return found;
}

int Ledger::partyNumber(const Id<Party> &id) const
{
    const auto &numbers = m_parties->index.numbers;
    const auto found = numbers.find(id.text);
    return found == numbers.end() ? unset : found->second;
}

int Ledger::topmost(int partyNumber) const { return m_parties->index.topmost[partyNumber]; }

std::size_t Ledger::count(RecordKind kind) const
{
    switch (kind) {
    case RecordKind::Source:
        return sources().size();
    case RecordKind::Party:
        return parties().size();
    case RecordKind::Deal:
        return m_index->counts[0];
    case RecordKind::Commitment:
        return m_index->counts[1];
    case RecordKind::Deployment:
        return m_index->counts[2];
    case RecordKind::Claim:
        return m_index->counts[3];
    case RecordKind::Observation:
        return observations().size();
    case RecordKind::Decision:
        return decisions().size();
    case RecordKind::View:
        return views().size();
    case RecordKind::Story:
        return stories().size();
    }
    return 0;
}

std::size_t Ledger::size() const
{
    std::size_t size = 0;
    for (std::size_t kind = 0; kind < words<RecordKind>().size(); ++kind)
        size += count(static_cast<RecordKind>(kind));
    return size;
}

bool Ledger::operator==(const Ledger &other) const
{
    const auto same = [](const auto &a, const auto &b) { return a == b || a->records == b->records; };
    return m_title == other.m_title && same(m_sources, other.m_sources) && same(m_parties, other.m_parties)
        && same(m_observations, other.m_observations) && same(m_decisions, other.m_decisions)
        && same(m_views, other.m_views) && same(m_stories, other.m_stories) && sameDeals(m_deals, other.m_deals);
}

} // namespace ledger
