#pragma once

#include "change.h"
#include "historyquestion.h"

#include <QLocale>
#include <QString>

#include <vector>

/// What an edit did, field by field, in the words of the forms: for the history, and for whatever else shows a Change.
namespace ledger
{

/// One field before and after; empty where it says nothing.
struct FieldWords
{
    QString name = {};
    QString before = {};
    QString after = {};

    bool operator==(const FieldWords &) const = default;
};

/// One record that an edit touched. Of one that is added or removed all fields, of one that is changed those that are.
struct RecordWords
{
    RecordRef record = {};
    QString kind = {}; ///< `Claim`
    QString name = {};
    QString deed = {}; ///< `added`, `changed`, `removed`
    std::vector<FieldWords> fields = {};

    bool operator==(const RecordWords &) const = default;
};

/// Records are called as the ledger calls them; those that are gone from it by what the edit says of them.
[[nodiscard]] std::vector<RecordWords> recordWords(const Change &change, const Ledger &ledger,
                                                   const QLocale &locale = QLocale());

/// What a field is called: by the label of its form, where one asks for it.
[[nodiscard]] QString fieldName(RecordKind kind, std::string_view key);

/// What a record goes by: in the ledger, or else in what a change says of it.
[[nodiscard]] QString recordName(const RecordRef &record, const Change &change, const Ledger &ledger);

/// What an entry touched, in a few words: `OpenAI → Oracle, computing`, `Oracle and 1 more`, `12 records`.
[[nodiscard]] QString touchedText(const ListedEntry &listed, const Ledger &ledger, const QLocale &locale = QLocale());

} // namespace ledger
