#include "panes.h"

#include <QPainter>

#include <algorithm>

namespace ledger
{

namespace
{
/// Wide enough to be caught, drawn as one line.
class PaneHandle : public QSplitterHandle
{
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), palette().color(QPalette::Window));
        painter.fillRect(0, 0, 1, height(), palette().color(underMouse() ? QPalette::Highlight : QPalette::Mid));
    }
    void enterEvent(QEnterEvent *) override { update(); }
    void leaveEvent(QEvent *) override { update(); }
};
} // namespace

ThinLine::ThinLine(Qt::Orientation orientation, QWidget *parent) : QWidget(parent)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Mid);
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

Panes::Panes(QWidget *parent) : QSplitter(Qt::Horizontal, parent)
{
    setHandleWidth(4);
    setChildrenCollapsible(false);
}

QSplitterHandle *Panes::createHandle() { return new PaneHandle(orientation(), this); }

} // namespace ledger
