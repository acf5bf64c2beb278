// A change that was made on an older ledger is merged with the newer one field by field: `base` is what it found,
// `ours` what it makes of it, `theirs` what the ledger holds now. Of lists the members are merged: what we took away
// goes, what we added comes, after the member that it followed in ours.

#include "fields.h"
#include "notation.h"
#include "sortedswaps.h"

#include <compare>

namespace ledger
{

namespace
{
template <typename T> bool contains(const std::vector<T> &list, const T &member)
{
    return std::ranges::find(list, member) != list.end();
}

template <typename T> std::vector<T> membersWithout(const std::vector<T> &list, const std::vector<T> &gone)
{
    std::vector<T> rest;
    for (const T &member : list)
        if (!contains(gone, member))
            rest.push_back(member);
    return rest;
}

/// Puts a member after the nearest of those before it in `model` that are in the list, or first.
template <typename T> void insertLike(std::vector<T> &list, const T &member, const std::vector<T> &model)
{
    auto place = list.begin();
    for (auto before = std::ranges::find(model, member); before != model.begin();) {
        --before;
        const auto found = std::ranges::find(list, *before);
        if (found != list.end()) {
            place = std::next(found);
            break;
        }
    }
    list.insert(place, member);
}

/// Whether the members of a list can be changed themselves, so that taking one away and adding one may be one edit.
template <typename T> constexpr bool isStructured = !isId<T> && !std::is_same_v<T, std::string>;

/// Nothing where both sides put something else in the place of one member.
template <typename T>
std::optional<std::vector<T>> mergedMembers(const std::vector<T> &base, const std::vector<T> &ours,
                                            const std::vector<T> &theirs, bool isOrdered)
{
    const std::vector<T> gone = membersWithout(base, ours);
    const std::vector<T> added = membersWithout(membersWithout(ours, base), theirs);
    if constexpr (isStructured<T>) {
        const bool bothTookAway = std::ranges::any_of(gone, [&](const T &member) { return !contains(theirs, member); });
        if (bothTookAway && !added.empty() && !membersWithout(membersWithout(theirs, base), ours).empty())
            return std::nullopt;
    }
    std::vector<T> result = membersWithout(theirs, gone);
    for (const T &member : added) {
        if (isOrdered)
            insertLike(result, member, ours);
        else
            result.push_back(member);
    }
    if constexpr (std::three_way_comparable<T>)
        if (!isOrdered)
            std::ranges::sort(result);
    return result;
}

/// One value out of three, or nothing where both sides changed it to something else.
template <typename T> std::optional<T> mergedValue(const T &base, const T &ours, const T &theirs, bool isOrdered)
{
    if (ours == base || ours == theirs)
        return theirs;
    if (theirs == base)
        return ours;
    if constexpr (isList<T>)
        return mergedMembers(base, ours, theirs, isOrdered);
    else
        return std::nullopt;
}

/// Collects the rebased swaps.
class Rebase
{
public:
    explicit Rebase(const Ledger &onto) : m_onto(onto) { }

    template <typename Record> void operator()(const Swap<Record> &swap)
    {
        const Record *held = recordNow(m_onto, swap.id);
        if (swap.after && held) {
            const Record merged
                = swap.before ? mergedRecord(*swap.before, *swap.after, *held) : joinedRecord(*swap.after, *held);
            if (merged != *held)
                m_rebased.change.replace(*held, merged);
        } else if (swap.after && !swap.before) {
            m_rebased.change.swaps.push_back(swap);
        } else if (held && *held == *swap.before) {
            m_rebased.change.remove(*held);
        } else if (swap.after || held) {
            collide<Record>(swap.id, {}, swap.id.text, swap.after ? swap.id.text : std::string(),
                            held ? swap.id.text : std::string());
        }
    }

    void operator()(const TitleSwap &swap)
    {
        const std::string &held = m_onto.title();
        const std::optional<std::string> merged = mergedValue(swap.before, swap.after, held, false);
        if (!merged)
            m_rebased.collisions.push_back({{RecordKind::Story, {}}, "title", swap.before, swap.after, held});
        else if (*merged != held)
            m_rebased.change.swaps.push_back(TitleSwap{held, *merged});
    }

    [[nodiscard]] Rebased take() { return std::move(m_rebased); }

private:
    /// Theirs with our edits; fields that collide stay theirs.
    template <typename Record>
    [[nodiscard]] Record mergedRecord(const Record &base, const Record &ours, const Record &theirs)
    {
        Record merged = theirs;
        forEachField<Record>([&](const auto &field) {
            const auto member = field.member;
            if (auto value = mergedValue(base.*member, ours.*member, theirs.*member, field.isOrdered))
                merged.*member = std::move(*value);
            else
                collide<Record>(ours.id, field.key, notation(base.*member), notation(ours.*member),
                                notation(theirs.*member));
        });
        return merged;
    }

    /// Two records that were created with the same id: what one of them lacks comes from the other.
    template <typename Record> [[nodiscard]] Record joinedRecord(const Record &ours, const Record &theirs)
    {
        Record merged = theirs;
        forEachField<Record>([&](const auto &field) {
            const auto &our = ours.*field.member;
            const auto &their = theirs.*field.member;
            using Value = std::decay_t<decltype(our)>;
            if (our == their || isAbsent(our))
                return;
            if (isAbsent(their))
                merged.*field.member = our;
            else if constexpr (isList<Value>)
                merged.*field.member = *mergedMembers(Value(), our, their, field.isOrdered);
            else
                collide<Record>(ours.id, field.key, {}, notation(our), notation(their));
        });
        return merged;
    }

    template <typename Record>
    void collide(const Id<Record> &id, std::string_view field, const std::string &base, const std::string &ours,
                 const std::string &theirs)
    {
        m_rebased.collisions.push_back({.record = {kindOf<Record>, id.text},
                                        .field = std::string(field),
                                        .base = base,
                                        .ours = ours,
                                        .theirs = theirs});
    }

    const Ledger &m_onto;
    Rebased m_rebased;
};
} // namespace

Rebased rebased(const Change &change, const LedgerPtr &onto)
{
    Rebase rebase(*onto);
    for (const AnySwap &swap : condensed(change).swaps)
        std::visit(rebase, swap);
    Rebased result = rebase.take();
    if (result.collisions.empty())
        result.collisions = SortedSwaps(*onto, result.change).orphans();
    return result;
}

} // namespace ledger
