#pragma once

#include "result.h"

#include <QString>

#include <string>
#include <string_view>

/// How the program speaks to whoever called it: answers on standard output, everything else on standard error.
namespace ledger
{

/// What the program ends with: done, the input is at fault, or it was called wrongly.
inline constexpr int exitDone = 0;
inline constexpr int exitInputAtFault = 1;
inline constexpr int exitWrongUsage = 2;

/// Standard output. A reader that goes away (`| head`) is no fault: what is written after that is dropped.
class StandardOutput
{
public:
    StandardOutput() = default;
    ~StandardOutput();
    StandardOutput(const StandardOutput &) = delete;
    StandardOutput &operator=(const StandardOutput &) = delete;

    void write(std::string_view text);
    void write(const QString &text);
    /// Hands everything over now.
    void flush();
    /// Whether nobody reads any more, or nothing can be written; there is no use in going on.
    [[nodiscard]] bool isGone() const { return m_isGone; }
    /// Ends the answer: done, or what kept it from being written.
    [[nodiscard]] int end();

private:
    std::string m_pending;
    bool m_isGone = false;
    int m_fault = 0; // errno of a write that failed for another reason than a reader gone
};

/// Says on standard error what is wrong with the input; gives exitInputAtFault.
int inputAtFault(const QString &what);
int inputAtFault(const Error &error);
/// Says how the command was called wrongly; gives exitWrongUsage.
int wrongUsage(const QString &what);
/// A line on standard error that is no error.
void remark(const QString &what);
/// Passes on what Qt says, but for what it says of every machine without a login session or screen.
void sayWhatMatters(QtMsgType type, const QMessageLogContext &context, const QString &message);

} // namespace ledger
