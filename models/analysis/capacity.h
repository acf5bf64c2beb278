#pragma once

#include "amount.h"
#include "dealtotals.h"
#include "readings.h"

#include <span>
#include <string>
#include <vector>

namespace ledger
{

enum class CapacityGroup : std::uint8_t { Operator, Tenant, Supplier, Deal, Country };
template <> std::span<const std::string_view> words<CapacityGroup>();

/// The gigawatts of one group: an operator, a country; an empty id is those of whom it is not said.
struct CapacityPart
{
    std::string id = {};
    std::string name = {};
    Gigawatts value = {};

    bool operator==(const CapacityPart &) const = default;
};

/// What stands at the end of a period, by its parts.
struct CapacityPeriod
{
    std::string period = {};
    Day last = {}; ///< the day of the figure: the period's last, or the lens's `to` if earlier
    Gigawatts total = {};
    std::vector<CapacityPart> parts = {};

    bool operator==(const CapacityPeriod &) const = default;
};

/// Gigawatts over time, and beside them those of which no day is known.
struct Capacity
{
    std::vector<CapacityPeriod> periods = {};
    std::vector<CapacityPart> undated = {};

    bool operator==(const Capacity &) const = default;
};

/// Those deployments alone that stand in one of these parts when they are grouped so: what a reader drilled into.
struct CapacityCut
{
    CapacityGroup group = CapacityGroup::Operator;
    std::vector<std::string> ids = {};
    bool isWithout = false; ///< all others instead

    bool operator==(const CapacityCut &) const = default;
};

/// `query capacity`: gigawatts standing at the end of each period (semantics.md, 7). Cuts narrow it further.
[[nodiscard]] Capacity capacity(const Readings &readings, const Lens &lens,
                                CapacityGroup group = CapacityGroup::Operator, std::span<const CapacityCut> cuts = {});

/// What a part of capacity comes to in full, whatever the period, and what it rests on.
struct CapacitySupport
{
    std::string id = {};
    std::string name = {};
    Gigawatts value = {}; ///< low ≤ value ≤ high; what is within other deployments is in none of the three
    Gigawatts low = {};
    Gigawatts high = {};
    Gigawatts undated = {}; ///< of the value
    int deployments = 0; ///< those within others included
    int claims = 0;
    bool isContested = false; ///< one of the deployments is

    bool operator==(const CapacitySupport &) const = default;
};

/// The parts of capacity in full, largest first.
[[nodiscard]] std::vector<CapacitySupport> capacitySupport(const Readings &readings, const Lens &lens,
                                                           CapacityGroup group, std::span<const CapacityCut> cuts = {});

/// The sources of the claims that count as power, those with most of it first.
[[nodiscard]] std::vector<CitedSource> powerSources(const Readings &readings, const Lens &lens,
                                                    std::span<const CapacityCut> cuts = {});

} // namespace ledger
