#include <QTest> // first: moc cannot read <concepts> otherwise

#include "disputes.h"
#include "ledgerfixture.h"
#include "toldrows.h"

using namespace ledger;

namespace
{
/// Rows as `commitment m USD 10-20: b a`.
QStringList told(const std::vector<Contested> &disputes)
{
    QStringList rows;
    for (const Contested &each : disputes) {
        QString row = QStringLiteral("%1 %2 %3 %4-%5:")
                          .arg(text(word(each.of.kind)), text(each.of.id), text(word(each.unit)))
                          .arg(each.low)
                          .arg(each.high);
        for (const Id<Claim> &claim : each.claims)
            row += QLatin1Char(' ') + text(claim.text);
        rows << row;
    }
    return rows;
}

/// Rows as `commitment m set_aside` and `deal d not_broken_down 5`.
QStringList told(const std::vector<Uncounted> &things)
{
    QStringList rows;
    for (const Uncounted &each : things) {
        QString row = QStringLiteral("%1 %2 %3").arg(text(word(each.of.kind)), text(each.of.id), text(word(each.why)));
        if (each.why == NoValue::NotBrokenDown)
            row += QStringLiteral(" %1").arg(each.value.dollars);
        rows << row;
    }
    return rows;
}

QStringList contestedIn(const LedgerFixture &books, const Lens &lens = {})
{
    return told(contested(books.readings(lens), lens));
}
QStringList uncountedIn(const LedgerFixture &books, const Lens &lens = {})
{
    return told(uncounted(books.readings(lens), lens));
}

LedgerFixture twoClaims(double first, double second)
{
    LedgerFixture books;
    books.parties({"cloud", "lab"});
    books.deal("d", "2025-01-01");
    books.commitment("m", "lab", "cloud");
    books.claim("a", first, "2025-01-01");
    books.claim("b", second, "2025-02-01", Stance::Official);
    return books;
}

/// A commitment of the deal `d` whose one claim was said, set aside or of a stance as told.
LedgerFixture oneClaim(const char *stated)
{
    LedgerFixture books;
    books.parties({"cloud", "lab"});
    books.deal("d", "2025-01-01");
    books.commitment("m", "lab", "cloud");
    books.claim("a", 100, stated);
    return books;
}
} // namespace

class TestDisputes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // semantics.md, 5
    void moreThanOnePerCentApartIsContested()
    {
        QCOMPARE(contestedIn(twoClaims(100, 99)), QStringList());
        QCOMPARE(contestedIn(twoClaims(10000, 9899)), rows({"commitment m USD 9899-10000: b a"}));
        QCOMPARE(contestedIn(twoClaims(0, 0)), QStringList());
        QCOMPARE(contestedIn(twoClaims(0, 1)), rows({"commitment m USD 0-1: b a"}));
    }

    void gigawattsOnePerCentApartAreNot()
    {
        LedgerFixture books;
        books.parties({"cloud"});
        books.deal("d");
        books.deployment("p", "cloud");
        books.claim("a", 0.99, "2025-01-01");
        books.claim("b", 1, "2025-01-01");
        QCOMPARE(contestedIn(books), QStringList());
        books.claim("c", 0.98, "2025-01-01");
        QCOMPARE(contestedIn(books), rows({"deployment p GW 0.98-1: c b a"}));
    }

    void historyAndWhatIsSetAsideContestNothing()
    {
        LedgerFixture superseded = twoClaims(100, 50);
        superseded.records.claims[1].supersedes = {Id<Claim>("a")};
        QCOMPARE(contestedIn(superseded), QStringList());
        LedgerFixture aside = twoClaims(100, 50);
        aside.setAside("a", "2025-03-01");
        QCOMPARE(contestedIn(aside), QStringList());
        Lens before;
        before.asOf = on("2025-02");
        QCOMPARE(contestedIn(aside, before), rows({"commitment m USD 50-100: b a"}));
        before.asOf = on("2025-01");
        QCOMPARE(contestedIn(aside, before), QStringList());
    }

    void aDecisionSettlesTheClaimsThatItJudged()
    {
        LedgerFixture books = twoClaims(100, 50);
        books.noConflict({SubjectKind::Commitment, "m"}, {"a", "b"}, "2025-03-01");
        QCOMPARE(contestedIn(books), QStringList());
        Lens before;
        before.asOf = on("2025-02");
        QCOMPARE(contestedIn(books, before).size(), 1);
        books.claim("c", 100, "2025-04-01"); // not judged
        QCOMPARE(contestedIn(books), rows({"commitment m USD 50-100: c b a"}));
    }

    // semantics.md, 9
    void contestedIgnoresPeriodBasisAndCounts()
    {
        LedgerFixture books = twoClaims(100, 50);
        books.deployment("p", "cloud", Counts::Chips);
        books.claim("x", 1, "2025-01-01");
        books.claim("y", 2, "2025-01-01");
        Lens lens;
        lens.basis = Basis::Official;
        lens.from = on("2050");
        QCOMPARE(contestedIn(books, lens), rows({"commitment m USD 50-100: b a", "deployment p GW 1-2: y x"}));
    }

    void contestedObeysTheFilters()
    {
        LedgerFixture books = twoClaims(100, 50);
        books.records.deals[0].parties = {{Id<Party>("lab"), Role::Buyer}};
        books.asWhole();
        books.claim("x", 100, "2025-01-01");
        books.claim("y", 300, "2025-01-01");
        Lens payee;
        payee.payees = {Id<Party>("cloud")};
        QCOMPARE(contestedIn(books, payee), rows({"commitment m USD 50-100: b a"}));
        Lens payer;
        payer.payers = {Id<Party>("lab")};
        QCOMPARE(contestedIn(books, payer), rows({"deal d USD 100-300: y x", "commitment m USD 50-100: b a"}));
        Lens nature; // acts on commitments alone
        nature.natures = {Nature::Equity};
        QCOMPARE(contestedIn(books, nature), rows({"deal d USD 100-300: y x"}));
        Lens status;
        status.statuses = {DealStatus::Paused};
        QCOMPARE(contestedIn(books, status), QStringList());
    }

    void dollarsComeFirstThenGigawattsThenAcceleratorsTheWidestFirst()
    {
        LedgerFixture books = twoClaims(100, 50);
        books.deployment("p", "cloud");
        books.claim("g1", 1, "2025-01-01");
        books.claim("g2", 900, "2025-01-01");
        books.claim("n1", 1000, "2025-01-01").unit = Unit::Accelerators;
        books.claim("n2", 9000, "2025-01-01").unit = Unit::Accelerators;
        books.commitment("wide", "lab", "cloud");
        books.claim("w1", 100, "2025-01-01");
        books.claim("w2", 151, "2025-01-01");
        books.commitment("also", "lab", "cloud");
        books.claim("s1", 100, "2025-01-01");
        books.claim("s2", 150, "2025-01-01");
        QCOMPARE(contestedIn(books),
                 rows({"commitment wide USD 100-151: w2 w1", "commitment also USD 100-150: s2 s1",
                       "commitment m USD 50-100: b a", "deployment p GW 1-900: g2 g1",
                       "deployment p accelerators 1000-9000: n2 n1"}));
    }

    // semantics.md, 13
    void whatHasNoValueSaysWhy()
    {
        QCOMPARE(uncountedIn(oneClaim("2025-01-01")), QStringList());

        Lens early;
        early.asOf = on("2025-02");
        QCOMPARE(uncountedIn(oneClaim("2025-03-01"), early), rows({"commitment m not_yet_said"}));

        LedgerFixture aside = oneClaim("2025-01-01");
        aside.setAside("a", "2025-02-01");
        QCOMPARE(uncountedIn(aside), rows({"commitment m set_aside"}));

        Lens official;
        official.basis = Basis::Official;
        QCOMPARE(uncountedIn(oneClaim("2025-01-01"), official), rows({"commitment m not_official"}));
        QCOMPARE(uncountedIn(aside, official), rows({"commitment m set_aside"}));
        aside.claim("later", 5, "2026-01-01", Stance::Official);
        official.asOf = on("2025-12");
        QCOMPARE(uncountedIn(aside, official), rows({"commitment m set_aside"}));
        aside.claim("reported", 5, "2025-06-01");
        QCOMPARE(uncountedIn(aside, official), rows({"commitment m not_official"}));

        LedgerFixture chips;
        chips.parties({"cloud"});
        chips.deal("d", "2025-01-01");
        chips.deployment("p", "cloud");
        chips.claim("a", 1000, "2025-01-01").unit = Unit::Accelerators;
        QCOMPARE(uncountedIn(chips), rows({"deployment p other_unit"}));
    }

    void uncountedIgnoresThePeriodAndObeysTheRest()
    {
        LedgerFixture books = oneClaim("2025-01-01");
        books.setAside("a", "2025-02-01");
        books.deployment("p", "cloud", Counts::Contract);
        books.claim("x", 1000, "2025-01-01").unit = Unit::Accelerators;
        Lens lens;
        lens.from = on("2050");
        QCOMPARE(uncountedIn(books, lens), rows({"commitment m set_aside"}));
        lens.counts = Counts::Contract;
        QCOMPARE(uncountedIn(books, lens), rows({"commitment m set_aside", "deployment p other_unit"}));
        lens.natures = {Nature::Equity};
        QCOMPARE(uncountedIn(books, lens), rows({"deployment p other_unit"}));
        lens.parties = {Id<Party>("lab")};
        QCOMPARE(uncountedIn(books, lens), QStringList());
    }

    void aDealBeyondItsCommitmentsIsNotBrokenDown()
    {
        LedgerFixture books = oneClaim("2025-01-01");
        books.commitment("g", "lab", "cloud", Nature::Guarantee);
        books.claim("b", 100, "2025-01-01");
        books.asWhole();
        books.claim("whole", 202, "2025-01-01");
        QCOMPARE(uncountedIn(books), QStringList()); // 1 % and no more
        books.records.claims.back().amount = 203;
        QCOMPARE(uncountedIn(books), rows({"deal d not_broken_down 3"}));
        Lens elsewhere; // against all commitments, whatever the filters
        elsewhere.natures = {Nature::Debt};
        elsewhere.firmnesses = {Firmness::Potential};
        QCOMPARE(uncountedIn(books, elsewhere), rows({"deal d not_broken_down 3"}));
        Lens official; // nothing official is said of the whole
        official.basis = Basis::Official;
        QCOMPARE(uncountedIn(books, official), rows({"commitment m not_official"}));
    }

    void aDealWithoutCommitmentsIsNotBrokenDownAtAll()
    {
        LedgerFixture books;
        books.deal("d");
        books.asWhole();
        books.claim("whole", 7, "2025-01-01").low = 0;
        QCOMPARE(uncountedIn(books), rows({"deal d not_broken_down 7"}));
        Lens low;
        low.basis = Basis::Low;
        QCOMPARE(uncountedIn(books, low), QStringList());
    }

    void aDealPassesByAnyOfItsParties()
    {
        LedgerFixture books;
        books.party("house");
        books.party("cloud", "house");
        books.parties({"lab", "rival"});
        books.deal("d").parties = {{Id<Party>("lab"), Role::Buyer}, {Id<Party>("cloud"), Role::Seller}};
        books.asWhole();
        books.claim("whole", 7, "2025-01-01");
        Lens lens;
        lens.payers = {Id<Party>("house")};
        lens.payees = {Id<Party>("cloud")};
        lens.parties = {Id<Party>("lab")};
        QCOMPARE(uncountedIn(books, lens).size(), 1);
        lens.parties = {Id<Party>("rival")};
        QCOMPARE(uncountedIn(books, lens).size(), 0);
    }

    void whatIsUncountedGoesById()
    {
        LedgerFixture books = oneClaim("2025-01-01");
        books.setAside("a", "2025-02-01");
        books.deal("e");
        books.asWhole();
        books.claim("whole", 7, "2025-01-01");
        books.commitment("z", "lab", "cloud");
        books.claim("b", 1, "2025-01-01");
        books.setAside("b", "2025-02-01");
        QCOMPARE(uncountedIn(books),
                 rows({"deal e not_broken_down 7", "commitment m set_aside", "commitment z set_aside"}));
    }
};

QTEST_APPLESS_MAIN(TestDisputes)
#include "tst_disputes.moc"
