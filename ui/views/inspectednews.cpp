#include "inspectednews.h"

#include "wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace ledger
{

namespace
{
struct NewsWords
{
    Q_DECLARE_TR_FUNCTIONS(NewsWords)
};

constexpr int newest = 5;

QString nameIn(const Ledger &ledger, const Id<Party> &id)
{
    const Party *party = id.isEmpty() ? nullptr : ledger.find(id);
    return qstring(party ? party->name : id.text);
}

QString publisherIn(const Ledger &ledger, const Id<Source> &id)
{
    const Source *source = ledger.find(id);
    return qstring(source ? source->publisher : id.text);
}

QString observedText(double value, ObservationUnit unit)
{
    switch (unit) {
    case ObservationUnit::Percent:
        return shareText(value / 100);
    case ObservationUnit::Usd:
        return figureText(value, Unit::Usd);
    case ObservationUnit::Gigawatts:
        return figureText(value, Unit::Gigawatts);
    case ObservationUnit::Count:
        break;
    }
    return QLocale().toString(value, 'f', 0);
}

QString observedText(const Observation &observation)
{
    if (observation.value)
        return observedText(*observation.value, observation.unit);
    if (observation.low && observation.high)
        return NewsWords::tr("%1 to %2")
            .arg(observedText(*observation.low, observation.unit), observedText(*observation.high, observation.unit));
    return {};
}
} // namespace

InspectedRow saidRow(const ChangeRow &row, const Ledger &ledger)
{
    const Claim &claim = *row.place.claim;
    return {subjectText(row.place, ledger),
            claimText(claim),
            joined({shortDateText(claim.stated), nameOf(claim.stance), publisherIn(ledger, claim.source)}),
            false,
            {QStringLiteral("claim"), qstring(claim.id.text)}};
}

InspectedRow observationRow(const Observation &row, const Ledger &ledger)
{
    return {joined({nameOf(row.metric), nameIn(ledger, row.counterparty)}),
            observedText(row),
            joined({shortDateText(row.date), nameOf(row.stance), publisherIn(ledger, row.source)}),
            false,
            {QStringLiteral("source"), qstring(row.source.text)}};
}

InspectedPart newestClaimsPart(const Readings &readings, const Lens &through, const Id<Party> &party, int room)
{
    const Ledger &ledger = readings.ledger();
    Lens lens = through;
    lens.asOf = readings.asOf();
    lens.from.reset(); // the period is one of money, not of what is said
    lens.to.reset();
    lens.payers = {};
    lens.payees = {};
    lens.parties = {party};
    std::vector<ChangeRow> said = changeRows(ledger, lens);
    std::reverse(said.begin(), said.end());
    InspectedPart part;
    part.heading = NewsWords::tr("Said last");
    said.resize(std::min(said.size(), static_cast<std::size_t>(std::min(room, newest))));
    for (const ChangeRow &row : said)
        part.rows.push_back(saidRow(row, ledger));
    return part;
}

InspectedPart observationsPart(const Readings &readings, const Lens &through, const Id<Party> &party, int room)
{
    const Ledger &ledger = readings.ledger();
    Lens lens = through;
    lens.payers = {party};
    lens.payees = {};
    lens.parties = {};
    std::vector<const Observation *> rows = observationRows(readings, lens);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Observation *a, const Observation *b) { return a->date.last() > b->date.last(); });
    InspectedPart part;
    part.heading = NewsWords::tr("Observed");
    part.more = std::max(0, static_cast<int>(rows.size()) - room);
    rows.resize(rows.size() - static_cast<std::size_t>(part.more));
    for (const Observation *row : rows)
        part.rows.push_back(observationRow(*row, ledger));
    return part;
}

} // namespace ledger
