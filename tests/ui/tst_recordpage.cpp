#include "claimcard.h"
#include "dealtotals.h"
#include "generated.h"
#include "inspectedwidgets.h"
#include "openledger.h"
#include "pagecolumns.h"
#include "picturepanel.h"
#include "picturetable.h"
#include "profiles.h"
#include "recordpage.h"
#include "wording.h"

#include <QAccessible>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace ledger;
using ledger::testing::OpenLedger;
using ledger::testing::sampleLedger;

namespace
{
DrillStep partyPage(const char *id) { return {QStringLiteral("partyPage"), QLatin1String(id), QLatin1String(id)}; }
DrillStep dealPage(const char *id) { return {QStringLiteral("deal"), QLatin1String(id), QLatin1String(id)}; }
} // namespace

class RecordPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OpenLedger> m_open;
    std::unique_ptr<QWidget> m_window; // the page, and something after it
    RecordPage *m_page = nullptr;
    QList<QUrl> m_urls;

    void begin(const LedgerPtr &ledger)
    {
        m_window.reset();
        m_open = std::make_unique<OpenLedger>();
        QVERIFY(m_open->open(ledger));
        m_window = std::make_unique<QWidget>();
        m_page = new RecordPage(ViewContext{m_open->workspace, m_open->focus, m_open->readings}, m_window.get());
        m_page->setStyle(styleFor(ThemeName::Light));
        auto *after = new QPushButton(m_window.get());
        auto *row = new QHBoxLayout(m_window.get());
        row->addWidget(m_page, 1);
        row->addWidget(after);
        m_window->resize(1200, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void go(const DrillStep &step)
    {
        m_open->focus.drillInto(step);
        settle();
    }
    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isBusy(), 20000);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    template <typename Widget> Widget *find(const QString &name) const { return m_page->findChild<Widget *>(name); }
    QString text(const char *name) const
    {
        const auto *label = find<QLabel>(QLatin1String(name));
        return label ? label->text() : QString();
    }
    QWidget *part(const char *id) const { return find<QWidget>(QStringLiteral("part-") + QLatin1String(id)); }
    InspectedRowButton *row(const char *inPart, const QString &name) const
    {
        return part(inPart) ? part(inPart)->findChild<InspectedRowButton *>(name) : nullptr;
    }
    /// The part that the keyboard stands in.
    QString partWithFocus() const
    {
        for (const QWidget *at = m_page->window()->focusWidget(); at; at = at->parentWidget())
            if (at->objectName().startsWith(QStringLiteral("part-")))
                return at->objectName().mid(5);
        return {};
    }

public Q_SLOTS:
    void openUrl(const QUrl &url) { m_urls.append(url); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(loadFonts()); }
    void init()
    {
        m_urls.clear();
        QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "openUrl");
        begin(sampleLedger());
    }
    void cleanup()
    {
        QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
        m_window.reset();
        m_open.reset();
    }

    void aPartysPageTellsItsFiguresDealsAndTies()
    {
        go(partyPage("lab"));
        QCOMPARE(text("pageTitle"), QStringLiteral("The lab"));
        QVERIFY(text("pageLens").contains(nameOf(Basis::Best)));
        for (const char *each : {"pays", "pays-whom", "deals", "said", "hangs-on", "contested"})
            QVERIFY2(part(each) != nullptr, each);
        QVERIFY(part("is-paid") == nullptr); // nobody pays it
        QVERIFY(row("deals", QStringLiteral("row-deal-aws-deal")) != nullptr);
        QVERIFY(row("hangs-on", QStringLiteral("row-party-aws")) != nullptr);
        QVERIFY(!m_page->findChildren<PicturePanel *>().isEmpty());
    }

    void theNumbersOnThePageAreThoseOfTheAnalysis()
    {
        const auto readings = m_open->readings.readings(m_open->workspace.ledger(), {});
        const PageContent page = pageContent(*readings, {}, {QStringLiteral("party"), QStringLiteral("oci")});
        Lens lens;
        lens.payees = {Id<Party>("oci")};
        const Total isPaid = totals(*readings, lens, TotalGroup::Nature).front();
        QCOMPARE(page.figures.front().figure, moneyText(isPaid.value));
        const PageContent deal = pageContent(*readings, {}, {QStringLiteral("deal"), QStringLiteral("aws-deal")});
        QCOMPARE(deal.figures.front().figure, moneyText(Usd(38 * billion)));
        QVERIFY(deal.figures.front().isContested);
    }

    void aDealsPageTellsItsPartsWithAllClaims()
    {
        go(dealPage("aws-deal"));
        QCOMPARE(text("pageText"), QStringLiteral("The lab rents servers for seven years."));
        for (const char *id : {"c1", "c2", "c3", "c4", "p1"})
            QVERIFY2(find<ClaimCard>(QStringLiteral("claim-") + QLatin1String(id)) != nullptr, id);
        for (const char *each : {"holders", "sources", "said", "contested"})
            QVERIFY2(part(each) != nullptr, each);
    }

    void thePageEndsWithTheNewestEditsAndTheDoorToAll()
    {
        go(dealPage("aws-deal"));
        QTRY_VERIFY(part("history") != nullptr);
        auto *door = find<QPushButton>(QStringLiteral("allOf-history"));
        QVERIFY(door);
        QSignalSpy wanted(m_page, &ViewPanel::historyWanted);
        door->setFocus();
        QTest::keyClick(door, Qt::Key_Space);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0], QVariantList({QStringLiteral("deal"), QStringLiteral("aws-deal")}));
        const auto rows = part("history")->findChildren<InspectedRowButton *>();
        QCOMPARE(rows.size(), 1);
        QVERIFY(rows.front()->accessibleName().startsWith(QStringLiteral("a trial, Ada, ")));
    }

    void aClickSelectsAndEnterOpensThePage()
    {
        go(partyPage("lab"));
        QSignalSpy picked(m_page, &ViewPanel::picked);
        QSignalSpy drilled(m_page, &ViewPanel::drilled);
        auto *deal = row("deals", QStringLiteral("row-deal-aws-deal"));
        QTest::mouseClick(deal, Qt::LeftButton);
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked[0][1].toString(), QStringLiteral("aws-deal"));
        QVERIFY(drilled.isEmpty());
        QTest::keyClick(deal, Qt::Key_Return);
        QCOMPARE(drilled.count(), 1);
        QCOMPARE(drilled[0][0].value<DrillStep>().kind, QStringLiteral("deal"));
        QTest::mouseDClick(row("hangs-on", QStringLiteral("row-party-aws")), Qt::LeftButton);
        QCOMPARE(drilled.count(), 2);
        QCOMPARE(drilled[1][0].value<DrillStep>().kind, QStringLiteral("partyPage"));
    }

    void fromAClaimOneMoreEnterOpensItsSource()
    {
        go(partyPage("lab"));
        QTest::keyClick(row("said", QStringLiteral("row-claim-c3")), Qt::Key_Return);
        QCOMPARE(m_urls, QList<QUrl>{QUrl(QStringLiteral("https://example.org/deal"))});
        go(dealPage("aws-deal"));
        auto *card = find<ClaimCard>(QStringLiteral("claim-c1"));
        card->setFocus();
        QTest::keyClick(card, Qt::Key_Return);
        QVERIFY(card->isChecked());
        QTest::keyClick(card, Qt::Key_Return);
        QCOMPARE(m_urls.size(), 2);
    }

    void arrowsWalkTheRowsAndTabThePartsUntilItLeaves()
    {
        go(partyPage("lab"));
        auto *scroll = find<QWidget>(QStringLiteral("pageScroll"));
        scroll->setFocus();
        QTest::keyClick(scroll, Qt::Key_Down);
        const QString first = partWithFocus();
        QVERIFY(!first.isEmpty());
        QStringList passed{first};
        for (int i = 0; i < 30 && !partWithFocus().isEmpty(); ++i) {
            QTest::keyClick(m_page->window()->focusWidget(), Qt::Key_Tab);
            if (!partWithFocus().isEmpty())
                passed << partWithFocus();
        }
        QVERIFY2(passed.contains(QStringLiteral("deals")), qPrintable(passed.join(u' ')));
        QVERIFY(!m_page->isAncestorOf(m_window->focusWidget())); // and on, out of the page
        QCOMPARE(QSet<QString>(passed.begin(), passed.end()).size(), passed.size()); // none twice

        auto *deal = row("deals", QStringLiteral("row-deal-aws-deal"));
        deal->setFocus();
        QTest::keyClick(deal, Qt::Key_Down);
        QVERIFY(m_page->window()->focusWidget() != deal);
        QTest::keyClick(m_page->window()->focusWidget(), Qt::Key_Up);
        QCOMPARE(m_page->window()->focusWidget(), static_cast<QWidget *>(deal));
        QTest::keyClick(deal, Qt::Key_Right);
        QTest::keyClick(m_page->window()->focusWidget(), Qt::Key_Left);
        QVERIFY(!partWithFocus().isEmpty());
    }

    void escapeLeadsUp()
    {
        go(partyPage("lab"));
        QSignalSpy climbed(m_page, &ViewPanel::climbed);
        auto *deal = row("deals", QStringLiteral("row-deal-aws-deal"));
        deal->setFocus();
        QTest::keyClick(deal, Qt::Key_Escape);
        QCOMPARE(climbed.count(), 1);
    }

    void whatIsNotYetKnownSaysSoAndOffersEverything()
    {
        Lens lens;
        lens.asOf = on("2024-12-31");
        m_open->focus.setLens(lens);
        go(dealPage("aws-deal"));
        QVERIFY2(text("pageHelp").contains(QStringLiteral("Not known on this day")), qPrintable(text("pageHelp")));
        QVERIFY(find<ClaimCard>(QStringLiteral("claim-c1")) == nullptr);
        go(partyPage("lab"));
        QVERIFY(text("pageHelp").contains(QStringLiteral("Not known on this day")));
        QTest::mouseClick(find<QPushButton>(QStringLiteral("showLatest")), Qt::LeftButton);
        QVERIFY(!m_open->focus.lens().asOf);
        QTRY_VERIFY(part("deals") != nullptr);
        go(dealPage("no-such-deal"));
        QVERIFY(text("pageHelp").contains(QStringLiteral("no-such-deal")));
    }

    void theLensChangesThePageAndKeepsTheReadersPlace()
    {
        go(dealPage("aws-deal"));
        find<ClaimCard>(QStringLiteral("claim-c1"))->setOpen(true);
        find<ClaimCard>(QStringLiteral("claim-c1"))->setFocus();
        Lens lens;
        lens.basis = Basis::High;
        m_open->focus.setLens(lens);
        settle();
        QVERIFY(text("pageLens").contains(nameOf(Basis::High)));
        QTRY_VERIFY(find<ClaimCard>(QStringLiteral("claim-c1"))->isChecked());
        QCOMPARE(m_page->window()->focusWidget()->objectName(), QStringLiteral("claim-c1"));
    }

    void theFormerSheetStaysUntilTheNextIsComplete()
    {
        go(dealPage("aws-deal"));
        const auto *former = find<QWidget>(QStringLiteral("pageSheet"));
        m_open->focus.drillInto(partyPage("lab")); // its pictures are made on a worker
        QVERIFY(m_page->isBusy());
        QVERIFY(former->isVisible());
        QCOMPARE(text("pageTitle"), QStringLiteral("Deal aws-deal"));
        settle();
        QCOMPARE(text("pageTitle"), QStringLiteral("The lab"));
        QCOMPARE(m_page->findChildren<QWidget *>(QStringLiteral("pageSheet")).size(), 1);
        for (const auto *panel : m_page->findChildren<PicturePanel *>())
            QVERIFY(panel->picture() != nullptr);
    }

    void aPageThatIsHalfMadeIsGivenUpForTheNext()
    {
        go(dealPage("aws-deal"));
        QSignalSpy settled(m_page, &ViewPanel::settled);
        m_open->focus.drillInto(partyPage("lab"));
        QVERIFY(m_page->isBusy());
        Lens lens;
        lens.basis = Basis::High;
        m_open->focus.setLens(lens);
        settle();
        QCOMPARE(text("pageTitle"), QStringLiteral("The lab"));
        QVERIFY(text("pageLens").contains(nameOf(Basis::High)));
        QCOMPARE(settled.count(), 1);
        QCOMPARE(m_page->findChildren<QWidget *>(QStringLiteral("pageSheet")).size(), 1);
    }

    void whatWasSeenBeforeIsNotShownAnew()
    {
        go(partyPage("lab"));
        const auto *former = find<QWidget>(QStringLiteral("pageSheet"));
        m_page->hide();
        m_open->focus.drillInto(partyPage("oci"));
        m_page->show();
        QVERIFY(!former->isVisible());
        settle();
        QCOMPARE(text("pageTitle"), QStringLiteral("The oci"));
    }

    void theWholePageIsCopiedAndExported()
    {
        go(partyPage("lab"));
        QTest::mouseClick(find<QWidget>(QStringLiteral("copyPage")), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("An incrementally amended")));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lab.csv"));
        m_page->exportTo(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("The oci"));
    }

    void thousandsOfDealsShowTheFirstRowsAndHowManyThereAre()
    {
        LedgerFixture made;
        made.parties({"lab", "cloud"});
        for (int i = 0; i < 3000; ++i)
            made.promise(("deal-" + std::to_string(i)).c_str(), "lab", "cloud", 1.0 * billion);
        begin(made.ledger());
        go(partyPage("lab"));
        QCOMPARE(part("deals")->findChildren<InspectedRowButton *>().size(), pageRows);
        auto *more = part("deals")->findChild<QPushButton *>(QStringLiteral("showMore"));
        QVERIFY(more->text().contains(QString::number(3000 - pageRows)));
        QTest::mouseClick(more, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(part("deals")->findChildren<InspectedRowButton *>().size() > pageRows, 10000);
    }

    void columnsFollowTheWidth()
    {
        go(partyPage("lab"));
        const auto columnsOfParts
            = [this] { return qobject_cast<PageColumns *>(part("deals")->parentWidget())->columns(); };
        m_window->resize(600, 800);
        QTRY_COMPARE(columnsOfParts(), 1);
        m_window->resize(1700, 900);
        QTRY_COMPARE(columnsOfParts(), 3);
    }

    void rowsHaveNamesForAScreenReader()
    {
        go(partyPage("lab"));
        for (const auto *button : m_page->findChildren<QAbstractButton *>())
            QVERIFY2(button->focusPolicy() == Qt::NoFocus || !button->accessibleName().isEmpty()
                         || !button->text().isEmpty(),
                     qPrintable(button->objectName()));
        QVERIFY(!part("deals")->accessibleName().isEmpty());
    }
};

QTEST_MAIN(RecordPageTest)
#include "tst_recordpage.moc"
