#include "connection.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <QFile>
#include <QUrl>

#include <sqlite3.h>

namespace ledger
{

namespace
{
constexpr int usualPatience = 5000; // ms

int flagsFor(Connection::Access access)
{
    const int common = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
    switch (access) {
    case Connection::Access::ReadOnly:
    case Connection::Access::Immutable:
        return common | SQLITE_OPEN_READONLY;
    case Connection::Access::ReadWrite:
        return common | SQLITE_OPEN_READWRITE;
    case Connection::Access::Create:
        return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Connection::Access::Memory:
        return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY;
    }
    return common;
}

/// The file as a URI, so that no character of its name means anything to SQLite.
std::string addressOf(const QString &file, Connection::Access access)
{
    if (access == Connection::Access::Memory)
        return "file::memory:";
    std::string address
        = "file:" + QUrl::toPercentEncoding(QString::fromUtf8(QFile::encodeName(file)), "/").toStdString();
    if (access == Connection::Access::Immutable)
        address += "?immutable=1";
    return address;
}
} // namespace

Connection::Connection(const QString &file, Access access)
    : m_database(std::make_unique<SQLite::Database>(addressOf(file, access), flagsFor(access), usualPatience))
{
    sqlite3_extended_result_codes(handle(), 1);
}

Connection::~Connection() { m_kept.clear(); }

sqlite3 *Connection::handle() const { return m_database->getHandle(); }

void Connection::run(const std::string &sql)
{
    const int code = sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        throw SQLite::Exception(handle(), code);
}

std::int64_t Connection::number(const std::string &sql)
{
    Statement statement(handle(), sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::string Connection::text(const std::string &sql)
{
    Statement statement(handle(), sql);
    return statement.step() ? std::string(statement.text(0)) : std::string();
}

Statement &Connection::kept(const std::string &sql)
{
    const auto known = m_kept.find(sql);
    if (known != m_kept.end()) {
        known->second.reset();
        return known->second;
    }
    return m_kept.emplace(sql, Statement(handle(), sql, Statement::Use::Kept)).first->second;
}

void Connection::setPatience(int milliseconds) { sqlite3_busy_timeout(handle(), milliseconds); }

WriteTransaction::WriteTransaction(Connection &connection) : m_connection(connection)
{
    m_connection.run("BEGIN IMMEDIATE");
}

WriteTransaction::~WriteTransaction()
{
    // After some failures (a full disk) SQLite has rolled back already.
    if (!sqlite3_get_autocommit(m_connection.handle()))
        sqlite3_exec(m_connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void WriteTransaction::commit() { m_connection.run("COMMIT"); }

ReadTransaction::ReadTransaction(Connection &connection)
    : m_connection(connection)
    , m_isOutermost(sqlite3_get_autocommit(connection.handle()) != 0)
{
    if (m_isOutermost)
        m_connection.run("BEGIN");
}

ReadTransaction::~ReadTransaction()
{
    if (m_isOutermost && !sqlite3_get_autocommit(m_connection.handle()))
        sqlite3_exec(m_connection.handle(), "COMMIT", nullptr, nullptr, nullptr);
}

} // namespace ledger
