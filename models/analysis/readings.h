#pragma once

#include "amount.h"
#include "knowledge.h"
#include "ledger.h"
#include "lens.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace ledger
{

/// The days on which money or power starts and ends, as far as claims state them.
struct Term
{
    std::optional<PartialDate> start = {};
    std::optional<PartialDate> end = {};

    bool operator==(const Term &) const = default;
};

/// A claim's three figures in its unit (semantics.md, 3): dollars whole, per-year figures multiplied out.
template <typename Amount> struct Figures
{
    Amount lower = {};
    Amount headline = {};
    Amount upper = {};

    bool operator==(const Figures &) const = default;
};

/// Which claim counts for one thing on a day and a basis, and what it says; low ≤ value ≤ high.
template <typename Amount> struct Reading
{
    Amount value = {};
    Amount low = {};
    Amount high = {};
    const Claim *claim = nullptr; ///< lives as long as the ledger
    Term term = {};

    bool operator==(const Reading &) const = default;
};

/// Where a claim stands in a reading of its subject.
enum class ClaimState : std::uint8_t { Counts, Stands, History, SetAside, NotYetKnown };
template <> std::span<const std::string_view> words<ClaimState>();

/// Why a thing has no value, the first that holds (semantics.md, 13).
enum class NoValue : std::uint8_t { OtherUnit, NotYetSaid, SetAside, NotOfficial, NotBrokenDown };
template <> std::span<const std::string_view> words<NoValue>();

/// The figures of a claim in dollars.
[[nodiscard]] Figures<Usd> dollarFigures(const Claim &claim);
/// The figures of a claim in gigawatts (or accelerators, which are not rounded either).
[[nodiscard]] Figures<Gigawatts> powerFigures(const Claim &claim);
/// The headline of a claim in its own unit.
[[nodiscard]] double headlineOf(const Claim &claim);

/// A commitment as read on the day and basis; `reading` is nothing where no claim counts, which is not the same as
/// zero.
struct CommitmentReading
{
    const CommitmentDossier *dossier = nullptr;
    int payer = -1; ///< position in Ledger::parties()
    int payee = -1;
    int knownClaims = 0; ///< in dollars, those set aside included
    Nature nature = Nature::Consumption;
    Firmness firmness = Firmness::Firm;
    bool isContested = false; ///< semantics.md, 5: whatever the basis
    std::optional<Hedge> hedge = {}; ///< of the claim that counts
    Day since = {}; ///< stands in for a start that nobody stated (A₀ in semantics.md, 6); set where there is a reading
    std::optional<Reading<Usd>> reading = {};
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
    std::optional<Reading<Usd>> asWhole = {}; ///< what is said of the deal apart from its parts
};

/// What the claims of a ledger amount to on a day and a basis, computed once for every view of them: which claim counts
/// for each commitment, deployment and deal, its figures and its term. Unknown deals are not in it. Immutable; keeps
/// its ledger alive.
class Readings
{
public:
    Readings(LedgerPtr ledger, std::optional<PartialDate> asOf, Basis basis);
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
    template <typename Reader> void readDeal(Reader &reader, const DealDossier &dossier);

    LedgerPtr m_ledger;
    std::optional<PartialDate> m_asOf;
    Basis m_basis;
    Knowledge m_knowledge;
    std::vector<CommitmentReading> m_commitments;
    std::vector<DeploymentReading> m_deployments;
    std::vector<DealReading> m_deals;
};

using ReadingsPtr = std::shared_ptr<const Readings>;

} // namespace ledger
