#include "positionedjson.h"
#include "randomnumbers.h"
#include "smalldocument.h"

#include <QtTest>

using namespace ledger;

/// The two ways of reading JSON are one to whoever asks: the quick one refuses, or gives the same tree.
class PositionedJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothWaysGiveTheSameTree_data();
    void bothWaysGiveTheSameTree();
    void bothWaysAgreeOnDocumentsCutAnywhere();
    void bothWaysAgreeOnDamagedDocuments();
    void whatIsEscapedIsRead();
};

namespace
{

std::string_view textOf(const QByteArray &bytes) { return {bytes.constData(), static_cast<std::size_t>(bytes.size())}; }

/// Where two trees differ; empty where they do not.
QByteArray differenceOf(const JsonTree &a, const JsonTree &b)
{
    if (a.isWhole() != b.isWhole())
        return a.isWhole() ? "only the first is whole" : "only the second is whole";
    if (a.faults().size() != b.faults().size())
        return "other faults";
    for (std::size_t i = 0; i < a.faults().size(); ++i)
        if (a.faults()[i].offset != b.faults()[i].offset || a.faults()[i].path != b.faults()[i].path
            || a.faults()[i].what != b.faults()[i].what)
            return "another fault: " + QByteArray::fromStdString(b.faults()[i].what);
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() == b.isEmpty() ? "" : "one is empty";
    if (a[a.root()].next != b[b.root()].next)
        return "another number of values";
    for (JsonAt at = 0; at < a[a.root()].next; ++at) {
        const JsonNode &one = a[at];
        const JsonNode &other = b[at];
        if (one.kind != other.kind || one.isExact != other.isExact || one.begin != other.begin
            || one.keyBegin != other.keyBegin || one.next != other.next || one.up != other.up
            || one.ordinal != other.ordinal || one.key != other.key || one.text != other.text
            || one.number != other.number)
            return "another value " + QByteArray::number(at);
    }
    return {};
}

QByteArray differenceOfWays(const QByteArray &text)
{
    return differenceOf(JsonTree(textOf(text), JsonTree::Way::Quick), JsonTree(textOf(text), JsonTree::Way::Telling));
}

} // namespace

void PositionedJsonTest::bothWaysGiveTheSameTree_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"",
                             " ",
                             "1",
                             "-1",
                             "-",
                             "0",
                             "-0",
                             "00",
                             "01",
                             "1.",
                             "1.5",
                             ".5",
                             "1e",
                             "1e5",
                             "1E+5",
                             "1e-400",
                             "1e400",
                             "-1e400",
                             "123456789012345",
                             "9007199254740992",
                             "9007199254740993",
                             "-9007199254740993",
                             "18446744073709551615",
                             "18446744073709551616",
                             "1234567890123456789012",
                             "true",
                             "false",
                             "null",
                             "tru",
                             "truex",
                             "true false",
                             "\"\"",
                             "\"a\"",
                             "\"a",
                             "\"12345678\"",
                             "\"123456789012345\\\"\"",
                             "\"\\b\\f\\n\\r\\t\\/\\\\\"",
                             "\"\\x\"",
                             "\"\\u00e4\\u20ac\"",
                             "\"\\ud83d\\ude00\"",
                             "\"\\ud83d\"",
                             "\"\\ude00\"",
                             "\"\\ud83dx\"",
                             "\"\\ud83d\\u0041\"",
                             "\"\\u12\"",
                             "\"\\u12g4\"",
                             "\"\\u+123\"",
                             "\"\\u-123\"",
                             "\"\xc3\xa4\"",
                             "\"\xe2\x80\x93 and more of it\"",
                             "\"\xc3\"",
                             "\"\xff\"",
                             "\"\xc0\x80\"",
                             "\"\xed\xa0\x80\"",
                             "\"\xf4\x90\x80\x80\"",
                             "\"\t\"",
                             "\"1234567\n\"",
                             "\"\x7f\"",
                             "[]",
                             "[ ]",
                             "[1]",
                             "[1,]",
                             "[,1]",
                             "[1 2]",
                             "[1,2",
                             "{}",
                             "{ }",
                             "{\"a\":1}",
                             "{\"a\" : [ 1 , {\"b\":null} ] }",
                             "{\"a\":1,}",
                             "{\"a\"}",
                             "{\"a\":}",
                             "{a:1}",
                             "{\"a\":1,\"a\":2}",
                             "{\"a\":1,\"\\u0061\":2}",
                             "{\"\":1,\"\":2}",
                             "[1}",
                             "{\"a\":1]",
                             "[]]",
                             "\xef\xbb\xbf[]",
                             "// no\n[]",
                             "[\f]"})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("a zero byte") << QByteArray("[1]\0", 4);
    QTest::newRow("a zero byte within") << QByteArray("[\0]", 3);
    QTest::newRow("a zero byte in a text") << QByteArray("\"\0\"", 3);
    QTest::newRow("as deep as may be") << QByteArray(JsonTree::deepest, '[') + QByteArray(JsonTree::deepest, ']');
    QTest::newRow("too deep") << QByteArray(JsonTree::deepest + 1, '[') + QByteArray(JsonTree::deepest + 1, ']');
    QByteArray many = "{";
    for (int i = 0; i < 100; ++i)
        many += "\"key" + QByteArray::number(i % 97) + "\": " + QByteArray::number(i) + ',';
    QTest::newRow("many keys") << many + "\"last\":0}";
}

void PositionedJsonTest::bothWaysGiveTheSameTree()
{
    QFETCH(const QByteArray, text);
    QCOMPARE(differenceOfWays(text), QByteArray());
}

void PositionedJsonTest::bothWaysAgreeOnDocumentsCutAnywhere()
{
    const QByteArray whole = smallDocument();
    for (qsizetype size = 0; size <= whole.size(); ++size)
        QCOMPARE(differenceOfWays(whole.left(size)), QByteArray());
}

void PositionedJsonTest::bothWaysAgreeOnDamagedDocuments()
{
    const QByteArray whole = smallDocument();
    RandomNumbers random(20261125);
    for (int i = 0; i < 4000; ++i) {
        QByteArray text = whole;
        for (int damages = 1 + random.below(3); damages > 0; --damages) {
            const auto at = static_cast<qsizetype>(random.below(static_cast<int>(text.size())));
            if (random.below(2) == 0)
                text[at] = static_cast<char>(random.below(256));
            else
                text[at] = "{}[]\",:0-9eE+.\\u n"[random.below(18)];
        }
        const QByteArray difference = differenceOfWays(text);
        QVERIFY2(difference.isEmpty(), difference + '\n' + text);
    }
}

void PositionedJsonTest::whatIsEscapedIsRead()
{
    const QByteArray text = R"(["a\tb\u0000c", "\u00e4", "\u20ac", "\ud83d\ude00", "plain"])";
    const JsonTree tree(textOf(text));
    QVERIFY(tree.isWhole());
    QCOMPARE(tree[1].text, std::string_view("a\tb\0c", 5));
    QCOMPARE(tree[2].text, std::string_view("ä"));
    QCOMPARE(tree[3].text, std::string_view("€"));
    QCOMPARE(tree[4].text, std::string_view("😀"));
    QCOMPARE(tree[5].text, std::string_view("plain"));
}

QTEST_APPLESS_MAIN(PositionedJsonTest)
#include "tst_positionedjson.moc"
