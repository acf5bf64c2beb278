#include "icons.h"

#include "resources.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace ledger
{

namespace
{
/// Draws one of our icons from its strokes at whatever size is asked for, in the palette's text colours.
class StrokeIcon final : public QIconEngine
{
public:
    StrokeIcon(QByteArray svg, const QPalette &palette) : m_svg(std::move(svg)), m_palette(palette) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QByteArray coloured = m_svg;
        coloured.replace("currentColor", colourFor(mode).name().toLatin1());
        QSvgRenderer renderer(coloured);
        const int side = qMin(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        painter->setRenderHint(QPainter::Antialiasing);
        renderer.render(painter, square);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap drawn(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return drawn;
    }

    QIconEngine *clone() const override { return new StrokeIcon(*this); }

private:
    QColor colourFor(QIcon::Mode mode) const
    {
        if (mode == QIcon::Disabled)
            return m_palette.color(QPalette::Disabled, QPalette::ButtonText);
        return m_palette.color(QPalette::Active,
                               mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText);
    }

    QByteArray m_svg;
    QPalette m_palette;
};

QString fileOf(const QString &name) { return QStringLiteral(":/icons/%1.svg").arg(name); }
} // namespace

QIcon icon(const QString &name, const QPalette &palette)
{
    bundleResources();
    QFile file(fileOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new StrokeIcon(file.readAll(), palette)); // the icon owns its engine
}

QStringList iconNames()
{
    bundleResources();
    QStringList names = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(4);
    return names;
}

} // namespace ledger
