#pragma once

#include "readings.h"

#include <string>
#include <vector>

namespace ledger
{

/// On how few suppliers a payer's money of one nature rests.
struct Concentration
{
    Id<Party> id = {};
    std::string name = {};
    Usd value = {}; ///< all that flows from the payer
    int suppliers = 0; ///< to how many it flows
    Id<Party> top = {}; ///< the one to whom most of it flows
    double topShare = 0; ///< 0 to 1
    double hhi = 0; ///< Herfindahl–Hirschman index: the sum of squared shares, 0 to 1

    bool operator==(const Concentration &) const = default;
};

/// `query concentration`: a row for each payer with a flow above 0 in a nature, largest first.
[[nodiscard]] std::vector<Concentration> concentration(const Readings &readings, const Lens &lens,
                                                       Nature nature = Nature::Consumption);

} // namespace ledger
