#include "picturecanvas.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ledger
{

QTransform PictureCanvas::placing() const
{
    const double left = picture() ? std::floor((width() - picture()->size().width()) / 2) : 0;
    return QTransform::fromTranslate(std::max(0.0, left), 0);
}

void PictureCanvas::paintPicture(QPainter &painter)
{
    const double ratio = devicePixelRatioF();
    if (m_pixmap.isNull() || m_pixmap.devicePixelRatio() != ratio) {
        m_pixmap = QPixmap((picture()->size() * ratio).toSize());
        m_pixmap.setDevicePixelRatio(ratio);
        m_pixmap.fill(look().background);
        QPainter once(&m_pixmap);
        once.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        picture()->paint(once);
    }
    painter.drawPixmap(placing().map(QPointF()), m_pixmap);
}

} // namespace ledger
