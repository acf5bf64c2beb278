#pragma once

#include <cstddef>
#include <string_view>

namespace ledger
{

/// One character of a UTF-8 text. What is no UTF-8 is one byte long and not valid.
struct Utf8Character
{
    char32_t code = 0;
    std::size_t length = 1;
    bool isValid = false;
};

/// The first character of a text that is not empty.
[[nodiscard]] Utf8Character firstCharacter(std::string_view text);

/// Where a text stops being UTF-8; its size where it never does.
[[nodiscard]] std::size_t validUtf8(std::string_view text);

/// How many characters a text has.
[[nodiscard]] std::size_t characterCount(std::string_view text);

} // namespace ledger
