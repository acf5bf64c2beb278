#include "measured.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ledger
{

namespace
{

struct Ended
{
    std::int64_t started = 0;
    std::int64_t ended = 0;
    double megabytes = 0;
    QByteArray output = {};
};

[[noreturn]] void become(const QStringList &command, int output)
{
    ::dup2(output, STDOUT_FILENO);
    std::vector<QByteArray> texts;
    for (const QString &each : command)
        texts.push_back(each.toLocal8Bit());
    std::vector<char *> arguments;
    for (QByteArray &each : texts)
        arguments.push_back(each.data());
    arguments.push_back(nullptr);
    ::execvp(arguments.front(), arguments.data());
    std::perror(arguments.front());
    std::_Exit(127);
}

Ended run(const QStringList &command)
{
    int ends[2] = {};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        std::abort();
    Ended ended;
    ended.started = clockNow();
    const pid_t child = ::fork();
    if (child == 0)
        become(command, ends[1]);
    ::close(ends[1]);
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        ended.output.append(buffer, qsizetype(got));
    ::close(ends[0]);
    int status = 0;
    rusage usage = {};
    ::wait4(child, &status, 0, &usage);
    ended.ended = clockNow();
    ended.megabytes = double(usage.ru_maxrss) / 1024;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        std::fprintf(stderr, "this failed, so nothing is measured: %s\n", qPrintable(command.join(QLatin1Char(' '))));
        std::exit(1);
    }
    return ended;
}

} // namespace

Measured measuredRun(const QStringList &command)
{
    const Ended ended = run(command);
    return {double(ended.ended - ended.started) / 1e6, ended.megabytes};
}

Output outputOf(const QStringList &command)
{
    const Ended ended = run(command);
    return {ended.output, ended.megabytes};
}

Measured measuredStart(const QStringList &command)
{
    const Ended ended = run(command);
    return {double(ended.output.trimmed().toLongLong() - ended.started) / 1e6, ended.megabytes};
}

void readyNow()
{
    std::printf("%lld\n", static_cast<long long>(clockNow()));
    std::fflush(stdout);
}

std::int64_t clockNow()
{
    return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

Measured median(const std::vector<Measured> &trials)
{
    std::vector<double> times;
    std::vector<double> sizes;
    for (const Measured &each : trials) {
        times.push_back(each.milliseconds);
        sizes.push_back(each.megabytes);
    }
    return {median(times), median(sizes)};
}

} // namespace ledger
