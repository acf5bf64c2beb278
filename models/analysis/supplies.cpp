#include "supplies.h"

#include "partof.h"

#include <algorithm>
#include <unordered_set>

namespace ledger
{

namespace
{
/// Calls back with each deployment that counts through the lens, those within others included.
template <typename Callback>
void forEachDeployment(const Readings &readings, const Lens &lens, const Passes &passes, Callback callback)
{
    for (const DealReading &deal : readings.deals())
        if (passes.counts(deal))
            for (const DeploymentReading &deployment : deal.deployments)
                if (deployment.reading && deployment.counts == lens.counts && passes.passes(deployment))
                    callback(deal, deployment);
}

bool isInside(const CapacityCut &cut, const PowerSupply &supply, const Passes &passes, const Ledger &ledger)
{
    const bool isNamed = std::ranges::find(cut.ids, partOf(supply, cut.group, passes, ledger).id) != cut.ids.end();
    return isNamed != cut.isWithout;
}
} // namespace

CapacityPart partOf(const PowerSupply &supply, CapacityGroup group, const Passes &passes, const Ledger &ledger)
{
    int party = -1;
    switch (group) {
    case CapacityGroup::Deal:
        return {supply.deal->dossier->record.id.text, supply.deal->dossier->record.title, {}};
    case CapacityGroup::Country:
        return {supply.record().country, supply.record().country, {}};
    case CapacityGroup::Operator:
        party = supply.deployment->operatedBy;
        break;
    case CapacityGroup::Tenant:
        party = supply.deployment->tenant;
        break;
    case CapacityGroup::Supplier:
        party = supply.deployment->supplier;
        break;
    }
    party = passes.countedAs(party);
    if (party < 0)
        return {};
    const Party &record = ledger.parties()[static_cast<std::size_t>(party)];
    return {record.id.text, record.name, {}};
}

std::vector<PowerSupply> powerSupplies(const Readings &readings, const Lens &lens, const Passes &passes,
                                       std::span<const CapacityCut> cuts)
{
    std::vector<PowerSupply> supplies;
    std::unordered_set<std::string_view> counted;
    forEachDeployment(readings, lens, passes, [&](const DealReading &deal, const DeploymentReading &deployment) {
        counted.insert(deployment.dossier->record.id.text);
        supplies.push_back({&deal, &deployment, daysOf(deployment.reading->term), false});
    });
    for (PowerSupply &supply : supplies)
        supply.isWithin = isPartOfAny(supply.record(), counted, readings.ledger());
    for (const CapacityCut &cut : cuts)
        std::erase_if(supplies,
                      [&](const PowerSupply &supply) { return !isInside(cut, supply, passes, readings.ledger()); });
    return supplies;
}

} // namespace ledger
