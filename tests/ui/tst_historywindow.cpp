#include "compactiondialog.h"
#include "historywindow.h"
#include "openledger.h"
#include "removal.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTreeView>

using namespace ledger;
using ledger::testing::OpenLedger;
using ledger::testing::sampleLedger;

class HistoryWindowTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OpenLedger> m_open;
    std::unique_ptr<HistoryWindow> m_window;

    Workspace &workspace() { return m_open->workspace; }
    const Ledger &ledgerNow() { return *workspace().ledger(); }

    void commit(const Change &change, const QString &label)
    {
        bool isSaved = false;
        workspace().edit(change, label, this, [&](const EditOutcome &outcome) { isSaved = outcome.isSaved; });
        QTRY_VERIFY(isSaved);
    }
    void changeAmount(double amount, const QString &label)
    {
        Claim before = *ledgerNow().find(Id<Claim>("c1")), after = before;
        after.amount = amount;
        Change change;
        change.replace(before, after);
        commit(change, label);
    }

    void show(const std::optional<RecordRef> &of = {})
    {
        m_window = std::make_unique<HistoryWindow>(workspace());
        m_window->setRecord(of);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(entries()->model()->rowCount() > 0);
        QTRY_VERIFY(records()->model() && records()->model()->rowCount() > 0);
    }
    template <typename Widget> Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QLatin1String(name));
    }
    QTreeView *entries() const { return find<QTreeView>("historyEntries"); }
    QTreeView *records() const { return find<QTreeView>("editRecords"); }
    QStringList labels() const
    {
        QStringList texts;
        for (int row = 0; row < entries()->model()->rowCount(); ++row)
            texts << entries()->model()->index(row, 0).data().toString();
        return texts;
    }
    /// `Field|before|after` of all that the chosen edit did, records by their headings.
    QStringList told() const
    {
        QStringList texts;
        const QAbstractItemModel *model = records()->model();
        for (int row = 0; model && row < model->rowCount(); ++row) {
            const QModelIndex record = model->index(row, 0);
            texts << record.data().toString();
            for (int field = 0; field < model->rowCount(record); ++field) {
                QStringList cells;
                for (int column = 0; column < 3; ++column)
                    cells << model->index(field, column, record).data().toString();
                texts << cells.join(QLatin1Char('|'));
            }
        }
        return texts;
    }
    void type(const QString &text)
    {
        find<QLineEdit>("historyWords")->setFocus();
        QTest::keyClicks(find<QLineEdit>("historyWords"), text);
    }
    /// Goes down in the list by the keyboard, and waits until what is chosen is shown.
    void choose(int row)
    {
        entries()->setFocus();
        QTest::keyClick(entries(), Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(entries(), Qt::Key_Down);
        QCOMPARE(entries()->currentIndex().row(), row);
    }

private Q_SLOTS:
    void init()
    {
        m_open = std::make_unique<OpenLedger>();
        QVERIFY(m_open->open(sampleLedger()));
    }
    void cleanup()
    {
        m_window.reset();
        m_open.reset();
    }

    void itShowsWhatEachEditDidFieldByField()
    {
        changeAmount(40e9, QStringLiteral("amount of the deal"));
        show();
        QCOMPARE(labels(), QStringList({QStringLiteral("amount of the deal"), QStringLiteral("a trial")}));
        QTRY_COMPARE(told().value(1), QStringLiteral("Figure|$38B|$40B"));
        QVERIFY2(told().front().startsWith(QStringLiteral("Claim changed: ")), qPrintable(told().front()));
        QCOMPARE(told().size(), qsizetype(2)); // what stayed is not told
        QVERIFY(find<QLabel>("editMade")->text().startsWith(QStringLiteral("Ada, ")));
        choose(1);
        QTRY_VERIFY(told().contains(QStringLiteral("Name||The lab")));
        QVERIFY(told().contains(QStringLiteral("Source||Reuters: A cloud deal & what <b>it</b> costs")));
    }

    void whatRoundsAlikeIsToldExactly()
    {
        changeAmount(38.01e9, QStringLiteral("a correction"));
        show();
        QTRY_COMPARE(told().value(1), QStringLiteral("Figure|38000000000|38010000000"));
    }

    void anEditIsFoundByWhatIsTyped()
    {
        changeAmount(40e9, QStringLiteral("amount of the deal"));
        changeAmount(41e9, QStringLiteral("again"));
        show();
        type(QStringLiteral("$41bn"));
        QTRY_COMPARE(labels(), QStringList(QStringLiteral("again")));
        find<QLineEdit>("historyWords")->clear();
        type(QStringLiteral("nowhere"));
        QTRY_VERIFY(labels().isEmpty());
        QTRY_VERIFY(find<QLabel>("historyState")->text().contains(QStringLiteral("No edit is like that")));
        QVERIFY(told().isEmpty());
        QVERIFY(!find<QPushButton>("restore")->isEnabled());
        find<QLineEdit>("historyWords")->clear();
        auto *kind = find<QComboBox>("historyKind");
        kind->setFocus();
        QTest::keyClicks(kind, QStringLiteral("Part"));
        QTRY_COMPARE(labels(), QStringList(QStringLiteral("a trial")));
    }

    void anOlderVersionIsRestoredByTheKeyboardAndCanBeUndone()
    {
        changeAmount(40e9, QStringLiteral("first"));
        changeAmount(41e9, QStringLiteral("second"));
        show({{RecordKind::Claim, "c1"}});
        const QSignalSpy restored(m_window.get(), &HistoryWindow::restored);
        choose(1);
        QTRY_COMPARE(told().value(1), QStringLiteral("Figure|$38B|$40B"));
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::AltModifier);
        QTRY_COMPARE(restored.size(), 1);
        QCOMPARE(ledgerNow().find(Id<Claim>("c1"))->amount.value_or(0), 40e9);
        QTRY_VERIFY(labels().front().startsWith(QStringLiteral("restoration of ")));
        QVERIFY(labels().front().contains(QStringLiteral("as of 5 March 2026")));
        QCOMPARE(workspace().undoLabel(), labels().front());
        QCOMPARE(entries()->currentIndex().data().toString(), QStringLiteral("first")); // one stays where one was
        QTRY_VERIFY(!find<QPushButton>("restore")->isEnabled()); // it is so already
        QVERIFY(!find<QPushButton>("restore")->toolTip().isEmpty());
        QVERIFY(find<QPushButton>("restoreBefore")->isEnabled());
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::AltModifier); // the version before
        QTRY_COMPARE(ledgerNow().find(Id<Claim>("c1"))->amount.value_or(0), 38e9);
        workspace().undo();
        QTRY_COMPARE(ledgerNow().find(Id<Claim>("c1"))->amount.value_or(0), 40e9);
        QTRY_VERIFY(labels().front().startsWith(QStringLiteral("Undo: ")));
        const QModelIndex undone = entries()->model()->index(1, 0);
        QVERIFY(undone.data(Qt::FontRole).value<QFont>().strikeOut());
        QVERIFY(undone.data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral("undone")));
    }

    void theVersionThatStandsIsNotRestored()
    {
        changeAmount(40e9, QStringLiteral("first"));
        show({{RecordKind::Claim, "c1"}});
        QTRY_COMPARE(told().value(1), QStringLiteral("Figure|$38B|$40B"));
        QVERIFY(!find<QPushButton>("restore")->isEnabled());
        QCOMPARE(find<QLabel>("historyTold")->text(), find<QPushButton>("restore")->toolTip()); // why, for all
        QVERIFY(find<QPushButton>("restoreBefore")->isEnabled());
        changeAmount(41e9, QStringLiteral("second"));
        QTRY_COMPARE(labels().size(), qsizetype(3));
        QTRY_VERIFY(find<QPushButton>("restore")->isEnabled()); // it stands no more
        QVERIFY(find<QLabel>("historyTold")->text().isEmpty());
    }

    void editsOfOneMinuteAreToldApartByTheSecond()
    {
        changeAmount(40e9, QStringLiteral("first")); // in the minute in which the ledger was made
        show();
        const QModelIndex when = entries()->model()->index(0, HistoryModel::When);
        QVERIFY2(when.data().toString().contains(QStringLiteral(":00:00")), qPrintable(when.data().toString()));
        QVERIFY(when.data(Qt::ToolTipRole).toString().contains(QStringLiteral(":00:00")));
        QVERIFY(find<QLabel>("editMade")->text().contains(QStringLiteral(":00:00")));
        type(QStringLiteral("first"));
        QTRY_COMPARE(labels().size(), qsizetype(1)); // alone, the minute tells it
        QVERIFY(!entries()->model()->index(0, HistoryModel::When).data().toString().contains(QStringLiteral(":00:00")));
    }

    void downGoesFromTheSearchIntoTheList()
    {
        changeAmount(40e9, QStringLiteral("first"));
        show();
        auto *words = find<QLineEdit>("historyWords");
        QVERIFY(words->hasFocus());
        QTest::keyClick(words, Qt::Key_Down);
        QVERIFY(entries()->hasFocus());
        QTest::keyClick(entries(), Qt::Key_Down);
        QCOMPARE(entries()->currentIndex().row(), 1);
    }

    void aDeletedDealComesBackWithItsPartsAndSaysSo()
    {
        const DealDossier whole = *ledgerNow().dossier(Id<Deal>("aws-deal"));
        commit(removal(ledgerNow(), {{RecordKind::Deal, "aws-deal"}}), QStringLiteral("the deal goes"));
        show({{RecordKind::Deal, "aws-deal"}});
        QTRY_COMPARE(labels().value(0), QStringLiteral("the deal goes"));
        QTRY_VERIFY(!told().isEmpty());
        records()->setFocus();
        while (!records()->currentIndex().data().toString().startsWith(QStringLiteral("Deal removed"))) {
            const QModelIndex before = records()->currentIndex();
            QTest::keyClick(records(), Qt::Key_Down);
            QVERIFY(records()->currentIndex() != before);
        }
        QCOMPARE(find<QPushButton>("restore")->text().remove(u'&'), QStringLiteral("Restore what was removed"));
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::AltModifier);
        QTRY_VERIFY(ledgerNow().dossier(Id<Deal>("aws-deal")));
        QVERIFY(*ledgerNow().dossier(Id<Deal>("aws-deal")) == whole);
        QTRY_VERIFY(find<QLabel>("historyTold")->text().contains(QStringLiteral("5 claims")));
    }

    void whatStandsAgainstItIsSaid()
    {
        commit(removal(ledgerNow(), {{RecordKind::Deal, "aws-deal"}}), QStringLiteral("the deal goes"));
        show({{RecordKind::Claim, "c1"}});
        QTRY_VERIFY(!told().isEmpty());
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::AltModifier);
        QTRY_VERIFY(find<QMessageBox>("complaint"));
        QVERIFY(find<QMessageBox>("complaint")->informativeText().contains(QStringLiteral("Restore that first")));
        QVERIFY(!ledgerNow().find(Id<Claim>("c1")));
    }

    void oneRecordHasTheEditsOfItsPartsAndAllOthersAreAKeyAway()
    {
        changeAmount(40e9, QStringLiteral("amount of the deal"));
        Party before = *ledgerNow().find(Id<Party>("oci")), after = before;
        after.name = "Oracle";
        Change renamed;
        renamed.replace(before, after);
        commit(renamed, QStringLiteral("a name"));
        show({{RecordKind::Deal, "aws-deal"}});
        QCOMPARE(labels(), QStringList({QStringLiteral("amount of the deal"), QStringLiteral("a trial")}));
        choose(1);
        QTRY_VERIFY(told().value(0).contains(QStringLiteral("added")));
        QVERIFY(!told().join(QLatin1Char('\n')).contains(QStringLiteral("Party")));
        QTest::keyClick(m_window.get(), Qt::Key_A, Qt::AltModifier);
        QTRY_COMPARE(labels().value(0), QStringLiteral("a name"));
        QCOMPARE(entries()->currentIndex().data().toString(), QStringLiteral("a trial")); // one stays where one was
        QTRY_VERIFY(told().join(QLatin1Char('\n')).contains(QStringLiteral("Party"))); // of which all is shown now
        choose(0);
        const QSignalSpy opened(m_window.get(), &HistoryWindow::opened);
        QTRY_COMPARE(told().value(1), QStringLiteral("Name|The oci|Oracle"));
        records()->setFocus();
        QTest::keyClick(records(), Qt::Key_Return);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.front(), QVariantList({QStringLiteral("party"), QStringLiteral("oci")}));
    }

    void whatAnotherWindowEditsComesOnTop()
    {
        changeAmount(40e9, QStringLiteral("mine"));
        show();
        choose(1);
        Workspace other({QStringLiteral("Bob"), [] { return QDateTime({2026, 3, 6}, {10, 0}, Qt::UTC); }});
        other.open(workspace().path(), OpenMode::ReadWrite);
        QTRY_COMPARE(other.revision(), workspace().revision());
        Party before = *other.ledger()->find(Id<Party>("oci")), after = before;
        after.name = "Oracle";
        Change renamed;
        renamed.replace(before, after);
        other.edit(renamed, QStringLiteral("his"), this, [](const EditOutcome &) {});
        QTRY_COMPARE(labels().value(0), QStringLiteral("his"));
        QCOMPARE(labels().size(), qsizetype(3));
        QCOMPARE(entries()->currentIndex().data().toString(), QStringLiteral("a trial"));
        QTest::mouseClick(find<QCheckBox>("historyMine"), Qt::LeftButton);
        QTRY_COMPARE(labels().size(), qsizetype(2));
    }

    void whatIsForgottenGoesFromTheListAndTheRestCanBeUndone()
    {
        for (int i = 1; i <= 4; ++i)
            changeAmount(40e9 + i * 1e9, QStringLiteral("edit %1").arg(i));
        show();
        CompactionDialog dialog(workspace(), QDateTime({2026, 3, 5}, {12, 0}, Qt::UTC));
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        const auto *what = dialog.findChild<QLabel *>(QStringLiteral("compactionPlan"));
        auto *compact = dialog.findChild<QPushButton *>(QStringLiteral("compactButton"));
        QTRY_VERIFY(what->text().contains(QStringLiteral("Nothing would be forgotten")));
        QVERIFY(!compact->isEnabled());
        auto *count = dialog.findChild<QSpinBox *>(QStringLiteral("keepCountSpin"));
        count->setFocus();
        count->selectAll();
        QTest::keyClicks(count, QStringLiteral("2"));
        QTRY_VERIFY(what->text().contains(QStringLiteral("3 edits would be forgotten")));
        QVERIFY(what->text().contains(QStringLiteral("Lost for good")));
        QTRY_VERIFY(compact->isEnabled());
        const QSignalSpy compacted(&dialog, &CompactionDialog::compacted);
        QTest::keyClick(&dialog, Qt::Key_C, Qt::AltModifier);
        QTRY_COMPARE(compacted.size(), 1);
        QVERIFY(compacted.front().front().toString().contains(QStringLiteral("3 edits forgotten")));
        QTRY_COMPARE(labels().size(), qsizetype(3));
        QVERIFY(labels().front().startsWith(QStringLiteral("History compacted by Ada: 3 edits")));
        QCOMPARE(labels().mid(1), QStringList({QStringLiteral("edit 4"), QStringLiteral("edit 3")}));
        QCOMPARE(workspace().undoLabel(), QStringLiteral("edit 4"));
        workspace().undo();
        QTRY_COMPARE(ledgerNow().find(Id<Claim>("c1"))->amount.value_or(0), 43e9);
    }

    void escapeAsksNothingAndForgetsNothing()
    {
        changeAmount(40e9, QStringLiteral("mine"));
        CompactionDialog dialog(workspace(), QDateTime({2026, 3, 5}, {12, 0}, Qt::UTC));
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto *none = dialog.findChild<QRadioButton *>(QStringLiteral("keepNone"));
        QTest::keyClick(&dialog, Qt::Key_O, Qt::AltModifier);
        QTRY_VERIFY(none->isChecked());
        QTest::keyClick(&dialog, Qt::Key_Return); // no button is pressed by chance
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
        show();
        QCOMPARE(labels().size(), qsizetype(2));
    }

    void everyControlHasAName()
    {
        show({{RecordKind::Deal, "aws-deal"}});
        for (QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->parent() == entries()
                || widget->parent() == records())
                continue;
            const QAccessibleInterface *about = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(about && !about->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(HistoryWindowTest)
#include "tst_historywindow.moc"
