#pragma once

#include "stack.h"

#include <QPainterPath>

#include <cmath>

namespace ledger
{

/// Where everything of one stack goes.
struct StackLayout
{
    QRectF plot = {};
    QRectF apart = {}; ///< the column beside the periods; empty: there is none
    TimeScale time = {};
    bool isNarrow = false; ///< columns have no room for outlines of their own
    double topRoom = 0; ///< over the plot, for what is written over the highest column
    double namesTop = 0;
    double dueTop = 0; ///< 0: no row of sums
    double stripTop = 0; ///< 0: no strip of concentration
    double labelLeft = 0;
    double labelRight = 0;

    double y(const Stack &stack, double value) const { return plot.bottom() - plot.height() * value / stack.axis.end; }
};

/// Draws one stack; holds what all its steps need.
class StackPainter
{
public:
    StackPainter(Drawing &drawing, const Stack &stack, const QRectF &room, const Style &style, double scale)
        : m_drawing(drawing)
        , m_stack(stack)
        , m_style(style)
        , m_scale(scale)
        , m_room(room)
    {
        layOut();
    }

    /// Where the plot begins and ends from top to bottom.
    PlotLevel level() const { return {m_at.plot.top(), m_at.plot.bottom()}; }

    void draw()
    {
        drawGrid();
        if (!m_stack.steps.empty())
            drawAreas();
        else if (areNarrow())
            drawBands();
        else
            for (const StackColumn &column : m_stack.columns)
                drawColumn(column);
        drawBaseAndNames();
        drawKnownLine();
        if (m_stack.steps.empty())
            for (const StackColumn &column : m_stack.columns)
                drawColumnTexts(column);
        if (m_stack.apart)
            drawApart();
        for (const StackColumn &column : m_stack.columns)
            if (column.rival)
                drawRival(column, *column.rival);
        drawSums();
        drawConcentration();
        if (m_stack.hasLabels)
            drawLabels();
    }

private:
    void layOut();
    double axisWidth() const;
    double labelWidth() const;
    double apartWidth() const;
    double apartGap() const { return std::round(20 * m_scale); }
    bool knowsPart() const;
    double lineOfDay() const { return std::round(m_at.time.at(*m_stack.known + std::chrono::days(1))); }
    bool areNarrow() const { return m_at.isNarrow; }
    bool sumsFit() const;
    Day firstDay() const { return m_stack.from.value_or(m_stack.columns.front().period.first); }
    Day lastDay() const { return m_stack.to.value_or(m_stack.columns.back().period.last); }
    double pitch() const;
    QRectF rectOf(const StackColumn &column) const;
    void drawGrid();
    /// Where a part of a column stands.
    struct CellPlace
    {
        std::size_t part = 0;
        QRectF rect = {};
    };
    std::vector<CellPlace> placesIn(const StackColumn &column) const;
    void drawColumn(const StackColumn &column);
    void drawApart();
    void drawCell(const StackPart &part, const StackCell &cell, const QRectF &rect);
    void drawColumnTexts(const StackColumn &column);
    void drawCellText(const StackPart &part, const StackCell &cell, const QRectF &rect);
    double drawRange(const StackColumn &column, const QRectF &whole);
    void drawRangeEnds();
    void drawRival(const StackColumn &column, const StackRival &rival);
    bool hasAny(bool (*has)(const StackColumn &)) const;
    void drawAreas();
    void drawBands();
    QPainterPath areaOf(std::size_t part, Day first, Day last, bool topOnly) const;
    void drawBaseAndNames();
    double knownFoot(double x) const;
    void drawKnownLine();
    void drawSums();
    void drawConcentration();
    void drawConcentrationSteps(double top, double height);
    void drawLabels();
    QRectF drawLabel(const StackPart &part, double y);
    void drawLeader(const StackPart &part, double from, double wanted, double y);
    QString markId(const StackColumn &column, std::size_t part) const;
    void markCell(const StackColumn &column, std::size_t part, const QPainterPath &outline);

    Drawing &m_drawing;
    const Stack &m_stack;
    const Style &m_style;
    double m_scale;
    QRectF m_room;
    StackLayout m_at;
};

} // namespace ledger
