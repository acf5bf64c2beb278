#include "markcanvas.h"

#include "cardplace.h"
#include "markwalk.h"
#include "meantkeys.h"
#include "pictureaccessible.h"

#include <QAccessible>
#include <QAccessibleEvent>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <utility>

namespace ledger
{

namespace
{
constexpr double reachOfAPointer = 4;
constexpr double widestCard = 340;
constexpr double cardPadding = 10;

/// A paragraph broken into lines no wider than a card.
double layOut(QTextLayout &layout, double top)
{
    layout.setCacheEnabled(true);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(widestCard);
        line.setPosition({0, top});
        top += line.height() + 1;
    }
    layout.endLayout();
    return top;
}

double widthOf(const QTextLayout &layout)
{
    double width = 0;
    for (int i = 0; i < layout.lineCount(); ++i)
        width = std::max(width, layout.lineAt(i).naturalTextWidth());
    return width;
}

QPointF besidePointer(QPointF at, QSizeF card, const QRect &room)
{
    QPointF corner = at + QPointF(14, 18);
    if (corner.x() + card.width() > room.right() - 6)
        corner.setX(at.x() - 14 - card.width());
    if (corner.y() + card.height() > room.bottom() - 6)
        corner.setY(at.y() - 12 - card.height());
    return {std::max(6.0, corner.x()), std::max(6.0, corner.y())};
}
} // namespace

MarkCanvas::MarkCanvas(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("pictureCanvas"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    announceMarksToScreenReaders();
}

void MarkCanvas::setStyle(const Style &style)
{
    m_style = style;
    repaintPicture();
    update();
}

void MarkCanvas::setPicture(const PicturePtr &picture)
{
    const QString stood = m_current >= 0 ? mark(m_current).id : QString();
    const bool showed = showsPlace();
    const PicturePtr before = std::exchange(m_picture, picture);
    m_index = m_picture ? MarkIndex(m_picture->marks()) : MarkIndex();
    m_current = stood.isEmpty() ? -1 : markOf(stood);
    findSelected();
    place(before);
    if (showed && m_current < 0 && markCount() > 0)
        setCurrent(placeOnTheWay());
    repaintPicture();
    m_hovered = underMouse() && m_picture ? markAt(m_pointer) : -1;
    setAccessibleName(m_picture ? m_picture->caption().title : QString());
    setAccessibleDescription(m_picture ? m_picture->sentence() : QString());
    QAccessibleEvent reset(this, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&reset);
    update();
}

void MarkCanvas::setSelection(const Selection &selection)
{
    if (m_selection == selection)
        return;
    m_selection = selection;
    findSelected();
    update();
}

void MarkCanvas::findSelected()
{
    m_selected.clear();
    for (int i = 0; i < markCount(); ++i)
        if (isSelected(mark(i)))
            m_selected.push_back(i);
}

bool MarkCanvas::isSelected(const Mark &mark) const
{
    return !mark.target.kind.isEmpty() && mark.target.kind == m_selection.kind && mark.target.id == m_selection.id;
}

int MarkCanvas::markCount() const { return m_picture ? static_cast<int>(m_picture->marks().size()) : 0; }

int MarkCanvas::markOf(const QString &id) const
{
    for (int i = 0; i < markCount(); ++i)
        if (mark(i).id == id)
            return i;
    return -1;
}

int MarkCanvas::markAt(QPointF point) const
{
    const QTransform back = placing().inverted();
    return m_index.at(back.map(point), reachOfAPointer * back.m11());
}

QRectF MarkCanvas::rectOf(int index) const { return placing().mapRect(mark(index).outline.boundingRect()); }

void MarkCanvas::setCurrent(int index)
{
    if (m_current == index)
        return;
    m_current = index;
    m_hovered = -1;
    m_showsFocus = true;
    if (index >= 0)
        reveal(index);
    QAccessibleEvent moved(this, QAccessible::Focus);
    moved.setChild(index);
    QAccessible::updateAccessibility(&moved);
    update();
}

bool MarkCanvas::showsPlace() const { return m_current >= 0 && ((hasFocus() && m_showsFocus) || m_showsCurrent); }

void MarkCanvas::setShowsCurrent(bool shows)
{
    m_showsCurrent = shows;
    update();
}

void MarkCanvas::pick(int index)
{
    const MarkTarget target = index >= 0 ? mark(index).target : MarkTarget{};
    const bool isAnything = !target.kind.isEmpty();
    if (isAnything || !m_selection.kind.isEmpty())
        Q_EMIT picked(target.kind, target.id);
}

DrillStep MarkCanvas::pageOf(const Mark &mark)
{
    const QString &kind = mark.target.kind;
    if (kind == QStringLiteral("deal"))
        return {kind, mark.target.id, mark.name};
    return kind == QStringLiteral("party") ? DrillStep{QStringLiteral("partyPage"), mark.target.id, mark.name}
                                           : DrillStep();
}

void MarkCanvas::drill(int index)
{
    const Mark what = mark(index);
    if (what.target.kind.isEmpty())
        return;
    m_way << what.id;
    Q_EMIT drilled({what.target.kind, what.target.id, what.name});
}

bool MarkCanvas::event(QEvent *event)
{
    // Arrows, Home, End, Enter and Escape are ours before they are anybody's shortcut, while there are marks to walk.
    if (event->type() == QEvent::ShortcutOverride && m_current >= 0) {
        auto *key = static_cast<QKeyEvent *>(event);
        const QList<int> ours{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,     Qt::Key_Down,  Qt::Key_Home,
                              Qt::Key_End,  Qt::Key_Enter, Qt::Key_Return, Qt::Key_Space, Qt::Key_Escape};
        if (ours.contains(key->key()) && !(key->modifiers() & (Qt::AltModifier | Qt::ControlModifier)))
            event->accept();
        else if (meansSelected(*key))
            pick(m_current); // what is done to the selected record is meant for the mark that one stands on
    }
    return QWidget::event(event);
}

void MarkCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.background.isValid() ? m_style.background : palette().color(QPalette::Base));
    if (!m_picture)
        return;
    paintPicture(painter);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    paintPointing(painter);
    if (m_hovered >= 0 || showsPlace())
        paintCard(painter, m_hovered >= 0 ? m_hovered : m_current);
    if (hasFocus() && m_showsFocus && m_current < 0) {
        painter.setPen(QPen(m_style.selection, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

namespace
{
/// A line that is as wide at any zoom.
QPen pen(const QColor &colour, double width)
{
    QPen line(colour, width);
    line.setCosmetic(true);
    return line;
}
} // namespace

/// What stands for the same thing elsewhere: a site's row and its place on the map.
void MarkCanvas::paintSameElsewhere(QPainter &painter, int pointed) const
{
    const MarkTarget &target = mark(pointed).target;
    if (target.kind.isEmpty())
        return;
    painter.setPen(pen(m_style.ink, 1));
    for (int index = 0; index < markCount(); ++index)
        if (index != pointed && mark(index).target == target)
            painter.drawPath(mark(index).outline);
}

void MarkCanvas::paintPointing(QPainter &painter) const
{
    painter.save();
    painter.setTransform(placing(), true);
    painter.setBrush(Qt::NoBrush);
    for (const int index : m_selected) {
        painter.setPen(pen(m_style.background, 4));
        painter.drawPath(mark(index).outline);
        painter.setPen(pen(m_style.ink, 2));
        painter.drawPath(mark(index).outline);
    }
    if (const int pointed = m_hovered >= 0 ? m_hovered : showsPlace() ? m_current : -1; pointed >= 0)
        paintSameElsewhere(painter, pointed);
    if (m_hovered >= 0) {
        QColor veil = m_style.ink;
        veil.setAlpha(28);
        painter.setPen(pen(m_style.ink, 1.25));
        painter.setBrush(veil);
        painter.drawPath(mark(m_hovered).outline);
    }
    if (showsPlace()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(pen(m_style.background, 5));
        painter.drawPath(mark(m_current).outline);
        painter.setPen(pen(m_style.selection, 3));
        painter.drawPath(mark(m_current).outline);
    }
    painter.restore();
}

/// Where the card of the mark that the keyboard stands on does not hide what is read there.
QRectF MarkCanvas::cardOf(int index, QSizeF size) const
{
    const QRectF room(rect());
    CardPlace place{rectOf(index) & room, placing().mapRect(mark(index).label) & room, room, {}, {}};
    for (const Label &label : m_picture->labels())
        if (const QRectF there = placing().mapRect(label.rect) & room; !there.isEmpty())
            place.texts.push_back(there);
    for (int i = 0; i < markCount(); ++i)
        if (const QRectF there = rectOf(i) & room; i != index && isStop(mark(i)) && !there.isEmpty())
            place.shapes.push_back(there);
    for (const QObject *child : children()) // a mini-map, buttons, a scroll bar
        if (const auto *over = qobject_cast<const QWidget *>(child); over != nullptr && over->isVisible())
            place.texts.emplace_back(over->geometry());
    return cardBeside(place, size);
}

void MarkCanvas::paintCard(QPainter &painter, int index) const
{
    const Mark &what = mark(index);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    QTextLayout name(what.name, strong);
    QTextLayout value(what.value, font());
    const double between = layOut(name, 0) + 2;
    const double bottom = what.value.isEmpty() ? between - 2 : layOut(value, between);
    const QSizeF size(std::max(widthOf(name), widthOf(value)) + 2 * cardPadding, bottom + 2 * cardPadding - 2);
    const QRectF card = index == m_hovered ? QRectF(besidePointer(m_pointer, size, rect()), size) : cardOf(index, size);

    painter.setPen(QPen(mixed(m_style.grid, m_style.ink, 0.25), 1));
    painter.setBrush(m_style.background);
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QPointF text = card.topLeft() + QPointF(cardPadding, cardPadding - 1);
    painter.setPen(m_style.ink);
    name.draw(&painter, text);
    painter.setPen(m_style.mutedInk);
    if (!what.value.isEmpty())
        value.draw(&painter, text);
}

void MarkCanvas::hover(QPointF point)
{
    m_pointer = point;
    const int there = markAt(m_pointer);
    const bool opens = there >= 0 && !mark(there).target.kind.isEmpty();
    setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (there >= 0 || m_hovered >= 0)
        update();
    m_hovered = there;
}

void MarkCanvas::forgetHover()
{
    m_hovered = -1;
    update();
}

void MarkCanvas::click(QPointF point, Qt::KeyboardModifiers modifiers)
{
    m_showsFocus = false;
    const int there = markAt(point);
    m_current = there;
    update();
    if (there >= 0 && modifiers.testFlag(Qt::ControlModifier)) {
        const MarkTarget &target = mark(there).target;
        if (!target.kind.isEmpty())
            Q_EMIT extended(target.kind, target.id);
        return;
    }
    pick(there);
}

void MarkCanvas::mouseMoveEvent(QMouseEvent *event) { hover(event->position()); }

void MarkCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        click(event->position(), event->modifiers());
}

void MarkCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int there = markAt(event->position());
    if (event->button() == Qt::LeftButton && there >= 0)
        drill(there);
}

void MarkCanvas::leaveEvent(QEvent *) { forgetHover(); }

int MarkCanvas::firstStop(int from, int step) const
{
    for (int i = from; i >= 0 && i < markCount(); i += step)
        if (isStop(mark(i)))
            return i;
    return -1;
}

/// Where the keyboard begins: on what is selected, or on the first mark, of those that are seen.
int MarkCanvas::firstPlace() const
{
    const auto isSeen = [this](int index) { return rectOf(index).intersects(QRectF(rect())); };
    for (const int index : m_selected)
        if (isStop(mark(index)) && isSeen(index))
            return index;
    for (int i = firstStop(0, 1); i >= 0; i = firstStop(i + 1, 1))
        if (isSeen(i))
            return i;
    return firstStop(0, 1);
}

/// Where the keyboard stands in a picture that has not what it stood on: on what one went into to come there, going up;
/// going down it begins anew.
int MarkCanvas::placeOnTheWay()
{
    for (qsizetype i = m_way.size() - 1; i >= 0; --i)
        if (const int passed = markOf(m_way[i]); passed >= 0) {
            m_way.resize(i);
            return passed;
        }
    return firstPlace();
}

bool MarkCanvas::walk(int key)
{
    if (markCount() == 0)
        return false;
    if (key == Qt::Key_Home || key == Qt::Key_End) {
        setCurrent(key == Qt::Key_Home ? firstStop(0, 1) : firstStop(markCount() - 1, -1));
        return true;
    }
    const QList<int> arrows{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down};
    const auto arrow = arrows.indexOf(key);
    if (arrow < 0)
        return false;
    if (m_current < 0) {
        setCurrent(firstPlace());
        return true;
    }
    m_showsFocus = true; // also where there is no further
    update();
    const int next = neighbour(m_picture->marks(), m_current, static_cast<Towards>(arrow), m_stops);
    if (next >= 0)
        setCurrent(next);
    return true;
}

void MarkCanvas::escape()
{
    if (m_climbs) { // Enter goes in, Escape goes out
        Q_EMIT climbed();
    } else if (m_current >= 0 || m_hovered >= 0) {
        m_current = -1;
        m_hovered = -1;
        update();
    } else if (!m_selection.kind.isEmpty()) {
        Q_EMIT picked({}, {});
    } else {
        Q_EMIT climbed();
    }
}

void MarkCanvas::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = !(event->modifiers() & (Qt::AltModifier | Qt::MetaModifier));
    if (isPlain && walk(event->key()))
        return;
    const bool extends = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Space:
        if (m_current < 0)
            break;
        if (!extends)
            pick(m_current);
        else if (!mark(m_current).target.kind.isEmpty())
            Q_EMIT extended(mark(m_current).target.kind, mark(m_current).target.id);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current < 0 || !isPlain)
            break;
        if (!extends)
            drill(m_current);
        else if (const DrillStep page = pageOf(mark(m_current)); page.opensPage())
            Q_EMIT drilled(page);
        return;
    case Qt::Key_Escape:
        escape();
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void MarkCanvas::focusInEvent(QFocusEvent *event)
{
    const auto reason = event->reason();
    const bool isByKey
        = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    if (isByKey || reason == Qt::MouseFocusReason) // coming back from a menu or another window changes nothing
        m_showsFocus = isByKey;
    QWidget::focusInEvent(event);
    if (isByKey && m_current < 0 && markCount() > 0)
        setCurrent(firstPlace()); // as in a list: one sees where one is
    update();
}

void MarkCanvas::focusOutEvent(QFocusEvent *event)
{
    if (event->reason() == Qt::MouseFocusReason)
        m_showsFocus = false;
    QWidget::focusOutEvent(event);
    update();
}

void MarkCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const int there = isByKey ? m_current : markAt(event->pos());
    const QPoint at = isByKey && there >= 0 ? mapToGlobal(rectOf(there).center().toPoint()) : event->globalPos();
    Q_EMIT menuRequested(there, at);
}

} // namespace ledger
