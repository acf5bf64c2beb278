#pragma once

#include "recorddraft.h"

#include <utility>
#include <vector>

/// What the fields of each kind of record look like in a form: the one description from which rows are made.
namespace ledger
{

/// How a field is filled in.
enum class FieldShape : std::uint8_t {
    Line,
    Lines,
    Choice,
    Switch, ///< a choice of one word or none
    Record, ///< one other record, found by typing
    Records, ///< several, one below the other
    Holders, ///< the parties of a deal, each with its role
    Subject, ///< what a claim or a decision is about
    Claims ///< some of the claims on the same thing, ticked
};

struct FieldSpec
{
    QString key = {};
    QString label = {};
    QString example = {}; ///< shown where nothing is typed yet
    FieldShape shape = FieldShape::Line;
    RecordKind refersTo = RecordKind::Party; ///< of Record and Records
    std::vector<std::pair<QString, QString>> choices = {}; ///< words of the document, and what they are called
    bool isBeside = false; ///< stands in one line with the one before
    bool isRare = false; ///< shown on demand
    bool canMake = true; ///< what is referred to can be made along where it is missing
};

/// The fields of a record in the order in which they are filled in. As a part of a deal a claim shows less at first,
/// and never what it is about.
enum class FieldPlace : std::uint8_t { Alone, InDeal, MadeAlong };
[[nodiscard]] std::vector<FieldSpec> fieldsOf(RecordKind kind, FieldPlace place);

/// A draft of a new record. What is said of the world stays open (document-format.md has no defaults): it is typed, or
/// follows from what is typed (suggestions.h). A deal begins as one about computing, which its roles follow
/// from, a source as news, which overstates nothing.
[[nodiscard]] RecordDraft newRecord(RecordKind kind);
/// Likewise of a new form: a deal comes with places for two parties and one amount.
[[nodiscard]] FormDraft newForm(RecordKind kind);

/// The roles that the two sides of a deal of a kind mostly have, the nature of what is paid, and what is built.
struct DealHabits
{
    Role first = Role::Partner; ///< the one that depends on the other
    Role second = Role::Partner;
    Nature nature = Nature::Consumption;
    bool isPaidBySecond = false; ///< an investor, a lender
    std::optional<Counts> counts = {}; ///< what its gigawatts mostly measure
};
[[nodiscard]] DealHabits habitsOf(DealKind kind);

/// `deal`, `observation`: what a kind of record is called in a sentence.
[[nodiscard]] QString kindName(RecordKind kind);

} // namespace ledger
