#pragma once

#include "change.h"

#include <QString>
#include <QStringList>

#include <vector>

/// What edits are called, wherever they are named: in the menu, the history, toasts. A label says which record, and
/// which of its fields; never what a field holds. A record goes by the name that it had before the edit: one knows it
/// again by that.
namespace ledger
{

/// What a change does, by itself: «amount of OpenAI → AWS, computing», «new deal …», «stance of 12 claims». `before` is
/// the ledger that it is made on.
[[nodiscard]] QString editLabel(const Change &change, const Ledger &before);

/// The same of fields that are set in many records: `keys` of the document, `of` what is counted («12 claims»).
[[nodiscard]] QString fieldsLabel(RecordKind kind, const QStringList &keys, const QString &of);

[[nodiscard]] QString deletionLabel(const std::vector<RecordRef> &records, const Ledger &before);
/// What goes is one with the heir from now on; or only what referred to it refers to the heir.
[[nodiscard]] QString mergerLabel(const std::vector<RecordRef> &gone, const RecordRef &heir, const Ledger &before);
[[nodiscard]] QString replacementLabel(const RecordRef &gone, const RecordRef &heir, const Ledger &before);
/// By the names of the files.
[[nodiscard]] QString importLabel(const QStringList &names);
/// `moment`: when the edit was made whose version comes back, in words.
[[nodiscard]] QString restorationLabel(const QString &record, const QString &moment, bool isAsBefore);

/// A record within a sentence, with what it is: «deal …», «claim on …».
[[nodiscard]] QString recordCalled(const RecordRef &record, const Ledger &ledger);

/// `12 claims`: so many records of a kind.
[[nodiscard]] QString recordsText(RecordKind kind, std::size_t count);

} // namespace ledger
