#include "swapscan.h"

#include <algorithm>

// Within a text its quotes are escaped, so what reads like the beginning of a swap, or like a key, is one.

namespace ledger
{

namespace
{
constexpr std::string_view swapBeginning = R"({"record":")";

/// The text from a place up to the next quote: a word or an id, in which nothing is escaped.
std::string_view slugAt(std::string_view json, std::size_t at) { return json.substr(at, json.find('"', at) - at); }

/// The values of a key, wherever in a swap it stands, as far as they are words or ids.
std::vector<std::string_view> slugsOf(std::string_view json, std::string_view key)
{
    std::vector<std::string_view> found;
    for (std::size_t at = json.find(key); at != std::string_view::npos; at = json.find(key, at + key.size()))
        found.push_back(slugAt(json, at + key.size()));
    return found;
}

/// Appends a text as it reads, from behind its first quote; gives the place of its last.
std::size_t appendRead(std::string &into, std::string_view json, std::size_t at)
{
    for (; at < json.size() && json[at] != '"'; ++at) {
        if (json[at] != '\\') {
            into += json[at];
            continue;
        }
        const char escaped = ++at < json.size() ? json[at] : ' ';
        into += escaped == '"' || escaped == '\\' ? escaped : ' '; // else a line end, a tab or a control character
        if (escaped == 'u')
            at += 4;
    }
    return at;
}
} // namespace

bool SwapScan::next()
{
    const std::size_t begin = m_json.find(swapBeginning, m_next);
    if (begin == std::string_view::npos)
        return false;
    m_next = std::min(m_json.find(swapBeginning, begin + swapBeginning.size()), m_json.size());
    m_swap = m_json.substr(begin, m_next - begin);
    m_swap = m_swap.substr(0, m_swap.rfind('}') + 1); // what parts it from the next
    return true;
}

RecordRef SwapScan::record() const
{
    const auto kind = fromWord<RecordKind>(slugAt(m_swap, swapBeginning.size()));
    if (!kind)
        return {RecordKind::Story, {}};
    const std::vector<std::string_view> ids = slugsOf(m_swap, R"("id":")");
    return {*kind, ids.empty() ? std::string() : std::string(ids.front())};
}

std::vector<RecordRef> SwapScan::owners() const
{
    std::vector<RecordRef> owners;
    const auto kind = fromWord<RecordKind>(slugAt(m_swap, swapBeginning.size()));
    if (kind == RecordKind::Commitment || kind == RecordKind::Deployment) {
        for (const std::string_view deal : slugsOf(m_swap, R"("deal":")"))
            owners.push_back({RecordKind::Deal, std::string(deal)});
    } else if (kind == RecordKind::Claim || kind == RecordKind::Decision) {
        const auto kinds = slugsOf(m_swap, R"("subject":")");
        const auto ids = slugsOf(m_swap, R"("of":")");
        for (std::size_t i = 0; i < std::min(kinds.size(), ids.size()); ++i)
            if (const auto of = fromWord<RecordKind>(kinds[i]))
                owners.push_back({*of, std::string(ids[i])});
    }
    return owners;
}

std::string SwapScan::values() const
{
    std::string values;
    std::size_t at = swapBeginning.size();
    at = m_swap.find('"', at) + 1; // the kind of record is no value
    while (at < m_swap.size()) {
        const std::size_t begun = values.size();
        const char c = m_swap[at];
        if (c == '"') {
            at = appendRead(values, m_swap, at + 1) + 1;
            if (at < m_swap.size() && m_swap[at] == ':')
                values.resize(begun); // it was a key
            else
                values += '\n';
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            const std::size_t end = std::min(m_swap.find_first_of(",}]", at), m_swap.size());
            (values += m_swap.substr(at, end - at)) += '\n';
            at = end;
        } else {
            ++at;
        }
    }
    return values;
}

} // namespace ledger
