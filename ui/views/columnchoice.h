#pragma once

#include "recordtable.h"

#include <QByteArray>

#include <map>
#include <vector>

class QHeaderView;

namespace ledger
{

/// The columns of a table that a reader wants to see, in order, as wide as they were left.
struct ChosenColumn
{
    std::size_t column = 0;
    int width = 0;

    bool operator==(const ChosenColumn &) const = default;
};
using ColumnChoice = std::vector<ChosenColumn>;
using ColumnChoices = std::map<TableName, ColumnChoice>;

/// The choices as text that settings keep, and back; what is not understood is left out.
[[nodiscard]] QByteArray textOf(const ColumnChoices &choices);
[[nodiscard]] ColumnChoices columnChoices(const QByteArray &text);

/// Shows these columns of a header in this order, and hides the others.
void applyColumns(const ColumnChoice &choice, QHeaderView &header);
/// What a header shows.
[[nodiscard]] ColumnChoice chosenIn(const QHeaderView &header);

} // namespace ledger
