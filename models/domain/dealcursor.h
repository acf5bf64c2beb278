#pragma once

#include "ledger.h"

namespace ledger
{

/// Steps through all deals of a ledger in the order of their ids, across its blocks.
class DealCursor
{
public:
    explicit DealCursor(std::span<const std::shared_ptr<const DealBlock>> blocks) : m_blocks(blocks) { }

    [[nodiscard]] bool isAtEnd() const { return m_block == m_blocks.size(); }
    /// Whether two cursors are at the first deal of the same block, which can be skipped where differences matter.
    [[nodiscard]] bool isAtSameBlock(const DealCursor &other) const
    {
        return !isAtEnd() && !other.isAtEnd() && m_deal == 0 && other.m_deal == 0
            && m_blocks[m_block] == other.m_blocks[other.m_block];
    }
    [[nodiscard]] const DealDossier &deal() const { return (*m_blocks[m_block])[m_deal]; }

    void next()
    {
        if (++m_deal == m_blocks[m_block]->size())
            nextBlock();
    }
    void nextBlock()
    {
        ++m_block;
        m_deal = 0;
    }

private:
    std::span<const std::shared_ptr<const DealBlock>> m_blocks;
    std::size_t m_block = 0;
    std::size_t m_deal = 0;
};

} // namespace ledger
