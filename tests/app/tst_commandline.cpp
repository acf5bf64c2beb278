#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>
#include <sys/resource.h>
#include <sys/stat.h>

namespace
{

const QString program = QStringLiteral(GIGALEDGER_PROGRAM);
const QString bundled = QStringLiteral(GIGALEDGER_BUNDLED);

/// What a call of the program came to.
struct Ran
{
    int code = -1;
    QByteArray out = {};
    QString err = {};
};

Ran ran(const QStringList &arguments, const QStringList &environment = {},
        const std::function<void()> &beforeItStarts = {})
{
    QProcess process;
    if (beforeItStarts)
        process.setChildProcessModifier(beforeItStarts);
    QStringList all = QProcess::systemEnvironment();
    all.removeIf([](const QString &each) {
        return each.startsWith(QLatin1String("DISPLAY=")) || each.startsWith(QLatin1String("WAYLAND_DISPLAY="));
    });
    process.setEnvironment(all + environment);
    process.start(program, arguments);
    if (!process.waitForFinished(120000))
        return {};
    const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    return {code, process.readAllStandardOutput(), QString::fromUtf8(process.readAllStandardError())};
}

QJsonArray rows(const QStringList &arguments)
{
    const Ran answer = ran(arguments + QStringList{QStringLiteral("--format"), QStringLiteral("json")});
    if (answer.code != 0)
        qWarning("%s", qUtf8Printable(answer.err));
    return QJsonDocument::fromJson(answer.out).array();
}

QStringList split(const char *line) { return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts); }

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// `id value low high`, a row each, figures in millions.
QStringList figuresOf(const QJsonArray &totals)
{
    QStringList lines;
    for (const QJsonValue &each : totals) {
        const auto millions
            = [&](const char *key) { return QString::number(each[QLatin1String(key)].toDouble() / 1e6); };
        lines += QStringList{each[QLatin1String("id")].toString(), millions("value"), millions("low"), millions("high")}
                     .join(QLatin1Char(' '));
    }
    return lines;
}

} // namespace

/// The program as others call it: what it prints, how it ends, what it leaves behind.
class CommandLineTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString written(const QString &name, const QByteArray &text) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qUtf8Printable(name));
        return path(name);
    }
    QString ledgerOf(const QString &name, const QByteArray &document) const
    {
        const Ran imported
            = ran({QStringLiteral("import"), path(name), written(name + QStringLiteral(".json"), document)});
        if (imported.code != 0)
            qFatal("%s", qUtf8Printable(imported.err));
        return path(name);
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_folder.isValid());
        QVERIFY2(QFile::exists(bundled), "the build makes the bundled ledger");
    }

    void aPartyIsAskedForByAnIdThatWasMergedIntoIt()
    {
        const QString ledger = ledgerOf(QStringLiteral("merged.gigaledger"), R"({"format": "gigaledger/1",
            "sources": [{"id": "s", "publisher": "P", "title": "T", "kind": "news"}],
            "parties": [{"id": "lab", "name": "Lab", "kind": "lab", "was": ["old-lab"]},
                        {"id": "cloud", "name": "Cloud", "kind": "cloud"}],
            "deals": [{"id": "d", "title": "D", "kind": "compute", "status": "signed", "commitments": [
              {"id": "m", "payer": "lab", "payee": "cloud", "nature": "consumption", "firmness": "firm", "claims": [
                {"id": "c", "amount": 5000000000, "unit": "USD", "source": "s", "stated": "2026-01-01",
                 "stance": "official"}]}]}]})");
        for (const char *question : {"totals", "flows", "deals"}) {
            const QStringList ask{QStringLiteral("query"), ledger, QLatin1String(question)};
            const QJsonArray now = rows(ask + split("--payer lab"));
            QCOMPARE(now.size(), 1);
            QCOMPARE(rows(ask + split("--payer old-lab")), now);
        }
    }

    void eachCommandSaysHowToUseIt_data()
    {
        QTest::addColumn<QString>("command");
        for (const char *each : {"import", "export", "query", "render", "check", "replay", "generate"})
            QTest::newRow(each) << QString::fromLatin1(each);
    }
    void eachCommandSaysHowToUseIt()
    {
        QFETCH(QString, command);
        QVERIFY(ran({QStringLiteral("--help")}).out.contains(command.toUtf8()));

        const Ran help = ran({command, QStringLiteral("--help")});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains("Example"));
        QVERIFY(help.out.contains("gigaledger " + command.toUtf8()));
        QCOMPARE(help.err, QString());
    }

    void wrongUsageNamesTheNearest_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("nearest");
        const auto row = [](const char *line, const char *nearest) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(nearest);
        };
        row("quer L totals", "query");
        row("query L total", "totals");
        row("query L totals --payr openai", "--payer");
        row("query L totals --payer opnai", "openai");
        row("query L totals --basis bset", "best");
        row("query L totals --nature consumtion", "consumption");
        row("query L totals --format jsn", "json");
        row("query L totals --group paye", "payee");
        row("query L totals --as-of 2025-13", "2025-13");
        row("query L totals --assume-years 101", "100");
        row("query L deals --group payee", "--group");
        row("query L deals --reported", "share");
        row("query L share --reported", "--payer");
        row("query L share --nature consumption,equity", "--nature");
        row("query L concentration --nature consumption,equity", "--nature");
        row("query L loops --max-length 1", "from 2");
        row("query L loops --max-length many", "many");
        row("query L flows --max-length 3", "loops");
        row("query L dependencies --root opnai", "openai");
        row("query L dependencies --depth 2", "--root");
        row("query L dependencies --root openai --depth -1", "from 0");
        row("query L impact", "--without");
        row("query L impact --without nvidai", "nvidia");
        row("query L impact --root nvidia", "dependencies");
        row("query L path", "--between");
        row("query L path --between softbank", "--between");
        row("query L path --between softbank,tsmcc", "tsmc");
        row("query L", "WHAT");
        row("query L totals --as-of", "needs a value");
        row("query L totals --payer OPENAI", "openai");
        row("query L totals --from 2027 --to 2025", "--from 2027");
        row("query L totals deals", "deals");
        row("export L -o x.xlsx", ".json");
        row("export L", "--output");
        row("import L x.json --keep our", "ours");
        row("import L x.json --who a\nb", "--who");
        row("render L shares -o x.png", "share");
        row("render L share -o x.gif", ".png");
        row("render L share -o x.png --option sourc=both", "source");
        row("render L share -o x.png --option source=bth", "both");
        row("render L share -o x.png --theme drak", "dark");
        row("render L share -o x.png --size 10", "1280x720");
        row("render L share -o x.png --scale NaN", "from 1 to 4");
        row("render L share -o x.png --scale 5", "from 1 to 4");
        row("render L dependencies -o x.png --option root=opnai", "openai");
        row("render L dependencies -o x.png --option between=openai,nvidai", "nvidia");
        row("render L dependencies -o x.png --option depth=deep", "deep");
        row("generate --deals 5 --seed 1 -o x.xlsx", ".gigaledger");
        row("generate --deals five --seed 1 -o x.json", "--deals");
        row("generate --deals 5 --seed -1 -o x.json", "--seed");
        row("generate --deals 5 --seed 18446744073709551616 -o x.json", "--seed");
        row("check -- L more", "more");
    }
    void wrongUsageNamesTheNearest()
    {
        QFETCH(QString, line);
        QFETCH(QString, nearest);
        QStringList arguments = line.split(QLatin1Char(' '));
        arguments.replaceInStrings(QRegularExpression(QStringLiteral("^L$")), bundled);

        const Ran refused = ran(arguments);

        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.contains(nearest), qUtf8Printable(refused.err));
        QCOMPARE(refused.out, QByteArray());
    }

    void inputAtFaultNamesTheFile_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *each :
             {"query none.gigaledger totals", "query text.gigaledger totals", "check text.gigaledger",
              "export none.gigaledger -o x.json", "render none.gigaledger share -o x.png",
              "import text.gigaledger empty.json", "import new.gigaledger none.json",
              "replay none.gigaledger edits.json", "replay text.gigaledger none.json"})
            QTest::newRow(each) << QString::fromLatin1(each);
    }
    void inputAtFaultNamesTheFile()
    {
        QFETCH(QString, line);
        written(QStringLiteral("text.gigaledger"),
                "this is no ledger, though it is called one, and long enough to be looked at");
        written(QStringLiteral("empty.json"), R"({"format": "gigaledger/1"})");
        written(QStringLiteral("edits.json"), "[]");
        QStringList arguments = line.split(QLatin1Char(' '));
        for (QString &each : arguments)
            if (each.contains(QLatin1Char('.')))
                each = path(each);
        const QByteArray before = contentOf(path(QStringLiteral("text.gigaledger")));

        const Ran refused = ran(arguments);

        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains(QLatin1String("none.")) || refused.err.contains(QLatin1String("text.gigaledger")),
                 qUtf8Printable(refused.err));
        QVERIFY(!QFile::exists(path(QStringLiteral("none.gigaledger"))));
        QVERIFY(!QFile::exists(path(QStringLiteral("new.gigaledger"))));
        QCOMPARE(contentOf(path(QStringLiteral("text.gigaledger"))), before);
    }

    void theBundledFactsAddUpToWhatIsKnown_data()
    {
        QTest::addColumn<QString>("lens");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("best") << QString()
                              << QStringList{QStringLiteral("oci 300000 300000 300000"),
                                             QStringLiteral("azure 250000 250000 250000"),
                                             QStringLiteral("aws 138000 38000 138000"),
                                             QStringLiteral("coreweave 22400 15900 22400"),
                                             QStringLiteral("cerebras 20000 20000 20000")};
        QTest::newRow("as of a day") << QStringLiteral("--as-of 2025-11-30")
                                     << QStringList{QStringLiteral("oci 300000 300000 300000"),
                                                    QStringLiteral("azure 250000 250000 250000"),
                                                    QStringLiteral("aws 38000 38000 38000"),
                                                    QStringLiteral("coreweave 22400 15900 22400")};
    }
    void theBundledFactsAddUpToWhatIsKnown()
    {
        QFETCH(QString, lens);
        QFETCH(QStringList, expected);
        const QStringList question = {QStringLiteral("query"), bundled, QStringLiteral("totals")};

        const QJsonArray totals = rows(question + split("--payer openai --nature consumption")
                                       + lens.split(QLatin1Char(' '), Qt::SkipEmptyParts));

        QCOMPARE(figuresOf(totals), expected);
    }

    void onOfficialWordOnlyOfficialClaimsCount()
    {
        const QJsonArray totals = rows(QStringList{QStringLiteral("query"), bundled}
                                       + split("totals --payer openai --nature consumption --basis official"));
        QVERIFY(figuresOf(totals).filter(QStringLiteral("coreweave 6500 ")).size() == 1);
    }

    void sharesOfAYearAreThoseOfItsMoney()
    {
        const QJsonArray periods
            = rows(QStringList{QStringLiteral("query"), bundled} + split("share --payer openai --from 2027 --to 2027"));
        QCOMPARE(periods.size(), 1);
        QStringList shares;
        for (const QJsonValue &part : periods[0][QLatin1String("parts")].toArray())
            shares += part[QLatin1String("id")].toString() + QLatin1Char(' ')
                + QString::number(part[QLatin1String("share")].toDouble(), 'f', 3);
        const QStringList expected
            = {QStringLiteral("oci 0.431"), QStringLiteral("azure 0.360"), QStringLiteral("aws 0.129"),
               QStringLiteral("cerebras 0.048"), QStringLiteral("coreweave 0.032")};
        QCOMPARE(shares, expected);
    }

    void answersHaveTheShapeThatIsPromised_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("always");
        QTest::addColumn<QString>("maybe");
        const auto row = [](const char *question, const char *always, const char *maybe) {
            QTest::newRow(question) << QString::fromLatin1(question) << QString::fromLatin1(always)
                                    << QString::fromLatin1(maybe);
        };
        row("totals", "id name nature value low high commitments", "");
        row("totals --group kind", "id name nature value low high commitments", "");
        row("share", "period total assumed hhi parts", "");
        row("share --reported --payer openai", "period total assumed hhi parts", "");
        row("flows", "payer payee nature value low high commitments", "");
        row("concentration", "id name value suppliers top top_share hhi", "");
        row("contested", "subject id unit low high claims", "");
        row("uncounted", "subject id why", "value");
        row("changes", "day claim deal subject of unit headline stance source supersedes", "");
        row("deals", "id title kind status parties commitments deployments claims contested", "announced");
        row("claims", "id deal subject of unit source stated stance state",
            "payer payee nature firmness operator tenant counts amount low high hedge per start end note");
        row("parties", "id name kind deals", "parent country aliases was ticker url note");
        row("sources", "id publisher title kind claims", "url published accessed archive aliases was");
        row("observations", "id subject metric date unit source stance", "counterparty value low high note");
    }
    void answersHaveTheShapeThatIsPromised()
    {
        QFETCH(QString, question);
        QFETCH(QString, always);
        QFETCH(QString, maybe);
        const QStringList needed = always.split(QLatin1Char(' '));
        const QStringList allowed = needed + maybe.split(QLatin1Char(' '), Qt::SkipEmptyParts);

        const QJsonArray answer
            = rows(QStringList{QStringLiteral("query"), bundled} + question.split(QLatin1Char(' ')));

        QVERIFY(!answer.isEmpty());
        for (const QJsonValue &row : answer) {
            const QStringList keys = row.toObject().keys();
            for (const QString &key : needed)
                QVERIFY2(keys.contains(key), qUtf8Printable(key));
            for (const QString &key : keys)
                QVERIFY2(allowed.contains(key), qUtf8Printable(key));
        }
    }

    void capacityTellsPeriodsAndWhatHasNoDate()
    {
        const Ran answer = ran({QStringLiteral("query"), bundled, QStringLiteral("capacity"),
                                QStringLiteral("--format"), QStringLiteral("json")});
        const QJsonObject capacity = QJsonDocument::fromJson(answer.out).object();
        QCOMPARE(capacity.keys(), (QStringList{QStringLiteral("periods"), QStringLiteral("undated")}));
        QVERIFY(!capacity[QLatin1String("periods")].toArray().isEmpty());
        QVERIFY(!capacity[QLatin1String("undated")].toArray().isEmpty());
    }

    void answersAboutRelationsAreObjects_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("members");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("columns");
        const auto row = [](const char *question, const char *members, const char *rows, const char *columns) {
            QTest::newRow(question) << QString::fromLatin1(question) << QString::fromLatin1(members)
                                    << QString::fromLatin1(rows) << QString::fromLatin1(columns);
        };
        row("loops", "circulation complete loops", "loops", "closed legs parties value");
        row("impact --without nvidia", "dependents party power value", "dependents", "id left name power value");
        row("dependencies", "edges nodes", "nodes", "id kind name");
        row("dependencies --root openai", "edges nodes", "nodes", "depth id kind name");
        row("dependencies --root openai --depth 1", "edges nodes", "edges", "deals from kinds power to value");
        row("path --between softbank,tsmc", "steps", "steps", "deals from kinds to");
    }
    void answersAboutRelationsAreObjects()
    {
        QFETCH(QString, question);
        QFETCH(QString, members);
        QFETCH(QString, rows);
        QFETCH(QString, columns);

        const Ran answer = ran(QStringList{QStringLiteral("query"), bundled} + question.split(QLatin1Char(' '))
                               + QStringList{QStringLiteral("--format"), QStringLiteral("json")});

        QCOMPARE(answer.code, 0);
        const QJsonObject object = QJsonDocument::fromJson(answer.out).object();
        QCOMPARE(object.keys().join(QLatin1Char(' ')), members);
        const QJsonArray list = object[rows].toArray();
        QVERIFY(!list.isEmpty());
        for (const QJsonValue &row : list)
            QCOMPARE(row.toObject().keys().join(QLatin1Char(' ')), columns);
    }

    void aFlatAnswerTellsTheWholeInARowOfItsOwn()
    {
        const Ran loops = ran({QStringLiteral("query"), bundled, QStringLiteral("loops"), QStringLiteral("--as-of"),
                               QStringLiteral("2025-11-30"), QStringLiteral("--format"), QStringLiteral("csv")});
        QCOMPARE(loops.code, 0);
        const QList<QByteArray> lines = loops.out.split('\n');
        QCOMPARE(lines.first().trimmed(), QByteArray("parties,value,closed,share,complete"));
        QCOMPARE(lines.at(1).trimmed(), QByteArray("microsoft openai,12000000000,2025-10-29,,"));
        QVERIFY2(lines.at(4).startsWith("circulation,50000000000,,0.0356"), lines.at(4).constData());
        QVERIFY(lines.at(4).trimmed().endsWith("true"));
    }

    void csvHasTheColumnsThatAreDocumented()
    {
        const Ran csv = ran({QStringLiteral("query"), bundled, QStringLiteral("claims"), QStringLiteral("--format"),
                             QStringLiteral("csv")});
        QCOMPARE(csv.code, 0);
        QCOMPARE(csv.out.left(csv.out.indexOf('\r')),
                 QByteArray("id,deal,subject,of,payer,payee,nature,firmness,operator,tenant,counts,unit,amount,low,"
                            "high,hedge,per,start,end,"
                            "source,stated,stance,state,note"));
    }

    void withoutAFormatAnswersAreTables()
    {
        const Ran table = ran({QStringLiteral("query"), bundled, QStringLiteral("totals"), QStringLiteral("--payer"),
                               QStringLiteral("openai")});
        QCOMPARE(table.code, 0);
        QVERIFY(table.out.startsWith("id"));
        QVERIFY(table.out.contains("300,000,000,000"));
    }

    void allProblemsOfADocumentAreToldAtOnce()
    {
        const QString file = written(QStringLiteral("broken.json"), R"({
  "format": "gigaledger/1",
  "parties": [
    {"id": "Upper", "name": "A", "kind": "lab"},
    {"id": "b", "name": "B", "kind": "labb"},
    {"id": "c", "name": "C", "kind": "lab", "parent": "nobody"}
  ]
}
)");
        const Ran refused = ran({QStringLiteral("import"), path(QStringLiteral("refused.gigaledger")), file});

        QCOMPARE(refused.code, 1);
        const QStringList lines = refused.err.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY2(lines.size() >= 4, qUtf8Printable(refused.err));
        QVERIFY(lines.first().startsWith(QStringLiteral("%1 problems").arg(lines.size() - 1)));
        static const QRegularExpression told(QStringLiteral("^(.+):(\\d+):(\\d+): (\\S+): .+; .+$"));
        for (const QString &line : lines.mid(1)) {
            const auto match = told.match(line);
            QVERIFY2(match.hasMatch(), qUtf8Printable(line));
            QCOMPARE(match.captured(1), file);
        }
        QVERIFY(refused.err.contains(QStringLiteral("broken.json:5:")));
        QVERIFY(!QFile::exists(path(QStringLiteral("refused.gigaledger"))));
    }

    void fieldsThatDifferAreKeptAsTheReaderSays()
    {
        const QString ledger
            = ledgerOf(QStringLiteral("keep.gigaledger"),
                       R"({"format": "gigaledger/1", "parties": [{"id": "a", "name": "Ours", "kind": "lab"}]})");
        const QString theirs
            = written(QStringLiteral("theirs.json"),
                      R"({"format": "gigaledger/1", "parties": [{"id": "a", "name": "Theirs", "kind": "lab"}]})");
        const auto name = [&] {
            return rows({QStringLiteral("query"), ledger, QStringLiteral("parties")})[0][QLatin1String("name")]
                .toString();
        };

        const Ran refused = ran({QStringLiteral("import"), ledger, theirs});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains(QLatin1String("name")), qUtf8Printable(refused.err));
        QCOMPARE(name(), QStringLiteral("Ours"));

        QCOMPARE(ran({QStringLiteral("import"), ledger, theirs, QStringLiteral("--keep"), QStringLiteral("ours")}).code,
                 0);
        QCOMPARE(name(), QStringLiteral("Ours"));

        QCOMPARE(ran({QStringLiteral("import"), ledger, theirs, QStringLiteral("--keep"), QStringLiteral("theirs"),
                      QStringLiteral("--dry-run")})
                     .code,
                 0);
        QCOMPARE(name(), QStringLiteral("Ours"));

        QCOMPARE(
            ran({QStringLiteral("import"), ledger, theirs, QStringLiteral("--keep"), QStringLiteral("theirs")}).code,
            0);
        QCOMPARE(name(), QStringLiteral("Theirs"));
    }

    void aTrialImportMakesNoLedger()
    {
        const QString document
            = written(QStringLiteral("trial.json"),
                      R"({"format": "gigaledger/1", "parties": [{"id": "a", "name": "A", "kind": "lab"}]})");
        const Ran trial = ran({QStringLiteral("import"), path(QStringLiteral("trial.gigaledger")), document,
                               QStringLiteral("--dry-run")});
        QCOMPARE(trial.code, 0);
        QVERIFY(trial.out.contains("1 party added"));
        QVERIFY(!QFile::exists(path(QStringLiteral("trial.gigaledger"))));

        const QString nowhere = path(QStringLiteral("nowhere/trial.gigaledger"));
        const Ran inVain = ran({QStringLiteral("import"), nowhere, document, QStringLiteral("--dry-run")});
        QCOMPARE(inVain.code, 1);
        QVERIFY2(inVain.err.contains(QLatin1String("no such folder")), qUtf8Printable(inVain.err));
        QCOMPARE(ran({QStringLiteral("import"), nowhere, document}).err, inVain.err);
    }

    void whatIsExportedAndImportedIsExportedTheSame()
    {
        const QString first = path(QStringLiteral("first.json"));
        const QString second = path(QStringLiteral("second.json"));
        QCOMPARE(ran({QStringLiteral("export"), bundled, QStringLiteral("-o"), first}).code, 0);
        QCOMPARE(ran({QStringLiteral("import"), path(QStringLiteral("again.gigaledger")), first}).code, 0);
        QCOMPARE(ran({QStringLiteral("export"), path(QStringLiteral("again.gigaledger")), QStringLiteral("-o"), second})
                     .code,
                 0);
        QVERIFY(contentOf(first).size() > 100000);
        QVERIFY(contentOf(first) == contentOf(second));
    }

    void anImportThatFindsNoRoomNamesTheLedgerAndLeavesNothing()
    {
        const QString document = path(QStringLiteral("large.json"));
        QCOMPARE(ran({QStringLiteral("export"), bundled, QStringLiteral("-o"), document}).code, 0);
        const QString ledger = path(QStringLiteral("roomless.gigaledger"));
        // The kernel lets no file grow beyond a size: a disk that is full.
        const Ran refused = ran({QStringLiteral("import"), ledger, document}, {}, [] {
            const rlimit small = {40000, 40000};
            ::setrlimit(RLIMIT_FSIZE, &small);
        });

        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains(ledger), qUtf8Printable(refused.err));
        QVERIFY2(!refused.err.contains(QStringLiteral(".new")), qUtf8Printable(refused.err));
        QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("roomless*")}, QDir::Files), QStringList());
    }

    void aStoryOfAViewThatIsGoneIsDoubtedAndTravels()
    {
        const QString ledger = ledgerOf(QStringLiteral("gone.gigaledger"), R"({"format": "gigaledger/1",
            "views": [{"id": "here", "title": "Here", "view": "share"}],
            "stories": [{"id": "talk", "title": "Talk",
                         "steps": [{"view": "here"}, {"view": "elsewhere", "notes": "kept"}]}]})");
        const Ran checked = ran({QStringLiteral("check"), ledger});
        QCOMPARE(checked.code, 0);
        QVERIFY2(checked.out.contains("1 view gone"), checked.out.constData());

        const QString exported = path(QStringLiteral("gone.json"));
        QCOMPARE(ran({QStringLiteral("export"), ledger, QStringLiteral("-o"), exported}).code, 0);
        QVERIFY(contentOf(exported).contains("elsewhere"));
        QCOMPARE(ran({QStringLiteral("import"), path(QStringLiteral("gone-again.gigaledger")), exported}).code, 0);
    }

    void aLensExportsItsDealsWithAllTheyReferTo()
    {
        const QString excerpt = path(QStringLiteral("excerpt.json"));
        QCOMPARE(ran({QStringLiteral("export"), bundled, QStringLiteral("--payee"), QStringLiteral("coreweave"),
                      QStringLiteral("-o"), excerpt})
                     .code,
                 0);
        QCOMPARE(ran({QStringLiteral("import"), path(QStringLiteral("excerpt.gigaledger")), excerpt}).code, 0);
        const auto deals = [](const QString &ledger) {
            return rows({QStringLiteral("query"), ledger, QStringLiteral("deals"), QStringLiteral("--payee"),
                         QStringLiteral("coreweave")});
        };
        QVERIFY(!deals(bundled).isEmpty());
        QCOMPARE(deals(path(QStringLiteral("excerpt.gigaledger"))), deals(bundled));
    }

    void exportedClaimsAreImportedAsNothingNew()
    {
        const QString csv = path(QStringLiteral("claims.csv"));
        QVERIFY(QFile::copy(bundled, path(QStringLiteral("copy.gigaledger"))));
        QCOMPARE(ran({QStringLiteral("export"), bundled, QStringLiteral("-o"), csv}).code, 0);
        const Ran imported = ran({QStringLiteral("import"), path(QStringLiteral("copy.gigaledger")), csv});
        QVERIFY2(imported.code == 0, qUtf8Printable(imported.err));
        QVERIFY2(imported.out.contains("nothing new"), imported.out.constData());
    }

    void checkSaysWhatTheLedgerHolds()
    {
        const Ran checked = ran({QStringLiteral("check"), bundled});
        QCOMPARE(checked.code, 0);
        QVERIFY(checked.out.contains("whole"));
        QVERIFY(checked.out.contains("contested"));
        QCOMPARE(checked.err, QString());
    }

    void everyRevisionThatReplayPrintedSurvivesAKill()
    {
        constexpr int edits = 400;
        QJsonArray changes;
        for (int i = 0; i < edits; ++i) {
            const QString id = QStringLiteral("p%1").arg(i);
            const QJsonObject after = {{QStringLiteral("id"), id},
                                       {QStringLiteral("name"), id},
                                       {QStringLiteral("kind"), QStringLiteral("other")}};
            changes.append(QJsonArray{QJsonObject{{QStringLiteral("record"), QStringLiteral("party")},
                                                  {QStringLiteral("id"), id},
                                                  {QStringLiteral("after"), after}}});
        }
        const QString file = written(QStringLiteral("edits.json"), QJsonDocument(changes).toJson());
        QRandomGenerator random(7);
        for (int round = 0; round < 6; ++round) {
            const QString ledger = ledgerOf(QStringLiteral("replay%1.gigaledger").arg(round),
                                            R"({"format": "gigaledger/1", "title": "t"})");
            const int enough = random.bounded(1, 200);
            QProcess process;
            process.start(program, {QStringLiteral("replay"), ledger, file});
            QByteArray printed;
            while (printed.count('\n') < enough && process.waitForReadyRead(30000))
                printed += process.readAllStandardOutput();
            process.kill();
            QVERIFY(process.waitForFinished());
            printed += process.readAllStandardOutput();

            const QList<QByteArray> revisions = printed.left(printed.lastIndexOf('\n')).split('\n');
            QVERIFY(revisions.size() >= enough);
            const Ran checked = ran({QStringLiteral("check"), ledger});
            QVERIFY2(checked.code == 0, qUtf8Printable(checked.err));
            static const QRegularExpression revision(QStringLiteral("revision (\\d+)"));
            QVERIFY(revision.match(QString::fromUtf8(checked.out)).captured(1).toInt() >= revisions.last().toInt());
            QVERIFY(rows({QStringLiteral("query"), ledger, QStringLiteral("parties")}).size() >= revisions.size());
        }
    }

    void replayStopsAtTheFirstEditThatDoesNotFit()
    {
        const QString ledger
            = ledgerOf(QStringLiteral("stop.gigaledger"),
                       R"({"format": "gigaledger/1", "parties": [{"id": "a", "name": "A", "kind": "lab"}]})");
        const QString file = written(QStringLiteral("stop.json"), R"([
  [{"record": "party", "id": "b", "after": {"id": "b", "name": "B", "kind": "lab"}}],
  [{"record": "party", "id": "a", "before": {"id": "a", "name": "Other", "kind": "lab"}, "after": {"id": "a", "name": "New", "kind": "lab"}}],
  [{"record": "party", "id": "c", "after": {"id": "c", "name": "C", "kind": "lab"}}]
])");
        const Ran stopped = ran({QStringLiteral("replay"), ledger, file});
        QCOMPARE(stopped.code, 1);
        QCOMPARE(stopped.out.count('\n'), 1);
        QVERIFY2(stopped.err.contains(QLatin1String("edit 2 of 3")), qUtf8Printable(stopped.err));
        QCOMPARE(rows({QStringLiteral("query"), ledger, QStringLiteral("parties")}).size(), 2);
    }

    void theSameSeedMakesTheSameDeals()
    {
        const auto made = [&](const char *name, const char *seed) {
            const QString file = path(QString::fromLatin1(name));
            const Ran done = ran({QStringLiteral("generate"), QStringLiteral("--deals"), QStringLiteral("200"),
                                  QStringLiteral("--seed"), QString::fromLatin1(seed), QStringLiteral("-o"), file});
            return done.code == 0 ? contentOf(file) : QByteArray();
        };
        const QByteArray one = made("one.json", "1");
        QVERIFY(!one.isEmpty());
        QVERIFY(one == made("same.json", "1"));
        QVERIFY(one != made("other.json", "2"));

        QVERIFY(!made("made.gigaledger", "1").isEmpty());
        QCOMPARE(rows({QStringLiteral("query"), path(QStringLiteral("made.gigaledger")), QStringLiteral("deals"),
                       QStringLiteral("--status"),
                       QStringLiteral("rumored,reported,announced,signed,active,completed,paused,lapsed,cancelled")})
                     .size(),
                 200);
        QVERIFY2(made("made.gigaledger", "2").isEmpty(), "a ledger that is there is not overwritten");
    }

    void picturesAreTheSameFromCallToCall_data()
    {
        QTest::addColumn<QString>("view");
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("start");
        for (const char *view : {"share", "commitments", "capacity"}) {
            QTest::addRow("%s png", view)
                << QString::fromLatin1(view) << QStringLiteral("png") << QByteArray("\x89PNG");
            QTest::addRow("%s svg", view) << QString::fromLatin1(view) << QStringLiteral("svg") << QByteArray("<?xml");
            QTest::addRow("%s pdf", view) << QString::fromLatin1(view) << QStringLiteral("pdf") << QByteArray("%PDF");
        }
    }
    void picturesAreTheSameFromCallToCall()
    {
        QFETCH(QString, view);
        QFETCH(QString, suffix);
        QFETCH(QByteArray, start);
        const auto drawn = [&](const QString &name, const QStringList &environment) {
            const QString file = path(name + QLatin1Char('.') + suffix);
            const Ran done = ran({QStringLiteral("render"), bundled, view, QStringLiteral("--payer"),
                                  QStringLiteral("openai"), QStringLiteral("-o"), file},
                                 environment);
            if (done.code != 0)
                qWarning("%s", qUtf8Printable(done.err));
            QByteArray bytes = contentOf(file);
            if (const auto day = bytes.indexOf("/CreationDate"); day >= 0)
                bytes.remove(day, bytes.indexOf('\n', day) - day);
            return bytes;
        };
        const QByteArray first = drawn(QStringLiteral("first"), {});
        QVERIFY(first.startsWith(start));
        QVERIFY(first.size() > 5000);
        QVERIFY(first == drawn(QStringLiteral("second"), {QStringLiteral("LC_ALL=C")}));
    }

    void errorsGoToStandardErrorAndNothingElseDoes_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::newRow("none") << QStringLiteral("LC_ALL=C");
        QTest::newRow("German") << QStringLiteral("LC_ALL=de_DE.UTF-8");
    }
    void errorsGoToStandardErrorAndNothingElseDoes()
    {
        QFETCH(QString, locale);
        const QStringList arguments = {QStringLiteral("query"), bundled, QStringLiteral("capacity"),
                                       QStringLiteral("--format"), QStringLiteral("csv")};
        const Ran plain = ran(arguments);
        const Ran there = ran(arguments, {locale});
        QCOMPARE(there.err, QString());
        QCOMPARE(there.out, plain.out);
    }

    void aLedgerIsNeverWrittenOverByWhatIsMadeOfIt()
    {
        const QString picture = path(QStringLiteral("called.png"));
        const QString document = path(QStringLiteral("called.json"));
        QVERIFY(QFile::copy(bundled, picture) && QFile::copy(bundled, document));
        const QByteArray before = contentOf(bundled);
        for (const QStringList &arguments :
             {QStringList{QStringLiteral("render"), picture, QStringLiteral("share"), QStringLiteral("-o"), picture},
              QStringList{QStringLiteral("export"), document, QStringLiteral("-o"), document}}) {
            const Ran refused = ran(arguments);
            QCOMPARE(refused.code, 2);
            QVERIFY2(refused.err.contains(QLatin1String("ledger itself")), qUtf8Printable(refused.err));
            QCOMPARE(contentOf(arguments[1]), before);
        }
    }

    void whatNobodyWritesIsNotWaitedForForEver()
    {
        const QString pipe = path(QStringLiteral("pipe.json"));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        for (const QString &endless : {pipe, QStringLiteral("/dev/zero")}) {
            const Ran refused = ran({QStringLiteral("import"), path(QStringLiteral("piped.gigaledger")), endless});
            QCOMPARE(refused.code, 1);
            QVERIFY2(refused.err.contains(endless), qUtf8Printable(refused.err));
        }
        QVERIFY(!QFile::exists(path(QStringLiteral("piped.gigaledger"))));
    }

    void aPipeThatIsWrittenToIsRead()
    {
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"),
                    {QStringLiteral("-c"),
                     QStringLiteral("sleep 0.2; echo '{\"format\": \"gigaledger/1\"}' | \"$0\" "
                                    "import \"$1\" /dev/stdin --dry-run"),
                     program, path(QStringLiteral("from-pipe.gigaledger"))});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardError(), QByteArray());
        QCOMPARE(shell.exitCode(), 0);
    }

    void closedStreamsAreNotMistakenForFiles()
    {
        QProcess shell;
        const QString ledger = path(QStringLiteral("closed.gigaledger"));
        QVERIFY(QFile::copy(bundled, ledger));
        shell.start(QStringLiteral("/bin/sh"),
                    {QStringLiteral("-c"), QStringLiteral("\"$0\" check \"$1\" >&- 2>&- <&-"), program, ledger});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 1); // nothing could be said
        QCOMPARE(contentOf(ledger), contentOf(bundled));
    }

    void aFullDiskUnderStandardOutputIsAFault()
    {
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"),
                    {QStringLiteral("-c"), QStringLiteral("\"$0\" query \"$1\" totals > /dev/full"), program, bundled});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 1);
        QVERIFY(shell.readAllStandardError().contains("standard output cannot be written"));
    }

    void whatOthersWroteDoesNothingToTheTerminal()
    {
        const QString document
            = written(QStringLiteral("escape.json"), "{\"format\": \"gigaledger/1\", \"\\u001b[31m\": 1}");
        const Ran refused = ran({QStringLiteral("import"), path(QStringLiteral("e\x1b[31m.gigaledger")),
                                 document + QStringLiteral("\x1b")});
        QCOMPARE(refused.code, 1);
        QVERIFY2(!refused.err.contains(QChar(0x1b)), qUtf8Printable(refused.err));
        QVERIFY2(refused.err.contains(QLatin1String("\\u{1b}")), qUtf8Printable(refused.err));
    }

    void whoInterruptsFindsNothingHalfDone_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl+C") << SIGINT;
        QTest::newRow("a shutdown") << SIGTERM;
        QTest::newRow("a terminal that is closed") << SIGHUP;
    }
    void whoInterruptsFindsNothingHalfDone()
    {
        QFETCH(int, signal);
        const QTemporaryDir folder;
        const QDir place(folder.path());
        QProcess process;
        process.start(program,
                      {QStringLiteral("generate"), QStringLiteral("--deals"), QStringLiteral("5000"),
                       QStringLiteral("--seed"), QStringLiteral("1"), QStringLiteral("-o"),
                       place.filePath(QStringLiteral("large.gigaledger"))});
        // Once the file is in the making, it is some time until it is whole.
        QTRY_VERIFY_WITH_TIMEOUT(!place.isEmpty(), 60000);
        ::kill(static_cast<pid_t>(process.processId()), signal);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::CrashExit); // ended by the signal, as whoever sent it expects
        QCOMPARE(place.entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void aReplayThatIsInterruptedEndsBetweenTwoEdits()
    {
        const QString ledger = ledgerOf(QStringLiteral("interrupted.gigaledger"), R"({"format": "gigaledger/1"})");
        QByteArray edits = "[";
        for (int i = 0; i < 20000; ++i)
            edits += (i ? "," : "")
                + QStringLiteral(R"([{"record":"party","id":"p%1","after":{"name":"N","kind":"lab"}}])")
                      .arg(i)
                      .toUtf8();
        const QString file = written(QStringLiteral("many.json"), edits + "]");
        QProcess process;
        process.start(program, {QStringLiteral("replay"), ledger, file});
        QVERIFY(process.waitForReadyRead());
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        const QString said = QString::fromUtf8(process.readAllStandardError());
        const QByteArray newest = process.readAllStandardOutput().trimmed().split('\n').last();
        QVERIFY2(said.contains(QStringLiteral("revision %1 is on disk").arg(QString::fromUtf8(newest))),
                 qUtf8Printable(said));
        QVERIFY(!QFile::exists(ledger + QStringLiteral("-wal"))); // the file alone is whole
    }

    void aReaderThatGoesAwayIsNoFault()
    {
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"),
                    {QStringLiteral("-c"),
                     QStringLiteral("{ \"$0\" query \"$1\" claims --format csv; echo ended $? >&2; } | head -n 1"),
                     program, bundled});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardError(), QByteArray("ended 0\n"));
        QVERIFY(shell.readAllStandardOutput().startsWith("id,deal"));
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
