#pragma once

#include "ledger.h"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <span>
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
    class Verdicts
    {
    public:
        Verdicts() = default;
        Verdicts(std::span<const Decision *const> ofWhateverDay, const Knowledge &knowledge)
            : m_decisions(ofWhateverDay)
            , m_knowledge(&knowledge)
        {
        }

        /// Whether one sets a claim on the subject aside.
        [[nodiscard]] bool setAside(const Claim &claim) const
        {
            return any([&claim](const Decision &decision) {
                return decision.verdict == Verdict::SetAside && decision.claim == claim.id;
            });
        }
        /// Whether one sets the subject itself aside: an observation.
        [[nodiscard]] bool setSubjectAside() const
        {
            return any([](const Decision &decision) { return decision.verdict == Verdict::SetAside; });
        }
        /// Whether one says that there is no conflict, and a condition holds of it.
        template <typename Condition> [[nodiscard]] bool findNoConflict(Condition isSo) const
        {
            return any(
                [isSo](const Decision &decision) { return decision.verdict == Verdict::NoConflict && isSo(decision); });
        }

    private:
        template <typename Condition> [[nodiscard]] bool any(Condition isSo) const
        {
            return std::ranges::any_of(m_decisions, [&](const Decision *decision) {
                return m_knowledge->reaches(decision->decided) && isSo(*decision);
            });
        }

        std::span<const Decision *const> m_decisions;
        const Knowledge *m_knowledge = nullptr;
    };

    /// `before` is knowledge of the same ledger or another one: what it found of the same decisions is not sought
    /// again.
    Knowledge(const Ledger &ledger, std::optional<PartialDate> asOf, const Knowledge *before = nullptr);

    /// Whether what became known on a date was known on the day.
    [[nodiscard]] bool reaches(const PartialDate &date) const { return !m_day || date.last() <= *m_day; }
    /// The same of a date's last day.
    [[nodiscard]] bool reaches(Day day) const { return !m_day || day <= *m_day; }
    /// Whether of some days more, or fewer, were reached than in another.
    [[nodiscard]] bool differs(const Knowledge &other, std::span<const Day> days) const
    {
        const Day one = m_day.value_or(Day::max());
        const Day two = other.m_day.value_or(Day::max());
        const Day from = std::min(one, two);
        const Day to = std::max(one, two);
        bool isBetween = false;
        for (const Day day : days)
            isBetween |= from < day && day <= to; // without a branch: most days are few and far
        return isBetween;
    }
    /// The status of a deal on the day: what ended later was still announced.
    [[nodiscard]] DealStatus statusOf(DealStatus today, const std::optional<PartialDate> &ended) const;
    /// The known decisions on a subject; they are asked while this is there.
    [[nodiscard]] Verdicts verdictsOn(SubjectKind kind, std::string_view id) const;

private:
    /// The decisions of a ledger by their subjects.
    struct Decided
    {
        explicit Decided(const std::vector<Decision> &all);

        const std::vector<Decision> *decisions;
        std::array<std::unordered_map<std::string_view, std::vector<const Decision *>>, 4> on;
    };

    std::optional<Day> m_day;
    std::shared_ptr<const Decided> m_decided;
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
[[nodiscard]] bool isSettled(const Knowledge::Verdicts &verdicts, const Claims &claims, IdOf idOf = {})
{
    return verdicts.findNoConflict([&](const Decision &decision) { return judgesAll(decision, claims, idOf); });
}

/// The day since which a deal is known, by its announcement or by its first claim (semantics.md, 2); the first of all
/// days where it has neither.
[[nodiscard]] Day knownSince(const DealDossier &deal);

} // namespace ledger
