#include "statement.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace ledger
{

Statement::Statement(sqlite3 *database, std::string_view sql, Use use)
{
    const unsigned flags = use == Use::Kept ? SQLITE_PREPARE_PERSISTENT : 0;
    const int code
        = sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), flags, &m_statement, nullptr);
    if (code != SQLITE_OK)
        throw SQLite::Exception(database, code);
}

Statement::~Statement() { sqlite3_finalize(m_statement); }

void Statement::check(int code) const
{
    if (code != SQLITE_OK)
        throw SQLite::Exception(sqlite3_db_handle(m_statement), code);
}

void Statement::bindNull(int parameter) { check(sqlite3_bind_null(m_statement, parameter)); }

void Statement::bind(int parameter, std::int64_t value) { check(sqlite3_bind_int64(m_statement, parameter, value)); }

void Statement::bind(int parameter, double value) { check(sqlite3_bind_double(m_statement, parameter, value)); }

void Statement::bind(int parameter, std::string_view text)
{
    check(sqlite3_bind_text64(m_statement, parameter, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bindCopy(int parameter, std::string_view text)
{
    check(sqlite3_bind_text64(m_statement, parameter, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        throw SQLite::Exception(sqlite3_db_handle(m_statement), code);
    return code == SQLITE_ROW;
}

void Statement::reset() { sqlite3_reset(m_statement); }

void Statement::run()
{
    const StatementReset afterwards(*this);
    while (step()) { }
}

int Statement::columns() const { return sqlite3_column_count(m_statement); }

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }

double Statement::real(int column) const { return sqlite3_column_double(m_statement, column); }

std::string_view Statement::text(int column) const
{
    const unsigned char *text = sqlite3_column_text(m_statement, column);
    const int bytes = sqlite3_column_bytes(m_statement, column);
    return text ? std::string_view(reinterpret_cast<const char *>(text), static_cast<std::size_t>(bytes))
                : std::string_view();
}

bool Statement::isNumber(int column) const
{
    const int type = sqlite3_column_type(m_statement, column);
    return type == SQLITE_FLOAT || type == SQLITE_INTEGER;
}

} // namespace ledger
