#include "notation.h"
#include "typed.h"

#include <QtTest>

using namespace ledger;

namespace
{

QString shown(std::optional<double> number) { return QString::fromStdString(number ? numberText(*number) : "-"); }

/// A figure as one line, so that a failure says all: `up_to 100000000000 0 - USD`.
QString shown(const std::optional<TypedFigure> &figure)
{
    if (!figure)
        return QStringLiteral("nothing");
    QString line = shown(figure->amount) + u' ' + shown(figure->low) + u' ' + shown(figure->high);
    const auto add
        = [&line](std::string_view text) { line += u' ' + QString::fromUtf8(text.data(), qsizetype(text.size())); };
    if (figure->hedge)
        add(word(*figure->hedge));
    if (figure->unit)
        add(word(*figure->unit));
    if (figure->per)
        add("per " + std::string(word(*figure->per)));
    if (figure->said) {
        add(figure->said->currency);
        line += u' ' + shown(figure->said->amount) + QStringLiteral(" at ") + shown(figure->said->rate);
        if (figure->said->rateDay)
            add(figure->said->rateDay->text());
    }
    return line;
}

QString shown(const std::optional<TypedDate> &date)
{
    if (!date)
        return QStringLiteral("nothing");
    const std::string text
        = date->start == date->end ? date->start.text() : date->start.text() + " to " + date->end.text();
    return QString::fromStdString(text);
}

} // namespace

class TypedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFigureMeansWhatItsTyperMeant_data();
    void aFigureMeansWhatItsTyperMeant();
    void aFigureThatCanBeReadTwoWaysIsNotRead_data();
    void aFigureThatCanBeReadTwoWaysIsNotRead();
    void aDateMeansWhatItsTyperMeant_data();
    void aDateMeansWhatItsTyperMeant();
    void aDateThatCanBeReadTwoWaysIsNotRead_data();
    void aDateThatCanBeReadTwoWaysIsNotRead();
    void aTermLastsAsLongAsTyped_data();
    void aTermLastsAsLongAsTyped();
};

void TypedTest::aFigureMeansWhatItsTyperMeant_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("meant"); // amount low high …

    const auto row = [](const char *typed, const char *meant) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(meant);
    };
    // amounts
    row("38bn", "38000000000 - -");
    row("38 bn", "38000000000 - -");
    row("38b", "38000000000 - -");
    row("38 billion", "38000000000 - -");
    row("$38bn", "38000000000 - - USD");
    row("$1.4T", "1400000000000 - - USD");
    row("1.4 trillion dollars", "1400000000000 - - USD");
    row("500m", "500000000 - -");
    row("500M", "500000000 - -");
    row("$500 million", "500000000 - - USD");
    row("USD 500m", "500000000 - - USD");
    row("500m USD", "500000000 - - USD");
    row("US$38bn", "38000000000 - - USD");
    row("250k", "250000 - -");
    row("38000000000", "38000000000 - -");
    row("3.8e10", "38000000000 - -");
    row("$22.4bn", "22400000000 - - USD");
    row("22,4 Mrd. $", "22400000000 - - USD");
    row("38 Mrd.", "38000000000 - -");
    row("38 Mrd", "38000000000 - -");
    row("38 Milliarden Dollar", "38000000000 - - USD");
    row("38 Milliarden US-Dollar", "38000000000 - - USD");
    row("500 Mio. $", "500000000 - - USD");
    row("1,4 Billionen Dollar", "1400000000000 - - USD");
    row("1,4 Bio. USD", "1400000000000 - - USD");
    row("etwa 1 Billion Dollar", "1000000000000 - - about USD");
    row("1 billion dollars", "1000000000 - - USD");
    row("250 Tsd.", "250000 - -");
    row("  38bn  ", "38000000000 - -");
    row("$\u00a038\u202fbn", "38000000000 - - USD");
    row("0", "0 - -");
    row(".5bn", "nothing");
    row("0.5bn", "500000000 - -");
    row("0,5 bn", "500000000 - -");
    // grouped digits
    row("$38,000,000,000", "38000000000 - - USD");
    row("38.000.000.000 $", "38000000000 - - USD");
    row("38 000 000 000", "38000000000 - -");
    row("38'000'000'000", "38000000000 - -");
    row("1,500.5m", "1500500000 - -");
    row("1.500,5 Mio.", "1500500000 - -");
    row("$1,500", "1500 - - USD");
    row("1.500 $", "1500 - - USD");
    row("1.500 Mrd. $", "1500000000000 - - USD");
    row("1,500 million", "nothing");
    row("1,500 million dollars", "1500000000 - - USD");
    row("1.500 Millionen", "1500000000 - -");
    row("over 1,500m", "1500000000 - - over");
    row("$1,000m", "1000000000 - - USD");
    row("1.000 MW", "1 - - GW");
    row("about 1.125 GW", "1.125 - - about GW");
    row("rund 1.125 MW", "1.125 - - about GW");
    row("0.125 GW", "0.125 - - GW");
    row("1234.567 MW", "1.234567 - - GW");
    // power and chips
    row("2 GW", "2 - - GW");
    row("2GW", "2 - - GW");
    row("1.2 gigawatts", "1.2 - - GW");
    row("1,5 GW", "1.5 - - GW");
    row("750 MW", "0.75 - - GW");
    row("750 megawatts", "0.75 - - GW");
    row("206 MW", "0.206 - - GW");
    row("500 kW", "0.0005 - - GW");
    row("400,000 GPUs", "400000 - - accelerators");
    row("400k GPUs", "400000 - - accelerators");
    row("1 million chips", "1000000 - - accelerators");
    row("1 Mio. Beschleuniger", "1000000 - - accelerators");
    // hedges
    row("up to 100bn", "100000000000 0 - up_to");
    row("up to $100bn", "100000000000 0 - up_to USD");
    row("bis zu 100 Mrd. $", "100000000000 0 - up_to USD");
    row("bis 100 Mrd.", "100000000000 0 - up_to");
    row("max. 2 GW", "2 0 - up_to GW");
    row("≤ 2 GW", "2 0 - up_to GW");
    row("over 20bn", "20000000000 - - over");
    row("more than $20bn", "20000000000 - - over USD");
    row("at least 20bn", "20000000000 - - over");
    row(">20bn", "20000000000 - - over");
    row("20bn+", "20000000000 - - over");
    row("$20bn+", "20000000000 - - over USD");
    row("über 20 Mrd.", "20000000000 - - over");
    row("ÜBER 20 MRD.", "20000000000 - - over");
    row("mehr als 20 Mrd. Euro", "- - - over USD EUR 20000000000 at 0");
    row("mindestens 2 GW", "2 - - over GW");
    row("about 10bn", "10000000000 - - about");
    row("~10bn", "10000000000 - - about");
    row("≈ $10bn", "10000000000 - - about USD");
    row("circa 10bn", "10000000000 - - about");
    row("ca. 10 Mrd. $", "10000000000 - - about USD");
    row("rund 10 Mrd.", "10000000000 - - about");
    row("roughly $10 billion", "10000000000 - - about USD");
    // ranges
    row("15-35bn", "- 15000000000 35000000000");
    row("$15-35bn", "- 15000000000 35000000000 USD");
    row("$15bn-$35bn", "- 15000000000 35000000000 USD");
    row("15–35 bn", "- 15000000000 35000000000");
    row("15 to 35 billion dollars", "- 15000000000 35000000000 USD");
    row("between 15 and 35bn", "- 15000000000 35000000000");
    row("zwischen 15 und 35 Mrd. $", "- 15000000000 35000000000 USD");
    row("15 bis 35 Mrd.", "- 15000000000 35000000000");
    row("von 15 bis 35 Mrd.", "- 15000000000 35000000000");
    row("500m-1bn", "- 500000000 1000000000");
    row("1-1.5 GW", "- 1 1.5 GW");
    row("500 MW - 1 GW", "- 0.5 1 GW");
    row("about 15-35bn", "- 15000000000 35000000000 about");
    row("100-200", "- 100 200");
    // for each year
    row("$30bn a year", "30000000000 - - USD per year");
    row("$30bn/year", "30000000000 - - USD per year");
    row("$30bn per year", "30000000000 - - USD per year");
    row("$30bn annually", "30000000000 - - USD per year");
    row("30bn p.a.", "30000000000 - - per year");
    row("30 Mrd. $ pro Jahr", "30000000000 - - USD per year");
    row("jährlich 30 Mrd. $", "30000000000 - - USD per year");
    row("up to $30bn a year", "30000000000 0 - up_to USD per year");
    row("15-35bn a year", "- 15000000000 35000000000 per year");
    // other currencies
    row("€1.7bn", "- - - USD EUR 1700000000 at 0");
    row("1,7 Mrd. €", "- - - USD EUR 1700000000 at 0");
    row("€1.7bn at 1.17", "1989000000 - - USD EUR 1700000000 at 1.17");
    row("€1.7bn @ 1.17 on 2026-03-30", "1989000000 - - USD EUR 1700000000 at 1.17 2026-03-30");
    row("1,7 Mrd. € zu 1,17 am 30.03.2026", "1989000000 - - USD EUR 1700000000 at 1.17 2026-03-30");
    row("£31bn", "- - - USD GBP 31000000000 at 0");
    row("100 trillion won", "- - - USD KRW 100000000000000 at 0");
    row("up to €1.7bn at 1.17", "1989000000 0 - up_to USD EUR 1700000000 at 1.17");
    row("C$2bn", "- - - USD CAD 2000000000 at 0");
}

void TypedTest::aFigureMeansWhatItsTyperMeant()
{
    QFETCH(QString, typed);
    QFETCH(QString, meant);
    QCOMPARE(shown(typedFigure(typed.toStdString())), meant);
}

void TypedTest::aFigureThatCanBeReadTwoWaysIsNotRead_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"",
                              " ",
                              "bn",
                              "$",
                              "a lot",
                              "1.500",
                              "1,500",
                              "1.500bn",
                              "$1,500m",
                              "1,500 MW",
                              "1.500 GW",
                              "38 bn 12",
                              "-5bn",
                              "15-",
                              "35-15bn",
                              "15bn-35",
                              "500-1bn",
                              "$1.50",
                              "$38.5",
                              "1.5 GPUs",
                              "1.2.3bn",
                              "1,22,333",
                              "1,500,00",
                              "38bn GW",
                              "$38bn €",
                              "$5bn-€7bn",
                              "€5-7bn",
                              "up to 5-7bn",
                              "between 15bn",
                              "99999999999 bn",
                              "1e400",
                              "¥5bn",
                              "38bn at",
                              "38bn at 1.17",
                              "€1.7bn at -1",
                              "€1.7bn at 1.17 on someday",
                              "38bnbn",
                              "1 2 3",
                              "1.400.00 $",
                              "10^9",
                              "38bn?",
                              "38 bn tomorrow",
                              "\xff",
                              "über",
                              "1 Trillion Euro im Jahr"})
        QTest::newRow(*typed ? typed : "nothing") << QString::fromUtf8(typed);
}

void TypedTest::aFigureThatCanBeReadTwoWaysIsNotRead()
{
    QFETCH(QString, typed);
    QCOMPARE(shown(typedFigure(typed.toStdString())), QStringLiteral("nothing"));
}

void TypedTest::aDateMeansWhatItsTyperMeant_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("meant");

    const auto row = [](const char *typed, const char *meant) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(meant);
    };
    row("2026", "2026");
    row("2026-02", "2026-02");
    row("2026-02-27", "2026-02-27");
    row(" 2026-02-27 ", "2026-02-27");
    row("2026-2-7", "2026-02-07");
    row("2026/02/27", "2026-02-27");
    row("2026/02", "2026-02");
    row("2026.02.27", "2026-02-27");
    row("Q3 2026", "2026-07 to 2026-09");
    row("q1 2026", "2026-01 to 2026-03");
    row("Q4/2026", "2026-10 to 2026-12");
    row("2026-Q3", "2026-07 to 2026-09");
    row("2026 Q3", "2026-07 to 2026-09");
    row("2026Q3", "2026-07 to 2026-09");
    row("3. Quartal 2026", "2026-07 to 2026-09");
    row("3rd quarter 2026", "2026-07 to 2026-09");
    row("3 Nov 2025", "2025-11-03");
    row("3 November 2025", "2025-11-03");
    row("Nov 3, 2025", "2025-11-03");
    row("November 3rd, 2025", "2025-11-03");
    row("3rd November 2025", "2025-11-03");
    row("Nov. 3 2025", "2025-11-03");
    row("2025 Nov 3", "2025-11-03");
    row("3-Nov-2025", "2025-11-03");
    row("3. November 2025", "2025-11-03");
    row("3.November 2025", "2025-11-03");
    row("1. März 2026", "2026-03-01");
    row("1. MÄRZ 2026", "2026-03-01");
    row("1. Dez. 2026", "2026-12-01");
    row("27.02.2026", "2026-02-27");
    row("7.2.2026", "2026-02-07");
    row("27. 2. 2026", "2026-02-27");
    row("Feb 2026", "2026-02");
    row("February 2026", "2026-02");
    row("Februar 2026", "2026-02");
    row("Mai 2026", "2026-05");
    row("Okt. 2026", "2026-10");
    row("2026 Feb", "2026-02");
    row("02/2026", "2026-02");
    row("02.2026", "2026-02");
    row("27/02/2026", "2026-02-27");
    row("02/27/2026", "2026-02-27");
    row("03/03/2026", "2026-03-03");
    row("29.02.2024", "2024-02-29");
}

void TypedTest::aDateMeansWhatItsTyperMeant()
{
    QFETCH(QString, typed);
    QFETCH(QString, meant);
    QCOMPARE(shown(typedDate(typed.toStdString())), meant);
}

void TypedTest::aDateThatCanBeReadTwoWaysIsNotRead_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"",           "soon",       "02/03/2026", "27.02.26",         "2026-13",
                              "2026-02-30", "29.02.2026", "31.04.2026", "Q5 2026",          "Q0 2026",
                              "Q3",         "Nov",        "3 Nov",      "32 Nov 2025",      "0 Nov 2025",
                              "13/2026",    "2026-",      "-2026",      "2026-02-27T00:00", "20260227",
                              "202",        "2026 2027",  "3 3 2026",   "Nov 2025 3 4",     "2026/02-27",
                              "\xff",       "99999"})
        QTest::newRow(*typed ? typed : "nothing") << QString::fromUtf8(typed);
}

void TypedTest::aDateThatCanBeReadTwoWaysIsNotRead()
{
    QFETCH(QString, typed);
    QCOMPARE(shown(typedDate(typed.toStdString())), QStringLiteral("nothing"));
}

void TypedTest::aTermLastsAsLongAsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("end");
    const auto row = [](const char *typed, const char *start, const char *end) {
        QTest::addRow("%s from %s", typed, start)
            << QString::fromUtf8(typed) << QString::fromLatin1(start) << QString::fromLatin1(end);
    };
    row("7 years", "2025-11-03", "2032-11-02");
    row("seven years", "2025-11-03", "2032-11-02");
    row("over seven years", "2025-11-03", "2032-11-02");
    row("7 Jahre", "2025-11-03", "2032-11-02");
    row("über sieben Jahre", "2025-11-03", "2032-11-02");
    row("seven-year", "2025-11-03", "2032-11-02");
    row("5 years", "2027", "2031");
    row("18 months", "2026-01", "2027-06");
    row("1 month", "2026-01-31", "2026-02-27");
    row("12 Monate", "2024-03-01", "2025-02-28");
    row("18 months", "2026", "nothing");
    row("years", "2026", "nothing");
    row("0 years", "2026", "nothing");
    row("-3 years from now", "2026", "nothing");
}

void TypedTest::aTermLastsAsLongAsTyped()
{
    QFETCH(QString, typed);
    QFETCH(QString, start);
    QFETCH(QString, end);
    const auto found = typedEnd(typed.toStdString(), *partialDate(start.toStdString()));
    QCOMPARE(found ? QString::fromStdString(found->text()) : QStringLiteral("nothing"), end);
}

QTEST_APPLESS_MAIN(TypedTest)
#include "tst_typed.moc"
