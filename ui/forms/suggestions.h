#pragma once

#include "recorddraft.h"

namespace ledger
{

/// What an address says of its source by itself, without asking the network: the publisher by its host, the day and the
/// title where its path has them, and what kind of source it is. Empty where it says nothing.
struct AddressHints
{
    QString publisher = {};
    QString title = {};
    QString published = {};
    QString kind = {}; ///< a word of the document

    bool operator==(const AddressHints &) const = default;
};
[[nodiscard]] AddressHints addressHints(const QString &url);

/// A form with what follows from what was typed since: a source's fields from its address, day and stance of a claim
/// from its source, a hedge from its figure, roles and nature from a deal's kind, payer and payee from its roles, its
/// title from its parties, its status from who speaks of it. Only where a field holds what was suggested before, or
/// nothing; what was typed stays.
[[nodiscard]] FormDraft suggested(const FormDraft &was, const FormDraft &is, const Ledger &ledger);

/// Whether nothing is said by a part that a form offers: such a part is as if it were not there.
[[nodiscard]] bool isBlank(const FormDraft &form, const PlacedDraft &part, const Ledger &ledger);

} // namespace ledger
