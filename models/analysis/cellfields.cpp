#include "cellfields.h"

#include <array>

namespace ledger
{

namespace
{
/// A column whose cells are no field of their row's record under the column's own name.
struct OddColumn
{
    TableName table = TableName::Deals;
    std::string_view column = {};
    std::string_view key = {};
    CellLock lock = CellLock::None;
};

constexpr std::array oddColumns{
    OddColumn{TableName::Deals, "amount", {}, CellLock::FromClaims},
    OddColumn{TableName::Deals, "nature", {}, CellLock::FromClaims},
    OddColumn{TableName::Deals, "parties", {}, CellLock::Several},
    OddColumn{TableName::Deals, "claims", {}, CellLock::Counted},
    OddColumn{TableName::Deals, "contested", {}, CellLock::Counted},
    OddColumn{TableName::Claims, "subject", "of", CellLock::None},
    OddColumn{TableName::Claims, "figure", "amount", CellLock::None},
    OddColumn{TableName::Claims, "state", {}, CellLock::FromLens},
    OddColumn{TableName::Claims, "deal", {}, CellLock::OfDeal},
    OddColumn{TableName::Claims, "recorded", {}, CellLock::Kept},
    OddColumn{TableName::Parties, "deals", {}, CellLock::Counted},
    OddColumn{TableName::Sources, "claims", {}, CellLock::Counted},
};

bool isOfCommitment(TableName table, std::string_view column)
{
    return table == TableName::Claims && (column == "nature" || column == "firmness");
}
} // namespace

CellField fieldIn(const RecordTable &table, std::size_t row, std::size_t column)
{
    const std::string_view name = columnsOf(table.name())[column].name;
    const RecordRef record = table.record(row);
    if (name == "id")
        return {record, {}, CellLock::Id};
    for (const OddColumn &odd : oddColumns)
        if (odd.table == table.name() && odd.column == name)
            return {record, odd.key, odd.lock};
    if (!isOfCommitment(table.name(), name))
        return {record, name, CellLock::None};
    const Claim *claim = table.ledger().find(Id<Claim>(record.id));
    if (!claim || claim->of.kind != SubjectKind::Commitment)
        return {record, {}, CellLock::NoPayment};
    return {{RecordKind::Commitment, claim->of.id}, name, CellLock::None};
}

} // namespace ledger
