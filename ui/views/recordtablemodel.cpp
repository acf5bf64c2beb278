#include "recordtablemodel.h"

#include "cellwords.h"

#include <algorithm>

namespace ledger
{

namespace
{
bool isToTheRight(CellKind kind) { return kind == CellKind::Figure || kind == CellKind::Count; }

QVariant alignmentOf(CellKind kind)
{
    return QVariant((isToTheRight(kind) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}
} // namespace

void RecordTableModel::show(RecordTablePtr table, std::vector<std::uint32_t> rows)
{
    beginResetModel();
    m_table = std::move(table);
    m_rows = std::move(rows);
    std::erase_if(m_pending, [](const auto &each) { return each.second.endsWithNextRows; });
    endResetModel();
}

void RecordTableModel::setPending(const RecordRef &record, int column, const QString &text)
{
    m_pending[{record, column}] = {text, false};
    tell(record, column);
}

void RecordTableModel::endPending(const RecordRef &record, int column, bool isWithNextRows)
{
    if (isWithNextRows)
        m_pending[{record, column}].endsWithNextRows = true;
    else
        m_pending.erase({record, column});
    tell(record, column);
}

void RecordTableModel::tell(const RecordRef &record, int column)
{
    if (const int row = rowOf(record); row >= 0)
        Q_EMIT dataChanged(index(row, column), index(row, column));
}

const QString *RecordTableModel::pendingText(const QModelIndex &index) const
{
    if (m_pending.empty())
        return nullptr;
    const auto found = m_pending.find({record(index.row()), index.column()});
    return found == m_pending.end() ? nullptr : &found->second.text;
}

Cell RecordTableModel::cell(int row, int column) const
{
    return m_table->cell(m_rows[static_cast<std::size_t>(row)], static_cast<std::size_t>(column));
}

RecordRef RecordTableModel::record(int row) const { return m_table->record(m_rows[static_cast<std::size_t>(row)]); }

int RecordTableModel::rowOf(const RecordRef &record) const
{
    if (!m_table || record.kind != recordsOf(m_table->name()))
        return -1;
    const std::size_t row = m_table->rowOf(record.id);
    const auto at = std::ranges::find(m_rows, static_cast<std::uint32_t>(row));
    return row == m_table->size() || at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

int RecordTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RecordTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(columnsOf(m_table->name()).size());
}

QVariant RecordTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (const QString *pending = pendingText(index)) {
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return *pending;
        if (role == unknownRole || role == quietRole)
            return role == quietRole && !pending->isEmpty();
    }
    switch (role) {
    case Qt::DisplayRole:
        return cellText(cell(index.row(), index.column()));
    case noteRole:
        return cellNote(cell(index.row(), index.column()));
    case unknownRole:
        return std::holds_alternative<std::monostate>(cell(index.row(), index.column()));
    case quietRole: {
        const Cell what = cell(index.row(), index.column());
        return std::holds_alternative<std::monostate>(what) || what == Cell(0);
    }
    case Qt::AccessibleTextRole:
        return spokenCell(cell(index.row(), index.column()));
    case Qt::TextAlignmentRole:
        return alignmentOf(columnsOf(m_table->name())[static_cast<std::size_t>(index.column())].kind);
    default:
        return {};
    }
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || !m_table || section < 0 || section >= columnCount())
        return {};
    const auto column = static_cast<std::size_t>(section);
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(m_table->name(), column);
    case Qt::TextAlignmentRole:
        return alignmentOf(columnsOf(m_table->name())[column].kind);
    default:
        return {};
    }
}

} // namespace ledger
