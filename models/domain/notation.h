#pragma once

#include "fields.h"

#include <string>

/// Values as a line of text in the document's notation: for collisions, previews and messages.
namespace ledger
{

/// The shortest decimal text of a number that reads back as the same one, without exponent: `38000000000`, `4.5`.
[[nodiscard]] std::string numberText(double number);

[[nodiscard]] std::string notation(const std::string &text);
[[nodiscard]] std::string notation(double number);
[[nodiscard]] std::string notation(const PartialDate &date);
[[nodiscard]] std::string notation(const Subject &subject);
[[nodiscard]] std::string notation(const RoleHolder &holder);
[[nodiscard]] std::string notation(const SaidAs &said);
[[nodiscard]] std::string notation(const StoryStep &step);

template <typename Record> [[nodiscard]] std::string notation(const Id<Record> &id) { return id.text; }

template <typename Enum>
requires std::is_enum_v<Enum>
[[nodiscard]] std::string notation(Enum value) { return std::string(word(value)); }

/// Empty where absent.
template <typename T> [[nodiscard]] std::string notation(const std::optional<T> &value)
{
    return value ? notation(*value) : std::string();
}

/// The members, with commas between them.
template <typename T> [[nodiscard]] std::string notation(const std::vector<T> &list)
{
    std::string text;
    for (const T &member : list)
        text += (text.empty() ? "" : ", ") + notation(member);
    return text;
}

} // namespace ledger
