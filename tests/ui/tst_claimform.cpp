#include "claimdraft.h"
#include "claimeffect.h"
#include "claimfields.h"
#include "claimform.h"
#include "openledger.h"
#include "slugs.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>

#include <sqlite3.h>

using namespace ledger;
using ledger::testing::OpenLedger;
using ledger::testing::sampleLedger;
using ledger::testing::typeText;

class ClaimFormTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OpenLedger> m_open;
    std::unique_ptr<ClaimForm> m_form;

    void show(const ClaimStart &start)
    {
        m_form = std::make_unique<ClaimForm>(start, m_open->workspace, Lens{}, dayOf("2026-03-05"));
        m_form->show();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    }
    void showNew() { show({.of = Subject{SubjectKind::Commitment, "aws-money"}}); }
    void showEdit(const char *claim) { show({.claim = Id<Claim>(claim)}); }
    template <typename Widget> Widget *find(const char *name) const
    {
        return m_form->findChild<Widget *>(QLatin1String(name));
    }
    QLineEdit *line(const char *name) const { return find<QLineEdit>(name); }
    QString says(const char *name) const
    {
        const auto *label = find<QLabel>((std::string("says-") + name).c_str());
        return label->isHidden() ? QString() : label->text();
    }
    void fill(const char *name, const QString &text) const
    {
        QLineEdit *field = line(name);
        field->setFocus();
        field->selectAll();
        if (text.isEmpty())
            QTest::keyClick(field, Qt::Key_Delete);
        else
            typeText(field, text);
    }
    void pressSave(Qt::KeyboardModifiers more = {}) const
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier | more);
    }
    const Claim *claimIn(const char *id) const { return m_open->workspace.ledger()->find(Id<Claim>(id)); }

private Q_SLOTS:
    void init()
    {
        m_open = std::make_unique<OpenLedger>();
        QVERIFY(m_open->open(sampleLedger()));
    }
    void cleanup()
    {
        m_form.reset();
        m_open.reset();
    }

    void aDraftIsAsGoodAsTheClaimThatItIsMadeOf_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"c1", "c2", "c3", "c4", "p1", "oci-deal-c"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void aDraftIsAsGoodAsTheClaimThatItIsMadeOf()
    {
        QFETCH(QString, id);
        const LedgerPtr ledger = m_open->workspace.ledger();
        const Claim claim = *ledger->find(Id<Claim>(id.toStdString()));
        const ClaimProposal untouched = proposal(draftOf(claim), claim, ledger);
        QCOMPARE(untouched.claim, claim);
        QVERIFY(untouched.change.isEmpty());
        QVERIFY(untouched.problems.empty());
        QCOMPARE(claimDraft(bytesOf(draftOf(claim))), std::optional(draftOf(claim)));
    }

    void aSubjectIsFoundByWordsOfBothPartiesInAnyOrder()
    {
        show({});
        auto *subject = line("subject");
        subject->setFocus();
        QTest::keyClicks(subject, QStringLiteral("AWS lab"));
        QAbstractItemView *found = subject->completer()->popup();
        QTRY_VERIFY(found->isVisible());
        QTest::keyClick(found, Qt::Key_Down);
        QTest::keyClick(found, Qt::Key_Return);
        QVERIFY2(subject->text().contains(QStringLiteral("lab")) && subject->text().contains(QStringLiteral("aws")),
                 qPrintable(subject->text()));
        QVERIFY(says("subject").isEmpty());
    }

    void aFigureIsTypedAsPeopleWriteAndSaysHowItWasUnderstood_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("understood");
        QTest::newRow("billions") << "38bn"
                                  << "$38B";
        QTest::newRow("a trillion") << "$1.4T"
                                    << "$1.4T";
        QTest::newRow("at most") << "up to 100bn"
                                 << "up to $100B";
        QTest::newRow("a range") << "15-35bn"
                                 << "$15B to $35B";
        QTest::newRow("each year") << "$30bn a year"
                                   << "$30B a year";
    }
    void aFigureIsTypedAsPeopleWriteAndSaysHowItWasUnderstood()
    {
        QFETCH(QString, typed);
        QFETCH(QString, understood);
        showNew();
        fill("figure", typed);
        QTRY_COMPARE(says("figure"), understood);
    }

    void whatCannotBeReadIsSaidBesideTheField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::newRow("a figure") << "figure"
                                  << "a lot";
        QTest::newRow("a currency without its rate") << "figure" << QStringLiteral("€1.7bn");
        QTest::newRow("a date") << "stated"
                                << "someday";
        QTest::newRow("a start") << "start"
                                 << "2026-13";
    }
    void whatCannotBeReadIsSaidBesideTheField()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        showNew();
        fill(qPrintable(field), typed);
        QTRY_VERIFY(!says(qPrintable(field)).isEmpty());
        QCOMPARE(line(qPrintable(field))->accessibleDescription(), says(qPrintable(field)));
    }

    void aRuleIsSpokenBesideItsField()
    {
        showEdit("c1");
        fill("end", QStringLiteral("2020"));
        QTRY_VERIFY(!find<QLabel>("says-end")->text().isEmpty() || !find<QLabel>("says-start")->text().isEmpty());
        pressSave();
        QVERIFY(m_form->isVisible());
        QCOMPARE(claimIn("c1")->end, std::optional(on("2032-11-02")));
    }

    void nothingIsScoldedBeforeOneHasTyped()
    {
        showNew();
        QVERIFY(says("figure").isEmpty());
        QVERIFY(says("source").isEmpty());
        pressSave();
        QVERIFY(!says("figure").isEmpty());
        QVERIFY(!says("source").isEmpty());
        QVERIFY(line("figure")->hasFocus());
        QVERIFY(m_form->isVisible());
    }

    void theFormSaysWhatTheEditDoesToTheTotals()
    {
        showEdit("c1");
        fill("figure", QStringLiteral("58bn"));
        QTRY_VERIFY(find<QLabel>("effect")->text().contains(QStringLiteral("$58B")));
        const QString text = find<QLabel>("effect")->text();
        QVERIFY2(text.contains(QStringLiteral("$38B")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("$20B")), qPrintable(text)); // by which the total rises
    }

    void aClaimThatDoesNotCountChangesNoTotal()
    {
        showEdit("c2"); // on basis best the official c1 counts
        fill("figure", QStringLiteral("90bn"));
        QTRY_VERIFY(find<QLabel>("effect")->text().contains(QStringLiteral("stays at $38B")));
        showEdit("c4"); // set aside
        fill("figure", QStringLiteral("39bn"));
        QTRY_VERIFY(find<QLabel>("effect")->text().contains(QStringLiteral("stays at $38B")));
    }

    void aNewClaimIsSavedByKeyboardAlone()
    {
        showNew();
        const QSignalSpy saved(m_form.get(), &ClaimForm::saved);
        QVERIFY(line("figure")->hasFocus());
        QTest::keyClicks(line("figure"), QStringLiteral("over 40bn"));
        QCOMPARE(find<QComboBox>("hedge")->currentData().toString(), QStringLiteral("over"));
        fill("stated", QStringLiteral("3 Mar 2026"));
        QLineEdit *source = line("source");
        source->setFocus();
        QTest::keyClicks(source, QStringLiteral("reut"));
        QTRY_VERIFY(source->completer()->popup()->isVisible());
        QTest::keyClick(source->completer()->popup(), Qt::Key_Down);
        QTest::keyClick(source->completer()->popup(), Qt::Key_Return);
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        const Claim *claim = claimIn(qPrintable(saved[0][0].toString()));
        QVERIFY(claim);
        QCOMPARE(claim->amount, std::optional(40.0 * billion));
        QCOMPARE(claim->hedge, std::optional(Hedge::Over));
        QCOMPARE(claim->source, Id<Source>("reuters-2025"));
        QCOMPARE(claim->stated, on("2026-03-03"));
        QCOMPARE(claim->of, (Subject{SubjectKind::Commitment, "aws-money"}));
        QVERIFY(m_open->workspace.undoLabel().contains(QStringLiteral("The lab")));
        QTRY_VERIFY(!m_form->isVisible());
    }

    void aNewSourceIsMadeInPlaceAndIsOneEditWithItsClaim()
    {
        showNew();
        const QSignalSpy saved(m_form.get(), &ClaimForm::saved);
        fill("figure", QStringLiteral("42bn"));
        find<QCheckBox>("makesSource")->click();
        QVERIFY(line("publisher")->isVisible());
        fill("publisher", QStringLiteral("Financial Times"));
        fill("title", QStringLiteral("Cloud économie"));
        fill("url", QStringLiteral("ftp://example.org"));
        fill("published", QStringLiteral("2026-03-01"));
        QTRY_VERIFY(!says("url").isEmpty());
        fill("url", QStringLiteral("https://example.org/ft"));
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        const Id<Source> id("financial-times-2026-03-01-cloud-economie");
        QVERIFY(m_open->workspace.ledger()->find(id));
        QCOMPARE(claimIn(qPrintable(saved[0][0].toString()))->source, id);
        m_open->workspace.undo();
        QTRY_VERIFY(!m_open->workspace.ledger()->find(id));
    }

    void savingAndGoingOnKeepsNumberAndSource()
    {
        show({.of = Subject{SubjectKind::Commitment, "aws-money"}, .source = Id<Source>("reuters-2025")});
        const QSignalSpy saved(m_form.get(), &ClaimForm::saved);
        QCOMPARE(line("stated")->text(), QStringLiteral("2025-11-03")); // its source's day
        fill("figure", QStringLiteral("42bn"));
        pressSave(Qt::ShiftModifier);
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(m_form->isVisible());
        QTRY_VERIFY(line("figure")->text().isEmpty());
        QVERIFY(line("source")->text().contains(QStringLiteral("reuters-2025")));
        QVERIFY(m_form->draft().isEmpty());
        fill("figure", QStringLiteral("43bn"));
        pressSave();
        QTRY_COMPARE(saved.size(), 2);
        QVERIFY(saved[0][0] != saved[1][0]);
    }

    void replacingAnOlderClaimIsATick()
    {
        showNew();
        const QSignalSpy saved(m_form.get(), &ClaimForm::saved);
        fill("figure", QStringLiteral("50bn"));
        fill("source", QStringLiteral("paper"));
        find<QCheckBox>("supersedes-c1")->click();
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(claimIn(qPrintable(saved[0][0].toString()))->supersedes, std::vector{Id<Claim>("c1")});
    }

    void whatIsTypedIsADraftFromWhichAnotherFormStarts()
    {
        showEdit("c1");
        QSignalSpy drafts(m_form.get(), &ClaimForm::draftChanged);
        QVERIFY(m_form->draft().isEmpty());
        fill("figure", QStringLiteral("4 not yet readable"));
        QTRY_VERIFY(!drafts.isEmpty() && !drafts.last()[0].toByteArray().isEmpty());
        const QByteArray kept = drafts.last()[0].toByteArray();
        QCOMPARE(kept, m_form->draft());
        show({.draft = kept});
        QCOMPARE(line("figure")->text(), QStringLiteral("4 not yet readable"));
        QCOMPARE(m_form->draft(), kept);
        const QSignalSpy saved(m_form.get(), &ClaimForm::saved);
        fill("figure", QStringLiteral("41bn"));
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(saved[0][0].toString(), QStringLiteral("c1")); // it is still an edit of the same claim
        QCOMPARE(claimIn("c1")->amount, std::optional(41.0 * billion));
        QCOMPARE(claimIn("c1")->quote, std::string("a $38 billion commitment"));
    }

    void escapeAsksBeforeSomethingTypedIsLost()
    {
        showNew();
        fill("figure", QStringLiteral("42bn"));
        QTest::keyClick(line("figure"), Qt::Key_Escape);
        auto *question = find<QMessageBox>("discardQuestion");
        QVERIFY(question);
        question->button(QMessageBox::Cancel)->click();
        QVERIFY(m_form->isVisible());
        QTest::keyClick(line("figure"), Qt::Key_Escape);
        QSignalSpy drafts(m_form.get(), &ClaimForm::draftChanged);
        for (auto *box : m_form->findChildren<QMessageBox *>(QStringLiteral("discardQuestion")))
            if (box->isVisible())
                box->button(QMessageBox::Discard)->click();
        QVERIFY(!m_form->isVisible());
        QVERIFY(drafts.last()[0].toByteArray().isEmpty());
    }

    void whatOthersChangedMeanwhileIsShownBeforeItIsReplaced()
    {
        showEdit("c1");
        fill("figure", QStringLiteral("50bn"));
        Claim before = *claimIn("c1");
        Claim theirs = before;
        theirs.amount = 45.0 * billion;
        Change change;
        change.replace(before, theirs);
        QVERIFY(m_open->edit(change).isSaved);
        QTRY_VERIFY(find<QLabel>("failure")->isVisible());
        QVERIFY(find<QLabel>("failure")->text().contains(QStringLiteral("45000000000")));
        QCOMPARE(line("figure")->text(), QStringLiteral("50bn"));
        const QSignalSpy saved(m_form.get(), &ClaimForm::saved);
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(claimIn("c1")->amount, std::optional(50.0 * billion));
    }

    void aFailureOfTheDiskGivesTheFormBack()
    {
        showNew();
        fill("figure", QStringLiteral("42bn"));
        fill("source", QStringLiteral("paper"));
        sqlite3 *other = nullptr; // another program that does not let go of the file
        sqlite3_open(QFile::encodeName(m_open->workspace.path()).constData(), &other);
        QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
        pressSave();
        QCOMPARE(find<QPushButton>("saveButton")->isEnabled(), false); // saving
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("failure")->isVisible(), 30000);
        sqlite3_close(other);
        QVERIFY(m_form->isVisible());
        QCOMPARE(line("figure")->text(), QStringLiteral("42bn"));
        QVERIFY(line("figure")->isEnabled());
    }

    void withoutASubjectOneIsFoundByTyping()
    {
        show({});
        QLineEdit *subject = line("subject");
        QVERIFY(subject->isEnabled());
        QVERIFY(subject->hasFocus());
        QTest::keyClicks(subject, QStringLiteral("azure"));
        QTRY_VERIFY(subject->completer()->popup()->isVisible());
        QTest::keyClick(subject->completer()->popup(), Qt::Key_Down);
        QTest::keyClick(subject->completer()->popup(), Qt::Key_Return);
        fill("figure", QStringLiteral("260bn"));
        fill("source", QStringLiteral("paper"));
        const QSignalSpy saved(m_form.get(), &ClaimForm::saved);
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(claimIn(qPrintable(saved[0][0].toString()))->of.id, std::string("azure-deal-m"));
    }

    void largeTextIsNotCut()
    {
        const QFont usual = QApplication::font();
        QFont large = usual;
        large.setPixelSize(26);
        QApplication::setFont(large);
        showNew();
        QApplication::setFont(usual);
        const auto *scroll = m_form->findChild<QScrollArea *>();
        QVERIFY(scroll->widget()->minimumSizeHint().width() <= scroll->viewport()->width());
        for (const QLabel *label : scroll->widget()->findChildren<QLabel *>())
            if (label->buddy() && !label->text().isEmpty())
                for (const QString &word : label->text().remove(u'&').split(u' '))
                    QVERIFY2(label->fontMetrics().horizontalAdvance(word) <= label->width(), qPrintable(word));
    }

    void everyFieldHasANameForAScreenReader()
    {
        showNew();
        for (const QWidget *field : m_form->findChildren<QWidget *>())
            if (field->focusPolicy() != Qt::NoFocus && field->isVisible()
                && !field->objectName().startsWith(QStringLiteral("qt_"))) {
                const auto *button = qobject_cast<const QAbstractButton *>(field);
                QVERIFY2(!field->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                         qPrintable(field->objectName() + QLatin1Char(' ')
                                    + QLatin1String(field->metaObject()->className())));
            }
    }

    void anIdIsMadeOfWhatTheRecordSays()
    {
        QCOMPARE(slugOf(QStringLiteral("  Économie & Co., 2026! ")), std::string("economie-co-2026"));
        const Ledger &ledger = *m_open->workspace.ledger();
        Claim claim;
        claim.of = {SubjectKind::Commitment, "aws-money"};
        claim.stated = on("2026-02");
        QCOMPARE(freshId(claim, ledger), Id<Claim>("aws-money-2026-02"));
        QCOMPARE(freshId(Source{}, ledger), Id<Source>("source"));
    }
};

QTEST_MAIN(ClaimFormTest)
#include "tst_claimform.moc"
