#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace ledger
{

/// A prepared statement, finalized when it goes. Failures are SQLite::Exception, caught where the layer ends.
/// Parameters count from 1, columns from 0.
class Statement
{
public:
    /// Kept statements are those that are run again and again.
    enum class Use { Once, Kept };

    Statement(sqlite3 *database, std::string_view sql, Use use = Use::Once);
    ~Statement();
    Statement(Statement &&other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) { }
    Statement &operator=(Statement &&) = delete;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    void bindNull(int parameter);
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, double value);
    /// The text is not copied: it has to stay until the statement is reset.
    void bind(int parameter, std::string_view text);
    void bindCopy(int parameter, std::string_view text);

    /// Whether there is a row.
    bool step();
    /// Ready to be bound and run anew; ends the read that a row in hand keeps open.
    void reset();
    /// For what gives no rows: runs it and resets.
    void run();

    [[nodiscard]] int columns() const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    /// Valid until the next step or reset.
    [[nodiscard]] std::string_view text(int column) const;
    /// Whether the value is a number, as against text that SQLite would turn into one.
    [[nodiscard]] bool isNumber(int column) const;

private:
    void check(int code) const;

    sqlite3_stmt *m_statement = nullptr;
};

/// Resets a kept statement on leaving, so that no read stays open behind an exception or a break.
class StatementReset
{
public:
    explicit StatementReset(Statement &statement) : m_statement(statement) { }
    ~StatementReset() { m_statement.reset(); }
    StatementReset(const StatementReset &) = delete;
    StatementReset &operator=(const StatementReset &) = delete;

private:
    Statement &m_statement;
};

} // namespace ledger
