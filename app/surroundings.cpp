#include "surroundings.h"

#include <QCoreApplication>
#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <pwd.h>
#include <unistd.h>

namespace ledger
{

QString authorName()
{
    const passwd *account = ::getpwuid(::getuid());
    if (!account)
        return qEnvironmentVariable("USER", QStringLiteral("unknown"));
    // The first field of the account's description is the full name.
    const QString fullName = QString::fromLocal8Bit(account->pw_gecos).section(QLatin1Char(','), 0, 0).trimmed();
    return fullName.isEmpty() ? QString::fromLocal8Bit(account->pw_name) : fullName;
}

QDateTime timeNow() { return QDateTime::currentDateTimeUtc(); }

Day today()
{
    const QDate date = QDate::currentDate();
    return Day(std::chrono::days(date.toJulianDay() - QDate(1970, 1, 1).toJulianDay()));
}

QString dataFolder() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation); }

QString stateFolder()
{
    const QString base = qEnvironmentVariable("XDG_STATE_HOME");
    // The XDG specification has relative paths ignored.
    return (QDir::isAbsolutePath(base) ? base : QDir::homePath() + QStringLiteral("/.local/state"))
        + QStringLiteral("/gigaledger");
}

QString bundledFile(const QString &name)
{
    const QDir beside(QCoreApplication::applicationDirPath());
    for (const QString &place : {beside.filePath(name), beside.filePath(QStringLiteral("../share/gigaledger/") + name)})
        if (QFileInfo(place).isFile())
            return QDir::cleanPath(place);
    return {};
}

} // namespace ledger
