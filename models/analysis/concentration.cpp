#include "concentration.h"

#include "flows.h"

#include <algorithm>
#include <span>

namespace ledger
{

namespace
{
/// The row of one payer, of its flows above 0, the first to whom most flows.
Concentration concentrationOf(std::span<const Flow> ofPayer, const Ledger &ledger)
{
    Concentration row;
    row.id = ofPayer.front().payer;
    row.name = ledger.find(row.id)->name;
    row.top = ofPayer.front().payee;
    row.suppliers = static_cast<int>(ofPayer.size());
    for (const Flow &flow : ofPayer)
        row.value += flow.value;
    const auto share = [&row](const Flow &flow) {
        return static_cast<double>(flow.value.dollars) / static_cast<double>(row.value.dollars);
    };
    row.topShare = share(ofPayer.front());
    for (const Flow &flow : ofPayer)
        row.hhi += share(flow) * share(flow);
    return row;
}
} // namespace

std::vector<Concentration> concentration(const Readings &readings, const Lens &lens, Nature nature)
{
    Lens ofNature = lens;
    ofNature.natures = {nature};
    std::vector<Flow> found = flows(readings, ofNature);
    std::erase_if(found, [](const Flow &flow) { return flow.value == Usd(0); });
    std::ranges::stable_sort(found, {}, &Flow::payer); // within a payer the largest stays first

    std::vector<Concentration> rows;
    for (auto first = found.cbegin(); first != found.cend();) {
        const auto isOther = [&](const Flow &flow) { return flow.payer != first->payer; };
        const auto end = std::find_if(first, found.cend(), isOther);
        rows.push_back(concentrationOf({first, end}, readings.ledger()));
        first = end;
    }
    std::ranges::sort(rows, [](const Concentration &a, const Concentration &b) {
        return a.value != b.value ? a.value > b.value : a.id < b.id;
    });
    return rows;
}

} // namespace ledger
