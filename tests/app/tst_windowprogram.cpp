#include "bundledledger.h"
#include "compactiondialog.h"
#include "drafts.h"
#include "exporting.h"
#include "helpwindow.h"
#include "historywindow.h"
#include "importpreview.h"
#include "ledgerfile.h"
#include "picturepanel.h"
#include "pictureview.h"
#include "recordform.h"
#include "surroundings.h"
#include "windowprogram.h"

#include <QAction>
#include <QDir>
#include <QDropEvent>
#include <QFileInfo>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QUrl>

using namespace ledger;

/// The window as the program wires it: whose files it opens, what it keeps, what comes of an import.
class WindowProgramTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString &name) const { return m_folder->filePath(name); }

    /// A ledger with one party and one deal, made anew.
    QString smallLedger() const
    {
        Change change;
        change.create(Party{Id<Party>("a"), "A", PartyKind::Lab, {}, {}, {}, {}, {}, {}, {}});
        Source source;
        source.id = Id<Source>("s");
        source.publisher = source.title = "Source";
        change.create(source);
        Deal deal; // what a claim can be on
        deal.id = Id<Deal>("d");
        deal.title = "Deal";
        deal.sources = {source.id};
        change.create(deal);
        const QString file = path(QStringLiteral("small.gigaledger"));
        const auto made
            = makeLedger(file, {change, 0, QStringLiteral("somebody"), timeNow(), QStringLiteral("first"), {}});
        if (!made)
            qFatal("%s", qPrintable(made.error().text()));
        return file;
    }

    static QAction *action(MainWindow &window, const char *name)
    {
        auto *found = window.findChild<QAction *>(QString::fromLatin1(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }

    QString document(const QByteArray &text) const
    {
        const QString file = path(QStringLiteral("document.json"));
        const auto written = replaceFile(file, text);
        if (!written)
            qFatal("%s", qPrintable(written.error().text()));
        return file;
    }

    static void drop(MainWindow &window, const QString &file)
    {
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &event);
    }

    /// A button of the preview that is open; null while none has it.
    static QPushButton *previewButton(MainWindow &window, const char *name)
    {
        for (ImportPreview *preview : window.findChildren<ImportPreview *>())
            if (auto *button = preview->findChild<QPushButton *>(QString::fromLatin1(name)))
                return button;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(loadFonts()); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        for (const char *name : {"XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"})
            qputenv(name, m_folder->path().toLocal8Bit());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
    }

    void theReadersOwnCopyIsMadeOnceAndItsBaseKeptBesideIt()
    {
        const auto own = ownCopyOfBundledLedger();
        QVERIFY2(own, own ? "" : qPrintable(own.error().text()));
        QVERIFY(own->startsWith(m_folder->path()));
        QVERIFY(QFileInfo::exists(QFileInfo(*own).path() + QStringLiteral("/ledger.base.json")));

        QVERIFY(replaceFile(*own, "edited since"));
        const auto again = ownCopyOfBundledLedger();
        QVERIFY(again);
        QCOMPARE(*again, *own);
        QCOMPARE(*bytesOf(*own), QByteArray("edited since"));
    }

    void openedAnewTheBundledLedgerStandsBesideTheReadersCopy()
    {
        const auto own = ownCopyOfBundledLedger();
        const auto second = newCopyOfBundledLedger();
        const auto third = newCopyOfBundledLedger();
        QVERIFY(own && second && third);
        QVERIFY(*own != *second && *second != *third);
        QCOMPARE(QFileInfo(*second).path(), QFileInfo(*own).path());
        QCOMPARE(*bytesOf(*third), *bytesOf(bundledFile(QStringLiteral("bundled.gigaledger"))));
    }

    void theWindowShowsAPictureOfTheBundledLedger()
    {
        const auto own = ownCopyOfBundledLedger();
        QVERIFY(own);
        WindowProgram program;
        MainWindow &window = program.openWindow(*own);
        QTRY_VERIFY(window.openView() != nullptr);
        const auto *view = qobject_cast<PictureView *>(window.openView());
        QVERIFY(view != nullptr);
        QTRY_VERIFY(view->pictures().picture() != nullptr);
        QVERIFY(!view->pictures().picture()->marks().empty());
        QVERIFY(Settings().recentFiles().contains(*own));
    }

    void anotherWindowLooksAtTheSameLedgerThroughALensOfItsOwn()
    {
        WindowProgram program;
        MainWindow &window = program.openWindow(smallLedger());
        QTRY_VERIFY(action(window, "actionNewWindow")->isEnabled());
        action(window, "actionNewWindow")->trigger();
        QList<MainWindow *> windows;
        for (QWidget *each : QApplication::topLevelWidgets())
            if (auto *found = qobject_cast<MainWindow *>(each))
                windows += found;
        QCOMPARE(windows.size(), 2);
        QVERIFY(&windows[0]->focus() != &windows[1]->focus());
    }

    void whatCameSinceTheLastLookIsToldTheNextTime()
    {
        const QString ledger = smallLedger();
        {
            WindowProgram program;
            MainWindow &window = program.openWindow(ledger);
            QTRY_VERIFY(action(window, "actionNewClaim")->isEnabled());
            QVERIFY(!window.focus().lastLook()); // nobody has looked before
            window.close();
        }
        Claim claim;
        claim.id = Id<Claim>("c");
        claim.of = {SubjectKind::Deal, "d"};
        claim.amount = 1e9;
        claim.source = Id<Source>("s");
        claim.stated = *partialDate("2026-01-01");
        Change change;
        change.create(claim);
        auto store = LedgerStore::open(ledger, OpenMode::ReadWrite);
        QVERIFY(store);
        const Revision before = (*store)->load()->revision;
        const auto done
            = (*store)->commit({change, before, QStringLiteral("another"), timeNow(), QStringLiteral("c"), {}});
        QVERIFY(done && done->isDone());

        WindowProgram program;
        MainWindow &window = program.openWindow(ledger);
        QTRY_VERIFY(window.focus().lastLook() && !window.focus().lastLook()->added.empty());
        QCOMPARE(window.focus().lastLook()->added, std::set<Id<Claim>>{claim.id});
        QCOMPARE(*window.focus().lastLook()->day, partialDate(today()));
    }

    void theReadersTilesAreThereAgain()
    {
        const QString ledger = smallLedger();
        {
            WindowProgram program;
            MainWindow &window = program.openWindow(ledger);
            QTRY_VERIFY(window.openView() != nullptr);
            Q_EMIT window.openView()->arranged(QStringLiteral("news,due"));
        }
        WindowProgram program;
        MainWindow &window = program.openWindow(ledger);
        QCOMPARE(window.focus().option(QStringLiteral("tiles")), QStringLiteral("news,due"));
    }

    void whatWasTypedAndNotSavedIsThereAgain()
    {
        const QString ledger = smallLedger();
        {
            WindowProgram program;
            MainWindow &window = program.openWindow(ledger);
            QTRY_VERIFY(action(window, "actionNewClaim")->isEnabled());
            action(window, "actionNewClaim")->trigger();
            auto *form = window.findChild<RecordForm *>();
            QVERIFY(form);
            QTest::keyClicks(form->findChild<QLineEdit *>(QStringLiteral("amount")), QStringLiteral("38bn"));
            QTest::keyClick(form->focusWidget(), Qt::Key_F1); // the help is beside it, and takes nothing away
            QVERIFY(window.findChild<HelpWindow *>() && window.findChild<HelpWindow *>()->isVisible());
            action(window, "actionNewDeal")->trigger();
            RecordForm *second = nullptr;
            for (RecordForm *each : window.findChildren<RecordForm *>())
                if (each->kind() == RecordKind::Deal)
                    second = each;
            QVERIFY(second);
            QTest::keyClicks(second->findChild<QLineEdit *>(QStringLiteral("title")), QStringLiteral("A deal"));
            QTRY_VERIFY(!form->draft().isEmpty() && !second->draft().isEmpty());
            QVERIFY(Drafts(stateFolder()).leftOver(ledger).empty()); // they are held by who types
            QTRY_COMPARE(QDir(stateFolder()).entryList({QStringLiteral("draft-*.lock")}, QDir::Files).size(), 2);
            QTRY_COMPARE(QDir(stateFolder()).entryList({QStringLiteral("draft-*")}, QDir::Files).size(), 4);
        } // as a crash would leave it: nobody was asked
        WindowProgram program;
        MainWindow &window = program.openWindow(ledger);
        QTRY_COMPARE(window.findChildren<RecordForm *>().size(), 2);
        QStringList typed;
        for (const RecordForm *form : window.findChildren<RecordForm *>())
            for (const char *field : {"amount", "title"})
                if (const auto *line = form->findChild<QLineEdit *>(QLatin1String(field)))
                    typed << line->text();
        typed.sort();
        QCOMPARE(typed, (QStringList{QStringLiteral("38bn"), QStringLiteral("A deal")}));
    }

    void theHistoryOpensByItsKeyAndLeadsToTheRecord()
    {
        WindowProgram program;
        MainWindow &window = program.openWindow(smallLedger());
        QTRY_VERIFY(window.openView() != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_H, Qt::ControlModifier);
        auto *history = window.findChild<HistoryWindow *>();
        QVERIFY(history && history->isVisible() && !history->isModal());
        const auto *entries = history->findChild<QTreeView *>(QStringLiteral("historyEntries"));
        QTRY_COMPARE(entries->model()->rowCount(), 1);
        QCOMPARE(entries->model()->index(0, 0).data().toString(), QStringLiteral("first"));
        auto *records = history->findChild<QTreeView *>(QStringLiteral("editRecords"));
        QTRY_VERIFY(records->model() && records->model()->rowCount() == 3);
        while (!records->currentIndex().data().toString().startsWith(QStringLiteral("Deal"))) {
            const QModelIndex before = records->currentIndex();
            QTest::keyClick(records, Qt::Key_Down);
            QVERIFY(records->currentIndex() != before);
        }
        QTest::keyClick(records, Qt::Key_Return);
        QTRY_COMPARE(window.focus().look().page(), Selection({QStringLiteral("deal"), QStringLiteral("d")}));
        // What is selected has a history of its own, in the same window.
        action(window, "actionRecordHistory")->trigger();
        QCOMPARE(window.findChildren<HistoryWindow *>().size(), 1);
        QCOMPARE(history->windowTitle(), QStringLiteral("History of Deal"));
        QTest::keyClick(history, Qt::Key_Escape);
        QTRY_VERIFY(!window.findChild<HistoryWindow *>());
        // And so has what is in a form.
        action(window, "actionEdit")->trigger();
        auto *form = window.findChild<RecordForm *>();
        QVERIFY(form);
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget *>(form));
        QTest::keyClick(form, Qt::Key_H, Qt::ControlModifier);
        QTRY_VERIFY(window.findChild<HistoryWindow *>());
        QCOMPARE(window.findChild<HistoryWindow *>()->windowTitle(), QStringLiteral("History of Deal"));
    }

    void theHistoryIsCompactedFromTheMenu()
    {
        WindowProgram program;
        MainWindow &window = program.openWindow(smallLedger());
        QTRY_VERIFY(window.openView() != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        action(window, "actionCompactHistory")->trigger();
        auto *dialog = window.findChild<CompactionDialog *>();
        QVERIFY(dialog);
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget *>(dialog)); // not only the window behind it
        QTest::keyClick(dialog, Qt::Key_O, Qt::AltModifier);
        auto *compact = dialog->findChild<QPushButton *>(QStringLiteral("compactButton"));
        QTRY_VERIFY(compact->isEnabled());
        QTest::keyClick(dialog, Qt::Key_C, Qt::AltModifier);
        QTRY_VERIFY(!window.findChild<CompactionDialog *>());
        const auto store = LedgerStore::open(path(QStringLiteral("small.gigaledger")), OpenMode::ReadOnly);
        QVERIFY(store);
        const auto left = (*store)->history({}, {}, 10);
        QVERIFY(left);
        QCOMPARE(left->entries.size(), std::size_t(1));
        QVERIFY(left->entries.front().entry.label.startsWith(QStringLiteral("History compacted by ")));
        QVERIFY((*store)->load()->ledger->find(Id<Deal>("d")));
    }

    void aDroppedDocumentIsShownBeforeItIsImported()
    {
        WindowProgram program;
        const QString ledger = smallLedger();
        MainWindow &window = program.openWindow(ledger);
        QTRY_VERIFY(action(window, "actionImport")->isEnabled());
        drop(window, document(R"({"format": "gigaledger/1", "parties": [{"id": "b", "name": "B", "kind": "lab"}]})"));
        QTRY_VERIFY(window.findChild<ImportPreview *>());
        QCOMPARE(readLedger(ledger)->ledger->parties().size(), std::size_t(1));

        previewButton(window, "importButton")->click();
        QTRY_COMPARE(readLedger(ledger)->ledger->parties().size(), std::size_t(2));
        QTRY_VERIFY(!window.findChild<ImportPreview *>());

        action(window, "actionUndo")->trigger();
        QTRY_COMPARE(readLedger(ledger)->ledger->parties().size(), std::size_t(1));
    }

    void fieldsThatDifferAreTakenAsTheReaderChooses()
    {
        WindowProgram program;
        const QString ledger = smallLedger();
        MainWindow &window = program.openWindow(ledger);
        QTRY_VERIFY(action(window, "actionImport")->isEnabled());
        drop(window,
             document(R"({"format": "gigaledger/1", "parties": [{"id": "a", "name": "Theirs", "kind": "lab"}]})"));
        QTRY_VERIFY(previewButton(window, "keepTheirs"));
        previewButton(window, "keepTheirs")->click();
        QTRY_VERIFY(previewButton(window, "importButton"));
        previewButton(window, "importButton")->click();
        QTRY_COMPARE(readLedger(ledger)->ledger->parties().front().name, std::string("Theirs"));
    }

    void aDocumentThatIsNotThereIsSaidAndNothingHappens()
    {
        WindowProgram program;
        const QString ledger = smallLedger();
        MainWindow &window = program.openWindow(ledger);
        QTRY_VERIFY(action(window, "actionImport")->isEnabled());
        drop(window, path(QStringLiteral("gone.json")));
        QTRY_VERIFY(window.findChild<QMessageBox *>());
        QVERIFY(window.findChild<QMessageBox *>()->informativeText().contains(QStringLiteral("gone.json")));
        QCOMPARE(readLedger(ledger)->revision, Revision(1));
    }
};

QTEST_MAIN(WindowProgramTest)
#include "tst_windowprogram.moc"
