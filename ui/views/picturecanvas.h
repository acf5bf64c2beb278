#pragma once

#include "markcanvas.h"

#include <QPixmap>

class QScrollBar;

namespace ledger
{

/// A picture that is as wide as the room: painted once, and shown whole or, where it is higher, scrolled.
class PictureCanvas : public MarkCanvas
{
    Q_OBJECT

public:
    explicit PictureCanvas(QWidget *parent = nullptr);

    [[nodiscard]] PictureGround ground() const override { return {devicePixelRatioF(), look().background}; }
    void setPainted(const QImage &painted) override { m_pixmap = QPixmap::fromImage(painted); }

protected:
    [[nodiscard]] QTransform placing() const override;
    void paintPicture(QPainter &painter) override;
    void repaintPicture() override { m_pixmap = {}; }
    void place(const PicturePtr &before) override;
    void reveal(int mark) override;

    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fitScroll();

    QScrollBar *m_scroll;
    QPixmap m_pixmap;
};

} // namespace ledger
