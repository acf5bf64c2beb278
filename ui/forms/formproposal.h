#pragma once

#include "change.h"
#include "fieldtexts.h"

namespace ledger
{

/// How a form reads: the change that it means, and what is said beside each of its fields.
struct FormProposal
{
    RecordRef record = {}; ///< what it is about, with the id that it has or is to have
    std::map<QString, RecordRef> records = {}; ///< by path: what each draft means
    Change change = {};
    LedgerPtr after = {}; ///< the ledger with the change; null where it cannot be applied
    FieldNotes understood = {}; ///< by field: how it was read
    FieldNotes refused = {}; ///< by field (empty: the whole): what is wrong, and what to do
    FieldNotes doubted = {}; ///< by field: what is taken all the same
    std::vector<Collision> collisions = {}; ///< where others have changed the same meanwhile

    [[nodiscard]] bool canBeSaved() const { return refused.empty() && collisions.empty() && !change.isEmpty(); }
};

/// Reads a form. `base` is the ledger that it started from, `ledger` the present one, `today` the day on which new
/// claims are recorded.
[[nodiscard]] FormProposal proposal(const FormDraft &form, const LedgerPtr &base, const LedgerPtr &ledger, Day today);

/// What a number goes by: `OpenAI → Amazon Web Services, computing`; the deal's title comes after, where it is wanted.
[[nodiscard]] QString subjectName(const Subject &subject, const Ledger &ledger, bool withDeal);

/// What a record goes by in a sentence: a name, a title, a number and who says it.
[[nodiscard]] QString recordName(const RecordRef &record, const Ledger &ledger);

} // namespace ledger
