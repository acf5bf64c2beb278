#include "vocabulary.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

constexpr std::array sourceKinds{"official"sv, "filing"sv, "news"sv, "analysis"sv, "social"sv};
constexpr std::array partyKinds{"lab"sv,    "cloud"sv,    "chipmaker"sv,  "supplier"sv, "builder"sv,
                                "energy"sv, "investor"sv, "government"sv, "other"sv};
constexpr std::array dealKinds{"compute"sv, "equity"sv,       "debt"sv,    "silicon"sv, "site"sv,
                               "power"sv,   "distribution"sv, "license"sv, "venture"sv, "governance"sv};
constexpr std::array dealStatuses{"rumored"sv,   "reported"sv, "announced"sv, "signed"sv,   "active"sv,
                                  "completed"sv, "paused"sv,   "lapsed"sv,    "cancelled"sv};
constexpr std::array roles{"buyer"sv,      "seller"sv,      "investee"sv,  "investor"sv, "borrower"sv,
                           "lender"sv,     "tenant"sv,      "operator"sv,  "builder"sv,  "licensee"sv,
                           "licensor"sv,   "distributor"sv, "principal"sv, "customer"sv, "supplier"sv,
                           "subsidiary"sv, "parent"sv,      "member"sv,    "venture"sv,  "partner"sv};
constexpr std::array natures{"consumption"sv, "equity"sv, "debt"sv,    "hardware"sv, "lease"sv,
                             "capex"sv,       "power"sv,  "license"sv, "guarantee"sv};
constexpr std::array firmnesses{"firm"sv, "contingent"sv, "potential"sv};
constexpr std::array counts{"site"sv, "contract"sv, "chips"sv, "power"sv};
constexpr std::array hedges{"up_to"sv, "over"sv, "about"sv};
constexpr std::array units{"USD"sv, "GW"sv, "accelerators"sv};
constexpr std::array pers{"year"sv};
constexpr std::array stances{"official"sv, "reported"sv, "speculative"sv};
constexpr std::array metrics{"cloud_share"sv,  "revenue"sv,      "capex"sv,          "valuation"sv,
                             "users_weekly"sv, "users_paying"sv, "users_business"sv, "commitments_total"sv,
                             "accelerators"sv, "power"sv};
constexpr std::array observationUnits{"%"sv, "USD"sv, "GW"sv, "count"sv};
constexpr std::array subjectKinds{"commitment"sv, "deployment"sv, "deal"sv, "observation"sv};
constexpr std::array verdicts{"set_aside"sv, "no_conflict"sv};
constexpr std::array recordKinds{"source"sv, "party"sv,       "deal"sv,     "commitment"sv, "deployment"sv,
                                 "claim"sv,  "observation"sv, "decision"sv, "view"sv,       "story"sv};

constexpr std::array views{"overview"sv, "share"sv, "commitments"sv,  "capacity"sv,
                           "timeline"sv, "flows"sv, "dependencies"sv, "contested"sv};

constexpr std::size_t longestCompared = 100; // bytes; nobody mistypes what is longer

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Without regard to case.
int editDistance(std::string_view a, std::string_view b)
{
    std::vector<int> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int replaced = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}
} // namespace

template <> std::span<const std::string_view> words<SourceKind>() { return sourceKinds; }
template <> std::span<const std::string_view> words<PartyKind>() { return partyKinds; }
template <> std::span<const std::string_view> words<DealKind>() { return dealKinds; }
template <> std::span<const std::string_view> words<DealStatus>() { return dealStatuses; }
template <> std::span<const std::string_view> words<Role>() { return roles; }
template <> std::span<const std::string_view> words<Nature>() { return natures; }
template <> std::span<const std::string_view> words<Firmness>() { return firmnesses; }
template <> std::span<const std::string_view> words<Counts>() { return counts; }
template <> std::span<const std::string_view> words<Hedge>() { return hedges; }
template <> std::span<const std::string_view> words<Unit>() { return units; }
template <> std::span<const std::string_view> words<Per>() { return pers; }
template <> std::span<const std::string_view> words<Stance>() { return stances; }
template <> std::span<const std::string_view> words<Metric>() { return metrics; }
template <> std::span<const std::string_view> words<ObservationUnit>() { return observationUnits; }
template <> std::span<const std::string_view> words<SubjectKind>() { return subjectKinds; }
template <> std::span<const std::string_view> words<Verdict>() { return verdicts; }
template <> std::span<const std::string_view> words<RecordKind>() { return recordKinds; }

std::string_view nearestWord(std::string_view text, std::span<const std::string_view> known)
{
    text = text.substr(0, longestCompared);
    const auto nearest = std::ranges::min_element(
        known, {}, [text](std::string_view candidate) { return editDistance(text, candidate); });
    return nearest == known.end() ? std::string_view() : *nearest;
}

std::string_view nearWord(std::string_view text, std::span<const std::string_view> known)
{
    text = text.substr(0, longestCompared);
    const std::string_view nearest = nearestWord(text, known);
    const int letters = static_cast<int>(std::max(text.size(), nearest.size()));
    return editDistance(text, nearest) <= std::max(1, (letters + 1) / 3) ? nearest : std::string_view();
}

std::span<const std::string_view> viewNames() { return views; }

ObservationUnit unitOf(Metric metric)
{
    switch (metric) {
    case Metric::CloudShare:
        return ObservationUnit::Percent;
    case Metric::Revenue:
    case Metric::Capex:
    case Metric::Valuation:
    case Metric::CommitmentsTotal:
        return ObservationUnit::Usd;
    case Metric::UsersWeekly:
    case Metric::UsersPaying:
    case Metric::UsersBusiness:
    case Metric::Accelerators:
        return ObservationUnit::Count;
    case Metric::Power:
        return ObservationUnit::Gigawatts;
    }
    return ObservationUnit::Count;
}

std::optional<Role> providerOf(Role role)
{
    switch (role) {
    case Role::Buyer:
        return Role::Seller;
    case Role::Investee:
        return Role::Investor;
    case Role::Borrower:
        return Role::Lender;
    case Role::Tenant:
        return Role::Operator;
    case Role::Operator:
        return Role::Builder;
    case Role::Licensee:
        return Role::Licensor;
    case Role::Distributor:
        return Role::Principal;
    case Role::Customer:
        return Role::Supplier;
    case Role::Subsidiary:
        return Role::Parent;
    case Role::Member:
        return Role::Venture;
    default:
        return std::nullopt;
    }
}

bool isUsedUp(Nature nature)
{
    switch (nature) {
    case Nature::Consumption:
    case Nature::Hardware:
    case Nature::Lease:
    case Nature::Capex:
    case Nature::Power:
        return true;
    default:
        return false;
    }
}

} // namespace ledger
