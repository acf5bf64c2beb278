#pragma once

#include "markcanvas.h"

#include <QPixmap>

namespace ledger
{

/// A picture that is as large as the room: painted once, and shown whole.
class PictureCanvas : public MarkCanvas
{
    Q_OBJECT

public:
    using MarkCanvas::MarkCanvas;

protected:
    [[nodiscard]] QTransform placing() const override;
    void paintPicture(QPainter &painter) override;
    void repaintPicture() override { m_pixmap = {}; }
    void place(const PicturePtr &) override { }

private:
    QPixmap m_pixmap;
};

} // namespace ledger
