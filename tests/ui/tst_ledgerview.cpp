#include "celleditor.h"
#include "cellwords.h"
#include "columnchoice.h"
#include "generated.h"
#include "ledgerbar.h"
#include "ledgerview.h"
#include "manyedits.h"
#include "openledger.h"
#include "recordtablemodel.h"
#include "recordtableparts.h"
#include "recordtableview.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTreeWidget>

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
    int rowOf(const char *id) const { return static_cast<int>(ids().indexOf(QString::fromLatin1(id))); }
    /// Puts the keyboard into a cell; of a column that is hidden at first too.
    void stand(int row, const char *name, bool isHidden = false) const
    {
        if (isHidden)
            table().setColumnHidden(column(name), false);
        table().setFocus();
        table().setCurrentIndex(records().index(row, column(name)));
    }
    /// Types where the keyboard is, key by key: the first may open an editor for the others.
    static void type(const QString &text)
    {
        for (const QChar c : text)
            QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
    }
    CellEditor *editor() const
    {
        for (CellEditor *each : table().findChildren<CellEditor *>())
            if (each->isVisible())
                return each;
        return nullptr;
    }
    const Deal *deal(const char *id) const { return m_open->workspace.ledger()->find(Id<Deal>(id)); }
    const Claim *claim(const char *id) const { return m_open->workspace.ledger()->find(Id<Claim>(id)); }
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
        QTest::keyClick(&table(), Qt::Key_Slash);
        QVERIFY(field->hasFocus());
        QCOMPARE(field->text(), QString());
    }

    void typingIntoACellReplacesItAndEnterGoesDown()
    {
        show(sampleLedger());
        stand(0, "title");
        type(QStringLiteral("A"));
        QVERIFY(editor());
        type(QStringLiteral(" quiet deal"));
        press(Qt::Key_Return);
        QVERIFY(!editor());
        QCOMPARE(table().currentIndex().row(), 1);
        QTRY_COMPARE(deal("aws-deal")->title, std::string("A quiet deal"));
        QTRY_COMPARE(records().index(0, column("title")).data().toString(), QStringLiteral("A quiet deal"));
        QCOMPARE(m_open->workspace.undoLabel(), QStringLiteral("title of Deal aws-deal"));
        m_open->workspace.undo();
        QTRY_COMPARE(deal("aws-deal")->title, std::string("Deal aws-deal"));
    }

    void aCellIsEditedWhileTheOneBeforeIsSaved()
    {
        show(sampleLedger());
        stand(0, "summary", true);
        for (const char *text : {"one", "two", "three"}) {
            type(QString::fromLatin1(text));
            press(Qt::Key_Return);
        }
        QTRY_COMPARE(deal("oci-deal")->summary, std::string("three"));
        QCOMPARE(deal("aws-deal")->summary, std::string("one"));
        QCOMPARE(deal("azure-deal")->summary, std::string("two"));
    }

    void figuresAreTypedAsPeopleWriteThem()
    {
        show(sampleLedger());
        choose(TableName::Claims);
        stand(rowOf("c2"), "figure");
        press(Qt::Key_F2);
        QVERIFY(editor());
        QCOMPARE(editor()->edit().text, QStringLiteral("up to $100bn"));
        type(QStringLiteral("about $30bn a year"));
        QTRY_VERIFY(!editor()->says().isEmpty());
        press(Qt::Key_Return);
        // Of each year of what term? It is refused where it is typed, and nothing is saved.
        QVERIFY(editor() && editor()->says().contains(QStringLiteral("start")));
        QCOMPARE(claim("c2")->amount, std::optional(100e9));
        editor()->field().setFocus();
        qobject_cast<QLineEdit *>(&editor()->field())->selectAll();
        type(QStringLiteral("15-35bn"));
        press(Qt::Key_Return);
        QTRY_COMPARE(claim("c2")->low, std::optional(15e9));
        QCOMPARE(claim("c2")->amount, std::optional<double>());
        QCOMPARE(claim("c2")->hedge, std::optional<Hedge>());
    }

    void tabGoesRightEscapeTakesNothing()
    {
        show(sampleLedger());
        choose(TableName::Claims);
        stand(rowOf("c1"), "stated");
        type(QStringLiteral("2025-11-04"));
        press(Qt::Key_Tab);
        QTRY_COMPARE(claim("c1")->stated, on("2025-11-04"));
        QCOMPARE(table().currentIndex().column(), column("stance"));
        press(Qt::Key_F2);
        auto *box = qobject_cast<QComboBox *>(&editor()->field());
        QVERIFY(box && box->count() == 3);
        press(Qt::Key_Down);
        press(Qt::Key_Escape);
        QVERIFY(!editor());
        QVERIFY(table().hasFocus());
        QCOMPARE(claim("c1")->stance, Stance::Official);
    }

    void aReferenceIsFoundByTypingAPartOfItsName()
    {
        show(sampleLedger());
        choose(TableName::Claims);
        stand(rowOf("c2"), "source");
        type(QStringLiteral("c"));
        type(QStringLiteral("loud deal"));
        press(Qt::Key_Return);
        QTRY_COMPARE(claim("c2")->source, Id<Source>("reuters-2025"));
        QVERIFY(!editor());
        stand(rowOf("c4"), "source");
        type(QStringLiteral("z"));
        type(QStringLiteral("ebra"));
        press(Qt::Key_Return);
        QVERIFY(editor() && editor()->says().contains(QStringLiteral("Nothing is called so")));
    }

    void thePaymentOfAClaimIsEditedInItsRow()
    {
        show(sampleLedger());
        choose(TableName::Claims);
        stand(rowOf("c1"), "nature");
        type(QStringLiteral("h"));
        press(Qt::Key_Return);
        QTRY_COMPARE(m_open->workspace.ledger()->find(Id<Commitment>("aws-money"))->nature, Nature::Hardware);
    }

    void whatCannotBeTypedSaysWhy_data()
    {
        QTest::addColumn<int>("table");
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("column");
        QTest::newRow("an id") << int(TableName::Deals) << "aws-deal"
                               << "id";
        QTest::newRow("a worth") << int(TableName::Deals) << "aws-deal"
                                 << "amount";
        QTest::newRow("a count") << int(TableName::Parties) << "lab"
                                 << "deals";
        QTest::newRow("a state") << int(TableName::Claims) << "c1"
                                 << "state";
        QTest::newRow("parties") << int(TableName::Deals) << "aws-deal"
                                 << "parties";
        QTest::newRow("a nature of power") << int(TableName::Claims) << "p1"
                                           << "nature";
    }
    void whatCannotBeTypedSaysWhy()
    {
        QFETCH(int, table);
        QFETCH(QString, row);
        QFETCH(QString, column);
        show(sampleLedger());
        choose(static_cast<TableName>(table));
        stand(rowOf(row.toLatin1()), column.toLatin1(), true);
        QSignalSpy announced(m_view.get(), &ViewPanel::announced);
        press(Qt::Key_F2);
        QVERIFY(!editor());
        QCOMPARE(announced.count(), 1);
        QVERIFY(announced.first().first().toString().endsWith(u'.'));
        type(QStringLiteral("x"));
        QCOMPARE(announced.count(), 2);
    }

    void leavingACellTakesWhatIsTyped()
    {
        show(sampleLedger());
        choose(TableName::Sources);
        stand(rowOf("reuters-2025"), "publisher");
        type(QStringLiteral("AP"));
        find<QLineEdit>(QStringLiteral("searchField"))->setFocus();
        QTRY_COMPARE(m_open->workspace.ledger()->find(Id<Source>("reuters-2025"))->publisher, std::string("AP"));
        QVERIFY(!editor());
        QVERIFY(!table().hasFocus());
    }

    void aDoubleClickEditsWhereNoPageOpens()
    {
        show(sampleLedger());
        choose(TableName::Claims);
        QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, cellAt(rowOf("c1"), "stated"));
        QVERIFY(editor());
        QCOMPARE(editor()->edit().text, QStringLiteral("2025-11-03"));
    }

    void theEditorStaysWithItsCell()
    {
        show(generatedLedger(200, 4));
        stand(3, "title");
        press(Qt::Key_F2);
        const int before = editor()->y();
        table().verticalScrollBar()->setValue(1);
        QVERIFY(editor()->y() < before);
        QVERIFY(table().viewport()->rect().contains(editor()->geometry()));
    }

    void rowsThatAreChosenTogetherStaySoWhenTheyAreEdited()
    {
        show(sampleLedger());
        choose(TableName::Claims);
        stand(rowOf("c1"), "stance");
        QSignalSpy chosen(m_view.get(), &ViewPanel::chosenChanged);
        for (const char *id : {"c3", "p1"})
            QTest::mouseClick(table().viewport(), Qt::LeftButton, Qt::ControlModifier, cellAt(rowOf(id), "stance"));
        QTRY_VERIFY(!chosen.isEmpty());
        QCOMPARE(m_view->chosenCount(), std::size_t(3));
        const auto chosenIds = [this] {
            QStringList all;
            for (const RecordRef &record : m_view->chosen().records())
                all << QString::fromStdString(record.id);
            return all;
        };
        const QStringList before = chosenIds();
        Change change;
        for (const RecordRef &record : m_view->chosen().records()) {
            const Claim was = *claim(record.id.c_str());
            Claim is = was;
            is.note = "seen";
            change.replace(was, is);
        }
        QVERIFY(m_open->edit(change).isSaved);
        settle();
        QCOMPARE(chosenIds(), before);
        m_open->focus.setOption(QStringLiteral("sort-claims"), QStringLiteral("stance"));
        settle();
        QCOMPARE(chosenIds(), before);
        // Taken out of them again, a row is not the one that is meant.
        QTest::mouseClick(table().viewport(), Qt::LeftButton, Qt::ControlModifier, cellAt(rowOf("p1"), "stance"));
        QTRY_VERIFY(m_open->focus.look().selection.id != QStringLiteral("p1"));
        QCOMPARE(m_view->chosenCount(), std::size_t(2));
    }

    void aDateIsTypedInTheWidthOfItsColumn()
    {
        show(sampleLedger());
        choose(TableName::Claims);
        stand(rowOf("c1"), "stated");
        press(Qt::Key_F2);
        const int usual = table().visualRect(table().currentIndex()).width();
        QCOMPARE(editor()->width(), usual);
        type(QStringLiteral("the third of November 2025"));
        QVERIFY(editor()->width() > usual); // what is typed is seen
        press(Qt::Key_Escape);
    }

    void backwardsTabComesToTheTableThatIsOpen()
    {
        show(sampleLedger());
        choose(TableName::Claims);
        find<QLineEdit>(QStringLiteral("searchField"))->setFocus();
        press(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("option-table-claims"));
        press(Qt::Key_Right); // the arrows walk the others
        settle();
        QVERIFY(m_view->openTable() != TableName::Claims);
    }

    void aBlockIsPastedAsOneStepWithProblemsTold()
    {
        show(sampleLedger());
        choose(TableName::Claims);
        stand(rowOf("c1"), "stated");
        QGuiApplication::clipboard()->setText(
            QStringLiteral("2025-12-01\tspeculative\n3 Feb 2026\tofficial\nnever\treported\n"));
        press(Qt::Key_V, Qt::ControlModifier);
        auto *dialog = find<ManyEdits>(QStringLiteral("manyEdits"));
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->findChild<QPushButton *>(QStringLiteral("saveButton"))->isEnabled());
        const auto *list = dialog->findChild<QTreeWidget *>(QStringLiteral("previewList"));
        QVERIFY(list->topLevelItem(0)->text(4).contains(QStringLiteral("no date"))); // refused ones first
        dialog->findChild<QPushButton *>(QStringLiteral("saveButton"))->click();
        QTRY_COMPARE(claim("c2")->stated, on("2026-02-03"));
        QCOMPARE(claim("c1")->stance, Stance::Speculative);
        QCOMPARE(claim("c2")->stance, Stance::Official);
        QCOMPARE(claim("c3")->stated, on("2026-02-27"));
        QCOMPARE(m_open->workspace.undoLabel(), QStringLiteral("pasted into 2 claims"));
        m_open->workspace.undo();
        QTRY_COMPARE(claim("c1")->stance, Stance::Official);
        QCOMPARE(claim("c2")->stated, on("2026-02"));
    }

    void oneTextGoesIntoAllChosenRows()
    {
        show(sampleLedger());
        choose(TableName::Claims);
        stand(rowOf("c1"), "stance");
        table().selectAll();
        QCOMPARE(m_view->chosen().count, static_cast<std::size_t>(records().rowCount()));
        QGuiApplication::clipboard()->setText(QStringLiteral("Speculative"));
        press(Qt::Key_V, Qt::ControlModifier);
        auto *dialog = find<ManyEdits>(QStringLiteral("manyEdits"));
        QTRY_VERIFY(dialog->findChild<QPushButton *>(QStringLiteral("saveButton"))->isEnabled());
        dialog->findChild<QPushButton *>(QStringLiteral("saveButton"))->click();
        QTRY_COMPARE(claim("p1")->stance, Stance::Speculative);
        QCOMPARE(claim("c1")->stance, Stance::Speculative);
    }

    void chosenRowsAreThoseThatFiltersLeave()
    {
        show(sampleLedger());
        QCOMPARE(m_view->chosen().count, std::size_t(0));
        typeFilter("amount", QStringLiteral(">200bn"));
        table().setFocus();
        press(Qt::Key_A, Qt::ControlModifier);
        const Chosen chosen = m_view->chosen();
        QCOMPARE(chosen.count, std::size_t(2));
        QCOMPARE(chosen.records(),
                 (std::vector<RecordRef>{{RecordKind::Deal, "azure-deal"}, {RecordKind::Deal, "oci-deal"}}));
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

    void widthsThatNobodyChoseFollowTheRoom()
    {
        show(sampleLedger());
        QTRY_COMPARE(records().rowCount(), 3);
        const auto all = [this] { return table().header().length(); };
        const int narrow = all();
        m_view->resize(1800, 640);
        QTRY_VERIFY(all() > narrow);
        table().header().resizeSection(column("title"), 222); // chosen by hand
        m_view->resize(1200, 640);
        QTRY_VERIFY(table().viewport()->width() < 1200);
        QCOMPARE(table().columnWidth(column("title")), 222);
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
