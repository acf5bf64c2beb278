#include "recordmerge.h"

#include "notation.h"
#include "problemwording.h"

#include <algorithm>

namespace ledger
{

namespace
{

// Ids that were merged into others, by what is read: there the ledger knows nothing of them yet.
template <typename Record>
std::unordered_map<std::string, std::string> mergedIds(const std::vector<Sited<Record>> &read)
{
    std::unordered_map<std::string, std::string> merged;
    if constexpr (requires(const Record &record) { record.was; })
        for (const Sited<Record> &sited : read)
            for (const Id<Record> &was : sited.record->was)
                merged.emplace(was.text, sited.record->id.text);
    return merged;
}

template <typename Member> bool saysNothing(const Member &value)
{
    if constexpr (std::is_same_v<Member, Subject>)
        return value.id.empty();
    else
        return isAbsent(value);
}

// The members that a list gains by another; order is kept, and a list without one is sorted.
template <typename Member>
std::vector<Member> united(const std::vector<Member> &ours, const std::vector<Member> &theirs, bool isOrdered)
{
    std::vector<Member> all = ours;
    std::set<Member> known(ours.begin(), ours.end());
    for (const Member &member : theirs)
        if (known.insert(member).second)
            all.push_back(member);
    if (!isOrdered)
        std::ranges::sort(all);
    return all;
}

// Refers to what an id that was merged into another finds: what is read may know the old one only.
template <typename Value> void followMerged(Value &value, const Ledger &ledger)
{
    if constexpr (std::is_same_v<Value, Id<Party>> || std::is_same_v<Value, Id<Source>>) {
        if (const auto *held = ledger.find(value); held && held->id != value)
            value = held->id;
    } else if constexpr (std::is_same_v<Value, RoleHolder>) {
        followMerged(value.party, ledger);
    } else if constexpr (isList<Value>) {
        for (auto &member : value)
            followMerged(member, ledger);
    }
}
template <typename Value> Value followed(Value value, const Ledger &ledger)
{
    followMerged(value, ledger);
    return value;
}
template <typename Record> void followMergedIn(Record &record, const Ledger &ledger)
{
    forEachField<Record>([&](const auto &field) {
        if (field.key != "id" && field.key != "was")
            followMerged(record.*field.member, ledger);
    });
}

// The members that a list has not, by whatever id it names them.
template <typename Member>
std::vector<Member> unknownOf(const std::vector<Member> &ours, const std::vector<Member> &theirs, const Ledger &ledger)
{
    const std::vector<Member> known = followed(ours, ledger);
    std::vector<Member> unknown;
    for (const Member &member : theirs)
        if (Member now = followed(member, ledger); std::ranges::find(known, now) == known.end())
            unknown.push_back(std::move(now));
    return unknown;
}

// A step is the same as that which is the as-manieth on the same view; nothing where ours has no such step.
const StoryStep *sameStep(const std::vector<StoryStep> &ours, const std::vector<StoryStep> &theirs, std::size_t number)
{
    auto nth = std::ranges::count(theirs.begin(), theirs.begin() + static_cast<std::ptrdiff_t>(number),
                                  theirs[number].view, &StoryStep::view);
    for (const StoryStep &step : ours)
        if (step.view == theirs[number].view && nth-- == 0)
            return &step;
    return nullptr;
}

} // namespace

RecordMerge::RecordMerge(LedgerPtr into, Keep keep, const InputPlaces &places, Complaints &complaints)
    : m_into(std::move(into))
    , m_keep(keep)
    , m_places(places)
    , m_complaints(complaints)
{
}

template <typename Record> void RecordMerge::merge(std::vector<Sited<Record>> read)
{
    auto &table = std::get<Table<Record>>(m_tables);
    table.entries.reserve(read.size()); // the index looks into the entries, which must not move
    table.byId.reserve(read.size());
    const auto merged = mergedIds(read);
    std::vector<Sited<Record> *> later;
    for (Sited<Record> &sited : read) {
        if (merged.contains(sited.record->id.text))
            later.push_back(&sited);
        else if (const Record *held = m_into->find(sited.record->id))
            mergeOne(table, sited, held->id.text);
        else
            mergeOne(table, sited, std::string(sited.record->id.text));
    }
    for (Sited<Record> *sited : later)
        mergeOne(table, *sited, merged.at(sited->record->id.text));
}

template <typename Record> void RecordMerge::mergeOne(Table<Record> &table, Sited<Record> &read, const std::string &id)
{
    const auto found = table.byId.find(id);
    if (found == table.byId.end()) {
        Entry<Record> &entry = table.entries.emplace_back();
        entry.before = m_into->find(Id<Record>(id));
        entry.site = read.site;
        if (!entry.before) {
            entry.after = std::move(read.record);
            if (m_into->count(RecordKind::Source) > 0) // in a new ledger nothing was merged yet
                followMergedIn(*entry.after, *m_into);
        }
        table.byId.emplace(entry.now().id.text, table.entries.size() - 1);
        if (entry.before)
            mergeFields(entry, read);
        return;
    }
    Entry<Record> &entry = table.entries[found->second];
    const bool isTwin = read.record->id.text == id
        && (entry.site.input == read.site.input
            || std::ranges::find(entry.further, read.site.input, &Site::input) != entry.further.end());
    if (isTwin) {
        tellTwin(entry, read);
        return;
    }
    entry.further.push_back(read.site);
    mergeFields(entry, read);
}

template <typename Record> void RecordMerge::tellTwin(const Entry<Record> &entry, const Sited<Record> &read)
{
    Site first = entry.site;
    for (const Site &site : entry.further)
        if (first.input != read.site.input)
            first = site;
    const FieldPlace place = m_places.place(read.site, "id");
    m_complaints.add(place.input, place.offset, place.path,
                     "the id " + inQuotes(read.record->id.text) + " is in the document twice; it stands first at "
                         + m_places.fileAndLine(m_places.place(first, "id")),
                     "give one of the two another id, or take it out");
    m_complaints.markLost(kindOf<Record>); // one of the two is another record than its id says
    if constexpr (std::is_same_v<Record, Claim>)
        m_robbed.insert(read.record->of);
    else if constexpr (std::is_same_v<Record, Commitment> || std::is_same_v<Record, Deployment>)
        m_robbed.insert({SubjectKind::Deal, read.record->deal.text});
}

template <typename Record> void RecordMerge::mergeFields(Entry<Record> &entry, const Sited<Record> &read)
{
    forEachField<Record>([&](const auto &field) {
        if (field.key != "id" && !saysNothing((*read.record).*field.member)
            && !(m_complaints.hasBroken() && m_complaints.isBroken(read.site, field.key)))
            mergeField(entry, read, field);
    });
}

template <typename Record, typename Member>
void RecordMerge::mergeField(Entry<Record> &entry, const Sited<Record> &read, const Field<Record, Member> &field)
{
    const Member &theirs = (*read.record).*field.member;
    const Member &ours = entry.now().*field.member;
    if (ours == theirs || (field.key != "was" && followed(ours, *m_into) == followed(theirs, *m_into)))
        return;
    const auto set = [&entry, &field](Member value) {
        if (!entry.after)
            entry.after = *entry.before;
        (*entry.after).*field.member = std::move(value);
    };
    if (saysNothing(ours)) {
        set(theirs);
    } else if constexpr (std::is_same_v<Member, std::vector<StoryStep>>) {
        std::vector<StoryStep> all = ours;
        for (std::size_t i = 0; i < theirs.size(); ++i) {
            const StoryStep *same = sameStep(ours, theirs, i);
            if (!same)
                all.push_back(theirs[i]);
            else if (*same != theirs[i] && m_keep == Keep::Theirs)
                all[static_cast<std::size_t>(same - ours.data())] = theirs[i];
            else if (*same != theirs[i] && m_keep == Keep::Neither)
                collide(entry, read, "steps/" + std::to_string(i), notation(*same), notation(theirs[i]));
        }
        set(std::move(all));
    } else if constexpr (isList<Member>) {
        std::vector all = united(ours, field.key == "was" ? theirs : unknownOf(ours, theirs, *m_into), field.isOrdered);
        if (all.size() != ours.size())
            set(std::move(all));
    } else if (m_keep == Keep::Theirs) {
        set(theirs);
    } else if (m_keep == Keep::Neither) {
        collide(entry, read, field.key, notation(ours), notation(theirs));
    }
}

template <typename Record>
void RecordMerge::collide(const Entry<Record> &entry, const Sited<Record> &read, std::string_view key, std::string ours,
                          std::string theirs)
{
    std::string where = "in the ledger";
    std::vector<Site> earlier{entry.site};
    earlier.insert(earlier.end(), entry.further.begin(), entry.further.end());
    for (const Site &site : earlier)
        if (const FieldPlace place = m_places.place(site, key); site != read.site && place.isThere)
            where = "at " + m_places.fileAndLine(place);
    if (!entry.before && where == "in the ledger")
        where = "at " + m_places.fileAndLine(m_places.place(entry.site, ""));
    const bool isOwner = key == "of" || key == "deal";
    const FieldPlace here = m_places.place(read.site, isOwner && kindOf<Record> != RecordKind::Decision ? "id" : key);
    m_complaints.add(here.input, here.offset, here.path,
                     (isOwner ? "it belongs to " : "it is ") + inQuotes(theirs) + " here, and " + (isOwner ? "to " : "")
                         + inQuotes(ours) + ' ' + where,
                     isOwner ? "give it an id of its own, or move it"
                             : "make them equal, or say whose to take: --keep ours or --keep theirs");
    m_collisions.push_back(
        {{kindOf<Record>, entry.now().id.text}, std::string(key), {}, std::move(ours), std::move(theirs)});
}

std::string RecordMerge::dealOf(const Subject &subject) const
{
    const auto part = [&]<typename Record>(const Table<Record> &table) -> const Record * {
        const auto found = table.byId.find(subject.id);
        return found != table.byId.end() ? &table.entries[found->second].now() : m_into->find(Id<Record>(subject.id));
    };
    switch (subject.kind) {
    case SubjectKind::Commitment:
        if (const Commitment *found = part(std::get<Table<Commitment>>(m_tables)))
            return found->deal.text;
        break;
    case SubjectKind::Deployment:
        if (const Deployment *found = part(std::get<Table<Deployment>>(m_tables)))
            return found->deal.text;
        break;
    case SubjectKind::Deal:
        if (const Deal *found = part(std::get<Table<Deal>>(m_tables)))
            return found->id.text;
        break;
    case SubjectKind::Observation:
        break;
    }
    return {};
}

template <typename Record> void RecordMerge::take(SitedChange &into)
{
    for (Entry<Record> &entry : std::get<Table<Record>>(m_tables).entries) {
        if (!entry.after || (entry.before && *entry.after == *entry.before))
            continue;
        const std::size_t number = into.change.swaps.size();
        Id<Record> id = entry.after->id;
        auto &swap = std::get<Swap<Record>>(into.change.swaps.emplace_back(std::in_place_type<Swap<Record>>));
        swap.id = std::move(id);
        if (entry.before)
            swap.before = *entry.before;
        swap.after = std::move(entry.after);
        into.sites.push_back(entry.site);
        if (!entry.further.empty())
            into.furtherSites.emplace(number, std::move(entry.further));
    }
}

SitedChange RecordMerge::taken()
{
    SitedChange sited;
    const std::size_t size = std::apply([](const auto &...tables) { return (tables.entries.size() + ...); }, m_tables);
    sited.change.swaps.reserve(size + 1); // and the title
    sited.sites.reserve(size + 1);
    take<Source>(sited);
    take<Party>(sited);
    take<Deal>(sited);
    take<Commitment>(sited);
    take<Deployment>(sited);
    take<Claim>(sited);
    take<Observation>(sited);
    take<Decision>(sited);
    take<View>(sited);
    take<Story>(sited);
    m_tables = {};
    return sited;
}

template void RecordMerge::merge(std::vector<Sited<Source>>);
template void RecordMerge::merge(std::vector<Sited<Party>>);
template void RecordMerge::merge(std::vector<Sited<Deal>>);
template void RecordMerge::merge(std::vector<Sited<Commitment>>);
template void RecordMerge::merge(std::vector<Sited<Deployment>>);
template void RecordMerge::merge(std::vector<Sited<Claim>>);
template void RecordMerge::merge(std::vector<Sited<Observation>>);
template void RecordMerge::merge(std::vector<Sited<Decision>>);
template void RecordMerge::merge(std::vector<Sited<View>>);
template void RecordMerge::merge(std::vector<Sited<Story>>);

} // namespace ledger
