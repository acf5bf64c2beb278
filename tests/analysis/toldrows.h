#pragma once

#include <QString>
#include <QStringList>

#include <initializer_list>
#include <string_view>

/// Answers as texts, so that a test that fails says what it expected and what it got.
namespace ledger
{

inline QString text(std::string_view words) { return QString::fromUtf8(words.data(), qsizetype(words.size())); }

/// What is expected, a row a text.
inline QStringList rows(std::initializer_list<const char *> texts)
{
    QStringList list;
    for (const char *each : texts)
        list << QString::fromUtf8(each);
    return list;
}

} // namespace ledger
