#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QToolButton;

namespace ledger
{

class ChoiceBar;
struct Style;

/// What stands over the tables: which one, the search, how many rows of how many, and what can be done with them.
class LedgerBar : public QWidget
{
    Q_OBJECT

public:
    explicit LedgerBar(QWidget *parent);

    void setTable(const QString &table);
    void setCount(const QString &count);
    void setShowsFilters(bool shows);
    /// Whether something is filtered or searched, which can be cleared.
    void setFiltering(bool isFiltering);
    void setHasRows(bool has);
    void setStyle(const Style &style);
    using QWidget::setStyle;
    [[nodiscard]] QLineEdit &field() const { return *m_field; }
    [[nodiscard]] QToolButton &columnsButton() const { return *m_columns; }
    [[nodiscard]] QToolButton &exportButton() const { return *m_export; }

Q_SIGNALS:
    void tableChosen(const QString &table);
    void searchTyped(const QString &typed);
    /// The keyboard is to go on into the rows.
    void searchLeft();
    void filtersToggled(bool shows);
    void cleared();
    void columnsRequested();
    void exportRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QToolButton *addButton(const QString &name, const QString &text, const QString &tip);
    void refreshIcons();
    void fit();

    ChoiceBar *m_tables;
    QLineEdit *m_field;
    QAction *m_lens = nullptr; // the magnifying glass
    QLabel *m_count;
    QToolButton *m_clear = nullptr;
    QToolButton *m_filters = nullptr;
    QToolButton *m_columns = nullptr;
    QToolButton *m_export = nullptr;
};

} // namespace ledger
