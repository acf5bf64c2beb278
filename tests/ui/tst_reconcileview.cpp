#include "deeds.h"
#include "generated.h"
#include "inboxbar.h"
#include "inboxlist.h"
#include "itempane.h"
#include "openledger.h"
#include "picturepanel.h"
#include "reconcileview.h"
#include "saidtable.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QSplitter>
#include <QToolButton>

using namespace ledger;
using ledger::testing::OpenLedger;

namespace
{
/// Two numbers at odds and a source without an address; the second name is 60 characters long.
LedgerPtr doubtedLedger()
{
    LedgerFixture made;
    made.parties({"lab", "oci", "aws"});
    for (Party &party : made.records.parties)
        if (party.id.text == "aws")
            party.name = "The cloud of the very long name that goes on for sixty chars";
    made.source("official").url = "https://example.org/round";
    made.deal("round", "2026-02-27");
    made.commitment("part", "aws", "lab", Nature::Equity);
    Claim &first = made.claim("said-50", 50.0 * billion, "2026-02-27", Stance::Official);
    first.source = Id<Source>("official");
    first.quote = "a $50 billion investment";
    made.claim("said-15", 15.0 * billion, "2026-03-03");
    made.deal("buys", "2025-11-03");
    made.commitment("money", "lab", "oci");
    made.claim("said-38", 38.0 * billion, "2025-11-03", Stance::Official).source = Id<Source>("official");
    made.claim("said-41", 41.0 * billion, "2025-11-04").hedge = Hedge::UpTo;
    made.claim("said-40", 40.0 * billion, "2025-11-05");
    return made.ledger();
}
} // namespace

class ReconcileViewTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OpenLedger> m_open;
    std::unique_ptr<ReconcileView> m_view;

    void show(const LedgerPtr &ledger)
    {
        m_view.reset();
        m_open = std::make_unique<OpenLedger>();
        QVERIFY(m_open->open(ledger));
        m_open->focus.setView(QStringLiteral("contested"));
        m_view = std::make_unique<ReconcileView>(QStringLiteral("contested"),
                                                 ViewContext{m_open->workspace, m_open->focus, m_open->readings});
        // As the window does.
        connect(m_view.get(), &ViewPanel::picked, &m_open->focus, &Focus::select);
        m_view->resize(900, 640);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setFocus();
        settle();
    }
    void settle() const { QTRY_VERIFY_WITH_TIMEOUT(!m_view->isBusy(), 20000); }
    template <typename Widget> Widget *find(const char *name) const
    {
        return m_view->findChild<Widget *>(QString::fromLatin1(name));
    }
    InboxModel &lines() const { return m_view->list().lines(); }
    SaidTable &said() const { return m_view->pane().said(); }
    const Ledger &ledger() const { return *m_open->workspace.ledger(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void type(const char *text) const { QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(text)); }
    QString text(const char *label) const { return find<QLabel>(label)->text(); }
    QString openKey() const
    {
        const InboxRow *line = lines().line(m_view->list().currentIndex().row());
        return line ? line->key : QString();
    }
    QStringList keys() const
    {
        QStringList all;
        for (int row = 0; row < lines().rowCount(); ++row)
            if (const InboxRow *line = lines().line(row))
                all << line->key;
        return all;
    }
    /// What is said beside the button of a deed, once it is worked out.
    QString effect(const char *deed) const
    {
        auto *button = find<QWidget>(deed);
        const auto *label = button->parentWidget()->findChild<QLabel *>(QStringLiteral("effect"));
        [&] { QTRY_VERIFY(!label->text().isEmpty()); }();
        return label->text();
    }
    /// Decides by a key with a reason, and waits until it is on disk.
    void decide(Qt::Key key, const char *reason)
    {
        const Revision before = m_open->workspace.revision();
        press(key);
        QCOMPARE(QApplication::focusWidget(), find<QLineEdit>("reasonField"));
        type(reason);
        press(Qt::Key_Return);
        QTRY_COMPARE(m_open->workspace.revision(), before + 1);
        settle();
        QTRY_COMPARE(QApplication::focusWidget(), &m_view->list());
    }

    static constexpr auto part = "contested commitment part USD";
    static constexpr auto money = "contested commitment money USD";
    static constexpr auto paper = "no_address source paper USD";

private Q_SLOTS:
    void cleanup()
    {
        m_view.reset();
        m_open.reset();
    }

    void theModelKeepsTheRulesOfItemModels()
    {
        const LedgerPtr many = generatedLedger(300, 3);
        const auto lines = inboxLines(std::make_shared<const Readings>(many, std::nullopt, Basis::Best), {});
        QVERIFY(lines->open.size() > 5 && !lines->decided.empty());
        InboxModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(lines, false, rowsWith(lines->open, {}));
        QCOMPARE(model.lineCount(), static_cast<int>(lines->open.size()));
        QVERIFY(model.rowCount() > model.lineCount());
        model.show(lines, true, rowsWith(lines->decided, {}));
        QCOMPARE(model.lineCount(), static_cast<int>(lines->decided.size()));
        SaidModel claims;
        QAbstractItemModelTester other(&claims, QAbstractItemModelTester::FailureReportingMode::QtTest);
        claims.show(toldItem(lines->inbox.items.front(), *lines->readings).claims);
        QVERIFY(claims.rowCount() > 1);
    }

    void whatIsDoubtedStandsUnderItsSortTheWidestDisputeFirst()
    {
        show(doubtedLedger());
        QCOMPARE(keys(), (QStringList{QLatin1String(part), QLatin1String(money), QLatin1String(paper)}));
        QCOMPARE(openKey(), QLatin1String(part));
        QCOMPARE(text("itemCount"), QStringLiteral("3 to decide, of 2 sorts"));
        QCOMPARE(lines().index(0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Claims at odds, 2"));
        QVERIFY(lines().index(1).data(InboxModel::figureRole).toString().startsWith(QStringLiteral("$15B")));
    }

    void whatIsSaidStandsSideBySideWithWhatWouldComeOfEachDecision()
    {
        show(doubtedLedger());
        QCOMPARE(said().model()->rowCount(), 2);
        QCOMPARE(said().current()->id, QStringLiteral("said-15")); // what does not count is likely meant
        QVERIFY(text("itemSentence").contains(QStringLiteral("$15B to $50B")));
        QVERIFY(text("itemSentence").endsWith(QStringLiteral("that of official counts: $50B.")));
        QVERIFY(effect("deed-setAside").contains(QStringLiteral("stays at $50B")));
        QVERIFY(effect("deed-setAside").contains(QStringLiteral("no longer at odds")));
        QVERIFY(effect("deed-supersede").contains(QStringLiteral("becomes $15B; it was $50B")));
        QTRY_COMPARE(m_open->focus.look().selection, (Selection{QStringLiteral("claim"), QStringLiteral("said-15")}));
        press(Qt::Key_Right);
        QCOMPARE(QApplication::focusWidget(), &said());
        press(Qt::Key_Up);
        settle();
        QTRY_COMPARE(m_open->focus.look().selection.id, QStringLiteral("said-50"));
        QVERIFY(effect("deed-setAside").contains(QStringLiteral("becomes $15B; it was $50B")));
        QCOMPARE(text("itemQuote"), QStringLiteral("“a $50 billion investment”"));
        press(Qt::Key_Left);
        QCOMPARE(QApplication::focusWidget(), &m_view->list());
    }

    void ofADealThatAmendsAnotherItIsItsOwnFigureThatChanges()
    {
        LedgerFixture made;
        made.records.sources.front().url = "https://example.org/paper";
        made.parties({"lab", "cloud"});
        made.promise("a-first", "lab", "cloud", 38.0 * billion);
        made.deal("b-second", "2026-02-27").amends = Id<Deal>("a-first");
        made.asWhole();
        made.claim("said-138", 138.0 * billion, "2026-02-27", Stance::Official);
        made.claim("said-50", 50.0 * billion, "2026-03-01");
        show(made.ledger());
        QVERIFY(effect("deed-setAside").contains(QStringLiteral("stays at $138B")));
    }

    void theClaimFurthestFromWhatCountsIsLikelyMeant()
    {
        LedgerFixture made;
        made.parties({"lab", "cloud"});
        made.deal("round", "2026-02-27");
        made.commitment("part", "cloud", "lab", Nature::Equity);
        made.claim("official", 50.0 * billion, "2026-02-27", Stance::Official);
        made.claim("odd", 15.0 * billion, "2026-03-03");
        made.claim("newest", 50.0 * billion, "2026-03-22");
        show(made.ledger());
        QCOMPARE(said().current()->id, QStringLiteral("odd"));
        press(Qt::Key_A);
        QVERIFY(text("asked").contains(QStringLiteral("paper, 3 Mar 2026"))); // which of those that say so
    }

    void arrowKeysGoPastTheHeadings()
    {
        show(doubtedLedger());
        press(Qt::Key_Down);
        QCOMPARE(openKey(), QLatin1String(money));
        press(Qt::Key_Down);
        QCOMPARE(openKey(), QLatin1String(paper));
        press(Qt::Key_Down);
        QCOMPARE(openKey(), QLatin1String(paper));
        press(Qt::Key_Home);
        QCOMPARE(openKey(), QLatin1String(part));
        press(Qt::Key_Up);
        QCOMPARE(openKey(), QLatin1String(part));
        press(Qt::Key_End);
        QCOMPARE(openKey(), QLatin1String(paper));
    }

    void aClaimIsSetAsideByKeyboardAndTheNextLineIsOpen()
    {
        show(doubtedLedger());
        QSignalSpy done(m_view.get(), &ViewPanel::decided);
        decide(Qt::Key_A, "A tabloid alone says so.");
        QCOMPARE(done.count(), 1);
        const std::vector<Decision> &decisions = ledger().decisions();
        QCOMPARE(decisions.size(), std::size_t(1));
        QCOMPARE(decisions.front().claim, Id<Claim>("said-15"));
        QCOMPARE(decisions.front().reason, std::string("A tabloid alone says so."));
        QCOMPARE(decisions.front().decided, on("2026-03-05")); // the author's day
        QTRY_COMPARE(keys(), (QStringList{QLatin1String(money), QLatin1String(paper)}));
        QCOMPARE(openKey(), QLatin1String(money));
        m_open->workspace.undo(); // one step
        QTRY_COMPARE(keys().size(), 3);
        QVERIFY(ledger().decisions().empty());
        QCOMPARE(openKey(), QLatin1String(money)); // the reader's place stays
    }

    void whatDiffersForAKnownCauseIsDecidedAndTakenBack()
    {
        show(doubtedLedger());
        decide(Qt::Key_N, "15 at once, 35 on conditions.");
        QCOMPARE(ledger().decisions().front().judged, (std::vector{Id<Claim>("said-15"), Id<Claim>("said-50")}));
        QTRY_COMPARE(openKey(), QLatin1String(money));
        press(Qt::Key_Tab, Qt::ControlModifier);
        settle();
        QCOMPARE(m_open->focus.option(QStringLiteral("kind")), QStringLiteral("decided"));
        QCOMPARE(text("itemCount"), QStringLiteral("1 decided"));
        QVERIFY(text("itemSentence").contains(QStringLiteral("15 at once, 35 on conditions.")));
        QTRY_VERIFY(text("itemAuthor").contains(QStringLiteral("Ada")));
        press(Qt::Key_B);
        QTRY_VERIFY(ledger().decisions().empty());
        settle();
        QTRY_VERIFY(find<QWidget>("nothingToShow")->isVisible()); // nothing is decided
        press(Qt::Key_Tab, Qt::ControlModifier);
        settle();
        QCOMPARE(keys().first(), QLatin1String(part));
    }

    void itReturnsOnlyWhenSomethingNewIsSaid()
    {
        show(doubtedLedger());
        decide(Qt::Key_N, "15 at once, 35 on conditions.");
        QTRY_COMPARE(keys().first(), QLatin1String(money));
        Change unrelated;
        Source source;
        source.id = Id<Source>("other");
        source.publisher = source.title = "Other";
        source.url = "https://example.org/other";
        unrelated.create(source);
        QVERIFY(m_open->edit(unrelated).isSaved);
        settle();
        QCOMPARE(keys().first(), QLatin1String(money));
        Claim claim = *ledger().find(Id<Claim>("said-15"));
        claim.id = Id<Claim>("said-again");
        claim.stated = on("2026-03-06");
        Change news;
        news.create(claim);
        QVERIFY(m_open->edit(news).isSaved);
        settle();
        QTRY_COMPARE(keys().first(), QLatin1String(part));
        m_open->focus.setOption(QStringLiteral("kind"), QStringLiteral("decided"));
        settle();
        QVERIFY(text("itemSentence").contains(QStringLiteral("to be decided again")));
    }

    void aClaimTakesThePlaceOfTheOthers()
    {
        show(doubtedLedger());
        decide(Qt::Key_S, "");
        QCOMPARE(ledger().find(Id<Claim>("said-15"))->supersedes, std::vector{Id<Claim>("said-50")});
        QTRY_COMPARE(keys().first(), QLatin1String(money));
    }

    void whatIsLeftAtOddsStaysOpen()
    {
        show(doubtedLedger());
        press(Qt::Key_Down);
        settle();
        decide(Qt::Key_A, "Up to is no figure.");
        QTRY_COMPARE(ledger().decisions().size(), std::size_t(1));
        QCOMPARE(openKey(), QLatin1String(money)); // 38 against 41 or 40 still
    }

    void whatIsStillAtOddsKeepsItsPlaceUntilOneLeaves()
    {
        LedgerFixture made;
        made.parties({"lab", "oci", "aws"});
        made.records.sources.front().url = "https://example.org/paper";
        made.source("official").url = "https://example.org/official";
        made.deal("buys", "2025-11-03");
        made.commitment("wide", "lab", "oci");
        made.claim("said-50", 50.0 * billion, "2025-11-03", Stance::Official);
        made.claim("said-45", 45.0 * billion, "2025-11-04");
        made.claim("said-20", 20.0 * billion, "2025-11-05");
        made.commitment("middle", "lab", "aws");
        made.claim("middle-10", 10.0 * billion, "2025-11-03");
        made.claim("middle-20", 20.0 * billion, "2025-11-04");
        made.commitment("narrow", "oci", "aws");
        made.claim("narrow-1", 1.0 * billion, "2025-11-03");
        made.claim("narrow-8", 8.0 * billion, "2025-11-04");
        show(made.ledger());
        const QString wide = QStringLiteral("contested commitment wide USD");
        const QString middle = QStringLiteral("contested commitment middle USD");
        const QString narrow = QStringLiteral("contested commitment narrow USD");
        QCOMPARE(keys(), (QStringList{wide, middle, narrow}));
        QCOMPARE(said().current()->id, QStringLiteral("said-20"));
        decide(Qt::Key_A, "It says what is firm.");
        QCOMPARE(said().model()->rowCount(), 3);
        QCOMPARE(keys(), (QStringList{wide, middle, narrow})); // by what is left it is the least
        QCOMPARE(openKey(), wide);
        QCOMPARE(said().current()->id, QStringLiteral("said-45")); // what is likely meant of what is left
        m_open->focus.setView(QStringLiteral("share"));
        m_open->focus.setView(QStringLiteral("contested"));
        settle();
        QTRY_COMPARE(keys(), (QStringList{middle, narrow, wide}));
        QCOMPARE(openKey(), wide);
    }

    void whatStoodAfterTheDecidedLineIsNext()
    {
        show(generatedLedger(60, 2));
        const QStringList before = keys();
        QVERIFY(before.size() > 8);
        for (int i = 0; i < 4; ++i)
            press(Qt::Key_Down);
        const qsizetype at = before.indexOf(openKey());
        QVERIFY(openKey().startsWith(QStringLiteral("contested")));
        decide(Qt::Key_N, "Of two kinds.");
        QTRY_VERIFY(!keys().contains(before[at]));
        QCOMPARE(openKey(), before[at + 1]);
    }

    void whatIsSetAsideIsNotSetAsideTwiceAndStandsAgain()
    {
        show(doubtedLedger());
        press(Qt::Key_Down);
        settle();
        decide(Qt::Key_A, "Up to is no figure.");
        press(Qt::Key_Right);
        press(Qt::Key_End);
        QCOMPARE(said().current()->id, QString::fromStdString(ledger().decisions().front().claim.text));
        QVERIFY(!find<QWidget>("deed-setAside")->isVisible());
        QVERIFY(!find<QWidget>("deed-supersede")->isVisible()); // it would take the place of nothing
        QVERIFY(find<QWidget>("deed-takeBack")->isVisible());
        press(Qt::Key_A);
        QVERIFY(!m_view->pane().isAsking());
        QVERIFY(!effect("deed-takeBack").isEmpty());
        press(Qt::Key_B);
        QTRY_VERIFY(ledger().decisions().empty());
        settle();
        QTRY_VERIFY(find<QWidget>("deed-setAside")->isVisible());
        QCOMPARE(openKey(), QLatin1String(money));
    }

    void aReasonIsOfOneQuestion()
    {
        show(doubtedLedger());
        press(Qt::Key_Down);
        settle();
        press(Qt::Key_A);
        type("begun");
        press(Qt::Key_Escape);
        press(Qt::Key_N);
        QVERIFY(find<QLineEdit>("reasonField")->text().isEmpty()); // another question
        press(Qt::Key_Escape);
        press(Qt::Key_A);
        QCOMPARE(find<QLineEdit>("reasonField")->text(), QStringLiteral("begun"));
        press(Qt::Key_Escape);
        decide(Qt::Key_A, ", and ended");
        QCOMPARE(ledger().decisions().front().reason, std::string("begun, and ended"));
        QCOMPARE(openKey(), QLatin1String(money));
        press(Qt::Key_A); // of another claim on the same number
        QVERIFY(m_view->pane().isAsking());
        QVERIFY(find<QLineEdit>("reasonField")->text().isEmpty());
    }

    void theMenuOfALineOffersWhatCanBeDecided()
    {
        show(doubtedLedger());
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, {20, 20}, m_view->list().mapToGlobal(QPoint(20, 20)));
        QCoreApplication::sendEvent(&m_view->list(), &asked);
        auto *menu = find<QMenu>("lineMenu");
        QVERIFY(menu != nullptr);
        auto *setAside = menu->findChild<QAction *>(QStringLiteral("menu-A"));
        QVERIFY(setAside != nullptr && setAside->text().endsWith(QStringLiteral("aside")));
        setAside->trigger();
        menu->close();
        QVERIFY(find<QLineEdit>("reasonField")->isVisible()); // as by its key
    }

    void aDecisionNeedsItsReason()
    {
        show(doubtedLedger());
        press(Qt::Key_A);
        press(Qt::Key_Return);
        QVERIFY(find<QLabel>("failure")->isVisible());
        type("nb");
        QCOMPARE(find<QLineEdit>("reasonField")->text(), QStringLiteral("nb")); // letters are typed, not decided by
        press(Qt::Key_Escape);
        QTRY_COMPARE(QApplication::focusWidget(), &m_view->list());
        QVERIFY(find<QWidget>("deed-setAside")->isVisible());
        QVERIFY(ledger().decisions().empty());
        press(Qt::Key_A); // what was begun is not lost
        QCOMPARE(find<QLineEdit>("reasonField")->text(), QStringLiteral("nb"));
    }

    void eachButtonDoesWhatItsKeyDoes()
    {
        show(doubtedLedger());
        QTest::mouseClick(find<QWidget>("deed-noConflict"), Qt::LeftButton);
        QCOMPARE(QApplication::focusWidget(), find<QLineEdit>("reasonField"));
        type("Two tranches.");
        QTest::mouseClick(find<QWidget>("confirmButton"), Qt::LeftButton);
        QTRY_COMPARE(ledger().decisions().size(), std::size_t(1));
        QVERIFY(!find<QWidget>("deed-merge")->isVisible()); // nothing to merge
        QVERIFY(find<QWidget>("deed-setAside")->accessibleDescription().contains(QLatin1Char('A')));
    }

    void whatIsMendedInAFormAsksForIt()
    {
        show(doubtedLedger());
        QSignalSpy forms(m_view.get(), &ViewPanel::formWanted);
        QSignalSpy replaced(m_view.get(), &ViewPanel::replacementWanted);
        press(Qt::Key_C);
        QCOMPARE(forms.takeFirst(), (QVariantList{QStringLiteral("claim"), QStringLiteral("said-15")}));
        press(Qt::Key_R);
        QCOMPARE(replaced.takeFirst(), QVariantList{QStringLiteral("said-15")});
        press(Qt::Key_End);
        press(Qt::Key_A); // a source is not set aside
        QVERIFY(!m_view->pane().isAsking());
        press(Qt::Key_C);
        QCOMPARE(forms.takeFirst(), (QVariantList{QStringLiteral("source"), QStringLiteral("paper")}));
    }

    void enterOpensTheDealsPage()
    {
        show(doubtedLedger());
        QSignalSpy drilled(m_view.get(), &ViewPanel::drilled);
        press(Qt::Key_Return);
        QCOMPARE(drilled.count(), 1);
        const auto step = drilled.first().first().value<DrillStep>();
        QCOMPARE(step.kind, QStringLiteral("deal"));
        QCOMPARE(step.id, QStringLiteral("round"));
    }

    void duplicatesAreMergedIntoOne()
    {
        Records records = recordsOf(*doubtedLedger());
        for (Deal &deal : records.deals)
            deal.kind = DealKind::Equity;
        Deal twin = records.deals.back();
        twin.id = Id<Deal>("round-again");
        Commitment part2 = records.commitments.back();
        part2.id = Id<Commitment>("part-again");
        part2.deal = twin.id;
        for (const Commitment &each : records.commitments)
            if (each.id.text == "part") {
                part2.payer = each.payer;
                part2.payee = each.payee;
                part2.nature = each.nature;
            }
        for (const Deal &deal : records.deals)
            if (deal.id.text == "round")
                twin.announced = deal.announced;
        Claim again = records.claims.front();
        again.id = Id<Claim>("said-again");
        again.of = {SubjectKind::Commitment, "part-again"};
        records.deals.push_back(twin);
        records.commitments.push_back(part2);
        records.claims.push_back(again);
        show(ledgerOf(records));
        m_open->focus.setOption(QStringLiteral("kind"), QStringLiteral("likely_duplicate"));
        settle();
        QCOMPARE(keys(), QStringList{QStringLiteral("likely_duplicate deal round-again USD")});
        QVERIFY(said().model()->rowCount() >= 3); // what is said of both
        decide(Qt::Key_M, "Two papers on one round.");
        QVERIFY(!ledger().find(Id<Deal>("round-again")));
        QCOMPARE(ledger().find(Id<Claim>("said-again"))->of, (Subject{SubjectKind::Commitment, "part"}));
        QVERIFY(m_open->workspace.undoLabel().endsWith(QStringLiteral("Two papers on one round.")));
        QTRY_VERIFY(find<QLabel>("noneText")->isVisible());
    }

    void theSearchNarrowsAndEscapeClearsIt()
    {
        show(doubtedLedger());
        m_view->search();
        type("sixty equ");
        QCOMPARE(keys(), QStringList{QLatin1String(part)});
        QCOMPARE(text("itemCount"), QStringLiteral("1 of 3 to decide"));
        type("xyz");
        QVERIFY(find<QLabel>("noneText")->isVisible());
        QVERIFY(!find<QWidget>("deed-setAside")->isVisible());
        press(Qt::Key_Escape);
        QCOMPARE(keys().size(), 3);
        press(Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), &m_view->list());
    }

    void oneSortIsShownAlone()
    {
        show(doubtedLedger());
        QMenu *menu = find<QToolButton>("sortButton")->menu();
        Q_EMIT menu->aboutToShow();
        QAction *sort = menu->findChild<QAction *>(QStringLiteral("sort-no_address"));
        QVERIFY(sort && sort->text().endsWith(QStringLiteral("(1)")));
        sort->trigger();
        settle();
        QCOMPARE(keys(), QStringList{QLatin1String(paper)});
        m_open->focus.back();
        settle();
        QCOMPARE(keys().size(), 3);
    }

    void theLensDecidesWhatIsThere()
    {
        show(doubtedLedger());
        Lens lens;
        lens.payees = {Id<Party>("oci")};
        m_open->focus.setLens(lens);
        settle();
        QCOMPARE(keys(), (QStringList{QLatin1String(money), QLatin1String(paper)}));
        lens = {};
        lens.asOf = on("2025-11-04");
        m_open->focus.setLens(lens);
        settle();
        QCOMPARE(keys(), (QStringList{QLatin1String(money), QLatin1String(paper)}));
        QVERIFY(find<QLabel>("itemNote")->isVisible()); // what is decided today is not known then
        lens = {};
        lens.basis = Basis::Latest;
        m_open->focus.setLens(lens);
        settle();
        QVERIFY(text("itemSentence").contains(QStringLiteral("latest")));
    }

    void whereThereIsNothingItSaysWhy()
    {
        show(ledgerOf({}));
        QVERIFY(find<QWidget>("nothingToShow")->isVisible());
        LedgerFixture sound;
        sound.records.sources.front().url = "https://example.org";
        sound.parties({"lab", "oci"});
        sound.promise("deal", "lab", "oci", 1e9);
        show(sound.ledger());
        QCOMPARE(text("nothingTitle"), QStringLiteral("Nothing is doubted"));
        show(doubtedLedger());
        Lens lens;
        lens.kinds = {DealKind::Power};
        m_open->focus.setLens(lens);
        settle();
        QCOMPARE(text("nothingTitle"), QStringLiteral("Nothing is doubted through this lens"));
        QTest::mouseClick(find<QWidget>("clearFilters"), Qt::LeftButton);
        settle();
        QCOMPARE(keys().size(), 3);
    }

    void whatIsOnlyWalkedOverIsNotPicked()
    {
        show(doubtedLedger());
        QTRY_VERIFY(!m_open->focus.look().selection.id.isEmpty());
        QSignalSpy picked(m_view.get(), &ViewPanel::picked);
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        press(Qt::Key_Up);
        QCOMPARE(picked.count(), 0);
        QTRY_COMPARE(picked.count(), 1); // where one came to rest
        QCOMPARE(picked.first()[1].toString(), said().current()->id);
    }

    void inLittleRoomNothingIsCut()
    {
        show(doubtedLedger());
        QFont large = m_view->font();
        large.setPixelSize(26);
        m_view->setFont(large);
        m_view->resize(720, 640);
        settle();
        QTRY_COMPARE(m_view->width(), 720);
        int width = 0;
        for (int column = 0; column < SaidModel::ColumnCount; ++column)
            width += said().columnWidth(column);
        QVERIFY2(width <= said().viewport()->width(),
                 qPrintable(QStringLiteral("%1 of %2").arg(width).arg(said().viewport()->width())));
        QVERIFY(said().isColumnHidden(SaidModel::State));
        const QString detail = said().model()->index(0, SaidModel::Source).data(SaidModel::detailRole).toString();
        QVERIFY2(detail.startsWith(QStringLiteral("counts · official")), qPrintable(detail));
    }

    void inMuchRoomNamesAreReadToTheirEndUnlessTheReaderPartedItOtherwise()
    {
        show(doubtedLedger());
        const int before = m_view->list().width();
        m_view->resize(1440, 900);
        QTRY_VERIFY(m_view->list().width() > before);
        auto *beside = find<QSplitter>("beside");
        QTest::mousePress(beside->handle(1), Qt::LeftButton, {}, {});
        QTest::mouseMove(beside->handle(1), {-100, 0});
        QTest::mouseRelease(beside->handle(1), Qt::LeftButton, {}, {});
        const int chosen = m_view->list().width();
        m_view->resize(1800, 900);
        QTRY_COMPARE(m_view->width(), 1800);
        QCOMPARE(m_view->list().width(), chosen);
        const QByteArray memory = m_view->memory();
        show(doubtedLedger());
        m_view->remember(memory);
        m_view->resize(1800, 900);
        QTRY_COMPARE(m_view->list().width(), chosen);
    }

    void whatIsOpenIsCopied()
    {
        show(doubtedLedger());
        QVERIFY(m_view->offers(ViewPanel::Offer::Copy));
        m_view->copy();
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.contains(QStringLiteral("$15B")) && copied.contains(QStringLiteral("$50B")));
    }

    void manyLinesAreOneListAndNoWidgets()
    {
        show(generatedLedger(600, 1));
        QVERIFY(keys().size() > 100);
        const qsizetype widgets = m_view->findChildren<QWidget *>().size();
        for (int i = 0; i < 30; ++i)
            press(Qt::Key_PageDown);
        settle();
        QCOMPARE(m_view->findChildren<QWidget *>().size(), widgets);
        QVERIFY(m_view->list().currentIndex().row() > 100);
    }
};

QTEST_MAIN(ReconcileViewTest)
#include "tst_reconcileview.moc"
