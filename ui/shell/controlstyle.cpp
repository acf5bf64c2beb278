#include "controlstyle.h"

#include "style.h"

#include <QStyleOption>

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
    if (!hasEdge(element)) {
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

} // namespace ledger
