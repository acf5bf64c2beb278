/// Prints how fast the program is, as ratios to something known that is measured in the same run on the same machine:
/// only ratios travel from one machine to another. Each trial is a process of its own, started cold; medians of
/// several.

#include "measured.h"
#include "terminal.h"
#include "trials.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>
#include <functional>

namespace
{

using ledger::Measured;
using ledger::median;

QString own(const char *name)
{
    return QCoreApplication::applicationDirPath() + QLatin1Char('/') + QLatin1String(name);
}

void printHead()
{
    std::printf("%-46s %10s %10s %7s %6s  %s\n", "", "ours", "other", "ratio", "aim", "memory, ours and other");
}

void print(const QString &what, const Measured &ours, const Measured &other, double aim)
{
    const double ratio = ours.milliseconds / other.milliseconds;
    std::printf("%-46s %7.1f ms %7.1f ms %7.2f %6.1f  %.0f MB, %.0f MB%s\n", qPrintable(what), ours.milliseconds,
                other.milliseconds, ratio, aim, ours.megabytes, other.megabytes, ratio > aim ? "   (missed)" : "");
    std::fflush(stdout);
}

/// Both by turns, so that what else the machine does meets both alike.
std::pair<Measured, Measured> byTurns(int trials, const std::function<Measured()> &ours,
                                      const std::function<Measured()> &other)
{
    std::vector<Measured> left;
    std::vector<Measured> right;
    for (int i = 0; i < trials; ++i) {
        left.push_back(ours());
        right.push_back(other());
    }
    return {median(left), median(right)};
}

QString generated(const QTemporaryDir &folder, int deals, const char *suffix)
{
    const QString file = folder.filePath(QStringLiteral("made-%1.%2").arg(deals).arg(QLatin1String(suffix)));
    if (!QFileInfo::exists(file))
        (void)ledger::outputOf({own("gigaledger"), QStringLiteral("generate"), QStringLiteral("--deals"),
                                QString::number(deals), QStringLiteral("--seed"), QStringLiteral("1"),
                                QStringLiteral("-o"), file});
    return file;
}

void benchOpening(const QString &bundled)
{
    const auto start = [&](const char *trial) {
        return ledger::measuredStart({own("gigaledger_bench"), QLatin1String(trial), bundled});
    };
    const auto [ours, other] = byTurns(
        9, [&] { return start("--window"); }, [&] { return start("--table"); });
    print(QStringLiteral("the bundled ledger's window, or a table of claims"), ours, other, 3);
}

/// The rows of a ledger's records as CSV files, and a script for sqlite3 that imports them.
QString rowsOf(const QTemporaryDir &folder, const QString &file)
{
    const QString sqlite = QStringLiteral("sqlite3");
    const QByteArray names
        = ledger::outputOf(
              {sqlite, file,
               QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('meta', 'history') "
                              "AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'")})
              .text;
    QFile script(folder.filePath(QStringLiteral("import.sql")));
    if (!script.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(script.fileName()));
    script.write(".mode csv\n");
    for (const QByteArray &name : names.trimmed().split('\n')) {
        QFile csv(folder.filePath(QString::fromUtf8(name) + QStringLiteral(".csv")));
        const QByteArray rows = ledger::outputOf({sqlite, QStringLiteral("-csv"), QStringLiteral("-header"), file,
                                                  QStringLiteral("SELECT * FROM ") + QString::fromUtf8(name)})
                                    .text;
        if (rows.isEmpty())
            continue;
        if (!csv.open(QIODevice::WriteOnly) || csv.write(rows) != rows.size())
            qFatal("%s cannot be written", qPrintable(csv.fileName()));
        script.write(".import \"" + csv.fileName().toUtf8() + "\" " + name + "\n");
    }
    return script.fileName();
}

void benchImport(const QTemporaryDir &folder, int deals)
{
    const QString document = generated(folder, deals, "json");
    const QString script = rowsOf(folder, generated(folder, deals, "gigaledger"));
    const QString target = folder.filePath(QStringLiteral("target.db"));
    const auto fresh = [&](const QStringList &command) {
        for (const char *suffix : {"", "-wal", "-shm"})
            QFile::remove(target + QLatin1String(suffix));
        return ledger::measuredRun(command);
    };
    const auto [ours, other] = byTurns(
        5,
        [&] {
            return fresh({own("gigaledger"), QStringLiteral("import"), target, document});
        },
        [&] {
            return fresh({QStringLiteral("sqlite3"), target, QStringLiteral(".read ") + script});
        });
    print(QStringLiteral("import of %1 deals, or sqlite3 .import").arg(deals), ours, other, 2);
}

void benchStep(const QString &name, const QString &ledger)
{
    for (const char *view : {"share", "commitments"}) {
        const auto [text, megabytes]
            = ledger::outputOf({own("gigaledger_bench"), QStringLiteral("--step"), ledger, QLatin1String(view)});
        const QList<QByteArray> times = text.simplified().split(' ');
        if (times.size() != 3)
            qFatal("a step told «%s» instead of three times", text.constData());
        print(QStringLiteral("%1, %2: a lens step, or a repaint").arg(QLatin1String(view), name),
              {times[0].toDouble(), megabytes}, {times[2].toDouble(), megabytes}, 4);
        std::printf("%-46s %7.1f ms\n", "    the readings in that", times[1].toDouble());
    }
}

/// Moving over the graph: no ratio, but what an eye sees; 33 ms is a frame that nobody minds.
void benchPan(const QString &name, const QString &ledger)
{
    const auto [text, megabytes] = ledger::outputOf({own("gigaledger_bench"), QStringLiteral("--pan"), ledger});
    const QList<QByteArray> told = text.simplified().split(' ');
    if (told.size() != 5)
        qFatal("a pan told «%s» instead of five numbers", text.constData());
    std::printf("%-46s %7.1f ms %7.1f ms  (95 %%), slowest %.1f ms; %d nodes, %d edges; %.0f MB%s\n",
                qPrintable(QStringLiteral("moving over the graph, %1: a frame").arg(name)), told[0].toDouble(),
                told[1].toDouble(), told[2].toDouble(), told[3].toInt(), told[4].toInt(), megabytes,
                told[1].toDouble() > 33 ? "   (missed)" : "");
    std::fflush(stdout);
}

void benchEverything()
{
    const QTemporaryDir folder;
    // Nobody's settings and drafts are read or written.
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
        qputenv(name, folder.path().toLocal8Bit());
    const QString bundled = folder.filePath(QStringLiteral("bundled.gigaledger"));
    if (!folder.isValid() || !QFile::copy(own("bundled.gigaledger"), bundled))
        qFatal("the bundled ledger cannot be copied from %s", qPrintable(own("bundled.gigaledger")));

    printHead();
    benchOpening(bundled);
    benchImport(folder, 10000);
    benchStep(QStringLiteral("bundled"), bundled);
    benchStep(QStringLiteral("10,000 deals"), generated(folder, 10000, "gigaledger"));
    benchStep(QStringLiteral("100,000 deals"), generated(folder, 100000, "gigaledger"));
    benchPan(QStringLiteral("bundled"), bundled);
    benchPan(QStringLiteral("5,000 parties"), generated(folder, 100000, "gigaledger"));
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(ledger::sayWhatMatters);
    const QByteArray trial = argc > 2 ? argv[1] : "";
    const QString ledgerFile = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    if (trial == "--window")
        return ledger::windowTrial(argc, argv, ledgerFile);
    if (trial == "--table")
        return ledger::tableTrial(argc, argv, ledgerFile);
    if (trial == "--step" && argc > 3)
        return ledger::stepTrial(argc, argv, ledgerFile, QString::fromLocal8Bit(argv[3]));
    if (trial == "--pan")
        return ledger::panTrial(argc, argv, ledgerFile);
    const QCoreApplication application(argc, argv);
    benchEverything();
    return 0;
}
