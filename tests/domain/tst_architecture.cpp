#include <QTest>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>

/// Reads the tree for what the compiler cannot see.
class TestArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void modelsKnowNoClockNoSettingsAndNoTranslation_data();
    void modelsKnowNoClockNoSettingsAndNoTranslation();
    void modelsHaveNoMutableStatics();
    void mutableStaticsAreRecognised_data();
    void mutableStaticsAreRecognised();
    void layersKeepOutOfWhatTheyMayNotKnow_data();
    void layersKeepOutOfWhatTheyMayNotKnow();
    void fileNamesAreUniqueInTheTree();
    void theTopHoldsOnlyWhatBelongsThere();

private:
    QDir m_tree{QStringLiteral(GIGALEDGER_SOURCE_DIR)};
    QStringList m_files; // relative to the tree
};

namespace
{
/// The files of the tree: what git keeps, else everything but what is built.
QStringList filesOf(const QDir &tree)
{
    if (tree.exists(QStringLiteral(".git"))) {
        QProcess git;
        git.setWorkingDirectory(tree.path());
        git.start(QStringLiteral("git"),
                  {QStringLiteral("-c"), QStringLiteral("safe.directory=*"), QStringLiteral("ls-files"),
                   QStringLiteral("-z")});
        if (git.waitForFinished() && git.exitCode() == 0) {
            QStringList kept = QString::fromUtf8(git.readAllStandardOutput()).split(QChar(u'\0'), Qt::SkipEmptyParts);
            kept.removeIf([&tree](const QString &file) { return !tree.exists(file); }); // deleted, not yet committed
            return kept;
        }
    }
    QStringList files;
    QDirIterator all(tree.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString file = tree.relativeFilePath(all.next());
        const QString top = file.section(QLatin1Char('/'), 0, 0);
        if (top != QLatin1String("build") && top != QLatin1String("out") && top != QLatin1String(".git"))
            files << file;
    }
    return files;
}

/// A source without its comments and the insides of its texts.
QString codeOf(const QString &source)
{
    static const QRegularExpression noise(
        QStringLiteral("//[^\\n]*|/\\*.*?\\*/|R\"\\(.*?\\)\"|\"(?:\\\\.|[^\"\\\\\\n])*\""),
        QRegularExpression::DotMatchesEverythingOption);
    QString code = source;
    return code.replace(noise, QStringLiteral(" "));
}

bool isSource(const QString &file)
{
    return file.endsWith(QLatin1String(".cpp")) || file.endsWith(QLatin1String(".h"));
}

/// Lines that declare something static which can change: neither constant nor a function.
QStringList mutableStatics(const QString &code)
{
    static const QRegularExpression declaration(
        QStringLiteral(R"(^\s*(?:inline\s+)?(?:static|thread_local)\s+([^;{]*?)\s*(=|;|\{|\())"),
        QRegularExpression::MultilineOption);
    static const QRegularExpression constant(QStringLiteral(R"(\b(const|constexpr|constinit const|consteval)\b)"));
    QStringList found;
    auto matches = declaration.globalMatch(code);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const bool isFunction = match.captured(2) == QLatin1String("(");
        if (!isFunction && !match.captured(1).contains(constant))
            found << match.captured(0).trimmed();
    }
    return found;
}
} // namespace

void TestArchitecture::initTestCase()
{
    m_files = filesOf(m_tree);
    QVERIFY(m_files.contains(QStringLiteral("models/domain/ledger.h")));
}

void TestArchitecture::modelsKnowNoClockNoSettingsAndNoTranslation_data()
{
    QTest::addColumn<QString>("pattern");
    const auto row = [](const char *name, const char *pattern) { QTest::newRow(name) << QString::fromLatin1(pattern); };
    row("settings", R"(\bQSettings\b)");
    row("Qt's clock", R"(\b(QDateTime|QDate|QTime)::current\w*|\bcurrentDateTime(Utc)?\b)");
    row("the standard clock", R"(\b(system|steady|high_resolution|utc)_clock\b)");
    row("the C clock", R"(\b(gettimeofday|localtime|gmtime|clock_gettime)\b|\bstd::time\s*\()");
    row("timers that tell the time", R"(\bQElapsedTimer\b)");
    row("translation", R"((?<![\w.>])tr\s*\(|\bQCoreApplication::translate\b)");
}

void TestArchitecture::modelsKnowNoClockNoSettingsAndNoTranslation()
{
    QFETCH(QString, pattern);
    const QRegularExpression forbidden(pattern);
    QStringList found;
    for (const QString &file : m_files) {
        // Item models word what a reader sees (architecture.md, «Text»); they are in the session alone.
        const bool isWorded = QString::fromLatin1(QTest::currentDataTag()) == QLatin1String("translation")
            && file.startsWith(QLatin1String("models/session/"));
        if (!isSource(file) || !file.startsWith(QLatin1String("models/")) || isWorded)
            continue;
        QFile source(m_tree.filePath(file));
        QVERIFY2(source.open(QIODevice::ReadOnly), qPrintable(file));
        if (const auto match = forbidden.match(codeOf(QString::fromUtf8(source.readAll()))); match.hasMatch())
            found << file + QStringLiteral(": ") + match.captured();
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestArchitecture::modelsHaveNoMutableStatics()
{
    QStringList found;
    for (const QString &file : m_files) {
        if (!isSource(file) || !file.startsWith(QLatin1String("models/")))
            continue;
        QFile source(m_tree.filePath(file));
        QVERIFY2(source.open(QIODevice::ReadOnly), qPrintable(file));
        for (const QString &line : mutableStatics(codeOf(QString::fromUtf8(source.readAll()))))
            found << file + QStringLiteral(": ") + line;
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestArchitecture::mutableStaticsAreRecognised_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("isMutable");
    const auto row
        = [](const char *line, bool isMutable) { QTest::newRow(line) << QString::fromLatin1(line) << isMutable; };
    row("    static int calls = 0;", true);
    row("static std::map<int, int> cache;", true);
    row("    thread_local std::string buffer;", true);
    row("inline static bool isReady{false};", true);
    row("    static constexpr int most = 3;", false);
    row("    static const QRegularExpression noise(pattern);", false);
    row("    static PartialDate exact(int day);", false);
    row("static_assert(sizeof(int) == 4);", false);
    row("const auto x = static_cast<int>(y);", false);
}

void TestArchitecture::mutableStaticsAreRecognised()
{
    QFETCH(QString, line);
    QFETCH(bool, isMutable);
    QCOMPARE(!mutableStatics(codeOf(line)).isEmpty(), isMutable);
}

void TestArchitecture::layersKeepOutOfWhatTheyMayNotKnow_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("pattern");
    const auto row = [](const char *folder, const char *name, const char *pattern) {
        QTest::addRow("%s: %s", folder, name) << QString::fromLatin1(folder) << QString::fromLatin1(pattern);
    };
    row("models/", "widgets",
        R"(#\s*include\s*<(QtWidgets|QWidget|QApplication|Q(?!TextLayout)\w*(View|Dialog|Button|Label|Layout|Window))\b)");
    row("models/", "Qt SQL", R"(#\s*include\s*<QSql)");
    row("models/domain/", "QObject and QVariant", R"(#\s*include\s*<(QObject|QVariant)>|\bQ_OBJECT\b)");
    row("models/analysis/", "QObject and QVariant", R"(#\s*include\s*<(QObject|QVariant)>|\bQ_OBJECT\b)");
    row("models/domain/", "chance", R"(\bstd::random_device\b|\bQRandomGenerator\b)");
    row("models/analysis/", "chance", R"(\bstd::random_device\b|\bQRandomGenerator\b)");
    row("models/domain/", "other layers",
        R"(#\s*include\s*[<"](nlohmann|SQLiteCpp|sqlite3|lens\.h|readings\.h|ledgerstore\.h|problem\.h))");
    row("models/analysis/", "files",
        R"(#\s*include\s*[<"](nlohmann|SQLiteCpp|sqlite3|QFile|ledgerstore\.h|documentreader\.h))");
    row("ui/", "SQL", R"(#\s*include\s*<(QSql|SQLiteCpp|sqlite3))");
    row("ui/", "the store", R"(#\s*include\s*"ledgerstore\.h")");
}

void TestArchitecture::layersKeepOutOfWhatTheyMayNotKnow()
{
    QFETCH(QString, folder);
    QFETCH(QString, pattern);
    const QRegularExpression forbidden(pattern);
    QStringList found;
    for (const QString &file : m_files) {
        if (!isSource(file) || !file.startsWith(folder))
            continue;
        QFile source(m_tree.filePath(file));
        QVERIFY2(source.open(QIODevice::ReadOnly), qPrintable(file));
        if (const auto match = forbidden.match(QString::fromUtf8(source.readAll())); match.hasMatch())
            found << file + QStringLiteral(": ") + match.captured();
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestArchitecture::fileNamesAreUniqueInTheTree()
{
    QMap<QString, QString> known;
    QStringList found;
    for (const QString &file : m_files) {
        if (!isSource(file))
            continue;
        const QString name = file.section(QLatin1Char('/'), -1);
        if (known.contains(name))
            found << file + QStringLiteral(" and ") + known.value(name);
        if (name != name.toLower())
            found << file + QStringLiteral(" is not in lower case");
        known.insert(name, file);
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestArchitecture::theTopHoldsOnlyWhatBelongsThere()
{
    const QStringList allowed{QStringLiteral("CMakeLists.txt"),
                              QStringLiteral("CMakePresets.json"),
                              QStringLiteral("LICENSE"),
                              QStringLiteral("README.md"),
                              QStringLiteral("app"),
                              QStringLiteral("data"),
                              QStringLiteral("dev"),
                              QStringLiteral("models"),
                              QStringLiteral("resources"),
                              QStringLiteral("tests"),
                              QStringLiteral("ui")};
    QStringList found;
    for (const QString &file : m_files) {
        const QString top = file.section(QLatin1Char('/'), 0, 0);
        if (!allowed.contains(top) && !top.startsWith(QLatin1Char('.')) && !found.contains(top))
            found << top;
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
