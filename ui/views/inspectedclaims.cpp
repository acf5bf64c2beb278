#include "inspectedclaims.h"

#include "hearing.h"
#include "settling.h"
#include "wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace ledger
{

namespace
{
struct ClaimWords
{
    Q_DECLARE_TR_FUNCTIONS(ClaimWords)
};

QString saidText(const SaidAs &said)
{
    const QString amount = QLocale().toString(said.amount, 'f', 0);
    return ClaimWords::tr("printed as %1 %2, at %3 dollars each")
        .arg(qstring(said.currency), amount, QLocale().toString(said.rate, 'g', 6));
}

QStringList detailsOf(const Claim &claim)
{
    QStringList lines;
    if (!claim.locator.empty())
        lines.append(qstring(claim.locator));
    if (claim.amount && (claim.low || claim.high)) {
        const double low = claim.low.value_or(*claim.amount);
        const double high = claim.high.value_or(*claim.amount);
        lines.append(
            ClaimWords::tr("between %1 and %2").arg(figureText(low, claim.unit), figureText(high, claim.unit)));
    }
    if (claim.said)
        lines.append(saidText(*claim.said));
    if (!claim.supersedes.empty()) {
        QStringList ids;
        for (const Id<Claim> &id : claim.supersedes)
            ids.append(qstring(id.text));
        lines.append(ClaimWords::tr("replaces %1").arg(ids.join(QStringLiteral(", "))));
    }
    if (claim.recorded)
        lines.append(ClaimWords::tr("recorded %1").arg(shortDateText(*claim.recorded)));
    if (!claim.note.empty())
        lines.append(qstring(claim.note));
    return lines;
}
} // namespace

QString termText(const Term &term)
{
    if (term.start && term.end)
        return ClaimWords::tr("%1 to %2").arg(shortDateText(*term.start), shortDateText(*term.end));
    if (term.start)
        return ClaimWords::tr("from %1").arg(shortDateText(*term.start));
    return term.end ? ClaimWords::tr("until %1").arg(shortDateText(*term.end)) : QString();
}

QString citation(const Claim &claim, const Source &source)
{
    QString text
        = ClaimWords::tr("%1, “%2”", "publisher and title").arg(qstring(source.publisher), qstring(source.title));
    if (source.published)
        text += QStringLiteral(", ") + dateText(*source.published);
    if (!claim.locator.empty())
        text += QStringLiteral(", ") + qstring(claim.locator);
    if (!source.url.empty())
        text += QStringLiteral(", ") + qstring(source.url);
    return ClaimWords::tr("%1 (%2, %3, stated %4)")
        .arg(text, claimText(claim), nameOf(claim.stance), dateText(claim.stated));
}

QString stateText(const InspectedClaim &claim)
{
    const QString text = nameOf(claim.state);
    return claim.whyAside.isEmpty() ? text : text + QStringLiteral(": ") + claim.whyAside;
}

InspectedClaim inspectedClaim(const Claim &claim, ClaimState state, const Ledger &ledger)
{
    InspectedClaim told;
    told.id = qstring(claim.id.text);
    told.figure = claimText(claim);
    told.state = state;
    if (const Decision *decision = whatSetsAside(claim, ledger); decision && state == ClaimState::SetAside)
        told.whyAside = qstring(decision->reason);
    told.stance = nameOf(claim.stance);
    told.stated = shortDateText(claim.stated);
    told.term = termText({claim.start, claim.end});
    told.quote = qstring(claim.quote);
    told.details = detailsOf(claim);
    if (const Source *source = ledger.find(claim.source)) {
        told.publisher = qstring(source->publisher);
        told.title = qstring(source->title);
        told.url = qstring(source->url);
        told.citation = citation(claim, *source);
    }
    return told;
}

InspectedPart claimsPart(const Subject &subject, std::span<const Claim> claims, const Readings &readings, int room)
{
    struct Placed
    {
        const Claim *claim;
        ClaimState state;
    };
    const std::vector<ClaimState> states = readings.states(subject, claims);
    std::vector<Placed> placed;
    for (std::size_t i = 0; i < claims.size(); ++i)
        placed.push_back({&claims[i], states[i]});
    std::sort(placed.begin(), placed.end(), [](const Placed &a, const Placed &b) {
        return a.state != b.state ? a.state < b.state : isNewerClaim(*a.claim, *b.claim);
    });

    InspectedPart part;
    part.more = std::max(0, static_cast<int>(placed.size()) - room);
    placed.resize(placed.size() - static_cast<std::size_t>(part.more));
    for (const Placed &each : placed)
        part.claims.push_back(inspectedClaim(*each.claim, each.state, readings.ledger()));
    part.takesClaims = {qstring(word(subject.kind)), qstring(subject.id)};
    return part;
}

} // namespace ledger
