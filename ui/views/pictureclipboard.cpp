#include "pictureclipboard.h"

#include "exporting.h"
#include "picturetable.h"

#include <QImage>
#include <QMimeData>

#include <memory>

namespace ledger
{

QMimeData *clipboardContent(const Picture &picture)
{
    auto content = std::make_unique<QMimeData>();
    if (const Result<QByteArray> png = pictureBytes(picture, PictureFormat::Png, 2)) {
        content->setImageData(QImage::fromData(*png, "PNG"));
        content->setData(QStringLiteral("image/png"), *png);
    }
    if (const Result<QByteArray> svg = pictureBytes(picture, PictureFormat::Svg))
        content->setData(QStringLiteral("image/svg+xml"), *svg);
    content->setText(tabbedText(picture.table()));
    content->setHtml(htmlText(picture.table()));
    return content.release();
}

} // namespace ledger
