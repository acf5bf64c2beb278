#pragma once

#include "recordtable.h"

#include <QAbstractTableModel>

#include <map>
#include <utility>
#include <vector>

namespace ledger
{

/// The rows of a table in the order that was wished, as an item model: cells are worded when they are painted, and
/// nothing is made for rows that nobody sees.
class RecordTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// What stands muted beside a figure; whether a cell is unknown, which is not the same as empty; whether there is
    /// nothing in it that is worth seeing: unknown or none.
    static constexpr int noteRole = Qt::UserRole;
    static constexpr int unknownRole = Qt::UserRole + 1;
    static constexpr int quietRole = Qt::UserRole + 2;

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows these rows of a table, in this order.
    void show(RecordTablePtr table, std::vector<std::uint32_t> rows);

    [[nodiscard]] const RecordTablePtr &table() const { return m_table; }
    /// The rows of the table that are shown, in order.
    [[nodiscard]] const std::vector<std::uint32_t> &rows() const { return m_rows; }
    [[nodiscard]] Cell cell(int row, int column) const;
    [[nodiscard]] RecordRef record(int row) const;
    /// Where a record is shown, or −1.
    [[nodiscard]] int rowOf(const RecordRef &record) const;

    /// A cell reads otherwise while that is being saved.
    void setPending(const RecordRef &record, int column, const QString &text);
    /// It reads as it is held again: at once, or once the rows are there that hold it.
    void endPending(const RecordRef &record, int column, bool isWithNextRows);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Pending
    {
        QString text = {};
        bool endsWithNextRows = false;
    };

    [[nodiscard]] const QString *pendingText(const QModelIndex &index) const;
    void tell(const RecordRef &record, int column);

    RecordTablePtr m_table;
    std::vector<std::uint32_t> m_rows;
    std::map<std::pair<RecordRef, int>, Pending> m_pending;
};

} // namespace ledger
