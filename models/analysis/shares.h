#pragma once

#include "amount.h"
#include "counting.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace ledger
{

struct DueMoney;

enum class ShareGroup : std::uint8_t { Payee, Payer };
template <> std::span<const std::string_view> words<ShareGroup>();

/// One part of a period's total. `Amount` is Usd by contract, a percentage (double) as reported.
template <typename Amount> struct SharePart
{
    std::string id = {};
    std::string name = {};
    Amount value = {};
    double share = 0; ///< 0 to 1

    bool operator==(const SharePart &) const = default;
};

template <typename Amount> struct SharePeriod
{
    std::string period = {}; ///< `2026`, `2026-Q1`, `2026-01`
    Day first = {};
    Day last = {};
    Amount total = {};
    Amount assumed = {}; ///< what of the total rests on an assumed term
    double hhi = 0; ///< Herfindahl–Hirschman index of the parts: the sum of squared shares, 0 to 1
    std::vector<SharePart<Amount>> parts = {}; ///< largest first

    bool operator==(const SharePeriod &) const = default;
};

template <typename Amount> using Shares = std::vector<SharePeriod<Amount>>;

/// `query share`: how the money of one nature falls due in each period, and to whom; periods and parts of 0 left out.
[[nodiscard]] Shares<Usd> shares(const Readings &readings, const Lens &lens, Nature nature = Nature::Consumption,
                                 ShareGroup group = ShareGroup::Payee);

/// What falls due to each party month by month, or by longer steps, read once: the shares of all of them or of a few
/// are told of it. Keeps its ledger alive.
class PeriodDues
{
public:
    /// By month; what is counted is of one nature.
    PeriodDues(const Counting &counting, ShareGroup group);

    /// The same by another step; these are months.
    [[nodiscard]] PeriodDues by(Step step) const;

    /// What shares() says.
    [[nodiscard]] Shares<Usd> shares() const;
    /// The same with a part for each of these parties and for the two largest of each period alone; what all others
    /// have is gathered in a last part without id. Totals and `hhi` are those of everybody.
    [[nodiscard]] Shares<Usd> sharesOf(std::span<const std::string> parties) const;

private:
    PeriodDues(LedgerPtr ledger, Step by, std::shared_ptr<const DueMoney> money);

    LedgerPtr m_ledger;
    Step m_by = Step::Month;
    std::shared_ptr<const DueMoney> m_money;
};

/// `query share --reported`: by year, the share of the subject's computing that each counterparty is said to serve
/// (`cloud_share` observations of exactly that subject), in per cent; 0 is kept.
[[nodiscard]] Shares<double> reportedShares(const Ledger &ledger, const Lens &lens, const Id<Party> &subject);

} // namespace ledger
