#pragma once

#include "knowledge.h"
#include "readings.h"

#include <span>
#include <string_view>
#include <vector>

namespace ledger
{

/// The claims on one thing in one unit, sifted by what is known and decided on a day (semantics.md, 4: 1 and 2). One
/// hearing serves many things in turn, so that nothing is allocated for each.
class Hearing
{
public:
    /// Sifts the claims; `officialOnly` takes those of another stance as if unsaid.
    void hear(std::span<const Claim> claims, Unit unit, const Knowledge &knowledge, const Knowledge::Verdicts *verdicts,
              bool officialOnly);

    [[nodiscard]] int inUnit() const { return m_inUnit; } ///< claims in the unit, known or not
    [[nodiscard]] int known() const { return m_known; } ///< of those, known ones
    [[nodiscard]] int notSetAside() const { return m_notSetAside; } ///< of those, what no decision sets aside
    /// Known, not set aside, and not as if unsaid: these supersede and lend their terms.
    [[nodiscard]] std::span<const Claim *const> remaining() const { return m_remaining; }
    /// Of the remaining, those that none of them supersedes, in the order of the claims.
    [[nodiscard]] std::span<const Claim *const> standing() const { return m_standing; }
    /// The standing claims, newest first.
    [[nodiscard]] std::vector<const Claim *> standingNewestFirst() const;

private:
    void findStanding();

    int m_inUnit = 0;
    int m_known = 0;
    int m_notSetAside = 0;
    std::vector<const Claim *> m_remaining;
    std::vector<const Claim *> m_standing;
    std::vector<std::string_view> m_superseded;
};

/// Whether one claim is newer than another, ties as in semantics.md, 4: 4.
[[nodiscard]] bool isNewerClaim(const Claim &a, const Claim &b);

/// Whether headlines between these two, in a unit, are at odds (semantics.md, 5).
[[nodiscard]] bool areAtOdds(double lowest, double highest, Unit unit);

/// Whether a known decision says that all these claims differ for a known cause.
[[nodiscard]] bool isSettled(std::span<const Claim *const> standing, const Knowledge::Verdicts *verdicts);

/// Whether the standing claims of a hearing are contested: at odds and not settled. The hearing is one of all stances.
[[nodiscard]] bool isContested(const Hearing &hearing, const Knowledge::Verdicts *verdicts);

} // namespace ledger
