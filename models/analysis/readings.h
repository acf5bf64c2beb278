#pragma once

#include "amount.h"
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

[[nodiscard]] Figures<Usd> dollarFigures(const Claim &claim);
[[nodiscard]] Figures<Gigawatts> powerFigures(const Claim &claim);

/// A commitment as read on the day and basis; `reading` is nothing where no claim counts, which is not the same as zero.
struct CommitmentReading
{
    const CommitmentDossier *dossier = nullptr;
    int payer = -1; ///< position in Ledger::parties()
    int payee = -1;
    int knownClaims = 0;
    std::optional<Reading<Usd>> reading = {};
};

/// A deployment likewise.
struct DeploymentReading
{
    const DeploymentDossier *dossier = nullptr;
    int operatedBy = -1;
    int tenant = -1;
    int supplier = -1;
    int knownClaims = 0;
    std::optional<Reading<Gigawatts>> reading = {};
};

/// A deal that is known on the day, with its parts (those without value included).
struct DealReading
{
    const DealDossier *dossier = nullptr;
    DealStatus status = DealStatus::Announced; ///< as it was on the day (semantics.md, 2)
    bool counts = true; ///< not cancelled or lapsed on the day
    std::span<const CommitmentReading> commitments = {};
    std::span<const DeploymentReading> deployments = {};
    std::optional<Reading<Usd>> asWhole = {}; ///< what is said of the deal apart from its parts
};

/// What the claims of a ledger amount to on a day and a basis, computed once for every view of them: which claim counts
/// for each commitment, deployment and deal, its figures and its term. Unknown deals are not in it. Immutable; keeps its
/// ledger alive.
class Readings
{
public:
    Readings(LedgerPtr ledger, std::optional<PartialDate> asOf, Basis basis);

    [[nodiscard]] const Ledger &ledger() const { return *m_ledger; }
    [[nodiscard]] const LedgerPtr &ledgerPtr() const { return m_ledger; }
    [[nodiscard]] std::optional<PartialDate> asOf() const { return m_asOf; }
    [[nodiscard]] Basis basis() const { return m_basis; }

    /// The known deals, by id.
    [[nodiscard]] std::span<const DealReading> deals() const { return m_deals; }

    /// Where each claim on a subject stands, in the order of `claims`.
    [[nodiscard]] std::vector<ClaimState> states(const Subject &subject, std::span<const Claim> claims) const;

private:
    LedgerPtr m_ledger;
    std::optional<PartialDate> m_asOf;
    Basis m_basis;
    std::vector<CommitmentReading> m_commitments;
    std::vector<DeploymentReading> m_deployments;
    std::vector<DealReading> m_deals;
};

using ReadingsPtr = std::shared_ptr<const Readings>;

} // namespace ledger
