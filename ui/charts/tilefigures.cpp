#include "tiles.h"

#include "picturetext.h"
#include "strokes.h"
#include "wording.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{
constexpr int mostLines = 4; // of a figure's tile
constexpr double gaugeThickness = 9;

double rowHeight(TextRole role, double scale) { return std::ceil(QFontMetricsF(fontFor(role, scale)).height() * 1.04); }

/// Writes lines one under the other and tells where the next would begin.
double write(Drawing &drawing, const QStringList &lines, TextRole role, const QColor &ink, QPointF topLeft,
             double scale)
{
    double top = topLeft.y();
    for (const QString &line : lines) {
        drawing.text(line, fontFor(role, scale), ink, {topLeft.x(), top}, Across::Left, Along::Top);
        top += rowHeight(role, scale);
    }
    return top;
}

/// The lines, each broken where it must be, as far as there is room.
QStringList fitted(const QStringList &lines, TextRole role, double width, int most, double scale)
{
    QStringList all;
    for (const QString &line : lines)
        if (const auto left = most - static_cast<int>(all.size()); left > 0)
            all += wrapped(line, fontFor(role, scale), width, left);
    return all;
}

/// The gauge of a figure: a bar as long as the tile is wide.
class Gauge
{
public:
    Gauge(Drawing &drawing, const QRectF &room, const PicturePlan &plan, double scale)
        : m_drawing(drawing)
        , m_room(room)
        , m_style(plan.style)
        , m_scale(scale)
    {
    }

    /// By firmness, with the range of all claims; what is assumed has a dotted edge.
    void draw(const Total &total)
    {
        const double arrow = total.opensUpwards ? openArrowLength(m_scale) + 2 : 0;
        const double reach = static_cast<double>(std::max({total.high, total.value, Usd(1)}).dollars);
        const double perDollar = (m_room.width() - arrow - 2 * m_scale) / reach;
        const auto x = [&](Usd amount) { return m_room.left() + static_cast<double>(amount.dollars) * perDollar; };
        double left = m_room.left();
        for (std::size_t i = 0; i < total.byFirmness.size(); ++i) {
            const double width = static_cast<double>(total.byFirmness[i].dollars) * perDollar;
            drawFirmness(m_drawing, {left, m_room.top(), width, m_room.height()}, m_style.series,
                         static_cast<Firmness>(i), m_style, m_scale);
            left += width;
        }
        if (const double assumed = static_cast<double>(total.assumed.dollars) * perDollar; assumed >= 1)
            drawDottedEdge(m_drawing, {x(total.value) - assumed, m_room.top(), assumed, m_room.height()}, m_style,
                           m_scale * 0.7);
        if (total.low != total.high)
            drawWhisker(m_drawing, m_room.center().y(), x(total.low), x(total.high), x(total.value), m_style,
                        m_scale * 0.72);
        if (total.opensUpwards)
            drawOpenArrow(m_drawing, {x(std::max(total.high, total.value)), m_room.center().y()}, m_style, m_scale);
    }

    /// A part of a whole: the part solid, the rest as ground or, where it is something too, outlined.
    void draw(double part, bool isRestOutlined)
    {
        const double width = m_room.width() * std::clamp(part, 0.0, 1.0);
        const QRectF rest = m_room.adjusted(width, 0, 0, 0);
        if (isRestOutlined)
            drawFirmness(m_drawing, rest, m_style.series, Firmness::Potential, m_style, m_scale);
        else
            m_drawing.fill(rest, m_style.grid);
        m_drawing.fill(QRectF(m_room.left(), m_room.top(), width, m_room.height()), m_style.series);
    }

private:
    Drawing &m_drawing;
    QRectF m_room;
    const Style &m_style;
    double m_scale;
};

void drawGauge(Drawing &drawing, OverviewTile tile, const QRectF &room, const OverviewFindings &findings,
               const PicturePlan &plan, double scale)
{
    Gauge gauge(drawing, room, plan, scale);
    switch (tile) {
    case OverviewTile::Consumption:
        return gauge.draw(findings.consumption);
    case OverviewTile::Equity:
        return gauge.draw(findings.equity);
    case OverviewTile::Firmness: {
        Total whole = findings.money;
        whole.low = whole.high = whole.value; // parts of what is told, not what may be
        whole.opensUpwards = false;
        return gauge.draw(whole);
    }
    case OverviewTile::Power: {
        const double all = findings.power.value.gw + findings.power.undated.gw;
        return gauge.draw(findings.power.value.gw / std::max(all, 1e-9), true);
    }
    case OverviewTile::Circles:
        return gauge.draw(findings.circles.circulation.share, false);
    default:
        break; // charts have bodies
    }
}

bool isContestedFigure(OverviewTile tile, const OverviewFindings &findings)
{
    return (tile == OverviewTile::Consumption && findings.consumption.isContested)
        || (tile == OverviewTile::Equity && findings.equity.isContested)
        || (tile == OverviewTile::Power && findings.power.isContested);
}

/// The figure of a tile in words, for its mark.
QString figureWords(OverviewTile tile, const OverviewFindings &findings, const TileWords &words,
                    const PicturePlan &plan)
{
    if (words.isEmpty)
        return words.lines.join(QStringLiteral("; "));
    if (tile == OverviewTile::Consumption)
        return totalWords(findings.consumption, plan.locale);
    if (tile == OverviewTile::Equity)
        return totalWords(findings.equity, plan.locale);
    QStringList parts{words.figure};
    parts += words.lines;
    if (tile == OverviewTile::Firmness)
        parts.append(PictureText::tr("%1 things at odds").arg(findings.contested));
    if (tile == OverviewTile::Circles && findings.circles.largest) {
        QStringList names;
        for (const Id<Party> &party : findings.circles.largest->parties)
            names.append(everydayName(*plan.ledger, party.text));
        parts.append(
            PictureText::tr("no dollar counted twice, among %1 pairs of payer and payee").arg(findings.circles.legs));
        parts.append(
            PictureText::tr("largest loop: %1, %2", "names, money")
                .arg(names.join(QStringLiteral(" → ")), moneyText(findings.circles.largest->value, plan.locale)));
    }
    return joined(parts, QStringLiteral("; "));
}

QFont figureFont(double scale) { return interFont(static_cast<int>(std::lround(27 * scale)), QFont::Bold); }

void markDoor(Drawing &drawing, OverviewTile tile, const QRectF &outline, const TileWords &words, const QString &value)
{
    QPainterPath path;
    path.addRect(outline);
    const QString name = words.figure.isEmpty() ? words.title : words.title + QStringLiteral(": ") + words.figure;
    drawing.mark(
        {QStringLiteral("tile/") + qstring(word(tile)), path, name, value, {QStringLiteral("view"), words.door}});
}

void drawFigure(Drawing &drawing, OverviewTile tile, const QRectF &room, const OverviewFindings &findings,
                const PicturePlan &plan, double scale)
{
    const Style &style = plan.style;
    const TileWords words = tileWordsOf(tile, findings, plan);
    double top = room.top() + 7 * scale;
    const QFont strong = fontFor(TextRole::LabelStrong, scale);
    drawing.text(shortened(words.title, strong, room.width()), strong, style.ink, {room.left(), top}, Across::Left,
                 Along::Top);
    top += rowHeight(TextRole::LabelStrong, scale);
    if (!words.isEmpty) {
        const QFont font = figureFont(scale);
        const QRectF figure = drawing.text(shortened(words.figure, font, room.width()), font, style.ink,
                                           {room.left(), top}, Across::Left, Along::Top);
        if (isContestedFigure(tile, findings) && figure.right() + 22 * scale < room.right())
            drawNotEqual(drawing, {figure.right() + 12 * scale, figure.center().y() + scale}, style, 1.15 * scale);
        top = figure.bottom() + 3 * scale;
        drawGauge(drawing, tile, {room.left(), std::round(top), room.width(), std::round(gaugeThickness * scale)},
                  findings, plan, scale);
        top += (gaugeThickness + 7) * scale;
    } else {
        top += 4 * scale;
    }
    const auto lines = static_cast<int>((room.bottom() + 1 - top) / rowHeight(TextRole::Footnote, scale));
    write(drawing,
          fitted(words.lines, TextRole::Footnote, room.width(), std::min(lines, words.isEmpty ? 6 : mostLines + 2),
                 scale),
          TextRole::Footnote, style.mutedInk, {room.left(), top}, scale);
    markDoor(drawing, tile, room.adjusted(-4 * scale, 0, 4 * scale, 2 * scale), words,
             figureWords(tile, findings, words, plan));
}

void drawChart(Drawing &drawing, OverviewTile tile, const QRectF &room, const OverviewFindings &findings,
               const PicturePlan &plan, double scale)
{
    const Style &style = plan.style;
    const TileWords words = tileWordsOf(tile, findings, plan);
    double top = room.top() + 7 * scale;
    const QRectF head(room.left() - 4 * scale, room.top(), room.width() + 8 * scale, 0);
    top = write(drawing, wrapped(words.title, fontFor(TextRole::LabelStrong, scale), room.width(), 2),
                TextRole::LabelStrong, style.ink, {room.left(), top}, scale);
    top = write(drawing, fitted(words.lines, TextRole::Footnote, room.width(), words.isEmpty ? 3 : 1, scale),
                TextRole::Footnote, style.mutedInk, {room.left(), top + scale}, scale);
    markDoor(drawing, tile, QRectF(head.topLeft(), QPointF(head.right(), top + 2 * scale)), words,
             words.lines.join(QStringLiteral("; ")));
    if (!words.isEmpty)
        drawTileChart(drawing, tile, QRectF(QPointF(room.left(), top + 6 * scale), room.bottomRight()), findings, plan,
                      scale);
}
} // namespace

bool isFigure(OverviewTile tile) { return tile < OverviewTile::Share; }

double leastTileHeight(OverviewTile tile, double scale)
{
    if (!isFigure(tile))
        return std::ceil(225 * scale);
    return std::ceil(7 * scale + rowHeight(TextRole::LabelStrong, scale) + QFontMetricsF(figureFont(scale)).height()
                     + (10 + gaugeThickness) * scale + mostLines * rowHeight(TextRole::Footnote, scale));
}

double emptyTileHeight(double scale)
{
    return std::ceil(12 * scale + 2 * rowHeight(TextRole::LabelStrong, scale)
                     + 3 * rowHeight(TextRole::Footnote, scale));
}

void drawTile(Drawing &drawing, OverviewTile tile, const QRectF &room, const OverviewFindings &findings,
              const PicturePlan &plan, double scale)
{
    drawing.rule({room.left(), room.top(), room.width(), 1}, plan.style.axis);
    if (isFigure(tile))
        drawFigure(drawing, tile, room, findings, plan, scale);
    else
        drawChart(drawing, tile, room, findings, plan, scale);
}

} // namespace ledger
