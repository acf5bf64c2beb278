#include "readings.h"

#include "choice.h"
#include "hearing.h"
#include "runs.h"

#include <array>
#include <numeric>

// Which claim counts (semantics.md, 4), for every thing of a ledger in one pass over its case files: Knowledge says
// what is known and set aside, Hearing what remains and stands, choice.h which of those is chosen, and lendTerm what
// its term borrows. Blocks of deals do not depend on each other, so all cores read at once, each writing where its
// deals belong.

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

constexpr std::array claimStateWords{"counts"sv, "stands"sv, "history"sv, "set_aside"sv, "not_yet_known"sv};
constexpr std::array noValueWords{"other_unit"sv, "not_yet_said"sv, "set_aside"sv, "not_official"sv,
                                  "not_broken_down"sv};

constexpr std::size_t fewestBlocksRead = 8; // fewer are read before a thread has begun

constexpr auto itself = [](const auto *said) -> const auto & { return *said; };

/// The newest of what remains that states a day of the term, or null.
template <typename Amount>
const Testimony<Amount> *newestStating(std::span<const Testimony<Amount> *const> remaining,
                                       std::optional<PartialDate> Term::*day)
{
    const Testimony<Amount> *newest = nullptr;
    for (const Testimony<Amount> *said : remaining)
        if (said->term.*day && (!newest || isNewer(*said, *newest)))
            newest = said;
    return newest;
}

/// Borrows what the term of a reading lacks: the start first, then the end.
template <typename Amount> void lendTerm(Reading<Amount> &reading, std::span<const Testimony<Amount> *const> remaining)
{
    Term &term = reading.term;
    if (!term.start)
        if (const Testimony<Amount> *lender = newestStating<Amount>(remaining, &Term::start))
            if (!term.end || lender->starts <= reading.ends) {
                term.start = lender->term.start;
                reading.starts = lender->starts;
            }
    if (!term.end)
        if (const Testimony<Amount> *lender = newestStating<Amount>(remaining, &Term::end))
            if (!term.start || reading.starts <= lender->ends) {
                term.end = lender->term.end;
                reading.ends = lender->ends;
            }
}

/// Reads one thing after another in one unit with the same working memory.
template <typename Amount> class UnitReader
{
public:
    using Said = Testimony<Amount>;

    UnitReader(const Knowledge &knowledge, Basis basis) : m_knowledge(knowledge), m_basis(basis) { }

    /// What is said of a thing amounts to.
    std::optional<Reading<Amount>> read(std::span<const Said> said, const Knowledge::Verdicts *verdicts)
    {
        look(said, verdicts);
        m_known = m_hearing.known();
        if (m_basis == Basis::Official)
            m_hearing.hear(said, m_knowledge, verdicts, true);
        const auto standing = m_hearing.standing();
        if (standing.empty())
            return std::nullopt;
        m_chosen = standing[chosenAmong(standing, m_basis, itself)];
        Reading<Amount> found{.value = valueOn(m_chosen->figures, m_basis),
                              .low = m_chosen->figures.lower,
                              .high = m_chosen->figures.upper,
                              .claim = m_chosen->claim,
                              .term = m_chosen->term,
                              .starts = m_chosen->starts,
                              .ends = m_chosen->ends};
        for (const Said *each : standing) {
            found.low = std::min(found.low, each->figures.lower);
            found.high = std::max(found.high, each->figures.upper);
        }
        if (!found.term.start || !found.term.end)
            lendTerm<Amount>(found, m_hearing.remaining());
        return found;
    }

    /// Only looks whether what is said is contested.
    void look(std::span<const Said> said, const Knowledge::Verdicts *verdicts)
    {
        m_hearing.hear(said, m_knowledge, verdicts, false);
        m_isContested = ledger::isContested(m_hearing, verdicts);
    }

    int known() const { return m_known; } ///< claims on what was read last
    bool isContested() const { return m_isContested; } ///< what was read or looked at last; whatever the basis
    const Said &chosen() const { return *m_chosen; } ///< what counts of what was read last, where something does
    /// The first day on which something that remains was said of what was read last.
    Day firstSaid() const
    {
        Day first = m_chosen->stated;
        for (const Said *each : m_hearing.remaining())
            first = std::min(first, each->stated);
        return first;
    }

private:
    const Knowledge &m_knowledge;
    Basis m_basis;
    Hearing<Amount> m_hearing;
    const Said *m_chosen = nullptr;
    int m_known = 0;
    bool m_isContested = false;
};

/// Reads deals with their parts.
class Reader
{
public:
    Reader(const Knowledge &knowledge, Basis basis)
        : m_knowledge(knowledge)
        , m_dollars(knowledge, basis)
        , m_power(knowledge, basis)
    {
    }

    CommitmentReading read(const CommitmentOnFile &part, const DealOnFile &deal)
    {
        CommitmentReading found{.dossier = part.dossier,
                                .payer = part.payer,
                                .payee = part.payee,
                                .source = -1,
                                .knownClaims = 0,
                                .nature = part.nature,
                                .firmness = part.firmness,
                                .isContested = false,
                                .hedge = {},
                                .firstSaid = {},
                                .since = {},
                                .reading = m_dollars.read(part.said, verdictsOn(SubjectKind::Commitment, part))};
        found.knownClaims = m_dollars.known();
        found.isContested = m_dollars.isContested();
        if (found.reading) {
            found.source = m_dollars.chosen().source;
            found.hedge = m_dollars.chosen().hedge;
            found.firstSaid = m_dollars.firstSaid();
            found.since = deal.announced ? *deal.announced : found.reading->claim->stated.first();
        }
        return found;
    }

    DeploymentReading read(const DeploymentOnFile &part)
    {
        const auto *verdicts = verdictsOn(SubjectKind::Deployment, part);
        DeploymentReading found{.dossier = part.dossier,
                                .operatedBy = part.operatedBy,
                                .tenant = part.tenant,
                                .supplier = part.supplier,
                                .knownClaims = 0,
                                .counts = part.counts,
                                .isContested = false,
                                .reading = m_power.read(part.power, verdicts)};
        found.knownClaims = m_power.known();
        found.isContested = m_power.isContested();
        if (!found.isContested) {
            m_power.look(part.accelerators, verdicts);
            found.isContested = m_power.isContested();
        }
        return found;
    }

    /// The deal itself, without its parts.
    DealReading read(const DealOnFile &file)
    {
        DealReading found;
        found.dossier = file.dossier;
        found.status = m_knowledge.statusOf(file.status, file.ended);
        found.counts = found.status != DealStatus::Cancelled && found.status != DealStatus::Lapsed;
        found.kind = file.kind;
        if (file.dollars.empty() && file.power.empty())
            return found;
        const auto *verdicts = verdictsOn(SubjectKind::Deal, file);
        found.asWhole = m_dollars.read(file.dollars, verdicts);
        m_power.look(file.power, verdicts);
        found.isContested = m_dollars.isContested() || m_power.isContested();
        return found;
    }

private:
    template <typename OnFile> const Knowledge::Verdicts *verdictsOn(SubjectKind kind, const OnFile &file) const
    {
        return file.isJudged ? m_knowledge.verdictsOn(kind, file.dossier->record.id.text) : nullptr;
    }

    const Knowledge &m_knowledge;
    UnitReader<Usd> m_dollars;
    UnitReader<Gigawatts> m_power;
};

/// How much of some deals is known.
struct KnownParts
{
    std::size_t deals = 0;
    std::size_t commitments = 0;
    std::size_t deployments = 0;

    friend KnownParts operator+(KnownParts one, const KnownParts &other) { return one += other; }
    KnownParts &operator+=(const KnownParts &other)
    {
        deals += other.deals;
        commitments += other.commitments;
        deployments += other.deployments;
        return *this;
    }
};

KnownParts knownIn(const CaseFile &block, const Knowledge &knowledge)
{
    KnownParts known;
    for (const DealExtent &deal : block.extents)
        if (knowledge.reaches(deal.knownSince))
            known += {1, deal.commitments, deal.deployments};
    return known;
}

/// The states of what is said of a subject in one unit; those of claims in others are left as they are.
template <typename Amount>
void stateClaims(const Hearing<Amount> &hearing, Basis basis, std::span<const Claim> claims,
                 std::vector<ClaimState> &states)
{
    const auto stateTo = [&](const Testimony<Amount> *said, ClaimState state) {
        states[static_cast<std::size_t>(said->claim - claims.data())] = state;
    };
    for (const auto *said : hearing.remaining())
        stateTo(said, ClaimState::History);
    const auto standing = hearing.standing();
    for (const auto *said : standing)
        stateTo(said, ClaimState::Stands);
    if (!standing.empty())
        stateTo(standing[chosenAmong(standing, basis, itself)], ClaimState::Counts);
}
} // namespace

template <> std::span<const std::string_view> words<ClaimState>() { return claimStateWords; }
template <> std::span<const std::string_view> words<NoValue>() { return noValueWords; }

Readings::Readings(LedgerPtr ledger, std::optional<PartialDate> asOf, Basis basis, const CaseFilesPtr &before)
    : m_ledger(std::move(ledger))
    , m_asOf(asOf)
    , m_basis(basis)
    , m_knowledge(*m_ledger, asOf)
    , m_caseFiles(before && before->ledger() == m_ledger ? before
                                                         : std::make_shared<const CaseFiles>(m_ledger, before.get()))
{
    readAll();
}

void Readings::readAll()
{
    const auto blocks = m_caseFiles->blocks();
    std::vector<KnownParts> before(blocks.size() + 1); // what is known in all blocks before each
    inRuns(blocks.size(), fewestBlocksRead, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            before[i + 1] = knownIn(*blocks[i], m_knowledge);
        return last;
    });
    std::partial_sum(before.begin(), before.end(), before.begin());
    m_deals.resize(before.back().deals);
    m_commitments.resize(before.back().commitments);
    m_deployments.resize(before.back().deployments);
    inRuns(blocks.size(), fewestBlocksRead, [&](std::size_t first, std::size_t last) {
        Reader reader(m_knowledge, m_basis);
        KnownParts at = before[first];
        for (std::size_t i = first; i < last; ++i)
            for (const DealOnFile &file : blocks[i]->deals) {
                if (!m_knowledge.reaches(file.knownSince))
                    continue;
                DealReading &deal = m_deals[at.deals];
                deal = reader.read(file);
                deal.commitments = std::span(m_commitments).subspan(at.commitments, file.commitments.size());
                deal.deployments = std::span(m_deployments).subspan(at.deployments, file.deployments.size());
                for (std::size_t part = 0; part < file.commitments.size(); ++part)
                    m_commitments[at.commitments + part] = reader.read(file.commitments[part], file);
                for (std::size_t part = 0; part < file.deployments.size(); ++part)
                    m_deployments[at.deployments + part] = reader.read(file.deployments[part]);
                at += {1, file.commitments.size(), file.deployments.size()};
            }
        return at.deals;
    });
}

std::vector<ClaimState> Readings::states(const Subject &subject, std::span<const Claim> claims) const
{
    const Knowledge::Verdicts *verdicts = m_knowledge.verdictsOn(subject.kind, subject.id);
    std::vector<ClaimState> states(claims.size(), ClaimState::NotYetKnown);
    const auto state = [&]<typename Amount>(Unit unit, Amount) {
        const TestimoniesOn<Amount> said(claims, unit);
        Hearing<Amount> hearing;
        hearing.hear(said.all(), m_knowledge, verdicts, m_basis == Basis::Official);
        stateClaims(hearing, m_basis, claims, states);
    };
    state(Unit::Usd, Usd());
    state(Unit::Gigawatts, Gigawatts());
    state(Unit::Accelerators, Gigawatts());
    if (verdicts)
        for (std::size_t i = 0; i < claims.size(); ++i)
            if (m_knowledge.reaches(claims[i].stated)
                && std::ranges::find(verdicts->setAside, claims[i].id.text) != verdicts->setAside.end())
                states[i] = ClaimState::SetAside;
    return states;
}

} // namespace ledger
