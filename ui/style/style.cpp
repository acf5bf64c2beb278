#include "style.h"

#include "resources.h"

#include <QFontDatabase>

#include <algorithm>
#include <cmath>

namespace ledger
{

namespace
{
QColor rgb(QRgb value) { return QColor::fromRgb(value); }

// The hues follow one another so that neighbours in rank differ in lightness as well as in hue, which is what readers
// who do not tell red from green, and a black-and-white printer, go by.
Style lightStyle()
{
    Style style;
    style.theme = ThemeName::Light;
    style.background = rgb(0xfbfaf7);
    style.panel = rgb(0xf2f0eb);
    style.ink = rgb(0x17191d);
    style.mutedInk = rgb(0x5d636a);
    style.grid = rgb(0xe3e1db);
    style.axis = rgb(0x7d8288);
    style.accent = rgb(0xd8405a);
    style.selection = rgb(0x2a66ad);
    style.selectionInk = rgb(0xffffff);
    style.warning = rgb(0xb3261e);
    style.series = rgb(0x2e6db4);
    style.seriesPale = rgb(0xb4c9e2);
    style.others = rgb(0xb9bcbf);
    style.hues = {rgb(0x2460a7), rgb(0xe0912b), rgb(0x2f8f6b), rgb(0xc4492f), rgb(0x7fb2e0),
                  rgb(0x64509f), rgb(0xb7ad2e), rgb(0xd783ad), rgb(0x1d7f8c), rgb(0x84583a)};
    return style;
}

Style darkStyle()
{
    Style style;
    style.theme = ThemeName::Dark;
    style.background = rgb(0x14181d);
    style.panel = rgb(0x1c2127);
    style.ink = rgb(0xf1f2f3);
    style.mutedInk = rgb(0xa6acb3);
    style.grid = rgb(0x2b3138);
    style.axis = rgb(0x757c84);
    style.accent = rgb(0xe8546b);
    style.selection = rgb(0x2f6fba);
    style.selectionInk = rgb(0xffffff);
    style.warning = rgb(0xff8a80);
    style.series = rgb(0x4c8fdc);
    style.seriesPale = rgb(0x2c4767);
    style.others = rgb(0x646b73);
    style.hues = {rgb(0x4381cf), rgb(0xe59b3c), rgb(0x3fa57f), rgb(0xd65d43), rgb(0x93c1ea),
                  rgb(0x8571c4), rgb(0xc6bc45), rgb(0xdf92b9), rgb(0x38a0ad), rgb(0xa8764f)};
    return style;
}

Style printStyle()
{
    Style style;
    style.theme = ThemeName::Print;
    style.background = rgb(0xffffff);
    style.panel = rgb(0xf3f3f3);
    style.ink = rgb(0x111111);
    style.mutedInk = rgb(0x555555);
    style.grid = rgb(0xdddddd);
    style.axis = rgb(0x777777);
    style.accent = rgb(0x111111);
    style.selection = rgb(0x333333);
    style.selectionInk = rgb(0xffffff);
    style.warning = rgb(0x111111);
    style.series = rgb(0x4a4a4a);
    style.seriesPale = rgb(0xc4c4c4);
    style.others = rgb(0xe9e9e9);
    style.hues = {rgb(0x3d3d3d), rgb(0xbdbdbd), rgb(0x777777), rgb(0xdcdcdc), rgb(0x5a5a5a),
                  rgb(0xa3a3a3), rgb(0xcccccc), rgb(0x6a6a6a), rgb(0xb0b0b0), rgb(0x8a8a8a)};
    style.usesPatterns = true;
    return style;
}

double luminance(const QColor &colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

struct RoleLook
{
    double size;
    QFont::Weight weight;
};

RoleLook lookOf(TextRole role)
{
    switch (role) {
    case TextRole::Title:
        return {25, QFont::Bold};
    case TextRole::Subtitle:
        return {15, QFont::Normal};
    case TextRole::Axis:
        return {13, QFont::Normal};
    case TextRole::Label:
        return {13.5, QFont::Normal};
    case TextRole::LabelStrong:
        return {13.5, QFont::DemiBold};
    case TextRole::Footnote:
        break;
    }
    return {12, QFont::Normal};
}

void setTexts(QPalette &palette, QPalette::ColorGroup group, const QColor &ink)
{
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(group, role, ink);
}
} // namespace

Style styleFor(ThemeName theme)
{
    switch (theme) {
    case ThemeName::Dark:
        return darkStyle();
    case ThemeName::Print:
        return printStyle();
    case ThemeName::Light:
        break;
    }
    return lightStyle();
}

QColor mixed(const QColor &a, const QColor &b, double ofB)
{
    const auto channel = [ofB](int one, int two) { return static_cast<int>(std::lround(one + (two - one) * ofB)); };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

QColor partyColour(const Style &style, const PartyHue &hue)
{
    if (hue.index < 0)
        return style.others;
    const double lighter = std::min(0.15 * hue.depth, 0.6);
    return mixed(style.hues[static_cast<std::size_t>(hue.index % partyHueCount)], Qt::white, lighter);
}

QColor greyAt(const Style &style, int place)
{
    // From the colour of the others, so much towards the ink; or, where that is no near-white, towards the ground.
    constexpr std::array<double, greyTones> onScreen{0.05, 0.33, -0.47, 0.19, -0.17, 0.46};
    constexpr std::array<double, greyTones> inPrint{0.2, 0.5, 0, 0.4, 0.1, 0.3};
    const auto tone = static_cast<std::size_t>(place % greyTones);
    const double towardsInk = style.usesPatterns ? inPrint[tone] : onScreen[tone];
    return towardsInk < 0 ? mixed(style.others, style.background, -towardsInk)
                          : mixed(style.others, style.ink, towardsInk);
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double two = luminance(b) + 0.05;
    return std::max(one, two) / std::min(one, two);
}

QColor readableOn(const Style &style, const QColor &colour, const QColor &ground)
{
    for (int step = 0; step <= 20; ++step) {
        const QColor tried = mixed(colour, style.ink, step / 20.0);
        if (contrast(tried, ground) >= 4.5)
            return tried;
    }
    return inkOn(ground);
}

QColor inkOn(const QColor &ground)
{
    const QColor soft = rgb(0x111317);
    if (contrast(soft, ground) >= std::max(4.5, contrast(Qt::white, ground)))
        return soft;
    // On a middling ground pure black or white is needed: one of the two always reaches 4.5.
    return contrast(Qt::white, ground) >= contrast(Qt::black, ground) ? Qt::white : Qt::black;
}

QFont interFont(int pixelSize, QFont::Weight weight)
{
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(pixelSize);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(true);
    return font;
}

double textScale(const QFont &font)
{
    return std::max(1.0, static_cast<double>(font.pixelSize()) / usualTextPixels); // -1 where it is set in points
}

int scaledToText(int length, const QFont &font) { return qRound(length * textScale(font)); }

QFont fontFor(TextRole role, double scale)
{
    const RoleLook look = lookOf(role);
    return interFont(std::max(11, static_cast<int>(std::lround(look.size * scale))), look.weight);
}

QPalette paletteFor(const Style &style)
{
    const bool isDark = style.theme == ThemeName::Dark;
    const QColor button = isDark ? mixed(style.panel, Qt::white, 0.08) : mixed(style.panel, Qt::white, 0.55);
    QPalette palette(button, style.panel);
    palette.setColor(QPalette::Window, style.panel);
    palette.setColor(QPalette::Base, isDark ? style.background : mixed(style.background, Qt::white, 0.6));
    palette.setColor(QPalette::AlternateBase, mixed(style.background, style.panel, 0.6));
    palette.setColor(QPalette::Button, button);
    palette.setColor(QPalette::ToolTipBase, isDark ? mixed(style.panel, Qt::white, 0.1) : QColor(Qt::white));
    palette.setColor(QPalette::Light, mixed(button, Qt::white, isDark ? 0.12 : 0.7));
    palette.setColor(QPalette::Midlight, mixed(button, Qt::white, isDark ? 0.06 : 0.35));
    palette.setColor(QPalette::Mid, mixed(style.panel, isDark ? Qt::black : style.ink, isDark ? 0.3 : 0.22));
    palette.setColor(QPalette::Dark, mixed(style.panel, isDark ? Qt::black : style.ink, isDark ? 0.45 : 0.4));
    palette.setColor(QPalette::Shadow, mixed(style.panel, Qt::black, isDark ? 0.7 : 0.6));
    palette.setColor(QPalette::BrightText, style.warning);
    palette.setColor(QPalette::PlaceholderText, style.mutedInk);
    palette.setColor(QPalette::Highlight, style.selection);
    palette.setColor(QPalette::HighlightedText, style.selectionInk);
    palette.setColor(QPalette::Link, readableOn(style, style.series, style.panel));
    palette.setColor(QPalette::LinkVisited, readableOn(style, style.hues[5], style.panel));
    setTexts(palette, QPalette::Active, style.ink);
    setTexts(palette, QPalette::Inactive, style.ink);
    setTexts(palette, QPalette::Disabled, mixed(style.panel, style.ink, 0.45));
    palette.setColor(QPalette::Disabled, QPalette::Base, style.panel);
    palette.setColor(QPalette::Disabled, QPalette::Button, style.panel);
    palette.setColor(QPalette::Disabled, QPalette::PlaceholderText, mixed(style.panel, style.ink, 0.35));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, mixed(style.panel, style.ink, 0.25));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, mixed(style.panel, style.ink, 0.7));
    palette.setColor(QPalette::Disabled, QPalette::Link, mixed(style.panel, style.ink, 0.45));
    return palette;
}

bool loadFonts()
{
    bundleResources();
    bool isComplete = true;
    for (const char *weight : {"Regular", "Medium", "SemiBold", "Bold"}) {
        const QString file = QStringLiteral(":/fonts/Inter-%1.otf").arg(QLatin1String(weight));
        isComplete = QFontDatabase::addApplicationFont(file) >= 0 && isComplete;
    }
    return isComplete;
}

} // namespace ledger
