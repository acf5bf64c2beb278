#pragma once

#include <QCoreApplication>

namespace ledger
{

/// Where the words of pictures are translated.
struct PictureText
{
    Q_DECLARE_TR_FUNCTIONS(PictureText)
};

} // namespace ledger
