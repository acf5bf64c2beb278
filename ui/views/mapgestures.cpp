#include "mapcanvas.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyleHints>
#include <QWheelEvent>

#include <cmath>

// How one moves in a map: wheel, drag and keys.
namespace ledger
{

namespace
{
constexpr double moveByArrow = 96;

bool isOurs(Qt::KeyboardModifiers modifiers) { return !(modifiers & (Qt::AltModifier | Qt::MetaModifier)); }
} // namespace

/// As in map programs the wheel zooms, with Ctrl or without; with Shift it moves sideways, with Alt Qt turns it itself.
void MapCanvas::wheelEvent(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        moveBy(turned.isNull() ? QPointF(event->pixelDelta()) : QPointF(turned.y() + turned.x(), 0));
    } else if (turned.y() != 0) {
        zoomBy(std::pow(mapZoomStep, turned.y() / 120.0), event->position());
        hover(event->position());
    } else if (turned.x() != 0) {
        moveBy({double(turned.x()), 0});
    }
    event->accept();
}

void MapCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    m_pressed = event->position();
    m_lastDrag = event->position();
    m_isDragging = event->button() == Qt::MiddleButton;
}

void MapCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressed) {
        hover(event->position());
        return;
    }
    const bool isFar
        = (event->position() - *m_pressed).manhattanLength() >= QApplication::styleHints()->startDragDistance();
    if (!m_isDragging && !isFar)
        return;
    if (!m_isDragging) {
        m_isDragging = true;
        forgetHover();
    }
    setCursor(Qt::ClosedHandCursor);
    moveBy(event->position() - m_lastDrag);
    m_lastDrag = event->position();
}

void MapCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_pressed)
        return;
    m_pressed.reset();
    if (m_isDragging)
        hover(event->position());
    else if (event->button() == Qt::LeftButton)
        click(event->position(), event->modifiers());
    m_isDragging = false;
}

bool MapCanvas::moveByKey(const QKeyEvent &event)
{
    const double page = height() * 0.8;
    if (event.key() == Qt::Key_PageUp || event.key() == Qt::Key_PageDown) {
        moveBy({0, event.key() == Qt::Key_PageUp ? page : -page});
        return true;
    }
    if (!(event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
        return false;
    switch (event.key()) {
    case Qt::Key_Left:
        moveBy({moveByArrow, 0});
        return true;
    case Qt::Key_Right:
        moveBy({-moveByArrow, 0});
        return true;
    case Qt::Key_Up:
        moveBy({0, moveByArrow});
        return true;
    case Qt::Key_Down:
        moveBy({0, -moveByArrow});
        return true;
    default:
        return false;
    }
}

void MapCanvas::keyPressEvent(QKeyEvent *event)
{
    if (isOurs(event->modifiers()) && moveByKey(*event))
        return;
    const bool isPlain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    switch (isPlain ? event->key() : 0) {
    case Qt::Key_Home:
        fit();
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_Z:
        zoomToSelection();
        return;
    default:
        MarkCanvas::keyPressEvent(event);
    }
}

} // namespace ledger
