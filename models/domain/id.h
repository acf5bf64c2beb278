#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace ledger
{

/// The stable name of one record: a lower-case slug, unique in its list, ordered by its bytes. An
/// Id<Deal> is no Id<Party>. An empty id names nothing.
template <typename Record> struct Id
{
    std::string text = {};

    Id() = default;
    explicit Id(std::string slug) : text(std::move(slug)) { }
    explicit Id(std::string_view slug) : text(slug) { }
    explicit Id(const char *slug) : text(slug) { }

    [[nodiscard]] bool isEmpty() const { return text.empty(); }

    bool operator==(const Id &) const = default;
    std::strong_ordering operator<=>(const Id &) const = default;
};

/// Whether a text may be an id: one or more of a-z, 0-9 and '-'.
[[nodiscard]] bool isSlug(std::string_view text);

} // namespace ledger

template <typename Record> struct std::hash<ledger::Id<Record>>
{
    std::size_t operator()(const ledger::Id<Record> &id) const { return std::hash<std::string>()(id.text); }
};
