#include <QTest> // first: moc cannot read <concepts> otherwise

#include "doubts.h"
#include "generated.h"
#include "rules.h"
#include "smallledger.h"

#include <functional>

using namespace ledger;

class TestDoubts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatARecordIsLikeIsCalledByItsName();
    void whatIsDoubted_data();
    void whatIsDoubted();
    void whatIsNotDoubted_data();
    void whatIsNotDoubted();
    void whatIsDoubtedIsNotRefused();
    void doubtsComeByKind();
    void aChangeIsDoubtedWhereItTouches();
};

namespace
{
using Edit = std::function<void(Records &)>;

struct DoubtedCase
{
    const char *name;
    DoubtKind kind;
    const char *id;
    Edit edit;
};

/// The small ledger without the doubts that it has.
Records soundRecords()
{
    Records records = smallRecords();
    in(records.sources, "filing").url = "https://example.org/filing";
    in(records.sources, "paper").published = date("2025-11");
    return records;
}

Claim &claim(Records &records, const char *id) { return in(records.claims, id); }

/// A deal like «buys», with parties in another order and claims of its own.
void addTwin(Records &records, const char *announced)
{
    Deal twin = in(records.deals, "buys");
    twin.id = Id<Deal>("twin");
    twin.announced = date(announced);
    std::swap(twin.parties[0], twin.parties[1]);
    records.deals.push_back(twin);
}

const std::vector<DoubtedCase> &doubtedCases()
{
    static const std::vector<DoubtedCase> cases{
        {"ten times its neighbour", DoubtKind::OutOfScale, "extends-2",
         [](Records &r) { r.claims.push_back(dollars("extends-2", "extends-money", 1000e9, "2026")); }},
        {"a tenth of its neighbours", DoubtKind::OutOfScale, "extends-3",
         [](Records &r) {
             r.claims.push_back(dollars("extends-2", "extends-money", 110e9, "2026"));
             r.claims.push_back(dollars("extends-3", "extends-money", 9e9, "2026"));
         }},
        {"million for billion", DoubtKind::ScaleSlip, "extends-3",
         [](Records &r) {
             r.claims.push_back(dollars("extends-2", "extends-money", 110e9, "2026"));
             r.claims.push_back(dollars("extends-3", "extends-money", 105e6, "2026"));
         }},
        {"megawatts for gigawatts beside others", DoubtKind::ScaleSlip, "site-1-2",
         [](Records &r) { r.claims.push_back(gigawatts("site-1-2", "site-1", 1500, "2026")); }},
        {"more gigawatts than any plant has", DoubtKind::ScaleSlip, "site-1-1",
         [](Records &r) { claim(r, "site-1-1").amount = 200; }},
        {"dollars that were meant as billions", DoubtKind::ScaleSlip, "extends-1",
         [](Records &r) { claim(r, "extends-1").amount = 100; }},
        {"more dollars than there are", DoubtKind::ScaleSlip, "extends-1",
         [](Records &r) { claim(r, "extends-1").amount = 38e12; }},
        {"the same deal twice", DoubtKind::LikelyDuplicate, "twin", [](Records &r) { addTwin(r, "2025-11-20"); }},
        {"the same deal twice, the day unknown", DoubtKind::LikelyDuplicate, "twin",
         [](Records &r) { addTwin(r, "2025-11"); }},
        {"the same address twice", DoubtKind::SameAddress, "wire",
         [](Records &r) {
             r.sources.push_back(
                 {.id = Id<Source>("wire"), .publisher = "W", .title = "W", .url = "http://www.example.org/a/#top"});
         }},
        {"a term that begins long before", DoubtKind::EarlyTerm, "buys-1",
         [](Records &r) { claim(r, "buys-1").start = date("2022"); }},
        {"stated before its source was published", DoubtKind::StatedTooEarly, "buys-1",
         [](Records &r) { claim(r, "buys-1").stated = date("2025-10-31"); }},
        {"a source without url", DoubtKind::NoAddress, "filing",
         [](Records &r) { in(r.sources, "filing").url.clear(); }},
        {"a deal without announcement", DoubtKind::NoAnnouncement, "extends",
         [](Records &r) { in(r.deals, "extends").announced = {}; }},
        {"a story with a step to a view that is gone", DoubtKind::ViewGone, "talk",
         [](Records &r) { r.stories[0].steps[0].view = Id<View>("gone"); }},
    };
    return cases;
}

struct SoundCase
{
    const char *name;
    Edit edit;
};

const std::vector<SoundCase> &soundCases()
{
    static const std::vector<SoundCase> cases{
        {"as it is", [](Records &) {}},
        {"nine times its neighbour",
         [](Records &r) { r.claims.push_back(dollars("extends-2", "extends-money", 900e9, "2026")); }},
        {"a claim that was set aside", [](Records &r) { claim(r, "buys-2").amount = 50e12; }},
        {"a claim that was superseded", [](Records &r) { claim(r, "buys-1").amount = 1e9; }},
        {"accelerators beside gigawatts",
         [](Records &r) {
             Claim &chips = r.claims.emplace_back(gigawatts("site-1-2", "site-1", 400'000, "2026"));
             chips.unit = Unit::Accelerators;
         }},
        {"a figure for each year beside one for all",
         [](Records &r) {
             Claim &yearly = r.claims.emplace_back(dollars("extends-2", "extends-money", 8e9, "2026"));
             yearly.per = Per::Year, yearly.start = date("2026"), yearly.end = date("2037");
         }},
        {"nothing at all", [](Records &r) { r.claims.push_back(dollars("extends-2", "extends-money", 0, "2026")); }},
        {"the same parties a month later", [](Records &r) { addTwin(r, "2025-12-03"); }},
        {"the same parties that year", [](Records &r) { addTwin(r, "2025"); }},
        {"the same parties with another kind",
         [](Records &r) {
             addTwin(r, "2025-11-20");
             r.deals.back().kind = DealKind::Equity;
         }},
        {"an amendment in the same month",
         [](Records &r) {
             addTwin(r, "2025-11-20");
             r.deals.back().amends = Id<Deal>("buys");
         }},
        {"a term that began two years before", [](Records &r) { claim(r, "buys-1").start = date("2023-11-03"); }},
        {"stated in the month in which its source was published",
         [](Records &r) { claim(r, "buys-1").stated = date("2025-11-01"); }},
    };
    return cases;
}

std::vector<Doubt> doubtsAfter(const Edit &edit)
{
    Records records = soundRecords();
    edit(records);
    return doubts(*ledgerOf(std::move(records)));
}

QString told(const std::vector<Doubt> &found)
{
    QStringList list;
    for (const Doubt &doubt : found)
        list << QStringLiteral("%1 %2: %3")
                    .arg(QString::fromLatin1(word(doubt.kind).data()), QString::fromStdString(doubt.record.id),
                         QString::fromStdString(doubt.what));
    return list.join(QLatin1Char('\n'));
}
} // namespace

void TestDoubts::whatIsDoubted_data()
{
    QTest::addColumn<int>("which");
    for (std::size_t i = 0; i < doubtedCases().size(); ++i)
        QTest::newRow(doubtedCases()[i].name) << static_cast<int>(i);
}

void TestDoubts::whatIsDoubted()
{
    QFETCH(int, which);
    const DoubtedCase &doubted = doubtedCases()[static_cast<std::size_t>(which)];
    const std::vector<Doubt> found = doubtsAfter(doubted.edit);
    QVERIFY2(found.size() == 1, qPrintable(told(found)));
    QCOMPARE(found[0].kind, doubted.kind);
    QCOMPARE(found[0].record.id, std::string(doubted.id));
    QVERIFY(!found[0].what.empty());
}

void TestDoubts::whatARecordIsLikeIsCalledByItsName()
{
    const auto like = [](const Edit &edit) {
        for (const Doubt &doubt : doubtsAfter(edit))
            if (!doubt.other.id.empty())
                return QString::fromStdString(doubt.what);
        return QString();
    };
    const QString twin = like([](Records &r) {
        in(r.deals, "buys").title = "A purchase";
        addTwin(r, "2025-11-20");
    });
    QVERIFY2(twin.endsWith(QStringLiteral("«A purchase»")), qPrintable(twin));
    const QString address = like([](Records &r) {
        in(r.sources, "filing").publisher = "SEC";
        in(r.sources, "filing").title = "8-K";
        r.sources.push_back(
            {.id = Id<Source>("wire"), .publisher = "W", .title = "W", .url = in(r.sources, "filing").url});
    });
    QVERIFY2(address.endsWith(QStringLiteral("«SEC: 8-K»")), qPrintable(address));
}

void TestDoubts::whatIsNotDoubted_data()
{
    QTest::addColumn<int>("which");
    for (std::size_t i = 0; i < soundCases().size(); ++i)
        QTest::newRow(soundCases()[i].name) << static_cast<int>(i);
}

void TestDoubts::whatIsNotDoubted()
{
    QFETCH(int, which);
    const std::vector<Doubt> found = doubtsAfter(soundCases()[static_cast<std::size_t>(which)].edit);
    QVERIFY2(found.empty(), qPrintable(told(found)));
}

void TestDoubts::whatIsDoubtedIsNotRefused()
{
    for (const DoubtedCase &doubted : doubtedCases()) {
        Records records = soundRecords();
        doubted.edit(records);
        QVERIFY2(violations(*ledgerOf(std::move(records))).empty(), doubted.name);
    }
}

void TestDoubts::doubtsComeByKind()
{
    const std::vector<Doubt> found = doubts(*generatedLedger(300, 1));
    QVERIFY(found.size() > 10);
    QVERIFY(std::is_sorted(found.begin(), found.end(), [](const Doubt &a, const Doubt &b) {
        return std::tie(a.kind, a.record) < std::tie(b.kind, b.record);
    }));
}

void TestDoubts::aChangeIsDoubtedWhereItTouches()
{
    const LedgerPtr ledger = generatedLedger(300, 3);
    const std::vector<Doubt> all = doubts(*ledger);
    QVERIFY(!all.empty());
    const Records records = recordsOf(*ledger);
    std::vector<Doubt> found;
    for (const Deal &deal : records.deals) {
        Change touched;
        touched.replace(deal, deal);
        for (const Doubt &doubt : doubts(*ledger, touched))
            found.push_back(doubt);
    }
    for (const Doubt &doubt : all) // whatever is doubted of a deal is so where the deal is touched
        if (doubt.record.kind == RecordKind::Deal || doubt.record.kind == RecordKind::Claim)
            QVERIFY2(std::find(found.begin(), found.end(), doubt) != found.end(), doubt.what.c_str());
    Change source;
    source.replace(records.sources.front(), records.sources.front());
    for (const Doubt &doubt : doubts(*ledger, source))
        QCOMPARE(doubt.record, (RecordRef{RecordKind::Source, records.sources.front().id.text}));
}

QTEST_APPLESS_MAIN(TestDoubts)
#include "tst_doubts.moc"
