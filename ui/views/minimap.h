#pragma once

#include "style.h"

#include <QPixmap>
#include <QRectF>
#include <QWidget>

namespace ledger
{

/// The whole of a large picture, small, and what of it is seen: a click or a drag in it moves there.
class MiniMap : public QWidget
{
    Q_OBJECT

public:
    explicit MiniMap(QWidget *parent);

    using QWidget::setStyle;
    void setStyle(const Style &style);
    /// The picture's size in its own units decides the map's shape, the room that it stands in how large it may be.
    void setWhole(QSizeF size, QSizeF room);
    /// The picture as far as it is painted; as large as this widget shows it.
    void setImage(const QPixmap &image);
    /// What is seen, in the picture's units.
    void setSeen(const QRectF &seen);
    /// Where the image is in this widget.
    [[nodiscard]] QRect room() const { return rect().adjusted(frame, frame, -frame, -frame); }

Q_SIGNALS:
    /// This point of the picture is to be in the middle.
    void middleWanted(QPointF point);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    static constexpr int frame = 4;

    void goTo(QPointF point);

    Style m_style;
    QSizeF m_whole;
    QRectF m_seen;
    QPixmap m_image;
};

} // namespace ledger
