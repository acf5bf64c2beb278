#include "commands.h"
#include "nearest.h"
#include "terminal.h"
#include "watchedapplication.h"
#include "windowprogram.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFileInfo>
#include <QHashSeed>

#include <clocale>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <langinfo.h>
#include <unistd.h>

namespace
{

#ifdef NDEBUG
using WindowApplication = QApplication;
#else
using WindowApplication = ledger::WatchedApplication; // says what held the window
#endif

/// File names and output are UTF-8 whatever the machine says; Qt would say so in a warning of its own at each start.
void speakUtf8()
{
    std::setlocale(LC_CTYPE, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv(qEnvironmentVariableIsEmpty("LC_ALL") ? "LC_CTYPE" : "LC_ALL", "C.UTF-8");
}

/// A stream that the caller has closed would be the next file that is opened, and what is said would be written there.
/// In its place comes one that cannot be written.
void keepStreamsApart()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(stream, F_GETFD) == -1 && ::open("/dev/null", O_RDONLY) != stream)
            std::abort(); // no more can be said
}

/// Numbers in files never follow the locale, which Qt sets from the environment.
void keepNumbersPlain() { std::setlocale(LC_NUMERIC, "C"); }

void nameProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("gigaledger"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GIGALEDGER_VERSION));
}

void drawWithoutDisplay()
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

int command(const ledger::Command &wanted, int argc, char **argv)
{
    // Hash order shows in the objects of a PDF; the same call gives the same bytes.
    QHashSeed::setDeterministicGlobalSeed();
    const std::vector<std::string> arguments(argv + 2, argv + argc);
    int own = 1; // Qt's own options have no place behind a command
    if (!wanted.draws) {
        const QCoreApplication application(own, argv);
        keepNumbersPlain();
        return ledger::runCommand(wanted, arguments);
    }
    qputenv("QT_QPA_PLATFORM", "offscreen"); // pictures need fonts, but no screen
    const QApplication application(own, argv);
    keepNumbersPlain();
    return ledger::runCommand(wanted, arguments);
}

/// Whether an argument can only have been meant as a command.
bool looksLikeCommand(const QString &argument)
{
    return !argument.contains(QLatin1Char('/')) && !argument.contains(QLatin1Char('.')) && !QFileInfo::exists(argument);
}

int refuse(const QString &argument)
{
    std::vector<std::string> names;
    for (const ledger::Command &each : ledger::commands())
        names.emplace_back(each.name);
    const std::string text = argument.toStdString();
    if (text.front() == '-')
        return ledger::wrongUsage(
            QStringLiteral("there is no option %1 of the window; see gigaledger --help").arg(argument));
    return ledger::wrongUsage(QString::fromStdString(ledger::unknownWord(text, "command", names)));
}

int window(int argc, char **argv)
{
    drawWithoutDisplay();
    WindowApplication application(argc, argv);
    keepNumbersPlain();
    const QStringList arguments = application.arguments().mid(1);
    if (!arguments.isEmpty() && (arguments.first().startsWith(QLatin1Char('-')) || looksLikeCommand(arguments.first())))
        return refuse(arguments.first());
    if (arguments.size() > 1)
        return ledger::wrongUsage(
            QStringLiteral("the window opens one ledger, not also «%1»; see gigaledger --help").arg(arguments[1]));
    return ledger::runWindow(application, arguments.value(0));
}

} // namespace

int main(int argc, char **argv)
{
    keepStreamsApart();
    qInstallMessageHandler(ledger::sayWhatMatters);
    speakUtf8();
    nameProgram();
    std::signal(SIGPIPE, SIG_IGN); // a reader gone shows as an error of the write
    std::signal(SIGXFSZ, SIG_IGN); // as does a limit of size
    const std::string first = argc > 1 ? argv[1] : "";
    if (const ledger::Command *wanted = ledger::commandNamed(first))
        return command(*wanted, argc, argv);
    if (first == "--help" || first == "-h" || first == "--version") {
        ledger::StandardOutput out;
        out.write(first == "--version" ? QStringLiteral("gigaledger " GIGALEDGER_VERSION "\n") : ledger::programHelp());
        return out.end();
    }
    return window(argc, argv);
}
