#pragma once

#include <QString>

/// What Ctrl+C, SIGTERM and SIGHUP find. Left alone, they end the program where it stands.
namespace ledger
{

/// Before they end the program they take this file away, which is in the making, and its side files. In its place is
/// nothing, or what was there.
void removeIfInterrupted(const QString &file);

/// The first of them only asks to stop from now on; the second ends the program.
void askBeforeInterrupting();
/// Whether one of them has asked.
[[nodiscard]] bool isInterrupted();

} // namespace ledger
