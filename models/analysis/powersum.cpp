#include "powersum.h"

#include "supplies.h"

namespace ledger
{

PowerSum powerSum(const Readings &readings, const Lens &lens)
{
    PowerSum sum;
    const Bounds bounds = boundsOf(lens);
    if (bounds.first && bounds.last && *bounds.last < *bounds.first)
        return sum;
    const Passes passes(readings.ledger(), lens);
    for (const PowerSupply &supply : powerSupplies(readings, lens, passes, {})) {
        const Day end = supply.days ? bounds.notAfter(supply.days->last) : Day();
        if (supply.isWithin || (supply.days && end < supply.days->first))
            continue;
        if (supply.days) {
            sum.value += powerBy(supply.reading().value, *supply.days, end);
            sum.low += powerBy(supply.reading().low, *supply.days, end);
            sum.high += powerBy(supply.reading().high, *supply.days, end);
        } else {
            sum.undated += supply.reading().value;
        }
        ++sum.deployments;
        sum.claims += supply.deployment->knownClaims;
        sum.isContested = sum.isContested || supply.deployment->isContested;
    }
    return sum;
}

} // namespace ledger
