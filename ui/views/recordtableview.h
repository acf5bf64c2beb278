#pragma once

#include "recordtable.h"
#include "style.h"

#include <QTableView>

#include <optional>

namespace ledger
{

class RecordHeader;
class RecordTableModel;

/// Whether a key goes from row to row: what is only walked over is not yet meant.
[[nodiscard]] bool isWalking(int key);

/// The rows of a table of records as one sees them: selects rows, tells what is meant by keys and clicks.
class RecordTableView : public QTableView
{
    Q_OBJECT

public:
    explicit RecordTableView(QWidget *parent);

    [[nodiscard]] RecordTableModel &records() const { return *m_records; }
    [[nodiscard]] RecordHeader &header() const { return *m_header; }
    using QTableView::setStyle;
    void setStyle(const Style &style);
    /// The selected rows as shown, in order; none where nothing is selected.
    [[nodiscard]] std::vector<int> selectedRows() const;
    /// How many they are, without listing them.
    [[nodiscard]] std::size_t selectedCount() const;
    /// Whether what is typed goes into the cell that one stands in.
    void setTakesTyping(bool takes) { m_takesTyping = takes; }
    /// How wide a column has to be for its head and its first rows; the others are not looked at.
    [[nodiscard]] int widthFor(int column) const;
    /// Makes a row the current one, in a column that is shown, without telling so; −1 selects nothing.
    void showCurrent(int row, int column = -1);
    /// Selects these rows, in order, without telling so; the current one stays where it is.
    void showSelected(const std::vector<int> &rows);
    /// Typing goes to whoever searches: going through a million rows would not be at once.
    void keyboardSearch(const QString &typed) override;

Q_SIGNALS:
    /// A row was walked to, or clicked.
    void walked(int row);
    void clickedRow(int row);
    void opened(int row);
    void doubleClickedCell(int row, int column);
    /// A cell is to be edited; with the text that is typed into it in the place of what it holds.
    void editWanted(int row, int column, const std::optional<QString> &typed);
    void pasteWanted();
    void selectedChanged(bool byReader);
    void typed(const QString &text);
    /// Something is about to be done to the row that one stands on.
    void meant();
    void cleared();
    void sortRequested(int column, Qt::SortOrder order);

protected:
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void fitRows();
    /// What a key puts into the cell that one stands in; nothing where it means something else.
    [[nodiscard]] std::optional<QString> typedBy(const QKeyEvent &key) const;

    RecordTableModel *m_records;
    RecordHeader *m_header;
    QColor m_outline; // of the cell that one stands in
    bool m_isQuiet = false;
    bool m_takesTyping = false;
};

} // namespace ledger
