#include "recordexport.h"

#include "cellwords.h"

#include <array>

namespace ledger
{

namespace
{
QString unitText(const Cell &cell)
{
    const auto *figure = std::get_if<CellFigure>(&cell);
    if (!figure)
        return {};
    constexpr std::array words{"USD", "GW", "accelerators", "%", "count"}; // as a document writes them
    return QLatin1String(words[static_cast<std::size_t>(figure->unit)]);
}

QStringList plainRow(const RecordTable &table, std::uint32_t row, const std::vector<std::size_t> &columns)
{
    QStringList cells;
    for (const std::size_t column : columns) {
        const Cell cell = table.cell(row, column);
        cells << plainCell(cell);
        if (columnsOf(table.name())[column].kind == CellKind::Figure)
            cells << unitText(cell);
    }
    return cells;
}
} // namespace

PictureTable plainTable(const RecordTable &table, const std::vector<std::uint32_t> &rows,
                        const std::vector<std::size_t> &columns)
{
    PictureTable plain;
    for (const std::size_t column : columns) {
        const CellKind kind = columnsOf(table.name())[column].kind;
        plain.columns << titleOf(table.name(), column);
        plain.isNumeric.push_back(kind == CellKind::Figure || kind == CellKind::Count);
        if (kind != CellKind::Figure)
            continue;
        plain.columns << unitTitleOf(table.name(), column);
        plain.isNumeric.push_back(false);
    }
    plain.rows.reserve(rows.size());
    for (const std::uint32_t row : rows)
        plain.rows.push_back(plainRow(table, row, columns));
    return plain;
}

} // namespace ledger
