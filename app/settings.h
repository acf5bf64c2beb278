#pragma once

#include "appearance.h"
#include "ledgerstore.h"
#include "windowactions.h"

#include <QSettings>
#include <QStringList>

#include <optional>

namespace ledger
{

/// How far a reader has seen a ledger: up to which revision, and on which day.
struct SeenLedger
{
    Revision revision = 0;
    std::optional<PartialDate> day = {};
};

/// What the reader chose, and how windows stood: kept from one start to the next. The only place that knows QSettings.
class Settings
{
public:
    [[nodiscard]] AppearanceChoice appearance() const;
    void keep(const AppearanceChoice &choice);
    [[nodiscard]] WindowMemory window() const;
    void keep(const WindowMemory &memory);

    /// How far the ledger in a file was seen; nothing where it never was.
    [[nodiscard]] std::optional<SeenLedger> seen(const QString &path) const;
    void keepSeen(const QString &path, const SeenLedger &seen);

    /// The ledgers opened of late, newest first; those that are gone left out.
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString &path);

private:
    QSettings m_stored = QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("gigaledger"),
                                   QStringLiteral("gigaledger"));
};

} // namespace ledger
