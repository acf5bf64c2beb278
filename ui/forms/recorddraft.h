#pragma once

#include "ledger.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace ledger
{

/// One record as it is being typed: what its fields hold, by the keys of the document, whether it can be read or not.
/// Members of lists have keys as problems name them: `parties/0/role`, `sources/1`. A reference is an id, a handle of
/// something made in the same form (`new:1`), or, where nothing is found yet, what was typed behind a `?`.
struct RecordDraft
{
    RecordKind kind = RecordKind::Claim;
    QString edits = {}; ///< the id of the record that is edited; empty for a new one
    std::map<QString, QString> texts = {}; ///< none is empty
    bool isOffered = false; ///< begins like another's: as if it were not there as long as it has no figure of its own
    std::vector<RecordDraft> parts = {}; ///< of a deal its commitments, deployments and claims; of those their claims

    [[nodiscard]] QString text(const QString &key) const;
    void set(const QString &key, const QString &text);
    /// How many members a list has here.
    [[nodiscard]] int count(const QString &key) const;

    bool operator==(const RecordDraft &) const = default;
};

/// A form as it is being typed: a record with its parts, and the sources and parties that are made along with it.
struct FormDraft
{
    RecordDraft record = {};
    std::map<QString, RecordDraft> made = {}; ///< by handle

    /// The draft at a path: the record's own is empty; `commitments/0/claims/1`; `new:1`. Null where there is none.
    [[nodiscard]] const RecordDraft *at(const QString &path) const;
    [[nodiscard]] RecordDraft *at(const QString &path);
    /// The text at the path of a field: `commitments/0/payer`.
    [[nodiscard]] QString text(const QString &fieldPath) const;

    bool operator==(const FormDraft &) const = default;
};

/// Every draft of a form with its path; those that are made along first, owners before their parts.
struct PlacedDraft
{
    QString path = {};
    const RecordDraft *draft = nullptr;
    const RecordDraft *owner = nullptr;
};
[[nodiscard]] std::vector<PlacedDraft> draftsOf(const FormDraft &form);

/// The path of a field of the draft at a path, and the two apart again.
[[nodiscard]] QString fieldPath(const QString &path, const QString &key);
[[nodiscard]] std::pair<QString, QString> splitFieldPath(const FormDraft &form, const QString &fieldPath);
/// The path of the draft that owns the one at a path.
[[nodiscard]] QString ownerPath(const QString &path);
/// What the parts of a kind are called in paths: `commitments`.
[[nodiscard]] QString listName(RecordKind kind);

/// Whether a reference is to something that is made along, and whether nothing is found by it.
[[nodiscard]] bool isHandle(const QString &reference);
[[nodiscard]] bool isUnfound(const QString &reference);

/// The form of a record as it stands, a deal with its parts; nothing where it is not there.
[[nodiscard]] std::optional<FormDraft> formOf(const RecordRef &record, const Ledger &ledger);

/// Without what nothing refers to any more of what is made along.
[[nodiscard]] FormDraft withoutLeftovers(FormDraft form);

/// A form as bytes, with what it started from, for keeping it; and back: nothing where they are none.
struct KeptForm
{
    FormDraft typed = {};
    FormDraft from = {};

    bool operator==(const KeptForm &) const = default;
};
[[nodiscard]] QByteArray bytesOf(const KeptForm &form);
[[nodiscard]] std::optional<KeptForm> keptForm(const QByteArray &bytes);

} // namespace ledger
