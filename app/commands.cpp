#include "commands.h"

#include "nearest.h"
#include "terminal.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <new>

namespace ledger
{

namespace
{

constexpr Command offered[] = {
    {"import", "documents (or CSV) into a ledger, which is made if absent", false, declareImport},
    {"export", "a ledger, or the deals that a lens lets through, as a document or CSV", false, declareExport},
    {"query", "asks a ledger: totals, shares, capacity, what is contested, all its records", false, declareQuery},
    {"render", "draws a view into a PNG, SVG or PDF file", true, declareRender},
    {"check", "a ledger's integrity, and its inbox in short", false, declareCheck},
    {"replay", "does edits one after another", false, declareReplay},
    {"generate", "a made-up ledger or document of any size, for trials", false, declareGenerate},
};

/// The first argument that no option or place takes; empty where there is none.
std::string unexpected(const CLI::App &options)
{
    const std::vector<std::string> rest = options.remaining();
    // Behind `--` nothing is an option.
    const auto end = std::find(rest.begin(), rest.end(), "--");
    const auto isOption = [](const std::string &text) { return text.size() > 1 && text.front() == '-'; };
    const auto option = std::find_if(rest.begin(), end, isOption);
    if (option != end)
        return option->substr(0, option->find('='));
    const auto other = std::find_if(rest.begin(), rest.end(), [](const std::string &text) { return text != "--"; });
    return other == rest.end() ? std::string() : *other;
}

int refuseUnexpected(const Command &command, const CLI::App &options, const std::string &argument)
{
    std::vector<std::string> names;
    for (const CLI::Option *option : options.get_options()) {
        for (const std::string &name : option->get_lnames())
            names.push_back("--" + name);
        for (const std::string &name : option->get_snames())
            names.push_back("-" + name);
    }
    const QString place = QString::fromLatin1(command.name);
    const std::vector<std::string> rest = options.remaining();
    if (argument.front() != '-' || std::find(rest.begin(), rest.end(), "--") != rest.end())
        return wrongUsage(QStringLiteral("%1 does not expect «%2»; see gigaledger %1 --help")
                              .arg(place, QString::fromStdString(argument)));
    return wrongUsage(
        QStringLiteral("%1 has no option %2; did you mean %3? See gigaledger %1 --help")
            .arg(place, QString::fromStdString(argument), QString::fromStdString(nearest(argument, names))));
}

} // namespace

std::span<const Command> commands() { return offered; }

const Command *commandNamed(const std::string &name)
{
    const auto found
        = std::find_if(std::begin(offered), std::end(offered), [&](const Command &each) { return name == each.name; });
    return found == std::end(offered) ? nullptr : found;
}

int runCommand(const Command &command, std::vector<std::string> arguments)
{
    CLI::App options(command.summary, std::string("gigaledger ") + command.name);
    options.allow_extras();
    options.set_help_flag("-h,--help", "Says how to use it");
    const CommandRun run = command.declare(options);
    std::reverse(arguments.begin(), arguments.end()); // as CLI11 takes them
    try {
        options.parse(std::move(arguments));
    } catch (const CLI::CallForHelp &) {
        StandardOutput out;
        out.write(options.help());
        return out.end();
    } catch (const CLI::ArgumentMismatch &error) {
        const QString said = QString::fromLocal8Bit(error.what());
        return wrongUsage(QStringLiteral("%1 needs a value; see gigaledger %2 --help")
                              .arg(said.left(said.indexOf(QLatin1Char(':'))), QString::fromLatin1(command.name)));
    } catch (const CLI::Error &error) {
        // A mistyped option leaves the right one missing: the typing error is what helps.
        if (const std::string argument = unexpected(options); !argument.empty())
            return refuseUnexpected(command, options, argument);
        return wrongUsage(QStringLiteral("%1; see gigaledger %2 --help")
                              .arg(QString::fromLocal8Bit(error.what()), QString::fromLatin1(command.name)));
    }
    if (const std::string argument = unexpected(options); !argument.empty())
        return refuseUnexpected(command, options, argument);
    try {
        return run();
    } catch (const std::bad_alloc &) {
        return inputAtFault(
            QStringLiteral("there is not enough memory for this; close other programs, or give it less"));
    }
}

QString programHelp()
{
    QString text = QStringLiteral("Gigaledger keeps what is claimed of AI infrastructure deals, by whom and when, and "
                                  "shows what it amounts to.\n\n"
                                  "usage: gigaledger [LEDGER]              opens the window\n"
                                  "       gigaledger COMMAND [OPTIONS]     works without one\n\n");
    for (const Command &each : offered)
        text += QStringLiteral("  %1 %2\n")
                    .arg(QString::fromLatin1(each.name), -9)
                    .arg(QString::fromLatin1(each.summary));
    text += QStringLiteral("\ngigaledger COMMAND --help says how to use one. Without LEDGER the window opens the "
                           "reader's own copy of the\n"
                           "bundled ledger. Exit codes: 0 done, 1 the input is at fault, 2 wrong usage.\n");
    return text;
}

} // namespace ledger
