#include "formproposal.h"

#include "doubts.h"
#include "removal.h"
#include "rules.h"
#include "slugs.h"
#include "suggestions.h"
#include "wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace ledger
{

namespace
{
struct Proposing
{
    Q_DECLARE_TR_FUNCTIONS(Proposing)
};

/// Reads the drafts of a form into records and the change that makes them so.
class FormReader
{
public:
    FormReader(const FormDraft &form, const LedgerPtr &base, const LedgerPtr &ledger, Day today)
        : m_form(form)
        , m_base(base)
        , m_ledger(ledger)
        , m_today(today)
        , m_ids(*ledger)
    {
        if (!form.record.edits.isEmpty())
            m_asItWas = formOf({form.record.kind, form.record.edits.toStdString()}, *base);
    }

    FormProposal read()
    {
        std::vector<PlacedDraft> drafts = draftsOf(m_form);
        std::erase_if(drafts, [this](const PlacedDraft &each) {
            const bool isLeftOut = isBlank(m_form, each, *m_ledger);
            if (isLeftOut && each.draft->isOffered)
                m_found.understood.emplace(fieldPath(each.path, QStringLiteral("claims/0/amount")),
                                           Proposing::tr("Without a figure, this is left out."));
            return isLeftOut;
        });
        for (const PlacedDraft &each : drafts) // parties that sources and deals refer to have their ids first
            if (isHandle(each.path))
                nameAhead(each);
        for (const PlacedDraft &each : drafts)
            readAny(each);
        m_found.record = m_found.records[QString()];
        if (m_asItWas)
            removeWhatIsGone();
        m_found.change = condensed(m_found.change);
        return std::move(m_found);
    }

private:
    void nameAhead(const PlacedDraft &each)
    {
        const QString typed = each.draft->text(QStringLiteral("id")).trimmed();
        std::string id = typed.toStdString();
        if (id.empty() && each.draft->kind == RecordKind::Party)
            id = m_ids.idFor(draftRecord<Party>(each)).text;
        else if (id.empty())
            id = m_ids.idFor(draftRecord<Source>(each)).text;
        m_made.emplace(each.path, id);
    }

    /// What a new draft says, read for its id alone.
    template <typename Record> Record draftRecord(const PlacedDraft &each) const
    {
        FieldNotes ignored;
        Record record;
        readTexts(DraftReading{each, nullptr, m_made, ignored, ignored}, record);
        return record;
    }

    void readAny(const PlacedDraft &each)
    {
        switch (each.draft->kind) {
        case RecordKind::Source:
            return readInto<Source>(each);
        case RecordKind::Party:
            return readInto<Party>(each);
        case RecordKind::Deal:
            return readInto<Deal>(each);
        case RecordKind::Commitment:
            return readInto<Commitment>(each);
        case RecordKind::Deployment:
            return readInto<Deployment>(each);
        case RecordKind::Claim:
            return readInto<Claim>(each);
        case RecordKind::Observation:
            return readInto<Observation>(each);
        case RecordKind::Decision:
            return readInto<Decision>(each);
        case RecordKind::View:
        case RecordKind::Story:
            return;
        }
    }

    template <typename Record> void readInto(const PlacedDraft &each)
    {
        const Record *before
            = each.draft->edits.isEmpty() ? nullptr : m_base->find(Id<Record>(each.draft->edits.toStdString()));
        Record record = before ? *before : Record{};
        if (!before)
            begin(record, each);
        const RecordDraft *asItWas = before ? draftAsItWas(each) : nullptr;
        readTexts(DraftReading{each, asItWas, m_made, m_found.understood, m_found.refused}, record);
        if (!before)
            record.id = idOf(each, record);
        if constexpr (std::is_same_v<Record, Claim>) // put where it belongs
            if (const auto subject = subjectOf(each.draft->text(QStringLiteral("of"))); subject && !each.owner)
                record.of = *subject;
        m_found.records[each.path] = {kindOf<Record>, record.id.text};
        if (!before)
            m_found.change.create(record);
        else if (record != *before)
            m_found.change.replace(*before, record);
    }

    [[nodiscard]] const RecordDraft *draftAsItWas(const PlacedDraft &each)
    {
        if (!m_asItWas)
            return nullptr;
        for (const PlacedDraft &was : draftsOf(*m_asItWas))
            if (was.draft->kind == each.draft->kind && was.draft->edits == each.draft->edits)
                return was.draft;
        return nullptr;
    }

    template <typename Record> Id<Record> idOf(const PlacedDraft &each, const Record &record)
    {
        if (const auto made = m_made.find(each.path); made != m_made.end())
            return Id<Record>(made->second);
        const std::string typed = each.draft->text(QStringLiteral("id")).trimmed().toStdString();
        if (typed.empty())
            return m_ids.idFor(record);
        if (m_ledger->find(Id<Record>(typed)))
            m_found.refused.emplace(fieldPath(each.path, QStringLiteral("id")),
                                    Proposing::tr("there is one of that id already; choose another"));
        return Id<Record>(typed);
    }

    // Owners, and what a new record has before anything is typed.
    template <typename Record> void begin(Record &record, const PlacedDraft &each)
    {
        if constexpr (std::is_same_v<Record, Commitment> || std::is_same_v<Record, Deployment>)
            record.deal = Id<Deal>(m_found.records[ownerPath(each.path)].id);
        if constexpr (std::is_same_v<Record, Claim>) {
            record.recorded = partialDate(m_today);
            if (each.owner) {
                const RecordRef owner = m_found.records[ownerPath(each.path)];
                record.of = {owner.kind == RecordKind::Commitment       ? SubjectKind::Commitment
                                 : owner.kind == RecordKind::Deployment ? SubjectKind::Deployment
                                                                        : SubjectKind::Deal,
                             owner.id};
            } else if (const auto subject = subjectOf(each.draft->text(QStringLiteral("of")))) {
                record.of = *subject;
            } else {
                m_found.refused.emplace(
                    fieldPath(each.path, QStringLiteral("of")),
                    Proposing::tr("say what the claim is about: type a part of its deal's name and choose"));
            }
            if (record.of.kind == SubjectKind::Deployment)
                record.unit = Unit::Gigawatts;
        }
    }

    void removeWhatIsGone()
    {
        std::vector<RecordRef> gone;
        const std::vector<PlacedDraft> now = draftsOf(m_form);
        for (const PlacedDraft &was : draftsOf(*m_asItWas))
            if (std::none_of(now.begin(), now.end(), [&was](const PlacedDraft &each) {
                    return each.draft->kind == was.draft->kind && each.draft->edits == was.draft->edits;
                }))
                gone.push_back({was.draft->kind, was.draft->edits.toStdString()});
        if (gone.empty())
            return;
        const Applied edited = applied(m_base, m_found.change);
        if (!edited.ledger)
            return;
        for (AnySwap &swap : removal(*edited.ledger, gone).swaps)
            m_found.change.swaps.push_back(std::move(swap));
    }

    const FormDraft &m_form;
    const LedgerPtr &m_base;
    const LedgerPtr &m_ledger;
    Day m_today;
    FreshIds m_ids;
    std::optional<FormDraft> m_asItWas;
    std::map<QString, std::string> m_made;
    FormProposal m_found;
};

/// Says what rules and doubts have to say beside the fields that they are about.
class Checking
{
public:
    Checking(const FormDraft &form, FormProposal &found) : m_form(form), m_found(found)
    {
        for (const auto &[path, record] : found.records)
            m_paths.emplace(record, path);
    }

    void say(const Violation &violation)
    {
        const QString remedy = qstring(violation.remedy);
        const QString text = qstring(violation.what) + (remedy.isEmpty() ? QString() : QStringLiteral("; ") + remedy);
        const auto path = m_paths.find(violation.record);
        if (path == m_paths.end())
            m_found.refused.emplace(QString(), notation(violation.record) + text);
        else
            m_found.refused.emplace(fieldOf(path->second, qstring(violation.field)), text);
    }

    void say(const Doubt &doubt)
    {
        const auto path = m_paths.find(doubt.record);
        if (path == m_paths.end())
            return;
        QString &text = m_found.doubted[fieldPath(path->second, keyOf(doubt.kind))];
        text += (text.isEmpty() ? QString() : QStringLiteral("; ")) + qstring(doubt.what);
    }

private:
    static QString notation(const RecordRef &record)
    {
        return kindWord(record.kind) + QStringLiteral(" «") + qstring(record.id) + QStringLiteral("» ");
    }
    static QString kindWord(RecordKind kind) { return qstring(word(kind)); }

    /// The row that a key is typed in.
    [[nodiscard]] QString fieldOf(const QString &path, const QString &field) const
    {
        const RecordDraft *draft = m_form.at(path);
        QString key = field.section(QLatin1Char('/'), 0, 0);
        const bool isFigure = key == QLatin1String("unit") || key == QLatin1String("said");
        if (isFigure)
            key = draft->kind == RecordKind::Observation ? QStringLiteral("value") : QStringLiteral("amount");
        if (key == QLatin1String("claims"))
            return fieldPath(path, QStringLiteral("claims/0/amount"));
        if (key == QLatin1String("parties") || key == QLatin1String("sources"))
            return fieldPath(path, shownIndex(*draft, field));
        return fieldPath(path, key);
    }

    /// Rows that wait to be filled are not counted by who reads.
    static QString shownIndex(const RecordDraft &draft, const QString &field)
    {
        const QString key = field.section(QLatin1Char('/'), 0, 0);
        const bool isHolder = key == QLatin1String("parties");
        const auto at = [&](int i) {
            return key + QLatin1Char('/') + QString::number(i) + (isHolder ? QStringLiteral("/party") : QString());
        };
        int left = field.section(QLatin1Char('/'), 1, 1).toInt();
        for (int i = 0; i < draft.count(key); ++i)
            if (!draft.text(at(i)).isEmpty() && left-- == 0)
                return isHolder && field.endsWith(QLatin1String("role"))
                    ? at(i).replace(QStringLiteral("party"), QStringLiteral("role"))
                    : at(i);
        return at(0);
    }

    static QString keyOf(DoubtKind kind)
    {
        switch (kind) {
        case DoubtKind::OutOfScale:
        case DoubtKind::ScaleSlip:
            return QStringLiteral("amount");
        case DoubtKind::LikelyDuplicate:
            return QStringLiteral("title");
        case DoubtKind::SameAddress:
        case DoubtKind::NoAddress:
            return QStringLiteral("url");
        case DoubtKind::EarlyTerm:
            return QStringLiteral("start");
        case DoubtKind::StatedTooEarly:
            return QStringLiteral("stated");
        case DoubtKind::NoAnnouncement:
            return QStringLiteral("announced");
        case DoubtKind::ViewGone:
            break;
        }
        return {};
    }

    const FormDraft &m_form;
    FormProposal &m_found;
    std::map<RecordRef, QString> m_paths;
};
} // namespace

FormProposal proposal(const FormDraft &form, const LedgerPtr &base, const LedgerPtr &ledger, Day today)
{
    FormProposal found = FormReader(form, base, ledger, today).read();
    if (found.change.isEmpty() || found.refused.contains(QStringLiteral("of")))
        return found;
    if (base != ledger) {
        Rebased onto = rebased(found.change, ledger);
        found.collisions = std::move(onto.collisions);
        found.change = std::move(onto.change);
    }
    const Applied applied = ledger::applied(ledger, found.change);
    if (!applied.ledger) {
        found.collisions.insert(found.collisions.end(), applied.collisions.begin(), applied.collisions.end());
        return found;
    }
    Checking checking(form, found);
    for (const Violation &violation : violations(*applied.ledger, found.change))
        checking.say(violation);
    for (const Doubt &doubt : doubts(*applied.ledger, found.change))
        checking.say(doubt);
    found.after = applied.ledger;
    return found;
}

QString subjectName(const Subject &subject, const Ledger &ledger, bool withDeal)
{
    const auto name = [&ledger](const Id<Party> &id) {
        const Party *party = ledger.find(id);
        return qstring(party ? party->name : id.text);
    };
    QString text = qstring(subject.id);
    const Deal *deal = nullptr;
    if (subject.kind == SubjectKind::Commitment) {
        const ClaimPlace place = ledger.place(Id<Commitment>(subject.id));
        if (!place.commitment)
            return text;
        const Commitment &commitment = place.commitment->record;
        text = name(commitment.payer) + QStringLiteral(" → ") + name(commitment.payee) + QStringLiteral(", ")
            + nameOf(commitment.nature);
        deal = &place.deal->record;
    } else if (subject.kind == SubjectKind::Deployment) {
        const ClaimPlace place = ledger.place(Id<Deployment>(subject.id));
        if (!place.deployment)
            return text;
        text = qstring(place.deployment->record.name);
        deal = &place.deal->record;
    } else if (subject.kind == SubjectKind::Observation) {
        if (const Observation *seen = ledger.find(Id<Observation>(subject.id)))
            return name(seen->subject) + QStringLiteral(", ") + nameOf(seen->metric) + QStringLiteral(", ")
                + shortDateText(seen->date);
    } else if (const Deal *whole = ledger.find(Id<Deal>(subject.id))) {
        return qstring(whole->title);
    }
    return withDeal && deal ? text + QStringLiteral(" · ") + qstring(deal->title) : text;
}

QString recordName(const RecordRef &record, const Ledger &ledger)
{
    switch (record.kind) {
    case RecordKind::Source: {
        const Source *source = ledger.find(Id<Source>(record.id));
        return source ? qstring(source->publisher) + QStringLiteral(": ") + qstring(source->title) : qstring(record.id);
    }
    case RecordKind::Party: {
        const Party *party = ledger.find(Id<Party>(record.id));
        return qstring(party ? party->name : record.id);
    }
    case RecordKind::Deal:
        return subjectName({SubjectKind::Deal, record.id}, ledger, false);
    case RecordKind::Commitment:
        return subjectName({SubjectKind::Commitment, record.id}, ledger, false);
    case RecordKind::Deployment:
        return subjectName({SubjectKind::Deployment, record.id}, ledger, false);
    case RecordKind::Claim: {
        const Claim *claim = ledger.find(Id<Claim>(record.id));
        return claim ? subjectName(claim->of, ledger, false) : qstring(record.id);
    }
    case RecordKind::Observation:
        return subjectName({SubjectKind::Observation, record.id}, ledger, false);
    case RecordKind::Decision: {
        const Decision *decision = ledger.find(Id<Decision>(record.id));
        return decision ? subjectName(decision->of, ledger, false) : qstring(record.id);
    }
    case RecordKind::View: {
        const View *view = ledger.find(Id<View>(record.id));
        return qstring(view && !view->title.empty() ? view->title : record.id);
    }
    case RecordKind::Story: {
        const Story *story = ledger.find(Id<Story>(record.id));
        return qstring(story && !story->title.empty() ? story->title : record.id);
    }
    }
    return qstring(record.id);
}

} // namespace ledger
