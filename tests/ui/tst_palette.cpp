#include "commandpalette.h"
#include "generated.h"
#include "menus.h"
#include "openledger.h"
#include "picker.h"
#include "removal.h"
#include "typed.h"

#include <QActionGroup>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTest>

using namespace ledger;
using ledger::testing::sampleLedger;

class PaletteTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QMainWindow> m_window;
    Menus m_menus;
    CommandPalette *m_palette = nullptr;

    QLineEdit *field() const
    {
        return m_window->findChild<QWidget *>(QStringLiteral("palette"))
            ->findChild<QLineEdit *>(QStringLiteral("pickerField"));
    }
    QStringList found() const
    {
        const auto *list = m_window->findChild<QWidget *>(QStringLiteral("palette"))
                               ->findChild<QListView *>(QStringLiteral("pickerList"));
        QStringList texts;
        for (int i = 0; i < list->model()->rowCount(); ++i)
            texts << list->model()->index(i, 0).data(Qt::AccessibleTextRole).toString();
        return texts;
    }
    void type(const QString &text)
    {
        m_palette->open();
        QTest::keyClicks(field(), text);
    }
    void take() { QTest::keyClick(field(), Qt::Key_Return); }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QMainWindow>();
        m_menus = makeMenus(*m_window, {}, {QStringLiteral("share"), QStringLiteral("commitments")});
        m_window->resize(1000, 700);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_palette = new CommandPalette(*m_window->menuBar(), *m_window);
        m_palette->setLedger(sampleLedger());
    }
    void cleanup() { m_window.reset(); }

    void commandsAreFoundWithTheirKeysAndRun()
    {
        QSignalSpy triggered(m_menus.rollUp, &QAction::triggered);
        type(QStringLiteral("roll"));
        QVERIFY2(found().constFirst().contains(QStringLiteral("Ctrl+R")), qPrintable(found().join(u'|')));
        take();
        QCOMPARE(triggered.count(), 1);
        m_menus.rollUp->setEnabled(false);
        type(QStringLiteral("roll"));
        QVERIFY(found().filter(QStringLiteral("Roll up")).isEmpty()); // it cannot be done now
    }

    void aCommandIsCalledByItsMenuAndNameBeforeAnyRecord()
    {
        const LedgerPtr ledger = sampleLedger();
        Change news;
        news.create(Source{Id<Source>("news"), "Herald", "A new deal on chips"});
        m_palette->setLedger(applied(ledger, news).ledger);
        m_window->menuBar()->addMenu(QStringLiteral("&New"))->addAction(QStringLiteral("&Deal…"));
        type(QStringLiteral("new deal"));
        QTRY_VERIFY2(found().size() > 1, qPrintable(found().join(u'|')));
        QVERIFY2(found().constFirst().startsWith(QStringLiteral("Deal")), qPrintable(found().join(u'|')));
    }

    void whatWasMergedIntoAnotherIsFoundByItsOldId()
    {
        QSignalSpy chosen(m_palette, &CommandPalette::chosen);
        const LedgerPtr ledger = sampleLedger();
        const Change merged = replacement(*ledger, Id<Party>("azure"), Id<Party>("oci"));
        m_palette->setLedger(applied(ledger, merged).ledger);
        type(QStringLiteral("azure"));
        QTRY_VERIFY(!found().isEmpty());
        take();
        QTRY_COMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][1].toString(), QStringLiteral("oci"));
    }

    void partiesDealsAndSourcesAreFoundBestFirst()
    {
        QSignalSpy chosen(m_palette, &CommandPalette::chosen);
        type(QStringLiteral("the lab"));
        take();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("party"));
        QCOMPARE(chosen[0][1].toString(), QStringLiteral("lab"));
        type(QStringLiteral("amended understanding")); // words from within the title
        take();
        QCOMPARE(chosen[1][1].toString(), QStringLiteral("azure-deal"));
        type(QStringLiteral("reuters"));
        take();
        QCOMPARE(chosen[2][0].toString(), QStringLiteral("source"));
        type(QStringLiteral("nothing is called so"));
        QVERIFY(found().isEmpty());
        take();
        QCOMPARE(chosen.count(), 3);
    }

    void anAmountListsTheClaimsOfAboutThatFigure()
    {
        QSignalSpy chosen(m_palette, &CommandPalette::chosen);
        type(QStringLiteral("38bn"));
        QVERIFY2(found().constFirst().startsWith(QStringLiteral("$38B")), qPrintable(found().join(u'|')));
        QCOMPARE(found().size(), 1);
        take();
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("claim"));
        QCOMPARE(chosen[0][1].toString(), QStringLiteral("c1"));
        type(QStringLiteral("1.2 GW"));
        QCOMPARE(found().size(), 1);
        take();
        QCOMPARE(chosen[1][1].toString(), QStringLiteral("p1"));
        type(QStringLiteral("137bn")); // about
        QVERIFY(found().constFirst().startsWith(QStringLiteral("$138B")));
    }

    void daysSetTheDay_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("day");
        QTest::newRow("in full") << "as of 2025-11-03"
                                 << "2025-11-03";
        QTest::newRow("as an option") << "as-of 2025-11"
                                      << "2025-11";
        QTest::newRow("alone") << "2025-11"
                               << "2025-11";
        QTest::newRow("in words") << "3 Nov 2025"
                                  << "2025-11-03";
    }
    void daysSetTheDay()
    {
        QFETCH(QString, typed);
        QFETCH(QString, day);
        QSignalSpy chosen(m_palette, &CommandPalette::dayChosen);
        type(typed);
        take();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<PartialDate>().text(), day.toStdString());
    }

    void wordsOfTheLensSetTheLens()
    {
        QSignalSpy filters(m_palette, &CommandPalette::filterChosen);
        QSignalSpy periods(m_palette, &CommandPalette::periodChosen);
        type(QStringLiteral("payer lab"));
        take();
        QCOMPARE(filters[0], (QVariantList{QStringLiteral("payer"), QStringLiteral("lab")}));
        type(QStringLiteral("nature debt"));
        take();
        QCOMPARE(filters[1], (QVariantList{QStringLiteral("nature"), QStringLiteral("debt")}));
        type(QStringLiteral("period 2027"));
        take();
        QCOMPARE(periods[0][0].toString(), QStringLiteral("2027"));
        QSignalSpy basis(m_menus.bases, &QActionGroup::triggered);
        type(QStringLiteral("basis official"));
        take();
        QCOMPARE(basis.count(), 1);
    }

    void restrictedToRecordsItInspects()
    {
        QSignalSpy chosen(m_palette, &CommandPalette::chosen);
        QSignalSpy inspected(m_palette, &CommandPalette::inspected);
        m_palette->openRecords();
        QTest::keyClicks(field(), QStringLiteral("roll"));
        QVERIFY(found().isEmpty());
        field()->clear();
        QTest::keyClicks(field(), QStringLiteral("oci"));
        take();
        QCOMPARE(chosen.count(), 0);
        QCOMPARE(inspected.count(), 1);
    }

    void anotherLedgerIsSearchedOnceItIsOpen()
    {
        type(QStringLiteral("the lab"));
        LedgerFixture made;
        made.party("newcomer");
        m_palette->setLedger(made.ledger());
        type(QStringLiteral("newcomer"));
        QCOMPARE(found().size(), 1);
        field()->clear();
        QTest::keyClicks(field(), QStringLiteral("the lab"));
        QVERIFY(found().isEmpty());
    }

    void ofTenThousandDealsTheBestAreFound()
    {
        const PaletteIndex index(generatedLedger(10000, 7));
        QVERIFY(index.size() > 10000);
        for (const QString &typed : {QStringLiteral("a"), QStringLiteral("co"), QStringLiteral("cloud")}) {
            const auto entries = index.named(typed, 60);
            QVERIFY2(!entries.empty() && entries.size() <= 60, qPrintable(typed));
            QVERIFY(std::is_sorted(entries.begin(), entries.end(),
                                   [](const auto &a, const auto &b) { return a.rank < b.rank; }));
        }
    }

    void enterWaitsForALedgerThatIsBeingRead()
    {
        m_palette->setLedger(generatedLedger(3000, 7));
        QSignalSpy chosen(m_palette, &CommandPalette::dayChosen);
        m_palette->open();
        QTest::keyClicks(field(), QStringLiteral("2025-11-03"));
        take();
        QTRY_COMPARE(chosen.count(), 1);
    }
};

QTEST_MAIN(PaletteTest)
#include "tst_palette.moc"
