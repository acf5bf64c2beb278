#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ledger
{

/// One cell of a CSV text, and the byte at which it begins.
struct CsvCell
{
    std::size_t begin = 0;
    std::string text = {};
};

/// The rows of a CSV text (RFC 4180: commas, quotes doubled within quotes; lines end in LF or CRLF, empty ones count
/// for nothing). A text without commas in its first line may have semicolons instead, as spreadsheets write it in
/// German.
struct CsvRows
{
    std::vector<std::vector<CsvCell>> rows = {};
    /// What keeps the text from being read, if something does.
    std::string fault = {};
    std::string remedy = {};
    std::size_t faultAt = 0;

    [[nodiscard]] bool isWhole() const { return fault.empty(); }
};

/// Reads a text as far as it can be read.
[[nodiscard]] CsvRows csvRows(std::string_view text);

} // namespace ledger
