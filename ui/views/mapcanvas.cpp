#include "mapcanvas.h"

#include "minimap.h"
#include "style.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <map>

namespace ledger
{

namespace
{
constexpr double mostTimesReadable = 4;
constexpr double coarseSide = 1024; // pixels of the whole picture, where nothing better is painted yet
constexpr double marginOfRevealed = 48;
constexpr int fewestStanding = 4; // one in so many must have moved alike
constexpr int cornerGap = 12;
constexpr int buttonGap = 6;
constexpr int buttonSide = 26;
constexpr double nearlyAll = 0.85; // of the picture: what more there is needs no map
} // namespace

MapCanvas::MapCanvas(QWidget *parent) : MarkCanvas(parent), m_tiles(this), m_miniMap(new MiniMap(this))
{
    setObjectName(QStringLiteral("mapCanvas"));
    addButton(QStringLiteral("zoomIn"), QStringLiteral("+"), tr("Zoom in (+)"), &MapCanvas::zoomIn);
    addButton(QStringLiteral("zoomOut"), QStringLiteral("−"), tr("Zoom out (−)"), &MapCanvas::zoomOut);
    connect(&m_tiles, &PictureTiles::painted, this, &MapCanvas::take);
    connect(m_miniMap, &MiniMap::middleWanted, this, &MapCanvas::moveMiddleTo);
}

MapCanvas::~MapCanvas() = default;

void MapCanvas::addButton(const QString &name, const QString &text, const QString &tip, void (MapCanvas::*then)())
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoFillBackground(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setCursor(Qt::ArrowCursor);
    connect(button, &QToolButton::clicked, this, then);
    m_buttons.push_back(button);
}

void MapCanvas::setStyle(const Style &style)
{
    m_miniMap->setStyle(style);
    m_standIn = {}; // in the colours before
    MarkCanvas::setStyle(style);
}

double MapCanvas::scale() const { return m_scale / 4096.0 / devicePixelRatioF(); }

double MapCanvas::readableScale() const { return textScale(font()); }

QTransform MapCanvas::placing() const { return QTransform(scale(), 0, 0, scale(), m_origin.x(), m_origin.y()); }

QRectF MapCanvas::seen() const { return placing().inverted().mapRect(QRectF(rect())); }

int MapCanvas::scaleFor(double scale) const { return std::max(1, qRound(scale * devicePixelRatioF() * 4096)); }

double MapCanvas::fittingScale() const
{
    const QSizeF whole = picture()->size();
    return std::min(width() / whole.width(), height() / whole.height());
}

/// A picture begins at its top left, in the scale at which it can be read; one that has room is in the middle.
void MapCanvas::begin()
{
    if (!picture() || picture()->size().isEmpty())
        return;
    const double wanted = readableScale();
    const QSizeF whole = picture()->size() * wanted;
    setView(scaleFor(wanted),
            {std::max(0.0, (width() - whole.width()) / 2), std::max(0.0, (height() - whole.height()) / 2)},
            Placed::AtFirst);
}

void MapCanvas::setView(int scale, QPointF origin, Placed by)
{
    if (!picture() || picture()->size().isEmpty())
        return;
    const double ratio = devicePixelRatioF();
    const QSizeF whole = picture()->size() * (scale / 4096.0 / ratio);
    // However far one moves, the picture reaches into the middle of the room.
    const double left = std::clamp(origin.x(), std::min(width() / 2.0, width() / 2.0 - whole.width()), width() / 2.0);
    const double top
        = std::clamp(origin.y(), std::min(height() / 2.0, height() / 2.0 - whole.height()), height() / 2.0);
    m_placed = by;
    const QPointF there(std::round(left * ratio) / ratio, std::round(top * ratio) / ratio);
    if (scale == m_scale && there == m_origin)
        return;
    if (scale != m_scale)
        keepStandIn();
    m_scale = scale;
    m_origin = there;
    showMiniMap();
    update();
    Q_EMIT moved();
}

void MapCanvas::place(const PicturePtr &before)
{
    keepStandIn();
    m_miniMap->setWhole(picture() ? picture()->size() : QSizeF(), size());
    if (!picture() || !before) {
        begin();
        showMiniMap();
        return;
    }
    if (m_placed == Placed::Fitted) {
        fit();
        showMiniMap();
        return;
    }
    if (const std::optional<QPointF> shift = shiftFrom(*before)) {
        m_standInShows.translate(*shift);
        const bool isAtFirst = m_placed == Placed::AtFirst && shift->isNull();
        setView(m_scale, m_origin - *shift * scale(), isAtFirst ? Placed::AtFirst : Placed::ByReader);
    } else {
        begin();
    }
    showMiniMap();
}

/// How far most of what is seen has moved in the picture: so far the view moves along, so that on the screen it stands
/// still. Nothing where everything is somewhere else.
std::optional<QPointF> MapCanvas::shiftFrom(const Picture &before) const
{
    std::map<QString, QPointF> now;
    for (const Mark &each : picture()->marks())
        if (isStop(each))
            now.emplace(each.id, each.outline.boundingRect().topLeft());
    const QRectF part = seen();
    std::map<std::pair<int, int>, int> votes;
    int voters = 0;
    for (const Mark &each : before.marks()) {
        const auto at = now.find(each.id);
        const QRectF bounds = each.outline.boundingRect();
        if (at == now.end() || !part.intersects(bounds))
            continue;
        const QPointF moved = at->second - bounds.topLeft();
        ++voters;
        ++votes[{qRound(moved.x()), qRound(moved.y())}];
    }
    const auto most = std::max_element(votes.begin(), votes.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    if (most == votes.end() || most->second * fewestStanding < voters)
        return std::nullopt;
    return QPointF(most->first.first, most->first.second);
}

void MapCanvas::repaintPicture()
{
    m_isSharp = false;
    m_tiles.setPicture(picture(), look().background);
}

int MapCanvas::coarseScale() const
{
    const QSizeF whole = picture()->size();
    return std::clamp(int(4096 * coarseSide / std::max(whole.width(), whole.height())), 1, 4096);
}

void MapCanvas::keepStandIn()
{
    if (!m_isSharp || size().isEmpty())
        return;
    const double ratio = devicePixelRatioF();
    QImage image((QSizeF(size()) * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(look().background);
    QPainter painter(&image);
    for (const Tile &tile : tilesOf(seen(), m_scale, QSizeF(1e9, 1e9)))
        if (const QImage *painted = m_tiles.find(tile))
            painter.drawImage(QRectF(placing().map(tile.shows().topLeft()), QSizeF(Tile::side, Tile::side) / ratio),
                              *painted);
    painter.end();
    m_standIn = image;
    m_standInShows = seen();
}

void MapCanvas::paintCoarse(QPainter &painter)
{
    for (const Tile &tile : tilesOf(seen(), coarseScale(), picture()->size()))
        if (const QImage *painted = m_tiles.find(tile))
            painter.drawImage(placing().mapRect(tile.shows()), *painted);
}

void MapCanvas::paintStandIn(QPainter &painter)
{
    paintCoarse(painter);
    if (!m_standIn.isNull())
        painter.drawImage(placing().mapRect(m_standInShows), m_standIn);
}

void MapCanvas::paintPicture(QPainter &painter)
{
    const std::vector<Tile> visible = tilesOf(seen(), m_scale, picture()->size());
    m_isSharp = std::all_of(visible.begin(), visible.end(), [this](const Tile &tile) { return m_tiles.find(tile); });
    if (!m_isSharp)
        paintStandIn(painter);
    const double side = Tile::side / devicePixelRatioF();
    for (const Tile &tile : visible)
        if (const QImage *painted = m_tiles.find(tile))
            painter.drawImage(QRectF(placing().map(tile.shows().topLeft()), QSizeF(side, side)), *painted);
    askForTiles(visible);
}

/// First what is seen, then the whole picture as a stand-in for what will be, then what is around.
void MapCanvas::askForTiles(const std::vector<Tile> &visible)
{
    std::vector<Tile> wanted = visible;
    const auto add
        = [&wanted](const std::vector<Tile> &more) { wanted.insert(wanted.end(), more.begin(), more.end()); };
    add(tilesOf(QRectF({}, picture()->size()), coarseScale(), picture()->size()));
    const QRectF here = seen();
    const double around = Tile::side / devicePixelRatioF() / scale();
    add(tilesOf(here.adjusted(-around, -around, around, around), m_scale, picture()->size()));
    m_tiles.want(std::move(wanted));
}

void MapCanvas::take(const Tile &tile)
{
    if (tile.scale == coarseScale())
        drawMiniMap();
    update();
}

void MapCanvas::drawMiniMap()
{
    const QRect room = m_miniMap->room();
    const double ratio = devicePixelRatioF();
    QPixmap image((QSizeF(room.size()) * ratio).toSize());
    image.setDevicePixelRatio(ratio);
    image.fill(look().background);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.scale(room.width() / picture()->size().width(), room.height() / picture()->size().height());
    for (const Tile &tile : tilesOf(QRectF({}, picture()->size()), coarseScale(), picture()->size()))
        if (const QImage *painted = m_tiles.find(tile))
            painter.drawImage(tile.shows(), *painted);
    painter.end();
    m_miniMap->setImage(image);
}

void MapCanvas::showMiniMap()
{
    const QRectF part = picture() ? seen() & QRectF({}, picture()->size()) : QRectF();
    const bool isLarger = picture()
        && part.width() * part.height() < nearlyAll * picture()->size().width() * picture()->size().height();
    m_miniMap->setVisible(isLarger);
    if (isLarger) {
        m_miniMap->move(width() - m_miniMap->width() - cornerGap, height() - m_miniMap->height() - cornerGap);
        m_miniMap->setSeen(seen());
    }
    // At the top, where pictures have a margin over their title.
    int right = width() - cornerGap;
    for (QToolButton *button : m_buttons) {
        const int side = std::max(buttonSide, fontMetrics().height() + 8);
        button->setVisible(picture() != nullptr);
        button->setGeometry(right - side, buttonGap, side, side);
        right -= side + 4;
    }
}

void MapCanvas::zoomBy(double factor, QPointF at)
{
    if (!picture())
        return;
    const double least = std::min(fittingScale(), readableScale());
    const double wanted = std::clamp(scale() * factor, least, mostTimesReadable * readableScale());
    if (wanted <= least && fittingScale() <= least) {
        fit(); // there is nothing further out
        return;
    }
    const QPointF under = placing().inverted().map(at);
    const int rounded = scaleFor(wanted);
    setView(rounded, at - under * (rounded / 4096.0 / devicePixelRatioF()), Placed::ByReader);
}

void MapCanvas::zoomIn() { zoomBy(mapZoomStep, QRectF(rect()).center()); }

void MapCanvas::zoomOut() { zoomBy(1 / mapZoomStep, QRectF(rect()).center()); }

void MapCanvas::moveBy(QPointF pixels) { setView(m_scale, m_origin + pixels, Placed::ByReader); }

void MapCanvas::moveMiddleTo(QPointF point) { moveBy(QRectF(rect()).center() - placing().map(point)); }

void MapCanvas::moveTo(const QRectF &rect)
{
    const QRectF there = placing().mapRect(rect);
    const QRectF room
        = QRectF(this->rect()).adjusted(marginOfRevealed, marginOfRevealed, -marginOfRevealed, -marginOfRevealed);
    // What is larger than the room is seen from its beginning.
    const auto shift = [](double low, double high, double roomLow, double roomHigh) {
        if (low < roomLow || high - low > roomHigh - roomLow)
            return roomLow - low;
        return std::min(0.0, roomHigh - high);
    };
    moveBy({shift(there.left(), there.right(), room.left(), room.right()),
            shift(there.top(), there.bottom(), room.top(), room.bottom())});
}

void MapCanvas::fit()
{
    if (!picture() || picture()->size().isEmpty())
        return;
    const double wanted = std::min(fittingScale(), readableScale());
    const int rounded = int(wanted * devicePixelRatioF() * 4096); // never a pixel too large
    const QSizeF whole = picture()->size() * (rounded / 4096.0 / devicePixelRatioF());
    setView(rounded, {(width() - whole.width()) / 2, (height() - whole.height()) / 2}, Placed::Fitted);
}

QRectF MapCanvas::marksBounds(const std::vector<int> &marks) const
{
    QRectF bounds;
    for (const int each : marks)
        bounds |= mark(each).outline.boundingRect();
    return bounds;
}

void MapCanvas::zoomToSelection()
{
    std::vector<int> chosen;
    for (int i = 0; i < markCount(); ++i)
        if (isSelected(mark(i)))
            chosen.push_back(i);
    if (chosen.empty() && current() >= 0)
        chosen = {current()};
    if (chosen.empty())
        return;
    const QRectF bounds = marksBounds(chosen);
    const double room = std::min((width() - 2 * marginOfRevealed) / std::max(1.0, bounds.width()),
                                 (height() - 2 * marginOfRevealed) / std::max(1.0, bounds.height()));
    const double wanted = std::clamp(room, std::min(fittingScale(), readableScale()), 1.5 * readableScale());
    const int rounded = scaleFor(wanted);
    setView(rounded, QRectF(rect()).center() - bounds.center() * (rounded / 4096.0 / devicePixelRatioF()),
            Placed::ByReader);
}

void MapCanvas::reveal(int index)
{
    moveTo(mark(index).outline.boundingRect());
    // What the mini-map lies on is not seen.
    const QRectF under = rectOf(index);
    if (!m_miniMap->isHidden() && under.intersects(m_miniMap->geometry()))
        moveBy({0, m_miniMap->y() - cornerGap - under.bottom()});
}

bool MapCanvas::event(QEvent *event)
{
    // These keys are ours before they are anybody's shortcut.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        const QList<int> ours{Qt::Key_Home, Qt::Key_Plus, Qt::Key_Equal, Qt::Key_Minus, Qt::Key_Z};
        if (ours.contains(key->key()) && !(key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)))
            event->accept();
    }
    return MarkCanvas::event(event);
}

void MapCanvas::resizeEvent(QResizeEvent *event)
{
    MarkCanvas::resizeEvent(event);
    if (picture()) {
        m_miniMap->setWhole(picture()->size(), size());
        drawMiniMap();
    }
    if (m_placed == Placed::AtFirst)
        begin();
    else if (m_placed == Placed::Fitted)
        fit();
    else
        moveBy({});
    showMiniMap();
}

void MapCanvas::changeEvent(QEvent *event)
{
    MarkCanvas::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    if (m_placed == Placed::AtFirst)
        begin();
    showMiniMap();
}

} // namespace ledger
