#include "opening.h"

#include "diskerrors.h"
#include "filechecks.h"
#include "journaling.h"
#include "migration.h"
#include "newfile.h"

#include <SQLiteCpp/Exception.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace ledger
{

namespace
{
using Access = Connection::Access;

QString logOf(const QString &file) { return file + QStringLiteral("-wal"); }

#ifdef Q_OS_UNIX
bool mayUse(const QString &path, int how)
{
    return ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), how, AT_EACCESS) == 0;
}
bool mayRead(const QString &file) { return mayUse(file, R_OK); }
bool mayWrite(const QString &file) { return mayUse(file, W_OK); }
/// Whether the folder of a file takes the journals that writing needs.
bool mayWriteBeside(const QString &file) { return mayUse(QFileInfo(file).absolutePath(), W_OK); }
#else
bool mayRead(const QString &file) { return QFileInfo(file).isReadable(); }
bool mayWrite(const QString &file) { return QFileInfo(file).isWritable(); }
bool mayWriteBeside(const QString &file) { return QFileInfo(QFileInfo(file).absolutePath()).isWritable(); }
#endif

/// What a file is to hold, worked out once for both looks at it.
struct Expected
{
    int version = 0;
    std::vector<SchemaObject> objects = {};
};

/// What became known of a file while only reading it.
struct Examined
{
    std::unique_ptr<Connection> connection = {};
    int version = 0;
    Expected expected = {};
};

const SchemaVersion *versionNumbered(std::span<const SchemaVersion> versions, int number)
{
    for (const SchemaVersion &version : versions)
        if (version.number == number)
            return &version;
    return nullptr;
}

Result<int> examinedVersion(Connection &connection, const QString &file, std::span<const SchemaVersion> versions,
                            Expected &expected)
{
    const SchemaVersion &newest = versions.back();
    harden(connection);
    const int version = versionOf(connection);
    const SchemaVersion *known = versionNumbered(versions, version);
    if (!known && version <= newest.number)
        return Error{QStringLiteral("%1 says that it is of version %2, which there never was").arg(file).arg(version),
                     QStringLiteral("restore a backup")};
    if (known && (expected.objects.empty() || expected.version != version))
        expected = {version, schemaObjects(known->schema)};
    const auto objects
        = known ? ownObjectsOnly(connection, file, expected.objects) : readableTables(connection, file, newest);
    if (!objects)
        return objects.error();
    return version;
}

Result<Examined> examined(const QString &file, Access access, std::span<const SchemaVersion> versions)
{
    Examined found{.connection = std::make_unique<Connection>(file, access)};
    if (const auto head = ledgerHead(*found.connection, file); !head)
        return head.error();
    const Result<int> version = examinedVersion(*found.connection, file, versions, found.expected);
    if (!version)
        return version.error();
    if (const auto pages = soundPages(*found.connection, file); !pages)
        return pages.error();
    found.version = *version;
    return found;
}

/// Reading alone cannot go on: a journal or a log left by a crash has first to be worked into the file.
bool needsRecovery(const SQLite::Exception &failure)
{
    const int code = failure.getExtendedErrorCode();
    return code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY || code == SQLITE_READONLY_CANTINIT;
}

/// A file that is ours to read only: its write-ahead log needs side files, which could not be made, or would be ours
/// and stand in its owner's way. With an empty log it is read without them, as a file that nobody changes meanwhile.
Result<Examined> examinedAsReader(const QString &file, std::span<const SchemaVersion> versions)
{
    const bool hasJournal = QFileInfo::exists(file + QStringLiteral("-journal"));
    const bool hasLog = QFileInfo(logOf(file)).size() > 0;
    if (!hasJournal && !hasLog) {
        Connection peek(file, Access::ReadOnly);
        if (const auto head = ledgerHead(peek, file); !head)
            return head.error();
        return examined(file, usesLog(peek) ? Access::Immutable : Access::ReadOnly, versions);
    }
    try {
        return examined(file, Access::ReadOnly, versions);
    } catch (const SQLite::Exception &failure) {
        const int code = failure.getErrorCode() & 0xff;
        if (code != SQLITE_CANTOPEN && code != SQLITE_READONLY)
            throw;
        return Error{QStringLiteral("%1 was not closed properly, and where it lies nothing can be written to mend that")
                         .arg(file),
                     QStringLiteral("copy it, with the file of its name that ends in -wal or -journal, to a folder of "
                                    "your own and open it there")};
    }
}

/// Reads first, writes nothing. Only what a crash left is worked into the file, as SQLite itself would.
Result<Examined> examinedReading(const QString &file, std::span<const SchemaVersion> versions)
{
    if (!mayWrite(file) || !mayWriteBeside(file))
        return examinedAsReader(file, versions);
    try {
        return examined(file, Access::ReadOnly, versions);
    } catch (const SQLite::Exception &failure) {
        if (!needsRecovery(failure))
            throw;
        return examined(file, Access::ReadWrite, versions);
    }
}

OpenedFile readOnly(Examined found, QString why)
{
    found.connection->run("PRAGMA query_only = ON");
    OpenedFile opened;
    opened.connection = std::move(found.connection);
    opened.notes = {.isReadOnly = true, .why = std::move(why)};
    return opened;
}

/// The connection that writes; checked anew, since the file may have been exchanged in between.
Result<OpenedFile> writable(const QString &file, Examined found, std::span<const SchemaVersion> versions)
{
    auto connection = std::make_unique<Connection>(file, Access::ReadWrite);
    if (const auto head = ledgerHead(*connection, file); !head)
        return head.error();
    Result<int> version = examinedVersion(*connection, file, versions, found.expected);
    if (!version)
        return version.error();
    // The last reader to go takes side files with it, so the reading connection goes while the writing one is open.
    found.connection.reset();
    OpenedFile opened;
    if (*version < versions.back().number) {
        Result<QString> copy = migrate(*connection, file, versions);
        if (!copy)
            return copy.error();
        opened.notes.backup = *copy;
        if (const auto objects = ownObjectsOnly(*connection, file, schemaObjects(versions.back().schema)); !objects)
            return objects.error();
    }
    opened.notes.why = chooseJournal(*connection, file);
    opened.connection = std::move(connection);
    return opened;
}

Result<OpenedFile> opened(const QString &file, OpenMode mode, std::span<const SchemaVersion> versions)
{
    if (!mayRead(file))
        return Error{QStringLiteral("%1: you have no right to read it").arg(file),
                     QStringLiteral("ask its owner, or change its permissions")};
    Result<Examined> found = examinedReading(file, versions);
    if (!found)
        return found.error();
    const int version = found->version;
    const int newest = versions.back().number;
    if (version > newest)
        return readOnly(
            *std::move(found),
            QStringLiteral("written by a newer Gigaledger, version %1; this one knows %2").arg(version).arg(newest));
    const bool isForReading = mode == OpenMode::ReadOnly || !mayWrite(file) || !mayWriteBeside(file);
    if (version < newest && isForReading)
        return Error{
            QStringLiteral("%1 is of version %2, older than the present %3").arg(file).arg(version).arg(newest),
            QStringLiteral("open it once for writing: it is brought to the present version, and a copy is kept")};
    if (mode == OpenMode::ReadOnly)
        return readOnly(*std::move(found), {});
    if (!mayWrite(file))
        return readOnly(*std::move(found), QStringLiteral("the file can only be read"));
    if (!mayWriteBeside(file))
        return readOnly(*std::move(found), QStringLiteral("nothing can be written to its folder"));
    return writable(file, *std::move(found), versions);
}
} // namespace

SideFiles::SideFiles(const QString &file) : m_file(file), m_wereThere(QFileInfo::exists(logOf(file))) { }

SideFiles::~SideFiles()
{
    if (m_wereThere || !QFileInfo::exists(logOf(m_file)))
        return;
    try {
        // A connection that may write and has read takes the empty log away when it is the last to close.
        Connection last(m_file, Access::ReadWrite);
        last.setPatience(0);
        Statement(last.handle(), "SELECT 1 FROM sqlite_schema").step();
    } catch (const SQLite::Exception &) {
        // An empty log does no harm.
        return;
    }
}

Result<Done> createFile(const QString &path, const SchemaVersion &version, const FirstContents &contents)
{
    if (const auto free = placeIsFree(path, NewFile::Existing::Keep); !free)
        return free.error();
    NewFile file(QFileInfo(path).absoluteFilePath());
    if (contents.making)
        contents.making(file.path());
    const auto made = guarded<Done>(path, [&]() -> Result<Done> {
        Connection connection(file.path(), Access::Create);
        // Nobody sees the file before it is whole and synchronized, and it is thrown away if it never is: no journal.
        // What is filled in is held against the rules, references included, of which those of the tables are a part
        // (tst_schema: whatTheTablesRefuseTheRulesRefuse); the tables' stand guard against other tools.
        // Pages of twice the usual size halve the writes; a small cache makes them while rows still come.
        connection.run("PRAGMA page_size = 8192; PRAGMA cache_size = -8192; PRAGMA journal_mode = OFF; "
                       "PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = OFF; "
                       "PRAGMA ignore_check_constraints = ON");
        WriteTransaction transaction(connection);
        createTables(connection, version);
        if (contents.rows)
            contents.rows(connection);
        createIndexes(connection, version);
        if (contents.history)
            contents.history(connection);
        transaction.commit();
        // As the next opening would have it, so that opening alone never changes the file.
        connection.run("PRAGMA locking_mode = NORMAL");
        static_cast<void>(chooseJournal(connection, file.path())); // whoever opens it is told
        return Done{};
    });
    if (!made)
        return made.error();
    return file.put(NewFile::Existing::Keep);
}

Result<OpenedFile> openedFile(const QString &path, OpenMode mode, std::span<const SchemaVersion> versions)
{
    QFileInfo about(path);
    about.setCaching(false);
    if (mode == OpenMode::CreateIfMissing && !about.exists() && !about.isSymLink())
        // Where another program was quicker, its file is the one.
        if (const auto made = createFile(path, versions.back()); !made && !about.exists())
            return made.error();
    const Result<QString> file = regularFile(path);
    if (!file)
        return file.error();
    if (const auto sides = soundSideFiles(*file); !sides)
        return sides.error();
    return guarded<OpenedFile>(*file, [&]() -> Result<OpenedFile> {
        auto sideFiles = std::make_unique<SideFiles>(*file);
        Result<OpenedFile> result = opened(*file, mode, versions);
        if (!result)
            return result;
        result->path = *file;
        result->sideFiles = std::move(sideFiles);
        return result;
    });
}

} // namespace ledger
