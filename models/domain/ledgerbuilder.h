#pragma once

#include "ledger.h"

#include <optional>
#include <vector>

namespace ledger
{

/// A deal as it is to stand, with all its parts in the order of their ids; without `after` it goes.
struct DealEdit
{
    Id<Deal> id = {};
    std::optional<DealDossier> after = {};
};

/// Makes a ledger from another one, sharing with it all that is not replaced.
class LedgerBuilder
{
public:
    LedgerBuilder() = default;
    explicit LedgerBuilder(const Ledger &base) : m_ledger(base) { }

    void setTitle(std::string title);
    /// Replaces a whole table; the records are in the order of their ids.
    template <typename Record> void setTable(std::vector<Record> sorted);
    /// Replaces deals; the edits are in the order of their ids.
    void editDeals(std::vector<DealEdit> sorted);

    [[nodiscard]] LedgerPtr ledger() &&;

private:
    Ledger m_ledger;
};

} // namespace ledger
