#include <QTest>

#include "../analysis/ledgerfixture.h"
#include "icons.h"
#include "partyhues.h"
#include "style.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

using namespace ledger;

class StyleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(loadFonts()); }

    void theBundledTypefaceIsWhatIsDrawnWith_data()
    {
        QTest::addColumn<int>("role");
        for (const TextRole role : {TextRole::Title, TextRole::Subtitle, TextRole::Axis, TextRole::Label,
                                    TextRole::LabelStrong, TextRole::Footnote})
            QTest::addRow("role %d", static_cast<int>(role)) << static_cast<int>(role);
    }

    void theBundledTypefaceIsWhatIsDrawnWith()
    {
        QFETCH(int, role);
        for (const double scale : {0.1, 0.8, 1.0, 2.4}) {
            const QFont font = fontFor(static_cast<TextRole>(role), scale);
            QCOMPARE(QFontInfo(font).family(), QStringLiteral("Inter"));
            QVERIFY(font.pixelSize() >= 11);
            QCOMPARE(font.hintingPreference(), QFont::PreferNoHinting);
            for (const char32_t letter : {U'\u202f', U'≠', U'…', U'→', U'←', U'’', U'–', U'\u2212', U'ñ'})
                QVERIFY(QFontMetricsF(font).inFontUcs4(letter));
        }
    }

    void textCanBeReadOnEveryGround_data()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << static_cast<int>(ThemeName::Light);
        QTest::newRow("dark") << static_cast<int>(ThemeName::Dark);
        QTest::newRow("print") << static_cast<int>(ThemeName::Print);
    }

    void textCanBeReadOnEveryGround()
    {
        QFETCH(int, theme);
        const Style style = styleFor(static_cast<ThemeName>(theme));
        for (const QColor &ground : {style.background, style.panel})
            for (const QColor &ink : {style.ink, style.mutedInk, style.warning})
                QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(ink.name() + QLatin1Char(' ') + ground.name()));
        QVERIFY(contrast(style.selectionInk, style.selection) >= 4.5);
        for (const QColor &hue : style.hues) {
            QVERIFY(contrast(readableOn(style, hue, style.background), style.background) >= 4.5);
            QVERIFY(contrast(inkOn(hue), hue) >= 4.5);
        }
        const QPalette palette = paletteFor(style);
        QVERIFY(contrast(palette.color(QPalette::WindowText), palette.color(QPalette::Window)) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::Text), palette.color(QPalette::Base)) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::ButtonText), palette.color(QPalette::Button)) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::Link), palette.color(QPalette::Window)) >= 4.5);
        QVERIFY(palette.color(QPalette::Disabled, QPalette::Text) != palette.color(QPalette::Active, QPalette::Text));
    }

    void neighbouringHuesDifferInLightnessToo()
    {
        for (const ThemeName theme : {ThemeName::Light, ThemeName::Dark, ThemeName::Print}) {
            const Style style = styleFor(theme);
            for (std::size_t i = 0; i + 1 < style.hues.size(); ++i)
                QVERIFY2(contrast(style.hues[i], style.hues[i + 1]) > 1.15, qPrintable(QString::number(i)));
        }
    }

    void huesGoToTheLargestFamiliesForGood()
    {
        LedgerFixture made;
        made.party("giant");
        made.party("limb", "giant");
        made.parties({"lab", "small"});
        for (int i = 0; i < 12; ++i)
            made.party(qPrintable(QStringLiteral("cloud-%1").arg(i, 2, 10, QLatin1Char('0'))));
        made.promise("d-limb", "lab", "limb", 900e9);
        for (int i = 0; i < 12; ++i)
            made.promise(qPrintable(QStringLiteral("d-%1").arg(i)), "lab",
                         qPrintable(QStringLiteral("cloud-%1").arg(i, 2, 10, QLatin1Char('0'))), 100e9);
        made.promise("d-small", "lab", "small", 1e9);
        const PartyHues hues = partyHues(*made.ledger());
        QCOMPARE(hues["lab"], (PartyHue{0, 0}));
        QCOMPARE(hues["giant"], (PartyHue{1, 0}));
        QCOMPARE(hues["limb"], (PartyHue{1, 1}));
        QCOMPARE(hues["cloud-00"], (PartyHue{2, 0})); // of equals, by id
        QCOMPARE(hues["cloud-07"], (PartyHue{9, 0}));
        QCOMPARE(hues["cloud-08"], PartyHue());
        QCOMPARE(hues["small"], PartyHue());
        const Style style = styleFor(ThemeName::Light);
        QCOMPARE(partyColour(style, hues["small"]), style.others);
        QVERIFY(partyColour(style, hues["limb"]).lightnessF() > partyColour(style, hues["giant"]).lightnessF());
    }

    void greysThatMeetDiffer()
    {
        for (const ThemeName theme : {ThemeName::Light, ThemeName::Dark, ThemeName::Print}) {
            const Style style = styleFor(theme);
            for (int place = 0; place < 2 * greyTones; ++place) {
                const QColor grey = greyAt(style, place);
                QVERIFY(contrast(grey, greyAt(style, place + 1)) > 1.25);
                QVERIFY(contrast(inkOn(grey), grey) >= 4.5);
                for (int further = 2; further < greyTones; ++further) // where those between are missing
                    QVERIFY(contrast(grey, greyAt(style, place + further)) > 1.1);
            }
            for (int place = 0; place < greyCount; ++place)
                for (int other = 0; other < place; ++other)
                    QVERIFY(contrast(greyAt(style, place), greyAt(style, other)) > 1.4);
        }
    }

    void guaranteesAndChipsGiveNoHue()
    {
        LedgerFixture made;
        made.parties({"bank", "borrower"});
        made.promise("g", "bank", "borrower", 10e9, Nature::Guarantee);
        QCOMPARE(partyHues(*made.ledger()).size(), std::size_t(0));
        QCOMPARE(traitsOf(*made.ledger()).lastDay, std::optional(dayOf("2025-01-01")));
        QCOMPARE(traitsOf(*ledgerOf({})).lastDay, std::nullopt);
    }

    void everyIconIsDrawnInThePalettesColour()
    {
        QPalette palette;
        palette.setColor(QPalette::Active, QPalette::ButtonText, QColor(200, 10, 20));
        const QStringList names = iconNames();
        for (const char *needed :
             {"overview", "share",   "commitments", "capacity", "timeline", "flows",  "dependencies", "reconcile",
              "ledger",   "stories", "play",        "back",     "forth",    "search", "export",       "copy",
              "data",     "add",     "undo",        "redo",     "import",   "theme",  "gigaledger"})
            QVERIFY2(names.contains(QLatin1String(needed)), needed);
        for (const QString &name : names) {
            const QImage image = icon(name, palette).pixmap(48, 48).toImage();
            bool isColoured = false;
            bool isDrawn = false;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    isDrawn = isDrawn || pixel.alpha() > 200;
                    isColoured = isColoured || (pixel.alpha() > 250 && pixel.red() > 190 && pixel.blue() < 40);
                }
            QVERIFY2(isDrawn, qPrintable(name));
            if (name != QLatin1String("gigaledger"))
                QVERIFY2(isColoured, qPrintable(name));
        }
        QVERIFY(icon(QStringLiteral("no-such-icon"), palette).isNull());
    }
};

QTEST_MAIN(StyleTest)
#include "tst_style.moc"
