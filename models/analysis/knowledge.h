#pragma once

#include "ledger.h"

#include <array>
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

/// The day since which a deal is known, by its announcement or by its first claim (semantics.md, 2); the first of all
/// days where it has neither.
[[nodiscard]] Day knownSince(const DealDossier &deal);

} // namespace ledger
