#include "drawing.h"
#include "mapcanvas.h"
#include "mappanel.h"
#include "markindex.h"
#include "markwalk.h"
#include "minimap.h"
#include "picturetiles.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <numeric>

using namespace ledger;

namespace
{
QString boxId(int column, int row) { return QStringLiteral("%1-%2").arg(column).arg(row); }

/// A picture of many named boxes, far larger than a window; each is a party.
PicturePtr largePicture(int columns, int rows, const QString &without = {}, QPointF shift = {})
{
    constexpr double step = 200;
    Drawing drawing({columns * step + 100 + shift.x(), rows * step / 2 + 100 + shift.y()});
    drawing.caption.title = QStringLiteral("Many boxes");
    drawing.sentence = QStringLiteral("Many boxes in columns.");
    for (int column = 0; column < columns; ++column)
        for (int row = 0; row < rows; ++row) {
            if (boxId(column, row) == without)
                continue;
            const QRectF box(50 + column * step + shift.x(), 50 + row * step / 2 + shift.y(), 140, 60);
            QPainterPath outline;
            outline.addRect(box);
            drawing.fill(outline, QColor(30, 100 + column % 100, 160));
            drawing.text(boxId(column, row), interFont(13), Qt::white, box.center(), Across::Centre, Along::Middle);
            drawing.mark({boxId(column, row),
                          outline,
                          QStringLiteral("Box ") + boxId(column, row),
                          QStringLiteral("$1B, 1 claim"),
                          {QStringLiteral("party"), boxId(column, row)}});
        }
    return std::move(drawing).picture();
}
} // namespace

class MapPanelTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<MapPanel> m_panel;
    MapCanvas *m_map = nullptr;

    int indexOf(const QString &id) const
    {
        const auto &marks = m_map->picture()->marks();
        for (std::size_t i = 0; i < marks.size(); ++i)
            if (marks[i].id == id)
                return static_cast<int>(i);
        return -1;
    }
    QPointF centreOf(const QString &id) const { return m_map->rectOf(indexOf(id)).center(); }
    QPointF pictureAt(QPointF point) const { return m_map->placing().inverted().map(point); }
    void turnWheel(QPointF at, int steps, Qt::KeyboardModifiers modifiers = {}) const
    {
        QWheelEvent event(at, m_map->mapToGlobal(at), {}, {0, 120 * steps}, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(m_map, &event);
    }
    QString currentId() const
    {
        return m_map->current() < 0 ? QString() : m_map->picture()->marks()[std::size_t(m_map->current())].id;
    }
    MiniMap *miniMap() const { return m_map->findChild<MiniMap *>(); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(loadFonts()); }
    void init()
    {
        m_panel = std::make_unique<MapPanel>();
        m_panel->setStyle(styleFor(ThemeName::Light));
        m_panel->resize(800, 600);
        m_panel->setPicture(largePicture(20, 30));
        m_map = &m_panel->map();
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_map->setFocus(Qt::TabFocusReason);
    }
    void cleanup() { m_panel.reset(); }

    void itBeginsWhereTheTextCanBeReadAtThePicturesTopLeft()
    {
        QCOMPARE(m_map->scale(), 1.0);
        QCOMPARE(m_map->seen().topLeft(), QPointF(0, 0));
    }

    void aSmallPictureStandsInTheMiddle()
    {
        m_panel->setPicture(nullptr);
        m_panel->setPicture(largePicture(2, 2));
        QCOMPARE(m_map->scale(), 1.0);
        const QRectF whole = m_map->placing().mapRect(QRectF({}, m_map->picture()->size()));
        QVERIFY((whole.center() - QRectF(m_map->rect()).center()).manhattanLength() < 2);
        QVERIFY(miniMap()->isHidden());
    }

    void largerTextMakesThePictureLarger()
    {
        QFont large = m_map->font();
        large.setPixelSize(26);
        m_map->setFont(large);
        QCOMPARE(m_map->scale(), 2.0);
    }

    void theWheelZoomsAndKeepsWhatIsUnderThePointer_data()
    {
        QTest::addColumn<int>("steps");
        QTest::addColumn<int>("modifiers");
        QTest::newRow("in") << 2 << int(Qt::NoModifier);
        QTest::newRow("out") << -2 << int(Qt::NoModifier);
        QTest::newRow("in with Ctrl") << 1 << int(Qt::ControlModifier);
    }
    void theWheelZoomsAndKeepsWhatIsUnderThePointer()
    {
        QFETCH(int, steps);
        QFETCH(int, modifiers);
        m_map->moveBy({-500, -700});
        const QPointF pointer(613, 217);
        const QPointF under = pictureAt(pointer);
        const double before = m_map->scale();
        turnWheel(pointer, steps, Qt::KeyboardModifiers(modifiers));
        QVERIFY(steps > 0 ? m_map->scale() > before : m_map->scale() < before);
        const QPointF moved = m_map->placing().map(under) - pointer;
        QVERIFY2(moved.manhattanLength() <= 1.5, qPrintable(QString::number(moved.manhattanLength())));
    }

    void oneZoomsNoFurtherOutThanThePictureNorForever()
    {
        for (int i = 0; i < 40; ++i)
            turnWheel({400, 300}, -1);
        QVERIFY(m_map->seen().adjusted(-1, -1, 1, 1).contains(QRectF({}, m_map->picture()->size())));
        for (int i = 0; i < 60; ++i)
            turnWheel({400, 300}, 1);
        QCOMPARE(m_map->scale(), 4.0);
    }

    void aDragMovesAndPicksNothing()
    {
        const QSignalSpy picked(m_panel.get(), &PicturePanel::picked);
        const QPoint from = centreOf(QStringLiteral("1-1")).toPoint();
        QTest::mousePress(m_map, Qt::LeftButton, {}, from);
        for (int i = 1; i <= 10; ++i) {
            QMouseEvent move(QEvent::MouseMove, QPointF(from) - QPointF(i * 10, i * 5),
                             m_map->mapToGlobal(QPointF(from) - QPointF(i * 10, i * 5)), Qt::NoButton, Qt::LeftButton,
                             {});
            QCoreApplication::sendEvent(m_map, &move);
        }
        QTest::mouseRelease(m_map, Qt::LeftButton, {}, from - QPoint(100, 50));
        QCOMPARE(centreOf(QStringLiteral("1-1")).toPoint(), from - QPoint(100, 50));
        QCOMPARE(picked.size(), 0);
    }

    void aClickPicksAndCtrlFiltersAndADoubleClickDrills()
    {
        const QSignalSpy picked(m_panel.get(), &PicturePanel::picked);
        const QSignalSpy extended(m_panel.get(), &PicturePanel::extended);
        const QSignalSpy drilled(m_panel.get(), &PicturePanel::drilled);
        m_map->moveBy({-300, -200});
        const QPoint at = centreOf(QStringLiteral("3-4")).toPoint();
        QTest::mouseClick(m_map, Qt::LeftButton, {}, at);
        QCOMPARE(picked.size(), 1);
        QCOMPARE(picked[0][1].toString(), QStringLiteral("3-4"));
        QTest::mouseClick(m_map, Qt::LeftButton, Qt::ControlModifier, at);
        QCOMPARE(extended.size(), 1);
        QTest::mouseDClick(m_map, Qt::LeftButton, {}, at);
        QCOMPARE(drilled.size(), 1);
    }

    void arrowKeysWalkAndWhatTheyReachIsSeen()
    {
        QTest::keyClick(m_map, Qt::Key_Right);
        QCOMPARE(currentId(), QStringLiteral("0-0"));
        for (int i = 0; i < 12; ++i)
            QTest::keyClick(m_map, Qt::Key_Right);
        QCOMPARE(currentId(), QStringLiteral("12-0"));
        QVERIFY(QRectF(m_map->rect()).contains(m_map->rectOf(m_map->current())));
        QTest::keyClick(m_map, Qt::Key_End);
        QCOMPARE(currentId(), QStringLiteral("19-29"));
        QVERIFY(QRectF(m_map->rect()).contains(m_map->rectOf(m_map->current())));
    }

    void whatOneWalksToIsNeverUnderTheMiniMap()
    {
        for (const char *id : {"2-4", "2-5", "2-6", "3-5", "3-6"}) {
            m_map->setCurrent(-1);
            m_map->setCurrent(indexOf(QLatin1String(id)));
            QVERIFY(miniMap()->isVisible());
            QVERIFY2(!m_map->rectOf(m_map->current()).intersects(miniMap()->geometry()), id);
        }
    }

    void arrowKeysStopWhereTheyAreToldTo()
    {
        m_map->setStops([](const Mark &mark) { return mark.id.endsWith(QLatin1String("-2")); });
        QTest::keyClick(m_map, Qt::Key_Down);
        QCOMPARE(currentId(), QStringLiteral("0-2"));
        QTest::keyClick(m_map, Qt::Key_Down);
        QCOMPARE(currentId(), QStringLiteral("0-2"));
        QTest::keyClick(m_map, Qt::Key_Right);
        QCOMPARE(currentId(), QStringLiteral("1-2"));
    }

    void theKeyboardMovesAndZooms()
    {
        const QPointF before = m_map->seen().topLeft();
        QTest::keyClick(m_map, Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(m_map->seen().left() > before.x());
        QTest::keyClick(m_map, Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(m_map->seen().top() > before.y());
        QTest::keyClick(m_map, Qt::Key_PageDown);
        QVERIFY(m_map->seen().top() > before.y() + 400);
        QTest::keyClick(m_map, Qt::Key_Plus);
        QVERIFY(m_map->scale() > 1);
        QTest::keyClick(m_map, Qt::Key_Minus);
        QTest::keyClick(m_map, Qt::Key_Minus);
        QVERIFY(m_map->scale() < 1);
        QTest::keyClick(m_map, Qt::Key_Home);
        QVERIFY(m_map->seen().adjusted(-1, -1, 1, 1).contains(QRectF({}, m_map->picture()->size())));
    }

    void whatIsSelectedIsZoomedTo()
    {
        m_panel->setSelection({QStringLiteral("party"), QStringLiteral("17-22")});
        QTest::keyClick(m_map, Qt::Key_Z);
        QVERIFY(m_map->scale() >= 1);
        QVERIFY((centreOf(QStringLiteral("17-22")) - QRectF(m_map->rect()).center()).manhattanLength() < 3);
    }

    void theMiniMapMovesTheView()
    {
        QVERIFY(miniMap()->isVisible());
        const QRect room = miniMap()->room();
        QTest::mouseClick(miniMap(), Qt::LeftButton, {}, room.center());
        const QPointF middle = m_map->seen().center();
        const QSizeF whole = m_map->picture()->size();
        QVERIFY(std::abs(middle.x() - whole.width() / 2) < whole.width() / room.width() * 1.5);
        QVERIFY(std::abs(middle.y() - whole.height() / 2) < whole.height() / room.height() * 1.5);
        QTest::keyClick(m_map, Qt::Key_Home);
        QVERIFY(miniMap()->isHidden()); // everything is seen
    }

    void whatIsSeenStaysWhereItIsWhenThePictureGrows()
    {
        m_map->moveBy({-400, -400});
        const QPointF before = centreOf(QStringLiteral("4-6"));
        m_panel->setPicture(largePicture(20, 40, QStringLiteral("3-6"), {130, 70}));
        QCOMPARE(centreOf(QStringLiteral("4-6")), before);
    }

    void itIsPaintedElsewhereAndThenSharp()
    {
        QTRY_VERIFY(m_map->isSharp());
        const QImage sharp = m_map->grab().toImage();
        const QPoint inBox = centreOf(QStringLiteral("1-1")).toPoint() - QPoint(60, 20);
        QCOMPARE(sharp.pixelColor(inBox), QColor(30, 101, 160));
        turnWheel({400, 300}, 1);
        (void)m_map->grab();
        QTRY_VERIFY(m_map->isSharp());
        (void)m_map->grab();
    }

    void aTileIsWhatThePictureShowsThere()
    {
        const PicturePtr picture = largePicture(6, 8);
        QImage whole(picture->size().toSize(), QImage::Format_RGB32);
        whole.fill(Qt::white);
        QPainter painter(&whole);
        picture->paint(painter);
        painter.end();
        PictureTiles tiles;
        tiles.setPicture(picture, Qt::white);
        const Tile tile{4096, 1, 1};
        tiles.want({tile});
        QTRY_VERIFY(tiles.find(tile) != nullptr);
        QCOMPARE(*tiles.find(tile), whole.copy(Tile::side, Tile::side, Tile::side, Tile::side));
    }

    void tilesOfAPictureThatIsGoneAreDropped()
    {
        PictureTiles tiles;
        const QSignalSpy painted(&tiles, &PictureTiles::painted);
        tiles.setPicture(largePicture(6, 8), Qt::white);
        tiles.want({{4096, 0, 0}, {4096, 1, 0}});
        tiles.setPicture(largePicture(2, 2), Qt::white);
        QTRY_VERIFY(!tiles.isPainting());
        QCOMPARE(painted.size(), 0);
        QVERIFY(tiles.find({4096, 0, 0}) == nullptr);
    }

    void theIndexFindsWhatLookingAtEachMarkFinds()
    {
        std::vector<Mark> marks = largePicture(12, 20)->marks();
        for (int i = 0; i < 60; ++i) { // ribbons across everything
            QPainterPathStroker pen;
            pen.setWidth(3 + i % 9);
            QPainterPath line(QPointF(i * 37 % 2000, i * 71 % 1500));
            line.cubicTo({900.0 + i * 3, i * 11.0}, {300.0, 1500.0 - i * 13}, {i * 53.0, 1900.0 - i * 17});
            marks.push_back({QString::number(i), pen.createStroke(line), {}, {}, {}});
        }
        const MarkIndex index(marks);
        std::vector<int> all(marks.size());
        std::iota(all.begin(), all.end(), 0);
        for (int x = -20; x < 2500; x += 23)
            for (int y = -20; y < 2100; y += 29)
                QCOMPARE(index.at(QPointF(x, y), 4), markAt(marks, all, QPointF(x, y), 4));
    }

    void everyMarkAndEveryButtonIsNamedToAScreenReader()
    {
        QAccessible::setActive(true);
        QAccessibleInterface *map = QAccessible::queryAccessibleInterface(m_map);
        QCOMPARE(map->text(QAccessible::Name), QStringLiteral("Many boxes"));
        QVERIFY(map->childCount() > static_cast<int>(m_map->picture()->marks().size()));
        for (int i = 0; i < map->childCount(); ++i)
            QVERIFY(!map->child(i)->text(QAccessible::Name).isEmpty());
        QVERIFY(map->indexOfChild(map->child(map->childCount() - 1)) == map->childCount() - 1);
    }

    void theMenuZoomsToo()
    {
        Q_EMIT m_map->menuRequested(indexOf(QStringLiteral("0-0")), m_map->mapToGlobal(QPoint(100, 100)));
        auto *menu = m_panel->findChild<QMenu *>(QStringLiteral("pictureMenu"));
        QVERIFY(menu != nullptr);
        menu->findChild<QAction *>(QStringLiteral("mapZoomIn"))->trigger();
        QVERIFY(m_map->scale() > 1);
        menu->findChild<QAction *>(QStringLiteral("mapFit"))->trigger();
        QVERIFY(m_map->scale() < 1);
    }
};

QTEST_MAIN(MapPanelTest)
#include "tst_mappanel.moc"
