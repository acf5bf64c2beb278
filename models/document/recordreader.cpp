#include "recordreader.h"

#include "jsontext.h"
#include "problemwording.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

// Keys of an object that are no fields of its record: its parts, and the kind of what it is about.
template <typename Record> std::vector<std::string_view> extraKeys(Owners owners)
{
    if constexpr (std::is_same_v<Record, Deal>)
        return {"claims", "commitments", "deployments"};
    else if constexpr (std::is_same_v<Record, Commitment> || std::is_same_v<Record, Deployment>)
        return {"claims"};
    else if constexpr (std::is_same_v<Record, Decision>)
        return {"subject"};
    else if constexpr (std::is_same_v<Record, Claim>)
        return owners == Owners::ByKeys ? std::vector<std::string_view>{"subject", "commitment", "deployment", "deal"}
                                        : std::vector<std::string_view>{};
    else
        return {};
}

template <typename Record> std::vector<std::string_view> knownKeys(Owners owners)
{
    std::vector<std::string_view> keys;
    forEachField<Record>([&](const auto &field) {
        if (field.presence != Presence::Owner || owners == Owners::ByKeys)
            keys.push_back(field.key);
    });
    for (const std::string_view key : extraKeys<Record>(owners))
        keys.push_back(key);
    return keys;
}

template <typename Record> std::string_view nameOf()
{
    if constexpr (std::is_same_v<Record, RoleHolder>)
        return "a party of a deal";
    else if constexpr (std::is_same_v<Record, SaidAs>)
        return "a figure as said";
    else if constexpr (std::is_same_v<Record, StoryStep>)
        return "a step of a story";
    else {
        constexpr std::array names{"a source"sv, "a party"sv,        "a deal"sv,     "a commitment"sv, "a deployment"sv,
                                   "a claim"sv,  "an observation"sv, "a decision"sv, "a view"sv,       "a story"sv};
        return names[static_cast<std::size_t>(kindOf<Record>)];
    }
}

} // namespace

RecordReader::RecordReader(const JsonTree &tree, std::uint32_t input, Complaints &complaints, Lists lists)
    : m_tree(tree)
    , m_input(input)
    , m_complaints(complaints)
    , m_lists(lists)
{
}

void RecordReader::markBroken(std::string_view key) { m_complaints.markBroken(m_record, key); }

void RecordReader::wrong(JsonAt at, std::string what, std::string remedy)
{
    m_complaints.add(m_input, m_tree[at].begin, m_tree.path(at), std::move(what), std::move(remedy));
}

void RecordReader::wrongKey(JsonAt at, std::string what, std::string remedy)
{
    m_complaints.add(m_input, m_tree[at].keyBegin, m_tree.path(at), std::move(what), std::move(remedy));
}

void RecordReader::missing(JsonAt object, std::string_view key, std::string what, std::string remedy)
{
    const std::string path = m_tree.path(object);
    m_complaints.add(m_input, m_tree[object].begin, path + (path.empty() ? "" : "/") + std::string(key),
                     std::move(what), std::move(remedy));
}

bool RecordReader::is(JsonAt at, JsonKind kind)
{
    const JsonNode &node = m_tree[at];
    if (node.kind == kind)
        return true;
    if (node.kind == JsonKind::Null)
        wrong(at, "is null", "leave the key out where something is unknown");
    else
        wrong(at,
              "must be " + std::string(kindInWords(kind)) + ", but is " + std::string(kindInWords(node.kind))
                  + (node.kind == JsonKind::Text ? ' ' + inQuotes(node.text) : std::string()),
              "write " + std::string(kindInWords(kind)));
    return false;
}

bool RecordReader::scalar(JsonAt at, std::string &into, Content content)
{
    if (content == Content::Json) {
        if (m_lists == Lists::AsWritten && m_tree[at].kind == JsonKind::Text) {
            into = m_tree[at].text;
            return true;
        }
        if (!is(at, JsonKind::Object))
            return false;
        into = canonicalJson(m_tree, at);
        if (into == "{}" && m_lists == Lists::Sorted) // says nothing, as a key that is not there
            into.clear();
        return true;
    }
    if (!is(at, JsonKind::Text))
        return false;
    into = m_tree[at].text;
    return true;
}

bool RecordReader::scalar(JsonAt at, double &into, Content /*content*/)
{
    if (!is(at, JsonKind::Number))
        return false;
    into = m_tree[at].number == 0 ? 0 : m_tree[at].number; // -0 is 0
    if (m_tree[at].isExact)
        return true;
    wrong(at, "the number is beyond 2^53, so its last digits would be lost", "write a smaller one");
    return false;
}

bool RecordReader::scalar(JsonAt at, PartialDate &into, Content /*content*/)
{
    if (!is(at, JsonKind::Text))
        return false;
    if (const auto date = partialDate(m_tree[at].text)) {
        into = *date;
        return true;
    }
    wrong(at, inQuotes(m_tree[at].text) + " is no date", "write a day of the calendar as YYYY-MM-DD, YYYY-MM or YYYY");
    return false;
}

bool RecordReader::emptyId(JsonAt at)
{
    wrong(at, "the id is empty", "an id has a-z, 0-9 and - alone; leave the key out where there is none");
    return false;
}

template <typename Record> bool RecordReader::scalar(JsonAt at, Id<Record> &into, Content /*content*/)
{
    if (!is(at, JsonKind::Text))
        return false;
    into.text = m_tree[at].text;
    return !into.isEmpty() || emptyId(at);
}

template <typename Enum>
requires std::is_enum_v<Enum>
bool RecordReader::scalar(JsonAt at, Enum &into, Content /*content*/)
{
    if (!is(at, JsonKind::Text))
        return false;
    if (const auto known = fromWord<Enum>(m_tree[at].text)) {
        into = *known;
        return true;
    }
    wrong(at, inQuotes(m_tree[at].text) + " is no word that is known here", wordRemedy(m_tree[at].text, words<Enum>()));
    return false;
}

bool RecordReader::scalar(JsonAt at, Subject &into, Content /*content*/)
{
    if (!is(at, JsonKind::Text))
        return false;
    into.id = m_tree[at].text;
    return !into.id.empty() || emptyId(at);
}

bool RecordReader::scalar(JsonAt at, RoleHolder &into, Content /*content*/)
{
    if (!is(at, JsonKind::Object))
        return false;
    readFields(at, into, Owners::ByNesting, nameOf<RoleHolder>());
    return true;
}

bool RecordReader::scalar(JsonAt at, SaidAs &into, Content /*content*/)
{
    if (!is(at, JsonKind::Object))
        return false;
    readFields(at, into, Owners::ByNesting, nameOf<SaidAs>());
    return true;
}

bool RecordReader::scalar(JsonAt at, StoryStep &into, Content /*content*/)
{
    if (!is(at, JsonKind::Object))
        return false;
    readFields(at, into, Owners::ByNesting, nameOf<StoryStep>());
    return true;
}

template <typename Record, typename Member>
void RecordReader::readMember(JsonAt at, const Field<Record, Member> &field, Member &into)
{
    const std::string_view outer = m_key;
    if (!m_isWithin)
        m_key = field.key;
    if constexpr (isOptional<Member>) {
        typename Member::value_type value{};
        if (scalar(at, value, field.content))
            into = std::move(value);
        else
            markBroken(m_key);
    } else if constexpr (isList<Member>) {
        if (is(at, JsonKind::List)) {
            m_tree.forEachMember(at, [&](JsonAt member) {
                typename Member::value_type value{};
                if (scalar(member, value, field.content))
                    into.push_back(std::move(value));
                else
                    markBroken(m_key);
            });
        } else {
            markBroken(m_key);
        }
        if constexpr (!std::is_same_v<typename Member::value_type,
                                      StoryStep> && !std::is_same_v<typename Member::value_type, RoleHolder>) {
            if (!field.isOrdered && m_lists == Lists::Sorted) {
                std::ranges::sort(into);
                into.erase(std::unique(into.begin(), into.end()), into.end());
            }
        }
    } else if (!scalar(at, into, field.content)) {
        markBroken(m_key);
    }
    m_key = outer;
}

template <typename Record> bool RecordReader::readExtra(JsonAt at, Record &into, Owners owners)
{
    const std::string_view key = m_tree[at].key;
    const std::vector<std::string_view> extra = extraKeys<Record>(owners);
    if (std::ranges::find(extra, key) == extra.end())
        return false;
    if constexpr (std::is_same_v<Record, Claim> || std::is_same_v<Record, Decision>) {
        if (key == "subject") {
            if (!scalar(at, into.of.kind, Content::Value))
                markBroken("of");
        } else if (scalar(at, into.of, Content::Slug)) { // `commitment`, `deployment` or `deal` names both at once
            into.of.kind = *fromWord<SubjectKind>(key);
        }
    } else if (!is(at, JsonKind::List)) { // parts are read apart
        markBroken(key);
    }
    return true;
}

template <typename Record> void RecordReader::unknownKey(JsonAt at, JsonAt object, Owners owners, std::string_view name)
{
    const std::vector<std::string_view> known = knownKeys<Record>(owners);
    wrongKey(at, inQuotes(m_tree[at].key) + " is no key of " + std::string(name), keyRemedy(m_tree[at].key, known));
    const std::string_view near = nearWord(m_tree[at].key, known);
    if (!near.empty() && m_tree.member(object, near) == 0 && !m_isWithin)
        markBroken(near); // most likely it is meant, so that nothing is said of its absence
}

template <typename Record>
void RecordReader::readFields(JsonAt object, Record &into, Owners owners, std::string_view name)
{
    constexpr bool isWithin = !requires { into.id; };
    const bool wasWithin = std::exchange(m_isWithin, isWithin);
    std::uint64_t seen = 0;
    m_tree.forEachMember(object, [&](JsonAt at) {
        const std::string_view key = m_tree[at].key;
        std::uint64_t bit = 1;
        const auto read = [&](const auto &field) {
            if (field.key != key || (field.presence == Presence::Owner && owners == Owners::ByNesting)) {
                bit <<= 1;
                return false;
            }
            seen |= bit;
            readMember(at, field, into.*field.member);
            return true;
        };
        const bool isField
            = std::apply([&](const auto &...fields) { return (read(fields) || ...); }, Fields<Record>::list);
        if (!isField && !readExtra(at, into, owners))
            unknownKey<Record>(at, object, owners, name);
    });
    checkComplete(object, into, seen, owners, name);
    m_isWithin = wasWithin;
}

template <typename Record>
void RecordReader::checkComplete(JsonAt object, const Record &into, std::uint64_t seen, Owners owners,
                                 std::string_view name)
{
    const auto lacks = [&](std::string_view key) {
        if (!m_complaints.isBroken(m_record, key) || m_isWithin)
            missing(object, key, std::string(name) + " needs the key " + inQuotes(key), "add it");
        markBroken(m_isWithin ? m_key : key);
    };
    std::uint64_t bit = 1;
    forEachField<Record>([&](const auto &field) {
        const bool isHere = (seen & bit) != 0;
        bit <<= 1;
        if (isHere || field.presence == Presence::Optional)
            return;
        if constexpr (requires { into.id.isEmpty(); })
            if (field.key == "id" && owners == Owners::ByKeys && !into.id.isEmpty())
                return; // told beforehand
        if (field.presence == Presence::Owner) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(into.*field.member)>, Subject>) {
                if (owners == Owners::ByKeys && (into.*field.member).id.empty())
                    lacks(field.key);
            } else if (owners == Owners::ByKeys && isAbsent(into.*field.member)) {
                lacks(field.key);
            }
            return;
        }
        lacks(field.key);
    });
    if constexpr (std::is_same_v<Record, Decision>)
        if (m_tree.member(object, "subject") == 0)
            lacks("subject");
    if constexpr (std::is_same_v<Record, Commitment> || std::is_same_v<Record, Deployment>)
        if (owners == Owners::ByNesting && m_tree.member(object, "claims") == 0)
            lacks("claims");
}

template <typename Record> bool RecordReader::read(JsonAt object, Record &into, Owners owners)
{
    if (!is(object, JsonKind::Object))
        return false;
    m_record = {m_input, object};
    m_key = {};
    readFields(object, into, owners, nameOf<Record>());
    if constexpr (std::is_same_v<Record, View>)
        checkView(object, into);
    return true;
}

template bool RecordReader::read(JsonAt, Source &, Owners);
template bool RecordReader::read(JsonAt, Party &, Owners);
template bool RecordReader::read(JsonAt, Deal &, Owners);
template bool RecordReader::read(JsonAt, Commitment &, Owners);
template bool RecordReader::read(JsonAt, Deployment &, Owners);
template bool RecordReader::read(JsonAt, Claim &, Owners);
template bool RecordReader::read(JsonAt, Observation &, Owners);
template bool RecordReader::read(JsonAt, Decision &, Owners);
template bool RecordReader::read(JsonAt, View &, Owners);
template bool RecordReader::read(JsonAt, Story &, Owners);

} // namespace ledger
