#include "importedrows.h"
#include "importpreview.h"
#include "openledger.h"

#include <QAbstractItemModel>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace ledger;
using ledger::testing::OpenLedger;
using ledger::testing::sampleLedger;

class ImportPreviewTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OpenLedger> m_open;
    std::unique_ptr<ImportPreview> m_preview;

    ImportPlan planOf(const char *json) const
    {
        return importPlan({{QStringLiteral("news.json"), QByteArray(json)}}, m_open->workspace.ledger());
    }
    void show(const ImportPlan &plan)
    {
        m_preview = std::make_unique<ImportPreview>(plan, QStringList(QStringLiteral("news.json")), m_open->workspace);
        m_preview->show();
        QVERIFY(QTest::qWaitForWindowActive(m_preview.get()));
    }
    template <typename Widget> Widget *find(const char *name) const
    {
        return m_preview->findChild<Widget *>(QLatin1String(name));
    }
    static QString cell(const QTreeView *table, int row, int column)
    {
        return table->model()->index(row, column).data().toString();
    }

    static constexpr const char *twoParties
        = R"({"format":"gigaledger/1","parties":[{"id":"meta","name":"Meta","kind":"lab"},
              {"id":"google","name":"Google","kind":"cloud"}]})";

private Q_SLOTS:
    void init()
    {
        m_open = std::make_unique<OpenLedger>();
        QVERIFY(m_open->open(sampleLedger()));
    }
    void cleanup()
    {
        m_preview.reset();
        m_open.reset();
    }

    void itSaysWhatWouldBeAddedBeforeAnythingIs()
    {
        show(planOf(twoParties));
        QVERIFY(find<QLabel>("importSummary")->text().contains(QStringLiteral("2 parties added")));
        const auto *table = find<QTreeView>("recordTable");
        QCOMPARE(table->model()->rowCount(), 2);
        QStringList ids{cell(table, 0, 2), cell(table, 1, 2)};
        ids.sort();
        QCOMPARE(ids, QStringList({QStringLiteral("google"), QStringLiteral("meta")}));
        QVERIFY(!m_open->workspace.ledger()->find(Id<Party>("meta")));
    }

    void acceptedItIsOneStepToUndoNamedAfterTheFile()
    {
        show(planOf(twoParties));
        const QSignalSpy imported(m_preview.get(), &ImportPreview::imported);
        QTest::keyClick(m_preview.get(), Qt::Key_Return);
        QTRY_COMPARE(imported.size(), 1);
        QVERIFY(imported[0][0].toString().contains(QStringLiteral("news.json")));
        QVERIFY(m_open->workspace.ledger()->find(Id<Party>("meta")));
        QTRY_VERIFY(m_open->workspace.undoLabel().contains(QStringLiteral("news.json")));
        m_open->workspace.undo();
        QTRY_VERIFY(!m_open->workspace.ledger()->find(Id<Party>("meta")));
        QVERIFY(!m_open->workspace.ledger()->find(Id<Party>("google")));
    }

    void problemsAreListedWithTheirPlaceAndNothingCanBeImported()
    {
        const ImportPlan plan = planOf(R"({"format":"gigaledger/1","parties":[
              {"id":"not a slug","name":"X","kind":"lab"},{"id":"y","name":"Y","kind":"labb"}]})");
        QVERIFY(plan.isRefused());
        show(plan);
        const auto *table = find<QTreeView>("problemTable");
        QCOMPARE(table->model()->rowCount(), static_cast<int>(plan.problems.size()));
        QVERIFY(cell(table, 0, 0).startsWith(QStringLiteral("news.json:2")));
        QVERIFY(!cell(table, 0, 2).isEmpty());
        QVERIFY(!find<QPushButton>("importButton"));
    }

    void whatDiffersIsShownAndAsksWhoseToTake()
    {
        const ImportPlan plan = planOf(R"({"format":"gigaledger/1","parties":[
              {"id":"lab","name":"Another name","kind":"other"}]})");
        QVERIFY(!plan.collisions.empty());
        show(plan);
        const QSignalSpy chosen(m_preview.get(), &ImportPreview::keepChosen);
        const auto *table = find<QTreeView>("collisionTable");
        QVERIFY(table);
        QStringList cells;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            cells.append(cell(table, 0, column));
        QVERIFY(cells.join(QLatin1Char('|')).contains(QStringLiteral("Another name")));
        QVERIFY(cells.join(QLatin1Char('|')).contains(QStringLiteral("The lab")));
        QTest::mouseClick(find<QPushButton>("keepTheirs"), Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<Keep>(), Keep::Theirs);
    }

    void whatTheLedgerHoldsAlreadyIsNothingToImport()
    {
        show(planOf(R"({"format":"gigaledger/1","parties":[{"id":"lab","name":"The lab","kind":"other"}]})"));
        QVERIFY(!find<QPushButton>("importButton"));
        QVERIFY(!find<QLabel>("importSummary")->text().isEmpty());
    }

    void countsAreByKindOfRecord()
    {
        const LedgerPtr ledger = m_open->workspace.ledger();
        const std::vector<KindCount> counts = countsOf(difference(Ledger(), *ledger));
        QCOMPARE(counts.front(), (KindCount{RecordKind::Source, 2, 0, 0}));
        QCOMPARE(countsOf(difference(*ledger, *ledger)), std::vector<KindCount>());
        QCOMPARE(countsOf(difference(*ledger, Ledger())).front(), (KindCount{RecordKind::Source, 0, 0, 2}));
    }

    void aFailureGivesThePreviewBack()
    {
        show(planOf(twoParties));
        m_open->workspace.close();
        QTest::mouseClick(find<QPushButton>("importButton"), Qt::LeftButton);
        QTRY_VERIFY(find<QLabel>("failure")->isVisible());
        QVERIFY(m_preview->isVisible());
        QVERIFY(find<QPushButton>("importButton")->isEnabled());
    }
};

QTEST_MAIN(ImportPreviewTest)
#include "tst_importpreview.moc"
