#pragma once

#include "amount.h"
#include "readings.h"

#include <string>
#include <vector>

namespace ledger
{

enum class CapacityGroup : std::uint8_t { Operator, Tenant, Supplier, Deal, Country };
template <> std::span<const std::string_view> words<CapacityGroup>();

struct CapacityPart
{
    std::string id = {};
    std::string name = {};
    Gigawatts value = {};

    bool operator==(const CapacityPart &) const = default;
};

struct CapacityPeriod
{
    std::string period = {};
    Day last = {}; ///< the day of the figure: the period's last, or the lens's `to` if earlier
    Gigawatts total = {};
    std::vector<CapacityPart> parts = {};

    bool operator==(const CapacityPeriod &) const = default;
};

struct Capacity
{
    std::vector<CapacityPeriod> periods = {};
    std::vector<CapacityPart> undated = {};

    bool operator==(const Capacity &) const = default;
};

/// `query capacity`: gigawatts standing at the end of each period (semantics.md, 7).
[[nodiscard]] Capacity capacity(const Readings &readings, const Lens &lens,
                                CapacityGroup group = CapacityGroup::Operator);

} // namespace ledger
