#pragma once

#include <QString>

class QWidget;

namespace ledger
{

/// Says that something asked for was not done and why, without stopping the rest of the program.
void warn(QWidget *window, const QString &what, const QString &why);

} // namespace ledger
