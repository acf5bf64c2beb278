#include "documentreader.h"

#include "claimtable.h"
#include "inputplaces.h"
#include "notation.h"
#include "problemwording.h"
#include "recordmerge.h"
#include "recordreader.h"
#include "rules.h"

#include <algorithm>
#include <map>

// Documents are read in three steps: each text into values with places (positionedjson, csvrows), the values into
// records (recordreader, claimtable), and all records into the ledger (recordmerge). What breaks a rule there is told
// at the place from which the record came.

namespace ledger
{

namespace
{

constexpr std::string_view figureKeys[]{"amount", "low", "high", "unit", "per", "start", "end", "hedge"};

bool isFigureKey(std::string_view key) { return std::ranges::find(figureKeys, key) != std::end(figureKeys); }

// The text of one member of a record's list, by which it is found again in the input.
template <typename Member> std::string memberText(const Member &member)
{
    if constexpr (std::is_same_v<Member, std::string>)
        return member;
    else if constexpr (isId<Member>)
        return member.text;
    else if constexpr (std::is_same_v<Member, RoleHolder>)
        return member.party.text;
    else
        return member.view.text;
}

template <typename Record> std::string memberText(const Record &record, std::string_view key, std::size_t number)
{
    std::string text;
    forEachField<Record>([&](const auto &field) {
        if constexpr (isList<std::remove_cvref_t<decltype(record.*field.member)>>)
            if (field.key == key && number < (record.*field.member).size())
                text = memberText((record.*field.member)[number]);
    });
    return text;
}

std::string memberText(const AnySwap &swap, std::string_view field)
{
    const std::size_t slash = field.find('/');
    const std::string_view rest = slash == std::string_view::npos ? std::string_view() : field.substr(slash + 1);
    if (rest.empty() || rest.front() < '0' || rest.front() > '9')
        return {};
    const std::size_t number = std::stoul(std::string(rest.substr(0, std::min<std::size_t>(rest.find('/'), 9))));
    return std::visit(
        [&]<typename Swapped>(const Swapped &swapped) -> std::string {
            if constexpr (std::is_same_v<Swapped, TitleSwap>)
                return {};
            else
                return swapped.after ? memberText(*swapped.after, field.substr(0, slash), number) : std::string();
        },
        swap);
}

class Import
{
public:
    Import(const std::vector<DocumentText> &documents, LedgerPtr into, Keep keep)
        : m_into(std::move(into))
        , m_places(m_inputs)
        , m_merge(m_into, keep, m_places, m_complaints)
    {
        for (const DocumentText &document : documents)
            read(document);
    }

    ImportPlan plan(RulesChecked checked)
    {
        mergeAll();
        ImportPlan plan;
        SitedChange sited = m_merge.taken();
        if (m_into->title().empty() && !m_title.empty()) {
            sited.change.swaps.emplace_back(TitleSwap{m_into->title(), m_title});
            sited.sites.push_back({});
        }
        plan.collisions = m_merge.collisions();
        if (checked == RulesChecked::Here || !m_complaints.isEmpty() || !m_tableClaims.empty())
            plan.after = check(sited);
        std::vector<Input> inputs;
        for (const ReadInput &input : m_inputs)
            inputs.push_back(input.input);
        plan.problems = m_complaints.told(inputs);
        if (plan.problems.empty())
            plan.change = std::move(sited.change);
        else
            plan.after.reset();
        return plan;
    }

private:
    void read(const DocumentText &document)
    {
        const auto number = static_cast<std::uint32_t>(m_inputs.size());
        std::string_view text(document.text.constData(), static_cast<std::size_t>(document.text.size()));
        if (text.starts_with("\xef\xbb\xbf"))
            text.remove_prefix(3);
        ReadInput &input = m_inputs.emplace_back(Input{document.file, text});
        if (text.starts_with("SQLite format 3"))
            refuseLedger(number);
        else if (document.file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
            readTable(input, number);
        else
            readTree(input, number);
    }

    void refuseLedger(std::uint32_t number)
    {
        m_complaints.addWithoutPlace(number, {}, "this is a ledger, not a document",
                                     "export it first, and import what is exported");
        m_isUnreadable = true;
    }

    void readTree(ReadInput &input, std::uint32_t number)
    {
        const JsonTree &tree = input.tree.emplace(input.input.text);
        for (const JsonFault &fault : tree.faults())
            m_complaints.add(number, fault.offset, fault.path, fault.what, fault.remedy);
        if (!tree.isWhole()) {
            m_isUnreadable = true;
            return;
        }
        const auto title = RecordReader(tree, number, m_complaints).readDocument(m_read);
        if (!title)
            m_isUnreadable = true;
        else if (m_title.empty())
            m_title = *title;
    }

    void readTable(ReadInput &input, std::uint32_t number)
    {
        const CsvRows &csv = input.csv.emplace(csvRows(input.input.text));
        if (!csv.isWhole()) {
            m_complaints.add(number, csv.faultAt, {}, csv.fault, csv.remedy);
            m_isUnreadable = true;
            return;
        }
        std::vector<TableClaim> claims = tableClaims(csv, number, m_complaints);
        std::ranges::move(claims, std::back_inserter(m_tableClaims));
    }

    void mergeAll()
    {
        m_merge.merge(std::move(m_read.of<Source>()));
        m_merge.merge(std::move(m_read.of<Party>()));
        m_merge.merge(std::move(m_read.of<Deal>()));
        m_merge.merge(std::move(m_read.of<Commitment>()));
        m_merge.merge(std::move(m_read.of<Deployment>()));
        for (TableClaim &claim : m_tableClaims)
            place(claim);
        m_merge.merge(std::move(m_read.of<Claim>()));
        m_merge.merge(std::move(m_read.of<Observation>()));
        m_merge.merge(std::move(m_read.of<Decision>()));
        m_merge.merge(std::move(m_read.of<View>()));
        m_merge.merge(std::move(m_read.of<Story>()));
    }

    // A row of a table names what it is on; that must be there.
    void place(TableClaim &row)
    {
        Subject &of = row.claim.record->of;
        std::string deal = m_merge.dealOf(of);
        for (const SubjectKind kind : {SubjectKind::Deployment, SubjectKind::Deal})
            if (deal.empty() && !row.hasKind)
                if (deal = m_merge.dealOf({kind, of.id}); !deal.empty())
                    of.kind = kind;
        if (!deal.empty() && (row.deal.empty() || row.deal == deal)) {
            m_read.of<Claim>().push_back(row.claim);
            return;
        }
        const FieldPlace place = m_places.place(row.claim.site, deal.empty() ? "of" : "deal");
        const std::string named = std::string(word(of.kind)) + ' ' + inQuotes(of.id);
        if (deal.empty())
            m_complaints.add(place.input, place.offset, place.path,
                             "there is no " + named + (row.deal.empty() ? "" : " of deal " + inQuotes(row.deal)),
                             "import the document that holds the deal first, or mend the ids");
        else
            m_complaints.add(place.input, place.offset, place.path,
                             named + " is no part of deal " + inQuotes(row.deal) + ", but of " + inQuotes(deal),
                             "mend one of the two ids");
        row.deal.clear();
        row.said.clear();
    }

    // Tells what breaks a rule in the ledger as it would be, and hands that back.
    LedgerPtr check(const SitedChange &sited)
    {
        if (m_isUnreadable) // what refers to the input that could not be read is not at fault
            return nullptr;
        Applied after = applied(m_into, sited.change);
        std::map<RecordRef, std::size_t> numbers;
        const auto numberOf = [&](const RecordRef &record) {
            if (numbers.empty())
                for (std::size_t i = 0; i < sited.change.swaps.size(); ++i)
                    numbers.emplace(recordOf(sited.change.swaps[i]), i);
            const auto found = numbers.find(record);
            return found == numbers.end() ? sited.change.swaps.size() : found->second;
        };
        for (const Collision &collision : after.collisions)
            tell({collision.record, collision.field, "it cannot be put into the ledger as it is",
                  "check what it belongs to"},
                 sited, numberOf(collision.record));
        if (!after.ledger)
            return nullptr;
        for (const Violation &violation : violations(*after.ledger, sited.change))
            tell(violation, sited, numberOf(violation.record));
        for (const TableClaim &row : m_tableClaims)
            compare(row, *after.ledger);
        return std::move(after.ledger);
    }

    void tell(const Violation &violation, const SitedChange &sited, std::size_t number)
    {
        if (number >= sited.sites.size()) {
            m_complaints.addWithoutPlace(
                0, std::string(word(violation.record.kind)) + ' ' + violation.record.id + '/' + violation.field,
                violation.what, violation.remedy);
            return;
        }
        if (violation.missing && m_complaints.hasLost(*violation.missing))
            return; // it may be one of those that could not be read
        std::vector<Site> sites{sited.sites[number]};
        if (const auto further = sited.furtherSites.find(number); further != sited.furtherSites.end())
            sites.insert(sites.end(), further->second.begin(), further->second.end());
        if (isKnownFault(violation, sites))
            return;
        const std::string member = memberText(sited.change.swaps[number], violation.field);
        FieldPlace place = m_places.place(sites.front(), violation.field, member);
        for (const Site &site : sites)
            if (!place.isThere)
                if (FieldPlace other = m_places.place(site, violation.field, member); other.isThere)
                    place = std::move(other);
        m_complaints.add(place.input, place.offset, place.path, violation.what, violation.remedy);
    }

    // Whether it only follows from what could not be read, and is told already.
    bool isKnownFault(const Violation &violation, const std::vector<Site> &sites) const
    {
        const std::string_view key = std::string_view(violation.field).substr(0, violation.field.find('/'));
        const auto isBroken = [&](const Site &site) {
            if (isFigureKey(key))
                return std::ranges::any_of(
                    figureKeys, [&](std::string_view figure) { return m_complaints.isBroken(site, figure); });
            return m_complaints.isBroken(site, key) || (key == "subject" && m_complaints.isBroken(site, "of"));
        };
        if (std::ranges::any_of(sites, isBroken))
            return true;
        const auto subject = fromWord<SubjectKind>(word(violation.record.kind));
        return key == "claims" && subject && m_merge.hasLost({*subject, violation.record.id});
    }

    // What a row says of other records is no edit of them, so that it must be what the ledger says.
    void compare(const TableClaim &row, const Ledger &after)
    {
        if (row.said.empty())
            return;
        const ClaimPlace held = after.place(row.claim.record->id);
        for (const auto &[column, text] : row.said) {
            std::string ours;
            const auto find = [&, key = std::string_view(column)]<typename Record>(const Record &record) {
                forEachField<Record>([&](const auto &field) {
                    if (field.key == key)
                        ours = notation(record.*field.member);
                });
            };
            if (held.commitment)
                find(held.commitment->record);
            if (held.deployment)
                find(held.deployment->record);
            if (ours == text)
                continue;
            const FieldPlace place = m_places.place(row.claim.site, column);
            m_complaints.add(place.input, place.offset, place.path,
                             "the row says " + inQuotes(text) + ", and the ledger "
                                 + (ours.empty() ? std::string("nothing") : inQuotes(ours)),
                             "a table changes claims alone: mend the cell, or leave it empty");
        }
    }

    LedgerPtr m_into;
    std::deque<ReadInput> m_inputs;
    InputPlaces m_places;
    Complaints m_complaints;
    RecordMerge m_merge;
    SitedRecords m_read;
    std::vector<TableClaim> m_tableClaims;
    std::string m_title;
    bool m_isUnreadable = false;
};

} // namespace

ImportPlan importPlan(const std::vector<DocumentText> &documents, const LedgerPtr &into, Keep keep,
                      RulesChecked checked)
{
    return Import(documents, into, keep).plan(checked);
}

} // namespace ledger
