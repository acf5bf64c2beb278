#include "recordtableview.h"

#include "recordtablemodel.h"
#include "recordtableparts.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr int rowsMeasured = 100;
constexpr double selectedTint = 0.2;
constexpr int outlineWidth = 2;
} // namespace

bool isWalking(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown
        || key == Qt::Key_Home || key == Qt::Key_End || key == Qt::Key_Left || key == Qt::Key_Right;
}

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
    m_outline = style.selection;
    viewport()->update();
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

std::size_t RecordTableView::selectedCount() const
{
    std::size_t count = 0; // whole rows are selected: their ranges do not meet
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += static_cast<std::size_t>(range.height());
    return count;
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

void RecordTableView::showSelected(const std::vector<int> &rows)
{
    const QScopedValueRollback quiet(m_isQuiet, true);
    QItemSelection selection;
    for (std::size_t first = 0; first < rows.size();) { // neighbours in one range: of thousands, too, there are few
        std::size_t last = first;
        while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1)
            ++last;
        selection.select(m_records->index(rows[first], 0), m_records->index(rows[last], m_records->columnCount() - 1));
        first = last + 1;
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void RecordTableView::keyboardSearch(const QString &typedText) { Q_EMIT typed(typedText); }

bool RecordTableView::event(QEvent *event)
{
    // What the window does to what is selected is done to the row that one stands on, however one came there.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (!isWalking(key->key()))
            Q_EMIT meant();
        const bool isEditing = key->key() == Qt::Key_F2 && key->modifiers() == Qt::NoModifier;
        if (currentIndex().isValid() && (isEditing || typedBy(*key) || key->matches(QKeySequence::Paste))) {
            event->accept(); // the cell comes before the window
            return true;
        }
    }
    return QTableView::event(event);
}

std::optional<QString> RecordTableView::typedBy(const QKeyEvent &key) const
{
    const bool isPlain = (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (!m_takesTyping || !isPlain)
        return std::nullopt;
    if (key.key() == Qt::Key_Backspace)
        return QString();
    // Space chooses rows, a slash searches.
    const QString text = key.text();
    const bool isText = !text.isEmpty() && text.front().isPrint() && !text.front().isSpace() && text != u"/";
    return isText ? std::optional(text) : std::nullopt;
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
    const QModelIndex at = currentIndex();
    if (event->matches(QKeySequence::Paste)) {
        Q_EMIT pasteWanted();
        return;
    }
    if (const std::optional<QString> text = typedBy(*event); text && at.isValid()) {
        Q_EMIT editWanted(at.row(), at.column(), text);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid())
            Q_EMIT opened(currentIndex().row());
        return;
    case Qt::Key_F2:
        if (at.isValid())
            Q_EMIT editWanted(at.row(), at.column(), std::nullopt);
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
        Q_EMIT doubleClickedCell(at.row(), at.column());
}

void RecordTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_isQuiet && current.isValid() && current.row() != previous.row())
        Q_EMIT walked(current.row());
}

void RecordTableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectedChanged(!m_isQuiet);
}

void RecordTableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!hasFocus() || !currentIndex().isValid())
        return;
    QPainter painter(viewport());
    painter.setPen(QPen(m_outline, outlineWidth));
    constexpr double half = outlineWidth / 2.0;
    painter.drawRect(QRectF(visualRect(currentIndex())).adjusted(half, half, -half, -half));
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
