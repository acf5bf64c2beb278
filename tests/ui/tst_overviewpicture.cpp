#include <QTest>

#include "../analysis/ledgerfixture.h"
#include "bundledrecords.h"
#include "disputes.h"
#include "loops.h"
#include "overview.h"
#include "picturechecks.h"
#include "pictures.h"
#include "wording.h"

using namespace ledger;
using ledger::testing::checkLabels;

/// The dashboard: its numbers are those that `query` tells, its tiles those that the reader chose.
class OverviewPictureTest : public QObject
{
    Q_OBJECT

    LedgerPtr m_bundled;

    PictureRequest requestOf(const Lens &lens, const std::vector<std::string> &tiles = {}) const
    {
        PictureRequest request;
        request.view = "overview";
        if (!tiles.empty())
            request.options["tiles"] = tiles;
        request.lens = lens;
        request.style = styleFor(ThemeName::Light);
        request.size = QSizeF(1280, 800);
        request.locale = QLocale::c();
        return request;
    }
    PicturePtr drawn(const PictureRequest &request) const
    {
        return pictureOf(request, Readings(m_bundled, request.lens.asOf, request.lens.basis));
    }
    PicturePtr drawn(const Lens &lens = {}, const std::vector<std::string> &tiles = {}) const
    {
        return drawn(requestOf(lens, tiles));
    }
    static const Mark *markOf(const PicturePtr &picture, const QString &id)
    {
        for (const Mark &mark : picture->marks())
            if (mark.id == id)
                return &mark;
        return nullptr;
    }
    static std::vector<QStringList> rowsOf(const PicturePtr &picture, OverviewTile tile)
    {
        std::vector<QStringList> rows;
        for (const QStringList &row : picture->table().rows)
            if (row.front() == nameOf(tile))
                rows.push_back(row);
        return rows;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(loadFonts());
        m_bundled = bundled();
        QVERIFY(m_bundled);
    }

    void everyTileIsADoorToTheViewThatShowsItLarger()
    {
        const PicturePtr picture = drawn();
        for (const std::string_view name : words<OverviewTile>()) {
            const Mark *mark = markOf(picture, QStringLiteral("tile/") + qstring(name));
            QVERIFY2(mark, std::string(name).c_str());
            QCOMPARE(mark->target.kind, QStringLiteral("view"));
            QVERIFY(!mark->target.id.isEmpty());
        }
        QCOMPARE(markOf(picture, QStringLiteral("tile/equity"))->target.id,
                 QStringLiteral("commitments?show=total&group=payee&nature=equity"));
    }

    void figuresSayWhatTheQuerySaysAndWhatTheyRestOn()
    {
        const Readings readings(m_bundled, std::nullopt, Basis::Best);
        const PicturePtr picture = drawn();
        for (const Total &total : totals(readings, {}, TotalGroup::Nature)) {
            const bool isConsumption = total.nature == Nature::Consumption;
            if (!isConsumption && total.nature != Nature::Equity)
                continue;
            const auto *mark
                = markOf(picture, isConsumption ? QStringLiteral("tile/consumption") : QStringLiteral("tile/equity"));
            QVERIFY2(mark->value.startsWith(moneyText(total.value, QLocale::c())), qPrintable(mark->value));
            QVERIFY2(mark->value.contains(restsOnText(total.commitments, total.claims)), qPrintable(mark->value));
            const auto rows = rowsOf(picture, isConsumption ? OverviewTile::Consumption : OverviewTile::Equity);
            QCOMPARE(rows.size(), std::size_t(1));
            QCOMPARE(rows[0].mid(4, 3),
                     (QStringList{QString::number(total.value.dollars), QString::number(total.low.dollars),
                                  QString::number(total.high.dollars)}));
        }
        const Loops found = loops(readings, {});
        QCOMPARE(rowsOf(picture, OverviewTile::Circles).at(0)[4], QString::number(found.circulation.value.dollars));
        const Mark *circles = markOf(picture, QStringLiteral("tile/circles"));
        QVERIFY2(circles->value.contains(QStringLiteral("rolled up to owners")), qPrintable(circles->value));
        QVERIFY2(circles->value.contains(moneyText(found.loops.front().value, QLocale::c())),
                 qPrintable(circles->value));
        QVERIFY(markOf(picture, QStringLiteral("tile/firmness"))
                    ->value.contains(QStringLiteral("%1 things at odds").arg(contested(readings, {}).size())));
        QCOMPARE(rowsOf(picture, OverviewTile::Power).at(0)[4].toDouble(),
                 capacity(readings, {}).periods.back().total.gw);
    }

    void aLensThatRollsNothingUpIsObeyedBySayingSo()
    {
        Lens lens;
        lens.rollUp = RollUp::None;
        const Readings readings(m_bundled, std::nullopt, Basis::Best);
        const PicturePtr picture = drawn(lens);
        QCOMPARE(rowsOf(picture, OverviewTile::Circles).at(0)[4],
                 QString::number(loops(readings, lens).circulation.value.dollars));
        QVERIFY(markOf(picture, QStringLiteral("tile/circles"))->value.contains(QStringLiteral("not rolled up")));
    }

    void whatFallsDueStandsBesideTheRevenue()
    {
        Lens lens;
        lens.payers = {Id<Party>("openai")};
        const PicturePtr picture = drawn(lens);
        const Burden found = burden(Readings(m_bundled, std::nullopt, Basis::Best), lens);
        for (const BurdenYear &year : found.years) {
            const QString period = qstring(year.period);
            const Mark *due = markOf(picture, QStringLiteral("due/%1/openai").arg(period));
            QCOMPARE(due != nullptr, year.due.value > Usd(0));
            if (due)
                QVERIFY2(due->value.startsWith(moneyText(year.due.value, QLocale::c())), qPrintable(due->value));
            const Mark *revenue = markOf(picture, QStringLiteral("due/%1/rival").arg(period));
            QCOMPARE(revenue != nullptr, year.revenue.has_value());
            if (revenue)
                QVERIFY(revenue->value.contains(QStringLiteral("observation")));
        }
    }

    void aRowWithNothingToDrawIsAsHighAsItsWords()
    {
        LedgerFixture made;
        made.parties({"lab", "cloud"});
        made.deal("site", "2025-01-01");
        made.deployment("hall", "cloud");
        made.claim("c", 1.2, "2025-01-01"); // power alone
        const PicturePtr picture = pictureOf(
            requestOf({}, {"share", std::string(word(OverviewTile::Counterparties)), "due", "news", "power"}),
            made.readings());
        const auto topOf = [&](OverviewTile tile) {
            const Mark *mark = markOf(picture, QStringLiteral("tile/") + qstring(word(tile)));
            return mark != nullptr ? mark->outline.boundingRect().top() : qQNaN();
        };
        QCOMPARE(topOf(OverviewTile::Share), topOf(OverviewTile::Counterparties));
        const double height = topOf(OverviewTile::Due) - topOf(OverviewTile::Share);
        QVERIFY2(height > 0 && height < 130, qPrintable(QString::number(height)));
    }

    void tilesCanBeChosenAndArranged()
    {
        const PicturePtr picture = drawn({}, {"news", "equity", "unheard-of", "news"});
        QStringList doors;
        for (const Mark &mark : picture->marks())
            if (mark.id.startsWith(QStringLiteral("tile/")))
                doors << mark.id;
        QCOMPARE(doors, (QStringList{QStringLiteral("tile/news"), QStringLiteral("tile/equity")}));
    }

    void aTileThatAFilterDoesNotReachSaysSo()
    {
        Lens lens;
        lens.payers = {Id<Party>("openai")};
        const PicturePtr picture = drawn(lens);
        QVERIFY(markOf(picture, QStringLiteral("tile/power"))->value.contains(QStringLiteral("not filtered by payer")));
        QVERIFY(markOf(picture, QStringLiteral("tile/news"))->value.contains(QStringLiteral("not filtered by payer")));
        QVERIFY(!markOf(picture, QStringLiteral("tile/share"))->value.contains(QStringLiteral("not filtered")));
    }

    void whatTheLensLeavesOutIsNothingAndNotZero()
    {
        Lens lens;
        lens.natures = {Nature::Equity};
        const PicturePtr picture = drawn(lens);
        QCOMPARE(markOf(picture, QStringLiteral("tile/consumption"))->value,
                 QStringLiteral("Nothing comes through this lens"));
        QVERIFY(!markOf(picture, QStringLiteral("tile/equity"))->value.startsWith(QStringLiteral("Nothing")));
    }

    void whereNothingComesThroughItIsSaidOnce()
    {
        Lens lens;
        lens.asOf = on("1990");
        const PicturePtr picture = drawn(lens);
        QVERIFY(picture->marks().empty());
        QCOMPARE(picture->caption().title, QStringLiteral("Nothing comes through this lens"));
    }

    void whatIsNewSinceTheLastLookComesFirst()
    {
        PictureRequest request = requestOf({}, {"news"});
        const std::vector<ChangeRow> said = changeRows(*m_bundled, {});
        const QString old = qstring(said.front().place.claim->id.text);
        request.lastLook = std::make_shared<const LastLook>(LastLook{on("2026-03-05"), {Id<Claim>(old.toStdString())}});
        const PicturePtr picture = drawn(request);
        QVERIFY2(markOf(picture, QStringLiteral("tile/news"))->name.startsWith(QStringLiteral("1 claim is new since")),
                 qPrintable(markOf(picture, QStringLiteral("tile/news"))->name));
        const Mark *first = markOf(picture, QStringLiteral("news/") + old);
        QVERIFY(first);
        QVERIFY(first->value.endsWith(QStringLiteral("new since you last looked")));
        for (const Mark &mark : picture->marks())
            if (mark.id.startsWith(QStringLiteral("news/")))
                QVERIFY(first->outline.boundingRect().top() <= mark.outline.boundingRect().top());
    }

    void newestClaimsComeNewestFirst()
    {
        const PicturePtr picture = drawn({}, {"news"});
        const std::vector<ChangeRow> said = changeRows(*m_bundled, {});
        const auto rows = rowsOf(picture, OverviewTile::News);
        QCOMPARE(rows.front()[2], qstring(said.back().place.claim->id.text));
        QCOMPARE(markOf(picture, QStringLiteral("news/") + rows.front()[2])->target.kind, QStringLiteral("claim"));
    }

    void aPictureTooLowSaysWhichTilesHaveNoRoom()
    {
        PictureRequest request = requestOf({});
        request.size = QSizeF(800, 420);
        const PicturePtr picture = drawn(request);
        QVERIFY(!markOf(picture, QStringLiteral("tile/news")));
        QVERIFY(std::any_of(picture->labels().begin(), picture->labels().end(), [](const Label &label) {
            return label.text.contains(QStringLiteral("No room here for"));
        }));
    }

    void asHighAsItAsksForItShowsAllTiles_data()
    {
        QTest::addColumn<double>("width");
        for (const double width : {320.0, 480.0, 640.0, 800.0, 1120.0, 1440.0, 1920.0})
            QTest::newRow(qPrintable(QString::number(width))) << width;
    }
    void asHighAsItAsksForItShowsAllTiles()
    {
        QFETCH(double, width);
        PictureRequest request = requestOf({});
        request.size = QSizeF(width, 300);
        request.size = wholeSize(request);
        QCOMPARE(request.size.width(), width);
        const PicturePtr picture = drawn(request);
        for (const std::string_view name : words<OverviewTile>())
            QVERIFY2(markOf(picture, QStringLiteral("tile/") + qstring(name)), std::string(name).c_str());
        checkLabels(*picture);
    }
};

QTEST_MAIN(OverviewPictureTest)
#include "tst_overviewpicture.moc"
