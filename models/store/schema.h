#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ledger
{

/// What SQLite writes into the head of a file to say whose it is: «GiLe».
inline constexpr std::int64_t ledgerApplicationId = 0x47694C65;

/// One version of the tables: all of them as a new file gets them, and the steps that bring a file there from the
/// version before. What a version once said never changes, since files are compared with it.
struct SchemaVersion
{
    int number = 0;
    std::string schema = {};
    std::string migration = {}; ///< empty for the first
};

/// Every version there has been, oldest first.
[[nodiscard]] std::span<const SchemaVersion> schemaVersions();

/// A table, index, view or trigger as SQLite lists it in sqlite_schema.
struct SchemaObject
{
    std::string type = {};
    std::string name = {};
    std::string sql = {};

    bool operator==(const SchemaObject &) const = default;
    auto operator<=>(const SchemaObject &) const = default;
};

/// The objects that a schema creates, by type and name; SQLite's own indexes and statistics apart.
[[nodiscard]] std::vector<SchemaObject> schemaObjects(const std::string &schema);

} // namespace ledger
