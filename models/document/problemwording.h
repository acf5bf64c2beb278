#pragma once

#include <span>
#include <string>
#include <string_view>

/// Pieces of the sentences in which problems are told.
namespace ledger
{

/// A text fit for a message: what cannot be printed, or would reorder what is printed, as `\u{202e}`, and cut after so
/// many characters.
[[nodiscard]] std::string printable(std::string_view text, std::size_t most = 60);

/// The same between quotes.
[[nodiscard]] std::string inQuotes(std::string_view text);

/// `"site", "contract", "chips" or "power"`.
[[nodiscard]] std::string oneOf(std::span<const std::string_view> words);

} // namespace ledger
