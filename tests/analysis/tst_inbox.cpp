#include <QTest> // first: moc cannot read <concepts> otherwise

#include "inbox.h"
#include "ledgerfixture.h"
#include "settling.h"
#include "toldrows.h"

using namespace ledger;

namespace
{
/// Rows as `contested commitment m USD 10-20: b a`.
QStringList toldItems(const Inbox &inbox)
{
    QStringList rows;
    for (const InboxItem &item : inbox.items) {
        QString row = QStringLiteral("%1 %2-%3:").arg(text(keyOf(item))).arg(item.low).arg(item.high);
        for (const Id<Claim> &claim : item.claims)
            row += QLatin1Char(' ') + text(claim.text);
        rows << row;
    }
    return rows;
}

/// Rows as `alike-m holds`.
QStringList toldDecisions(const Inbox &inbox)
{
    QStringList rows;
    for (const Decided &each : inbox.decided)
        rows << text(each.decision->id.text) + (each.holds ? QStringLiteral(" holds") : QStringLiteral(" no more"));
    return rows;
}

QStringList itemsIn(const LedgerFixture &books, const Lens &lens = {})
{
    return toldItems(inbox(books.readings(lens), lens));
}
QStringList decidedIn(const LedgerFixture &books, const Lens &lens = {})
{
    return toldDecisions(inbox(books.readings(lens), lens));
}

Lens asOf(const char *day)
{
    Lens lens;
    lens.asOf = on(day);
    return lens;
}

/// A commitment with two claims at odds, in a ledger that raises no other doubt.
LedgerFixture atOdds()
{
    LedgerFixture books;
    books.records.sources.front().url = "https://example.org/paper";
    books.parties({"cloud", "lab"});
    books.deal("d", "2025-01-01");
    books.commitment("m", "lab", "cloud");
    books.claim("a", 10e9, "2025-01-01");
    books.claim("b", 20e9, "2025-02-01");
    return books;
}

/// A deal of which 50 are said as a whole, and 20 of its one commitment.
LedgerFixture unlikeItsParts()
{
    LedgerFixture books = atOdds();
    books.records.claims.erase(books.records.claims.begin());
    books.asWhole();
    books.claim("w", 50e9, "2025-02-01");
    return books;
}

const Subject money{SubjectKind::Commitment, "m"};
const Subject whole{SubjectKind::Deal, "d"};
} // namespace

class InboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsContestedIsThereAsItsQueryTellsIt()
    {
        const LedgerFixture books = atOdds();
        QCOMPARE(itemsIn(books), QStringList{QStringLiteral("contested commitment m USD 1e+10-2e+10: b a")});
    }

    void aSoundLedgerHasNothingToDecide()
    {
        LedgerFixture books = atOdds();
        books.records.claims.pop_back();
        QCOMPARE(itemsIn(books), QStringList());
        QCOMPARE(decidedIn(books), QStringList());
    }

    void whatIsSetAsideOrSupersededLeaves()
    {
        LedgerFixture aside = atOdds();
        aside.setAside("a", "2025-03-01");
        QCOMPARE(itemsIn(aside), QStringList());
        QCOMPARE(decidedIn(aside), QStringList{QStringLiteral("aside-a holds")});
        LedgerFixture amended = atOdds();
        amended.records.claims.back().supersedes = {Id<Claim>("a")};
        QCOMPARE(itemsIn(amended), QStringList());
    }

    void whatDiffersForAKnownCauseLeavesUntilSomethingNewIsSaid()
    {
        LedgerFixture books = atOdds();
        books.noConflict(money, {"a", "b"}, "2025-03-01");
        QCOMPARE(itemsIn(books), QStringList());
        QCOMPARE(decidedIn(books), QStringList{QStringLiteral("alike-m holds")});
        books.claim("c", 10e9, "2025-04-01"); // new, though it repeats what was judged
        QCOMPARE(itemsIn(books), QStringList{QStringLiteral("contested commitment m USD 1e+10-2e+10: c b a")});
        QCOMPARE(decidedIn(books), QStringList{QStringLiteral("alike-m no more")});
        books.noConflict(money, {"a", "b", "c"}, "2025-05-01").id = Id<Decision>("alike-all");
        QCOMPARE(itemsIn(books), QStringList());
        QCOMPARE(decidedIn(books), (QStringList{QStringLiteral("alike-all holds"), QStringLiteral("alike-m no more")}));
    }

    void aDecisionIsKnownFromItsDayOn()
    {
        LedgerFixture books = atOdds();
        books.noConflict(money, {"a", "b"}, "2025-03-01");
        QCOMPARE(itemsIn(books, asOf("2025-02-28")).size(), 1);
        QCOMPARE(decidedIn(books, asOf("2025-02-28")), QStringList());
        QCOMPARE(itemsIn(books, asOf("2025-03-01")), QStringList());
        QCOMPARE(itemsIn(books, asOf("2025-01-31")), QStringList()); // before the second was said
    }

    void aTotalUnlikeItsPartsIsThereWhicheverIsLarger()
    {
        LedgerFixture books = unlikeItsParts();
        QCOMPARE(itemsIn(books), QStringList{QStringLiteral("unlike_parts deal d USD 2e+10-5e+10: w")});
        books.records.claims.back().amount = 15e9;
        QCOMPARE(itemsIn(books), QStringList{QStringLiteral("unlike_parts deal d USD 2e+10-1.5e+10: w")});
        books.records.claims.back().amount = 20.2e9; // one per cent, not more
        QCOMPARE(itemsIn(books), QStringList());
    }

    void aWholeThatWasJudgedReturnsWithNewsOfItselfOrOfAPart()
    {
        LedgerFixture books = unlikeItsParts();
        books.noConflict(whole, {"w"}, "2025-03-01");
        QCOMPARE(itemsIn(books), QStringList());
        LedgerFixture ofPart = books;
        ofPart.records.claims.push_back(ofPart.records.claims.front());
        ofPart.records.claims.back().id = Id<Claim>("c");
        ofPart.records.claims.back().stated = on("2025-03-02");
        QCOMPARE(itemsIn(ofPart), QStringList{QStringLiteral("unlike_parts deal d USD 2e+10-5e+10: w")});
        books.claim("v", 50e9, "2025-02-02"); // said earlier, but not judged
        QCOMPARE(itemsIn(books), QStringList{QStringLiteral("unlike_parts deal d USD 2e+10-5e+10: v w")});
    }

    void doubtsOfAFigureReturnWithAnyClaimOnIt()
    {
        LedgerFixture books = atOdds();
        books.records.claims.back().amount = 150e9;
        const QString outOfScale = QStringLiteral("out_of_scale claim b USD 1.5e+11-1.5e+11: b a");
        QCOMPARE(itemsIn(books).last(), outOfScale);
        books.noConflict(money, {"a", "b"}, "2025-03-01");
        QCOMPARE(itemsIn(books), QStringList());
        books.claim("c", 12e9, "2025-04-01");
        QCOMPARE(itemsIn(books),
                 (QStringList{QStringLiteral("contested commitment m USD 1e+10-1.5e+11: c b a"),
                              QStringLiteral("out_of_scale claim b USD 1.5e+11-1.5e+11: c b a")}));
    }

    void aDoubtedDateIsSettledWithItsClaim()
    {
        LedgerFixture books = atOdds();
        books.records.claims.pop_back();
        books.records.sources.front().published = on("2025-01-09");
        QCOMPARE(itemsIn(books), QStringList{QStringLiteral("stated_too_early claim a USD 1e+10-1e+10: a")});
        LedgerFixture judged = books;
        judged.noConflict(money, {"a"}, "2025-03-01");
        QCOMPARE(itemsIn(judged), QStringList());
        judged.claim("b", 10e9, "2025-04-01"); // says nothing of that day
        QCOMPARE(itemsIn(judged), QStringList());
        books.setAside("a", "2025-03-01");
        QCOMPARE(itemsIn(books), QStringList());
        QCOMPARE(itemsIn(books, asOf("2025-02-01")).size(), 1);
    }

    void recordsAreDoubtedWithWhatTheyAreLike()
    {
        LedgerFixture books = atOdds();
        books.records.claims.pop_back();
        books.source("twin").url = "https://example.org/paper";
        books.source("nowhere");
        books.deal("undated");
        books.commitment("n", "lab", "cloud");
        books.claim("c", 1e9, "2025-01-01");
        QCOMPARE(itemsIn(books),
                 (QStringList{QStringLiteral("same_address source twin USD 0-0:"),
                              QStringLiteral("no_address source nowhere USD 0-0:"),
                              QStringLiteral("no_announcement deal undated USD 0-0:")}));
        QCOMPARE(inbox(books.readings(), {}).items.front().other, (RecordRef{RecordKind::Source, "paper"}));
    }

    void theLensLetsThroughWhatItAlwaysDoes()
    {
        LedgerFixture books = atOdds();
        books.party("other");
        books.records.claims.back().amount = 200e9;
        books.noConflict(money, {"a"}, "2025-03-01");
        Lens lens;
        lens.payees = {Id<Party>("cloud")};
        QCOMPARE(itemsIn(books, lens).size(), 2);
        QCOMPARE(decidedIn(books, lens).size(), 1);
        lens.payees = {Id<Party>("other")};
        QCOMPARE(itemsIn(books, lens), QStringList());
        QCOMPARE(decidedIn(books, lens), QStringList());
        lens = {};
        lens.from = lens.to = on("1999"); // no period is asked for: something is at odds whenever it falls due
        QCOMPARE(itemsIn(books, lens).size(), 2);
    }

    void everySortHasAWordAndEachItemItsOwnKey()
    {
        QCOMPARE(words<InboxSort>().size(), static_cast<std::size_t>(InboxSort::ViewGone) + 1);
        QCOMPARE(word(InboxSort::LikelyDuplicate), word(DoubtKind::LikelyDuplicate));
        QCOMPARE(word(InboxSort::ViewGone), word(DoubtKind::ViewGone));
    }
};

QTEST_APPLESS_MAIN(InboxTest)
#include "tst_inbox.moc"
