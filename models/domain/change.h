#pragma once

#include "boxed.h"
#include "ledger.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ledger
{

/// One record before and after. Without `before` it is created, without `after` deleted.
template <typename Record> struct Swap
{
    Id<Record> id = {};
    Boxed<Record> before = {};
    Boxed<Record> after = {};

    bool operator==(const Swap &) const = default;
};

/// The title of the ledger itself, before and after.
struct TitleSwap
{
    std::string before = {};
    std::string after = {};

    bool operator==(const TitleSwap &) const = default;
};

using AnySwap = std::variant<Swap<Source>, Swap<Party>, Swap<Deal>, Swap<Commitment>, Swap<Deployment>, Swap<Claim>,
                             Swap<Observation>, Swap<Decision>, Swap<View>, Swap<Story>, TitleSwap>;

/// What an edit does to a ledger, as a value: it can be applied, inverted, rebased, stored and shown. References need
/// to hold only after the whole of it.
class Change
{
public:
    std::vector<AnySwap> swaps = {};

    [[nodiscard]] bool isEmpty() const { return swaps.empty(); }

    template <typename Record> void create(Record record)
    {
        Id<Record> id = record.id;
        swaps.push_back(Swap<Record>{std::move(id), std::nullopt, std::move(record)});
    }
    template <typename Record> void remove(Record record)
    {
        Id<Record> id = record.id;
        swaps.push_back(Swap<Record>{std::move(id), std::move(record), std::nullopt});
    }
    template <typename Record> void replace(Record before, Record after)
    {
        Id<Record> id = before.id;
        swaps.push_back(Swap<Record>{std::move(id), std::move(before), std::move(after)});
    }

    bool operator==(const Change &) const = default;
};

/// A place where a change and a ledger disagree: the record, and which of its fields (empty: its being there at all),
/// with the three values in the document's notation, empty where absent: what the change started from, what it makes of
/// it, what the ledger holds.
struct Collision
{
    RecordRef record = {};
    std::string field = {};
    std::string base = {};
    std::string ours = {};
    std::string theirs = {};

    bool operator==(const Collision &) const = default;
};

/// The record that a swap is about; a title counts as the story of no id.
[[nodiscard]] RecordRef recordOf(const AnySwap &swap);

/// The change that undoes a change.
[[nodiscard]] Change inverse(const Change &change);

/// Either the ledger after a change, or where the change's `before` is not what the ledger holds.
struct Applied
{
    LedgerPtr ledger = {};
    std::vector<Collision> collisions = {};
};

/// Does a change to a ledger; all of it or none. A deletion of a record whose parts remain fails as a collision on each
/// part.
[[nodiscard]] Applied applied(const LedgerPtr &ledger, const Change &change);

/// Either a change with the same intent for another ledger, or where both touched the same field.
struct Rebased
{
    Change change = {};
    std::vector<Collision> collisions = {};
};

/// Mends a change made on an older ledger so that it applies to this one: field by field, where fields do not meet.
/// Lists are merged by their members. Where there are collisions, the change does the rest: fields that collide stay as
/// that ledger has them.
[[nodiscard]] Rebased rebased(const Change &change, const LedgerPtr &onto);

/// The change that turns one ledger into another, swaps in the order of RecordKind, then by id.
[[nodiscard]] Change difference(const Ledger &from, const Ledger &to);

/// The change without what a later swap of the same record supersedes: one swap a record, none that changes nothing.
[[nodiscard]] Change condensed(const Change &change);

} // namespace ledger
