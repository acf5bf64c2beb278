#include "changecodec.h"

#include "fields.h"
#include "problemwording.h"
#include "recordwriter.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

constexpr JsonSpacing compactSpacing{};
constexpr std::size_t bytesPerSwap = 300; // of what is mostly claims

template <typename Record> void appendSwap(std::string &json, const Swap<Record> &swap)
{
    (json += R"({"record":)") += '"';
    (json += word(kindOf<Record>)) += R"(","id":)";
    appendText(json, swap.id.text);
    if (swap.before) {
        json += R"(,"before":)";
        appendObject(json, *swap.before, Owners::ByKeys, compactSpacing);
    }
    if (swap.after) {
        json += R"(,"after":)";
        appendObject(json, *swap.after, Owners::ByKeys, compactSpacing);
    }
    json += '}';
}

void appendSwap(std::string &json, const TitleSwap &swap)
{
    json += R"({"record":"title","before":)";
    appendText(json, swap.before);
    json += R"(,"after":)";
    appendText(json, swap.after);
    json += '}';
}

// Reads the swaps of changes; whatever is wrong is complained about.
class SwapReader
{
public:
    SwapReader(const JsonTree &tree, Complaints &complaints, Lists lists)
        : m_tree(tree)
        , m_reader(tree, 0, complaints, lists)
    {
    }

    Change change(JsonAt list)
    {
        Change change;
        if (isList(list))
            m_tree.forEachMember(list, [&](JsonAt at) { readSwap(at, change); });
        return change;
    }

    std::vector<Change> changes(JsonAt list)
    {
        std::vector<Change> all;
        if (isList(list))
            m_tree.forEachMember(list, [&](JsonAt at) { all.push_back(change(at)); });
        return all;
    }

private:
    bool isList(JsonAt at)
    {
        if (m_tree[at].kind == JsonKind::List)
            return true;
        m_reader.wrong(at, "must be a list, but is " + std::string(kindInWords(m_tree[at].kind)),
                       "write a list of changes, each a list of {\"record\", \"id\", \"before\", \"after\"}");
        return false;
    }

    void readSwap(JsonAt at, Change &change)
    {
        if (m_tree[at].kind != JsonKind::Object) {
            m_reader.wrong(at, "must be an object, but is " + std::string(kindInWords(m_tree[at].kind)),
                           "write {\"record\", \"id\", \"before\", \"after\"}");
            return;
        }
        constexpr std::array keys{"record"sv, "id"sv, "before"sv, "after"sv};
        m_tree.forEachMember(at, [&](JsonAt member) {
            if (std::ranges::find(keys, m_tree[member].key) == keys.end())
                m_reader.wrongKey(member, inQuotes(m_tree[member].key) + " is no key of an edit",
                                  keyRemedy(m_tree[member].key, keys));
        });
        const JsonAt record = m_tree.member(at, "record");
        if (record == 0) {
            m_reader.missing(at, "record", "the edit does not say what kind of record it is about", "add it");
        } else if (m_tree[record].kind == JsonKind::Text && m_tree[record].text == "title") {
            readTitle(at, change);
        } else if (const auto kind
                   = m_tree[record].kind == JsonKind::Text ? fromWord<RecordKind>(m_tree[record].text) : std::nullopt) {
            withKind(*kind, [&]<typename Record>(std::type_identity<Record>) { readRecord<Record>(at, change); });
        } else {
            std::vector<std::string_view> known(words<RecordKind>().begin(), words<RecordKind>().end());
            known.push_back("title");
            m_reader.wrong(record, inQuotes(m_tree[record].text) + " is no kind of record",
                           wordRemedy(m_tree[record].text, known));
        }
    }

    // A side that is there; null says that it is not, as leaving it out does.
    JsonAt side(JsonAt at, std::string_view key) const
    {
        const JsonAt found = m_tree.member(at, key);
        return found != 0 && m_tree[found].kind == JsonKind::Null ? 0 : found;
    }

    std::string titleOf(JsonAt at)
    {
        if (at == 0 || m_tree[at].kind == JsonKind::Text)
            return at == 0 ? std::string() : std::string(m_tree[at].text);
        m_reader.wrong(at, "must be a text, but is " + std::string(kindInWords(m_tree[at].kind)), "write the title");
        return {};
    }

    void readTitle(JsonAt at, Change &change)
    {
        change.swaps.emplace_back(TitleSwap{titleOf(side(at, "before")), titleOf(side(at, "after"))});
    }

    template <typename Record> void readRecord(JsonAt at, Change &change)
    {
        Swap<Record> swap;
        if (const JsonAt id = m_tree.member(at, "id"); id != 0) {
            if (m_tree[id].kind != JsonKind::Text || m_tree[id].text.empty()) {
                m_reader.wrong(id, "must be an id, but is " + std::string(kindInWords(m_tree[id].kind)),
                               "write the id");
                return;
            }
            swap.id = Id<Record>(m_tree[id].text);
        }
        const JsonAt before = side(at, "before");
        const JsonAt after = side(at, "after");
        if (before == 0 && after == 0) {
            m_reader.missing(at, "after", "the edit has neither before nor after",
                             "add after to create a record, before to delete one, both to change it");
            return;
        }
        readSide(before, swap, swap.before);
        readSide(after, swap, swap.after);
        const Id<Record> id = swap.id;
        if (id.isEmpty())
            m_reader.missing(at, "id", "the edit does not say which record it is about", "add its id");
        change.swaps.emplace_back(std::move(swap));
        if constexpr (std::is_same_v<Record,
                                     Deal> || std::is_same_v<Record, Commitment> || std::is_same_v<Record, Deployment>)
            readParts<Record>(id, before, after, change);
    }

    template <typename Record> void readSide(JsonAt at, Swap<Record> &swap, Boxed<Record> &into)
    {
        if (at == 0)
            return;
        Record record;
        record.id = swap.id;
        if (!m_reader.read(at, record, Owners::ByKeys))
            return;
        if (swap.id.isEmpty())
            swap.id = record.id;
        else if (record.id != swap.id)
            m_reader.wrong(m_tree.member(at, "id"),
                           "the record is " + inQuotes(record.id.text) + ", and the edit is about "
                               + inQuotes(swap.id.text),
                           "make the two agree; an id never changes");
        into = std::move(record);
    }

    template <typename Record> void collectParts(JsonAt at, const Id<Record> &id, SitedRecords &parts)
    {
        if (at == 0 || m_tree[at].kind != JsonKind::Object)
            return;
        if constexpr (std::is_same_v<Record, Deal>)
            m_reader.readParts(at, id, parts, Owners::ByKeys);
        else
            m_reader.readClaims(at, {*fromWord<SubjectKind>(word(kindOf<Record>)), id.text}, parts, Owners::ByKeys);
    }

    template <typename Record> void readParts(const Id<Record> &id, JsonAt before, JsonAt after, Change &change)
    {
        SitedRecords was;
        SitedRecords is;
        collectParts(before, id, was);
        collectParts(after, id, is);
        std::map<Subject, JsonAt> holders; // what `after` has, to see whether it has a list that a part is not in
        if (after != 0)
            holders.emplace(Subject{*fromWord<SubjectKind>(word(kindOf<Record>)), id.text}, after);
        for (const auto &part : is.of<Commitment>())
            holders.emplace(Subject{SubjectKind::Commitment, part.record->id.text}, part.site.node);
        for (const auto &part : is.of<Deployment>())
            holders.emplace(Subject{SubjectKind::Deployment, part.record->id.text}, part.site.node);
        const auto isMeantToGo = [&](const Subject &holder, std::string_view list) {
            const auto found = holders.find(holder);
            return found == holders.end() || m_tree.member(found->second, list) != 0;
        };
        pair(was.of<Commitment>(), is.of<Commitment>(), change, [&](const Commitment &part) {
            return isMeantToGo({SubjectKind::Deal, part.deal.text}, "commitments");
        });
        pair(was.of<Deployment>(), is.of<Deployment>(), change, [&](const Deployment &part) {
            return isMeantToGo({SubjectKind::Deal, part.deal.text}, "deployments");
        });
        pair(was.of<Claim>(), is.of<Claim>(), change,
             [&](const Claim &part) { return isMeantToGo(part.of, "claims"); });
    }

    // Brings the parts before and after together by their ids.
    template <typename Part, typename Goes>
    void pair(std::vector<Sited<Part>> &was, std::vector<Sited<Part>> &is, Change &change, Goes &&goes)
    {
        std::map<Id<Part>, Sited<Part> *> left;
        for (Sited<Part> &part : was)
            if (!left.emplace(part.record->id, &part).second)
                tellTwin(part);
        std::set<Id<Part>> seen;
        for (Sited<Part> &part : is) {
            Swap<Part> swap;
            swap.id = part.record->id;
            if (!seen.insert(swap.id).second)
                tellTwin(part);
            if (const auto before = left.find(swap.id); before != left.end()) {
                swap.before = std::move(before->second->record);
                left.erase(before);
            }
            swap.after = std::move(part.record);
            if (swap.before != swap.after)
                change.swaps.emplace_back(std::move(swap));
        }
        for (auto &[id, part] : left)
            if (goes(*part->record))
                change.swaps.emplace_back(Swap<Part>{id, std::move(part->record), std::nullopt});
    }

    template <typename Part> void tellTwin(const Sited<Part> &part)
    {
        m_reader.missing(part.site.node, "id", "the id " + inQuotes(part.record->id.text) + " is here twice",
                         "keep one of the two");
    }

    const JsonTree &m_tree;
    RecordReader m_reader;
};

std::string_view withoutMark(const QByteArray &json)
{
    std::string_view text(json.constData(), static_cast<std::size_t>(json.size()));
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    return text;
}

void tellFaults(const JsonTree &tree, Complaints &complaints)
{
    for (const JsonFault &fault : tree.faults())
        complaints.add(0, fault.offset, fault.path, fault.what, fault.remedy);
}

Error errorOf(Complaints &complaints, std::string_view text)
{
    const Problem first = complaints.told({{QStringLiteral("change"), text}}).front();
    return {QStringLiteral("%1:%2: %3: %4")
                .arg(first.line)
                .arg(first.column)
                .arg(QString::fromStdString(first.path), first.what),
            first.remedy};
}

} // namespace

std::string jsonOf(const Change &change)
{
    std::string json = "[";
    json.reserve(change.swaps.size() * bytesPerSwap); // that of an import is too large to be moved about
    for (const AnySwap &swap : change.swaps) {
        if (json.size() > 1)
            json += ',';
        std::visit([&json](const auto &any) { appendSwap(json, any); }, swap);
    }
    json += ']';
    return json;
}

Result<Change> changeFrom(std::string_view json)
{
    const JsonTree tree(json);
    Complaints complaints;
    tellFaults(tree, complaints);
    Change change;
    if (tree.isWhole())
        change = SwapReader(tree, complaints, Lists::AsWritten).change(tree.root());
    if (!complaints.isEmpty())
        return errorOf(complaints, json);
    return change;
}

Edits editsFrom(const QString &file, const QByteArray &json)
{
    const std::string_view text = withoutMark(json);
    const JsonTree tree(text);
    Complaints complaints;
    tellFaults(tree, complaints);
    Edits edits;
    if (tree.isWhole())
        edits.changes = SwapReader(tree, complaints, Lists::Sorted).changes(tree.root());
    edits.problems = complaints.told({{file, text}});
    return edits;
}

} // namespace ledger
