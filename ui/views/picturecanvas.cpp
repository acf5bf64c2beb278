#include "picturecanvas.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ledger
{

PictureCanvas::PictureCanvas(QWidget *parent) : MarkCanvas(parent), m_scroll(new QScrollBar(Qt::Vertical, this))
{
    m_scroll->setObjectName(QStringLiteral("pictureScroll"));
    m_scroll->setAccessibleName(tr("Scroll the picture"));
    m_scroll->setFocusPolicy(Qt::NoFocus); // the keys are the picture's
    m_scroll->setCursor(Qt::ArrowCursor);
    m_scroll->setSingleStep(24);
    m_scroll->hide();
    connect(m_scroll, &QScrollBar::valueChanged, this, [this] { update(); });
}

/// A picture that is higher than the room is seen through it; the bar lies on its margin.
void PictureCanvas::fitScroll()
{
    const int beyond = picture() ? static_cast<int>(std::ceil(picture()->size().height())) - height() : 0;
    m_scroll->setGeometry(width() - m_scroll->sizeHint().width(), 0, m_scroll->sizeHint().width(), height());
    m_scroll->setPageStep(height());
    m_scroll->setRange(0, std::max(0, beyond));
    m_scroll->setVisible(beyond > 0);
}

void PictureCanvas::place(const PicturePtr &) { fitScroll(); }

void PictureCanvas::reveal(int mark)
{
    const QRectF where = rectOf(mark);
    constexpr double air = 12;
    if (where.top() < air || where.height() > height())
        m_scroll->setValue(m_scroll->value() + static_cast<int>(where.top() - air));
    else if (where.bottom() > height() - air)
        m_scroll->setValue(m_scroll->value() + static_cast<int>(where.bottom() + air) - height());
}

void PictureCanvas::resizeEvent(QResizeEvent *event)
{
    MarkCanvas::resizeEvent(event);
    fitScroll();
}

void PictureCanvas::wheelEvent(QWheelEvent *event)
{
    if (m_scroll->isHidden()) {
        event->ignore();
        return;
    }
    QApplication::sendEvent(m_scroll, event);
    hover(event->position());
}

void PictureCanvas::keyPressEvent(QKeyEvent *event)
{
    const bool isPage = event->key() == Qt::Key_PageDown || event->key() == Qt::Key_PageUp;
    if (isPage && !m_scroll->isHidden())
        m_scroll->setValue(m_scroll->value() + (event->key() == Qt::Key_PageDown ? 1 : -1) * height() * 9 / 10);
    else
        MarkCanvas::keyPressEvent(event);
}

QTransform PictureCanvas::placing() const
{
    const double left = picture() ? std::floor((width() - picture()->size().width()) / 2) : 0;
    return QTransform::fromTranslate(std::max(0.0, left), -m_scroll->value());
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
