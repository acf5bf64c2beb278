#pragma once

#include "listing.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The tables of a ledger as values: rows of what a lens lets through, cells made when they are asked for. A million
/// rows are pointers into the ledger and nothing else.
namespace ledger
{

enum class TableName : std::uint8_t { Deals, Claims, Parties, Sources, Observations };
template <> std::span<const std::string_view> words<TableName>();

/// The records that a table's rows are.
[[nodiscard]] RecordKind recordsOf(TableName table);

/// What the cells of a column hold; decides how they sort, and what they can be filtered by.
enum class CellKind : std::uint8_t { Text, Word, Figure, Count, Date };

/// A column: its name, what it holds, and whether it is shown unless the reader chooses otherwise.
struct TableColumn
{
    std::string_view name = {};
    CellKind kind = CellKind::Text;
    bool isShown = true;
};
[[nodiscard]] std::span<const TableColumn> columnsOf(TableName table);

enum class FigureUnit : std::uint8_t { Usd, Gigawatts, Accelerators, Percent, Count };

/// A figure, and what it rests on.
struct CellFigure
{
    double value = 0;
    FigureUnit unit = FigureUnit::Usd;
    const Claim *claim = nullptr; ///< one claim alone, which is worded as it is hedged
    int claims = 0; ///< known claims behind it; 0 where that is not to be told
    bool isContested = false;

    bool operator==(const CellFigure &) const = default;
};

using CellWord
    = std::variant<DealKind, DealStatus, Nature, Firmness, Stance, ClaimState, PartyKind, SourceKind, Metric>;

/// What stands in a cell, before anybody words it; nothing where that is unknown.
using Cell = std::variant<std::monostate, std::string, PartialDate, int, CellFigure, CellWord>;

/// All words that the cells of a column may hold, in the document's order; none for columns of another kind.
[[nodiscard]] std::vector<CellWord> wordsIn(TableName table, std::size_t column);

/// What a lens lets through of one kind of record. Immutable; keeps the readings alive that it is of.
class RecordTable
{
public:
    RecordTable(ReadingsPtr readings, const Lens &lens, TableName name);

    [[nodiscard]] TableName name() const { return m_name; }
    [[nodiscard]] const Ledger &ledger() const { return m_readings->ledger(); }
    [[nodiscard]] const LedgerPtr &ledgerPtr() const { return m_readings->ledgerPtr(); }
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] Cell cell(std::size_t row, std::size_t column) const;
    [[nodiscard]] RecordRef record(std::size_t row) const;
    /// The record itself, for looking it up among others.
    [[nodiscard]] const void *address(std::size_t row) const;
    /// The row of a record, or size() where it is not shown.
    [[nodiscard]] std::size_t rowOf(std::string_view id) const;

    /// The rows here of the records that stand in some rows of another table of the same name; both in ascending order.
    [[nodiscard]] std::vector<std::uint32_t> rowsLike(const RecordTable &other,
                                                      const std::vector<std::uint32_t> &rows) const;

    /// What a deal amounts to: the nature with most money in it, and how many others there are.
    struct DealWorth
    {
        Usd value = {};
        Nature nature = Nature::Consumption;
        int natures = 0;
        int claims = 0;
        bool isContested = false;
        bool isKnown = false;
    };
    [[nodiscard]] const DealWorth &worth(const DealRow &row) const;

private:
    using Rows = std::variant<std::vector<DealRow>, std::vector<ClaimRow>, std::vector<PartyRow>,
                              std::vector<SourceRow>, std::vector<const Observation *>>;

    void weighDeals(const Lens &lens);

    ReadingsPtr m_readings;
    TableName m_name;
    Rows m_rows;
    std::vector<DealWorth> m_worths; // of the deals, by row
};

using RecordTablePtr = std::shared_ptr<const RecordTable>;

} // namespace ledger
