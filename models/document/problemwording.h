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

/// What to do about a key that is none of those known: `take it out, or write "title"`, where one of them is near, or
/// all that are known.
[[nodiscard]] std::string keyRemedy(std::string_view key, std::span<const std::string_view> known);

/// What to write instead of a word that is none of those known, likewise.
[[nodiscard]] std::string wordRemedy(std::string_view text, std::span<const std::string_view> known);

} // namespace ledger
