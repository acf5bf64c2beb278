#include "busyline.h"

#include <QPainter>
#include <QTimerEvent>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr int wondering = 200; // ms
constexpr int stepEach = 33; // ms
constexpr int stepsAcross = 40;
} // namespace

BusyLine::BusyLine(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("busyLine"));
    setFixedHeight(3);
    setAccessibleName(tr("Computing"));
}

void BusyLine::setBusy(bool isBusy)
{
    if (isBusy == m_step.isActive())
        return;
    m_steps = -1;
    if (isBusy)
        m_step.start(wondering, this);
    else
        m_step.stop();
    update();
}

void BusyLine::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_step.timerId())
        return;
    if (m_steps < 0)
        m_step.start(stepEach, this);
    m_steps = (m_steps + 1) % stepsAcross;
    update();
}

void BusyLine::paintEvent(QPaintEvent *)
{
    if (m_steps < 0)
        return;
    QPainter painter(this);
    const double part = width() / 5.0;
    const double left = (width() + part) * m_steps / stepsAcross - part;
    painter.fillRect(QRectF(left, 0, part, height()), palette().color(QPalette::Highlight));
}

} // namespace ledger
