#include <QTest> // first: moc cannot read <concepts> otherwise

#include "capacity.h"
#include "ledgerfixture.h"
#include "toldrows.h"

using namespace ledger;

namespace
{
QString told(const std::vector<CapacityPart> &parts)
{
    QStringList list;
    for (const CapacityPart &part : parts)
        list << QStringLiteral("%1=%2").arg(QString::fromStdString(part.id)).arg(part.value.gw);
    return list.join(QLatin1Char(' '));
}

/// Periods as `2026 cloud=5 rival=3`.
QStringList told(const Capacity &capacity)
{
    QStringList periods;
    for (const CapacityPeriod &period : capacity.periods)
        periods << QString::fromStdString(period.period) + QLatin1Char(' ') + told(period.parts);
    return periods;
}

QStringList told(const LedgerFixture &books, const Lens &lens = {}, CapacityGroup group = CapacityGroup::Operator)
{
    return told(capacity(books.readings(lens), lens, group));
}

LedgerFixture sites()
{
    LedgerFixture books;
    books.party("house");
    books.party("cloud", "house");
    books.parties({"lab", "maker", "rival"});
    books.deal("d", "2025-01-01");
    Deployment &first = books.deployment("first", "cloud");
    first.tenant = Id<Party>("lab");
    first.supplier = Id<Party>("maker");
    first.country = "US";
    Claim &ramp = books.claim("c1", 2, "2025-01-01");
    ramp.start = on("2026-07-01");
    ramp.end = on("2027-06-30"); // 184 of its 365 days in 2026
    books.deployment("second", "rival");
    books.claim("c2", 1, "2025-01-01").start = on("2029-03");
    books.deployment("undated", "rival");
    books.claim("c3", 0.5, "2025-01-01");
    books.deployment("chips", "cloud", Counts::Chips);
    books.claim("c4", 7, "2025-01-01").end = on("2026");
    return books;
}
} // namespace

class TestCapacity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // command-line.md: from the first period with power to the one of the last change
    void powerIsToldFromTheFirstToTheLastChange()
    {
        LedgerFixture books = sites();
        books.records.claims[0].amount = 365;
        QCOMPARE(told(books), rows({"2026 cloud=184", "2027 cloud=365", "2028 cloud=365", "2029 cloud=365 rival=1"}));
        const Capacity found = capacity(books.readings(), {});
        QCOMPARE(found.periods[0].total, Gigawatts(184));
        QCOMPARE(found.periods[0].last, dayOf("2026-12-31"));
        QCOMPARE(found.periods[3].parts[1].name, std::string("The rival"));
        QCOMPARE(told(found.undated), QStringLiteral("rival=0.5"));
    }

    void fromAndToCutThePeriods_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const char *from, const char *to, const QStringList &expected) {
            QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to) << expected;
        };
        row("from within", "2028-05", "", rows({"2028 cloud=2", "2029 cloud=2 rival=1"}));
        row("to within", "", "2027", rows({"2026 cloud=1.00822", "2027 cloud=2"}));
        row("to earlier than a period's end", "", "2026-07-01", rows({"2026 cloud=0.00547945"}));
        row("to before all power", "", "2026-06-30", {});
        row("all changes before from: its one period", "2035-04", "", rows({"2035 cloud=2 rival=1"}));
        row("from long before", "2001", "2026", rows({"2026 cloud=1.00822"}));
        row("backwards", "2029", "2027", {});
    }
    void fromAndToCutThePeriods()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        Lens lens;
        lens.from = partialDate(from.toStdString());
        lens.to = partialDate(to.toStdString());
        QTEST(told(sites(), lens), "expected");
    }

    void stepsMayBeQuartersOrMonths()
    {
        Lens lens;
        lens.by = Step::Quarter;
        lens.to = on("2027-02-01");
        QCOMPARE(told(sites(), lens).size(), 3);
        lens.by = Step::Month;
        QCOMPARE(told(sites(), lens).front().left(7), QStringLiteral("2026-07"));
        QCOMPARE(capacity(sites().readings(lens), lens).periods.back().last, dayOf("2027-02-01"));
    }

    // semantics.md, 12: what lacks the key stands in one part without an id
    void powerIsGroupedByAnyEnd_data()
    {
        QTest::addColumn<CapacityGroup>("group");
        QTest::addColumn<QString>("expected");
        QTest::newRow("operator") << CapacityGroup::Operator << QStringLiteral("2029 cloud=2 rival=1");
        QTest::newRow("tenant") << CapacityGroup::Tenant << QStringLiteral("2029 lab=2 =1");
        QTest::newRow("supplier") << CapacityGroup::Supplier << QStringLiteral("2029 maker=2 =1");
        QTest::newRow("deal") << CapacityGroup::Deal << QStringLiteral("2029 d=3");
        QTest::newRow("country") << CapacityGroup::Country << QStringLiteral("2029 US=2 =1");
    }
    void powerIsGroupedByAnyEnd()
    {
        QFETCH(CapacityGroup, group);
        QTEST(told(sites(), {}, group).back(), "expected");
    }

    void aDealIsNamedByItsTitle()
    {
        const LedgerFixture books = sites();
        QCOMPARE(capacity(books.readings(), {}, CapacityGroup::Deal).periods.back().parts.front().name,
                 std::string("Deal d"));
    }

    // semantics.md, 12: doubles, whose last bits decide nothing
    void equalPowerGoesByIdHoweverItWasSummed()
    {
        LedgerFixture books;
        books.parties({"a", "b"});
        books.deal("d", "2025-01-01");
        books.deployment("p", "a");
        books.claim("c1", 0.3, "2025-01-01").start = on("2026");
        books.deployment("q", "b");
        books.claim("c2", 0.1, "2025-01-01").start = on("2026");
        books.deployment("r", "b");
        books.claim("c3", 0.2, "2025-01-01").start = on("2026"); // together 0.30000000000000004
        QCOMPARE(told(books), rows({"2026 a=0.3 b=0.3"}));
    }

    // semantics.md, 8 and 9
    void theFourCountsAreNeverAdded()
    {
        Lens lens;
        lens.counts = Counts::Chips;
        QCOMPARE(told(sites(), lens), rows({"2026 cloud=7"}));
    }

    void aPartyFiltersByOperatorTenantOrSupplier()
    {
        for (const char *party : {"house", "lab", "maker"}) {
            Lens lens;
            lens.parties = {Id<Party>(party)};
            QCOMPARE(told(sites(), lens).back(), QStringLiteral("2027 cloud=2"));
        }
        Lens rolledUp;
        rolledUp.rollUp = RollUp::Parent;
        QCOMPARE(told(sites(), rolledUp).back(), QStringLiteral("2029 house=2 rival=1"));
        Lens payer;
        payer.payers = {Id<Party>("rival")};
        QCOMPARE(told(sites(), payer).back(), QStringLiteral("2029 cloud=2 rival=1")); // acts on commitments alone
    }

    // semantics.md, 7
    void whatIsPartOfACountedDeploymentIsLeftOut()
    {
        LedgerFixture books = sites();
        books.deployment("stage", "cloud").partOf = Id<Deployment>("first");
        books.claim("c5", 0.5, "2025-01-01").start = on("2026");
        books.deployment("hall", "cloud").partOf = Id<Deployment>("stage");
        books.claim("c6", 0.25, "2025-01-01").start = on("2026");
        QCOMPARE(told(books).back(), QStringLiteral("2029 cloud=2 rival=1"));

        Lens other; // what the whole does not pass, its parts do
        other.basis = Basis::Official;
        books.records.claims.back().stance = Stance::Official;
        QCOMPARE(told(books, other), rows({"2026 cloud=0.25"}));

        books.records.deployments[0].counts = Counts::Contract;
        QCOMPARE(told(books).front(),
                 QStringLiteral("2026 cloud=0.5")); // the stage counts, the hall within it does not
    }

    void withoutAValueThereIsNoPower()
    {
        Lens lens;
        lens.basis = Basis::Official;
        const LedgerFixture books = sites();
        const Capacity found = capacity(books.readings(lens), lens);
        QVERIFY(found.periods.empty());
        QVERIFY(found.undated.empty());
    }

    void powerOfNothingIsLeftOut()
    {
        LedgerFixture books = sites();
        books.records.claims[0].amount = 0;
        books.records.claims[2].amount = 0;
        QCOMPARE(told(books), rows({"2029 rival=1"}));
        QVERIFY(capacity(books.readings(), {}).undated.empty());
    }

    // What a reader drills into: the parts of a part sum to it
    void aCutKeepsWhatStandsInOnePart()
    {
        const LedgerFixture books = sites();
        const auto through = [&books](const CapacityCut &cut) {
            return told(capacity(books.readings(), {}, CapacityGroup::Deal, std::span(&cut, 1))).join(u'|');
        };
        QCOMPARE(through({CapacityGroup::Operator, {"rival"}}), QStringLiteral("2029 d=1"));
        QCOMPARE(through({CapacityGroup::Operator, {"cloud"}, true}), QStringLiteral("2029 d=1"));
        QCOMPARE(through({CapacityGroup::Tenant, {"cloud"}}), QString()); // who runs it does not use it
        QCOMPARE(through({CapacityGroup::Tenant, {""}}), QStringLiteral("2029 d=1")); // nobody is said to use it
        const CapacityCut family{CapacityGroup::Operator, {"house"}};
        Lens rolledUp;
        rolledUp.rollUp = RollUp::Parent;
        QCOMPARE(told(capacity(books.readings(), rolledUp, CapacityGroup::Deal, std::span(&family, 1))).back(),
                 QStringLiteral("2027 d=2"));
    }

    void whatIsWithinAnotherStaysSoUnderACut()
    {
        LedgerFixture books = sites();
        books.deployment("stage", "rival").partOf = Id<Deployment>("first");
        books.claim("c5", 0.5, "2025-01-01").start = on("2026");
        const CapacityCut rival{CapacityGroup::Operator, {"rival"}};
        QCOMPARE(told(capacity(books.readings(), {}, CapacityGroup::Operator, std::span(&rival, 1))),
                 rows({"2029 rival=1"}));
    }

    void aPartIsToldInFullWithWhatItRestsOn()
    {
        LedgerFixture books = sites();
        Claim &wide = books.claim("c6", 9, "2025-02-01"); // on the chips
        wide.low = 1;
        books.deployment("stage", "rival").partOf = Id<Deployment>("second");
        books.claim("c7", 0.4, "2025-01-01");
        const std::vector<CapacitySupport> found = capacitySupport(books.readings(), {}, CapacityGroup::Operator);
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].value, Gigawatts(2));
        QCOMPARE(found[1],
                 (CapacitySupport{"rival", "The rival", Gigawatts(1.5), Gigawatts(1.5), Gigawatts(1.5), Gigawatts(0.5),
                                  3, 3, false}));
        Lens chips;
        chips.counts = Counts::Chips;
        const CapacitySupport disputed = capacitySupport(books.readings(), chips, CapacityGroup::Operator).front();
        QVERIFY(disputed.isContested);
        QCOMPARE(disputed.claims, 2);
        QCOMPARE(disputed.low, Gigawatts(1));
        QCOMPARE(disputed.high, Gigawatts(9));
    }

    void theSourcesOfPowerAreThoseOfTheClaimsThatCount()
    {
        LedgerFixture books = sites();
        books.source("filing");
        books.records.claims[1].source = Id<Source>("filing");
        const Readings readings = books.readings();
        const std::vector<CitedSource> found = powerSources(readings, {});
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[0].source->id.text, std::string("paper")); // 2.5 GW
        QCOMPARE(found[0].claims, 2);
        QCOMPARE(found[1].source->id.text, std::string("filing"));
    }

    void whatIsCancelledGivesNoPower()
    {
        LedgerFixture books = sites();
        books.records.deals[0].status = DealStatus::Cancelled;
        QVERIFY(told(books).isEmpty());
    }
};

Q_DECLARE_METATYPE(CapacityGroup)

QTEST_APPLESS_MAIN(TestCapacity)
#include "tst_capacity.moc"
