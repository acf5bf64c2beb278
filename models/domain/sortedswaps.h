#pragma once

#include "change.h"

#include <algorithm>
#include <deque>
#include <tuple>
#include <unordered_map>

/// What applied() and rebased() share: the swaps of a change by record, and whether every part keeps an owner.
namespace ledger
{

/// The record of exactly that id, or null; merged ids find nothing.
template <typename Record> [[nodiscard]] const Record *recordNow(const Ledger &ledger, const Id<Record> &id)
{
    const Record *found = ledger.find(id);
    return found && found->id == id ? found : nullptr;
}

/// What collides where a swap does not fit what the ledger holds: each field in which they differ, or the record's
/// being there at all.
template <typename Record>
[[nodiscard]] std::vector<Collision> collisions(const Swap<Record> &swap, const Record *held);

/// The swaps of one kind of record, in the order of their ids and one for each record.
template <typename Record> class SwapList
{
public:
    void add(const Swap<Record> &swap) { m_swaps.push_back(&swap); }

    /// Brings the swaps in order; says where one does not go on from the one before it.
    void settle(std::vector<Collision> &found)
    {
        const auto id = [](const Swap<Record> *swap) -> const Id<Record> & { return swap->id; };
        if (!std::ranges::is_sorted(m_swaps, {}, id))
            std::ranges::stable_sort(m_swaps, {}, id);
        std::vector<const Swap<Record> *> each;
        each.reserve(m_swaps.size());
        for (const Swap<Record> *swap : m_swaps) {
            if (each.empty() || each.back()->id != swap->id) {
                each.push_back(swap);
                continue;
            }
            const Record *before = each.back()->after ? &*each.back()->after : nullptr;
            std::ranges::move(collisions(*swap, before), std::back_inserter(found));
            each.back() = &m_joined.emplace_back(Swap<Record>{swap->id, each.back()->before, swap->after});
        }
        m_swaps = std::move(each);
    }

    [[nodiscard]] const std::vector<const Swap<Record> *> &all() const { return m_swaps; }
    [[nodiscard]] const Swap<Record> *find(const Id<Record> &id) const
    {
        const auto found = std::ranges::lower_bound(
            m_swaps, id, {}, [](const Swap<Record> *swap) -> const Id<Record> & { return swap->id; });
        return found != m_swaps.end() && (*found)->id == id ? *found : nullptr;
    }

private:
    std::vector<const Swap<Record> *> m_swaps;
    std::deque<Swap<Record>> m_joined;
};

/// The swaps of a change by kind, and what they leave of deals and their parts. Looks into ledger and change, which
/// must outlive it.
class SortedSwaps
{
public:
    SortedSwaps(const Ledger &ledger, const Change &change);

    template <typename Record> [[nodiscard]] const SwapList<Record> &of() const
    {
        return std::get<SwapList<Record>>(m_lists);
    }
    [[nodiscard]] const std::optional<TitleSwap> &title() const { return m_title; }

    /// Where swaps of one record do not follow from each other.
    [[nodiscard]] const std::vector<Collision> &broken() const { return m_broken; }
    /// Where a `before` is not what the ledger holds.
    [[nodiscard]] std::vector<Collision> mismatches() const;
    /// Parts that would be left, or put, without an owner.
    [[nodiscard]] std::vector<Collision> orphans() const;

    /// The deal that a part belongs to after the change; null where the part is not there then.
    [[nodiscard]] const Id<Deal> *dealAfter(const Id<Commitment> &id) const;
    [[nodiscard]] const Id<Deal> *dealAfter(const Id<Deployment> &id) const;
    /// The deal of what a claim is about, after the change.
    [[nodiscard]] std::optional<Id<Deal>> dealAfter(const Subject &subject) const;

private:
    template <typename Record> void add(const Swap<Record> &swap) { std::get<SwapList<Record>>(m_lists).add(swap); }
    void add(const TitleSwap &swap);
    [[nodiscard]] bool stands(const Id<Deal> &id) const;
    [[nodiscard]] bool stands(const Subject &subject) const;
    template <typename Part> void addHomeless(std::vector<Collision> &found) const;
    template <typename Part> void addLeft(std::vector<Collision> &found) const;
    void addLeftOfDeals(std::vector<Collision> &found) const;
    template <typename Record> void addUnlessSwapped(const Record &record, std::vector<Collision> &found) const;

    const Ledger &m_ledger;
    std::tuple<SwapList<Source>, SwapList<Party>, SwapList<Deal>, SwapList<Commitment>, SwapList<Deployment>,
               SwapList<Claim>, SwapList<Observation>, SwapList<Decision>, SwapList<View>, SwapList<Story>>
        m_lists;
    std::optional<TitleSwap> m_title;
    std::vector<Collision> m_broken;
};

} // namespace ledger
