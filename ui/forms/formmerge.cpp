#include "formmerge.h"

#include "formfields.h"

#include <algorithm>
#include <set>

namespace ledger
{

namespace
{
const RecordDraft *partLike(const std::vector<RecordDraft> &parts, const RecordDraft &like)
{
    const auto found = std::find_if(parts.begin(), parts.end(), [&like](const RecordDraft &part) {
        return part.kind == like.kind && part.edits == like.edits;
    });
    return found == parts.end() || like.edits.isEmpty() ? nullptr : &*found;
}

void mergeFields(RecordDraft &result, const RecordDraft &from, const RecordDraft &to, Meetings &meetings)
{
    std::set<QString> keys;
    for (const RecordDraft *each : std::initializer_list<const RecordDraft *>{&result, &from, &to})
        for (const auto &[key, text] : each->texts)
            keys.insert(key);
    for (const QString &key : keys) {
        const QString ours = result.text(key);
        const QString theirs = to.text(key);
        if (ours == from.text(key))
            result.set(key, theirs);
        else if (theirs != from.text(key) && theirs != ours)
            meetings[{result.kind, result.edits, key}] = {Meeting::What::BothChanged, theirs, from.text(key)};
    }
}

RecordDraft mergedRecord(const RecordDraft &typed, const RecordDraft &from, const RecordDraft &to, Meetings &meetings)
{
    RecordDraft result = typed;
    mergeFields(result, from, to, meetings);
    for (RecordDraft &part : result.parts) {
        const RecordDraft *was = partLike(from.parts, part);
        const RecordDraft *is = partLike(to.parts, part);
        if (was && is)
            part = mergedRecord(part, *was, *is, meetings);
        else if (was && *was != part)
            meetings[{part.kind, part.edits, {}}] = {Meeting::What::TheyRemoved};
    }
    std::erase_if(result.parts, [&](const RecordDraft &part) {
        const RecordDraft *was = partLike(from.parts, part);
        return was && *was == part && !partLike(to.parts, part);
    });
    for (const RecordDraft &part : to.parts) {
        const RecordDraft *was = partLike(from.parts, part);
        if (partLike(typed.parts, part) || (was && *was == part))
            continue;
        result.parts.push_back(part);
        if (was)
            meetings[{part.kind, part.edits, {}}] = {Meeting::What::WeRemoved};
    }
    return result;
}

QString pathOfRecord(const EditedField &field, const FormDraft &form, bool *isThere)
{
    for (const PlacedDraft &each : draftsOf(form))
        if (each.draft->kind == field.kind && each.draft->edits == field.id) {
            *isThere = true;
            return each.path;
        }
    *isThere = false;
    return {};
}
} // namespace

MergedForm merged(const FormDraft &typed, const FormDraft &from, const FormDraft &to)
{
    MergedForm result;
    result.form = {mergedRecord(typed.record, from.record, to.record, result.meetings), typed.made};
    return result;
}

QString pathOf(const EditedField &field, const FormDraft &form)
{
    bool isThere = false;
    const QString path = pathOfRecord(field, form, &isThere);
    if (!isThere)
        return {};
    const QString key = field.key.isEmpty() ? fieldsOf(field.kind, FieldPlace::InDeal).front().key : field.key;
    return fieldPath(path, key);
}

void settle(FormDraft &form, const EditedField &field, const Meeting &meeting, bool takesTheirs)
{
    bool isThere = false;
    const QString path = pathOfRecord(field, form, &isThere);
    if (!isThere)
        return;
    if (meeting.what == Meeting::What::BothChanged) {
        if (takesTheirs)
            form.at(path)->set(field.key, meeting.theirs);
    } else if ((meeting.what == Meeting::What::TheyRemoved) == takesTheirs) {
        erasePart(form, path);
    } else if (meeting.what == Meeting::What::TheyRemoved) {
        makeAnew(*form.at(path));
    }
}

void makeAnew(RecordDraft &draft)
{
    if (!draft.edits.isEmpty())
        draft.set(QStringLiteral("id"), draft.edits);
    draft.edits.clear();
    for (RecordDraft &part : draft.parts)
        makeAnew(part);
}

FormDraft unsettled(FormDraft theirs, const Meetings &meetings)
{
    for (const auto &[field, meeting] : meetings) {
        bool isThere = false;
        const QString path = pathOfRecord(field, theirs, &isThere);
        if (isThere && meeting.what == Meeting::What::BothChanged)
            theirs.at(path)->set(field.key, meeting.before);
    }
    return theirs;
}

void erasePart(FormDraft &form, const QString &path)
{
    const RecordDraft *part = path.isEmpty() ? nullptr : form.at(path);
    RecordDraft *owner = form.at(ownerPath(path));
    if (part && owner)
        owner->parts.erase(owner->parts.begin() + (part - owner->parts.data()));
}

} // namespace ledger
