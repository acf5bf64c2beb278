// Ledgers from flat lists of records and back. Dossiers are made by numbering owners first, through hash maps over the
// deals and parts as they lie in their lists, and moving every record to its owner afterwards: one pass each, no
// copies.

#include "ledgerbuilder.h"

#include <algorithm>
#include <limits>

namespace ledger
{

namespace
{
constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

using Numbers = std::unordered_map<std::string_view, std::uint32_t>;

template <typename Record> const std::string &idOf(const Record &record) { return record.id.text; }
const std::string &idOf(const CommitmentDossier &dossier) { return dossier.record.id.text; }
const std::string &idOf(const DeploymentDossier &dossier) { return dossier.record.id.text; }

/// By id; of two records with one id, which the rules refuse, the first stays.
template <typename Record> void arrange(std::vector<Record> &records)
{
    const auto byId = [](const Record &a, const Record &b) { return idOf(a) < idOf(b); };
    if (!std::is_sorted(records.begin(), records.end(), byId))
        std::stable_sort(records.begin(), records.end(), byId);
    const auto sameId = [](const Record &a, const Record &b) { return idOf(a) == idOf(b); };
    records.erase(std::unique(records.begin(), records.end(), sameId), records.end());
}

template <typename Record> std::vector<Record> copiedById(std::vector<const Record *> records)
{
    std::sort(records.begin(), records.end(), [](const Record *a, const Record *b) { return a->id.text < b->id.text; });
    std::vector<Record> copies;
    copies.reserve(records.size());
    for (const Record *record : records)
        copies.push_back(*record);
    return copies;
}

template <typename Record> Numbers numbersOf(const std::vector<Record> &records)
{
    Numbers numbers;
    numbers.reserve(records.size());
    for (std::uint32_t i = 0; i < records.size(); ++i)
        numbers.emplace(records[i].id.text, i);
    return numbers;
}

std::uint32_t numberOf(const Numbers &numbers, const std::string &id)
{
    const auto found = numbers.find(id);
    return found == numbers.end() ? nobody : found->second;
}

template <typename Part> std::vector<std::uint32_t> ownersOf(const std::vector<Part> &parts, const Numbers &deals)
{
    std::vector<std::uint32_t> owners;
    owners.reserve(parts.size());
    for (const Part &part : parts)
        owners.push_back(numberOf(deals, part.deal.text));
    return owners;
}

/// Puts a deal's parts of one kind into lists of just the right size, and says where each of them went.
template <typename Dossier, typename Part>
std::vector<Dossier *> distribute(std::vector<Part> &parts, const std::vector<std::uint32_t> &owners,
                                  std::vector<DealEdit> &deals, std::vector<Dossier> DealDossier::*list)
{
    std::vector<std::uint32_t> counts(deals.size(), 0);
    for (const std::uint32_t owner : owners)
        if (owner != nobody)
            ++counts[owner];
    for (std::size_t i = 0; i < deals.size(); ++i)
        ((*deals[i].after).*list).reserve(counts[i]);
    std::vector<Dossier *> dossiers(parts.size(), nullptr);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (owners[i] == nobody)
            continue;
        auto &siblings = (*deals[owners[i]].after).*list;
        siblings.push_back(Dossier{std::move(parts[i]), {}});
        dossiers[i] = &siblings.back();
    }
    return dossiers;
}

/// For each claim the number of what it is about: deals first, then commitments, then deployments.
std::vector<std::uint32_t> ownersOfClaims(const Records &records, const Numbers &deals)
{
    const Numbers commitments = numbersOf(records.commitments);
    const Numbers deployments = numbersOf(records.deployments);
    const auto firstCommitment = static_cast<std::uint32_t>(records.deals.size());
    const auto firstDeployment = static_cast<std::uint32_t>(firstCommitment + records.commitments.size());
    const auto shifted = [](std::uint32_t number, std::uint32_t by) { return number == nobody ? nobody : number + by; };
    std::vector<std::uint32_t> owners;
    owners.reserve(records.claims.size());
    for (const Claim &claim : records.claims) {
        std::uint32_t owner = nobody;
        if (claim.of.kind == SubjectKind::Commitment)
            owner = shifted(numberOf(commitments, claim.of.id), firstCommitment);
        else if (claim.of.kind == SubjectKind::Deployment)
            owner = shifted(numberOf(deployments, claim.of.id), firstDeployment);
        else if (claim.of.kind == SubjectKind::Deal)
            owner = numberOf(deals, claim.of.id);
        owners.push_back(owner);
    }
    return owners;
}

void distributeClaims(std::vector<Claim> &claims, const std::vector<std::uint32_t> &owners,
                      const std::vector<std::vector<Claim> *> &lists)
{
    std::vector<std::uint32_t> counts(lists.size(), 0);
    for (const std::uint32_t owner : owners)
        if (owner != nobody)
            ++counts[owner];
    for (std::size_t i = 0; i < lists.size(); ++i)
        if (lists[i])
            lists[i]->reserve(counts[i]);
    for (std::size_t i = 0; i < claims.size(); ++i)
        if (owners[i] != nobody && lists[owners[i]])
            lists[owners[i]]->push_back(std::move(claims[i]));
}

void arrangeParts(DealDossier &deal)
{
    arrange(deal.claims);
    arrange(deal.commitments);
    arrange(deal.deployments);
    for (CommitmentDossier &commitment : deal.commitments)
        arrange(commitment.claims);
    for (DeploymentDossier &deployment : deal.deployments)
        arrange(deployment.claims);
}

/// The deals with all their parts.
std::vector<DealEdit> dossiersOf(Records &records)
{
    const Numbers numbers = numbersOf(records.deals);
    const std::vector<std::uint32_t> commitmentOwners = ownersOf(records.commitments, numbers);
    const std::vector<std::uint32_t> deploymentOwners = ownersOf(records.deployments, numbers);
    const std::vector<std::uint32_t> claimOwners = ownersOfClaims(records, numbers);

    std::vector<DealEdit> deals;
    deals.reserve(records.deals.size());
    for (Deal &deal : records.deals) {
        Id<Deal> id = deal.id;
        deals.push_back({std::move(id), DealDossier{.record = std::move(deal)}});
    }
    std::vector<std::vector<Claim> *> lists;
    for (DealEdit &deal : deals)
        lists.push_back(&deal.after->claims);
    for (CommitmentDossier *dossier :
         distribute(records.commitments, commitmentOwners, deals, &DealDossier::commitments))
        lists.push_back(dossier ? &dossier->claims : nullptr);
    for (DeploymentDossier *dossier :
         distribute(records.deployments, deploymentOwners, deals, &DealDossier::deployments))
        lists.push_back(dossier ? &dossier->claims : nullptr);
    distributeClaims(records.claims, claimOwners, lists);
    for (DealEdit &deal : deals)
        arrangeParts(*deal.after);
    return deals;
}
} // namespace

LedgerPtr ledgerOf(Records records)
{
    arrange(records.sources);
    arrange(records.parties);
    arrange(records.deals);
    arrange(records.observations);
    arrange(records.decisions);
    arrange(records.views);
    arrange(records.stories);

    LedgerBuilder builder;
    builder.setTitle(std::move(records.title));
    builder.editDeals(dossiersOf(records));
    builder.setTable(std::move(records.sources));
    builder.setTable(std::move(records.parties));
    builder.setTable(std::move(records.observations));
    builder.setTable(std::move(records.decisions));
    builder.setTable(std::move(records.views));
    builder.setTable(std::move(records.stories));
    return std::move(builder).ledger();
}

Records recordsOf(const Ledger &ledger)
{
    Records records{.title = ledger.title(),
                    .sources = ledger.sources(),
                    .parties = ledger.parties(),
                    .observations = ledger.observations(),
                    .decisions = ledger.decisions(),
                    .views = ledger.views(),
                    .stories = ledger.stories()};
    std::vector<const Commitment *> commitments;
    std::vector<const Deployment *> deployments;
    std::vector<const Claim *> claims;
    const auto add = [&claims](const auto &parts, auto &into) {
        for (const auto &part : parts) {
            into.push_back(&part.record);
            for (const Claim &claim : part.claims)
                claims.push_back(&claim);
        }
    };
    records.deals.reserve(ledger.count(RecordKind::Deal));
    for (const auto &block : ledger.dealBlocks())
        for (const DealDossier &deal : *block) {
            records.deals.push_back(deal.record);
            for (const Claim &claim : deal.claims)
                claims.push_back(&claim);
            add(deal.commitments, commitments);
            add(deal.deployments, deployments);
        }
    records.commitments = copiedById(std::move(commitments));
    records.deployments = copiedById(std::move(deployments));
    records.claims = copiedById(std::move(claims));
    return records;
}

} // namespace ledger
