#pragma once

#include "fields.h"

#include <string>
#include <string_view>

namespace ledger
{

/// What is wrong with a value, and what to do about it; plain words, no subject.
struct Fault
{
    std::string what = {};
    std::string remedy = {};

    bool operator==(const Fault &) const = default;
};

/// What is wrong with a text of some content: invalid UTF-8, characters that are not seen, an address that is none, a
/// country that is no code. An empty text is an absent one.
[[nodiscard]] std::optional<Fault> textFault(std::string_view text, Content content);

/// How many characters (code points) a text has.
[[nodiscard]] std::size_t characters(std::string_view text);

/// Whether a text has nothing but white space.
[[nodiscard]] bool isBlank(std::string_view text);

/// Whether there is such a day, month or year.
[[nodiscard]] bool isDate(const PartialDate &date);

/// What is wrong with a figure: negative, not finite, beyond 2⁵³, or not whole where it must be.
[[nodiscard]] std::optional<Fault> numberFault(double number, bool mustBeWhole);

} // namespace ledger
