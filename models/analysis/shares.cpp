#include "shares.h"

#include "runs.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <numeric>

namespace ledger
{

/// Where what falls due to one party is: so many neighbouring periods from its first on.
struct DueSeries
{
    int first = 0;
    int count = 0;
    std::size_t at = 0; ///< of the first one, in DueMoney

    [[nodiscard]] int end() const { return first + count; }
};

/// What falls due in each period, by the position of the party (the last one: without party), and what is assumed.
struct DueMoney
{
    int first = 0; ///< of all periods
    std::vector<DueSeries> byParty = {};
    UnsetVector<Usd> dues = {}; ///< party after party
    std::vector<Usd> assumed = {}; ///< from the first period on

    [[nodiscard]] int count() const { return static_cast<int>(assumed.size()); }

    /// Makes room for these series.
    void lay(std::vector<DueSeries> series);
};

namespace
{
using namespace std::string_view_literals;

constexpr std::array shareGroupWords{"payee"sv, "payer"sv};

constexpr std::size_t fewestSpread = 500; // commitments likewise
constexpr std::size_t fewestDuesTold = 20'000; // dues likewise

/// The money of a commitment that counts, and the periods in which it falls due.
struct Falling
{
    std::size_t party = 0;
    Usd amount = {};
    Days days = {};
    Day from = {}; ///< the days as far as they lie in the lens's period
    Day to = {};
    int first = 0;
    int last = 0;
};

/// What counts, and when, in any order.
std::vector<Falling> fallingIn(const Counting &counting, Step by, ShareGroup group)
{
    const Bounds &bounds = counting.bounds();
    const std::size_t nobody = counting.readings().ledger().parties().size();
    auto runs = counting.inRuns([&](const std::vector<Counted> &run) {
        std::vector<Falling> found;
        found.reserve(run.size());
        for (const Counted &each : run) {
            const CommitmentReading &commitment = *each.commitment;
            const int party
                = counting.passes().countedAs(group == ShareGroup::Payee ? commitment.payee : commitment.payer);
            const Day from = bounds.notBefore(each.days.first);
            const Day to = bounds.notAfter(each.days.last);
            found.push_back({.party = party < 0 ? nobody : static_cast<std::size_t>(party),
                             .amount = commitment.reading->value,
                             .days = each.days,
                             .from = from,
                             .to = to,
                             .first = periodNumber(from, by),
                             .last = periodNumber(to, by)});
        }
        return found;
    });
    for (std::size_t i = 1; i < runs.size(); ++i)
        runs.front().insert(runs.front().end(), runs[i].begin(), runs[i].end());
    return std::move(runs.front());
}

/// What falls due, party by party.
class ByParty
{
public:
    ByParty(const std::vector<Falling> &falling, std::size_t parties) : m_starts(parties + 1), m_series(parties)
    {
        for (const Falling &each : falling) {
            DueSeries &series = m_series[each.party];
            const bool isFirst = m_starts[each.party + 1]++ == 0;
            const int end = isFirst ? each.last + 1 : std::max(series.end(), each.last + 1);
            series.first = isFirst ? each.first : std::min(series.first, each.first);
            series.count = end - series.first;
        }
        std::partial_sum(m_starts.begin(), m_starts.end(), m_starts.begin());
        m_falling.resize(falling.size());
        std::vector<std::size_t> next(m_starts.begin(), m_starts.end() - 1);
        for (const Falling &each : falling)
            m_falling[next[each.party]++] = each;
    }

    [[nodiscard]] const std::vector<DueSeries> &series() const { return m_series; }

    /// Spreads all of it over its periods.
    void spread(DueMoney &money, Step by) const
    {
        // Each run has the parties that begin in it, hence their dues to itself.
        const auto assumed = inRuns(m_falling.size(), fewestSpread, [&](std::size_t first, std::size_t last) {
            std::vector<Usd> ofRun(money.assumed.size());
            PeriodEnds ends(by);
            const auto parties = m_starts.end() - 1;
            const auto end = std::lower_bound(m_starts.begin(), parties, last);
            for (auto party = std::lower_bound(m_starts.begin(), parties, first); party != end; ++party)
                spreadParty(static_cast<std::size_t>(party - m_starts.begin()), money, ends, ofRun);
            return ofRun;
        });
        for (const std::vector<Usd> &ofRun : assumed)
            for (std::size_t i = 0; i < ofRun.size(); ++i)
                money.assumed[i] += ofRun[i];
    }

private:
    void spreadParty(std::size_t party, DueMoney &money, PeriodEnds &ends, std::vector<Usd> &assumed) const
    {
        const DueSeries &series = money.byParty[party];
        Usd *dues = money.dues.data() + series.at;
        std::fill_n(dues, series.count, Usd(0));
        for (std::size_t i = m_starts[party]; i < m_starts[party + 1]; ++i) {
            const Falling &each = m_falling[i];
            const DueByDay dueBy(each.amount, each.days);
            Usd before = dueBy(each.from - std::chrono::days(1));
            for (int period = each.first; period <= each.last; ++period) {
                const Usd after = dueBy(std::min(each.to, ends.lastDayOf(period)));
                dues[period - series.first] += after - before;
                if (each.days.isAssumed)
                    assumed[static_cast<std::size_t>(period - money.first)] += after - before;
                before = after;
            }
        }
    }

    std::vector<std::size_t> m_starts; // by party, and where the last one ends
    std::vector<Falling> m_falling;
    std::vector<DueSeries> m_series;
};

DueMoney dueMoney(const Counting &counting, Step by, ShareGroup group)
{
    const ByParty parties(fallingIn(counting, by, group), counting.readings().ledger().parties().size() + 1);
    DueMoney money;
    money.lay(parties.series());
    parties.spread(money, by);
    return money;
}

/// The same by a step, where these are months.
DueMoney gathered(const DueMoney &months, Step by)
{
    std::vector<DueSeries> series = months.byParty;
    for (DueSeries &each : series)
        if (each.count > 0) {
            const int last = periodOfMonth(each.end() - 1, by);
            each.first = periodOfMonth(each.first, by);
            each.count = last - each.first + 1;
        }
    DueMoney whole;
    whole.lay(std::move(series));
    const auto add = [by](const Usd *from, int first, int end, Usd *to) {
        for (int period = periodOfMonth(first, by), month = first; month < end; ++period, ++to)
            for (const int next = std::min(end, firstMonthOf(period + 1, by)); month < next; ++month)
                *to += *from++;
    };
    std::ranges::fill(whole.dues, Usd(0));
    for (std::size_t i = 0; i < months.byParty.size(); ++i) {
        const DueSeries &of = months.byParty[i];
        add(months.dues.data() + of.at, of.first, of.end(), whole.dues.data() + whole.byParty[i].at);
    }
    add(months.assumed.data(), months.first, months.first + months.count(), whole.assumed.data());
    return whole;
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
    std::array<Portion, 2> largest = {}; ///< of those that are gathered, the larger first

    /// Notes one that is gathered.
    void gather(const Portion &portion)
    {
        gathered += portion.value;
        if (portion.value > largest[1].value) // the earlier one of two alike
            largest[1] = portion;
        if (largest[1].value > largest[0].value)
            std::swap(largest[0], largest[1]);
    }

    /// Gives the largest of those that are gathered portions of their own.
    void nameLargest()
    {
        for (const Portion &portion : largest)
            if (portion.value != Usd(0)) {
                gathered = gathered - portion.value;
                portions.push_back(portion);
            }
    }
};

/// Adds up what falls due in so many periods from one on. Of `named` parties each has its own portion, and so have the
/// two largest; without names everybody has.
void addUp(std::span<DuePeriod> periods, int from, const DueMoney &money, const std::vector<bool> *named)
{
    const int to = from + static_cast<int>(periods.size());
    for (std::size_t party = 0; party < money.byParty.size(); ++party) {
        const DueSeries &series = money.byParty[party];
        const bool isNamed = !named || (*named)[party];
        const int end = std::min(to, series.end());
        for (int number = std::max(from, series.first); number < end; ++number) {
            const Usd due = money.dues[series.at + static_cast<std::size_t>(number - series.first)];
            DuePeriod &period = periods[static_cast<std::size_t>(number - from)];
            period.total += due;
            period.squares += static_cast<double>(due.dollars) * static_cast<double>(due.dollars);
            if (!isNamed)
                period.gather({party, due});
            else if (due != Usd(0))
                period.portions.push_back({party, due});
        }
    }
    if (named)
        std::ranges::for_each(periods, &DuePeriod::nameLargest);
}

/// The parts of a period, largest first; what is gathered is the last one, without id.
std::vector<SharePart<Usd>> partsOfPeriod(DuePeriod &period, const std::vector<Party> &parties)
{
    // Positions are in the order of the ids; who has no id comes before all.
    const auto order = [&](const Portion &portion) { return (portion.party + 1) % (parties.size() + 1); };
    std::ranges::sort(period.portions, [&](const Portion &a, const Portion &b) {
        return a.value != b.value ? a.value > b.value : order(a) < order(b);
    });
    if (period.gathered != Usd(0))
        period.portions.push_back({parties.size(), period.gathered});
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

SharePeriod<Usd> toldPeriod(DuePeriod &due, int number, const DueMoney &money, const Ledger &ledger, Step by)
{
    const Period days = periodOf(number, by);
    const auto total = static_cast<double>(due.total.dollars);
    return {.period = days.label,
            .first = days.first,
            .last = days.last,
            .total = due.total,
            .assumed = money.assumed[static_cast<std::size_t>(number - money.first)],
            .hhi = due.squares / (total * total),
            .parts = partsOfPeriod(due, ledger.parties())};
}

Shares<Usd> toldShares(const DueMoney &money, const Ledger &ledger, Step by, const std::vector<bool> *named)
{
    const auto count = static_cast<std::size_t>(money.count());
    const std::size_t least
        = std::max<std::size_t>(1, count * fewestDuesTold / std::max<std::size_t>(1, money.dues.size()));
    std::vector<DuePeriod> periods(count);
    inRuns(count, least, [&](std::size_t first, std::size_t last) {
        addUp(std::span(periods).subspan(first, last - first), money.first + static_cast<int>(first), money, named);
        return last;
    });
    Shares<Usd> told(count);
    inRuns(count, least, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            // The first half are every second one: neighbours have about as many parts.
            const std::size_t half = (count + 1) / 2;
            const std::size_t each = i < half ? 2 * i : 2 * (i - half) + 1;
            if (periods[each].total != Usd(0))
                told[each] = toldPeriod(periods[each], money.first + static_cast<int>(each), money, ledger, by);
        }
        return last;
    });
    std::erase_if(told, [](const SharePeriod<Usd> &period) { return period.total == Usd(0); });
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

void DueMoney::lay(std::vector<DueSeries> series)
{
    byParty = std::move(series);
    int end = 0;
    std::size_t room = 0;
    for (DueSeries &each : byParty) {
        if (each.count == 0)
            continue;
        first = room == 0 ? each.first : std::min(first, each.first);
        end = room == 0 ? each.end() : std::max(end, each.end());
        each.at = room;
        room += static_cast<std::size_t>(each.count);
    }
    dues.resize(room);
    assumed.assign(static_cast<std::size_t>(end - first), Usd(0));
}

template <> std::span<const std::string_view> words<ShareGroup>() { return shareGroupWords; }

Shares<Usd> shares(const Readings &readings, const Lens &lens, Nature nature, ShareGroup group)
{
    const Counting counting(readings, ofNature(lens, nature));
    return toldShares(dueMoney(counting, lens.by, group), readings.ledger(), lens.by, nullptr);
}

PeriodDues::PeriodDues(const Counting &counting, ShareGroup group)
    : PeriodDues(counting.readings().ledgerPtr(), Step::Month,
                 std::make_shared<const DueMoney>(dueMoney(counting, Step::Month, group)))
{
}

PeriodDues::PeriodDues(LedgerPtr ledger, Step by, std::shared_ptr<const DueMoney> money)
    : m_ledger(std::move(ledger))
    , m_by(by)
    , m_money(std::move(money))
{
}

PeriodDues PeriodDues::by(Step step) const
{
    Q_ASSERT(m_by == Step::Month);
    return step == m_by ? *this
                        : PeriodDues(m_ledger, step, std::make_shared<const DueMoney>(gathered(*m_money, step)));
}

Shares<Usd> PeriodDues::shares() const { return toldShares(*m_money, *m_ledger, m_by, nullptr); }

Shares<Usd> PeriodDues::sharesOf(std::span<const std::string> parties) const
{
    const std::vector<bool> named = positionsOf(parties, *m_ledger);
    return toldShares(*m_money, *m_ledger, m_by, &named);
}

} // namespace ledger
