#include "ledgerbar.h"

#include "cellwords.h"
#include "wording.h"

#include <QToolButton>

namespace ledger
{

namespace
{
std::vector<ChoiceBar::Choice> tableChoices()
{
    std::vector<ChoiceBar::Choice> choices;
    for (std::size_t i = 0; i < words<TableName>().size(); ++i)
        choices.push_back({qstring(words<TableName>()[i]), nameOf(static_cast<TableName>(i))});
    return choices;
}
} // namespace

LedgerBar::LedgerBar(QWidget *parent)
    : ListBar(QStringLiteral("ledgerBar"), new ChoiceBar(QStringLiteral("table"), tr("Table"), tableChoices(), nullptr),
              {tr("Search the ledger"), tr("Words in any field: openai aws 38. Ctrl+F; Esc clears."),
               QStringLiteral("rowCount")},
              parent)
    , m_clear(addButton(QStringLiteral("clearButton"), tr("Clear"), tr("Clear search and filters (Esc)"),
                        QStringLiteral("close")))
    , m_filters(addButton(QStringLiteral("filtersButton"), tr("Filter"),
                          tr("A filter under each column (Ctrl+Shift+F)"), QStringLiteral("filter")))
    , m_columns(addButton(QStringLiteral("columnsButton"), tr("Columns"), tr("Choose and order the columns"),
                          QStringLiteral("data")))
    , m_export(addButton(QStringLiteral("exportButton"), tr("Export…"), tr("Rows as CSV"), QStringLiteral("export")))
{
    choices().setToolTip(tr("Alt+1 to Alt+5, or Ctrl+Tab"));
    m_filters->setCheckable(true);
    connect(&choices(), &ChoiceBar::chosen, this,
            [this](const QString &, const QString &table) { Q_EMIT tableChosen(table); });
    connect(m_filters, &QToolButton::clicked, this, &LedgerBar::filtersToggled);
    connect(m_clear, &QToolButton::clicked, this, &LedgerBar::cleared);
    connect(m_columns, &QToolButton::clicked, this, &LedgerBar::columnsRequested);
    connect(m_export, &QToolButton::clicked, this, &LedgerBar::exportRequested);
}

void LedgerBar::setTable(const QString &table) { choices().setValue(table); }

void LedgerBar::setShowsFilters(bool shows) { m_filters->setChecked(shows); }

void LedgerBar::setFiltering(bool isFiltering) { m_clear->setVisible(isFiltering); }

void LedgerBar::setHasRows(bool has) { m_export->setEnabled(has); }

} // namespace ledger
