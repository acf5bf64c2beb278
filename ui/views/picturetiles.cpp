#include "picturetiles.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{
constexpr std::size_t fewestKept = 240; // 60 MB

QImage paintedTile(const Picture &picture, const QColor &background, const Tile &tile)
{
    QImage image(Tile::side, Tile::side, QImage::Format_RGB32);
    image.fill(background);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setClipRect(image.rect());
    painter.translate(-double(tile.column) * Tile::side, -double(tile.row) * Tile::side);
    painter.scale(tile.pixelsPerUnit(), tile.pixelsPerUnit());
    picture.paint(painter);
    return image;
}
} // namespace

std::vector<Tile> tilesOf(const QRectF &part, int scale, QSizeF picture)
{
    const QRectF seen = part & QRectF({}, picture);
    if (seen.isEmpty())
        return {};
    const double units = Tile::side * 4096.0 / scale;
    std::vector<Tile> tiles;
    for (int row = int(std::floor(seen.top() / units)); row * units < seen.bottom(); ++row)
        for (int column = int(std::floor(seen.left() / units)); column * units < seen.right(); ++column)
            tiles.push_back({scale, column, row});
    const auto distance = [middle = seen.center()](const Tile &tile) {
        const QPointF away = tile.shows().center() - middle;
        return QPointF::dotProduct(away, away);
    };
    std::stable_sort(tiles.begin(), tiles.end(),
                     [&](const Tile &a, const Tile &b) { return distance(a) < distance(b); });
    return tiles;
}

PictureTiles::PictureTiles(QObject *parent) : QObject(parent) { m_worker.setMaxThreadCount(1); }

PictureTiles::~PictureTiles() { m_worker.waitForDone(); }

void PictureTiles::setPicture(const PicturePtr &picture, const QColor &background)
{
    m_picture = picture;
    m_background = background;
    ++m_series;
    m_kept.clear();
    m_wanted.clear();
}

const QImage *PictureTiles::find(const Tile &tile)
{
    const auto at = m_kept.find(tile);
    if (at == m_kept.end())
        return nullptr;
    at->second.asked = ++m_clock;
    return &at->second.image;
}

void PictureTiles::want(std::vector<Tile> tiles)
{
    m_most = std::max(fewestKept, 2 * tiles.size());
    std::erase_if(tiles, [this](const Tile &tile) { return m_kept.contains(tile); });
    std::reverse(tiles.begin(), tiles.end());
    m_wanted = std::move(tiles);
    if (!m_isPainting)
        paintNext();
}

void PictureTiles::paintNext()
{
    if (m_wanted.empty() || !m_picture)
        return;
    const Tile tile = m_wanted.back();
    m_wanted.pop_back();
    m_isPainting = true;
    m_worker.start([this, series = m_series, picture = m_picture, background = m_background, tile] {
        const QImage image = paintedTile(*picture, background, tile);
        // Queued on this object, which waits for the worker before it goes.
        QMetaObject::invokeMethod(
            this, [this, series, tile, image] { keep(series, tile, image); }, Qt::QueuedConnection);
    });
}

void PictureTiles::keep(quint64 series, const Tile &tile, const QImage &image)
{
    m_isPainting = false;
    if (series == m_series) {
        m_kept[tile] = Kept{image, ++m_clock};
        forgetOldest();
    }
    paintNext();
    if (series == m_series)
        Q_EMIT painted(tile);
}

void PictureTiles::forgetOldest()
{
    while (m_kept.size() > m_most) {
        const auto oldest = std::min_element(
            m_kept.begin(), m_kept.end(), [](const auto &a, const auto &b) { return a.second.asked < b.second.asked; });
        m_kept.erase(oldest);
    }
}

} // namespace ledger
