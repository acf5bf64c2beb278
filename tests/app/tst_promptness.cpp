#include "generated.h"
#include "historywindow.h"
#include "inboxlist.h"
#include "ledgerfile.h"
#include "mainwindow.h"
#include "manyedits.h"
#include "markcanvas.h"
#include "recordform.h"
#include "surroundings.h"
#include "viewlist.h"
#include "watchedapplication.h"
#include "windowprogram.h"
#include "wording.h"

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QTreeView>

#include <sqlite3.h>

#include <ctime>

using namespace ledger;

/// The window never blocks: whatever a reader does in any view of 10,000 deals, no event holds its thread for long.
class PromptnessTest : public QObject
{
    Q_OBJECT

public:
    explicit PromptnessTest(WatchedApplication &application)
    {
        application.tell = [this](const WatchedApplication::Hold &hold) {
            m_holds << QStringLiteral("%1 ms in %2: %3").arg(qRound(hold.milliseconds)).arg(m_doing, hold.event);
        };
    }

private:
    using Typed = QList<std::pair<const char *, const char *>>; // into which field what is typed

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<WindowProgram> m_program;
    LedgerPtr m_ledger;
    MainWindow *m_window = nullptr;
    QStringList m_holds;
    QString m_doing;
    int m_figure = 12;

    [[nodiscard]] Revision revision() const { return m_program->findChild<Workspace *>()->revision(); }
    [[nodiscard]] bool isSettled() const
    {
        const ViewPanel *view = m_window->openView();
        const auto *form = m_window->findChild<RecordForm *>();
        return view != nullptr && !view->isBusy() && !m_window->readings().isBusy() && (!form || !form->isBusy());
    }

    void openAnew()
    {
        m_program.reset();
        m_program = std::make_unique<WindowProgram>();
        m_doing = QStringLiteral("opening");
        m_window = &m_program->openWindow(m_file);
        m_window->resize(1280, 800);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->openView() != nullptr && isSettled(), 30000);
    }

    /// That a walk holds nothing. What a machine that is taken away for a moment held does not come again when the same
    /// is done anew, from a new window on; what the program holds does.
    void promptly(const std::function<void()> &walk)
    {
        constexpr int attempts = 3;
        QStringList held;
        for (int attempt = 0; attempt < attempts; ++attempt) {
            m_holds.clear();
            if (attempt > 0 || !m_program)
                openAnew();
            walk();
            if (m_holds.isEmpty() || QTest::currentTestFailed())
                return;
            held << m_holds;
        }
        QFAIL(qPrintable(held.join(u'\n')));
    }

    /// Makes the history of a file as long as years of work do, as another program would.
    static bool editOften(const QString &file)
    {
        sqlite3 *database = nullptr;
        sqlite3_open_v2(QFile::encodeName(file).constData(), &database, SQLITE_OPEN_READWRITE, nullptr);
        const int code
            = sqlite3_exec(database,
                           "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i <= 100000) "
                           "INSERT INTO history SELECT i, 'Bob', '2026-03-05T10:11:12.345Z', 'edit ' || i, NULL, "
                           "'[{\"record\":\"party\",\"id\":\"p\",\"before\":{\"id\":\"p\",\"name\":\"A ' || i || "
                           "'\",\"kind\":\"cloud\"},"
                           "\"after\":{\"id\":\"p\",\"name\":\"B\",\"kind\":\"cloud\"}}]' FROM n",
                           nullptr, nullptr, nullptr);
        sqlite3_close(database);
        return code == SQLITE_OK;
    }

    /// One thing that a reader does, and all that comes of it.
    void step(const QString &what, const std::function<void()> &deed)
    {
        m_doing = what;
        deed();
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), 30000);
        QCoreApplication::processEvents();
    }

    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focused = m_window->focusWidget();
        QTest::keyClick(focused != nullptr ? focused : m_window, static_cast<Qt::Key>(key), modifiers);
    }

    void trigger(const char *action)
    {
        auto *found = m_window->findChild<QAction *>(QString::fromLatin1(action));
        QVERIFY2(found != nullptr, action);
        found->trigger();
    }

    void walkPicture()
    {
        auto *canvas = m_window->openView()->findChild<MarkCanvas *>();
        if (canvas == nullptr || !canvas->isVisible())
            return;
        step(QStringLiteral("hovering"), [&] {
            for (int i = 1; i < 10; ++i)
                QTest::mouseMove(canvas, QPoint(canvas->width() * i / 10, canvas->height() * i / 10));
        });
        canvas->setFocus();
        for (int pressed : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Right, Qt::Key_Up})
            step(QStringLiteral("walking"), [&] { key(pressed); });
        step(QStringLiteral("selecting"), [&] { key(Qt::Key_Space); });
        step(QStringLiteral("drilling"), [&] { key(Qt::Key_Return); });
        step(QStringLiteral("going back"), [&] { m_window->focus().back(); });
    }

    /// Walks an inbox, and is asked why something is to be set aside.
    void walkInbox()
    {
        auto *list = m_window->openView()->findChild<InboxList *>();
        if (list == nullptr)
            return;
        list->setFocus();
        for (int pressed : {Qt::Key_Down, Qt::Key_PageDown, Qt::Key_End, Qt::Key_Home, Qt::Key_Right, Qt::Key_Down,
                            Qt::Key_A, Qt::Key_Escape})
            step(QStringLiteral("walking the inbox"), [&] {
                key(pressed);
                QTest::qWait(0);
            });
        step(QStringLiteral("looking at what is decided"), [&] { key(Qt::Key_Tab, Qt::ControlModifier); });
        step(QStringLiteral("looking at what is to decide"), [&] { key(Qt::Key_Tab, Qt::ControlModifier); });
        list->setFocus();
        step(QStringLiteral("setting aside"), [&] {
            key(Qt::Key_A);
            type(QStringLiteral("why"));
            key(Qt::Key_Return);
        });
        step(QStringLiteral("undoing"), [&] { trigger("actionUndo"); });
    }

    void stepThroughDays()
    {
        for (const char *action : {"actionPreviousChange", "actionPreviousChange", "actionNextChange", "actionLatest"})
            step(QString::fromLatin1(action), [&] { trigger(action); });
    }

    /// The deal of which most is said.
    [[nodiscard]] DrillStep largestDeal() const
    {
        const DealDossier *largest = nullptr;
        const auto parts = [](const DealDossier &deal) { return deal.commitments.size() + deal.deployments.size(); };
        for (const auto &block : m_ledger->dealBlocks())
            for (const DealDossier &deal : *block)
                if (largest == nullptr || parts(deal) > parts(*largest))
                    largest = &deal;
        return {QStringLiteral("deal"), qstring(largest->record.id.text), qstring(largest->record.title)};
    }

    /// Types into what has the keyboard, letter by letter, each answered before the next.
    void type(const QString &text)
    {
        for (const QChar letter : text)
            step(QStringLiteral("typing «%1»").arg(letter), [&] {
                QWidget *focused = QApplication::focusWidget();
                QTest::keyClicks(focused != nullptr ? focused : m_window, QString(letter));
            });
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(loadFonts());
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        for (const char *name : {"XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"})
            qputenv(name, m_folder->path().toLocal8Bit());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
        const QString file = m_folder->filePath(QStringLiteral("large.gigaledger"));
        m_ledger = generatedLedger(10000, 1);
        Change change = difference(Ledger(), *m_ledger);
        const auto made = makeLedger(
            file, {std::move(change), 0, QStringLiteral("somebody"), timeNow(), QStringLiteral("made up"), {}});
        QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
        QVERIFY(editOften(file));
        m_file = file;
        promptly([] {});
    }

    void cleanupTestCase() { m_program.reset(); }

    void whatHoldsTheThreadIsTold_data()
    {
        QTest::addColumn<bool>("computes");
        QTest::newRow("computing") << true;
        QTest::newRow("waiting") << false;
    }

    void whatHoldsTheThreadIsTold()
    {
        QFETCH(bool, computes);
        QObject slow;
        slow.setObjectName(QStringLiteral("slow"));
        const int most = static_cast<int>(WatchedApplication::mostMilliseconds);
        const auto after = [&](int milliseconds) {
            bool isDone = false;
            QTimer::singleShot(0, &slow, [&] {
                std::clock_t end = std::clock() + milliseconds * CLOCKS_PER_SEC / 1000;
                if (!computes)
                    QThread::msleep(static_cast<unsigned long>(milliseconds));
                while (computes && std::clock() < end) { }
                isDone = true;
            });
            QTRY_VERIFY(isDone);
        };
        after(most / 5);
        QVERIFY2(m_holds.isEmpty(), qPrintable(m_holds.join(u'\n')));
        after(2 * most);
        QCOMPARE(m_holds.size(), 1);
    }

    void nothingHoldsTheWindow_data()
    {
        QTest::addColumn<QString>("view");
        for (const QString &view : viewList())
            QTest::newRow(qPrintable(view)) << view;
    }

    void nothingHoldsTheWindow()
    {
        QFETCH(QString, view);
        promptly([&] { walkThrough(view); });
    }

    void nothingHoldsTheWindowInThePalette()
    {
        promptly([this] {
            step(QStringLiteral("opening the palette"), [&] { trigger("actionPalette"); });
            type(QStringLiteral("cloud 12"));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        });
    }

    void nothingHoldsTheWindowWhileCellsAreEdited()
    {
        promptly([this] {
            m_window->focus().setView(QStringLiteral("ledger"));
            step(QStringLiteral("choosing the claims"),
                 [&] { m_window->focus().setOption(QStringLiteral("table"), QStringLiteral("claims")); });
            m_window->openView()->setFocus();
            for (const int pressed : {Qt::Key_Down, Qt::Key_Right, Qt::Key_F2})
                step(QStringLiteral("going into a cell"), [&] { key(pressed); });
            for (const char letter : QByteArray::number(m_figure++) + QByteArrayLiteral("bn")) // each walk another
                step(QStringLiteral("typing into the cell"),
                     [&] { key(QChar(QLatin1Char(letter)).toUpper().unicode()); });
            step(QStringLiteral("saving it"), [&] {
                const Revision before = revision();
                key(Qt::Key_Return);
                QTRY_VERIFY_WITH_TIMEOUT(revision() > before, 30000);
            });
            step(QStringLiteral("choosing all claims"), [&] { key(Qt::Key_A, Qt::ControlModifier); });
            step(QStringLiteral("choosing the parties"),
                 [&] { m_window->focus().setOption(QStringLiteral("table"), QStringLiteral("parties")); });
            step(QStringLiteral("choosing all parties"), [&] { key(Qt::Key_A, Qt::ControlModifier); });
            step(QStringLiteral("asking to edit them"), [&] { trigger("actionEdit"); });
            auto *form = m_window->findChild<ManyEdits *>();
            QVERIFY(form != nullptr);
            step(QStringLiteral("clearing their notes"), [&] {
                QSignalSpy shown(form, &ManyEdits::settled);
                form->findChild<QCheckBox *>(QStringLiteral("set-note"))->click();
                QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), 60000);
            });
            form->reject();
            m_window->activateWindow(); // as a desktop does once the form has closed
            QVERIFY(QTest::qWaitForWindowActive(m_window));
        });
    }

    void nothingHoldsTheWindowInTheHistory()
    {
        promptly([this] {
            step(QStringLiteral("opening the history"), [&] { trigger("actionHistory"); });
            auto *history = m_window->findChild<HistoryWindow *>();
            auto *words = history->findChild<QLineEdit *>(QStringLiteral("historyWords"));
            auto *entries = history->findChild<QTreeView *>(QStringLiteral("historyEntries"));
            const auto *records = history->findChild<QTreeView *>(QStringLiteral("editRecords"));
            const auto isFound = [&](int row, const QString &label) {
                return entries->model()->index(row, 0).data().toString() == label;
            };
            // Over the last of what was made up stands what the walks before this one have edited.
            const auto isAmongNewest = [&](const QString &label) {
                int row = 0;
                while (row < entries->model()->rowCount() && !isFound(row, label))
                    ++row;
                return row < entries->model()->rowCount();
            };
            QTRY_VERIFY(isAmongNewest(QStringLiteral("edit 100001")));
            entries->setFocus();
            for (int i = 0; i < 12; ++i)
                step(QStringLiteral("going down the history"), [&] { QTest::keyClick(entries, Qt::Key_PageDown); });
            QTRY_VERIFY(entries->model()->rowCount() > 200);
            // As rare as can be, and as large: the import at the far end of it.
            words->setFocus();
            for (const QChar letter : QStringLiteral("made up"))
                step(QStringLiteral("searching the history"), [&] { QTest::keyClicks(words, QString(letter)); });
            QTRY_VERIFY_WITH_TIMEOUT(isFound(0, QStringLiteral("made up")), 30000);
            QTRY_VERIFY(records->model() && records->model()->rowCount() > 50);
            step(QStringLiteral("closing the history"), [&] { QTest::keyClick(history, Qt::Key_Escape); });
        });
    }

    void nothingHoldsTheWindowOnAPage_data()
    {
        QTest::addColumn<DrillStep>("page");
        // The first party that is made up is in the most deals.
        const Party &largest = m_ledger->parties().front();
        QTest::newRow("of a party") << DrillStep{QStringLiteral("partyPage"), qstring(largest.id.text), {}};
        QTest::newRow("of a deal") << largestDeal();
    }

    void nothingHoldsTheWindowOnAPage()
    {
        QFETCH(DrillStep, page);
        promptly([&] { walkPage(page); });
    }

    void nothingHoldsTheWindowWhenThePaletteGoesToAPage()
    {
        promptly([this] {
            step(QStringLiteral("opening the palette"), [&] { trigger("actionPalette"); });
            type(qstring(m_ledger->parties().front().name).left(6));
            step(QStringLiteral("taking what is found"),
                 [&] { QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); });
            QTRY_COMPARE(m_window->openView()->name(), QStringLiteral("page"));
            step(QStringLiteral("going back"), [&] { m_window->focus().back(); });
        });
    }

    void nothingHoldsTheWindowInAForm_data()
    {
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<Typed>("typed");
        QTest::newRow("of a claim") << QByteArray("actionNewClaim")
                                    << Typed{{"of", "com 1"},          {"amount", "38bn"}, {"source", "rep 1"},
                                             {"stated", "2026-02-27"}, {"start", "2026"},  {"end", "7 years"}};
        QTest::newRow("of a deal") << QByteArray("actionNewDeal")
                                   << Typed{{"title", "A deal"},
                                            {"parties/0/party", "clo"},
                                            {"parties/1/party", "com"},
                                            {"announced", "2026-02"},
                                            {"commitments/0/claims/0/amount", "15-35bn"},
                                            {"commitments/0/claims/0/source", "rep"}};
    }

    void nothingHoldsTheWindowInAForm()
    {
        QFETCH(QByteArray, action);
        QFETCH(Typed, typed);
        promptly([&] { fillForm(action, typed); });
    }

    void cleanup() { m_holds.clear(); }

private:
    void walkThrough(const QString &view)
    {
        Focus &focus = m_window->focus();
        step(QStringLiteral("opening the view"), [&] { focus.setView(view); });
        stepThroughDays();
        for (int digit : {Qt::Key_4, Qt::Key_3, Qt::Key_1})
            step(QStringLiteral("changing the basis"), [&] { key(digit); });
        for (int i = 0; i < 2; ++i)
            step(QStringLiteral("rolling up"), [&] { trigger("actionRollUp"); });
        Lens filtered = focus.lens();
        filtered.kinds = {DealKind::Compute};
        step(QStringLiteral("filtering"), [&] { focus.setLens(filtered); });
        walkPicture();
        walkInbox();
        for (int i = 0; i < 2; ++i)
            step(QStringLiteral("showing the data"), [&] { trigger("actionShowData"); });
        step(QStringLiteral("resizing"), [&] { m_window->resize(1440, 900); });
        step(QStringLiteral("clearing the filters"), [&] { focus.setLens(withoutFilters(focus.lens())); });
        step(QStringLiteral("beginning to search"), [&] { trigger("actionFind"); });
        type(QStringLiteral("cloud 1"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    }

    /// Scrolls through a page and walks over it, on several days.
    void walkPage(const DrillStep &page)
    {
        step(QStringLiteral("opening the view"), [&] { m_window->focus().setView(QStringLiteral("share")); });
        step(QStringLiteral("drilling"), [&] { Q_EMIT m_window->openView()->drilled(page); });
        QCOMPARE(m_window->openView()->name(), QStringLiteral("page"));
        auto *scroll = m_window->openView()->findChild<QScrollArea *>(QStringLiteral("pageScroll"));
        QVERIFY(scroll != nullptr);
        for (int i = 1; i <= 4; ++i)
            step(QStringLiteral("scrolling"),
                 [&] { scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum() * i / 4); });
        scroll->setFocus();
        for (int pressed : {Qt::Key_Down, Qt::Key_Tab, Qt::Key_Down, Qt::Key_Right, Qt::Key_Tab, Qt::Key_Up})
            step(QStringLiteral("walking"), [&] { key(pressed); });
        stepThroughDays();
        for (const QSize &size : {QSize(1280, 800), QSize(1440, 900)})
            step(QStringLiteral("resizing"), [&] { m_window->resize(size); });
        if (auto *more = m_window->openView()->findChild<QAbstractButton *>(QStringLiteral("showMore")))
            step(QStringLiteral("showing more"), [&] { more->click(); });
        step(QStringLiteral("going back"), [&] { m_window->focus().back(); });
        step(QStringLiteral("going forth"), [&] { m_window->focus().forth(); });
        step(QStringLiteral("going back"), [&] { m_window->focus().back(); });
    }

    void fillForm(const QByteArray &action, const Typed &typed)
    {
        step(QStringLiteral("opening the form"), [&] { trigger(action.constData()); });
        auto *form = m_window->findChild<RecordForm *>();
        QVERIFY(form != nullptr);
        for (const auto &[name, text] : typed) {
            auto *field = form->findChild<QWidget *>(QLatin1String(name));
            QVERIFY2(field != nullptr, name);
            field->setFocus();
            step(QStringLiteral("typing «%1»").arg(QLatin1String(text)),
                 [&] { QTest::keyClicks(field, QLatin1String(text)); });
            step(QStringLiteral("going on"), [&] { QTest::keyClick(field, Qt::Key_Tab); });
        }
        step(QStringLiteral("closing the form"), [&] { form->reject(); });
        auto *question = form->findChild<QMessageBox *>(QStringLiteral("discardQuestion"));
        QVERIFY(question != nullptr);
        step(QStringLiteral("discarding"), [&] { question->button(QMessageBox::Discard)->click(); });
        QTRY_VERIFY(m_window->findChild<RecordForm *>() == nullptr);
    }
};

int main(int argc, char **argv)
{
    WatchedApplication application(argc, argv);
    PromptnessTest test(application);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_promptness.moc"
