#pragma once

#include "casefiles.h"
#include "knowledge.h"
#include "ledger.h"
#include "lens.h"
#include "runs.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace ledger
{

/// Which claim counts for one thing on a day and a basis, and what it says; low ≤ value ≤ high.
template <typename Amount> struct Reading
{
    Amount value = {};
    Amount low = {};
    Amount high = {};
    const Claim *claim = nullptr; ///< lives as long as the ledger
    Term term = {};
    Day starts = {}; ///< the first day of the term's start, where it has one
    Day ends = {}; ///< the last day of its end

    bool operator==(const Reading &) const = default;
};

/// Where a claim stands in a reading of its subject.
enum class ClaimState : std::uint8_t { Counts, Stands, History, SetAside, NotYetKnown };
template <> std::span<const std::string_view> words<ClaimState>();

/// Why a thing has no value, the first that holds (semantics.md, 13).
enum class NoValue : std::uint8_t { OtherUnit, NotYetSaid, SetAside, NotOfficial, NotBrokenDown };
template <> std::span<const std::string_view> words<NoValue>();

/// A commitment as read on the day and basis; `reading` is nothing where no claim counts, which is not the same as
/// zero.
struct CommitmentReading
{
    const CommitmentDossier *dossier = nullptr;
    int payer = -1; ///< position in Ledger::parties()
    int payee = -1;
    int source = -1; ///< of the claim that counts; position in Ledger::sources()
    int knownClaims = 0; ///< in dollars, those set aside included
    Nature nature = Nature::Consumption;
    Firmness firmness = Firmness::Firm;
    bool isContested = false; ///< semantics.md, 5: whatever the basis
    std::optional<Hedge> hedge = {}; ///< of the claim that counts
    Day firstSaid = {}; ///< the first day on which a claim said something of it that is not set aside or as if unsaid
    Day since = {}; ///< stands in for a start that nobody stated (A₀ in semantics.md, 6); set where there is a reading
    std::optional<Reading<Usd>> reading = {};

    bool operator==(const CommitmentReading &) const = default;
};

/// A deployment likewise.
struct DeploymentReading
{
    const DeploymentDossier *dossier = nullptr;
    int operatedBy = -1;
    int tenant = -1;
    int supplier = -1;
    int knownClaims = 0; ///< in gigawatts, those set aside included
    Counts counts = Counts::Site;
    bool isContested = false; ///< in gigawatts or in accelerators
    std::optional<Reading<Gigawatts>> reading = {};

    bool operator==(const DeploymentReading &) const = default;
};

/// A deal that is known on the day, with its parts (those without value included).
struct DealReading
{
    const DealDossier *dossier = nullptr;
    DealStatus status = DealStatus::Announced; ///< as it was on the day (semantics.md, 2)
    bool counts = true; ///< not cancelled or lapsed on the day
    DealKind kind = DealKind::Compute;
    bool isContested = false; ///< its own claims, in dollars or in gigawatts
    std::span<const CommitmentReading> commitments = {};
    std::span<const DeploymentReading> deployments = {};
    const Reading<Usd> *asWhole = nullptr; ///< what is said of the deal apart from its parts, or null
};

/// What the claims of a ledger amount to on a day and a basis, computed once for every view of them: which claim counts
/// for each commitment, deployment and deal, its figures and its term. Unknown deals are not in it. Immutable; keeps
/// its ledger alive.
///
/// Readings are made from other ones, in one way: deal after deal is taken over where it is on file as it was and
/// nothing turned for it between the two days, and read where not. With none before, all are read. So what a step of
/// the day or an edit costs goes by how much turns in it.
class Readings
{
public:
    /// `before` are other readings, of whatever ledger, day and basis; they are not kept. The more of this ledger is in
    /// them, the less is to do; what is read is the same.
    Readings(LedgerPtr ledger, std::optional<PartialDate> asOf, Basis basis, const Readings *before = nullptr);
    Readings(const Readings &) = delete; // deals() point into their own parts
    Readings &operator=(const Readings &) = delete;
    Readings(Readings &&) = default;
    Readings &operator=(Readings &&) = default;
    ~Readings() = default;

    [[nodiscard]] const Ledger &ledger() const { return *m_ledger; }
    [[nodiscard]] const LedgerPtr &ledgerPtr() const { return m_ledger; }
    [[nodiscard]] std::optional<PartialDate> asOf() const { return m_asOf; }
    [[nodiscard]] Basis basis() const { return m_basis; }
    /// What was known and decided on the day.
    [[nodiscard]] const Knowledge &knowledge() const { return m_knowledge; }

    /// The known deals, by id.
    [[nodiscard]] std::span<const DealReading> deals() const { return m_deals; }

    /// Where each claim on a subject stands, in the order of `claims`. On `official`, a claim of another stance is as
    /// if unsaid, hence not yet known.
    [[nodiscard]] std::vector<ClaimState> states(const Subject &subject, std::span<const Claim> claims) const;

private:
    /// How many deals, with how many parts: where in all that is read something lies.
    struct Extent
    {
        std::size_t deals = 0;
        std::size_t commitments = 0;
        std::size_t deployments = 0;
        std::size_t wholes = 0;

        Extent &operator+=(const Extent &other)
        {
            deals += other.deals;
            commitments += other.commitments;
            deployments += other.deployments;
            wholes += other.wholes;
            return *this;
        }
        Extent &operator+=(const DealExtent &deal)
        {
            return *this += {1, deal.commitments, deal.deployments, deal.isSpokenOf ? 1u : 0u};
        }
        friend Extent operator+(Extent one, const Extent &other) { return one += other; }
    };
    class DealReader;

    void readAll(const Readings *before);
    [[nodiscard]] Extent knownIn(const CaseFile &block) const;
    [[nodiscard]] std::vector<const Extent *> startsIn(const Readings *before) const;
    void readBlock(std::size_t block, DealReader &reader, const Readings *before, const Extent *start);
    void place(DealReading &deal, const Extent &at, std::size_t commitments, std::size_t deployments);
    void read(const DealOnFile &file, DealReader &reader, const Extent &at);
    void takeOver(const Readings &before, const Extent &from, const DealExtent &extent, const Extent &at);

    LedgerPtr m_ledger;
    std::optional<PartialDate> m_asOf;
    Basis m_basis;
    CaseFilesPtr m_caseFiles;
    Knowledge m_knowledge;
    std::vector<Extent> m_starts; // where each block begins, and where the last one ends
    UnsetVector<CommitmentReading> m_commitments;
    UnsetVector<DeploymentReading> m_deployments;
    UnsetVector<Reading<Usd>> m_wholes; // one for each known deal that is spoken of, read or not
    UnsetVector<DealReading> m_deals;
};

/// The reading of a deal on the day; null where the deal is not known yet.
[[nodiscard]] const DealReading *readingOf(const Readings &readings, const Id<Deal> &id);

using ReadingsPtr = std::shared_ptr<const Readings>;

} // namespace ledger
