#include <QTest>

#include "../analysis/ledgerfixture.h"
#include "bundledrecords.h"
#include "documentreader.h"
#include "generated.h"
#include "graphpicture.h"
#include "graphtitles.h"
#include "picturechecks.h"
#include "walking.h"
#include "wording.h"

#include <QElapsedTimer>
#include <QFile>

using namespace ledger;
using ledger::testing::checkLabels;
using ledger::testing::checkMarks;

namespace
{
using Options = std::map<std::string, std::vector<std::string>>;

/// A lab on two clouds and an investor, a cloud on a chipmaker; one deal says no figure. Names of 60 characters.
LedgerFixture smallWeb()
{
    LedgerFixture books;
    const auto add = [&books](const char *id, PartyKind kind) {
        Party &party = books.party(id);
        party.kind = kind;
        party.name = "The " + party.id.text + " of the very long name that goes on for sixty chars";
    };
    add("lab", PartyKind::Lab);
    add("one", PartyKind::Cloud);
    add("two", PartyKind::Cloud);
    add("chips", PartyKind::Chipmaker);
    add("fund", PartyKind::Investor);
    books.promise("a", "lab", "one", 38e9);
    books.promise("b", "lab", "two", 5e9);
    books.promise("c", "fund", "lab", 10e9, Nature::Equity);
    books.deal("d", "2025-01-01").parties = {{Id<Party>("one"), Role::Customer}, {Id<Party>("chips"), Role::Supplier}};
    books.deal("e", "2025-01-01");
    Deployment &site = books.deployment("e-p", "one");
    site.tenant = Id<Party>("lab");
    books.claim("e-p-c", 1.5, "2025-01-01");
    return books;
}

std::map<std::string, Options> optionCases()
{
    return {{"plain", {}},
            {"what OpenAI depends on", {{"root", {"openai"}}}},
            {"one step", {{"root", {"openai"}}, {"depth", {"1"}}}},
            {"who hangs on CoreWeave", {{"root", {"coreweave"}}, {"direction", {"dependents"}}}},
            {"both ways", {{"root", {"nvidia"}}, {"direction", {"both"}}, {"depth", {"1"}}}},
            {"by power", {{"width", {"power"}}}},
            {"by deals", {{"width", {"deals"}}}},
            {"without NVIDIA", {{"without", {"nvidia"}}}},
            {"a path", {{"between", {"softbank", "tsmc"}}}},
            {"a highlight", {{"highlight", {"oci"}}, {"title", {"My own title"}}, {"annotations", {"A note"}}}},
            {"clouds and investors open", {{"open", {"cloud", "investor"}}}},
            {"nobody of that name", {{"root", {"nobody"}}, {"without", {"nobody"}}}}};
}
} // namespace

class GraphPictureTest : public QObject
{
    Q_OBJECT

    std::map<std::string, std::shared_ptr<const Readings>> m_readings;

    const Readings &readingsOf(const std::string &ledger) { return *m_readings.at(ledger); }

    static PictureRequest requestOf(const Options &options, QSizeF size = {1120, 640},
                                    ThemeName theme = ThemeName::Light)
    {
        return {"dependencies", options, {}, styleFor(theme), size, {}, QLocale::c(), {}};
    }
    PicturePtr drawn(const std::string &ledger, const PictureRequest &request)
    {
        return dependenciesPicture(request, readingsOf(ledger));
    }
    GraphFindings found(const std::string &ledger, const PictureRequest &request)
    {
        return graphFindings(request, readingsOf(ledger), graphPlan(request, readingsOf(ledger)));
    }
    static const Mark *markOf(const Picture &picture, const QString &id)
    {
        for (const Mark &mark : picture.marks())
            if (mark.id == id)
                return &mark;
        return nullptr;
    }
    static void addCases()
    {
        QTest::addColumn<QString>("ledger");
        QTest::addColumn<QString>("options");
        for (const char *ledger : {"bundled", "empty", "small", "2000"})
            for (const auto &[name, options] : optionCases())
                QTest::addRow("%s: %s", ledger, name.c_str())
                    << QString::fromLatin1(ledger) << QString::fromStdString(name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(loadFonts());
        const std::map<std::string, LedgerPtr> ledgers{{"bundled", bundled()},
                                                       {"empty", ledgerOf({})},
                                                       {"small", smallWeb().ledger()},
                                                       {"2000", generatedLedger(2000, 7)}};
        for (const auto &[name, ledger] : ledgers) {
            QVERIFY2(ledger, name.c_str());
            m_readings[name] = std::make_shared<const Readings>(ledger, std::nullopt, Basis::Best);
        }
    }

    void everyLabelIsInsideApartAndLegible_data() { addCases(); }

    void everyLabelIsInsideApartAndLegible()
    {
        QFETCH(QString, ledger);
        QFETCH(QString, options);
        for (const QSizeF size : {QSizeF(1280, 720), QSizeF(1920, 1080), QSizeF(560, 380)}) {
            const PicturePtr picture
                = drawn(ledger.toStdString(), requestOf(optionCases().at(options.toStdString()), size));
            QVERIFY(picture->size().width() >= size.width() && picture->size().height() >= size.height());
            checkLabels(*picture);
        }
    }

    void everyMarkIsNamedAndInside_data() { addCases(); }

    void everyMarkIsNamedAndInside()
    {
        QFETCH(QString, ledger);
        QFETCH(QString, options);
        const PicturePtr picture = drawn(ledger.toStdString(), requestOf(optionCases().at(options.toStdString())));
        checkMarks(*picture);
        for (const Mark &mark : picture->marks()) {
            QVERIFY2(!mark.target.kind.isEmpty() && !mark.target.id.isEmpty(), qPrintable(mark.id));
            QVERIFY2(!mark.value.contains(QStringLiteral("$0 ")), qPrintable(mark.value));
        }
        QCOMPARE(picture->marks().empty(), picture->table().rows.empty());
    }

    void arrowsWalkEveryNodeAsTheEyeSeesIt()
    {
        const auto isNode = [](const Mark &mark) { return mark.target.kind != QStringLiteral("edge"); };
        for (const auto &[name, options] : optionCases()) {
            const PicturePtr picture = drawn("bundled", requestOf(options));
            if (name == "nobody of that name")
                QVERIFY(picture->marks().empty()); // and it says so
            else
                QCOMPARE(testing::walkingFault(*picture, isNode), QString());
        }
    }

    void theTableIsTheAnswerOfTheQuery()
    {
        const Dependencies expected
            = dependencies(readingsOf("bundled"), {}, Reach{Id<Party>("openai"), 1, ReachDirection::Providers});
        const PicturePtr picture = drawn("bundled", requestOf(optionCases().at("one step")));
        QCOMPARE(picture->table().rows.size(), expected.edges.size());
        for (std::size_t i = 0; i < expected.edges.size(); ++i) {
            const QStringList &row = picture->table().rows[i];
            QCOMPARE(row[0].toStdString(), expected.edges[i].from.text);
            QCOMPARE(row[1].toStdString(), expected.edges[i].to.text);
            QCOMPARE(row[3].split(QLatin1Char(' ')).size(), qsizetype(expected.edges[i].deals.size()));
            QCOMPARE(row[4], QString::number(expected.edges[i].value.dollars));
            QCOMPARE(row[5].toDouble(), expected.edges[i].power.gw);
        }
    }

    void edgesSayWhatTheAnalysisSays()
    {
        const PicturePtr picture = drawn("bundled", requestOf({}));
        int told = 0;
        for (const Edge &edge : dependencies(readingsOf("bundled"), {}).edges) {
            const QString id = QString::fromStdString("edge/" + edge.from.text + ">" + edge.to.text);
            const Mark *mark = markOf(*picture, id);
            if (!mark)
                continue; // gathered
            ++told;
            QVERIFY2(mark->value.contains(edge.value > Usd(0)
                                              ? moneyText(edge.value, QLocale::c()) + QStringLiteral(" between them")
                                              : QStringLiteral("terms undisclosed")),
                     qPrintable(mark->value));
            QVERIFY2(mark->value.contains(dealsText(static_cast<int>(edge.deals.size()))), qPrintable(mark->value));
            QVERIFY(edge.power.gw == 0 || mark->value.contains(powerText(edge.power, QLocale::c())));
            QCOMPARE(mark->target.kind, QStringLiteral("edge"));
        }
        QVERIFY(told > 15);
    }

    void nodesSayTheSumsOfTheirEdges()
    {
        const PicturePtr picture = drawn("bundled", requestOf({}));
        Usd needs;
        for (const Edge &edge : dependencies(readingsOf("bundled"), {}).edges)
            if (edge.from.text == "openai")
                needs += edge.value;
        const Mark *openai = markOf(*picture, QStringLiteral("node/openai"));
        QVERIFY(openai);
        QVERIFY2(openai->value.contains(QStringLiteral("needs ") + moneyText(needs, QLocale::c())),
                 qPrintable(openai->value));
        QVERIFY(openai->target == (MarkTarget{QStringLiteral("party"), QStringLiteral("openai")}));
    }

    void withoutSomebodyTheLossStandsBesideEachDependent()
    {
        const Impact expected = impact(readingsOf("bundled"), {}, Id<Party>("nvidia"));
        const PicturePtr picture = drawn("bundled", requestOf(optionCases().at("without NVIDIA")));
        const Dependent &first = expected.dependents.front();
        const Mark *mark = markOf(*picture, QString::fromStdString("node/" + first.id.text));
        QVERIFY(mark);
        QVERIFY2(mark->value.contains(QStringLiteral("loses ") + moneyText(first.value, QLocale::c())),
                 qPrintable(mark->value));
        const auto has = [&picture](const QString &text) {
            return std::any_of(picture->labels().begin(), picture->labels().end(),
                               [&text](const Label &label) { return label.text.startsWith(text); });
        };
        QVERIFY(has(QStringLiteral("loses ") + moneyText(first.value, QLocale::c())));
        QVERIFY(has(QStringLiteral("left: ")));
        QVERIFY(has(QStringLiteral("gone")));
        QVERIFY2(picture->caption().title.contains(moneyText(expected.value, QLocale::c())),
                 qPrintable(picture->caption().title));
    }

    void undisclosedTermsAreNeverZeroDollars()
    {
        const PicturePtr picture = drawn("small", requestOf({}));
        const Mark *edge = markOf(*picture, QStringLiteral("edge/one>chips"));
        QVERIFY(edge);
        QVERIFY2(edge->value.startsWith(QStringLiteral("terms undisclosed")), qPrintable(edge->value));
        for (const Label &label : picture->labels())
            QVERIFY2(!label.text.contains(QStringLiteral("$0")), qPrintable(label.text));
    }

    void titlesSayWhatIsSeen_data()
    {
        QTest::addColumn<QString>("ledger");
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("title");
        const auto row = [](const char *ledger, const char *options, const char *title) {
            QTest::addRow("%s: %s", ledger, options)
                << QString::fromLatin1(ledger) << QString::fromLatin1(options) << QString::fromUtf8(title);
        };
        row("bundled", "plain", "More parties depend on NVIDIA than on anyone else: 34 of 163");
        row("bundled", "one step", "OpenAI depends directly on 30 parties, most of all on Oracle ($300B)");
        row("bundled", "who hangs on CoreWeave",
            "4 parties hang directly on CoreWeave, most of all Meta Platforms ($35.2B)");
        row("bundled", "without NVIDIA", "Without NVIDIA, 35 parties lose $77B and 18.4\u202fGW");
        row("bundled", "a path", "SoftBank Group and TSMC are 2 steps apart, by way of OpenAI");
        row("bundled", "a highlight", "My own title");
        row("small", "plain", "Who depends on whom: 5 parties, 4 dependences");
        row("small", "a path", "Nothing links softbank and tsmc");
        row("empty", "plain", "This ledger is still empty");
    }

    void titlesSayWhatIsSeen()
    {
        QFETCH(QString, ledger);
        QFETCH(QString, options);
        QFETCH(QString, title);
        QCOMPARE(drawn(ledger.toStdString(), requestOf(optionCases().at(options.toStdString())))->caption().title,
                 title);
    }

    void aPathIsToldInTheOrderInWhichOneWalks()
    {
        const GraphFindings findings = found("bundled", requestOf(optionCases().at("a path")));
        QVERIFY(findings.path);
        QCOMPARE(findings.path->parties.front().text, std::string("softbank"));
        QCOMPARE(findings.path->parties.back().text, std::string("tsmc"));
        QCOMPARE(findings.path->parties.size(), findings.path->steps.size() + 1);
    }

    void openingAGroupLeavesWhatStands()
    {
        PictureRequest request = requestOf({}, {1280, 720});
        const PicturePlan plan = graphPlan(request, readingsOf("bundled"));
        const auto closed = std::make_shared<const GraphFindings>(found("bundled", request));
        const Arrangement before = arrangedAnew(graphOf(*closed));
        request.options["open"] = {"builder"};
        const auto open = std::make_shared<const GraphFindings>(found("bundled", request));
        const Arrangement after = arranged(before, graphOf(*open));
        const PicturePtr was = graphPicture(closed, before, plan);
        const PicturePtr is = graphPicture(open, after, plan);

        const Place &slot = before.places.at("~builder");
        int standing = 0;
        for (const GatheredNode &node : closed->shown.nodes) {
            const Place &place = before.places.at(node.id);
            const QString id = QString::fromStdString("node/" + node.id);
            if (node.id == "~builder" || (place.column == slot.column && place.order > slot.order))
                continue;
            const Mark *now = markOf(*is, id);
            QVERIFY2(now, qPrintable(id));
            const QRectF stood = markOf(*was, id)->outline.boundingRect();
            QCOMPARE(now->outline.boundingRect().topLeft(), stood.topLeft());
            ++standing;
        }
        QVERIFY(standing > 10);
        QVERIFY(open->shown.nodes.size() > closed->shown.nodes.size() + 10);
        QVERIFY(markOf(*is, QStringLiteral("close/builder/%1").arg(slot.column)));
    }

    void aLensChangeLaysNothingOut()
    {
        PictureRequest request = requestOf({});
        const Arrangement before = arrangedAnew(graphOf(found("bundled", request)));
        const Graph whole = graphOf(found("bundled", request));
        request.lens.from = on("2028");
        const Graph later = graphOf(found("bundled", request));
        const Arrangement after = arranged(before, later);
        for (const auto &[id, place] : before.places) {
            QCOMPARE(after.places.at(id).column, place.column);
            QCOMPARE(after.places.at(id).top, place.top);
        }
        QVERIFY(arranged(after, whole) == after);
    }

    void twoPicturesOfOneRequestAreAlike()
    {
        const PicturePtr one = drawn("bundled", requestOf({}));
        const PicturePtr other = drawn("bundled", requestOf({}));
        QCOMPARE(one->marks().size(), other->marks().size());
        for (std::size_t i = 0; i < one->marks().size(); ++i)
            QCOMPARE(one->marks()[i].outline, other->marks()[i].outline);
    }

    void aPartyThatIsDrilledIntoBecomesTheRoot()
    {
        PictureRequest request = requestOf({});
        request.drill = {{"party", "nvidia", "NVIDIA"}};
        const GraphFindings findings = found("bundled", request);
        QVERIFY(findings.reach);
        QCOMPARE(findings.reach->root.text, std::string("nvidia"));
        QVERIFY(findings.node("nvidia"));
        request.drill.push_back({"group", "lab", ""});
        QVERIFY(found("bundled", request).open.contains(PartyKind::Lab));
    }

    void aLargeLedgerHasFewNodesByItself()
    {
        const GraphFindings findings = found("2000", requestOf({}));
        QVERIFY(findings.all.nodes.size() > 80);
        QVERIFY2(findings.shown.nodes.size() <= 22, qPrintable(QString::number(findings.shown.nodes.size())));
        QVERIFY(findings.shown.edges.size() <= 130);
    }

    void whatIsLeftUndrawnIsSaid()
    {
        const GraphFindings findings = found("2000", requestOf({}));
        QVERIFY(findings.undrawn > 0);
        const PicturePtr picture = drawn("2000", requestOf({}, {1280, 720}));
        QVERIFY(std::any_of(picture->labels().begin(), picture->labels().end(), [&findings](const Label &label) {
            return label.text.contains(QStringLiteral("%1 lighter dependences").arg(findings.undrawn));
        }));
    }

    void everyThemeIsDrawn_data()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << static_cast<int>(ThemeName::Light);
        QTest::newRow("dark") << static_cast<int>(ThemeName::Dark);
        QTest::newRow("print") << static_cast<int>(ThemeName::Print);
    }

    void everyThemeIsDrawn()
    {
        QFETCH(int, theme);
        const PicturePtr picture = drawn("bundled", requestOf({}, {1280, 720}, static_cast<ThemeName>(theme)));
        QVERIFY(!picture->caption().legend.isEmpty());
        // In greys the labels say the nature.
        const bool saysNature = std::any_of(picture->labels().begin(), picture->labels().end(), [](const Label &label) {
            return label.text == QStringLiteral("$300B computing");
        });
        QCOMPARE(saysNature, static_cast<ThemeName>(theme) == ThemeName::Print);
    }

    void thePictureOfADensePartIsMadeInNoTime()
    {
        const PictureRequest request = requestOf(
            {{"open", {"lab", "cloud", "chipmaker", "supplier", "builder", "energy", "investor", "other"}}});
        const PicturePlan plan = graphPlan(request, readingsOf("bundled"));
        const auto findings = std::make_shared<const GraphFindings>(found("bundled", request));
        QVERIFY(findings->shown.nodes.size() > 130);
        const Arrangement arrangement = arrangedAnew(graphOf(*findings));
        QElapsedTimer clock;
        clock.start();
        const PicturePtr picture = graphPicture(findings, arrangement, plan);
        QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed()))); // unoptimised, a busy machine
        QVERIFY(picture->marks().size() > 130);
    }
};

QTEST_MAIN(GraphPictureTest)
#include "tst_graphpicture.moc"
