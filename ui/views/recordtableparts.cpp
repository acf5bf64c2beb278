#include "recordtableparts.h"

#include "cellwords.h"
#include "icons.h"
#include "recordtablemodel.h"
#include "spokendelegate.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ledger
{

namespace
{
constexpr int recordMargin = 8;
constexpr int noteGap = 5;
constexpr int wordRows = 11;

/// Room for a count of two digits and the mark of what is contested.
double noteWidth(const QFontMetricsF &metrics) { return metrics.horizontalAdvance(QStringLiteral("▪00 ≠")); }

bool isNumberCell(const QModelIndex &index) { return index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight; }

bool hasNotes(const QModelIndex &index)
{
    const auto *model = qobject_cast<const RecordTableModel *>(index.model());
    return model && model->table()->name() == TableName::Deals
        && columnsOf(TableName::Deals)[static_cast<std::size_t>(index.column())].kind == CellKind::Figure;
}

double textWidth(const QModelIndex &index, const QString &text, const QFontMetricsF &metrics)
{
    if (!isNumberCell(index))
        return metrics.horizontalAdvance(text.simplified());
    return widthOfFigure(text, metrics) + (hasNotes(index) ? noteWidth(metrics) + noteGap : 0);
}
} // namespace

void RecordDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isUnknown = index.data(RecordTableModel::unknownRole).toBool();
    const bool isQuiet = index.data(RecordTableModel::quietRole).toBool();
    if (!isQuiet && !hasNotes(index)) {
        PictureTableDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = isUnknown ? QStringLiteral("–") : std::exchange(cell.text, QString());
    cell.text.clear();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    const QColor ink = cell.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    const QColor muted = isSelected ? ink : cell.palette.color(QPalette::PlaceholderText);
    const QFontMetricsF metrics(cell.font);
    QRectF room = QRectF(cell.rect).adjusted(recordMargin, 0, -recordMargin, 0);
    painter->save();
    painter->setClipRect(cell.rect);
    painter->setFont(cell.font);
    if (hasNotes(index)) {
        painter->setPen(muted);
        QRectF beside = room;
        beside.setLeft(room.right() - noteWidth(metrics));
        painter->drawText(beside, Qt::AlignLeft | Qt::AlignVCenter, index.data(RecordTableModel::noteRole).toString());
        room.setRight(beside.left() - noteGap);
    }
    painter->setPen(isQuiet ? muted : ink);
    if (isNumberCell(index))
        drawFigure(*painter, text, room, metrics);
    else
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, text);
    painter->restore();
}

QSize RecordDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = PictureTableDelegate::sizeHint(option, index);
    size.setWidth(widthOf(index, QFontMetricsF(option.font)));
    return size;
}

int RecordDelegate::widthOf(const QModelIndex &index, const QFontMetricsF &metrics)
{
    return static_cast<int>(textWidth(index, index.data().toString(), metrics)) + 2 * recordMargin + 2;
}

bool RecordDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return PictureTableDelegate::helpEvent(event, view, option, index);
    const QString text = index.data().toString();
    const bool isCut = textWidth(index, text, QFontMetricsF(option.font)) > option.rect.width() - 2 * recordMargin;
    if (isCut || hasNotes(index))
        showSpokenTip(*event, view, index);
    else
        QToolTip::hideText();
    return true;
}

WordsPopup::WordsPopup(const QString &name, const QStringList &words, const QStringList &checked, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("wordsPopup"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(name);
    m_list->setAccessibleName(name);
    m_list->setFrameShape(QFrame::NoFrame);
    for (const QString &word : words) {
        auto *item = new QListWidgetItem(word, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(checked.contains(word) ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setCurrentRow(0);
    m_list->installEventFilter(this);
    auto *room = new QVBoxLayout(this);
    room->setContentsMargins(6, 6, 6, 6);
    room->addWidget(m_list);
    setFocusProxy(m_list);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        QStringList now;
        for (int i = 0; i < m_list->count(); ++i)
            if (m_list->item(i)->checkState() == Qt::Checked)
                now << m_list->item(i)->text();
        Q_EMIT checkedChanged(now);
    });
}

void WordsPopup::openBelow(const QWidget &anchor)
{
    const int row = m_list->sizeHintForRow(0);
    resize(std::max(anchor.width(), m_list->sizeHintForColumn(0) + 48), row * std::min(wordRows, m_list->count()) + 18);
    QPoint at = anchor.mapToGlobal(QPoint(0, anchor.height()));
    const QRect screen = anchor.screen()->availableGeometry();
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    move(at);
    show();
    m_list->setFocus(Qt::PopupFocusReason);
}

bool WordsPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            close();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

RecordHeader::RecordHeader(QWidget *parent) : PictureTableHeader(parent)
{
    setObjectName(QStringLiteral("recordHeader"));
    setSectionsMovable(true);
    connect(this, &QHeaderView::sectionResized, this, &RecordHeader::arrangeFields);
    connect(this, &QHeaderView::sectionMoved, this, &RecordHeader::arrangeFields);
}

void RecordHeader::setTable(TableName table, const std::map<std::size_t, QString> &typed)
{
    m_table = table;
    for (QLineEdit *field : std::as_const(m_fields)) {
        field->disconnect(this);
        field->setObjectName(QString());
        field->deleteLater();
        field->hide();
    }
    m_fields.clear();
    for (std::size_t column = 0; column < columnsOf(table).size(); ++column) {
        const auto at = typed.find(column);
        addField(static_cast<int>(column), at == typed.end() ? QString() : at->second);
    }
    arrangeFields();
}

void RecordHeader::addField(int column, const QString &typed)
{
    const TableColumn &of = columnsOf(m_table)[static_cast<std::size_t>(column)];
    auto *field = new QLineEdit(typed, viewport());
    field->setCursorPosition(0);
    const QString title = titleOf(m_table, static_cast<std::size_t>(column));
    field->setObjectName(QStringLiteral("filter-") + QLatin1String(of.name.data(), static_cast<int>(of.name.size())));
    field->setAccessibleName(tr("Filter of %1").arg(title));
    field->setPlaceholderText(filterHint(of.kind));
    field->setToolTip(of.kind == CellKind::Word
                          ? tr("Words with commas between, ? for unknown; Alt+Down opens the list. Esc clears.")
                          : tr("%1; ? for unknown. Esc clears.").arg(filterHint(of.kind)));
    field->installEventFilter(this);
    connect(field, &QLineEdit::textChanged, this,
            [this, column](const QString &now) { Q_EMIT filterTyped(column, now); });
    if (of.kind == CellKind::Word) {
        QAction *open = field->addAction(icon(QStringLiteral("data"), palette()), QLineEdit::TrailingPosition);
        open->setText(tr("Choose words of %1").arg(title));
        open->setToolTip(tr("Choose from a list (Alt+Down)"));
        connect(open, &QAction::triggered, this, [this, column] { openWords(column); });
    }
    m_fields.insert(column, field);
}

void RecordHeader::openWords(int column)
{
    QLineEdit *of = field(column);
    QStringList names;
    for (const CellWord &word : wordsIn(m_table, static_cast<std::size_t>(column)))
        names << nameOf(word);
    QStringList checked;
    for (const QString &part : of->text().split(u',', Qt::SkipEmptyParts))
        checked << part.trimmed();
    auto *popup = new WordsPopup(of->accessibleName(), names, checked, this);
    connect(popup, &WordsPopup::checkedChanged, of, [of](const QStringList &words) {
        of->setText(words.join(QStringLiteral(", ")));
        of->setCursorPosition(0); // what was chosen first is read first
    });
    popup->openBelow(*of);
}

void RecordHeader::setStyle(const Style &style) { m_warning = style.warning; }

void RecordHeader::setShowsFilters(bool shows)
{
    if (m_showsFilters == shows)
        return;
    m_showsFilters = shows;
    updateGeometry();
    Q_EMIT geometriesChanged(); // the table makes room
    arrangeFields();
    viewport()->update();
}

void RecordHeader::setReadable(int column, bool isReadable)
{
    QLineEdit *of = field(column);
    if (!of)
        return;
    QPalette colours = palette();
    if (!isReadable)
        colours.setColor(QPalette::Text, m_warning);
    of->setPalette(colours);
    of->setAccessibleDescription(isReadable ? QString() : tr("This cannot be read as a filter"));
}

int RecordHeader::fieldHeight() const { return fontMetrics().height() + 10; }

QSize RecordHeader::sizeHint() const
{
    const QSize names = PictureTableHeader::sizeHint();
    return {names.width(), names.height() + (m_showsFilters ? fieldHeight() + 8 : 0)};
}

void RecordHeader::arrangeFields()
{
    for (auto at = m_fields.cbegin(); at != m_fields.cend(); ++at) {
        const bool isShown = m_showsFilters && at.key() < count() && !isSectionHidden(at.key());
        at.value()->setVisible(isShown);
        if (isShown)
            at.value()->setGeometry(sectionViewportPosition(at.key()) + 3, height() - fieldHeight() - 6,
                                    std::max(20, sectionSize(at.key()) - 6), fieldHeight());
    }
}

void RecordHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    PictureTableHeader::paintSection(painter, rect.adjusted(0, 0, 0, m_showsFilters ? -(fieldHeight() + 8) : 0),
                                     section);
}

void RecordHeader::resizeEvent(QResizeEvent *event)
{
    PictureTableHeader::resizeEvent(event);
    arrangeFields();
}

void RecordHeader::changeEvent(QEvent *event)
{
    PictureTableHeader::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrangeFields();
}

bool RecordHeader::eventFilter(QObject *watched, QEvent *event)
{
    auto *field = qobject_cast<QLineEdit *>(watched);
    if (!field || event->type() != QEvent::KeyPress)
        return PictureTableHeader::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int column = m_fields.key(field, -1);
    if (key->key() == Qt::Key_Escape && !field->text().isEmpty()) {
        field->clear();
        return true;
    }
    if (key->key() == Qt::Key_Down && key->modifiers().testFlag(Qt::AltModifier)
        && !wordsIn(m_table, static_cast<std::size_t>(column)).empty()) {
        openWords(column);
        return true;
    }
    if (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter
        || key->key() == Qt::Key_Down) {
        Q_EMIT filterLeft();
        return true;
    }
    return PictureTableHeader::eventFilter(watched, event);
}

} // namespace ledger
