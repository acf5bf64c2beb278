#include "frame.h"

#include "picturetext.h"
#include "strokes.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{
double lineHeight(const QFont &font) { return std::ceil(QFontMetricsF(font).height() * 1.04); }

/// Draws lines of text one under the other and tells where the next would begin.
double drawLines(Drawing &drawing, const QStringList &lines, const QFont &font, const QColor &colour, QPointF topLeft)
{
    double top = topLeft.y();
    for (const QString &line : lines) {
        drawing.text(line, font, colour, {topLeft.x(), top}, Across::Left, Along::Top);
        top += lineHeight(font);
    }
    return top;
}

/// Whether a text was broken into these lines without being shortened.
bool isWhole(const QStringList &lines, const QString &text) { return lines.join(QLatin1Char(' ')) == text; }

/// The lines of a text or, where it does not fit into so many, of a shorter one.
QStringList wrappedOrShort(const QString &text, const QString &otherwise, const QFont &font, double width, int lines)
{
    const QStringList whole = wrapped(text, font, width, lines);
    return isWhole(whole, text) ? whole : wrapped(otherwise, font, width, lines);
}

/// The title's font: as large as is usual, or a little smaller where the title would lose its end.
QFont titleFontFor(const QString &title, double scale, double width, int lines)
{
    for (const double part : {1.0, 0.9, 0.8})
        if (const QFont font = fontFor(TextRole::Title, scale * part);
            isWhole(wrapped(title, font, width, lines), title))
            return font;
    return fontFor(TextRole::Title, scale * 0.8);
}

/// «Sources: 1 …; 2 …; and 23 more» with as many as fit into so many lines.
QStringList sourceLines(const QStringList &sources, int further, const QFont &font, double width, int lines)
{
    if (sources.isEmpty())
        return {};
    QStringList numbered;
    double used = widthOf(PictureText::tr("Sources: %1").arg(QString()), font);
    // A line's end leaves some room unused, and what is left out has to be said.
    const double room = width * lines
        - widthOf(PictureText::tr("%1; and %2 more").arg(QString()).arg(sources.size() + further), font);
    while (numbered.size() < sources.size()) {
        const QString next
            = QStringLiteral("%1%2%3").arg(numbered.size() + 1).arg(QChar(0x00a0)).arg(sources[numbered.size()]);
        used += widthOf(next + QStringLiteral("; "), font);
        if (used > room && !numbered.isEmpty())
            break;
        numbered.append(next);
    }
    for (;; numbered.removeLast()) {
        QString text = PictureText::tr("Sources: %1").arg(numbered.join(QStringLiteral("; ")));
        if (const qsizetype more = sources.size() - numbered.size() + further; more > 0)
            text = PictureText::tr("%1; and %2 more").arg(text).arg(more);
        QStringList told = wrapped(text, font, width, lines);
        if (numbered.size() == 1 || isWhole(told, text))
            return told;
    }
}

double signWidth(LegendSign sign, double scale)
{
    const bool isDot = sign == LegendSign::Counts || sign == LegendSign::Stands;
    return (sign == LegendSign::Contested || isDot ? 12 : sign == LegendSign::Range ? 30 : 20) * scale;
}

/// What a claim says, filled where it counts.
void drawDot(Drawing &drawing, const QPointF &middle, bool isFilled, const Style &style, double scale)
{
    QPainterPath dot;
    dot.addEllipse(middle, 4.5 * scale, 4.5 * scale);
    drawing.fill(dot, isFilled ? style.series : style.background);
    drawing.stroke(dot, {style.series, std::max(1.5, 2 * scale), {}, false});
}

void drawBounds(Drawing &drawing, const QRectF &room, const Style &style, double scale)
{
    QPainterPath line(QPointF(room.left(), room.center().y()));
    line.lineTo(room.right(), room.center().y());
    for (const double end : {room.left(), room.right()}) {
        line.moveTo(end, room.top());
        line.lineTo(end, room.bottom());
    }
    drawing.stroke(line, {style.series, std::max(1.0, 1.2 * scale), {}, false});
}

void drawSign(Drawing &drawing, LegendSign sign, const QRectF &room, const Style &style, double scale)
{
    const double y = room.center().y();
    switch (sign) {
    case LegendSign::Firm:
        return drawFirmness(drawing, room, style.series, Firmness::Firm, style, scale);
    case LegendSign::Contingent:
        return drawFirmness(drawing, room, style.series, Firmness::Contingent, style, scale);
    case LegendSign::Potential:
        return drawFirmness(drawing, room, style.series, Firmness::Potential, style, scale);
    case LegendSign::Revenue:
        return drawing.fill(QRectF(room.left(), y - 1.5 * scale, room.width(), 3 * scale), style.ink);
    case LegendSign::Assumed:
        drawFirmness(drawing, room, style.series, Firmness::Firm, style, scale);
        return drawDottedEdge(drawing, room, style, scale);
    case LegendSign::AssumedTop:
        drawing.fill(room.adjusted(0, room.height() / 2, 0, 0), style.grid);
        return drawDottedTop(drawing, room.left(), room.right(), y, style, scale);
    case LegendSign::Range:
        return drawWhisker(drawing, y, room.left() + scale, room.right() - scale, room.center().x(), style,
                           scale * 0.8);
    case LegendSign::Over:
        return drawOpenArrow(drawing, {room.left(), y}, style, scale);
    case LegendSign::Counts:
    case LegendSign::Stands:
        return drawDot(drawing, room.center(), sign == LegendSign::Counts, style, scale);
    case LegendSign::Bounds:
        return drawBounds(drawing, room, style, scale);
    case LegendSign::Contested:
        break;
    }
    QPainterPath bars(QPointF(room.left(), y - 2 * scale)); // ≠ drawn, since a sign is no label
    bars.lineTo(room.right() - 3 * scale, y - 2 * scale);
    bars.moveTo(room.left(), y + 2 * scale);
    bars.lineTo(room.right() - 3 * scale, y + 2 * scale);
    bars.moveTo(room.right() - 5 * scale, y - 5 * scale);
    bars.lineTo(room.left() + 2 * scale, y + 5 * scale);
    drawing.stroke(bars, {style.warning, 1.4 * scale, {}, true});
}

/// One or two rows of signs with their meaning; what does not fit any more is left to the caption.
double drawLegend(Drawing &drawing, const std::vector<LegendSign> &signs, const Style &style, double scale, double left,
                  double right, double top, int rows)
{
    const QFont font = fontFor(TextRole::Footnote, scale);
    const double height = lineHeight(font) * 1.15;
    double x = left;
    double y = top;
    for (const LegendSign sign : signs) {
        const QString text = meaningOf(sign);
        const double width = signWidth(sign, scale) + 6 * scale + widthOf(text, font);
        if (x > left && x + width > right) {
            if (--rows == 0)
                break;
            x = left;
            y += height;
        }
        if (x + width > right)
            continue;
        const double signHeight = std::round(10 * scale);
        drawSign(drawing, sign, {x, std::round(y + (height - signHeight) / 2), signWidth(sign, scale), signHeight},
                 style, scale);
        drawing.text(text, font, style.mutedInk, {x + signWidth(sign, scale) + 6 * scale, y + height / 2}, Across::Left,
                     Along::Middle);
        x += width + 18 * scale;
    }
    return y + height;
}

Caption captionOf(const FrameWords &words)
{
    Caption caption{words.title, words.subtitle, words.fullSources, words.asOf, words.basis, {}};
    for (const LegendSign sign : words.legend)
        caption.legend.append(meaningOf(sign));
    return caption;
}
} // namespace

double scaleFor(QSizeF size)
{
    const double ratio = size.width() * size.height() / (1120.0 * 640.0);
    return std::clamp(std::pow(ratio, 0.36), 0.8, 2.4);
}

QString meaningOf(LegendSign sign)
{
    switch (sign) {
    case LegendSign::Firm:
        return PictureText::tr("firm");
    case LegendSign::Contingent:
        return PictureText::tr("contingent");
    case LegendSign::Potential:
        return PictureText::tr("potential");
    case LegendSign::Range:
        return PictureText::tr("lowest to highest claim");
    case LegendSign::Over:
        return PictureText::tr("or more");
    case LegendSign::Contested:
        return PictureText::tr("contested");
    case LegendSign::Assumed:
    case LegendSign::AssumedTop:
        return PictureText::tr("on an assumed term");
    case LegendSign::Revenue:
        return PictureText::tr("the payer’s revenue");
    case LegendSign::Counts:
        return PictureText::tr("counts on this basis");
    case LegendSign::Stands:
        return PictureText::tr("stands as well");
    case LegendSign::Bounds:
        break;
    }
    return PictureText::tr("bounds that the claim gives");
}

QRectF drawFrame(Drawing &drawing, const FrameWords &words, const Style &style, std::optional<double> ownScale)
{
    const double scale = ownScale.value_or(scaleFor(drawing.size()));
    const double width = drawing.size().width();
    const double height = drawing.size().height();
    const bool isLow = height < 440;
    const double margin = std::round(std::clamp(28 * scale, 14.0, width / 8));
    drawing.caption = captionOf(words);
    drawing.fill(QRectF(QPointF(), drawing.size()), style.background);

    double top = std::round(margin * (isLow ? 0.6 : 0.85));
    const double inner = width - 2 * margin;
    const double told
        = words.room > 0 ? std::min(inner, words.room - 2 * margin) : inner; // words are read without moving
    drawing.rule(QRectF(margin, top, 44 * scale, 4.5 * scale), style.accent);
    top += std::round((isLow ? 9 : 13) * scale);
    const int titleLines = height < 300 ? 1 : 2;
    const QFont titleFont = titleFontFor(words.title, isLow ? std::min(scale, 0.8) : scale, told, titleLines);
    top = drawLines(drawing, wrapped(words.title, titleFont, told, titleLines), titleFont, style.ink, {margin, top});
    const QFont subtitleFont = fontFor(TextRole::Subtitle, scale);
    const int subtitleLines = isLow ? 1 : 2;
    top = drawLines(drawing, wrappedOrShort(words.subtitle, words.shortSubtitle, subtitleFont, told, subtitleLines),
                    subtitleFont, style.mutedInk, {margin, top + std::round(1 * scale)});
    if (!words.legend.empty())
        top = drawLegend(drawing, words.legend, style, scale, margin, width - margin, top + std::round(5 * scale),
                         isLow ? 1 : 2);

    const QFont footFont = fontFor(TextRole::Footnote, scale);
    QStringList foot = wrapped(words.notes.join(QStringLiteral(" · ")), footFont, inner, isLow ? 1 : 2);
    foot += sourceLines(words.sources, words.furtherSources, footFont, inner, isLow ? 1 : 2);
    const double footTop = height - std::round(margin * 0.6) - lineHeight(footFont) * static_cast<double>(foot.size());
    drawLines(drawing, foot, footFont, style.mutedInk, {margin, footTop});

    const double bodyTop = top + std::round(10 * scale);
    return {margin, bodyTop, inner, std::max(0.0, footTop - std::round(10 * scale) - bodyTop)};
}

PicturePtr emptyPicture(QSizeF size, const QString &title, const QString &help, const Style &style)
{
    Drawing drawing(size);
    const double scale = scaleFor(size);
    FrameWords words;
    words.title = title;
    const QRectF body = drawFrame(drawing, words, style);
    const QFont font = fontFor(TextRole::Subtitle, scale);
    const int lines = std::max(1, static_cast<int>(body.height() / lineHeight(font)));
    drawLines(drawing, wrapped(help, font, std::min(body.width(), 640 * scale), std::min(lines, 8)), font,
              style.mutedInk, body.topLeft());
    drawing.sentence = title + QStringLiteral(". ") + help;
    return std::move(drawing).picture();
}

} // namespace ledger
