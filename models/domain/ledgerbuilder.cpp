#include "ledgerbuilder.h"

#include "ledgertable.h"
#include "partindex.h"

#include <algorithm>
#include <iterator>

namespace ledger
{

namespace
{
constexpr std::size_t dealsPerBlock = 192;
constexpr std::size_t crowdedBlock = 2 * dealsPerBlock;
constexpr std::size_t lonelyBlock = dealsPerBlock / 4;

std::array<std::size_t, 4> countsOf(const DealBlock &block)
{
    std::array<std::size_t, 4> counts{block.size(), 0, 0, 0};
    for (const DealDossier &deal : block) {
        counts[1] += deal.commitments.size();
        counts[2] += deal.deployments.size();
        counts[3] += deal.claims.size();
        for (const CommitmentDossier &commitment : deal.commitments)
            counts[3] += commitment.claims.size();
        for (const DeploymentDossier &deployment : deal.deployments)
            counts[3] += deployment.claims.size();
    }
    return counts;
}

std::vector<PartEntry> partsOf(const DealBlock &block)
{
    std::vector<PartEntry> parts;
    for (std::uint32_t i = 0; i < block.size(); ++i) {
        const auto addClaims = [&](const std::vector<Claim> &claims) {
            for (const Claim &claim : claims)
                parts.push_back({partHash(RecordKind::Claim, claim.id.text), i});
        };
        addClaims(block[i].claims);
        for (const CommitmentDossier &commitment : block[i].commitments) {
            parts.push_back({partHash(RecordKind::Commitment, commitment.record.id.text), i});
            addClaims(commitment.claims);
        }
        for (const DeploymentDossier &deployment : block[i].deployments) {
            parts.push_back({partHash(RecordKind::Deployment, deployment.record.id.text), i});
            addClaims(deployment.claims);
        }
    }
    std::ranges::sort(parts);
    return parts;
}

/// A block after some edits of its deals.
DealBlock merged(const DealBlock &block, std::span<DealEdit> edits)
{
    DealBlock result;
    result.reserve(block.size() + edits.size());
    auto old = block.begin();
    for (DealEdit &edit : edits) {
        const auto kept = std::lower_bound(
            old, block.end(), edit.id, [](const DealDossier &deal, const Id<Deal> &id) { return deal.record.id < id; });
        result.insert(result.end(), old, kept);
        old = kept != block.end() && kept->record.id == edit.id ? std::next(kept) : kept;
        if (edit.after)
            result.push_back(std::move(*edit.after));
    }
    result.insert(result.end(), old, block.end());
    return result;
}

/// The spine of a ledger in the making: blocks are kept or replaced from the first to the last.
class Spine
{
public:
    explicit Spine(const DealIndex &before) : m_before(before)
    {
        m_index.counts = before.counts;
        m_isTaken.resize(before.positions.size(), false);
        for (const std::uint32_t key : before.keys)
            m_isTaken[key] = true;
    }

    void keep(std::shared_ptr<const DealBlock> block, std::size_t position)
    {
        add(std::move(block), m_before.blocks[position], m_before.keys[position]);
    }

    /// Puts deals in the place of an old block (or of none). Too many become several blocks, too few join the block
    /// before them.
    void replace(const std::shared_ptr<const DealBlock> &old, std::size_t position, DealBlock deals)
    {
        if (old)
            forget(*old, *m_before.blocks[position], m_before.keys[position]);
        if (deals.size() < lonelyBlock && !deals.empty() && !m_blocks.empty()) {
            DealBlock joined = *m_blocks.back();
            std::ranges::move(deals, std::back_inserter(joined));
            deals = std::move(joined);
            forget(*m_blocks.back(), *m_index.blocks.back(), m_index.keys.back());
            m_blocks.pop_back();
            m_index.blocks.pop_back();
            m_index.keys.pop_back();
        }
        const std::size_t count = deals.size();
        const std::size_t chunks = count > crowdedBlock ? (count + dealsPerBlock - 1) / dealsPerBlock : 1;
        auto from = std::make_move_iterator(deals.begin());
        for (std::size_t i = 0; i < chunks && count > 0; ++i) {
            const auto size = static_cast<std::ptrdiff_t>(count * (i + 1) / chunks - count * i / chunks);
            remember(std::make_shared<const DealBlock>(from, from + size));
            from += size;
        }
    }

    [[nodiscard]] std::vector<std::shared_ptr<const DealBlock>> takeBlocks() { return std::move(m_blocks); }

    [[nodiscard]] DealIndex takeIndex()
    {
        m_index.positions.assign(m_isTaken.size(), 0);
        for (std::uint32_t i = 0; i < m_index.keys.size(); ++i)
            m_index.positions[m_index.keys[i]] = i;
        m_index.parts = m_before.parts.replaced(std::move(m_gone), std::move(m_come));
        return std::move(m_index);
    }

private:
    void add(std::shared_ptr<const DealBlock> block, std::shared_ptr<const std::vector<PartEntry>> parts,
             std::uint32_t key)
    {
        m_blocks.push_back(std::move(block));
        m_index.blocks.push_back(std::move(parts));
        m_index.keys.push_back(key);
    }

    void forget(const DealBlock &block, const std::vector<PartEntry> &parts, std::uint32_t key)
    {
        const auto counts = countsOf(block);
        for (std::size_t i = 0; i < counts.size(); ++i)
            m_index.counts[i] -= counts[i];
        for (const PartEntry &part : parts)
            m_gone.push_back({part.hash, key});
        m_isTaken[key] = false;
    }

    void remember(std::shared_ptr<const DealBlock> block)
    {
        const auto counts = countsOf(*block);
        for (std::size_t i = 0; i < counts.size(); ++i)
            m_index.counts[i] += counts[i];
        const auto free = std::ranges::find(m_isTaken, false);
        const auto key = static_cast<std::uint32_t>(free - m_isTaken.begin());
        if (free == m_isTaken.end())
            m_isTaken.push_back(true);
        else
            *free = true;
        auto parts = std::make_shared<const std::vector<PartEntry>>(partsOf(*block));
        for (const PartEntry &part : *parts)
            m_come.push_back({part.hash, key});
        add(std::move(block), std::move(parts), key);
    }

    const DealIndex &m_before;
    std::vector<std::shared_ptr<const DealBlock>> m_blocks;
    DealIndex m_index;
    std::vector<bool> m_isTaken; // by key
    std::vector<PartEntry> m_gone;
    std::vector<PartEntry> m_come;
};
} // namespace

void LedgerBuilder::setTitle(std::string title) { m_ledger.m_title = std::move(title); }

template <typename Record> void LedgerBuilder::setTable(std::vector<Record> sorted)
{
    auto table = std::make_shared<const Ledger::Table<Record>>(std::move(sorted));
    if constexpr (std::same_as<Record, Source>)
        m_ledger.m_sources = std::move(table);
    else if constexpr (std::same_as<Record, Party>)
        m_ledger.m_parties = std::move(table);
    else if constexpr (std::same_as<Record, Observation>)
        m_ledger.m_observations = std::move(table);
    else if constexpr (std::same_as<Record, Decision>)
        m_ledger.m_decisions = std::move(table);
    else if constexpr (std::same_as<Record, View>)
        m_ledger.m_views = std::move(table);
    else
        m_ledger.m_stories = std::move(table);
}

template void LedgerBuilder::setTable(std::vector<Source>);
template void LedgerBuilder::setTable(std::vector<Party>);
template void LedgerBuilder::setTable(std::vector<Observation>);
template void LedgerBuilder::setTable(std::vector<Decision>);
template void LedgerBuilder::setTable(std::vector<View>);
template void LedgerBuilder::setTable(std::vector<Story>);

void LedgerBuilder::editDeals(std::vector<DealEdit> sorted)
{
    const auto &blocks = m_ledger.m_deals;
    Spine spine(*m_ledger.m_index);
    auto from = sorted.begin();
    if (blocks.empty())
        spine.replace(nullptr, 0, merged({}, sorted));
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        auto to = sorted.end();
        if (i + 1 < blocks.size())
            to = std::lower_bound(from, sorted.end(), blocks[i + 1]->front().record.id,
                                  [](const DealEdit &edit, const Id<Deal> &id) { return edit.id < id; });
        if (from == to)
            spine.keep(blocks[i], i);
        else
            spine.replace(blocks[i], i, merged(*blocks[i], {from, to}));
        from = to;
    }
    auto after = spine.takeBlocks();
    m_ledger.m_index = std::make_shared<const DealIndex>(spine.takeIndex());
    m_ledger.m_deals = std::move(after);
}

LedgerPtr LedgerBuilder::ledger() && { return std::make_shared<const Ledger>(std::move(m_ledger)); }

} // namespace ledger
