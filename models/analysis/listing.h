#pragma once

#include "readings.h"

#include <string>
#include <vector>

/// The rows of `query deals|claims|parties|sources|observations|changes`: what the lens lets through (command-line.md).
namespace ledger
{

struct DealRow
{
    const DealDossier *deal = nullptr;
    int claims = 0;
    int contested = 0;
};
struct ClaimRow
{
    const DealDossier *deal = nullptr;
    const CommitmentDossier *commitment = nullptr; ///< null where the claim is not on one
    const DeploymentDossier *deployment = nullptr;
    const Claim *claim = nullptr;
    ClaimState state = ClaimState::Stands;
};
struct PartyRow
{
    const Party *party = nullptr;
    int deals = 0;
};
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

[[nodiscard]] std::vector<DealRow> dealRows(const Readings &readings, const Lens &lens);
[[nodiscard]] std::vector<ClaimRow> claimRows(const Readings &readings, const Lens &lens);
[[nodiscard]] std::vector<PartyRow> partyRows(const Readings &readings, const Lens &lens);
[[nodiscard]] std::vector<SourceRow> sourceRows(const Readings &readings, const Lens &lens);
[[nodiscard]] std::vector<const Observation *> observationRows(const Readings &readings, const Lens &lens);
[[nodiscard]] std::vector<ChangeRow> changeRows(const Ledger &ledger, const Lens &lens);

} // namespace ledger
