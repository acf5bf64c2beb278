#include "removal.h"
#include "smalldocument.h"

#include <QtTest>

using namespace ledger;

namespace
{

/// The small document with one piece of it replaced.
QByteArray broken(const char *piece, const QByteArray &by)
{
    QByteArray text = smallDocument();
    const auto at = text.indexOf(piece);
    Q_ASSERT(at >= 0);
    return text.replace(at, static_cast<qsizetype>(qstrlen(piece)), by);
}

/// `a.json:LINE:COLUMN` of the | in a piece of a text that is there once.
QByteArray placeIn(const QByteArray &text, QByteArray piece)
{
    const auto before = piece.indexOf('|');
    const auto at = text.indexOf(piece.remove(before, 1));
    if (at < 0 || text.indexOf(piece, at + 1) >= 0)
        return "the test's piece is not there once";
    const QByteArray ahead = text.left(at + before);
    const auto line = ahead.count('\n') + 1;
    const auto column = QString::fromUtf8(ahead.mid(ahead.lastIndexOf('\n') + 1)).toUcs4().size() + 1;
    return "a.json:" + QByteArray::number(line) + ':' + QByteArray::number(column);
}

ImportPlan planOf(const QByteArray &text, const LedgerPtr &into = emptyLedger(), Keep keep = Keep::Neither)
{
    return importPlan({document("a.json", text)}, into, keep);
}

LedgerPtr after(const LedgerPtr &ledger, const ImportPlan &plan) { return applied(ledger, plan.change).ledger; }

} // namespace

class DocumentReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRecordOfADocumentArrives();
    void aFaultIsToldWithItsPlace_data();
    void aFaultIsToldWithItsPlace();
    void aTextThatIsNoJsonIsOneProblem_data();
    void aTextThatIsNoJsonIsOneProblem();
    void allFaultsAreToldAtOnceInTheOrderOfTheirLines();
    void whatFollowsFromAFaultIsNotToldAsWell();
    void nobodyIsMissedWhoCouldNotBeRead_data();
    void nobodyIsMissedWhoCouldNotBeRead();
    void aLedgerIsNoDocument();
    void columnsCountCharacters();
    void aByteOrderMarkIsNoCharacter();
    void hostileTextIsShownHarmlessly();
    void numbersMayBeWrittenInAnyWay();
    void emptyListsAndAnEmptyDocumentAreFine();
    void viewsAndStoriesAloneResolveAgainstTheLedger();
    void theSameDocumentAgainChangesNothing();
    void absentKeysAreNoDifferenceAndNewMembersAreAdded();
    void aFieldThatDiffersIsACollisionUnlessOneSideIsKept();
    void aClaimOfAnotherSubjectIsACollision();
    void mergedIdsFindTheirRecord();
    void whatWasMergedSinceIsFoundByWhoKnowsItsOldIdOnly();
    void documentsOfOneCallAreReadAsOne();
    void documentsThatDifferAreToldWithBothPlaces();
    void theTitleIsThatOfTheFirstDocument();
    void aNewerFormatIsToldAndNothingElse();
    void aTableOfClaimsIsReadAsTyped();
    void aRowOfAnUnknownDealNamesDealAndCommitment();
    void aTableChangesClaimsAlone();
    void faultsOfATableAreToldWithTheirPlace_data();
    void faultsOfATableAreToldWithTheirPlace();
    void aFileThatIsNoTableIsOneProblem_data();
    void aFileThatIsNoTableIsOneProblem();
    void tabsPartCellsToo();
};

void DocumentReaderTest::everyRecordOfADocumentArrives()
{
    const ImportPlan plan = planOf(smallDocument());
    QVERIFY2(!plan.isRefused(), told(plan));
    const LedgerPtr ledger = after(emptyLedger(), plan);
    QVERIFY(ledger);
    QVERIFY(*plan.after == *ledger);
    QCOMPARE(ledger->title(), std::string("A small ledger"));
    QCOMPARE(ledger->count(RecordKind::Claim), std::size_t(6));
    const Claim *claim = ledger->find(Id<Claim>("c2"));
    QVERIFY(claim);
    QCOMPARE(claim->amount, std::optional(38e9));
    QCOMPARE(claim->low, std::optional(0.0));
    QCOMPARE(claim->said->amount, 33500000000.5);
    QVERIFY((claim->of == Subject{SubjectKind::Commitment, "d1-money"}));
    QCOMPARE(ledger->find(Id<Claim>("w1"))->of.kind, SubjectKind::Deal);
    QCOMPARE(ledger->find(Id<Deployment>("d1-site"))->longitude, std::optional(-99.73));
    QCOMPARE(ledger->find(Id<View>("v1"))->lens,
             std::string(R"({"as_of":"2026-03","assume_years":3,"basis":"low","payer":["buyer"]})"));
    QCOMPARE(ledger->find(Id<Story>("t1"))->steps.size(), std::size_t(2));
    QCOMPARE(ledger->find(Id<Party>("vendor")), ledger->find(Id<Party>("seller")));
}

void DocumentReaderTest::aFaultIsToldWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("place"); // a piece of the text, with | where the fault is
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("says");

    const auto row = [](const char *name, const char *piece, const char *by, const char *place, const char *path,
                        const char *says) {
        QTest::newRow(name) << broken(piece, by) << QByteArray(place) << QString::fromUtf8(path)
                            << QString::fromUtf8(says);
    };
    row("unknown key of a claim", "\"locator\"", "\"locater\"", "|\"locater\"",
        "deals/0/commitments/0/claims/0/locater", "write \"locator\"");
    row("unknown key of a document", "\"title\": \"A small ledger\"", "\"titel\": \"A\"", "|\"titel\"", "titel",
        "write \"title\"");
    row("key of a document that is like none", "\"title\": \"A small ledger\"", "\"colour\": \"A\"", "|\"colour\"",
        "colour", "take it out. Known are \"format\", \"title\"");
    row("unknown key of a role", "\"role\": \"buyer\"}", "\"role\": \"buyer\", \"x\": 1}", "|\"x\": 1",
        "deals/0/parties/0/x", "no key of a party");
    row("missing required key", "\"payer\": \"buyer\", ", "", "|{\"id\": \"d1-money\"", "deals/0/commitments/0/payer",
        "needs the key");
    row("missing claims",
        "\"part_of\": \"d1-site\",\n     \"claims\": [{\"id\": \"g2\", \"amount\": 0.2, \"unit\": \"GW\", \"source\": "
        "\"s1\", \"stated\": \"2026\", \"stance\": \"reported\"}]",
        "\"part_of\": \"d1-site\"", "|{\"id\": \"d1-part\"", "deals/0/deployments/1/claims", "needs the key");
    row("amount as text", "\"amount\": 38000000000,", "\"amount\": \"38bn\",", "\"amount\": |\"38bn\"",
        "deals/0/commitments/0/claims/0/amount", "must be a number, but is a text \"38bn\"");
    row("null", "\"locator\": \"page 2\"", "\"locator\": null", "|null", "deals/0/commitments/0/claims/0/locator",
        "is null");
    row("list for text", "\"tags\": [\"z\", \"a\"]", "\"tags\": \"z\"", "\"tags\": |", "deals/0/tags",
        "must be a list");
    row("number in a list of texts", "[\"z\", \"a\"]", "[\"z\", 7]", "|7]", "deals/0/tags/1", "must be a text");
    row("unknown word", "\"nature\": \"consumption\"", "\"nature\": \"consumtion\"", "|\"consumtion\"",
        "deals/0/commitments/0/nature", "write \"consumption\"");
    row("bad date", "\"start\": \"2025-11-03\"", "\"start\": \"2025-02-29\"", "|\"2025-02-29\"",
        "deals/0/commitments/0/claims/0/start", "\"2025-02-29\" is no date");
    row("bad slug", "{\"id\": \"o1\"", "{\"id\": \"O 1\"", "|\"O 1\"", "observations/0/id", "is no id");
    row("id twice", "{\"id\": \"g2\"", "{\"id\": \"g1\"", "[{\"id\": |\"g1\", \"amount\": 0.2",
        "deals/0/deployments/1/claims/0/id", "first at a.json:36");
    row("id of a deal twice", "{\"id\": \"d2\"", "{\"id\": \"d1\"", "|\"d1\", \"title\": \"The end", "deals/1/id",
        "twice");
    row("key twice", "\"locator\": \"page 2\"", "\"source\": \"s1\"", "|\"source\": \"s1\", \"stated\": \"2025-11-03\"",
        "deals/0/commitments/0/claims/0/source", "twice");
    row("reference to nothing", "\"source\": \"s1\",\n      \"locator\"", "\"source\": \"s9\",\n      \"locator\"",
        "|\"s9\"", "deals/0/commitments/0/claims/0/source", "s9");
    row("role of nobody", "{\"party\": \"vendor\"", "{\"party\": \"vendors\"", "|\"vendors\"",
        "deals/0/parties/1/party", "vendors");
    row("superseding nothing", "\"supersedes\": [\"c1\"]", "\"supersedes\": [\"c1\", \"c0\"]", "|\"c0\"",
        "deals/0/commitments/0/claims/1/supersedes/1", "c0");
    row("superseding in a circle", "\"quote\": \"thirty-eight billion\"", "\"supersedes\": [\"c2\"]",
        "\"supersedes\": |[\"c2\"]", "deals/0/commitments/0/claims/0/supersedes", "circle");
    row("a circle of parents", "\"name\": \"Buyer\",", "\"name\": \"Buyer\", \"parent\": \"seller\",",
        "\"parent\": |\"seller\"", "parties/0/parent", "circle");
    row("fraction of a dollar", "\"amount\": 38000000000,", "\"amount\": 38000000000.5,", "|38000000000.5",
        "deals/0/commitments/0/claims/0/amount", "whole");
    row("negative", "\"amount\": 1.2", "\"amount\": -1.2", "|-1.2", "deals/0/deployments/0/claims/0/amount",
        "negative");
    row("beyond 2^53", "\"amount\": 38000000000,", "\"amount\": 9007199254740993,", "|9007199254740993",
        "deals/0/commitments/0/claims/0/amount", "2^53");
    row("low above high", "\"low\": 1000, \"high\": 2000, \"per\"", "\"low\": 3000, \"high\": 2000, \"per\"", "|3000",
        "deals/0/commitments/0/claims/2/low", "above");
    row("one bound", "\"low\": 1000, \"high\": 2000, \"unit\"", "\"low\": 1001, \"unit\"", "|1001",
        "observations/1/low", "one bound");
    row("per without both days", ", \"end\": \"2027\"", "", "|\"year\"", "deals/0/commitments/0/claims/2/per",
        "both days");
    row("start after end", "\"start\": \"2026\"", "\"start\": \"2028\"", "|\"2028\"",
        "deals/0/commitments/0/claims/2/start", "after end");
    row("payer is payee", "\"payee\": \"seller\"", "\"payee\": \"buyer\"", "\"payee\": |\"buyer\"",
        "deals/0/commitments/0/payee", "same party");
    row("url", "\"https://example.org/a\"", "\"ftp://example.org/a\"", "|\"ftp:", "sources/0/url", "http");
    row("control character", "\"One buys.\"", "\"One\\u0007buys.\"", "|\"One\\u0007", "deals/0/summary", "control");
    row("bidirectional override", "\"One buys.\"", "\"One \\u202e buys.\"", "|\"One \\u202e", "deals/0/summary",
        "U+202E");
    row("empty title", "\"title\": \"The deal\"", "\"title\": \"\"", "|\"\"", "deals/0/title", "missing");
    row("lens key", "\"as_of\"", "\"asof\"", "|\"asof\"", "views/0/lens/asof", "write \"as_of\"");
    row("lens value", "\"basis\": \"low\"", "\"basis\": \"lowest\"", "|\"lowest\"", "views/0/lens/basis",
        "write \"latest\"");
    row("lens list", "{\"payer\": [\"buyer\"]", "{\"payer\": \"buyer\"", "{\"payer\": |\"buyer\"", "views/0/lens/payer",
        "must be a list");
    row("lens years", "\"assume_years\": 3", "\"assume_years\": 101", "|101", "views/0/lens/assume_years", "0 to 100");
    row("option of another view", "\"source\": \"both\"", "\"show\": \"total\"", "|\"show\"", "views/0/options/show",
        "no key of the options");
    row("option value", "\"source\": \"both\"", "\"source\": \"all\"", "|\"all\"", "views/0/options/source",
        "Known are \"contracts\", \"reported\" or \"both\"");
    row("unknown view", "\"view\": \"share\"", "\"view\": \"shares\"", "|\"shares\"", "views/0/view", "share");
    row("set aside what is not there", "\"claim\": \"c3\"", "\"claim\": \"g1\"", "\"claim\": |\"g1\"",
        "decisions/0/claim", "no claim on");
    row("decision without subject", "\"subject\": \"commitment\", \"of\": \"d1-money\", \"verdict\": \"set_aside\"",
        "\"of\": \"d1-money\", \"verdict\": \"set_aside\"", "|{\"id\": \"x1\"", "decisions/0/subject", "needs the key");
    row("step without view", "{\"view\": \"v1\"}", "{}", "|{}", "stories/0/steps/1/view", "needs the key");
    row("record that is none", "\"observations\": [", "\"observations\": [7, ", "|7, ", "observations/0",
        "must be an object");
    row("list that is none", "\"amends\": \"d1\"", "\"amends\": \"d1\", \"claims\": {}", "|{}", "deals/1/claims",
        "must be a list");
    row("wrong format", "gigaledger/1", "megaledger", "|\"megaledger", "format", "is no format");
    row("no format", "\"format\": \"gigaledger/1\",\n", "", "|{\n  \"title\"", "format", "does not say its format");
}

void DocumentReaderTest::aFaultIsToldWithItsPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, place);
    QFETCH(QString, path);
    QFETCH(QString, says);

    const ImportPlan plan = planOf(text);

    QVERIFY2(plan.problems.size() == 1, told(plan).isEmpty() ? "nothing is told" : told(plan));
    const Problem &problem = plan.problems.front();
    const QByteArray line = problem.text().toUtf8();
    QVERIFY2(line.startsWith(placeIn(text, place) + ": " + path.toUtf8() + ": "), line + '\n' + placeIn(text, place));
    QVERIFY2(problem.text().contains(says), line);
    QVERIFY2(!problem.remedy.isEmpty(), line);
    QVERIFY(plan.change.isEmpty());
}

void DocumentReaderTest::aTextThatIsNoJsonIsOneProblem_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("says");

    const auto row = [](const char *name, const QByteArray &text, int line, int column, const char *says) {
        QTest::newRow(name) << text << line << column << QString::fromUtf8(says);
    };
    // Behind the format, which takes 28 columns, comes what is wrong.
    const auto behind = [](const QByteArray &text) { return "{\"format\": \"gigaledger/1\", " + text; };
    row("nothing", "", 1, 1, "nothing in it");
    row("white space", " \n ", 2, 2, "nothing in it");
    row("no document", "[]", 1, 1, "must be an object");
    row("a comma too many", "{\"format\": \"gigaledger/1\",\n \"deals\": [],}", 2, 14, "take the comma out");
    row("two commas", behind("\"deals\": [1,,2]}"), 1, 40, "a value must stand here");
    row("no comma", behind("\"deals\": [] \"views\": []}"), 1, 40, "there is no comma");
    row("no colon", behind("\"deals\" []}"), 1, 36, "there is no colon");
    row("cut off", behind("\"deals\": ["), 1, 38, "whether the file is whole");
    row("cut off in a text", behind("\"title\": \"a"), 1, 39, "whether the file is whole");
    row("trailing", "{\"format\": \"gigaledger/1\"}\nx", 2, 1, "\"x\" is no JSON");
    row("trailing document", "{\"format\": \"gigaledger/1\"} {}", 1, 28, "behind the end");
    row("another bracket", behind("\"deals\": [}"), 1, 38, "which bracket is missing");
    row("the wrong bracket", behind("\"deals\": [1}"), 1, 39, "which bracket is missing");
    row("a word", behind("\"title\": Alpha}"), 1, 37, "\"Alpha\" is no JSON; put a text between");
    row("a key without quotes", behind("title: 1}"), 1, 28, "put a key between");
    row("single quotes", behind("'title': 1}"), 1, 28, "\"'\" is no JSON");
    row("not a number", behind("\"deals\": NaN}"), 1, 37, "leave the key out");
    row("a number of another language", behind("\"deals\": 100_000}"), 1, 37, "write a number like");
    row("a byte order mark", behind("\xef\xbb\xbf\"deals\": 1}"), 1, 28, "\"\\u{feff}\" is no JSON");
    row("a comment", behind("// what\n\"deals\": []}"), 1, 28, "no comments");
    row("a number with a word", behind("\"deals\": 5.}"), 1, 39, "stops being one");
    row("invalid UTF-8", behind("\"title\": \"\xff\"}"), 1, 38, "save the file as UTF-8");
    row("a character cut off", behind("\"title\": \"\xe2\x82\"}"), 1, 38, "save the file as UTF-8");
    row("UTF-16", QByteArray("\xff\xfe{\0\"\0", 6), 1, 1, "save the file as UTF-8");
    row("lone surrogate", behind("\"title\": \"\\ud800\"}"), 1, 44, "half a character");
    row("a backslash", behind("\"title\": \"C:\\x\"}"), 1, 41, "write \\\\");
    row("a line end in a text", behind("\"title\": \"a\nb\"}"), 1, 39, "the line ends within a text");
    row("beyond any number", behind("\"deals\": 1e400}"), 1, 37, "larger than any figure");
    row("too deep", behind("\"deals\": " + QByteArray(64, '[') + QByteArray(64, ']') + "}"), 1, 100, "nesting");
    row("far too deep", QByteArray(300000, '['), 1, 65, "nesting");
}

void DocumentReaderTest::aTextThatIsNoJsonIsOneProblem()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(int, column);
    QFETCH(QString, says);

    const ImportPlan plan = planOf(text);

    QVERIFY2(plan.problems.size() == 1, told(plan));
    QVERIFY2(plan.problems.front().line == line, told(plan));
    QVERIFY2(plan.problems.front().column == column, told(plan));
    QVERIFY2(plan.problems.front().text().contains(says), told(plan));
    QVERIFY(plan.change.isEmpty());
}

void DocumentReaderTest::allFaultsAreToldAtOnceInTheOrderOfTheirLines()
{
    QByteArray text = broken("\"kind\": \"compute\"", "\"kind\": \"computing\"");
    text.replace("\"stance\": \"official\", \"quote\"", "\"stance\": \"officially\", \"quote\"");
    text.replace("\"published\": \"2025-11-03\"", "\"published\": \"2025-13\"");
    text.replace("\"counterparty\": \"seller\"", "\"counterparty\": \"sellers\"");

    const ImportPlan plan = planOf(text);

    QStringList paths;
    for (const Problem &problem : plan.problems)
        paths += QString::fromStdString(problem.path);
    QCOMPARE(paths,
             QStringList({QStringLiteral("sources/0/published"), QStringLiteral("deals/0/kind"),
                          QStringLiteral("deals/0/commitments/0/claims/0/stance"),
                          QStringLiteral("observations/0/counterparty")}));
}

void DocumentReaderTest::whatFollowsFromAFaultIsNotToldAsWell()
{
    // Without its figures the claim would have none, and without its unit the wrong one.
    const ImportPlan plan
        = planOf(broken("\"amount\": 1.2, \"unit\": \"GW\"", "\"ammount\": 1.2, \"unit\": \"gigawatt\""));
    QCOMPARE(plan.problems.size(), std::size_t(2));
}

void DocumentReaderTest::nobodyIsMissedWhoCouldNotBeRead_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *key : {"sources", "parties", "deals", "observations"}) {
        const QByteArray list = " \"" + QByteArray(key) + "\": [\n";
        QTest::newRow(key) << broken(list.constData(), (" \"" + QByteArray(key) + "\": 1, \"none\": [\n").constData());
    }
    QTest::newRow("a source without id") << broken("{\"id\": \"s1\", ", "{");
    QTest::newRow("a deal under the id of another")
        << broken("{\"id\": \"d1\", \"title\"", "{\"id\": \"d2\", \"title\"");
    QTest::newRow("a commitment without id") << broken("{\"id\": \"d1-money\", ", "{");
    QTest::newRow("a claim that is none") << broken("\"claims\": [{\"id\": \"g1\"", "\"claims\": [7, {\"id\": \"g1\"");
}

void DocumentReaderTest::nobodyIsMissedWhoCouldNotBeRead()
{
    QFETCH(QByteArray, text);
    const ImportPlan plan = planOf(text);
    QVERIFY(plan.isRefused());
    for (const Problem &problem : plan.problems)
        QVERIFY2(!problem.what.contains(QStringLiteral("there is no")), told(plan));
}

void DocumentReaderTest::aLedgerIsNoDocument()
{
    for (const char *file : {"my.gigaledger", "my.json", "my.csv"}) {
        const ImportPlan plan
            = importPlan({document(file, QByteArray("SQLite format 3\0\xff\xfe", 18))}, emptyLedger());
        QVERIFY2(plan.problems.size() == 1, told(plan));
        QVERIFY2(told(plan).contains("export it first"), told(plan));
    }
}

void DocumentReaderTest::columnsCountCharacters()
{
    const ImportPlan plan = planOf(broken("\"Säller “& Co”\", \"kind\": \"cloud\"", "\"ä“”😀\", \"kind\": \"clout\""));
    QVERIFY2(plan.problems.size() == 1, told(plan));
    QCOMPARE(plan.problems.front().column, 44);
}

void DocumentReaderTest::aByteOrderMarkIsNoCharacter()
{
    QVERIFY(!planOf("\xef\xbb\xbf" + smallDocument()).isRefused());
    const ImportPlan plan = planOf("\xef\xbb\xbf{\"format\": \"x\"}");
    QCOMPARE(plan.problems.size(), std::size_t(1));
    QCOMPARE(plan.problems.front().column, 12);
}

void DocumentReaderTest::hostileTextIsShownHarmlessly()
{
    const ImportPlan plan = planOf(broken("\"locator\"", "\"\\u001b[31mred\\u202e\""));
    QVERIFY2(plan.problems.size() == 1, told(plan));
    const QString line = plan.problems.front().text();
    QVERIFY2(!line.contains(QChar(0x1b)) && !line.contains(QChar(0x202e)), line.toUtf8());
    QVERIFY2(line.contains(QStringLiteral("\\u{1b}[31mred")), line.toUtf8());
}

void DocumentReaderTest::numbersMayBeWrittenInAnyWay()
{
    for (const char *written : {"38000000000", "3.8e10", "38000000000.0", "380e8", "3.8E+10"}) {
        const LedgerPtr ledger
            = ledgerFrom(broken("\"amount\": 38000000000,", QByteArray("\"amount\": ") + written + ','));
        QVERIFY2(ledger, written);
        QCOMPARE(ledger->find(Id<Claim>("c1"))->amount, std::optional(38e9));
    }
    QVERIFY(ledgerFrom(broken("\"amount\": 38000000000,", "\"amount\": 9007199254740992,")));
}

void DocumentReaderTest::emptyListsAndAnEmptyDocumentAreFine()
{
    QVERIFY(planOf("{\"format\": \"gigaledger/1\"}").change.isEmpty());
    const ImportPlan plan = planOf("{\"format\": \"gigaledger/1\", \"sources\": [], \"parties\": [], \"deals\": [],"
                                   " \"observations\": [], \"decisions\": [], \"views\": [], \"stories\": []}");
    QVERIFY2(!plan.isRefused() && plan.change.isEmpty(), told(plan));
}

void DocumentReaderTest::viewsAndStoriesAloneResolveAgainstTheLedger()
{
    const LedgerPtr ledger = ledgerFrom(smallDocument());
    const QByteArray views = R"({"format": "gigaledger/1",
        "views": [{"id": "v2", "title": "T", "view": "flows", "options": {"least": 1000000000}}],
        "stories": [{"id": "t2", "title": "S", "steps": [{"view": "v2"}, {"view": "v1"}]}]})";
    const ImportPlan plan = planOf(views, ledger);
    QVERIFY2(!plan.isRefused(), told(plan));
    QCOMPARE(plan.change.swaps.size(), std::size_t(2));
}

void DocumentReaderTest::theSameDocumentAgainChangesNothing()
{
    const LedgerPtr ledger = ledgerFrom(smallDocument());
    const ImportPlan plan = planOf(smallDocument(), ledger);
    QVERIFY2(!plan.isRefused(), told(plan));
    QVERIFY(plan.change.isEmpty());
}

void DocumentReaderTest::absentKeysAreNoDifferenceAndNewMembersAreAdded()
{
    const LedgerPtr ledger = ledgerFrom(smallDocument());
    const QByteArray more = R"({"format": "gigaledger/1",
        "parties": [{"id": "buyer", "name": "Buyer", "kind": "lab", "aliases": ["Another", "B"]},
                    {"id": "seller", "name": "Säller “& Co”", "kind": "cloud", "ticker": "SEL"}]})";
    const ImportPlan plan = planOf(more, ledger);
    QVERIFY2(!plan.isRefused(), told(plan));
    const LedgerPtr merged = after(ledger, plan);
    QCOMPARE(merged->find(Id<Party>("buyer"))->aliases, (std::vector<std::string>{"Another", "B", "The Buyer"}));
    QCOMPARE(merged->find(Id<Party>("buyer"))->country, std::string("US"));
    QCOMPARE(merged->find(Id<Party>("seller"))->ticker, std::string("SEL"));
    QCOMPARE(plan.change.swaps.size(), std::size_t(2));
}

void DocumentReaderTest::aFieldThatDiffersIsACollisionUnlessOneSideIsKept()
{
    const LedgerPtr ledger = ledgerFrom(smallDocument());
    const QByteArray other = broken("\"amount\": 38000000000,", "\"amount\": 39000000000,");

    const ImportPlan plan = planOf(other, ledger);
    QCOMPARE(plan.problems.size(), std::size_t(1));
    QCOMPARE(plan.collisions.size(), std::size_t(1));
    QVERIFY(
        (plan.collisions.front() == Collision{{RecordKind::Claim, "c1"}, "amount", "", "38000000000", "39000000000"}));
    QCOMPARE(plan.problems.front().line, 23);
    QVERIFY(plan.change.isEmpty());
    QVERIFY(!plan.after);

    QVERIFY(planOf(other, ledger, Keep::Ours).change.isEmpty());
    const ImportPlan theirs = planOf(other, ledger, Keep::Theirs);
    QVERIFY2(!theirs.isRefused(), told(theirs));
    QCOMPARE(after(ledger, theirs)->find(Id<Claim>("c1"))->amount, std::optional(39e9));
}

void DocumentReaderTest::aClaimOfAnotherSubjectIsACollision()
{
    const LedgerPtr ledger = ledgerFrom(smallDocument());
    QByteArray other = smallDocument();
    other.replace("{\"id\": \"g2\"", "{\"id\": \"g1\"");
    other.replace("{\"id\": \"g1\", \"amount\": 1.2", "{\"id\": \"g3\", \"amount\": 1.2");
    const ImportPlan plan = planOf(other, ledger);
    QVERIFY(std::ranges::any_of(plan.collisions, [](const Collision &collision) {
        return collision.record == RecordRef{RecordKind::Claim, "g1"} && collision.field == "of";
    }));
}

void DocumentReaderTest::mergedIdsFindTheirRecord()
{
    const LedgerPtr ledger = ledgerFrom(smallDocument());
    const QByteArray old = R"({"format": "gigaledger/1",
        "parties": [{"id": "vendor", "name": "Säller “& Co”", "kind": "cloud", "ticker": "SEL"}]})";
    const ImportPlan plan = planOf(old, ledger);
    QVERIFY2(!plan.isRefused(), told(plan));
    const LedgerPtr merged = after(ledger, plan);
    QCOMPARE(merged->count(RecordKind::Party), std::size_t(2));
    QCOMPARE(merged->find(Id<Party>("seller"))->ticker, std::string("SEL"));
}

void DocumentReaderTest::whatWasMergedSinceIsFoundByWhoKnowsItsOldIdOnly()
{
    const LedgerPtr before = ledgerFrom(smallDocument());
    Change second;
    second.create(Source{.id = Id<Source>("s2"), .publisher = "Wire", .title = "The same deal"});
    const LedgerPtr two = applied(before, second).ledger;
    const LedgerPtr ledger = applied(two, replacement(*two, Id<Source>("s1"), Id<Source>("s2"))).ledger;
    QVERIFY(ledger);
    // A claim that is there already, and a new one, of a document that was written before.
    const QByteArray old = R"({"format": "gigaledger/1", "deals": [
        {"id": "d1", "title": "The deal", "kind": "compute", "status": "signed", "sources": ["s1"], "commitments": [
         {"id": "d1-money", "payer": "buyer", "payee": "vendor", "nature": "consumption", "firmness": "firm", "claims": [
          {"id": "c1", "amount": 38000000000, "unit": "USD", "source": "s1", "stated": "2025-11-03", "stance": "official"},
          {"id": "c9", "amount": 39000000000, "unit": "USD", "source": "s1", "stated": "2026-04", "stance": "reported"}
         ]}]}]})";
    const ImportPlan plan = planOf(old, ledger);
    QVERIFY2(!plan.isRefused(), told(plan));
    QCOMPARE(plan.change.swaps.size(), std::size_t(1));
    const LedgerPtr now = after(ledger, plan);
    QCOMPARE(now->find(Id<Claim>("c9"))->source, Id<Source>("s2"));
    QCOMPARE(now->find(Id<Deal>("d1"))->sources, std::vector{Id<Source>("s2")});
}

void DocumentReaderTest::documentsOfOneCallAreReadAsOne()
{
    const QByteArray first = R"({"format": "gigaledger/1", "title": "One",
        "observations": [{"id": "o1", "subject": "p", "metric": "revenue", "date": "2025", "value": 5, "unit": "USD",
                          "source": "s", "stance": "reported"}]})";
    const QByteArray second = R"({"format": "gigaledger/1", "title": "Two",
        "sources": [{"id": "s", "publisher": "P", "title": "T", "kind": "news"}],
        "parties": [{"id": "p", "name": "P", "kind": "lab"}]})";
    const QByteArray third = R"({"format": "gigaledger/1",
        "parties": [{"id": "p", "name": "P", "kind": "lab", "country": "US"}]})";
    QVERIFY(planOf(first).isRefused());
    const ImportPlan plan
        = importPlan({document("1.json", first), document("2.json", second), document("3.json", third)}, emptyLedger());
    QVERIFY2(!plan.isRefused(), told(plan));
    const LedgerPtr ledger = after(emptyLedger(), plan);
    QCOMPARE(ledger->title(), std::string("One"));
    QCOMPARE(ledger->find(Id<Party>("p"))->country, std::string("US"));
}

void DocumentReaderTest::documentsThatDifferAreToldWithBothPlaces()
{
    const QByteArray first
        = "{\"format\": \"gigaledger/1\",\n \"parties\": [\n{\"id\": \"p\", \"name\": \"P\", \"kind\": \"lab\"}]}";
    const QByteArray second
        = "{\"format\": \"gigaledger/1\",\n \"parties\": [{\"id\": \"p\", \"name\": \"Q\", \"kind\": \"lab\"}]}";
    const ImportPlan plan = importPlan({document("1.json", first), document("2.json", second)}, emptyLedger());
    QVERIFY2(plan.problems.size() == 1, told(plan));
    QVERIFY2(plan.problems.front().text().startsWith(QStringLiteral("2.json:2:34: parties/0/name: ")), told(plan));
    QVERIFY2(plan.problems.front().what.contains(QStringLiteral("1.json:3")), told(plan));
}

void DocumentReaderTest::theTitleIsThatOfTheFirstDocument()
{
    const LedgerPtr ledger = ledgerFrom(smallDocument());
    const ImportPlan plan = planOf("{\"format\": \"gigaledger/1\", \"title\": \"Another\"}", ledger);
    QVERIFY2(!plan.isRefused(), told(plan));
    QVERIFY(plan.change.isEmpty());
}

void DocumentReaderTest::aNewerFormatIsToldAndNothingElse()
{
    const ImportPlan plan = planOf("{\"format\": \"gigaledger/2\", \"deals\": [{\"unheard\": 1}]}");
    QVERIFY2(plan.problems.size() == 1, told(plan));
    QVERIFY2(plan.problems.front().remedy.contains(QStringLiteral("newer")), told(plan));
}

void DocumentReaderTest::aTableOfClaimsIsReadAsTyped()
{
    const LedgerPtr ledger = ledgerFrom(smallDocument());
    const QByteArray table
        = "id,deal,subject,of,payer,unit,amount,low,high,hedge,start,end,source,stated,stance,note\r\n"
          "n1,d1,commitment,d1-money,buyer,USD,38bn,,,,Q3 2026,Q4 2031,s1,3. November 2025,official,"
          "\"with, a comma and \"\"quotes\"\"\"\r\n"
          "n2,d1,deployment,d1-site,,,750 MW,,,,,,s1,2026-02,reported,\r\n"
          "n3,d1,,d1-money,,,up to 100bn,,,,,,s1,2026,reported,\r\n"
          "n4,d1,deal,d1,,USD,,1000,2000,,,,s1,2026,reported,\r\n";
    const ImportPlan plan = importPlan({document("claims.csv", table)}, ledger);
    QVERIFY2(!plan.isRefused(), told(plan));
    const LedgerPtr merged = after(ledger, plan);
    const Claim *first = merged->find(Id<Claim>("n1"));
    QVERIFY(first);
    QCOMPARE(first->amount, std::optional(38e9));
    QCOMPARE(first->start->text(), std::string("2026-07"));
    QCOMPARE(first->end->text(), std::string("2031-12"));
    QCOMPARE(first->stated.text(), std::string("2025-11-03"));
    QCOMPARE(first->note, std::string("with, a comma and \"quotes\""));
    QCOMPARE(merged->find(Id<Claim>("n2"))->amount, std::optional(0.75));
    QCOMPARE(merged->find(Id<Claim>("n2"))->unit, Unit::Gigawatts);
    QCOMPARE(merged->find(Id<Claim>("n3"))->hedge, std::optional(Hedge::UpTo));
    QCOMPARE(merged->find(Id<Claim>("n3"))->low, std::optional(0.0));
    QCOMPARE(merged->find(Id<Claim>("n4"))->of.kind, SubjectKind::Deal);
    QVERIFY(importPlan({document("claims.csv", table)}, merged).change.isEmpty());
}

void DocumentReaderTest::aRowOfAnUnknownDealNamesDealAndCommitment()
{
    const QByteArray table = "id,deal,subject,of,unit,amount,source,stated,stance\n"
                             "n1,d7,commitment,d7-money,USD,38bn,s1,2025,official\n";
    const ImportPlan plan = importPlan({document("claims.CSV", table)}, ledgerFrom(smallDocument()));
    QVERIFY2(plan.problems.size() == 1, told(plan));
    const QString line = plan.problems.front().text();
    QVERIFY2(line.startsWith(QStringLiteral("claims.CSV:2:18: claims/0/of: ")), line.toUtf8());
    QVERIFY2(line.contains(QStringLiteral("\"d7-money\"")) && line.contains(QStringLiteral("\"d7\"")), line.toUtf8());
}

void DocumentReaderTest::aTableChangesClaimsAlone()
{
    const QByteArray table = "id,deal,subject,of,payee,nature,unit,amount,source,stated,stance\n"
                             "n1,d1,commitment,d1-money,buyer,consumption,USD,38bn,s1,2025,official\n";
    const ImportPlan plan = importPlan({document("a.csv", table)}, ledgerFrom(smallDocument()));
    QVERIFY2(plan.problems.size() == 1, told(plan));
    QCOMPARE(plan.problems.front().path, std::string("claims/0/payee"));
}

void DocumentReaderTest::faultsOfATableAreToldWithTheirPlace_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("says");

    QTest::newRow("figure") << QByteArray("n1,commitment,d1-money,USD,1.500m,s1,2025,official")
                            << QStringLiteral("2:28: claims/0/amount") << QStringLiteral("one way only");
    QTest::newRow("date") << QByteArray("n1,commitment,d1-money,USD,1bn,s1,02/03/2025,official")
                          << QStringLiteral("2:35: claims/0/stated") << QStringLiteral("one way only");
    QTest::newRow("word") << QByteArray("n1,commitment,d1-money,USD,1bn,s1,2025,officially")
                          << QStringLiteral("2:40: claims/0/stance") << QStringLiteral("\"official\"");
    QTest::newRow("cells") << QByteArray("n1,commitment,d1-money,USD,1,5bn,s1,2025,official")
                           << QStringLiteral("2:1: claims/0") << QStringLiteral("9 cells");
    QTest::newRow("unit") << QByteArray("n1,commitment,d1-money,GW,$1bn,s1,2025,official")
                          << QStringLiteral("2:27: claims/0/amount") << QStringLiteral("agree");
    QTest::newRow("source") << QByteArray("n1,commitment,d1-money,USD,1bn,s7,2025,official")
                            << QStringLiteral("2:32: claims/0/source") << QStringLiteral("s7");
    QTest::newRow("quotes") << QByteArray("n1,commitment,\"d1-money,USD,1bn,s1,2025,official") << QStringLiteral("2:15")
                            << QStringLiteral("never close");
    QTest::newRow("UTF-8") << QByteArray("n1,commitment,d1-money,USD,1bn,s1,2025,\xff") << QStringLiteral("2:40")
                           << QStringLiteral("UTF-8");
    QTest::newRow("beyond 2^53") << QByteArray("n1,commitment,d1-money,USD,9007199254740993,s1,2025,official")
                                 << QStringLiteral("2:28: claims/0/amount") << QStringLiteral("2^53");
    QTest::newRow("no rate") << QByteArray("n1,commitment,d1-money,,€1bn,s1,2025,official")
                             << QStringLiteral("2:25: claims/0/amount") << QStringLiteral("the rate of EUR");
    QTest::newRow("empty") << QByteArray("n1,commitment,d1-money,USD,1bn,,2025,official")
                           << QStringLiteral("2:32: claims/0/source") << QStringLiteral("empty");
}

void DocumentReaderTest::faultsOfATableAreToldWithTheirPlace()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, place);
    QFETCH(QString, says);

    const QByteArray table = "id,subject,of,unit,amount,source,stated,stance\n" + row + '\n';
    const ImportPlan plan = importPlan({document("a.csv", table)}, ledgerFrom(smallDocument()));

    QVERIFY2(plan.problems.size() == 1, told(plan).isEmpty() ? "nothing is told" : told(plan));
    const QString line = plan.problems.front().text();
    QVERIFY2(line.startsWith(QStringLiteral("a.csv:") + place + QStringLiteral(": ")), line.toUtf8());
    QVERIFY2(line.contains(says), line.toUtf8());
}

void DocumentReaderTest::aFileThatIsNoTableIsOneProblem_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("nothing in it");
    QTest::newRow("blanks") << QByteArray("  \n") << QStringLiteral("names no column");
    QTest::newRow("no first line") << QByteArray("n1,commitment,d1-money\n") << QStringLiteral("names no column");
    QTest::newRow("a document") << smallDocument() << QStringLiteral("names no column");
    QTest::newRow("old line ends") << QByteArray("id,of\rn1,d1\r") << QStringLiteral("old Macintoshes");
}

void DocumentReaderTest::aFileThatIsNoTableIsOneProblem()
{
    QFETCH(QByteArray, table);
    QFETCH(QString, says);
    const ImportPlan plan = importPlan({document("a.csv", table)}, emptyLedger());
    QVERIFY2(plan.problems.size() == 1, told(plan));
    QVERIFY2(plan.problems.front().text().contains(says), told(plan));
}

void DocumentReaderTest::tabsPartCellsToo()
{
    const QByteArray table
        = "id\tof\tunit\tamount\tsource\tstated\tstance\nn1\td1-money\tUSD\t1bn\ts1\t2025\tofficial\n";
    QVERIFY(!importPlan({document("a.csv", table)}, ledgerFrom(smallDocument())).isRefused());
}

QTEST_APPLESS_MAIN(DocumentReaderTest)
#include "tst_documentreader.moc"
