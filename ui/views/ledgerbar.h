#pragma once

#include "listbar.h"

namespace ledger
{

/// What stands over the tables: which one, the search, how many rows of how many, and what can be done with them.
class LedgerBar : public ListBar
{
    Q_OBJECT

public:
    explicit LedgerBar(QWidget *parent);

    void setTable(const QString &table);
    void setShowsFilters(bool shows);
    /// Whether something is filtered or searched, which can be cleared.
    void setFiltering(bool isFiltering);
    void setHasRows(bool has);
    [[nodiscard]] QToolButton &columnsButton() const { return *m_columns; }
    [[nodiscard]] QToolButton &exportButton() const { return *m_export; }

Q_SIGNALS:
    void tableChosen(const QString &table);
    void filtersToggled(bool shows);
    void cleared();
    void columnsRequested();
    void exportRequested();

private:
    QToolButton *m_clear;
    QToolButton *m_filters;
    QToolButton *m_columns;
    QToolButton *m_export;
};

} // namespace ledger
