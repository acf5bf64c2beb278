#include "positionedjson.h"

#include "problemwording.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace ledger
{

namespace
{

constexpr double largestExact = 9007199254740992.0; // 2⁵³

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

// What nlohmann says of a fault, without its number and its place, which we tell in our own way.
std::string grammarFault(std::string_view said)
{
    if (const auto behind = said.find("syntax error "); behind != std::string_view::npos)
        said.remove_prefix(behind + 13);
    if (const auto read = said.find("; last read: "); read != std::string_view::npos)
        said = said.substr(0, read);
    if (const auto dash = said.find(" - "); dash != std::string_view::npos)
        said.remove_prefix(dash + 3);
    return std::string(said);
}

// How long the token at fault is, so that its beginning can be told: a token that is none broke at its last character.
// The parser tells of texts and numbers as they stand, of signs with what stood before them.
std::size_t tokenLength(std::string_view said, const std::string &token, bool isTooLarge)
{
    if (isTooLarge || said.starts_with("unexpected string") || said.starts_with("unexpected number"))
        return std::max<std::size_t>(token.size(), 1);
    for (const std::string_view literal : {"true", "false", "null"})
        if (said.starts_with("unexpected " + std::string(literal)))
            return literal.size();
    return 1;
}

} // namespace

/// Builds the tree from what the parser tells. A token's beginning is found from the end of the one before it: the
/// parser tells a token when it has read it, of a number one character more.
class JsonListener
{
public:
    JsonListener(JsonTree &tree, std::string_view text)
        : m_tree(tree)
        , m_text(text)
        , m_reached(text.data())
        , m_last(text.data())
    {
        m_tree.m_nodes.reserve(std::min<std::size_t>(text.size() / 20 + 16, 4U << 20));
    }

    const char **reached() { return &m_reached; }

    bool null()
    {
        open(JsonKind::Null);
        return true;
    }
    bool boolean(bool value)
    {
        open(JsonKind::Boolean).number = value ? 1 : 0;
        return true;
    }
    bool number_integer(std::int64_t value)
    {
        JsonNode &node = open(JsonKind::Number);
        node.number = static_cast<double>(value);
        node.isExact = std::abs(node.number) <= largestExact && static_cast<std::int64_t>(node.number) == value;
        return true;
    }
    bool number_unsigned(std::uint64_t value)
    {
        JsonNode &node = open(JsonKind::Number);
        node.number = static_cast<double>(value);
        node.isExact = value <= static_cast<std::uint64_t>(largestExact);
        return true;
    }
    bool number_float(double value, const std::string & /*token*/)
    {
        JsonNode &node = open(JsonKind::Number);
        node.number = value;
        node.isExact = std::abs(value) <= largestExact;
        return true;
    }
    bool string(std::string &value)
    {
        JsonNode &node = open(JsonKind::Text);
        node.text = kept(node.begin, value);
        return true;
    }
    bool binary(std::vector<std::uint8_t> & /*bytes*/) { return false; } // JSON has none
    bool key(std::string &value)
    {
        m_keyBegin = tokenBegin();
        m_key = kept(m_keyBegin, value);
        return true;
    }
    bool start_object(std::size_t /*unknown*/) { return openHolder(JsonKind::Object); }
    bool start_array(std::size_t /*unknown*/) { return openHolder(JsonKind::List); }
    bool end_object()
    {
        findTwins(m_open.back());
        return closeHolder();
    }
    bool end_array() { return closeHolder(); }

    bool parse_error(std::size_t position, const std::string &token, const nlohmann::detail::exception &error)
    {
        const std::string said = grammarFault(error.what());
        const std::size_t back = tokenLength(said, token, error.id == 406);
        const std::size_t offset = std::min(position < back ? 0 : position - back, m_text.size());
        const bool isEmpty = m_text.find_first_not_of(" \t\r\n") == std::string_view::npos;
        std::string what = "the text is no JSON here: " + said;
        if (isEmpty)
            what = "there is nothing in it";
        else if (error.id == 406)
            what = "the number " + inQuotes(token) + " is larger than any figure can be";
        fail(offset, std::move(what),
             isEmpty ? "a document begins with {\"format\": \"gigaledger/1\"" : "mend it here and import again");
        return false;
    }

    bool isTooDeep() const { return m_isTooDeep; }

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
        return m_tree.m_unescaped.emplace_back(std::move(value));
    }

    JsonNode &open(JsonKind kind)
    {
        JsonNode node;
        node.kind = kind;
        node.begin = tokenBegin();
        node.next = static_cast<JsonAt>(m_tree.m_nodes.size() + 1);
        if (!m_open.empty()) {
            node.up = m_open.back();
            node.ordinal = m_members.back()++;
            if (m_tree.m_nodes[node.up].kind == JsonKind::Object) {
                node.key = m_key;
                node.keyBegin = m_keyBegin;
            }
        }
        m_tree.m_nodes.push_back(node);
        return m_tree.m_nodes.back();
    }

    bool openHolder(JsonKind kind)
    {
        open(kind);
        m_open.push_back(static_cast<JsonAt>(m_tree.m_nodes.size() - 1));
        m_members.push_back(0);
        if (m_open.size() <= static_cast<std::size_t>(JsonTree::deepest))
            return true;
        m_isTooDeep = true;
        fail(m_tree.m_nodes.back().begin, "the nesting is deeper than " + std::to_string(JsonTree::deepest) + " levels",
             "a document needs seven; take the surplus brackets out");
        return false;
    }

    bool closeHolder()
    {
        m_tree.m_nodes[m_open.back()].next = static_cast<JsonAt>(m_tree.m_nodes.size());
        m_open.pop_back();
        m_members.pop_back();
        m_last = m_reached;
        return true;
    }

    void findTwins(JsonAt object)
    {
        m_tree.m_nodes[object].next = static_cast<JsonAt>(m_tree.m_nodes.size());
        m_keys.clear();
        m_tree.forEachMember(object, [this](JsonAt at) { m_keys.push_back(at); });
        if (m_keys.size() < 2)
            return;
        const auto keyOf = [this](JsonAt at) { return m_tree.m_nodes[at].key; };
        if (m_keys.size() <= 24) { // no need to sort what is looked through at a glance
            for (std::size_t i = 1; i < m_keys.size(); ++i)
                if (std::any_of(m_keys.begin(), m_keys.begin() + static_cast<std::ptrdiff_t>(i),
                                [&](JsonAt earlier) { return keyOf(earlier) == keyOf(m_keys[i]); }))
                    tellTwin(m_keys[i]);
            return;
        }
        std::ranges::stable_sort(m_keys, {}, keyOf);
        for (std::size_t i = 1; i < m_keys.size(); ++i)
            if (keyOf(m_keys[i - 1]) == keyOf(m_keys[i]))
                tellTwin(m_keys[i]);
    }

    void tellTwin(JsonAt at)
    {
        const JsonNode &node = m_tree.m_nodes[at];
        m_tree.m_faults.push_back({node.keyBegin, m_tree.path(at), "the key " + inQuotes(node.key) + " is here twice",
                                   "keep one of the two"});
    }

    void fail(std::size_t offset, std::string what, std::string remedy)
    {
        std::string path;
        if (!m_open.empty()) {
            path = m_tree.path(m_open.back());
            const bool isList = m_tree.m_nodes[m_open.back()].kind == JsonKind::List;
            if (isList && !m_isTooDeep)
                path += (path.empty() ? "" : "/") + std::to_string(m_members.back());
        }
        m_tree.m_faults.push_back({offset, std::move(path), std::move(what), std::move(remedy)});
    }

    JsonTree &m_tree;
    std::string_view m_text;
    const char *m_reached;
    const char *m_last;
    std::vector<JsonAt> m_open;
    std::vector<std::uint32_t> m_members;
    std::vector<JsonAt> m_keys;
    std::string_view m_key;
    std::uint32_t m_keyBegin = 0;
    bool m_isTooDeep = false;
};

JsonTree::JsonTree(std::string_view text)
{
    if (text.size() > std::numeric_limits<std::uint32_t>::max() / 2) {
        m_faults.push_back({0, {}, "the file is larger than 2 GB", "split it into several documents"});
        return;
    }
    JsonListener listener(*this, text);
    const JsonCursor begin(text.data(), listener.reached());
    const JsonCursor end(text.data() + text.size(), listener.reached());
    m_isWhole = nlohmann::json::sax_parse(begin, end, &listener);
    if (!m_isWhole)
        m_nodes.clear();
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
