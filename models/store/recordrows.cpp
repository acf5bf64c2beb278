#include "recordrows.h"

#include "recordtables.h"

#include <SQLiteCpp/Exception.h>

#include <sqlite3.h>

#include <type_traits>

namespace ledger
{

namespace
{
template <typename Record> std::string ownerColumn(const PartRows<Record> &parts)
{
    const std::string columns = parts.columns;
    return columns.substr(0, columns.find(','));
}

template <typename Record> std::string columnNames()
{
    std::string names;
    for (const auto &column : RowsOf<Record>::columns)
        names += (names.empty() ? "\"" : ", \"") + std::string(column.name) + '"';
    return names;
}

template <typename Record> std::string insertText()
{
    std::string marks = "?";
    for (std::size_t i = 1; i < RowsOf<Record>::columns.size(); ++i)
        marks += ", ?";
    return std::string("INSERT INTO ") + RowsOf<Record>::table + " (" + columnNames<Record>() + ") VALUES (" + marks
        + ")";
}

template <typename Record> std::string upsertText()
{
    std::string sets;
    for (const auto &column : RowsOf<Record>::columns)
        if (&column != &RowsOf<Record>::columns.front())
            sets += std::string(sets.empty() ? "" : ", ") + '"' + column.name + "\" = excluded.\"" + column.name + '"';
    return insertText<Record>() + " ON CONFLICT (id) DO UPDATE SET " + sets;
}

/// The statements that write one record type, looked up once for each change.
template <typename Record> class RowWriter
{
public:
    explicit RowWriter(Connection &connection)
        : m_insert(connection.kept(insertText<Record>()))
        , m_upsert(connection.kept(upsertText<Record>()))
        , m_delete(connection.kept(std::string("DELETE FROM ") + RowsOf<Record>::table + " WHERE id = ?"))
        , m_exists(connection.kept(std::string("SELECT 1 FROM ") + RowsOf<Record>::table + " WHERE id = ?"))
    {
        for (const PartRows<Record> &parts : partsOf<Record>) {
            const std::string table = parts.table;
            m_insertParts.push_back(&connection.kept("INSERT INTO " + table + " (" + parts.columns + ") VALUES ("
                                                     + parts.parameters + ")"));
            m_deleteParts.push_back(&connection.kept("DELETE FROM " + table + " WHERE " + ownerColumn(parts) + " = ?"));
        }
    }

    void write(const Swap<Record> &swap)
    {
        if (!swap.before) {
            insert(swap);
            return;
        }
        if (!exists(swap.id))
            throw RowsDisagree{{kindOf<Record>, swap.id.text}};
        deleteParts(*swap.before);
        if (swap.after) {
            bindAll(m_upsert, *swap.after);
            insertParts(*swap.after);
        } else {
            m_delete.bind(1, std::string_view(swap.id.text));
            m_delete.run();
        }
    }

private:
    void insert(const Swap<Record> &swap)
    {
        if (!swap.after)
            return;
        try {
            bindAll(m_insert, *swap.after);
        } catch (const SQLite::Exception &failure) {
            if (failure.getExtendedErrorCode() != SQLITE_CONSTRAINT_PRIMARYKEY)
                throw;
            throw RowsDisagree{{kindOf<Record>, swap.id.text}};
        }
        insertParts(*swap.after);
    }

    bool exists(const Id<Record> &id)
    {
        const StatementReset afterwards(m_exists);
        m_exists.bind(1, std::string_view(id.text));
        return m_exists.step();
    }

    void bindAll(Statement &statement, const Record &record)
    {
        int parameter = 0;
        for (const auto &column : RowsOf<Record>::columns)
            column.bind(statement, ++parameter, record);
        statement.run();
    }

    void deleteParts(const Record &before)
    {
        for (Statement *statement : m_deleteParts) {
            statement->bind(1, std::string_view(before.id.text));
            statement->run();
        }
    }

    void insertParts(const Record &after)
    {
        for (std::size_t list = 0; list < m_insertParts.size(); ++list) {
            const PartRows<Record> &parts = partsOf<Record>[list];
            Statement &statement = *m_insertParts[list];
            for (std::size_t position = 0; position < parts.count(after); ++position) {
                statement.bind(1, std::string_view(after.id.text));
                statement.bind(2, static_cast<std::int64_t>(position));
                parts.bind(statement, after, position);
                statement.run();
            }
        }
    }

    Statement &m_insert;
    Statement &m_upsert;
    Statement &m_delete;
    Statement &m_exists;
    std::vector<Statement *> m_insertParts;
    std::vector<Statement *> m_deleteParts;
};

void writeTitle(Connection &connection, const TitleSwap &swap)
{
    Statement &statement = connection.kept("UPDATE meta SET value = ? WHERE key = 'title'");
    statement.bind(1, std::string_view(swap.after));
    statement.run();
}

/// One writer for each record type that a change touches.
class ChangeWriter
{
public:
    explicit ChangeWriter(Connection &connection) : m_connection(connection) { }

    template <typename Record> void operator()(const Swap<Record> &swap)
    {
        auto &writer = std::get<std::optional<RowWriter<Record>>>(m_writers);
        if (!writer)
            writer.emplace(m_connection);
        writer->write(swap);
    }
    void operator()(const TitleSwap &swap) { writeTitle(m_connection, swap); }

private:
    template <typename... Records> using Writers = std::tuple<std::optional<RowWriter<Records>>...>;

    Connection &m_connection;
    Writers<Source, Party, Deal, Commitment, Deployment, Claim, Observation, Decision, View, Story> m_writers;
};

QString qText(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

/// The members of lists that have tables of their own; both tables come by id, so one pass is enough.
template <typename Record> void readParts(Connection &connection, std::vector<Record> &records)
{
    for (const PartRows<Record> &parts : partsOf<Record>) {
        const std::string owner = ownerColumn(parts);
        Statement rows(connection.handle(),
                       std::string("SELECT ") + parts.columns + " FROM " + parts.table + " ORDER BY " + owner
                           + ", position");
        auto record = records.begin();
        while (rows.step()) {
            const std::string_view id = rows.text(0);
            while (record != records.end() && record->id.text < id)
                ++record;
            if (record == records.end() || record->id.text != id)
                throw BadRow{qText(parts.table), qText(id), qText(owner), qText(id)};
            try {
                parts.read(rows, *record);
            } catch (const BadValue &bad) {
                throw BadRow{qText(parts.table), qText(id), bad.column, bad.value};
            }
        }
    }
}

template <typename Record> std::vector<Record> readTable(Connection &connection)
{
    const std::string table = RowsOf<Record>::table;
    std::vector<Record> records;
    records.reserve(static_cast<std::size_t>(connection.number("SELECT count(*) FROM " + table)));
    Statement rows(connection.handle(), "SELECT " + columnNames<Record>() + " FROM " + table + " ORDER BY id");
    while (rows.step()) {
        Record &record = records.emplace_back();
        int index = 0;
        try {
            for (const auto &column : RowsOf<Record>::columns) {
                column.read(rows, index, record);
                ++index;
            }
        } catch (const BadValue &bad) {
            throw BadRow{qText(table), qText(rows.text(0)),
                         qText(RowsOf<Record>::columns[static_cast<std::size_t>(index)].name), bad.value};
        }
        if (!isSlug(record.id.text))
            throw BadRow{qText(table), qText(record.id.text), QStringLiteral("id"), qText(record.id.text)};
    }
    readParts(connection, records);
    return records;
}
} // namespace

void writeRows(Connection &connection, const Change &change)
{
    ChangeWriter writer(connection);
    for (const AnySwap &swap : change.swaps)
        std::visit(writer, swap);
}

Records readRecords(Connection &connection)
{
    const ReadTransaction oneState(connection);
    Records records;
    records.title = connection.text("SELECT value FROM meta WHERE key = 'title'");
    records.sources = readTable<Source>(connection);
    records.parties = readTable<Party>(connection);
    records.deals = readTable<Deal>(connection);
    records.commitments = readTable<Commitment>(connection);
    records.deployments = readTable<Deployment>(connection);
    records.claims = readTable<Claim>(connection);
    records.observations = readTable<Observation>(connection);
    records.decisions = readTable<Decision>(connection);
    records.views = readTable<View>(connection);
    records.stories = readTable<Story>(connection);
    return records;
}

} // namespace ledger
