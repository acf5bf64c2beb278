#pragma once

#include "change.h"
#include "problem.h"
#include "result.h"

#include <QByteArray>

#include <string>
#include <string_view>
#include <vector>

/// Changes as JSON: how the history keeps them and how `replay` reads them. A change is a list of
/// `{"record","id","before","after"}`; a record has the keys of document-format.md, parts besides those of their owner:
/// a commitment and a deployment `deal`, a claim `subject` and `of`.
namespace ledger
{

[[nodiscard]] std::string jsonOf(const Change &change);

/// The change that a JSON text states. The history was written by us, so one problem is enough.
[[nodiscard]] Result<Change> changeFrom(std::string_view json);

/// The changes of an EDITS.json: a list of them. A claim's owner may also be named by `commitment`, `deployment` or
/// `deal`, and a deal may carry its parts nested as in a document; parts that `before` has and `after` leaves out go,
/// where `after` has the list at all.
struct Edits
{
    std::vector<Change> changes = {};
    std::vector<Problem> problems = {};
};
[[nodiscard]] Edits editsFrom(const QString &file, const QByteArray &json);

} // namespace ledger
