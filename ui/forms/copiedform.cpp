#include "copiedform.h"

#include "formfields.h"
#include "wording.h"

#include <algorithm>

namespace ledger
{

namespace
{
/// Without what is of the other one alone.
void forget(RecordDraft &draft)
{
    draft.edits.clear();
    std::erase_if(draft.texts, [&draft](const auto &text) {
        const QString list = text.first.section(QLatin1Char('/'), 0, 0);
        return list == u"id" || list == u"was" || list == u"supersedes"
            || (list == u"aliases" && draft.kind != RecordKind::Deal);
    });
}

/// A claim to be filled in, from where another came.
RecordDraft nextClaim(const RecordDraft &like)
{
    RecordDraft claim = newRecord(RecordKind::Claim);
    for (const char *key : {"source", "stated", "stance"})
        claim.set(QLatin1String(key), like.text(QLatin1String(key)));
    return claim;
}

RecordDraft copyOfPart(RecordDraft part)
{
    forget(part);
    const auto said = std::ranges::find(part.parts, RecordKind::Claim, &RecordDraft::kind);
    const RecordDraft claim = said == part.parts.end() ? newRecord(RecordKind::Claim) : nextClaim(*said);
    part.parts = {claim};
    return part;
}

FormDraft copyOfDeal(FormDraft form)
{
    forget(form.record);
    std::erase_if(form.record.texts, [](const auto &text) {
        return text.first.startsWith(QLatin1String("sources/")) || text.first == u"ended";
    });
    std::erase_if(form.record.parts, [](const RecordDraft &part) { return part.kind == RecordKind::Claim; });
    for (RecordDraft &part : form.record.parts) {
        part = copyOfPart(part);
        part.isOffered = true;
    }
    return form;
}

/// The form of its deal with the part in it once more.
std::optional<FormDraft> withPartAgain(const RecordRef &record, const ClaimPlace &place, const Ledger &ledger)
{
    std::optional<FormDraft> form
        = place.deal ? formOf({RecordKind::Deal, place.deal->record.id.text}, ledger) : std::nullopt;
    if (!form)
        return std::nullopt;
    std::vector<RecordDraft> &parts = form->record.parts;
    const auto part = std::ranges::find(parts, qstring(record.id), &RecordDraft::edits);
    if (part == parts.end())
        return std::nullopt;
    const RecordDraft copy = copyOfPart(*part);
    parts.insert(part + 1, copy);
    return form;
}
} // namespace

std::optional<FormDraft> copyOf(const RecordRef &record, const Ledger &ledger)
{
    if (record.kind == RecordKind::Commitment)
        return withPartAgain(record, ledger.place(Id<Commitment>(record.id)), ledger);
    if (record.kind == RecordKind::Deployment)
        return withPartAgain(record, ledger.place(Id<Deployment>(record.id)), ledger);
    std::optional<FormDraft> form = formOf(record, ledger);
    if (!form)
        return std::nullopt;
    if (record.kind == RecordKind::Deal)
        return copyOfDeal(*form);
    forget(form->record);
    return form;
}

} // namespace ledger
