#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ledger
{

/// Where a text stops being JSON, what is wrong there and what to do about it, in plain words.
struct GrammarFault
{
    std::size_t offset = 0;
    std::string what = {};
    std::string remedy = {};
};

/// What nlohmann says of a fault (the message of its parse_error), in our words. `offset` is where its token begins.
[[nodiscard]] GrammarFault grammarFault(std::string_view text, std::size_t offset, std::string_view said);

} // namespace ledger
