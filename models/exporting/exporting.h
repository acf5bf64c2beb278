#pragma once

#include "picture.h"
#include "result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace ledger
{

enum class PictureFormat { Png, Svg, Pdf };

/// The format that a file's name asks for; nothing where it is none of ours.
[[nodiscard]] std::optional<PictureFormat> pictureFormat(const QString &fileName);

/// The bytes of a picture in a format. `scale` is pixels for one unit of the picture, PNG only (1 to 4).
[[nodiscard]] Result<QByteArray> pictureBytes(const Picture &picture, PictureFormat format, double scale = 1);

/// Writes the bytes so that the file is whole or as it was.
Result<Done> replaceFile(const QString &path, const QByteArray &bytes);

/// The same for what is exported, which never takes the place of a ledger: a name that ends in .gigaledger is refused.
Result<Done> writeFile(const QString &path, const QByteArray &bytes);

} // namespace ledger
