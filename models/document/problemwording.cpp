#include "problemwording.h"

#include "utf8.h"
#include "vocabulary.h"

#include <array>
#include <charconv>

namespace ledger
{

namespace
{

bool isHidden(char32_t c)
{
    return c < 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0x061c || (c >= 0x200b && c <= 0x200f) || c == 0xfeff
        || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

std::string escaped(char32_t c)
{
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<std::uint32_t>(c), 16).ptr;
    return "\\u{" + std::string(digits.data(), end) + '}';
}

} // namespace

std::string printable(std::string_view text, std::size_t most)
{
    std::string shown;
    for (std::size_t count = 0; !text.empty(); ++count) {
        if (count == most)
            return shown + "…";
        const Utf8Character next = firstCharacter(text);
        if (!next.isValid)
            shown += "\\x" + escaped(static_cast<unsigned char>(text.front())).substr(2);
        else if (isHidden(next.code))
            shown += escaped(next.code);
        else
            shown += text.substr(0, next.length);
        text.remove_prefix(next.length);
    }
    return shown;
}

std::string inQuotes(std::string_view text) { return '"' + printable(text) + '"'; }

std::string oneOf(std::span<const std::string_view> words)
{
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0)
            list += i + 1 == words.size() ? " or " : ", ";
        list += inQuotes(words[i]);
    }
    return list;
}

std::string keyRemedy(std::string_view key, std::span<const std::string_view> known)
{
    const std::string_view near = nearWord(key, known);
    return "take it out" + (near.empty() ? ". Known are " + oneOf(known) : ", or write " + inQuotes(near));
}

std::string wordRemedy(std::string_view text, std::span<const std::string_view> known)
{
    const std::string_view near = nearWord(text, known);
    return (near.empty() ? "write one that is" : "write " + inQuotes(near)) + ". Known are " + oneOf(known);
}

} // namespace ledger
