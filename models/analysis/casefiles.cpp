#include "casefiles.h"

#include "runs.h"

#include <array>
#include <unordered_map>

namespace ledger
{

namespace
{
constexpr std::size_t fewestBlocksFiled = 4; // fewer are done before a thread has begun

/// The subjects of all decisions, and the days on which these were taken.
class Judged
{
public:
    explicit Judged(const Ledger &ledger)
    {
        for (const Decision &decision : ledger.decisions())
            m_days[static_cast<std::size_t>(decision.of.kind)][decision.of.id].push_back(decision.decided.last());
    }

    /// The days of all decisions on a subject.
    [[nodiscard]] std::span<const Day> daysOf(SubjectKind kind, const std::string &id) const
    {
        const auto &days = m_days[static_cast<std::size_t>(kind)];
        const auto found = days.empty() ? days.end() : days.find(id);
        return found == days.end() ? std::span<const Day>() : found->second;
    }

private:
    std::array<std::unordered_map<std::string_view, std::vector<Day>>, 4> m_days;
};

/// How much there is in a block.
struct Extent
{
    std::size_t dollars = 0; ///< claims in dollars
    std::size_t power = 0; ///< claims in other units
    std::size_t older = 0; ///< what claims supersede
    std::size_t commitments = 0;
    std::size_t deployments = 0;
};

Extent extentOf(const DealBlock &block)
{
    Extent extent;
    const auto add = [&extent](std::span<const Claim> claims) {
        for (const Claim &claim : claims)
            ++(claim.unit == Unit::Usd ? extent.dollars : extent.power);
        extent.older += olderIn(claims);
    };
    for (const DealDossier &deal : block) {
        extent.commitments += deal.commitments.size();
        extent.deployments += deal.deployments.size();
        add(deal.claims);
        for (const CommitmentDossier &part : deal.commitments)
            add(part.claims);
        for (const DeploymentDossier &part : deal.deployments)
            add(part.claims);
    }
    return extent;
}

/// How far a file goes.
struct CaseFileEnd
{
    std::size_t dollars = 0;
    std::size_t power = 0;
    std::size_t turns = 0;
};

CaseFileEnd endOf(const CaseFile &file)
{
    return {file.dollars.all().size(), file.power.all().size(), file.turns.size()};
}

/// Puts a block on file.
class Clerk
{
public:
    Clerk(const Ledger &ledger, const Judged &judged) : m_ledger(ledger), m_judged(judged)
    {
        for (std::size_t i = 0; i < ledger.sources().size(); ++i)
            m_sources.emplace(ledger.sources()[i].id.text, static_cast<int>(i));
    }

    [[nodiscard]] std::shared_ptr<const CaseFile> fileOf(const DealBlock &block) const
    {
        const Extent extent = extentOf(block);
        CaseFile file{.extents = {},
                      .turns = {},
                      .deals = {},
                      .commitments = {},
                      .deployments = {},
                      .dollars = Testimonies<Usd>(extent.dollars, extent.older),
                      .power = Testimonies<Gigawatts>(extent.power, extent.older)};
        file.extents.reserve(block.size());
        file.turns.reserve(extent.dollars + extent.power + block.size());
        file.deals.reserve(block.size());
        file.commitments.reserve(extent.commitments);
        file.deployments.reserve(extent.deployments);
        for (const DealDossier &deal : block) {
            const CaseFileEnd before = endOf(file);
            file.deals.push_back(onFile(deal, file));
            const CaseFileEnd after = endOf(file);
            file.extents.push_back({.knownSince = file.deals.back().knownSince,
                                    .commitments = static_cast<std::uint32_t>(deal.commitments.size()),
                                    .deployments = static_cast<std::uint32_t>(deal.deployments.size()),
                                    .dollars = static_cast<std::uint32_t>(after.dollars - before.dollars),
                                    .power = static_cast<std::uint32_t>(after.power - before.power),
                                    .turns = static_cast<std::uint32_t>(after.turns - before.turns),
                                    .isSpokenOf = !file.deals.back().dollars.empty()});
        }
        return std::make_shared<const CaseFile>(std::move(file));
    }

private:
    template <typename Amount>
    std::span<const Testimony<Amount>> take(Testimonies<Amount> &into, std::span<const Claim> claims, Unit unit) const
    {
        return into.take(claims, unit, [this](const Claim &claim) {
            const auto found = m_sources.find(claim.source.text);
            return found != m_sources.end() ? found->second : mergedSource(claim.source);
        });
    }

    /// Notes on which days something turns for a thing; whether there are decisions among it.
    bool noteTurns(SubjectKind kind, const std::string &id, std::span<const Claim> claims,
                   std::vector<Day> &turns) const
    {
        for (const Claim &claim : claims)
            turns.push_back(claim.stated.last());
        const std::span<const Day> decided = m_judged.daysOf(kind, id);
        turns.insert(turns.end(), decided.begin(), decided.end());
        return !decided.empty();
    }

    DealOnFile onFile(const DealDossier &deal, CaseFile &file) const
    {
        if (deal.record.ended)
            file.turns.push_back(deal.record.ended->last());
        const std::size_t firstCommitment = file.commitments.size();
        const std::size_t firstDeployment = file.deployments.size();
        for (const CommitmentDossier &part : deal.commitments)
            file.commitments.push_back(onFile(part, file));
        for (const DeploymentDossier &part : deal.deployments)
            file.deployments.push_back(onFile(part, file));
        return {.dossier = &deal,
                .knownSince = knownSince(deal),
                .announced = deal.record.announced ? std::optional(deal.record.announced->first()) : std::nullopt,
                .ended = deal.record.ended,
                .status = deal.record.status,
                .kind = deal.record.kind,
                .commitments = std::span(file.commitments).subspan(firstCommitment),
                .deployments = std::span(file.deployments).subspan(firstDeployment),
                .dollars = take(file.dollars, deal.claims, Unit::Usd),
                .power = take(file.power, deal.claims, Unit::Gigawatts),
                .isJudged = noteTurns(SubjectKind::Deal, deal.record.id.text, deal.claims, file.turns)};
    }

    CommitmentOnFile onFile(const CommitmentDossier &part, CaseFile &file) const
    {
        return {.dossier = &part,
                .said = take(file.dollars, part.claims, Unit::Usd),
                .payer = number(part.record.payer),
                .payee = number(part.record.payee),
                .nature = part.record.nature,
                .firmness = part.record.firmness,
                .isJudged = noteTurns(SubjectKind::Commitment, part.record.id.text, part.claims, file.turns)};
    }

    DeploymentOnFile onFile(const DeploymentDossier &part, CaseFile &file) const
    {
        return {.dossier = &part,
                .power = take(file.power, part.claims, Unit::Gigawatts),
                .accelerators = take(file.power, part.claims, Unit::Accelerators),
                .operatedBy = number(part.record.operatedBy),
                .tenant = number(part.record.tenant),
                .supplier = number(part.record.supplier),
                .counts = part.record.counts,
                .isJudged = noteTurns(SubjectKind::Deployment, part.record.id.text, part.claims, file.turns)};
    }

    [[nodiscard]] int mergedSource(const Id<Source> &id) const
    {
        const Source *source = m_ledger.find(id);
        return source ? static_cast<int>(source - m_ledger.sources().data()) : -1;
    }

    [[nodiscard]] int number(const Id<Party> &party) const
    {
        return party.isEmpty() ? -1 : m_ledger.partyNumber(party);
    }

    const Ledger &m_ledger;
    const Judged &m_judged;
    std::unordered_map<std::string_view, int> m_sources;
};

/// Whether the numbers and marks that blocks have in one ledger are right in another.
bool areLike(const Ledger &a, const Ledger &b)
{
    return &a.parties() == &b.parties() && &a.sources() == &b.sources() && &a.decisions() == &b.decisions();
}
} // namespace

CaseFiles::CaseFiles(LedgerPtr ledger, const CaseFiles *before)
    : m_ledger(std::move(ledger))
    , m_blocks(m_ledger->dealBlocks().size())
{
    const auto blocks = m_ledger->dealBlocks();
    std::unordered_map<const DealBlock *, std::size_t> old;
    if (before && areLike(*m_ledger, *before->m_ledger))
        for (std::size_t i = 0; i < before->m_blocks.size(); ++i)
            old.emplace(before->m_ledger->dealBlocks()[i].get(), i);
    std::vector<std::size_t> fresh;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (const auto found = old.find(blocks[i].get()); found != old.end())
            m_blocks[i] = before->m_blocks[found->second];
        else
            fresh.push_back(i);
    }
    if (fresh.empty())
        return;
    const Judged judged(*m_ledger);
    const Clerk clerk(*m_ledger, judged);
    inRuns(fresh.size(), fewestBlocksFiled, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i)
            m_blocks[fresh[i]] = clerk.fileOf(*blocks[fresh[i]]);
        return last - first;
    });
}

} // namespace ledger
