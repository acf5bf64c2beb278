#include "partindex.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace ledger
{

namespace
{
constexpr std::size_t entriesPerShard = 512;
constexpr std::size_t crowdedShard = 4 * entriesPerShard;

std::vector<PartEntry> without(const std::vector<PartEntry> &sorted, const std::vector<PartEntry> &gone)
{
    std::vector<PartEntry> rest;
    rest.reserve(sorted.size());
    std::ranges::set_difference(sorted, gone, std::back_inserter(rest));
    return rest;
}

std::vector<PartEntry> joined(const std::vector<PartEntry> &a, const std::vector<PartEntry> &b)
{
    std::vector<PartEntry> both;
    both.reserve(a.size() + b.size());
    std::ranges::merge(a, b, std::back_inserter(both));
    return both;
}
} // namespace

PartHash partHash(RecordKind kind, std::string_view id)
{
    constexpr PartHash spread = 0x9E3779B97F4A7C15; // an odd number without pattern: 2⁶⁴ over the golden ratio
    return (std::hash<std::string_view>()(id) ^ (static_cast<PartHash>(kind) + 1)) * spread;
}

std::span<const PartEntry> entriesOf(const std::vector<PartEntry> &sorted, PartHash hash)
{
    return {std::ranges::lower_bound(sorted, hash, {}, &PartEntry::hash),
            std::ranges::upper_bound(sorted, hash, {}, &PartEntry::hash)};
}

std::size_t PartIndex::shardOf(PartHash hash) const
{
    return m_bits == 0 ? 0 : static_cast<std::size_t>(hash >> (64 - m_bits));
}

std::span<const PartEntry> PartIndex::find(PartHash hash) const
{
    return m_shards.empty() ? std::span<const PartEntry>() : entriesOf(*m_shards[shardOf(hash)], hash);
}

PartIndex PartIndex::of(const std::vector<PartEntry> &sorted)
{
    PartIndex index;
    index.m_size = sorted.size();
    while ((entriesPerShard << index.m_bits) < sorted.size())
        ++index.m_bits;
    auto begin = sorted.begin();
    for (std::size_t shard = 0; shard < (std::size_t(1) << index.m_bits); ++shard) {
        const auto end = std::find_if(begin, sorted.end(),
                                      [&](const PartEntry &entry) { return index.shardOf(entry.hash) != shard; });
        index.m_shards.push_back(std::make_shared<const Shard>(begin, end));
        begin = end;
    }
    return index;
}

PartIndex PartIndex::rebuilt(const std::vector<PartEntry> &gone, const std::vector<PartEntry> &come) const
{
    std::vector<PartEntry> all;
    all.reserve(m_size);
    for (const auto &shard : m_shards)
        all.insert(all.end(), shard->begin(), shard->end());
    return of(joined(without(all, gone), come));
}

PartIndex PartIndex::replaced(std::vector<PartEntry> gone, std::vector<PartEntry> come) const
{
    std::ranges::sort(gone);
    std::ranges::sort(come);
    const std::vector<PartEntry> onlyGone = without(gone, come);
    const std::vector<PartEntry> onlyCome = without(come, gone);
    const std::size_t size = m_size + onlyCome.size() - onlyGone.size();
    if (onlyCome.size() + onlyGone.size() > m_size / 4 || size > crowdedShard * m_shards.size())
        return rebuilt(onlyGone, onlyCome);

    PartIndex index = *this;
    index.m_size = size;
    auto goneBegin = onlyGone.begin();
    auto comeBegin = onlyCome.begin();
    while (goneBegin != onlyGone.end() || comeBegin != onlyCome.end()) {
        const std::size_t goneShard = goneBegin == onlyGone.end() ? m_shards.size() : shardOf(goneBegin->hash);
        const std::size_t comeShard = comeBegin == onlyCome.end() ? m_shards.size() : shardOf(comeBegin->hash);
        const std::size_t shard = std::min(goneShard, comeShard);
        const auto isElsewhere = [&](const PartEntry &entry) { return shardOf(entry.hash) != shard; };
        const auto goneEnd = std::find_if(goneBegin, onlyGone.end(), isElsewhere);
        const auto comeEnd = std::find_if(comeBegin, onlyCome.end(), isElsewhere);
        index.m_shards[shard] = std::make_shared<const Shard>(
            joined(without(*m_shards[shard], {goneBegin, goneEnd}), {comeBegin, comeEnd}));
        goneBegin = goneEnd;
        comeBegin = comeEnd;
    }
    return index;
}

} // namespace ledger
