#pragma once

#include "capacity.h"
#include "observed.h"
#include "shares.h"
#include "sites.h"
#include "totals.h"

#include <QLocale>
#include <QString>
#include <QStringList>

/// Titles say what is seen: made by rule from the result and true on any lens.
namespace ledger
{

/// What a title needs besides the result.
struct TitleContext
{
    const Ledger *ledger = nullptr;
    Lens lens = {};
    std::optional<Day> known = {}; ///< the day up to which the ledger knows: as-of, or its last
    QLocale locale = {};
};

/// «Oracle is OpenAI's largest cloud in 2027, with 43 %»; nothing notable: «OpenAI's compute contracts, 2025–2034».
[[nodiscard]] QString shareTitle(const Shares<Usd> &shares, Nature nature, ShareGroup group,
                                 const TitleContext &context);

/// The shares of one of several who are shown beside each other.
struct SubjectShare
{
    Id<Party> id = {};
    const Shares<Usd> *shares = nullptr;
};

/// «Largest cloud in 2027: Oracle for OpenAI, Google for Anthropic»; `together` are the shares of all of them.
[[nodiscard]] QString subjectSharesTitle(const std::vector<SubjectShare> &subjects, const Shares<Usd> &together,
                                         Nature nature, ShareGroup group, const TitleContext &context);

/// The same of what is reported of one subject.
[[nodiscard]] QString reportedShareTitle(const Shares<double> &shares, const Id<Party> &subject,
                                         const TitleContext &context);

/// «OpenAI has promised to buy $730B of computing».
[[nodiscard]] QString commitmentsTitle(const std::vector<Total> &totals, const TitleContext &context);

/// The same of totals by nature, which are not added: «The largest commitments are for computing, at $1.29T».
[[nodiscard]] QString natureTotalsTitle(const std::vector<Total> &totals, const TitleContext &context);

/// «OpenAI's payments for computing peak in 2027 and 2028, at $139B».
[[nodiscard]] QString periodTotalsTitle(const std::vector<PeriodTotals> &periods, bool isCumulated,
                                        const TitleContext &context);
/// The same against what the payer earns: «In 2026 $77.1B for computing falls due from OpenAI, 3.1 times its revenue».
/// Told of the newest year that has begun, if all that falls due in it is firm; otherwise as without revenue.
[[nodiscard]] QString burdenTitle(const std::vector<PeriodTotals> &years, const std::vector<Observed> &revenue,
                                  const TitleContext &context);

/// «Meta runs 4 GW by 2035, the most of any operator; 62 % of all power has no date»; nothing notable: «Power of sites
/// by operator, 2025–2033». `within`: what was drilled into, in words.
[[nodiscard]] QString capacityTitle(const Capacity &capacity, CapacityGroup group, const QStringList &within,
                                    const TitleContext &context);

/// «24 of 45 sites have a date for their first power, all of them 46 GW».
[[nodiscard]] QString sitesTitle(const SiteCount &count, const QStringList &within, const TitleContext &context);

/// Words that help where there is nothing to draw: an empty ledger, or a lens that lets nothing through.
struct EmptyWords
{
    QString title = {};
    QString help = {};
};
[[nodiscard]] EmptyWords nothingToShow(const TitleContext &context);
/// The title where a ledger holds nothing of what is counted.
[[nodiscard]] QString nothingToCount();
/// The same where gigawatts are asked for.
[[nodiscard]] EmptyWords noPowerToShow(const TitleContext &context);

/// The name that a party goes by in a sentence: its parent's, where its own only adds to that («Oracle Cloud
/// Infrastructure» → «Oracle»).
[[nodiscard]] QString everydayName(const Ledger &ledger, const std::string &party);
/// The payers of a lens as an owner: «OpenAI's», «OpenAI's and Anthropic's», empty where there are none.
[[nodiscard]] QString possessive(const QString &name);

} // namespace ledger
