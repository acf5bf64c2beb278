#pragma once

#include "picture.h"

#include <QColor>
#include <QFont>

#include <functional>
#include <variant>

namespace ledger
{

/// A line's colour, width and dashes (in pixels; empty: solid).
struct Stroke
{
    QColor colour = {};
    double width = 1;
    std::vector<double> dashes = {};
    bool isRound = false;

    bool operator==(const Stroke &) const = default;
};

/// Where a text stands in relation to its anchor.
enum class Across { Left, Centre, Right };
enum class Along { Top, Middle, Baseline, Bottom };

/// A picture in the making: shapes and texts in the order in which they are drawn. Everything that has been placed as
/// text is a label. What it draws is plain geometry (no clipping, gradients, translucency, texture), so that PNG, SVG
/// and PDF agree.
class Drawing
{
public:
    explicit Drawing(QSizeF size);

    [[nodiscard]] QSizeF size() const { return m_size; }

    void fill(const QRectF &rect, const QColor &colour);
    void fill(const QPainterPath &path, const QColor &colour);
    void stroke(const QPainterPath &path, const Stroke &stroke);
    void line(const QPointF &from, const QPointF &to, const Stroke &stroke);
    /// A line of one pixel or more that lies on whole pixels, however the picture is drawn.
    void rule(const QRectF &rect, const QColor &colour);

    /// Writes one line and tells where it stands. Empty text leaves nothing behind.
    QRectF text(const QString &text, const QFont &font, const QColor &colour, const QPointF &anchor,
                Across across = Across::Left, Along along = Along::Baseline);
    /// The same in the room that it takes, where that has been looked for already.
    QRectF text(const QString &text, const QFont &font, const QColor &colour, const QRectF &room);
    /// The room that a text would take at an anchor.
    [[nodiscard]] static QRectF room(const QString &text, const QFont &font, const QPointF &anchor,
                                     Across across = Across::Left, Along along = Along::Baseline);
    /// Whether a rectangle is inside the picture and meets no label so far.
    [[nodiscard]] bool isFree(const QRectF &rect) const;

    void mark(Mark mark);
    /// Says where the name of a mark is written; nothing happens where there is no mark of that id.
    void nameMark(const QString &id, const QRectF &label);

    /// Makes the table when somebody first asks for it: most pictures are looked at, and their numbers are many.
    std::function<PictureTable()> table = {};
    Caption caption = {};
    QString sentence = {};

    /// The picture as drawn so far, for good.
    [[nodiscard]] PicturePtr picture() &&;

private:
    struct Fill
    {
        QPainterPath path;
        QColor colour;
    };
    struct Line
    {
        QPainterPath path;
        Stroke stroke;
    };
    struct Box
    {
        QRectF rect;
        QColor colour;
    };
    struct Text
    {
        QString text;
        QFont font;
        QColor colour;
        QPointF baseline;
        QRectF rect;
    };
    using Shape = std::variant<Fill, Line, Box, Text>;
    class Drawn;

    QSizeF m_size;
    std::vector<Shape> m_shapes;
    std::vector<Label> m_labels;
    std::vector<Mark> m_marks;
};

/// The lines that fill a closed outline at an angle (degrees), so far apart: hatching as geometry, since clipping and
/// pattern brushes do not survive in SVG.
[[nodiscard]] QPainterPath hatching(const QPainterPath &outline, double angle, double spacing);

/// The text, shortened with … until it fits the width; empty where not even one letter does.
[[nodiscard]] QString shortened(const QString &text, const QFont &font, double width);
[[nodiscard]] double widthOf(const QString &text, const QFont &font);
/// A text broken at spaces into so many lines at most, the last one shortened.
[[nodiscard]] QStringList wrapped(const QString &text, const QFont &font, double width, int lines);

} // namespace ledger
