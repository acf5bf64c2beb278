#include "exporting.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QHashSeed>
#include <QImage>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace ledger
{

namespace
{
constexpr double largestSide = 16384; // what image libraries and graphics cards still open

/// Qt orders the fonts of a PDF by hash: with a fixed seed the same picture gives the same bytes.
class FixedHashSeed
{
public:
    FixedHashSeed() { QHashSeed::setDeterministicGlobalSeed(); }
    ~FixedHashSeed() { QHashSeed::resetRandomGlobalSeed(); }
    FixedHashSeed(const FixedHashSeed &) = delete;
    FixedHashSeed &operator=(const FixedHashSeed &) = delete;
};

std::optional<Error> cannotDraw(const Picture &picture, double scale)
{
    const QSizeF size = picture.size() * scale;
    if (scale < 1 || scale > 4)
        return Error{QStringLiteral("a picture is drawn at a scale from 1 to 4, not %1").arg(scale),
                     QStringLiteral("choose a scale in that range")};
    if (size.width() < 1 || size.height() < 1 || size.width() > largestSide || size.height() > largestSide)
        return Error{QStringLiteral("a picture of %1 × %2 pixels cannot be drawn").arg(size.width()).arg(size.height()),
                     QStringLiteral("choose sides from 1 to %1 pixels").arg(largestSide)};
    return std::nullopt;
}

Result<QByteArray> pngBytes(const Picture &picture, double scale)
{
    QImage image((picture.size() * scale).toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return Error{QStringLiteral("there is not enough memory for so large a picture"),
                     QStringLiteral("choose a smaller size or scale")};
    image.setDevicePixelRatio(scale);
    image.fill(Qt::white);
    image.setText(QStringLiteral("Title"), picture.caption().title);
    image.setText(QStringLiteral("Description"), picture.sentence());
    {
        QPainter painter(&image);
        picture.paint(painter);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return Error{QStringLiteral("the picture could not be written as PNG"), QStringLiteral("choose SVG or PDF")};
    return bytes;
}

QByteArray svgBytes(const Picture &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(picture.size().toSize());
    generator.setViewBox(QRectF(QPointF(), picture.size()));
    generator.setResolution(96);
    generator.setTitle(picture.caption().title.toHtmlEscaped()); // Qt writes both as they are
    generator.setDescription(picture.sentence().toHtmlEscaped());
    QPainter painter(&generator);
    picture.paint(painter);
    painter.end();
    return bytes;
}

/// Qt stamps the moment of writing into a PDF; the same length of zeros keeps the offsets right and the bytes the same.
void forgetTheClock(QByteArray &pdf)
{
    static constexpr QByteArrayView fixed = "20000101000000";
    for (const QByteArrayView key : {QByteArrayView("/CreationDate (D:"), QByteArrayView("/ModDate (D:")})
        for (qsizetype at = pdf.indexOf(key); at >= 0; at = pdf.indexOf(key, at + 1)) {
            pdf.replace(at + key.size(), fixed.size(), fixed);
            const qsizetype zone = at + key.size() + fixed.size(); // «+02'00'» or «Z»
            if (pdf.mid(zone, 7).endsWith('\'') && pdf[zone] != 'Z')
                pdf.replace(zone, 7, "+00'00'");
        }
}

QByteArray pdfBytes(const Picture &picture)
{
    const FixedHashSeed seed;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(288); // so fine that what Qt rounds to device units is not seen
        writer.setPageSize(QPageSize(picture.size() * 72 / 96, QPageSize::Point, QString(), QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF());
        writer.setTitle(picture.caption().title);
        writer.setCreator(QStringLiteral("Gigaledger"));
        QPainter painter(&writer);
        const double zoom = 288.0 / 96;
        painter.scale(zoom, zoom);
        picture.paint(painter);
    }
    forgetTheClock(bytes);
    return bytes;
}
} // namespace

std::optional<PictureFormat> pictureFormat(const QString &fileName)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    if (suffix == QLatin1String("png"))
        return PictureFormat::Png;
    if (suffix == QLatin1String("svg"))
        return PictureFormat::Svg;
    if (suffix == QLatin1String("pdf"))
        return PictureFormat::Pdf;
    return std::nullopt;
}

Result<QByteArray> pictureBytes(const Picture &picture, PictureFormat format, double scale)
{
    if (const auto error = cannotDraw(picture, scale))
        return *error;
    switch (format) {
    case PictureFormat::Svg:
        return svgBytes(picture);
    case PictureFormat::Pdf:
        return pdfBytes(picture);
    case PictureFormat::Png:
        break;
    }
    return pngBytes(picture, scale);
}

Result<Done> replaceFile(const QString &path, const QByteArray &bytes)
{
    const QFileInfo place(path);
    if (place.isDir())
        return Error{QStringLiteral("%1 is a folder").arg(path), QStringLiteral("name a file in it")};
    if (!place.absoluteDir().exists())
        return Error{QStringLiteral("%1 could not be written: there is no folder %2").arg(path, place.absolutePath()),
                     QStringLiteral("make it, or choose another")};
    QSaveFile file(path);
    const bool isOpen = file.open(QIODevice::WriteOnly);
    if (isOpen && file.write(bytes) != bytes.size()) // Qt does not always know why
        return Error{QStringLiteral("%1 could not be written: the disk is full").arg(path),
                     QStringLiteral("make room there, or choose another")};
    if (!isOpen || !file.commit())
        return Error{QStringLiteral("%1 could not be written (%2)").arg(path, file.errorString()),
                     QStringLiteral("choose a folder that you may write to and that has room, and try again")};
    return Done{};
}

Result<Done> writeFile(const QString &path, const QByteArray &bytes)
{
    if (path.endsWith(QLatin1String(".gigaledger"), Qt::CaseInsensitive))
        return Error{QStringLiteral("%1 is the name of a ledger, and this is none").arg(path),
                     QStringLiteral("choose another name")};
    return replaceFile(path, bytes);
}

} // namespace ledger
