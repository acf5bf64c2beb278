#include "listing.h"

#include "passes.h"
#include "periods.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace ledger
{

namespace
{
/// Whether a deal is shown: kind and status pass and, where they are asked for, one of its commitments does (for the
/// party, a deployment or a role will do).
bool isShown(const DealReading &deal, const Passes &passes)
{
    if (!passes.shows(deal))
        return false;
    const auto commitmentPasses = [&](const CommitmentReading &part) { return passes.passes(part); };
    if (std::ranges::any_of(deal.commitments, commitmentPasses))
        return true;
    const auto passesButForParty = [&](const CommitmentReading &part) { return passes.passesButForParty(part); };
    if (passes.asksForCommitments() && std::ranges::none_of(deal.commitments, passesButForParty))
        return false;
    return !passes.asksForParty() || passes.isOfParty(deal.dossier->record)
        || std::ranges::any_of(deal.deployments, [&](const DeploymentReading &part) { return passes.passes(part); });
}

/// Calls back with each deal that is shown, in the order of ids.
template <typename Callback> void forEachShown(const Readings &readings, const Lens &lens, Callback callback)
{
    const Passes passes(readings.ledger(), lens);
    for (const DealReading &deal : readings.deals())
        if (isShown(deal, passes))
            callback(deal);
}

/// Calls back with every claim of a deal and where it is.
template <typename Callback> void forEachClaim(const DealDossier &deal, Callback callback)
{
    for (const Claim &claim : deal.claims)
        callback(ClaimPlace{&deal, nullptr, nullptr, &claim});
    for (const CommitmentDossier &part : deal.commitments)
        for (const Claim &claim : part.claims)
            callback(ClaimPlace{&deal, &part, nullptr, &claim});
    for (const DeploymentDossier &part : deal.deployments)
        for (const Claim &claim : part.claims)
            callback(ClaimPlace{&deal, nullptr, &part, &claim});
}

int claimsIn(const DealDossier &deal)
{
    std::size_t claims = deal.claims.size();
    for (const CommitmentDossier &part : deal.commitments)
        claims += part.claims.size();
    for (const DeploymentDossier &part : deal.deployments)
        claims += part.claims.size();
    return static_cast<int>(claims);
}

int contestedIn(const DealReading &deal)
{
    const auto isContested = [](const auto &thing) { return thing.isContested; };
    return static_cast<int>(std::ranges::count_if(deal.commitments, isContested)
                            + std::ranges::count_if(deal.deployments, isContested))
        + (deal.isContested ? 1 : 0);
}

/// Whether a lens leaves deals out for another reason than that they are unknown.
bool filtersDeals(const Lens &lens)
{
    return !lens.payers.empty() || !lens.payees.empty() || !lens.parties.empty() || !lens.natures.empty()
        || !lens.firmnesses.empty() || !lens.kinds.empty() || !lens.statuses.empty();
}

/// The positions of the parties that have a part in a deal, each once.
std::vector<int> partiesIn(const DealReading &deal, const Ledger &ledger)
{
    std::vector<int> parties;
    for (const RoleHolder &holder : deal.dossier->record.parties)
        parties.push_back(ledger.partyNumber(holder.party));
    for (const CommitmentReading &part : deal.commitments)
        parties.insert(parties.end(), {part.payer, part.payee});
    for (const DeploymentReading &part : deal.deployments)
        parties.insert(parties.end(), {part.operatedBy, part.tenant, part.supplier});
    std::ranges::sort(parties);
    parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
    return parties;
}
} // namespace

std::vector<DealRow> dealRows(const Readings &readings, const Lens &lens)
{
    std::vector<DealRow> rows;
    forEachShown(readings, lens, [&](const DealReading &deal) {
        rows.push_back({deal.dossier, deal.status, claimsIn(*deal.dossier), contestedIn(deal)});
    });
    return rows;
}

std::vector<ClaimRow> claimRows(const Readings &readings, const Lens &lens)
{
    std::vector<ClaimRow> rows;
    forEachShown(readings, lens, [&](const DealReading &deal) {
        const auto add = [&](const auto &dossier, SubjectKind kind, const CommitmentDossier *commitment,
                             const DeploymentDossier *deployment) {
            const auto states = readings.states({kind, dossier.record.id.text}, dossier.claims);
            for (std::size_t i = 0; i < states.size(); ++i)
                rows.push_back({deal.dossier, commitment, deployment, &dossier.claims[i], states[i]});
        };
        add(*deal.dossier, SubjectKind::Deal, nullptr, nullptr);
        for (const CommitmentDossier &part : deal.dossier->commitments)
            add(part, SubjectKind::Commitment, &part, nullptr);
        for (const DeploymentDossier &part : deal.dossier->deployments)
            add(part, SubjectKind::Deployment, nullptr, &part);
    });
    std::ranges::sort(rows, {}, [](const ClaimRow &row) { return std::string_view(row.claim->id.text); });
    return rows;
}

std::vector<PartyRow> partyRows(const Readings &readings, const Lens &lens)
{
    const std::vector<Party> &parties = readings.ledger().parties();
    std::vector<int> deals(parties.size(), 0);
    forEachShown(readings, lens, [&](const DealReading &deal) {
        for (const int party : partiesIn(deal, readings.ledger()))
            if (party >= 0)
                ++deals[static_cast<std::size_t>(party)];
    });
    std::vector<PartyRow> rows;
    for (std::size_t i = 0; i < parties.size(); ++i)
        if (deals[i] > 0 || !filtersDeals(lens))
            rows.push_back({&parties[i], deals[i]});
    return rows;
}

std::vector<SourceRow> sourceRows(const Readings &readings, const Lens &lens)
{
    const Ledger &ledger = readings.ledger();
    std::unordered_map<const Source *, int> claims;
    forEachShown(readings, lens, [&](const DealReading &deal) {
        for (const Id<Source> &source : deal.dossier->record.sources)
            claims.try_emplace(ledger.find(source), 0);
        forEachClaim(*deal.dossier, [&](const ClaimPlace &place) { ++claims[ledger.find(place.claim->source)]; });
    });
    for (const Observation *observation : observationRows(readings, lens))
        claims.try_emplace(ledger.find(observation->source), 0);

    const bool showsAll = !filtersDeals(lens) && !lens.asOf && !lens.from && !lens.to;
    std::vector<SourceRow> rows;
    for (const Source &source : ledger.sources())
        if (const auto found = claims.find(&source); found != claims.end() || showsAll)
            rows.push_back({&source, found == claims.end() ? 0 : found->second});
    return rows;
}

std::vector<const Observation *> observationRows(const Readings &readings, const Lens &lens)
{
    const Ledger &ledger = readings.ledger();
    const Passes passes(ledger, lens);
    const Bounds bounds = boundsOf(lens);
    std::vector<const Observation *> rows;
    for (const Observation &observation : ledger.observations()) {
        const Source *source = ledger.find(observation.source);
        const bool isKnown = !source || !source->published || readings.knowledge().reaches(*source->published);
        if (isKnown && passes.passes(observation) && bounds.meet(observation.date.first(), observation.date.last()))
            rows.push_back(&observation);
    }
    return rows;
}

std::vector<ChangeRow> changeRows(const Ledger &ledger, const Lens &lens)
{
    const Passes passes(ledger, lens);
    const Bounds bounds = boundsOf(lens);
    const Knowledge knowledge(ledger, lens.asOf);

    std::vector<ChangeRow> rows;
    for (const auto &block : ledger.dealBlocks())
        for (const DealDossier &deal : *block) {
            if (!lens.kinds.empty() && std::ranges::find(lens.kinds, deal.record.kind) == lens.kinds.end())
                continue;
            forEachClaim(deal, [&](const ClaimPlace &place) {
                const Day day = place.claim->stated.last();
                if (bounds.meet(day, day) && knowledge.reaches(place.claim->stated) && passes.isOfParty(place))
                    rows.push_back({day, place, headlineOf(*place.claim)});
            });
        }
    std::ranges::sort(rows, [](const ChangeRow &a, const ChangeRow &b) {
        return a.day != b.day ? a.day < b.day : a.place.claim->id < b.place.claim->id;
    });
    return rows;
}

std::vector<SaidDay> saidDays(const Ledger &ledger)
{
    std::unordered_map<int, int> claimsOn;
    for (const auto &block : ledger.dealBlocks())
        for (const DealDossier &deal : *block)
            forEachClaim(deal, [&](const ClaimPlace &place) {
                ++claimsOn[static_cast<int>(place.claim->stated.last().time_since_epoch().count())];
            });
    std::vector<SaidDay> days;
    for (const auto &[day, claims] : claimsOn)
        days.push_back({Day(std::chrono::days(day)), claims});
    std::ranges::sort(days, {}, &SaidDay::day);
    return days;
}

} // namespace ledger
