#include "savednames.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

/// The keys of a lens and of options under which parties are named, and those under which whatever else is.
constexpr std::array partyKeys{"payer"sv, "payee"sv,   "party"sv,   "highlight"sv, "root"sv,
                               "open"sv,  "without"sv, "between"sv, "loops"sv};
constexpr std::array otherKeys{"highlight"sv};

/// Puts one id in the place of others in a JSON object as the document layer writes it: among the values of some keys.
class Renaming
{
public:
    Renaming(std::string_view json, std::span<const std::string_view> keys, const std::set<std::string_view> &gone,
             std::string_view by)
        : m_json(json)
        , m_keys(keys)
        , m_gone(gone)
        , m_by(by)
    {
    }

    std::string text()
    {
        while (m_at < m_json.size()) {
            const char c = m_json[m_at];
            if (c == '"') {
                takeString();
                continue;
            }
            m_depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (c == '[')
                m_named.clear();
            m_text += c;
            ++m_at;
        }
        return std::move(m_text);
    }

private:
    void takeString()
    {
        std::size_t end = m_at + 1;
        while (end < m_json.size() && m_json[end] != '"')
            end += m_json[end] == '\\' ? 2 : 1;
        const std::string_view inside = m_json.substr(m_at + 1, end - m_at - 1);
        m_at = end + 1;
        const std::size_t next = m_json.find_first_not_of(" \n\t\r", m_at);
        const bool isKey = next != std::string_view::npos && m_json[next] == ':';
        if (isKey && m_depth == 1)
            m_isNaming = std::ranges::find(m_keys, inside) != m_keys.end();
        if (!isKey && m_isNaming)
            putNames(inside);
        else
            ((m_text += '"') += inside) += '"';
    }

    /// Writes a value of one id, or of several with something between them that is in no id: `amazon>openai`. One of a
    /// list that came to name the same as another is left out.
    void putNames(std::string_view value)
    {
        constexpr std::string_view inIds = "abcdefghijklmnopqrstuvwxyz0123456789-";
        std::string names;
        bool isMeant = false;
        for (std::size_t at = 0; at < value.size();) {
            const std::size_t length = std::min(value.find_first_not_of(inIds, at), value.size()) - at;
            const std::string_view id = value.substr(at, length);
            const bool isGone = m_gone.contains(id);
            isMeant |= isGone || id == m_by;
            names += isGone ? m_by : id;
            at += length;
            if (at < value.size())
                names += value[at++];
        }
        if (isMeant && m_depth > 1 && !m_named.insert(names).second)
            m_text.erase(m_text.find_last_not_of(" \n\t\r,") + 1);
        else
            ((m_text += '"') += names) += '"';
    }

    std::string_view m_json;
    std::span<const std::string_view> m_keys;
    const std::set<std::string_view> &m_gone;
    std::string_view m_by;
    std::string m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_isNaming = false; // the key that one is behind
    std::set<std::string> m_named; // in the list that one is in
};
} // namespace

template <typename Record> View renamed(const View &view, const std::set<Id<Record>> &gone, const Id<Record> &by)
{
    std::span<const std::string_view> keys = otherKeys;
    if constexpr (std::is_same_v<Record, Party>)
        keys = partyKeys;
    std::set<std::string_view> names;
    for (const Id<Record> &id : gone)
        names.insert(id.text);
    View after = view;
    for (std::string *json : {&after.lens, &after.options})
        *json = Renaming(*json, keys, names, by.text).text();
    return after;
}
template View renamed(const View &, const std::set<Id<Source>> &, const Id<Source> &);
template View renamed(const View &, const std::set<Id<Party>> &, const Id<Party> &);
template View renamed(const View &, const std::set<Id<Deal>> &, const Id<Deal> &);
template View renamed(const View &, const std::set<Id<Commitment>> &, const Id<Commitment> &);

} // namespace ledger
