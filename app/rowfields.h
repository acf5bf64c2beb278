#pragma once

#include "answervalues.h"
#include "fields.h"
#include "partialdate.h"

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace ledger
{

/// Puts a member into a row, unless there is nothing to say: an absent value is left out.
class RowFields
{
public:
    explicit RowFields(AnswerRow &row) : m_row(row) { }

    void put(const char *key, const std::string &text)
    {
        if (!text.empty())
            m_row[key] = text;
    }
    template <typename Record> void put(const char *key, const Id<Record> &id) { put(key, id.text); }
    void put(const char *key, const std::optional<PartialDate> &date)
    {
        if (date)
            m_row[key] = date->text();
    }
    void put(const char *key, const std::optional<double> &value)
    {
        if (value)
            m_row[key] = number(*value);
    }
    template <typename Enum>
    requires std::is_enum_v<Enum>
    void put(const char *key, const std::optional<Enum> &value)
    {
        if (value)
            m_row[key] = worded(*value);
    }
    template <typename Enum>
    requires std::is_enum_v<Enum>
    void put(const char *key, Enum value) { m_row[key] = worded(value); }
    template <typename Record> void put(const char *key, const std::vector<Id<Record>> &ids)
    {
        if (!ids.empty())
            m_row[key] = worded(ids);
    }
    void put(const char *key, const std::vector<std::string> &texts)
    {
        if (!texts.empty())
            m_row[key] = texts;
    }
    /// All that a document has of a record.
    template <typename Record> void putAll(const Record &record)
    {
        forEachField<Record>([&](const auto &field) { put(field.key.data(), record.*field.member); });
    }

private:
    AnswerRow &m_row;
};

} // namespace ledger
