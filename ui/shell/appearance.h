#pragma once

#include "style.h"

#include <QDBusVariant>
#include <QObject>
#include <QPalette>
#include <QVariant>

#include <optional>

namespace ledger
{

/// Which theme the reader wants; System follows the desktop, also while it changes.
enum class ThemeChoice { System, Light, Dark };

/// What the reader chose of how the program looks.
struct AppearanceChoice
{
    ThemeChoice theme = ThemeChoice::System;
    int textPercent = 100; ///< 80 to 200

    bool operator==(const AppearanceChoice &) const = default;
};

/// What the desktop portal's `color-scheme` says (1 dark, 2 light, anything else no preference), however many variants
/// it is wrapped in.
[[nodiscard]] std::optional<bool> isDarkByPortal(QVariant colourScheme);

/// How the whole program looks: makes the palette, typeface and Style out of the reader's choice and the desktop's
/// theme. One for the program; made once the QApplication is.
class Appearance : public QObject
{
    Q_OBJECT

public:
    explicit Appearance(const AppearanceChoice &choice, QObject *parent = nullptr);

    [[nodiscard]] const Style &style() const { return m_style; }
    [[nodiscard]] const AppearanceChoice &choice() const { return m_choice; }
    void choose(const AppearanceChoice &choice);

Q_SIGNALS:
    void styleChanged(const ledger::Style &style);
    /// The reader chose anew: worth keeping.
    void choiceChanged(const ledger::AppearanceChoice &choice);

private Q_SLOTS:
    // The desktop portal's org.freedesktop.portal.Settings.SettingChanged.
    void settingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void askDesktop();
    void apply();
    [[nodiscard]] bool isDark() const;

    AppearanceChoice m_choice;
    Style m_style;
    bool m_isPlatformDark = false; // as its palette has it, where no portal answers
    std::optional<bool> m_isDesktopDark;
};

} // namespace ledger
