#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// The words of the document format: each enumeration has its words in one place, in the document's order.
namespace ledger
{

enum class SourceKind : std::uint8_t { Official, Filing, News, Analysis, Social };
enum class PartyKind : std::uint8_t { Lab, Cloud, Chipmaker, Supplier, Builder, Energy, Investor, Government, Other };
enum class DealKind : std::uint8_t {
    Compute,
    Equity,
    Debt,
    Silicon,
    Site,
    Power,
    Distribution,
    License,
    Venture,
    Governance
};
enum class DealStatus : std::uint8_t {
    Rumored,
    Reported,
    Announced,
    Signed,
    Active,
    Completed,
    Paused,
    Lapsed,
    Cancelled
};
enum class Role : std::uint8_t {
    Buyer,
    Seller,
    Investee,
    Investor,
    Borrower,
    Lender,
    Tenant,
    Operator,
    Builder,
    Licensee,
    Licensor,
    Distributor,
    Principal,
    Customer,
    Supplier,
    Subsidiary,
    Parent,
    Member,
    Venture,
    Partner
};
enum class Nature : std::uint8_t { Consumption, Equity, Debt, Hardware, Lease, Capex, Power, License, Guarantee };
enum class Firmness : std::uint8_t { Firm, Contingent, Potential };
enum class Counts : std::uint8_t { Site, Contract, Chips, Power };
enum class Hedge : std::uint8_t { UpTo, Over, About };
enum class Unit : std::uint8_t { Usd, Gigawatts, Accelerators };
enum class Per : std::uint8_t { Year };
/// From the strongest to the weakest.
enum class Stance : std::uint8_t { Official, Reported, Speculative };
enum class Metric : std::uint8_t {
    CloudShare,
    Revenue,
    Capex,
    Valuation,
    UsersWeekly,
    UsersPaying,
    UsersBusiness,
    CommitmentsTotal,
    Accelerators,
    Power
};
enum class ObservationUnit : std::uint8_t { Percent, Usd, Gigawatts, Count };
enum class SubjectKind : std::uint8_t { Commitment, Deployment, Deal, Observation };
enum class Verdict : std::uint8_t { SetAside, NoConflict };
/// The records of a ledger, in the order in which a document lists them.
enum class RecordKind : std::uint8_t {
    Source,
    Party,
    Deal,
    Commitment,
    Deployment,
    Claim,
    Observation,
    Decision,
    View,
    Story
};

/// All words of an enumeration, indexed by its values.
template <typename Enum> [[nodiscard]] std::span<const std::string_view> words();

/// The document's word for a value.
template <typename Enum> [[nodiscard]] std::string_view word(Enum value)
{
    return words<Enum>()[static_cast<std::size_t>(value)];
}

/// The value that a word of the document names; nothing where it names none.
template <typename Enum> [[nodiscard]] std::optional<Enum> fromWord(std::string_view text)
{
    const auto known = words<Enum>();
    for (std::size_t i = 0; i < known.size(); ++i)
        if (known[i] == text)
            return static_cast<Enum>(i);
    return std::nullopt;
}

/// The known word that is nearest to a mistyped one, by edit distance; for messages.
[[nodiscard]] std::string_view nearestWord(std::string_view text, std::span<const std::string_view> known);

/// The nearest, if it is near: of three letters one differs, of five two. Otherwise nothing.
[[nodiscard]] std::string_view nearWord(std::string_view text, std::span<const std::string_view> known);

/// The views that there are, in the document's order.
[[nodiscard]] std::span<const std::string_view> viewNames();

/// The unit in which a metric is measured.
[[nodiscard]] ObservationUnit unitOf(Metric metric);

/// The role that a role depends on: the second of its pair (`buyer` → `seller`); nothing for the second of a
/// pair and for `partner`.
[[nodiscard]] std::optional<Role> providerOf(Role role);

/// Whether money of this nature is used up over its term rather than paid at once (semantics.md, 6).
[[nodiscard]] bool isUsedUp(Nature nature);

} // namespace ledger
