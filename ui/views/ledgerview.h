#pragma once

#include "columnchoice.h"
#include "tablearranging.h"
#include "viewpanel.h"

#include <map>
#include <memory>
#include <optional>

class QLabel;
class QMenu;
class QTimer;

namespace ledger
{

class BusyLine;
class CellEditing;
class LedgerBar;
class RecordTableView;

/// Everything that is kept, as tables: deals, claims, parties, sources, observations. Rows follow the lens; which table
/// and its order are options of the view, what is typed into filters and search stays as long as the window.
class LedgerView : public ViewPanel
{
    Q_OBJECT

public:
    LedgerView(const QString &name, const ViewContext &context, QWidget *parent = nullptr);
    ~LedgerView() override;

    using ViewPanel::setStyle;
    void setStyle(const Style &style) override;
    [[nodiscard]] bool isBusy() const override { return m_isAsking || m_isSearching || m_arranging->isArranging(); }
    [[nodiscard]] bool offers(Offer offer) const override;
    void copy() override;
    void exportAs() override;
    void search() override;
    [[nodiscard]] Chosen chosen() const override;
    [[nodiscard]] std::size_t chosenCount() const override;
    [[nodiscard]] QByteArray memory() const override;
    void remember(const QByteArray &memory) override;

    [[nodiscard]] TableName openTable() const;
    [[nodiscard]] RecordTableView &table() const { return *m_table; }
    /// Writes rows as CSV: those shown, or the whole table.
    void exportTo(const QString &path, bool isWhole);

public Q_SLOTS:
    /// Shows what is to be seen now; does nothing while another view is open or nothing that it shows has changed.
    void refresh();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// What the rows depend on: where it is as it was, there is nothing to ask.
    struct Seen
    {
        LedgerPtr ledger = {};
        Lens lens = {};
        TableName table = TableName::Deals;

        bool operator==(const Seen &) const = default;
    };
    struct Order
    {
        std::optional<std::size_t> column = {};
        bool isDescending = false;

        bool operator==(const Order &) const = default;
    };

    void connectBar();
    void connectTable();
    void addShortcuts();

    void ask();
    void take(const RecordTablePtr &table);
    void arrange();
    void showRows(const RecordTablePtr &table, const std::vector<std::uint32_t> &rows);
    void showColumns();
    void fitColumns();
    void showCount();
    void sayNothing();
    void showBusy();
    void showOrder();
    void showSelection();

    [[nodiscard]] TableWish wish();
    [[nodiscard]] Order order() const;
    void sortBy(int column, std::optional<Qt::SortOrder> order);
    void chooseTable(TableName table);
    void stepTable(int step);
    void lookFor(const QString &typed);
    void takeFound(const Result<RecordsFound> &found);
    void typeFilter(int column, const QString &typed);
    void setShowsFilters(bool shows);
    void clear();
    [[nodiscard]] bool isFiltering() const;

    void pick();
    [[nodiscard]] std::vector<std::uint32_t> chosenRows() const;
    void choose(const RecordTable &before, const std::vector<std::uint32_t> &rowsBefore);
    void open(int row);
    void openSource(const Id<Source> &source);
    void doubleClick(int row, int column);
    void paste();
    void openMenu(QPoint at);
    void addEditing(QMenu &menu, const QModelIndex &index);
    void openColumnsMenu(QPoint globalPos);
    void fillColumnsMenu(QMenu &menu);
    [[nodiscard]] ColumnChoice columnsAtFirst(TableName table) const;
    [[nodiscard]] int widthAtFirst(int column) const;
    void moveColumn(int step);
    void keepColumns();
    [[nodiscard]] std::vector<std::size_t> shownColumns() const;
    void complain(const QString &what);

    Workspace &m_workspace;
    Focus &m_focus;
    ReadingsCache &m_readings;
    TableArranging *m_arranging;
    LedgerBar *m_bar;
    BusyLine *m_busy;
    RecordTableView *m_table;
    CellEditing *m_cells;
    QLabel *m_nothing;
    QTimer *m_calm; // of walking by keyboard, before the inspector follows

    RecordRef m_picked; // what one stood on as rows were last meant
    std::optional<Seen> m_seen;
    RecordTablePtr m_made; // of m_seen, once it is there
    Order m_ordered;
    std::map<TableName, std::map<std::size_t, QString>> m_typed; // what stands in the filters
    std::map<TableName, std::map<std::size_t, CellFilter>> m_filters; // what of it can be read
    RecordsFound m_found;
    QString m_lookedFor;
    QString m_indexing; // how far the ledger is indexed, in words
    ColumnChoices m_columns;
    std::optional<TableName> m_columnsOf; // the table whose columns the header shows
    bool m_hasWidths = false; // chosen, or measured on rows
    int m_roomOfWidths = 0; // for which they were measured
    QString m_folder;
    bool m_isAsking = false;
    bool m_isSearching = false;
    bool m_isArrangingColumns = false;
};

} // namespace ledger
