#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Typed text cut into numbers, words and signs: what figures and dates are read from.
namespace ledger
{

enum class TypedKind : std::uint8_t { Number, Word, Sign };

/// A number as typed (`1.500,5`), a word in lower case without the point behind it, or one sign.
struct TypedWord
{
    TypedKind kind = TypedKind::Sign;
    std::string text = {};
    std::size_t begin = 0; ///< in the text as normalized
    bool isAttached = false; ///< nothing stands between it and the one before

    [[nodiscard]] bool is(std::string_view other) const { return text == other && kind != TypedKind::Number; }
};

/// Lower case, with plain spaces, hyphens and comparison signs for their typographic kin.
[[nodiscard]] std::string normalizedTyping(std::string_view text);

/// The words of a normalized text. In figures a number goes on over its separators (`1 500 000,5`), in dates it is its
/// digits alone.
enum class TypedNumbers : std::uint8_t { WithSeparators, DigitsAlone };
[[nodiscard]] std::vector<TypedWord> typedWords(std::string_view normalized, TypedNumbers numbers);

} // namespace ledger
