#include <QTest> // first: moc cannot read <concepts> otherwise

#include "ledgerfixture.h"
#include "powerprices.h"
#include "sites.h"

using namespace ledger;

namespace
{
QString text(const std::optional<PartialDate> &date)
{
    return date ? QString::fromStdString(date->text()) : QStringLiteral("-");
}

/// Sites as `forge 0.4 2025-12…2027`, in their order.
QStringList told(const std::vector<PowerSite> &sites)
{
    QStringList list;
    for (const PowerSite &site : sites)
        list << QStringLiteral("%1 %2 %3…%4")
                    .arg(QString::fromStdString(site.id))
                    .arg(site.value.gw)
                    .arg(text(site.firstSaid), text(site.fullSaid));
    return list;
}

/// A forge in three stages, a campus with a hall within it, a site without a date, and one abroad.
LedgerFixture world()
{
    LedgerFixture books;
    books.party("house");
    books.party("builder", "house");
    books.parties({"lab", "maker", "foreigner"});
    books.deal("forge", "2025-01-01");
    const auto stage = [&books](const char *id, const char *name, double gw) -> Claim & {
        Deployment &made = books.deployment(id, "builder");
        made.name = name;
        made.site = "forge-1";
        made.country = "US";
        return books.claim((std::string(id) + "-c").c_str(), gw, "2025-01-01");
    };
    stage("b1", "Forge 1, building 1", 0.1).end = on("2025-12");
    stage("b2", "Forge 1, building 2", 0.15).end = on("2026-07");
    stage("b3", "Forge 1, building 3", 0.15).end = on("2027");
    books.deal("abroad", "2025-01-01");
    Deployment &campus = books.deployment("campus", "foreigner");
    campus.site = "jam";
    campus.country = "IN";
    campus.tenant = Id<Party>("lab");
    books.claim("campus-c", 3, "2025-01-01");
    Deployment &hall = books.deployment("hall", "foreigner");
    hall.site = "jam";
    hall.partOf = Id<Deployment>("campus");
    hall.latitude = 22.5;
    hall.longitude = 70;
    Claim &said = books.claim("hall-c", 0.12, "2025-01-01");
    said.start = on("2026-11");
    said.end = on("2026-12");
    books.deployment("lone", "foreigner").country = "FR";
    books.claim("lone-c", 1, "2025-01-01");
    return books;
}

std::vector<PowerSite> sitesOf(const LedgerFixture &books, const Lens &lens = {}, std::vector<CapacityCut> cuts = {})
{
    return sites(books.readings(lens), lens, cuts);
}
} // namespace

class TestSites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // document-format.md: capacity arrives in stages, and each stage is a deployment
    void stagesOfOneSiteAreOneRow()
    {
        const std::vector<PowerSite> found = sitesOf(world());
        QCOMPARE(told(found),
                 (QStringList{QStringLiteral("forge-1 0.4 2025-12…2027"), QStringLiteral("jam 3 2026-11…-"),
                              QStringLiteral("lone 1 -…-")}));
        QCOMPARE(found[0].stages.size(), std::size_t(3));
        QCOMPARE(found[0].name, std::string("Forge 1"));
        QCOMPARE(found[0].country, std::string("US"));
        QCOMPARE(found[0].operatedBy.id, std::string("builder"));
        QVERIFY(found[0].firstIsBy); // full by then, so there is power by then at the latest
        QVERIFY(!found[1].firstIsBy);
        QCOMPARE(found[1].tenant.name, std::string("The lab"));
    }

    // semantics.md, 7: a part is in no sum, and yet it is where the first power comes from
    void aStageWithinAnotherIsNotSummedButDatesTheFirstPower()
    {
        const PowerSite jam = sitesOf(world())[1];
        QCOMPARE(jam.value, Gigawatts(3));
        QCOMPARE(jam.undated, Gigawatts(3));
        QCOMPARE(jam.firstPower, std::optional(dayOf("2026-11-01")));
        QVERIFY(!jam.fullSaid); // nobody said when the campus is to be full
        QCOMPARE(jam.latitude, std::optional(22.5)); // what the campus leaves open, the hall says
        QVERIFY(!jam.isWithin);
    }

    void aSiteWithinAnotherSiteStandsApartAndIsInNoSum()
    {
        LedgerFixture books = world();
        for (Deployment &deployment : books.records.deployments)
            if (deployment.id.text == "hall")
                deployment.site.clear();
        const std::vector<PowerSite> found = sitesOf(books);
        QCOMPARE(found[1].id, std::string("hall"));
        QVERIFY(found[1].isWithin);
        QCOMPARE(found[1].value, Gigawatts(0.12));
        const std::vector<CountrySites> countries = countriesOf(found);
        QCOMPARE(countries.size(), std::size_t(4));
        QCOMPARE(countries[0], (CountrySites{"IN", 1, Gigawatts(3)}));
        QCOMPARE(countries[3], (CountrySites{"", 1, Gigawatts(0)}));
    }

    // semantics.md, 9: the period acts on power on its days
    void whatHasNoPowerByTheEndOfThePeriodIsNotThere_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QStringList>("expected");
        const QString forge = QStringLiteral("forge-1"), jam = QStringLiteral("jam"), lone = QStringLiteral("lone");
        QTest::newRow("before 2026") << QString() << QStringLiteral("2025") << QStringList{forge, lone};
        QTest::newRow("before 2027") << QString() << QStringLiteral("2026") << QStringList{forge, jam, lone};
        QTest::newRow("a day too early") << QString() << QStringLiteral("2025-12-30") << QStringList{lone};
        QTest::newRow("what came before stays") << QStringLiteral("2030") << QString() << QStringList{forge, jam, lone};
        QTest::newRow("backwards") << QStringLiteral("2030") << QStringLiteral("2027") << QStringList{lone};
    }
    void whatHasNoPowerByTheEndOfThePeriodIsNotThere()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        Lens lens;
        lens.from = partialDate(from.toStdString());
        lens.to = partialDate(to.toStdString());
        QStringList ids;
        for (const PowerSite &site : sitesOf(world(), lens))
            ids << QString::fromStdString(site.id);
        QTEST(ids, "expected");
    }

    void sitesObeyTheLensAndItsCuts()
    {
        Lens lens;
        lens.parties = {Id<Party>("house")};
        QCOMPARE(told(sitesOf(world(), lens)).size(), 1);
        lens = {};
        lens.counts = Counts::Contract;
        QVERIFY(sitesOf(world(), lens).empty());
        lens = {};
        lens.rollUp = RollUp::Parent;
        QCOMPARE(sitesOf(world(), lens)[0].operatedBy.id, std::string("house"));
        const auto idsThrough = [](const CapacityCut &cut) { return told(sitesOf(world(), {}, {cut})).join(u' '); };
        QVERIFY(idsThrough({CapacityGroup::Country, {"FR"}}).startsWith(QStringLiteral("lone")));
        QVERIFY(!idsThrough({CapacityGroup::Country, {"US"}, true}).contains(QStringLiteral("forge")));
        QVERIFY(idsThrough({CapacityGroup::Deal, {"forge"}}).startsWith(QStringLiteral("forge-1")));
    }

    void namesOfStagesAreCutWhereAWordEnds_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QStringList &names, const char *expected) {
            QTest::newRow(name) << names << QString::fromUtf8(expected);
        };
        row("at the last comma", {QStringLiteral("Forge 1, building 1"), QStringLiteral("Forge 1, building 2")},
            "Forge 1");
        row("with a comma within",
            {QStringLiteral("Pike County, Ohio, first phase"), QStringLiteral("Pike County, Ohio, the rest")},
            "Pike County, Ohio");
        row("at a space", {QStringLiteral("Jamnagar campus"), QStringLiteral("Jamnagar, first 120 MW")}, "Jamnagar");
        row("not within a word", {QStringLiteral("Abilene east"), QStringLiteral("Abilene easel")}, "Abilene");
        row("one alone is itself", {QStringLiteral("Hall, the first")}, "Hall, the first");
        row("nothing in common: the first", {QStringLiteral("North"), QStringLiteral("South")}, "North");
    }
    void namesOfStagesAreCutWhereAWordEnds()
    {
        QFETCH(QStringList, names);
        std::vector<std::string> all;
        for (const QString &name : names)
            all.push_back(name.toStdString());
        QTEST(QString::fromStdString(commonName(all)), "expected");
    }

    // Dollars per gigawatt, where one deal states both
    void aPriceNeedsBothFromOneDeal()
    {
        LedgerFixture books = world();
        QVERIFY(powerPrices(books.readings(), {}).empty());
        books.promise("elsewhere", "lab", "builder", 9e9);
        QVERIFY(powerPrices(books.readings(), {}).empty());
        books.deployment("new", "builder");
        books.claim("new-c", 0.5, "2025-01-01");
        const std::vector<PowerPrice> prices = powerPrices(books.readings(), {});
        QCOMPARE(prices.size(), std::size_t(1));
        QCOMPARE(prices[0].deal, std::string("elsewhere"));
        QCOMPARE(prices[0].nature, std::optional(Nature::Consumption));
        QCOMPARE(prices[0].perGigawatt, Usd(18 * billion));
        QCOMPARE(prices[0].claims, 2);
    }

    // semantics.md, 8: natures are never added, guarantees to nothing
    void eachNatureHasAPriceOfItsOwn()
    {
        LedgerFixture books;
        books.parties({"lab", "cloud"});
        books.promise("d", "lab", "cloud", 10e9);
        books.commitment("lease", "lab", "cloud", Nature::Lease);
        books.claim("lease-c", 4e9, "2025-01-01");
        books.commitment("surety", "lab", "cloud", Nature::Guarantee);
        books.claim("surety-c", 7e9, "2025-01-01");
        books.deployment("site", "cloud");
        books.claim("site-c", 2, "2025-01-01");
        const std::vector<PowerPrice> prices = powerPrices(books.readings(), {});
        QCOMPARE(prices.size(), std::size_t(2));
        QCOMPARE(prices[0].perGigawatt, Usd(5 * billion));
        QCOMPARE(prices[1].nature, std::optional(Nature::Lease));
        QCOMPARE(prices[1].perGigawatt, Usd(2 * billion));
    }

    void whatIsSaidOfTheDealAsAWholeComesBeforeItsParts()
    {
        LedgerFixture books;
        books.parties({"lab", "cloud"});
        books.promise("d", "lab", "cloud", 10e9);
        books.deployment("site", "cloud");
        books.claim("site-c", 2, "2025-01-01");
        books.asWhole();
        books.claim("whole", 30e9, "2025-01-01");
        const std::vector<PowerPrice> prices = powerPrices(books.readings(), {});
        QCOMPARE(prices.size(), std::size_t(1));
        QVERIFY(!prices[0].nature);
        QCOMPARE(prices[0].perGigawatt, Usd(15 * billion));
    }

    void aPricesPowerIsOfTheCountsAlone()
    {
        LedgerFixture books;
        books.parties({"lab", "cloud"});
        books.promise("d", "lab", "cloud", 10e9);
        books.deployment("site", "cloud");
        books.claim("site-c", 2, "2025-01-01");
        books.deployment("hall", "cloud").partOf = Id<Deployment>("site");
        books.claim("hall-c", 1, "2025-01-01");
        books.deployment("chips", "cloud", Counts::Chips);
        books.claim("chips-c", 5, "2025-01-01");
        Lens lens;
        QCOMPARE(powerPrices(books.readings(), lens)[0].power, Gigawatts(2)); // the hall is within the site
        lens.counts = Counts::Chips;
        QCOMPARE(powerPrices(books.readings(), lens)[0].power, Gigawatts(5));
        lens.payers = {Id<Party>("cloud")}; // filters of money do not act on it
        QCOMPARE(powerPrices(books.readings(), lens)[0].perGigawatt, Usd(2 * billion));
    }
};

QTEST_APPLESS_MAIN(TestSites)
#include "tst_sites.moc"
