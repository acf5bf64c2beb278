#pragma once

#include "change.h"
#include "ledger.h"
#include "rules.h"

#include <vector>

namespace ledger
{

/// Which of the two states of a record that an edit is between.
enum class Version : std::uint8_t { Before, After };

/// How a record becomes what it was.
struct Restoration
{
    Change change = {}; ///< empty where it is so already
    std::vector<RecordRef> along = {}; ///< parts that are gone now and come back with it
    RecordRef missing = {}; ///< what it is a part of, which is gone; no id where nothing is
    std::vector<Violation> violations = {}; ///< why it cannot be

    [[nodiscard]] bool isPossible() const { return missing.id.empty() && violations.empty(); }
};

/// Whether a record has that version in an edit: none before it was created, none after it was deleted.
[[nodiscard]] bool hasVersion(const Change &edit, const RecordRef &record, Version version);

/// Whether a record of a ledger is in that version as it stands: there is nothing to restore.
[[nodiscard]] bool isInVersion(const Ledger &ledger, const Change &edit, const RecordRef &record, Version version);

/// The change that turns a record of a ledger into a version that an edit had. One that is gone comes back, and with it
/// those of its parts that are gone too and that the edit has in that version: a deal that was deleted, with its
/// claims. Nothing else is touched.
[[nodiscard]] Restoration restoration(const LedgerPtr &ledger, const Change &edit, const RecordRef &record,
                                      Version version);

} // namespace ledger
