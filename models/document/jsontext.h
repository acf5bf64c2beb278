#pragma once

#include "positionedjson.h"

#include <optional>
#include <string>
#include <string_view>

/// JSON as we write it: texts unescaped where they may be, numbers in the fewest digits that read back as the same.
namespace ledger
{

/// Appends a text with its quotes.
void appendText(std::string &json, std::string_view text);

/// Appends a number, without exponent.
void appendNumber(std::string &json, double number);

/// A value of a tree without spaces, the keys of objects in byte order.
[[nodiscard]] std::string canonicalJson(const JsonTree &tree, JsonAt at);

/// The same of a JSON text that is one object; nothing where it is none.
[[nodiscard]] std::optional<std::string> canonicalJson(std::string_view text);

/// Compact JSON with a space behind each colon and comma, as documents have it.
[[nodiscard]] std::string spacedJson(std::string_view compact);

} // namespace ledger
