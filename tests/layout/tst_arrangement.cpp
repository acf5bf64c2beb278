#include <QTest>

#include "arrangement.h"
#include "dotprocess.h"
#include "graphfixture.h"
#include "stacking.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

using namespace ledger;

namespace
{
/// Labs on clouds on chipmakers, the clouds but one gathered.
Graph closedClouds()
{
    GraphFixture made;
    made.nodes({"l1", "l2", "c1", "~c", "n1", "n2", "b1"});
    made.edge("l1", "c1", 20);
    made.edge("l1", "~c");
    made.edge("l2", "~c", 12);
    made.edge("c1", "n1", 8);
    made.edge("~c", "n1", 6);
    made.edge("~c", "n2", 6);
    made.edge("~c", "b1", 3);
    return made.graph;
}

/// The same where the gathered clouds have been opened; with a rest, `~c` stays behind them.
Graph openClouds(bool hasRest)
{
    GraphFixture made;
    made.nodes({"l1", "l2", "c1", "c2", "c3", "c4", "n1", "n2", "b1"});
    if (hasRest)
        made.nodes({"~c"});
    made.edge("l1", "c1", 20);
    made.edge("l1", "c2");
    made.edge("l2", "c3", 12);
    made.edge("c1", "n1", 8);
    made.edge("c2", "n1", 6);
    made.edge("c4", "n2", 6);
    made.edge("c3", "b1", 3);
    return made.graph;
}

/// The nodes of a graph as an arrangement has them in a column, from the top.
std::vector<std::string> shownIn(const Arrangement &arrangement, const Graph &graph, int column)
{
    std::map<int, std::string> shown;
    for (const GraphNode &node : graph.nodes)
        if (const Place &place = arrangement.places.at(node.id); place.column == column)
            shown.emplace(place.order, node.id);
    std::vector<std::string> ids;
    for (const auto &[order, id] : shown)
        ids.push_back(id);
    return ids;
}

/// Puts other programs in the place of dot for as long as it lives.
class OtherPath
{
public:
    explicit OtherPath(const QByteArray &path) : m_before(qgetenv("PATH")) { qputenv("PATH", path); }
    ~OtherPath() { qputenv("PATH", m_before); }
    Q_DISABLE_COPY_MOVE(OtherPath)

private:
    QByteArray m_before;
};
} // namespace

class TestArrangement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dependentsStandLeftOfTheirProviders_data();
    void dependentsStandLeftOfTheirProviders();
    void whoOwesMostStandsLeftInACircle();
    void groupsStandTogether_data();
    void groupsStandTogether();
    void twoArrangementsOfOneGraphAreEqual_data();
    void twoArrangementsOfOneGraphAreEqual();
    void openingAGroupPutsItsMembersIntoItsSlot_data();
    void openingAGroupPutsItsMembersIntoItsSlot();
    void closingAGroupIsTheInverse();
    void aGroupThatWasNeverClosedTakesThePlaceOfItsFirstMember();
    void whatIsPlacedStaysWhenALensLetsLessThrough();
    void somebodyNewOfAKnownGroupComesAfterIt();
    void aNewGroupGoesBelowWhatStands();
    void whoIsStoppedKeepsWhatWasThere();
    void answersOfDotAreRead_data();
    void answersOfDotAreRead();
    void ourOrderingStandsInForDot_data();
    void ourOrderingStandsInForDot();
    void orderingHasNoMoreCrossingsThanItBeganWith();
    void twoHundredNodesAreQuick();
    void thousandsOfNodesAreArranged();
    void blocksRestAsNearAsCanBeToWhereTheyAreWanted_data();
    void blocksRestAsNearAsCanBeToWhereTheyAreWanted();
};

void TestArrangement::dependentsStandLeftOfTheirProviders_data()
{
    QTest::addColumn<bool>("hasGroups");
    QTest::newRow("groups in columns") << true;
    QTest::newRow("one group: each along its longest path") << false;
}

void TestArrangement::dependentsStandLeftOfTheirProviders()
{
    QFETCH(bool, hasGroups);
    Graph graph = closedClouds();
    if (!hasGroups)
        for (GraphNode &node : graph.nodes)
            node.group = "~x";
    const Arrangement found = arrangedAnew(graph);
    for (const GraphEdge &edge : graph.edges)
        QVERIFY2(found.places.at(edge.from).column < found.places.at(edge.to).column, edge.to.c_str());
}

void TestArrangement::whoOwesMostStandsLeftInACircle()
{
    GraphFixture made;
    made.nodes({"a1", "a2"});
    made.edge("a2", "a1", 30);
    made.edge("a1", "a2", 3);
    const Arrangement found = arrangedAnew(made.graph, {}, Proposer::Own);
    QCOMPARE(found.places.at("a2").column, 0);
    QCOMPARE(found.places.at("a1").column, 1);
}

void TestArrangement::groupsStandTogether_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestArrangement::groupsStandTogether()
{
    QFETCH(int, seed);
    const Graph graph = madeUp(40, 90, 6, static_cast<std::uint32_t>(seed));
    const Arrangement found = arrangedAnew(graph);
    for (int column = 0; column < found.columns; ++column) {
        std::vector<std::string> groups;
        for (const std::string &id : shownIn(found, graph, column))
            if (groups.empty() || groups.back() != found.places.at(id).group)
                groups.push_back(found.places.at(id).group);
        QCOMPARE(std::set<std::string>(groups.begin(), groups.end()).size(), groups.size());
    }
}

void TestArrangement::twoArrangementsOfOneGraphAreEqual_data()
{
    QTest::addColumn<bool>("asksDot");
    QTest::newRow("as dot proposes") << true;
    QTest::newRow("our own") << false;
}

void TestArrangement::twoArrangementsOfOneGraphAreEqual()
{
    QFETCH(bool, asksDot);
    const Graph graph = madeUp(30, 70, 7, 5);
    const Proposer proposer = asksDot ? Proposer::Dot : Proposer::Own;
    QVERIFY(arrangedAnew(graph, {}, proposer) == arrangedAnew(graph, {}, proposer));
}

void TestArrangement::openingAGroupPutsItsMembersIntoItsSlot_data()
{
    QTest::addColumn<bool>("hasRest");
    QTest::newRow("all of it") << false;
    QTest::newRow("the largest, with a rest") << true;
}

void TestArrangement::openingAGroupPutsItsMembersIntoItsSlot()
{
    QFETCH(bool, hasRest);
    const Graph closed = closedClouds();
    const Graph open = openClouds(hasRest);
    const Arrangement before = arrangedAnew(closed);
    const Arrangement after = arranged(before, open);
    const int column = before.places.at("~c").column;

    for (const auto &[id, place] : before.places) {
        QCOMPARE(after.places.at(id).column, place.column);
        QCOMPARE(after.places.at(id).top, place.top);
        if (place.column != column)
            QCOMPARE(after.places.at(id).order, place.order);
    }
    std::vector<std::string> expected;
    for (const std::string &id : shownIn(before, closed, column)) {
        if (id != "~c") {
            expected.push_back(id);
            continue;
        }
        for (const std::string &member : shownIn(after, open, column))
            if (member == "c2" || member == "c3" || member == "c4")
                expected.push_back(member);
        if (hasRest)
            expected.push_back("~c");
    }
    QCOMPARE(expected.size(), hasRest ? 5u : 4u);
    QCOMPARE(shownIn(after, open, column), expected);
}

void TestArrangement::closingAGroupIsTheInverse()
{
    const Graph closed = closedClouds();
    const Arrangement before = arrangedAnew(closed);
    const Arrangement opened = arranged(before, openClouds(false));
    const Arrangement after = arranged(opened, closed);

    QVERIFY(after == opened); // nothing is new, hence nothing moves
    for (int column = 0; column < before.columns; ++column)
        QCOMPARE(shownIn(after, closed, column), shownIn(before, closed, column));
    for (const GraphNode &node : closed.nodes)
        QCOMPARE(after.places.at(node.id).top, before.places.at(node.id).top);
    QVERIFY(arranged(after, openClouds(false)) == opened);
}

void TestArrangement::aGroupThatWasNeverClosedTakesThePlaceOfItsFirstMember()
{
    const Graph open = openClouds(false);
    const Graph closed = closedClouds();
    const Arrangement before = arrangedAnew(open);
    const Arrangement after = arranged(before, closed);
    const int column = before.places.at("c1").column;

    const std::vector<std::string> shown = shownIn(after, closed, column);
    QCOMPARE(shown.size(), shownIn(before, open, column).size() - 2);
    const Place &group = after.places.at("~c");
    QCOMPARE(group.column, column);
    for (const std::string id : {"c2", "c3", "c4"})
        QVERIFY(group.order < after.places.at(id).order);
}

void TestArrangement::whatIsPlacedStaysWhenALensLetsLessThrough()
{
    const Graph whole = closedClouds();
    const Arrangement before = arrangedAnew(whole);
    Graph less = whole;
    less.nodes.erase(less.nodes.begin()); // l1, with its edges
    std::erase_if(less.edges, [](const GraphEdge &edge) { return edge.from == "l1"; });
    for (GraphEdge &edge : less.edges)
        edge.width *= 3;
    QVERIFY(arranged(before, less) == before);
    QVERIFY(arranged(arranged(before, less), whole) == before);
}

void TestArrangement::somebodyNewOfAKnownGroupComesAfterIt()
{
    Graph graph = closedClouds();
    const Arrangement before = arrangedAnew(graph);
    graph.nodes.push_back({"n3", "~n", 40});
    graph.edges.push_back({"c1", "n3", 2});
    const Arrangement after = arranged(before, graph);
    QCOMPARE(after.places.at("n3").column, before.places.at("n1").column);
    QVERIFY(after.places.at("n3").order > after.places.at("n1").order);
    QVERIFY(after.places.at("n3").order > after.places.at("n2").order);
    for (const auto &[id, place] : before.places)
        QCOMPARE(after.places.at(id).column, place.column);
}

void TestArrangement::aNewGroupGoesBelowWhatStands()
{
    Graph graph = closedClouds();
    const Arrangement before = arrangedAnew(graph);
    graph.nodes.push_back({"z1", "~z", 40});
    graph.edges.push_back({"n1", "z1", 9});
    const Arrangement after = arranged(before, graph);
    for (const auto &[id, place] : before.places)
        QVERIFY(after.places.at(id) == place);
    const Place &added = after.places.at("z1");
    for (const auto &[id, place] : before.places)
        QVERIFY(place.column != added.column || place.order < added.order);
}

void TestArrangement::whoIsStoppedKeepsWhatWasThere()
{
    Graph graph = closedClouds();
    const Arrangement before = arrangedAnew(graph);
    graph.nodes.push_back({"z1", "~z", 40});
    std::stop_source source;
    source.request_stop();
    QVERIFY(arranged(before, graph, {}, Proposer::Dot, source.get_token()) == before);
}

void TestArrangement::answersOfDotAreRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isAnswer");
    QTest::newRow("two nodes and an anchor")
        << QByteArray(R"({"bb":"0,0,9,9","objects":[{"name":"a0","pos":"1,2"},{"name":"n1","pos":"27,18"},)"
                      R"({"name":"n0","pos":"27,90.5"}]})")
        << true;
    QTest::newRow("one is missing") << QByteArray(R"({"objects":[{"name":"n1","pos":"27,18"}]})") << false;
    QTest::newRow("no number") << QByteArray(R"({"objects":[{"name":"n0","pos":"1,x"},{"name":"n1","pos":"1,2"}]})")
                               << false;
    QTest::newRow("cut off") << QByteArray(R"({"objects":[{"name":"n0","pos":"1,2"},{"na)") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestArrangement::answersOfDotAreRead()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isAnswer);
    const auto heights = heightsFromDot(json, 2);
    QCOMPARE(heights.has_value(), isAnswer);
    if (isAnswer)
        QVERIFY((*heights)[0] < (*heights)[1]); // what is higher there stands higher here
}

void TestArrangement::ourOrderingStandsInForDot_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("it is not installed") << QByteArray();
    QTest::newRow("it fails") << QByteArray("#!/bin/sh\nexit 1\n");
    QTest::newRow("it talks nonsense") << QByteArray("#!/bin/sh\necho hello\n");
    QTest::newRow("it never ends") << QByteArray("#!/bin/sh\nexec /bin/sleep 60\n");
}

void TestArrangement::ourOrderingStandsInForDot()
{
    QFETCH(QByteArray, script);
    const QTemporaryDir folder;
    if (!script.isEmpty()) {
        QFile dot(folder.filePath(QStringLiteral("dot")));
        QVERIFY(dot.open(QIODevice::WriteOnly));
        dot.write(script);
        dot.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    const Graph graph = madeUp(25, 60, 5, 3);
    const Arrangement own = arrangedAnew(graph, {}, Proposer::Own);
    const OtherPath path(folder.path().toLocal8Bit());
    QElapsedTimer clock;
    clock.start();
    QVERIFY(arrangedAnew(graph, {}, Proposer::Dot) == own);
    QVERIFY2(clock.elapsed() < 10000, qPrintable(QString::number(clock.elapsed())));
}

void TestArrangement::orderingHasNoMoreCrossingsThanItBeganWith()
{
    const NumberedGraph graph = numbered(madeUp(60, 140, 8, 11));
    const std::vector<int> columns = columnsOf(graph);
    Orders plain(5);
    for (std::size_t i = 0; i < columns.size(); ++i)
        plain[static_cast<std::size_t>(columns[i])].push_back(static_cast<int>(i));
    const long before = crossingsOf(graph, columns, plain);
    const long after = crossingsOf(graph, columns, ordersOf(graph, columns));
    QVERIFY2(after * 10 < before * 9, qPrintable(QStringLiteral("%1 → %2").arg(before).arg(after)));
}

void TestArrangement::twoHundredNodesAreQuick()
{
    const Graph graph = madeUp(200, 500, 9, 2);
    QElapsedTimer clock;
    clock.start();
    const Arrangement found = arrangedAnew(graph);
    QCOMPARE(found.places.size(), 200u);
    QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed()))); // unoptimised, on a busy machine
}

void TestArrangement::thousandsOfNodesAreArranged()
{
    const Arrangement found = arrangedAnew(madeUp(3000, 7000, 9, 2));
    QCOMPARE(found.places.size(), 3000u);
}

void TestArrangement::blocksRestAsNearAsCanBeToWhereTheyAreWanted_data()
{
    QTest::addColumn<std::vector<double>>("wanted");
    QTest::addColumn<std::vector<double>>("tops");
    // Each is 10 high, with a gap of 2 before it but for the first, none above 0.
    QTest::newRow("apart") << std::vector<double>{0, 30, 70} << std::vector<double>{0, 30, 70};
    QTest::newRow("two at one place share the push") << std::vector<double>{20, 20} << std::vector<double>{14, 26};
    QTest::newRow("in reverse") << std::vector<double>{50, 40, 30} << std::vector<double>{28, 40, 52};
    QTest::newRow("not above the top") << std::vector<double>{-5, -5} << std::vector<double>{0, 12};
}

void TestArrangement::blocksRestAsNearAsCanBeToWhereTheyAreWanted()
{
    QFETCH(std::vector<double>, wanted);
    QFETCH(std::vector<double>, tops);
    std::vector<Wanted> things;
    for (const double top : wanted)
        things.push_back({top, 1, 10, things.empty() ? 0.0 : 2.0});
    QCOMPARE(stackedTops(things, 0), tops);
}

QTEST_GUILESS_MAIN(TestArrangement)
#include "tst_arrangement.moc"
