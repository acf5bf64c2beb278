#pragma once

#include "appearance.h"
#include "windowactions.h"

#include <QSettings>
#include <QStringList>

namespace ledger
{

/// What the reader chose, and how windows stood: kept from one start to the next. The only place that knows QSettings.
class Settings
{
public:
    [[nodiscard]] AppearanceChoice appearance() const;
    void keep(const AppearanceChoice &choice);
    [[nodiscard]] WindowMemory window() const;
    void keep(const WindowMemory &memory);

    /// The ledgers opened of late, newest first; those that are gone left out.
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString &path);

private:
    QSettings m_stored = QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("gigaledger"),
                                   QStringLiteral("gigaledger"));
};

} // namespace ledger
