#include "notation.h"

#include <array>
#include <charconv>

namespace ledger
{

std::string numberText(double number)
{
    std::array<char, 1100> buffer{}; // the longest double has 309 digits before the point, 1074 behind it
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed).ptr;
    return {buffer.data(), end};
}

std::string notation(const std::string &text) { return text; }
std::string notation(double number) { return numberText(number); }
std::string notation(const PartialDate &date) { return date.text(); }
std::string notation(const Subject &subject) { return notation(subject.kind) + ' ' + subject.id; }
std::string notation(const RoleHolder &holder) { return holder.party.text + " (" + notation(holder.role) + ')'; }

std::string notation(const SaidAs &said)
{
    std::string text = numberText(said.amount) + ' ' + said.currency + " at " + numberText(said.rate);
    if (said.rateDay)
        text += " on " + said.rateDay->text();
    return text;
}

std::string notation(const StoryStep &step)
{
    return step.title.empty() ? step.view.text : step.view.text + " (" + step.title + ')';
}

} // namespace ledger
