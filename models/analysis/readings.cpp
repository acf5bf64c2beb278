#include "readings.h"

#include "choice.h"
#include "hearing.h"
#include "runs.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

// Which claim counts (semantics.md, 4), for every thing of a ledger in one pass over its case files: Knowledge says
// what is known and set aside, Hearing what remains and stands, choice.h which of those is chosen, and lendTerm what
// its term borrows. Deals do not depend on each other: what other readings made of one is right for these as well where
// no day on which something turns for it lies between their days. And all cores read at once, block by block, each
// writing where its deals belong.

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

} // namespace

/// Reads one thing after another in one unit with the same working memory.
template <typename Amount> class UnitReader
{
public:
    using Said = Testimony<Amount>;

    UnitReader(const Knowledge &knowledge, Basis basis) : m_knowledge(knowledge), m_basis(basis) { }

    /// What is said of a thing amounts to.
    std::optional<Reading<Amount>> read(std::span<const Said> said, const Knowledge::Verdicts &verdicts)
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
    void look(std::span<const Said> said, const Knowledge::Verdicts &verdicts)
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

namespace
{
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

/// Reads deals with their parts, from one case file after another.
class Readings::DealReader
{
public:
    DealReader(const Knowledge &knowledge, Basis basis)
        : m_knowledge(knowledge)
        , m_dollars(knowledge, basis)
        , m_power(knowledge, basis)
    {
    }

    /// Opens a file at its first deal.
    void open(const CaseFile &file)
    {
        m_page = {file.turns, file.deals, file.commitments, file.deployments, file.dollars.all(), file.power.all()};
        m_asked.clear();
    }

    /// Whether something turns for the deal where the file is open between the day and that of other knowledge.
    bool turns(const DealExtent &extent, const Knowledge &other) const
    {
        return m_knowledge.differs(other, m_page.turns.first(extent.turns));
    }

    /// Notes that the deal where the file is open is to be read, and where the readings go.
    void ask(const DealExtent &extent, const Extent &at)
    {
        m_asked.emplace_back(m_page.deals.data(), at);
        fetch(m_page.deals.first(1));
        fetch(m_page.commitments.first(extent.commitments));
        fetch(m_page.deployments.first(extent.deployments));
        fetch(m_page.dollars.first(extent.dollars));
        fetch(m_page.power.first(extent.power));
    }

    /// Goes on to the next deal.
    void turnOver(const DealExtent &extent)
    {
        m_page.turns = m_page.turns.subspan(extent.turns);
        m_page.deals = m_page.deals.subspan(1);
        m_page.commitments = m_page.commitments.subspan(extent.commitments);
        m_page.deployments = m_page.deployments.subspan(extent.deployments);
        m_page.dollars = m_page.dollars.subspan(extent.dollars);
        m_page.power = m_page.power.subspan(extent.power);
    }

    /// What is to be read of the file.
    const std::vector<std::pair<const DealOnFile *, Extent>> &asked() const { return m_asked; }

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
        const Knowledge::Verdicts verdicts = verdictsOn(SubjectKind::Deployment, part);
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

    /// The deal itself, without its parts; what is said of it as a whole goes into `whole`.
    DealReading read(const DealOnFile &file, Reading<Usd> *whole)
    {
        DealReading found;
        found.dossier = file.dossier;
        found.status = m_knowledge.statusOf(file.status, file.ended);
        found.counts = found.status != DealStatus::Cancelled && found.status != DealStatus::Lapsed;
        found.kind = file.kind;
        if (file.dollars.empty() && file.power.empty())
            return found;
        const Knowledge::Verdicts verdicts = verdictsOn(SubjectKind::Deal, file);
        if (const auto said = m_dollars.read(file.dollars, verdicts)) {
            *whole = *said;
            found.asWhole = whole;
        }
        m_power.look(file.power, verdicts);
        found.isContested = m_dollars.isContested() || m_power.isContested();
        return found;
    }

private:
    template <typename OnFile> Knowledge::Verdicts verdictsOn(SubjectKind kind, const OnFile &file) const
    {
        return file.isJudged ? m_knowledge.verdictsOn(kind, file.dossier->record.id.text) : Knowledge::Verdicts();
    }

    /// Has memory brought near.
    template <typename Thing> static void fetch(std::span<const Thing> things)
    {
        constexpr std::size_t line = 64;
        const auto bytes = std::as_bytes(things);
        for (std::size_t i = 0; i < bytes.size(); i += line)
            __builtin_prefetch(bytes.data() + i);
    }

    /// What of a file comes from one deal on.
    struct Page
    {
        std::span<const Day> turns = {};
        std::span<const DealOnFile> deals = {};
        std::span<const CommitmentOnFile> commitments = {};
        std::span<const DeploymentOnFile> deployments = {};
        std::span<const Testimony<Usd>> dollars = {};
        std::span<const Testimony<Gigawatts>> power = {};
    };

    Page m_page;
    std::vector<std::pair<const DealOnFile *, Extent>> m_asked;
    const Knowledge &m_knowledge;
    UnitReader<Usd> m_dollars;
    UnitReader<Gigawatts> m_power;
};

template <> std::span<const std::string_view> words<ClaimState>() { return claimStateWords; }
template <> std::span<const std::string_view> words<NoValue>() { return noValueWords; }

Readings::Readings(LedgerPtr ledger, std::optional<PartialDate> asOf, Basis basis, const Readings *before)
    : m_ledger(std::move(ledger))
    , m_asOf(asOf)
    , m_basis(basis)
    , m_caseFiles(before && before->m_ledger == m_ledger
                      ? before->m_caseFiles
                      : std::make_shared<const CaseFiles>(m_ledger, before ? before->m_caseFiles.get() : nullptr))
    , m_knowledge(*m_ledger, asOf, before ? &before->m_knowledge : nullptr)
{
    readAll(before && before->m_basis == m_basis ? before : nullptr);
}

void Readings::readAll(const Readings *before)
{
    const auto blocks = m_caseFiles->blocks();
    m_starts.resize(blocks.size() + 1);
    inRuns(blocks.size(), fewestBlocksRead, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            m_starts[i + 1] = knownIn(*blocks[i]);
        return last;
    });
    std::partial_sum(m_starts.begin(), m_starts.end(), m_starts.begin());
    m_deals.resize(m_starts.back().deals);
    m_commitments.resize(m_starts.back().commitments);
    m_deployments.resize(m_starts.back().deployments);
    m_wholes.resize(m_starts.back().wholes);
    const std::vector<const Extent *> startsBefore = startsIn(before);
    inRuns(blocks.size(), fewestBlocksRead, [&](std::size_t first, std::size_t last) {
        DealReader reader(m_knowledge, m_basis);
        for (std::size_t i = first; i < last; ++i)
            readBlock(i, reader, before, startsBefore[i]);
        return last;
    });
}

Readings::Extent Readings::knownIn(const CaseFile &block) const
{
    Extent known;
    for (const DealExtent &deal : block.extents)
        if (m_knowledge.reaches(deal.knownSince))
            known += deal;
    return known;
}

/// For each block where it begins in other readings, or null where it is not in them as it is here.
std::vector<const Readings::Extent *> Readings::startsIn(const Readings *before) const
{
    const auto blocks = m_caseFiles->blocks();
    std::vector<const Extent *> starts(blocks.size(), nullptr);
    if (!before)
        return starts;
    std::unordered_map<const CaseFile *, const Extent *> known;
    for (std::size_t i = 0; i < before->m_caseFiles->blocks().size(); ++i)
        known.emplace(before->m_caseFiles->blocks()[i].get(), &before->m_starts[i]);
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (const auto found = known.find(blocks[i].get()); found != known.end())
            starts[i] = found->second;
    return starts;
}

// What is to be read lies here and there in memory, so it is all asked for before any of it is read: the one deal is on
// its way while the other is thought about.
void Readings::readBlock(std::size_t block, DealReader &reader, const Readings *before, const Extent *start)
{
    const CaseFile &file = *m_caseFiles->blocks()[block];
    Extent at = m_starts[block];
    Extent from = start ? *start : Extent();
    reader.open(file);
    for (const DealExtent &extent : file.extents) {
        const bool wasKnown = start && before->m_knowledge.reaches(extent.knownSince);
        const bool isKnown = m_knowledge.reaches(extent.knownSince);
        const bool isRead = isKnown && !(wasKnown && !reader.turns(extent, before->m_knowledge));
        if (isRead)
            reader.ask(extent, at);
        else if (isKnown)
            takeOver(*before, from, extent, at);
        if (isKnown)
            at += extent;
        if (wasKnown)
            from += extent;
        reader.turnOver(extent);
    }
    for (const auto &[deal, place] : reader.asked())
        read(*deal, reader, place);
}

/// Says where the parts of a deal lie.
void Readings::place(DealReading &deal, const Extent &at, std::size_t commitments, std::size_t deployments)
{
    deal.commitments = std::span(m_commitments).subspan(at.commitments, commitments);
    deal.deployments = std::span(m_deployments).subspan(at.deployments, deployments);
}

void Readings::read(const DealOnFile &file, DealReader &reader, const Extent &at)
{
    DealReading &deal = m_deals[at.deals];
    deal = reader.read(file, m_wholes.data() + at.wholes);
    place(deal, at, file.commitments.size(), file.deployments.size());
    for (std::size_t part = 0; part < file.commitments.size(); ++part)
        m_commitments[at.commitments + part] = reader.read(file.commitments[part], file);
    for (std::size_t part = 0; part < file.deployments.size(); ++part)
        m_deployments[at.deployments + part] = reader.read(file.deployments[part]);
}

void Readings::takeOver(const Readings &before, const Extent &from, const DealExtent &extent, const Extent &at)
{
    DealReading &deal = m_deals[at.deals];
    deal = before.m_deals[from.deals];
    place(deal, at, extent.commitments, extent.deployments);
    std::copy_n(before.m_commitments.data() + from.commitments, extent.commitments,
                m_commitments.data() + at.commitments);
    std::copy_n(before.m_deployments.data() + from.deployments, extent.deployments,
                m_deployments.data() + at.deployments);
    if (deal.asWhole) {
        m_wholes[at.wholes] = *deal.asWhole;
        deal.asWhole = m_wholes.data() + at.wholes;
    }
}

std::vector<ClaimState> Readings::states(const Subject &subject, std::span<const Claim> claims) const
{
    const Knowledge::Verdicts verdicts = m_knowledge.verdictsOn(subject.kind, subject.id);
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
    for (std::size_t i = 0; i < claims.size(); ++i)
        if (m_knowledge.reaches(claims[i].stated) && verdicts.setAside(claims[i]))
            states[i] = ClaimState::SetAside;
    return states;
}

const DealReading *readingOf(const Readings &readings, const Id<Deal> &id)
{
    const auto deals = readings.deals();
    const auto found = std::ranges::lower_bound(
        deals, id, {}, [](const DealReading &deal) -> const Id<Deal> & { return deal.dossier->record.id; });
    return found != deals.end() && found->dossier->record.id == id ? &*found : nullptr;
}

} // namespace ledger
