#include "cellwords.h"
#include "columnchoice.h"
#include "generated.h"
#include "ledgerbar.h"
#include "ledgerview.h"
#include "openledger.h"
#include "recordtablemodel.h"
#include "recordtableparts.h"
#include "recordtableview.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace ledger;
using ledger::testing::OpenLedger;
using ledger::testing::sampleLedger;

class LedgerViewTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OpenLedger> m_open;
    std::unique_ptr<LedgerView> m_view;

    void show(const LedgerPtr &ledger, const QByteArray &memory = {})
    {
        m_view.reset();
        m_open = std::make_unique<OpenLedger>();
        QVERIFY(m_open->open(ledger));
        m_open->focus.setView(QStringLiteral("ledger"));
        m_view = std::make_unique<LedgerView>(QStringLiteral("ledger"),
                                              ViewContext{m_open->workspace, m_open->focus, m_open->readings});
        m_view->remember(memory);
        // As the window does.
        connect(m_view.get(), &ViewPanel::picked, &m_open->focus, &Focus::select);
        m_view->resize(1000, 640);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setFocus();
        settle();
    }
    void settle() const { QTRY_VERIFY_WITH_TIMEOUT(!m_view->isBusy(), 20000); }
    template <typename Widget> Widget *find(const QString &name) const { return m_view->findChild<Widget *>(name); }
    RecordTableView &table() const { return m_view->table(); }
    RecordTableModel &records() const { return table().records(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void choose(TableName name) const
    {
        QTest::mouseClick(
            find<QAbstractButton>(QStringLiteral("option-table-") + QString::fromStdString(std::string(word(name)))),
            Qt::LeftButton);
        settle();
    }
    void search(const QString &typed) const
    {
        find<QLineEdit>(QStringLiteral("searchField"))->setText(typed);
        settle();
    }
    QStringList ids() const
    {
        QStringList all;
        for (int row = 0; row < records().rowCount(); ++row)
            all << QString::fromStdString(records().record(row).id);
        return all;
    }
    int column(const char *name) const
    {
        const auto columns = columnsOf(m_view->openTable());
        return static_cast<int>(std::ranges::find(columns, std::string_view(name), &TableColumn::name)
                                - columns.begin());
    }
    QPoint headerAt(const char *name) const
    {
        const RecordHeader &header = table().header();
        return {header.sectionViewportPosition(column(name)) + 20, 10};
    }
    QPoint cellAt(int row, const char *name) const
    {
        return table().visualRect(records().index(row, column(name))).center();
    }
    QString count() const { return find<QLabel>(QStringLiteral("rowCount"))->text(); }
    void typeFilter(const char *name, const QString &typed) const
    {
        find<QLineEdit>(QStringLiteral("filter-") + QLatin1String(name))->setText(typed);
        settle();
    }

private Q_SLOTS:
    void cleanup()
    {
        m_view.reset();
        m_open.reset();
    }

    void theModelKeepsTheRulesOfItemModels()
    {
        const LedgerPtr ledger = generatedLedger(60, 3);
        const auto readings = std::make_shared<const Readings>(ledger, std::nullopt, Basis::Best);
        RecordTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (std::size_t i = 0; i < words<TableName>().size(); ++i) {
            const auto made = std::make_shared<const RecordTable>(readings, Lens(), static_cast<TableName>(i));
            std::vector<std::uint32_t> rows(made->size());
            std::iota(rows.begin(), rows.end(), 0U);
            model.show(made, rows);
            QCOMPARE(model.rowCount(), static_cast<int>(made->size()));
            std::ranges::reverse(rows);
            model.show(made, rows);
        }
    }

    void everyTableShowsTheRowsOfItsQuestion()
    {
        show(sampleLedger());
        QCOMPARE(ids(),
                 (QStringList{QStringLiteral("aws-deal"), QStringLiteral("azure-deal"), QStringLiteral("oci-deal")}));
        QCOMPARE(count(), QStringLiteral("3 deals"));
        const Readings readings(m_open->workspace.ledger(), std::nullopt, Basis::Best);
        choose(TableName::Claims);
        QCOMPARE(records().rowCount(), static_cast<int>(claimRows(readings, {}).size()));
        choose(TableName::Parties);
        QCOMPARE(records().rowCount(), static_cast<int>(partyRows(readings, {}).size()));
        choose(TableName::Sources);
        QCOMPARE(records().rowCount(), static_cast<int>(sourceRows(readings, {}).size()));
        choose(TableName::Observations);
        QCOMPARE(records().rowCount(), 0);
        QVERIFY(find<QLabel>(QStringLiteral("nothingText"))->isVisible());
    }

    void rowsFollowTheLens()
    {
        show(sampleLedger());
        Lens lens;
        lens.payees = {Id<Party>("oci")};
        m_open->focus.setLens(lens);
        settle();
        QCOMPARE(ids(), QStringList{QStringLiteral("oci-deal")});
    }

    void figuresSayHowManyClaimsAndWhatIsContested()
    {
        show(sampleLedger());
        const QModelIndex amount = records().index(0, column("amount"));
        QCOMPARE(amount.data(RecordTableModel::noteRole).toString(), QStringLiteral("▪4 ≠"));
        QVERIFY(amount.data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral("4 claims, contested")));
        const QModelIndex ended = records().index(0, column("ended"));
        QVERIFY(ended.data(RecordTableModel::unknownRole).toBool());
        QCOMPARE(ended.data(Qt::AccessibleTextRole).toString(), QStringLiteral("unknown"));
    }

    void aClickOnTheHeaderSortsAndBackUndoesIt()
    {
        show(sampleLedger());
        const QStringList before = ids();
        QTest::mouseClick(table().header().viewport(), Qt::LeftButton, {}, headerAt("amount"));
        settle();
        QCOMPARE(ids().first(), QStringLiteral("oci-deal")); // the largest first
        QCOMPARE(table().header().sortIndicatorSection(), column("amount"));
        QTest::mouseClick(table().header().viewport(), Qt::LeftButton, {}, headerAt("amount"));
        settle();
        QCOMPARE(ids().last(), QStringLiteral("oci-deal"));
        QTest::mouseClick(table().header().viewport(), Qt::LeftButton, {}, headerAt("amount"));
        settle();
        QCOMPARE(ids(), before);
        m_open->focus.back();
        settle();
        QCOMPARE(ids().last(), QStringLiteral("oci-deal"));
        QCOMPARE(table().header().sortIndicatorSection(), column("amount"));
    }

    void theKeyboardSortsByTheColumnOneStandsIn()
    {
        show(sampleLedger());
        table().setCurrentIndex(records().index(0, column("amount")));
        press(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        settle();
        QCOMPARE(ids().last(), QStringLiteral("oci-deal"));
        press(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
        settle();
        QCOMPARE(ids().first(), QStringLiteral("oci-deal"));
    }

    void filtersAreTypedAsPeopleWriteAndSurviveSwitchingTables()
    {
        show(sampleLedger());
        QTest::mouseClick(find<QAbstractButton>(QStringLiteral("filtersButton")), Qt::LeftButton);
        QVERIFY(find<QLineEdit>(QStringLiteral("filter-amount"))->isVisible());
        typeFilter("amount", QStringLiteral(">200bn"));
        QCOMPARE(ids(), (QStringList{QStringLiteral("azure-deal"), QStringLiteral("oci-deal")}));
        QCOMPARE(count(), QStringLiteral("2 of 3 deals"));
        typeFilter("title", QStringLiteral("incremental"));
        QCOMPARE(ids(), QStringList{QStringLiteral("azure-deal")});
        choose(TableName::Claims);
        QCOMPARE(find<QLineEdit>(QStringLiteral("filter-figure"))->text(), QString());
        choose(TableName::Deals);
        QCOMPARE(find<QLineEdit>(QStringLiteral("filter-amount"))->text(), QStringLiteral(">200bn"));
        QCOMPARE(ids(), QStringList{QStringLiteral("azure-deal")});
        table().setFocus();
        press(Qt::Key_Escape);
        settle();
        QCOMPARE(records().rowCount(), 3);
        QCOMPARE(find<QLineEdit>(QStringLiteral("filter-amount"))->text(), QString());
    }

    void wordsAreChosenFromAList()
    {
        show(sampleLedger());
        choose(TableName::Claims);
        QTest::mouseClick(find<QAbstractButton>(QStringLiteral("filtersButton")), Qt::LeftButton);
        auto *field = find<QLineEdit>(QStringLiteral("filter-stance"));
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Down, Qt::AltModifier);
        auto *popup = m_view->findChild<WordsPopup *>(QStringLiteral("wordsPopup"));
        QVERIFY(popup);
        auto *list = popup->findChild<QListWidget *>();
        QTest::keyClick(list, Qt::Key_Space);
        settle();
        QCOMPARE(field->text(), nameOf(CellWord(Stance::Official)));
        QCOMPARE(ids(), QStringList{QStringLiteral("c1")});
        QTest::keyClick(list, Qt::Key_Escape);
    }

    void whatCannotBeReadFiltersNothingAndSaysSo()
    {
        show(sampleLedger());
        QTest::mouseClick(find<QAbstractButton>(QStringLiteral("filtersButton")), Qt::LeftButton);
        typeFilter("amount", QStringLiteral(">many"));
        QCOMPARE(records().rowCount(), 3);
        QVERIFY(!find<QLineEdit>(QStringLiteral("filter-amount"))->accessibleDescription().isEmpty());
    }

    void typedFilters_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("rows");
        QTest::newRow("above") << "figure"
                               << ">100bn" << 4;
        QTest::newRow("at least") << "figure"
                                  << "≥100bn" << 5;
        QTest::newRow("in words") << "figure"
                                  << "over 100bn" << 4;
        QTest::newRow("range") << "figure"
                               << "30-140bn" << 3;
        QTest::newRow("as shown") << "figure"
                                  << "$138B" << 1;
        QTest::newRow("power") << "figure"
                               << ">1 GW" << 1;
        QTest::newRow("a year") << "stated"
                                << "2026" << 3;
        QTest::newRow("a month") << "stated"
                                 << "2026-02" << 2;
        QTest::newRow("since") << "stated"
                               << ">=2026-02-27" << 2;
        QTest::newRow("between") << "stated"
                                 << "2025-11 – 2026-02" << 4;
        QTest::newRow("words") << "stance"
                               << "official, speculative" << 1;
        QTest::newRow("the beginning of a word") << "state"
                                                 << "set" << 1;
        QTest::newRow("text") << "quote"
                              << "BILLION 38" << 1;
        QTest::newRow("unknown") << "quote"
                                 << "?" << 6;
    }
    void typedFilters()
    {
        QFETCH(QString, column);
        QFETCH(QString, typed);
        const auto readings = std::make_shared<const Readings>(sampleLedger(), std::nullopt, Basis::Best);
        const RecordTable claims(readings, {}, TableName::Claims);
        const auto columns = columnsOf(TableName::Claims);
        const auto at = static_cast<std::size_t>(std::ranges::find(columns, column.toStdString(), &TableColumn::name)
                                                 - columns.begin());
        const auto filter = typedFilter(TableName::Claims, at, typed);
        QVERIFY(filter);
        TableWish wish;
        wish.filters.emplace(at, *filter);
        QTEST(static_cast<int>(arranged(claims, wish).rows.size()), "rows");
    }

    void whatIsSearchedIsFoundAcrossFields()
    {
        show(sampleLedger());
        choose(TableName::Claims);
        search(QStringLiteral("aws 38"));
        QVERIFY(ids().contains(QStringLiteral("c1")));
        QVERIFY(!ids().contains(QStringLiteral("oci-deal-c")));
        search(QStringLiteral("zebra"));
        QCOMPARE(records().rowCount(), 0);
        QVERIFY(find<QLabel>(QStringLiteral("nothingText"))->isVisible());
        search(QStringLiteral("commitment"));
        QCOMPARE(ids(), QStringList{QStringLiteral("c1")});
        choose(TableName::Deals);
        QCOMPARE(records().rowCount(), 0);
        QVERIFY(find<QLabel>(QStringLiteral("nothingText"))->text().contains(QStringLiteral("1 claim")));
        search({});
        QCOMPARE(records().rowCount(), 3);
    }

    void anEditIsSearchedAnew()
    {
        show(sampleLedger());
        search(QStringLiteral("Renamed"));
        QCOMPARE(records().rowCount(), 0);
        Change change;
        Deal after = *m_open->workspace.ledger()->find(Id<Deal>("oci-deal"));
        const Deal before = after;
        after.title = "A renamed understanding";
        change.replace(before, after);
        QVERIFY(m_open->edit(change).isSaved);
        settle();
        QTRY_COMPARE(ids(), QStringList{QStringLiteral("oci-deal")});
    }

    void searchPutsTheKeyboardIntoItsFieldAndDownLeadsOut()
    {
        show(sampleLedger());
        QVERIFY(m_view->offers(ViewPanel::Offer::Search));
        m_view->search();
        auto *field = find<QLineEdit>(QStringLiteral("searchField"));
        QVERIFY(field->hasFocus());
        QTest::keyClick(field, Qt::Key_Down);
        QVERIFY(table().hasFocus());
        QTest::keyClicks(&table(), QStringLiteral("o"));
        QVERIFY(field->hasFocus());
        QCOMPARE(field->text(), QStringLiteral("o"));
    }

    void aClickSelectsAndWalkingDoesWhenItComesToRest()
    {
        show(sampleLedger());
        QSignalSpy picked(m_view.get(), &ViewPanel::picked);
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, cellAt(1, "title"));
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked.first(), (QVariantList{QStringLiteral("deal"), QStringLiteral("azure-deal")}));
        press(Qt::Key_Down);
        press(Qt::Key_Up);
        press(Qt::Key_Down);
        QTRY_COMPARE(picked.count(), 2);
        QCOMPARE(picked.last().at(1).toString(), QStringLiteral("oci-deal"));
    }

    void theEditKeyMeansTheRowOneStandsOnAtOnce()
    {
        show(sampleLedger());
        choose(TableName::Claims);
        table().setFocus();
        table().setCurrentIndex(records().index(0, 0));
        QSignalSpy picked(m_view.get(), &ViewPanel::picked);
        press(Qt::Key_Down);
        QKeyEvent editKey(QEvent::ShortcutOverride, Qt::Key_F2, Qt::NoModifier);
        QCoreApplication::sendEvent(&table(), &editKey);
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked.first().at(0).toString(), QStringLiteral("claim"));
    }

    void enterAndADoubleClickOpenThePage()
    {
        show(sampleLedger());
        QSignalSpy drilled(m_view.get(), &ViewPanel::drilled);
        table().setCurrentIndex(records().index(0, 0));
        press(Qt::Key_Return);
        QCOMPARE(drilled.count(), 1);
        QCOMPARE(drilled.first().first().value<DrillStep>(),
                 (DrillStep{QStringLiteral("deal"), QStringLiteral("aws-deal"), QStringLiteral("Deal aws-deal")}));
        choose(TableName::Parties);
        QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, cellAt(0, "name"));
        QCOMPARE(drilled.count(), 2);
        QCOMPARE(drilled.last().first().value<DrillStep>().kind, QStringLiteral("partyPage"));
    }

    void aSelectionFromElsewhereIsShown()
    {
        show(sampleLedger());
        m_open->focus.select(QStringLiteral("deal"), QStringLiteral("oci-deal"));
        QCOMPARE(table().currentIndex().row(), 2);
        QTest::mouseClick(table().header().viewport(), Qt::LeftButton, {}, headerAt("amount"));
        settle();
        QCOMPARE(ids().at(table().currentIndex().row()), QStringLiteral("oci-deal"));
    }

    void severalRowsAreCopiedAsTextAndTable()
    {
        show(sampleLedger());
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, cellAt(0, "title"));
        QTest::mouseClick(table().viewport(), Qt::LeftButton, Qt::ControlModifier, cellAt(2, "title"));
        QSignalSpy announced(m_view.get(), &ViewPanel::announced);
        m_view->copy();
        QTRY_COMPARE(announced.count(), 1);
        const QMimeData *content = QApplication::clipboard()->mimeData();
        const QStringList lines = content->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        const QString amount = plainCell(records().cell(0, column("amount")));
        QVERIFY(amount.toDouble() > 1e9);
        QVERIFY(lines.at(1).contains(QLatin1Char('\t') + amount + QStringLiteral("\tUSD")));
        QVERIFY(content->hasHtml());
    }

    void whatIsShownIsExportedAndTheWholeTableToo()
    {
        show(sampleLedger());
        typeFilter("title", QStringLiteral("incremental"));
        QTemporaryDir folder;
        QSignalSpy announced(m_view.get(), &ViewPanel::announced);
        m_view->exportTo(folder.filePath(QStringLiteral("shown.csv")), false);
        m_view->exportTo(folder.filePath(QStringLiteral("whole.csv")), true);
        QTRY_COMPARE(announced.count(), 2);
        const auto linesOf = [&](const char *name) {
            QFile file(folder.filePath(QLatin1String(name)));
            return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QByteArrayList();
        };
        QCOMPARE(linesOf("shown.csv").size(), 2);
        QCOMPARE(linesOf("whole.csv").size(), 4);
        QVERIFY(!linesOf("shown.csv").first().contains("Summary"));
        QVERIFY(linesOf("whole.csv").first().contains("Summary"));
    }

    void columnsAreChosenMovedAndKept()
    {
        show(sampleLedger());
        QSignalSpy kept(m_view.get(), &ViewPanel::memoryChanged);
        QTest::mouseClick(find<QAbstractButton>(QStringLiteral("columnsButton")), Qt::LeftButton);
        auto *menu = find<QMenu>(QStringLiteral("columnsMenu"));
        QVERIFY(menu);
        QVERIFY(table().isColumnHidden(column("summary")));
        menu->findChild<QAction *>(QStringLiteral("column-summary"))->trigger();
        menu->close();
        QVERIFY(!table().isColumnHidden(column("summary")));
        table().setFocus();
        table().setCurrentIndex(records().index(0, column("amount")));
        press(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(table().header().visualIndex(column("amount")), 0);
        QVERIFY(!kept.isEmpty());
        const QByteArray memory = m_view->memory();
        show(sampleLedger(), memory);
        QVERIFY(!table().isColumnHidden(column("summary")));
        QCOMPARE(table().header().visualIndex(column("amount")), 0);
        QCOMPARE(m_view->memory(), memory);
    }

    void columnsAreAsWideAsTheirFirstRowsNeed()
    {
        show(LedgerFixture().ledger()); // as a window begins: nothing is there yet
        QVERIFY(m_open->edit(difference(*m_open->workspace.ledger(), *sampleLedger())).isSaved);
        settle();
        QTRY_COMPARE(records().rowCount(), 3);
        QVERIFY(table().columnWidth(column("title")) > table().header().widthOfName(column("title")));
        QVERIFY(table().columnWidth(column("amount")) >= table().widthFor(column("amount")));
        choose(TableName::Observations);
        choose(TableName::Deals);
        for (const char *name : {"status", "claims", "contested"}) // which another table hides
            QVERIFY2(table().columnWidth(column(name)) >= table().header().widthOfName(column(name)), name);
    }

    void columnsThatAreNotUnderstoodAreLeftOut()
    {
        QVERIFY(columnChoices("rubbish").empty());
        QVERIFY(columnChoices(R"({"deals":[{"column":"nonsense","width":1}],"x":[]})").empty());
        const ColumnChoices some = columnChoices(R"({"deals":[{"column":"title","width":-5},{"column":"title"}]})");
        QCOMPARE(some.at(TableName::Deals).size(), std::size_t(1));
        QVERIFY(some.at(TableName::Deals).front().width > 0);
    }

    void theMenuOfARowFiltersByItsValueAndNarrowsTheLens()
    {
        show(sampleLedger());
        QSignalSpy extended(m_view.get(), &ViewPanel::extended);
        Q_EMIT table().customContextMenuRequested(cellAt(0, "kind"));
        auto *menu = find<QMenu>(QStringLiteral("rowMenu"));
        QVERIFY(menu);
        menu->findChild<QAction *>(QStringLiteral("addToLens"))->trigger();
        QCOMPARE(extended.first(), (QVariantList{QStringLiteral("kind"), QStringLiteral("compute")}));
        menu->findChild<QAction *>(QStringLiteral("filterLike"))->trigger();
        QCOMPARE(find<QLineEdit>(QStringLiteral("filter-kind"))->text(), QStringLiteral("compute"));
        menu->close();
    }

    void tablesAreReachedByKeyboard()
    {
        show(sampleLedger());
        press(Qt::Key_2, Qt::AltModifier);
        QCOMPARE(m_view->openTable(), TableName::Claims);
        press(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(m_view->openTable(), TableName::Parties);
        m_open->focus.back();
        QCOMPARE(m_view->openTable(), TableName::Claims);
    }

    void everyControlHasANameForAScreenReader()
    {
        show(sampleLedger());
        QTest::mouseClick(find<QAbstractButton>(QStringLiteral("filtersButton")), Qt::LeftButton);
        for (const QWidget *widget : m_view->findChildren<QWidget *>()) {
            const bool isControl
                = qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget);
            if (isControl && widget->isVisible() && widget->focusPolicy() != Qt::NoFocus)
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
        QVERIFY(!table().accessibleName().isEmpty());
    }

    void tenThousandDealsAreSortedAndFiltered()
    {
        show(generatedLedger(10000, 11));
        choose(TableName::Claims);
        QCOMPARE(records().rowCount(), static_cast<int>(m_open->workspace.ledger()->count(RecordKind::Claim)));
        typeFilter("figure", QStringLiteral(">1bn"));
        const int some = records().rowCount();
        QVERIFY(some > 0 && some < static_cast<int>(m_open->workspace.ledger()->count(RecordKind::Claim)));
        QTest::mouseClick(table().header().viewport(), Qt::LeftButton, {}, headerAt("figure"));
        settle();
        double last = std::numeric_limits<double>::infinity();
        for (int row = 0; row < some; ++row) {
            const auto figure = std::get<CellFigure>(records().cell(row, column("figure")));
            if (figure.unit != FigureUnit::Usd)
                break;
            QVERIFY(figure.value <= last && figure.value > 1e9);
            last = figure.value;
        }
    }
};

QTEST_MAIN(LedgerViewTest)
#include "tst_ledgerview.moc"
