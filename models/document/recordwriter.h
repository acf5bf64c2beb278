#pragma once

#include "fields.h"
#include "jsontext.h"
#include "recordreader.h"

#include <string>
#include <utility>

/// Records as JSON: the keys that they have, in the document's order.
namespace ledger
{

/// Where documents have a space, and changes none.
struct JsonSpacing
{
    std::string_view colon = ":";
    std::string_view comma = ",";
};
inline constexpr JsonSpacing documentSpacing{": ", ", "};

/// Calls a visitor with each key that a record has, with its value and content. A subject is two keys.
template <typename Record, typename Visitor> void forEachPresent(const Record &record, Owners owners, Visitor &&visit)
{
    forEachField<Record>([&](const auto &field) {
        const auto &value = record.*field.member;
        if (field.presence == Presence::Owner && owners == Owners::ByNesting)
            return;
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, Subject>) {
            visit("subject", value.kind, Content::Value);
            visit("of", value.id, Content::Slug);
        } else if (!isAbsent(value)) {
            visit(field.key, value, field.content);
        }
    });
}

/// Appends what a view keeps as JSON. What is none, or in a change is not canonical, is written as a text, so that
/// nothing is lost and nothing around it broken.
void appendLens(std::string &json, const std::string &value, const JsonSpacing &spacing);

/// Appends the value of a key.
template <typename Value>
void appendValue(std::string &json, const Value &value, Content content, const JsonSpacing &spacing);

/// Appends a record, or a value that has keys of its own.
template <typename Record>
void appendObject(std::string &json, const Record &record, Owners owners, const JsonSpacing &spacing)
{
    bool isFirst = true;
    json += '{';
    forEachPresent(record, owners, [&](std::string_view key, const auto &value, Content content) {
        if (!std::exchange(isFirst, false))
            json += spacing.comma;
        (((json += '"') += key) += '"') += spacing.colon;
        appendValue(json, value, content, spacing);
    });
    json += '}';
}

template <typename Value>
void appendValue(std::string &json, const Value &value, Content content, const JsonSpacing &spacing)
{
    if constexpr (std::is_same_v<Value, std::string>) {
        if (content == Content::Json)
            appendLens(json, value, spacing);
        else
            appendText(json, value);
    } else if constexpr (isId<Value>) {
        appendText(json, value.text);
    } else if constexpr (std::is_enum_v<Value>) {
        appendText(json, word(value));
    } else if constexpr (std::is_same_v<Value, double>) {
        appendNumber(json, value);
    } else if constexpr (std::is_same_v<Value, PartialDate>) {
        ((json += '"') += value.text()) += '"';
    } else if constexpr (isOptional<Value>) {
        appendValue(json, *value, content, spacing);
    } else if constexpr (isList<Value>) {
        json += '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i > 0)
                json += spacing.comma;
            appendValue(json, value[i], content, spacing);
        }
        json += ']';
    } else {
        appendObject(json, value, Owners::ByNesting, spacing);
    }
}

} // namespace ledger
