#pragma once

#include "pictureplan.h"

namespace ledger
{

/// What all steps of drawing one chart need: into what, by which plan, where, how large and with which type. And what
/// charts of level rows draw alike.
class ChartPainter
{
protected:
    ChartPainter(Drawing &drawing, const PicturePlan &plan, const QRectF &room, double scale);

    /// One step of the axis over level rows: a line down through them, and its text where nothing stands yet.
    void drawStep(double at, const QString &text, const QColor &ink, double top, double height);
    /// Writes the name of a row, in two lines where it needs and has room for them, with its detail beneath where that
    /// has room as well; they end at a place. Tells where they stand.
    QRectF drawName(const QString &name, const QString &detail, QPointF place, QSizeF room);

    Drawing &m_drawing;
    const PicturePlan &m_plan;
    const Style &m_style;
    double m_scale;
    QRectF m_room;
    QFont m_strong;
    QFont m_plain;
    QFont m_small;
};

} // namespace ledger
