#include "generated.h"

#include "randomnumbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ledger
{

namespace
{
constexpr std::array places{"Abilene",        "Luleå",     "Fukuoka", "Querétaro",
                            "Mount Pleasant", "Hyderabad", "Sines",   "Jeddah"};
constexpr std::array countries{"US", "SE", "JP", "MX", "US", "IN", "PT", "SA"};
constexpr std::array chips{"GB200", "Trainium", "TPU v7", "MI450", "Maia"};
constexpr std::array beginnings{"Nor", "Val", "Hel", "Quan", "Ter", "Lum", "Oak", "Brix", "Cor", "Aqu", "Zen", "Mar"};
constexpr std::array middles{"a", "e", "i", "o", "ta", "de", "li", "ro", "vi", "su"};
constexpr std::array ends{"ford", "tis", "con", "via", "nex", "dal", "mont", "ware", "grid", "lytics"};
constexpr std::array companies{" Compute", " Cloud",   " Silicon", " Networks", " Developers",
                               " Energy",  " Capital", "",         ""};

/// The kinds of deals that there are, with what is agreed in each, the likelier ones several times.
struct Agreement
{
    DealKind kind;
    Nature nature;
    Role first; ///< of the payer
    Role second; ///< of the payee
    const char *words;
};
constexpr std::array agreements{
    Agreement{DealKind::Compute, Nature::Consumption, Role::Buyer, Role::Seller, "buys cloud capacity from"},
    Agreement{DealKind::Compute, Nature::Consumption, Role::Buyer, Role::Seller, "rents computing from"},
    Agreement{DealKind::Compute, Nature::Consumption, Role::Customer, Role::Supplier, "reserves capacity with"},
    Agreement{DealKind::Equity, Nature::Equity, Role::Investor, Role::Investee, "invests in"},
    Agreement{DealKind::Equity, Nature::Equity, Role::Investor, Role::Investee, "takes a stake in"},
    Agreement{DealKind::Debt, Nature::Debt, Role::Lender, Role::Borrower, "lends to"},
    Agreement{DealKind::Silicon, Nature::Hardware, Role::Buyer, Role::Seller, "orders chips from"},
    Agreement{DealKind::Site, Nature::Lease, Role::Tenant, Role::Operator, "leases a data centre from"},
    Agreement{DealKind::Site, Nature::Capex, Role::Operator, Role::Builder, "has a data centre built by"},
    Agreement{DealKind::Power, Nature::Power, Role::Buyer, Role::Seller, "buys electricity from"},
    Agreement{DealKind::License, Nature::License, Role::Licensee, Role::Licensor, "licenses from"},
    Agreement{DealKind::Debt, Nature::Guarantee, Role::Partner, Role::Partner, "guarantees the debt of"},
};

std::string numbered(const char *prefix, int number)
{
    std::string digits = std::to_string(number);
    return prefix + std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits;
}

/// Makes one ledger, deal after deal, from one stream of numbers.
class Generator
{
public:
    Generator(int deals, std::uint64_t seed)
        : m_random(seed)
        , m_deals(deals)
        , m_parties(std::max(deals / 20, deals > 0 ? 8 : 0))
        , m_sources(std::max(deals / 3, deals > 0 ? 4 : 0))
        , m_popularity(m_parties)
    {
    }

    Records records() &&
    {
        m_made.title = "A made-up ledger of " + std::to_string(m_deals) + " deals";
        for (int i = 0; i < m_parties; ++i)
            addParty(i);
        for (int i = 0; i < m_sources; ++i)
            addSource(i);
        for (int i = 0; i < m_deals; ++i)
            addDeal(i);
        if (m_deals > 0)
            addObservations();
        addViews();
        return std::move(m_made);
    }

private:
    void addParty(int number)
    {
        std::string name = m_random.oneOf(beginnings);
        name += m_random.oneOf(middles);
        name += m_random.oneOf(ends);
        const int kind = m_random.below(9);
        name += companies[static_cast<std::size_t>(kind)];
        if (number % 40 == 3) { // what a long name does to a picture has to be seen
            name += " Infrastructure Development and Investment Holdings International Limited";
            name.resize(60, '.');
        }
        Party party{.id = partyId(number), .name = std::move(name), .kind = static_cast<PartyKind>(kind)};
        if (number > 8 && m_random.inHundred(15))
            party.parent = partyId(m_random.below(number / 2));
        if (m_random.inHundred(80))
            party.country = m_random.oneOf(countries);
        if (m_random.inHundred(10))
            party.was = {Id<Party>(numbered("old-party-", number))};
        if (m_random.inHundred(20))
            party.ticker = party.name.substr(0, 3);
        m_made.parties.push_back(std::move(party));
    }

    /// Sources are numbered in the order of their days, so that one for a day is found by its number.
    void addSource(int number)
    {
        const auto day = static_cast<int>(std::int64_t(number) * lastDay / m_sources);
        std::string publisher = m_random.oneOf(beginnings);
        publisher += m_random.oneOf(ends);
        Source source{.id = sourceId(number),
                      .publisher = publisher + " News",
                      .title = numbered("Report ", number),
                      .kind = static_cast<SourceKind>(m_random.below(5))};
        if (!m_random.inHundred(10))
            source.url = numbered("https://example.org/reports/", number);
        source.published = partialDate(firstDay + std::chrono::days(day));
        m_made.sources.push_back(std::move(source));
    }

    void addDeal(int number)
    {
        const Agreement &agreement = m_random.oneOf(agreements);
        const int payer = anyParty();
        const int payee = anyOther(payer);
        const int day = m_random.below(lastDay - 200);
        Deal deal{.id = Id<Deal>(numbered("deal-", number))};
        deal.title = nameOf(payer) + ' ' + agreement.words + ' ' + nameOf(payee);
        deal.summary = "Made up: " + deal.title + '.';
        deal.kind = agreement.kind;
        deal.announced = vague(day);
        deal.status = m_random.inHundred(60) ? DealStatus::Announced : static_cast<DealStatus>(m_random.below(9));
        if ((deal.status == DealStatus::Cancelled || deal.status == DealStatus::Lapsed) && m_random.inHundred(80))
            deal.ended = exact(std::min(lastDay, day + m_random.between(30, 900)));
        deal.parties = {{partyId(payer), agreement.first}, {partyId(payee), agreement.second}};
        if (number > 0 && m_random.inHundred(2))
            deal.amends = Id<Deal>(numbered("deal-", m_random.below(number)));
        deal.sources = {sourceOn(day)};
        m_claimsOfDeal = 0;
        addCommitments(deal.id, agreement.nature, payer, payee, day);
        if (m_random.inHundred(20))
            addDeployment(deal.id, payer, payee, day);
        if (m_random.inHundred(12))
            addClaims({SubjectKind::Deal, deal.id.text}, deal.id, Unit::Usd, day, 1);
        m_made.deals.push_back(std::move(deal));
    }

    void addCommitments(const Id<Deal> &deal, Nature nature, int payer, int payee, int day)
    {
        const int chance = m_random.below(100);
        const int count = chance < 8 ? 0 : chance < 92 ? 1 : 2;
        for (int i = 1; i <= count; ++i) {
            Commitment commitment{.id = Id<Commitment>(deal.text + "-money-" + std::to_string(i)),
                                  .deal = deal,
                                  .payer = partyId(payer),
                                  .payee = partyId(payee),
                                  .nature = nature,
                                  .firmness
                                  = m_random.inHundred(65) ? Firmness::Firm : static_cast<Firmness>(m_random.below(3))};
            addClaims({SubjectKind::Commitment, commitment.id.text}, deal, Unit::Usd, day, m_random.between(2, 5));
            m_made.commitments.push_back(std::move(commitment));
        }
    }

    void addDeployment(const Id<Deal> &deal, int tenant, int operatedBy, int day)
    {
        const auto place = static_cast<std::size_t>(m_random.below(static_cast<int>(places.size())));
        Deployment deployment{.id = Id<Deployment>(deal.text + "-power"), .deal = deal};
        deployment.name = std::string(places[place]) + ", phase " + std::to_string(m_random.between(1, 4));
        deployment.counts = m_random.inHundred(55) ? Counts::Site : static_cast<Counts>(m_random.below(4));
        deployment.operatedBy = partyId(operatedBy);
        deployment.tenant = partyId(tenant);
        if (m_random.inHundred(60)) {
            deployment.supplier = partyId(anyParty());
            deployment.hardware = m_random.oneOf(chips);
        }
        deployment.place = places[place];
        deployment.country = countries[place];
        if (m_random.inHundred(50)) {
            deployment.latitude = m_random.between(-5500, 6500) / 100.0;
            deployment.longitude = m_random.between(-17900, 17900) / 100.0;
        }
        if (!m_made.deployments.empty() && m_random.inHundred(5))
            deployment.partOf = m_random.oneOf(m_made.deployments).id;
        const Unit unit = m_random.inHundred(92) ? Unit::Gigawatts : Unit::Accelerators;
        addClaims({SubjectKind::Deployment, deployment.id.text}, deal, unit, day, m_random.between(1, 4));
        m_made.deployments.push_back(std::move(deployment));
    }

    /// Claims on one thing: most repeat the first, some contest it, some replace what was said before.
    void addClaims(const Subject &of, const Id<Deal> &deal, Unit unit, int day, int count)
    {
        const double figure = anyFigure(unit);
        const std::size_t first = m_made.claims.size();
        const bool isContested = m_random.inHundred(15);
        int said = day;
        for (int i = 0; i < count; ++i) {
            Claim claim{.id = Id<Claim>(deal.text + "-claim-" + std::to_string(++m_claimsOfDeal)), .of = of};
            claim.unit = unit;
            claim.amount
                = isContested && m_random.inHundred(50) ? scaled(figure, m_random.between(50, 250), unit) : figure;
            claim.source = sourceOn(said);
            claim.stated = vague(said);
            claim.stance = m_random.inHundred(40) ? Stance::Official : static_cast<Stance>(m_random.below(3));
            addTerm(claim, day);
            addShades(claim);
            if (i > 0 && m_random.inHundred(8))
                claim.supersedes = {m_made.claims[first + static_cast<std::size_t>(m_random.below(i))].id};
            m_made.claims.push_back(std::move(claim));
            said = std::min(lastDay, said + m_random.between(0, 150));
        }
        if (count > 1 && m_random.inHundred(3))
            addDecision(of, first, count, said);
    }

    void addTerm(Claim &claim, int announced)
    {
        constexpr int dayOfLastYear = 16 * 365; // nothing ends after 2036
        const int start = announced + m_random.below(500);
        const int end = std::min(start + m_random.between(1, 10) * 365, dayOfLastYear);
        if (m_random.inHundred(75))
            claim.start = vague(start);
        if (m_random.inHundred(65))
            claim.end = vague(std::max(start, end));
        if (claim.start && claim.end && claim.unit == Unit::Usd && m_random.inHundred(6))
            claim.per = Per::Year;
    }

    /// What sources add to a bare figure.
    void addShades(Claim &claim)
    {
        const double amount = *claim.amount;
        const int chance = m_random.below(100);
        if (chance < 5) {
            claim.hedge = Hedge::UpTo;
            claim.low = 0;
        } else if (chance < 10) {
            claim.hedge = static_cast<Hedge>(m_random.between(1, 2));
        } else if (chance < 15) {
            claim.low = scaled(amount, 80, claim.unit);
            claim.high = scaled(amount, 130, claim.unit);
        } else if (chance < 18) {
            claim.low = scaled(amount, 80, claim.unit);
            claim.high = scaled(amount, 130, claim.unit);
            claim.amount = std::nullopt;
        } else if (chance < 20 && claim.unit == Unit::Usd) {
            claim.said = SaidAs{.amount = amount, .currency = "EUR", .rate = 1.25, .rateDay = claim.stated};
            claim.amount = scaled(amount, 125, claim.unit);
        }
        if (m_random.inHundred(15))
            claim.quote = "«The figure is as it was printed», says the report.";
        if (m_random.inHundred(10))
            claim.locator = "p. " + std::to_string(m_random.between(1, 90));
        if (m_random.inHundred(10))
            claim.note = "Repeated from an earlier report.";
    }

    void addDecision(const Subject &of, std::size_t first, int count, int day)
    {
        Decision decision{.id = Id<Decision>("on-" + of.id), .of = of};
        decision.decided = exact(std::min(lastDay, day + m_random.between(1, 60)));
        if (m_random.inHundred(70)) {
            decision.verdict = Verdict::SetAside;
            decision.claim = m_made.claims[first + static_cast<std::size_t>(m_random.below(count))].id;
            decision.reason = "A misreading of the figure for the whole group.";
        } else {
            decision.verdict = Verdict::NoConflict;
            for (int i = 0; i < count; ++i)
                decision.judged.push_back(m_made.claims[first + static_cast<std::size_t>(i)].id);
            std::ranges::sort(decision.judged);
            decision.reason = "The reports count different years.";
        }
        m_made.decisions.push_back(std::move(decision));
    }

    void addObservations()
    {
        for (int i = 0; i < std::max(8, m_deals / 50); ++i) {
            const int subject = anyParty();
            const int day = m_random.below(lastDay);
            Observation observation{.id = Id<Observation>(numbered("seen-", i)), .subject = partyId(subject)};
            observation.date = vague(day);
            observation.source = sourceOn(day);
            observation.stance = static_cast<Stance>(m_random.below(3));
            if (m_random.inHundred(50)) {
                observation.metric = Metric::CloudShare;
                observation.counterparty = partyId(anyOther(subject));
                observation.value = m_random.below(101);
            } else {
                observation.metric = m_random.inHundred(50) ? Metric::Revenue : Metric::Capex;
                observation.value = anyFigure(Unit::Usd);
            }
            observation.unit = unitOf(observation.metric);
            m_made.observations.push_back(std::move(observation));
        }
    }

    void addViews()
    {
        m_made.views = {
            View{.id = Id<View>("who-is-paid"), .title = "Who is paid", .view = "commitments"},
            View{.id = Id<View>("shares-by-year"),
                 .title = "Shares by year",
                 .view = "share",
                 .lens = R"({"by":"year"})"},
        };
        m_made.stories = {
            Story{.id = Id<Story>("in-two-steps"),
                  .title = "In two steps",
                  .steps
                  = {StoryStep{.view = Id<View>("who-is-paid"), .title = "Who is paid", .text = "All of it made up."},
                     StoryStep{.view = Id<View>("shares-by-year"), .title = "And when"}}},
        };
    }

    [[nodiscard]] static Id<Party> partyId(int number) { return Id<Party>(numbered("party-", number)); }
    [[nodiscard]] static Id<Source> sourceId(int number) { return Id<Source>(numbered("source-", number)); }
    [[nodiscard]] const std::string &nameOf(int party) const
    {
        return m_made.parties[static_cast<std::size_t>(party)].name;
    }

    int anyParty()
    {
        // Whoever pays much is not whoever is paid much: two orders of popularity.
        const int rank = m_popularity.rank(m_random);
        return m_random.inHundred(50) ? rank : (rank + m_parties / 2) % m_parties;
    }

    int anyOther(int party)
    {
        const int other = anyParty();
        return other == party ? (other + 1) % m_parties : other;
    }

    /// A source that was there on a day.
    Id<Source> sourceOn(int day)
    {
        const auto newest = static_cast<int>(std::int64_t(day) * m_sources / lastDay);
        return sourceId(std::max(0, std::min(newest, m_sources - 1) - m_random.below(m_sources / 50 + 1)));
    }

    double anyFigure(Unit unit)
    {
        constexpr std::array sizes{1e7, 1e8, 1e8, 1e9};
        if (unit == Unit::Gigawatts)
            return m_random.between(1, 60) / 20.0;
        if (unit == Unit::Accelerators)
            return m_random.between(1, 400) * 1000.0;
        const int digits = m_random.between(10, 99);
        return digits * m_random.oneOf(sizes);
    }

    static double scaled(double figure, int percent, Unit unit)
    {
        const double result = figure * percent / 100;
        return unit == Unit::Gigawatts ? result : std::floor(result);
    }

    static PartialDate exact(int day) { return partialDate(firstDay + std::chrono::days(day)); }
    /// Not every source names the day.
    PartialDate vague(int day)
    {
        PartialDate date = exact(day);
        const int chance = m_random.below(100);
        if (chance < 20)
            date.day = 0;
        if (chance < 4)
            date.month = 0;
        return date;
    }

    static constexpr Day firstDay{std::chrono::year(2020) / 1 / 1};
    static constexpr int lastDay = 2500; // the last on which something is said, in November 2026

    RandomNumbers m_random;
    int m_deals;
    int m_parties;
    int m_sources;
    ZipfRanks m_popularity;
    int m_claimsOfDeal = 0;
    Records m_made;
};
} // namespace

LedgerPtr generatedLedger(int deals, std::uint64_t seed)
{
    return ledgerOf(Generator(std::max(deals, 0), seed).records());
}

} // namespace ledger
