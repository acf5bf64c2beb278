#include <QTest>

#include "../analysis/ledgerfixture.h"
#include "bundledrecords.h"
#include "capacity.h"
#include "documentreader.h"
#include "exporting.h"
#include "generated.h"
#include "picturechecks.h"
#include "pictures.h"
#include "sites.h"
#include "walking.h"
#include "wording.h"

#include <QFile>

#include <set>

using namespace ledger;
using ledger::testing::checkLabels;
using ledger::testing::checkMarks;

using Options = std::map<std::string, std::vector<std::string>>;

/// One way to ask for a picture of capacity.
struct Asked
{
    std::string ledger = "bundled";
    Options options = {};
    Lens lens = {};
    std::vector<PictureFilter> drill = {};
};

namespace
{
/// One site between parties whose names are 60 characters long, and one without a date.
LedgerPtr oneSite()
{
    LedgerFixture made;
    made.parties({"lab", "cloud"});
    for (Party &party : made.records.parties)
        party.name = "The " + party.id.text + " of the very long name that goes on for sixty chars";
    made.deal("deal", "2025-01-01").title = "The agreement whose title is also very long and goes on and on";
    Deployment &site = made.deployment("site", "cloud");
    site.name = "The site whose name is sixty characters long, or nearly that";
    site.tenant = Id<Party>("lab");
    site.country = "IN";
    site.place = "A place that is far away from everything else there is";
    site.latitude = 22.5;
    site.longitude = 70;
    Claim &claim = made.claim("c", 1.5, "2025-01-01");
    claim.low = 0.5;
    claim.start = on("2026-07");
    claim.end = on("2028");
    made.deployment("later", "cloud");
    made.claim("c2", 4, "2025-01-01");
    return made.ledger();
}

std::map<std::string, Asked> manners()
{
    Lens byMonth;
    byMonth.by = Step::Month;
    Lens until;
    until.to = on("2027");
    Lens rolledUp;
    rolledUp.rollUp = RollUp::Parent;
    std::map<std::string, Asked> all;
    for (const std::string ledger : {"bundled", "empty", "one-site", "10000"}) {
        for (const char *group : {"operator", "tenant", "supplier", "country", "deal"}) {
            all[ledger + " ramp by " + group] = {ledger, {{"group", {group}}}, {}, {}};
            all[ledger + " sites by " + group] = {ledger, {{"group", {group}}, {"show", {"sites"}}}, {}, {}};
        }
        for (const char *counts : {"contract", "chips", "power"}) {
            all[ledger + " ramp of " + counts] = {ledger, {{"counts", {counts}}}, {}, {}};
            all[ledger + " list of " + counts] = {ledger, {{"counts", {counts}}, {"show", {"sites"}}}, {}, {}};
        }
        all[ledger + " ramp by month"] = {ledger, {}, byMonth, {}};
        all[ledger + " ramp until 2027"] = {ledger, {}, until, {}};
        all[ledger + " ramp rolled up"] = {ledger, {}, rolledUp, {}};
        all[ledger + " sites until 2027"] = {ledger, {{"show", {"sites"}}}, until, {}};
        all[ledger + " ramp, others"] = {ledger, {}, {}, {{"others", "3", ""}}};
        all[ledger + " sites, others"]
            = {ledger, {{"show", {"sites"}}}, {}, {{"first", "none", ""}, {"others", "2", ""}}};
        all[ledger + " own words"] = {ledger, {{"title", {"My own title"}}, {"annotations", {"A note"}}}, {}, {}};
    }
    all["an operator's deals"] = {"bundled", {}, {}, {{"party", "oci", "Oracle"}}};
    all["an operator's deal"] = {"bundled", {}, {}, {{"party", "oci", "Oracle"}, {"deal", "stargate-abilene", ""}}};
    all["a country"] = {"bundled", {{"group", {"country"}}}, {}, {{"country", "IN", ""}}};
    all["a site's stages"] = {"bundled", {{"show", {"sites"}}}, {}, {{"site", "polaris-forge-1", "Polaris Forge 1"}}};
    return all;
}

const QSizeF usual(1120, 640);
} // namespace

class CapacityPictureTest : public QObject
{
    Q_OBJECT

    std::map<std::string, LedgerPtr> m_ledgers;
    std::map<std::string, Asked> m_manners = manners();

    std::map<std::string, ReadingsPtr> m_readings;

    const Readings &readingsOf(const std::string &name) { return *m_readings.at(name); }

    PicturePtr drawn(const Asked &asked, QSizeF size = usual, ThemeName theme = ThemeName::Light)
    {
        const PictureRequest request{"capacity", asked.options, asked.lens,   styleFor(theme),
                                     size,       asked.drill,   QLocale::c(), {}};
        return pictureOf(request, readingsOf(asked.ledger));
    }

    /// Values by mark of a ramp: from `2027/oci` to what the table says.
    static std::map<QString, double> tabled(const Picture &picture)
    {
        std::map<QString, double> values;
        for (const QStringList &row : picture.table().rows)
            values[row[0] + QLatin1Char('/') + row[4]] = row[2].toDouble();
        return values;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(loadFonts());
        m_ledgers = {{"bundled", bundled()},
                     {"empty", ledgerOf({})},
                     {"one-site", oneSite()},
                     {"10000", generatedLedger(10000, 7)}};
        QVERIFY(m_ledgers.at("bundled"));
        for (const auto &[name, ledger] : m_ledgers)
            m_readings[name] = std::make_shared<const Readings>(ledger, std::nullopt, Basis::Best);
    }

    void everyLabelIsInsideApartAndLegible_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &[name, asked] : m_manners)
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void everyLabelIsInsideApartAndLegible()
    {
        QFETCH(QString, name);
        const Asked &asked = m_manners.at(name.toStdString());
        for (const QSizeF size : {QSizeF(480, 320), usual, QSizeF(1920, 1080), QSizeF(700, 1000)}) {
            const PicturePtr picture = drawn(asked, size);
            checkLabels(*picture);
        }
    }

    void arrowsWalkEveryMarkAsTheEyeSeesIt_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &[name, asked] : m_manners)
            if (asked.ledger == "bundled" || name == "10000 list of contract" || name == "10000 ramp by supplier")
                QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void arrowsWalkEveryMarkAsTheEyeSeesIt()
    {
        QFETCH(QString, name);
        const PicturePtr picture = drawn(m_manners.at(name.toStdString()));
        QCOMPARE(testing::walkingFault(*picture), QString());
        QCOMPARE(testing::cardFault(*picture), QString());
    }

    void everyMarkIsNamedAndInside_data() { everyLabelIsInsideApartAndLegible_data(); }
    void everyMarkIsNamedAndInside()
    {
        QFETCH(QString, name);
        const PicturePtr picture = drawn(m_manners.at(name.toStdString()));
        checkMarks(*picture);
        QCOMPARE(picture->marks().empty(), picture->table().rows.empty());
    }

    void theTableOfARampIsTheAnswerOfTheQuery_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &[name, asked] : m_manners)
            if (asked.drill.empty() && name.find(" ramp") != std::string::npos)
                QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void theTableOfARampIsTheAnswerOfTheQuery()
    {
        QFETCH(QString, name);
        const Asked &asked = m_manners.at(name.toStdString());
        Lens lens = asked.lens;
        CapacityGroup group = CapacityGroup::Operator;
        if (const auto found = asked.options.find("group"); found != asked.options.end())
            group = fromWord<CapacityGroup>(found->second.front()).value();
        if (const auto found = asked.options.find("counts"); found != asked.options.end())
            lens.counts = fromWord<Counts>(found->second.front()).value();
        const Capacity expected = capacity(readingsOf(asked.ledger), lens, group);
        const PicturePtr picture = drawn(asked);
        if (expected.periods.empty()) {
            QVERIFY(expected.undated.empty() || picture->table().columns.size() > 10); // a list of sites
            return;
        }
        std::map<QString, double> values = tabled(*picture);
        std::size_t parts = expected.undated.size();
        for (const CapacityPart &part : expected.undated)
            QVERIFY(qAbs(values[QStringLiteral("undated/") + qstring(part.id)] - part.value.gw) < 1e-9);
        for (const CapacityPeriod &period : expected.periods)
            for (const CapacityPart &part : period.parts) {
                ++parts;
                QVERIFY(qAbs(values[qstring(period.period) + u'/' + qstring(part.id)] - part.value.gw) < 1e-9);
            }
        QCOMPARE(std::size_t(picture->table().rows.size()), parts);
    }

    void theSitesSumToWhatCapacityTells()
    {
        const Capacity expected = capacity(readingsOf("bundled"), {});
        double all = expected.periods.back().total.gw;
        for (const CapacityPart &part : expected.undated)
            all += part.value.gw;
        QVERIFY(qAbs(countOf(sites(readingsOf("bundled"), {})).value.gw - all) < 1e-9);
        const PictureTable table = drawn(m_manners.at("bundled sites by operator"))->table();
        QCOMPARE(table.rows.size(), sites(readingsOf("bundled"), {}).size());
    }

    void theUndatedStandBesideThePeriodsOnTheSameScale()
    {
        const PicturePtr picture = drawn(m_manners.at("bundled ramp by operator"));
        std::map<QString, QRectF> rects;
        for (const Mark &mark : picture->marks())
            rects[mark.id] = mark.outline.boundingRect();
        const QRectF dated = rects[QStringLiteral("2028/oci")];
        const QRectF undated = rects[QStringLiteral("undated/oci")];
        QVERIFY(dated.isValid() && undated.isValid());
        std::map<QString, double> values = tabled(*picture);
        QVERIFY(qAbs(dated.height() / undated.height()
                     - values[QStringLiteral("2028/oci")] / values[QStringLiteral("undated/oci")])
                < 0.02);
        for (const auto &[id, rect] : rects)
            QVERIFY2(id.startsWith(QStringLiteral("undated/")) || rect.right() < undated.left(), qPrintable(id));
    }

    void theCountsOfTheOptionAndOfTheLensAreOne()
    {
        Lens lens;
        lens.counts = Counts::Contract;
        const PicturePtr byLens = drawn({"bundled", {}, lens, {}});
        const PicturePtr byOption = drawn(m_manners.at("bundled ramp of contract"));
        QCOMPARE(byLens->table().rows, byOption->table().rows);
        QCOMPARE(byLens->caption().title, byOption->caption().title);
    }

    void aDrillLeadsFromOperatorsOverDealsToSites()
    {
        const PicturePtr operators = drawn(m_manners.at("bundled ramp by operator"));
        double oracle = 0;
        for (const QStringList &row : operators->table().rows)
            if (row[0] == QStringLiteral("2028") && row[4] == QStringLiteral("oci"))
                oracle = row[2].toDouble();
        const PicturePtr deals = drawn(m_manners.at("an operator's deals"));
        double sum = 0;
        QString deal;
        for (const QStringList &row : deals->table().rows)
            if (row[0] == QStringLiteral("2028")) {
                sum += row[2].toDouble();
                deal = row[4];
            }
        QVERIFY(oracle > 0 && qAbs(sum - oracle) < 1e-9); // the parts of a part sum to it
        for (const Mark &mark : deals->marks())
            QCOMPARE(mark.target.kind, QStringLiteral("deal"));
        const PicturePtr places = drawn({"bundled", {}, {}, {{"party", "oci", ""}, {"deal", deal.toStdString(), ""}}});
        QVERIFY(!places->marks().empty());
        for (const QStringList &row : places->table().rows)
            QCOMPARE(row[16], deal);
    }

    void aSiteOpensIntoItsStages()
    {
        const PicturePtr picture = drawn(m_manners.at("a site's stages"));
        QCOMPARE(picture->table().rows.size(), std::size_t(3));
        for (const Mark &mark : picture->marks())
            if (mark.id.startsWith(QStringLiteral("site/")))
                QCOMPARE(mark.target.kind, QStringLiteral("deployment"));
        Asked inOneYear = m_manners.at("a site's stages");
        inOneYear.drill.push_back({"first", "2026", "2026"});
        QCOMPARE(drawn(inOneYear)->table().rows.size(), std::size_t(1));
    }

    // «which sites outside the United States have power before 2028?»
    void sitesAbroadWithPowerBefore2028AreSeenByCountry()
    {
        Asked asked{"bundled", {{"group", {"country"}}, {"show", {"sites"}}}, {}, {}};
        asked.lens.to = on("2027");
        const PicturePtr picture = drawn(asked, QSizeF(1920, 1080));
        std::set<QString> rows;
        for (const Mark &mark : picture->marks())
            rows.insert(mark.id);
        int abroad = 0;
        for (const PowerSite &site : sites(readingsOf("bundled"), asked.lens))
            if (site.firstPower && site.country != "US") {
                ++abroad;
                QVERIFY2(rows.contains(QStringLiteral("site/") + qstring(site.id)), site.id.c_str());
            }
        QVERIFY(abroad > 5);
        QVERIFY(rows.contains(QStringLiteral("heading/IN")));
    }

    void aRowAndItsPlaceOnTheMapStandForTheSame()
    {
        const PicturePtr picture = drawn(m_manners.at("bundled sites by operator"), QSizeF(1920, 1080));
        std::map<QString, MarkTarget> targets;
        for (const Mark &mark : picture->marks())
            targets[mark.id] = mark.target;
        int pairs = 0;
        for (const auto &[id, target] : targets) {
            const auto row = targets.find(QStringLiteral("site/") + id.section(QLatin1Char('/'), 1));
            if (!id.startsWith(QStringLiteral("place/")) || row == targets.end())
                continue;
            QCOMPARE(target, row->second);
            ++pairs;
        }
        QVERIFY(pairs > 5);
    }

    void whatDoesNotFitCanBeOpened()
    {
        const PicturePtr picture = drawn(m_manners.at("10000 sites by operator"));
        const bool isMore = std::any_of(picture->marks().begin(), picture->marks().end(), [](const Mark &mark) {
            return mark.id.startsWith(QStringLiteral("more/")) && !mark.target.kind.isEmpty();
        });
        QVERIFY(isMore);
        QVERIFY(picture->table().rows.size() > 100);
    }

    void emptinessIsAnsweredInWords()
    {
        for (const char *name : {"empty ramp by operator", "empty sites by operator"}) {
            const PicturePtr picture = drawn(m_manners.at(name));
            QCOMPARE(picture->caption().title, QStringLiteral("This ledger is still empty"));
            QVERIFY(picture->marks().empty());
        }
        Asked none{"one-site", {{"counts", {"power"}}}, {}, {}};
        QCOMPARE(drawn(none)->caption().title, QStringLiteral("Nothing here can be counted yet"));
        QVERIFY(drawn(none)->sentence().contains(QStringLiteral("gigawatts")));
    }

    void pictureAndBytesAreTheSameTwice()
    {
        for (const char *name : {"bundled ramp by operator", "bundled sites by country"})
            for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf}) {
                const auto once = pictureBytes(*drawn(m_manners.at(name)), format);
                const auto twice = pictureBytes(*drawn(m_manners.at(name)), format);
                QVERIFY(static_cast<bool>(once));
                QVERIFY(*once == *twice);
            }
    }
};

QTEST_MAIN(CapacityPictureTest)
#include "tst_capacitypicture.moc"
