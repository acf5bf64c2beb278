#include "inboxlist.h"

#include "recordtableview.h"
#include "wording.h"

#include <QHash>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr int inboxMargin = 14;
constexpr int inboxPadding = 7;
constexpr double openTint = 0.16;
constexpr int lettersOfTitle = 14; // at least, beside its figure
const char usualFigure[] = "$100B to $138B";

QFont strongOf(const QFont &font)
{
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    return strong;
}

QFont smallOf(const QFont &font)
{
    QFont small = font;
    small.setPixelSize(std::max(11, qRound(QFontInfo(font).pixelSize() * 0.92)));
    return small;
}
} // namespace

void InboxModel::show(const InboxLinesPtr &lines, bool decided, const std::vector<std::size_t> &rows)
{
    beginResetModel();
    m_shown = lines;
    m_isDecided = decided;
    m_rows.clear();
    m_lines = static_cast<int>(rows.size());
    std::size_t heading = 0;
    for (const std::size_t row : rows) {
        if (m_rows.empty() || all()[row].group != all()[m_rows[heading].line].group) {
            heading = m_rows.size();
            m_rows.push_back({row, 0});
        }
        ++m_rows[heading].count;
        m_rows.push_back({row, 0});
    }
    endResetModel();
}

const std::vector<InboxRow> &InboxModel::all() const { return m_isDecided ? m_shown->decided : m_shown->open; }

const InboxRow *InboxModel::line(int row) const
{
    if (row < 0 || row >= rowCount() || m_rows[static_cast<std::size_t>(row)].count > 0)
        return nullptr;
    return &all()[m_rows[static_cast<std::size_t>(row)].line];
}

int InboxModel::rowOf(const QString &key) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (const InboxRow *each = line(row); each && each->key == key)
            return row;
    return -1;
}

QStringList InboxModel::keysFrom(int row) const
{
    QStringList keys;
    for (int at = row; at < rowCount(); ++at)
        if (const InboxRow *each = line(at))
            keys.push_back(each->key);
    return keys;
}

int InboxModel::rowOfFirst(const QStringList &keys) const
{
    QHash<QString, int> rows;
    for (int row = 0; row < rowCount(); ++row)
        if (const InboxRow *each = line(row))
            rows.insert(each->key, row);
    const auto shown = std::ranges::find_if(keys, [&rows](const QString &key) { return rows.contains(key); });
    return shown == keys.end() ? -1 : rows.value(*shown);
}

int InboxModel::lineFrom(int row, int direction) const
{
    for (const int step : {direction, -direction})
        for (int at = std::clamp(row, 0, std::max(0, rowCount() - 1)); at >= 0 && at < rowCount(); at += step)
            if (line(at))
                return at;
    return -1;
}

int InboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant InboxModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const InboxRow &of = all()[row.line];
    if (row.count > 0) {
        const QString count = QLocale().toString(row.count);
        if (role == Qt::DisplayRole)
            return of.groupName;
        if (role == figureRole)
            return count;
        if (role == headingRole)
            return true;
        return role == Qt::AccessibleTextRole ? of.groupName + QStringLiteral(", ") + count : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return of.title;
    case detailRole:
        return of.detail;
    case figureRole:
        return of.figure;
    case headingRole:
        return false;
    case Qt::AccessibleTextRole:
        return joined({of.title, of.figure, of.detail, of.groupName}, QStringLiteral(", "));
    default:
        return {};
    }
}

Qt::ItemFlags InboxModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return line(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                             : Qt::ItemFlags(Qt::ItemNeverHasChildren);
}

QSize InboxDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int lines = QFontMetrics(strongOf(option.font)).height() + QFontMetrics(smallOf(option.font)).height();
    return {160, lines + 2 * inboxPadding};
}

void InboxDelegate::paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect room = option.rect.adjusted(inboxMargin, 0, -inboxMargin, -inboxPadding);
    const QFont strong = strongOf(smallOf(option.font));
    const QFontMetrics metrics(strong);
    painter.setFont(strong);
    painter.setPen(style().mutedInk);
    const QString count = index.data(InboxModel::figureRole).toString();
    const int width = metrics.horizontalAdvance(count);
    painter.drawText(room, Qt::AlignRight | Qt::AlignBottom, count);
    painter.drawText(room.adjusted(0, 0, -width - 8, 0), Qt::AlignLeft | Qt::AlignBottom,
                     metrics.elidedText(index.data().toString(), Qt::ElideRight, room.width() - width - 8));
    painter.fillRect(
        QRect(option.rect.left() + inboxMargin, option.rect.bottom() - 2, option.rect.width() - 2 * inboxMargin, 1),
        style().axis);
}

void InboxDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    if (index.data(InboxModel::headingRole).toBool()) {
        paintHeading(*painter, option, index);
        painter->restore();
        return;
    }
    const bool isOpen = option.state.testFlag(QStyle::State_Selected);
    const QRect ground = option.rect.adjusted(6, 1, -6, -1);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(isOpen && option.state.testFlag(QStyle::State_HasFocus) ? QPen(style().selection, 2)
                                                                            : QPen(Qt::NoPen));
    if (isOpen)
        painter->setBrush(mixed(style().background, style().selection, openTint));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->setBrush(mixed(style().background, style().ink, 0.05));
    painter->drawRoundedRect(QRectF(ground).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    paintTexts(*painter, option, index);
    painter->restore();
}

void InboxDelegate::paintTexts(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect room = option.rect.adjusted(inboxMargin, inboxPadding, -inboxMargin, -inboxPadding);
    const QFont strong = strongOf(option.font);
    const QFontMetrics metrics(strong);
    const QString figure = index.data(InboxModel::figureRole).toString();
    const QFont small = smallOf(option.font);
    // Where a figure would leave its name too little room it stands beneath it, in all lines alike.
    const bool isBeneath = room.width()
        < metrics.horizontalAdvance(QLatin1String(usualFigure)) + lettersOfTitle * metrics.averageCharWidth();
    const int advance = (isBeneath ? QFontMetrics(small) : metrics).horizontalAdvance(figure) + 10;
    const int figureWidth = figure.isEmpty() ? 0 : std::min(advance, isBeneath ? room.width() : room.width() * 2 / 3);
    painter.setFont(strong);
    painter.setPen(style().ink);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop,
                     metrics.elidedText(index.data().toString(), Qt::ElideRight,
                                        isBeneath ? room.width() : room.width() - figureWidth));
    if (isBeneath)
        painter.setFont(small);
    painter.drawText(room, isBeneath ? Qt::AlignLeft | Qt::AlignBottom : Qt::AlignRight | Qt::AlignTop,
                     painter.fontMetrics().elidedText(figure, Qt::ElideRight, figureWidth));
    const QRect beneath = isBeneath ? room.adjusted(figureWidth, 0, 0, 0) : room;
    painter.setFont(small);
    painter.setPen(option.state.testFlag(QStyle::State_Selected)
                       ? readableOn(style(), style().mutedInk, mixed(style().background, style().selection, openTint))
                       : style().mutedInk);
    painter.drawText(beneath, Qt::AlignLeft | Qt::AlignBottom,
                     QFontMetrics(small).elidedText(index.data(InboxModel::detailRole).toString().simplified(),
                                                    Qt::ElideRight, beneath.width()));
}

InboxList::InboxList(QWidget *parent)
    : QListView(parent)
    , m_lines(new InboxModel(this))
    , m_delegate(new InboxDelegate(this))
{
    setObjectName(QStringLiteral("inboxList"));
    setAccessibleName(tr("To decide"));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    setItemDelegate(m_delegate);
    setModel(m_lines);
}

void InboxList::setStyle(const Style &style)
{
    m_delegate->setStyle(style);
    viewport()->update();
}

void InboxList::showCurrent(int row)
{
    const QScopedValueRollback quiet(m_isQuiet, true);
    if (row < 0) {
        clearSelection();
        setCurrentIndex({});
        return;
    }
    setCurrentIndex(m_lines->index(row));
    scrollTo(m_lines->index(row));
    // The heading over the first line of a sort is to be seen with it.
    if (row > 0 && !m_lines->line(row - 1))
        scrollTo(m_lines->index(row - 1));
}

bool InboxList::event(QEvent *event)
{
    // What is done to the line that one stands on is done to it however quickly one came there.
    if (isMeant(*event))
        Q_EMIT meant();
    return QListView::event(event);
}

void InboxList::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isPlain && currentIndex().isValid())
            Q_EMIT opened(currentIndex().row());
        return;
    case Qt::Key_Right:
        if (isPlain)
            Q_EMIT entered();
        return;
    case Qt::Key_Escape:
        Q_EMIT left();
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void InboxList::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex at = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && m_lines->line(at.row()))
        Q_EMIT opened(at.row());
}

void InboxList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (!m_isQuiet && current.isValid())
        Q_EMIT walked(current.row());
}

QModelIndex InboxList::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int rows = m_lines->rowCount();
    const int page = std::max(1, viewport()->height() / std::max(1, sizeHintForRow(0)) - 1);
    const int at = currentIndex().isValid() ? currentIndex().row() : -1;
    int row = 0;
    int direction = 1;
    switch (action) {
    case MoveUp:
    case MovePrevious:
        row = at - 1;
        direction = -1;
        break;
    case MoveDown:
    case MoveNext:
        row = at + 1;
        break;
    case MovePageUp:
        row = at - page;
        direction = -1;
        break;
    case MovePageDown:
        row = at + page;
        break;
    case MoveEnd:
        row = rows - 1;
        direction = -1;
        break;
    default:
        break;
    }
    const int found = m_lines->lineFrom(row, direction);
    return found < 0 ? QModelIndex() : m_lines->index(found);
}

} // namespace ledger
