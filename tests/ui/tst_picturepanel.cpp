#include "fakepicture.h"
#include "picturecanvas.h"
#include "picturepanel.h"
#include "picturetable.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace ledger;
using ledger::testing::FakePicture;

class PicturePanelTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<PicturePanel> m_panel;
    std::shared_ptr<FakePicture> m_picture;
    PictureCanvas *m_canvas = nullptr;

    QPoint centreOf(int row, int column) const
    {
        const int index = row * 3 + column;
        return m_canvas->rectOf(index).center().toPoint();
    }
    void pointAt(QPoint point) const
    {
        QTest::mouseMove(m_panel->windowHandle(), m_canvas->mapTo(m_panel.get(), point));
        QCoreApplication::processEvents();
    }
    QStringList place() const
    {
        return m_canvas->current() < 0
            ? QStringList()
            : QStringList(m_picture->marks()[static_cast<std::size_t>(m_canvas->current())].id);
    }
    template <typename Widget> static Widget *openWindow(const QString &name)
    {
        for (QWidget *widget : QApplication::topLevelWidgets())
            if (auto *found = qobject_cast<Widget *>(widget);
                found && found->objectName() == name && found->isVisible())
                return found;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void init()
    {
        m_panel = std::make_unique<PicturePanel>();
        m_panel->setStyle(styleFor(ThemeName::Light));
        m_panel->resize(600, 400);
        m_picture = std::make_shared<FakePicture>();
        m_panel->setPicture(m_picture);
        m_canvas = m_panel->findChild<PictureCanvas *>(QStringLiteral("pictureCanvas"));
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_canvas->clearFocus();
        m_canvas->setFocus(Qt::TabFocusReason);
    }
    void cleanup() { m_panel.reset(); }

    void aClickSelectsWhatIsUnderIt()
    {
        const QSignalSpy picked(m_panel.get(), &PicturePanel::picked);
        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, centreOf(1, 2));
        QCOMPARE(picked.size(), 1);
        QCOMPARE(picked[0][0].toString(), QStringLiteral("party"));
        QCOMPARE(picked[0][1].toString(), QStringLiteral("azure"));
    }

    void aPictureGrowsWithTheWindowsText()
    {
        m_panel->resize(1200, 800);
        QSizeF asked;
        const auto maker = [&asked](QSizeF size) {
            asked = size;
            return std::make_shared<const FakePicture>(size);
        };
        m_panel->setMaker(maker);
        QCOMPARE(asked, QSizeF(1200, 800));
        m_panel->setFont(interFont(usualTextPixels * 2));
        QTRY_COMPARE(asked, QSizeF(600, 400)); // and drawn twice as large
        QTRY_COMPARE(m_panel->picture()->size(), QSizeF(1200, 800));
        const QRectF bar = m_panel->picture()->marks().back().outline.boundingRect();
        QCOMPARE(bar.topLeft(), FakePicture({600, 400}).barAt(2, 2).topLeft() * 2);
        const QSignalSpy picked(m_panel.get(), &PicturePanel::picked);
        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, bar.center().toPoint());
        QCOMPARE(picked.size(), 1);
        m_panel->resize(600, 400); // too small to be told in half of it
        QTRY_COMPARE(m_panel->picture()->size(), QSizeF(600, 400));
        QVERIFY2(asked.width() >= 500 && asked.height() >= 340, qPrintable(QString::number(asked.height())));
    }

    void namesGiveWaySoThatNoFigureIsToBeScrolledTo()
    {
        const QString longName(60, u'm');
        m_picture->tableToChange()
            = {{QStringLiteral("Period"), QStringLiteral("Name"), QStringLiteral("Value"), QStringLiteral("Id")},
               {false, false, true, false},
               {{QStringLiteral("2027"), longName, QStringLiteral("138000000000"), longName}}};
        m_panel->setShowsData(true);
        const auto *table = m_panel->findChild<QTableView *>(QStringLiteral("pictureTable"));
        QVERIFY2(table->columnViewportPosition(3) <= table->viewport()->width(),
                 qPrintable(QString::number(table->columnViewportPosition(3))));
        QVERIFY(table->columnWidth(1) > 120); // and are still read
        QVERIFY(table->columnWidth(2) > table->fontMetrics().horizontalAdvance(QStringLiteral("138,000,000,000")));
    }

    void aClickOnNothingLetsGoOfWhatWasSelected()
    {
        const QSignalSpy picked(m_panel.get(), &PicturePanel::picked);
        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, {5, 5});
        QCOMPARE(picked.size(), 0); // nothing was selected
        m_panel->setSelection({QStringLiteral("party"), QStringLiteral("aws")});
        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, {5, 5});
        QCOMPARE(picked.size(), 1);
        QVERIFY(picked[0][0].toString().isEmpty());
    }

    void ctrlAndAClickExtendTheFiltersAndSelectNothing()
    {
        const QSignalSpy picked(m_panel.get(), &PicturePanel::picked);
        const QSignalSpy extended(m_panel.get(), &PicturePanel::extended);
        QTest::mouseClick(m_canvas, Qt::LeftButton, Qt::ControlModifier, centreOf(0, 0));
        QCOMPARE(extended.size(), 1);
        QCOMPARE(extended[0][1].toString(), QStringLiteral("oracle"));
        QCOMPARE(picked.size(), 0);
    }

    void aDoubleClickDrills()
    {
        const QSignalSpy drilled(m_panel.get(), &PicturePanel::drilled);
        QTest::mouseDClick(m_canvas, Qt::LeftButton, {}, centreOf(2, 0));
        QCOMPARE(drilled.size(), 1);
        const auto step = drilled[0][0].value<DrillStep>();
        QCOMPARE(step.kind, QStringLiteral("party"));
        QCOMPARE(step.id, QStringLiteral("aws"));
        QCOMPARE(step.name, QStringLiteral("AWS, 2026"));
    }

    void arrowKeysWalkTheMarksWhereTheyStand_data()
    {
        QTest::addColumn<QList<int>>("keys");
        QTest::addColumn<QString>("at");
        QTest::newRow("Tab leads to the first mark") << QList<int>{} << "0-0";
        QTest::newRow("of none the first arrow finds the first") << QList<int>{Qt::Key_Escape, Qt::Key_Right} << "0-0";
        QTest::newRow("right") << QList<int>{Qt::Key_Right} << "0-1";
        QTest::newRow("down") << QList<int>{Qt::Key_Down} << "1-0";
        QTest::newRow("down and right") << QList<int>{Qt::Key_Down, Qt::Key_Right} << "1-1";
        QTest::newRow("no further than the edge")
            << QList<int>{Qt::Key_Right, Qt::Key_Right, Qt::Key_Right, Qt::Key_Right} << "0-2";
        QTest::newRow("back") << QList<int>{Qt::Key_End, Qt::Key_Left, Qt::Key_Up} << "1-1";
        QTest::newRow("End") << QList<int>{Qt::Key_End} << "2-2";
        QTest::newRow("Home") << QList<int>{Qt::Key_End, Qt::Key_Home} << "0-0";
    }
    void arrowKeysWalkTheMarksWhereTheyStand()
    {
        QFETCH(QList<int>, keys);
        QFETCH(QString, at);
        for (const int key : keys)
            QTest::keyClick(m_canvas, static_cast<Qt::Key>(key));
        QCOMPARE(place(), QStringList(at));
    }

    void theKeyboardAloneDoesWhatTheMouseDoes()
    {
        const QSignalSpy picked(m_panel.get(), &PicturePanel::picked);
        const QSignalSpy extended(m_panel.get(), &PicturePanel::extended);
        const QSignalSpy drilled(m_panel.get(), &PicturePanel::drilled);
        QTest::keyClick(m_canvas, Qt::Key_Escape);
        QTest::keyClick(m_canvas, Qt::Key_Return);
        QTest::keyClick(m_canvas, Qt::Key_Space);
        QCOMPARE(picked.size() + drilled.size(), 0); // one stands nowhere
        QTest::keyClick(m_canvas, Qt::Key_Down);
        QTest::keyClick(m_canvas, Qt::Key_Down);
        QTest::keyClick(m_canvas, Qt::Key_Space);
        QCOMPARE(picked.size(), 1);
        QCOMPARE(picked[0][1].toString(), QStringLiteral("azure"));
        QTest::keyClick(m_canvas, Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(extended.size(), 1);
        QTest::keyClick(m_canvas, Qt::Key_Return);
        QCOMPARE(drilled.size(), 1);
    }

    void byTabOneSeesWhereOneIsAndByAClickNothingMore()
    {
        QVERIFY(m_canvas->showsPlace());
        QCOMPARE(place(), QStringList(QStringLiteral("0-0")));
        QTest::keyClick(m_canvas, Qt::Key_Down);
        m_canvas->clearFocus();
        QVERIFY(!m_canvas->showsPlace());
        m_canvas->setFocus(Qt::BacktabFocusReason);
        QCOMPARE(place(), QStringList(QStringLiteral("1-0"))); // where one was

        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, centreOf(1, 2));
        QVERIFY(!m_canvas->showsPlace());
        QTest::keyClick(m_canvas, Qt::Key_Left);
        QVERIFY(m_canvas->showsPlace());
        QCOMPARE(place(), QStringList(QStringLiteral("1-1")));
    }

    void theKeyboardBeginsOnWhatIsSelected()
    {
        QTest::keyClick(m_canvas, Qt::Key_Escape);
        m_canvas->clearFocus();
        m_panel->setSelection({QStringLiteral("party"), QStringLiteral("azure")});
        m_canvas->setFocus(Qt::ShortcutFocusReason);
        QCOMPARE(place(), QStringList(QStringLiteral("1-0")));
    }

    void aPictureThatHasTheKeyboardHasARing()
    {
        for (const ThemeName theme : {ThemeName::Light, ThemeName::Dark}) {
            m_panel->setStyle(styleFor(theme));
            QTest::keyClick(m_canvas, Qt::Key_Escape);
            QCOMPARE(m_canvas->current(), -1);
            const QColor ring = m_canvas->grab().toImage().pixelColor(1, m_canvas->height() / 2);
            QVERIFY(contrast(ring, styleFor(theme).background) >= 3);
            m_canvas->clearFocus();
            QCOMPARE(m_canvas->grab().toImage().pixelColor(1, m_canvas->height() / 2), styleFor(theme).background);
            m_canvas->setFocus(Qt::TabFocusReason);
        }
    }

    void theCardOfTheKeyboardLiesBesideItsMark()
    {
        const QSizeF card(200, 50);
        for (int i = 0; i < 9; ++i) {
            const QRectF there = m_canvas->cardOf(i, card);
            QVERIFY(!there.intersects(m_canvas->rectOf(i)));
            QVERIFY(QRectF(m_canvas->rect()).contains(there));
        }
    }

    void theMenuOfAMarkIsAtTheMark()
    {
        QTest::keyClick(m_canvas, Qt::Key_End);
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(m_canvas, &asked);
        auto *menu = m_panel->findChild<QMenu *>(QStringLiteral("pictureMenu"));
        QVERIFY(menu != nullptr);
        QVERIFY(menu->findChild<QAction *>(QStringLiteral("selectMark"))->text().contains(QStringLiteral("2028")));
        QVERIFY(m_canvas->rectOf(8).contains(QPointF(m_canvas->mapFromGlobal(menu->pos()))));
        menu->close();
    }

    void escapeClearsThePlaceThenTheSelectionThenGoesUp()
    {
        const QSignalSpy picked(m_panel.get(), &PicturePanel::picked);
        const QSignalSpy climbed(m_panel.get(), &PicturePanel::climbed);
        m_panel->setSelection({QStringLiteral("party"), QStringLiteral("aws")});
        QTest::keyClick(m_canvas, Qt::Key_Home);
        QTest::keyClick(m_canvas, Qt::Key_Escape);
        QCOMPARE(m_canvas->current(), -1);
        QCOMPARE(picked.size(), 0);
        QTest::keyClick(m_canvas, Qt::Key_Escape);
        QCOMPARE(picked.size(), 1);
        QVERIFY(picked[0][0].toString().isEmpty());
        m_panel->setSelection({});
        QTest::keyClick(m_canvas, Qt::Key_Escape);
        QCOMPARE(climbed.size(), 1);
    }

    void whereOneHasGoneInEscapeGoesOutAtOnce()
    {
        const QSignalSpy picked(m_panel.get(), &PicturePanel::picked);
        const QSignalSpy climbed(m_panel.get(), &PicturePanel::climbed);
        m_panel->setSelection({QStringLiteral("party"), QStringLiteral("aws")});
        m_panel->setClimbs(true);
        QTest::keyClick(m_canvas, Qt::Key_Down);
        QTest::keyClick(m_canvas, Qt::Key_Escape);
        QCOMPARE(climbed.size(), 1);
        QCOMPARE(picked.size(), 0);
    }

    void goingInOneBeginsAnewAndGoingOutOneIsWhereOneWentIn()
    {
        QTest::keyClick(m_canvas, Qt::Key_Down);
        QTest::keyClick(m_canvas, Qt::Key_Return);
        const auto within = std::make_shared<FakePicture>();
        for (Mark &mark : within->marksToChange())
            mark.id += QStringLiteral(" within");
        m_panel->setPicture(within);
        QCOMPARE(within->marks()[static_cast<std::size_t>(m_canvas->current())].id, QStringLiteral("0-0 within"));
        QTest::keyClick(m_canvas, Qt::Key_End);
        m_panel->setPicture(m_picture);
        QCOMPARE(place(), QStringList(QStringLiteral("1-0")));
    }

    void aRefreshKeepsThePlaceOfTheKeyboard()
    {
        QTest::keyClick(m_canvas, Qt::Key_End);
        const auto other = std::make_shared<FakePicture>();
        std::reverse(other->marksToChange().begin(), other->marksToChange().end());
        m_panel->setPicture(other);
        QCOMPARE(other->marks()[static_cast<std::size_t>(m_canvas->current())].id, QStringLiteral("2-2"));
    }

    void hoverAndSelectionDoNotPaintThePictureAgain()
    {
        QTRY_VERIFY(m_picture->painted > 0);
        const int before = m_picture->painted;
        pointAt(centreOf(1, 1));
        QVERIFY(m_canvas->cursor().shape() == Qt::PointingHandCursor);
        m_panel->setSelection({QStringLiteral("party"), QStringLiteral("aws")});
        (void)m_panel->grab();
        QCOMPARE(m_picture->painted, before);
    }

    void hoverShowsACardInsideThePicture()
    {
        const QImage before = m_panel->grab().toImage();
        pointAt(centreOf(2, 2));
        const QImage after = m_panel->grab().toImage();
        QVERIFY(before != after);
        QCOMPARE(after.size(), before.size());
    }

    void aNarrowMarkCanBeHitBesideItself()
    {
        const auto thin = std::make_shared<FakePicture>();
        thin->marksToChange().clear();
        Mark mark;
        mark.id = QStringLiteral("thin");
        mark.outline.addRect(100, 100, 1, 30);
        thin->marksToChange().push_back(mark);
        m_panel->setPicture(thin);
        QCOMPARE(m_canvas->markAt({98, 110}), 0);
        QCOMPARE(m_canvas->markAt({90, 110}), -1);
    }

    void everyMarkHasANameAndAValueForAScreenReader()
    {
        QAccessible::setActive(true);
        QAccessibleInterface *chart = QAccessible::queryAccessibleInterface(m_canvas);
        QVERIFY(chart);
        QCOMPARE(chart->role(), QAccessible::Chart);
        QCOMPARE(chart->text(QAccessible::Name), QStringLiteral("Nine bars"));
        QCOMPARE(chart->text(QAccessible::Description), QStringLiteral("Nine bars of three parties."));
        const int marks = static_cast<int>(m_picture->marks().size());
        QCOMPARE(marks, 9);
        QVERIFY(chart->childCount() >= marks); // behind them what stands over the picture
        for (int i = 0; i < marks; ++i) {
            QAccessibleInterface *mark = chart->child(i);
            QVERIFY(mark && mark->isValid());
            QVERIFY(mark->text(QAccessible::Name).startsWith(m_picture->marks()[static_cast<std::size_t>(i)].name));
            QCOMPARE(mark->text(QAccessible::Value), m_picture->marks()[static_cast<std::size_t>(i)].value);
            QVERIFY(!mark->rect().isEmpty());
            QCOMPARE(chart->indexOfChild(mark), i);
            QCOMPARE(mark->parent()->object(), m_canvas);
        }
        QTest::keyClick(m_canvas, Qt::Key_End);
        QVERIFY(chart->child(8)->state().focused);
        QCOMPARE(chart->focusChild(), chart->child(8));
        const QPoint there = m_canvas->mapToGlobal(centreOf(1, 0));
        QCOMPARE(chart->childAt(there.x(), there.y()), chart->child(3));
    }

    void aScreenReaderCanPressAMark()
    {
        QAccessible::setActive(true);
        const QSignalSpy picked(m_panel.get(), &PicturePanel::picked);
        QAccessibleInterface *mark = QAccessible::queryAccessibleInterface(m_canvas)->child(4);
        mark->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(picked.size(), 1);
        QCOMPARE(picked[0][1].toString(), QStringLiteral("azure"));
    }

    void copyPutsPictureDrawingAndTableOnTheClipboardAtOnce()
    {
        const QSignalSpy announced(m_panel.get(), &PicturePanel::announced);
        QTest::keySequence(m_canvas, QKeySequence::Copy);
        const QMimeData *content = QGuiApplication::clipboard()->mimeData();
        QVERIFY(content->hasImage());
        QCOMPARE(qvariant_cast<QImage>(content->imageData()).size(), QSize(1200, 800));
        QVERIFY(content->data(QStringLiteral("image/png")).startsWith("\x89PNG"));
        QVERIFY(content->data(QStringLiteral("image/svg+xml")).contains("<svg"));
        QCOMPARE(content->text().section(QLatin1Char('\n'), 0, 1),
                 QStringLiteral("Party\tDollars\nOracle, Inc <b>\t9000000000"));
        QVERIFY(content->html().contains(QStringLiteral("Oracle, Inc &lt;b&gt;")));
        QCOMPARE(announced.size(), 1);
    }

    void csvQuotesWhatNeedsIt()
    {
        QCOMPARE(csvText(m_picture->table()),
                 QByteArray("Party,Dollars\r\n\"Oracle, Inc <b>\",9000000000\r\nAzure,25000000000\r\n"
                            "\"AWS \"\"web\"\"\",138000000000\r\n"));
    }

    void theNumbersAreATableThatSortsByWhatTheyMean()
    {
        const QSignalSpy shows(m_panel.get(), &PicturePanel::showsDataChanged);
        m_panel->setShowsData(true);
        QCOMPARE(shows.size(), 1);
        auto *table = m_panel->findChild<QTableView *>(QStringLiteral("pictureTable"));
        QVERIFY(table->isVisible());
        QVERIFY(table->hasFocus());
        QCOMPARE(table->model()->rowCount(), 3);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Oracle, Inc <b>"));
        const int alignment = table->model()->index(0, 1).data(Qt::TextAlignmentRole).toInt();
        QVERIFY(alignment & Qt::AlignRight);
        table->sortByColumn(1, Qt::DescendingOrder);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("AWS \"web\""));
        QCOMPARE(table->model()->index(2, 0).data().toString(), QStringLiteral("Oracle, Inc <b>"));
        QTest::keyClick(table, Qt::Key_Escape);
        QVERIFY(!m_panel->showsData());
        QVERIFY(m_canvas->hasFocus());
    }

    void whatIsDoneToARecordIsNotDoneFromRowsOfNumbers()
    {
        m_panel->setShowsData(true);
        auto *table = m_panel->findChild<QTableView *>(QStringLiteral("pictureTable"));
        const QSignalSpy announced(m_panel.get(), &PicturePanel::announced);
        for (const Qt::Key key : {Qt::Key_Delete, Qt::Key_F2}) {
            QKeyEvent override(QEvent::ShortcutOverride, key, Qt::NoModifier);
            override.ignore();
            QCoreApplication::sendEvent(table, &override);
            QVERIFY(override.isAccepted()); // it does not reach the window's menu
            QTest::keyClick(table, key);
        }
        QCOMPARE(announced.size(), 2);
    }

    void selectedRowsAloneAreCopied()
    {
        m_panel->setShowsData(true);
        auto *table = m_panel->findChild<QTableView *>(QStringLiteral("pictureTable"));
        table->sortByColumn(1, Qt::AscendingOrder);
        table->selectRow(1);
        QTest::keySequence(table, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Party\tDollars\nAzure\t25000000000\n"));
        QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(QStringLiteral("text/csv")),
                 QByteArray("Party,Dollars\r\nAzure,25000000000\r\n"));
    }

    void exportWritesTheKindOfFileThatItsNameAsksFor_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("PNG") << "png" << QByteArray("\x89PNG");
        QTest::newRow("SVG") << "svg" << QByteArray("<?xml");
        QTest::newRow("PDF") << "pdf" << QByteArray("%PDF");
        QTest::newRow("CSV") << "csv" << QByteArray("Party,Dollars\r\n");
    }
    void exportWritesTheKindOfFileThatItsNameAsksFor()
    {
        QFETCH(QString, suffix);
        QFETCH(QByteArray, begins);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("bars.") + suffix);
        const QSignalSpy announced(m_panel.get(), &PicturePanel::announced);
        m_panel->exportTo(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(begins));
        QCOMPARE(announced.size(), 1);
        QVERIFY(announced[0][0].toString().contains(QStringLiteral("bars.") + suffix));
    }

    void exportAsksForAFile()
    {
        QTemporaryDir folder;
        m_panel->exportAs();
        auto *dialog = m_panel->findChild<QFileDialog *>(QStringLiteral("exportDialog"));
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->isVisible());
        dialog->setDirectory(folder.path());
        dialog->selectFile(QStringLiteral("asked.svg"));
        QMetaObject::invokeMethod(dialog, "accept", Qt::DirectConnection);
        QTRY_VERIFY(QFile::exists(folder.filePath(QStringLiteral("asked.svg"))));
    }

    void aFailedExportSaysWhyAndWhatToDo_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("says");
        QTest::newRow("a name of no known kind") << "/tmp/picture.docx"
                                                 << ".png";
        QTest::newRow("a folder that is not there") << "/nowhere/at/all/picture.png"
                                                    << "/nowhere/at/all";
    }
    void aFailedExportSaysWhyAndWhatToDo()
    {
        QFETCH(QString, path);
        QFETCH(QString, says);
        m_panel->exportTo(path);
        auto *box = m_panel->findChild<QMessageBox *>(QStringLiteral("exportFailure"));
        QVERIFY(box);
        QVERIFY2(box->text().contains(says), qPrintable(box->text()));
        QCOMPARE(box->textFormat(), Qt::PlainText);
        box->close();
    }

    void theMenuOfAMarkOffersWhatOneCanDoWithIt()
    {
        const QSignalSpy picked(m_panel.get(), &PicturePanel::picked);
        const QSignalSpy extended(m_panel.get(), &PicturePanel::extended);
        const QSignalSpy drilled(m_panel.get(), &PicturePanel::drilled);
        QTest::keyClick(m_canvas, Qt::Key_Home);
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, {1, 1}, m_canvas->mapToGlobal(QPoint(1, 1)));
        QApplication::sendEvent(m_canvas, &asked);
        auto *menu = openWindow<QMenu>(QStringLiteral("pictureMenu"));
        QVERIFY(menu);
        for (const char *name : {"selectMark", "drillMark", "filterMark"})
            menu->findChild<QAction *>(QLatin1String(name))->trigger();
        QCOMPARE(picked.size() + extended.size() + drilled.size(), 3);
        menu->findChild<QAction *>(QStringLiteral("showData"))->trigger();
        QVERIFY(m_panel->showsData());
        menu->close();
    }

    void thePictureIsMadeAnewWhereTheRoomChanges()
    {
        std::vector<QSizeF> sizes;
        m_panel->setMaker([&sizes](QSizeF size) {
            sizes.push_back(size);
            return std::make_shared<FakePicture>(size);
        });
        QCOMPARE(sizes.size(), std::size_t(1));
        m_panel->resize(700, 400);
        m_panel->resize(800, 500);
        QTRY_COMPARE(m_panel->picture()->size(), QSizeF(800, 500));
        QCOMPARE(sizes.size(), std::size_t(2)); // once for both
    }

    void aSlowPictureIsMadeElsewhereAndTheFormerStaysUntilItIsThere()
    {
        QSemaphore mayGo;
        const QSignalSpy making(m_panel.get(), &PicturePanel::makingChanged);
        m_panel->setMaker(
            [&mayGo](QSizeF size) {
                mayGo.acquire();
                return std::make_shared<FakePicture>(size, QStringLiteral("slow"));
            },
            PicturePanel::Pace::Slow);
        QCOMPARE(m_panel->picture(), m_picture);
        QVERIFY(m_panel->isMaking());
        mayGo.release();
        QTRY_COMPARE(m_panel->picture()->caption().title, QStringLiteral("slow"));
        QVERIFY(!m_panel->isMaking());
        QCOMPARE(making.size(), 2);
    }

    void anAnswerThatComesLateIsDropped()
    {
        QSemaphore mayGo;
        QStringList shown;
        connect(m_panel.get(), &PicturePanel::shown, this,
                [this, &shown] { shown.append(m_panel->picture()->caption().title); });
        const auto slow = [&mayGo](const QString &title) {
            return [&mayGo, title](QSizeF size) {
                mayGo.acquire();
                return std::make_shared<FakePicture>(size, title);
            };
        };
        m_panel->setMaker(slow(QStringLiteral("first")), PicturePanel::Pace::Slow);
        m_panel->setMaker(slow(QStringLiteral("second")), PicturePanel::Pace::Slow);
        m_panel->setMaker(slow(QStringLiteral("third")), PicturePanel::Pace::Slow);
        mayGo.release(3);
        QTRY_COMPARE(shown, QStringList(QStringLiteral("third")));
        m_panel->setMaker(slow(QStringLiteral("fourth")), PicturePanel::Pace::Slow);
        m_panel->setPicture(m_picture);
        mayGo.release(2);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(shown.size(), 2);
        QCOMPARE(m_panel->picture(), m_picture);
    }
};

QTEST_MAIN(PicturePanelTest)
#include "tst_picturepanel.moc"
