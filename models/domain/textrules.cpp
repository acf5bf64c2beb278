#include "textrules.h"

#include "notation.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace ledger
{

namespace
{
constexpr char32_t invalid = 0xFFFFFFFF;

/// The code point at the front of a text, which is taken off it; `invalid` where there is none.
char32_t takeCodePoint(std::string_view &text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80 ? 1
        : first >= 0xC2 && first < 0xE0     ? 2
        : (first & 0xF0) == 0xE0            ? 3
        : first >= 0xF0 && first < 0xF5     ? 4
                                            : 0;
    if (length == 0 || text.size() < length)
        return invalid;
    char32_t point = length == 1 ? first : first & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return invalid;
        point = (point << 6) | (byte(i) & 0x3Fu);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (point < smallest[length] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
        return invalid;
    text.remove_prefix(length);
    return point;
}

std::string codePointText(char32_t point)
{
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "U+%04X", static_cast<unsigned>(point));
    return buffer;
}

bool isControl(char32_t point) { return point < 0x20 || (point >= 0x7F && point < 0xA0); }
bool isOverride(char32_t point) { return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069); }

std::optional<Fault> characterFault(std::string_view text, bool hasLines)
{
    const auto isPlain = [](char c) { return c >= 0x20 && c < 0x7F; };
    while (!text.empty()) {
        const auto special = std::ranges::find_if_not(text, isPlain);
        text.remove_prefix(static_cast<std::size_t>(special - text.begin()));
        if (text.empty())
            break;
        const char32_t point = takeCodePoint(text);
        if (point == invalid)
            return Fault{"is not valid UTF-8", "save the text as UTF-8"};
        if (isControl(point) && !(hasLines && (point == '\n' || point == '\t')))
            return Fault{"has the control character " + codePointText(point), "take it out"};
        if (isOverride(point))
            return Fault{"has the character " + codePointText(point) + ", which reverses how text is shown",
                         "take it out"};
    }
    return std::nullopt;
}

/// Control characters that a JSON text hides in escapes.
std::optional<Fault> escapeFault(std::string_view json)
{
    for (std::size_t i = json.find('\\'); i != std::string_view::npos && i + 1 < json.size();
         i = json.find('\\', i + 2)) {
        const std::string_view escape = json.substr(i + 1, 5);
        const bool isLow = escape.size() == 5 && escape.starts_with("u00")
            && (escape[3] == '0' || escape[3] == '1' || (escape[3] == '7' && (escape[4] == 'f' || escape[4] == 'F')));
        if (isLow || escape[0] == 'b' || escape[0] == 'f' || escape[0] == 'r')
            return Fault{"has a control character in one of its texts", "take it out"};
    }
    return std::nullopt;
}

bool isAddress(std::string_view text)
{
    const auto startsWith = [&](std::string_view scheme) {
        return text.size() > scheme.size()
            && std::ranges::equal(text.substr(0, scheme.size()), scheme,
                                  [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a + 32 == b); });
    };
    const std::size_t host = startsWith("https://") ? 8 : startsWith("http://") ? 7 : 0;
    return host != 0 && text.find_first_of(" \"<>\\^`{|}") == std::string_view::npos
        && std::string_view("/?#:").find(text[host]) == std::string_view::npos;
}

bool areCapitals(std::string_view text, std::size_t count)
{
    return text.size() == count && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}
} // namespace

std::optional<Fault> textFault(std::string_view text, Content content)
{
    if (text.empty())
        return std::nullopt;
    if (auto fault = characterFault(text, content == Content::Lines || content == Content::Json))
        return fault;
    switch (content) {
    case Content::Slug:
        if (!isSlug(text))
            return Fault{"«" + std::string(text) + "» is no id",
                         "use lower-case letters, digits and hyphens (a-z 0-9 -)"};
        break;
    case Content::Url:
        if (!isAddress(text))
            return Fault{"«" + std::string(text) + "» is no http(s) address", "begin it with https:// or leave it out"};
        break;
    case Content::Country:
        if (!areCapitals(text, 2))
            return Fault{"«" + std::string(text) + "» is no country code",
                         "use the two capitals of ISO 3166-1, such as US"};
        break;
    case Content::Currency:
        if (!areCapitals(text, 3))
            return Fault{"«" + std::string(text) + "» is no currency code",
                         "use the three capitals of ISO 4217, such as EUR"};
        break;
    case Content::Json:
        if (!text.starts_with('{') || !text.ends_with('}'))
            return Fault{"«" + std::string(text) + "» is no JSON object", "write it in { and }, or leave it out"};
        return escapeFault(text);
    case Content::Value:
    case Content::Line:
    case Content::Lines:
        break;
    }
    return std::nullopt;
}

std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool isBlank(std::string_view text) { return text.find_first_not_of(" \t\n") == std::string_view::npos; }

bool isDate(const PartialDate &date)
{
    namespace chrono = std::chrono;
    if (date.year < 1 || date.year > 9999 || (date.day && !date.month))
        return false;
    return chrono::year_month_day(chrono::year(date.year), chrono::month(date.month ? date.month : 1u),
                                  chrono::day(date.day ? date.day : 1u))
        .ok();
}

std::optional<Fault> numberFault(double number, bool mustBeWhole)
{
    constexpr double largest = 9007199254740992; // 2⁵³: up to here every whole number is exact
    if (!std::isfinite(number))
        return Fault{"is not a finite number", "give the figure, or leave it out where it is unknown"};
    if (number < 0)
        return Fault{"is negative", "figures are never below 0"};
    if (number > largest)
        return Fault{"is beyond 2⁵³", "check its zeros: dollars are whole dollars, power is in gigawatts"};
    if (mustBeWhole && number != std::floor(number))
        return Fault{"«" + numberText(number) + "» is no whole number", "dollars and counts have no fractions"};
    return std::nullopt;
}

} // namespace ledger
