#include "answerwriter.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace ledger;

/// One answer in three notations.
class AnswerWriterTest : public QObject
{
    Q_OBJECT

private:
    static std::string written(AnswerFormat format, const std::vector<std::string> &columns,
                               const std::function<void(AnswerWriter &)> &answer)
    {
        std::string text;
        const auto writer = answerWriter(format, columns, [&text](std::string_view part) { text += part; });
        answer(*writer);
        writer->end();
        return text;
    }

private Q_SLOTS:
    void anAnswerWithoutRowsIsAnEmptyList()
    {
        const auto nothing = [](AnswerWriter &) {};
        QCOMPARE(written(AnswerFormat::Json, {"id"}, nothing), std::string("[]\n"));
        QCOMPARE(written(AnswerFormat::Csv, {"id", "value"}, nothing), std::string("id,value\r\n"));
        QCOMPARE(written(AnswerFormat::Table, {"id", "value"}, nothing), std::string("id  value\n"));
    }

    void namedListsMakeOneObject()
    {
        const auto answer = [](AnswerWriter &writer) {
            writer.list("periods");
            writer.row({{"period", "2026"}, {"parts", AnswerRow::array({{{"id", "a"}}, {{"id", "b"}}})}});
            writer.list("undated");
        };
        const auto json = nlohmann::json::parse(written(AnswerFormat::Json, {}, answer));
        QCOMPARE(json.at("periods").size(), std::size_t(1));
        QCOMPARE(json.at("periods")[0].at("parts").size(), std::size_t(2));
        QVERIFY(json.at("undated").empty());
    }

    void partsBecomeRowsOfTheirOwnWhereAnAnswerIsFlat()
    {
        const auto answer = [](AnswerWriter &writer) {
            writer.list("periods");
            writer.row({{"period", "2026"}, {"total", 3}, {"parts", AnswerRow::array({{{"id", "a"}}, {{"id", "b"}}})}});
            writer.list("undated");
            writer.row({{"id", "c"}});
        };
        QCOMPARE(written(AnswerFormat::Csv, {"period", "total", "id"}, answer),
                 std::string("period,total,id\r\n2026,3,a\r\n2026,3,b\r\nundated,,c\r\n"));
    }

    void whatIsToldOfTheWholeStandsBesideTheLists()
    {
        const auto answer = [](AnswerWriter &writer) {
            writer.list("loops");
            writer.row({{"id", "a"}, {"value", 3}, {"legs", AnswerRow::array({{{"value", 4}}, {{"value", 3}}})}});
            writer.whole("sum", {{"circulation", {{"value", 7}, {"share", 0.5}}}, {"complete", true}});
        };
        const auto json = nlohmann::json::parse(written(AnswerFormat::Json, {}, answer));
        QCOMPARE(json.size(), std::size_t(3));
        QCOMPARE(json.at("loops").size(), std::size_t(1));
        QCOMPARE(json.at("circulation").at("value").get<int>(), 7);
        QVERIFY(json.at("complete").get<bool>());
        // parts that add no column make no rows
        QCOMPARE(written(AnswerFormat::Csv, {"id", "value", "share", "complete"}, answer),
                 std::string("id,value,share,complete\r\na,3,,\r\nsum,7,0.5,true\r\n"));
    }

    void csvQuotesWhatWouldBreakARowAndJoinsListsBySpaces()
    {
        const auto answer = [](AnswerWriter &writer) {
            writer.row({{"id", "a,b"}, {"note", "say \"hi\"\nthere"}, {"list", {"x", "y"}}});
        };
        QCOMPARE(written(AnswerFormat::Csv, {"id", "note", "list", "absent"}, answer),
                 std::string("id,note,list,absent\r\n\"a,b\",\"say \"\"hi\"\"\nthere\",x y,\r\n"));
    }

    void doublesAreTheShortestThatReadBackTheSame()
    {
        const auto answer = [](AnswerWriter &writer) { writer.row({{"value", 0.1}, {"share", 1.0 / 3}}); };
        QCOMPARE(written(AnswerFormat::Csv, {"value", "share"}, answer),
                 std::string("value,share\r\n0.1,0.3333333333333333\r\n"));
    }

    void aTableAlignsNumbersAndCutsLongTexts()
    {
        const auto answer = [](AnswerWriter &writer) {
            writer.row({{"name", "Zürich"}, {"value", 38000000000}});
            writer.row({{"name", std::string(60, 'x')}, {"value", 7}});
        };
        QCOMPARE(written(AnswerFormat::Table, {"name", "value"}, answer),
                 "name" + std::string(47, ' ') + "         value\n" + "Zürich" + std::string(45, ' ')
                     + "38,000,000,000\n" + std::string(48, 'x') + "…" + std::string(15, ' ') + "7\n");
    }
};

QTEST_GUILESS_MAIN(AnswerWriterTest)
#include "tst_answerwriter.moc"
