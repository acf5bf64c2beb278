#pragma once

#include "knowledge.h"
#include "testimony.h"

#include <span>
#include <vector>

namespace ledger
{

/// The testimonies on one thing in one unit, sifted by what is known and decided on a day (semantics.md, 4: 1 and 2).
/// One hearing serves many things in turn, so that nothing is allocated for each.
template <typename Amount> class Hearing
{
public:
    using Said = Testimony<Amount>;

    /// Sifts what is said; `officialOnly` takes what is of another stance as if unsaid.
    void hear(std::span<const Said> said, const Knowledge &knowledge, const Knowledge::Verdicts &verdicts,
              bool officialOnly);

    [[nodiscard]] int inUnit() const { return m_inUnit; } ///< claims in the unit, known or not
    [[nodiscard]] int known() const { return m_known; } ///< of those, known ones
    [[nodiscard]] int notSetAside() const { return m_notSetAside; } ///< of those, what no decision sets aside
    /// Known, not set aside, and not as if unsaid: these supersede and lend their terms.
    [[nodiscard]] std::span<const Said *const> remaining() const { return m_remaining; }
    /// Of the remaining, those that none of them supersedes, in the order of the claims.
    [[nodiscard]] std::span<const Said *const> standing() const { return m_supersedes ? m_standing : m_remaining; }
    /// The standing ones, newest first.
    [[nodiscard]] std::vector<const Said *> standingNewestFirst() const;

private:
    void findStanding();

    int m_inUnit = 0;
    int m_known = 0;
    int m_notSetAside = 0;
    bool m_supersedes = false; // whether one of the remaining supersedes another
    std::vector<const Said *> m_remaining;
    std::vector<const Said *> m_standing;
    std::vector<bool> m_isSuperseded;
};

/// Whether one claim is newer than another, ties as in semantics.md, 4: 4.
[[nodiscard]] bool isNewerClaim(const Claim &a, const Claim &b);

/// The claims on one thing in one unit that stand, newest first; whatever the basis.
[[nodiscard]] std::vector<const Claim *> standingClaims(const Subject &subject, std::span<const Claim> claims,
                                                        Unit unit, const Knowledge &knowledge);

/// The smallest and the largest headline among standing claims, of which there is at least one.
template <typename Amount>
[[nodiscard]] std::pair<double, double> headlinesOf(std::span<const Testimony<Amount> *const> standing);

/// Whether the standing claims of a hearing are contested (semantics.md, 5): at odds, and no known decision says that
/// they all differ for a known cause. The hearing is one of all stances.
template <typename Amount>
[[nodiscard]] bool isContested(const Hearing<Amount> &hearing, const Knowledge::Verdicts &verdicts);

} // namespace ledger
