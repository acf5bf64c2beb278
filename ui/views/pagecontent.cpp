#include "pagecontent.h"

#include "inspectedcapacity.h"
#include "inspectedclaims.h"
#include "inspectednews.h"
#include "inspectedparts.h"
#include "knowledge.h"
#include "profiles.h"
#include "wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace ledger
{

namespace
{
struct PageText
{
    Q_DECLARE_TR_FUNCTIONS(PageText)
};

constexpr int claimsOfPart = 12;
constexpr std::size_t mostParts = 24; // of a deal with claims in full; further ones are rows
constexpr std::size_t mostNamed = 4; // parties in one line

QString capital(const QString &text) { return text.left(1).toUpper() + text.mid(1); }

QString lensText(const Lens &lens, const Ledger &ledger)
{
    QStringList parts{PageText::tr("basis %1").arg(nameOf(lens.basis))};
    if (lens.asOf)
        parts.append(PageText::tr("as known on %1").arg(dateText(partialDate(lens.asOf->last()))));
    parts.append(lensFilterTexts(lens, ledger));
    return PageText::tr("Through the lens: %1").arg(joined(parts));
}

QString namesOf(const std::vector<Id<Party>> &parties, const Ledger &ledger)
{
    QStringList names;
    for (std::size_t i = 0; i < std::min(parties.size(), mostNamed); ++i)
        names.append(partyName(ledger, parties[i]));
    if (parties.size() > mostNamed)
        names.append(PageText::tr("%1 more").arg(parties.size() - mostNamed));
    return names.join(QStringLiteral(", "));
}

QString powerIfAny(Gigawatts power) { return power.gw > 0 ? powerText(power) : QString(); }

QString contestedFigure(const Contested &thing)
{
    return PageText::tr("%1 to %2").arg(figureText(thing.low, thing.unit), figureText(thing.high, thing.unit));
}

Selection subjectSelection(const Subject &subject) { return {qstring(word(subject.kind)), qstring(subject.id)}; }

/// What both pages are made with.
class PageMaker
{
public:
    PageMaker(const Readings &readings, const Lens &lens, const PageRooms &rooms)
        : m_readings(readings)
        , m_ledger(readings.ledger())
        , m_lens(lens)
        , m_rooms(rooms)
    {
        m_lens.asOf = readings.asOf();
        m_lens.basis = readings.basis();
        m_page.through = lensText(m_lens, m_ledger);
    }

    PageContent party(const Party &party);
    PageContent deal(const DealDossier &deal);

private:
    /// Adds a part of rows, as many as it has room for; nothing where there are none.
    template <typename List, typename RowOf>
    InspectedPart *addRows(const char *id, const QString &heading, const List &list, RowOf rowOf, bool isListed = false)
    {
        if (list.empty())
            return nullptr;
        PagePart &part = m_page.parts.emplace_back();
        part.id = QString::fromLatin1(id);
        part.told.heading = heading;
        const std::size_t room = std::min(list.size(), static_cast<std::size_t>(roomOf(part.id)));
        for (std::size_t i = 0; i < room; ++i)
            part.told.rows.push_back(rowOf(list[i]));
        part.told.more = static_cast<int>(list.size() - room);
        part.listed = isListed && part.told.more > 0 ? static_cast<int>(list.size()) : 0;
        return &part.told;
    }
    [[nodiscard]] int roomOf(const QString &id) const
    {
        const auto found = m_rooms.of.find(id);
        return found == m_rooms.of.end() ? m_rooms.otherwise : found->second;
    }

    void headParty(const PartyProfile &profile);
    void sumParty(const PartyProfile &profile);
    void drawParty(const PartyProfile &profile);
    void tellMoney(const PartyProfile &profile);
    void tellPower(const PartyProfile &profile);
    void tellDependence(const PartyProfile &profile);
    void tellLoops(const PartyProfile &profile);
    void headDeal(const DealProfile &profile);
    void sumDeal(const DealProfile &profile);
    void tellParts(const DealProfile &profile);
    void tellTies(const DealProfile &profile);
    void tellDoubts(const std::vector<Contested> &contested, const std::vector<Uncounted> &uncounted);
    void tellSaid(const std::vector<ChangeRow> &said);
    [[nodiscard]] InspectedRow edgeRow(const PartyEdge &edge) const;
    [[nodiscard]] InspectedRow shareRow(const PayerShare &share) const;

    const Readings &m_readings;
    const Ledger &m_ledger;
    Lens m_lens;
    const PageRooms &m_rooms;
    PageContent m_page;
};

// -- a party ----------------------------------------------------------------------------------------------------------

void PageMaker::headParty(const PartyProfile &profile)
{
    const Party &party = *profile.party;
    const QString parent
        = party.parent.isEmpty() ? QString() : PageText::tr("part of %1").arg(partyName(m_ledger, party.parent));
    QStringList aliases;
    for (const std::string &alias : party.aliases)
        aliases.append(qstring(alias));
    m_page.kind = PageText::tr("Party");
    m_page.title = qstring(party.name);
    m_page.subtitle
        = joined({nameOf(party.kind), parent, qstring(party.country), qstring(party.ticker),
                  aliases.isEmpty() ? QString() : PageText::tr("also %1").arg(aliases.join(QStringLiteral(", ")))});
    m_page.text = qstring(party.note);
    if (!profile.isKnown) {
        m_page.isTooEarly = true;
        m_page.help = PageText::tr("Not known on this day: by %1 nobody had said anything of %2 that the ledger holds.")
                          .arg(dateText(partialDate(m_lens.asOf->last())), m_page.title);
    } else if (profile.deals.empty() && profile.observations.empty()) {
        m_page.help = PageText::tr("Nothing of %1 passes the filters of the lens; fewer filters, or another period, "
                                   "show more.")
                          .arg(m_page.title);
    }
}

void PageMaker::sumParty(const PartyProfile &profile)
{
    const auto add = [this](const std::vector<Total> &totals, const QString &name) {
        for (std::size_t i = 0; i < std::min<std::size_t>(totals.size(), 2); ++i) {
            const InspectedRow row = totalRow(totals[i], {}, {});
            if (totals[i].high > Usd(0))
                m_page.figures.push_back(
                    {row.figure, name.arg(capital(nameOf(totals[i].nature))), row.detail, row.isContested});
        }
    };
    add(profile.pays, PageText::tr("%1, paid by it"));
    add(profile.isPaid, PageText::tr("%1, paid to it"));
    for (const PartyPower &power : profile.power)
        if (power.part == CapacityGroup::Operator && power.counts == Counts::Site)
            m_page.figures.push_back(
                {powerText(Gigawatts(power.dated.gw + power.undated.gw)), PageText::tr("Sites run by it"),
                 power.undated.gw > 0 ? PageText::tr("%1 of it undated").arg(powerText(power.undated)) : QString(),
                 false});
    if (!profile.deals.empty())
        m_page.figures.push_back({QLocale().toString(profile.deals.size()), PageText::tr("Deals that it is in"),
                                  claimsText(static_cast<int>(profile.said.size())), false});
}

void PageMaker::drawParty(const PartyProfile &profile)
{
    const auto traits = std::make_shared<const LedgerTraits>(traitsOf(m_ledger));
    const auto add = [&](const char *group, const std::optional<Lens> &lens, const std::vector<Total> &totals,
                         const QString &title, const QString &subtitle) {
        const auto shown = std::find_if(totals.begin(), totals.end(), [](const Total &total) {
            return total.nature == Nature::Consumption && total.value > Usd(0);
        });
        if (totals.empty() || !lens)
            return;
        PictureRequest request;
        request.view = "commitments";
        request.lens = *lens;
        const Nature nature = shown == totals.end() ? totals.front().nature : shown->nature;
        request.lens.natures = {nature};
        if (totalsByPeriod({m_readings, request.lens}, TotalGroup::Nature).size() < 2)
            return; // one column says no more than its figure
        request.options = {{"show", {"by-period"}},
                           {"group", {group}},
                           {"title", {title.arg(capital(nameOf(nature))).toStdString()}},
                           {"subtitle", {subtitle.arg(nameOf(m_lens.by)).toStdString()}}};
        request.traits = traits;
        m_page.pictures.push_back(std::move(request));
    };
    add("payee", profile.asPayer, profile.pays, PageText::tr("%1, to be paid by it"),
        PageText::tr("what falls due each %1, by payee"));
    add("payer", profile.asPayee, profile.isPaid, PageText::tr("%1, to be paid to it"),
        PageText::tr("what falls due each %1, by payer"));
    const std::vector<std::string> views = pictureViews();
    if (profile.power.empty() || !m_lens.parties.empty()
        || std::find(views.begin(), views.end(), "capacity") == views.end())
        return;
    PictureRequest request;
    request.view = "capacity";
    request.lens = m_lens;
    request.lens.parties = {profile.party->id};
    request.traits = traits;
    m_page.pictures.push_back(std::move(request));
}

InspectedRow PageMaker::shareRow(const PayerShare &share) const
{
    const bool isOfAll = share.payer.isEmpty();
    const QString of = PageText::tr("%1 of %2").arg(moneyText(share.value), moneyText(share.whole));
    return {isOfAll ? capital(PageText::tr("%1, all payers").arg(nameOf(share.nature)))
                    : joined({qstring(share.name), nameOf(share.nature)}),
            shareText(share.share), of, false, isOfAll ? Selection{} : selecting("party", share.payer.text)};
}

void PageMaker::tellMoney(const PartyProfile &profile)
{
    const auto byNature = [](const Total &total) { return totalRow(total, capital(nameOf(total.nature)), {}); };
    const auto byParty = [](const Total &total) {
        return totalRow(total, joined({qstring(total.name), nameOf(total.nature)}), selecting("party", total.id));
    };
    addRows("pays", PageText::tr("Pays, by nature"), profile.pays, byNature);
    addRows("pays-whom", PageText::tr("Whom it pays"), profile.paysWhom, byParty);
    addRows("is-paid", PageText::tr("Is paid, by nature"), profile.isPaid, byNature);
    addRows("paid-by", PageText::tr("Who pays it"), profile.isPaidByWhom, byParty);
    addRows("share", PageText::tr("Its share of what its payers pay"), profile.shares,
            [this](const PayerShare &share) { return shareRow(share); });
}

void PageMaker::tellPower(const PartyProfile &profile)
{
    const auto partText = [](CapacityGroup part) {
        return part == CapacityGroup::Operator ? PageText::tr("Runs")
            : part == CapacityGroup::Tenant    ? PageText::tr("Uses")
                                               : PageText::tr("Supplies");
    };
    InspectedPart *part
        = addRows("power", PageText::tr("Capacity"), profile.power, [&partText](const PartyPower &power) {
              const QString dated
                  = power.dated.gw > 0 ? PageText::tr("by %1").arg(shortDateText(partialDate(power.by))) : QString();
              const QString undated
                  = power.undated.gw > 0 ? PageText::tr("%1 without a date").arg(powerText(power.undated)) : QString();
              return InspectedRow{PageText::tr("%1, counted as %2").arg(partText(power.part), nameOf(power.counts)),
                                  powerText(power.dated.gw > 0 ? power.dated : power.undated),
                                  joined({dated, undated}),
                                  false,
                                  {}};
          });
    if (part)
        part->detail = PageText::tr("ways of counting are never added together");
}

InspectedRow PageMaker::edgeRow(const PartyEdge &edge) const
{
    const QString left
        = edge.left.empty() ? QString() : PageText::tr("besides it has %1").arg(namesOf(edge.left, m_ledger));
    return {qstring(edge.name), edge.value > Usd(0) ? moneyText(edge.value) : QStringLiteral("–"),
            joined({powerIfAny(edge.power), dealsText(edge.deals), left}), false, selecting("party", edge.other.text)};
}

void PageMaker::tellDependence(const PartyProfile &profile)
{
    const auto row = [this](const PartyEdge &edge) { return edgeRow(edge); };
    if (InspectedPart *part = addRows("hangs-on", PageText::tr("On what it hangs"), profile.hangsOn, row))
        part->detail = PageText::tr("money between, of all natures");
    InspectedPart *part = addRows("hang-on-it", PageText::tr("What hangs on it"), profile.hangOnIt, row);
    if (part)
        part->detail = joined({PageText::tr("without it: %1").arg(moneyText(profile.impact.value)),
                               powerIfAny(profile.impact.power),
                               profile.impact.dependents.size() == 1
                                   ? PageText::tr("1 dependent")
                                   : PageText::tr("%1 dependents").arg(profile.impact.dependents.size())});
}

void PageMaker::tellLoops(const PartyProfile &profile)
{
    InspectedPart *part
        = addRows("loops", PageText::tr("Money that comes back to it"), profile.loops, [this](const Loop &loop) {
              QStringList names;
              for (const Id<Party> &party : loop.parties)
                  names.append(partyName(m_ledger, party));
              names.append(names.front());
              const auto smallest = std::min_element(loop.legs.begin(), loop.legs.end(),
                                                     [](const Leg &a, const Leg &b) { return a.value < b.value; });
              return InspectedRow{names.join(QStringLiteral(" → ")), moneyText(loop.value),
                                  PageText::tr("closed on %1").arg(dateText(partialDate(loop.closed))), false,
                                  selecting("party", smallest->payee.text)};
          });
    if (part)
        part->detail = profile.hasAllLoops
            ? PageText::tr("each loop with its smallest payment")
            : PageText::tr("the largest loops alone: there are too many to tell them all");
}

void PageMaker::tellDoubts(const std::vector<Contested> &contested, const std::vector<Uncounted> &uncounted)
{
    addRows("contested", PageText::tr("Contested"), contested, [this](const Contested &thing) {
        return InspectedRow{
            subjectName(m_ledger, thing.of), contestedFigure(thing),
            PageText::tr("%1 stand against each other").arg(claimsText(static_cast<int>(thing.claims.size()))), true,
            subjectSelection(thing.of)};
    });
    addRows("uncounted", PageText::tr("In no total"), uncounted, [this](const Uncounted &thing) {
        const bool isBeyond = thing.why == NoValue::NotBrokenDown;
        return InspectedRow{subjectName(m_ledger, thing.of), isBeyond ? moneyText(thing.value) : QString(),
                            isBeyond ? PageText::tr("not broken down: said beyond its parts") : nameOf(thing.why),
                            false, subjectSelection(thing.of)};
    });
}

void PageMaker::tellSaid(const std::vector<ChangeRow> &said)
{
    addRows(
        "said", PageText::tr("What was said, newest first"), said,
        [this](const ChangeRow &row) { return saidRow(row, m_ledger); }, m_page.of.kind == QStringLiteral("party"));
}

PageContent PageMaker::party(const Party &party)
{
    const PartyProfile profile = partyProfile(m_readings, m_lens, party.id);
    m_page.of = selecting("party", party.id.text);
    headParty(profile);
    if (!profile.isKnown)
        return std::move(m_page);
    sumParty(profile);
    drawParty(profile);
    tellMoney(profile);
    tellPower(profile);
    addRows("deals", PageText::tr("Deals, newest first"), profile.deals, dealRow, true);
    tellSaid(profile.said);
    tellDependence(profile);
    tellLoops(profile);
    tellDoubts(profile.contested, profile.uncounted);
    addRows(
        "observed", PageText::tr("Observed"), profile.observations,
        [this](const Observation *row) {
            InspectedRow told = observationRow(*row, m_ledger);
            if (qstring(row->subject.text) != m_page.of.id)
                told.name = PageText::tr("%1: %2", "party, what is observed of it")
                                .arg(partyName(m_ledger, row->subject), told.name);
            return told;
        },
        true);
    addRows("children", PageText::tr("Belongs to it"), profile.children, [](const Party *child) {
        return InspectedRow{qstring(child->name), {}, nameOf(child->kind), false, selecting("party", child->id.text)};
    });
    return std::move(m_page);
}

// -- a deal -----------------------------------------------------------------------------------------------------------

void PageMaker::headDeal(const DealProfile &profile)
{
    const Deal &deal = profile.deal->record;
    QStringList tags;
    for (const std::string &tag : deal.tags)
        tags.append(qstring(tag));
    m_page.kind = PageText::tr("Deal");
    m_page.title = qstring(deal.title);
    m_page.subtitle = joined({nameOf(deal.kind), nameOf(profile.reading ? profile.reading->status : deal.status),
                              dated(PageText::tr("announced %1"), deal.announced),
                              dated(PageText::tr("ended %1"), deal.ended), tags.join(QStringLiteral(", "))});
    m_page.text = qstring(deal.summary);
    if (!profile.reading) {
        m_page.isTooEarly = true;
        m_page.help
            = PageText::tr("Not known on this day: nobody had spoken of this deal by %1. It is known since %2.")
                  .arg(dateText(partialDate(m_lens.asOf->last())), dateText(partialDate(knownSince(*profile.deal))));
    } else if (!profile.reading->counts) {
        m_page.help = PageText::tr("It ended: it is kept and shown, and counts in no total.");
    } else if (!profile.isShown) {
        m_page.help = PageText::tr("The filters of the lens leave this deal out: it counts in no total here.");
    }
}

void PageMaker::sumDeal(const DealProfile &profile)
{
    for (const Total &total : profile.totals) {
        const InspectedRow row = totalRow(total, {}, {});
        m_page.figures.push_back({row.figure, capital(nameOf(total.nature)), row.detail, row.isContested});
    }
    for (const Uncounted &thing : profile.uncounted)
        if (thing.why == NoValue::NotBrokenDown)
            m_page.figures.push_back({moneyText(thing.value), PageText::tr("Not broken down"),
                                      PageText::tr("said beyond its parts, in no sum"), false});
    if (!profile.said.empty())
        m_page.figures.push_back(
            {QLocale().toString(profile.said.size()), PageText::tr("Claims known"),
             profile.said.empty()
                 ? QString()
                 : PageText::tr("the newest of %1").arg(shortDateText(profile.said.front().place.claim->stated)),
             !profile.contested.empty()});
}

void PageMaker::tellParts(const DealProfile &profile)
{
    std::vector<InspectedRow> rest;
    const auto add = [&](InspectedPart part, const QString &id) {
        if (m_page.parts.size() >= mostParts)
            rest.push_back({part.heading, part.figure, part.detail, part.isContested, part.leadsTo});
        else
            m_page.parts.push_back({id, std::move(part), 0});
    };
    const auto room = [this](const QString &id) { return std::max(roomOf(id), claimsOfPart); };
    for (const CommitmentDossier &each : profile.deal->commitments) {
        const QString id = QStringLiteral("commitment-") + qstring(each.record.id.text);
        add(commitmentPart(each, profile.reading, m_readings, room(id)), id);
    }
    for (const DeploymentDossier &each : profile.deal->deployments) {
        const QString id = QStringLiteral("deployment-") + qstring(each.record.id.text);
        add(deploymentPart(each, profile.reading, m_readings, room(id)), id);
    }
    if (!profile.deal->claims.empty()) {
        const QString id = QStringLiteral("whole");
        InspectedPart part = wholeDealPart(*profile.deal, profile.reading, m_readings, room(id));
        for (const Uncounted &thing : profile.uncounted)
            if (thing.why == NoValue::NotBrokenDown)
                part.detail
                    = PageText::tr("not broken down: %1 beyond its parts, in no total").arg(moneyText(thing.value));
        m_page.parts.push_back({id, std::move(part), 0});
    }
    if (InspectedPart prices = pricesPart(m_readings, m_lens, profile.deal->record.id); !prices.rows.empty())
        m_page.parts.push_back({QStringLiteral("prices"), std::move(prices), 0});
    addRows("parts", PageText::tr("Further parts"), rest, [](const InspectedRow &row) { return row; });
}

void PageMaker::tellTies(const DealProfile &profile)
{
    if (InspectedPart holders = holdersPart(profile.deal->record, m_ledger); !holders.rows.empty())
        m_page.parts.push_back({QStringLiteral("holders"), std::move(holders), 0});
    const auto amendment = [](const Deal *deal) {
        return InspectedRow{qstring(deal->title),
                            {},
                            joined({dated(QStringLiteral("%1"), deal->announced), nameOf(deal->status)}),
                            false,
                            selecting("deal", deal->id.text)};
    };
    if (profile.amends)
        addRows("amends", PageText::tr("Amends"), std::vector{profile.amends}, amendment);
    addRows("amended-by", PageText::tr("Amended by"), profile.amendedBy, amendment);
    tellDoubts(profile.contested, profile.uncounted);
    addRows("sources", PageText::tr("Sources"), profile.sources, [](const DealSource &each) {
        return InspectedRow{qstring(each.source->title),
                            each.claims > 0 ? QStringLiteral("▪") + QString::number(each.claims) : QString(),
                            joined({qstring(each.source->publisher), nameOf(each.source->kind),
                                    dated(QStringLiteral("%1"), each.source->published)}),
                            false, selecting("source", each.source->id.text)};
    });
    tellSaid(profile.said);
}

PageContent PageMaker::deal(const DealDossier &dossier)
{
    const DealProfile profile = dealProfile(m_readings, m_lens, dossier.record.id);
    m_page.of = selecting("deal", dossier.record.id.text);
    headDeal(profile);
    if (!profile.reading)
        return std::move(m_page);
    sumDeal(profile);
    tellParts(profile);
    tellTies(profile);
    return std::move(m_page);
}
} // namespace

PageContent pageContent(const Readings &readings, const Lens &lens, const Selection &of, const PageRooms &rooms)
{
    const std::string id = of.id.toStdString();
    if (of.kind == QStringLiteral("party")) {
        if (const Party *party = readings.ledger().find(Id<Party>(id)))
            return PageMaker(readings, lens, rooms).party(*party);
    } else if (const DealDossier *deal = readings.ledger().dossier(Id<Deal>(id))) {
        return PageMaker(readings, lens, rooms).deal(*deal);
    }
    PageContent gone;
    gone.of = of;
    gone.title = PageText::tr("Not in this ledger");
    gone.help = PageText::tr("There is nothing called %1 in the ledger as it stands: it may have been deleted or "
                             "replaced. Undo brings it back; Escape leads up one level.")
                    .arg(of.id);
    return gone;
}

PictureTable tableOf(const PageContent &content)
{
    PictureTable table;
    table.columns = {PageText::tr("Part"), PageText::tr("What"), PageText::tr("Figure"), PageText::tr("Detail")};
    table.isNumeric = {false, false, false, false};
    for (const PageFigure &figure : content.figures)
        table.rows.push_back({content.title, figure.name, figure.figure, figure.detail});
    for (const PagePart &part : content.parts) {
        if (!part.told.figure.isEmpty())
            table.rows.push_back({part.told.heading, QString(), part.told.figure, part.told.detail});
        for (const InspectedRow &row : part.told.rows)
            table.rows.push_back({part.told.heading, row.name, row.figure, row.detail});
        for (const InspectedClaim &claim : part.told.claims)
            table.rows.push_back({part.told.heading, joined({nameOf(claim.state), claim.stance, claim.stated}),
                                  claim.figure, joined({claim.publisher, claim.title})});
    }
    return table;
}

} // namespace ledger
