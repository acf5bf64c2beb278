#include <QTest> // first: moc cannot read <concepts> otherwise

#include "dependencies.h"
#include "edges.h"
#include "impact.h"
#include "ledgerfixture.h"
#include "toldrows.h"

using namespace ledger;

namespace
{
template <typename Record> QString joined(const std::vector<Id<Record>> &ids)
{
    QStringList texts;
    for (const Id<Record> &each : ids)
        texts << text(each.text);
    return texts.join(QLatin1Char(','));
}

/// Edges as `from>to kinds deals value power`.
QStringList told(const std::vector<Edge> &edges)
{
    QStringList list;
    for (const Edge &edge : edges) {
        QStringList kinds;
        for (const DealKind kind : edge.kinds)
            kinds << text(word(kind));
        list << QStringLiteral("%1>%2 %3 %4 %5 %6")
                    .arg(text(edge.from.text), text(edge.to.text), kinds.join(QLatin1Char(',')), joined(edge.deals))
                    .arg(edge.value.dollars)
                    .arg(edge.power.gw);
    }
    return list;
}

QStringList told(const LedgerFixture &books, const Lens &lens = {}) { return told(edges(books.readings(lens), lens)); }

/// A deal whose parties have these roles.
Deal &partnership(LedgerFixture &books, const char *id, std::vector<RoleHolder> holders,
                  DealKind kind = DealKind::Compute)
{
    Deal &deal = books.deal(id, "2025-01-01");
    deal.parties = std::move(holders);
    deal.kind = kind;
    return deal;
}

RoleHolder holder(const char *party, Role role) { return {Id<Party>(party), role}; }

/// A deal with one deployment.
Deployment &site(LedgerFixture &books, const char *dealId, const char *operatedBy, const char *tenant,
                 const char *supplier, double power)
{
    books.deal(dealId, "2025-01-01").kind = DealKind::Site;
    const std::string id = std::string(dealId) + "-p";
    books.deployment(id.c_str(), operatedBy);
    books.claim((id + "-c").c_str(), power, "2025-01-01");
    Deployment &made = books.records.deployments.back();
    made.tenant = Id<Party>(tenant);
    made.supplier = Id<Party>(supplier);
    return made;
}

/// A lab with two clouds and an investor; one of the clouds belongs to a house.
LedgerFixture web()
{
    LedgerFixture books;
    books.party("house");
    books.party("cloud", "house");
    books.parties({"chips", "fund", "lab", "rival", "start"});
    books.promise("a", "lab", "cloud", 10);
    books.promise("b", "lab", "rival", 7);
    books.promise("c", "fund", "lab", 30, Nature::Equity);
    books.records.deals.back().kind = DealKind::Equity;
    books.promise("d", "cloud", "chips", 20, Nature::Hardware);
    books.records.deals.back().kind = DealKind::Silicon;
    books.promise("e", "start", "cloud", 1);
    return books;
}

/// Nodes as `id depth`.
QStringList nodesOf(const Dependencies &found)
{
    QStringList list;
    for (const DependencyNode &node : found.nodes)
        list << text(node.id.text) + (node.depth ? QStringLiteral(" %1").arg(*node.depth) : QString());
    return list;
}

/// Dependents as `id value power left`.
QStringList told(const Impact &impact)
{
    QStringList list;
    for (const Dependent &each : impact.dependents)
        list << QStringLiteral("%1 %2 %3 %4")
                    .arg(text(each.id.text))
                    .arg(each.value.dollars)
                    .arg(each.power.gw)
                    .arg(joined(each.left));
    return list;
}
} // namespace

/// What depends on what (semantics.md, 11).
class TestEdges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyHolderOfTheFirstRoleDependsOnEveryHolderOfTheSecond()
    {
        LedgerFixture books;
        books.parties({"a", "b", "c", "d", "e"});
        partnership(books, "x",
                    {holder("a", Role::Buyer), holder("b", Role::Buyer), holder("c", Role::Seller),
                     holder("d", Role::Seller), holder("e", Role::Partner), holder("e", Role::Investor)});
        QCOMPARE(told(books),
                 rows({"a>c compute x 0 0", "a>d compute x 0 0", "b>c compute x 0 0", "b>d compute x 0 0"}));
    }

    void aPartyInTheMiddleDependsOnOneSideAndProvidesForTheOther()
    {
        LedgerFixture books;
        books.parties({"builder", "cloud", "lab"});
        partnership(books, "x",
                    {holder("lab", Role::Tenant), holder("cloud", Role::Operator), holder("builder", Role::Builder),
                     holder("cloud", Role::Tenant)});
        QCOMPARE(told(books), rows({"cloud>builder compute x 0 0", "lab>cloud compute x 0 0"}));
    }

    void moneyMakesThePayerDependentButForInvestorsLendersAndGuarantors_data()
    {
        QTest::addColumn<int>("nature");
        QTest::addColumn<QString>("edge");
        for (const Nature nature :
             {Nature::Consumption, Nature::Hardware, Nature::Lease, Nature::Capex, Nature::Power, Nature::License})
            QTest::newRow(word(nature).data()) << int(nature) << QStringLiteral("payer>payee compute a 9 0");
        for (const Nature nature : {Nature::Equity, Nature::Debt})
            QTest::newRow(word(nature).data()) << int(nature) << QStringLiteral("payee>payer compute a 9 0");
        QTest::newRow("guarantee, of which the value is 0")
            << int(Nature::Guarantee) << QStringLiteral("payee>payer compute a 0 0");
    }
    void moneyMakesThePayerDependentButForInvestorsLendersAndGuarantors()
    {
        QFETCH(int, nature);
        QFETCH(QString, edge);
        LedgerFixture books;
        books.parties({"payee", "payer"});
        books.promise("a", "payer", "payee", 9, static_cast<Nature>(nature));
        QCOMPARE(told(books), QStringList(edge));
        Lens asked;
        asked.natures = {static_cast<Nature>(nature)};
        QCOMPARE(told(books, asked), QStringList(edge));
        asked.natures = {static_cast<Nature>(nature) == Nature::Debt ? Nature::Equity : Nature::Debt};
        QCOMPARE(told(books, asked), QStringList());
    }

    void tenantsDependOnOperatorsAndOperatorsOnSuppliers()
    {
        LedgerFixture books;
        books.parties({"chips", "cloud", "lab"});
        site(books, "x", "cloud", "lab", "chips", 2);
        site(books, "y", "", "lab", "chips", 4); // nobody in between
        QCOMPARE(told(books), rows({"cloud>chips site x 0 2", "lab>cloud site x 0 2"}));
    }

    void powerIsOfWhatCountsAloneButTheEdgeOfAnyDeployment()
    {
        LedgerFixture books;
        books.parties({"cloud", "lab"});
        site(books, "x", "cloud", "lab", "", 2);
        site(books, "y", "cloud", "lab", "", 5).counts = Counts::Contract;
        QCOMPARE(told(books), rows({"lab>cloud site x,y 0 2"}));
        Lens lens;
        lens.counts = Counts::Contract;
        QCOMPARE(told(books, lens), rows({"lab>cloud site x,y 0 5"}));
        lens.counts = Counts::Chips;
        QCOMPARE(told(books, lens), rows({"lab>cloud site x,y 0 0"}));
    }

    void whatIsPartOfAnotherOnTheSameEdgeAddsNoPower()
    {
        LedgerFixture books;
        books.parties({"cloud", "lab", "rival"});
        site(books, "x", "cloud", "lab", "", 5);
        site(books, "y", "rival", "lab", "", 4).partOf = Id<Deployment>("x-p");
        site(books, "z", "cloud", "lab", "", 2).partOf = Id<Deployment>("y-p"); // through another edge's
        QCOMPARE(told(books), rows({"lab>cloud site x,z 0 5", "lab>rival site y 0 4"}));
        books.records.deployments[0].counts = Counts::Contract; // of what does not pass it is part of nothing
        QCOMPARE(told(books), rows({"lab>cloud site x,z 0 2", "lab>rival site y 0 4"}));
    }

    void anEdgeExistsWhateverThePeriodAndItsMoneyIsWhatFallsInIt()
    {
        LedgerFixture books;
        books.parties({"cloud", "lab"});
        Claim &claim = books.promise("a", "lab", "cloud", 365);
        claim.start = claim.end = on("2026");
        site(books, "x", "cloud", "lab", "", 2);
        books.records.claims.back().start = on("2028");
        Lens lens;
        lens.from = lens.to = on("2026-01");
        QCOMPARE(told(books, lens), rows({"lab>cloud compute,site a,x 31 2"}));
        lens.from = lens.to = on("2027");
        QCOMPARE(told(books, lens), rows({"lab>cloud compute,site a,x 0 2"}));
    }

    void whatHasNoValueGivesZeroAndWhatNobodySpokeOfGivesNothing()
    {
        LedgerFixture books;
        books.parties({"cloud", "lab", "rival"});
        books.promise("a", "lab", "cloud", 10).stated = on("2025-06-01");
        site(books, "x", "rival", "lab", "", 2);
        books.records.claims.back().stated = on("2025-07-01");
        books.records.claims.back().unit = Unit::Accelerators;
        Lens lens;
        lens.asOf = on("2025-05-31");
        QCOMPARE(told(books, lens), QStringList());
        lens.asOf = on("2025-06-01");
        QCOMPARE(told(books, lens), rows({"lab>cloud compute a 10 0"}));
        lens.asOf.reset();
        lens.basis = Basis::Official;
        QCOMPARE(told(books, lens), rows({"lab>cloud compute a 0 0", "lab>rival site x 0 0"}));
        lens.basis = Basis::Best;
        books.setAside("a-c", "2025-08-01");
        QCOMPARE(told(books, lens), rows({"lab>cloud compute a 0 0", "lab>rival site x 0 0"}));
    }

    void onlyKnownCountingDealsGiveEdges()
    {
        LedgerFixture books;
        books.parties({"cloud", "lab"});
        partnership(books, "x", {holder("lab", Role::Buyer), holder("cloud", Role::Seller)}).status
            = DealStatus::Cancelled;
        books.records.deals.back().ended = on("2025-06-01");
        QCOMPARE(told(books), QStringList());
        Lens lens;
        lens.asOf = on("2025-05-31");
        QCOMPARE(told(books, lens), rows({"lab>cloud compute x 0 0"}));
        lens.asOf = on("2024-12-31");
        QCOMPARE(told(books, lens), QStringList());
        Lens cancelled;
        cancelled.statuses = {DealStatus::Cancelled};
        QCOMPARE(told(books, cancelled), rows({"lab>cloud compute x 0 0"}));
    }

    void aPartyFilterAsksForEitherEndOfAPairAndForAnyoneOfADeployment()
    {
        LedgerFixture books = web();
        partnership(books, "x",
                    {holder("lab", Role::Buyer), holder("start", Role::Buyer), holder("rival", Role::Seller)});
        site(books, "y", "rival", "start", "chips", 1);
        Lens lens;
        lens.parties = {Id<Party>("start")};
        QCOMPARE(told(books, lens),
                 rows({"start>cloud compute e 1 0", "rival>chips site y 0 1", "start>rival compute,site x,y 0 1"}));
        Lens payer; // acts on commitments alone
        payer.payers = {Id<Party>("nobody")};
        QCOMPARE(told(books, payer),
                 rows({"lab>rival compute x 0 0", "rival>chips site y 0 1", "start>rival compute,site x,y 0 1"}));
    }

    void rolledUpAnEdgeRunsBetweenTopmostAncestorsAndNeverToItself()
    {
        LedgerFixture books = web();
        partnership(books, "x", {holder("house", Role::Buyer), holder("cloud", Role::Seller)});
        books.promise("y", "lab", "house", 5);
        Lens lens;
        lens.rollUp = RollUp::Parent;
        QCOMPARE(told(books, lens),
                 rows({"lab>fund equity c 30 0", "house>chips silicon d 20 0", "lab>house compute a,y 15 0",
                       "lab>rival compute b 7 0", "start>house compute e 1 0"}));
    }

    void withoutARootAllEdgesAndThePartiesAtTheirEnds()
    {
        const Dependencies all = dependencies(web().readings(), {});
        QCOMPARE(nodesOf(all), rows({"chips", "cloud", "fund", "lab", "rival", "start"}));
        QCOMPARE(told(all.edges), told(web()));
        QCOMPARE(all.nodes.front().name, std::string("The chips"));
    }

    void fromARootOnlyWhatIsReachedInSoManySteps()
    {
        LedgerFixture books = web();
        books.promise("f", "rival", "cloud", 3); // between two that are reached
        const Readings readings = books.readings();
        const auto reach = [](const char *root, int depth) { return Reach{Id<Party>(root), depth}; };
        const Dependencies one = dependencies(readings, {}, reach("lab", 1));
        QCOMPARE(nodesOf(one), rows({"cloud 1", "fund 1", "lab 0", "rival 1"}));
        QCOMPARE(told(one.edges),
                 rows({"lab>fund equity c 30 0", "lab>cloud compute a 10 0", "lab>rival compute b 7 0",
                       "rival>cloud compute f 3 0"}));
        QCOMPARE(nodesOf(dependencies(readings, {}, reach("lab", 2))),
                 rows({"chips 2", "cloud 1", "fund 1", "lab 0", "rival 1"}));
        QCOMPARE(nodesOf(dependencies(readings, {}, reach("lab", 0))), rows({"lab 0"}));
        QCOMPARE(nodesOf(dependencies(readings, {}, reach("house", 3))), rows({"house 0"}));
        Lens lens;
        lens.rollUp = RollUp::Parent;
        QCOMPARE(nodesOf(dependencies(readings, lens, reach("cloud", 3))), rows({"chips 1", "house 0"}));
    }

    void withoutAPartyItsDependentsLoseTheirEdgesToIt()
    {
        LedgerFixture books = web();
        site(books, "x", "cloud", "start", "", 2);
        const Impact found = impact(books.readings(), {}, Id<Party>("cloud"));
        QCOMPARE(found.party.text, std::string("cloud"));
        QCOMPARE(found.value, Usd(11));
        QCOMPARE(found.power.gw, 2.0);
        QCOMPARE(told(found), rows({"lab 10 0 rival", "start 1 2 "})); // who invests is no other cloud
    }

    void withAPartyAllItsDescendantsGo()
    {
        LedgerFixture books = web();
        books.promise("f", "cloud", "house", 3); // within what goes
        books.promise("g", "lab", "house", 2);
        QCOMPARE(told(impact(books.readings(), {}, Id<Party>("house"))), rows({"lab 12 0 rival", "start 1 0 "}));
        QCOMPARE(told(impact(books.readings(), {}, Id<Party>("cloud"))), rows({"lab 10 0 house,rival", "start 1 0 "}));
        Lens lens;
        lens.rollUp = RollUp::Parent;
        const Impact rolledUp = impact(books.readings(), lens, Id<Party>("cloud"));
        QCOMPARE(rolledUp.party.text, std::string("house"));
        QCOMPARE(told(rolledUp), rows({"lab 12 0 rival", "start 1 0 "}));
    }

    void leftAreProvidersInDealsOfAnyKindThatWasLost()
    {
        LedgerFixture books;
        books.parties({"chips", "cloud", "fund", "lab"});
        partnership(books, "x", {holder("lab", Role::Buyer), holder("cloud", Role::Seller)});
        partnership(books, "y", {holder("lab", Role::Buyer), holder("cloud", Role::Seller)}, DealKind::Silicon);
        partnership(books, "z", {holder("lab", Role::Buyer), holder("chips", Role::Seller)}, DealKind::Silicon);
        partnership(books, "w", {holder("lab", Role::Investee), holder("fund", Role::Investor)}, DealKind::Equity);
        QCOMPARE(told(impact(books.readings(), {}, Id<Party>("cloud"))), rows({"lab 0 0 chips"}));
        QCOMPARE(told(impact(books.readings(), {}, Id<Party>("lab"))), QStringList());
    }

    void goneAreThePartyAndItsDescendantsThatEdgesEndAt()
    {
        LedgerFixture books = web();
        books.party("branch", "house"); // has no edge
        const Impact found = impact(books.readings(), {}, Id<Party>("house"));
        QCOMPARE(joined(found.gone), QStringLiteral("cloud"));
    }

    void dependentsCanBeFollowedInsteadOfProviders_data()
    {
        QTest::addColumn<int>("direction");
        QTest::addColumn<int>("depth");
        QTest::addColumn<QStringList>("nodes");
        const auto row = [](const char *name, ReachDirection direction, int depth, const QStringList &nodes) {
            QTest::newRow(name) << static_cast<int>(direction) << depth << nodes;
        };
        row("providers", ReachDirection::Providers, 1, rows({"chips 1", "cloud 0"}));
        row("dependents", ReachDirection::Dependents, 1, rows({"cloud 0", "lab 1", "start 1"}));
        row("both", ReachDirection::Both, 1, rows({"chips 1", "cloud 0", "lab 1", "start 1"}));
        // Each way by itself: the rival is a provider of a dependent.
        row("both, far", ReachDirection::Both, 3, rows({"chips 1", "cloud 0", "lab 1", "start 1"}));
    }

    void dependentsCanBeFollowedInsteadOfProviders()
    {
        QFETCH(int, direction);
        QFETCH(int, depth);
        QFETCH(QStringList, nodes);
        const LedgerFixture books = web();
        QCOMPARE(nodesOf(dependencies(books.readings(), {},
                                      Reach{Id<Party>("cloud"), depth, static_cast<ReachDirection>(direction)})),
                 nodes);
    }

    void anEdgeTellsItsMoneyByNatureAndFirmness()
    {
        LedgerFixture books;
        books.parties({"lab", "chips"});
        books.promise("a", "lab", "chips", 10, Nature::Hardware);
        books.promise("b", "chips", "lab", 30, Nature::Equity);
        books.records.commitments.back().firmness = Firmness::Contingent;
        books.claim("b-2", 40, "2025-02-01");
        books.promise("c", "lab", "chips", 99, Nature::Guarantee); // runs the other way, and counts in nothing
        const std::vector<Edge> found = edges(books.readings(), {});
        QCOMPARE(found.size(), 2u);
        QCOMPARE(found[0].value, Usd(50));
        QCOMPARE(found[0].byNature[static_cast<std::size_t>(Nature::Hardware)], Usd(10));
        QCOMPARE(found[0].byNature[static_cast<std::size_t>(Nature::Equity)], Usd(40));
        QCOMPARE(found[0].firm, Usd(10));
        QCOMPARE(found[0].commitments, 2);
        QCOMPARE(found[0].claims, 3);
        QVERIFY(found[0].isDisclosed);
        QVERIFY(!found[1].isDisclosed);
        Lens later;
        later.from = on("2040");
        const std::vector<Edge> due = edges(books.readings(later), later); // nothing, hence by id
        QCOMPARE(due[1].from.text, std::string("lab"));
        QVERIFY(due[1].isDisclosed); // its money is known, if none of it falls due then
        QCOMPARE(due[1].commitments, 0);
    }

    void dependentsGoByValueThenById()
    {
        LedgerFixture books;
        books.parties({"a", "b", "c", "cloud"});
        books.promise("x", "b", "cloud", 5);
        books.promise("y", "a", "cloud", 5);
        books.promise("z", "c", "cloud", 6);
        QCOMPARE(told(impact(books.readings(), {}, Id<Party>("cloud"))), rows({"c 6 0 ", "a 5 0 ", "b 5 0 "}));
    }
};

QTEST_APPLESS_MAIN(TestEdges)
#include "tst_edges.moc"
