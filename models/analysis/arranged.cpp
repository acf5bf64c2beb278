#include "arranged.h"

#include "foldedtext.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace ledger
{

namespace
{
constexpr double unknownKey = std::numeric_limits<double>::quiet_NaN();

double dayNumber(Day day) { return static_cast<double>(day.time_since_epoch().count()); }

struct CellKey
{
    double operator()(const PartialDate &date) const { return dayNumber(date.first()); }
    double operator()(int count) const { return count; }
    double operator()(const CellFigure &figure) const { return figure.value; }
    double operator()(const CellWord &word) const
    {
        return std::visit([](auto value) { return static_cast<double>(value); }, word);
    }
    double operator()(const auto &) const { return unknownKey; }
};

std::shared_ptr<ColumnIndex> indexOfValues(const RecordTable &table, std::size_t column)
{
    auto index = std::make_shared<ColumnIndex>();
    const bool hasUnits = columnsOf(table.name())[column].kind == CellKind::Figure;
    index->keys.reserve(table.size());
    index->units.resize(hasUnits ? table.size() : 0);
    for (std::size_t row = 0; row < table.size(); ++row) {
        const Cell cell = table.cell(row, column);
        index->keys.push_back(std::visit(CellKey(), cell));
        if (const auto *figure = std::get_if<CellFigure>(&cell))
            index->units[row] = static_cast<std::uint8_t>(figure->unit);
    }
    return index;
}

/// Texts are numbered in their order, so that comparing two is comparing numbers and a filter tests each text once.
std::shared_ptr<ColumnIndex> indexOfTexts(const RecordTable &table, std::size_t column)
{
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::vector<std::uint32_t> numberOf(table.size());
    constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    for (std::size_t row = 0; row < table.size(); ++row) {
        const Cell cell = table.cell(row, column);
        const auto *text = std::get_if<std::string>(&cell);
        numberOf[row] = text
            ? numbers.try_emplace(foldedText(*text), static_cast<std::uint32_t>(numbers.size())).first->second
            : none;
    }
    std::vector<const std::pair<const std::string, std::uint32_t> *> inOrder;
    inOrder.reserve(numbers.size());
    for (const auto &entry : numbers)
        inOrder.push_back(&entry);
    std::ranges::sort(inOrder, {}, [](const auto *entry) -> std::string_view { return entry->first; });

    auto index = std::make_shared<ColumnIndex>();
    std::vector<double> place(inOrder.size());
    for (const auto *entry : inOrder) {
        place[entry->second] = static_cast<double>(index->texts.size());
        index->texts.add(entry->first);
    }
    index->keys.reserve(table.size());
    for (const std::uint32_t number : numberOf)
        index->keys.push_back(number == none ? unknownKey : place[number]);
    return index;
}

const ColumnIndex &indexOf(const RecordTable &table, std::size_t column, ColumnIndexes &known)
{
    std::shared_ptr<const ColumnIndex> &index = known[column];
    if (!index) {
        const bool isText = columnsOf(table.name())[column].kind == CellKind::Text;
        index = isText ? indexOfTexts(table, column) : indexOfValues(table, column);
    }
    return *index;
}

/// One filter over a whole table: takes out of `rows` what does not pass.
class Sieve
{
public:
    Sieve(const RecordTable &table, std::size_t column, const ColumnIndex &index, std::vector<std::uint32_t> &rows)
        : m_table(table)
        , m_column(column)
        , m_index(index)
        , m_rows(rows)
    {
    }

    void operator()(const TextFilter &filter)
    {
        std::vector<bool> passes(m_index.texts.size());
        for (std::size_t i = 0; i < passes.size(); ++i)
            passes[i] = std::ranges::all_of(filter.parts, [&](const std::string &part) {
                return m_index.texts[i].find(part) != std::string_view::npos;
            });
        keepWhere(
            [&](std::uint32_t row) { return isKnown(row) && passes[static_cast<std::size_t>(m_index.keys[row])]; });
    }
    void operator()(const NumberFilter &filter)
    {
        keepWhere([&](std::uint32_t row) {
            const double key = m_index.keys[row];
            if (!isKnown(row)
                || (filter.unit && !m_index.units.empty()
                    && *filter.unit != static_cast<FigureUnit>(m_index.units[row])))
                return false;
            if (filter.isOpen)
                return (!filter.from || key > *filter.from) && (!filter.to || key < *filter.to);
            return (!filter.from || key >= *filter.from) && (!filter.to || key <= *filter.to);
        });
    }
    void operator()(const DayFilter &filter)
    {
        keepWhere([&](std::uint32_t row) {
            if (!isKnown(row) || (filter.first && m_index.keys[row] < dayNumber(*filter.first)))
                return false;
            if (!filter.last)
                return true;
            const Cell cell = m_table.cell(row, m_column);
            return std::get<PartialDate>(cell).last() <= *filter.last;
        });
    }
    void operator()(const WordFilter &filter)
    {
        keepWhere([&](std::uint32_t row) {
            return isKnown(row)
                && std::ranges::find(filter.positions, static_cast<std::size_t>(m_index.keys[row]))
                != filter.positions.end();
        });
    }
    void operator()(const UnknownFilter &)
    {
        keepWhere([&](std::uint32_t row) { return !isKnown(row); });
    }

private:
    [[nodiscard]] bool isKnown(std::uint32_t row) const { return !std::isnan(m_index.keys[row]); }

    template <typename Test> void keepWhere(Test test)
    {
        std::erase_if(m_rows, [&test](std::uint32_t row) { return !test(row); });
    }

    const RecordTable &m_table;
    std::size_t m_column;
    const ColumnIndex &m_index;
    std::vector<std::uint32_t> &m_rows;
};

/// What is compared while sorting, side by side: chasing it through the index is the most of the cost.
struct SortedRow
{
    double key = 0;
    std::uint32_t row = 0;
    std::uint8_t unit = 0;
};

void sort(std::vector<std::uint32_t> &rows, const ColumnIndex &index, bool isDescending)
{
    std::vector<SortedRow> known;
    std::vector<std::uint32_t> unknown;
    known.reserve(rows.size());
    for (const std::uint32_t row : rows) {
        if (std::isnan(index.keys[row]))
            unknown.push_back(row);
        else
            known.push_back({index.keys[row], row, index.units.empty() ? std::uint8_t(0) : index.units[row]});
    }
    // Dollars, gigawatts and chips are no common scale: each unit stands together, whichever way the rows run.
    std::ranges::sort(known, [isDescending](const SortedRow &a, const SortedRow &b) {
        if (a.unit != b.unit)
            return a.unit < b.unit;
        if (a.key != b.key)
            return isDescending ? a.key > b.key : a.key < b.key;
        return a.row < b.row;
    });
    std::ranges::transform(known, rows.begin(), &SortedRow::row);
    std::ranges::copy(unknown, rows.begin() + static_cast<std::ptrdiff_t>(known.size()));
}
} // namespace

Arranged arranged(const RecordTable &table, const TableWish &wish, ColumnIndexes known)
{
    Arranged made{{}, std::move(known)};
    made.rows.resize(table.size());
    std::iota(made.rows.begin(), made.rows.end(), 0U);
    if (wish.found)
        std::erase_if(made.rows,
                      [&](std::uint32_t row) { return !std::ranges::binary_search(*wish.found, table.address(row)); });
    for (const auto &[column, filter] : wish.filters)
        std::visit(Sieve(table, column, indexOf(table, column, made.indexes), made.rows), filter);
    if (wish.sortedBy)
        sort(made.rows, indexOf(table, *wish.sortedBy, made.indexes), wish.isDescending);
    else if (wish.isDescending)
        std::ranges::reverse(made.rows);
    return made;
}

} // namespace ledger
