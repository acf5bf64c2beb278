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

/// Reads one thing after another with the same working memory.
class Reader
{
public:
    Reader(const Knowledge &knowledge, Basis basis) : m_knowledge(knowledge), m_basis(basis) { }

    /// What the claims on a thing amount to in one unit; known() and isContested() tell of the same claims.
    template <typename Amount>
    std::optional<Reading<Amount>> read(SubjectKind kind, const std::string &id, std::span<const Claim> claims,
                                        Unit unit)
    {
        const Knowledge::Verdicts *verdicts = m_knowledge.verdictsOn(kind, id);
        m_hearing.hear(claims, unit, m_knowledge, verdicts, false);
        m_known = m_hearing.known();
        m_isContested = areAtOdds(m_hearing, verdicts);
        if (m_basis == Basis::Official)
            m_hearing.hear(claims, unit, m_knowledge, verdicts, true);
        if (m_hearing.standing().empty())
            return std::nullopt;
        return reading<Amount>();
    }

    bool isContestedIn(SubjectKind kind, const std::string &id, std::span<const Claim> claims, Unit unit)
    {
        const Knowledge::Verdicts *verdicts = m_knowledge.verdictsOn(kind, id);
        m_hearing.hear(claims, unit, m_knowledge, verdicts, false);
        return areAtOdds(m_hearing, verdicts);
    }

    int known() const { return m_known; }
    bool isContested() const { return m_isContested; }

private:
    template <typename Amount> Reading<Amount> reading()
    {
        auto &candidates = std::get<std::vector<Candidate<Amount>>>(m_candidates);
        candidates.clear();
        for (const Claim *claim : m_hearing.standing())
            candidates.push_back({figuresOf(*claim, Amount()), claim->stated.last(), claim->stance, claim->id.text});
        const std::size_t chosen = chosenAmong(std::span<const Candidate<Amount>>(candidates), m_basis);
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
    found.reading = reader.read<Usd>(SubjectKind::Commitment, record.id.text, dossier.claims, Unit::Usd);
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
    const std::string &id = record.id.text;
    found.reading = reader.read<Gigawatts>(SubjectKind::Deployment, id, dossier.claims, Unit::Gigawatts);
    found.knownClaims = reader.known();
    found.isContested
        = reader.isContested() || reader.isContestedIn(SubjectKind::Deployment, id, dossier.claims, Unit::Accelerators);
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
        const std::string &id = dossier.record.id.text;
        deal.asWhole = reader.template read<Usd>(SubjectKind::Deal, id, dossier.claims, Unit::Usd);
        deal.isContested
            = reader.isContested() || reader.isContestedIn(SubjectKind::Deal, id, dossier.claims, Unit::Gigawatts);
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
