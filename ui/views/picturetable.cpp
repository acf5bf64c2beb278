#include "picturetable.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{
/// A number as the reader writes it, with as many decimals as it came with.
QString localNumber(const QString &cell)
{
    bool isNumber = false;
    const double value = QLocale::c().toDouble(cell, &isNumber);
    if (!isNumber)
        return cell;
    const qsizetype point = cell.indexOf(QLatin1Char('.'));
    const int decimals = point < 0 ? 0 : static_cast<int>(std::min<qsizetype>(cell.size() - point - 1, 4));
    return QLocale().toString(value, 'f', decimals);
}

QString withoutBreaks(QString cell)
{
    for (QChar &c : cell)
        if (c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r'))
            c = QLatin1Char(' ');
    return cell;
}

QString tabbedLine(const QStringList &cells)
{
    QStringList clean;
    for (const QString &cell : cells)
        clean.append(withoutBreaks(cell));
    return clean.join(QLatin1Char('\t')) + QLatin1Char('\n');
}

QString csvLine(const QStringList &cells)
{
    QStringList quoted;
    for (QString cell : cells) {
        const bool needsQuotes = std::any_of(cell.cbegin(), cell.cend(), [](QChar c) {
            return c == QLatin1Char(',') || c == QLatin1Char('"') || c == QLatin1Char('\n') || c == QLatin1Char('\r');
        });
        if (needsQuotes)
            cell = QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
        quoted.append(cell);
    }
    return quoted.join(QLatin1Char(',')) + QStringLiteral("\r\n");
}

bool isNumericColumn(const PictureTable &table, int column)
{
    return static_cast<std::size_t>(column) < table.isNumeric.size()
        && table.isNumeric[static_cast<std::size_t>(column)];
}
} // namespace

PictureTableModel::PictureTableModel(QObject *parent) : QAbstractTableModel(parent) { }

void PictureTableModel::setTable(const PictureTable &table)
{
    beginResetModel();
    m_table = table;
    endResetModel();
}

int PictureTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int PictureTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant PictureTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QString cell = m_table.rows[static_cast<std::size_t>(index.row())].value(index.column());
    const bool isNumeric = isNumericColumn(m_table, index.column());
    switch (role) {
    case Qt::DisplayRole:
        return isNumeric ? localNumber(cell) : cell;
    case sortRole:
        // An empty cell is unknown, and sorts before every number.
        return isNumeric ? QVariant(cell.isEmpty() ? -HUGE_VAL : QLocale::c().toDouble(cell)) : QVariant(cell);
    case Qt::TextAlignmentRole:
        return QVariant((isNumeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant PictureTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return m_table.columns.value(section);
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant((isNumericColumn(m_table, section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

QString tabbedText(const PictureTable &table)
{
    QString text = tabbedLine(table.columns);
    for (const QStringList &row : table.rows)
        text += tabbedLine(row);
    return text;
}

QByteArray csvText(const PictureTable &table)
{
    QString text = csvLine(table.columns);
    for (const QStringList &row : table.rows)
        text += csvLine(row);
    return text.toUtf8();
}

QString htmlText(const PictureTable &table)
{
    const auto line = [&table](const QStringList &cells, const QString &tag) {
        QString text = QStringLiteral("<tr>");
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const QString align
                = isNumericColumn(table, static_cast<int>(i)) ? QStringLiteral(" align=\"right\"") : QString();
            text += QStringLiteral("<%1%2>%3</%1>").arg(tag, align, cells[i].toHtmlEscaped());
        }
        return text + QStringLiteral("</tr>\n");
    };
    QString text = QStringLiteral("<table>\n") + line(table.columns, QStringLiteral("th"));
    for (const QStringList &row : table.rows)
        text += line(row, QStringLiteral("td"));
    return text + QStringLiteral("</table>\n");
}

} // namespace ledger
