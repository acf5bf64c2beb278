#pragma once

#include <QRectF>
#include <QSizeF>

#include <vector>

namespace ledger
{

/// What a card about a mark is put among.
struct CardPlace
{
    QRectF mark = {};
    QRectF name = {}; ///< where the mark's name is written, if it is
    QRectF room = {}; ///< in which the card stands
    std::vector<QRectF> texts = {}; ///< what is read beside it
    std::vector<QRectF> shapes = {}; ///< the other marks
};

/// Where a card of a size stands beside a mark: inside the room, off the mark and its name where there is any place for
/// that, near, and over as little as can be of what one reads.
[[nodiscard]] QRectF cardBeside(const CardPlace &place, QSizeF card);

} // namespace ledger
