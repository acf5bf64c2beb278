#pragma once

#include "partyhues.h"

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

#include <array>

namespace ledger
{

/// How everything looks: on screen light or dark, or in print (greys told apart by patterns).
enum class ThemeName { Light, Dark, Print };

/// What a text of a picture is for; decides its size and weight.
enum class TextRole { Title, Subtitle, Axis, Label, LabelStrong, Footnote };

/// Every colour that the program draws with, as a value. Text colours have a contrast of at least 4.5 on `background`
/// and on `panel`.
struct Style
{
    ThemeName theme = ThemeName::Light;
    QColor background = {}; ///< behind pictures and lists
    QColor panel = {}; ///< behind forms, bars and rails
    QColor ink = {};
    QColor mutedInk = {};
    QColor grid = {};
    QColor axis = {};
    QColor accent = {}; ///< the short rule over a title, what is being pointed at
    QColor selection = {};
    QColor selectionInk = {};
    QColor warning = {}; ///< contested, refused
    QColor series = {}; ///< bars that need no colour of their own
    QColor seriesPale = {}; ///< the same where something else is highlighted
    QColor others = {}; ///< parties without a hue, and what is gathered
    std::array<QColor, partyHueCount> hues = {};
    bool usesPatterns = false; ///< whether hues are greys that need a pattern to be told apart

    bool operator==(const Style &) const = default;
};

/// The colours of a theme.
[[nodiscard]] Style styleFor(ThemeName theme);

/// The colour of a party, its children lighter (on dark: darker); grey for those without a hue.
[[nodiscard]] QColor partyColour(const Style &style, const PartyHue &hue);

/// So many greys can be told apart by themselves, as in a key.
inline constexpr int greyCount = 3;
/// So many differ at all; of those that follow one another a light one stands beside a dark one.
inline constexpr int greyTones = 6;

/// The grey of what has no hue, by its place among the greys. The first three are the furthest apart; of six no two are
/// the same, so that those that meet where others are missing between them differ as well.
[[nodiscard]] QColor greyAt(const Style &style, int place);

/// The contrast of two colours as WCAG defines it, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

/// The colour, moved towards the ink only as far as text on that ground needs to be read (contrast 4.5).
[[nodiscard]] QColor readableOn(const Style &style, const QColor &colour, const QColor &ground);
/// Black or white, whichever reads better on the ground.
[[nodiscard]] QColor inkOn(const QColor &ground);
/// A mixed with so much of B (0 to 1): opaque, since vector formats differ in translucency.
[[nodiscard]] QColor mixed(const QColor &a, const QColor &b, double ofB);

/// Inter in the size and weight of a role; sizes are at least 11 px. `scale` is 1 for a picture of about 1120 × 640.
[[nodiscard]] QFont fontFor(TextRole role, double scale = 1);
/// How large the window's text is where the reader has not chosen otherwise.
inline constexpr int usualTextPixels = 13;
/// So many times as large as usual is what is set in a font; at least once: what goes with text, as icons do, grows
/// with it and does not shrink.
[[nodiscard]] double textScale(const QFont &font);
/// A length that is right for text of the usual size, for text that is set in a font.
[[nodiscard]] int scaledToText(int length, const QFont &font);
/// Inter in a pixel size, for widgets.
[[nodiscard]] QFont interFont(int pixelSize, QFont::Weight weight = QFont::Normal);

/// All roles of the widgets' palette, disabled and inactive included.
[[nodiscard]] QPalette paletteFor(const Style &style);

/// Registers the bundled typeface, once for each program, before the first text is measured; false where it is missing.
[[nodiscard]] bool loadFonts();

} // namespace ledger
