#pragma once

#include "records.h"
#include "statement.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How single fields of records are kept in columns: empty texts, lists and absent values as NULL, words of the
/// vocabulary and dates as the document writes them, lists without references as JSON.
namespace ledger
{

/// A value in a row that no record can have; thrown while rows are read, and told with its table and id.
struct BadValue
{
    QString column = {};
    QString value = {};
};

/// One column of a record's table: its name, and both ways between the record and a row.
template <typename Record> struct Column
{
    const char *name = nullptr;
    void (*bind)(Statement &, int parameter, const Record &) = nullptr;
    void (*read)(const Statement &, int column, Record &) = nullptr; ///< throws BadValue
};

[[noreturn]] void refuseValue(const Statement &statement, int column);

void bindDate(Statement &statement, int parameter, PartialDate date);
[[nodiscard]] PartialDate dateIn(const Statement &statement, int column);
void bindList(Statement &statement, int parameter, const std::vector<std::string> &list);
[[nodiscard]] std::vector<std::string> listIn(const Statement &statement, int column);

inline void bindField(Statement &statement, int parameter, const std::string &text)
{
    if (text.empty())
        statement.bindNull(parameter);
    else
        statement.bind(parameter, std::string_view(text));
}
inline void readField(const Statement &statement, int column, std::string &text) { text = statement.text(column); }

template <typename Record> void bindField(Statement &statement, int parameter, const Id<Record> &id)
{
    bindField(statement, parameter, id.text);
}
template <typename Record> void readField(const Statement &statement, int column, Id<Record> &id)
{
    id.text = statement.text(column);
}

inline void bindField(Statement &statement, int parameter, PartialDate date) { bindDate(statement, parameter, date); }
inline void readField(const Statement &statement, int column, PartialDate &date) { date = dateIn(statement, column); }

inline void bindField(Statement &statement, int parameter, double number) { statement.bind(parameter, number); }
inline void readField(const Statement &statement, int column, double &number)
{
    if (!statement.isNumber(column))
        refuseValue(statement, column);
    number = statement.real(column);
}

inline void bindField(Statement &statement, int parameter, const std::vector<std::string> &list)
{
    bindList(statement, parameter, list);
}
inline void readField(const Statement &statement, int column, std::vector<std::string> &list)
{
    list = listIn(statement, column);
}

template <typename Record> void bindField(Statement &statement, int parameter, const std::vector<Id<Record>> &ids)
{
    std::vector<std::string> list;
    for (const Id<Record> &id : ids)
        list.push_back(id.text);
    bindList(statement, parameter, list);
}
template <typename Record> void readField(const Statement &statement, int column, std::vector<Id<Record>> &ids)
{
    for (std::string &text : listIn(statement, column))
        ids.emplace_back(std::move(text));
}

template <typename Enum>
requires std::is_enum_v<Enum>
void bindField(Statement &statement, int parameter, Enum value) { statement.bind(parameter, word(value)); }
template <typename Enum>
requires std::is_enum_v<Enum>
void readField(const Statement &statement, int column, Enum &value)
{
    const std::optional<Enum> found = fromWord<Enum>(statement.text(column));
    if (!found)
        refuseValue(statement, column);
    value = *found;
}

template <typename Value> void bindField(Statement &statement, int parameter, const std::optional<Value> &value)
{
    if (value)
        bindField(statement, parameter, *value);
    else
        statement.bindNull(parameter);
}
template <typename Value> void readField(const Statement &statement, int column, std::optional<Value> &value)
{
    if (!statement.isNull(column))
        readField(statement, column, value.emplace());
}

template <typename Member> struct MemberOf;
template <typename Record, typename Field> struct MemberOf<Field Record::*>
{
    using Owner = Record;
};

/// The column that keeps one member of a record.
template <auto member> constexpr auto column(const char *name)
{
    using Record = typename MemberOf<decltype(member)>::Owner;
    return Column<Record>{
        name,
        [](Statement &statement, int parameter, const Record &record) {
            bindField(statement, parameter, record.*member);
        },
        [](const Statement &statement, int index, Record &record) { readField(statement, index, record.*member); }};
}

/// The column that names a record's subject where it is of that kind, and is NULL where it is of another.
template <typename Record, SubjectKind kind> constexpr Column<Record> subjectColumn(const char *name)
{
    return {name,
            [](Statement &statement, int parameter, const Record &record) {
                if (record.of.kind == kind)
                    bindField(statement, parameter, record.of.id);
                else
                    statement.bindNull(parameter);
            },
            [](const Statement &statement, int index, Record &record) {
                if (!statement.isNull(index))
                    record.of = {kind, std::string(statement.text(index))};
            }};
}

/// The column that keeps one member of a claim's figure in another currency.
template <auto member> constexpr Column<Claim> saidColumn(const char *name)
{
    return {name,
            [](Statement &statement, int parameter, const Claim &claim) {
                if (claim.said)
                    bindField(statement, parameter, (*claim.said).*member);
                else
                    statement.bindNull(parameter);
            },
            [](const Statement &statement, int index, Claim &claim) {
                if (statement.isNull(index))
                    return;
                if (!claim.said)
                    claim.said.emplace();
                readField(statement, index, (*claim.said).*member);
            }};
}

} // namespace ledger
