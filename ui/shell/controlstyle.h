#pragma once

#include <QProxyStyle>

namespace ledger
{

/// Fusion, whose fields, boxes and buttons have edges that can be seen: by itself it draws them a little darker than
/// the window, which is faint on a light one and nearly black on a dark one.
class ControlStyle : public QProxyStyle
{
    Q_OBJECT

public:
    ControlStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
};

} // namespace ledger
