#include "drawing.h"

#include <QFontMetricsF>
#include <QTextLayout>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace ledger
{

namespace
{
QPen penOf(const Stroke &stroke)
{
    QPen pen(stroke.colour, stroke.width, Qt::SolidLine, stroke.isRound ? Qt::RoundCap : Qt::FlatCap,
             stroke.isRound ? Qt::RoundJoin : Qt::MiterJoin);
    if (!stroke.dashes.empty()) {
        QList<qreal> pattern; // Qt counts dashes in widths of the line
        for (const double dash : stroke.dashes)
            pattern.append(dash / stroke.width);
        pen.setDashPattern(pattern);
    }
    return pen;
}

/// A path that shares nothing with another: what Qt computes of a path while it is painted is kept in what its copies
/// share, whatever thread they are used on.
QPainterPath ownCopy(const QPainterPath &path)
{
    QPainterPath copy;
    copy.addPath(path);
    copy.setFillRule(path.fillRule());
    return copy;
}
} // namespace

/// The finished picture.
class Drawing::Drawn final : public Picture
{
public:
    explicit Drawn(Drawing &&drawing) : m_drawing(std::move(drawing))
    {
        m_bounds.reserve(m_drawing.m_shapes.size());
        for (const Shape &shape : m_drawing.m_shapes)
            m_bounds.push_back(std::visit([](const auto &drawn) { return boundsOf(drawn); }, shape));
    }

    QSizeF size() const override { return m_drawing.m_size; }
    const std::vector<Mark> &marks() const override { return m_drawing.m_marks; }
    const std::vector<Label> &labels() const override { return m_drawing.m_labels; }
    const PictureTable &table() const override
    {
        std::call_once(m_tableOnce, [this] {
            if (m_drawing.table)
                m_table = m_drawing.table();
        });
        return m_table;
    }
    const Caption &caption() const override { return m_drawing.caption; }
    QString sentence() const override { return m_drawing.sentence; }

    /// Where the painter is clipped, what lies outside is left alone: a large picture is painted piece by piece.
    void paint(QPainter &painter) const override
    {
        const std::lock_guard guard(m_painting);
        const bool isPart = painter.hasClipping();
        const QRectF part = isPart ? painter.clipBoundingRect() : QRectF();
        painter.save();
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        for (std::size_t i = 0; i < m_bounds.size(); ++i)
            if (!isPart || m_bounds[i].intersects(part))
                std::visit([&painter](const auto &drawn) { paintOne(painter, drawn); }, m_drawing.m_shapes[i]);
        painter.restore();
    }

private:
    // With a pixel round it, for what antialiasing adds (and because a rectangle without height meets nothing).
    static QRectF boundsOf(const Fill &shape) { return shape.path.boundingRect().adjusted(-1, -1, 1, 1); }
    static QRectF boundsOf(const Box &shape) { return shape.rect.adjusted(-1, -1, 1, 1); }
    static QRectF boundsOf(const Line &shape)
    {
        const double reach = 2 * shape.stroke.width + 1; // a mitre sticks out by so much at most
        return shape.path.boundingRect().adjusted(-reach, -reach, reach, reach);
    }
    static QRectF boundsOf(const Text &shape)
    {
        const double reach = shape.rect.height() / 2; // of letters that lean out of their line
        return shape.rect.adjusted(-reach, -reach, reach, reach);
    }

    static void paintOne(QPainter &painter, const Fill &shape) { painter.fillPath(shape.path, shape.colour); }
    static void paintOne(QPainter &painter, const Box &shape) { painter.fillRect(shape.rect, shape.colour); }
    static void paintOne(QPainter &painter, const Line &shape)
    {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(penOf(shape.stroke));
        painter.drawPath(shape.path);
    }
    static void paintOne(QPainter &painter, const Text &shape)
    {
        painter.setFont(shape.font);
        painter.setPen(shape.colour);
        painter.drawText(shape.baseline, shape.text);
    }

    Drawing m_drawing;
    std::vector<QRectF> m_bounds; // of each shape
    mutable std::mutex m_painting;
    mutable std::once_flag m_tableOnce;
    mutable PictureTable m_table;
};

Drawing::Drawing(QSizeF size) : m_size(size) { }

void Drawing::fill(const QRectF &rect, const QColor &colour)
{
    if (rect.width() > 0 && rect.height() > 0)
        m_shapes.push_back(Box{rect, colour});
}

void Drawing::fill(const QPainterPath &path, const QColor &colour) { m_shapes.push_back(Fill{path, colour}); }

void Drawing::stroke(const QPainterPath &path, const Stroke &stroke)
{
    if (!path.isEmpty())
        m_shapes.push_back(Line{path, stroke});
}

void Drawing::line(const QPointF &from, const QPointF &to, const Stroke &with)
{
    QPainterPath path(from);
    path.lineTo(to);
    stroke(path, with);
}

void Drawing::rule(const QRectF &rect, const QColor &colour)
{
    const double left = std::round(rect.left());
    const double top = std::round(rect.top());
    fill(QRectF(left, top, std::max(1.0, std::round(rect.right()) - left),
                std::max(1.0, std::round(rect.bottom()) - top)),
         colour);
}

QRectF Drawing::room(const QString &text, const QFont &font, const QPointF &anchor, Across across, Along along)
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(text);
    const double height = metrics.ascent() + metrics.descent();
    const double left = across == Across::Left ? anchor.x()
        : across == Across::Right              ? anchor.x() - width
                                               : anchor.x() - width / 2;
    double top = anchor.y();
    if (along == Along::Baseline)
        top -= metrics.ascent();
    else if (along == Along::Bottom)
        top -= height;
    else if (along == Along::Middle) // letters look centred when their capitals are
        top -= metrics.ascent() - metrics.capHeight() / 2;
    return {left, top, width, height};
}

QRectF Drawing::text(const QString &text, const QFont &font, const QColor &colour, const QPointF &anchor, Across across,
                     Along along)
{
    return text.isEmpty() ? QRectF(anchor, QSizeF())
                          : this->text(text, font, colour, room(text, font, anchor, across, along));
}

QRectF Drawing::text(const QString &text, const QFont &font, const QColor &colour, const QRectF &room)
{
    if (text.isEmpty())
        return {room.topLeft(), QSizeF()};
    m_shapes.push_back(Text{text, font, colour, QPointF(room.left(), room.top() + QFontMetricsF(font).ascent()), room});
    m_labels.push_back(Label{text, room, static_cast<double>(font.pixelSize())});
    return room;
}

bool Drawing::isFree(const QRectF &rect) const
{
    return QRectF(QPointF(), m_size).contains(rect)
        && std::none_of(m_labels.begin(), m_labels.end(),
                        [&rect](const Label &label) { return label.rect.intersects(rect); });
}

void Drawing::mark(Mark mark)
{
    mark.outline = ownCopy(mark.outline); // shown on one thread while the picture is painted on another
    m_marks.push_back(std::move(mark));
}

void Drawing::nameMark(const QString &id, const QRectF &label)
{
    const auto found
        = std::find_if(m_marks.rbegin(), m_marks.rend(), [&id](const Mark &mark) { return mark.id == id; });
    if (found != m_marks.rend())
        found->label = label;
}

PicturePtr Drawing::picture() && { return std::make_shared<const Drawn>(std::move(*this)); }

// The outline is turned so that the hatching lies level; each level line then runs between pairs of crossings with the
// outline's edges (even-odd).
QPainterPath hatching(const QPainterPath &outline, double angle, double spacing)
{
    QTransform turn;
    turn.rotate(-angle);
    const QTransform back = turn.inverted();
    const QList<QPolygonF> polygons = outline.toSubpathPolygons(turn);
    QRectF bounds;
    for (const QPolygonF &polygon : polygons)
        bounds = bounds.united(polygon.boundingRect());

    QPainterPath lines;
    std::vector<double> crossings;
    // Levels are multiples of the spacing, so that neighbouring shapes continue one pattern.
    for (double y = std::ceil(bounds.top() / spacing) * spacing; y < bounds.bottom(); y += spacing) {
        crossings.clear();
        for (const QPolygonF &polygon : polygons)
            for (qsizetype i = 0; i < polygon.size(); ++i) {
                const QPointF a = polygon[i];
                const QPointF b = polygon[(i + 1) % polygon.size()];
                if ((a.y() <= y) != (b.y() <= y))
                    crossings.push_back(a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x()));
            }
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            lines.moveTo(back.map(QPointF(crossings[i], y)));
            lines.lineTo(back.map(QPointF(crossings[i + 1], y)));
        }
    }
    return lines;
}

double widthOf(const QString &text, const QFont &font) { return QFontMetricsF(font).horizontalAdvance(text); }

QString shortened(const QString &text, const QFont &font, double width)
{
    const QFontMetricsF metrics(font);
    if (metrics.horizontalAdvance(text) <= width)
        return text;
    const QString dots(QChar(0x2026));
    qsizetype least = 0;
    qsizetype most = text.size();
    while (least < most) {
        const qsizetype middle = (least + most + 1) / 2;
        if (metrics.horizontalAdvance(text.left(middle).trimmed() + dots) <= width)
            least = middle;
        else
            most = middle - 1;
    }
    if (least > 0 && text[least - 1].isHighSurrogate())
        --least;
    return least == 0 ? QString() : text.left(least).trimmed() + dots;
}

namespace
{
/// A text in one line, shaped once: where its letters stand. Shaping is what measuring costs.
class ShapedLine
{
public:
    ShapedLine(const QString &text, const QFont &font) : m_layout(text, font)
    {
        QTextOption option;
        option.setWrapMode(QTextOption::NoWrap);
        m_layout.setTextOption(option);
        m_layout.setCacheEnabled(true); // what is shaped would be forgotten otherwise, and shaped anew when asked
        m_layout.beginLayout();
        m_line = m_layout.createLine();
        m_line.setLineWidth(1);
        m_layout.endLayout();
    }

    /// How wide so many letters are from one on.
    [[nodiscard]] double width(qsizetype from, qsizetype count) const
    {
        return std::abs(m_line.cursorToX(static_cast<int>(from + count)) - m_line.cursorToX(static_cast<int>(from)));
    }

private:
    QTextLayout m_layout;
    QTextLine m_line;
};

/// Where the words of a text are: the first letter of each, and the one after its last.
std::vector<std::pair<qsizetype, qsizetype>> wordsIn(const QString &text)
{
    std::vector<std::pair<qsizetype, qsizetype>> words;
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype space = text.indexOf(QLatin1Char(' '), from);
        const qsizetype end = space < 0 ? text.size() : space;
        if (end > from)
            words.emplace_back(from, end);
        from = end + 1;
    }
    return words;
}
} // namespace

QStringList wrapped(const QString &text, const QFont &font, double width, int lines)
{
    QString plain = text; // not simplified(): that would loosen spaces that must not break
    plain.replace(QLatin1Char('\n'), QLatin1Char(' '));
    const auto words = wordsIn(plain);
    if (words.empty())
        return {};
    const ShapedLine shaped(plain, font);
    QStringList result;
    qsizetype from = words.front().first;
    qsizetype to = from;
    // A line that is broken is not quite shaped as it was in the whole: a pixel is kept for that.
    const auto fits = [&](qsizetype end) { return shaped.width(from, end - from) <= width - 1; };
    const auto endLine = [&] {
        const QString line = plain.mid(from, to - from).split(QLatin1Char(' '), Qt::SkipEmptyParts).join(u' ');
        result.append(fits(to) ? line : shortened(line, font, width));
    };
    for (const auto &[first, end] : words) {
        if (to > from && !fits(end)) {
            if (result.size() + 1 == lines) { // the last line takes all that is left, as far as it goes
                to = words.back().second;
                break;
            }
            endLine();
            from = first;
        }
        to = end;
    }
    endLine();
    return result;
}

} // namespace ledger
