#pragma once

#include "change.h"
#include "formfields.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

/// What is typed into single fields of records away from their forms: in a cell of a table, in many records at once.
namespace ledger
{

/// One text for one field of one record, as its form would have it typed.
struct FieldEdit
{
    RecordRef record = {};
    QString key = {};
    QString text = {};

    bool operator==(const FieldEdit &) const = default;
};

/// What is said of one field of one record; of the whole record the key is empty.
using EditNotes = std::map<std::pair<RecordRef, QString>, QString>;

/// What edits come to. Records of which something is refused stay as they are, the others change.
struct EditProposal
{
    Change change = {};
    LedgerPtr after = {}; ///< the ledger with the change; null where nothing changes
    std::vector<RecordRef> changed = {}; ///< in the order in which they were named
    std::set<std::pair<RecordRef, QString>> fields = {}; ///< of them, that are another then; a figure with all of it
    EditNotes understood = {}; ///< how it was read
    EditNotes refused = {}; ///< what is wrong, and what to do
    EditNotes doubted = {}; ///< what is taken all the same
    QString fault = {}; ///< what stands against all of it

    /// What is refused of a record, in one line; empty where nothing is.
    [[nodiscard]] QString refusalOf(const RecordRef &record) const;
};

/// Reads edits as forms read their fields and checks what comes of them together.
[[nodiscard]] EditProposal proposal(const std::vector<FieldEdit> &edits, const LedgerPtr &ledger);

/// What a field holds, as one would type it: of a claim's figure with its hedge and its bounds. Nothing where the
/// record has no such field.
[[nodiscard]] std::optional<QString> typedField(const RecordRef &record, const QString &key, const Ledger &ledger);

/// What a field holds, as people read it: names instead of ids, words instead of the document's.
[[nodiscard]] QString shownField(const RecordRef &record, const QString &key, const Ledger &ledger);

/// How a field is filled in, where it is one of those of its kind's form; nothing where it is not.
[[nodiscard]] std::optional<FieldSpec> specOf(RecordKind kind, const QString &key);
/// Whether one text fills it in: a list of parties or of claims has rows of its own in the form.
[[nodiscard]] bool isOneText(const FieldSpec &spec);

} // namespace ledger
