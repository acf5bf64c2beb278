#pragma once

#include "arranged.h"

#include <QLocale>
#include <QString>

#include <optional>

/// What the cells of tables say to people, and what people say of them: the words of columns, cells and filters.
namespace ledger
{

/// What a table holds: «Deals».
[[nodiscard]] QString nameOf(TableName table);
/// `12 deals`, and so on.
[[nodiscard]] QString countText(TableName table, std::size_t count);
/// `12 of 260 deals`.
[[nodiscard]] QString countOfText(TableName table, std::size_t count, std::size_t all);
/// What heads a column.
[[nodiscard]] QString titleOf(TableName table, std::size_t column);
/// What heads the units of a column of figures, where they are apart.
[[nodiscard]] QString unitTitleOf(TableName table, std::size_t column);

/// A word of the document format in the reader's.
[[nodiscard]] QString nameOf(const CellWord &word);
/// A cell in the reader's words; empty where it is unknown.
[[nodiscard]] QString cellText(const Cell &cell, const QLocale &locale = QLocale());
/// What stands beside a figure: `▪3`, `≠` where it is contested.
[[nodiscard]] QString cellNote(const Cell &cell);
/// A cell as it is spoken: `$38B, 3 claims, contested`; `unknown`.
[[nodiscard]] QString spokenCell(const Cell &cell, const QLocale &locale = QLocale());
/// A cell for a file: numbers in full and in C, days in ISO, so that other programs can calculate.
[[nodiscard]] QString plainCell(const Cell &cell);

/// How a filter of such a column may be typed: «>10bn», say.
[[nodiscard]] QString filterHint(CellKind kind);
/// What is meant by what was typed into the filter of a column; nothing where it cannot be read.
[[nodiscard]] std::optional<CellFilter> typedFilter(TableName table, std::size_t column, const QString &typed);
/// What one would type to be shown what is like a cell.
[[nodiscard]] QString filterLike(const Cell &cell);

} // namespace ledger
