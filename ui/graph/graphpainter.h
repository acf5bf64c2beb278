#pragma once

#include "drawing.h"
#include "graphgeometry.h"
#include "graphlook.h"

#include <QPainterPath>

#include <unordered_map>
#include <vector>

namespace ledger
{

/// How much a part of the picture is to be seen.
enum class Emphasis { Plain, Strong, Pale, Gone };

/// The colour of an edge: thin ones stronger, so that they are seen; opaque.
[[nodiscard]] QColor edgeColour(const Style &style, Nature nature, bool isFirm, double width);
/// How an edge is drawn of which no sum is known.
[[nodiscard]] Stroke undisclosedStroke(const Style &style, double scale);
/// The head of an arrow whose tip touches a point.
[[nodiscard]] QPainterPath arrowInto(QPointF tip, double width, bool pointsRight, double scale);
/// How long it is.
[[nodiscard]] double arrowLength(double width, double scale);

/// Rectangles that are taken, to be asked quickly whether another one is free.
class TakenRoom
{
public:
    explicit TakenRoom(QRectF bounds) : m_bounds(bounds) { }
    void take(const QRectF &rect);
    [[nodiscard]] bool isFree(const QRectF &rect) const;

private:
    template <typename Visit> void forEachCell(const QRectF &rect, Visit visit) const;

    QRectF m_bounds;
    std::unordered_map<std::int64_t, std::vector<QRectF>> m_cells;
};

/// Draws a graph that has been laid out at scale 1, with its corner at an origin of the picture.
class GraphPainter
{
public:
    GraphPainter(Drawing &drawing, const GraphFindings &findings, const GraphGeometry &geometry,
                 const PicturePlan &plan, QPointF origin, double scale);

    void draw();

private:
    struct EdgeLine
    {
        QPainterPath path = {};
        Stroke stroke = {};
        Emphasis emphasis = Emphasis::Plain;
        bool hasArrow = false;
    };

    void weigh();
    void weighPath();
    void weighImpact();
    void weighHighlight();
    void makeLines();
    [[nodiscard]] EdgeLine lineOf(std::size_t edge) const;
    [[nodiscard]] Stroke strokeOf(std::size_t edge) const;
    [[nodiscard]] QPainterPath pathOf(const Route &route, double shortened) const;
    void drawFrames();
    void drawFrameTitle(const GroupFrame &frame);
    void drawEdges();
    void drawNode(std::size_t node);
    [[nodiscard]] QString fittingName(const GatheredNode &node, const QFont &font, double room) const;
    void drawNodeTexts(std::size_t node, const QRectF &box, const QColor &ground);
    void drawPlus(QPointF at, bool isPlus, const QColor &colour);
    void drawLabels();
    bool drawLabel(std::size_t edge, TakenRoom &taken);
    void markAll();

    [[nodiscard]] QPointF point(QPointF at) const { return m_origin + at * m_scale; }
    [[nodiscard]] QRectF rect(const QRectF &at) const { return {point(at.topLeft()), at.size() * m_scale}; }
    [[nodiscard]] std::size_t positionOf(const std::string &node) const;

    Drawing &m_drawing;
    const GraphFindings &m_findings;
    const GraphGeometry &m_geometry;
    const PicturePlan &m_plan;
    const Style &m_style;
    QPointF m_origin;
    double m_scale;
    EdgeWidths m_widths;
    std::vector<Emphasis> m_nodes;
    std::vector<Emphasis> m_edges;
    std::vector<EdgeLine> m_lines;
};

} // namespace ledger
