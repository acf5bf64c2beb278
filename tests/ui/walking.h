#pragma once

#include "cardplace.h"
#include "markwalk.h"
#include "picture.h"

#include <QString>

#include <algorithm>
#include <functional>
#include <vector>

namespace ledger::testing
{

using Stops = std::function<bool(const Mark &)>;

/// Whether one rectangle lies above or below the other, and not beside it.
inline bool isOverOrUnder(const QRectF &a, const QRectF &b)
{
    const double level = std::min(a.right(), b.right()) - std::max(a.left(), b.left());
    const double upright = std::min(a.bottom(), b.bottom()) - std::max(a.top(), b.top());
    return level > 1 && upright <= 0;
}

inline QRectF turned(const QRectF &rect) { return {rect.top(), rect.left(), rect.height(), rect.width()}; }

/// Where an arrow key leads somewhere that the eye would not look for, or that there is nothing to walk; empty where
/// every one leads where it points to and each mark can be walked to from the first.
inline QString walkingFault(const Picture &picture, const Stops &stops = {})
{
    const std::vector<Mark> &marks = picture.marks();
    std::vector<bool> isReached(marks.size(), false);
    std::vector<int> open;
    for (std::size_t i = 0; i < marks.size() && open.empty(); ++i)
        if (!stops || stops(marks[i]))
            open.push_back(static_cast<int>(i));
    if (open.empty())
        return QStringLiteral("there is no mark to walk to");
    while (!open.empty()) {
        const int from = open.back();
        open.pop_back();
        if (isReached[static_cast<std::size_t>(from)])
            continue;
        isReached[static_cast<std::size_t>(from)] = true;
        for (const Towards towards : {Towards::Left, Towards::Right, Towards::Up, Towards::Down}) {
            const int to = neighbour(marks, from, towards, stops);
            if (to < 0)
                continue;
            open.push_back(to);
            const Mark &a = marks[static_cast<std::size_t>(from)];
            const Mark &b = marks[static_cast<std::size_t>(to)];
            const QRectF here = a.outline.boundingRect();
            const QRectF there = b.outline.boundingRect();
            const bool isSideways = towards == Towards::Left || towards == Towards::Right;
            if (isSideways ? isOverOrUnder(here, there) : isOverOrUnder(turned(here), turned(there)))
                return QStringLiteral("%1 leads from %2 to %3").arg(static_cast<int>(towards)).arg(a.id, b.id);
        }
    }
    for (std::size_t i = 0; i < marks.size(); ++i)
        if (!isReached[i] && (!stops || stops(marks[i])))
            return QStringLiteral("nothing leads to ") + marks[i].id;
    return {};
}

/// The card of some mark that hides the mark itself or its name, where there is room beside; empty where none does.
inline QString cardFault(const Picture &picture)
{
    const QSizeF card(280, 64);
    CardPlace place;
    place.room = QRectF({}, picture.size());
    for (const Label &label : picture.labels())
        place.texts.push_back(label.rect);
    const std::vector<Mark> &marks = picture.marks();
    if (marks.empty())
        return QStringLiteral("there is no mark to have a card");
    for (std::size_t i = 0; i < marks.size(); i += 1 + marks.size() / 12) {
        place.mark = marks[i].outline.boundingRect();
        place.name = marks[i].label;
        place.shapes.clear();
        for (std::size_t k = 0; k < marks.size(); ++k)
            if (k != i)
                place.shapes.push_back(marks[k].outline.boundingRect());
        const QRectF there = cardBeside(place, card);
        if (!place.room.contains(there))
            return QStringLiteral("the card of %1 stands out").arg(marks[i].id);
        if (there.intersects(place.mark) || there.intersects(place.name))
            return QStringLiteral("the card of %1 lies on it").arg(marks[i].id);
    }
    return {};
}

} // namespace ledger::testing
