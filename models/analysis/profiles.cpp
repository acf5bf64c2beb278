#include "profiles.h"

#include "dealtotals.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace ledger
{

namespace
{
using Ids = std::vector<Id<Party>>;

/// Whether a party is another one or one of its descendants.
bool isWithin(const Ledger &ledger, const Id<Party> &party, const Id<Party> &ancestor)
{
    const Party *at = ledger.find(party);
    for (std::size_t steps = 0; at && steps <= ledger.parties().size(); ++steps) {
        if (at->id == ancestor)
            return true;
        at = at->parent.isEmpty() ? nullptr : ledger.find(at->parent);
    }
    return false;
}

/// The parties that a filter and a party's family have in common; nothing where that is nobody. Families lie in each
/// other or apart.
std::optional<Ids> common(const Ledger &ledger, const Ids &filter, const Id<Party> &party)
{
    if (filter.empty())
        return Ids{party};
    Ids both;
    for (const Id<Party> &named : filter) {
        if (isWithin(ledger, party, named))
            return Ids{party};
        if (isWithin(ledger, named, party))
            both.push_back(named);
    }
    return both.empty() ? std::nullopt : std::optional(both);
}

/// The lens without its period: what was said and what is doubted is of no period.
Lens withoutPeriod(Lens lens)
{
    lens.from.reset();
    lens.to.reset();
    return lens;
}

/// Works out the profile of one party; holds what all its parts need.
class Portrait
{
public:
    Portrait(const Readings &readings, const Lens &lens, const Party &party)
        : m_readings(readings)
        , m_ledger(readings.ledger())
        , m_lens(lens)
        , m_party(party)
        , m_ofParty(lens)
    {
        m_lens.asOf = readings.asOf();
        m_lens.basis = readings.basis();
        m_ofParty = m_lens;
        m_ofParty.parties = {party.id};
        for (const Party &each : m_ledger.parties())
            if (isWithin(m_ledger, each.id, party.id))
                m_family.insert(each.id);
    }

    [[nodiscard]] PartyProfile profile();

private:
    [[nodiscard]] std::optional<Lens> lensAs(bool isPayer) const;
    [[nodiscard]] std::vector<Total> totalsOf(bool asPayer, TotalGroup group) const;
    [[nodiscard]] std::vector<PartyPower> power() const;
    [[nodiscard]] std::vector<PayerShare> shares() const;
    [[nodiscard]] std::vector<DealRow> deals() const;
    [[nodiscard]] std::vector<const Observation *> observations(const Lens &lens) const;
    [[nodiscard]] std::vector<ChangeRow> said() const;
    void followEdges(PartyProfile &profile) const;
    void findLoops(PartyProfile &profile) const;
    [[nodiscard]] bool isKnown() const;
    [[nodiscard]] std::string nameOf(const Id<Party> &id) const
    {
        const Party *found = m_ledger.find(id);
        return found ? found->name : id.text;
    }
    /// Those of two lists that are in both, in the order of the first: what passes the lens and is of the party.
    template <typename Row, typename Key>
    static std::vector<Row> inBoth(std::vector<Row> rows, const std::vector<Row> &others, Key key)
    {
        std::set<decltype(key(rows.front()))> kept;
        for (const Row &row : others)
            kept.insert(key(row));
        std::erase_if(rows, [&](const Row &row) { return !kept.contains(key(row)); });
        return rows;
    }

    const Readings &m_readings;
    const Ledger &m_ledger;
    Lens m_lens;
    const Party &m_party;
    Lens m_ofParty; // the lens with the party in the place of its own
    std::set<Id<Party>> m_family;
};

std::optional<Lens> Portrait::lensAs(bool isPayer) const
{
    Lens lens = m_lens;
    Ids &filter = isPayer ? lens.payers : lens.payees;
    const std::optional<Ids> both = common(m_ledger, filter, m_party.id);
    if (!both)
        return std::nullopt;
    filter = *both;
    return lens;
}

std::vector<Total> Portrait::totalsOf(bool asPayer, TotalGroup group) const
{
    const std::optional<Lens> lens = lensAs(asPayer);
    return lens ? totals(m_readings, *lens, group) : std::vector<Total>();
}

std::vector<PartyPower> Portrait::power() const
{
    constexpr std::array parts{CapacityGroup::Operator, CapacityGroup::Tenant, CapacityGroup::Supplier};
    Lens lens = m_lens;
    lens.rollUp.reset(); // the family is told apart by its members
    const auto ofFamily = [this](const std::vector<CapacityPart> &all) {
        Gigawatts sum;
        for (const CapacityPart &part : all)
            if (m_family.contains(Id<Party>(part.id)))
                sum += part.value;
        return sum;
    };
    std::vector<PartyPower> found;
    for (std::size_t counts = 0; counts < words<Counts>().size(); ++counts)
        for (const CapacityGroup part : parts) {
            lens.counts = static_cast<Counts>(counts);
            const Capacity all = capacity(m_readings, lens, part);
            PartyPower power{.counts = lens.counts, .part = part, .dated = {}, .by = {}, .undated = {}};
            if (!all.periods.empty()) {
                power.dated = ofFamily(all.periods.back().parts);
                power.by = all.periods.back().last;
            }
            power.undated = ofFamily(all.undated);
            if (power.dated.gw > 0 || power.undated.gw > 0)
                found.push_back(power);
        }
    return found;
}

std::vector<PayerShare> Portrait::shares() const
{
    std::map<std::pair<std::string, Nature>, Usd> wholes;
    std::map<Nature, Usd> all;
    for (const Total &total : totals(m_readings, m_lens, TotalGroup::Payer)) {
        wholes[{total.id, total.nature}] += total.value;
        all[total.nature] += total.value;
    }
    const auto share = [](Usd part, Usd whole) {
        return whole.dollars == 0 ? 0 : static_cast<double>(part.dollars) / static_cast<double>(whole.dollars);
    };
    std::vector<PayerShare> found;
    for (const Total &total : totalsOf(false, TotalGroup::Nature))
        if (total.value > Usd(0))
            found.push_back(
                {{}, {}, total.nature, total.value, all[total.nature], share(total.value, all[total.nature])});
    for (const Total &total : totalsOf(false, TotalGroup::Payer)) {
        const Usd whole = wholes[{total.id, total.nature}];
        if (total.value > Usd(0))
            found.push_back(
                {Id<Party>(total.id), total.name, total.nature, total.value, whole, share(total.value, whole)});
    }
    return found;
}

std::vector<DealRow> Portrait::deals() const
{
    std::vector<DealRow> rows = inBoth(dealRows(m_readings, m_lens), dealRows(m_readings, m_ofParty),
                                       [](const DealRow &r) { return r.deal; });
    std::ranges::stable_sort(
        rows, [](const DealRow &a, const DealRow &b) { return a.deal->record.announced > b.deal->record.announced; });
    return rows;
}

std::vector<const Observation *> Portrait::observations(const Lens &lens) const
{
    std::vector<const Observation *> rows = observationRows(m_readings, lens);
    std::erase_if(rows, [this](const Observation *row) {
        return !m_family.contains(row->subject) && !m_family.contains(row->counterparty);
    });
    std::ranges::stable_sort(
        rows, [](const Observation *a, const Observation *b) { return a->date.last() > b->date.last(); });
    return rows;
}

std::vector<ChangeRow> Portrait::said() const
{
    const auto key = [](const ChangeRow &row) { return row.place.claim; };
    std::vector<ChangeRow> rows
        = inBoth(changeRows(m_ledger, withoutPeriod(m_ofParty)), changeRows(m_ledger, withoutPeriod(m_lens)), key);
    std::ranges::reverse(rows);
    return rows;
}

void Portrait::followEdges(PartyProfile &profile) const
{
    profile.impact = impact(m_readings, m_lens, m_party.id);
    const bool isRolledUp = m_lens.rollUp == RollUp::Parent;
    std::set<Id<Party>> ends = m_family;
    if (isRolledUp)
        ends = {profile.impact.party};
    std::map<Id<Party>, PartyEdge> up;
    std::map<Id<Party>, PartyEdge> down;
    std::map<Id<Party>, std::set<Id<Deal>>> upDeals;
    std::map<Id<Party>, std::set<Id<Deal>>> downDeals;
    const auto add = [this](auto &edges, auto &deals, const Id<Party> &other, const Edge &edge) {
        PartyEdge &sum = edges[other];
        sum.other = other;
        sum.name = nameOf(other);
        sum.value += edge.value;
        sum.power += edge.power;
        deals[other].insert(edge.deals.begin(), edge.deals.end());
        sum.deals = static_cast<int>(deals[other].size());
    };
    for (const Edge &edge : edges(m_readings, m_lens)) {
        const bool isFrom = ends.contains(edge.from);
        const bool isTo = ends.contains(edge.to);
        if (isFrom && !isTo)
            add(up, upDeals, edge.to, edge);
        else if (isTo && !isFrom)
            add(down, downDeals, edge.from, edge);
    }
    for (const Dependent &dependent : profile.impact.dependents)
        if (const auto found = down.find(dependent.id); found != down.end())
            found->second.left = dependent.left;
    const auto ranked = [](auto &edges) {
        std::vector<PartyEdge> list;
        for (auto &[id, edge] : edges)
            list.push_back(std::move(edge));
        std::ranges::stable_sort(list, std::ranges::greater(), &PartyEdge::value);
        return list;
    };
    profile.hangsOn = ranked(up);
    profile.hangOnIt = ranked(down);
}

void Portrait::findLoops(PartyProfile &profile) const
{
    const Loops all = loops(m_readings, m_lens);
    std::set<Id<Party>> members = m_family;
    if (m_lens.rollUp.value_or(RollUp::Parent) == RollUp::Parent) {
        const int top = m_ledger.topmost(m_ledger.partyNumber(m_party.id));
        members = {m_ledger.parties()[static_cast<std::size_t>(top)].id};
    }
    for (const Loop &loop : all.loops)
        if (std::ranges::any_of(loop.parties, [&](const Id<Party> &party) { return members.contains(party); }))
            profile.loops.push_back(loop);
    profile.hasAllLoops = all.isComplete;
}

bool Portrait::isKnown() const
{
    if (!m_lens.asOf)
        return true;
    Lens any;
    any.asOf = m_lens.asOf;
    any.parties = {m_party.id};
    if (!dealRows(m_readings, any).empty())
        return true;
    any.parties.clear();
    return !observations(any).empty();
}

PartyProfile Portrait::profile()
{
    PartyProfile told;
    told.party = &m_party;
    told.isKnown = isKnown();
    for (const Party &each : m_ledger.parties())
        if (each.parent == m_party.id)
            told.children.push_back(&each);
    told.asPayer = lensAs(true);
    told.asPayee = lensAs(false);
    told.pays = totalsOf(true, TotalGroup::Nature);
    told.isPaid = totalsOf(false, TotalGroup::Nature);
    told.paysWhom = totalsOf(true, TotalGroup::Payee);
    told.isPaidByWhom = totalsOf(false, TotalGroup::Payer);
    told.power = power();
    told.shares = shares();
    told.deals = deals();
    told.observations = observations(m_lens);
    told.said = said();
    followEdges(told);
    findLoops(told);
    const auto subject = [](const auto &row) { return row.of; };
    told.contested = inBoth(contested(m_readings, m_lens), contested(m_readings, m_ofParty), subject);
    told.uncounted = inBoth(uncounted(m_readings, m_lens), uncounted(m_readings, m_ofParty), subject);
    return told;
}

/// The subjects that belong to a deal: itself and its parts.
std::set<Subject> subjectsOf(const DealDossier &deal)
{
    std::set<Subject> subjects{{SubjectKind::Deal, deal.record.id.text}};
    for (const CommitmentDossier &part : deal.commitments)
        subjects.insert({SubjectKind::Commitment, part.record.id.text});
    for (const DeploymentDossier &part : deal.deployments)
        subjects.insert({SubjectKind::Deployment, part.record.id.text});
    return subjects;
}

std::vector<DealSource> sourcesOf(const DealDossier &deal, const Readings &readings)
{
    const Ledger &ledger = readings.ledger();
    std::map<const Source *, int> claims;
    for (const Id<Source> &source : deal.record.sources)
        claims.try_emplace(ledger.find(source), 0);
    const auto count = [&](std::span<const Claim> all) {
        for (const Claim &claim : all)
            if (readings.knowledge().reaches(claim.stated))
                ++claims[ledger.find(claim.source)];
    };
    count(deal.claims);
    for (const CommitmentDossier &part : deal.commitments)
        count(part.claims);
    for (const DeploymentDossier &part : deal.deployments)
        count(part.claims);
    claims.erase(nullptr);
    std::vector<DealSource> sources;
    for (const auto &[source, number] : claims)
        sources.push_back({source, number});
    std::ranges::sort(sources, [](const DealSource &a, const DealSource &b) {
        return a.claims != b.claims ? a.claims > b.claims : a.source->id < b.source->id;
    });
    return sources;
}

std::vector<const Deal *> amendmentsOf(const Id<Deal> &id, const Readings &readings)
{
    std::vector<const Deal *> found;
    for (const DealReading &deal : readings.deals()) // those that are known
        if (deal.dossier->record.amends == id)
            found.push_back(&deal.dossier->record);
    std::ranges::stable_sort(found, {}, [](const Deal *deal) { return deal->announced; });
    return found;
}
} // namespace

PartyProfile partyProfile(const Readings &readings, const Lens &lens, const Id<Party> &id)
{
    const Party *party = readings.ledger().find(id);
    return party ? Portrait(readings, lens, *party).profile() : PartyProfile();
}

DealProfile dealProfile(const Readings &readings, const Lens &through, const Id<Deal> &id)
{
    DealProfile told;
    told.deal = readings.ledger().dossier(id);
    if (!told.deal)
        return told;
    Lens lens = through;
    lens.asOf = readings.asOf();
    lens.basis = readings.basis();
    const DealDossier &deal = *told.deal;
    told.reading = readingOf(readings, id);
    const std::vector<DealRow> shown = dealRows(readings, lens);
    told.isShown = std::ranges::any_of(shown, [&](const DealRow &row) { return row.deal == told.deal; });
    for (Total &total : dealTotals({readings, lens}))
        if (total.id == id.text)
            told.totals.push_back(std::move(total));
    const std::set<Subject> subjects = subjectsOf(deal);
    for (Contested &each : contested(readings, lens))
        if (subjects.contains(each.of))
            told.contested.push_back(std::move(each));
    for (Uncounted &each : uncounted(readings, lens))
        if (subjects.contains(each.of))
            told.uncounted.push_back(std::move(each));
    told.amends = deal.record.amends.isEmpty() ? nullptr : readings.ledger().find(deal.record.amends);
    told.amendedBy = amendmentsOf(id, readings);
    told.sources = sourcesOf(deal, readings);
    Lens all;
    all.asOf = lens.asOf;
    for (const ChangeRow &row : changeRows(readings.ledger(), all))
        if (row.place.deal == told.deal)
            told.said.push_back(row);
    std::ranges::reverse(told.said);
    return told;
}

} // namespace ledger
