#pragma once

#include "change.h"
#include "ledger.h"
#include "problem.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace ledger
{

/// A document (JSON, or CSV of claims by its `.csv` name) as read from disk or typed.
struct DocumentText
{
    QString file = {};
    QByteArray text = {};
};

/// Whose value to take where a document and the ledger differ in a field.
enum class Keep { Neither, Ours, Theirs };

/// Who looks whether the ledger would keep its rules: the import, which says where in the documents it would not; or
/// the store to which its change goes. Then there is no ledger `after`, and who is refused there asks again to hear
/// where.
enum class RulesChecked { Here, ByTheStore };

/// What reading documents into a ledger comes to: a change, or all that is wrong at once. Collisions (fields that
/// differ from the ledger's, with `Keep::Neither`) are problems as well, and listed apart for those who want to show
/// them.
struct ImportPlan
{
    Change change = {};
    LedgerPtr after = {}; ///< the ledger as it would be; null where the import is refused
    std::vector<Problem> problems = {};
    std::vector<Collision> collisions = {};

    [[nodiscard]] bool isRefused() const { return !problems.empty(); }
};

/// Reads all documents as one and says what importing them would do to a ledger: records are merged by id, field by
/// field; new members of lists are added, nothing is removed. The title of an empty ledger becomes the first
/// document's.
[[nodiscard]] ImportPlan importPlan(const std::vector<DocumentText> &documents, const LedgerPtr &into,
                                    Keep keep = Keep::Neither, RulesChecked checked = RulesChecked::Here);

} // namespace ledger
