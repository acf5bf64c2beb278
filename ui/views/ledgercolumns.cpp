#include "cellwords.h"
#include "ledgerbar.h"
#include "ledgerview.h"
#include "recordtablemodel.h"
#include "recordtableparts.h"
#include "recordtableview.h"
#include "wording.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>

// The columns of the tables: which are shown, in which order, how wide.
namespace ledger
{

namespace
{
constexpr int widestAtFirst = 34; // in average characters
constexpr int narrowestAtFirst = 8;
} // namespace

void LedgerView::showColumns()
{
    if (!m_made || m_table->records().table() != m_made)
        return; // another table is on its way, with columns of its own
    const TableName table = m_made->name();
    if (m_columnsOf == table && m_hasWidths)
        return;
    const QScopedValueRollback arranging(m_isArrangingColumns, true);
    RecordHeader &header = m_table->header();
    if (m_columnsOf != table) {
        header.setTable(table, m_typed[table]);
        for (const auto &[column, typed] : m_typed[table])
            header.setReadable(static_cast<int>(column), typed.isEmpty() || m_filters[table].contains(column));
        m_columnsOf = table;
    }
    const auto kept = m_columns.find(table);
    applyColumns(kept == m_columns.end() ? columnsAtFirst(table) : kept->second, header);
    // Before a ledger is open there are no rows to be measured: then the first ones are.
    m_hasWidths = kept != m_columns.end() || m_table->records().rowCount() > 0;
    m_roomOfWidths = m_table->viewport()->width();
    header.arrangeFields();
}

/// Widths that nobody chose follow the room.
void LedgerView::fitColumns()
{
    if (!m_columnsOf || m_columns.contains(*m_columnsOf) || m_table->viewport()->width() == m_roomOfWidths)
        return;
    m_hasWidths = false;
    showColumns();
}

/// As wide as their first rows need, but none so wide that it hides the others; what room is left goes to those cut
/// off.
ColumnChoice LedgerView::columnsAtFirst(TableName table) const
{
    ColumnChoice choice;
    int room = m_table->viewport()->width();
    for (std::size_t column = 0; column < columnsOf(table).size(); ++column) {
        if (!columnsOf(table)[column].isShown)
            continue;
        choice.push_back({column, widthAtFirst(static_cast<int>(column))});
        room -= choice.back().width;
    }
    for (ChosenColumn &each : choice) {
        const int lacking = room > 0 ? m_table->widthFor(static_cast<int>(each.column)) - each.width : 0;
        const int more = std::clamp(lacking, 0, std::max(0, room));
        each.width += more;
        room -= more;
    }
    return choice;
}

int LedgerView::widthAtFirst(int column) const
{
    const int character = fontMetrics().averageCharWidth();
    // However large the text, the second column is to be seen as well.
    const int most = std::min(character * widestAtFirst, std::max(200, m_table->viewport()->width() * 2 / 5));
    return std::clamp(m_table->widthFor(column), std::min(most, character * narrowestAtFirst), most);
}

std::vector<std::size_t> LedgerView::shownColumns() const
{
    std::vector<std::size_t> columns;
    for (const ChosenColumn &each : chosenIn(m_table->header()))
        columns.push_back(each.column);
    return columns;
}

void LedgerView::keepColumns()
{
    if (m_isArrangingColumns || !m_columnsOf)
        return;
    m_columns[*m_columnsOf] = chosenIn(m_table->header());
    Q_EMIT memoryChanged();
}

void LedgerView::moveColumn(int step)
{
    RecordHeader &header = m_table->header();
    const int column = m_table->currentIndex().column();
    if (column < 0)
        return;
    int to = header.visualIndex(column) + step;
    while (to >= 0 && to < header.count() && header.isSectionHidden(header.logicalIndex(to)))
        to += step;
    if (to >= 0 && to < header.count())
        header.moveSection(header.visualIndex(column), to);
}

void LedgerView::openColumnsMenu(QPoint globalPos)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("columnsMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumnsMenu(*menu);
    menu->popup(globalPos);
}

void LedgerView::fillColumnsMenu(QMenu &menu)
{
    RecordHeader &header = m_table->header();
    const TableName table = openTable();
    for (int place = 0; place < header.count(); ++place) {
        const int column = header.logicalIndex(place);
        QAction *action = menu.addAction(titleOf(table, static_cast<std::size_t>(column)));
        action->setObjectName(QStringLiteral("column-")
                              + qstring(columnsOf(table)[static_cast<std::size_t>(column)].name));
        action->setCheckable(true);
        action->setChecked(!header.isSectionHidden(column));
        // The last one stays: a table without columns cannot be seen.
        action->setEnabled(header.isSectionHidden(column) || shownColumns().size() > 1);
        connect(action, &QAction::toggled, this, [this, column](bool isShown) {
            {
                const QScopedValueRollback arranging(m_isArrangingColumns, true);
                m_table->setColumnHidden(column, !isShown);
                if (isShown)
                    m_table->setColumnWidth(column, widthAtFirst(column));
            }
            m_table->header().arrangeFields();
            keepColumns();
        });
    }
    menu.addSeparator();
    const auto add = [&](const QString &name, const QString &text, const QKeySequence &keys, auto &&then) {
        QAction *action = menu.addAction(text);
        action->setObjectName(name);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, then);
        return action;
    };
    const bool hasColumn = m_table->currentIndex().isValid();
    add(QStringLiteral("columnLeft"), tr("Move this column &left"), Qt::CTRL | Qt::SHIFT | Qt::Key_Left, [this] {
        moveColumn(-1);
    })->setEnabled(hasColumn);
    add(QStringLiteral("columnRight"), tr("Move this column &right"), Qt::CTRL | Qt::SHIFT | Qt::Key_Right, [this] {
        moveColumn(1);
    })->setEnabled(hasColumn);
    add(QStringLiteral("columnsAsBefore"), tr("&As they were at first"), {}, [this, table] {
        m_columns.erase(table);
        m_columnsOf.reset();
        showColumns();
        Q_EMIT memoryChanged();
    });
}

} // namespace ledger
