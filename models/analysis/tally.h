#pragma once

#include "totals.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace ledger
{

/// Adds commitments up into rows, one for each group and nature.
class Tally
{
public:
    Tally(const Ledger &ledger, TotalGroup group) : m_ledger(&ledger), m_group(group) { }

    /// Adds what of a commitment falls due; `groupNumber` as told by groupOf.
    void add(int groupNumber, const CommitmentReading &commitment, const Days &days, const Dues &dues);
    /// Adds what another tally of the same groups has.
    void add(const Tally &other);
    /// The rows, largest first, then by id and nature.
    [[nodiscard]] std::vector<Total> rows() const;

    /// The number of the group that a commitment belongs to: a party's position or the value of an enumeration.
    [[nodiscard]] static int groupOf(TotalGroup group, const Counted &counted, const Passes &passes);

private:
    struct Row
    {
        int group = 0;
        Total total = {};
    };

    [[nodiscard]] Total &totalOf(int groupNumber, Nature nature);
    [[nodiscard]] std::string_view idOf(int groupNumber) const;
    [[nodiscard]] std::string_view nameOf(int groupNumber) const;

    const Ledger *m_ledger;
    TotalGroup m_group;
    std::vector<Row> m_rows;
    std::unordered_map<int, std::size_t> m_rowOf;
};

} // namespace ledger
