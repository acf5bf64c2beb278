#pragma once

#include <QString>

class QToolButton;
class QWidget;

namespace ledger
{

/// A quiet button of a bar over a view: reached by Tab, an icon beside its text, and named to those who do not see it.
[[nodiscard]] QToolButton *barButton(const QString &name, const QString &text, const QString &tip, QWidget *parent);

} // namespace ledger
