#include "minimap.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace ledger
{

namespace
{
constexpr QSizeF largestMap(208, 148);
constexpr double narrowestMap = 36;
constexpr double partOfRoom = 0.19;
} // namespace

MiniMap::MiniMap(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("miniMap"));
    setAccessibleName(tr("Mini-map"));
    setAccessibleDescription(tr("The whole picture, and the part of it that is seen. By keyboard: Ctrl and the arrow "
                                "keys move, plus and minus zoom, Home shows everything."));
    setToolTip(tr("Click or drag to move"));
    setCursor(Qt::ArrowCursor);
    setAttribute(Qt::WA_OpaquePaintEvent);
    hide();
}

void MiniMap::setStyle(const Style &style)
{
    m_style = style;
    update();
}

void MiniMap::setWhole(QSizeF size, QSizeF room)
{
    m_whole = size;
    m_image = {};
    const QSizeF most = (room * partOfRoom).boundedTo(largestMap);
    const QSizeF shape = size.scaled(most, Qt::KeepAspectRatio).expandedTo({narrowestMap, narrowestMap});
    resize(shape.toSize() + QSize(2 * frame, 2 * frame));
    update();
}

void MiniMap::setImage(const QPixmap &image)
{
    m_image = image;
    update();
}

void MiniMap::setSeen(const QRectF &seen)
{
    if (m_seen == seen)
        return;
    m_seen = seen;
    update();
}

void MiniMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.panel);
    if (!m_image.isNull())
        painter.drawPixmap(room(), m_image);
    if (!m_whole.isEmpty()) {
        const QRectF map = room();
        const double across = map.width() / m_whole.width();
        const double along = map.height() / m_whole.height();
        const QRectF seen(map.left() + m_seen.left() * across, map.top() + m_seen.top() * along,
                          m_seen.width() * across, m_seen.height() * along);
        QPainterPath unseen;
        unseen.addRect(map);
        QPainterPath hole;
        hole.addRect(seen);
        QColor veil = m_style.panel;
        veil.setAlpha(150);
        painter.fillPath(unseen.subtracted(hole), veil);
        painter.setPen(QPen(m_style.selection, 2));
        painter.drawRect((seen & map).adjusted(1, 1, -1, -1));
    }
    painter.setPen(mixed(m_style.grid, m_style.ink, 0.25));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void MiniMap::goTo(QPointF point)
{
    const QRectF map = room();
    const QPointF part((point.x() - map.left()) / map.width(), (point.y() - map.top()) / map.height());
    Q_EMIT middleWanted({part.x() * m_whole.width(), part.y() * m_whole.height()});
}

void MiniMap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        goTo(event->position());
}

void MiniMap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        goTo(event->position());
}

} // namespace ledger
