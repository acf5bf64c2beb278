#include "change.h"

#include "dealcursor.h"

#include <algorithm>
#include <unordered_map>

namespace ledger
{

namespace
{
struct RefHash
{
    std::size_t operator()(const RecordRef &ref) const
    {
        return std::hash<std::string>()(ref.id) * 31 + static_cast<std::size_t>(ref.kind);
    }
};

template <typename Record> AnySwap inverted(const Swap<Record> &swap)
{
    return Swap<Record>{swap.id, swap.after, swap.before};
}
AnySwap inverted(const TitleSwap &swap) { return TitleSwap{swap.after, swap.before}; }

template <typename Record> RecordRef refOf(const Swap<Record> &swap) { return {kindOf<Record>, swap.id.text}; }
RecordRef refOf(const TitleSwap &) { return {RecordKind::Story, {}}; }

/// Lets a swap stand for an earlier one of the same record as well.
void follow(AnySwap &earlier, const AnySwap &later)
{
    std::visit([&later](auto &swap) { swap.after = std::get<std::decay_t<decltype(swap)>>(later).after; }, earlier);
}

bool changesNothing(const AnySwap &swap)
{
    return std::visit([](const auto &any) { return any.before == any.after; }, swap);
}

/// The records of one kind that may differ between two ledgers.
template <typename Record> struct Sides
{
    std::vector<const Record *> from = {};
    std::vector<const Record *> to = {};
};

struct DealSides
{
    Sides<Deal> deals = {};
    Sides<Commitment> commitments = {};
    Sides<Deployment> deployments = {};
    Sides<Claim> claims = {};
};

void addTo(DealSides &sides, const DealDossier &dossier, auto side)
{
    const auto addClaims = [&](const std::vector<Claim> &claims) {
        for (const Claim &claim : claims)
            side(sides.claims).push_back(&claim);
    };
    side(sides.deals).push_back(&dossier.record);
    addClaims(dossier.claims);
    for (const CommitmentDossier &commitment : dossier.commitments) {
        side(sides.commitments).push_back(&commitment.record);
        addClaims(commitment.claims);
    }
    for (const DeploymentDossier &deployment : dossier.deployments) {
        side(sides.deployments).push_back(&deployment.record);
        addClaims(deployment.claims);
    }
}

/// All records of the deals that differ.
DealSides dealSides(const Ledger &from, const Ledger &to)
{
    const auto fromSide = [](auto &sides) -> auto & { return sides.from; };
    const auto toSide = [](auto &sides) -> auto & { return sides.to; };
    DealSides sides;
    DealCursor left(from.dealBlocks());
    DealCursor right(to.dealBlocks());
    while (!left.isAtEnd() || !right.isAtEnd()) {
        if (left.isAtSameBlock(right)) {
            left.nextBlock();
            right.nextBlock();
        } else if (right.isAtEnd() || (!left.isAtEnd() && left.deal().record.id < right.deal().record.id)) {
            addTo(sides, left.deal(), fromSide);
            left.next();
        } else if (left.isAtEnd() || right.deal().record.id < left.deal().record.id) {
            addTo(sides, right.deal(), toSide);
            right.next();
        } else {
            if (left.deal() != right.deal()) {
                addTo(sides, left.deal(), fromSide);
                addTo(sides, right.deal(), toSide);
            }
            left.next();
            right.next();
        }
    }
    return sides;
}

template <typename Record> void addSwaps(Change &change, Sides<Record> sides)
{
    const auto idOfRecord = [](const Record *record) -> const Id<Record> & { return record->id; };
    std::ranges::sort(sides.from, {}, idOfRecord);
    std::ranges::sort(sides.to, {}, idOfRecord);
    auto left = sides.from.begin();
    auto right = sides.to.begin();
    while (left != sides.from.end() || right != sides.to.end()) {
        if (right == sides.to.end() || (left != sides.from.end() && (*left)->id < (*right)->id)) {
            change.remove(**left++);
        } else if (left == sides.from.end() || (*right)->id < (*left)->id) {
            change.create(**right++);
        } else {
            if (**left != **right)
                change.replace(**left, **right);
            ++left;
            ++right;
        }
    }
}

template <typename Record> void addSwaps(Change &change, const std::vector<Record> &from, const std::vector<Record> &to)
{
    if (&from == &to)
        return;
    Sides<Record> sides;
    for (const Record &record : from)
        sides.from.push_back(&record);
    for (const Record &record : to)
        sides.to.push_back(&record);
    addSwaps(change, std::move(sides));
}
} // namespace

RecordRef recordOf(const AnySwap &swap)
{
    return std::visit([](const auto &any) { return refOf(any); }, swap);
}

Change inverse(const Change &change)
{
    Change undone;
    undone.swaps.reserve(change.swaps.size());
    for (auto swap = change.swaps.rbegin(); swap != change.swaps.rend(); ++swap)
        undone.swaps.push_back(std::visit([](const auto &any) { return inverted(any); }, *swap));
    return undone;
}

Change difference(const Ledger &from, const Ledger &to)
{
    Change change;
    if (from.title() != to.title())
        change.swaps.push_back(TitleSwap{from.title(), to.title()});
    addSwaps(change, from.sources(), to.sources());
    addSwaps(change, from.parties(), to.parties());
    DealSides sides = dealSides(from, to);
    addSwaps(change, std::move(sides.deals));
    addSwaps(change, std::move(sides.commitments));
    addSwaps(change, std::move(sides.deployments));
    addSwaps(change, std::move(sides.claims));
    addSwaps(change, from.observations(), to.observations());
    addSwaps(change, from.decisions(), to.decisions());
    addSwaps(change, from.views(), to.views());
    addSwaps(change, from.stories(), to.stories());
    return change;
}

Change condensed(const Change &change)
{
    Change result;
    std::unordered_map<RecordRef, std::size_t, RefHash> positions;
    positions.reserve(change.swaps.size());
    for (const AnySwap &swap : change.swaps) {
        const auto [known, isNew] = positions.emplace(recordOf(swap), result.swaps.size());
        if (isNew)
            result.swaps.push_back(swap);
        else
            follow(result.swaps[known->second], swap);
    }
    std::erase_if(result.swaps, changesNothing);
    return result;
}

} // namespace ledger
