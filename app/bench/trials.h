#pragma once

#include <QString>
#include <QStringList>

/// What the benchmark does in processes of its own, so that each starts cold and its memory is its own.
namespace ledger
{

/// Opens the program's window on a ledger and says when its first picture is painted.
int windowTrial(int argc, char **argv, const QString &ledger);

/// A bare application that shows a table of the ledger's claims, and says when it is painted.
int tableTrial(int argc, char **argv, const QString &ledger);

/// Steps through the days of a ledger, and paints: prints milliseconds of the median step (readings and picture), of
/// the readings in it, and of a repaint.
int stepTrial(int argc, char **argv, const QString &ledger, const QString &view);

/// Moves over the graph of a ledger with every group opened as far as it goes, ten seconds long, a step a frame: prints
/// milliseconds of the median frame, of the one that 5 % are slower than, of the slowest, and how many nodes and edges
/// there are to be seen.
int panTrial(int argc, char **argv, const QString &ledger);

} // namespace ledger
