#pragma once

#include "readings.h"

#include <string>
#include <vector>

/// The rows of `query deals|claims|parties|sources|observations|changes`: what the lens lets through (command-line.md).
namespace ledger
{

/// A deal that is shown, its parts by `deal`; counts are over all of them.
struct DealRow
{
    const DealDossier *deal = nullptr;
    DealStatus status = DealStatus::Announced; ///< as it was on the day
    int claims = 0;
    int contested = 0; ///< things in it that are contested, itself included

    bool operator==(const DealRow &) const = default;
};
/// A claim, with what it is about and where it stands.
struct ClaimRow
{
    const DealDossier *deal = nullptr;
    const CommitmentDossier *commitment = nullptr; ///< null where the claim is not on one
    const DeploymentDossier *deployment = nullptr;
    const Claim *claim = nullptr;
    ClaimState state = ClaimState::Stands;
};
/// A party, and in how many of the shown deals it has a part.
struct PartyRow
{
    const Party *party = nullptr;
    int deals = 0;
};
/// A source, and how many claims of the shown deals rest on it.
struct SourceRow
{
    const Source *source = nullptr;
    int claims = 0;
};
/// One claim as news: what was said on a day.
struct ChangeRow
{
    Day day = {};
    ClaimPlace place = {};
    double headline = 0; ///< in the claim's unit
};

/// How many claims were said on a day.
struct SaidDay
{
    Day day = {};
    int claims = 0;

    bool operator==(const SaidDay &) const = default;
};

/// The deals that are shown, by id.
[[nodiscard]] std::vector<DealRow> dealRows(const Readings &readings, const Lens &lens);
/// All claims of the shown deals, by id; also those not yet known.
[[nodiscard]] std::vector<ClaimRow> claimRows(const Readings &readings, const Lens &lens);
/// The parties with a part in a shown deal, by id; all of them through a lens that filters no deals.
[[nodiscard]] std::vector<PartyRow> partyRows(const Readings &readings, const Lens &lens);
/// The sources of what is shown, by id; all of them through a lens that filters no deals and has no day.
[[nodiscard]] std::vector<SourceRow> sourceRows(const Readings &readings, const Lens &lens);
/// The known observations in the period, of the payers where some are asked for, by id.
[[nodiscard]] std::vector<const Observation *> observationRows(const Readings &readings, const Lens &lens);
/// `query changes`: what was said in the period, in order of day, then id.
[[nodiscard]] std::vector<ChangeRow> changeRows(const Ledger &ledger, const Lens &lens);
/// On which days something was said, and how much, in time's order.
[[nodiscard]] std::vector<SaidDay> saidDays(const Ledger &ledger);

} // namespace ledger
