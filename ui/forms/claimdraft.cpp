#include "claimdraft.h"

#include "slugs.h"
#include "wording.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <array>
#include <cmath>
#include <utility>

namespace ledger
{

namespace
{
using TextField = std::pair<const char *, QString ClaimDraft::*>;
constexpr std::array draftFields{TextField{"edits", &ClaimDraft::edits},
                                 TextField{"subject_kind", &ClaimDraft::subjectKind},
                                 TextField{"subject", &ClaimDraft::subject},
                                 TextField{"figure", &ClaimDraft::figure},
                                 TextField{"low", &ClaimDraft::low},
                                 TextField{"high", &ClaimDraft::high},
                                 TextField{"hedge", &ClaimDraft::hedge},
                                 TextField{"per", &ClaimDraft::per},
                                 TextField{"start", &ClaimDraft::start},
                                 TextField{"end", &ClaimDraft::end},
                                 TextField{"stated", &ClaimDraft::stated},
                                 TextField{"source", &ClaimDraft::source},
                                 TextField{"source_text", &ClaimDraft::sourceText},
                                 TextField{"makes_source", &ClaimDraft::makesSource},
                                 TextField{"publisher", &ClaimDraft::publisher},
                                 TextField{"title", &ClaimDraft::title},
                                 TextField{"url", &ClaimDraft::url},
                                 TextField{"published", &ClaimDraft::published},
                                 TextField{"source_kind", &ClaimDraft::sourceKind},
                                 TextField{"stance", &ClaimDraft::stance},
                                 TextField{"supersedes", &ClaimDraft::supersedes},
                                 TextField{"quote", &ClaimDraft::quote},
                                 TextField{"locator", &ClaimDraft::locator},
                                 TextField{"note", &ClaimDraft::note}};

/// A figure so that typedFigure reads it back: in the largest unit in which few digits say it exactly.
QString typedText(double amount, Unit unit)
{
    const auto plain = [](double value) { return QString::number(value, 'g', 17); };
    if (unit == Unit::Gigawatts)
        return QString::number(amount, 'g', 15) + QStringLiteral(" GW");
    if (unit == Unit::Accelerators)
        return plain(amount);
    const std::array<std::pair<double, const char *>, 3> sizes{{{1e12, "T"}, {1e9, "bn"}, {1e6, "m"}}};
    for (const auto &[size, letter] : sizes) {
        const QString text = QString::number(amount / size, 'g', 8);
        if (amount >= size && std::round(text.toDouble() * size) == amount)
            return QLatin1Char('$') + text + QLatin1String(letter);
    }
    return QLatin1Char('$') + plain(amount);
}

template <typename Enum> QString optionalWord(const std::optional<Enum> &value)
{
    return value ? qstring(word(*value)) : QString();
}

QString optionalDate(const std::optional<PartialDate> &date) { return date ? qstring(date->text()) : QString(); }
} // namespace

QByteArray bytesOf(const ClaimDraft &draft)
{
    QJsonObject object;
    for (const auto &[name, member] : draftFields)
        if (!(draft.*member).isEmpty())
            object.insert(QLatin1String(name), draft.*member);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<ClaimDraft> claimDraft(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return std::nullopt;
    ClaimDraft draft;
    for (const auto &[name, member] : draftFields)
        draft.*member = document.object().value(QLatin1String(name)).toString();
    return draft;
}

ClaimDraft draftOf(const Claim &claim)
{
    ClaimDraft draft = newDraft(claim.of, claim.source);
    draft.edits = qstring(claim.id.text);
    if (claim.amount)
        draft.figure = typedText(*claim.amount, claim.unit);
    if (claim.low)
        draft.low = typedText(*claim.low, claim.unit);
    if (claim.high)
        draft.high = typedText(*claim.high, claim.unit);
    draft.hedge = optionalWord(claim.hedge);
    draft.per = optionalWord(claim.per);
    draft.start = optionalDate(claim.start);
    draft.end = optionalDate(claim.end);
    draft.stated = qstring(claim.stated.text());
    draft.stance = qstring(word(claim.stance));
    QStringList supersedes;
    for (const Id<Claim> &id : claim.supersedes)
        supersedes.append(qstring(id.text));
    draft.supersedes = supersedes.join(QLatin1Char(' '));
    draft.quote = qstring(claim.quote);
    draft.locator = qstring(claim.locator);
    draft.note = qstring(claim.note);
    return draft;
}

ClaimDraft newDraft(const Subject &subject, const Id<Source> &source)
{
    ClaimDraft draft;
    draft.subjectKind = subject.id.empty() ? QString() : qstring(word(subject.kind));
    draft.subject = qstring(subject.id);
    draft.source = qstring(source.text);
    draft.stance = qstring(word(Stance::Reported));
    draft.sourceKind = qstring(word(SourceKind::News));
    return draft;
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
    } else if (const Deal *whole = ledger.find(Id<Deal>(subject.id))) {
        return qstring(whole->title);
    }
    return withDeal && deal ? text + QStringLiteral(" · ") + qstring(deal->title) : text;
}

} // namespace ledger
