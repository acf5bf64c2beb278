#include "readings.h"

#include "choice.h"
#include "hearing.h"

#include <array>

// Which claim counts (semantics.md, 4), for every thing of a ledger in one pass: Knowledge says what is known and set
// aside, Hearing what remains and stands, choice.h which of those is chosen, and termOf what its term borrows.

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

constexpr std::array claimStateWords{"counts"sv, "stands"sv, "history"sv, "set_aside"sv, "not_yet_known"sv};
constexpr std::array noValueWords{"other_unit"sv, "not_yet_said"sv, "set_aside"sv, "not_official"sv,
                                  "not_broken_down"sv};

using StatedDay = std::optional<PartialDate> Claim::*;

/// The newest of the claims that states a day, or null.
const Claim *newestStating(std::span<const Claim *const> claims, StatedDay day)
{
    const Claim *newest = nullptr;
    for (const Claim *claim : claims)
        if (claim->*day && (!newest || isNewerClaim(*claim, *newest)))
            newest = claim;
    return newest;
}

/// The chosen claim's term, with what it does not state borrowed: the start first, then the end.
Term termOf(const Claim &chosen, std::span<const Claim *const> remaining)
{
    Term term{chosen.start, chosen.end};
    if (!term.start)
        if (const Claim *lender = newestStating(remaining, &Claim::start))
            if (!term.end || lender->start->first() <= term.end->last())
                term.start = lender->start;
    if (!term.end)
        if (const Claim *lender = newestStating(remaining, &Claim::end))
            if (!term.start || term.start->first() <= lender->end->last())
                term.end = lender->end;
    return term;
}

Figures<Usd> figuresOf(const Claim &claim, Usd) { return dollarFigures(claim); }
Figures<Gigawatts> figuresOf(const Claim &claim, Gigawatts) { return powerFigures(claim); }

double plain(Usd amount) { return static_cast<double>(amount.dollars); }
double plain(Gigawatts power) { return power.gw; }

/// Reads one thing after another with the same working memory.
class Reader
{
public:
    Reader(const Knowledge &knowledge, Basis basis) : m_knowledge(knowledge), m_basis(basis) { }

    /// Turns to the claims on another thing.
    void turnTo(SubjectKind kind, const std::string &id, std::span<const Claim> claims)
    {
        m_claims = claims;
        m_verdicts = m_knowledge.verdictsOn(kind, id);
        m_isContested = false;
    }

    /// What the claims amount to in one unit.
    template <typename Amount> std::optional<Reading<Amount>> read(Unit unit)
    {
        auto &candidates = std::get<std::vector<Candidate<Amount>>>(m_candidates);
        m_hearing.hear(m_claims, unit, m_knowledge, m_verdicts, false);
        m_known = m_hearing.known();
        if (m_basis == Basis::Official) {
            m_isContested = m_isContested || ledger::isContested(m_hearing, m_verdicts);
            m_hearing.hear(m_claims, unit, m_knowledge, m_verdicts, true);
        }
        if (m_hearing.standing().empty())
            return std::nullopt;
        candidates.clear();
        for (const Claim *claim : m_hearing.standing())
            candidates.push_back({figuresOf(*claim, Amount()), claim->stated.last(), claim->stance, claim->id.text});
        if (m_basis != Basis::Official)
            m_isContested = m_isContested || areContested<Amount>(candidates, unit);
        return reading<Amount>(candidates);
    }

    /// Looks whether the claims are contested in a unit that is not read.
    void look(Unit unit)
    {
        if (m_isContested)
            return;
        m_hearing.hear(m_claims, unit, m_knowledge, m_verdicts, false);
        m_isContested = ledger::isContested(m_hearing, m_verdicts);
    }

    int known() const { return m_known; } ///< claims in the unit that was read last
    bool isContested() const { return m_isContested; } ///< in one of the units that were read or looked at

private:
    template <typename Amount> bool areContested(std::span<const Candidate<Amount>> candidates, Unit unit) const
    {
        if (candidates.size() < 2)
            return false;
        const auto [lowest, highest] = std::ranges::minmax_element(
            candidates, {}, [](const auto &candidate) { return candidate.figures.headline; });
        return areAtOdds(plain(lowest->figures.headline), plain(highest->figures.headline), unit)
            && !isSettled(m_hearing.standing(), m_verdicts);
    }

    template <typename Amount> Reading<Amount> reading(std::span<const Candidate<Amount>> candidates) const
    {
        const std::size_t chosen = chosenAmong(candidates, m_basis);
        Reading<Amount> found{.value = valueOn(candidates[chosen].figures, m_basis),
                              .low = candidates[chosen].figures.lower,
                              .high = candidates[chosen].figures.upper,
                              .claim = m_hearing.standing()[chosen],
                              .term = termOf(*m_hearing.standing()[chosen], m_hearing.remaining())};
        for (const Candidate<Amount> &candidate : candidates) {
            found.low = std::min(found.low, candidate.figures.lower);
            found.high = std::max(found.high, candidate.figures.upper);
        }
        return found;
    }

    const Knowledge &m_knowledge;
    Basis m_basis;
    std::span<const Claim> m_claims;
    const Knowledge::Verdicts *m_verdicts = nullptr;
    Hearing m_hearing;
    std::tuple<std::vector<Candidate<Usd>>, std::vector<Candidate<Gigawatts>>> m_candidates;
    int m_known = 0;
    bool m_isContested = false;
};

CommitmentReading commitmentReading(Reader &reader, const Ledger &ledger, const Deal &deal,
                                    const CommitmentDossier &dossier)
{
    const Commitment &record = dossier.record;
    CommitmentReading found{.dossier = &dossier,
                            .payer = ledger.partyNumber(record.payer),
                            .payee = ledger.partyNumber(record.payee),
                            .knownClaims = 0,
                            .nature = record.nature,
                            .firmness = record.firmness,
                            .isContested = false,
                            .hedge = {},
                            .since = {},
                            .reading = {}};
    reader.turnTo(SubjectKind::Commitment, record.id.text, dossier.claims);
    found.reading = reader.read<Usd>(Unit::Usd);
    found.knownClaims = reader.known();
    found.isContested = reader.isContested();
    if (found.reading) {
        found.hedge = found.reading->claim->hedge;
        found.since = (deal.announced ? *deal.announced : found.reading->claim->stated).first();
    }
    return found;
}

DeploymentReading deploymentReading(Reader &reader, const Ledger &ledger, const DeploymentDossier &dossier)
{
    const Deployment &record = dossier.record;
    const auto number = [&ledger](const Id<Party> &party) { return party.isEmpty() ? -1 : ledger.partyNumber(party); };
    DeploymentReading found{.dossier = &dossier,
                            .operatedBy = number(record.operatedBy),
                            .tenant = number(record.tenant),
                            .supplier = number(record.supplier),
                            .knownClaims = 0,
                            .counts = record.counts,
                            .isContested = false,
                            .reading = {}};
    reader.turnTo(SubjectKind::Deployment, record.id.text, dossier.claims);
    found.reading = reader.read<Gigawatts>(Unit::Gigawatts);
    found.knownClaims = reader.known();
    reader.look(Unit::Accelerators);
    found.isContested = reader.isContested();
    return found;
}

/// The states of a subject's claims in one unit; those in others are left as they are.
void stateClaims(Hearing &hearing, Basis basis, std::span<const Claim> claims, Unit unit,
                 std::vector<ClaimState> &states)
{
    const auto remaining = hearing.remaining();
    const auto standing = hearing.standing();
    const auto stateTo = [&](const Claim *claim, ClaimState state) {
        states[static_cast<std::size_t>(claim - claims.data())] = state;
    };
    for (const Claim *claim : remaining)
        stateTo(claim, ClaimState::History);
    std::vector<Candidate<Gigawatts>> candidates; // of any unit: only the order of figures matters here
    for (const Claim *claim : standing) {
        stateTo(claim, ClaimState::Stands);
        Figures<Gigawatts> figures = powerFigures(*claim);
        if (unit == Unit::Usd) {
            const Figures<Usd> dollars = dollarFigures(*claim);
            figures.lower = Gigawatts(static_cast<double>(dollars.lower.dollars));
            figures.upper = Gigawatts(static_cast<double>(dollars.upper.dollars));
        }
        candidates.push_back({figures, claim->stated.last(), claim->stance, claim->id.text});
    }
    if (!candidates.empty())
        stateTo(standing[chosenAmong(std::span<const Candidate<Gigawatts>>(candidates), basis)], ClaimState::Counts);
}
} // namespace

template <> std::span<const std::string_view> words<ClaimState>() { return claimStateWords; }
template <> std::span<const std::string_view> words<NoValue>() { return noValueWords; }

Readings::Readings(LedgerPtr ledger, std::optional<PartialDate> asOf, Basis basis)
    : m_ledger(std::move(ledger))
    , m_asOf(asOf)
    , m_basis(basis)
    , m_knowledge(*m_ledger, asOf)
{
    std::size_t commitments = 0, deployments = 0, deals = 0;
    for (const auto &block : m_ledger->dealBlocks())
        for (const DealDossier &dossier : *block) {
            commitments += dossier.commitments.size();
            deployments += dossier.deployments.size();
            ++deals;
        }
    // Deals point at their parts, so these vectors must not move while they grow.
    m_commitments.reserve(commitments);
    m_deployments.reserve(deployments);
    m_deals.reserve(deals);

    Reader reader(m_knowledge, basis);
    for (const auto &block : m_ledger->dealBlocks())
        for (const DealDossier &dossier : *block)
            if (m_knowledge.isKnown(dossier))
                readDeal(reader, dossier);
}

template <typename Reader> void Readings::readDeal(Reader &reader, const DealDossier &dossier)
{
    const std::size_t firstCommitment = m_commitments.size();
    const std::size_t firstDeployment = m_deployments.size();
    for (const CommitmentDossier &part : dossier.commitments)
        m_commitments.push_back(commitmentReading(reader, *m_ledger, dossier.record, part));
    for (const DeploymentDossier &part : dossier.deployments)
        m_deployments.push_back(deploymentReading(reader, *m_ledger, part));

    DealReading deal;
    deal.dossier = &dossier;
    deal.status = m_knowledge.statusOf(dossier.record);
    deal.counts = deal.status != DealStatus::Cancelled && deal.status != DealStatus::Lapsed;
    deal.kind = dossier.record.kind;
    deal.commitments = std::span(m_commitments).subspan(firstCommitment);
    deal.deployments = std::span(m_deployments).subspan(firstDeployment);
    if (!dossier.claims.empty()) {
        reader.turnTo(SubjectKind::Deal, dossier.record.id.text, dossier.claims);
        deal.asWhole = reader.template read<Usd>(Unit::Usd);
        reader.look(Unit::Gigawatts);
        deal.isContested = reader.isContested();
    }
    m_deals.push_back(deal);
}

std::vector<ClaimState> Readings::states(const Subject &subject, std::span<const Claim> claims) const
{
    const Knowledge::Verdicts *verdicts = m_knowledge.verdictsOn(subject.kind, subject.id);
    std::vector<ClaimState> states(claims.size(), ClaimState::NotYetKnown);
    Hearing hearing;
    for (const Unit unit : {Unit::Usd, Unit::Gigawatts, Unit::Accelerators}) {
        hearing.hear(claims, unit, m_knowledge, verdicts, m_basis == Basis::Official);
        stateClaims(hearing, m_basis, claims, unit, states);
    }
    if (verdicts)
        for (std::size_t i = 0; i < claims.size(); ++i)
            if (m_knowledge.reaches(claims[i].stated)
                && std::ranges::find(verdicts->setAside, claims[i].id.text) != verdicts->setAside.end())
                states[i] = ClaimState::SetAside;
    return states;
}

} // namespace ledger
