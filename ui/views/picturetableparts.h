#pragma once

#include <QFontMetricsF>
#include <QHeaderView>
#include <QStyledItemDelegate>

namespace ledger
{

/// How wide a number is, and how it is drawn, with digits of one width: Inter's own are proportional. It ends where the
/// room does, and is elided where that is too narrow.
[[nodiscard]] double widthOfFigure(const QString &text, const QFontMetricsF &metrics);
void drawFigure(QPainter &painter, const QString &text, const QRectF &room, const QFontMetricsF &metrics);

/// Draws cells with room around them, and right-aligned ones with digits of one width, so that numbers stand under one
/// another.
class PictureTableDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Says in full what has no room in its cell.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
};

/// A quiet header: muted words over a line, and a mark where the rows are sorted.
class PictureTableHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit PictureTableHeader(QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int section) const override;
};

} // namespace ledger
