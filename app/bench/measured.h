#pragma once

#include <QByteArray>
#include <QStringList>

#include <cstdint>
#include <vector>

/// How long programs take and what memory they hold, and how that is told.
namespace ledger
{

/// One trial: milliseconds, and the most memory held at once.
struct Measured
{
    double milliseconds = 0;
    double megabytes = 0;
};

/// Runs another program to its end; from its start, by the wall clock. Ends this one where that fails.
[[nodiscard]] Measured measuredRun(const QStringList &command);

/// What a program printed, and the most memory that it held.
struct Output
{
    QByteArray text = {};
    double megabytes = 0;
};
/// Runs another program to its end and hears it out.
[[nodiscard]] Output outputOf(const QStringList &command);

/// Runs another program that says itself when it is ready, by `readyNow`; from its start to then.
[[nodiscard]] Measured measuredStart(const QStringList &command);
/// Says so, on standard output.
void readyNow();

/// Nanoseconds of the clock that all programs of a machine share.
[[nodiscard]] std::int64_t clockNow();

[[nodiscard]] double median(std::vector<double> values);
/// The medians of times and memory.
[[nodiscard]] Measured median(const std::vector<Measured> &trials);

} // namespace ledger
