#include "cellwords.h"
#include "ledgerbar.h"
#include "ledgerview.h"
#include "recordtableparts.h"
#include "recordtableview.h"
#include "wording.h"

#include <QHeaderView>
#include <QLineEdit>

#include <algorithm>

// How the rows of the tables are sorted, filtered and searched.
namespace ledger
{

namespace
{
QString sortOption(TableName table) { return QStringLiteral("sort-") + qstring(word(table)); }
} // namespace

LedgerView::Order LedgerView::order() const
{
    const QString kept = m_focus.option(sortOption(openTable()));
    const std::string name = kept.section(QLatin1Char(' '), 0, 0).toStdString();
    const auto columns = columnsOf(openTable());
    const auto at = std::ranges::find(columns, std::string_view(name), &TableColumn::name);
    if (at == columns.end())
        return {};
    return {static_cast<std::size_t>(at - columns.begin()), kept.endsWith(QLatin1String(" desc"))};
}

void LedgerView::showOrder()
{
    const Order now = order();
    const int column = now.column ? static_cast<int>(*now.column) : -1;
    m_table->header().setSortIndicator(column, now.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

/// A click sorts, the next one the other way, the third not at all; of numbers and days the largest come first.
void LedgerView::sortBy(int column, std::optional<Qt::SortOrder> wished)
{
    const TableColumn &of = columnsOf(openTable())[static_cast<std::size_t>(column)];
    const bool isLargestFirst = of.kind == CellKind::Figure || of.kind == CellKind::Count || of.kind == CellKind::Date;
    const Order now = order();
    const bool isSorted = now.column == static_cast<std::size_t>(column);
    const bool isLast = isSorted && now.isDescending != isLargestFirst;
    bool isDescending = isSorted ? !now.isDescending : isLargestFirst;
    if (wished)
        isDescending = *wished == Qt::DescendingOrder;
    const QString name = qstring(of.name);
    m_focus.setOption(sortOption(openTable()),
                      !wished && isLast ? QString() : name + (isDescending ? QLatin1String(" desc") : QLatin1String()));
    showOrder();
}

void LedgerView::lookFor(const QString &typed)
{
    m_lookedFor = typed.trimmed();
    if (m_lookedFor.isEmpty()) {
        m_isSearching = false;
        m_found = {};
        arrange();
        showBusy();
        return;
    }
    m_isSearching = true;
    showBusy();
    m_workspace.search(m_lookedFor, this, [this](const Result<RecordsFound> &found) { takeFound(found); });
}

void LedgerView::takeFound(const Result<RecordsFound> &found)
{
    if (m_lookedFor.isEmpty())
        return;
    m_isSearching = false;
    m_indexing.clear();
    if (!found) {
        showBusy();
        Q_EMIT announced(tr("Cannot search: %1").arg(found.error().text()));
        return;
    }
    m_found = *found;
    arrange();
    showBusy();
}

void LedgerView::typeFilter(int column, const QString &typed)
{
    const TableName table = openTable();
    const auto at = static_cast<std::size_t>(column);
    const auto filter = typed.trimmed().isEmpty() ? std::nullopt : typedFilter(table, at, typed);
    m_typed[table][at] = typed;
    m_table->header().setReadable(column, filter.has_value() || typed.trimmed().isEmpty());
    if (filter)
        m_filters[table][at] = *filter;
    else
        m_filters[table].erase(at);
    arrange();
}

void LedgerView::setShowsFilters(bool shows)
{
    m_table->header().setShowsFilters(shows);
    m_bar->setShowsFilters(shows);
}

bool LedgerView::isFiltering() const
{
    const auto filters = m_filters.find(openTable());
    return m_found.isAsked || !m_lookedFor.isEmpty() || (filters != m_filters.end() && !filters->second.empty());
}

void LedgerView::clear()
{
    const TableName table = openTable();
    m_typed[table].clear();
    m_filters[table].clear();
    m_table->header().setTable(table, {});
    if (m_bar->field().text().isEmpty())
        arrange();
    else
        m_bar->field().clear();
    m_table->setFocus();
}

} // namespace ledger
