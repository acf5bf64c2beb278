#include "sortedswaps.h"

#include "fields.h"
#include "notation.h"

namespace ledger
{

namespace
{
Collision beingThere(RecordKind kind, const std::string &id, bool inBase, bool inOurs, bool inTheirs)
{
    return {.record = {kind, id},
            .field = {},
            .base = inBase ? id : std::string(),
            .ours = inOurs ? id : std::string(),
            .theirs = inTheirs ? id : std::string()};
}

template <typename Part> constexpr SubjectKind subjectKind = SubjectKind::Commitment;
template <> constexpr SubjectKind subjectKind<Deployment> = SubjectKind::Deployment;
} // namespace

template <typename Record> std::vector<Collision> collisions(const Swap<Record> &swap, const Record *held)
{
    std::vector<Collision> found;
    for (const Boxed<Record> *side : {&swap.before, &swap.after})
        if (*side && (*side)->id != swap.id)
            found.push_back({{kindOf<Record>, swap.id.text}, "id", swap.id.text, (*side)->id.text, {}});
    if (swap.before.has_value() != (held != nullptr)) {
        found.push_back(
            beingThere(kindOf<Record>, swap.id.text, swap.before.has_value(), swap.after.has_value(), held));
        return found;
    }
    if (!held || *swap.before == *held)
        return found;
    forEachField<Record>([&](const auto &field) {
        const auto &base = *swap.before.*field.member;
        const auto &theirs = held->*field.member;
        if (base == theirs)
            return;
        found.push_back({.record = {kindOf<Record>, swap.id.text},
                         .field = std::string(field.key),
                         .base = notation(base),
                         .ours = swap.after ? notation(*swap.after.*field.member) : std::string(),
                         .theirs = notation(theirs)});
    });
    return found;
}

SortedSwaps::SortedSwaps(const Ledger &ledger, const Change &change) : m_ledger(ledger)
{
    for (const AnySwap &swap : change.swaps)
        std::visit([this](const auto &any) { add(any); }, swap);
    std::apply([this](auto &...lists) { (lists.settle(m_broken), ...); }, m_lists);
}

void SortedSwaps::add(const TitleSwap &swap)
{
    if (m_title && m_title->after != swap.before)
        m_broken.push_back({{RecordKind::Story, {}}, "title", swap.before, swap.after, m_title->after});
    m_title = TitleSwap{m_title ? m_title->before : swap.before, swap.after};
}

std::vector<Collision> SortedSwaps::mismatches() const
{
    std::vector<Collision> found;
    if (m_title && m_title->before != m_ledger.title())
        found.push_back({{RecordKind::Story, {}}, "title", m_title->before, m_title->after, m_ledger.title()});
    const auto check = [&](const auto &list) {
        for (const auto *swap : list.all())
            std::ranges::move(collisions(*swap, recordNow(m_ledger, swap->id)), std::back_inserter(found));
    };
    std::apply([&check](const auto &...lists) { (check(lists), ...); }, m_lists);
    return found;
}

const Id<Deal> *SortedSwaps::dealAfter(const Id<Commitment> &id) const
{
    if (const Swap<Commitment> *swap = of<Commitment>().find(id))
        return swap->after ? &swap->after->deal : nullptr;
    const Commitment *found = m_ledger.find(id);
    return found ? &found->deal : nullptr;
}

const Id<Deal> *SortedSwaps::dealAfter(const Id<Deployment> &id) const
{
    if (const Swap<Deployment> *swap = of<Deployment>().find(id))
        return swap->after ? &swap->after->deal : nullptr;
    const Deployment *found = m_ledger.find(id);
    return found ? &found->deal : nullptr;
}

std::optional<Id<Deal>> SortedSwaps::dealAfter(const Subject &subject) const
{
    const Id<Deal> *deal = nullptr;
    switch (subject.kind) {
    case SubjectKind::Commitment:
        deal = dealAfter(Id<Commitment>(subject.id));
        break;
    case SubjectKind::Deployment:
        deal = dealAfter(Id<Deployment>(subject.id));
        break;
    case SubjectKind::Deal:
        return Id<Deal>(subject.id);
    case SubjectKind::Observation:
        break;
    }
    return deal ? std::optional(*deal) : std::nullopt;
}

bool SortedSwaps::stands(const Id<Deal> &id) const
{
    const Swap<Deal> *swap = of<Deal>().find(id);
    return swap ? swap->after.has_value() : m_ledger.dossier(id) != nullptr;
}

bool SortedSwaps::stands(const Subject &subject) const
{
    const std::optional<Id<Deal>> deal = dealAfter(subject);
    return deal && stands(*deal);
}

/// Parts that the change puts where there is no deal.
template <typename Part> void SortedSwaps::addHomeless(std::vector<Collision> &found) const
{
    for (const Swap<Part> *swap : of<Part>().all())
        if (swap->after && !stands(swap->after->deal))
            found.push_back({.record = {kindOf<Part>, swap->id.text},
                             .field = "deal",
                             .base = swap->before ? swap->before->deal.text : std::string(),
                             .ours = swap->after->deal.text,
                             .theirs = {}});
}

template <typename Record> void SortedSwaps::addUnlessSwapped(const Record &record, std::vector<Collision> &found) const
{
    if (!of<Record>().find(record.id))
        found.push_back(beingThere(kindOf<Record>, record.id.text, true, false, true));
}

/// Claims that stay although the part that they are about goes.
template <typename Part> void SortedSwaps::addLeft(std::vector<Collision> &found) const
{
    for (const Swap<Part> *swap : of<Part>().all())
        if (!swap->after)
            for (const Claim &claim : m_ledger.claimsOn({subjectKind<Part>, swap->id.text}))
                addUnlessSwapped(claim, found);
}

void SortedSwaps::addLeftOfDeals(std::vector<Collision> &found) const
{
    for (const Swap<Deal> *swap : of<Deal>().all()) {
        const DealDossier *dossier = swap->after ? nullptr : m_ledger.dossier(swap->id);
        if (!dossier)
            continue;
        for (const Claim &claim : dossier->claims)
            addUnlessSwapped(claim, found);
        for (const CommitmentDossier &commitment : dossier->commitments)
            addUnlessSwapped(commitment.record, found);
        for (const DeploymentDossier &deployment : dossier->deployments)
            addUnlessSwapped(deployment.record, found);
    }
}

std::vector<Collision> SortedSwaps::orphans() const
{
    std::vector<Collision> found;
    addHomeless<Commitment>(found);
    addHomeless<Deployment>(found);
    for (const Swap<Claim> *swap : of<Claim>().all())
        if (swap->after && !stands(swap->after->of))
            found.push_back({.record = {RecordKind::Claim, swap->id.text},
                             .field = "of",
                             .base = swap->before ? notation(swap->before->of) : std::string(),
                             .ours = notation(swap->after->of),
                             .theirs = {}});
    addLeft<Commitment>(found);
    addLeft<Deployment>(found);
    addLeftOfDeals(found);
    return found;
}

} // namespace ledger
