#include "newfile.h"

#include "diskerrors.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <sqlite3.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace ledger
{

namespace
{
/// Makes sure that what was written to a file, or to the list of files in a folder, outlives a power cut.
bool syncToDisk(const QString &path)
{
#ifdef Q_OS_UNIX
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool isSynced = ::fsync(file) == 0;
    ::close(file);
    return isSynced;
#else
    Q_UNUSED(path)
    return true;
#endif
}

QStringList sideFilesOf(const QString &file)
{
    return {file + QStringLiteral("-journal"), file + QStringLiteral("-wal"), file + QStringLiteral("-shm")};
}
} // namespace

Result<Done> placeIsFree(const QString &place, NewFile::Existing existing)
{
    if (place.isEmpty())
        return Error{QStringLiteral("the ledger has no name"), QStringLiteral("name a *.gigaledger file")};
    const QFileInfo about(place);
    if (!about.absoluteDir().exists())
        return Error{QStringLiteral("%1: there is no such folder").arg(about.absolutePath()),
                     QStringLiteral("make it, or choose another")};
    if (existing == NewFile::Existing::Keep && (about.exists() || about.isSymLink()))
        return Error{QStringLiteral("%1 is there already").arg(place), QStringLiteral("choose another name")};
    return Done{};
}

NewFile::NewFile(const QString &place)
    : m_place(place)
    , m_path(place + QStringLiteral(".new-") + QString::number(QRandomGenerator::system()->generate64(), 36))
{
}

NewFile::~NewFile()
{
    QFile::remove(m_path);
    for (const QString &side : sideFilesOf(m_path))
        QFile::remove(side);
}

Result<Done> NewFile::put(Existing existing)
{
    if (!syncToDisk(m_path))
        return Error{QStringLiteral("%1 could not be brought to the disk (%2)")
                         .arg(m_place, QString::fromLocal8Bit(std::strerror(errno))),
                     QStringLiteral("check the disk and the room on it")};
    if (existing == Existing::Keep) {
        // QFile::rename never replaces what is there.
        QFile file(m_path);
        if (!file.rename(m_place))
            return Error{QStringLiteral("%1 could not be put in its place (%2)").arg(m_place, file.errorString()),
                         QStringLiteral("choose another name, or remove what is there")};
    } else if (std::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(m_place).constData()) != 0) {
        return Error{QStringLiteral("%1 could not be put in its place (%2)")
                         .arg(m_place, QString::fromLocal8Bit(std::strerror(errno))),
                     QStringLiteral("choose another name, or check that you may write to that folder")};
    }
    syncToDisk(QFileInfo(m_place).absolutePath());
    return Done{};
}

void createTables(Connection &connection, const SchemaVersion &version)
{
    for (const SchemaObject &object : schemaObjects(version.schema))
        if (object.type == "table")
            connection.run(object.sql);
    connection.run("INSERT INTO meta (key, value) VALUES ('title', '')");
    connection.run("PRAGMA application_id = " + std::to_string(ledgerApplicationId));
    connection.run("PRAGMA user_version = " + std::to_string(version.number));
}

void createIndexes(Connection &connection, const SchemaVersion &version)
{
    for (const SchemaObject &object : schemaObjects(version.schema))
        if (object.type != "table")
            connection.run(object.sql);
}

Result<Done> copyTo(Connection &source, const QString &place, NewFile::Existing existing)
{
    if (const auto free = placeIsFree(place, existing); !free)
        return free.error();
    for (const QString &side : sideFilesOf(place).first(2))
        if (QFileInfo::exists(side))
            return Error{QStringLiteral("%1 is in use by another program").arg(place),
                         QStringLiteral("close it there, or choose another name")};
    NewFile copy(place);
    const auto copied = guarded<Done>(place, [&]() -> Result<Done> {
        Connection target(copy.path(), Connection::Access::Create);
        SQLite::Backup backup(target.database(), source.database());
        backup.executeStep(-1);
        return Done{};
    });
    if (!copied)
        return copied.error();
    return copy.put(existing);
}

} // namespace ledger
