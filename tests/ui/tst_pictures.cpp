#include <QTest>

#include "../analysis/ledgerfixture.h"
#include "axis.h"
#include "bundledrecords.h"
#include "commitmentspicture.h"
#include "exporting.h"
#include "generated.h"
#include "observed.h"
#include "picturechecks.h"
#include "pictures.h"
#include "sharepicture.h"
#include "walking.h"

#include <QElapsedTimer>
#include <QImage>

#include <set>

using namespace ledger;
using ledger::testing::checkLabels;
using ledger::testing::checkMarks;

/// One way to ask for a picture.
struct Case
{
    std::string ledger;
    std::string view;
    std::map<std::string, std::vector<std::string>> options;
    Lens lens;
    std::vector<PictureFilter> drill;
};

namespace
{
/// One deal between parties whose names are 60 characters long.
LedgerPtr oneDeal()
{
    LedgerFixture made;
    made.parties({"lab", "cloud"});
    for (Party &party : made.records.parties)
        party.name = "The " + party.id.text + " of the very long name that goes on for sixty chars";
    made.promise("deal", "lab", "cloud", 38e9);
    return made.ledger();
}

Lens lensOf(std::vector<Id<Party>> payers, std::vector<Nature> natures = {}, Step by = Step::Year)
{
    Lens lens;
    lens.payers = std::move(payers);
    lens.natures = std::move(natures);
    lens.by = by;
    return lens;
}

const std::vector<Id<Party>> openai{Id<Party>("openai")};
const std::vector<Id<Party>> threeLabs{Id<Party>("anthropic"), Id<Party>("meta"), Id<Party>("openai")};

/// Every manner of either view, on every kind of ledger.
std::map<std::string, Case> cases()
{
    const Lens several = lensOf({}, {Nature::Consumption, Nature::Equity, Nature::Debt, Nature::Hardware});
    std::map<std::string, Case> all;
    for (const std::string ledger : {"bundled", "empty", "one-deal", "10000"}) {
        all[ledger + " overview"] = {ledger, "overview", {}, {}, {}};
        all[ledger + " overview, other tiles"]
            = {ledger, "overview", {{"tiles", {"news", "firmness", "due", "circles"}}}, several, {}};
        all[ledger + " overview by month"] = {ledger, "overview", {}, lensOf({}, {}, Step::Month), {}};
        all[ledger + " contested"] = {ledger, "contested", {}, {}, {}};
        all[ledger + " share"] = {ledger, "share", {}, {}, {}};
        all[ledger + " share by month"] = {ledger, "share", {}, lensOf({}, {}, Step::Month), {}};
        all[ledger + " share by payer"] = {ledger, "share", {{"group", {"payer"}}}, {}, {}};
        all[ledger + " share as reported"] = {ledger, "share", {{"source", {"reported"}}}, {}, {}};
        all[ledger + " commitments"] = {ledger, "commitments", {}, {}, {}};
        all[ledger + " commitments by nature"] = {ledger, "commitments", {{"group", {"nature"}}}, {}, {}};
        all[ledger + " commitments by firmness"] = {ledger, "commitments", {{"group", {"firmness"}}}, {}, {}};
        all[ledger + " commitments, several natures"] = {ledger, "commitments", {}, several, {}};
        all[ledger + " commitments by period"] = {ledger, "commitments", {{"show", {"by-period"}}}, {}, {}};
        all[ledger + " commitments by period, several natures"]
            = {ledger, "commitments", {{"show", {"by-period"}}}, several, {}};
        all[ledger + " commitments cumulated by kind"]
            = {ledger, "commitments", {{"show", {"cumulated"}}, {"group", {"kind"}}}, {}, {}};
        all[ledger + " commitments, others"] = {ledger, "commitments", {}, {}, {{"others", "3", ""}}};
        all[ledger + " commitments, own words"]
            = {ledger,
               "commitments",
               {{"title", {"My own title"}}, {"highlight", {"oci"}}, {"annotations", {"A note"}}},
               {},
               {}};
    }
    all["contested, the next page"] = {"bundled", "contested", {}, {}, {{"others", "9", ""}}};
    all["contested, highlit"] = {"bundled", "contested", {{"highlight", {"aws"}}}, lensOf(openai), {}};
    all["whole and parts"] = {"bundled", "contested", {{"kind", {"unlike_parts"}}}, {}, {}};
    all["without address"] = {"10000", "contested", {{"kind", {"no_address"}}}, {}, {{"others", "3", ""}}};
    all["openai overview"] = {"bundled", "overview", {}, lensOf(openai), {}};
    all["openai overview, equity"] = {"bundled", "overview", {}, lensOf(openai, {Nature::Equity}), {}};
    all["a party's overview"] = {"bundled", "overview", {}, {}, {{"party", "aws", "AWS"}}};
    all["openai share"] = {"bundled", "share", {}, lensOf(openai), {}};
    all["share of three labs"] = {"bundled", "share", {}, lensOf(threeLabs), {}};
    all["share of three labs by quarter"] = {"bundled", "share", {}, lensOf(threeLabs, {}, Step::Quarter), {}};
    all["openai share, both"] = {"bundled", "share", {{"source", {"both"}}}, lensOf(openai), {}};
    all["openai share, a party's deals"] = {"bundled", "share", {}, lensOf(openai), {{"party", "aws", "AWS"}}};
    all["openai commitments by period"] = {"bundled", "commitments", {{"show", {"by-period"}}}, lensOf(openai), {}};
    all["openai commitments"] = {"bundled", "commitments", {}, lensOf(openai), {}};
    all["a party's deals"] = {"bundled", "commitments", {}, {}, {{"kind", "compute", ""}, {"party", "aws", "AWS"}}};
    return all;
}
} // namespace

class PicturesTest : public QObject
{
    Q_OBJECT

    std::map<std::string, LedgerPtr> m_ledgers;
    std::map<std::string, std::shared_ptr<const Readings>> m_readings;
    std::map<std::string, Case> m_cases = cases();

    const Readings &readingsOf(const std::string &ledger) { return *m_readings.at(ledger); }

    PicturePtr drawn(const Case &from, QSizeF size, ThemeName theme = ThemeName::Light)
    {
        PictureRequest request{from.view, from.options, from.lens, styleFor(theme), size, from.drill, QLocale::c(), {}};
        return pictureOf(request, readingsOf(from.ledger));
    }

    PicturePtr drawn(const std::string &name, QSizeF size = QSizeF(1120, 640)) { return drawn(m_cases.at(name), size); }

    static Mark markOf(const Picture &picture, const QString &id)
    {
        for (const Mark &mark : picture.marks())
            if (mark.id == id)
                return mark;
        return {};
    }

    static bool isWritten(const Picture &picture, const QString &text)
    {
        return std::any_of(picture.labels().begin(), picture.labels().end(),
                           [&text](const Label &label) { return label.text == text; });
    }

    static PicturePtr drawnOf(const LedgerFixture &made, const std::string &view, const Lens &lens,
                              const std::map<std::string, std::vector<std::string>> &options = {},
                              QSizeF size = {1120, 640})
    {
        return pictureOf({view, options, lens, styleFor(ThemeName::Light), size, {}, QLocale::c(), {}},
                         made.readings(lens));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(loadFonts());
        m_ledgers = {{"bundled", bundled()},
                     {"empty", ledgerOf({})},
                     {"one-deal", oneDeal()},
                     {"10000", generatedLedger(10000, 7)}};
        for (const auto &[name, ledger] : m_ledgers) {
            QVERIFY2(ledger, name.c_str());
            m_readings[name] = std::make_shared<const Readings>(ledger, std::nullopt, Basis::Best);
        }
    }

    void everyLabelIsInsideApartAndLegible_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &[name, from] : m_cases)
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    void everyLabelIsInsideApartAndLegible()
    {
        QFETCH(QString, name);
        for (const QSizeF size : {QSizeF(480, 320), QSizeF(640, 400), QSizeF(850, 560), QSizeF(1280, 800),
                                  QSizeF(1600, 900), QSizeF(1920, 1080), QSizeF(700, 1000)}) {
            const PicturePtr picture = drawn(m_cases.at(name.toStdString()), size);
            QCOMPARE(picture->size(), size);
            checkLabels(*picture);
        }
    }

    void everyMarkIsNamedAndInside_data() { everyLabelIsInsideApartAndLegible_data(); }

    void everyMarkIsNamedAndInside()
    {
        QFETCH(QString, name);
        const PicturePtr picture = drawn(name.toStdString());
        checkMarks(*picture);
    }

    void arrowsWalkEveryMarkAsTheEyeSeesIt_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &[name, from] : m_cases)
            if (from.ledger == "bundled" || name == "one-deal overview" || name == "10000 share by payer")
                QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    void arrowsWalkEveryMarkAsTheEyeSeesIt()
    {
        QFETCH(QString, name);
        const PicturePtr picture = drawn(name.toStdString());
        QCOMPARE(testing::walkingFault(*picture), QString());
        QCOMPARE(testing::cardFault(*picture), QString());
    }

    void inBarsArrowsGoUpAndDownAndNowhereElse()
    {
        const PicturePtr picture = drawn("openai commitments");
        const std::vector<Mark> &marks = picture->marks();
        for (int i = 0; i < static_cast<int>(marks.size()); ++i) {
            QCOMPARE(neighbour(marks, i, Towards::Down), i + 1 < static_cast<int>(marks.size()) ? i + 1 : -1);
            QCOMPARE(neighbour(marks, i, Towards::Up), i - 1);
            QCOMPARE(neighbour(marks, i, Towards::Right), -1);
            QCOMPARE(neighbour(marks, i, Towards::Left), -1);
        }
    }

    void sidewaysOneFollowsAPartyOverTheYears()
    {
        for (const char *name : {"openai share", "openai commitments by period", "share of three labs by quarter"}) {
            const std::vector<Mark> marks = drawn(name)->marks();
            std::map<std::pair<QString, QString>, QStringList> yearsOf; // of each party of a stack
            for (const Mark &mark : marks)
                if (const QStringList way = mark.id.split(u'/'); way.last() != u"rival")
                    yearsOf[{way.first() + way.value(way.size() - 3), way.last()}] << way.value(way.size() - 2);
            int followed = 0;
            for (std::size_t i = 0; i < marks.size(); ++i) {
                const QStringList way = marks[i].id.split(u'/');
                const QStringList years = yearsOf[{way.first() + way.value(way.size() - 3), way.last()}];
                const QString next = years.value(years.indexOf(way.value(way.size() - 2)) + 1);
                const int there = neighbour(marks, static_cast<int>(i), Towards::Right);
                if (next.isEmpty() || there < 0 || !marks[static_cast<std::size_t>(there)].id.contains(next))
                    continue;
                ++followed;
                QCOMPARE(marks[static_cast<std::size_t>(there)].target, marks[i].target);
            }
            QVERIFY2(followed > 10, name);
        }
    }

    void theLineOfTheDayRunsThroughNoColumn()
    {
        for (const char *name : {"openai share", "openai commitments by period", "openai overview"}) {
            const PicturePtr picture = drawn(name, QSizeF(1280, 800));
            QImage image(1280, 800, QImage::Format_RGB32);
            QPainter painter(&image);
            picture->paint(painter);
            painter.end();
            int columns = 0;
            for (const Mark &mark : picture->marks()) {
                const QRect rect = mark.outline.boundingRect().toAlignedRect().adjusted(3, 2, -3, -2);
                if (!mark.id.contains(QStringLiteral("/2026/")) || rect.height() < 24 || rect.width() < 12)
                    continue;
                ++columns;
                const int y = rect.top() + 3; // over its figure
                for (int x = rect.left(); x < rect.right(); ++x)
                    QVERIFY2(image.pixelColor(x, y) == image.pixelColor(rect.left(), y), qPrintable(mark.id));
            }
            QVERIFY2(columns > 0, name);
        }
    }

    void theTitlesOfTheBundledLedgerSayWhatIsSeen()
    {
        QCOMPARE(drawn("openai share")->caption().title,
                 QStringLiteral("Oracle is OpenAI’s largest cloud in 2027, with 43\u202f%"));
        QCOMPARE(drawn("openai commitments")->caption().title,
                 QStringLiteral("OpenAI has promised to buy $730B of computing"));
        QCOMPARE(drawn("openai commitments by period")->caption().title,
                 QStringLiteral("In 2026 $77.1B for computing falls due from OpenAI, 3.1 times its revenue"));
        QCOMPARE(drawn("bundled commitments, own words")->caption().title, QStringLiteral("My own title"));
    }

    void theTableOfWhatIsContestedIsTheAnswerOfTheQuery()
    {
        for (const std::string ledger : {"bundled", "10000"}) {
            const PicturePtr picture = drawn(ledger + " contested");
            const std::vector<Contested> disputes = contested(readingsOf(ledger), {});
            const PictureTable &table = picture->table();
            QCOMPARE(table.rows.size(), disputes.size());
            for (std::size_t i = 0; i < disputes.size(); ++i) {
                QCOMPARE(table.rows[i][1].toStdString(), disputes[i].of.id);
                QCOMPARE(table.rows[i][4].toDouble(), disputes[i].low);
                QCOMPARE(table.rows[i][5].toDouble(), disputes[i].high);
                QCOMPARE(table.rows[i][6].split(u' ').size(), static_cast<int>(disputes[i].claims.size()));
            }
        }
    }

    void aContestedNumberSaysWhoSaysWhat()
    {
        LedgerFixture made;
        made.parties({"lab", "cloud"});
        made.source("daily").publisher = "The Daily";
        made.deal("round", "2026-02-27");
        made.commitment("part", "cloud", "lab", Nature::Equity);
        made.claim("fifty", 50e9, "2026-02-27", Stance::Official);
        made.claim("fifteen", 15e9, "2026-03-03").source = Id<Source>("daily");
        const Readings readings = made.readings();
        const PicturePtr picture
            = pictureOf({"contested", {}, {}, styleFor(ThemeName::Light), {1120, 640}, {}, QLocale::c(), {}}, readings);
        QCOMPARE(picture->caption().title,
                 QStringLiteral("One number is contested: The cloud → The lab, equity, $15B to $50B"));
        const Mark mark = markOf(*picture, QStringLiteral("contested-commitment-part-USD"));
        QCOMPARE(mark.target, (MarkTarget{QStringLiteral("deal"), QStringLiteral("round")}));
        QVERIFY2(mark.value.contains(QStringLiteral("$50B paper (official, 27 Feb 2026, counts)")),
                 qPrintable(mark.value));
        QVERIFY2(mark.value.contains(QStringLiteral("$15B The Daily (reported, 3 Mar 2026)")), qPrintable(mark.value));
    }

    void whatIsContestedGoesOnOnTheNextPage()
    {
        const QString first = drawn("10000 contested")->marks().back().target.id;
        Case next = m_cases.at("10000 contested");
        next.drill = {{"others", first.toStdString(), ""}};
        const PicturePtr page = drawn(next, {1120, 640});
        const std::vector<Contested> disputes = contested(readingsOf("10000"), {});
        QVERIFY(page->marks().front().id.contains(
            QString::fromStdString(disputes[static_cast<std::size_t>(first.toInt())].of.id)));
    }

    void theTableOfCommitmentsIsTheAnswerOfTheQuery()
    {
        Lens lens = lensOf(openai);
        lens.natures = {Nature::Consumption};
        const std::vector<Total> expected = totals(readingsOf("bundled"), lens);
        const PictureTable table = drawn("openai commitments")->table();
        QCOMPARE(table.rows.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(table.rows[i],
                     (QStringList{QString::fromStdString(expected[i].name), QString::number(expected[i].value.dollars),
                                  QString::number(expected[i].low.dollars), QString::number(expected[i].high.dollars),
                                  QStringLiteral("consumption"), QString::number(expected[i].commitments),
                                  QString::fromStdString(expected[i].id)}));
    }

    void theTableOfSharesIsTheAnswerOfTheQuery()
    {
        const Shares<Usd> expected = shares(readingsOf("bundled"), lensOf(openai));
        const PictureTable table = drawn("openai share")->table();
        std::size_t row = 0;
        for (const SharePeriod<Usd> &period : expected)
            for (const SharePart<Usd> &part : period.parts) {
                QVERIFY(row < table.rows.size());
                QCOMPARE(table.rows[row][0].toStdString(), period.period);
                QCOMPARE(table.rows[row][1].toStdString(), part.name);
                QCOMPARE(table.rows[row][2].toDouble(), part.share);
                QCOMPARE(table.rows[row][3], QString::number(part.value.dollars));
                QCOMPARE(table.rows[row][4], QString::number(period.total.dollars));
                QCOMPARE(table.rows[row][7].toStdString(), part.id);
                ++row;
            }
        QCOMPARE(row, table.rows.size());
    }

    void severalPayersAreTheSameShareEachByItself()
    {
        const PicturePtr picture = drawn("share of three labs");
        QCOMPARE(picture->caption().title,
                 QStringLiteral("Largest cloud in 2027: Oracle for OpenAI, Google Cloud for Anthropic, "
                                "Nebius Group for Meta Platforms"));
        std::vector<QStringList> ofOpenai;
        for (QStringList row : picture->table().rows)
            if (row.takeFirst() == u"openai")
                ofOpenai.push_back(row);
        QVERIFY(ofOpenai == drawn("openai share")->table().rows);

        std::set<QString> hosts;
        double whole = 0;
        double oracle = 0;
        for (const Mark &mark : picture->marks()) {
            const QStringList way = mark.id.split(u'/');
            hosts.insert(way.value(1));
            if (way.value(1) == u"openai" && way.value(2) == u"2027") {
                whole += mark.outline.boundingRect().height();
                if (way.value(3) == u"oci")
                    oracle = mark.outline.boundingRect().height();
            }
        }
        QCOMPARE(hosts.size(), threeLabs.size());
        QVERIFY(qAbs(oracle / whole - 0.4314) < 0.005);
    }

    void aBarIsAsLongAsItsMoney()
    {
        const PicturePtr picture = drawn("openai commitments");
        std::map<QString, double> lengths;
        for (const Mark &mark : picture->marks())
            lengths[mark.id] = mark.outline.boundingRect().width();
        QVERIFY(qAbs(lengths[QStringLiteral("consumption/oci")] / lengths[QStringLiteral("consumption/azure")]
                     - 300.0 / 250)
                < 0.005);
        QVERIFY(
            qAbs(lengths[QStringLiteral("consumption/aws")] / lengths[QStringLiteral("consumption/oci")] - 138.0 / 300)
            < 0.005);
    }

    void whatThePayerSaysOfItselfIsHeldAgainstWhatIsFoundAndInNoSum()
    {
        const PicturePtr total = drawn("openai commitments");
        const std::vector<Observed> said
            = observed(readingsOf("bundled").ledger(), lensOf(openai), openai.front(), Metric::CommitmentsTotal);
        QVERIFY(said.size() >= 2);
        const Mark own = markOf(*total, QStringLiteral("own-total/2025"));
        QVERIFY2(own.value.startsWith(QStringLiteral("$1.4T")), qPrintable(own.value));
        const double perDollar
            = markOf(*total, QStringLiteral("consumption/oci")).outline.boundingRect().width() / 300e9;
        QVERIFY(qAbs(own.outline.boundingRect().width() / perDollar / 1.4e12 - 1) < 0.01);
        QVERIFY(total->caption().title.contains(QStringLiteral("$730B")));
        QVERIFY(isWritten(*total, QStringLiteral("What OpenAI says it has committed in all, in no sum")));
        const Mark found = markOf(*total, QStringLiteral("own-total/found")); // beside it, on the same scale
        QVERIFY2(found.value.startsWith(QStringLiteral("$730B")), qPrintable(found.value));
        QVERIFY(qAbs(found.outline.boundingRect().width() / perDollar / 730.4e9 - 1) < 0.01);
        QVERIFY(qAbs(found.outline.boundingRect().top() - own.outline.boundingRect().top()) < 60);

        const PicturePtr byYear = drawn("openai commitments by period");
        const Mark revenue = markOf(*byYear, QStringLiteral("consumption/2026/rival"));
        QVERIFY2(revenue.name.contains(QStringLiteral("2026")), qPrintable(revenue.name));
        QVERIFY2(revenue.value.startsWith(QStringLiteral("$25B")), qPrintable(revenue.value));
        const PicturePtr everybody = drawn("bundled commitments by period");
        for (const Mark &mark : everybody->marks())
            QVERIFY2(!mark.id.endsWith(QStringLiteral("/rival")), qPrintable(mark.id));
    }

    void aSegmentIsAsHighAsItsShare()
    {
        const PicturePtr picture = drawn("openai share");
        double whole = 0;
        double oracle = 0;
        for (const Mark &mark : picture->marks())
            if (mark.id.startsWith(QStringLiteral("contracts/2027/"))) {
                whole += mark.outline.boundingRect().height();
                if (mark.id.endsWith(QStringLiteral("/oci"))) {
                    oracle = mark.outline.boundingRect().height();
                    QVERIFY2(mark.value.startsWith(QStringLiteral("43\u202f%: $60B of $139B")), qPrintable(mark.value));
                    QCOMPARE(mark.target, (MarkTarget{QStringLiteral("party"), QStringLiteral("oci")}));
                }
            }
        QVERIFY(qAbs(oracle / whole - 0.4314) < 0.002);
    }

    void naturesStandApart()
    {
        const PicturePtr picture = drawn("bundled commitments, several natures");
        std::set<QString> natures;
        for (const Mark &mark : picture->marks())
            natures.insert(mark.id.section(QLatin1Char('/'), 0, 0));
        for (const char *nature : {"consumption", "equity", "debt", "hardware"})
            QVERIFY(natures.contains(QLatin1String(nature)));
        QVERIFY(!natures.contains(QStringLiteral("lease")));
        const PicturePtr one = drawn("bundled commitments");
        for (const Mark &mark : one->marks())
            QVERIFY(mark.id.startsWith(QStringLiteral("consumption/"))
                    || mark.id.startsWith(QStringLiteral("not-broken-down/")));
    }

    void aDrillLeadsToDealsAndToTheOthers()
    {
        for (const Mark &mark : drawn("a party's deals")->marks())
            QCOMPARE(mark.target.kind, QStringLiteral("deal"));
        const PicturePtr all = drawn("bundled commitments");
        const PicturePtr others = drawn("bundled commitments, others");
        QCOMPARE(all->table().rows.size(), others->table().rows.size() + 3);
        QCOMPARE(others->table().rows.front(), all->table().rows[3]);
    }

    void othersOfOthersLeaveAllBehindThatWereDrawn()
    {
        const PicturePtr all = drawn("10000 commitments");
        const auto othersOf = [](const PicturePtr &picture) {
            const auto &marks = picture->marks();
            const auto found = std::find_if(marks.begin(), marks.end(), [](const Mark &mark) {
                return mark.target.kind == QLatin1String("others");
            });
            return found == marks.end() ? MarkTarget{} : found->target;
        };
        Case from = m_cases.at("10000 commitments");
        int left = 0;
        PicturePtr picture = all;
        for (int level = 0; level < 2; ++level) {
            const MarkTarget others = othersOf(picture);
            QVERIFY(!others.id.isEmpty());
            left = others.id.toInt();
            from.drill.push_back({"others", others.id.toStdString(), ""});
            picture = drawn(from, QSizeF(1120, 640));
            QCOMPARE(picture->table().rows.front(), all->table().rows[left]);
        }
    }

    void othersByPeriodAreThoseThatWereLeft()
    {
        for (const char *show : {"total", "by-period"}) {
            Case from{"bundled", "commitments", {{"show", {show}}}, {}, {{"others", "3", ""}}};
            const PicturePtr picture = drawn(from, QSizeF(1120, 640));
            const QString largest = drawn("bundled commitments")->table().rows.front().constLast();
            for (const QStringList &row : picture->table().rows)
                QVERIFY(row.constLast() != largest);
        }
    }

    void aPartysSmallerDealsCanBeOpenedInShare()
    {
        Case from{"10000", "share", {}, {}, {{"party", "", ""}}};
        const PicturePtr parties = drawn("10000 share");
        from.drill.front().id = parties->marks().front().target.id.toStdString();
        const PicturePtr deals = drawn(from, QSizeF(1120, 640));
        const auto others = std::find_if(deals->marks().begin(), deals->marks().end(),
                                         [](const Mark &mark) { return mark.target.kind == QLatin1String("others"); });
        QVERIFY(others != deals->marks().end());
        from.drill.push_back({"others", others->target.id.toStdString(), ""});
        const PicturePtr rest = drawn(from, QSizeF(1120, 640));
        QVERIFY(!rest->marks().empty());
        std::set<QString> before;
        for (const Mark &mark : deals->marks())
            if (mark.target.kind == QLatin1String("deal"))
                before.insert(mark.target.id);
        for (const Mark &mark : rest->marks())
            QVERIFY2(!before.contains(mark.target.id), qPrintable(mark.target.id));
    }

    void namesBesideBarsAndStacksAreDoorsToo()
    {
        for (const char *name : {"bundled commitments", "openai share", "bundled commitments by period"}) {
            const PicturePtr picture = drawn(name);
            int named = 0;
            for (const Mark &mark : picture->marks()) {
                if (mark.label.isEmpty())
                    continue;
                ++named;
                QVERIFY2(QRectF(QPointF(), picture->size()).adjusted(-1, -1, 1, 1).contains(mark.label), name);
                QVERIFY2(!mark.outline.intersects(mark.label.adjusted(2, 2, -2, -2)), qPrintable(mark.id));
            }
            QVERIFY2(named >= 3, name);
        }
    }

    void whatDoesNotFitIsGatheredAndCanBeOpened()
    {
        const PicturePtr picture = drawn("10000 commitments");
        const auto others = std::find_if(picture->marks().begin(), picture->marks().end(),
                                         [](const Mark &mark) { return mark.target.kind == QLatin1String("others"); });
        QVERIFY(others != picture->marks().end());
        QVERIFY(others->name.startsWith(QStringLiteral("Others (")));
        QVERIFY(picture->table().rows.size() > 100); // the table has all of them
    }

    void emptinessIsAnsweredInWords()
    {
        QCOMPARE(drawn("empty share")->caption().title, QStringLiteral("This ledger is still empty"));
        QCOMPARE(drawn("empty commitments")->caption().title, QStringLiteral("This ledger is still empty"));
        QCOMPARE(drawn({"bundled", "no-such-view", {}, {}, {}}, QSizeF(640, 400))->marks().size(), std::size_t(0));
    }

    void pictureAndBytesAreTheSameTwice()
    {
        for (const char *name :
             {"openai share", "openai commitments", "bundled commitments by period, several natures"})
            for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf}) {
                const auto once = pictureBytes(*drawn(name), format);
                const auto twice = pictureBytes(*drawn(name), format);
                QVERIFY(static_cast<bool>(once));
                QVERIFY(*once == *twice);
                if (format == PictureFormat::Svg) // text stays text
                    QCOMPARE(std::size_t(once->count("</text>")), drawn(name)->labels().size());
            }
    }

    void amountsOnAnAxisAreEachWordedOnce()
    {
        QCOMPARE(moneyAxis(3, 7).step, 1.0);
        QCOMPARE(moneyAxis(12, 5).step, 5.0); // not 2.5
        QCOMPARE(moneyAxis(730e9, 7).step, roundAxis(730e9, 7).step);
        LedgerFixture made;
        made.parties({"lab", "cloud"});
        made.promise("small", "lab", "cloud", 3);
        const PicturePtr picture = drawnOf(made, "commitments", {});
        QStringList axis;
        for (const Label &label : picture->labels())
            if (label.text.startsWith(u'$')
                && label.rect.bottom() < picture->marks().front().outline.boundingRect().top())
                axis.append(label.text);
        QCOMPARE(axis.mid(axis.size() - 4),
                 (QStringList{QStringLiteral("$0"), QStringLiteral("$1"), QStringLiteral("$2"), QStringLiteral("$3")}));
    }

    void onTheLineOfRevenueStandsTheRevenueAlone()
    {
        for (const QSizeF size : {QSizeF(480, 320), QSizeF(640, 360), QSizeF(1280, 720), QSizeF(1080, 1080)}) {
            const PicturePtr picture = drawn(m_cases.at("openai commitments by period"), size);
            int written = 0;
            for (const Mark &mark : picture->marks()) {
                if (!mark.id.endsWith(QStringLiteral("/rival")))
                    continue;
                const QRectF line = mark.outline.boundingRect();
                const QString revenue = mark.value.section(u' ', 0, 0).remove(u',');
                for (const Label &label : picture->labels()) {
                    const double gap = line.top() - label.rect.bottom();
                    if (qAbs(label.rect.center().x() - line.center().x()) > line.width() / 2 || gap < -12 || gap > 6)
                        continue;
                    QVERIFY2(label.text.endsWith(revenue), qPrintable(label.text + QStringLiteral(" on ") + mark.name));
                    ++written;
                }
            }
            QVERIFY(written >= 2);
        }
        const PicturePtr picture = drawn(m_cases.at("openai commitments by period"), QSizeF(1280, 720));
        QVERIFY(isWritten(*picture, QStringLiteral("due"))); // what falls due stands under the years
        QVERIFY(isWritten(*picture, QStringLiteral("$12.7B")));
    }

    void whatIsPotentialStaysAnOutlineHoweverManyMonthsThereAre()
    {
        LedgerFixture made;
        made.parties({"lab", "cloud"});
        Claim &claim = made.promise("long", "lab", "cloud", 48e9);
        claim.start = on("2026");
        claim.end = on("2065");
        made.records.commitments.back().firmness = Firmness::Potential;
        Lens lens;
        lens.by = Step::Month;
        const PicturePtr picture = drawnOf(made, "commitments", lens, {{"show", {"by-period"}}});
        QCOMPARE(picture->marks().size(), std::size_t(480)); // each month a door
        QRectF band;
        for (const Mark &mark : picture->marks())
            band = band.united(mark.outline.boundingRect());
        QImage image(picture->size().toSize(), QImage::Format_RGB32);
        QPainter painter(&image);
        picture->paint(painter);
        const int y = qRound(band.center().y());
        int empty = 0;
        for (int x = qRound(band.left()); x < qRound(band.right()); ++x)
            empty += image.pixelColor(x, y) == styleFor(ThemeName::Light).background;
        QVERIFY2(empty > band.width() * 0.95, qPrintable(QStringLiteral("%1 of %2").arg(empty).arg(band.width())));
    }

    void contractsAndReportsStandOnOneScale()
    {
        for (const QSizeF size : {QSizeF(640, 360), QSizeF(1280, 720), QSizeF(1080, 1080)}) {
            const PicturePtr picture = drawn(m_cases.at("openai share, both"), size);
            QRectF contracts;
            QRectF reported;
            for (const Mark &mark : picture->marks()) {
                if (mark.id.startsWith(QStringLiteral("contracts/2027/")))
                    contracts = contracts.united(mark.outline.boundingRect());
                if (mark.id.startsWith(QStringLiteral("reported/2024/"))) // 100 %
                    reported = reported.united(mark.outline.boundingRect());
            }
            QVERIFY(qAbs(contracts.top() - reported.top()) < 1);
            QVERIFY(qAbs(contracts.bottom() - reported.bottom()) < 1);
        }
        const PicturePtr picture = drawn(m_cases.at("openai share, both"), QSizeF(1280, 720));
        QVERIFY(isWritten(*picture, QStringLiteral("Oracle Cloud Infrastructure"))); // in full
    }

    void theYearThatTheDayPartsHasItsFigures()
    {
        const PicturePtr picture = drawn(m_cases.at("openai share"), QSizeF(850, 560));
        for (const char *part : {"azure", "aws"}) {
            const Mark mark = markOf(*picture, QStringLiteral("contracts/2026/") + QLatin1String(part));
            const QRectF segment = mark.outline.boundingRect();
            QVERIFY2(std::any_of(picture->labels().begin(), picture->labels().end(),
                                 [&](const Label &label) {
                                     return segment.contains(label.rect)
                                         && mark.value.startsWith(label.text + QLatin1Char(':'));
                                 }),
                     part);
        }
    }

    void aYearOfWhichNothingIsReportedIsNamedAllTheSame()
    {
        const PicturePtr picture
            = drawn({"bundled", "share", {{"source", {"reported"}}}, lensOf(openai), {}}, {1120, 640});
        for (const char *year : {"2023", "2024", "2025", "2026"})
            QVERIFY2(isWritten(*picture, QLatin1String(year)), year);
        for (const Mark &mark : picture->marks())
            QVERIFY(!mark.id.startsWith(QStringLiteral("reported/2025/")));
    }

    void aLongTitleKeepsItsEnd()
    {
        const PicturePtr picture = drawn({"one-deal", "share", {}, lensOf({Id<Party>("lab")}), {}}, QSizeF(1280, 800));
        const QString title = picture->caption().title;
        QVERIFY(title.size() > 100);
        QVERIFY(std::any_of(picture->labels().begin(), picture->labels().end(),
                            [&](const Label &label) { return title.endsWith(label.text) && label.text.size() > 10; }));
    }

    void whereThereAreFewBarsMoreIsToldOfWhatIsNotBrokenDown()
    {
        const auto outlined = [this](const char *group, QSizeF size) {
            const PicturePtr picture = drawn({"bundled", "commitments", {{"group", {group}}}, {}, {}}, size);
            return std::count_if(picture->marks().begin(), picture->marks().end(), [](const Mark &mark) {
                return mark.id.startsWith(QStringLiteral("not-broken-down/"));
            });
        };
        QCOMPARE(outlined("payee", {1120, 640}), 3);
        QVERIFY(outlined("kind", {1120, 640}) > 6);
        QVERIFY(outlined("kind", {480, 320}) <= 3);
    }

    void fourPayersStandTwoByTwo()
    {
        const std::vector<Id<Party>> four{Id<Party>("anthropic"), Id<Party>("meta"), Id<Party>("microsoft"),
                                          Id<Party>("openai")};
        const PicturePtr picture = drawn({"bundled", "share", {}, lensOf(four), {}}, QSizeF(1280, 720));
        std::set<double> lefts;
        std::set<double> tops;
        for (const Label &label : picture->labels())
            for (const char *name : {"Anthropic", "Meta Platforms", "Microsoft", "OpenAI"})
                if (label.text == QLatin1String(name)) {
                    lefts.insert(label.rect.left());
                    tops.insert(label.rect.top());
                }
        QCOMPARE(lefts.size(), std::size_t(2));
        QCOMPARE(tops.size(), std::size_t(2));
    }

    void everyThemeHasItsOwnGround()
    {
        for (const ThemeName theme : {ThemeName::Light, ThemeName::Dark, ThemeName::Print}) {
            const PicturePtr picture = drawn(m_cases.at("openai share"), QSizeF(640, 400), theme);
            QImage image(640, 400, QImage::Format_RGB32);
            QPainter painter(&image);
            picture->paint(painter);
            QCOMPARE(image.pixelColor(2, 2), styleFor(theme).background);
            QCOMPARE(image.pixelColor(637, 397), styleFor(theme).background);
        }
    }

    void aLargeLedgerIsRepaintedInAFrame()
    {
        for (const char *name : {"10000 share", "10000 commitments", "10000 commitments by period"}) {
            const PicturePtr picture = drawn(name, QSizeF(1280, 800));
            QImage image(1280, 800, QImage::Format_RGB32);
            qint64 best = 1000;
            for (int i = 0; i < 5; ++i) { // the quickest of several: other programs may run beside
                QElapsedTimer timer;
                timer.start();
                QPainter painter(&image);
                picture->paint(painter);
                painter.end();
                best = std::min(best, timer.elapsed());
            }
            QVERIFY2(best <= 30, qPrintable(QStringLiteral("%1: %2 ms").arg(QLatin1String(name)).arg(best)));
        }
    }

    void nothingIsShortenedWhereThereIsRoom()
    {
        Lens early;
        early.asOf = partialDate("2019-07-22");
        const Readings readings(m_ledgers.at("bundled"), early.asOf, Basis::Best);
        for (int width = 700; width < 1500; width += 37) {
            PictureRequest request{"commitments",      {}, early,        styleFor(ThemeName::Light),
                                   QSizeF(width, 640), {}, QLocale::c(), {}};
            const PicturePtr picture = pictureOf(request, readings);
            for (const Label &label : picture->labels())
                QVERIFY2(!label.text.contains(QChar(0x2026)), qPrintable(label.text));
        }
    }

    void aLongNameTakesTwoLinesWhereThereIsRoom()
    {
        const PicturePtr picture = drawn("one-deal commitments", QSizeF(1120, 640));
        const Mark &mark = picture->marks().front();
        QStringList lines;
        for (const Label &label : picture->labels())
            if (mark.label.adjusted(-0.5, -0.5, 0.5, 0.5).contains(label.rect))
                lines.append(label.text);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0] + QLatin1Char(' ') + lines[1], mark.name);
        QCOMPARE(lines[2], QStringLiteral("1 commitment, 1 claim"));
    }

    void aLongNameIsShortenedAndNeverCut()
    {
        const PicturePtr picture = drawn("one-deal commitments", QSizeF(480, 320));
        QVERIFY(std::any_of(picture->labels().begin(), picture->labels().end(),
                            [](const Label &label) { return label.text.endsWith(QChar(0x2026)); }));
        QCOMPARE(picture->marks().front().name.size(), qsizetype(60));
    }
};

QTEST_MAIN(PicturesTest)
#include "tst_pictures.moc"
