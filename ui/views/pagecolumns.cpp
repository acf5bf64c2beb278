#include "pagecolumns.h"

#include <QEvent>

#include <algorithm>

namespace ledger
{

namespace
{
int heightOf(const QWidget &box, int width)
{
    const int height = box.hasHeightForWidth() ? box.heightForWidth(width) : box.sizeHint().height();
    return std::clamp(height, box.minimumHeight(), box.maximumHeight());
}
} // namespace

PageColumns::PageColumns(Order order, int least, int most, int gap, QWidget *parent)
    : QWidget(parent)
    , m_order(order)
    , m_least(least)
    , m_most(most)
    , m_gap(gap)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PageColumns::addBox(QWidget *box)
{
    m_boxes.push_back(box);
    if (isVisible()) {
        place();
        box->show();
    }
    updateGeometry();
}

void PageColumns::fit(int width)
{
    resize(width, heightForWidth(width));
    place();
}

int PageColumns::columnsFor(int width) const
{
    const int room = std::clamp((width + m_gap) / (m_least + m_gap), 1, m_most);
    return std::min(room, std::max(1, static_cast<int>(m_boxes.size())));
}

int PageColumns::columnWidth(int width, int columns) const { return (width - m_gap * (columns - 1)) / columns; }

/// The columns of all boxes; those of the first are known.
std::vector<int> PageColumns::dealtOut(int width, int columns, std::vector<int> columnOf) const
{
    std::vector<int> heights(static_cast<std::size_t>(columns), 0);
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        if (i == columnOf.size())
            columnOf.push_back(
                m_order == Order::Rows
                    ? static_cast<int>(i) % columns
                    : static_cast<int>(std::min_element(heights.begin(), heights.end()) - heights.begin()));
        heights[static_cast<std::size_t>(columnOf[i])] += heightOf(*m_boxes[i], columnWidth(width, columns));
    }
    return columnOf;
}

/// What was dealt out stays where it is, as long as there are as many columns.
std::vector<int> PageColumns::columnsSoFar(int columns) const
{
    return columns == m_columns ? m_columnOf : std::vector<int>();
}

std::vector<QRect> PageColumns::places(int width, const std::vector<int> &columnOf, int columns) const
{
    const int each = columnWidth(width, columns);
    std::vector<int> bottoms(static_cast<std::size_t>(columns), 0);
    std::vector<QRect> rects;
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        if (m_order == Order::Rows && i > 0 && i % bottoms.size() == 0) { // a new line
            const int lowest = *std::max_element(bottoms.begin(), bottoms.end()) + m_gap;
            std::fill(bottoms.begin(), bottoms.end(), lowest);
        }
        int &bottom = bottoms[static_cast<std::size_t>(columnOf[i])];
        rects.emplace_back(columnOf[i] * (each + m_gap), bottom, each, heightOf(*m_boxes[i], each));
        bottom = rects.back().bottom() + 1;
    }
    return rects;
}

int PageColumns::heightForWidth(int width) const
{
    const int columns = columnsFor(width);
    const bool isPlaced = columns == m_columns && m_columnOf.size() == m_boxes.size();
    const std::vector<int> columnOf = isPlaced ? m_columnOf : dealtOut(width, columns, columnsSoFar(columns));
    int bottom = 0;
    for (const QRect &rect : places(width, columnOf, columns))
        bottom = std::max(bottom, rect.bottom() + 1);
    return bottom;
}

void PageColumns::place()
{
    const int columns = columnsFor(width());
    if (columns != m_columns || m_columnOf.size() != m_boxes.size()) {
        m_columnOf = dealtOut(width(), columns, columnsSoFar(columns));
        m_columns = columns;
    }
    const std::vector<QRect> rects = places(width(), m_columnOf, columns);
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setGeometry(rects[i]);
}

void PageColumns::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

bool PageColumns::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) { // a box has grown or shrunk
        place();
        updateGeometry();
    }
    return QWidget::event(event);
}

} // namespace ledger
