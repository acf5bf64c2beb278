#include "capacity.h"

#include "partof.h"
#include "passes.h"
#include "terms.h"
#include "ties.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

constexpr std::array capacityGroupWords{"operator"sv, "tenant"sv, "supplier"sv, "deal"sv, "country"sv};

/// Power that counts: how much, when, and in which part.
struct Supply
{
    std::size_t part = 0; ///< position in Supplies::parts
    Gigawatts power = {};
    std::optional<Days> days = {};
};

struct Supplies
{
    std::vector<Supply> all = {};
    std::vector<CapacityPart> parts = {}; ///< without their values

    void add(CapacityPart part, Gigawatts power, std::optional<Days> days)
    {
        const auto [found, isNew] = m_positions.try_emplace(part.id, parts.size());
        if (isNew)
            parts.push_back(std::move(part));
        all.push_back({found->second, power, days});
    }

private:
    std::unordered_map<std::string, std::size_t> m_positions;
};

/// The part that a deployment counts in, without a value; its id is empty where it lacks what it is grouped by.
CapacityPart partOf(const DealReading &deal, const DeploymentReading &deployment, CapacityGroup group,
                    const Passes &passes, const Ledger &ledger)
{
    int party = -1;
    switch (group) {
    case CapacityGroup::Deal:
        return {deal.dossier->record.id.text, deal.dossier->record.title, {}};
    case CapacityGroup::Country:
        return {deployment.dossier->record.country, deployment.dossier->record.country, {}};
    case CapacityGroup::Operator:
        party = deployment.operatedBy;
        break;
    case CapacityGroup::Tenant:
        party = deployment.tenant;
        break;
    case CapacityGroup::Supplier:
        party = deployment.supplier;
        break;
    }
    party = passes.countedAs(party);
    if (party < 0)
        return {};
    const Party &record = ledger.parties()[static_cast<std::size_t>(party)];
    return {record.id.text, record.name, {}};
}

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

Supplies suppliesOf(const Readings &readings, const Lens &lens, CapacityGroup group)
{
    const Passes passes(readings.ledger(), lens);
    std::unordered_set<std::string_view> counted;
    forEachDeployment(readings, lens, passes, [&](const DealReading &, const DeploymentReading &deployment) {
        counted.insert(deployment.dossier->record.id.text);
    });
    Supplies supplies;
    forEachDeployment(readings, lens, passes, [&](const DealReading &deal, const DeploymentReading &deployment) {
        if (isPartOfAny(deployment.dossier->record, counted, readings.ledger()))
            return;
        const Reading<Gigawatts> &reading = *deployment.reading;
        supplies.add(partOf(deal, deployment, group, passes, readings.ledger()), reading.value, daysOf(reading.term));
    });
    return supplies;
}

/// The parts with these sums of power, largest first; those of 0 left out.
std::vector<CapacityPart> capacityParts(const std::vector<Gigawatts> &sums, const Supplies &supplies)
{
    std::vector<CapacityPart> parts;
    for (std::size_t i = 0; i < sums.size(); ++i)
        if (sums[i].gw > 0) {
            parts.push_back(supplies.parts[i]);
            parts.back().value = sums[i];
        }
    std::ranges::sort(parts, [](const CapacityPart &a, const CapacityPart &b) {
        const double valueA = inBillionths(a.value.gw), valueB = inBillionths(b.value.gw);
        return valueA != valueB ? valueA > valueB : a.id < b.id;
    });
    return parts;
}

/// The numbers of the periods to tell: from the first with power to the one of the last change, within the lens's
/// bounds; if all changes lie before those, the one in which they begin. Empty: `last` before `first`.
std::pair<int, int> periodsToTell(const Supplies &supplies, const Lens &lens)
{
    const Bounds bounds = boundsOf(lens);
    std::optional<Days> changes;
    for (const Supply &supply : supplies.all)
        if (supply.days && supply.power.gw > 0) {
            changes = changes.value_or(*supply.days);
            changes->first = std::min(changes->first, supply.days->first);
            changes->last = std::max(changes->last, supply.days->last);
        }
    if (!changes || (bounds.first && bounds.last && *bounds.last < *bounds.first))
        return {0, -1};
    int first = periodNumber(changes->first, lens.by);
    int last = periodNumber(changes->last, lens.by);
    if (bounds.first) {
        first = std::max(first, periodNumber(*bounds.first, lens.by));
        last = std::max(last, periodNumber(*bounds.first, lens.by));
    }
    if (bounds.last)
        last = std::min(last, periodNumber(*bounds.last, lens.by));
    return {first, last};
}
} // namespace

template <> std::span<const std::string_view> words<CapacityGroup>() { return capacityGroupWords; }

Capacity capacity(const Readings &readings, const Lens &lens, CapacityGroup group)
{
    const Supplies supplies = suppliesOf(readings, lens, group);
    const Bounds bounds = boundsOf(lens);
    Capacity told;
    const auto [first, last] = periodsToTell(supplies, lens);
    for (int number = first; number <= last; ++number) {
        CapacityPeriod period;
        period.period = periodOf(number, lens.by).label;
        period.last = bounds.notAfter(lastDayOf(number, lens.by));
        std::vector<Gigawatts> sums(supplies.parts.size());
        for (const Supply &supply : supplies.all)
            if (supply.days)
                sums[supply.part] += powerBy(supply.power, *supply.days, period.last);
        period.parts = capacityParts(sums, supplies);
        for (const CapacityPart &part : period.parts)
            period.total += part.value;
        if (!period.parts.empty())
            told.periods.push_back(std::move(period));
    }

    std::vector<Gigawatts> undated(supplies.parts.size());
    for (const Supply &supply : supplies.all)
        if (!supply.days)
            undated[supply.part] += supply.power;
    told.undated = capacityParts(undated, supplies);
    return told;
}

} // namespace ledger
