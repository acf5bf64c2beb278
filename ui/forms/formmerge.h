#pragma once

#include "recorddraft.h"

#include <tuple>

/// What is typed into a form, and what others have made of the same record meanwhile, brought together field by field.
namespace ledger
{

/// A field of a record that is edited, whatever its path in the form is by now; without a key the record as a whole.
struct EditedField
{
    RecordKind kind = RecordKind::Claim;
    QString id = {};
    QString key = {};

    bool operator==(const EditedField &) const = default;
    bool operator<(const EditedField &other) const
    {
        return std::tie(kind, id, key) < std::tie(other.kind, other.id, other.key);
    }
};

/// Where what was typed and what others wrote meet.
struct Meeting
{
    enum class What : std::uint8_t { BothChanged, TheyRemoved, WeRemoved };

    What what = What::BothChanged;
    QString theirs = {}; ///< the text of the field, as drafts keep it
    QString before = {}; ///< what both started from

    bool operator==(const Meeting &) const = default;
};

using Meetings = std::map<EditedField, Meeting>;

struct MergedForm
{
    FormDraft form = {}; ///< where both meet, what was typed; what we removed and they changed is there again
    Meetings meetings = {};
};

/// A three-way merge: `typed` and `to` both come from `from`. A field that only one of them changed is as that one has
/// it. What others added is there; what they removed is gone, unless it was edited here.
[[nodiscard]] MergedForm merged(const FormDraft &typed, const FormDraft &from, const FormDraft &to);

/// The path of the field in a form at which a meeting is told; empty where the form has it no more.
[[nodiscard]] QString pathOf(const EditedField &field, const FormDraft &form);

/// Settles a meeting: what they wrote stands, or what was typed here.
void settle(FormDraft &form, const EditedField &field, const Meeting &meeting, bool takesTheirs);

/// Makes what was deleted meanwhile anew, under its old ids.
void makeAnew(RecordDraft &draft);

/// The form that what is typed started from, where it is not settled yet against what others made of it: merged with
/// theirs again, it meets them again.
[[nodiscard]] FormDraft unsettled(FormDraft theirs, const Meetings &meetings);

/// Takes the part at a path out of its owner.
void erasePart(FormDraft &form, const QString &path);

} // namespace ledger
