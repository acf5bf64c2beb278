#include <QTest> // first: moc cannot read <concepts> otherwise

#include "partialdate.h"

using namespace ledger;

class TestPartialDate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextIsADateOnlyWhereItIsExactlyOne_data();
    void aTextIsADateOnlyWhereItIsExactlyOne();
    void aPartialDateSpansItsDays_data();
    void aPartialDateSpansItsDays();
    void aDateKeepsItsPrecision();
    void yearsLaterTheLeapDayIsThe28th();
};

void TestPartialDate::aTextIsADateOnlyWhereItIsExactlyOne_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isDate");
    for (const char *text : {"2026", "2026-02", "2026-02-27", "2024-02-29", "0001", "9999-12-31", "2000-02-29"})
        QTest::newRow(text) << QByteArray(text) << true;
    for (const char *text : {"", "26", "0000", "2026-2", "2026-00", "2026-13", "2026-02-00", "2026-02-30", "2025-02-29",
                             "1900-02-29", "2026-02-27T00:00", "2026/02/27", "2026-02-", " 2026", "2026-0a", "+026"})
        QTest::newRow(*text ? text : "nothing") << QByteArray(text) << false;
}

void TestPartialDate::aTextIsADateOnlyWhereItIsExactlyOne()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isDate);
    const std::optional<PartialDate> found = partialDate(text.toStdString());
    QCOMPARE(found.has_value(), isDate);
    if (found)
        QCOMPARE(found->text(), text.toStdString());
}

void TestPartialDate::aPartialDateSpansItsDays_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("last");
    QTest::newRow("a year") << QByteArray("2026") << QByteArray("2026-01-01") << QByteArray("2026-12-31");
    QTest::newRow("a short month") << QByteArray("2026-02") << QByteArray("2026-02-01") << QByteArray("2026-02-28");
    QTest::newRow("a leap month") << QByteArray("2028-02") << QByteArray("2028-02-01") << QByteArray("2028-02-29");
    QTest::newRow("a day") << QByteArray("2026-02-27") << QByteArray("2026-02-27") << QByteArray("2026-02-27");
}

void TestPartialDate::aPartialDateSpansItsDays()
{
    QFETCH(QByteArray, text);
    const PartialDate found = partialDate(text.toStdString()).value();
    QTEST(QByteArray::fromStdString(isoText(found.first())), "first");
    QTEST(QByteArray::fromStdString(isoText(found.last())), "last");
}

void TestPartialDate::aDateKeepsItsPrecision()
{
    const PartialDate month = partialDate("2026-02").value();
    QVERIFY(month != partialDate("2026-02-01").value());
    QCOMPARE(partialDate(month.first()).text(), std::string("2026-02-01"));
    QVERIFY(partialDate("2026").value() < month);
    QVERIFY(month < partialDate("2026-02-01").value());
}

void TestPartialDate::yearsLaterTheLeapDayIsThe28th()
{
    const Day leapDay = partialDate("2024-02-29")->first();
    QCOMPARE(isoText(yearsLater(leapDay, 1)), std::string("2025-02-28"));
    QCOMPARE(isoText(yearsLater(leapDay, 4)), std::string("2028-02-29"));
    QCOMPARE(isoText(yearsLater(leapDay, -1)), std::string("2023-02-28"));
    QCOMPARE(isoText(yearsLater(partialDate("2025-11-03")->first(), 5)), std::string("2030-11-03"));
}

QTEST_APPLESS_MAIN(TestPartialDate)
#include "tst_partialdate.moc"
