#pragma once

#include "change.h"
#include "ledger.h"

#include <optional>
#include <string>
#include <vector>

/// The one place where document-format.md's «refused» and «doubted» are decided; notation (types, unknown keys, dates
/// that are none) is the document layer's.
namespace ledger
{

/// A rule that a record breaks: which record, which of its keys in the document (`claims` of a commitment that has
/// none; `parties/1/party`), what is wrong and what to do, in plain words.
struct Violation
{
    RecordRef record = {};
    std::string field = {};
    std::string what = {};
    std::string remedy = {};
    std::optional<RecordKind> missing = {}; ///< of what kind the record is that it refers to and that is not there

    bool operator==(const Violation &) const = default;
};

/// What is refused in these records, as they would stand in a ledger together, in the order of RecordKind, then by id.
/// Checks every record; owners and references are looked up among the records themselves. A story's step to a view that
/// is gone is no violation but a doubt, in an import too: the view may be deleted, and what is exported then is read
/// again.
[[nodiscard]] std::vector<Violation> violations(const Ledger &ledger);

/// The same for what a change touches only: the records that it leaves behind, and those that refer to what it takes
/// away. `after` is the ledger with the change applied; it held no violation before.
[[nodiscard]] std::vector<Violation> violations(const Ledger &after, const Change &change);

} // namespace ledger
