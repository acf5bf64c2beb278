#include "appearance.h"

#include "controlstyle.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

#include <algorithm>

namespace ledger
{

namespace
{
constexpr int portalTimeout = 300; // milliseconds; asked without waiting

const QString portalService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString portalSettings = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearanceSpace = QStringLiteral("org.freedesktop.appearance");
const QString colourSchemeKey = QStringLiteral("color-scheme");
} // namespace

std::optional<bool> isDarkByPortal(QVariant colourScheme)
{
    while (colourScheme.metaType() == QMetaType::fromType<QDBusVariant>())
        colourScheme = colourScheme.value<QDBusVariant>().variant();
    const uint scheme = colourScheme.toUInt();
    if (scheme != 1 && scheme != 2)
        return std::nullopt;
    return scheme == 1;
}

Appearance::Appearance(const AppearanceChoice &choice, QObject *parent)
    : QObject(parent)
    , m_choice(choice)
    , m_isPlatformDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
    QApplication::setStyle(new ControlStyle);
    askDesktop();
    apply();
}

void Appearance::choose(const AppearanceChoice &choice)
{
    AppearanceChoice next = choice;
    next.textPercent = std::clamp(next.textPercent, 80, 200);
    if (next == m_choice)
        return;
    m_choice = next;
    apply();
    Q_EMIT choiceChanged(m_choice);
}

void Appearance::askDesktop()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return; // no desktop to ask: the platform's palette stands
    bus.connect(portalService, portalPath, portalSettings, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage read
        = QDBusMessage::createMethodCall(portalService, portalPath, portalSettings, QStringLiteral("Read"));
    read << appearanceSpace << colourSchemeKey;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read, portalTimeout), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *call) {
        const QDBusPendingReply<QDBusVariant> reply = *call;
        call->deleteLater();
        if (reply.isError())
            return; // no portal runs: the platform's palette stands
        m_isDesktopDark = isDarkByPortal(reply.value().variant());
        apply();
    });
}

void Appearance::settingChanged(const QString &space, const QString &key, const QDBusVariant &value)
{
    if (space != appearanceSpace || key != colourSchemeKey)
        return;
    m_isDesktopDark = isDarkByPortal(value.variant());
    apply();
}

bool Appearance::isDark() const
{
    switch (m_choice.theme) {
    case ThemeChoice::Light:
        return false;
    case ThemeChoice::Dark:
        return true;
    case ThemeChoice::System:
        break;
    }
    return m_isDesktopDark.value_or(m_isPlatformDark);
}

void Appearance::apply()
{
    const Style next = styleFor(isDark() ? ThemeName::Dark : ThemeName::Light);
    const QFont font = interFont(usualTextPixels * m_choice.textPercent / 100);
    if (QApplication::font() != font)
        QApplication::setFont(font);
    if (m_style == next)
        return;
    m_style = next;
    QApplication::setPalette(paletteFor(m_style));
    Q_EMIT styleChanged(m_style);
}

} // namespace ledger
