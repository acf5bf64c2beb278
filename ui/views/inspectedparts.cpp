#include "inspectedparts.h"

#include "inspectedclaims.h"
#include "wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace ledger
{

namespace
{
struct PartWords
{
    Q_DECLARE_TR_FUNCTIONS(PartWords)
};

/// `$38B ▪3`: a figure of one thing with the number of its known claims.
QString withClaims(const QString &figure, int claims)
{
    return figure + QStringLiteral(" ▪") + QString::number(claims);
}

template <typename Amount>
void tellReading(InspectedPart &part, const std::optional<Reading<Amount>> &reading, int claims, bool isContested,
                 QString (*text)(Amount, const QLocale &))
{
    part.isContested = isContested;
    if (!reading) {
        part.figure = withClaims(PartWords::tr("no value"), claims);
        return;
    }
    part.figure = withClaims(text(reading->value, QLocale()), claims);
    if (reading->low != reading->high)
        part.detail
            = joined({part.detail,
                      PartWords::tr("%1 to %2").arg(text(reading->low, QLocale()), text(reading->high, QLocale()))});
    part.detail = joined({part.detail, termText(reading->term)});
}

} // namespace

Selection selecting(const char *kind, const std::string &id) { return {QString::fromLatin1(kind), qstring(id)}; }

QString partyName(const Ledger &ledger, const Id<Party> &id)
{
    const Party *party = ledger.find(id);
    return qstring(party ? party->name : id.text);
}

QString dated(const QString &pattern, const std::optional<PartialDate> &date)
{
    return date ? pattern.arg(shortDateText(*date)) : QString();
}

QString subjectName(const Ledger &ledger, const Subject &subject)
{
    switch (subject.kind) {
    case SubjectKind::Deal:
        if (const Deal *deal = ledger.find(Id<Deal>(subject.id)))
            return qstring(deal->title);
        break;
    case SubjectKind::Commitment:
        if (const Commitment *commitment = ledger.find(Id<Commitment>(subject.id))) {
            const Party *payer = ledger.find(commitment->payer);
            const Party *payee = ledger.find(commitment->payee);
            if (payer != nullptr && payee != nullptr)
                return qstring(payer->name) + QStringLiteral(" → ") + qstring(payee->name) + QStringLiteral(", ")
                    + nameOf(commitment->nature);
        }
        break;
    case SubjectKind::Deployment:
        if (const Deployment *deployment = ledger.find(Id<Deployment>(subject.id)))
            return qstring(deployment->name);
        break;
    case SubjectKind::Observation:
        break;
    }
    return qstring(subject.id);
}

InspectedRow totalRow(const Total &total, const QString &name, const Selection &leadsTo)
{
    InspectedRow row;
    row.name = name;
    row.figure = moneyText(total.value);
    const QString range = total.low == total.high ? QString() : moneyRangeText(total.low, total.high);
    const QString assumed
        = total.assumed.dollars > 0 ? PartWords::tr("%1 on an assumed term").arg(moneyText(total.assumed)) : QString();
    row.detail = joined({range, restsOnText(total.commitments, total.claims), assumed});
    row.isContested = total.isContested;
    row.leadsTo = leadsTo;
    return row;
}

InspectedRow dealRow(const DealRow &row)
{
    const Deal &deal = row.deal->record;
    return {qstring(deal.title), row.claims > 0 ? QStringLiteral("▪") + QString::number(row.claims) : QString(),
            joined({dated(QStringLiteral("%1"), deal.announced), nameOf(deal.kind), nameOf(row.status)}),
            row.contested > 0, selecting("deal", deal.id.text)};
}

InspectedPart commitmentPart(const CommitmentDossier &dossier, const DealReading *deal, const Readings &readings,
                             int room)
{
    const Ledger &ledger = readings.ledger();
    const Commitment &commitment = dossier.record;
    InspectedPart part = claimsPart({SubjectKind::Commitment, commitment.id.text}, dossier.claims, readings, room);
    part.heading = PartWords::tr("%1 → %2", "payer and payee")
                       .arg(partyName(ledger, commitment.payer), partyName(ledger, commitment.payee));
    part.detail = joined({nameOf(commitment.nature), nameOf(commitment.firmness)});
    part.leadsTo = selecting("commitment", commitment.id.text);
    if (!deal)
        return part;
    for (const CommitmentReading &each : deal->commitments)
        if (each.dossier->record.id == commitment.id)
            tellReading(part, each.reading, each.knownClaims, each.isContested, moneyText);
    return part;
}

InspectedPart deploymentPart(const DeploymentDossier &dossier, const DealReading *deal, const Readings &readings,
                             int room)
{
    const Ledger &ledger = readings.ledger();
    const Deployment &deployment = dossier.record;
    InspectedPart part = claimsPart({SubjectKind::Deployment, deployment.id.text}, dossier.claims, readings, room);
    part.heading = qstring(deployment.name);
    const auto with = [&ledger](const QString &pattern, const Id<Party> &party) {
        return party.isEmpty() ? QString() : pattern.arg(partyName(ledger, party));
    };
    part.detail = joined({nameOf(deployment.counts), with(PartWords::tr("run by %1"), deployment.operatedBy),
                          with(PartWords::tr("used by %1"), deployment.tenant),
                          with(PartWords::tr("chips by %1"), deployment.supplier), qstring(deployment.hardware),
                          qstring(deployment.place)});
    part.leadsTo = selecting("deployment", deployment.id.text);
    if (!deal)
        return part;
    for (const DeploymentReading &each : deal->deployments)
        if (each.dossier->record.id == deployment.id)
            tellReading(part, each.reading, each.knownClaims, each.isContested, powerText);
    return part;
}

InspectedPart wholeDealPart(const DealDossier &dossier, const DealReading *reading, const Readings &readings, int room)
{
    InspectedPart part = claimsPart({SubjectKind::Deal, dossier.record.id.text}, dossier.claims, readings, room);
    part.heading = PartWords::tr("The deal as a whole");
    part.detail = PartWords::tr("compared with its parts, in no total");
    if (reading && reading->asWhole) {
        const auto known = std::count_if(part.claims.begin(), part.claims.end(), [](const InspectedClaim &claim) {
            return claim.state != ClaimState::NotYetKnown;
        });
        tellReading(part, std::optional(*reading->asWhole), static_cast<int>(known), reading->isContested, moneyText);
    }
    return part;
}

InspectedPart holdersPart(const Deal &deal, const Ledger &ledger)
{
    InspectedPart part;
    part.heading = PartWords::tr("Parties");
    for (const RoleHolder &holder : deal.parties)
        part.rows.push_back(
            {partyName(ledger, holder.party), {}, nameOf(holder.role), false, selecting("party", holder.party.text)});
    return part;
}

} // namespace ledger
