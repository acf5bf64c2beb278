#pragma once

#include <QPainter>
#include <QPainterPath>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace ledger
{

/// What a mark of a picture stands for, and what a drill into it opens.
struct MarkTarget
{
    QString kind
        = {}; ///< `party`, `deal`, `claim`, `source`, `nature`, `firmness`, `status`, `kind`, `period`; empty: nothing
    QString id = {};

    bool operator==(const MarkTarget &) const = default;
};

/// One thing that can be pointed at in a picture: a bar, a segment, a line's point.
struct Mark
{
    QString id = {}; ///< stable over refreshes, unique in the picture
    QPainterPath outline = {}; ///< in the picture's coordinates
    QString name = {}; ///< in words, as a screen reader says it
    QString value = {}; ///< in words, with its range and how many claims it rests on
    MarkTarget target = {};
    QRectF label = {}; ///< where its name is written beside it, if it is: pointed at, it is the mark that is meant
};

/// One text of a picture, where it stands.
struct Label
{
    QString text = {};
    QRectF rect = {};
    double pixelSize = 0;
};

/// The numbers behind a picture. Cells of numeric columns are plain numbers in the C locale (dollars whole).
struct PictureTable
{
    QStringList columns = {};
    std::vector<bool> isNumeric = {}; ///< one for each column
    std::vector<QStringList> rows = {};
};

/// What stands round a picture, and goes wherever it goes.
struct Caption
{
    QString title = {};
    QString subtitle = {};
    QStringList footnotes = {}; ///< sources, numbered
    QString asOf = {};
    QString basis = {};
    QStringList legend = {};
};

/// All that can be shown or exported: immutable once made, laid out for one size and style, drawn by anybody. Made by
/// the free functions of ui/charts from plain results; painting from any thread is safe.
class Picture
{
public:
    virtual ~Picture();

    [[nodiscard]] virtual QSizeF size() const = 0;
    virtual void paint(QPainter &painter) const = 0;
    [[nodiscard]] virtual const std::vector<Mark> &marks() const = 0;
    [[nodiscard]] virtual const std::vector<Label> &labels() const = 0;
    [[nodiscard]] virtual const PictureTable &table() const = 0;
    [[nodiscard]] virtual const Caption &caption() const = 0;
    /// The picture in one sentence, for a screen reader and as alternative text.
    [[nodiscard]] virtual QString sentence() const = 0;
};

using PicturePtr = std::shared_ptr<const Picture>;

} // namespace ledger
