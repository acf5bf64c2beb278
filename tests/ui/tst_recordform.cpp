#include "ledgerstore.h"
#include "openledger.h"
#include "recordform.h"
#include "recordpicker.h"
#include "removal.h"
#include "removaldialog.h"
#include "slugs.h"
#include "suggestions.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHelpEvent>
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

class RecordFormTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OpenLedger> m_open;
    std::unique_ptr<RecordForm> m_form;

    void show(const FormStart &start)
    {
        m_form = std::make_unique<RecordForm>(start, m_open->workspace, Lens{}, dayOf("2026-03-05"));
        m_form->show();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    }
    void showNew() { show({.of = Subject{SubjectKind::Commitment, "aws-money"}}); }
    void showEdit(const char *id, RecordKind kind = RecordKind::Claim)
    {
        show({.kind = kind, .id = QString::fromLatin1(id)});
    }
    /// Another window's edit of the same claim.
    void theyEdit(const char *id, const std::function<void(Claim &)> &how)
    {
        const Claim before = *claimIn(id);
        Claim theirs = before;
        how(theirs);
        Change change;
        change.replace(before, theirs);
        QVERIFY(m_open->edit(change).isSaved);
    }
    /// The path of a part of the deal that is edited.
    QString partWith(const QString &list, const QString &id) const
    {
        const auto kept = keptForm(m_form->draft());
        const auto form
            = kept ? std::optional(kept->typed) : formOf({RecordKind::Deal, "aws-deal"}, *m_open->workspace.ledger());
        for (const PlacedDraft &each : draftsOf(*form))
            if (each.path.startsWith(list) && each.draft->edits == id)
                return each.path;
        return {};
    }
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
    void pressSave() const { QTest::keyClick(focused(), Qt::Key_S, Qt::ControlModifier); }
    void pressNext(Qt::KeyboardModifiers more = {}) const
    {
        QTest::keyClick(focused(), Qt::Key_Return, Qt::ControlModifier | more);
    }
    void press(Qt::Key key) const { QTest::keyClick(focused(), key); }
    static QWidget *focused()
    {
        if (!QTest::qWaitFor([] { return QApplication::focusWidget() != nullptr; }))
            qFatal("the keyboard is nowhere");
        return QApplication::focusWidget();
    }
    /// The list under a picker.
    static QAbstractItemView *found(const QLineEdit *picker) { return picker->findChild<QCompleter *>()->popup(); }
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
        const FormDraft form = *formOf({RecordKind::Claim, id.toStdString()}, *ledger);
        const FormProposal untouched = proposal(form, ledger, ledger, dayOf("2026-03-05"));
        QVERIFY(untouched.change.isEmpty());
        QVERIFY(untouched.refused.empty());
        const KeptForm kept{form, form};
        QCOMPARE(keptForm(bytesOf(kept)), std::optional(kept));
    }

    void aSubjectIsFoundByWordsOfBothPartiesInAnyOrder()
    {
        show({});
        auto *subject = line("of");
        subject->setFocus();
        QTest::keyClicks(subject, QStringLiteral("AWS lab"));
        QTRY_VERIFY(found(subject)->isVisible());
        press(Qt::Key_Return); // the best is marked
        QVERIFY2(subject->text().contains(QStringLiteral("lab")) && subject->text().contains(QStringLiteral("aws")),
                 qPrintable(subject->text()));
        QVERIFY(says("of").isEmpty());
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
        fill("amount", typed);
        QTRY_COMPARE(says("amount").section(QStringLiteral(" · "), 0, 0), understood);
    }

    void whatCannotBeReadIsSaidBesideTheField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::newRow("a figure") << "amount"
                                  << "a lot";
        QTest::newRow("a currency without its rate") << "amount" << QStringLiteral("€1.7bn");
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
        QVERIFY(says("amount").isEmpty());
        QVERIFY(says("source").isEmpty());
        pressSave();
        QVERIFY(!says("amount").isEmpty());
        QVERIFY(!says("source").isEmpty());
        QVERIFY(line("amount")->hasFocus());
        QVERIFY(m_form->isVisible());
    }

    void whatIsOnlyPassedIsNotScolded()
    {
        show({.kind = RecordKind::Deal});
        for (int i = 0; i < 12; ++i)
            press(Qt::Key_Tab);
        fill("commitments/0/claims/0/amount", QStringLiteral("12bn"));
        QTRY_VERIFY(!says("commitments/0/claims/0/amount").isEmpty()); // it was read
        for (const char *field : {"title", "status", "parties/0/party", "commitments/0/firmness"})
            QVERIFY2(says(field).isEmpty(), field);
        pressSave(); // now all is said, and one stands at the first that is wrong
        for (const char *field : {"title", "status", "commitments/0/firmness", "commitments/0/claims/0/source"})
            QVERIFY2(!says(field).isEmpty(), field);
        QVERIFY(line("title")->hasFocus());
    }

    void theNextFormIsAsCleanAsTheFirst()
    {
        show({.kind = RecordKind::Party});
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        fill("name", QStringLiteral("A new party"));
        pressNext(); // without a kind: it is said
        QTRY_VERIFY(!says("kind").isEmpty());
        QTest::keyClicks(find<QComboBox>("kind"), QStringLiteral("cloud"));
        pressNext();
        QTRY_COMPARE(saved.size(), 1);
        QTRY_VERIFY(line("name")->text().isEmpty());
        QVERIFY(says("name").isEmpty());
        QVERIFY(says("kind").isEmpty());
        QVERIFY(line("name")->hasFocus());
    }

    void theFieldWithTheKeyboardIsSeenWhole()
    {
        show({.kind = RecordKind::Deal});
        m_form->resize(m_form->width(), 380);
        pressSave(); // it is said what is missing
        QVERIFY(!says("status").isEmpty());
        const QWidget *viewport = m_form->findChild<QScrollArea *>()->viewport();
        QSet<QString> seen;
        for (int i = 0; i < 40 && !seen.contains(focused()->objectName()); ++i) {
            seen.insert(focused()->objectName());
            QWidget *row = find<QWidget>(qPrintable(QStringLiteral("row-") + focused()->objectName()));
            const auto isWhole
                = [&] { return !row || viewport->rect().contains(QRect(row->mapTo(viewport, QPoint()), row->size())); };
            QTRY_VERIFY2(isWhole(), qPrintable(focused()->objectName()));
            press(Qt::Key_Tab);
        }
        QVERIFY2(seen.contains(QStringLiteral("commitments/0/claims/0/end")), qPrintable(seen.values().join(u' ')));
    }

    void tabGoesFromFieldToFieldAsTheyStand_data()
    {
        QTest::addColumn<RecordKind>("kind");
        QTest::newRow("source") << RecordKind::Source;
        QTest::newRow("party") << RecordKind::Party;
        QTest::newRow("deal") << RecordKind::Deal;
        QTest::newRow("claim") << RecordKind::Claim;
        QTest::newRow("observation") << RecordKind::Observation;
        QTest::newRow("decision") << RecordKind::Decision;
    }
    void tabGoesFromFieldToFieldAsTheyStand()
    {
        QFETCH(RecordKind, kind);
        show({.kind = kind});
        if (auto *more = find<QAbstractButton>("more"))
            more->click();
        QCoreApplication::processEvents(); // all is in its place then
        const QWidget *content = m_form->findChild<QScrollArea *>()->widget();
        const QWidget *last = nullptr;
        QPoint before(-1, -1);
        for (const QWidget *each = m_form->nextInFocusChain(); each != m_form.get(); each = each->nextInFocusChain()) {
            const bool isField = content->isAncestorOf(each) && each->isVisibleTo(m_form.get())
                && (each->focusPolicy() & Qt::TabFocus) && !each->focusProxy();
            if (!isField || qobject_cast<const QScrollArea *>(each))
                continue;
            const QPoint at = each->mapTo(content, QPoint());
            const bool isBehind = at.y() > before.y() + 4 || (at.y() > before.y() - 4 && at.x() > before.x());
            const QString from = last ? last->objectName() : QString();
            QVERIFY2(!last || isBehind, qPrintable(from + QStringLiteral(" → ") + each->objectName()));
            before = at;
            last = each;
        }
        QVERIFY(last);
    }

    void aNameThatHasNoRoomSaysItAll()
    {
        show({.kind = RecordKind::Claim});
        auto *source = find<RecordPicker>("source");
        source->setReference(QStringLiteral("reuters-2025"));
        source->setFixedWidth(90);
        line("amount")->setFocus();
        QHelpEvent asks(QEvent::ToolTip, {}, {});
        QCoreApplication::sendEvent(source, &asks);
        QVERIFY(source->toolTip().contains(QStringLiteral("&lt;b&gt;it&lt;/b&gt; costs"))); // and is plain text
        source->setFixedWidth(900);
        QCoreApplication::sendEvent(source, &asks);
        QVERIFY(source->toolTip().isEmpty());
    }

    void theFormSaysWhatTheEditDoesToTheTotals()
    {
        showEdit("c1");
        fill("amount", QStringLiteral("58bn"));
        QTRY_VERIFY(find<QLabel>("effect")->text().contains(QStringLiteral("$58B")));
        const QString text = find<QLabel>("effect")->text();
        QVERIFY2(text.contains(QStringLiteral("$38B")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("$20B")), qPrintable(text)); // by which the total rises
    }

    void aClaimThatDoesNotCountChangesNoTotal()
    {
        showEdit("c2"); // on basis best the official c1 counts
        fill("amount", QStringLiteral("90bn"));
        QTRY_VERIFY(find<QLabel>("effect")->text().contains(QStringLiteral("stays at $38B")));
        showEdit("c4"); // set aside
        fill("amount", QStringLiteral("39bn"));
        QTRY_VERIFY(find<QLabel>("effect")->text().contains(QStringLiteral("stays at $38B")));
    }

    void aNewClaimIsSavedByKeyboardAlone()
    {
        showNew();
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        QVERIFY(line("amount")->hasFocus());
        QTest::keyClicks(line("amount"), QStringLiteral("over 40bn"));
        QCOMPARE(find<QComboBox>("hedge")->currentData().toString(), QStringLiteral("over"));
        fill("stated", QStringLiteral("3 Mar 2026"));
        QLineEdit *source = line("source");
        source->setFocus();
        QTest::keyClicks(source, QStringLiteral("reut"));
        QTRY_VERIFY(found(source)->isVisible());
        press(Qt::Key_Tab);
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        const Claim *claim = claimIn(qPrintable(saved[0][1].toString()));
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
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        fill("amount", QStringLiteral("42bn"));
        line("source")->setFocus();
        QTest::keyClicks(line("source"), QStringLiteral("Financial Times"));
        press(Qt::Key_Tab);
        QTRY_VERIFY(line("new:1/publisher"));
        QCOMPARE(line("new:1/publisher")->text(), QStringLiteral("Financial Times"));
        fill("new:1/title", QStringLiteral("Cloud économie"));
        fill("new:1/url", QStringLiteral("ftp://example.org"));
        fill("new:1/published", QStringLiteral("2026-03-01"));
        QTRY_VERIFY(!says("new:1/url").isEmpty());
        fill("new:1/url", QStringLiteral("https://example.org/ft"));
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        const Id<Source> id("financial-times-2026-03-01-cloud-economie");
        QVERIFY(m_open->workspace.ledger()->find(id));
        QCOMPARE(claimIn(qPrintable(saved[0][1].toString()))->source, id);
        m_open->workspace.undo();
        QTRY_VERIFY(!m_open->workspace.ledger()->find(id));
    }

    void savingAndGoingOnKeepsNumberAndSource()
    {
        show({.of = Subject{SubjectKind::Commitment, "aws-money"}, .source = Id<Source>("reuters-2025")});
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        QCOMPARE(line("stated")->text(), QStringLiteral("2025-11-03")); // its source's day
        fill("amount", QStringLiteral("42bn"));
        pressNext(Qt::ShiftModifier);
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(m_form->isVisible());
        QTRY_VERIFY(line("amount")->text().isEmpty());
        QVERIFY(line("source")->text().contains(QStringLiteral("Reuters")));
        QVERIFY(m_form->draft().isEmpty());
        fill("amount", QStringLiteral("43bn"));
        pressSave();
        QTRY_COMPARE(saved.size(), 2);
        QVERIFY(saved[0][1] != saved[1][1]);
    }

    void replacingAnOlderClaimIsATick()
    {
        showNew();
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        fill("amount", QStringLiteral("50bn"));
        fill("source", QStringLiteral("paper"));
        find<QCheckBox>("supersedes-c1")->click();
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(claimIn(qPrintable(saved[0][1].toString()))->supersedes, std::vector{Id<Claim>("c1")});
    }

    void aClaimIsReplacedByAnotherThatIsTyped()
    {
        show({.of = Subject{SubjectKind::Commitment, "aws-money"}, .supersedes = Id<Claim>("c3")});
        fill("amount", QStringLiteral("140bn"));
        fill("source", QStringLiteral("reuters-2025"));
        pressSave();
        QTRY_VERIFY(!m_form->isVisible());
        const auto claims = m_open->workspace.ledger()->claimsOn({SubjectKind::Commitment, "aws-money"});
        const auto made = std::ranges::find(claims, std::optional<double>(140.0 * billion),
                                            [](const Claim &each) { return each.amount; });
        QVERIFY(made != claims.end());
        QCOMPARE(made->supersedes, std::vector{Id<Claim>("c3")});
    }

    void whatIsTypedIsADraftFromWhichAnotherFormStarts()
    {
        showEdit("c1");
        QSignalSpy drafts(m_form.get(), &RecordForm::draftChanged);
        QVERIFY(m_form->draft().isEmpty());
        fill("amount", QStringLiteral("4 not yet readable"));
        QTRY_VERIFY(!drafts.isEmpty() && !drafts.last()[0].toByteArray().isEmpty());
        const QByteArray kept = drafts.last()[0].toByteArray();
        QCOMPARE(kept, m_form->draft());
        show(FormStart{.draft = kept});
        QCOMPARE(line("amount")->text(), QStringLiteral("4 not yet readable"));
        QCOMPARE(m_form->draft(), kept);
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        fill("amount", QStringLiteral("41bn"));
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(saved[0][1].toString(), QStringLiteral("c1")); // it is still an edit of the same claim
        QCOMPARE(claimIn("c1")->amount, std::optional(41.0 * billion));
        QCOMPARE(claimIn("c1")->quote, std::string("a $38 billion commitment"));
    }

    void escapeAsksBeforeSomethingTypedIsLost()
    {
        showNew();
        fill("amount", QStringLiteral("42bn"));
        QTest::keyClick(line("amount"), Qt::Key_Escape);
        auto *question = find<QMessageBox>("discardQuestion");
        QVERIFY(question);
        QVERIFY2(question->informativeText().contains(QStringLiteral("Figure")), // what would be lost
                 qPrintable(question->informativeText()));
        QCOMPARE(question->button(QMessageBox::Cancel)->text().remove(u'&'), QStringLiteral("Keep editing"));
        QCOMPARE(question->button(QMessageBox::Discard)->text().remove(u'&'), QStringLiteral("Discard"));
        question->button(QMessageBox::Cancel)->click();
        QVERIFY(m_form->isVisible());
        QTest::keyClick(line("amount"), Qt::Key_Escape);
        QSignalSpy drafts(m_form.get(), &RecordForm::draftChanged);
        for (auto *box : m_form->findChildren<QMessageBox *>(QStringLiteral("discardQuestion")))
            if (box->isVisible())
                box->button(QMessageBox::Discard)->click();
        QVERIFY(!m_form->isVisible());
        QVERIFY(drafts.last()[0].toByteArray().isEmpty());
    }

    void whereBothHaveWrittenOneChoosesFieldByField_data()
    {
        QTest::addColumn<bool>("theirs");
        QTest::newRow("theirs") << true;
        QTest::newRow("mine") << false;
    }

    void whereBothHaveWrittenOneChoosesFieldByField()
    {
        QFETCH(bool, theirs);
        showEdit("c1");
        fill("amount", QStringLiteral("50bn"));
        theyEdit("c1", [](Claim &claim) {
            claim.amount = 45.0 * billion;
            claim.quote = "forty-five billion dollars";
        });
        QTRY_VERIFY(find<QLabel>("met-amount") != nullptr);
        QVERIFY(find<QLabel>("met-amount")->text().contains(QStringLiteral("45")));
        QCOMPARE(line("amount")->text(), QStringLiteral("50bn"));
        QCOMPARE(find<QPlainTextEdit>("quote")->toPlainText(), QStringLiteral("forty-five billion dollars"));

        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        pressSave(); // nothing is overwritten before one has chosen
        QVERIFY(find<QLabel>("failure")->isVisible());
        QCOMPARE(focused(), line("amount"));
        QCOMPARE(claimIn("c1")->amount, std::optional(45.0 * billion));

        press(Qt::Key_Tab);
        if (!theirs)
            press(Qt::Key_Tab);
        press(Qt::Key_Space);
        const auto *asked = find<QPushButton>("theirs-amount");
        QVERIFY(asked == nullptr || !asked->isVisible());
        pressSave();
        if (theirs) { // as they have it: nothing is left to save
            QTRY_VERIFY(!m_form->isVisible());
            QCOMPARE(saved.size(), 0);
        } else {
            QTRY_COMPARE(saved.size(), 1);
        }
        QCOMPARE(claimIn("c1")->amount, std::optional((theirs ? 45.0 : 50.0) * billion));
        QCOMPARE(claimIn("c1")->quote, std::string("forty-five billion dollars"));
    }

    void whatAnotherProgramWroteIsMetThoughOneSavesAtOnce()
    {
        showEdit("c1");
        fill("amount", QStringLiteral("50bn"));
        const auto other = LedgerStore::open(m_open->workspace.path(), OpenMode::ReadWrite);
        QVERIFY(other);
        const Claim before = *claimIn("c1");
        Claim theirs = before;
        theirs.amount = 45.0 * billion;
        Change change;
        change.replace(before, theirs);
        const auto written = (*other)->commit({change,
                                               m_open->workspace.revision(),
                                               QStringLiteral("another"),
                                               QDateTime::currentDateTimeUtc(),
                                               QStringLiteral("amount"),
                                               {}});
        QVERIFY(written && written->isDone());
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        pressSave(); // before the window has seen it
        QTRY_VERIFY(find<QPushButton>("ours-amount") != nullptr);
        QTRY_COMPARE(claimIn("c1")->amount, std::optional(45.0 * billion));
        QCOMPARE(saved.size(), 0);
        QCOMPARE(line("amount")->text(), QStringLiteral("50bn"));
        find<QPushButton>("ours-amount")->click();
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(claimIn("c1")->amount, std::optional(50.0 * billion));
    }

    void whatIsNotSettledWithOthersIsAskedAgainAfterACrash()
    {
        showEdit("c1");
        fill("amount", QStringLiteral("50bn"));
        theyEdit("c1", [](Claim &claim) { claim.amount = 45.0 * billion; });
        QTRY_VERIFY(find<QLabel>("met-amount") != nullptr);
        const QByteArray draft = m_form->draft();
        m_form.reset();
        show({.draft = draft});
        QCOMPARE(line("amount")->text(), QStringLiteral("50bn"));
        QVERIFY(find<QPushButton>("ours-amount") != nullptr);
        QVERIFY(find<QPushButton>("ours-amount")->isVisible());
    }

    void aPartThatOthersDeletedIsAskedAboutWhereItWasEdited()
    {
        showEdit("aws-deal", RecordKind::Deal);
        const QString path = partWith(QStringLiteral("deployments"), QStringLiteral("aws-site"));
        QVERIFY(!path.isEmpty());
        fill(qPrintable(path + QStringLiteral("/name")), QStringLiteral("The northern site"));
        Change change = removal(*m_open->workspace.ledger(), {{RecordKind::Deployment, "aws-site"}});
        QVERIFY(m_open->edit(change).isSaved);
        const QString keep = QStringLiteral("ours-") + path;
        const auto keeps = [&]() -> QPushButton * {
            for (QPushButton *button : m_form->findChildren<QPushButton *>())
                if (button->objectName().startsWith(keep))
                    return button;
            return nullptr;
        };
        QTRY_VERIFY(keeps() != nullptr);
        keeps()->click();
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        const auto *kept = m_open->workspace.ledger()->find(Id<Deployment>("aws-site"));
        QVERIFY(kept != nullptr);
        QCOMPARE(kept->name, std::string("The northern site"));
    }

    void aRecordThatOthersDeletedIsMadeAnewWhereOneSavesIt()
    {
        showEdit("c1");
        fill("amount", QStringLiteral("50bn"));
        Change change;
        change.remove(*claimIn("c1"));
        QVERIFY(m_open->edit(change).isSaved);
        QTRY_VERIFY(find<QLabel>("failure")->isVisible());
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(claimIn("c1") != nullptr);
        QCOMPARE(claimIn("c1")->amount, std::optional(50.0 * billion));
    }

    void aFailureOfTheDiskGivesTheFormBack()
    {
        showNew();
        fill("amount", QStringLiteral("42bn"));
        fill("source", QStringLiteral("paper"));
        sqlite3 *other = nullptr; // another program that does not let go of the file
        sqlite3_open(QFile::encodeName(m_open->workspace.path()).constData(), &other);
        QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
        pressSave();
        QCOMPARE(find<QPushButton>("saveButton")->isEnabled(), false); // saving
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("failure")->isVisible(), 30000);
        sqlite3_close(other);
        QVERIFY(m_form->isVisible());
        QCOMPARE(line("amount")->text(), QStringLiteral("42bn"));
        QVERIFY(line("amount")->isEnabled());
    }

    void pastTheLastChoiceStaysTheLastOne()
    {
        show({.kind = RecordKind::Party});
        auto *parent = find<RecordPicker>("parent");
        QVERIFY(parent != nullptr);
        parent->setFocus();
        QTest::keyClicks(parent, QStringLiteral("oci"));
        const auto *popup = parent->findChild<QCompleter *>()->popup();
        QTRY_VERIFY(popup->isVisible());
        for (int i = 0; i < 8; ++i) // more than there are
            QTest::keyClick(const_cast<QAbstractItemView *>(popup), Qt::Key_Down);
        QVERIFY(popup->currentIndex().isValid());
        QCOMPARE(popup->currentIndex().row(), popup->model()->rowCount() - 1);
    }

    void withoutASubjectOneIsFoundByTyping()
    {
        show({});
        QLineEdit *subject = line("of");
        QVERIFY(subject->isEnabled());
        QVERIFY(subject->hasFocus());
        QTest::keyClicks(subject, QStringLiteral("azure"));
        QTRY_VERIFY(found(subject)->isVisible());
        press(Qt::Key_Return);
        fill("amount", QStringLiteral("260bn"));
        fill("source", QStringLiteral("paper"));
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(claimIn(qPrintable(saved[0][1].toString()))->of.id, std::string("azure-deal-m"));
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
        FreshIds ids(ledger);
        QCOMPARE(ids.idFor(claim), Id<Claim>("aws-money-2026-02"));
        QCOMPARE(ids.idFor(claim), Id<Claim>("aws-money-2026-02-2")); // none twice
        QCOMPARE(ids.idFor(Source{}), Id<Source>("source"));
    }

    void anAddressProposesItsSource_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("publisher");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("published");
        QTest::addColumn<QString>("kind");
        const auto row
            = [](const char *url, const char *publisher, const char *title, const char *published, const char *kind) {
                  QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(publisher)
                                     << QString::fromLatin1(title) << QString::fromLatin1(published)
                                     << QString::fromLatin1(kind);
              };
        row("https://www.reuters.com/technology/openai-amazon-strike-38-billion-cloud-deal-2025-11-03/", "Reuters",
            "Openai amazon strike 38 billion cloud deal", "2025-11-03", "news");
        row("https://www.sec.gov/Archives/edgar/data/1341439/000119312525199999/d12345d8k.htm", "SEC", "", "",
            "filing");
        row("https://openai.com/index/aws-and-openai-partnership/", "OpenAI", "Aws and openai partnership", "",
            "official");
        row("https://www.cnbc.com/2025/09/10/oracle-openai-300-billion.html", "CNBC", "Oracle openai 300 billion",
            "2025-09-10", "news");
        row("https://ir.some-builder.com/news/details/2026/We-have-signed-a-lease/default.aspx", "Some builder",
            "We have signed a lease", "", "official");
        row("https://example.co.uk/x", "Example", "", "", "news");
        row("not an address", "", "", "", "");
        row("ftp://example.org/a-b-c-d", "", "", "", "");
    }
    void anAddressProposesItsSource()
    {
        QFETCH(QString, url);
        QFETCH(QString, publisher);
        QFETCH(QString, title);
        QFETCH(QString, published);
        QFETCH(QString, kind);
        const AddressHints hints = addressHints(url);
        QCOMPARE(hints.publisher, publisher);
        QCOMPARE(hints.title, title);
        QCOMPARE(hints.published, published);
        QCOMPARE(hints.kind, kind);
    }

    void everyRecordIsAsItWasUntilItIsTouched_data()
    {
        QTest::addColumn<RecordKind>("kind");
        QTest::addColumn<QString>("id");
        QTest::newRow("source") << RecordKind::Source << QStringLiteral("reuters-2025");
        QTest::newRow("party") << RecordKind::Party << QStringLiteral("aws");
        QTest::newRow("deal") << RecordKind::Deal << QStringLiteral("aws-deal");
        QTest::newRow("decision") << RecordKind::Decision << QStringLiteral("?");
    }
    void everyRecordIsAsItWasUntilItIsTouched()
    {
        QFETCH(RecordKind, kind);
        QFETCH(QString, id);
        if (kind == RecordKind::Decision)
            id = QString::fromStdString(m_open->workspace.ledger()->decisions().front().id.text);
        show({.kind = kind, .id = id});
        QVERIFY(m_form->draft().isEmpty());
        const Revision before = m_open->workspace.revision();
        pressSave();
        QVERIFY(!m_form->isVisible());
        QCOMPARE(m_open->workspace.revision(), before);
    }

    void aDealIsEnteredInOneFormWithWhatIsMissing()
    {
        show({.kind = RecordKind::Deal});
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        QVERIFY(line("title")->hasFocus());
        fill("parties/0/party", QStringLiteral("lab"));
        fill("parties/1/party", QStringLiteral("New Cloud Inc"));
        press(Qt::Key_Tab);
        QTRY_VERIFY(find<QComboBox>("new:1/kind"));
        QVERIFY(find<QComboBox>("new:1/kind")->hasFocus());
        QTest::keyClicks(find<QComboBox>("new:1/kind"), QStringLiteral("cloud"));
        press(Qt::Key_Tab);
        QVERIFY2(line("title")->text().contains(QStringLiteral("New Cloud Inc")), qPrintable(line("title")->text()));
        QVERIFY(line("commitments/0/payer")->text().contains(QStringLiteral("lab"), Qt::CaseInsensitive));
        QCOMPARE(line("commitments/0/payee")->text(), QStringLiteral("New Cloud Inc"));
        QVERIFY(find<QComboBox>("commitments/0/firmness")->currentIndex() < 0); // a claim about the world
        QTest::keyClicks(find<QComboBox>("commitments/0/firmness"), QStringLiteral("firm"));
        fill("commitments/0/claims/0/amount", QStringLiteral("up to 12 Mrd. $"));
        QVERIFY(find<QComboBox>("status")->currentIndex() < 0);
        fill("commitments/0/claims/0/source", QStringLiteral("reuters-2025"));
        press(Qt::Key_Tab);
        QCOMPARE(line("commitments/0/claims/0/stated")->text(), QStringLiteral("2025-11-03"));
        QCOMPARE(line("announced")->text(), QStringLiteral("2025-11-03"));
        QVERIFY(find<QComboBox>("status")->currentIndex() >= 0); // as firm as who speaks of it
        fill("commitments/0/claims/0/start", QStringLiteral("2026"));
        fill("commitments/0/claims/0/end", QStringLiteral("3 years"));
        QTRY_COMPARE(says("commitments/0/claims/0/end"), QStringLiteral("2028"));
        QTRY_VERIFY2(find<QLabel>("effect")->text().contains(QStringLiteral("$12B")),
                     qPrintable(find<QLabel>("effect")->text()));
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(saved[0][0].toString(), QStringLiteral("deal"));
        const Ledger &ledger = *m_open->workspace.ledger();
        const DealDossier *deal = ledger.dossier(Id<Deal>(saved[0][1].toString().toStdString()));
        QVERIFY(deal);
        QCOMPARE(deal->commitments.size(), std::size_t(1));
        QCOMPARE(deal->commitments.front().record.payee, Id<Party>("new-cloud-inc"));
        QCOMPARE(ledger.find(Id<Party>("new-cloud-inc"))->kind, PartyKind::Cloud);
        const Claim &claim = deal->commitments.front().claims.front();
        QCOMPARE(claim.amount, std::optional(12.0 * billion));
        QCOMPARE(claim.low, std::optional(0.0));
        QCOMPARE(claim.hedge, std::optional(Hedge::UpTo));
        QCOMPARE(claim.end, std::optional(on("2028")));
        m_open->workspace.undo();
        QTRY_VERIFY(!m_open->workspace.ledger()->find(Id<Party>("new-cloud-inc")));
    }

    void aPartTakenOutOfADealGoesWithItsClaims()
    {
        showEdit("aws-deal", RecordKind::Deal);
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        line("deployments/0/name")->setFocus();
        QTest::keyClick(focused(), Qt::Key_Delete, Qt::ControlModifier);
        QTRY_VERIFY(!line("deployments/0/name"));
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(!m_open->workspace.ledger()->find(Id<Deployment>("aws-site")));
        QVERIFY(!claimIn("p1"));
        QVERIFY(claimIn("c1"));
        m_open->workspace.undo();
        QTRY_VERIFY(claimIn("p1"));
    }

    void whatIsDoubtfulIsTakenAndSaidBesideItsField()
    {
        showNew();
        fill("amount", QStringLiteral("38"));
        QTRY_VERIFY2(says("amount").contains(QStringLiteral("Doubtful")), qPrintable(says("amount")));
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        fill("source", QStringLiteral("paper"));
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
    }

    void whatOthersChangedElsewhereIsKept()
    {
        showEdit("c1");
        fill("amount", QStringLiteral("50bn"));
        const Claim before = *claimIn("c1");
        Claim theirs = before;
        theirs.note = "seen";
        Change change;
        change.replace(before, theirs);
        QVERIFY(m_open->edit(change).isSaved);
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(claimIn("c1")->amount, std::optional(50.0 * billion));
        QCOMPARE(claimIn("c1")->note, std::string("seen"));
    }

    void theNextClaimComesFromTheSameSource()
    {
        show({.of = Subject{SubjectKind::Commitment, "aws-money"}, .source = Id<Source>("reuters-2025")});
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        fill("amount", QStringLiteral("42bn"));
        pressNext();
        QTRY_COMPARE(saved.size(), 1);
        QTRY_VERIFY(line("amount")->text().isEmpty());
        QVERIFY(m_form->isVisible());
        QVERIFY(line("source")->text().contains(QStringLiteral("Reuters")));
        QVERIFY(line("of")->text().isEmpty());
        QVERIFY(line("of")->hasFocus());
    }

    void anObservationIsReadInItsMetricsUnit()
    {
        show({.kind = RecordKind::Observation, .source = Id<Source>("reuters-2025")});
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        fill("subject", QStringLiteral("lab"));
        QTest::keyClicks(find<QComboBox>("metric"), QStringLiteral("share"));
        fill("date", QStringLiteral("Q3 2026"));
        fill("value", QStringLiteral("2 GW"));
        QTRY_VERIFY(says("value").contains(QStringLiteral("measured")));
        fill("value", QStringLiteral("43 %"));
        fill("counterparty", QStringLiteral("aws"));
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        const Observation &seen = m_open->workspace.ledger()->observations().back();
        QCOMPARE(seen.value, std::optional(43.0));
        QCOMPARE(seen.unit, ObservationUnit::Percent);
        QCOMPARE(seen.date, on("2026-09"));
    }

    void aDecisionSetsAClaimAside()
    {
        show({.kind = RecordKind::Decision, .of = Subject{SubjectKind::Commitment, "aws-money"}});
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        auto *claim = find<QComboBox>("claim");
        QVERIFY(claim->count() == 4);
        claim->setCurrentIndex(claim->findData(QStringLiteral("c2")));
        typeText(m_form->findChild<QWidget *>(QStringLiteral("reason")), QStringLiteral("a slip"));
        pressSave();
        QTRY_COMPARE(saved.size(), 1);
        const Decision *made = m_open->workspace.ledger()->find(Id<Decision>(saved[0][1].toString().toStdString()));
        QVERIFY(made);
        QCOMPARE(made->claim, Id<Claim>("c2"));
        QCOMPARE(made->decided, on("2026-03-05"));
    }

    void deletingAPartySaysWhatGoesAlong()
    {
        const LedgerPtr ledger = m_open->workspace.ledger();
        const Deletion aws = deletionOf({{RecordKind::Party, "aws"}}, *ledger);
        QVERIFY2(aws.along.contains(QStringLiteral("claims")), qPrintable(aws.along));
        QVERIFY(m_open->edit(aws.change).isSaved);
        QVERIFY(!claimIn("c1"));
        m_open->workspace.undo();
        QTRY_VERIFY(claimIn("c1"));
        QVERIFY(deletionOf({{RecordKind::Deal, "aws-deal"}}, *ledger).along.contains(QStringLiteral("decision")));
        QVERIFY(deletionOf({{RecordKind::Claim, "c2"}}, *ledger).along.isEmpty());
    }

    void inALargeLedgerWhatWasLeftIsTakenOnceItIsFound()
    {
        LedgerFixture made; // so large that it is searched on a worker
        made.parties({"lab", "cloud"});
        for (int i = 0; i < 3000; ++i)
            made.promise(("deal-" + std::to_string(i)).c_str(), "lab", "cloud", 1.0 * billion);
        m_open = std::make_unique<OpenLedger>();
        QVERIFY(m_open->open(made.ledger()));
        show({});
        const QSignalSpy saved(m_form.get(), &RecordForm::saved);
        line("of")->setFocus();
        QTest::keyClicks(line("of"), QStringLiteral("deal-2999-m"));
        QVERIFY(!found(line("of"))->isVisible()); // yet
        press(Qt::Key_Tab);
        QTRY_VERIFY2(line("of")->text().contains(QStringLiteral("→")), qPrintable(line("of")->text()));
        QVERIFY(!line("of")->hasFocus());
        fill("amount", QStringLiteral("2bn"));
        fill("source", QStringLiteral("paper"));
        line("of")->setFocus();
        line("of")->selectAll();
        QTest::keyClicks(line("of"), QStringLiteral("deal-1234-m"));
        pressSave(); // before it is found
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(claimIn(qPrintable(saved[0][1].toString()))->of, (Subject{SubjectKind::Commitment, "deal-1234-m"}));
    }

    void aPartyReplacedByAnotherIsFoundByItsOldId()
    {
        const LedgerPtr ledger = m_open->workspace.ledger();
        RemovalDialog dialog({{RecordKind::Party, "azure"}}, deletionOf({{RecordKind::Party, "azure"}}, *ledger),
                             ledger);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        Change change;
        connect(&dialog, &RemovalDialog::replacementChosen, this, [&change](const Change &chosen) { change = chosen; });
        auto *by = dialog.findChild<QLineEdit *>(QStringLiteral("replacement"));
        QVERIFY(by->hasFocus());
        QTest::keyClicks(by, QStringLiteral("oci"));
        press(Qt::Key_Return);
        dialog.findChild<QPushButton *>(QStringLiteral("replaceButton"))->click();
        QVERIFY(m_open->edit(change).isSaved);
        QCOMPARE(m_open->workspace.ledger()->find(Id<Party>("azure"))->id, Id<Party>("oci"));
        m_open->workspace.undo();
        QTRY_COMPARE(m_open->workspace.ledger()->find(Id<Party>("azure"))->id, Id<Party>("azure"));
    }
};

QTEST_MAIN(RecordFormTest)
#include "tst_recordform.moc"
