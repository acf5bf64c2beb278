#include "arranged.h"
#include "foldedtext.h"
#include "generated.h"
#include "ledgerfixture.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace ledger;

namespace
{
/// Three deals, four claims in two units, one of them unknown, and a deal of which nothing is said.
LedgerFixture sample()
{
    LedgerFixture made;
    made.parties({"lab", "zoo", "aws"});
    made.records.parties[1].name = "Électricité Zoo";
    made.source("reuters", "2025-11-03").publisher = "Reuters";
    made.promise("b-deal", "lab", "aws", 38.0 * billion).quote = "A commitment of $38 Billion";
    made.records.claims.back().source = Id<Source>("reuters");
    made.promise("a-deal", "lab", "zoo", 300.0 * billion);
    made.claim("a-later", 100.0 * billion, "2026-02");
    made.deployment("site", "aws");
    made.claim("power", 1.2, "2025-11-03");
    made.claim("silent", std::nullopt, "2025-11-04");
    made.deal("c-deal", "2025-02").status = DealStatus::Signed;
    return made;
}

RecordTable tableOf(const LedgerFixture &made, TableName name, const Lens &lens = {})
{
    return RecordTable(std::make_shared<const Readings>(made.ledger(), lens.asOf, lens.basis), lens, name);
}

std::size_t columnNamed(TableName table, std::string_view name)
{
    const auto columns = columnsOf(table);
    const auto at = std::ranges::find(columns, name, &TableColumn::name);
    return static_cast<std::size_t>(at - columns.begin());
}

QStringList idsOf(const RecordTable &table, const TableWish &wish)
{
    QStringList ids;
    for (const std::uint32_t row : arranged(table, wish).rows)
        ids << QString::fromStdString(table.record(row).id);
    return ids;
}

TableWish sortedBy(TableName table, std::string_view column, bool isDescending = false)
{
    return {.sortedBy = columnNamed(table, column), .isDescending = isDescending};
}

TableWish filtered(TableName table, std::string_view column, CellFilter filter)
{
    TableWish wish;
    wish.filters.emplace(columnNamed(table, column), std::move(filter));
    return wish;
}

QStringList list(const char *ids) { return QString::fromLatin1(ids).split(QLatin1Char(' '), Qt::SkipEmptyParts); }
} // namespace

class TestRecordTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsFoldedWithoutCaseAndDiacritics_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("folded");
        QTest::newRow("plain") << "OpenAI"
                               << "openai";
        QTest::newRow("accents") << "Électricité de Čez"
                                 << "electricite de cez";
        QTest::newRow("sharp s stays, as in the full-text search") << "STRAßE"
                                                                   << "straße";
        QTest::newRow("nothing") << ""
                                 << "";
    }
    void textIsFoldedWithoutCaseAndDiacritics()
    {
        QFETCH(QString, text);
        QTEST(QString::fromStdString(foldedText(text.toStdString())), "folded");
    }

    void aTableHasTheRowsOfItsQuestion()
    {
        const LedgerFixture made = sample();
        const Readings readings = made.readings();
        QCOMPARE(tableOf(made, TableName::Deals).size(), dealRows(readings, {}).size());
        QCOMPARE(tableOf(made, TableName::Claims).size(), claimRows(readings, {}).size());
        QCOMPARE(tableOf(made, TableName::Parties).size(), partyRows(readings, {}).size());
        QCOMPARE(tableOf(made, TableName::Sources).size(), sourceRows(readings, {}).size());
        QCOMPARE(tableOf(made, TableName::Observations).size(), observationRows(readings, {}).size());
        Lens lens;
        lens.payees = {Id<Party>("zoo")};
        QCOMPARE(idsOf(tableOf(made, TableName::Deals, lens), {}), list("a-deal"));
    }

    void aDealAmountsToWhatItsTotalsSay()
    {
        const LedgerFixture made = sample();
        const RecordTable table = tableOf(made, TableName::Deals);
        const std::size_t amount = columnNamed(TableName::Deals, "amount");
        const auto figure = std::get<CellFigure>(table.cell(table.rowOf("b-deal"), amount));
        QCOMPARE(figure.value, 38.0 * billion);
        QCOMPARE(figure.claims, 1);
        QVERIFY(!figure.isContested);
        const auto contested = std::get<CellFigure>(table.cell(table.rowOf("a-deal"), amount));
        QCOMPARE(contested.claims, 2);
        QVERIFY(contested.isContested);
    }

    void aDealNotBrokenDownAmountsToWhatIsSaidOfItAsAWhole()
    {
        LedgerFixture made;
        made.deal("whole", "2025-01-01");
        made.asWhole();
        made.claim("c", 5.0 * billion, "2025-01-01");
        const RecordTable table = tableOf(made, TableName::Deals);
        const auto figure = std::get<CellFigure>(table.cell(0, columnNamed(TableName::Deals, "amount")));
        QCOMPARE(figure.value, 5.0 * billion);
        QCOMPARE(figure.claims, 1);
        QVERIFY(std::holds_alternative<std::monostate>(table.cell(0, columnNamed(TableName::Deals, "nature"))));
    }

    void whatIsUnknownIsNoZero()
    {
        const LedgerFixture made = sample();
        const RecordTable deals = tableOf(made, TableName::Deals);
        const Cell amount = deals.cell(deals.rowOf("c-deal"), columnNamed(TableName::Deals, "amount"));
        QVERIFY(std::holds_alternative<std::monostate>(amount));
        const RecordTable claims = tableOf(made, TableName::Claims);
        const Cell figure = claims.cell(claims.rowOf("silent"), columnNamed(TableName::Claims, "figure"));
        QVERIFY(std::holds_alternative<std::monostate>(figure));
    }

    void rowsSortByWhatCellsMean_data()
    {
        QTest::addColumn<int>("table");
        QTest::addColumn<QString>("column");
        QTest::addColumn<bool>("isDescending");
        QTest::addColumn<QString>("ids");
        const auto row = [](const char *name, TableName table, const char *column, bool isDescending, const char *ids) {
            QTest::newRow(name) << static_cast<int>(table) << QString::fromLatin1(column) << isDescending
                                << QString::fromLatin1(ids);
        };
        row("title", TableName::Deals, "title", true, "c-deal b-deal a-deal");
        row("amount", TableName::Deals, "amount", false, "b-deal a-deal c-deal");
        row("what is unknown is last either way", TableName::Deals, "amount", true, "a-deal b-deal c-deal");
        row("date", TableName::Deals, "announced", true, "c-deal a-deal b-deal");
        row("word, in the document's order", TableName::Deals, "status", true, "c-deal a-deal b-deal");
        row("units stand together", TableName::Claims, "figure", true, "a-deal-c a-later b-deal-c power silent");
        row("diacritics aside", TableName::Parties, "name", false, "zoo aws lab");
    }
    void rowsSortByWhatCellsMean()
    {
        QFETCH(int, table);
        QFETCH(QString, column);
        QFETCH(bool, isDescending);
        QFETCH(QString, ids);
        const auto name = static_cast<TableName>(table);
        const LedgerFixture made = sample();
        QCOMPARE(idsOf(tableOf(made, name), sortedBy(name, column.toStdString(), isDescending)),
                 ids.split(QLatin1Char(' ')));
    }

    void rowsPassWhereTheirCellsDo()
    {
        const LedgerFixture made = sample();
        const RecordTable claims = tableOf(made, TableName::Claims);
        const RecordTable deals = tableOf(made, TableName::Deals);
        const auto claimsWhere = [&](std::string_view column, CellFilter filter) {
            return idsOf(claims, filtered(TableName::Claims, column, std::move(filter)));
        };
        QCOMPARE(claimsWhere("quote", TextFilter{{"38", "billion"}}), list("b-deal-c"));
        QCOMPARE(claimsWhere("quote", TextFilter{{"39"}}), list(""));
        QCOMPARE(claimsWhere("figure", NumberFilter{.from = 50e9}), list("a-deal-c a-later"));
        QCOMPARE(claimsWhere("figure", NumberFilter{.to = 50e9, .unit = FigureUnit::Gigawatts}), list("power"));
        QCOMPARE(claimsWhere("figure", NumberFilter{.from = 100e9, .isOpen = true}), list("a-deal-c"));
        QCOMPARE(claimsWhere("stated", DayFilter{dayOf("2025-11-01"), dayOf("2025-11-30")}), list("power silent"));
        QCOMPARE(claimsWhere("stated", DayFilter{dayOf("2026-02-10"), {}}), list(""));
        QCOMPARE(claimsWhere("figure", UnknownFilter{}), list("silent"));
        const auto signedAlone = static_cast<std::size_t>(DealStatus::Signed);
        QCOMPARE(idsOf(deals, filtered(TableName::Deals, "status", WordFilter{{signedAlone}})), list("c-deal"));
    }

    void filtersAndASearchMeet()
    {
        const LedgerFixture made = sample();
        const RecordTable claims = tableOf(made, TableName::Claims);
        RecordSet found{claims.address(claims.rowOf("power")), claims.address(claims.rowOf("a-later"))};
        std::ranges::sort(found);
        TableWish wish = filtered(TableName::Claims, "figure", NumberFilter{.unit = FigureUnit::Usd});
        wish.found = std::make_shared<const RecordSet>(found);
        QCOMPARE(idsOf(claims, wish), list("a-later"));
        wish.filters.clear();
        QCOMPARE(idsOf(claims, wish), list("a-later power"));
    }

    void aRowIsFoundByItsId()
    {
        const LedgerFixture made = sample();
        const RecordTable table = tableOf(made, TableName::Claims);
        for (std::size_t row = 0; row < table.size(); ++row)
            QCOMPARE(table.rowOf(table.record(row).id), row);
        QCOMPARE(table.rowOf("nobody"), table.size());
    }

    void everyCellIsOfItsColumnsKind()
    {
        const LedgerPtr ledger = generatedLedger(300, 7);
        const auto readings = std::make_shared<const Readings>(ledger, std::nullopt, Basis::Best);
        for (std::size_t t = 0; t < words<TableName>().size(); ++t) {
            const RecordTable table(readings, {}, static_cast<TableName>(t));
            const auto columns = columnsOf(table.name());
            for (std::size_t column = 0; column < columns.size(); ++column) {
                const auto known = wordsIn(table.name(), column);
                QCOMPARE(known.empty(), columns[column].kind != CellKind::Word);
                for (std::size_t row = 0; row < table.size(); ++row) {
                    const Cell cell = table.cell(row, column);
                    if (std::holds_alternative<std::monostate>(cell))
                        continue;
                    switch (columns[column].kind) {
                    case CellKind::Text:
                        QVERIFY(std::holds_alternative<std::string>(cell));
                        break;
                    case CellKind::Word:
                        QVERIFY(std::ranges::find(known, std::get<CellWord>(cell)) != known.end());
                        break;
                    case CellKind::Figure:
                        QVERIFY(std::holds_alternative<CellFigure>(cell));
                        break;
                    case CellKind::Count:
                        QVERIFY(std::holds_alternative<int>(cell));
                        break;
                    case CellKind::Date:
                        QVERIFY(std::holds_alternative<PartialDate>(cell));
                        break;
                    }
                }
            }
        }
    }

    void rowsAreFoundAgainInAnotherStateOfTheTable()
    {
        LedgerFixture made = sample();
        const RecordTable before = tableOf(made, TableName::Deals);
        std::vector<std::uint32_t> all(before.size());
        std::iota(all.begin(), all.end(), 0U);
        made.deal("0-first", "2026-01-01");
        const RecordTable after = tableOf(made, TableName::Deals);
        const std::vector<std::uint32_t> rows = after.rowsLike(before, all);
        QCOMPARE(rows.size(), before.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            QCOMPARE(after.record(rows[i]), before.record(i));
        QCOMPARE(before.rowsLike(after, {0}).size(), std::size_t(0)); // it was not there
        QVERIFY(after.rowsLike(tableOf(made, TableName::Parties), {0}).empty());
    }

    void anIndexIsMadeOnce()
    {
        const LedgerFixture made = sample();
        const RecordTable table = tableOf(made, TableName::Deals);
        const TableWish wish = sortedBy(TableName::Deals, "title");
        const Arranged first = arranged(table, wish);
        const Arranged second = arranged(table, wish, first.indexes);
        QCOMPARE(first.indexes.size(), std::size_t(1));
        QVERIFY(first.indexes == second.indexes);
        QVERIFY(first.rows == second.rows);
    }
};

QTEST_GUILESS_MAIN(TestRecordTable)
#include "tst_recordtable.moc"
