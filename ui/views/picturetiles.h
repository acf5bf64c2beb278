#pragma once

#include "picture.h"

#include <QColor>
#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <map>
#include <vector>

namespace ledger
{

/// A square piece of a picture at one scale. Scales are told in 4096ths of a pixel of the screen for each unit of the
/// picture, so that pieces meet without a seam.
struct Tile
{
    int scale = 4096;
    int column = 0;
    int row = 0;

    auto operator<=>(const Tile &) const = default;

    static constexpr int side = 256; ///< pixels of the screen
    [[nodiscard]] double pixelsPerUnit() const { return scale / 4096.0; }
    /// What of the picture it shows.
    [[nodiscard]] QRectF shows() const
    {
        const double units = side / pixelsPerUnit();
        return {column * units, row * units, units, units};
    }
};

/// The tiles at a scale that a part of the picture is made of, the nearest to its middle first.
[[nodiscard]] std::vector<Tile> tilesOf(const QRectF &part, int scale, QSizeF picture);

/// Paints a picture piece by piece, away from the window's thread, and keeps what it painted of late.
class PictureTiles : public QObject
{
    Q_OBJECT

public:
    explicit PictureTiles(QObject *parent = nullptr);
    ~PictureTiles() override;

    /// Begins anew; null for no picture.
    void setPicture(const PicturePtr &picture, const QColor &background);
    /// What is painted of a tile; null where nothing is yet.
    [[nodiscard]] const QImage *find(const Tile &tile);
    /// What is to be painted, the most urgent first. What was wanted before and is not begun is wanted no more.
    void want(std::vector<Tile> tiles);
    [[nodiscard]] bool isPainting() const { return m_isPainting; }

Q_SIGNALS:
    void painted(const ledger::Tile &tile);

private:
    struct Kept
    {
        QImage image = {};
        quint64 asked = 0; // when it was last asked for
    };

    void paintNext();
    void keep(quint64 series, const Tile &tile, const QImage &image);
    void forgetOldest();

    PicturePtr m_picture;
    QColor m_background;
    quint64 m_series = 0; // counts pictures: what is painted of an earlier one is dropped
    quint64 m_clock = 0;
    std::map<Tile, Kept> m_kept;
    std::vector<Tile> m_wanted;
    std::size_t m_most = 0; // tiles that may be kept
    bool m_isPainting = false;
    QThreadPool m_worker; // one thread; last, so that it is waited for before the rest goes
};

} // namespace ledger
