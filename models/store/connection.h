#pragma once

#include "statement.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

namespace SQLite
{
class Database;
}

namespace ledger
{

/// One open SQLite file with the statements that are kept prepared for it. Failures are SQLite::Exception.
class Connection
{
public:
    /// How to open: never following links, and immutable for a file on a medium where nothing can be written; in memory
    /// there is no file.
    enum class Access { ReadOnly, Immutable, ReadWrite, Create, Memory };

    Connection(const QString &file, Access access);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] sqlite3 *handle() const;
    [[nodiscard]] SQLite::Database &database() const { return *m_database; }

    /// Runs statements that give nothing back.
    void run(const std::string &sql);
    /// The first column of the first row.
    [[nodiscard]] std::int64_t number(const std::string &sql);
    [[nodiscard]] std::string text(const std::string &sql);
    /// The statement of that text, prepared once; reset when it was used before.
    [[nodiscard]] Statement &kept(const std::string &sql);
    /// How long to wait for other programs.
    void setPatience(int milliseconds);

private:
    // The statements have to go before the database.
    std::unique_ptr<SQLite::Database> m_database;
    std::unordered_map<std::string, Statement> m_kept;
};

/// A transaction that may write, begun at once so that it never has to give up half-way (SQLITE_BUSY_SNAPSHOT); rolled
/// back unless committed.
class WriteTransaction
{
public:
    explicit WriteTransaction(Connection &connection);
    ~WriteTransaction();
    WriteTransaction(const WriteTransaction &) = delete;
    WriteTransaction &operator=(const WriteTransaction &) = delete;

    void commit();

private:
    Connection &m_connection;
};

/// Reads that belong together, on one state of the file.
class ReadTransaction
{
public:
    /// Within a transaction that is already open it is nothing of its own.
    explicit ReadTransaction(Connection &connection);
    ~ReadTransaction();
    ReadTransaction(const ReadTransaction &) = delete;
    ReadTransaction &operator=(const ReadTransaction &) = delete;

private:
    Connection &m_connection;
    bool m_isOutermost = false;
};

} // namespace ledger
