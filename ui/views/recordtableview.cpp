#include "recordtableview.h"

#include "recordtablemodel.h"
#include "recordtableparts.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr int rowsMeasured = 100;
constexpr double selectedTint = 0.2;

bool isWalking(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown
        || key == Qt::Key_Home || key == Qt::Key_End || key == Qt::Key_Left || key == Qt::Key_Right;
}
} // namespace

RecordTableView::RecordTableView(QWidget *parent)
    : QTableView(parent)
    , m_records(new RecordTableModel(this))
    , m_header(new RecordHeader(this))
{
    setObjectName(QStringLiteral("recordTable"));
    setAccessibleName(tr("Rows of the ledger"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setHorizontalHeader(m_header);
    m_header->setSectionsClickable(true);
    m_header->setSortIndicatorShown(true);
    m_header->setSortIndicator(-1, Qt::AscendingOrder);
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    setItemDelegate(new RecordDelegate(this));
    setModel(m_records);
    fitRows();
}

void RecordTableView::setStyle(const Style &style)
{
    m_header->setStyle(style);
    QPalette quiet;
    quiet.setColor(QPalette::Highlight, mixed(style.background, style.selection, selectedTint));
    quiet.setColor(QPalette::HighlightedText, style.ink);
    setPalette(quiet);
}

int RecordTableView::widthFor(int column) const
{
    const QFontMetricsF metrics(font());
    int width = m_header->widthOfName(column);
    for (int row = 0; row < std::min(rowsMeasured, m_records->rowCount()); ++row)
        width = std::max(width, RecordDelegate::widthOf(m_records->index(row, column), metrics));
    return width;
}

void RecordTableView::fitRows() { verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 13); }

std::vector<int> RecordTableView::selectedRows() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void RecordTableView::showCurrent(int row, int column)
{
    const QScopedValueRollback quiet(m_isQuiet, true);
    if (row < 0) {
        clearSelection();
        return;
    }
    const int at = column >= 0 ? column : std::max(0, currentIndex().column());
    const QModelIndex index = m_records->index(row, at);
    if (index != currentIndex() || !selectionModel()->isSelected(index))
        setCurrentIndex(index);
}

void RecordTableView::keyboardSearch(const QString &typedText) { Q_EMIT typed(typedText); }

bool RecordTableView::event(QEvent *event)
{
    // What the window does to what is selected is done to the row that one stands on, however one came there.
    if (event->type() == QEvent::ShortcutOverride && !isWalking(static_cast<QKeyEvent *>(event)->key()))
        Q_EMIT meant();
    return QTableView::event(event);
}

void RecordTableView::focusInEvent(QFocusEvent *event)
{
    // To come here means no row yet, though one of them becomes the current one.
    const QScopedValueRollback quiet(m_isQuiet, true);
    QTableView::focusInEvent(event);
}

void RecordTableView::keyPressEvent(QKeyEvent *event)
{
    const bool isSorting = event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid())
            Q_EMIT opened(currentIndex().row());
        return;
    case Qt::Key_Escape:
        Q_EMIT cleared();
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!isSorting)
            break;
        if (currentIndex().isValid())
            Q_EMIT sortRequested(currentIndex().column(),
                                 event->key() == Qt::Key_Up ? Qt::AscendingOrder : Qt::DescendingOrder);
        return;
    case Qt::Key_Home:
    case Qt::Key_End: {
        // Of a table one goes through the rows, not along one.
        if (event->modifiers() != Qt::NoModifier || m_records->rowCount() == 0)
            break;
        const int row = event->key() == Qt::Key_Home ? 0 : m_records->rowCount() - 1;
        setCurrentIndex(m_records->index(row, std::max(0, currentIndex().column())));
        return;
    }
    default:
        break;
    }
    QTableView::keyPressEvent(event);
}

void RecordTableView::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex at = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && at.isValid())
        Q_EMIT clickedRow(at.row());
}

void RecordTableView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex at = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && at.isValid())
        Q_EMIT opened(at.row());
}

void RecordTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_isQuiet && current.isValid() && current.row() != previous.row())
        Q_EMIT walked(current.row());
}

void RecordTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitRows();
}

void RecordTableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dx != 0)
        m_header->arrangeFields();
}

} // namespace ledger
