#include "fieldedits.h"

#include "doubts.h"
#include "fields.h"
#include "fieldtexts.h"
#include "formproposal.h"
#include "recordchoices.h"
#include "rules.h"
#include "suggestions.h"
#include "typed.h"
#include "wording.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace ledger
{

namespace
{
struct FieldEditing
{
    Q_DECLARE_TR_FUNCTIONS(FieldEditing)
};

constexpr std::array figureKeys{"amount", "low", "high", "hedge", "per"};

/// Calls `then` with the record that a reference means, whatever its type; nothing where it is not there.
template <typename Then> void withRecord(const RecordRef &ref, const Ledger &ledger, Then &&then)
{
    const auto found = [&](const auto *record) {
        if (record)
            then(*record);
    };
    switch (ref.kind) {
    case RecordKind::Source:
        return found(ledger.find(Id<Source>(ref.id)));
    case RecordKind::Party:
        return found(ledger.find(Id<Party>(ref.id)));
    case RecordKind::Deal:
        return found(ledger.find(Id<Deal>(ref.id)));
    case RecordKind::Commitment:
        return found(ledger.find(Id<Commitment>(ref.id)));
    case RecordKind::Deployment:
        return found(ledger.find(Id<Deployment>(ref.id)));
    case RecordKind::Claim:
        return found(ledger.find(Id<Claim>(ref.id)));
    case RecordKind::Observation:
        return found(ledger.find(Id<Observation>(ref.id)));
    case RecordKind::Decision:
        return found(ledger.find(Id<Decision>(ref.id)));
    case RecordKind::View: // what presenters keep has no form
    case RecordKind::Story:
        break;
    }
}

template <typename Record> RecordDraft draftAlone(const Record &record)
{
    RecordDraft draft;
    draft.kind = kindOf<Record>;
    draft.edits = qstring(record.id.text);
    setTexts(draft, record);
    return draft;
}

template <typename Record> Record readAlone(const Record &before, const RecordDraft &was, const RecordDraft &is)
{
    const std::map<QString, std::string> none;
    FieldNotes understood;
    FieldNotes refused;
    Record record = before;
    readTexts(DraftReading{{{}, &is, nullptr}, &was, none, understood, refused}, record);
    return record;
}

/// A claim's draft with another figure in the place of the whole of its figure: hedge and «a year» are read out of it.
RecordDraft withFigure(const RecordDraft &was, const QString &figure, const Ledger &ledger)
{
    RecordDraft bare = was;
    for (const char *key : figureKeys)
        bare.set(QLatin1String(key), {});
    RecordDraft is = bare;
    is.set(QStringLiteral("amount"), figure);
    return suggested({bare}, {is}, ledger).record;
}

bool isSameFigure(const Claim &a, const Claim &b)
{
    // «Up to» begins at nothing, whether that is written down or not.
    const bool isSameLow = a.low == b.low || (a.hedge == Hedge::UpTo && a.low.value_or(0) == b.low.value_or(0));
    return a.amount == b.amount && isSameLow && a.high == b.high && a.hedge == b.hedge && a.unit == b.unit
        && a.per == b.per && a.said == b.said;
}

/// The whole of a claim's figure as one would type it; nothing where one text does not say all of it.
std::optional<QString> wholeFigure(const Claim &claim, const RecordDraft &was, const Ledger &ledger)
{
    QString text = was.text(QStringLiteral("amount"));
    const QString low = was.text(QStringLiteral("low"));
    const QString high = was.text(QStringLiteral("high"));
    if (text.isEmpty())
        text = low + QStringLiteral(" - ") + high;
    if (claim.hedge)
        text = (*claim.hedge == Hedge::UpTo       ? QStringLiteral("up to ")
                    : *claim.hedge == Hedge::Over ? QStringLiteral("over ")
                                                  : QStringLiteral("about "))
            + text;
    if (claim.per)
        text += QStringLiteral(" a year");
    const Claim read = readAlone(claim, was, withFigure(was, text, ledger));
    return isSameFigure(read, claim) ? std::optional(text) : std::nullopt;
}

/// The draft with one field typed over.
template <typename Record>
RecordDraft typedOver(const Record &record, const RecordDraft &was, const RecordDraft &is, const FieldEdit &edit,
                      const Ledger &ledger)
{
    if constexpr (std::is_same_v<Record, Claim>)
        if (edit.key == u"amount" && wholeFigure(record, was, ledger))
            return withFigure(is, edit.text, ledger);
    RecordDraft next = is;
    next.set(edit.key, edit.text);
    return next;
}

/// The key of a form at which a rule's field is filled in.
QString formKey(RecordKind kind, const QString &field)
{
    const QString key = field.section(QLatin1Char('/'), 0, 0);
    if (key == u"unit" || key == u"said")
        return kind == RecordKind::Observation ? QStringLiteral("value") : QStringLiteral("amount");
    return key;
}

/// The key of the figure that a key is a part of, or itself.
QString figureKey(RecordKind kind, const QString &key)
{
    const bool isOfFigure = std::any_of(figureKeys.begin(), figureKeys.end(),
                                        [&key](const char *each) { return key == QLatin1String(each); });
    if (!isOfFigure)
        return formKey(kind, key);
    return kind == RecordKind::Observation ? QStringLiteral("value") : QStringLiteral("amount");
}

class EditsReader
{
public:
    EditsReader(const std::vector<FieldEdit> &edits, const LedgerPtr &ledger) : m_ledger(ledger)
    {
        for (const FieldEdit &edit : edits) {
            std::vector<const FieldEdit *> &ofRecord = m_edits[edit.record];
            if (ofRecord.empty())
                m_order.push_back(edit.record);
            ofRecord.push_back(&edit);
        }
    }

    EditProposal read()
    {
        for (const RecordRef &record : m_order)
            withRecord(record, *m_ledger, [&](const auto &before) { readOne(record, before); });
        while (check()) { }
        finish();
        return std::move(m_found);
    }

private:
    template <typename Record> void readOne(const RecordRef &ref, const Record &before)
    {
        const RecordDraft was = draftAlone(before);
        RecordDraft is = was;
        for (const FieldEdit *edit : m_edits.at(ref))
            is = typedOver(before, was, is, *edit, *m_ledger);
        Record after = before;
        FieldNotes understood;
        FieldNotes refused;
        const std::map<QString, std::string> none;
        readTexts(DraftReading{{{}, &is, nullptr}, &was, none, understood, refused}, after);
        if constexpr (std::is_same_v<Record, Claim>) // put where it belongs
            if (const QString of = is.text(QStringLiteral("of")); of != was.text(QStringLiteral("of"))) {
                if (const auto subject = subjectOf(of))
                    after.of = *subject;
                else
                    refused.emplace(
                        QStringLiteral("of"),
                        FieldEditing::tr("say what this is about: type a part of its deal's name and choose"));
            }
        for (const auto &[key, text] : understood)
            m_found.understood.emplace(std::pair(ref, key), text);
        for (const auto &[key, text] : refused)
            refuse(ref, key, text);
        if (refused.empty() && after != before)
            m_swaps.emplace(ref, Swap<Record>{before.id, before, std::move(after)});
    }

    void refuse(const RecordRef &record, const QString &key, const QString &text)
    {
        m_found.refused.emplace(std::pair(record, key), text);
        m_swaps.erase(record);
    }

    /// Checks what is left; whether something had to be taken out of it, after which it is to be checked anew.
    bool check()
    {
        m_found.change.swaps.clear();
        m_found.after = nullptr;
        for (const RecordRef &record : m_order)
            if (const auto swap = m_swaps.find(record); swap != m_swaps.end())
                m_found.change.swaps.push_back(swap->second);
        if (m_found.change.isEmpty())
            return false;
        const Applied edited = applied(m_ledger, m_found.change);
        if (!edited.ledger) {
            fail(FieldEditing::tr("this was changed by others meanwhile"));
            return false;
        }
        bool isLess = false;
        QString fault;
        for (const Violation &each : violations(*edited.ledger, m_found.change)) {
            const QString text
                = qstring(each.what) + (each.remedy.empty() ? QString() : QStringLiteral("; ") + qstring(each.remedy));
            if (m_edits.contains(each.record)) {
                refuse(each.record, formKey(each.record.kind, qstring(each.field)), text);
                isLess = true;
            } else if (fault.isEmpty()) {
                fault = recordName(each.record, *edited.ledger) + QStringLiteral(": ") + text;
            }
        }
        if (!isLess && !fault.isEmpty())
            fail(fault);
        else if (!isLess)
            m_found.after = edited.ledger;
        return isLess;
    }

    void fail(const QString &why)
    {
        m_found.fault = why;
        m_found.change.swaps.clear();
        m_swaps.clear();
    }

    void finish()
    {
        for (const RecordRef &record : m_order)
            if (const auto swap = m_swaps.find(record); swap != m_swaps.end()) {
                m_found.changed.push_back(record);
                std::visit([&](const auto &each) { addFields(record, each); }, swap->second);
            }
        if (!m_found.after)
            return;
        for (const Doubt &doubt : doubts(*m_found.after, m_found.change))
            if (m_edits.contains(doubt.record)) {
                QString &text = m_found.doubted[{doubt.record, QString()}];
                text += (text.isEmpty() ? QString() : QStringLiteral("; ")) + qstring(doubt.what);
            }
    }

    template <typename Record> void addFields(const RecordRef &record, const Swap<Record> &swap)
    {
        forEachField<Record>([&](const auto &field) {
            if ((*swap.before).*field.member == (*swap.after).*field.member)
                return;
            m_found.fields.emplace(record, qstring(field.key));
            m_found.fields.emplace(record, figureKey(record.kind, qstring(field.key)));
        });
    }
    void addFields(const RecordRef &, const TitleSwap &) { }

    LedgerPtr m_ledger;
    std::vector<RecordRef> m_order;
    std::map<RecordRef, std::vector<const FieldEdit *>> m_edits;
    std::map<RecordRef, AnySwap> m_swaps;
    EditProposal m_found;
};

ChoiceList listFor(const FieldSpec &spec)
{
    if (spec.shape == FieldShape::Subject)
        return ChoiceList::Subjects;
    switch (spec.refersTo) {
    case RecordKind::Source:
        return ChoiceList::Sources;
    case RecordKind::Deal:
        return ChoiceList::Deals;
    case RecordKind::Deployment:
        return ChoiceList::Deployments;
    default:
        return ChoiceList::Parties;
    }
}
} // namespace

QString EditProposal::refusalOf(const RecordRef &record) const
{
    if (!fault.isEmpty())
        return fault;
    QStringList all;
    for (auto note = refused.lower_bound({record, QString()}); note != refused.end() && note->first.first == record;
         ++note)
        all.append(note->second);
    return all.join(QStringLiteral("; "));
}

EditProposal proposal(const std::vector<FieldEdit> &edits, const LedgerPtr &ledger)
{
    return EditsReader(edits, ledger).read();
}

std::optional<QString> typedField(const RecordRef &record, const QString &key, const Ledger &ledger)
{
    std::optional<QString> text;
    withRecord(record, ledger, [&](const auto &found) {
        const RecordDraft draft = draftAlone(found);
        text = draft.text(key);
        if constexpr (std::is_same_v<std::decay_t<decltype(found)>, Claim>)
            if (key == u"amount")
                text = wholeFigure(found, draft, ledger).value_or(*text);
        if constexpr (std::is_same_v<std::decay_t<decltype(found)>, Observation>)
            if (key == u"value" && text->isEmpty())
                text = draft.text(QStringLiteral("low")) + QStringLiteral(" - ") + draft.text(QStringLiteral("high"));
    });
    return text;
}

QString shownField(const RecordRef &record, const QString &key, const Ledger &ledger)
{
    const QString typed = typedField(record, key, ledger).value_or(QString());
    const std::optional<FieldSpec> spec = specOf(record.kind, key);
    if (!spec || typed.isEmpty())
        return typed;
    if (spec->shape == FieldShape::Choice || spec->shape == FieldShape::Switch) {
        const auto choice = std::ranges::find(spec->choices, typed, &std::pair<QString, QString>::first);
        return choice == spec->choices.end() ? typed : choice->second;
    }
    if (spec->shape == FieldShape::Record || spec->shape == FieldShape::Subject) {
        const QString name = RecordChoices::nameIn(ledger, listFor(*spec), typed);
        return name.isEmpty() ? typed : name;
    }
    if (const Claim *claim = key == u"amount" ? ledger.find(Id<Claim>(record.id)) : nullptr)
        return claimText(*claim);
    return typed;
}

std::optional<FieldSpec> specOf(RecordKind kind, const QString &key)
{
    for (FieldSpec &spec : fieldsOf(kind, FieldPlace::Alone))
        if (spec.key == key)
            return std::move(spec);
    return std::nullopt;
}

bool isOneText(const FieldSpec &spec)
{
    return spec.key != u"id" && spec.shape != FieldShape::Records && spec.shape != FieldShape::Holders
        && spec.shape != FieldShape::Claims && !(spec.shape == FieldShape::Choice && spec.choices.empty());
}

} // namespace ledger
