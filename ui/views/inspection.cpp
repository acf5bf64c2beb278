#include "inspection.h"

#include "formproposal.h"
#include "gathered.h"
#include "inspectedcapacity.h"
#include "inspectedclaims.h"
#include "inspectednews.h"
#include "inspectedparts.h"
#include "inspectedtogether.h"
#include "listing.h"
#include "passes.h"
#include "pictureplan.h"
#include "profiles.h"
#include "totals.h"
#include "wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace ledger
{

namespace
{
struct Inspecting
{
    Q_DECLARE_TR_FUNCTIONS(Inspecting)
};

InspectedPart totalsPart(const QString &heading, const Readings &readings, const Lens &lens, TotalGroup group, int room)
{
    InspectedPart part;
    part.heading = heading;
    for (const Total &total : totals(readings, lens, group)) {
        if (static_cast<int>(part.rows.size()) == room) {
            ++part.more;
            continue;
        }
        const bool isByNature = group == TotalGroup::Nature;
        const QString name
            = isByNature ? nameOf(total.nature) : qstring(total.name) + QStringLiteral(" · ") + nameOf(total.nature);
        part.rows.push_back(totalRow(total, name, isByNature ? Selection{} : selecting("party", total.id)));
    }
    return part;
}

InspectedPart dealsPart(const Readings &readings, const Lens &lens, int room)
{
    std::vector<DealRow> deals = dealRows(readings, lens);
    std::stable_sort(deals.begin(), deals.end(), [](const DealRow &a, const DealRow &b) {
        return a.deal->record.announced > b.deal->record.announced;
    });
    InspectedPart part;
    part.heading = dealsText(static_cast<int>(deals.size()));
    part.more = std::max(0, static_cast<int>(deals.size()) - room);
    deals.resize(deals.size() - static_cast<std::size_t>(part.more));
    for (const DealRow &row : deals)
        part.rows.push_back(dealRow(row));
    return part;
}

Inspection inspectedParty(const Party &party, const Readings &readings, const Lens &through, int room)
{
    const Ledger &ledger = readings.ledger();
    Inspection all;
    all.kind = Inspecting::tr("Party");
    all.title = qstring(party.name);
    const QString parent
        = party.parent.isEmpty() ? QString() : Inspecting::tr("part of %1").arg(partyName(ledger, party.parent));
    all.subtitle = joined({nameOf(party.kind), parent, qstring(party.country), qstring(party.ticker)});
    all.text = qstring(party.note);

    Lens lens = through;
    lens.payers = {party.id};
    lens.payees = {};
    lens.parties = {};
    all.parts.push_back(totalsPart(Inspecting::tr("Pays"), readings, lens, TotalGroup::Nature, room));
    std::swap(lens.payers, lens.payees);
    all.parts.push_back(totalsPart(Inspecting::tr("Is paid"), readings, lens, TotalGroup::Nature, room));
    std::swap(lens.payees, lens.parties);
    all.parts.push_back(partyCapacityPart(readings, through, party.id));
    all.parts.push_back(newestClaimsPart(readings, through, party.id, room));
    all.parts.push_back(observationsPart(readings, through, party.id, room));
    all.parts.push_back(dealsPart(readings, lens, room));
    std::erase_if(all.parts, [](const InspectedPart &part) { return part.rows.empty(); });
    return all;
}

Inspection inspectedDeal(const DealDossier &dossier, const Readings &readings, const Lens &through, int room)
{
    const Deal &deal = dossier.record;
    const DealReading *reading = readingOf(readings, deal.id);
    Inspection all;
    all.kind = Inspecting::tr("Deal");
    all.title = qstring(deal.title);
    const QString amends = deal.amends.isEmpty()
        ? QString()
        : Inspecting::tr("amends %1").arg(subjectName(readings.ledger(), {SubjectKind::Deal, deal.amends.text}));
    all.subtitle
        = joined({nameOf(deal.kind), nameOf(reading ? reading->status : deal.status),
                  dated(Inspecting::tr("announced %1"), deal.announced), dated(Inspecting::tr("ended %1"), deal.ended),
                  amends, reading ? QString() : Inspecting::tr("not yet known on this day")});
    all.text = qstring(deal.summary);
    for (const CommitmentDossier &each : dossier.commitments)
        all.parts.push_back(commitmentPart(each, reading, readings, room));
    for (const DeploymentDossier &each : dossier.deployments)
        all.parts.push_back(deploymentPart(each, reading, readings, room));
    if (!dossier.claims.empty())
        all.parts.push_back(wholeDealPart(dossier, reading, readings, room));
    if (InspectedPart prices = pricesPart(readings, through, deal.id); !prices.rows.empty())
        all.parts.push_back(std::move(prices));
    if (!deal.parties.empty())
        all.parts.push_back(holdersPart(deal, readings.ledger()));
    return all;
}

/// A part as the whole of what is inspected, with the deal that it belongs to.
Inspection alone(const QString &kind, InspectedPart part, const Deal &deal)
{
    Inspection all;
    all.kind = kind;
    all.title = std::exchange(part.heading, QString());
    all.subtitle = std::exchange(part.detail, QString());
    part.leadsTo = {};
    InspectedPart owner;
    owner.heading = Inspecting::tr("Deal");
    owner.rows.push_back({qstring(deal.title),
                          {},
                          joined({nameOf(deal.kind), nameOf(deal.status)}),
                          false,
                          selecting("deal", deal.id.text)});
    all.parts = {std::move(part), std::move(owner)};
    return all;
}

Inspection inspectedPlace(const ClaimPlace &place, const Readings &readings, int room)
{
    const DealReading *deal = readingOf(readings, place.deal->record.id);
    if (place.commitment)
        return alone(Inspecting::tr("Commitment"), commitmentPart(*place.commitment, deal, readings, room),
                     place.deal->record);
    if (place.deployment)
        return alone(Inspecting::tr("Capacity"), deploymentPart(*place.deployment, deal, readings, room),
                     place.deal->record);
    return alone(Inspecting::tr("Deal"), wholeDealPart(*place.deal, deal, readings, room), place.deal->record);
}

/// The claim that is selected comes first.
void putFirst(std::vector<InspectedClaim> &claims, const QString &id)
{
    const auto found = std::find_if(claims.begin(), claims.end(), [&id](const auto &claim) { return claim.id == id; });
    if (found != claims.end())
        std::rotate(claims.begin(), found, found + 1);
}

Inspection inspectedSource(const Source &source, const Readings &readings, int room)
{
    Inspection all;
    all.kind = Inspecting::tr("Source");
    all.title = qstring(source.title);
    all.subtitle
        = joined({qstring(source.publisher), nameOf(source.kind), dated(QStringLiteral("%1"), source.published)});
    all.text = qstring(source.url);
    InspectedPart part;
    for (const ClaimRow &row : claimRows(readings, Lens{.asOf = readings.asOf(), .basis = readings.basis()})) {
        if (row.claim->source != source.id)
            continue;
        if (static_cast<int>(part.claims.size()) == room)
            ++part.more;
        else
            part.claims.push_back(inspectedClaim(*row.claim, row.state, readings.ledger()));
    }
    part.heading = claimsText(static_cast<int>(part.claims.size()) + part.more);
    all.parts.push_back(std::move(part));
    return all;
}

/// Narrows a lens to one of the things that are no record: a nature, a period.
bool narrow(Lens &lens, const Selection &selection)
{
    const std::string id = selection.id.toStdString();
    const auto only = [&id](auto &list) {
        const auto value = fromWord<typename std::decay_t<decltype(list)>::value_type>(id);
        if (value)
            list = {*value};
        return value.has_value();
    };
    if (selection.kind == QStringLiteral("nature"))
        return only(lens.natures);
    if (selection.kind == QStringLiteral("firmness"))
        return only(lens.firmnesses);
    if (selection.kind == QStringLiteral("kind"))
        return only(lens.kinds);
    if (selection.kind == QStringLiteral("status"))
        return only(lens.statuses);
    return false;
}

QString narrowTitle(const Lens &lens, const Selection &selection)
{
    if (selection.kind == QStringLiteral("nature"))
        return nameOf(lens.natures.front());
    if (selection.kind == QStringLiteral("firmness"))
        return nameOf(lens.firmnesses.front());
    if (selection.kind == QStringLiteral("kind"))
        return nameOf(lens.kinds.front());
    return nameOf(lens.statuses.front());
}

Inspection inspectedPeriod(const Readings &readings, Lens lens, const Selection &selection, int room)
{
    Inspection all;
    const auto dates = periodDates(selection.id.toStdString());
    if (!dates)
        return all;
    lens.from = dates->first;
    lens.to = dates->second;
    all.kind = Inspecting::tr("Period");
    all.title = periodText(selection.id.toStdString());
    all.subtitle = Inspecting::tr("what falls due in it");
    all.parts.push_back(totalsPart(Inspecting::tr("In all"), readings, lens, TotalGroup::Nature, room));
    all.parts.push_back(totalsPart(Inspecting::tr("Who is paid"), readings, lens, TotalGroup::Payee, room));
    std::erase_if(all.parts, [](const InspectedPart &part) { return part.rows.empty(); });
    if (all.parts.empty())
        all.text = Inspecting::tr("Nothing that is known through this lens falls due in this period.");
    return all;
}

/// What a picture gathers, since there is no room for each: the picture alone knows which they are.
Inspection inspectedOthers(const Selection &selection)
{
    Inspection all;
    all.kind = Inspecting::tr("Part of the picture");
    all.title = Inspecting::tr("Others");
    all.text = Inspecting::tr("The %1 largest are drawn by themselves, all smaller ones are gathered here. Press Enter "
                              "on it, or double-click it, to see them one by one.")
                   .arg(selection.id);
    return all;
}

Inspection inspectedSlice(const Readings &readings, Lens lens, const Selection &selection, int room)
{
    if (selection.kind == QStringLiteral("period"))
        return inspectedPeriod(readings, lens, selection, room);
    if (selection.kind == QStringLiteral("others"))
        return inspectedOthers(selection);
    if (selection.kind == QStringLiteral("site"))
        return inspectedSite(readings, lens, selection.id, room);
    if (selection.kind == QStringLiteral("country"))
        return inspectedCountry(readings, lens, selection.id, room);
    if (selection.kind == QStringLiteral("first"))
        return inspectedFirstPower(readings, lens, selection.id, room);
    Inspection all;
    all.kind = Inspecting::tr("Part of the picture");
    if (!narrow(lens, selection))
        return all;
    all.title = narrowTitle(lens, selection);
    all.parts.push_back(totalsPart(Inspecting::tr("Who is paid"), readings, lens, TotalGroup::Payee, room));
    all.parts.push_back(dealsPart(readings, lens, room));
    return all;
}

/// Whether a party, or one of those that are gathered by their kind (`~cloud`), is meant by the end of an edge.
bool isMeant(const std::string &end, const Id<Party> &party, const Ledger &ledger)
{
    if (!end.starts_with('~'))
        return end == party.text;
    const Party *record = ledger.find(party);
    return record && gatheredId(record->kind) == end;
}

QString endName(const std::string &end, const Ledger &ledger)
{
    const auto kind = end.starts_with('~') ? fromWord<PartyKind>(end.substr(1)) : std::nullopt;
    return kind ? Inspecting::tr("several (%1)").arg(nameOf(*kind)) : partyName(ledger, Id<Party>(end));
}

/// The commitments and deployments of a deal that an edge comes from, each with its claims.
void tellDealOfEdge(std::vector<InspectedPart> &parts, const DealReading &deal, const Edge &edge, const Passes &passes,
                    const Readings &readings, int room)
{
    const int from = readings.ledger().partyNumber(edge.from);
    const int to = readings.ledger().partyNumber(edge.to);
    const auto is = [&](int dependent, int provider) {
        return passes.countedAs(dependent) == from && passes.countedAs(provider) == to;
    };
    for (const CommitmentReading &each : deal.commitments) {
        const bool isTurned = isPayeeDependent(each.nature);
        if (passes.passes(each) && is(isTurned ? each.payee : each.payer, isTurned ? each.payer : each.payee))
            parts.push_back(commitmentPart(*each.dossier, &deal, readings, room));
    }
    for (const DeploymentReading &each : deal.deployments)
        if (passes.passes(each) && (is(each.tenant, each.operatedBy) || is(each.operatedBy, each.supplier)))
            parts.push_back(deploymentPart(*each.dossier, &deal, readings, room));
}

/// What makes one party depend on another: deals, each a door, then what they promise, with its claims.
void tellEdge(Inspection &all, const Edge &edge, const Readings &readings, const Lens &lens, int room)
{
    QStringList kinds;
    for (const DealKind kind : edge.kinds)
        kinds.append(nameOf(kind));
    const QString money = edge.isDisclosed ? moneyText(edge.value) : Inspecting::tr("undisclosed terms");
    all.subtitle
        = joined({money, edge.power.gw > 0 ? powerText(edge.power) : QString(), kinds.join(QStringLiteral(", ")),
                  edge.commitments > 0 ? restsOnText(edge.commitments, edge.claims) : QString()});
    InspectedPart deals;
    deals.heading = dealsText(static_cast<int>(edge.deals.size()));
    const Passes passes(readings.ledger(), withAllNatures(lens));
    std::vector<InspectedPart> promised;
    for (const Id<Deal> &id : edge.deals) {
        const DealReading *deal = readingOf(readings, id);
        if (static_cast<int>(deals.rows.size()) == room || !deal) {
            ++deals.more;
            continue;
        }
        const Deal &record = deal->dossier->record;
        deals.rows.push_back(
            {qstring(record.title),
             {},
             joined({dated(QStringLiteral("%1"), record.announced), nameOf(deal->kind), nameOf(deal->status)}),
             deal->isContested,
             selecting("deal", id.text)});
        tellDealOfEdge(promised, *deal, edge, passes, readings, room);
    }
    all.parts.push_back(std::move(deals));
    all.parts.insert(all.parts.end(), promised.begin(), promised.end());
}

/// A line of the graph: `from>to`, by the ids of parties, or of what gathers them.
Inspection inspectedEdge(const Readings &readings, const Lens &lens, const Selection &selection, int room)
{
    const std::string id = selection.id.toStdString();
    const std::string from = id.substr(0, id.find('>'));
    const std::string to = id.substr(std::min(id.size(), id.find('>') + 1));
    Inspection all;
    std::vector<Edge> found = edges(readings, lens);
    std::erase_if(found, [&](const Edge &edge) {
        return !isMeant(from, edge.from, readings.ledger()) || !isMeant(to, edge.to, readings.ledger());
    });
    if (found.empty())
        return all;
    all.kind = Inspecting::tr("Dependence");
    all.title
        = Inspecting::tr("%1 depends on %2").arg(endName(from, readings.ledger()), endName(to, readings.ledger()));
    if (!from.starts_with('~') && !to.starts_with('~')) {
        tellEdge(all, found.front(), readings, lens, room);
        return all;
    }
    all.text
        = Inspecting::tr("The line gathers what lies between these kinds of parties. Open the group in the picture "
                         "to see each by itself.");
    InspectedPart part;
    part.heading = Inspecting::tr("Between whom");
    for (const Edge &edge : found) {
        if (static_cast<int>(part.rows.size()) == room) {
            ++part.more;
            continue;
        }
        const QString money = edge.isDisclosed ? moneyText(edge.value) : QString();
        part.rows.push_back({Inspecting::tr("%1 on %2", "one party depends on another")
                                 .arg(partyName(readings.ledger(), edge.from), partyName(readings.ledger(), edge.to)),
                             money, dealsText(static_cast<int>(edge.deals.size())), false,
                             selecting("edge", edge.from.text + ">" + edge.to.text)});
    }
    all.parts.push_back(std::move(part));
    return all;
}

/// What has no figure that a lens could change, field by field.
Inspection inspectedFields(RecordKind kind, const std::string &id, const Ledger &ledger)
{
    const RecordRef record{kind, id};
    Inspection all;
    InspectedPart part;
    part.rows = fieldRows(record, ledger);
    if (part.rows.empty())
        return all;
    all.kind = kind == RecordKind::Observation ? Inspecting::tr("Observation") : Inspecting::tr("Decision");
    all.title = recordName(record, ledger);
    if (const Observation *seen = kind == RecordKind::Observation ? ledger.find(Id<Observation>(id)) : nullptr)
        part.figure = observationRow(*seen, ledger).figure;
    all.parts.push_back(std::move(part));
    return all;
}

Inspection inspectedRecord(const Readings &readings, const Lens &lens, const Selection &selection, int room)
{
    const Ledger &ledger = readings.ledger();
    const std::string id = selection.id.toStdString();
    const auto is = [&selection](const char *kind) { return selection.kind == QLatin1String(kind); };
    if (is("party")) {
        if (const Party *party = ledger.find(Id<Party>(id)))
            return inspectedParty(*party, readings, lens, room);
    } else if (is("deal")) {
        if (const DealDossier *deal = ledger.dossier(Id<Deal>(id)))
            return inspectedDeal(*deal, readings, lens, room);
    } else if (is("source")) {
        if (const Source *source = ledger.find(Id<Source>(id)))
            return inspectedSource(*source, readings, room);
    } else if (is("commitment") || is("deployment") || is("claim")) {
        const ClaimPlace place = is("commitment") ? ledger.place(Id<Commitment>(id))
            : is("deployment")                    ? ledger.place(Id<Deployment>(id))
                                                  : ledger.place(Id<Claim>(id));
        if (place.deal) {
            Inspection all = inspectedPlace(place, readings, is("claim") ? std::max(room, 1000) : room);
            putFirst(all.parts.front().claims, is("claim") ? selection.id : QString());
            return all;
        }
    } else if (is("observation") || is("decision")) {
        return inspectedFields(*fromWord<RecordKind>(selection.kind.toStdString()), id, ledger);
    } else if (is("edge")) {
        return inspectedEdge(readings, lens, selection, room);
    } else {
        return inspectedSlice(readings, lens, selection, room);
    }
    return {};
}
} // namespace

Inspection inspection(const Readings &readings, const Lens &lens, const Selection &selection, int room)
{
    Inspection all;
    if (selection.kind.isEmpty()) {
        all.title = Inspecting::tr("Nothing selected");
        all.text = readings.ledger().size() == 0
            ? Inspecting::tr("What you select is told here: what it is made of, who said so, and when.")
            : Inspecting::tr("Click on anything in the picture, or walk it with the arrow keys and press Space: "
                             "here you see what it is made of, who said so, and when.");
        return all;
    }
    all = inspectedRecord(readings, lens, selection, room);
    all.of = selection;
    if (all.title.isEmpty() && all.parts.empty()) {
        all.title = Inspecting::tr("Nothing to inspect");
        all.text = Inspecting::tr("What was selected is not in the ledger any more. An edit or an undo has taken it "
                                  "out; the history (Ctrl+H) tells which. Its id was %1.")
                       .arg(selection.id);
    }
    return all;
}

} // namespace ledger
