#include "capacity.h"

#include "supplies.h"
#include "ties.h"

#include <algorithm>
#include <array>
#include <unordered_map>

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

Supplies suppliesOf(const Readings &readings, const Lens &lens, CapacityGroup group, std::span<const CapacityCut> cuts)
{
    const Passes passes(readings.ledger(), lens);
    Supplies supplies;
    for (const PowerSupply &supply : powerSupplies(readings, lens, passes, cuts))
        if (!supply.isWithin)
            supplies.add(partOf(supply, group, passes, readings.ledger()), supply.reading().value, supply.days);
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

Capacity capacity(const Readings &readings, const Lens &lens, CapacityGroup group, std::span<const CapacityCut> cuts)
{
    const Supplies supplies = suppliesOf(readings, lens, group, cuts);
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

std::vector<CapacitySupport> capacitySupport(const Readings &readings, const Lens &lens, CapacityGroup group,
                                             std::span<const CapacityCut> cuts)
{
    const Passes passes(readings.ledger(), lens);
    std::vector<CapacitySupport> parts;
    std::unordered_map<std::string, std::size_t> positions;
    for (const PowerSupply &supply : powerSupplies(readings, lens, passes, cuts)) {
        CapacityPart part = partOf(supply, group, passes, readings.ledger());
        const auto [found, isNew] = positions.try_emplace(part.id, parts.size());
        if (isNew)
            parts.push_back({.id = std::move(part.id), .name = std::move(part.name)});
        CapacitySupport &support = parts[found->second];
        ++support.deployments;
        support.claims += supply.deployment->knownClaims;
        support.isContested = support.isContested || supply.deployment->isContested;
        if (supply.isWithin)
            continue;
        support.value += supply.reading().value;
        support.low += supply.reading().low;
        support.high += supply.reading().high;
        if (!supply.days)
            support.undated += supply.reading().value;
    }
    std::ranges::sort(parts, [](const CapacitySupport &a, const CapacitySupport &b) {
        const double valueA = inBillionths(a.value.gw), valueB = inBillionths(b.value.gw);
        return valueA != valueB ? valueA > valueB : a.id < b.id;
    });
    return parts;
}

std::vector<CitedSource> powerSources(const Readings &readings, const Lens &lens, std::span<const CapacityCut> cuts)
{
    const Passes passes(readings.ledger(), lens);
    std::unordered_map<std::string_view, std::pair<CitedSource, Gigawatts>> cited;
    for (const PowerSupply &supply : powerSupplies(readings, lens, passes, cuts)) {
        const Source *source = readings.ledger().find(supply.reading().claim->source);
        if (!source)
            continue;
        auto &[entry, power] = cited[source->id.text];
        entry.source = source;
        ++entry.claims;
        power += supply.reading().value;
    }
    std::vector<std::pair<CitedSource, Gigawatts>> ranking;
    for (const auto &[id, entry] : cited)
        ranking.push_back(entry);
    std::ranges::sort(ranking, [](const auto &a, const auto &b) {
        const double powerA = inBillionths(a.second.gw), powerB = inBillionths(b.second.gw);
        return powerA != powerB ? powerA > powerB : a.first.source->id < b.first.source->id;
    });
    std::vector<CitedSource> sources;
    for (const auto &[entry, power] : ranking)
        sources.push_back(entry);
    return sources;
}

} // namespace ledger
