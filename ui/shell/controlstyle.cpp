#include "controlstyle.h"

#include "style.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

namespace ledger
{

namespace
{
constexpr double edgeStrength = 0.4; // of the ink over the ground: a contrast of 2.4 to 3.5

bool hasEdge(QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_Frame:
    case QStyle::PE_FrameLineEdit:
    case QStyle::PE_FrameGroupBox:
    case QStyle::PE_PanelButtonCommand:
    case QStyle::PE_IndicatorCheckBox:
    case QStyle::PE_IndicatorRadioButton:
        return true;
    default:
        return false;
    }
}

/// The palette with which Fusion, which darkens the window's colour for an edge, comes out at the edge that is wanted.
QPalette edged(QPalette palette)
{
    const QColor window = palette.color(QPalette::Window);
    const QColor edge = mixed(window, palette.color(QPalette::Active, QPalette::WindowText), edgeStrength);
    palette.setColor(QPalette::Window, edge.lighter(140));
    // Of what has the keyboard the edge is the selection's colour, again darkened.
    if (window.lightness() < 128)
        palette.setColor(QPalette::Highlight, palette.color(QPalette::Highlight).lighter(145));
    return palette;
}

/// A button that is one door to a menu, not two buttons in one; null for all else.
const QStyleOptionToolButton *menuDoor(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    const bool opens = button != nullptr && button->features.testFlag(QStyleOptionToolButton::HasMenu)
        && !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
    return opens ? button : nullptr;
}

template <typename Option> const QStyleOption *withEdge(Option &copy)
{
    copy.palette = edged(copy.palette);
    return &copy;
}
} // namespace

ControlStyle::ControlStyle() : QProxyStyle(QStringLiteral("Fusion")) { }

void ControlStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    if (element == PE_IndicatorArrowDown && qobject_cast<const QToolButton *>(widget) != nullptr) {
        QRectF room(widget->rect());
        room.setLeft(room.right() - opensMarkWidth(widget->font()));
        painter->save();
        drawOpensMark(*painter, visualRect(option->direction, widget->rect(), room.toRect()), widget->font(),
                      option->palette.color(QPalette::PlaceholderText));
        painter->restore();
    } else if (!hasEdge(element)) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    } else if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option)) {
        QStyleOptionFrame copy(*frame);
        QProxyStyle::drawPrimitive(element, withEdge(copy), painter, widget);
    } else if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
        QStyleOptionButton copy(*button);
        QProxyStyle::drawPrimitive(element, withEdge(copy), painter, widget);
    } else {
        QStyleOption copy(*option);
        QProxyStyle::drawPrimitive(element, withEdge(copy), painter, widget);
    }
}

void ControlStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const QStyleOptionToolButton *door = element == CE_ToolButtonLabel ? menuDoor(option) : nullptr;
    if (door == nullptr)
        return QProxyStyle::drawControl(element, option, painter, widget);
    QStyleOptionToolButton label(*door); // its text ends where the mark begins
    label.rect = visualRect(label.direction, label.rect, label.rect.adjusted(0, 0, -opensMarkWidth(label.font), 0));
    QProxyStyle::drawControl(element, &label, painter, widget);
}

int ControlStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const int usual = QProxyStyle::pixelMetric(metric, option, widget);
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return scaledToText(usual, widget != nullptr ? widget->font() : QApplication::font());
    default:
        return usual;
    }
}

QSize ControlStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                     const QWidget *widget) const
{
    QSize whole = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (const QStyleOptionToolButton *door = type == CT_ToolButton ? menuDoor(option) : nullptr)
        whole.rwidth() += opensMarkWidth(door->font);
    return whole;
}

int opensMarkWidth(const QFont &font) { return scaledToText(13, font); }

void drawOpensMark(QPainter &painter, const QRectF &room, const QFont &font, const QColor &colour)
{
    const double scale = textScale(font);
    const double half = 3.5 * scale;
    const QPointF tip = room.center() + QPointF(0, half / 2 + 0.5);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.4 * scale, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{tip + QPointF(-half, -half), tip, tip + QPointF(half, -half)});
}

} // namespace ledger
