#include "positionedjson.h"

#include "grammarfault.h"
#include "jsonbuilder.h"
#include "problemwording.h"
#include "quickjson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace ledger
{

namespace
{

// Walks the text for the parser and lets the listener see how far it has come.
class JsonCursor
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    JsonCursor(const char *at, const char **reached) : m_at(at), m_reached(reached) { }
    reference operator*() const { return *m_at; }
    JsonCursor &operator++()
    {
        *m_reached = ++m_at;
        return *this;
    }
    JsonCursor operator++(int)
    {
        JsonCursor before = *this;
        ++*this;
        return before;
    }
    bool operator==(const JsonCursor &other) const { return m_at == other.m_at; }
    bool operator!=(const JsonCursor &other) const { return m_at != other.m_at; }

private:
    const char *m_at;
    const char **m_reached;
};

// How long the token at fault is, so that its beginning can be told: a token that is none broke at its last character.
// The parser tells of texts and numbers as they stand, of signs with what stood before them.
std::size_t tokenLength(std::string_view said, const std::string &token, bool isTooLarge)
{
    if (isTooLarge || said.find("unexpected string") != std::string_view::npos
        || said.find("unexpected number") != std::string_view::npos)
        return std::max<std::size_t>(token.size(), 1);
    for (const std::string_view literal : {"true", "false", "null"})
        if (said.find("unexpected " + std::string(literal)) != std::string_view::npos)
            return literal.size();
    return 1;
}

} // namespace

namespace
{

/// Hands on what the parser tells. A token's beginning is found from the end of the one before it: the parser tells a
/// token when it has read it, of a number one character more.
class JsonListener
{
public:
    explicit JsonListener(JsonBuilder &builder)
        : m_builder(builder)
        , m_text(builder.source())
        , m_reached(m_text.data())
        , m_last(m_text.data())
    {
    }

    const char **reached() { return &m_reached; }

    bool null()
    {
        m_builder.value(JsonKind::Null, tokenBegin());
        return true;
    }
    bool boolean(bool value)
    {
        m_builder.value(JsonKind::Boolean, tokenBegin()).number = value ? 1 : 0;
        return true;
    }
    bool number_integer(std::int64_t value)
    {
        JsonNode &node = m_builder.value(JsonKind::Number, tokenBegin());
        node.number = static_cast<double>(value);
        node.isExact = std::abs(node.number) <= mostExact && static_cast<std::int64_t>(node.number) == value;
        return true;
    }
    bool number_unsigned(std::uint64_t value)
    {
        JsonNode &node = m_builder.value(JsonKind::Number, tokenBegin());
        node.number = static_cast<double>(value);
        node.isExact = value <= static_cast<std::uint64_t>(mostExact);
        return true;
    }
    bool number_float(double value, const std::string & /*token*/)
    {
        JsonNode &node = m_builder.value(JsonKind::Number, tokenBegin());
        node.number = value;
        node.isExact = std::abs(value) <= mostExact;
        return true;
    }
    bool string(std::string &value)
    {
        JsonNode &node = m_builder.value(JsonKind::Text, tokenBegin());
        node.text = kept(node.begin, value);
        return true;
    }
    bool binary(std::vector<std::uint8_t> & /*bytes*/) { return false; } // JSON has none
    bool key(std::string &value)
    {
        const std::uint32_t begin = tokenBegin();
        m_builder.key(begin, kept(begin, value));
        return true;
    }
    bool start_object(std::size_t /*unknown*/) { return m_builder.open(JsonKind::Object, tokenBegin()); }
    bool start_array(std::size_t /*unknown*/) { return m_builder.open(JsonKind::List, tokenBegin()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool parse_error(std::size_t position, const std::string &token, const nlohmann::detail::exception &error)
    {
        const std::string_view said(error.what());
        const std::string_view message = said.substr(0, said.find("; last read: "));
        const std::size_t back = tokenLength(message, token, error.id == 406);
        const std::size_t offset = std::min(position < back ? 0 : position - back, m_text.size());
        if (m_text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
            m_builder.fail(offset, "there is nothing in it", "a document begins with {\"format\": \"gigaledger/1\"");
        } else if (error.id == 406) {
            m_builder.fail(offset, "the number " + inQuotes(token) + " is larger than any figure can be",
                           "write a smaller one");
        } else {
            GrammarFault fault = grammarFault(m_text, offset, message);
            m_builder.fail(fault.offset, std::move(fault.what), std::move(fault.remedy));
        }
        return false;
    }

private:
    std::uint32_t tokenBegin()
    {
        while (m_last < m_reached && std::string_view(" \t\r\n,:").find(*m_last) != std::string_view::npos)
            ++m_last;
        const auto begin = static_cast<std::uint32_t>(m_last - m_text.data());
        m_last = m_reached;
        return begin;
    }

    // The text as it stands in the source, where nothing in it is escaped.
    std::string_view kept(std::uint32_t begin, std::string &value)
    {
        const std::string_view raw = m_text.substr(begin + 1, value.size());
        if (begin + 1 + value.size() < m_text.size() && m_text[begin + 1 + value.size()] == '"' && raw == value)
            return raw;
        return m_builder.kept(std::move(value));
    }

    bool close()
    {
        m_builder.close();
        m_last = m_reached;
        return true;
    }

    JsonBuilder &m_builder;
    std::string_view m_text;
    const char *m_reached;
    const char *m_last;
};

} // namespace

JsonTree::JsonTree(std::string_view text, Way way)
{
    if (text.size() > std::numeric_limits<std::uint32_t>::max() / 2) {
        m_faults.push_back({0, {}, "the file is larger than 2 GB", "split it into several documents"});
        return;
    }
    if (way == Way::Quick && isReadQuickly(text))
        return;
    JsonBuilder builder(*this, text);
    JsonListener listener(builder);
    const JsonCursor begin(text.data(), listener.reached());
    const JsonCursor end(text.data() + text.size(), listener.reached());
    m_isWhole = nlohmann::json::sax_parse(begin, end, &listener);
    if (!m_isWhole)
        m_nodes.clear();
}

bool JsonTree::isReadQuickly(std::string_view text)
{
    JsonBuilder builder(*this, text);
    m_isWhole = readQuickly(builder);
    if (!m_isWhole) {
        m_nodes.clear();
        m_unescaped.clear();
        m_faults.clear();
    }
    return m_isWhole;
}

JsonAt JsonTree::member(JsonAt object, std::string_view key) const
{
    for (JsonAt at = object + 1; at < m_nodes[object].next; at = m_nodes[at].next)
        if (m_nodes[at].key == key)
            return at;
    return 0;
}

JsonAt JsonTree::member(JsonAt holder, std::uint32_t ordinal) const
{
    for (JsonAt at = holder + 1; at < m_nodes[holder].next; at = m_nodes[at].next)
        if (m_nodes[at].ordinal == ordinal)
            return at;
    return 0;
}

std::string JsonTree::path(JsonAt at) const
{
    std::vector<std::string> steps;
    for (; at != root(); at = m_nodes[at].up) {
        const bool isInObject = m_nodes[m_nodes[at].up].kind == JsonKind::Object;
        steps.push_back(isInObject ? printable(m_nodes[at].key, 40) : std::to_string(m_nodes[at].ordinal));
    }
    std::string path;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step)
        path += (path.empty() ? "" : "/") + *step;
    return path;
}

std::string_view kindInWords(JsonKind kind)
{
    switch (kind) {
    case JsonKind::Null:
        return "null";
    case JsonKind::Boolean:
        return "true or false";
    case JsonKind::Number:
        return "a number";
    case JsonKind::Text:
        return "a text";
    case JsonKind::List:
        return "a list";
    case JsonKind::Object:
        return "an object";
    }
    return "";
}

} // namespace ledger
