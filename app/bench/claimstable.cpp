#include "claimstable.h"

#include <sqlite3.h>

namespace ledger
{

ClaimsTable::ClaimsTable(const QString &path)
{
    sqlite3 *file = nullptr;
    sqlite3_stmt *rows = nullptr;
    if (sqlite3_open_v2(path.toUtf8().constData(), &file, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK
        || sqlite3_prepare_v2(file, "SELECT * FROM v_claims", -1, &rows, nullptr) != SQLITE_OK)
        qFatal("%s: %s", qPrintable(path), sqlite3_errmsg(file));
    const int columns = sqlite3_column_count(rows);
    for (int i = 0; i < columns; ++i)
        m_columns += QString::fromUtf8(sqlite3_column_name(rows, i));
    while (sqlite3_step(rows) == SQLITE_ROW) {
        QStringList row;
        for (int i = 0; i < columns; ++i)
            row += QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(rows, i)));
        m_rows.push_back(std::move(row));
    }
    sqlite3_finalize(rows);
    sqlite3_close(file);
}

int ClaimsTable::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int ClaimsTable::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_columns.size()); }

QVariant ClaimsTable::data(const QModelIndex &index, int role) const
{
    return role == Qt::DisplayRole ? QVariant(m_rows[std::size_t(index.row())][index.column()]) : QVariant();
}

QVariant ClaimsTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    return role == Qt::DisplayRole && orientation == Qt::Horizontal ? QVariant(m_columns[section]) : QVariant();
}

} // namespace ledger
