#include "grammarfault.h"

#include "problemwording.h"
#include "utf8.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

constexpr std::string_view blanks = " \t\r\n";

/// What nlohmann says, without its number and its place, which we tell in our own way.
std::string_view core(std::string_view said)
{
    if (const auto behind = said.find("syntax error "); behind != std::string_view::npos)
        said.remove_prefix(behind + 13);
    if (const auto dash = said.find(" - "); dash != std::string_view::npos)
        said.remove_prefix(dash + 3);
    return said;
}

/// The last character before a place that is no blank; NUL where there is none.
char before(std::string_view text, std::size_t offset)
{
    const std::size_t found = text.substr(0, offset).find_last_not_of(blanks);
    return found == std::string_view::npos ? '\0' : text[found];
}

/// What begins at a place and is none of JSON's words.
GrammarFault strangeWord(std::string_view text, std::size_t offset)
{
    const auto isOfWord = [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code >= 0x80 || std::isalnum(code) || c == '_' || c == '-' || c == '+' || c == '.';
    };
    while (offset > 0 && isOfWord(text[offset - 1]))
        --offset;
    const auto last = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(offset), text.end(), isOfWord);
    std::string_view word = text.substr(offset, static_cast<std::size_t>(last - text.begin()) - offset);
    if (text.substr(offset).starts_with("//") || text.substr(offset).starts_with("/*"))
        return {offset, "JSON has no comments", "take it out"};
    if (word.empty())
        word = text.substr(offset, 1);
    GrammarFault fault{offset, inQuotes(word) + " is no JSON", "put a text between \" and \""};
    constexpr std::array unknown{"NaN"sv, "nan"sv,  "Infinity"sv,  "-Infinity"sv,
                                 "inf"sv, "None"sv, "undefined"sv, "NULL"sv};
    if (std::ranges::find(unknown, word) != unknown.end())
        fault.remedy = "leave the key out where something is unknown";
    else if (std::string_view("0123456789.+-").find(word.front()) != std::string_view::npos)
        fault.remedy = "write a number like 1500000 or 0.5";
    else if (const std::size_t next = text.find_first_not_of(blanks, offset + word.size());
             next != std::string_view::npos && text[next] == ':')
        fault.remedy = "put a key between \" and \"";
    return fault;
}

/// A fault within a text, of which nlohmann tells more than its name.
GrammarFault faultOfText(std::size_t offset, std::string_view said)
{
    const auto says = [said](std::string_view part) { return said.find(part) != std::string_view::npos; };
    if (says("missing closing quote"))
        return {offset, "the file ends within a text", "close it with \", or see whether the file is whole"};
    if (says("U+000A") || says("U+000D"))
        return {offset, "the line ends within a text", "close the text with \", or write \\n for a new line in it"};
    if (says("U+0009"))
        return {offset, "there is a tab in a text", "write \\t in its place"};
    if (says("control character"))
        return {offset, "there is a control character in a text", "take it out"};
    if (says("after backslash"))
        return {offset, "the backslash means nothing here", "write \\\\ for a backslash"};
    if (says("hex digits"))
        return {offset, "\\u and no four hexadecimal digits", "write the character itself"};
    if (says("surrogate"))
        return {offset, "half a character stands here", "write the character itself in place of \\u…"};
    return {offset, std::string(said), "mend it here"};
}

GrammarFault surprise(std::string_view text, std::size_t offset, std::string_view said)
{
    const auto says = [said](std::string_view part) { return said.find(part) != std::string_view::npos; };
    const char here = offset < text.size() ? text[offset] : '\0';
    if (says("unexpected end of input"))
        return {offset, "the document ends before it is complete", "see whether the file is whole"};
    if (says("expected end of input"))
        return {offset, "there is more behind the end of the document",
                "take it out, or take out the bracket too many"};
    if (before(text, offset) == ',' && (here == '}' || here == ']'))
        return {offset, "nothing follows the comma before this", "take the comma out"};
    if (says("expected ':'"))
        return {offset, "there is no colon between key and value", "put one"};
    if (here != '}' && here != ']' && (says("expected '}'") || says("expected ']'")))
        return {offset, "there is no comma between this and what stands before", "put one"};
    if (says("expected '}'") || says("expected ']'"))
        return {offset, std::string("a ") + here + " where a " + (here == '}' ? ']' : '}') + " would close",
                "see which bracket is missing"};
    if (says("expected string literal"))
        return {offset, "a key must stand here, and it is a text", "put it between \" and \""};
    return {offset, "a value must stand here", "write one, or take the key out"};
}

GrammarFault faultOf(std::string_view text, std::size_t offset, std::string_view said)
{
    if (said.starts_with("invalid literal"))
        return strangeWord(text, offset);
    if (said.starts_with("invalid string"))
        return faultOfText(offset, said);
    if (said.starts_with("invalid number"))
        return {offset, "the number stops being one", "write it like 1500000 or 0.5"};
    return surprise(text, offset, said);
}

} // namespace

GrammarFault grammarFault(std::string_view text, std::size_t offset, std::string_view said)
{
    if (const std::size_t valid = validUtf8(text.substr(0, std::min(offset + 8, text.size())));
        valid <= offset && valid < text.size())
        return {valid, "the text is no UTF-8 here", "save the file as UTF-8"};
    GrammarFault fault = faultOf(text, offset, core(said));
    fault.what = "the text is no JSON here: " + fault.what;
    return fault;
}

} // namespace ledger
