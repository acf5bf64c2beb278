#pragma once

#include <QProxyStyle>

namespace ledger
{

/// Fusion, whose fields, boxes and buttons have edges that can be seen: by itself it draws them a little darker than
/// the window, which is faint on a light one and nearly black on a dark one. Icons and boxes to tick grow with the
/// text, and what opens a menu says so beside its text, not beneath it.
class ControlStyle : public QProxyStyle
{
    Q_OBJECT

public:
    ControlStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget = nullptr) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                                  const QWidget *widget = nullptr) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                         const QWidget *widget = nullptr) const override;
};

/// So much room the mark of what opens a menu or popup takes beside text of that font.
[[nodiscard]] int opensMarkWidth(const QFont &font);
/// Draws that mark in the middle of a room.
void drawOpensMark(QPainter &painter, const QRectF &room, const QFont &font, const QColor &colour);

} // namespace ledger
