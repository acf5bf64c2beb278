#include "shares.h"

#include "observed.h"
#include "passes.h"
#include "periods.h"
#include "ties.h"

#include <algorithm>
#include <map>

namespace ledger
{

namespace
{
/// Sums of percentages by the position of the counterparty as it counts.
using ReportedSums = std::map<int, double>;

std::vector<SharePart<double>> reportedParts(const ReportedSums &sums, const Ledger &ledger)
{
    std::vector<SharePart<double>> parts;
    for (const auto &[party, value] : sums) {
        SharePart<double> part;
        part.value = value;
        if (party >= 0) {
            part.id = ledger.parties()[static_cast<std::size_t>(party)].id.text;
            part.name = ledger.parties()[static_cast<std::size_t>(party)].name;
        }
        parts.push_back(std::move(part));
    }
    std::ranges::sort(parts, [](const auto &a, const auto &b) {
        const double valueA = inBillionths(a.value), valueB = inBillionths(b.value);
        return valueA != valueB ? valueA > valueB : a.id < b.id;
    });
    return parts;
}
} // namespace

Shares<double> reportedShares(const Ledger &ledger, const Lens &lens, const Id<Party> &subject)
{
    const Passes passes(ledger, lens);
    std::map<int, ReportedSums> sums; // by year, rolled up
    for (const Observed &figure : observed(ledger, lens, subject, Metric::CloudShare))
        sums[figure.year][passes.countedAs(figure.counterparty)] += figure.value;
    Shares<double> told;
    for (const auto &[year, sumsOfYear] : sums) {
        const Period days = periodOf(year, Step::Year);
        SharePeriod<double> period;
        period.period = days.label;
        period.first = days.first;
        period.last = days.last;
        period.parts = reportedParts(sumsOfYear, ledger);
        for (const SharePart<double> &part : period.parts)
            period.total += part.value;
        for (SharePart<double> &part : period.parts) {
            part.share = period.total > 0 ? part.value / period.total : 0;
            period.hhi += part.share * part.share;
        }
        told.push_back(std::move(period));
    }
    return told;
}

} // namespace ledger
