#include "recorddraft.h"

#include "fieldtexts.h"
#include "wording.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <set>

namespace ledger
{

namespace
{
template <typename Record> RecordDraft draftOfRecord(const Record &record)
{
    RecordDraft draft;
    draft.kind = kindOf<Record>;
    draft.edits = qstring(record.id.text);
    setTexts(draft, record);
    return draft;
}

void addClaims(RecordDraft &owner, std::span<const Claim> claims)
{
    for (const Claim &claim : claims)
        owner.parts.push_back(draftOfRecord(claim));
}

RecordDraft draftOfDeal(const DealDossier &deal)
{
    RecordDraft draft = draftOfRecord(deal.record);
    for (const CommitmentDossier &part : deal.commitments)
        addClaims(draft.parts.emplace_back(draftOfRecord(part.record)), part.claims);
    for (const DeploymentDossier &part : deal.deployments)
        addClaims(draft.parts.emplace_back(draftOfRecord(part.record)), part.claims);
    addClaims(draft, deal.claims);
    return draft;
}

QJsonObject objectOf(const RecordDraft &draft)
{
    QJsonObject object{{QStringLiteral("record"), qstring(word(draft.kind))}};
    if (!draft.edits.isEmpty())
        object.insert(QStringLiteral("edits"), draft.edits);
    if (draft.isOffered)
        object.insert(QStringLiteral("offered"), true);
    QJsonObject texts;
    for (const auto &[key, text] : draft.texts)
        texts.insert(key, text);
    object.insert(QStringLiteral("texts"), texts);
    QJsonArray parts;
    for (const RecordDraft &part : draft.parts)
        parts.append(objectOf(part));
    if (!parts.isEmpty())
        object.insert(QStringLiteral("parts"), parts);
    return object;
}

RecordDraft draftFrom(const QJsonObject &object)
{
    RecordDraft draft;
    const QString kind = object.value(QStringLiteral("record")).toString();
    draft.kind = fromWord<RecordKind>(kind.toStdString()).value_or(RecordKind::Claim);
    draft.edits = object.value(QStringLiteral("edits")).toString();
    draft.isOffered = object.value(QStringLiteral("offered")).toBool();
    const QJsonObject texts = object.value(QStringLiteral("texts")).toObject();
    for (auto each = texts.begin(); each != texts.end(); ++each)
        draft.set(each.key(), each.value().toString());
    for (const QJsonValue part : object.value(QStringLiteral("parts")).toArray())
        draft.parts.push_back(draftFrom(part.toObject()));
    return draft;
}

QJsonObject objectOf(const FormDraft &form)
{
    QJsonObject object{{QStringLiteral("record"), objectOf(form.record)}};
    QJsonObject made;
    for (const auto &[handle, draft] : form.made)
        made.insert(handle, objectOf(draft));
    if (!made.isEmpty())
        object.insert(QStringLiteral("made"), made);
    return object;
}

FormDraft formFrom(const QJsonObject &object)
{
    FormDraft form{draftFrom(object.value(QStringLiteral("record")).toObject()), {}};
    const QJsonObject made = object.value(QStringLiteral("made")).toObject();
    for (auto each = made.begin(); each != made.end(); ++each)
        form.made.emplace(each.key(), draftFrom(each.value().toObject()));
    return form;
}

void place(std::vector<PlacedDraft> &all, const QString &path, const RecordDraft &draft, const RecordDraft *owner)
{
    all.push_back({path, &draft, owner});
    std::map<RecordKind, int> counts;
    for (const RecordDraft &part : draft.parts)
        place(all, fieldPath(path, listName(part.kind) + QLatin1Char('/') + QString::number(counts[part.kind]++)), part,
              &draft);
}
} // namespace

QString RecordDraft::text(const QString &key) const
{
    const auto found = texts.find(key);
    return found == texts.end() ? QString() : found->second;
}

void RecordDraft::set(const QString &key, const QString &text)
{
    if (text.isEmpty())
        texts.erase(key);
    else
        texts[key] = text;
}

int RecordDraft::count(const QString &key) const
{
    int most = 0;
    for (const auto &[name, text] : texts)
        if (name.startsWith(key + QLatin1Char('/')))
            most = std::max(most, name.section(QLatin1Char('/'), 1, 1).toInt() + 1);
    return most;
}

const RecordDraft *FormDraft::at(const QString &path) const
{
    if (path.isEmpty())
        return &record;
    for (const PlacedDraft &each : draftsOf(*this))
        if (each.path == path)
            return each.draft;
    return nullptr;
}

RecordDraft *FormDraft::at(const QString &path)
{
    return const_cast<RecordDraft *>(std::as_const(*this).at(path)); // what is found is part of this
}

QString FormDraft::text(const QString &fieldPath) const
{
    const auto [path, key] = splitFieldPath(*this, fieldPath);
    const RecordDraft *draft = at(path);
    return draft ? draft->text(key) : QString();
}

std::vector<PlacedDraft> draftsOf(const FormDraft &form)
{
    std::vector<PlacedDraft> all;
    for (const auto &[handle, draft] : form.made)
        place(all, handle, draft, nullptr);
    place(all, {}, form.record, nullptr);
    return all;
}

QString fieldPath(const QString &path, const QString &key)
{
    return path.isEmpty() ? key : path + QLatin1Char('/') + key;
}

std::pair<QString, QString> splitFieldPath(const FormDraft &form, const QString &fieldPath)
{
    QString longest;
    for (const PlacedDraft &each : draftsOf(form))
        if (each.path.size() > longest.size() && fieldPath.startsWith(each.path + QLatin1Char('/')))
            longest = each.path;
    return {longest, longest.isEmpty() ? fieldPath : fieldPath.mid(longest.size() + 1)};
}

QString ownerPath(const QString &path) { return path.section(QLatin1Char('/'), 0, -3); }

QString listName(RecordKind kind)
{
    const QString name = qstring(word(kind));
    return name.endsWith(QLatin1Char('y')) ? name.chopped(1) + QStringLiteral("ies") : name + QLatin1Char('s');
}

bool isHandle(const QString &reference) { return reference.startsWith(QLatin1String("new:")); }
bool isUnfound(const QString &reference) { return reference.startsWith(QLatin1Char('?')); }

std::optional<FormDraft> formOf(const RecordRef &record, const Ledger &ledger)
{
    const auto form = [&](const auto *found) {
        return found ? std::optional(FormDraft{draftOfRecord(*found), {}}) : std::nullopt;
    };
    switch (record.kind) {
    case RecordKind::Source:
        return form(ledger.find(Id<Source>(record.id)));
    case RecordKind::Party:
        return form(ledger.find(Id<Party>(record.id)));
    case RecordKind::Deal: {
        const DealDossier *deal = ledger.dossier(Id<Deal>(record.id));
        return deal ? std::optional(FormDraft{draftOfDeal(*deal), {}}) : std::nullopt;
    }
    case RecordKind::Claim:
        return form(ledger.find(Id<Claim>(record.id)));
    case RecordKind::Observation:
        return form(ledger.find(Id<Observation>(record.id)));
    case RecordKind::Decision:
        return form(ledger.find(Id<Decision>(record.id)));
    case RecordKind::Commitment: // parts are edited in their deal
    case RecordKind::Deployment:
    case RecordKind::View:
    case RecordKind::Story:
        break;
    }
    return std::nullopt;
}

FormDraft withoutLeftovers(FormDraft form)
{
    std::set<QString> wanted;
    for (const PlacedDraft &each : draftsOf(form))
        for (const auto &[key, text] : each.draft->texts)
            if (isHandle(text))
                wanted.insert(text);
    std::erase_if(form.made, [&wanted](const auto &made) { return !wanted.contains(made.first); });
    return form;
}

QByteArray bytesOf(const KeptForm &form)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("typed"), objectOf(form.typed)},
                                     {QStringLiteral("from"), objectOf(form.from)}})
        .toJson(QJsonDocument::Compact);
}

std::optional<KeptForm> keptForm(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const QJsonObject typed = object.value(QStringLiteral("typed")).toObject();
    if (!typed.contains(QStringLiteral("record")))
        return std::nullopt;
    return KeptForm{formFrom(typed), formFrom(object.value(QStringLiteral("from")).toObject())};
}

} // namespace ledger
