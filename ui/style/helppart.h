#pragma once

#include <QObject>

#include <optional>

namespace ledger
{

/// The parts of the help (resources/help.md), in its order.
enum class HelpPart {
    Claims,
    Lens,
    Counting,
    Ranges,
    Ways,
    Editing,
    Reconcile,
    History,
    Exporting,
    Files,
    CommandLine
};

/// Says which part of the help speaks of a window, or of a part of one.
void setHelp(QObject &of, HelpPart part);
/// The part that speaks of something or of what it is in; nothing: none does.
[[nodiscard]] std::optional<HelpPart> helpOf(const QObject *something);

} // namespace ledger
