#include <QTest>

#include "drawing.h"
#include "exporting.h"
#include "fittedpicture.h"
#include "style.h"

#include <QFontInfo>
#include <QImage>
#include <QSvgRenderer>
#include <QTemporaryDir>

#include <clocale>

using namespace ledger;

namespace
{
/// A bar, a hatched bar, a dashed line and two texts: one of everything that pictures are made of.
PicturePtr samplePicture()
{
    Drawing drawing(QSizeF(320, 200));
    drawing.caption.title = QStringLiteral("Bars & <b>more</b>");
    drawing.sentence = QStringLiteral("Two bars, one of them hatched.");
    drawing.fill(QRectF(0, 0, 320, 200), QColor(0xfb, 0xfa, 0xf7));
    drawing.fill(QRectF(20, 40.5, 133.25, 30), QColor(0x2e, 0x6d, 0xb4));
    QPainterPath outline;
    outline.addRect(20, 90, 200, 30);
    drawing.stroke(hatching(outline, -45, 6), {QColor(0x2e, 0x6d, 0xb4), 1.5, {}, false});
    drawing.line({20, 140}, {300, 140}, {Qt::black, 1.5, {4, 3}, false});
    drawing.text(QStringLiteral("Oracle"), fontFor(TextRole::LabelStrong), Qt::black, {20, 30});
    drawing.text(QStringLiteral("$300B"), fontFor(TextRole::Label), Qt::black, {300, 30}, Across::Right);
    return std::move(drawing).picture();
}

QByteArray bytesOf(PictureFormat format, double scale = 1)
{
    const auto bytes = pictureBytes(*samplePicture(), format, scale);
    return bytes ? *bytes : QByteArray();
}
} // namespace

class ExportingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(loadFonts());
        QCOMPARE(QFontInfo(fontFor(TextRole::Label)).family(), QStringLiteral("Inter"));
    }

    void theSamePictureGivesTheSameBytes_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("png") << static_cast<int>(PictureFormat::Png);
        QTest::newRow("svg") << static_cast<int>(PictureFormat::Svg);
        QTest::newRow("pdf") << static_cast<int>(PictureFormat::Pdf);
    }

    void theSamePictureGivesTheSameBytes()
    {
        QFETCH(int, format);
        const QByteArray first = bytesOf(static_cast<PictureFormat>(format));
        QTest::qWait(1100); // a clock in the bytes would show
        QVERIFY(!first.isEmpty());
        QCOMPARE(bytesOf(static_cast<PictureFormat>(format)), first);
    }

    void aScaledPngHasMorePixelsOfTheSamePicture()
    {
        const QImage once = QImage::fromData(bytesOf(PictureFormat::Png));
        const QImage thrice = QImage::fromData(bytesOf(PictureFormat::Png, 3));
        QCOMPARE(once.size(), QSize(320, 200));
        QCOMPARE(thrice.size(), QSize(960, 600));
        QCOMPARE(thrice.pixelColor(180, 165), once.pixelColor(60, 55));
        QCOMPARE(thrice.pixelColor(955, 595), QColor(0xfb, 0xfa, 0xf7)); // nothing is cut off or left unpainted
        QCOMPARE(once.text(QStringLiteral("Title")), QStringLiteral("Bars & <b>more</b>"));
    }

    void textStaysTextInAnSvg()
    {
        const QByteArray svg = bytesOf(PictureFormat::Svg);
        QVERIFY(svg.contains("Oracle</text>"));
        QVERIFY(svg.contains("font-family=\"Inter\""));
        QVERIFY(!svg.contains("<b>more</b>"));
        QVERIFY(!svg.contains("clip"));
        QVERIFY(QSvgRenderer(svg).isValid());
    }

    void aPdfIsVectorWithoutAClock()
    {
        const QByteArray pdf = bytesOf(PictureFormat::Pdf);
        QVERIFY(pdf.startsWith("%PDF"));
        QVERIFY(!pdf.contains("/Subtype /Image"));
        QVERIFY(pdf.contains("/CreationDate (D:20000101000000"));
        QVERIFY(pdf.contains("/MediaBox [0 0 240"));
    }

    void numbersInFilesKeepTheirPointInAnyLocale()
    {
        const QByteArray before = bytesOf(PictureFormat::Svg);
        const QByteArray old = setlocale(LC_NUMERIC, nullptr);
        const QLocale reader;
        setlocale(LC_NUMERIC, "de_DE.UTF-8");
        QLocale::setDefault(QLocale(QLocale::German));
        const QByteArray after = bytesOf(PictureFormat::Svg);
        setlocale(LC_NUMERIC, old.constData());
        QLocale::setDefault(reader);
        QCOMPARE(after, before);
    }

    void whatCannotBeDrawnIsSaid()
    {
        QVERIFY(!pictureBytes(*samplePicture(), PictureFormat::Png, 5));
        QVERIFY(!pictureBytes(*samplePicture(), PictureFormat::Png, 0));
        Drawing huge(QSizeF(100000, 100));
        QVERIFY(!pictureBytes(*std::move(huge).picture(), PictureFormat::Png));
        Drawing nothing(QSizeF(0, 100));
        const auto error = pictureBytes(*std::move(nothing).picture(), PictureFormat::Svg);
        QVERIFY(!error);
        QVERIFY(!error.error().remedy.isEmpty());
    }

    void aFileNameSaysTheFormat_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("format");
        QTest::newRow("png") << QStringLiteral("a.b/share.PNG") << static_cast<int>(PictureFormat::Png);
        QTest::newRow("svg") << QStringLiteral("share.svg") << static_cast<int>(PictureFormat::Svg);
        QTest::newRow("pdf") << QStringLiteral("share.pdf") << static_cast<int>(PictureFormat::Pdf);
        QTest::newRow("other") << QStringLiteral("share.gif") << -1;
        QTest::newRow("none") << QStringLiteral("png") << -1;
    }

    void aFileNameSaysTheFormat()
    {
        QFETCH(QString, name);
        QFETCH(int, format);
        const auto found = pictureFormat(name);
        QCOMPARE(found ? static_cast<int>(*found) : -1, format);
    }

    void aFileIsWrittenWholeOrTheErrorNamesIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("share.svg"));
        QVERIFY(static_cast<bool>(writeFile(path, "one")));
        QVERIFY(static_cast<bool>(writeFile(path, "two")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("two"));
        const auto failed = writeFile(folder.filePath(QStringLiteral("no/such/folder.svg")), "three");
        QVERIFY(!failed);
        QVERIFY(failed.error().what.contains(QStringLiteral("folder.svg")));
        QVERIFY(!writeFile(folder.path(), "three"));
    }

    void nothingThatIsExportedTakesThePlaceOfALedger()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("my.gigaledger"));
        QVERIFY(static_cast<bool>(replaceFile(path, "the ledger")));
        const auto refused = writeFile(path, "{}");
        QVERIFY(!refused);
        QVERIFY(refused.error().what.contains(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("the ledger"));
    }

    void hatchingStaysInsideItsOutline()
    {
        QPainterPath outline;
        outline.addRect(10, 20, 50, 30);
        for (const double angle : {0.0, 45.0, -45.0, 90.0, 30.0}) {
            const QPainterPath lines = hatching(outline, angle, 5);
            QVERIFY(!lines.isEmpty());
            QVERIFY(outline.boundingRect().adjusted(-0.01, -0.01, 0.01, 0.01).contains(lines.boundingRect()));
        }
    }

    void aPictureThatIsTooLargeIsDrawnSmallerInTheMiddle()
    {
        Drawing drawing(QSizeF(800, 200));
        drawing.fill(QRectF(0, 0, 800, 200), Qt::red);
        const QRectF where = drawing.text(QStringLiteral("Oracle"), fontFor(TextRole::Label), Qt::black, {400, 100});
        QPainterPath outline;
        outline.addRect(400, 100, 80, 40);
        drawing.mark({QStringLiteral("m"), outline, QStringLiteral("Oracle"), QStringLiteral("$300B"), {}});
        drawing.nameMark(QStringLiteral("m"), where);
        const PicturePtr whole = std::move(drawing).picture();

        QCOMPARE(fitted(whole, QSizeF(800, 200), Qt::white), whole);
        const PicturePtr small = fitted(whole, QSizeF(400, 300), Qt::white);
        QCOMPARE(small->size(), QSizeF(400, 300));
        QCOMPARE(small->marks()[0].outline.boundingRect(), QRectF(200, 150, 40, 20));
        QCOMPARE(small->labels()[0].rect.width(), where.width() / 2);
        QCOMPARE(small->marks()[0].label, small->labels()[0].rect);
        QImage image(400, 300, QImage::Format_RGB32);
        QPainter painter(&image);
        small->paint(painter);
        QCOMPARE(image.pixelColor(5, 50), QColor(Qt::white));
        QCOMPARE(image.pixelColor(5, 150), QColor(Qt::red));
    }

    void longTextsAreShortenedAndNeverCut()
    {
        const QFont font = fontFor(TextRole::Label);
        const QString name = QStringLiteral("Hyperion joint venture of several funds and a lab, phase twelve");
        const QString brief = shortened(name, font, 120);
        QVERIFY(brief.endsWith(QChar(0x2026)));
        QVERIFY(widthOf(brief, font) <= 120);
        QVERIFY(name.startsWith(brief.chopped(1)));
        QCOMPARE(shortened(name, font, 2000), name);
        QCOMPARE(shortened(name, font, 2), QString());
    }

    void titlesWrapAtSpacesThatMayBreak()
    {
        const QFont font = fontFor(TextRole::Title);
        const QString title
            = QStringLiteral("Oracle is the largest cloud of all in 2027, with 43\u202f% of what is bought");
        const QStringList lines = wrapped(title, font, 420, 3);
        QVERIFY(lines.size() > 1);
        QCOMPARE(lines.join(QLatin1Char(' ')), title);
        for (const QString &line : lines)
            QVERIFY(widthOf(line, font) <= 420);
        const QStringList two = wrapped(title, font, 300, 2);
        QCOMPARE(two.size(), 2);
        QVERIFY(two.last().endsWith(QChar(0x2026)));
    }
};

QTEST_MAIN(ExportingTest)
#include "tst_exporting.moc"
