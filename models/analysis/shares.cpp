#include "shares.h"

#include "counting.h"
#include "runs.h"

#include <algorithm>
#include <array>

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

constexpr std::array shareGroupWords{"payee"sv, "payer"sv};

constexpr std::size_t fewestDealsShared = 1000; // fewer are added up before a thread has begun

} // namespace

/// What falls due in each of the periods from the first on.
struct DueSeries
{
    int first = 0;
    std::vector<Usd> dues = {};

    void add(int period, Usd due)
    {
        makeRoom(period, period);
        dues[static_cast<std::size_t>(period - first)] += due;
    }

    void add(const DueSeries &other)
    {
        if (other.dues.empty())
            return;
        makeRoom(other.first, other.first + static_cast<int>(other.dues.size()) - 1);
        for (std::size_t i = 0; i < other.dues.size(); ++i)
            dues[static_cast<std::size_t>(other.first - first) + i] += other.dues[i];
    }

    /// The same by another numbering of periods, of which each holds several of these.
    [[nodiscard]] DueSeries gathered(Step by) const
    {
        DueSeries whole;
        for (std::size_t i = 0; i < dues.size(); ++i)
            whole.add(periodNumber(firstDayOf(first + static_cast<int>(i), Step::Month), by), dues[i]);
        return whole;
    }

    void makeRoom(int from, int to)
    {
        if (dues.empty())
            first = from;
        if (from < first) {
            dues.insert(dues.begin(), static_cast<std::size_t>(first - from), Usd(0));
            first = from;
        }
        if (const auto size = static_cast<std::size_t>(to - first) + 1; size > dues.size())
            dues.resize(size);
    }
};

/// What falls due in each period, by the position of the party (the last one: without party), and what is assumed.
struct DueMoney
{
    std::vector<DueSeries> byParty = {};
    DueSeries assumed = {};

    void add(const DueMoney &other)
    {
        for (std::size_t i = 0; i < byParty.size(); ++i)
            byParty[i].add(other.byParty[i]);
        assumed.add(other.assumed);
    }
};

namespace
{
DueMoney dueMoney(const Readings &readings, const Lens &lens, ShareGroup group)
{
    const Passes passes(readings.ledger(), lens);
    const Bounds bounds = boundsOf(lens);
    const std::size_t parties = readings.ledger().parties().size();
    const auto deals = readings.deals();
    auto runs = inRuns(deals.size(), fewestDealsShared, [&](std::size_t firstDeal, std::size_t lastDeal) {
        DueMoney money{.byParty = std::vector<DueSeries>(parties + 1), .assumed = {}};
        PeriodEnds ends(lens.by);
        const auto take = [&](const CommitmentReading &commitment, const Days &days) {
            const int party = passes.countedAs(group == ShareGroup::Payee ? commitment.payee : commitment.payer);
            DueSeries &series = money.byParty[party < 0 ? parties : static_cast<std::size_t>(party)];
            const Usd amount = commitment.reading->value;
            const Day from = bounds.notBefore(days.first);
            const Day to = bounds.notAfter(days.last);
            const int first = periodNumber(from, lens.by);
            const int last = periodNumber(to, lens.by);
            series.makeRoom(first, last);
            if (days.isAssumed)
                money.assumed.makeRoom(first, last);
            Usd before = dueBy(amount, days, from - std::chrono::days(1));
            for (int period = first; period <= last; ++period) {
                const Usd after = dueBy(amount, days, std::min(to, ends.lastDayOf(period)));
                series.dues[static_cast<std::size_t>(period - series.first)] += after - before;
                if (days.isAssumed)
                    money.assumed.dues[static_cast<std::size_t>(period - money.assumed.first)] += after - before;
                before = after;
            }
        };
        for (const DealReading &deal : deals.subspan(firstDeal, lastDeal - firstDeal))
            forEachCountingIn(deal, lens, passes, take);
        return money;
    });
    for (std::size_t i = 1; i < runs.size(); ++i)
        runs.front().add(runs[i]);
    return std::move(runs.front());
}

/// What one party has of a period.
struct Portion
{
    std::size_t party = 0;
    Usd value = {};
};

/// What falls due in one period.
struct DuePeriod
{
    Usd total = {};
    Usd gathered = {}; ///< what those have who have no portion of their own
    double squares = 0; ///< of what each party has, whether gathered or not
    std::vector<Portion> portions = {}; ///< in the order of the parties
};

/// The periods in which something falls due, from the first on. Of `named` parties each has its own portion; without
/// names everybody has.
std::vector<DuePeriod> duePeriods(const DueMoney &money, int &first, const std::vector<bool> *named)
{
    DueSeries all;
    for (const DueSeries &series : money.byParty)
        if (!series.dues.empty())
            all.makeRoom(series.first, series.first + static_cast<int>(series.dues.size()) - 1);
    first = all.first;
    std::vector<DuePeriod> periods(all.dues.size());
    for (std::size_t party = 0; party < money.byParty.size(); ++party) {
        const DueSeries &series = money.byParty[party];
        const bool isNamed = !named || (*named)[party];
        for (std::size_t i = 0; i < series.dues.size(); ++i) {
            const Usd due = series.dues[i];
            if (due == Usd(0))
                continue;
            DuePeriod &period = periods[static_cast<std::size_t>(series.first - first) + i];
            period.total += due;
            period.squares += static_cast<double>(due.dollars) * static_cast<double>(due.dollars);
            if (isNamed)
                period.portions.push_back({party, due});
            else
                period.gathered += due;
        }
    }
    return periods;
}

/// The parts of a period, largest first; what is gathered is one without id.
std::vector<SharePart<Usd>> partsOfPeriod(DuePeriod &period, const std::vector<Party> &parties)
{
    if (period.gathered != Usd(0))
        period.portions.push_back({parties.size(), period.gathered});
    // Positions are in the order of the ids; who has no id comes before all.
    const auto order = [&](const Portion &portion) { return (portion.party + 1) % (parties.size() + 1); };
    std::ranges::sort(period.portions, [&](const Portion &a, const Portion &b) {
        return a.value != b.value ? a.value > b.value : order(a) < order(b);
    });
    std::vector<SharePart<Usd>> parts;
    parts.reserve(period.portions.size());
    for (const Portion &portion : period.portions) {
        SharePart<Usd> &part = parts.emplace_back();
        part.value = portion.value;
        part.share = static_cast<double>(portion.value.dollars) / static_cast<double>(period.total.dollars);
        if (portion.party < parties.size()) {
            part.id = parties[portion.party].id.text;
            part.name = parties[portion.party].name;
        }
    }
    return parts;
}

Lens ofNature(Lens lens, Nature nature)
{
    lens.natures = {nature};
    return lens;
}

Shares<Usd> toldShares(const DueMoney &money, const Ledger &ledger, Step by, const std::vector<bool> *named)
{
    int number = 0;
    Shares<Usd> told;
    for (DuePeriod &due : duePeriods(money, number, named)) {
        const Period days = periodOf(number, by);
        const int position = number++ - money.assumed.first;
        if (due.total == Usd(0))
            continue;
        SharePeriod<Usd> &period = told.emplace_back();
        period.period = days.label;
        period.first = days.first;
        period.last = days.last;
        period.total = due.total;
        if (position >= 0 && position < static_cast<int>(money.assumed.dues.size()))
            period.assumed = money.assumed.dues[static_cast<std::size_t>(position)];
        const auto total = static_cast<double>(due.total.dollars);
        period.hhi = due.squares / (total * total);
        period.parts = partsOfPeriod(due, ledger.parties());
    }
    return told;
}

/// Which parties are named, by position; the last one stands for no party.
std::vector<bool> positionsOf(std::span<const std::string> parties, const Ledger &ledger)
{
    std::vector<bool> named(ledger.parties().size() + 1, false);
    for (const std::string &party : parties)
        if (const int number = ledger.partyNumber(Id<Party>(party)); number >= 0)
            named[static_cast<std::size_t>(number)] = true;
    return named;
}
} // namespace

template <> std::span<const std::string_view> words<ShareGroup>() { return shareGroupWords; }

Shares<Usd> shares(const Readings &readings, const Lens &lens, Nature nature, ShareGroup group)
{
    return toldShares(dueMoney(readings, ofNature(lens, nature), group), readings.ledger(), lens.by, nullptr);
}

struct MonthlyDues::Money
{
    const Ledger &ledger;
    DueMoney due = {};
};

MonthlyDues::MonthlyDues(const Readings &readings, const Lens &lens, Nature nature, ShareGroup group)
{
    Lens monthly = ofNature(lens, nature);
    monthly.by = Step::Month;
    m_money = std::make_unique<const Money>(Money{readings.ledger(), dueMoney(readings, monthly, group)});
}

MonthlyDues::~MonthlyDues() = default;
MonthlyDues::MonthlyDues(MonthlyDues &&) noexcept = default;
MonthlyDues &MonthlyDues::operator=(MonthlyDues &&) noexcept = default;

Shares<Usd> MonthlyDues::shares(Step by) const
{
    DueMoney money;
    for (const DueSeries &series : m_money->due.byParty)
        money.byParty.push_back(series.gathered(by));
    money.assumed = m_money->due.assumed.gathered(by);
    return toldShares(money, m_money->ledger, by, nullptr);
}

Shares<Usd> MonthlyDues::sharesOf(std::span<const std::string> parties) const
{
    const std::vector<bool> named = positionsOf(parties, m_money->ledger);
    return toldShares(m_money->due, m_money->ledger, Step::Month, &named);
}

} // namespace ledger
