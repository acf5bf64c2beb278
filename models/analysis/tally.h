#pragma once

#include "totals.h"

#include <array>
#include <string_view>
#include <vector>

namespace ledger
{

/// Adds commitments up into rows, one for each group and nature.
class Tally
{
public:
    Tally(const Ledger &ledger, TotalGroup group);

    /// Adds what of a commitment falls due; `groupNumber` as told by groupOf.
    void add(int groupNumber, const CommitmentReading &commitment, const Days &days, const Dues &dues);
    /// Adds what another tally of the same groups has.
    void add(const Tally &other);
    /// The rows, largest first, then by id and nature.
    [[nodiscard]] std::vector<Total> rows() const;

    /// The number of the group that a commitment belongs to: a party's position or the value of an enumeration.
    [[nodiscard]] static int groupOf(TotalGroup group, const Counted &counted, const Passes &passes);

private:
    /// What Total says, without words.
    struct Row
    {
        int group = 0;
        Nature nature = Nature::Consumption;
        int next = -1; ///< position of the group's next row, of another nature
        Dues dues = {};
        std::array<Usd, 3> byFirmness = {};
        Usd assumed = {};
        Usd contested = {};
        int commitments = 0;
        int claims = 0;
        bool isContested = false;
        bool opensUpwards = false;
        bool isCeiling = false;
    };

    [[nodiscard]] Row &rowOf(int groupNumber, Nature nature);
    [[nodiscard]] Total told(const Row &row) const;
    [[nodiscard]] std::string_view idOf(int groupNumber) const;
    [[nodiscard]] std::string_view nameOf(int groupNumber) const;

    const Ledger *m_ledger;
    TotalGroup m_group;
    std::vector<Row> m_rows;
    std::vector<int> m_firstRow; // of each group, the one without number first: its position, or -1
};

} // namespace ledger
