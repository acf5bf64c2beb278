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

[[nodiscard]] QByteArray jsonOf(const Change &change);

/// The change that a JSON text states. The history was written by us, so one problem is enough.
[[nodiscard]] Result<Change> changeFrom(const QByteArray &json);

/// How the swap of a record begins in what jsonOf(change) gives, up to the end of its id.
[[nodiscard]] std::string swapStart(const RecordRef &record);

/// The swaps of one record in what jsonOf(change) gave, as a change of their own, the others left unread.
[[nodiscard]] std::string swapsOf(std::string_view json, const RecordRef &record);

/// One record, with its owner; without spaces.
template <typename Record> [[nodiscard]] QByteArray jsonOf(const Record &record);

/// The record that such a text states.
template <typename Record> [[nodiscard]] Result<Record> recordFrom(const QByteArray &json);

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
