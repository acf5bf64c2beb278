#pragma once

#include "capacity.h"
#include "passes.h"
#include "terms.h"

#include <optional>
#include <span>
#include <vector>

/// Deployments as power: what capacity, sites and dollars per gigawatt are made of.
namespace ledger
{

/// A deployment whose power counts through a lens.
struct PowerSupply
{
    const DealReading *deal = nullptr; ///< both live as long as the readings
    const DeploymentReading *deployment = nullptr;
    std::optional<Days> days = {}; ///< over which it arrives; nothing: undated
    bool isWithin = false; ///< the power of another one that counts includes its own (semantics.md, 7)

    [[nodiscard]] const Reading<Gigawatts> &reading() const { return *deployment->reading; }
    [[nodiscard]] const Deployment &record() const { return deployment->dossier->record; }
};

/// All deployments that count through a lens, in the order of their deals; those outside a cut left out. What is within
/// another one is found before anything is cut, so that the parts of a part sum to it.
[[nodiscard]] std::vector<PowerSupply> powerSupplies(const Readings &readings, const Lens &lens, const Passes &passes,
                                                     std::span<const CapacityCut> cuts);

/// The part that a deployment counts in, without a value; its id is empty where it lacks what it is grouped by.
[[nodiscard]] CapacityPart partOf(const PowerSupply &supply, CapacityGroup group, const Passes &passes,
                                  const Ledger &ledger);

} // namespace ledger
