#pragma once

#include "positionedjson.h"

#include <vector>

namespace ledger
{

/// Beyond it a double does not hold each integer: 2⁵³.
inline constexpr double mostExact = 9007199254740992.0;

/// Builds a tree from the values of a text, in their order, each told with the offset at which it begins.
class JsonBuilder
{
public:
    JsonBuilder(JsonTree &tree, std::string_view text);

    /// The key of the value that comes next.
    void key(std::uint32_t begin, std::string_view key);
    /// A value that holds no others.
    JsonNode &value(JsonKind kind, std::uint32_t begin);
    /// Opens a list or an object; false where it is nested too deeply.
    [[nodiscard]] bool open(JsonKind kind, std::uint32_t begin);
    /// Closes what was opened last; keys that it has twice are faults.
    void close();

    /// Keeps a text that is not in the source as it is.
    [[nodiscard]] std::string_view kept(std::string unescaped);

    [[nodiscard]] bool isOpen() const { return !m_open.empty(); }
    [[nodiscard]] bool isInObject() const { return m_tree.m_nodes[m_open.back().at].kind == JsonKind::Object; }
    [[nodiscard]] std::string_view source() const { return m_text; }

    /// Adds a fault of the text, at an offset, in what is open.
    void fail(std::size_t offset, std::string what, std::string remedy, bool isInMember = true);

private:
    /// A list or an object whose end is still to come.
    struct Holder
    {
        JsonAt at = 0;
        std::uint32_t members = 0;
        std::uint64_t keys = 0; ///< a bit for each key so far, the same for keys that are the same
        bool mayHaveTwins = false; ///< whether two keys have the same bit
    };

    void findTwins(JsonAt object);
    void tellTwin(JsonAt at);

    JsonTree &m_tree;
    std::string_view m_text;
    std::vector<Holder> m_open;
    std::vector<JsonAt> m_members;
    std::string_view m_key;
    std::uint32_t m_keyBegin = 0;
};

} // namespace ledger
