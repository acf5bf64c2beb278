#include "jsontext.h"

#include "notation.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace ledger
{

void appendText(std::string &json, std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    json += '"';
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        json += text.substr(begin, i - begin);
        begin = i + 1;
        switch (c) {
        case '"':
            json += "\\\"";
            break;
        case '\\':
            json += "\\\\";
            break;
        case '\n':
            json += "\\n";
            break;
        case '\t':
            json += "\\t";
            break;
        default:
            (json += "\\u00") += {digits[c >> 4], digits[c & 15]};
        }
    }
    json += text.substr(begin);
    json += '"';
}

void appendNumber(std::string &json, double number)
{
    constexpr double largestExact = 9007199254740992.0; // 2⁵³
    if (number != std::trunc(number) || std::abs(number) > largestExact) {
        json += numberText(number);
        return;
    }
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<std::int64_t>(number)).ptr;
    json.append(digits.data(), end);
}

namespace
{

void appendCanonical(std::string &json, const JsonTree &tree, JsonAt at)
{
    const JsonNode &node = tree[at];
    switch (node.kind) {
    case JsonKind::Null:
        json += "null";
        return;
    case JsonKind::Boolean:
        json += node.number > 0 ? "true" : "false";
        return;
    case JsonKind::Number:
        appendNumber(json, node.number);
        return;
    case JsonKind::Text:
        appendText(json, node.text);
        return;
    case JsonKind::List:
    case JsonKind::Object:
        break;
    }
    std::vector<JsonAt> members;
    tree.forEachMember(at, [&members](JsonAt member) { members.push_back(member); });
    const bool isObject = node.kind == JsonKind::Object;
    if (isObject)
        std::ranges::stable_sort(members, {}, [&tree](JsonAt member) { return tree[member].key; });
    json += isObject ? '{' : '[';
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (i > 0)
            json += ',';
        if (isObject) {
            appendText(json, tree[members[i]].key);
            json += ':';
        }
        appendCanonical(json, tree, members[i]);
    }
    json += isObject ? '}' : ']';
}

} // namespace

std::string canonicalJson(const JsonTree &tree, JsonAt at)
{
    std::string json;
    appendCanonical(json, tree, at);
    return json;
}

std::optional<std::string> canonicalJson(std::string_view text)
{
    const JsonTree tree(text);
    if (!tree.isWhole() || !tree.faults().empty() || tree[tree.root()].kind != JsonKind::Object)
        return std::nullopt;
    return canonicalJson(tree, tree.root());
}

std::string spacedJson(std::string_view compact)
{
    std::string spaced;
    bool isInText = false;
    for (std::size_t i = 0; i < compact.size(); ++i) {
        const char c = compact[i];
        spaced += c;
        if (isInText && c == '\\' && i + 1 < compact.size())
            spaced += compact[++i];
        else if (c == '"')
            isInText = !isInText;
        else if (!isInText && (c == ':' || c == ','))
            spaced += ' ';
    }
    return spaced;
}

} // namespace ledger
