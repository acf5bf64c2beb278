#include "ledgerfile.h"
#include "mainwindow.h"
#include "recordform.h"
#include "surroundings.h"
#include "windowprogram.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace ledger;

namespace
{
// What the one who types says, a line each, so that whoever kills it knows what it had done.
constexpr char restored[] = "restored "; // then the title of a form that was offered again
constexpr char ready[] = "ready";
constexpr char typed[] = "typed "; // then all that is typed of a title so far
constexpr char acknowledged[] = "saved "; // then the title of a source that the window called saved

void tell(const char *what, const QString &text = {})
{
    std::printf("%s%s\n", what, qPrintable(text));
    std::fflush(stdout);
}

QLineEdit *titleOf(const RecordForm &form) { return form.findChild<QLineEdit *>(QStringLiteral("title")); }

/// Says which forms are offered again, and lets them go as a reader would.
void takeLeave(MainWindow &window)
{
    for (RecordForm *form : window.findChildren<RecordForm *>()) {
        tell(restored, titleOf(*form) != nullptr ? titleOf(*form)->text() : QString());
        form->reject();
        for (QMessageBox *box : form->findChildren<QMessageBox *>())
            box->button(QMessageBox::Discard)->click();
    }
}

/// What the child does until it is killed: titles of sources, letter by letter, each saved by its key.
int typeForEver(const QString &file, int round)
{
    if (!loadFonts())
        return 1;
    WindowProgram program;
    MainWindow &window = program.openWindow(file);
    auto *action = window.findChild<QAction *>(QStringLiteral("actionNewSource"));
    if (action == nullptr || !QTest::qWaitFor([action] { return action->isEnabled(); }, 20000))
        return 2;
    QTest::qWait(50); // what was left is offered once the ledger is open
    takeLeave(window);
    tell(ready);
    action->trigger();
    auto *form = window.findChildren<RecordForm *>().last();
    const QSignalSpy saved(form, &RecordForm::saved);
    for (int i = 0;; ++i) {
        QString title = QStringLiteral("Round %1, article %2:").arg(round).arg(i);
        while (title.size() < 40 + 60 * (i % 4))
            title += QStringLiteral(" word");
        auto *publisher = form->findChild<QLineEdit *>(QStringLiteral("publisher"));
        publisher->setFocus();
        publisher->selectAll();
        QTest::keyClicks(publisher, QStringLiteral("Paper"));
        QLineEdit *line = titleOf(*form);
        line->setFocus();
        line->selectAll();
        for (qsizetype n = 0; n < title.size(); ++n) {
            QTest::keyClick(line, title[n].toLatin1());
            tell(typed, title.left(n + 1));
            QTest::qWait(8);
        }
        QTest::keyClick(line, Qt::Key_Return, Qt::ControlModifier);
        if (!QTest::qWaitFor([&] { return saved.size() == i + 1; }, 20000))
            return 3;
        tell(acknowledged, title);
    }
}
} // namespace

/// By SIGKILL at any moment of typing and saving: nothing that was called saved is lost, and nothing that was typed
/// more than two seconds before.
class TestKilledTyping : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    QStringList m_saved; // titles that were called saved
    QString m_typedInTime; // by the last one that was killed, long enough before

    /// How often; more is asked for by hand, as it takes three seconds each.
    static int rounds()
    {
        const int asked = qEnvironmentVariableIntValue("GIGALEDGER_KILLS");
        return asked > 0 ? asked : 4;
    }

    /// Reads what a child says until it is killed at that moment; what it was offered again goes to `offered`.
    void killAfter(QProcess &child, int milliseconds, QStringList &offered)
    {
        struct Letter
        {
            qint64 when = 0;
            QString text = {};
        };
        std::vector<Letter> letters;
        QElapsedTimer clock;
        bool isReady = false;
        const auto read = [&] {
            while (child.canReadLine()) {
                const QString line = QString::fromUtf8(child.readLine()).trimmed();
                if (line.startsWith(QLatin1String(typed)))
                    letters.push_back({clock.elapsed(), line.mid(int(qstrlen(typed)))});
                else if (line.startsWith(QLatin1String(acknowledged)))
                    m_saved << line.mid(int(qstrlen(acknowledged)));
                else if (line.startsWith(QLatin1String(restored)))
                    offered << line.mid(int(qstrlen(restored)));
                else if (line == QLatin1String(ready)) {
                    isReady = true;
                    clock.start();
                }
            }
        };
        while (!isReady && child.waitForReadyRead(60000))
            read();
        QVERIFY2(isReady, child.readAllStandardError().constData());
        while (clock.elapsed() < milliseconds) {
            child.waitForReadyRead(std::max(1, milliseconds - static_cast<int>(clock.elapsed())));
            read();
        }
        child.kill();
        const qint64 killed = clock.elapsed();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        read();
        m_typedInTime.clear();
        for (const Letter &letter : letters)
            if (letter.when + 2000 <= killed)
                m_typedInTime = letter.text;
    }

    [[nodiscard]] QStringList titles() const
    {
        const auto read = readLedger(m_file);
        if (!read)
            qFatal("%s", qPrintable(read.error().text()));
        QStringList all;
        for (const Source &source : read->ledger->sources())
            all << QString::fromStdString(source.title);
        return all;
    }

private Q_SLOTS:
    void whatWasTypedOrSavedOutlivesAKill()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_file = m_folder->filePath(QStringLiteral("typed.gigaledger"));
        Change titled;
        titled.swaps.push_back(TitleSwap{{}, "Typed"});
        QVERIFY(makeLedger(m_file, {titled, 0, QStringLiteral("somebody"), timeNow(), QStringLiteral("made"), {}}));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"})
            environment.insert(QString::fromLatin1(name), m_folder->path());
        QRandomGenerator random(20260305);
        for (int round = 0; round <= rounds(); ++round) { // the last is asked only for what is offered again
            QProcess child;
            child.setProcessEnvironment(environment);
            child.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("--type-for-ever"), m_file, QString::number(round)});
            const QString before = m_typedInTime;
            QStringList offered;
            killAfter(child, round == rounds() ? 1 : static_cast<int>(random.bounded(100, 4500)), offered);
            if (QTest::currentTestFailed())
                return;
            const QStringList kept = titles();
            for (const QString &title : std::as_const(m_saved))
                QVERIFY2(kept.contains(title), qPrintable(title));
            const auto holds = [&before](const QString &title) { return title.startsWith(before); };
            QVERIFY2(before.isEmpty() || std::any_of(kept.begin(), kept.end(), holds)
                         || std::any_of(offered.begin(), offered.end(), holds),
                     qPrintable(QStringLiteral("typed «%1», offered «%2»").arg(before, offered.join(u'|'))));
        }
        QVERIFY(!m_saved.isEmpty());
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == QLatin1String("--type-for-ever"))
        return typeForEver(arguments[2], arguments[3].toInt());
    TestKilledTyping test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killedtyping.moc"
