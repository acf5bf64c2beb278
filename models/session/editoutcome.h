#pragma once

#include "change.h"
#include "ledgerstore.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace ledger
{

/// What an edit came to: saved as a revision; or why not, with what to show.
struct EditOutcome
{
    bool isSaved = false;
    Revision revision = 0;
    std::vector<Collision> collisions = {};
    QStringList violations = {};
    QString failure = {}; ///< the disk's word: what happened and what to do

    /// Why it was not saved, in one line; empty where it was.
    [[nodiscard]] QString reason() const;

    bool operator==(const EditOutcome &) const = default;
};

} // namespace ledger
