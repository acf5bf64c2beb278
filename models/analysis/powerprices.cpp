#include "powerprices.h"

#include "partof.h"
#include "supplies.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_set>

namespace ledger
{

namespace
{
/// What one deal's deployments come to.
struct DealPower
{
    const DealReading *deal = nullptr;
    std::vector<const PowerSupply *> supplies = {};
};

PowerPrice pricedPower(const DealPower &power, const Ledger &ledger)
{
    std::unordered_set<std::string_view> ids;
    for (const PowerSupply *supply : power.supplies)
        ids.insert(supply->record().id.text);
    PowerPrice price;
    price.deal = power.deal->dossier->record.id.text;
    price.title = power.deal->dossier->record.title;
    for (const PowerSupply *supply : power.supplies) {
        price.claims += supply->deployment->knownClaims;
        price.isContested = price.isContested || supply->deployment->isContested;
        if (!isPartOfAny(supply->record(), ids, ledger))
            price.power += supply->reading().value;
    }
    return price;
}

/// The deal's dollars by nature; those said of it as a whole have none.
std::map<std::optional<Nature>, PowerPrice> dollarsOf(const DealReading &deal)
{
    std::map<std::optional<Nature>, PowerPrice> dollars;
    if (deal.asWhole) {
        dollars[std::nullopt] = {.dollars = deal.asWhole->value, .isContested = deal.isContested};
        return dollars;
    }
    for (const CommitmentReading &commitment : deal.commitments) {
        if (!commitment.reading || commitment.nature == Nature::Guarantee)
            continue;
        PowerPrice &sum = dollars[commitment.nature];
        sum.dollars += commitment.reading->value;
        sum.claims += commitment.knownClaims;
        sum.isContested = sum.isContested || commitment.isContested;
    }
    return dollars;
}
} // namespace

std::vector<PowerPrice> powerPrices(const Readings &readings, const Lens &lens, std::span<const CapacityCut> cuts)
{
    const Passes passes(readings.ledger(), lens);
    const std::vector<PowerSupply> supplies = powerSupplies(readings, lens, passes, cuts);
    std::vector<DealPower> deals; // supplies come deal by deal
    for (const PowerSupply &supply : supplies) {
        if (deals.empty() || deals.back().deal != supply.deal)
            deals.push_back({supply.deal, {}});
        deals.back().supplies.push_back(&supply);
    }
    std::vector<PowerPrice> prices;
    for (const DealPower &power : deals) {
        const PowerPrice stated = pricedPower(power, readings.ledger());
        for (const auto &[nature, sum] : dollarsOf(*power.deal)) {
            if (stated.power.gw <= 0 || sum.dollars <= Usd(0))
                continue;
            PowerPrice price = stated;
            price.nature = nature;
            price.dollars = sum.dollars;
            price.perGigawatt = Usd(std::llround(static_cast<double>(sum.dollars.dollars) / stated.power.gw));
            price.claims += sum.claims;
            price.isContested = price.isContested || sum.isContested;
            prices.push_back(std::move(price));
        }
    }
    std::ranges::stable_sort(prices, [](const PowerPrice &a, const PowerPrice &b) {
        return a.perGigawatt != b.perGigawatt ? a.perGigawatt > b.perGigawatt : a.deal < b.deal;
    });
    return prices;
}

} // namespace ledger
