#pragma once

#include <QWidget>

#include <vector>

namespace ledger
{

/// Lays boxes out in as many columns as have room: like a newspaper, each box under the column that is shortest, or in
/// rows. A box that grows stays in its column.
class PageColumns : public QWidget
{
    Q_OBJECT

public:
    enum class Order { Newspaper, Rows };

    /// A column is at least `least` wide; gaps are between columns and, in rows, between lines.
    PageColumns(Order order, int least, int most, int gap, QWidget *parent);

    /// Puts a box, which is a child of this, behind those that are there.
    void addBox(QWidget *box);
    /// Lays the boxes out for a width now, although nobody sees them yet.
    void fit(int width);
    [[nodiscard]] const std::vector<QWidget *> &boxes() const { return m_boxes; }
    [[nodiscard]] int columns() const { return m_columns; }
    /// The column that a box stands in.
    [[nodiscard]] int columnOf(std::size_t box) const { return m_columnOf[box]; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {m_least, heightForWidth(m_least)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 0}; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int columnsFor(int width) const;
    [[nodiscard]] int columnWidth(int width, int columns) const;
    [[nodiscard]] std::vector<int> dealtOut(int width, int columns, std::vector<int> columnOf = {}) const;
    [[nodiscard]] std::vector<int> columnsSoFar(int columns) const;
    [[nodiscard]] std::vector<QRect> places(int width, const std::vector<int> &columnOf, int columns) const;
    void place();

    Order m_order;
    int m_least;
    int m_most;
    int m_gap;
    std::vector<QWidget *> m_boxes;
    std::vector<int> m_columnOf;
    int m_columns = 0;
};

} // namespace ledger
