#pragma once

#include "picture.h"

#include <QAbstractTableModel>
#include <QByteArray>

namespace ledger
{

/// The numbers behind a picture as rows: shown as they are, sorted by what they mean, numbers to the right.
class PictureTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit PictureTableModel(QObject *parent = nullptr);

    void setTable(const PictureTable &table);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    /// What a proxy sorts by.
    static constexpr int sortRole = Qt::UserRole;

private:
    PictureTable m_table;
};

/// A table as tab-separated text, as spreadsheets paste it: a line for the columns, then the rows; LF.
[[nodiscard]] QString tabbedText(const PictureTable &table);
/// A table as CSV (RFC 4180, CRLF, UTF-8).
[[nodiscard]] QByteArray csvText(const PictureTable &table);
/// A table as an HTML table; what the data says is escaped.
[[nodiscard]] QString htmlText(const PictureTable &table);

} // namespace ledger
