#pragma once

#include <QString>

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace CLI
{
class App;
}

namespace ledger
{

/// What a command does once its options are read; gives the program's exit code.
using CommandRun = std::function<int()>;

/// One command of the program: what the command line says of it, and how it takes its options.
struct Command
{
    const char *name = nullptr;
    const char *summary = nullptr;
    bool draws = false; ///< needs fonts, hence a QApplication
    CommandRun (*declare)(CLI::App &options) = nullptr;
};

/// All commands, in the order in which help lists them.
[[nodiscard]] std::span<const Command> commands();

/// The command of that name, or null.
[[nodiscard]] const Command *commandNamed(const std::string &name);

/// Reads a command's arguments and does it; gives the exit code.
int runCommand(const Command &command, std::vector<std::string> arguments);

/// What `gigaledger --help` prints.
[[nodiscard]] QString programHelp();

/// How each takes its options: a file a command, importcommand.cpp and so on.
CommandRun declareImport(CLI::App &options);
CommandRun declareExport(CLI::App &options);
CommandRun declareQuery(CLI::App &options);
CommandRun declareRender(CLI::App &options);
CommandRun declareCheck(CLI::App &options);
CommandRun declareReplay(CLI::App &options);
CommandRun declareGenerate(CLI::App &options);

} // namespace ledger
