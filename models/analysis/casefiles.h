#pragma once

#include "knowledge.h"
#include "testimony.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

// A ledger made ready to be read: all that readings need of its claims and that no lens changes, block by block of its
// deals. A step through the days then reads these and leaves the records alone; an edit makes one block of them anew.
namespace ledger
{

/// A commitment as it is on file.
struct CommitmentOnFile
{
    const CommitmentDossier *dossier = nullptr;
    std::span<const Testimony<Usd>> said = {};
    int payer = -1; ///< position in Ledger::parties()
    int payee = -1;
    Nature nature = Nature::Consumption;
    Firmness firmness = Firmness::Firm;
    bool isJudged = false; ///< whether there is a decision on it, of whatever day
};

/// A deployment likewise.
struct DeploymentOnFile
{
    const DeploymentDossier *dossier = nullptr;
    std::span<const Testimony<Gigawatts>> power = {};
    std::span<const Testimony<Gigawatts>> accelerators = {};
    int operatedBy = -1;
    int tenant = -1;
    int supplier = -1;
    Counts counts = Counts::Site;
    bool isJudged = false;
};

/// A deal likewise.
struct DealOnFile
{
    const DealDossier *dossier = nullptr;
    Day knownSince = {};
    std::optional<Day> announced = {}; ///< the first day of the date
    std::optional<PartialDate> ended = {};
    DealStatus status = DealStatus::Announced; ///< today's
    DealKind kind = DealKind::Compute;
    std::span<const CommitmentOnFile> commitments = {};
    std::span<const DeploymentOnFile> deployments = {};
    std::span<const Testimony<Usd>> dollars = {}; ///< of the deal as a whole
    std::span<const Testimony<Gigawatts>> power = {};
    bool isJudged = false;
};

/// Since when a deal is known, how much of it there is then, and on how many days it may turn out otherwise: what every
/// reading looks at first, of all deals.
struct DealExtent
{
    Day knownSince = {};
    std::uint32_t commitments = 0;
    std::uint32_t deployments = 0;
    std::uint32_t dollars = 0; ///< testimonies on it and on its parts, of whatever day
    std::uint32_t power = 0;
    std::uint32_t turns = 0;
    bool isSpokenOf = false; ///< whether some in dollars are on the deal as a whole
};

/// The deals of a block, with what they point at.
struct CaseFile
{
    std::vector<DealExtent> extents; ///< of each of the deals
    std::vector<Day> turns; ///< deal after deal, the days from which on it is read with something more: see CaseFiles
    std::vector<DealOnFile> deals;
    std::vector<CommitmentOnFile> commitments;
    std::vector<DeploymentOnFile> deployments;
    Testimonies<Usd> dollars;
    Testimonies<Gigawatts> power;
};

/// The case files of a ledger, one for each of its blocks; keeps its ledger alive. A deal turns on the last day of each
/// date of its claims and its parts' claims, of the decisions on it and on its parts, and of its end: between two days
/// without a turn nothing becomes known of it that could change how it is read.
class CaseFiles
{
public:
    /// Takes over what `before` has of the same blocks, unless parties, sources or decisions are others.
    explicit CaseFiles(LedgerPtr ledger, const CaseFiles *before = nullptr);

    [[nodiscard]] const LedgerPtr &ledger() const { return m_ledger; }
    [[nodiscard]] std::span<const std::shared_ptr<const CaseFile>> blocks() const { return m_blocks; }

private:
    LedgerPtr m_ledger;
    std::vector<std::shared_ptr<const CaseFile>> m_blocks;
};

using CaseFilesPtr = std::shared_ptr<const CaseFiles>;

} // namespace ledger
