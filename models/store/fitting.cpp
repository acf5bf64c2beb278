#include "fitting.h"

#include "rules.h"
#include "wholeledger.h"

#include <array>
#include <string_view>
#include <unordered_set>

namespace ledger
{

namespace
{
constexpr std::size_t kinds = std::size_t(RecordKind::Story) + 1;

template <typename Record> bool changesSomething(const Swap<Record> &swap) { return swap.before != swap.after; }
bool changesSomething(const TitleSwap &swap) { return swap.before != swap.after; }

/// Whether condensed() would give the same change: each record once, and none for nothing.
bool isCondensed(const Change &change)
{
    std::array<std::unordered_set<std::string_view>, kinds> seen;
    bool hasTitle = false;
    const auto isFirst = [&]<typename Any>(const Any &swap) {
        if constexpr (std::is_same_v<Any, TitleSwap>)
            return !std::exchange(hasTitle, true);
        else
            return seen[std::size_t(kindOf<std::remove_cvref_t<decltype(*swap.after)>>)].insert(swap.id.text).second;
    };
    for (const AnySwap &any : change.swaps)
        if (!std::visit([&](const auto &swap) { return changesSomething(swap) && isFirst(swap); }, any))
            return false;
    return true;
}
} // namespace

Fitting::Fitting(const Change &wanted, const LedgerPtr &onto, bool mayBeStale) : m_wanted(wanted)
{
    if (!isCondensed(wanted))
        m_mended = condensed(wanted);
    Applied done = applied(onto, change());
    if (!done.collisions.empty() && mayBeStale) {
        Rebased rebase = rebased(change(), onto);
        if (!rebase.collisions.empty()) {
            m_collisions = std::move(rebase.collisions);
            return;
        }
        m_mended = condensed(rebase.change);
        done = applied(onto, change());
    }
    if (!done.collisions.empty()) {
        m_collisions = std::move(done.collisions);
        return;
    }
    m_after = std::move(done.ledger);
    m_violations = refused(*m_after, ledger::violations(*m_after, change()));
}

} // namespace ledger
