#include "picturetableparts.h"

#include "wording.h"

#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace ledger
{

namespace
{
constexpr int cellMargin = 8;
constexpr int sortMarkWidth = 14;

bool isToTheRight(const QModelIndex &index) { return index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight; }

double digitWidth(const QFontMetricsF &metrics)
{
    double widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

} // namespace

double widthOfFigure(const QString &text, const QFontMetricsF &metrics)
{
    const double digit = digitWidth(metrics);
    double width = 0;
    for (const QChar c : text)
        width += c.isDigit() ? digit : metrics.horizontalAdvance(c);
    return width;
}

// Each digit in the middle of the same room.
void drawFigure(QPainter &painter, const QString &text, const QRectF &room, const QFontMetricsF &metrics)
{
    if (widthOfFigure(text, metrics) > room.width()) {
        // Half a number would be another one.
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideRight, room.width()));
        return;
    }
    const double digit = digitWidth(metrics);
    const double baseline = room.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    double x = room.right() - widthOfFigure(text, metrics);
    for (const QChar c : text) {
        const double own = metrics.horizontalAdvance(c);
        const double advance = c.isDigit() ? digit : own;
        painter.drawText(QPointF(x + (advance - own) / 2, baseline), QString(c));
        x += advance;
    }
}

void PictureTableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = std::exchange(cell.text, QString());
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    const auto group = cell.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text));
    const QRectF room = QRectF(cell.rect).adjusted(cellMargin, 0, -cellMargin, 0);
    const QFontMetricsF metrics(cell.font);
    if (isToTheRight(index))
        drawFigure(*painter, text, room, metrics);
    else
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                          metrics.elidedText(text.simplified(), Qt::ElideRight, room.width()));
    painter->restore();
}

bool PictureTableDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                     const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const bool isElided = sizeHint(option, index).width() > option.rect.width();
    const QString whole = plainTooltip(index.data().toString());
    QToolTip::showText(event->globalPos(), isElided ? whole : QString(), view);
    return true;
}

QSize PictureTableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // Asked for thousands of cells at once, so that the style, which lays each text out, is not.
    const QFontMetricsF metrics(option.font);
    const QString text = index.data(Qt::DisplayRole).toString();
    const double width = isToTheRight(index) ? widthOfFigure(text, metrics) : metrics.horizontalAdvance(text);
    return {static_cast<int>(width) + 2 * cellMargin + 2, option.fontMetrics.height()};
}

PictureTableHeader::PictureTableHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setHighlightSections(false);
    setSectionsClickable(true);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

QSize PictureTableHeader::sizeHint() const { return {QHeaderView::sizeHint().width(), fontMetrics().height() + 14}; }

QSize PictureTableHeader::sectionSizeFromContents(int section) const
{
    const QString text = model()->headerData(section, orientation()).toString();
    return {fontMetrics().horizontalAdvance(text) + 2 * cellMargin + sortMarkWidth, sizeHint().height()};
}

void PictureTableHeader::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(0, height() - 1, width(), height() - 1);
    painter.end();
    QHeaderView::paintEvent(event);
}

void PictureTableHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const QVariant alignment = model()->headerData(section, orientation(), Qt::TextAlignmentRole);
    const bool isRight = alignment.toInt() & Qt::AlignRight;
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    QString text = model()->headerData(section, orientation()).toString();
    const QString arrow = sortIndicatorOrder() == Qt::AscendingOrder ? QStringLiteral(" ↑") : QStringLiteral(" ↓");
    const QRect room = rect.adjusted(cellMargin, 0, -cellMargin, 0);
    text = fontMetrics().elidedText(text, Qt::ElideRight, room.width() - (isSorted ? sortMarkWidth : 0));
    painter->save();
    painter->fillRect(rect, palette().color(QPalette::Base));
    painter->setPen(palette().color(QPalette::Mid));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->setPen(palette().color(isSorted ? QPalette::Text : QPalette::PlaceholderText));
    painter->drawText(room, (isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                      isSorted ? text + arrow : text);
    painter->restore();
}

} // namespace ledger
