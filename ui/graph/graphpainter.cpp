#include "graphpainter.h"

#include "graphwords.h"
#include "picturetext.h"
#include "wording.h"

#include <QPainterPathStroker>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ledger
{

namespace
{
constexpr std::size_t mostEdgeLabels = 60;
constexpr double leastLabelledWidth = 1.9; ///< of thinner lines the pointer tells

QPainterPath roundedBox(const QRectF &rect, double radius)
{
    QPainterPath path;
    path.addRoundedRect(rect, radius, radius);
    return path;
}

QColor boxColour(const Style &style)
{
    return style.theme == ThemeName::Dark ? mixed(style.panel, Qt::white, 0.06) : QColor(Qt::white);
}
} // namespace

QColor edgeColour(const Style &style, Nature nature, bool isFirm, double width)
{
    const double thin = std::clamp((8 - width) / 6, 0.0, 1.0);
    const double pale = isFirm ? 0.34 - 0.2 * thin : 0.68 - 0.16 * thin;
    return mixed(natureColour(style, nature), style.background, pale);
}

Stroke undisclosedStroke(const Style &style, double scale)
{
    return {mixed(style.axis, style.background, 0.3), 1.1 * scale, {3.5 * scale, 3 * scale}, false};
}

double arrowLength(double width, double scale) { return std::max(7 * scale, width * 0.7 + 3 * scale); }

QPainterPath arrowInto(QPointF tip, double width, bool pointsRight, double scale)
{
    const double back = pointsRight ? -arrowLength(width, scale) : arrowLength(width, scale);
    const double half = width / 2 + 2.8 * scale;
    QPainterPath path(tip);
    path.lineTo(tip.x() + back, tip.y() - half);
    path.lineTo(tip.x() + back, tip.y() + half);
    path.closeSubpath();
    return path;
}

template <typename Visit> void TakenRoom::forEachCell(const QRectF &rect, Visit visit) const
{
    constexpr double cell = 48;
    const auto at = [](double value) { return static_cast<std::int64_t>(std::floor(value / cell)); };
    for (std::int64_t x = at(rect.left()); x <= at(rect.right()); ++x)
        for (std::int64_t y = at(rect.top()); y <= at(rect.bottom()); ++y)
            visit(x * (std::int64_t(1) << 32) + y);
}

void TakenRoom::take(const QRectF &rect)
{
    forEachCell(rect, [&](std::int64_t cell) { m_cells[cell].push_back(rect); });
}

bool TakenRoom::isFree(const QRectF &rect) const
{
    bool isFree = m_bounds.contains(rect);
    forEachCell(rect, [&](std::int64_t cell) {
        if (const auto found = m_cells.find(cell); isFree && found != m_cells.end())
            isFree = std::none_of(found->second.begin(), found->second.end(),
                                  [&rect](const QRectF &other) { return other.intersects(rect); });
    });
    return isFree;
}

GraphPainter::GraphPainter(Drawing &drawing, const GraphFindings &findings, const GraphGeometry &geometry,
                           const PicturePlan &plan, QPointF origin, double scale)
    : m_drawing(drawing)
    , m_findings(findings)
    , m_geometry(geometry)
    , m_plan(plan)
    , m_style(plan.style)
    , m_origin(origin)
    , m_scale(scale)
    , m_widths(findings)
    , m_nodes(findings.shown.nodes.size(), Emphasis::Plain)
    , m_edges(findings.shown.edges.size(), Emphasis::Plain)
{
}

void GraphPainter::draw()
{
    weigh();
    makeLines();
    drawFrames();
    drawEdges();
    for (std::size_t node = 0; node < m_nodes.size(); ++node)
        if (!m_geometry.boxes[node].isEmpty())
            drawNode(node);
    drawLabels();
    markAll();
}

std::size_t GraphPainter::positionOf(const std::string &node) const
{
    return static_cast<std::size_t>(m_findings.node(node) - m_findings.shown.nodes.data());
}

void GraphPainter::weigh()
{
    if (m_findings.path && !m_findings.path->steps.empty())
        weighPath();
    else if (m_findings.impact && !m_findings.impact->party.isEmpty())
        weighImpact();
    else if (!m_plan.highlight.empty())
        weighHighlight();
}

void GraphPainter::weighPath()
{
    std::fill(m_nodes.begin(), m_nodes.end(), Emphasis::Pale);
    std::fill(m_edges.begin(), m_edges.end(), Emphasis::Pale);
    for (const Id<Party> &party : m_findings.path->parties)
        if (m_findings.node(party.text))
            m_nodes[positionOf(party.text)] = Emphasis::Strong;
    for (const Edge &step : m_findings.path->steps)
        for (std::size_t i = 0; i < m_edges.size(); ++i)
            if (m_findings.shown.edges[i].from == step.from.text && m_findings.shown.edges[i].to == step.to.text)
                m_edges[i] = Emphasis::Strong;
}

void GraphPainter::weighImpact()
{
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const std::string &id = m_findings.shown.nodes[i].id;
        m_nodes[i] = m_findings.gone.contains(id) ? Emphasis::Gone
            : m_findings.losses.contains(id)      ? Emphasis::Strong
                                                  : Emphasis::Pale;
    }
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        const GatheredEdge &edge = m_findings.shown.edges[i];
        m_edges[i] = m_findings.gone.contains(edge.from) || m_findings.gone.contains(edge.to) ? Emphasis::Gone
                                                                                              : Emphasis::Pale;
    }
}

void GraphPainter::weighHighlight()
{
    std::fill(m_nodes.begin(), m_nodes.end(), Emphasis::Pale);
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        const GatheredEdge &edge = m_findings.shown.edges[i];
        const bool isNear = m_plan.highlight.contains(edge.from) || m_plan.highlight.contains(edge.to);
        m_edges[i] = isNear ? Emphasis::Plain : Emphasis::Pale;
        if (isNear)
            for (const std::string &end : {edge.from, edge.to})
                m_nodes[positionOf(end)] = Emphasis::Plain;
    }
    for (const std::string &id : m_plan.highlight)
        if (m_findings.node(id))
            m_nodes[positionOf(id)] = Emphasis::Strong;
}

Stroke GraphPainter::strokeOf(std::size_t edge) const
{
    const GatheredEdge &each = m_findings.shown.edges[edge];
    const Emphasis emphasis = m_edges[edge];
    const double width = m_widths.of(each);
    const std::optional<Nature> nature = natureOf(each.sum);
    Stroke stroke = undisclosedStroke(m_style, m_scale);
    if (nature)
        stroke = {edgeColour(m_style, *nature, isMostlyFirm(each.sum), width), width * m_scale, {}, false};
    else if (weightOf(each.sum, m_findings.weight) > 0 && m_findings.weight != EdgeWeight::Money)
        stroke.width = width * m_scale;
    if (emphasis == Emphasis::Gone) {
        stroke.colour = mixed(m_style.axis, m_style.background, width > 4 ? 0.55 : 0.25);
        if (width < 4)
            stroke.dashes = {6 * m_scale, 4 * m_scale};
    } else if (emphasis == Emphasis::Pale) {
        stroke.colour = mixed(stroke.colour, m_style.background, width > 4 ? 0.8 : 0.72);
    } else if (emphasis == Emphasis::Strong) {
        stroke.width = std::max(stroke.width, 3 * m_scale);
        stroke.colour = nature ? natureColour(m_style, *nature) : m_style.ink;
    }
    return stroke;
}

QPainterPath GraphPainter::pathOf(const Route &route, double shortened) const
{
    QPainterPath path(point(route.start));
    for (std::size_t i = 0; i < route.pieces.size(); ++i) {
        RoutePiece piece = route.pieces[i];
        if (i + 1 == route.pieces.size()) { // level at its end, so it can be cut there
            piece.end.rx() += shortened;
            piece.control2.rx() += shortened;
        }
        path.cubicTo(point(piece.control1), point(piece.control2), point(piece.end));
    }
    return path;
}

GraphPainter::EdgeLine GraphPainter::lineOf(std::size_t edge) const
{
    const Route &route = m_geometry.routes[edge];
    EdgeLine line{{}, strokeOf(edge), m_edges[edge], route.kind != RouteKind::Forward};
    line.path = pathOf(route, line.hasArrow ? arrowLength(line.stroke.width, m_scale) / m_scale - 0.5 : 0);
    return line;
}

void GraphPainter::makeLines()
{
    for (std::size_t i = 0; i < m_edges.size(); ++i)
        m_lines.push_back(m_geometry.routes[i].pieces.empty() ? EdgeLine{} : lineOf(i));
}

void GraphPainter::drawFrames()
{
    for (const GroupFrame &frame : m_geometry.frames) {
        const PartyKind kind = *fromWord<PartyKind>(std::string_view(frame.group).substr(1));
        const QColor colour = kindColour(m_style, kind);
        const QPainterPath outline = roundedBox(rect(frame.rect), 7 * m_scale);
        m_drawing.fill(outline, mixed(m_style.background, colour, m_style.theme == ThemeName::Dark ? 0.09 : 0.055));
        m_drawing.stroke(outline, {mixed(m_style.background, colour, 0.25), m_scale, {}, false});
        drawFrameTitle(frame);
    }
}

void GraphPainter::drawFrameTitle(const GroupFrame &frame)
{
    const PartyKind kind = *fromWord<PartyKind>(std::string_view(frame.group).substr(1));
    const QColor colour = readableOn(m_style, kindColour(m_style, kind), m_style.background);
    QFont font = interFont(std::max(11, static_cast<int>(std::lround(11.5 * m_scale))), QFont::DemiBold);
    font.setLetterSpacing(QFont::PercentageSpacing, 104);
    const QRectF room = rect(frame.title);
    m_drawing.text(shortened(kindsText(kind).toUpper(), font, room.width() - 16 * m_scale), font, colour,
                   {room.left() + 1 * m_scale, room.center().y() - 1 * m_scale}, Across::Left, Along::Middle);
    if (m_findings.open.contains(kind))
        drawPlus({room.right() - 7 * m_scale, room.center().y() - 1 * m_scale}, false, colour);
}

void GraphPainter::drawPlus(QPointF at, bool isPlus, const QColor &colour)
{
    const double half = 4 * m_scale;
    QPainterPath sign(at - QPointF(half, 0));
    sign.lineTo(at + QPointF(half, 0));
    if (isPlus) {
        sign.moveTo(at - QPointF(0, half));
        sign.lineTo(at + QPointF(0, half));
    }
    m_drawing.stroke(sign, {colour, 1.6 * m_scale, {}, true});
}

/// The wide ones first, each in a thin casing of the ground, so that crossings are read.
void GraphPainter::drawEdges()
{
    std::vector<std::size_t> order(m_lines.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const auto rank = [this](std::size_t edge) {
        return std::pair(m_lines[edge].emphasis == Emphasis::Strong     ? 1
                             : m_lines[edge].emphasis == Emphasis::Pale ? -1
                                                                        : 0,
                         -m_lines[edge].stroke.width);
    };
    std::stable_sort(order.begin(), order.end(), [&rank](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    for (const std::size_t edge : order) {
        const EdgeLine &line = m_lines[edge];
        if (line.path.isEmpty())
            continue;
        m_drawing.stroke(line.path, {m_style.background, line.stroke.width + 1.4 * m_scale, {}, false});
        m_drawing.stroke(line.path, line.stroke);
        if (line.hasArrow)
            m_drawing.fill(arrowInto(point(m_geometry.routes[edge].end()), line.stroke.width, false, m_scale),
                           line.stroke.colour);
    }
}

void GraphPainter::drawNode(std::size_t node)
{
    const GatheredNode &each = m_findings.shown.nodes[node];
    const Emphasis emphasis = m_nodes[node];
    const QRectF box = rect(m_geometry.boxes[node]);
    QColor colour = kindColour(m_style, each.kind);
    if (emphasis == Emphasis::Gone)
        colour = mixed(m_style.axis, m_style.background, 0.3);
    else if (emphasis == Emphasis::Pale)
        colour = mixed(colour, m_style.background, 0.55);
    const QColor ground = emphasis == Emphasis::Gone ? m_style.panel : boxColour(m_style);
    const QColor border = mixed(colour, m_style.background, emphasis == Emphasis::Strong ? 0 : 0.35);
    const double radius = 5 * m_scale;
    if (each.isGathered()) // a pile of cards
        for (const double by : {5.0, 2.5}) {
            const QPainterPath under = roundedBox(box.translated(by * m_scale, by * m_scale), radius);
            m_drawing.fill(under, ground);
            m_drawing.stroke(under, {mixed(border, m_style.background, 0.35), m_scale, {}, false});
        }
    const QPainterPath outline = roundedBox(box, radius);
    m_drawing.fill(outline, ground);
    QPainterPath stripe = outline;
    QPainterPath left;
    left.addRect(QRectF(box.left(), box.top(), 5 * m_scale, box.height()));
    m_drawing.fill(stripe.intersected(left), colour);
    Stroke edge{border, (emphasis == Emphasis::Strong ? 1.8 : 1.1) * m_scale, {}, false};
    if (emphasis == Emphasis::Gone)
        edge.dashes = {4 * m_scale, 3 * m_scale};
    m_drawing.stroke(outline, edge);
    drawNodeTexts(node, box, ground);
}

/// The name, in short where that says it as well: «Oracle» for «Oracle Cloud Infrastructure», unless Oracle is there
/// too.
QString GraphPainter::fittingName(const GatheredNode &node, const QFont &font, double room) const
{
    const QString name = nodeName(node, m_findings);
    if (node.isGathered() || widthOf(name, font) <= room)
        return shortened(name, font, room);
    const QString everyday = everydayName(*m_plan.ledger, node.id);
    const bool isTaken = std::any_of(m_findings.shown.nodes.begin(), m_findings.shown.nodes.end(),
                                     [&](const GatheredNode &other) { return qstring(other.name) == everyday; });
    return shortened(isTaken ? name : everyday, font, room);
}

void GraphPainter::drawNodeTexts(std::size_t node, const QRectF &box, const QColor &ground)
{
    const GatheredNode &each = m_findings.shown.nodes[node];
    const bool isFaint = m_nodes[node] == Emphasis::Gone || m_nodes[node] == Emphasis::Pale;
    const double left = box.left() + 12 * m_scale;
    const double room = box.width() - 17 * m_scale;
    const QFont strong = fontFor(TextRole::LabelStrong, m_scale);
    const QFont small = fontFor(TextRole::Footnote, m_scale);
    const QColor muted = readableOn(m_style, m_style.mutedInk, ground);
    struct Line
    {
        QString text;
        QFont font;
        QColor colour;
    };
    std::vector<Line> lines{{fittingName(each, strong, room - (each.isGathered() ? 18 * m_scale : 0)), strong,
                             isFaint ? muted : m_style.ink}};
    const auto loss = m_findings.losses.find(each.id);
    if (m_findings.gone.contains(each.id))
        lines.push_back({PictureText::tr("gone"), small, muted});
    else if (loss == m_findings.losses.end())
        lines.push_back({nodeFigure(each, m_findings.weight, m_plan.locale), small, muted});
    if (loss != m_findings.losses.end()) {
        lines.push_back({lossText(loss->second, m_plan.locale), interFont(small.pixelSize(), QFont::DemiBold),
                         readableOn(m_style, m_style.warning, ground)});
        QString names = leftText(loss->second, m_plan, 3);
        for (std::size_t most = 3; most-- > 0 && widthOf(names, small) > room;)
            names = leftText(loss->second, m_plan, most);
        lines.push_back({names, small, muted});
    }
    const double pitch = 16.5 * m_scale;
    double y = box.center().y() - pitch * (static_cast<double>(lines.size()) - 1) / 2;
    for (const Line &line : lines) {
        m_drawing.text(shortened(line.text, line.font, room), line.font, line.colour, {left, y}, Across::Left,
                       Along::Middle);
        y += pitch;
    }
    if (each.isGathered())
        drawPlus({box.right() - 13 * m_scale, box.center().y() - pitch * (static_cast<double>(lines.size()) - 1) / 2},
                 true, muted);
}

bool GraphPainter::drawLabel(std::size_t edge, TakenRoom &taken)
{
    const GatheredEdge &each = m_findings.shown.edges[edge];
    const Route &route = m_geometry.routes[edge];
    const std::optional<Nature> nature = natureOf(each.sum);
    QString text = edgeLabel(each, m_findings, m_plan.locale);
    if (m_style.usesPatterns && nature) // greys do not tell natures apart
        text += QLatin1Char(' ') + nameOf(*nature);
    const QFont font = interFont(std::max(11, static_cast<int>(std::lround(11.5 * m_scale))), QFont::DemiBold);
    const QColor colour = nature ? natureColour(m_style, *nature) : m_style.axis;
    for (const double part : {0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8})
        for (std::size_t piece = 0; piece < route.pieces.size(); ++piece) {
            const QRectF words = Drawing::room(text, font, point(route.at(piece, part)), Across::Centre, Along::Middle);
            const QRectF pill = words.adjusted(-5 * m_scale, -1 * m_scale, 5 * m_scale, 1 * m_scale);
            if (!taken.isFree(pill.adjusted(-2, -2, 2, 2)))
                continue;
            const QPainterPath outline = roundedBox(pill, pill.height() / 2);
            const bool isGone = m_edges[edge] == Emphasis::Gone;
            m_drawing.fill(outline, m_style.background);
            m_drawing.stroke(outline,
                             {isGone ? m_style.axis : mixed(colour, m_style.background, 0.3), m_scale, {}, false});
            m_drawing.text(text, font, readableOn(m_style, isGone ? m_style.axis : colour, m_style.background), words);
            taken.take(pill);
            return true;
        }
    return false;
}

/// The heaviest first; what finds no free place goes without.
void GraphPainter::drawLabels()
{
    TakenRoom taken(QRectF(QPointF(), m_drawing.size()));
    for (const QRectF &box : m_geometry.boxes)
        if (!box.isEmpty())
            taken.take(rect(box).adjusted(-2, -1, 3, 3));
    for (const GroupFrame &frame : m_geometry.frames)
        taken.take(rect(frame.title));
    std::size_t drawn = 0;
    for (std::size_t edge = 0; edge < m_edges.size() && drawn < mostEdgeLabels; ++edge) {
        const bool isTold = m_edges[edge] == Emphasis::Strong || m_edges[edge] == Emphasis::Gone
            || (m_edges[edge] == Emphasis::Plain && m_widths.of(m_findings.shown.edges[edge]) >= leastLabelledWidth);
        if (isTold && !m_lines[edge].path.isEmpty()
            && !edgeLabel(m_findings.shown.edges[edge], m_findings, m_plan.locale).isEmpty())
            drawn += drawLabel(edge, taken);
    }
}

void GraphPainter::markAll()
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].path.isEmpty())
            continue;
        const GatheredEdge &edge = m_findings.shown.edges[i];
        QPainterPathStroker stroker;
        stroker.setWidth(std::max(m_lines[i].stroke.width, 7 * m_scale));
        stroker.setCurveThreshold(1.0);
        const QString id = qstring(edge.from + ">" + edge.to);
        m_drawing.mark({QStringLiteral("edge/") + id,
                        stroker.createStroke(m_lines[i].path),
                        edgeName(edge, m_findings),
                        edgeWords(edge, m_findings, m_plan.locale),
                        {QStringLiteral("edge"), id}});
    }
    for (const GroupFrame &frame : m_geometry.frames) {
        const std::string kind = frame.group.substr(1);
        if (m_findings.open.contains(*fromWord<PartyKind>(kind)))
            m_drawing.mark({QStringLiteral("close/%1/%2").arg(qstring(kind)).arg(frame.column),
                            roundedBox(rect(frame.title), 3),
                            PictureText::tr("Close the %1").arg(kindsText(*fromWord<PartyKind>(kind))),
                            PictureText::tr("gathers them again"),
                            {QStringLiteral("group-close"), qstring(kind)}});
    }
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (m_geometry.boxes[i].isEmpty())
            continue;
        const GatheredNode &node = m_findings.shown.nodes[i];
        const MarkTarget target = node.isGathered() ? MarkTarget{QStringLiteral("group"), qstring(word(node.kind))}
                                                    : MarkTarget{QStringLiteral("party"), qstring(node.id)};
        m_drawing.mark({QStringLiteral("node/") + qstring(node.id), roundedBox(rect(m_geometry.boxes[i]), 5 * m_scale),
                        nodeName(node, m_findings), nodeWords(node, m_findings, m_plan), target});
    }
}

} // namespace ledger
