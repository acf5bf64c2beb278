#include "claimcard.h"
#include "inspectedtogether.h"
#include "inspection.h"
#include "inspectorpanel.h"
#include "openledger.h"
#include "totals.h"
#include "wording.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace ledger;
using ledger::testing::OpenLedger;
using ledger::testing::sampleLedger;

class InspectorPanelTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OpenLedger> m_open;
    std::unique_ptr<InspectorPanel> m_panel;
    QList<QUrl> m_opened;

    void select(const char *kind, const char *id)
    {
        m_open->focus.select(QLatin1String(kind), QLatin1String(id));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    template <typename Widget> Widget *find(const char *name) const
    {
        return m_panel->widget()->findChild<Widget *>(QLatin1String(name));
    }
    ClaimCard *card(const char *id) const { return find<ClaimCard>((std::string("claim-") + id).c_str()); }
    QString textIn(const QWidget *widget, const char *label) const
    {
        const auto *found = widget->findChild<QLabel *>(QLatin1String(label));
        return found ? found->text() : QString();
    }

    /// What needs more room than there is.
    static QString tooWideIn(const QWidget &page, int room)
    {
        QString all;
        for (const QWidget *each : page.findChildren<QWidget *>())
            if (const int needed = each->mapTo(&page, QPoint()).x() + each->minimumSizeHint().width(); needed > room)
                all += QStringLiteral(", %1 %2: %3")
                           .arg(QString::fromLatin1(each->metaObject()->className()), each->objectName())
                           .arg(needed);
        return all;
    }

public Q_SLOTS:
    void openUrl(const QUrl &url) { m_opened.append(url); }

private Q_SLOTS:
    void init()
    {
        m_open = std::make_unique<OpenLedger>();
        QVERIFY(m_open->open(sampleLedger()));
        m_panel = std::make_unique<InspectorPanel>(m_open->workspace, m_open->focus, m_open->readings);
        m_panel->resize(300, 700);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_opened.clear();
        QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "openUrl");
    }
    void cleanup()
    {
        QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
        m_panel.reset();
        m_open.reset();
    }

    void withoutASelectionItSaysHowToMakeOne()
    {
        QVERIFY(!find<QLabel>("inspectedTitle")->text().isEmpty());
        QVERIFY(find<QLabel>("inspectedText")->text().startsWith(QLatin1String("Click")));
        const Readings nothing(ledgerOf({}), {}, Basis::Best); // where there is nothing to click on
        QVERIFY(inspection(nothing, Lens{}, {}, 10).text.startsWith(QLatin1String("What you select")));
    }

    void severalAreToldByWhatTheyHaveInCommonAndComeTo()
    {
        const Readings readings(m_open->workspace.ledger(), {}, Basis::Best);
        const auto told
            = [&readings](std::vector<RecordRef> records) { return inspectedTogether(readings, Lens{}, records, 2); };
        const auto part = [](const Inspection &all, const char *heading) {
            for (const InspectedPart &each : all.parts)
                if (each.heading == QLatin1String(heading))
                    return each;
            return InspectedPart();
        };
        const Inspection claims
            = told({{RecordKind::Claim, "c1"}, {RecordKind::Claim, "c3"}, {RecordKind::Claim, "c4"}});
        QCOMPARE(claims.title, QStringLiteral("3 claims selected"));
        const InspectedPart common = part(claims, "In common");
        QCOMPARE(common.rows.size(), std::size_t(1)); // what they are about
        QVERIFY(common.rows.front().name.contains(QStringLiteral("The lab")));
        QCOMPARE(common.rows.front().leadsTo, (Selection{QStringLiteral("commitment"), QStringLiteral("aws-money")}));
        QCOMPARE(claims.parts.back().rows.size(), std::size_t(2));
        QCOMPARE(claims.parts.back().more, 1);
        const Inspection deals = told({{RecordKind::Deal, "oci-deal"}, {RecordKind::Deal, "azure-deal"}});
        const InspectedPart promised = part(deals, "Promised in them");
        QCOMPARE(promised.rows.size(), std::size_t(1)); // one nature
        QCOMPARE(promised.rows.front().figure, QStringLiteral("$550B"));
        const Inspection parties = told({{RecordKind::Party, "oci"}, {RecordKind::Party, "azure"}});
        QCOMPARE(part(parties, "They are paid").rows.front().figure, QStringLiteral("$550B"));
        QVERIFY(part(parties, "They pay").rows.empty());
    }

    void whatIsChosenTogetherIsShownUntilOneIsMeant()
    {
        select("claim", "c1");
        const auto records = [] {
            return std::vector<RecordRef>{{RecordKind::Claim, "c1"}, {RecordKind::Claim, "c2"}};
        };
        m_panel->setChosen({RecordKind::Claim, 2, records});
        QTRY_COMPARE(find<QLabel>("inspectedTitle")->text(), QStringLiteral("2 claims selected"));
        m_panel->setChosen({});
        QTRY_VERIFY(find<QLabel>("inspectedTitle")->text().contains(QStringLiteral("The lab")));
    }

    void anObservationIsToldByItsFields()
    {
        LedgerFixture books;
        books.parties({"lab"});
        books.observation("seen", "lab", "", 43, "2026", "paper");
        const Inspection told
            = inspection(books.readings(), {}, {QStringLiteral("observation"), QStringLiteral("seen")}, 40);
        QVERIFY(!told.parts.empty());
        QVERIFY(told.title.contains(QStringLiteral("The lab")));
        QVERIFY(!told.text.contains(QStringLiteral("seen")));
    }

    void capacityIsToldOfPartiesCountriesYearsSitesAndDeals()
    {
        LedgerFixture books;
        books.parties({"lab", "cloud"});
        books.promise("d", "lab", "cloud", 30e9);
        for (const char *id : {"north", "south"}) {
            Deployment &stage = books.deployment(id, "cloud");
            stage.site = "plains";
            stage.name = std::string("Plains, ") + id;
            stage.country = "IN";
            books.claim((std::string(id) + "-c").c_str(), 1, "2025-01-01").start = on("2027");
        }
        const Readings readings = books.readings();
        const auto told = [&readings](const char *kind, const char *id) {
            return inspection(readings, {}, {QLatin1String(kind), QLatin1String(id)}, 40);
        };
        const auto figureOf = [](const Inspection &all, const char *heading) {
            for (const InspectedPart &part : all.parts)
                if (part.heading == QLatin1String(heading) && !part.rows.empty())
                    return part.rows.front().figure;
            return QString();
        };
        QCOMPARE(figureOf(told("party", "cloud"), "Capacity"), QStringLiteral("2\u202fGW ▪2"));
        QCOMPARE(figureOf(told("deal", "d"), "Dollars per gigawatt"), QStringLiteral("$15B ▪3"));
        const Inspection site = told("site", "plains");
        QCOMPARE(site.title, QStringLiteral("Plains"));
        QCOMPARE(site.parts.size(), std::size_t(2));
        QVERIFY((site.parts[0].leadsTo == Selection{QStringLiteral("deployment"), QStringLiteral("north")}));
        const Inspection country = told("country", "IN");
        QCOMPARE(country.title, QStringLiteral("India"));
        QCOMPARE(country.parts[0].figure, QStringLiteral("2\u202fGW"));
        QVERIFY((country.parts[0].rows[0].leadsTo == Selection{QStringLiteral("site"), QStringLiteral("plains")}));
        QCOMPARE(told("first", "2027").parts[0].rows.size(), std::size_t(1));
        QCOMPARE(told("first", "none").parts[0].rows.size(), std::size_t(0));
    }

    void aPartyHasItsFiguresByNatureBothWaysAndItsDeals()
    {
        const LedgerPtr ledger = m_open->workspace.ledger();
        const auto readings = m_open->readings.readings(ledger, {});
        const Inspection lab = inspection(*readings, {}, {QStringLiteral("party"), QStringLiteral("lab")}, 40);
        QCOMPARE(lab.title, QStringLiteral("The lab"));
        QCOMPARE(lab.parts.size(), std::size_t(3)); // it pays, is spoken of, and has deals; nobody pays it
        QCOMPARE(lab.parts[0].rows.size(), std::size_t(1));
        QCOMPARE(lab.parts[0].rows[0].figure, QStringLiteral("$588B")); // 300 + 250 + 38
        QVERIFY(lab.parts[0].rows[0].isContested);
        QCOMPARE(lab.parts[2].rows.size(), std::size_t(3));
        QCOMPARE(lab.parts[2].rows[0].leadsTo, (Selection{QStringLiteral("deal"), QStringLiteral("aws-deal")}));
        const Inspection aws = inspection(*readings, {}, {QStringLiteral("party"), QStringLiteral("amazon")}, 40);
        QCOMPARE(aws.parts[0].rows[0].figure, QStringLiteral("$38B")); // a parent stands for its children
    }

    void aPartyHasWhatWasSaidLastAndWhatWasObserved()
    {
        LedgerFixture made;
        made.parties({"lab", "oci"});
        made.promise("deal", "lab", "oci", 300.0 * billion);
        made.claim("newest", 310.0 * billion, "2026-03-01");
        made.source("reuters-2026", "2026-02-01");
        made.observation("o1", "lab", "oci", 43, "2025", "reuters-2026");
        made.observation("o2", "oci", "", 9, "2026", "reuters-2026"); // of somebody else, and later
        const auto readings = m_open->readings.readings(made.ledger(), {});
        const Inspection lab = inspection(*readings, {}, {QStringLiteral("party"), QStringLiteral("lab")}, 40);
        const auto part = [&lab](const char *heading) {
            const auto found = std::find_if(lab.parts.begin(), lab.parts.end(), [heading](const InspectedPart &each) {
                return each.heading == QLatin1String(heading);
            });
            return found == lab.parts.end() ? InspectedPart() : *found;
        };
        QCOMPARE(part("Said last").rows.size(), std::size_t(2));
        QCOMPARE(part("Said last").rows.front().figure, QStringLiteral("$310B"));
        QCOMPARE(part("Said last").rows.front().leadsTo,
                 (Selection{QStringLiteral("claim"), QStringLiteral("newest")}));
        QCOMPARE(part("Observed").rows.size(), std::size_t(1));
        QVERIFY(part("Observed").rows.front().figure.startsWith(QStringLiteral("43")));
    }

    void aNumberCarriesHowManyClaimsItRestsOn()
    {
        const auto readings = m_open->readings.readings(m_open->workspace.ledger(), {});
        const Inspection money
            = inspection(*readings, {}, {QStringLiteral("commitment"), QStringLiteral("aws-money")}, 40);
        QCOMPARE(money.title, QStringLiteral("The lab → The aws"));
        QCOMPARE(money.parts[0].figure, QStringLiteral("$38B ▪4"));
        QVERIFY(money.parts[0].isContested);
        QCOMPARE(money.parts[0].claims.size(), std::size_t(4));
        QCOMPARE(money.parts[0].claims[0].id, QStringLiteral("c1"));
        QCOMPARE(money.parts[0].claims[0].state, ClaimState::Counts);
        QCOMPARE(money.parts[0].claims[1].figure, QStringLiteral("up to $100B")); // the newest of those that stand
        QCOMPARE(money.parts[0].claims[3].state, ClaimState::SetAside);
        QCOMPARE(money.parts[0].claims[3].whyAside, QStringLiteral("a slip"));
    }

    void aClaimIsNotKnownBeforeItsDay()
    {
        Lens lens;
        lens.asOf = on("2025-12-31");
        const auto readings = m_open->readings.readings(m_open->workspace.ledger(), lens);
        const Inspection money
            = inspection(*readings, lens, {QStringLiteral("commitment"), QStringLiteral("aws-money")}, 40);
        QCOMPARE(money.parts[0].figure, QStringLiteral("$38B ▪1"));
        QVERIFY(!money.parts[0].isContested);
        QCOMPARE(money.parts[0].claims[3].state, ClaimState::NotYetKnown);
    }

    void whatTheDataSaysIsNeverMarkup()
    {
        select("deal", "aws-deal");
        QCOMPARE(textIn(card("c1"), "source"), QStringLiteral("Reuters: A cloud deal & what <b>it</b> costs"));
        for (const QLabel *label : m_panel->widget()->findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void claimsAreWalkedAndOpenedByKeyboard()
    {
        select("commitment", "aws-money");
        ClaimCard *first = card("c1");
        first->setFocus(Qt::TabFocusReason);
        QVERIFY(first->hasFocus());
        QTest::keyClick(first, Qt::Key_Down);
        QVERIFY(card("c2")->hasFocus());
        QTest::keyClick(card("c2"), Qt::Key_Up);
        QVERIFY(first->hasFocus());
        QTest::keyClick(first, Qt::Key_Return);
        QVERIFY(first->isChecked());
        QVERIFY(first->findChild<QLabel *>(QStringLiteral("quote"))->isVisible());
        QVERIFY(m_opened.isEmpty());
        QTest::keyClick(first, Qt::Key_Return);
        QCOMPARE(m_opened, QList<QUrl>{QUrl(QStringLiteral("https://example.org/deal"))});
        QTest::keyClick(first, Qt::Key_Escape);
        QVERIFY(!first->isChecked());
    }

    void aClickOnAClaimOpensNothingOnTheWeb()
    {
        select("commitment", "aws-money");
        QTest::mouseClick(card("c1"), Qt::LeftButton);
        QVERIFY(card("c1")->isChecked());
        QVERIFY(m_opened.isEmpty());
        QTest::mouseClick(card("c1")->findChild<QAbstractButton *>(QStringLiteral("openSource")), Qt::LeftButton);
        QCOMPARE(m_opened.size(), 1);
    }

    void f2AsksToEditTheClaimThatOneStandsOn()
    {
        select("deal", "aws-deal");
        const QSignalSpy edits(m_panel.get(), &InspectorPanel::editRequested);
        card("c3")->setFocus(Qt::TabFocusReason);
        QTest::keyClick(card("c3"), Qt::Key_F2);
        QCOMPARE(edits.size(), 1);
        QCOMPARE(edits[0][0].toString(), QStringLiteral("claim"));
        QCOMPARE(edits[0][1].toString(), QStringLiteral("c3"));
    }

    void anotherClaimCanBeAddedToANumber()
    {
        select("deal", "aws-deal");
        const QSignalSpy asked(m_panel.get(), &InspectorPanel::claimRequested);
        QTest::mouseClick(find<QPushButton>("addClaim-aws-money"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("commitment"));
        QCOMPARE(asked[0][1].toString(), QStringLiteral("aws-money"));
        QTest::mouseClick(find<QPushButton>("addClaim-aws-site"), Qt::LeftButton);
        QCOMPARE(asked[1][0].toString(), QStringLiteral("deployment"));
    }

    void aCitationSaysWhoSaidWhatAndWhen()
    {
        select("claim", "c1");
        QVERIFY(card("c1")->isChecked()); // what is selected is open
        QTest::mouseClick(card("c1")->findChild<QAbstractButton *>(QStringLiteral("copyCitation")), Qt::LeftButton);
        const QString text = QGuiApplication::clipboard()->text();
        for (const char *part :
             {"Reuters", "A cloud deal & what <b>it</b> costs", "https://example.org/deal", "$38B", "official"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    }

    void aRowLeadsToWhatItNames()
    {
        select("party", "lab");
        connect(m_panel.get(), &InspectorPanel::picked, &m_open->focus, &Focus::select);
        QTest::mouseClick(find<QAbstractButton>("row-deal-aws-deal"), Qt::LeftButton);
        QCOMPARE(m_open->focus.look().selection.kind, QStringLiteral("deal"));
        QCOMPARE(find<QLabel>("inspectedTitle")->text(), QStringLiteral("Deal aws-deal"));
    }

    void anEditElsewhereKeepsTheReadersPlace()
    {
        m_panel->resize(300, 240);
        select("deal", "aws-deal");
        card("c2")->setOpen(true);
        card("c2")->setFocus(Qt::TabFocusReason);
        QCoreApplication::processEvents();
        m_panel->verticalScrollBar()->setValue(120);
        Claim claim = *m_open->workspace.ledger()->find(Id<Claim>("c1"));
        Claim after = claim;
        after.amount = 40.0 * billion;
        Change change;
        change.replace(claim, after);
        QVERIFY(m_open->edit(change).isSaved);
        QTRY_COMPARE(textIn(card("c1"), "figure"), QStringLiteral("$40B"));
        QVERIFY(card("c2")->isChecked());
        QVERIFY(card("c2")->hasFocus());
        QCOMPARE(m_panel->verticalScrollBar()->value(), 120);
    }

    void everyControlHasANameForAScreenReader()
    {
        select("deal", "aws-deal");
        int count = 0;
        for (const QAbstractButton *button : m_panel->widget()->findChildren<QAbstractButton *>()) {
            if (button->focusPolicy() == Qt::NoFocus)
                continue;
            ++count;
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     qPrintable(button->objectName()));
        }
        QVERIFY(count > 8);
    }

    void nothingIsWiderThanThePanel()
    {
        m_panel->resize(300, 700);
        for (const auto &[kind, id] : std::initializer_list<std::pair<const char *, const char *>>{
                 {"party", "lab"}, {"deal", "aws-deal"}, {"claim", "c1"}, {"source", "reuters-2025"}}) {
            select(kind, id);
            for (ClaimCard *each : m_panel->widget()->findChildren<ClaimCard *>())
                each->setOpen(true);
            QCoreApplication::processEvents();
            const int room = m_panel->viewport()->width();
            QVERIFY2(m_panel->widget()->minimumSizeHint().width() <= room,
                     qPrintable(QLatin1String(kind) + tooWideIn(*m_panel->widget(), room)));
            QVERIFY2(m_panel->widget()->width() <= room, kind);
        }
    }

    void norIsItWithTextOfTwiceTheSize()
    {
        m_panel->setFont(interFont(usualTextPixels * 2));
        nothingIsWiderThanThePanel();
    }

    void aPeriodHasWhatFallsDueInIt()
    {
        select("period", "2027");
        QCOMPARE(find<QLabel>("inspectedTitle")->text(), QStringLiteral("2027"));
        const auto readings = m_open->readings.readings(m_open->workspace.ledger(), {});
        const Inspection year = inspection(*readings, {}, {QStringLiteral("period"), QStringLiteral("2027")}, 40);
        QCOMPARE(year.parts.size(), std::size_t(2));
        Lens lens;
        lens.from = lens.to = partialDate("2027");
        const std::vector<Total> due = totals(*readings, lens, TotalGroup::Nature);
        QCOMPARE(year.parts.front().rows.front().figure, moneyText(due.front().value));
        QCOMPARE(year.parts.back().rows.size(), totals(*readings, lens, TotalGroup::Payee).size());
        QVERIFY(!inspection(*readings, {}, {QStringLiteral("period"), QStringLiteral("1999-Q2")}, 40).text.isEmpty());
    }

    void whatIsGatheredSaysHowToSeeIt()
    {
        select("others", "9");
        QCOMPARE(find<QLabel>("inspectedTitle")->text(), QStringLiteral("Others"));
        QVERIFY(find<QLabel>("inspectedText")->text().contains(QStringLiteral("9 largest")));
    }

    void whatIsGoneIsSaidToBeGone()
    {
        select("deal", "no-such-deal");
        QVERIFY(find<QLabel>("inspectedText")->text().contains(QStringLiteral("no-such-deal")));
    }
};

QTEST_MAIN(InspectorPanelTest)
#include "tst_inspectorpanel.moc"
