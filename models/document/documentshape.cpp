#include "recordreader.h"

#include "problemwording.h"
#include "textrules.h"
#include "viewkeys.h"

#include <array>
#include <utility>

// What a document is made of: its lists, the parts that are nested in deals, the lenses within views. How the single
// record is read says recordreader.cpp.

namespace ledger
{

/// Nor are its parts read.
void RecordReader::markLost(RecordKind kind)
{
    m_complaints.markLost(kind);
    if (kind == RecordKind::Deal)
        for (const RecordKind part : {RecordKind::Commitment, RecordKind::Deployment})
            m_complaints.markLost(part);
    if (kind == RecordKind::Deal || kind == RecordKind::Commitment || kind == RecordKind::Deployment)
        m_complaints.markLost(RecordKind::Claim);
}

void RecordReader::readClaims(JsonAt owner, const Subject &subject, SitedRecords &into, Owners owners)
{
    const JsonAt claims = m_tree.member(owner, "claims");
    if (claims == 0 || m_tree[claims].kind != JsonKind::List)
        return;
    const Site ownerSite{m_input, owner};
    m_tree.forEachMember(claims, [&](JsonAt at) {
        Sited<Claim> claim{.site = {m_input, at}};
        Claim &record = claim.record.emplace();
        record.of = subject;
        if (read(at, record, owners) && !record.id.isEmpty() && !subject.id.empty())
            return into.of<Claim>().push_back(std::move(claim));
        m_complaints.markBroken(ownerSite, "claims");
        markLost(RecordKind::Claim);
    });
}

void RecordReader::readParts(JsonAt deal, const Id<Deal> &id, SitedRecords &into, Owners owners)
{
    readClaims(deal, {SubjectKind::Deal, id.text}, into, owners);
    const auto readKind = [&]<typename Part>(std::string_view key, SubjectKind kind, std::vector<Sited<Part>> &parts) {
        const JsonAt list = m_tree.member(deal, key);
        if (list == 0 || m_tree[list].kind != JsonKind::List)
            return;
        m_tree.forEachMember(list, [&](JsonAt at) {
            Sited<Part> part{.site = {m_input, at}};
            Part &record = part.record.emplace();
            record.deal = id;
            const bool isRead = read(at, record, owners);
            if (isRead)
                readClaims(at, {kind, record.id.text}, into, owners);
            if (isRead && !record.id.isEmpty() && !id.isEmpty())
                return parts.push_back(std::move(part));
            m_complaints.markBroken({m_input, deal}, key);
            markLost(kindOf<Part>);
        });
    };
    readKind("commitments", SubjectKind::Commitment, into.of<Commitment>());
    readKind("deployments", SubjectKind::Deployment, into.of<Deployment>());
}

template <typename Record> void RecordReader::readList(JsonAt list, SitedRecords &into)
{
    if (!is(list, JsonKind::List))
        return markLost(kindOf<Record>);
    m_tree.forEachMember(list, [&](JsonAt at) {
        Sited<Record> sited{.site = {m_input, at}};
        Record &record = sited.record.emplace();
        if (!read(at, record, Owners::ByNesting))
            return markLost(kindOf<Record>);
        if constexpr (std::is_same_v<Record, Deal>)
            readParts(at, record.id, into);
        if (record.id.isEmpty())
            return markLost(kindOf<Record>);
        into.of<Record>().push_back(std::move(sited));
    });
}

std::optional<std::string> RecordReader::readDocument(SitedRecords &into)
{
    if (!is(m_tree.root(), JsonKind::Object))
        return std::nullopt;
    m_record = {m_input, m_tree.root()};
    if (!isReadable(m_tree.member(m_tree.root(), "format")))
        return std::nullopt;
    std::string title;
    m_tree.forEachMember(m_tree.root(), [&](JsonAt at) {
        m_record = {m_input, m_tree.root()};
        if (m_tree[at].key == "title")
            readTitle(at, title);
        else
            readAnyList(at, into);
    });
    return title;
}

/// Whether a document is of the version that is read here; one that does not say so is taken to be, and is told of.
bool RecordReader::isReadable(JsonAt format)
{
    if (format == 0) {
        missing(m_tree.root(), "format", "the document does not say its format", "add \"format\": \"gigaledger/1\"");
        return true;
    }
    if (!is(format, JsonKind::Text))
        return false;
    const std::string_view text = m_tree[format].text;
    if (text == "gigaledger/1")
        return true;
    const bool isNewer = text.starts_with("gigaledger/");
    wrong(format,
          inQuotes(text)
              + (isNewer ? " is another version than gigaledger/1, the one read here"
                         : " is no format that is known here"),
          isNewer ? "read it with a newer Gigaledger, or export it from there as gigaledger/1"
                  : "write \"gigaledger/1\" if it is such a document");
    return false;
}

void RecordReader::readTitle(JsonAt at, std::string &title)
{
    if (scalar(at, title, Content::Line))
        if (auto fault = textFault(title, Content::Line))
            wrong(at, std::move(fault->what), std::move(fault->remedy));
}

/// Reads one of the document's lists, by its key.
void RecordReader::readAnyList(JsonAt list, SitedRecords &into)
{
    using namespace std::string_view_literals;
    constexpr std::array known{"format"sv,       "title"sv,     "sources"sv, "parties"sv, "deals"sv,
                               "observations"sv, "decisions"sv, "views"sv,   "stories"sv};
    const std::string_view key = m_tree[list].key;
    if (key == "sources")
        readList<Source>(list, into);
    else if (key == "parties")
        readList<Party>(list, into);
    else if (key == "deals")
        readList<Deal>(list, into);
    else if (key == "observations")
        readList<Observation>(list, into);
    else if (key == "decisions")
        readList<Decision>(list, into);
    else if (key == "views")
        readList<View>(list, into);
    else if (key == "stories")
        readList<Story>(list, into);
    else if (key != "format")
        wrongKey(list, inQuotes(key) + " is no key of a document", keyRemedy(key, known));
}

void RecordReader::checkView(JsonAt object, const View &view)
{
    const auto complain = [this](JsonAt at, bool isKey, std::string what, std::string remedy) {
        isKey ? wrongKey(at, std::move(what), std::move(remedy)) : wrong(at, std::move(what), std::move(remedy));
    };
    if (const JsonAt lens = m_tree.member(object, "lens"); lens != 0 && m_tree[lens].kind == JsonKind::Object)
        checkLens(m_tree, lens, complain);
    if (const JsonAt options = m_tree.member(object, "options");
        options != 0 && m_tree[options].kind == JsonKind::Object)
        checkOptions(m_tree, options, view.view, complain);
}

} // namespace ledger
