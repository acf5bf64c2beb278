#pragma once

#include "ledger.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ledger
{

/// What was known and decided up to a day (semantics.md, 2); without a day, everything. Refers to its ledger's records.
class Knowledge
{
public:
    /// The known decisions on one subject.
    struct Verdicts
    {
        std::vector<std::string_view> setAside = {}; ///< claims
        std::vector<const Decision *> noConflict = {};
        bool isSubjectSetAside = false; ///< an observation itself
    };

    Knowledge(const Ledger &ledger, std::optional<PartialDate> asOf);

    /// Whether what became known on a date was known on the day.
    [[nodiscard]] bool reaches(const PartialDate &date) const { return !m_day || date.last() <= *m_day; }
    /// The same of a date's last day.
    [[nodiscard]] bool reaches(Day day) const { return !m_day || day <= *m_day; }
    /// The status of a deal on the day: what ended later was still announced.
    [[nodiscard]] DealStatus statusOf(DealStatus today, const std::optional<PartialDate> &ended) const;
    /// The known decisions on a subject, or null where there is none.
    [[nodiscard]] const Verdicts *verdictsOn(SubjectKind kind, std::string_view id) const;

private:
    std::optional<Day> m_day;
    std::array<std::unordered_map<std::string_view, Verdicts>, 4> m_verdicts;
};

/// Whether a decision is about each of these claims, whose ids `idOf` tells.
template <typename Claims, typename IdOf = std::identity>
[[nodiscard]] bool judgesAll(const Decision &decision, const Claims &claims, IdOf idOf = {})
{
    return std::ranges::all_of(claims, [&](const auto &claim) {
        return std::ranges::find(decision.judged, std::invoke(idOf, claim)) != decision.judged.end();
    });
}

/// Whether one known decision says of all these claims that they differ for a known cause. It says so until a claim
/// stands that is not among them: then what they are about is in doubt again (semantics.md, 5).
template <typename Claims, typename IdOf = std::identity>
[[nodiscard]] bool isSettled(const Knowledge::Verdicts *verdicts, const Claims &claims, IdOf idOf = {})
{
    return verdicts && std::ranges::any_of(verdicts->noConflict, [&](const Decision *decision) {
               return judgesAll(*decision, claims, idOf);
           });
}

/// The day since which a deal is known, by its announcement or by its first claim (semantics.md, 2); the first of all
/// days where it has neither.
[[nodiscard]] Day knownSince(const DealDossier &deal);

} // namespace ledger
