#pragma once

#include "amount.h"
#include "readings.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace ledger
{

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

/// What falls due month by month to each party, read once: shares by every step are sums of it.
class MonthlyDues
{
public:
    MonthlyDues(const Readings &readings, const Lens &lens, Nature nature, ShareGroup group);
    ~MonthlyDues();
    MonthlyDues(MonthlyDues &&) noexcept;
    MonthlyDues &operator=(MonthlyDues &&) noexcept;
    MonthlyDues(const MonthlyDues &) = delete;
    MonthlyDues &operator=(const MonthlyDues &) = delete;

    /// What shares() says by a step.
    [[nodiscard]] Shares<Usd> shares(Step by) const;
    /// The same by month, with parts of these parties alone; what all others have is gathered in one part without id.
    /// Totals and `hhi` are those of everybody.
    [[nodiscard]] Shares<Usd> sharesOf(std::span<const std::string> parties) const;

private:
    struct Money;
    std::unique_ptr<const Money> m_money;
};

/// `query share --reported`: by year, the share of the subject's computing that each counterparty is said to serve
/// (`cloud_share` observations of exactly that subject), in per cent; 0 is kept.
[[nodiscard]] Shares<double> reportedShares(const Ledger &ledger, const Lens &lens, const Id<Party> &subject);

} // namespace ledger
