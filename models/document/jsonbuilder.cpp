#include "jsonbuilder.h"

#include "problemwording.h"

#include <algorithm>

namespace ledger
{

namespace
{

constexpr std::size_t bytesPerNode = 20; // of documents as they are written
constexpr std::size_t mostReserved = 4U << 20;

std::uint64_t bitOf(std::string_view key)
{
    if (key.empty())
        return 1;
    const auto at
        = [&key](std::size_t place) { return static_cast<unsigned char>(key[std::min(place, key.size() - 1)]); };
    // The factors were searched for: no two keys that one record of a document may have get the same bit, so that
    // twins are not looked for in vain.
    return std::uint64_t(1) << ((at(0) * 21 + at(1) * 39 + at(key.size()) * 31 + key.size() * 35) & 63);
}

} // namespace

JsonBuilder::JsonBuilder(JsonTree &tree, std::string_view text) : m_tree(tree), m_text(text)
{
    m_tree.m_nodes.reserve(std::min(text.size() / bytesPerNode + 16, mostReserved));
}

void JsonBuilder::key(std::uint32_t begin, std::string_view key)
{
    m_keyBegin = begin;
    m_key = key;
    Holder &holder = m_open.back();
    const std::uint64_t bit = bitOf(key);
    holder.mayHaveTwins = holder.mayHaveTwins || (holder.keys & bit) != 0;
    holder.keys |= bit;
}

JsonNode &JsonBuilder::value(JsonKind kind, std::uint32_t begin)
{
    JsonNode &node = m_tree.m_nodes.emplace_back();
    node.kind = kind;
    node.begin = begin;
    node.next = static_cast<JsonAt>(m_tree.m_nodes.size());
    if (!m_open.empty()) {
        node.up = m_open.back().at;
        node.ordinal = m_open.back().members++;
        if (m_tree.m_nodes[node.up].kind == JsonKind::Object) {
            node.key = m_key;
            node.keyBegin = m_keyBegin;
        }
    }
    return node;
}

bool JsonBuilder::open(JsonKind kind, std::uint32_t begin)
{
    value(kind, begin);
    m_open.push_back({.at = static_cast<JsonAt>(m_tree.m_nodes.size() - 1)});
    if (m_open.size() <= static_cast<std::size_t>(JsonTree::deepest))
        return true;
    fail(begin, "the nesting is deeper than " + std::to_string(JsonTree::deepest) + " levels",
         "a document needs seven; take the surplus brackets out", false);
    return false;
}

void JsonBuilder::close()
{
    const Holder closed = m_open.back();
    m_tree.m_nodes[closed.at].next = static_cast<JsonAt>(m_tree.m_nodes.size());
    if (closed.mayHaveTwins)
        findTwins(closed.at);
    m_open.pop_back();
}

std::string_view JsonBuilder::kept(std::string unescaped)
{
    return m_tree.m_unescaped.emplace_back(std::move(unescaped));
}

void JsonBuilder::findTwins(JsonAt object)
{
    m_members.clear();
    m_tree.forEachMember(object, [this](JsonAt at) { m_members.push_back(at); });
    const auto keyOf = [this](JsonAt at) { return m_tree.m_nodes[at].key; };
    std::ranges::stable_sort(m_members, {}, keyOf);
    for (std::size_t i = 1; i < m_members.size(); ++i)
        if (keyOf(m_members[i - 1]) == keyOf(m_members[i]))
            tellTwin(m_members[i]);
}

void JsonBuilder::tellTwin(JsonAt at)
{
    const JsonNode &node = m_tree.m_nodes[at];
    m_tree.m_faults.push_back(
        {node.keyBegin, m_tree.path(at), "the key " + inQuotes(node.key) + " is here twice", "keep one of the two"});
}

void JsonBuilder::fail(std::size_t offset, std::string what, std::string remedy, bool isInMember)
{
    std::string path;
    if (!m_open.empty()) {
        path = m_tree.path(m_open.back().at);
        if (isInMember && !isInObject())
            path += (path.empty() ? "" : "/") + std::to_string(m_open.back().members);
    }
    m_tree.m_faults.push_back({offset, std::move(path), std::move(what), std::move(remedy)});
}

} // namespace ledger
