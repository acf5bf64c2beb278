#include <QTest> // first: moc cannot read <concepts> otherwise

#include "gathered.h"
#include "ledgerfixture.h"
#include "toldrows.h"

using namespace ledger;

namespace
{
/// Two labs that buy of four clouds; two of the clouds buy chips.
LedgerFixture web()
{
    LedgerFixture books;
    const auto add = [&books](const char *id, PartyKind kind) { books.party(id).kind = kind; };
    for (const char *lab : {"lab-a", "lab-b"})
        add(lab, PartyKind::Lab);
    for (const char *cloud : {"cloud-a", "cloud-b", "cloud-c", "cloud-d"})
        add(cloud, PartyKind::Cloud);
    add("chips", PartyKind::Chipmaker);
    books.promise("a", "lab-a", "cloud-a", 100);
    books.promise("b", "lab-a", "cloud-b", 20);
    books.promise("c", "lab-a", "cloud-c", 10);
    books.promise("d", "lab-b", "cloud-c", 5);
    books.promise("e", "cloud-b", "chips", 4, Nature::Hardware);
    books.promise("f", "cloud-c", "chips", 3, Nature::Hardware);
    books.promise("g", "cloud-c", "cloud-d", 2);
    return books;
}

/// Nodes as `id needs/gives`, gathered ones with how many.
QStringList nodesOf(const Gathering &found)
{
    QStringList list;
    for (const GatheredNode &node : found.nodes)
        list << QString::fromStdString(node.id)
                + (node.isGathered() ? QStringLiteral("(%1)").arg(node.gathered.size()) : QString())
                + QStringLiteral(" %1/%2").arg(node.needs.value.dollars).arg(node.gives.value.dollars);
    return list;
}

QStringList edgesOf(const Gathering &found)
{
    QStringList list;
    for (const GatheredEdge &edge : found.edges)
        list << QStringLiteral("%1>%2 %3 of %4")
                    .arg(QString::fromStdString(edge.from), QString::fromStdString(edge.to))
                    .arg(edge.sum.value.dollars)
                    .arg(edge.edges);
    return list;
}

Gathering gatheredBy(const GatheringChoice &choice)
{
    const LedgerFixture books = web();
    return gathered(dependencies(books.readings(), {}), choice);
}
} // namespace

/// Graphs that fit an eye.
class TestGathered : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLargestStandByThemselvesAndTheRestByKind()
    {
        GatheringChoice choice;
        choice.most = 2;
        const Gathering found = gatheredBy(choice);
        QCOMPARE(nodesOf(found), rows({"chips 0/7", "cloud-a 0/100", "lab-a 130/0", "lab-b 5/0", "~cloud(3) 7/35"}));
        QCOMPARE(
            edgesOf(found),
            rows({"lab-a>cloud-a 100 of 1", "lab-a>~cloud 30 of 2", "~cloud>chips 7 of 2", "lab-b>~cloud 5 of 1"}));
    }

    void nobodyIsGatheredAlone()
    {
        GatheringChoice choice;
        choice.most = 5; // lab-a, cloud-a, cloud-b, cloud-c, chips
        for (const GatheredNode &node : gatheredBy(choice).nodes)
            QVERIFY(!node.isGathered());
    }

    void whoIsNamedTakesOneOfThePlaces()
    {
        GatheringChoice choice;
        choice.most = 2;
        choice.named = {"cloud-d"};
        QCOMPARE(nodesOf(gatheredBy(choice)),
                 rows({"chips 0/7", "cloud-d 0/2", "lab-a 130/0", "lab-b 5/0", "~cloud(3) 9/135"}));
    }

    void anOpenKindShowsItsLargestAndKeepsARest()
    {
        GatheringChoice choice;
        choice.most = 1;
        choice.page = 1;
        choice.open = {{PartyKind::Cloud, 2}};
        QCOMPARE(nodesOf(gatheredBy(choice)),
                 rows({"chips 0/7", "cloud-a 0/100", "cloud-b 4/20", "lab-a 130/0", "lab-b 5/0", "~cloud(2) 3/15"}));
    }

    void aRankGoesBeforeTheWeight()
    {
        GatheringChoice choice;
        choice.most = 1;
        choice.rank = {{"cloud-d", 0}};
        QVERIFY(nodesOf(gatheredBy(choice)).contains(QStringLiteral("cloud-d 0/2")));
    }

    void dealsOfSeveralEdgesCountOnce()
    {
        LedgerFixture books;
        for (const char *id : {"a", "b", "c", "d"})
            books.party(id).kind = PartyKind::Cloud;
        books.party("lab").kind = PartyKind::Lab;
        books.promise("x", "lab", "a", 1);
        books.commitment("x-2", "lab", "b");
        books.claim("x-2-c", 2, "2025-01-01");
        books.promise("y", "lab", "b", 4);
        GatheringChoice choice;
        choice.most = 0;
        choice.named = {"lab"};
        const Gathering found = gathered(dependencies(books.readings(), {}), choice);
        QCOMPARE(found.edges.size(), 1u);
        QCOMPARE(found.edges[0].sum.deals.size(), 2u);
        QCOMPARE(found.edges[0].sum.value, Usd(7));
        const GatheredNode &lab = found.nodes[0];
        QCOMPARE(lab.needs.deals, 2);
        QCOMPARE(lab.needs.parties, 2);
    }

    void edgesGoByTheWeightThatIsAskedFor()
    {
        LedgerFixture books;
        books.parties({"a", "b", "c"});
        books.promise("x", "a", "b", 10);
        books.promise("y", "a", "c", 1);
        books.promise("z", "a", "c", 1);
        GatheringChoice choice;
        choice.weight = EdgeWeight::Deals;
        const Gathering found = gathered(dependencies(books.readings(), {}), choice);
        QCOMPARE(edgesOf(found), rows({"a>c 2 of 1", "a>b 10 of 1"}));
    }
};

QTEST_APPLESS_MAIN(TestGathered)
#include "tst_gathered.moc"
