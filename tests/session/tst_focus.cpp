#include "focus.h"

#include <QSignalSpy>
#include <QTest>

using namespace ledger;

namespace
{
Lens lensOf(Basis basis)
{
    Lens lens;
    lens.basis = basis;
    return lens;
}

Lens lensOn(const char *day)
{
    Lens lens;
    lens.asOf = partialDate(day);
    return lens;
}
} // namespace

class FocusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settingWhatIsAlreadySoIsNoStep()
    {
        Focus focus;
        QSignalSpy changed(&focus, &Focus::changed);

        focus.setLens(Lens());
        focus.setView(QStringLiteral("overview"));
        focus.select({}, {});

        QCOMPARE(changed.count(), 0);
        QVERIFY(!focus.canGoBack());
    }

    void whatIsPlacedInTheGraphStaysThereBackAndForthUntilAnotherLedgerIsOpen()
    {
        Focus focus;
        focus.setLens(lensOf(Basis::Official));
        Arrangement arrangement;
        arrangement.places["openai"] = {2, 1, 40, "~lab"};
        focus.setArrangement(arrangement);
        focus.back();
        QCOMPARE(focus.arrangement(), arrangement);
        focus.startAnew();
        QVERIFY(focus.arrangement().places.empty());
    }

    void anEmptyOptionIsTheDefault()
    {
        Focus focus;
        focus.setOption(QStringLiteral("root"), QStringLiteral("openai"));
        focus.setOption(QStringLiteral("root"), {});
        QVERIFY(focus.look().options.empty());
        focus.back();
        QCOMPARE(focus.option(QStringLiteral("root")), QStringLiteral("openai"));
    }

    void backAndForthWalkThroughLensViewOptionsDrillAndSelection()
    {
        Focus focus;
        std::vector<Look> way{focus.look()};
        const auto remember = [&] { way.push_back(focus.look()); };
        focus.setLens(lensOf(Basis::Official));
        remember();
        focus.setView(QStringLiteral("commitments"));
        remember();
        focus.setOption(QStringLiteral("group"), QStringLiteral("payer"));
        remember();
        focus.drillInto({QStringLiteral("party"), QStringLiteral("openai"), QStringLiteral("OpenAI")});
        remember();
        focus.select(QStringLiteral("claim"), QStringLiteral("c1"));
        remember();

        for (std::size_t i = way.size() - 1; i-- > 0;) {
            QVERIFY(focus.canGoBack());
            focus.back();
            QVERIFY(focus.look() == way[i]);
        }
        QVERIFY(!focus.canGoBack());
        for (std::size_t i = 1; i < way.size(); ++i) {
            QVERIFY(focus.canGoForth());
            focus.forth();
            QVERIFY(focus.look() == way[i]);
        }
        QVERIFY(!focus.canGoForth());
    }

    void whatIsPreparedIsNoStep()
    {
        Focus focus;
        focus.prepareOption(QStringLiteral("overview"), QStringLiteral("tiles"), QStringLiteral("news"));
        focus.prepareOption(QStringLiteral("share"), QStringLiteral("group"), QStringLiteral("payer"));
        QCOMPARE(focus.option(QStringLiteral("tiles")), QStringLiteral("news"));
        QVERIFY(!focus.canGoBack());
        focus.setView(QStringLiteral("share"));
        QCOMPARE(focus.option(QStringLiteral("group")), QStringLiteral("payer"));
    }

    void whatIsNewIsTold()
    {
        Focus focus;
        QSignalSpy changed(&focus, &Focus::changed);
        const auto last = std::make_shared<const LastLook>(LastLook{partialDate("2026-03-05"), {Id<Claim>("c1")}});
        focus.setLastLook(last);
        focus.setLastLook(last);
        QCOMPARE(changed.count(), 1);
        QVERIFY(!focus.canGoBack());
        QCOMPARE(focus.lastLook(), last);
    }

    void aNewStepForgetsTheWayForth()
    {
        Focus focus;
        focus.setLens(lensOf(Basis::Low));
        focus.back();
        focus.setLens(lensOf(Basis::High));

        QVERIFY(!focus.canGoForth());
        focus.back();
        QVERIFY(focus.lens() == Lens());
    }

    void stepsOfOneSliderRunMergeIntoOne()
    {
        Focus focus;
        focus.setLens(lensOn("2025-01-01"), true);
        focus.setLens(lensOn("2025-01-02"), true);
        focus.setLens(lensOn("2025-01-03"), true);

        focus.back();

        QVERIFY(focus.lens() == Lens());
        QVERIFY(!focus.canGoBack());
        focus.forth();
        QVERIFY(focus.lens() == lensOn("2025-01-03"));
    }

    void aSettledRunIsAStepOfItsOwn()
    {
        Focus focus;
        focus.setLens(lensOn("2025-01-01"), true);
        focus.setLens(lensOn("2025-01-02"), true);
        focus.settle();
        focus.setLens(lensOn("2025-02-01"), true);

        focus.back();
        QVERIFY(focus.lens() == lensOn("2025-01-02"));
        focus.back();
        QVERIFY(focus.lens() == Lens());
    }

    void slidingBackToWhereItBeganIsNoStep()
    {
        Focus focus;
        focus.setLens(lensOf(Basis::Low));
        Lens slid = lensOf(Basis::Low);
        slid.asOf = partialDate("2025-01-01");
        focus.setLens(slid, true);
        focus.setLens(lensOf(Basis::Low), true);

        focus.back();

        QVERIFY(focus.lens() == Lens());
        QVERIFY(!focus.canGoBack());
    }

    void aViewComesBackWithTheOptionsItHad()
    {
        Focus focus;
        focus.setOption(QStringLiteral("source"), QStringLiteral("both"));
        focus.setView(QStringLiteral("commitments"));
        QCOMPARE(focus.option(QStringLiteral("source"), QStringLiteral("contracts")), QStringLiteral("contracts"));
        focus.setView(QStringLiteral("overview"));

        QCOMPARE(focus.option(QStringLiteral("source")), QStringLiteral("both"));
    }

    void anotherViewBeginsWithoutDrill()
    {
        Focus focus;
        focus.drillInto({QStringLiteral("party"), QStringLiteral("a"), QStringLiteral("A")});
        focus.setView(QStringLiteral("commitments"));

        QVERIFY(focus.look().drill.empty());
    }

    void drillingSelectsWhatItOpensAndLevelsAreAWayBack()
    {
        Focus focus;
        for (const char *id : {"a", "b", "c"})
            focus.drillInto({QStringLiteral("party"), QLatin1String(id), QLatin1String(id)});
        QCOMPARE(focus.look().selection.id, QStringLiteral("c"));

        focus.drillUp(1);
        QCOMPARE(focus.look().drill.size(), std::size_t(1));
        focus.drillUp(5); // there are no levels to go back to
        QCOMPARE(focus.look().drill.size(), std::size_t(1));
        focus.drillUp(-1);
        QVERIFY(focus.look().drill.empty());
    }

    void theWayBackIsLimited()
    {
        Focus focus;
        for (std::size_t i = 0; i < Focus::longestWay + 50; ++i)
            focus.select(QStringLiteral("claim"), QString::number(i));
        std::size_t steps = 0;
        for (; focus.canGoBack(); ++steps)
            focus.back();

        QCOMPARE(steps, Focus::longestWay);
    }

    // document-format.md: `counts` is an option of a view, and of the lens
    void theOptionCountsAndTheLensAreOneThing()
    {
        Focus focus;
        focus.setView(QStringLiteral("capacity"));
        QCOMPARE(focus.option(QStringLiteral("counts")), QStringLiteral("site"));

        focus.setOption(QStringLiteral("counts"), QStringLiteral("chips"));
        QVERIFY(focus.lens().counts == Counts::Chips);
        QVERIFY(focus.look().options.empty());

        Lens lens = focus.lens();
        lens.counts = Counts::Power;
        focus.setLens(lens);
        QCOMPARE(focus.option(QStringLiteral("counts")), QStringLiteral("power"));

        Look saved;
        saved.view = QStringLiteral("capacity");
        saved.options[QStringLiteral("counts")] = QStringLiteral("contract");
        focus.setLook(saved);
        QVERIFY(focus.lens().counts == Counts::Contract);

        focus.back();
        QVERIFY(focus.lens().counts == Counts::Power);
    }

    void anotherLedgerBeginsAnew()
    {
        Focus focus;
        focus.setView(QStringLiteral("commitments"));
        focus.setLens(lensOf(Basis::High));
        focus.drillInto({QStringLiteral("party"), QStringLiteral("a"), QStringLiteral("A")});
        QSignalSpy changed(&focus, &Focus::changed);

        focus.startAnew();

        QCOMPARE(changed.count(), 1);
        QCOMPARE(focus.look().view, QStringLiteral("commitments"));
        QVERIFY(focus.lens() == Lens());
        QVERIFY(focus.look().drill.empty());
        QVERIFY(focus.look().selection == Selection());
        QVERIFY(!focus.canGoBack());
    }
};

QTEST_GUILESS_MAIN(FocusTest)
#include "tst_focus.moc"
