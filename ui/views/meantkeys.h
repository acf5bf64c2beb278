#pragma once

#include <QKeyEvent>

namespace ledger
{

/// Whether a key does something to the record that is selected, wherever in the window one is: edits, deletes, copies
/// or merges it. Who has the keyboard on another record selects that one first.
[[nodiscard]] inline bool meansSelected(const QKeyEvent &key)
{
    switch (key.key()) {
    case Qt::Key_F2:
        return key.modifiers() == Qt::NoModifier || key.modifiers() == Qt::ShiftModifier;
    case Qt::Key_Delete:
        return key.modifiers() == Qt::NoModifier;
    case Qt::Key_D:
    case Qt::Key_M:
        return key.modifiers() == Qt::ControlModifier;
    default:
        return false;
    }
}

} // namespace ledger
