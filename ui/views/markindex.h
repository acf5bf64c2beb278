#pragma once

#include "picture.h"

#include <QPointF>

#include <unordered_map>
#include <vector>

namespace ledger
{

/// Finds the mark at a point among thousands: a grid whose squares know the marks that reach into them. The marks must
/// stay as they are while it is asked.
class MarkIndex
{
public:
    MarkIndex() = default;
    explicit MarkIndex(const std::vector<Mark> &marks);

    /// The topmost mark at a point, or the one within `reach` of it whose outline is nearest; −1 where there is none.
    [[nodiscard]] int at(QPointF point, double reach) const;

private:
    [[nodiscard]] std::vector<int> candidates(QPointF point, double reach) const;

    const std::vector<Mark> *m_marks = nullptr;
    std::unordered_map<long long, std::vector<int>> m_squares; // by column and row; marks in their order
};

} // namespace ledger
