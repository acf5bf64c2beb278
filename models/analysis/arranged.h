#pragma once

#include "recordtable.h"

#include <map>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

/// Which rows of a table are shown, and in what order: positions, so that a table is never copied.
namespace ledger
{

/// All of these occur in the text; folded (foldedtext.h).
struct TextFilter
{
    std::vector<std::string> parts = {};

    bool operator==(const TextFilter &) const = default;
};
/// Numbers from one to another, in one unit where one is told; the ends belong to it unless it is open.
struct NumberFilter
{
    std::optional<double> from = {};
    std::optional<double> to = {};
    std::optional<FigureUnit> unit = {};
    bool isOpen = false;

    bool operator==(const NumberFilter &) const = default;
};
/// Dates that lie between two days wholly.
struct DayFilter
{
    std::optional<Day> first = {};
    std::optional<Day> last = {};

    bool operator==(const DayFilter &) const = default;
};
/// One of these words, by their position in wordsIn.
struct WordFilter
{
    std::vector<std::size_t> positions = {};

    bool operator==(const WordFilter &) const = default;
};
/// What is not known.
struct UnknownFilter
{
    bool operator==(const UnknownFilter &) const = default;
};
using CellFilter = std::variant<TextFilter, NumberFilter, DayFilter, WordFilter, UnknownFilter>;

/// Records by their address in the ledger, sorted: what a search found.
using RecordSet = std::vector<const void *>;

/// What is wished of a table.
struct TableWish
{
    std::optional<std::size_t> sortedBy = {}; ///< nothing: by id
    bool isDescending = false;
    std::map<std::size_t, CellFilter> filters = {}; ///< by column
    std::shared_ptr<const RecordSet> found = {}; ///< these alone, where there are any
};

/// Many texts in one piece: a million of them come and go at once.
class TextList
{
public:
    void add(std::string_view text)
    {
        m_all += text;
        m_ends.push_back(m_all.size());
    }
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t i) const
    {
        const std::size_t begin = i == 0 ? 0 : m_ends[i - 1];
        return std::string_view(m_all).substr(begin, m_ends[i] - begin);
    }

private:
    std::string m_all;
    std::vector<std::size_t> m_ends;
};

/// The cells of a column made comparable, once for every sort and filter by it.
struct ColumnIndex
{
    std::vector<double> keys = {}; ///< by row; not a number where the cell is unknown
    std::vector<std::uint8_t> units = {}; ///< by row, of figures
    TextList texts = {}; ///< what the keys of a text number: all texts of the column, folded, in order
};
using ColumnIndexes = std::map<std::size_t, std::shared_ptr<const ColumnIndex>>;

/// The rows as wished, and the indexes that were made for it besides those that were known. What is unknown comes last
/// either way; what is equal keeps the order of ids.
struct Arranged
{
    std::vector<std::uint32_t> rows = {};
    ColumnIndexes indexes = {};
};
[[nodiscard]] Arranged arranged(const RecordTable &table, const TableWish &wish, ColumnIndexes known = {});

} // namespace ledger
