#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace ledger
{

enum class JsonKind : std::uint8_t { Null, Boolean, Number, Text, List, Object };

/// «a text», «a list»: for messages.
[[nodiscard]] std::string_view kindInWords(JsonKind kind);

/// The place of a node in its tree.
using JsonAt = std::uint32_t;

/// One value of a JSON text, and where in the text it begins.
struct JsonNode
{
    JsonKind kind = JsonKind::Null;
    bool isExact = true; ///< false: an integer that a double does not hold, beyond 2⁵³
    std::uint32_t begin = 0; ///< offset of the value in bytes
    std::uint32_t keyBegin = 0; ///< of its key, in an object
    JsonAt next = 0; ///< the node after this one and all that it holds
    JsonAt up = 0; ///< the list or object that holds it
    std::uint32_t ordinal = 0; ///< its number among the members of that
    std::string_view key = {};
    std::string_view text = {}; ///< of a text; of a number, nothing
    double number = 0; ///< of a number; of a boolean 0 or 1
};

/// What is wrong with a JSON text as such.
struct JsonFault
{
    std::size_t offset = 0;
    std::string path = {};
    std::string what = {};
    std::string remedy = {};
};

/// A JSON text as a flat list of nodes, each before what it holds: small and quick, and every value knows its place. It
/// looks into the text, which must outlive it.
class JsonTree
{
public:
    static constexpr int deepest = 64; ///< levels of nesting that a document may have

    /// Documents are read quickly; what that way refuses is read again by a parser that says what is wrong.
    enum class Way { Quick, Telling };

    /// Reads a text; where it is no JSON, the tree is empty and has a fault. Keys that come twice are faults as well.
    explicit JsonTree(std::string_view text, Way way = Way::Quick);
    JsonTree(JsonTree &&) = default;
    JsonTree &operator=(JsonTree &&) = default;
    JsonTree(const JsonTree &) = delete;
    JsonTree &operator=(const JsonTree &) = delete;
    ~JsonTree() = default;

    [[nodiscard]] bool isEmpty() const { return m_nodes.empty(); }
    [[nodiscard]] const std::vector<JsonFault> &faults() const { return m_faults; }
    /// Whether the text could be read to its end.
    [[nodiscard]] bool isWhole() const { return m_isWhole; }

    [[nodiscard]] const JsonNode &operator[](JsonAt at) const { return m_nodes[at]; }
    [[nodiscard]] JsonAt root() const { return 0; }
    /// The member of an object with a key, or 0: the root is nobody's member.
    [[nodiscard]] JsonAt member(JsonAt object, std::string_view key) const;
    /// The member of a list or object by its number, or 0.
    [[nodiscard]] JsonAt member(JsonAt holder, std::uint32_t ordinal) const;
    /// `deals/3/claims/0/amount`; empty for the root.
    [[nodiscard]] std::string path(JsonAt at) const;

    /// Calls a visitor with the place of each member of a list or object.
    template <typename Visitor> void forEachMember(JsonAt holder, Visitor &&visit) const
    {
        for (JsonAt at = holder + 1; at < m_nodes[holder].next; at = m_nodes[at].next)
            visit(at);
    }

private:
    friend class JsonBuilder;

    [[nodiscard]] bool isReadQuickly(std::string_view text);

    std::vector<JsonNode> m_nodes;
    std::deque<std::string> m_unescaped; // texts that are not in the source as they are
    std::vector<JsonFault> m_faults;
    bool m_isWhole = false;
};

} // namespace ledger
