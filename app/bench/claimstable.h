#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace ledger
{

/// The claims of a ledger file as text, read with plain SQLite: what the window's start is compared with.
class ClaimsTable : public QAbstractTableModel
{
public:
    explicit ClaimsTable(const QString &path);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_columns;
    std::vector<QStringList> m_rows;
};

} // namespace ledger
