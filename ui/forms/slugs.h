#pragma once

#include "ledger.h"

#include <QString>

#include <set>
#include <string>

namespace ledger
{

/// A text as an id: its letters and digits in lower case ASCII, hyphens between them, no longer than `most`.
[[nodiscard]] std::string slugOf(const QString &text, int most = 60);

/// Hands out ids that nothing in a ledger has yet, after what the record says, none twice.
class FreshIds
{
public:
    explicit FreshIds(const Ledger &ledger) : m_ledger(ledger) { }

    template <typename Record> [[nodiscard]] Id<Record> idFor(const Record &record);
    /// Keeps an id that was chosen by hand from being handed out.
    void reserve(const RecordRef &record) { m_taken.insert(record); }

private:
    const Ledger &m_ledger;
    std::set<RecordRef> m_taken;
};

} // namespace ledger
