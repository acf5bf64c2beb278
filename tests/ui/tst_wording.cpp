#include <QTest>

#include "wording.h"

using namespace ledger;

namespace
{
const QLocale english(QLocale::English, QLocale::UnitedKingdom);
const QLocale german(QLocale::German, QLocale::Germany);
} // namespace

class WordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moneyHasThreeDigits_data()
    {
        QTest::addColumn<qlonglong>("dollars");
        QTest::addColumn<QString>("worded");
        QTest::newRow("0") << 0LL << QStringLiteral("$0");
        QTest::newRow("12500") << 12'500LL << QStringLiteral("$12,500");
        QTest::newRow("500M") << 500'000'000LL << QStringLiteral("$500M");
        QTest::newRow("38B") << 38'000'000'000LL << QStringLiteral("$38B");
        QTest::newRow("22.4B") << 22'400'000'000LL << QStringLiteral("$22.4B");
        QTest::newRow("6.25B") << 6'250'000'000LL << QStringLiteral("$6.25B");
        QTest::newRow("138.985B") << 138'985'115'044LL << QStringLiteral("$139B");
        QTest::newRow("1.4T") << 1'400'000'000'000LL << QStringLiteral("$1.4T");
        QTest::newRow("999.9B is a trillion") << 999'900'000'000LL << QStringLiteral("$1T");
        QTest::newRow("999.4B is not") << 999'400'000'000LL << QStringLiteral("$999B");
        QTest::newRow("9.996B") << 9'996'000'000LL << QStringLiteral("$10B");
        QTest::newRow("99.96B") << 99'960'000'000LL << QStringLiteral("$100B");
        QTest::newRow("a loss") << -2'000'000'000LL << QStringLiteral("\u2212$2B");
    }

    void moneyHasThreeDigits()
    {
        QFETCH(qlonglong, dollars);
        QTEST(moneyText(Usd(dollars), english), "worded");
    }

    void moneyFollowsTheReadersLocale()
    {
        QCOMPARE(moneyText(Usd(22'400'000'000), german), QStringLiteral("$22,4B"));
        QCOMPARE(shareText(0.004, german), QStringLiteral("0,4\u202f%"));
    }

    void rangesSayTheirUnitOnceWhereThatIsClear()
    {
        const Usd b38(38'000'000'000);
        const Usd b138(138'000'000'000);
        QCOMPARE(moneyRangeText(b38, b138, english), QStringLiteral("$38B to $138B"));
        QCOMPARE(moneyRangeText(b38, b38, english), QStringLiteral("$38B"));
        QCOMPARE(shortRangeText(b38, b138, b138, english), QStringLiteral("38–138"));
        QCOMPARE(shortRangeText(Usd(0), b138, b138, english), QStringLiteral("0–138"));
        QCOMPARE(shortRangeText(Usd(577'000'000'000), Usd(1'530'000'000'000), Usd(1'140'000'000'000), english),
                 QStringLiteral("$577B–$1.53T"));
    }

    void sharesNeverRoundToWhatTheyAreNot_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("worded");
        QTest::newRow("none") << 0.0 << QStringLiteral("0\u202f%");
        QTest::newRow("hardly any") << 0.0001 << QStringLiteral("<0.1\u202f%");
        QTest::newRow("little") << 0.004 << QStringLiteral("0.4\u202f%");
        QTest::newRow("43") << 0.431464486488 << QStringLiteral("43\u202f%");
        QTest::newRow("nearly all") << 0.996 << QStringLiteral("99.6\u202f%");
        QTest::newRow("all but a trace") << 0.99999 << QStringLiteral(">99.9\u202f%");
        QTest::newRow("all") << 1.0 << QStringLiteral("100\u202f%");
        QTest::newRow("more than all") << 1.025 << QStringLiteral("102\u202f%");
    }

    void sharesNeverRoundToWhatTheyAreNot()
    {
        QFETCH(double, share);
        QTEST(shareText(share, english), "worded");
    }

    void powerIsInGigawattsOrMegawatts()
    {
        QCOMPARE(powerText(Gigawatts(4.5), english), QStringLiteral("4.5\u202fGW"));
        QCOMPARE(powerText(Gigawatts(0.75), english), QStringLiteral("750\u202fMW"));
        QCOMPARE(powerText(Gigawatts(10), english), QStringLiteral("10\u202fGW"));
        QCOMPARE(powerText(Gigawatts(0), english), QStringLiteral("0\u202fGW"));
    }

    void datesKeepTheirPrecision()
    {
        QCOMPARE(dateText(*partialDate("2026"), english), QStringLiteral("2026"));
        QCOMPARE(dateText(*partialDate("2026-02"), english), QStringLiteral("February 2026"));
        QCOMPARE(dateText(*partialDate("2026-02-27"), english), QStringLiteral("27 February 2026"));
        QCOMPARE(shortDateText(*partialDate("2026-02-27"), english), QStringLiteral("27 Feb 2026"));
        QCOMPARE(dateText(*partialDate("2026-02-27"), german), QStringLiteral("27. Februar 2026"));
        QCOMPARE(dateText(*partialDate("2026-02-27"), QLocale(QLocale::English, QLocale::UnitedStates)),
                 QStringLiteral("February 27, 2026"));
        QCOMPARE(periodText("2026-Q1", english), QStringLiteral("Q1 2026"));
        QCOMPARE(periodText("2026-01", english), QStringLiteral("January 2026"));
        QCOMPARE(periodText("2026", english), QStringLiteral("2026"));
    }

    void claimsAreWordedAsHedged()
    {
        Claim claim;
        claim.amount = 100e9;
        claim.low = 0;
        claim.hedge = Hedge::UpTo;
        QCOMPARE(claimText(claim, english), QStringLiteral("up to $100B"));
        claim.hedge.reset();
        claim.per = Per::Year;
        QCOMPARE(claimText(claim, english), QStringLiteral("$100B a year"));
        Claim range;
        range.low = 15e9;
        range.high = 25e9;
        QCOMPARE(claimText(range, english), QStringLiteral("$15B to $25B"));
        range.unit = Unit::Gigawatts;
        range.low = 2;
        range.high = 4.5;
        QCOMPARE(claimText(range, english), QStringLiteral("2\u202fGW to 4.5\u202fGW"));
    }

    void countsAgreeWithTheirNouns()
    {
        QCOMPARE(restsOnText(1, 1), QStringLiteral("1 commitment, 1 claim"));
        QCOMPARE(restsOnText(12, 31), QStringLiteral("12 commitments, 31 claims"));
        QCOMPARE(dealsText(0), QStringLiteral("0 deals"));
    }

    void everyWordOfTheDocumentHasAName()
    {
        const auto all = [](auto last) {
            using Enum = decltype(last);
            for (int i = 0; i <= static_cast<int>(last); ++i)
                if (nameOf(static_cast<Enum>(i)).isEmpty())
                    return false;
            return words<Enum>().size() == static_cast<std::size_t>(last) + 1;
        };
        QVERIFY(all(Nature::Guarantee));
        QVERIFY(all(Firmness::Potential));
        QVERIFY(all(Stance::Speculative));
        QVERIFY(all(Basis::High));
        QVERIFY(all(DealKind::Governance));
        QVERIFY(all(DealStatus::Cancelled));
        QVERIFY(all(PartyKind::Other));
        QVERIFY(all(SourceKind::Social));
        QVERIFY(all(Role::Partner));
        QVERIFY(all(Counts::Power));
        QVERIFY(all(Metric::Power));
        QVERIFY(all(ClaimState::NotYetKnown));
        QVERIFY(all(NoValue::NotBrokenDown));
        QVERIFY(all(TotalGroup::Firmness));
    }
};

QTEST_MAIN(WordingTest)
#include "tst_wording.moc"
