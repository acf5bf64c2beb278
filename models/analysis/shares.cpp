#include "shares.h"

#include "counting.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

constexpr std::array shareGroupWords{"payee"sv, "payer"sv};

/// What falls due to one party in each of the periods from the first on.
struct DueSeries
{
    int first = 0;
    std::vector<Usd> dues = {};

    void add(int period, Usd due)
    {
        if (dues.empty())
            first = period;
        if (period < first) {
            dues.insert(dues.begin(), static_cast<std::size_t>(first - period), Usd(0));
            first = period;
        }
        const auto position = static_cast<std::size_t>(period - first);
        if (position >= dues.size())
            dues.resize(position + 1);
        dues[position] += due;
    }
};

/// What falls due in each period, by party, and what of it all is assumed.
struct DueMoney
{
    std::unordered_map<int, DueSeries> byParty = {};
    DueSeries assumed = {};
};

DueMoney dueMoney(const Readings &readings, const Lens &lens, const Passes &passes, ShareGroup group)
{
    const Bounds bounds = boundsOf(lens);
    DueMoney money;
    forEachCounting(
        readings, lens, passes, [&](const DealReading &, const CommitmentReading &commitment, const Days &days) {
            const int party = passes.countedAs(group == ShareGroup::Payee ? commitment.payee : commitment.payer);
            DueSeries &series = money.byParty[party];
            forEachPeriod(commitment, days, bounds, lens.by, [&](int period, const Dues &dues) {
                series.add(period, dues.value);
                if (days.isAssumed)
                    money.assumed.add(period, dues.value);
            });
        });
    return money;
}

SharePart<Usd> sharePart(const Ledger &ledger, int party, Usd value)
{
    SharePart<Usd> part;
    part.value = value;
    if (party >= 0) {
        part.id = ledger.parties()[static_cast<std::size_t>(party)].id.text;
        part.name = ledger.parties()[static_cast<std::size_t>(party)].name;
    }
    return part;
}

/// Sorts the parts of a period, and says what share of the total each is.
void finishPeriod(SharePeriod<Usd> &period)
{
    std::ranges::sort(period.parts, [](const SharePart<Usd> &a, const SharePart<Usd> &b) {
        return a.value != b.value ? a.value > b.value : a.id < b.id;
    });
    for (SharePart<Usd> &part : period.parts) {
        part.share = static_cast<double>(part.value.dollars) / static_cast<double>(period.total.dollars);
        period.hhi += part.share * part.share;
    }
}
} // namespace

template <> std::span<const std::string_view> words<ShareGroup>() { return shareGroupWords; }

Shares<Usd> shares(const Readings &readings, const Lens &lens, Nature nature, ShareGroup group)
{
    Lens ofNature = lens;
    ofNature.natures = {nature};
    const Passes passes(readings.ledger(), ofNature);
    const DueMoney money = dueMoney(readings, ofNature, passes, group);

    std::map<int, SharePeriod<Usd>> periods;
    for (const auto &[party, series] : money.byParty)
        for (std::size_t i = 0; i < series.dues.size(); ++i) {
            if (series.dues[i] == Usd(0))
                continue;
            SharePeriod<Usd> &period = periods[series.first + static_cast<int>(i)];
            period.total += series.dues[i];
            period.parts.push_back(sharePart(readings.ledger(), party, series.dues[i]));
        }

    Shares<Usd> told;
    for (auto &[number, period] : periods) {
        const Period days = periodOf(number, lens.by);
        period.period = days.label;
        period.first = days.first;
        period.last = days.last;
        const int position = number - money.assumed.first;
        if (position >= 0 && position < static_cast<int>(money.assumed.dues.size()))
            period.assumed = money.assumed.dues[static_cast<std::size_t>(position)];
        finishPeriod(period);
        told.push_back(std::move(period));
    }
    return told;
}

} // namespace ledger
