#include <QTest> // first: moc cannot read <concepts> otherwise

#include "generated.h"
#include "ledgerfixture.h"
#include "loops.h"
#include "randomnumbers.h"
#include "toldrows.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

using namespace ledger;

namespace
{
/// Loops as `a-b-c value`.
QStringList told(const Loops &loops)
{
    QStringList rows;
    for (const Loop &loop : loops.loops) {
        QStringList parties;
        for (const Id<Party> &party : loop.parties)
            parties << text(party.text);
        rows << parties.join(QLatin1Char('-')) + QStringLiteral(" %1").arg(loop.value.dollars);
    }
    return rows;
}

Leg leg(const char *payer, const char *payee, std::int64_t value)
{
    return {.payer = Id<Party>(payer), .payee = Id<Party>(payee), .value = Usd(value), .firstSaid = {}};
}

/// The example of semantics.md, 10.
std::vector<Leg> example() { return {leg("a", "b", 10), leg("b", "a", 4), leg("b", "c", 5), leg("c", "a", 3)}; }

/// Legs between some parties, by chance, of few different values, so that there are many ties.
std::vector<Leg> chanceLegs(RandomNumbers &chance, int parties, int values)
{
    std::vector<Leg> legs;
    for (int from = 0; from < parties; ++from)
        for (int to = 0; to < parties; ++to)
            if (from != to && chance.inHundred(55)) {
                const std::string payer(1, static_cast<char>('a' + from)), payee(1, static_cast<char>('a' + to));
                legs.push_back(leg(payer.c_str(), payee.c_str(), chance.between(1, values)));
            }
    return legs;
}

using Values = std::map<std::pair<Id<Party>, Id<Party>>, std::int64_t>;

/// Goes on from a list of parties in every way, and tells the loops that close.
void goOn(std::vector<Id<Party>> &parties, const Values &values, std::size_t maxLength, std::int64_t smallest,
          std::vector<std::pair<std::int64_t, std::vector<Id<Party>>>> &found)
{
    for (const auto &[ends, value] : values) {
        if (ends.first != parties.back())
            continue;
        if (ends.second == parties.front())
            found.emplace_back(-std::min(smallest, value), parties);
        else if (parties.size() < maxLength && ends.second > parties.front()
                 && std::ranges::find(parties, ends.second) == parties.end()) {
            parties.push_back(ends.second);
            goOn(parties, values, maxLength, std::min(smallest, value), found);
            parties.pop_back();
        }
    }
}

/// All loops, the plain way: told from every party on, then sorted.
QStringList loopsByTrying(const std::vector<Leg> &legs, std::size_t maxLength, std::size_t most)
{
    Values values;
    for (const Leg &each : legs)
        values[{each.payer, each.payee}] = each.value.dollars;
    std::vector<std::pair<std::int64_t, std::vector<Id<Party>>>> found;
    for (char first = 'a'; first <= 'z'; ++first) {
        std::vector<Id<Party>> parties{Id<Party>(std::string(1, first))};
        goOn(parties, values, maxLength, std::numeric_limits<std::int64_t>::max(), found);
    }
    std::ranges::sort(found);
    found.resize(std::min(found.size(), most));
    QStringList told;
    for (const auto &[value, parties] : found) {
        QStringList names;
        for (const Id<Party> &party : parties)
            names << text(party.text);
        told << names.join(QLatin1Char('-')) + QStringLiteral(" %1").arg(-value);
    }
    return told;
}

/// The largest circulation of few legs of few dollars, by trying every flow.
std::int64_t circulationByTrying(const std::vector<Leg> &legs)
{
    std::vector<std::int64_t> flow(legs.size(), 0);
    std::int64_t best = 0;
    for (;;) {
        std::map<Id<Party>, std::int64_t> balance;
        for (std::size_t i = 0; i < legs.size(); ++i) {
            balance[legs[i].payer] -= flow[i];
            balance[legs[i].payee] += flow[i];
        }
        if (std::ranges::all_of(balance, [](const auto &party) { return party.second == 0; }))
            best = std::max(best, std::accumulate(flow.begin(), flow.end(), std::int64_t(0)));
        std::size_t next = 0;
        while (next < legs.size() && flow[next] == legs[next].value.dollars)
            flow[next++] = 0;
        if (next == legs.size())
            return best;
        ++flow[next];
    }
}
} // namespace

/// Money that goes round (semantics.md, 10).
class TestLoops : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExampleOfTheSemantics()
    {
        const Loops found = loopsAmong(example(), usualLoopLength, 100);
        QCOMPARE(told(found), rows({"a-b 4", "a-b-c 3"}));
        QCOMPARE(found.circulation.value, Usd(17));
        QCOMPARE(QString::number(found.circulation.share, 'f', 3), QStringLiteral("0.773"));
        QVERIFY(found.isComplete);
    }

    void aLoopIsToldOnceFromItsSmallestIdOnWithItsLegsInOrder()
    {
        const Loops found = loopsAmong(std::vector{leg("m", "b", 5), leg("b", "z", 7), leg("z", "m", 6)}, 6, 100);
        QCOMPARE(told(found), rows({"b-z-m 5"}));
        QCOMPARE(found.loops.front().legs, (std::vector{leg("b", "z", 7), leg("z", "m", 6), leg("m", "b", 5)}));
    }

    void loopsHaveAtMostSoManyParties()
    {
        QCOMPARE(told(loopsAmong(example(), 2, 100)), rows({"a-b 4"}));
        QCOMPARE(told(loopsAmong(example(), 3, 100)), rows({"a-b 4", "a-b-c 3"}));
        // circulation is taken over all legs, however long the loops
        QCOMPARE(loopsAmong(example(), 2, 100).circulation.value, Usd(17));
    }

    void equalLoopsGoByTheirPartiesTheShorterFirst()
    {
        const std::vector legs{leg("a", "b", 1), leg("b", "a", 1), leg("b", "c", 1),
                               leg("c", "a", 1), leg("c", "b", 1), leg("a", "c", 1)};
        QCOMPARE(told(loopsAmong(legs, 6, 100)), rows({"a-b 1", "a-b-c 1", "a-c 1", "a-c-b 1", "b-c 1"}));
    }

    void theLargestAreToldAndThatThereAreMore()
    {
        const std::vector legs{leg("a", "b", 1), leg("b", "a", 1), leg("b", "c", 1),
                               leg("c", "a", 1), leg("c", "b", 2), leg("a", "c", 1)};
        const Loops three = loopsAmong(legs, 6, 3);
        QCOMPARE(told(three), rows({"a-b 1", "a-b-c 1", "a-c 1"}));
        QVERIFY(!three.isComplete);
        QVERIFY(loopsAmong(legs, 6, 5).isComplete);
    }

    void byChanceTheSameLoopsAreFoundAsByTryingAll()
    {
        RandomNumbers chance(11);
        for (int trial = 0; trial < 60; ++trial) {
            const std::vector<Leg> legs = chanceLegs(chance, 3 + trial % 5, 1 + trial % 7);
            for (const int maxLength : {2, 3, 4, 7})
                for (const std::size_t most : {std::size_t(1), std::size_t(7), std::size_t(40), std::size_t(10'000)}) {
                    const Loops found = loopsAmong(legs, maxLength, most);
                    const auto length = static_cast<std::size_t>(maxLength);
                    QCOMPARE(told(found), loopsByTrying(legs, length, most));
                    QCOMPARE(found.isComplete, loopsByTrying(legs, length, 100'000).size() <= qsizetype(most));
                }
        }
    }

    void circulationCountsNoDollarTwice()
    {
        // Two loops share a leg of 5: of its dollars each goes round one of them.
        const std::vector legs{leg("a", "b", 5), leg("b", "a", 5), leg("b", "c", 5), leg("c", "a", 5)};
        QCOMPARE(circulation(legs).value, Usd(15));
        QCOMPARE(circulation(legs).share, 0.75);
        QCOMPARE(circulation(std::vector{leg("a", "b", 5), leg("b", "c", 7)}).value, Usd(0));
        QCOMPARE(circulation({}), Circulation());
    }

    void circulationIsExactBeyondWhatDoublesHold()
    {
        const std::int64_t large = (std::int64_t(1) << 60) + 1;
        QCOMPARE(circulation(std::vector{leg("a", "b", large), leg("b", "a", large + 2)}).value, Usd(2 * large));
    }

    void circulationBeyondAllMeasureStopsThere()
    {
        const std::vector legs{leg("a", "b", Usd::most), leg("b", "c", Usd::most), leg("c", "a", Usd::most)};
        QCOMPARE(circulation(legs).value, Usd(Usd::most));
        QCOMPARE(circulation(legs).share, 1.0);
    }

    void byChanceNoCirculationIsLarger()
    {
        RandomNumbers chance(5);
        for (int trial = 0; trial < 40; ++trial) {
            std::vector<Leg> legs = chanceLegs(chance, 4, 3);
            legs.resize(std::min<std::size_t>(legs.size(), 7));
            QCOMPARE(circulation(legs).value.dollars, circulationByTrying(legs));
        }
    }

    void loopsAreRolledUpUnlessToldOtherwise()
    {
        LedgerFixture books;
        books.party("house");
        books.party("cloud", "house");
        books.party("lab");
        books.promise("a", "lab", "cloud", 10);
        books.promise("b", "house", "lab", 5, Nature::Equity);
        const Readings readings = books.readings();
        QCOMPARE(told(loops(readings, {})), rows({"house-lab 5"}));
        Lens lens;
        lens.rollUp = RollUp::None;
        QCOMPARE(told(loops(readings, lens)), QStringList());
        lens.rollUp = RollUp::Parent;
        QCOMPARE(told(loops(readings, lens)), rows({"house-lab 5"}));
    }

    void aLoopClosedWhenTheLastOfItsLegsWasFirstSaid()
    {
        LedgerFixture books;
        books.parties({"cloud", "lab"});
        books.promise("a", "lab", "cloud", 10).stated = on("2025-03-05");
        books.promise("b", "cloud", "lab", 5, Nature::Equity).stated = on("2025-04");
        books.claim("b-2", 6, "2025-09-01");
        const Loops found = loops(books.readings(), {});
        QCOMPARE(found.loops.size(), std::size_t(1));
        QCOMPARE(found.loops.front().closed, dayOf("2025-04-30"));
    }

    void aGuaranteeClosesNoLoop()
    {
        LedgerFixture books;
        books.parties({"cloud", "lab"});
        books.promise("a", "lab", "cloud", 10);
        books.promise("b", "cloud", "lab", 5, Nature::Guarantee);
        QCOMPARE(loops(books.readings(), {}), Loops());
        Lens lens;
        lens.natures = {Nature::Consumption, Nature::Guarantee};
        QCOMPARE(loops(books.readings(), lens), Loops());
    }

    void whereLoopsAreBeyondCountingTheLargestAreStillFound()
    {
        // Between 60 parties who all pay each other there are some 10²⁰ loops of up to a dozen.
        std::vector<Leg> everybody;
        for (int from = 0; from < 60; ++from)
            for (int to = 0; to < 60; ++to)
                if (from != to)
                    everybody.push_back({.payer = Id<Party>("p" + std::to_string(100 + from)),
                                         .payee = Id<Party>("p" + std::to_string(100 + to)),
                                         .value = Usd(1),
                                         .firstSaid = {}});
        const Loops found = loopsAmong(everybody, 12, 1000);
        QVERIFY(!found.isComplete);
        QCOMPARE(found.loops.size(), std::size_t(1000));
        QCOMPARE(told(found).front(), QStringLiteral("p100-p101 1"));
        QCOMPARE(found.loops[1].parties.size(), std::size_t(3));
        QVERIFY(std::ranges::is_sorted(found.loops, {}, &Loop::parties));
        QCOMPARE(found.circulation.share, 1.0);
    }

    void aMadeUpLedgerOfThousandsOfDealsHasMoreLoopsThanAreTold()
    {
        const Readings readings(generatedLedger(5000, 3), std::nullopt, Basis::Best);
        const Loops found = loops(readings, {});
        QCOMPARE(found.loops.size(), std::size_t(10'000));
        QVERIFY(!found.isComplete);
        QVERIFY(std::ranges::is_sorted(found.loops, [](const Loop &a, const Loop &b) {
            return a.value != b.value ? a.value > b.value : a.parties < b.parties;
        }));
        QVERIFY(found.circulation.value > found.loops.front().value);
    }
};

QTEST_APPLESS_MAIN(TestLoops)
#include "tst_loops.moc"
