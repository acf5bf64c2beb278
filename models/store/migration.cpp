#include "migration.h"

#include "diskerrors.h"
#include "newfile.h"

#include <QFileInfo>

namespace ledger
{

namespace
{
/// `deals.gigaledger` → `deals.before-version-2.gigaledger`, numbered where that is there already.
QString copyPath(const QString &file, int version)
{
    const QFileInfo about(file);
    const QString stem = about.path() + QLatin1Char('/') + about.completeBaseName()
        + QStringLiteral(".before-version-%1").arg(version);
    const QString suffix = about.suffix().isEmpty() ? QString() : QLatin1Char('.') + about.suffix();
    QString path = stem + suffix;
    for (int i = 2; QFileInfo::exists(path); ++i)
        path = stem + QStringLiteral("-%1").arg(i) + suffix;
    return path;
}

Result<Done> migrated(Connection &connection, const QString &file, std::span<const SchemaVersion> versions)
{
    return guarded<Done>(file, [&]() -> Result<Done> {
        // Tables that are made anew and renamed must not take their rows' dependents with them.
        connection.run("PRAGMA foreign_keys = OFF");
        WriteTransaction transaction(connection);
        for (const SchemaVersion &version : versions)
            if (connection.number("PRAGMA user_version") == version.number - 1) {
                connection.run(version.migration);
                connection.run("PRAGMA user_version = " + std::to_string(version.number));
            }
        Statement broken(connection.handle(), "PRAGMA foreign_key_check");
        if (broken.step()) {
            const std::string table(broken.text(0));
            return Error{
                QStringLiteral("%1 could not be brought to the present version: a row of table %2 refers to nothing")
                    .arg(file, QString::fromStdString(table)),
                QStringLiteral("the file is as it was; mend that row with sqlite3, or restore a backup")};
        }
        broken.reset();
        transaction.commit();
        connection.run("PRAGMA foreign_keys = ON");
        return Done{};
    });
}
} // namespace

Result<QString> migrate(Connection &connection, const QString &file, std::span<const SchemaVersion> versions)
{
    const QString copy = copyPath(file, versions.back().number);
    if (const auto kept = copyTo(connection, copy, NewFile::Existing::Keep); !kept)
        return Error{QStringLiteral("%1 is of an older version, and no copy of it could be kept (%2)")
                         .arg(file, kept.error().what),
                     kept.error().remedy};
    if (const auto done = migrated(connection, file, versions); !done)
        return done.error();
    return copy;
}

} // namespace ledger
