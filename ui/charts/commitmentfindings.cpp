#include "commitmentspicture.h"

#include "picturetext.h"
#include "wording.h"

#include <algorithm>
#include <map>
#include <set>

namespace ledger
{

namespace
{
/// What counts of one nature, to which the plan is narrowed: natures are never added together, and a reader who asks
/// for none means computing or, where there is none, what there is most of.
Counting countingOfOneNature(const Readings &readings, PicturePlan &plan)
{
    plan.lens.natures = {Nature::Consumption};
    Counting computing(readings, plan.lens);
    if (!computing.isEmpty())
        return computing;
    plan.lens.natures.clear();
    if (const std::vector<Total> rows = totals(readings, plan.lens, TotalGroup::Nature); !rows.empty())
        plan.lens.natures = {rows.front().nature};
    return {readings, plan.lens};
}

/// The largest so many of each nature are left behind.
void skip(std::vector<Total> &rows, int skipped)
{
    std::map<Nature, int> seen;
    std::erase_if(rows, [&](const Total &row) { return seen[row.nature]++ < skipped; });
}

/// Leaves of each period what is in these totals as well.
void keepOnly(std::vector<PeriodTotals> &periods, const std::vector<Total> &totals)
{
    std::set<std::pair<std::string, Nature>> kept;
    for (const Total &total : totals)
        kept.emplace(total.id, total.nature);
    for (PeriodTotals &period : periods)
        std::erase_if(period.totals, [&](const Total &row) { return !kept.contains({row.id, row.nature}); });
    std::erase_if(periods, [](const PeriodTotals &period) { return period.totals.empty(); });
}

std::vector<NotBrokenDown> largestNotBrokenDown(const Readings &readings, const Lens &lens)
{
    std::vector<NotBrokenDown> found = notBrokenDown(readings, lens);
    std::stable_sort(found.begin(), found.end(),
                     [](const NotBrokenDown &a, const NotBrokenDown &b) { return a.value > b.value; });
    return found;
}

/// What the one payer of a lens is said to have committed (where all is told), or to earn (where it is told by year).
OwnFigures ownFigures(const CommitmentFindings &findings, const Readings &readings, const PicturePlan &plan)
{
    OwnFigures own;
    if (plan.lens.payers.size() != 1 || plan.wasDrilled)
        return own;
    own.subject = plan.lens.payers.front();
    const auto said = [&](Metric metric) { return observed(readings.ledger(), plan.lens, own.subject, metric); };
    if (findings.show == CommitmentsShow::Total) {
        own.committed = said(Metric::CommitmentsTotal);
        std::reverse(own.committed.begin(), own.committed.end());
    } else if (findings.show == CommitmentsShow::ByPeriod && plan.lens.by == Step::Year) {
        own.revenue = said(Metric::Revenue);
    }
    return own;
}

TotalGroup groupOf(const PictureRequest &request, const PicturePlan &plan)
{
    const auto asked = fromWord<TotalGroup>(optionOf(request, "group", "payee"));
    const TotalGroup group = asked.value_or(TotalGroup::Payee);
    const bool isOfParties = group == TotalGroup::Payee || group == TotalGroup::Payer;
    // A drill into a nature, a kind or a firmness shows its parties.
    return plan.wasDrilled && !isOfParties ? TotalGroup::Payee : group;
}
} // namespace

CommitmentFindings commitmentFindings(const PictureRequest &request, const Readings &readings, PicturePlan &plan)
{
    CommitmentFindings findings;
    const std::string show = optionOf(request, "show", "total");
    findings.show = show == "by-period" ? CommitmentsShow::ByPeriod
        : show == "cumulated"           ? CommitmentsShow::Cumulated
                                        : CommitmentsShow::Total;
    findings.group = groupOf(request, plan);
    const bool isOneNature = plan.lens.natures.empty() && findings.group != TotalGroup::Nature;
    const bool wasUnfiltered = plan.lens.natures.empty();
    const Counting counting = isOneNature ? countingOfOneNature(readings, plan) : Counting(readings, plan.lens);
    findings.totals = plan.byDeal ? dealTotals(counting) : totals(counting, findings.group);
    if (plan.skipped > 0)
        skip(findings.totals, plan.skipped);
    findings.sources = citedSources(counting, mostFootnotes);
    findings.own = ownFigures(findings, readings, plan);
    if (findings.show != CommitmentsShow::Total) {
        findings.periods = plan.byDeal ? dealTotalsByPeriod(counting) : totalsByPeriod(counting, findings.group);
        if (plan.skipped > 0)
            keepOnly(findings.periods, findings.totals);
        return findings;
    }
    if (!plan.wasDrilled && wasUnfiltered)
        findings.notBrokenDown = largestNotBrokenDown(readings, plan.lens);
    return findings;
}

std::vector<Nature> naturesOf(const std::vector<Total> &totals)
{
    std::map<Nature, double> sums;
    for (const Total &total : totals)
        sums[total.nature] += static_cast<double>(total.value.dollars);
    std::vector<Nature> natures;
    for (const auto &[nature, sum] : sums)
        natures.push_back(nature);
    std::stable_sort(natures.begin(), natures.end(), [&sums](Nature a, Nature b) { return sums[a] > sums[b]; });
    return natures;
}

namespace
{
/// The document's word for a group in words; nothing where the group is no word.
std::optional<QString> wordName(const Total &total, TotalGroup group)
{
    const auto named = [&total](auto value) { return value ? std::optional(nameOf(*value)) : std::nullopt; };
    switch (group) {
    case TotalGroup::Nature:
        return nameOf(total.nature);
    case TotalGroup::Firmness:
        return named(fromWord<Firmness>(total.id));
    case TotalGroup::Kind:
        return named(fromWord<DealKind>(total.id));
    case TotalGroup::Status:
        return named(fromWord<DealStatus>(total.id));
    case TotalGroup::Payee:
    case TotalGroup::Payer:
        break;
    }
    return std::nullopt;
}
} // namespace

QString groupName(const Total &total, TotalGroup group, bool isByDeal)
{
    const std::optional<QString> name = isByDeal ? std::nullopt : wordName(total, group);
    return name ? name->left(1).toUpper() + name->mid(1) : partName(total.id, total.name);
}

MarkTarget groupTarget(const Total &total, TotalGroup group, bool isByDeal)
{
    if (total.id.empty())
        return {};
    const bool isParty = group == TotalGroup::Payee || group == TotalGroup::Payer;
    const QString kind = isByDeal ? QStringLiteral("deal") : isParty ? QStringLiteral("party") : qstring(word(group));
    return {kind, qstring(total.id)};
}

QString totalWords(const Total &total, const QLocale &locale)
{
    QString words = moneyText(total.value, locale);
    if (total.low != total.value || total.high != total.value)
        words += PictureText::tr(" (%1)").arg(moneyRangeText(total.low, total.high, locale));
    words += QStringLiteral(", ") + restsOnText(total.commitments, total.claims);
    for (const Firmness firmness : {Firmness::Contingent, Firmness::Potential})
        if (const Usd part = total.byFirmness[static_cast<std::size_t>(firmness)]; part > Usd(0))
            words += PictureText::tr(", %1 of it %2").arg(moneyText(part, locale), nameOf(firmness));
    if (total.assumed > Usd(0))
        words += PictureText::tr(", %1 of it on an assumed term").arg(moneyText(total.assumed, locale));
    if (total.opensUpwards)
        words += PictureText::tr(", or more");
    if (total.isContested)
        words += PictureText::tr(", contested");
    return words;
}

} // namespace ledger
