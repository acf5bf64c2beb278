#pragma once

#include "markcanvas.h"
#include "picturetiles.h"

#include <QImage>

#include <optional>

class QToolButton;

namespace ledger
{

class MiniMap;

/// One step of zooming.
inline constexpr double mapZoomStep = 1.25;

/// A picture that may be far larger than the room, as map programs show maps: the wheel zooms at the pointer, a drag
/// moves, a mini-map says where one is. What is painted is kept in tiles, so that moving only copies them.
///
/// Keys besides those of every picture: Ctrl or Shift and an arrow move, Page Up and Page Down move by a page, plus and
/// minus zoom, Home shows everything, Z what is selected.
class MapCanvas : public MarkCanvas
{
    Q_OBJECT

public:
    explicit MapCanvas(QWidget *parent = nullptr);
    ~MapCanvas() override;

    using MarkCanvas::setStyle;
    void setStyle(const Style &style) override;

    /// Pixels for each unit of the picture.
    [[nodiscard]] double scale() const;
    /// The scale that one begins with, at which every text can be read; grows with the program's text.
    [[nodiscard]] double readableScale() const;
    /// The part of the picture that is seen, in its units.
    [[nodiscard]] QRectF seen() const;
    /// From the picture's coordinates to this widget's.
    [[nodiscard]] QTransform placing() const override;
    /// Whether all that is seen is painted sharply.
    [[nodiscard]] bool isSharp() const { return m_isSharp; }

    void zoomBy(double factor, QPointF at);
    void moveBy(QPointF pixels);
    /// Moves until a rectangle of the picture is seen, and no further than that.
    void moveTo(const QRectF &rect);

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    /// Shows everything.
    void fit();
    /// Shows what is selected as large as it can be read, or everything where that is too large.
    void zoomToSelection();
    void moveMiddleTo(QPointF point);

Q_SIGNALS:
    /// Another part is seen, or at another scale.
    void moved();

protected:
    void paintPicture(QPainter &painter) override;
    void repaintPicture() override;
    void place(const PicturePtr &before) override;
    void reveal(int mark) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// Who decided what is seen: the picture itself, *Fit*, or the reader.
    enum class Placed { AtFirst, Fitted, ByReader };

    [[nodiscard]] int scaleFor(double scale) const;
    [[nodiscard]] double fittingScale() const;
    [[nodiscard]] QRectF marksBounds(const std::vector<int> &marks) const;
    [[nodiscard]] std::optional<QPointF> shiftFrom(const Picture &before) const;
    void begin();
    void setView(int scale, QPointF origin, Placed by);
    void keepStandIn();
    [[nodiscard]] int coarseScale() const;
    void paintCoarse(QPainter &painter);
    void paintStandIn(QPainter &painter);
    void askForTiles(const std::vector<Tile> &visible);
    void take(const Tile &tile);
    void drawMiniMap();
    void showMiniMap();
    void addButton(const QString &name, const QString &text, const QString &tip, void (MapCanvas::*then)());
    bool moveByKey(const QKeyEvent &event);

    PictureTiles m_tiles;
    int m_scale = 4096; // as Tile::scale
    QPointF m_origin; // of the picture, in this widget's pixels; on a whole pixel of the screen
    Placed m_placed = Placed::AtFirst;
    bool m_isSharp = false;

    QImage m_standIn; // what was last seen sharply
    QRectF m_standInShows; // in the picture's units

    std::optional<QPointF> m_pressed;
    bool m_isDragging = false;
    QPointF m_lastDrag;

    MiniMap *m_miniMap;
    std::vector<QToolButton *> m_buttons;
};

} // namespace ledger
