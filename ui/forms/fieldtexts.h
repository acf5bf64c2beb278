#pragma once

#include "recorddraft.h"

#include <map>

namespace ledger
{

/// What is said of the fields of a form, by their paths; what is said of the whole has no path.
using FieldNotes = std::map<QString, QString>;

/// Writes what a record holds into a draft, each field as its reader would read it.
template <typename Record> void setTexts(RecordDraft &draft, const Record &record);

/// A draft that is being read, and where what comes of it is told.
struct DraftReading
{
    const PlacedDraft &at;
    const RecordDraft *asItWas = nullptr; ///< the edited record's; null for a new one
    const std::map<QString, std::string> &made; ///< ids of what is made along, by handle
    FieldNotes &understood;
    FieldNotes &refused;
};

/// Reads a draft into a record: a new one, or the one that is edited, of which what was not touched stays to the last
/// digit. Owners and ids are the caller's.
template <typename Record> void readTexts(const DraftReading &reading, Record &into);

/// A subject as a reference, `commitment/aws-money`, and back.
[[nodiscard]] QString referenceTo(const Subject &subject);
[[nodiscard]] std::optional<Subject> subjectOf(const QString &reference);

/// What a list of names is typed with between them.
[[nodiscard]] QStringList typedList(const QString &text);

} // namespace ledger
