#include "typedwords.h"

#include "utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ledger
{

namespace
{

bool isTypedDigit(char c) { return c >= '0' && c <= '9'; }

// Letters of any script; what is no ASCII letter and no sign that we know counts as one.
bool isTypedLetter(std::string_view text)
{
    const char c = text.front();
    if (static_cast<unsigned char>(c) < 0x80)
        return (c >= 'a' && c <= 'z');
    return !text.starts_with("€") && !text.starts_with("£") && !text.starts_with("¥") && !text.starts_with("₹")
        && !text.starts_with("₩");
}

std::size_t digitsAt(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && isTypedDigit(text[end]))
        ++end;
    return end - at;
}

// How long the number at the beginning is, with all separators between its digits.
std::size_t numberLength(std::string_view text)
{
    std::size_t end = digitsAt(text, 0);
    for (;;) {
        if (end + 1 >= text.size() || !isTypedDigit(text[end + 1]))
            break;
        const char separator = text[end];
        const std::size_t digits = digitsAt(text, end + 1);
        if (separator == '.' || separator == ',' || ((separator == ' ' || separator == '\'') && digits == 3))
            end += 1 + digits;
        else
            break;
    }
    const bool isSigned = end + 1 < text.size() && (text[end + 1] == '+' || text[end + 1] == '-');
    if (end < text.size() && text[end] == 'e')
        if (const std::size_t digits = digitsAt(text, end + (isSigned ? 2 : 1)); digits > 0)
            end += (isSigned ? 2 : 1) + digits;
    return end;
}

} // namespace

std::string normalizedTyping(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 21> kin{{
        {"\u00a0", " "}, {"\u202f", " "}, {"\u2009", " "}, {"\u2007", " "}, {"\t", " "},     {"\u2012", "-"},
        {"\u2013", "-"}, {"\u2014", "-"}, {"\u2212", "-"}, {"\u2010", "-"}, {"\u2011", "-"}, {"\u2019", "'"},
        {"≥", ">"},      {"≤", "<"},      {"≈", "~"},      {"∼", "~"},      {"Ä", "ä"},      {"Ö", "ö"},
        {"Ü", "ü"},      {"×", "x"},      {"＄", "$"},
    }};
    std::string plain;
    while (!text.empty()) {
        const std::size_t length = firstCharacter(text).length;
        const std::string_view character = text.substr(0, length);
        const auto found = std::ranges::find(kin, character, &std::pair<std::string_view, std::string_view>::first);
        if (found != kin.end())
            plain += found->second;
        else if (length == 1 && character.front() >= 'A' && character.front() <= 'Z')
            plain += static_cast<char>(character.front() - 'A' + 'a');
        else
            plain += character;
        text.remove_prefix(length);
    }
    const std::size_t begin = plain.find_first_not_of(' ');
    return begin == std::string::npos ? std::string() : plain.substr(begin, plain.find_last_not_of(' ') + 1 - begin);
}

std::vector<TypedWord> typedWords(std::string_view normalized, TypedNumbers numbers)
{
    std::vector<TypedWord> words;
    bool isAttached = false;
    for (std::size_t at = 0; at < normalized.size();) {
        const std::string_view rest = normalized.substr(at);
        if (rest.front() == ' ') {
            isAttached = false;
            ++at;
            continue;
        }
        TypedWord word{TypedKind::Sign, {}, at, std::exchange(isAttached, true)};
        std::size_t length = firstCharacter(rest).length;
        std::size_t skipped = 0;
        if (isTypedDigit(rest.front())) {
            word.kind = TypedKind::Number;
            length = numbers == TypedNumbers::DigitsAlone ? digitsAt(rest, 0) : numberLength(rest);
        } else if (isTypedLetter(rest)) {
            word.kind = TypedKind::Word;
            while (length < rest.size() && isTypedLetter(rest.substr(length)))
                length += firstCharacter(rest.substr(length)).length;
            skipped = length < rest.size() && rest[length] == '.' ? 1 : 0;
        }
        word.text = rest.substr(0, length);
        at += length + skipped;
        words.push_back(std::move(word));
    }
    return words;
}

} // namespace ledger
