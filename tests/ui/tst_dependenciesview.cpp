#include "bundledrecords.h"
#include "choicebar.h"
#include "dependenciesview.h"
#include "documentreader.h"
#include "generated.h"
#include "graphquestions.h"
#include "inspection.h"
#include "mapcanvas.h"
#include "mappanel.h"
#include "openledger.h"
#include "waitnote.h"
#include "wording.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>

using namespace ledger;
using ledger::testing::OpenLedger;
using ledger::testing::sampleLedger;

namespace
{
} // namespace

class DependenciesViewTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OpenLedger> m_open;
    std::unique_ptr<DependenciesView> m_view;
    LedgerPtr m_bundled;

    void show(const LedgerPtr &ledger, QSize size = {1000, 640})
    {
        m_view.reset();
        m_open = std::make_unique<OpenLedger>();
        QVERIFY(m_open->open(ledger));
        m_open->focus.setView(QStringLiteral("dependencies"));
        m_view = std::make_unique<DependenciesView>(ViewContext{m_open->workspace, m_open->focus, m_open->readings});
        // As the window does.
        connect(m_view.get(), &ViewPanel::picked, &m_open->focus, &Focus::select);
        m_view->resize(size);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        settle();
    }
    void settle() const { QTRY_VERIFY_WITH_TIMEOUT(!m_view->isBusy(), 20000); }

    MapCanvas &map() const { return m_view->pictures().map(); }
    const Mark *mark(const QString &id) const
    {
        const int index = map().markOf(id);
        return index < 0 ? nullptr : &map().picture()->marks()[static_cast<std::size_t>(index)];
    }
    QString currentId() const
    {
        return map().current() < 0 ? QString() : map().picture()->marks()[std::size_t(map().current())].id;
    }
    QString title() const { return map().picture()->caption().title; }
    QString option(const char *name) const { return m_open->focus.option(QLatin1String(name)); }
    template <typename Widget> Widget *find(const char *name) const
    {
        return m_view->findChild<Widget *>(QLatin1String(name));
    }
    /// A group that is closed.
    QString closedGroup() const
    {
        for (const Mark &each : map().picture()->marks())
            if (each.target.kind == QStringLiteral("group"))
                return each.target.id;
        return {};
    }
    void clickOn(const QString &id) const
    {
        const int index = map().markOf(id);
        QVERIFY(index >= 0);
        map().setCurrent(index); // scrolls it into view
        QTest::mouseClick(&map(), Qt::LeftButton, {}, map().rectOf(index).center().toPoint());
    }
    /// Presses a button that opens a picker, types into it and takes what is found first: by keyboard alone.
    void choose(const char *button, const QString &typed) const
    {
        auto *question = find<QAbstractButton>(button);
        question->setFocus(Qt::TabFocusReason);
        QTest::keyClick(question, Qt::Key_Space);
        choose(typed);
    }
    void choose(const QString &typed) const
    {
        auto *field = find<QLineEdit>("pickerField");
        QTRY_VERIFY(field->isVisible());
        QTest::keyClicks(field, typed);
        QTest::keyClick(field, Qt::Key_Return);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(loadFonts());
        m_bundled = bundled();
        QVERIFY(m_bundled);
    }
    void cleanup()
    {
        m_view.reset();
        m_open.reset();
    }

    void theGraphIsShownWithItsGroupsClosed()
    {
        show(m_bundled);
        QVERIFY(mark(QStringLiteral("node/openai")));
        QVERIFY(!closedGroup().isEmpty());
        QVERIFY(!map().accessibleName().isEmpty());
        QVERIFY(!map().accessibleDescription().isEmpty());
        QVERIFY(!m_open->focus.arrangement().places.empty());
    }

    void aClickOpensAGroupAndLeavesTheOthersWhereTheyWere()
    {
        show(m_bundled);
        const QString group = closedGroup();
        const QString clicked = QStringLiteral("node/~") + group;
        map().setCurrent(map().markOf(clicked));
        const PicturePtr before = map().picture();
        const auto placesBefore = m_open->focus.arrangement().places;
        const auto rectOf = [this](const QString &id) { return map().rectOf(map().markOf(id)); };
        std::map<QString, QRectF> stood;
        for (const Mark &each : before->marks())
            if (each.target.kind == QStringLiteral("party"))
                stood[each.id] = rectOf(each.id);
        const int column = placesBefore.at("~" + group.toStdString()).column;
        clickOn(clicked);
        settle();
        QVERIFY(map().picture() != before);
        QCOMPARE(option("open"), group);
        constexpr double mostPushed = 20; // half a node
        int standing = 0;
        for (const auto &[id, rect] : stood) {
            if (placesBefore.at(id.mid(5).toStdString()).column == column)
                continue; // what is below it in its column makes room
            // A node grows with the lines that arrive at it, and pushes those below by so much.
            const QPointF moved = rectOf(id).topLeft() - rect.topLeft();
            QVERIFY2(std::abs(moved.x()) <= 1 && std::abs(moved.y()) <= mostPushed,
                     qPrintable(QStringLiteral("%1 %2 %3").arg(id).arg(moved.x()).arg(moved.y())));
            ++standing;
        }
        QVERIFY(standing > 5);
    }

    void aFramesTitleAndBackspaceCloseAGroup()
    {
        show(m_bundled);
        const QString group = closedGroup();
        const std::size_t marks = map().picture()->marks().size();
        clickOn(QStringLiteral("node/~") + group);
        settle();
        QVERIFY(map().picture()->marks().size() > marks);
        QString close;
        for (const Mark &each : map().picture()->marks())
            if (each.target.kind == QStringLiteral("group-close") && each.target.id == group)
                close = each.id;
        QVERIFY(!close.isEmpty());
        clickOn(close);
        settle();
        QCOMPARE(option("open"), QString());
        QCOMPARE(map().picture()->marks().size(), marks);
        m_open->focus.back();
        settle();
        for (const Mark &each : map().picture()->marks())
            if (each.target.kind == QStringLiteral("group-close") && each.target.id == group)
                map().setCurrent(map().markOf(each.id));
        QTest::keyClick(&map(), Qt::Key_Backspace);
        settle();
        QCOMPARE(option("open"), QString());
    }

    void aPartyIsSelectedWithItsNeighboursAndDrilledIntoItsPage()
    {
        show(m_bundled);
        const QSignalSpy drilled(m_view.get(), &ViewPanel::drilled);
        const PicturePtr before = map().picture();
        clickOn(QStringLiteral("node/nvidia"));
        QCOMPARE(m_open->focus.look().selection.id, QStringLiteral("nvidia"));
        settle();
        QVERIFY(map().picture() != before); // the rest is pale
        QCOMPARE(map().picture()->marks().size(), before->marks().size());
        QTest::keyClick(&map(), Qt::Key_Return);
        QCOMPARE(drilled.size(), 1);
        const auto step = drilled[0][0].value<DrillStep>();
        QCOMPARE(step.kind, QStringLiteral("partyPage"));
        QCOMPARE(step.name, QStringLiteral("NVIDIA"));
    }

    void anEdgeIsInspectedWithItsDealsAndClaims()
    {
        show(m_bundled);
        QString id;
        for (const Mark &each : map().picture()->marks())
            if (each.target.kind == QStringLiteral("edge") && !each.target.id.contains(u'~') && id.isEmpty())
                id = each.target.id;
        Q_EMIT m_view->pictures().picked(QStringLiteral("edge"), id);
        QCOMPARE(m_open->focus.look().selection.kind, QStringLiteral("edge"));
        const ReadingsPtr readings = m_open->readings.readings(m_bundled, {});
        const Inspection told = inspection(*readings, {}, {QStringLiteral("edge"), id}, 100);
        QVERIFY(!told.title.isEmpty());
        QVERIFY(!told.subtitle.isEmpty());
        QVERIFY(!told.parts.front().rows.empty());
        for (const InspectedRow &row : told.parts.front().rows)
            QCOMPARE(row.leadsTo.kind, QStringLiteral("deal"));
        std::size_t claims = 0;
        for (const InspectedPart &part : told.parts)
            claims += part.claims.size();
        QVERIFY(claims > 0);
    }

    void aLineThatGathersLeadsToEachOfTheLinesInIt()
    {
        show(m_bundled);
        const ReadingsPtr readings = m_open->readings.readings(m_bundled, {});
        for (const Mark &each : map().picture()->marks()) {
            if (each.target.kind != QStringLiteral("edge"))
                continue;
            const Inspection told = inspection(*readings, {}, {each.target.kind, each.target.id}, 100);
            QVERIFY2(!told.parts.empty(), qPrintable(each.target.id));
            if (each.target.id.contains(u'~'))
                QCOMPARE(told.parts.front().rows.front().leadsTo.kind, QStringLiteral("edge"));
        }
    }

    void theKeyboardTellsWhoHangsOnCoreWeave()
    {
        show(m_bundled);
        choose("graphRoot", QStringLiteral("CoreWeave"));
        settle();
        QCOMPARE(option("root"), QStringLiteral("coreweave"));
        auto *dependents = find<QAbstractButton>("option-direction-dependents");
        QVERIFY(dependents->isEnabled());
        dependents->setFocus(Qt::TabFocusReason);
        QTest::keyClick(dependents, Qt::Key_Space);
        settle();
        QCOMPARE(option("direction"), QStringLiteral("dependents"));
        QVERIFY(mark(QStringLiteral("node/coreweave")));
        QVERIFY(mark(QStringLiteral("node/meta")) || mark(QStringLiteral("node/openai")));
        QVERIFY2(title().contains(QStringLiteral("CoreWeave")), qPrintable(title()));
    }

    void theKeyboardTellsWhatFallsWithoutNvidia()
    {
        show(m_bundled);
        choose("graphWithout", QStringLiteral("Nvidia"));
        settle();
        QCOMPARE(option("without"), QStringLiteral("nvidia"));
        QVERIFY2(title().contains(QStringLiteral("NVIDIA")), qPrintable(title()));
        QVERIFY2(title().contains(u'$'), qPrintable(title()));
        choose("graphWithout", QString()); // the first of all is nobody
        settle();
        QCOMPARE(option("without"), QString());
    }

    void theKeyboardTellsHowSoftBankAndTsmcHangTogether()
    {
        show(m_bundled);
        choose("graphPath", QStringLiteral("SoftBank"));
        QTest::qWait(0);
        choose(QStringLiteral("SoftBank")); // to itself leads no path
        QTest::qWait(0);
        QCOMPARE(option("between"), QString());
        choose(QStringLiteral("TSMC"));
        settle();
        QCOMPARE(option("between"), QStringLiteral("softbank,tsmc"));
        QVERIFY2(title().contains(QStringLiteral("TSMC")), qPrintable(title()));
        QVERIFY(mark(QStringLiteral("node/softbank")));
        QVERIFY(mark(QStringLiteral("node/tsmc")));
        m_open->focus.back();
        settle();
        QCOMPARE(option("between"), QString());
    }

    void theSearchJumpsToAPartyAndOpensWhatHidesIt()
    {
        show(m_bundled);
        m_view->search();
        auto *field = find<QLineEdit>("graphSearchField");
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("nvid"));
        QCOMPARE(currentId(), QStringLiteral("node/nvidia"));
        QVERIFY(QRectF(map().rect()).intersects(map().rectOf(map().current())));
        // One that is gathered gets a place of its own.
        QString hidden;
        for (const Party &party : m_bundled->parties())
            if (!mark(QStringLiteral("node/") + QString::fromStdString(party.id.text)) && party.name.size() > 6
                && party.name.find(' ') == std::string::npos && hidden.isEmpty())
                for (const auto &block : m_bundled->dealBlocks())
                    for (const DealDossier &deal : *block)
                        for (const CommitmentDossier &each : deal.commitments)
                            if (each.record.payee == party.id)
                                hidden = QString::fromStdString(party.id.text);
        QVERIFY(!hidden.isEmpty());
        field->selectAll();
        const std::string name = m_bundled->find(Id<Party>(hidden.toStdString()))->name;
        QTest::keyClicks(field, QString::fromStdString(name));
        const Mark &group = map().picture()->marks()[static_cast<std::size_t>(map().current())];
        QCOMPARE(group.target.kind, QStringLiteral("group")); // which hides it
        QCOMPARE(group.target.id, qstring(word(m_bundled->find(Id<Party>(hidden.toStdString()))->kind)));
        QTest::keyClick(field, Qt::Key_Return);
        settle();
        QCOMPARE(currentId(), QStringLiteral("node/") + hidden);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(field->isHidden() || !field->isVisible());
        QVERIFY(map().hasFocus());
    }

    void theArrowsOfTheSearchGoToTheNext()
    {
        show(m_bundled);
        m_view->search();
        auto *field = find<QLineEdit>("graphSearchField");
        QTest::keyClicks(field, QStringLiteral("a"));
        const QString count = find<QLabel>("graphSearchCount")->text();
        QTest::keyClick(field, Qt::Key_Down);
        settle();
        QVERIFY(find<QLabel>("graphSearchCount")->text() != count);
        QTest::keyClick(field, Qt::Key_Up);
        settle();
        QCOMPARE(find<QLabel>("graphSearchCount")->text(), count);
    }

    void linesAreWalkedFromTheirNode()
    {
        show(m_bundled);
        map().setCurrent(map().markOf(QStringLiteral("node/openai")));
        QTest::keyClick(&map(), Qt::Key_E);
        QVERIFY2(currentId().startsWith(QLatin1String("edge/")) && currentId().contains(QLatin1String("openai")),
                 qPrintable(currentId()));
        const QString first = currentId();
        QTest::keyClick(&map(), Qt::Key_E);
        QVERIFY(currentId() != first && currentId().contains(QLatin1String("openai")));
        QTest::keyClick(&map(), Qt::Key_E, Qt::ShiftModifier);
        QCOMPARE(currentId(), first);
        QTest::keyClick(&map(), Qt::Key_Space);
        QCOMPARE(m_open->focus.look().selection.kind, QStringLiteral("edge"));
    }

    void theMenuOfAPartyAsksTheSameQuestions()
    {
        show(m_bundled);
        Q_EMIT map().menuRequested(map().markOf(QStringLiteral("node/openai")), map().mapToGlobal(QPoint(50, 50)));
        auto *menu = m_view->findChild<QMenu *>(QStringLiteral("pictureMenu"));
        QVERIFY(menu);
        for (const char *name : {"graphProviders", "graphDependents", "graphWithoutIt", "graphPathFrom", "drillMark",
                                 "filterMark", "mapFit", "mapZoomToSelection"})
            QVERIFY2(menu->findChild<QAction *>(QLatin1String(name)), name);
        QVERIFY(!menu->findChild<QMenu *>(QStringLiteral("graphEdges"))->isEmpty());
        menu->findChild<QAction *>(QStringLiteral("graphDependents"))->trigger();
        menu->close();
        settle();
        QCOMPARE(option("root"), QStringLiteral("openai"));
        QCOMPARE(option("direction"), QStringLiteral("dependents"));
    }

    void theMenuOfTheGroundAsksThemToo()
    {
        show(m_bundled);
        Q_EMIT map().menuRequested(-1, map().mapToGlobal(QPoint(5, 5)));
        auto *menu = m_view->findChild<QMenu *>(QStringLiteral("pictureMenu"));
        for (const char *name : {"graphAskRoot", "graphAskWithout", "graphAskPath", "graphAskFind", "graphArrangeAnew"})
            QVERIFY2(menu->findChild<QAction *>(QLatin1String(name)), name);
        menu->findChild<QAction *>(QStringLiteral("graphAskFind"))->trigger();
        QVERIFY(find<QLineEdit>("graphSearchField")->isVisible());
    }

    void whatIsPlacedStaysInPlaceBackAndForthUntilItIsArrangedAnew()
    {
        show(m_bundled);
        const Place openai = m_open->focus.arrangement().places.at("openai");
        choose("graphRoot", QStringLiteral("CoreWeave"));
        settle();
        m_open->focus.back();
        settle();
        QCOMPARE(m_open->focus.arrangement().places.at("openai"), openai);
        QTest::mouseClick(find<QAbstractButton>("graphArrange"), Qt::LeftButton);
        QVERIFY(m_view->isBusy());
        settle();
        QVERIFY(m_open->focus.arrangement().places.contains("openai"));
    }

    void aSelectionOfSomethingElseDrawsNothingAnew()
    {
        show(m_bundled);
        const PicturePtr before = map().picture();
        m_open->focus.select(QStringLiteral("deal"), QStringLiteral("no-such-deal"));
        settle();
        QCOMPARE(map().picture(), before);
    }

    void cancellingKeepsThePictureAndTheOptionsThatMadeIt()
    {
        show(m_bundled);
        const PicturePtr before = map().picture();
        const QSignalSpy announced(m_view.get(), &ViewPanel::announced);
        m_open->focus.setOption(QStringLiteral("width"), QStringLiteral("deals"));
        QVERIFY(m_view->isBusy());
        Q_EMIT m_view->findChild<WaitNote *>()->cancelled();
        QVERIFY(!m_view->isBusy());
        QCOMPARE(announced.size(), 1);
        QCOMPARE(option("width"), QString());
        QTest::qWait(100);
        QCOMPARE(map().picture(), before);
        m_open->focus.setOption(QStringLiteral("width"), QStringLiteral("deals"));
        settle();
        QVERIFY(map().picture() != before);
    }

    void anEmptyLedgerSaysWhatToDo()
    {
        show(std::make_shared<Ledger>());
        const QSignalSpy asked(m_view.get(), &ViewPanel::importRequested);
        QVERIFY(find<QWidget>("nothingToShow")->isVisible());
        QVERIFY(!find<QAbstractButton>("graphArrange")->isEnabled());
        QTest::mouseClick(find<QAbstractButton>("importButton"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void aLensThatLetsNothingThroughOffersToOpenItself()
    {
        show(sampleLedger());
        Lens lens;
        lens.kinds = {DealKind::Governance};
        lens.asOf = on("2026-01-01");
        m_open->focus.setLens(lens);
        settle();
        QVERIFY(find<QWidget>("nothingToShow")->isVisible());
        QVERIFY(!find<QLabel>("nothingText")->text().isEmpty());
        QTest::mouseClick(find<QAbstractButton>("clearFilters"), Qt::LeftButton);
        settle();
        QVERIFY(map().isVisible());
    }

    void everyControlHasANameAndIsReachedByKeyboard()
    {
        show(m_bundled);
        for (const QAbstractButton *button : m_view->findChildren<QAbstractButton *>())
            if (button->isVisible() && button->focusPolicy() != Qt::NoFocus)
                QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                         qPrintable(button->objectName()));
        find<QAbstractButton>("graphRoot")->setFocus(Qt::TabFocusReason);
        QStringList visited;
        for (int i = 0; i < 30 && !visited.contains(QApplication::focusWidget()->objectName()); ++i) {
            visited.append(QApplication::focusWidget()->objectName());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const char *name : {"graphRoot", "graphWithout", "graphPath", "graphFind", "graphArrange", "graphFit",
                                 "option-width-money", "dataButton", "copyButton", "exportButton", "mapCanvas"})
            QVERIFY2(visited.contains(QLatin1String(name)), name);
    }

    void aLargeLedgerIsDrawnWithoutTheWindowWaiting()
    {
        show(generatedLedger(3000, 7));
        QVERIFY(!map().picture()->marks().empty());
        const PicturePtr before = map().picture();
        Lens lens;
        lens.basis = Basis::Low;
        m_open->focus.setLens(lens);
        QVERIFY(m_view->isBusy());
        QCOMPARE(map().picture(), before); // it stays until the next is there
        settle();
        QVERIFY(map().picture() != before);
    }
};

QTEST_MAIN(DependenciesViewTest)
#include "tst_dependenciesview.moc"
