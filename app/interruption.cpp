#include "interruption.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <csignal>

#include <signal.h>
#include <unistd.h>

// A signal's handler may do next to nothing: set a flag, and unlink files whose names lie ready.

namespace ledger
{

namespace
{

constexpr std::array interruptions{SIGINT, SIGTERM, SIGHUP};
constexpr std::array<const char *, 4> endings{"", "-journal", "-wal", "-shm"};
constexpr std::size_t longestName = 4096;

std::array<std::array<char, longestName>, endings.size()> unfinished{};
volatile std::sig_atomic_t wasAsked = 0;

extern "C" void removeAndEnd(int signal)
{
    for (const auto &name : unfinished)
        ::unlink(name.data());
    ::raise(signal); // comes once this has returned, and is not handled a second time
}

extern "C" void ask(int) { wasAsked = 1; }

void handle(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
    for (const int signal : interruptions) {
        struct sigaction before = {};
        if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) // nohup has it ignored
            sigaction(signal, &action, nullptr);
    }
}

} // namespace

void removeIfInterrupted(const QString &file)
{
    handle(SIG_DFL); // while the names are neither these nor those
    for (std::size_t i = 0; i < endings.size(); ++i) {
        const QByteArray name = QFile::encodeName(file) + endings[i];
        if (static_cast<std::size_t>(name.size()) >= longestName)
            return;
        std::copy_n(name.constData(), name.size() + 1, unfinished[i].begin());
    }
    handle(removeAndEnd);
}

void askBeforeInterrupting() { handle(ask); }

bool isInterrupted() { return wasAsked != 0; }

} // namespace ledger
