#include <QTest> // first: moc cannot read <concepts> otherwise

#include "ledgerfixture.h"
#include "path.h"

using namespace ledger;

namespace
{
/// A ledger of edges, each written `from>to`; a deal is called after its edge.
LedgerFixture net(std::initializer_list<const char *> edges)
{
    LedgerFixture books;
    books.party("house");
    books.party("k", "house");
    books.parties({"a", "b", "b-2", "c", "d", "e", "f", "z"});
    for (const char *edge : edges) {
        const QStringList ends = QString::fromLatin1(edge).split(QLatin1Char('>'));
        const std::string from = ends[0].toStdString(), to = ends[1].toStdString();
        books.promise((from + "-to-" + to).c_str(), from.c_str(), to.c_str(), 1);
    }
    return books;
}

QString told(const LedgerFixture &books, const char *first, const char *second, const Lens &lens = {})
{
    QStringList steps;
    for (const Edge &edge : path(books.readings(lens), lens, Id<Party>(first), Id<Party>(second)))
        steps << QString::fromStdString(edge.from.text + ">" + edge.to.text);
    return steps.join(QLatin1Char(' '));
}
} // namespace

/// How two parties hang together (command-line.md, `path`).
class TestPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFewestEdgesAreTakenWhicheverWayEachRuns()
    {
        QCOMPARE(told(net({"a>c", "c>d", "d>z", "f>a", "f>z"}), "a", "z"), QStringLiteral("f>a f>z"));
        QCOMPARE(told(net({"a>c", "c>d", "d>z", "f>a", "f>z"}), "z", "a"), QStringLiteral("f>z f>a"));
    }

    void ofSeveralTheOneWhoseListOfPartiesComesFirst()
    {
        QCOMPARE(told(net({"a>d", "a>c", "c>z", "d>z"}), "a", "z"), QStringLiteral("a>c c>z"));
        QCOMPARE(told(net({"a>d", "a>c", "c>f", "d>e", "e>z", "f>z"}), "a", "z"), QStringLiteral("a>c c>f f>z"));
        QCOMPARE(told(net({"a>b", "a>b-2", "b>z", "b-2>z"}), "a", "z"), QStringLiteral("a>b b>z"));
        // From the other end the list is another one.
        QCOMPARE(told(net({"a>d", "a>c", "c>f", "d>e", "e>z", "f>z"}), "z", "a"), QStringLiteral("e>z d>e a>d"));
    }

    void aStepIsToldAsItsEdgeRunsOrAsOneWalksWhereBothRun()
    {
        QCOMPARE(told(net({"a>b", "b>a", "c>b"}), "a", "c"), QStringLiteral("a>b c>b"));
        QCOMPARE(told(net({"a>b", "b>a", "c>b"}), "c", "a"), QStringLiteral("c>b b>a"));
    }

    void aStepHasItsDealsAndTheirKinds()
    {
        LedgerFixture books = net({"a>b"});
        books.promise("more", "b", "a", 3, Nature::Equity);
        books.records.deals.back().kind = DealKind::Equity;
        const auto steps = path(books.readings(), {}, Id<Party>("a"), Id<Party>("b"));
        QCOMPARE(steps.size(), std::size_t(1));
        QCOMPARE(steps.front().deals, (std::vector{Id<Deal>("a-to-b"), Id<Deal>("more")}));
        QCOMPARE(steps.front().kinds, (std::vector{DealKind::Compute, DealKind::Equity}));
    }

    void whereThereIsNoneThereAreNoSteps()
    {
        const LedgerFixture books = net({"a>b", "c>d"});
        QCOMPARE(told(books, "a", "d"), QString());
        QCOMPARE(told(books, "a", "z"), QString());
        QCOMPARE(told(books, "z", "a"), QString());
        QCOMPARE(told(books, "a", "a"), QString());
        QCOMPARE(told(books, "a", "stranger"), QString());
    }

    void rolledUpThePartiesCountAsTheirTopmostAncestors()
    {
        const LedgerFixture books = net({"a>k", "house>z"});
        QCOMPARE(told(books, "a", "z"), QString());
        Lens lens;
        lens.rollUp = RollUp::Parent;
        QCOMPARE(told(books, "a", "z", lens), QStringLiteral("a>house house>z"));
        QCOMPARE(told(books, "k", "z", lens), QStringLiteral("house>z"));
        QCOMPARE(told(books, "k", "house", lens), QString());
    }

    void theLensActsOnTheEdges()
    {
        const LedgerFixture books = net({"a>z", "a>b", "b>z"});
        Lens lens;
        lens.payees = {Id<Party>("b"), Id<Party>("z")};
        lens.payers = {Id<Party>("b")};
        QCOMPARE(told(books, "a", "z", lens), QString());
        QCOMPARE(told(books, "a", "z"), QStringLiteral("a>z"));
    }
};

QTEST_APPLESS_MAIN(TestPath)
#include "tst_path.moc"
