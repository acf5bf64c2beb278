#pragma once

#include "records.h"

#include <string>
#include <string_view>
#include <vector>

namespace ledger
{

/// Walks over the swaps in what jsonOf(change) gave without reading them into records: a history holds a million, and
/// an import may be one entry of it.
class SwapScan
{
public:
    explicit SwapScan(std::string_view json) : m_json(json) { }

    /// Goes to the next swap; false behind the last.
    bool next();
    /// The swap as a JSON object of its own.
    [[nodiscard]] std::string_view json() const { return m_swap; }
    /// The record that it is about; a title counts as the story of no id.
    [[nodiscard]] RecordRef record() const;
    /// Whose part the record was before and is after: the deal of a commitment, what a claim or a decision is on.
    [[nodiscard]] std::vector<RecordRef> owners() const;
    /// What the record holds before and after, a value a line, without the keys.
    [[nodiscard]] std::string values() const;

private:
    std::string_view m_json;
    std::string_view m_swap;
    std::size_t m_next = 0;
};

} // namespace ledger
