#pragma once

#include "id.h"
#include "partialdate.h"
#include "vocabulary.h"

#include <optional>
#include <string>
#include <vector>

/// The records of a ledger as plain values (document-format.md says what each field means). They are small:
/// a part names its owner, and is stored, changed and compared on its own. Text is UTF-8. A list that has no
/// order of its own is kept sorted. An empty string or list is an absent key; unknown numbers and dates are
/// absent optionals, never 0.
namespace ledger
{

struct Claim;
struct Commitment;
struct Deal;
struct Decision;
struct Deployment;
struct Observation;
struct Party;
struct Source;
struct Story;
struct View;

struct Source
{
    Id<Source> id = {};
    std::string publisher = {};
    std::string title = {};
    std::string url = {};
    std::optional<PartialDate> published = {};
    std::optional<PartialDate> accessed = {};
    std::string archive = {};
    std::vector<std::string> aliases = {};
    std::vector<Id<Source>> was = {};
    SourceKind kind = SourceKind::News;

    bool operator==(const Source &) const = default;
};

struct Party
{
    Id<Party> id = {};
    std::string name = {};
    PartyKind kind = PartyKind::Other;
    Id<Party> parent = {};
    std::string country = {};
    std::vector<std::string> aliases = {};
    std::vector<Id<Party>> was = {};
    std::string ticker = {};
    std::string url = {};
    std::string note = {};

    bool operator==(const Party &) const = default;
};

/// One party's part in a deal.
struct RoleHolder
{
    Id<Party> party = {};
    Role role = Role::Partner;

    bool operator==(const RoleHolder &) const = default;
    auto operator<=>(const RoleHolder &) const = default;
};

struct Deal
{
    Id<Deal> id = {};
    std::string title = {};
    std::string summary = {};
    DealKind kind = DealKind::Compute;
    std::optional<PartialDate> announced = {};
    DealStatus status = DealStatus::Announced;
    std::vector<RoleHolder> parties = {}; ///< in the document's order
    std::optional<PartialDate> ended = {};
    std::vector<std::string> tags = {}; ///< in the document's order
    std::vector<Id<Source>> sources = {};
    Id<Deal> amends = {};

    bool operator==(const Deal &) const = default;
};

struct Commitment
{
    Id<Commitment> id = {};
    Id<Deal> deal = {};
    Id<Party> payer = {};
    Id<Party> payee = {};
    Nature nature = Nature::Consumption;
    Firmness firmness = Firmness::Firm;

    bool operator==(const Commitment &) const = default;
};

struct Deployment
{
    Id<Deployment> id = {};
    Id<Deal> deal = {};
    std::string name = {};
    Counts counts = Counts::Site;
    std::string site = {};
    Id<Party> operatedBy = {}; ///< `operator` in the document
    Id<Party> tenant = {};
    std::string hardware = {};
    Id<Party> supplier = {};
    std::string place = {};
    std::string country = {};
    std::optional<double> latitude = {};
    std::optional<double> longitude = {};
    Id<Deployment> partOf = {};

    bool operator==(const Deployment &) const = default;
};

/// What a claim is about: one commitment, deployment or deal.
struct Subject
{
    SubjectKind kind = SubjectKind::Commitment;
    std::string id = {};

    bool operator==(const Subject &) const = default;
    auto operator<=>(const Subject &) const = default;
};

/// A figure as printed in another currency than dollars.
struct SaidAs
{
    double amount = 0;
    std::string currency = {}; ///< ISO 4217
    double rate = 0; ///< dollars for one unit of the currency
    std::optional<PartialDate> rateDay = {};

    bool operator==(const SaidAs &) const = default;
};

struct Claim
{
    Id<Claim> id = {};
    Subject of = {};
    /// In the claim's unit. Dollars and accelerators are whole and at most 2⁵³, so a double holds them exactly.
    std::optional<double> amount = {};
    std::optional<double> low = {};
    std::optional<double> high = {};
    std::optional<Hedge> hedge = {};
    Unit unit = Unit::Usd;
    std::optional<Per> per = {};
    std::optional<PartialDate> start = {};
    std::optional<PartialDate> end = {};
    Id<Source> source = {};
    std::string locator = {};
    PartialDate stated = {};
    Stance stance = Stance::Reported;
    std::vector<Id<Claim>> supersedes = {};
    std::optional<SaidAs> said = {};
    std::string quote = {};
    std::optional<PartialDate> recorded = {};
    std::string note = {};

    bool operator==(const Claim &) const = default;
};

struct Observation
{
    Id<Observation> id = {};
    Id<Party> subject = {};
    Id<Party> counterparty = {};
    Metric metric = Metric::Revenue;
    PartialDate date = {};
    std::optional<double> value = {};
    std::optional<double> low = {};
    std::optional<double> high = {};
    ObservationUnit unit = ObservationUnit::Usd;
    Id<Source> source = {};
    Stance stance = Stance::Reported;
    std::string note = {};

    bool operator==(const Observation &) const = default;
};

struct Decision
{
    Id<Decision> id = {};
    Subject of = {};
    Verdict verdict = Verdict::SetAside;
    Id<Claim> claim = {}; ///< the claim set aside; empty where an observation itself is
    std::vector<Id<Claim>> judged = {};
    std::string reason = {};
    PartialDate decided = {};

    bool operator==(const Decision &) const = default;
};

struct View
{
    Id<View> id = {};
    std::string title = {};
    std::string view = {};
    std::string lens = {}; ///< a JSON object in canonical form, as the document layer writes it; may be empty
    std::string options = {}; ///< likewise

    bool operator==(const View &) const = default;
};

struct StoryStep
{
    Id<View> view = {};
    std::string title = {};
    std::string text = {};
    std::string notes = {};

    bool operator==(const StoryStep &) const = default;
};

struct Story
{
    Id<Story> id = {};
    std::string title = {};
    std::vector<StoryStep> steps = {};

    bool operator==(const Story &) const = default;
};

/// The kind of each record type.
template <typename Record> inline constexpr RecordKind kindOf = RecordKind::Source;
template <> inline constexpr RecordKind kindOf<Party> = RecordKind::Party;
template <> inline constexpr RecordKind kindOf<Deal> = RecordKind::Deal;
template <> inline constexpr RecordKind kindOf<Commitment> = RecordKind::Commitment;
template <> inline constexpr RecordKind kindOf<Deployment> = RecordKind::Deployment;
template <> inline constexpr RecordKind kindOf<Claim> = RecordKind::Claim;
template <> inline constexpr RecordKind kindOf<Observation> = RecordKind::Observation;
template <> inline constexpr RecordKind kindOf<Decision> = RecordKind::Decision;
template <> inline constexpr RecordKind kindOf<View> = RecordKind::View;
template <> inline constexpr RecordKind kindOf<Story> = RecordKind::Story;

/// Any record, named.
struct RecordRef
{
    RecordKind kind = RecordKind::Source;
    std::string id = {};

    bool operator==(const RecordRef &) const = default;
    auto operator<=>(const RecordRef &) const = default;
};

} // namespace ledger
