#include "filechecks.h"

#include "diskerrors.h"

#include <SQLiteCpp/Exception.h>

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace ledger
{

namespace
{
constexpr int headBytes = 100; // of https://sqlite.org/fileformat.html, 1.3

std::uint32_t bigEndian(const unsigned char *at)
{
    return std::uint32_t(at[0]) << 24 | std::uint32_t(at[1]) << 16 | std::uint32_t(at[2]) << 8 | at[3];
}

struct Head
{
    std::array<unsigned char, headBytes> bytes = {};
    bool isWhole = false;
};

/// Through SQLite's own handle: closing one of ours would drop the locks that this program holds on the file.
Head headOf(Connection &connection)
{
    sqlite3_file *raw = nullptr;
    sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &raw);
    Head head;
    const int code
        = raw && raw->pMethods ? raw->pMethods->xRead(raw, head.bytes.data(), headBytes, 0) : SQLITE_CANTOPEN;
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
        throw SQLite::Exception("the head of the file could not be read", code);
    head.isWhole = code == SQLITE_OK;
    return head;
}

Error noLedger(const QString &file, const QString &what)
{
    return {QStringLiteral("%1 is no ledger: %2").arg(file, what),
            QStringLiteral("choose a *.gigaledger file; a document (*.json) is brought into a ledger by Import")};
}

/// The last eight bytes of a rollback journal that names a super-journal, which SQLite would delete after a roll-back.
bool namesSuperJournal(const QString &journal)
{
    static constexpr std::array<unsigned char, 8> magic{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
    QFile file(journal);
    if (!file.open(QIODevice::ReadOnly) || file.size() < 8 || !file.seek(file.size() - 8))
        return false;
    const QByteArray tail = file.read(8);
    return tail.size() == 8 && std::memcmp(tail.constData(), magic.data(), 8) == 0;
}

std::vector<SchemaObject> objectsIn(Connection &connection)
{
    std::vector<SchemaObject> objects;
    // What SQLite makes for itself has no text, and the statistics of ANALYZE do no harm.
    Statement list(connection.handle(),
                   "SELECT type, name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL "
                   "AND name NOT IN ('sqlite_stat1', 'sqlite_stat4') ORDER BY type, name");
    while (list.step())
        objects.push_back({std::string(list.text(0)), std::string(list.text(1)), std::string(list.text(2))});
    return objects;
}

QString named(const SchemaObject &object)
{
    return QStringLiteral("%1 '%2'").arg(QString::fromStdString(object.type), QString::fromStdString(object.name));
}

/// What to do about an object that somebody put into the file. Its name is theirs too, and would go into a shell: no
/// command is made of one that means anything there.
QString removalOf(const SchemaObject &object)
{
    const bool isPlain = std::ranges::all_of(object.name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!isPlain)
        return QStringLiteral("no tool gives such a name by itself: do not trust the file, restore a backup");
    return QStringLiteral("if you trust it, take it out with: sqlite3 FILE \"DROP %1 %2\"")
        .arg(QString::fromStdString(object.type).toUpper(), QString::fromStdString(object.name));
}

bool sameName(const SchemaObject &a, const SchemaObject &b) { return a.type == b.type && a.name == b.name; }

const SchemaObject *find(const std::vector<SchemaObject> &objects, const SchemaObject &wanted)
{
    const auto found
        = std::ranges::find_if(objects, [&](const SchemaObject &object) { return sameName(object, wanted); });
    return found == objects.end() ? nullptr : &*found;
}
} // namespace

Result<QString> regularFile(const QString &path)
{
    const QFileInfo about(path);
    if (about.isSymLink() && !about.exists())
        return Error{QStringLiteral("%1 is a link to %2, which is not there").arg(path, about.symLinkTarget()),
                     QStringLiteral("remove the link, or bring back what it leads to")};
    if (!about.exists())
        return Error{QStringLiteral("%1: there is no such file").arg(path), QStringLiteral("check the name")};
    if (about.isDir())
        return Error{QStringLiteral("%1 is a folder").arg(path), QStringLiteral("choose a file in it")};
    if (!about.isFile())
        return noLedger(path, QStringLiteral("it is not a regular file"));
    if (about.size() == 0)
        return noLedger(path, QStringLiteral("it is empty"));
    return about.canonicalFilePath();
}

Result<Done> soundSideFiles(const QString &file)
{
    for (const char *ending : {"-wal", "-shm", "-journal"}) {
        const QString side = file + QString::fromLatin1(ending);
        const QFileInfo about(side);
        if (about.isSymLink() || (about.exists() && !about.isFile()))
            return Error{QStringLiteral("%1 lies beside the ledger and is not a file of its own").arg(side),
                         QStringLiteral("remove it, if you did not put it there")};
    }
    const QString journal = file + QStringLiteral("-journal");
    if (namesSuperJournal(journal))
        return Error{
            QStringLiteral("%1 was left by another kind of program and names further files to change").arg(journal),
            QStringLiteral("remove it, if you do not trust where the ledger came from; or open the ledger once with "
                           "the program that left it")};
    return Done{};
}

Result<Done> ledgerHead(Connection &connection, const QString &file)
{
    const Head head = headOf(connection);
    if (std::memcmp(head.bytes.data(), "SQLite format 3", 16) != 0)
        return noLedger(file, QStringLiteral("it is not a SQLite file"));
    if (!head.isWhole)
        throw SQLite::Exception("it is cut off", SQLITE_CORRUPT);
    if (bigEndian(head.bytes.data() + 68) != static_cast<std::uint32_t>(ledgerApplicationId))
        return noLedger(file, QStringLiteral("it is a SQLite file of another program"));
    return Done{};
}

bool usesLog(Connection &connection) { return headOf(connection).bytes[18] == 2; }

void harden(Connection &connection)
{
    sqlite3 *handle = connection.handle();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 1'000'000);
    sqlite3_limit(handle, SQLITE_LIMIT_COLUMN, 200);
    sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 100);
    sqlite3_limit(handle, SQLITE_LIMIT_COMPOUND_SELECT, 10);
    sqlite3_limit(handle, SQLITE_LIMIT_VDBE_OP, 100'000);
    sqlite3_limit(handle, SQLITE_LIMIT_FUNCTION_ARG, 16);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200);
    sqlite3_limit(handle, SQLITE_LIMIT_VARIABLE_NUMBER, 100);
    sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
    sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0);
    connection.run("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON; "
                   "PRAGMA cache_size = -65536");
}

int versionOf(Connection &connection) { return static_cast<int>(connection.number("PRAGMA user_version")); }

Result<Done> ownObjectsOnly(Connection &connection, const QString &file, const std::vector<SchemaObject> &expected)
{
    const std::vector<SchemaObject> present = objectsIn(connection);
    for (const SchemaObject &object : present) {
        const SchemaObject *own = find(expected, object);
        if (!own)
            return Error{QStringLiteral("%1 holds the %2, which is not a ledger's").arg(file, named(object)),
                         removalOf(object)};
        if (own->sql != object.sql)
            return Error{QStringLiteral("%1: its %2 is not as a ledger has it").arg(file, named(object)),
                         QStringLiteral("another tool changed it; restore a backup")};
    }
    for (const SchemaObject &object : expected)
        if (!find(present, object))
            return Error{QStringLiteral("%1 lacks the %2").arg(file, named(object)),
                         QStringLiteral("another tool removed it; restore a backup")};
    return Done{};
}

Result<Done> readableTables(Connection &connection, const QString &file, const SchemaVersion &newestKnown)
{
    const std::vector<SchemaObject> present = objectsIn(connection);
    for (const SchemaObject &object : schemaObjects(newestKnown.schema))
        if (object.type == "table" && !find(present, object))
            return Error{
                QStringLiteral("%1 was written by a newer Gigaledger, and has no %2 any more").arg(file, named(object)),
                QStringLiteral("open it with that version")};
    return Done{};
}

Result<Done> soundPages(Connection &connection, const QString &file)
{
    Statement check(connection.handle(), "PRAGMA quick_check(1)");
    if (check.step() && check.text(0) != "ok")
        throw SQLite::Exception(std::string(check.text(0)), SQLITE_CORRUPT);
    Q_UNUSED(file)
    return Done{};
}

} // namespace ledger
