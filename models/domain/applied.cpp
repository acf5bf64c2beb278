// Every list of records lies in the order of its ids, at whatever depth: applying a change is merging sorted lists with
// sorted swaps, for tables as a whole, for deals dossier by dossier. Dossiers that no swap touches are not looked at.

#include "ledgerbuilder.h"
#include "sortedswaps.h"

#include <set>

namespace ledger
{

namespace
{
/// One record of a list: what it is to be, or null where it goes from there.
template <typename Record> struct Placed
{
    const Id<Record> *id = nullptr;
    const Record *after = nullptr;
};

template <typename Record> const Record *afterOf(const Swap<Record> &swap)
{
    return swap.after ? &*swap.after : nullptr;
}

template <typename Record>
std::vector<Record> withPlaced(std::span<const Record> records, const std::vector<Placed<Record>> &edits)
{
    std::vector<Record> result;
    result.reserve(records.size() + edits.size());
    auto old = records.begin();
    for (const Placed<Record> &edit : edits) {
        const auto kept = std::lower_bound(old, records.end(), *edit.id,
                                           [](const Record &record, const Id<Record> &id) { return record.id < id; });
        result.insert(result.end(), old, kept);
        old = kept != records.end() && kept->id == *edit.id ? std::next(kept) : kept;
        if (edit.after)
            result.push_back(*edit.after);
    }
    result.insert(result.end(), old, records.end());
    return result;
}

struct SubjectHash
{
    std::size_t operator()(const Subject &subject) const
    {
        return std::hash<std::string>()(subject.id) * 31 + static_cast<std::size_t>(subject.kind);
    }
};

Subject subjectOf(const Commitment &commitment) { return {SubjectKind::Commitment, commitment.id.text}; }
Subject subjectOf(const Deployment &deployment) { return {SubjectKind::Deployment, deployment.id.text}; }

/// The deals that a change touches, as they are after it.
class DealEdits
{
public:
    DealEdits(const Ledger &ledger, const SortedSwaps &swaps) : m_ledger(ledger), m_swaps(swaps)
    {
        for (const Swap<Deal> *swap : swaps.of<Deal>().all())
            m_touched.insert(swap->id);
        placeClaims();
        placeParts(m_newCommitments);
        placeParts(m_newDeployments);
    }

    [[nodiscard]] std::vector<DealEdit> all() const
    {
        std::vector<DealEdit> edits;
        edits.reserve(m_touched.size());
        for (const Id<Deal> &id : m_touched)
            edits.push_back({id, dossierAfter(id)});
        return edits;
    }

private:
    template <typename Part> using Incoming = std::unordered_map<Id<Deal>, std::vector<const Part *>>;

    void placeClaims()
    {
        for (const Swap<Claim> *swap : m_swaps.of<Claim>().all()) {
            if (swap->before && (!swap->after || swap->after->of != swap->before->of))
                placeClaim(swap->before->of, {&swap->id, nullptr});
            if (swap->after)
                placeClaim(swap->after->of, {&swap->id, &*swap->after});
        }
    }

    void placeClaim(const Subject &of, Placed<Claim> claim)
    {
        auto &edits = m_claims[of];
        if (edits.empty())
            if (const std::optional<Id<Deal>> deal = m_swaps.dealAfter(of))
                m_touched.insert(*deal);
        edits.push_back(claim);
    }

    template <typename Part> void placeParts(Incoming<Part> &incoming)
    {
        for (const Swap<Part> *swap : m_swaps.of<Part>().all()) {
            if (swap->before)
                m_touched.insert(swap->before->deal);
            if (!swap->after)
                continue;
            m_touched.insert(swap->after->deal);
            if (!swap->before || swap->before->deal != swap->after->deal)
                incoming[swap->after->deal].push_back(&*swap->after);
        }
    }

    [[nodiscard]] std::optional<DealDossier> dossierAfter(const Id<Deal> &id) const
    {
        const Swap<Deal> *swap = m_swaps.of<Deal>().find(id);
        const DealDossier *old = m_ledger.dossier(id);
        if (swap ? !swap->after : !old)
            return std::nullopt;
        return DealDossier{.record = swap ? *swap->after : old->record,
                           .claims = claimsAfter({SubjectKind::Deal, id.text}, old ? &old->claims : nullptr),
                           .commitments = partsAfter(id, old ? &old->commitments : nullptr, m_newCommitments),
                           .deployments = partsAfter(id, old ? &old->deployments : nullptr, m_newDeployments)};
    }

    [[nodiscard]] std::vector<Claim> claimsAfter(const Subject &of, const std::vector<Claim> *old) const
    {
        const auto edits = m_claims.find(of);
        if (edits == m_claims.end())
            return old ? *old : std::vector<Claim>();
        return withPlaced(old ? std::span<const Claim>(*old) : std::span<const Claim>(), edits->second);
    }

    /// The parts that stay or change in a deal, and those that come to it: new ones, or from another deal with the
    /// claims on them.
    template <typename Dossier, typename Part>
    [[nodiscard]] std::vector<Dossier> partsAfter(const Id<Deal> &deal, const std::vector<Dossier> *old,
                                                  const Incoming<Part> &incoming) const
    {
        std::vector<Dossier> parts;
        if (old)
            for (const Dossier &part : *old) {
                const Swap<Part> *swap = m_swaps.of<Part>().find(part.record.id);
                if (!swap)
                    parts.push_back({part.record, claimsAfter(subjectOf(part.record), &part.claims)});
                else if (swap->after && swap->after->deal == deal)
                    parts.push_back({*swap->after, claimsAfter(subjectOf(part.record), &part.claims)});
            }
        const auto come = incoming.find(deal);
        if (come == incoming.end())
            return parts;
        for (const Part *part : come->second)
            parts.push_back({*part, claimsAfter(subjectOf(*part), claimsBefore(part->id))});
        std::sort(parts.begin(), parts.end(),
                  [](const Dossier &a, const Dossier &b) { return a.record.id < b.record.id; });
        return parts;
    }

    [[nodiscard]] const std::vector<Claim> *claimsBefore(const Id<Commitment> &id) const
    {
        const CommitmentDossier *found = m_ledger.place(id).commitment;
        return found ? &found->claims : nullptr;
    }
    [[nodiscard]] const std::vector<Claim> *claimsBefore(const Id<Deployment> &id) const
    {
        const DeploymentDossier *found = m_ledger.place(id).deployment;
        return found ? &found->claims : nullptr;
    }

    const Ledger &m_ledger;
    const SortedSwaps &m_swaps;
    std::set<Id<Deal>> m_touched;
    std::unordered_map<Subject, std::vector<Placed<Claim>>, SubjectHash> m_claims;
    Incoming<Commitment> m_newCommitments;
    Incoming<Deployment> m_newDeployments;
};

template <typename Record>
void editTable(LedgerBuilder &builder, const SortedSwaps &swaps, const std::vector<Record> &records)
{
    std::vector<Placed<Record>> edits;
    for (const Swap<Record> *swap : swaps.of<Record>().all())
        edits.push_back({&swap->id, afterOf(*swap)});
    if (!edits.empty())
        builder.setTable(withPlaced<Record>(records, edits));
}

template <typename Record> std::vector<Record> allAfter(const SortedSwaps &swaps)
{
    std::vector<Record> records;
    records.reserve(swaps.of<Record>().all().size());
    for (const Swap<Record> *swap : swaps.of<Record>().all())
        if (swap->after)
            records.push_back(*swap->after);
    return records;
}

/// What stands after a change where there was nothing: nothing has to be merged.
Records recordsAfter(const SortedSwaps &swaps, const std::string &title)
{
    return {.title = swaps.title() ? swaps.title()->after : title,
            .sources = allAfter<Source>(swaps),
            .parties = allAfter<Party>(swaps),
            .deals = allAfter<Deal>(swaps),
            .commitments = allAfter<Commitment>(swaps),
            .deployments = allAfter<Deployment>(swaps),
            .claims = allAfter<Claim>(swaps),
            .observations = allAfter<Observation>(swaps),
            .decisions = allAfter<Decision>(swaps),
            .views = allAfter<View>(swaps),
            .stories = allAfter<Story>(swaps)};
}
} // namespace

Applied applied(const LedgerPtr &ledger, const Change &change)
{
    if (change.isEmpty())
        return {ledger, {}}; // the same value, so that nobody looks for what is new in it
    const SortedSwaps swaps(*ledger, change);
    std::vector<Collision> found = swaps.broken();
    std::ranges::move(swaps.mismatches(), std::back_inserter(found));
    std::ranges::move(swaps.orphans(), std::back_inserter(found));
    if (!found.empty())
        return {nullptr, std::move(found)};

    if (ledger->size() == 0)
        return {ledgerOf(recordsAfter(swaps, ledger->title())), {}};
    LedgerBuilder builder(*ledger);
    if (swaps.title())
        builder.setTitle(swaps.title()->after);
    editTable(builder, swaps, ledger->sources());
    editTable(builder, swaps, ledger->parties());
    editTable(builder, swaps, ledger->observations());
    editTable(builder, swaps, ledger->decisions());
    editTable(builder, swaps, ledger->views());
    editTable(builder, swaps, ledger->stories());
    if (std::vector<DealEdit> edits = DealEdits(*ledger, swaps).all(); !edits.empty())
        builder.editDeals(std::move(edits));
    return {std::move(builder).ledger(), {}};
}

} // namespace ledger
