#include <QTest>

#include "graphfixture.h"
#include "graphgeometry.h"

#include <map>

using namespace ledger;

namespace
{
GraphGeometry laidOutAnew(const Graph &graph, QSizeF room = {})
{
    return laidOut(arrangedAnew(graph, {}, Proposer::Own), graph, {}, room);
}

/// Points along a route, its ends apart.
std::vector<QPointF> pointsAlong(const Route &route)
{
    std::vector<QPointF> points;
    for (std::size_t piece = 0; piece < route.pieces.size(); ++piece)
        for (int step = 1; step < 24; ++step)
            points.push_back(route.at(piece, step / 24.0));
    return points;
}

void addGraphs()
{
    QTest::addColumn<int>("nodes");
    QTest::addColumn<int>("edges");
    QTest::addColumn<int>("groups");
    QTest::newRow("small") << 8 << 12 << 3;
    QTest::newRow("like the default picture") << 22 << 100 << 9;
    QTest::newRow("one group") << 12 << 20 << 1;
    QTest::newRow("a hundred nodes") << 100 << 250 << 9;
    QTest::newRow("dense") << 30 << 300 << 6;
    QTest::newRow("two nodes") << 2 << 1 << 2;
}
} // namespace

class TestGraphGeometry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noRouteMeetsABoxButAtItsEnds_data() { addGraphs(); }
    void noRouteMeetsABoxButAtItsEnds();
    void framesHoldTheirNodesAndNeverTouch_data() { addGraphs(); }
    void framesHoldTheirNodesAndNeverTouch();
    void everythingIsInside_data() { addGraphs(); }
    void everythingIsInside();
    void eachEndHasASlotOfItsOwn();
    void routesBeginAndEndAtTheirNodes();
    void edgesInsideAColumnAreArcsAtItsRight();
    void whatRunsBackLeavesAtTheLeft();
    void openingAGroupPushesDownOnlyWhatIsBelowIt();
    void aTallerNodePushesDownOnlyWhatIsBelowIt();
    void aGraphFillsTheRoomThatItIsGiven();
    void nodesWithoutAPlaceAreLeftOut();
    void nothingIsLaidOutOfNothing();
};

void TestGraphGeometry::noRouteMeetsABoxButAtItsEnds()
{
    QFETCH(int, nodes);
    QFETCH(int, edges);
    QFETCH(int, groups);
    const Graph graph = madeUp(nodes, edges, groups, 7);
    const GraphGeometry geometry = laidOutAnew(graph);
    for (std::size_t i = 0; i < graph.edges.size(); ++i)
        for (const QPointF &point : pointsAlong(geometry.routes[i]))
            for (const QRectF &box : geometry.boxes)
                QVERIFY2(!box.adjusted(0.5, 0.5, -0.5, -0.5).contains(point),
                         (graph.edges[i].from + ">" + graph.edges[i].to).c_str());
}

void TestGraphGeometry::framesHoldTheirNodesAndNeverTouch()
{
    QFETCH(int, nodes);
    QFETCH(int, edges);
    QFETCH(int, groups);
    const Graph graph = madeUp(nodes, edges, groups, 7);
    const GraphGeometry geometry = laidOutAnew(graph);
    for (std::size_t i = 0; i < geometry.frames.size(); ++i) {
        QVERIFY(geometry.frames[i].rect.contains(geometry.frames[i].title));
        for (std::size_t k = i + 1; k < geometry.frames.size(); ++k)
            QVERIFY(!geometry.frames[i].rect.adjusted(-4, -4, 4, 4).intersects(geometry.frames[k].rect));
    }
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        int around = 0;
        for (const GroupFrame &frame : geometry.frames) {
            around += frame.group == graph.nodes[i].group && frame.rect.contains(geometry.boxes[i]);
            QVERIFY(!frame.title.intersects(geometry.boxes[i]));
        }
        QCOMPARE(around, 1);
        for (std::size_t k = i + 1; k < graph.nodes.size(); ++k)
            QVERIFY(!geometry.boxes[i].adjusted(-3, -3, 3, 3).intersects(geometry.boxes[k]));
    }
}

void TestGraphGeometry::everythingIsInside()
{
    QFETCH(int, nodes);
    QFETCH(int, edges);
    QFETCH(int, groups);
    const Graph graph = madeUp(nodes, edges, groups, 7);
    for (const QSizeF room : {QSizeF(), QSizeF(1200, 600), QSizeF(2400, 3000)}) {
        const GraphGeometry geometry = laidOutAnew(graph, room);
        const QRectF all(QPointF(), geometry.size);
        for (const GroupFrame &frame : geometry.frames)
            QVERIFY(all.contains(frame.rect));
        for (std::size_t i = 0; i < graph.edges.size(); ++i)
            for (const QPointF &point : pointsAlong(geometry.routes[i]))
                QVERIFY(all.contains(point));
        QVERIFY(geometry.size.width() >= room.width() && geometry.size.height() >= room.height());
    }
}

void TestGraphGeometry::eachEndHasASlotOfItsOwn()
{
    const Graph graph = madeUp(20, 60, 6, 9);
    const GraphGeometry geometry = laidOutAnew(graph);
    std::map<std::pair<double, double>, int> ends; // one column has one x
    for (const Route &route : geometry.routes)
        for (const QPointF &end : {route.start, route.end()})
            QCOMPARE(++ends[std::pair(end.x(), end.y())], 1);
}

void TestGraphGeometry::routesBeginAndEndAtTheirNodes()
{
    const Graph graph = madeUp(20, 60, 6, 9);
    const GraphGeometry geometry = laidOutAnew(graph);
    std::map<std::string, QRectF> boxes;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        boxes[graph.nodes[i].id] = geometry.boxes[i].adjusted(-0.01, -0.01, 0.01, 0.01);
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        QVERIFY(boxes.at(graph.edges[i].from).contains(geometry.routes[i].start));
        QVERIFY(boxes.at(graph.edges[i].to).contains(geometry.routes[i].end()));
    }
}

void TestGraphGeometry::edgesInsideAColumnAreArcsAtItsRight()
{
    GraphFixture made;
    made.nodes({"a1", "a2", "a3", "b1"});
    made.edge("a1", "a3");
    made.edge("a3", "a2");
    made.edge("a1", "b1");
    Arrangement places;
    places.places
        = {{"a1", {0, 0, 30, "~a"}}, {"a2", {0, 1, 80, "~a"}}, {"a3", {0, 2, 130, "~a"}}, {"b1", {1, 0, 30, "~b"}}};
    const GraphGeometry geometry = laidOut(places, made.graph);
    QCOMPARE(geometry.routes[0].kind, RouteKind::Arc);
    QCOMPARE(geometry.routes[1].kind, RouteKind::Arc);
    QCOMPARE(geometry.routes[2].kind, RouteKind::Forward);
    double farthest[2] = {0, 0};
    for (const std::size_t arc : {0u, 1u})
        for (const QPointF &point : pointsAlong(geometry.routes[arc])) {
            QVERIFY(point.x() > geometry.boxes[0].right());
            QVERIFY(point.x() < geometry.boxes[3].left());
            farthest[arc] = std::max(farthest[arc], point.x());
        }
    QVERIFY(farthest[0] > farthest[1]); // the longer runs round the shorter
}

void TestGraphGeometry::whatRunsBackLeavesAtTheLeft()
{
    GraphFixture made;
    made.nodes({"a1", "b1", "c1"});
    made.edge("a1", "b1");
    made.edge("c1", "a1");
    Arrangement places;
    places.places = {{"a1", {0, 0, 30, "~a"}}, {"b1", {1, 0, 30, "~b"}}, {"c1", {2, 0, 30, "~c"}}};
    const GraphGeometry geometry = laidOut(places, made.graph);
    const Route &back = geometry.routes[1];
    QCOMPARE(back.kind, RouteKind::Backward);
    QCOMPARE(back.start.x(), geometry.boxes[2].left());
    QCOMPARE(back.end().x(), geometry.boxes[0].right());
}

void TestGraphGeometry::openingAGroupPushesDownOnlyWhatIsBelowIt()
{
    GraphFixture closed;
    closed.nodes({"a1", "a2", "b1", "~b", "d1", "c1"});
    closed.edge("a1", "b1", 10);
    closed.edge("a2", "~b");
    closed.edge("b1", "c1");
    GraphFixture open;
    open.nodes({"a1", "a2", "b1", "b2", "b3", "b4", "d1", "c1"});
    open.edge("a1", "b1", 10);
    open.edge("a2", "b2");
    open.edge("a2", "b4");
    open.edge("b1", "c1");
    Arrangement before;
    before.places = {{"a1", {0, 0, 30, "~a"}}, {"a2", {0, 1, 80, "~a"}},  {"b1", {1, 0, 30, "~b"}},
                     {"~b", {1, 1, 77, "~b"}}, {"d1", {1, 2, 160, "~d"}}, {"c1", {2, 0, 60, "~c"}}};
    before.columns = 3;
    before.height = 220;
    const Arrangement after = arranged(before, open.graph, {}, Proposer::Own);

    for (const QSizeF room : {QSizeF(), QSizeF(1100, 700)}) {
        const GraphGeometry was = laidOut(before, closed.graph, {}, room);
        const GraphGeometry is = laidOut(after, open.graph, {}, room);
        for (const auto &[from, to] : {std::pair(0, 0), {1, 1}, {2, 2}, {5, 7}})
            QCOMPARE(is.boxes[static_cast<std::size_t>(to)], was.boxes[static_cast<std::size_t>(from)]);
        QVERIFY(is.boxes[3].top() >= was.boxes[3].top()); // the first member is in the slot
        QVERIFY(is.boxes[6].top() > is.boxes[5].bottom());
        const GraphGeometry again = laidOut(arranged(after, closed.graph), closed.graph, {}, room);
        QVERIFY(again == was);
    }
}

void TestGraphGeometry::aTallerNodePushesDownOnlyWhatIsBelowIt()
{
    Graph graph = madeUp(15, 30, 4, 3);
    const Arrangement places = arrangedAnew(graph, {}, Proposer::Own);
    const GraphGeometry was = laidOut(places, graph);
    graph.nodes[5].height += 80;
    const GraphGeometry is = laidOut(places, graph);
    const Place &taller = places.places.at(graph.nodes[5].id);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const Place &place = places.places.at(graph.nodes[i].id);
        if (place.column != taller.column || place.order < taller.order)
            QCOMPARE(is.boxes[i], was.boxes[i]);
        else
            QVERIFY(is.boxes[i].top() >= was.boxes[i].top());
    }
}

void TestGraphGeometry::aGraphFillsTheRoomThatItIsGiven()
{
    const Graph graph = madeUp(12, 20, 4, 3);
    const GraphGeometry natural = laidOutAnew(graph);
    const QSizeF room(natural.size.width() + 100, natural.size.height() * 1.2);
    const GraphGeometry stretched = laidOutAnew(graph, room);
    QCOMPARE(stretched.size, room);
    double bottom = 0;
    for (const QRectF &box : stretched.boxes)
        bottom = std::max(bottom, box.bottom());
    QVERIFY(bottom > room.height() * 0.8);
}

void TestGraphGeometry::nodesWithoutAPlaceAreLeftOut()
{
    GraphFixture made;
    made.nodes({"a1", "b1", "c1"});
    made.edge("a1", "b1");
    made.edge("a1", "c1");
    Arrangement places;
    places.places = {{"a1", {0, 0, 30, "~a"}}, {"b1", {4, 0, 30, "~b"}}};
    const GraphGeometry geometry = laidOut(places, made.graph);
    QVERIFY(!geometry.boxes[1].isEmpty());
    QVERIFY(geometry.boxes[2].isEmpty());
    QVERIFY(!geometry.routes[0].pieces.empty());
    QVERIFY(geometry.routes[1].pieces.empty());
}

void TestGraphGeometry::nothingIsLaidOutOfNothing()
{
    const GraphGeometry geometry = laidOutAnew({});
    QVERIFY(geometry.boxes.empty());
    QVERIFY(geometry.routes.empty());
}

QTEST_GUILESS_MAIN(TestGraphGeometry)
#include "tst_graphgeometry.moc"
