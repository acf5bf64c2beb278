#pragma once

#include "change.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace ledger
{

/// How many records of one kind a change adds, changes and removes.
struct KindCount
{
    RecordKind kind = RecordKind::Source;
    int added = 0;
    int changed = 0;
    int removed = 0;

    bool operator==(const KindCount &) const = default;
};

/// `1 source`, `12 sources`.
[[nodiscard]] QString kindText(RecordKind kind, int count);
/// The counts of a change by kind, in the order of RecordKind, without kinds that it leaves alone.
[[nodiscard]] std::vector<KindCount> countsOf(const Change &change);
/// `12 claims added, 1 changed`: a sentence for each kind.
[[nodiscard]] QStringList countTexts(const std::vector<KindCount> &counts);

/// One line for each record that a change touches: what happens, kind, id, and what it is.
[[nodiscard]] std::vector<QStringList> recordRows(const Change &change);

} // namespace ledger
