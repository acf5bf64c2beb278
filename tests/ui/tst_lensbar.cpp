#include "asofslider.h"
#include "chiprow.h"
#include "generated.h"
#include "lensbar.h"
#include "periodpopup.h"
#include "picker.h"
#include "wording.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace ledger;

namespace
{
Day day(const char *text) { return partialDate(text)->first(); }

LedgerPtr threeParties()
{
    Records records;
    records.parties = {Party{.id = Id<Party>("aws"), .name = "Amazon Web Services", .parent = Id<Party>("amazon")},
                       Party{.id = Id<Party>("amazon"), .name = "Amazon"},
                       Party{.id = Id<Party>("openai"), .name = "OpenAI", .aliases = {"Open AI Global"}}};
    return ledgerOf(std::move(records));
}

std::vector<SaidDay> threeDays() { return {{day("2025-01-10"), 1}, {day("2025-06-01"), 9}, {day("2025-12-24"), 4}}; }

} // namespace

/// A lens bar that shows whatever the reader chooses, as the window does.
struct Bar
{
    LensBar bar;
    Lens lens;
    QString view = QStringLiteral("share");
    QString source;
    int merged = 0;

    Bar()
    {
        bar.setLedger(threeParties());
        bar.setMarks(threeDays());
        QObject::connect(&bar, &LensBar::lensChosen, &bar, [this](const Lens &chosen, bool merges) {
            lens = chosen;
            merged += merges ? 1 : 0;
            bar.setLens(lens, view, source);
        });
        bar.setStyle(styleFor(ThemeName::Light));
        bar.resize(1280, 90);
        bar.show();
        bar.activateWindow();
        (void)QTest::qWaitForWindowActive(&bar);
    }

    template <typename T> T *part(const char *name) { return bar.findChild<T *>(QString::fromLatin1(name)); }

    /// The day that the lens has, as a text; empty for the latest.
    QString asOf() const { return lens.asOf ? qstring(lens.asOf->text()) : QString(); }
};

class LensBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(loadFonts()); }

    void bracketsStepFromChangeToChangeAndTheLastStopIsLatest()
    {
        Bar bar;
        AsOfSlider &slider = bar.bar.slider();
        slider.setFocus();
        QCOMPARE(slider.dayText(), QStringLiteral("Latest"));

        for (const char *expected : {"2025-12-24", "2025-06-01", "2025-01-10", "2025-01-10"}) {
            QTest::keyClick(&slider, Qt::Key_BracketLeft);
            QCOMPARE(bar.asOf(), QLatin1String(expected));
        }
        for (const char *expected : {"2025-06-01", "2025-12-24", "", ""}) {
            QTest::keyClick(&slider, Qt::Key_BracketRight);
            QCOMPARE(bar.asOf(), QLatin1String(expected));
        }
    }

    void arrowsStepByDaysAndHomeAndEndJump()
    {
        Bar bar;
        AsOfSlider &slider = bar.bar.slider();
        slider.setFocus();
        QTest::keyClick(&slider, Qt::Key_Home);
        QCOMPARE(bar.asOf(), QStringLiteral("2025-01-10"));
        QTest::keyClick(&slider, Qt::Key_Right);
        QCOMPARE(bar.asOf(), QStringLiteral("2025-01-11"));
        QTest::keyClick(&slider, Qt::Key_PageUp);
        QCOMPARE(bar.asOf(), QStringLiteral("2025-02-10"));
        QTest::keyClick(&slider, Qt::Key_Left);
        QCOMPARE(bar.asOf(), QStringLiteral("2025-02-09"));
        QTest::keyClick(&slider, Qt::Key_End);
        QVERIFY(!bar.lens.asOf);
        QTest::keyClick(&slider, Qt::Key_Left); // from Latest to the last day on which something was said
        QCOMPARE(bar.asOf(), QStringLiteral("2025-12-24"));
    }

    void theMouseFindsTheDaysOfChangesAndLatest()
    {
        Bar bar;
        AsOfSlider &slider = bar.bar.slider();
        QTest::mouseClick(&slider, Qt::LeftButton, {}, QPoint(4, slider.height() / 2));
        QCOMPARE(bar.asOf(), QStringLiteral("2025-01-10"));
        QTest::mouseClick(&slider, Qt::LeftButton, {}, QPoint(slider.width() - 4, slider.height() / 2));
        QVERIFY(!bar.lens.asOf);
    }

    void adraggedSliderMergesItsStepsAndSettlesWhenLetGo()
    {
        Bar bar;
        AsOfSlider &slider = bar.bar.slider();
        QSignalSpy settled(&bar.bar, &LensBar::settled);
        QTest::mousePress(&slider, Qt::LeftButton, {}, QPoint(20, 10));
        QTest::mouseMove(&slider, QPoint(120, 10));
        QTest::mouseMove(&slider, QPoint(220, 10));
        QTest::mouseRelease(&slider, Qt::LeftButton, {}, QPoint(220, 10));

        QVERIFY(bar.merged >= 3);
        QCOMPARE(settled.count(), 2); // before it began, and at its end
    }

    void playRunsThroughTheChangesToLatest()
    {
        Bar bar;
        AsOfSlider &slider = bar.bar.slider();
        slider.setFocus();
        QTest::keyClick(&slider, Qt::Key_Space);
        QVERIFY(slider.isPlaying());
        QCOMPARE(bar.asOf(), QStringLiteral("2025-01-10"));
        QTRY_COMPARE(bar.asOf(), QStringLiteral("2025-06-01"));
        QTRY_VERIFY_WITH_TIMEOUT(!slider.isPlaying(), 5000);
        QVERIFY(!bar.lens.asOf);
    }

    void aScreenReaderHearsTheDay()
    {
        QAccessible::setActive(true);
        Bar bar;
        bar.bar.setLens(Lens{.asOf = partialDate("2025-06-01")}, bar.view, {});
        QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(&bar.bar.slider());
        QVERIFY(heard != nullptr);
        QCOMPARE(heard->role(), QAccessible::Slider);
        QCOMPARE(heard->text(QAccessible::Name), QStringLiteral("As of"));
        QCOMPARE(heard->text(QAccessible::Value), dateText(*partialDate("2025-06-01")));
        QVERIFY(heard->valueInterface() != nullptr);
        heard->valueInterface()->setCurrentValue(heard->valueInterface()->maximumValue());
        QVERIFY(!bar.lens.asOf);
    }

    void aTypedDayIsUnderstood_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("asOf");
        QTest::newRow("day") << "2025-03-05"
                             << "2025-03-05";
        QTest::newRow("month") << "2025-02"
                               << "2025-02";
        QTest::newRow("written") << "3 Nov 2025"
                                 << "2025-11-03";
        QTest::newRow("quarter: its end") << "Q3 2025"
                                          << "2025-09";
        QTest::newRow("nothing: latest") << ""
                                         << "";
    }
    void aTypedDayIsUnderstood()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, asOf);
        Bar bar;
        bar.bar.setLens(bar.lens = Lens{.asOf = partialDate("2025-06-01")}, bar.view, {});
        bar.bar.typeDay();
        auto *field = bar.part<QLineEdit>("asOfDay");
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, typed);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(bar.asOf(), asOf);
    }

    void whatIsNoDayIsSaidAndChangesNothing()
    {
        Bar bar;
        QSignalSpy said(&bar.bar, &LensBar::announced);
        bar.bar.typeDay();
        auto *field = bar.part<QLineEdit>("asOfDay");
        QTest::keyClicks(field, QStringLiteral("soon"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(said.count(), 1);
        QVERIFY(said.first().first().toString().contains(QStringLiteral("soon")));
        QVERIFY(bar.lens == Lens());
        QCOMPARE(field->text(), QString());
    }

    void theBasisIsAMenuThatMarksTheChosenOne()
    {
        Bar bar;
        bar.bar.chooseBasis(Basis::Official);
        QCOMPARE(bar.lens.basis, Basis::Official);
        const QList<QAction *> bases = bar.part<QToolButton>("basis")->menu()->actions();
        QCOMPARE(bases.size(), 5);
        QVERIFY(bases.at(2)->isChecked());
        bases.at(4)->trigger();
        QCOMPARE(bar.lens.basis, Basis::High);
    }

    void tabGoesRoundInThePeriodAndEscapeGivesTheKeyboardBack()
    {
        Bar bar;
        auto *period = bar.part<QToolButton>("period");
        period->setFocus();
        QTest::keyClick(period, Qt::Key_Return);
        auto *popup = bar.part<PeriodPopup>("periodPopup");
        QTRY_VERIFY(popup->isVisible());
        const auto focused = [popup] { return popup->focusWidget()->objectName(); };
        const QStringList round{QStringLiteral("periodFrom"), QStringLiteral("periodTo"), QStringLiteral("step-year"),
                                QStringLiteral("periodEverything"), QStringLiteral("periodApply")};
        for (const QString &each : round + round) {
            QCOMPARE(focused(), each);
            QTest::keyClick(popup->focusWidget(), Qt::Key_Tab);
        }
        for (auto each = round.rbegin(); each != round.rend(); ++each) {
            QTest::keyClick(popup->focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
            QCOMPARE(focused(), *each);
        }
        QTest::keyClick(popup->focusWidget(), Qt::Key_Escape);
        QVERIFY(!popup->isVisible());
        QTRY_VERIFY(period->hasFocus());
    }

    void aPeriodIsTypedAndWhatEndsBeforeItBeginsIsRefused()
    {
        Bar bar;
        bar.bar.openPeriod();
        auto *from = bar.part<QLineEdit>("periodFrom");
        auto *to = bar.part<QLineEdit>("periodTo");
        QTest::keyClicks(from, QStringLiteral("2027"));
        QTest::keyClicks(to, QStringLiteral("2026"));
        QTest::keyClick(to, Qt::Key_Return);
        QVERIFY(bar.lens == Lens());
        QVERIFY(to->isVisible());

        to->clear();
        QTest::keyClicks(to, QStringLiteral("Q1 2028"));
        QTest::keyClick(to, Qt::Key_Return);
        QVERIFY(bar.lens.from == partialDate("2027"));
        QVERIFY(bar.lens.to == partialDate("2028-03"));
        QVERIFY(!to->isVisible());

        bar.bar.openPeriod();
        QCOMPARE(from->text(), QStringLiteral("2027"));
        QTest::mouseClick(bar.part<QAbstractButton>("periodEverything"), Qt::LeftButton);
        QVERIFY(bar.lens == Lens());
    }

    void aFilterIsFoundByAliasAndAddedAsAChip()
    {
        Bar bar;
        bar.bar.openFilters();
        auto *field = bar.part<QLineEdit>("pickerField");
        QTest::keyClicks(field, QStringLiteral("global eith"));
        QTest::keyClick(field, Qt::Key_Return);

        QCOMPARE(bar.lens.parties, (std::vector{Id<Party>("openai")}));
        QVERIFY(bar.part<QAbstractButton>("chip-party-openai") != nullptr);
        QVERIFY(bar.part<ChipRow>("chips")->isVisible());
    }

    void deleteRemovesAChipAndTheNextHasTheKeyboard()
    {
        Bar bar;
        bar.lens.payers = {Id<Party>("amazon"), Id<Party>("openai")};
        bar.bar.setLens(bar.lens, bar.view, {});
        auto *first = bar.part<QAbstractButton>("chip-payer-amazon");
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Delete);

        QCOMPARE(bar.lens.payers, (std::vector{Id<Party>("openai")}));
        QVERIFY(bar.part<QAbstractButton>("chip-payer-openai")->hasFocus());
    }

    void theCrossRemovesAChipAndTheRestOfItDoesNot()
    {
        Bar bar;
        bar.lens.payers = {Id<Party>("openai")};
        bar.bar.setLens(bar.lens, bar.view, {});
        auto *chip = bar.part<QAbstractButton>("chip-payer-openai");
        QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(12, chip->height() / 2));
        QCOMPARE(bar.lens.payers.size(), std::size_t(1));
        QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(chip->width() - 10, chip->height() / 2));
        QVERIFY(bar.lens == Lens());
        QVERIFY(!bar.part<ChipRow>("chips")->isVisible());
    }

    void whatReportedSharesCannotApplySaysWhy()
    {
        Lens lens;
        lens.payers = {Id<Party>("openai")};
        lens.natures = {Nature::Equity};
        const LedgerPtr ledger = threeParties();

        for (const LensChip &chip : lensChips(lens, *ledger, QStringLiteral("share"), QStringLiteral("contracts")))
            QVERIFY2(chip.whyIdle.isEmpty(), qPrintable(chip.text));
        const auto reported = lensChips(lens, *ledger, QStringLiteral("share"), QStringLiteral("reported"));
        QCOMPARE(reported.size(), std::size_t(2));
        QVERIFY(reported[0].whyIdle.isEmpty()); // the payer is the lab
        QVERIFY(!reported[1].whyIdle.isEmpty());
    }

    void dependenciesApplyGigawattsAndOpenTermsInAPeriodAlone()
    {
        const LedgerPtr ledger = threeParties();
        Lens lens;
        lens.counts = Counts::Chips;
        lens.assumeYears = 7;
        const auto chips = [&] { return lensChips(lens, *ledger, QStringLiteral("dependencies"), {}); };
        QCOMPARE(chips().size(), std::size_t(2));
        QVERIFY(chips()[0].whyIdle.isEmpty());
        QVERIFY(!chips()[1].whyIdle.isEmpty());
        lens.from = partialDate("2027");
        QVERIFY(chips()[1].whyIdle.isEmpty());
    }

    void whatCapacityCannotApplySaysWhy()
    {
        Lens lens;
        lens.payers = {Id<Party>("openai")};
        lens.parties = {Id<Party>("openai")};
        lens.natures = {Nature::Equity};
        lens.firmnesses = {Firmness::Firm};
        lens.kinds = {DealKind::Compute};
        lens.counts = Counts::Chips;
        lens.assumeYears = 3;
        QStringList idle;
        for (const LensChip &chip : lensChips(lens, *threeParties(), QStringLiteral("capacity"), {})) {
            if (!chip.whyIdle.isEmpty())
                idle << chip.filter;
            if (chip.filter == u"payer")
                QCOMPARE(chip.whyIdle, QStringLiteral("Capacity knows no payer; use party: %1.").arg(chip.text));
        }
        QCOMPARE(idle,
                 (QStringList{QStringLiteral("payer"), QStringLiteral("nature"), QStringLiteral("firmness"),
                              QStringLiteral("assume-years")}));
        lens = Lens();
        lens.counts = Counts::Chips; // of which a picture of money knows nothing
        QVERIFY(!lensChips(lens, *threeParties(), QStringLiteral("share"), {}).front().whyIdle.isEmpty());
    }

    void aYearOfFirstPowerBecomesTheEndOfThePeriod()
    {
        QVERIFY(withPowerBy(Lens(), QStringLiteral("2027")).to == partialDate("2027"));
        QVERIFY(withPowerBy(Lens(), QStringLiteral("none")) == Lens());
    }

    void removingAChipTakesBackWhatAddingItDid_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("id");
        for (const char *filter : {"payer", "payee", "party"})
            QTest::newRow(filter) << filter << "openai";
        QTest::newRow("nature") << "nature"
                                << "equity";
        QTest::newRow("without a nature") << "not-nature"
                                          << "debt";
        QTest::newRow("firmness") << "firmness"
                                  << "potential";
        QTest::newRow("kind") << "kind"
                              << "silicon";
        QTest::newRow("status") << "status"
                                << "lapsed";
    }
    void removingAChipTakesBackWhatAddingItDid()
    {
        QFETCH(const QString, filter);
        QFETCH(const QString, id);
        const Lens with = withFilter(Lens(), filter, id);
        QVERIFY(with != Lens());
        QVERIFY(withFilter(with, filter, id) == with);
        const auto chips = lensChips(with, *threeParties(), QStringLiteral("commitments"), {});
        QCOMPARE(chips.size(), std::size_t(1));
        QCOMPARE(chips.front().filter, filter);
        QCOMPARE(chips.front().id, id);
        QVERIFY(withoutChip(with, chips.front()) == Lens());
    }

    void aPeriodOfAResultBecomesThePeriodOfTheLens_data()
    {
        QTest::addColumn<QString>("period");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("year") << "2027"
                              << "2027"
                              << "2027";
        QTest::newRow("quarter") << "2027-Q2"
                                 << "2027-04"
                                 << "2027-06";
        QTest::newRow("month") << "2027-11"
                               << "2027-11"
                               << "2027-11";
    }
    void aPeriodOfAResultBecomesThePeriodOfTheLens()
    {
        QFETCH(const QString, period);
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        const Lens lens = withPeriod(Lens(), period);
        QVERIFY(lens.from == partialDate(from.toStdString()));
        QVERIFY(lens.to == partialDate(to.toStdString()));
    }

    void aPickerRanksWhatBeginsWithTheWordsFirst()
    {
        const PickerEntry oracle{.kind = {},
                                 .id = QStringLiteral("oci"),
                                 .text = QStringLiteral("Oracle Cloud"),
                                 .detail = {},
                                 .alsoFoundBy = QStringLiteral("OCI")};
        QCOMPARE(pickerRank(oracle, QString()), 0);
        QCOMPARE(pickerRank(oracle, QStringLiteral("ora")), 0);
        QCOMPARE(pickerRank(oracle, QStringLiteral("cloud")), 1);
        QCOMPARE(pickerRank(oracle, QStringLiteral("oci")), 1);
        QCOMPARE(pickerRank(oracle, QStringLiteral("loud")), -1);
        QCOMPARE(pickerRank(oracle, QStringLiteral("cloud google")), -1);
    }
};

QTEST_MAIN(LensBarTest)
#include "tst_lensbar.moc"
