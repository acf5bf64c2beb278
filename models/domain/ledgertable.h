#pragma once

#include "ledger.h"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <optional>
#include <utility>

namespace ledger
{

/// What finds records besides their order: nothing more for most.
template <typename Record> struct TableIndex
{
    explicit TableIndex(const std::vector<Record> &) { }
};

/// Where each party stands, and its topmost ancestor.
template <> struct TableIndex<Party>
{
    explicit TableIndex(const std::vector<Party> &parties);

    std::unordered_map<std::string_view, int> numbers; // with merged ids
    std::vector<int> topmost;
};

/// The positions of decisions, ordered by what they are about, then by id.
template <> struct TableIndex<Decision>
{
    explicit TableIndex(const std::vector<Decision> &decisions);

    std::vector<std::uint32_t> bySubject;
};

/// The ids that were merged into others, with the positions of those, sorted.
template <> struct TableIndex<Source>
{
    explicit TableIndex(const std::vector<Source> &sources);

    std::vector<std::pair<std::string_view, std::uint32_t>> merged;
};

/// Records by id, shared between the ledgers in which they are the same.
template <typename Record> struct Ledger::Table
{
    explicit Table(std::vector<Record> sorted) : records(std::move(sorted)), index(records) { }
    Table(const Table &) = delete; // the index looks into the records
    Table &operator=(const Table &) = delete;

    const std::vector<Record> records;
    const TableIndex<Record> index;
};

/// The record of an id in a list that is sorted by id, or null.
template <typename Record, typename Tag>
[[nodiscard]] const Record *findById(const std::vector<Record> &sorted, const Id<Tag> &id)
{
    const auto found = std::ranges::lower_bound(sorted, id.text, {}, [](const Record &record) -> const std::string & {
        if constexpr (requires { record.record; })
            return record.record.id.text;
        else
            return record.id.text;
    });
    if (found == sorted.end())
        return nullptr;
    if constexpr (requires { found->record; })
        return found->record.id.text == id.text ? &*found : nullptr;
    else
        return found->id.text == id.text ? &*found : nullptr;
}

} // namespace ledger
