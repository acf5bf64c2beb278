#pragma once

#include "disputes.h"
#include "observed.h"
#include "pictureplan.h"
#include "totals.h"

#include <optional>

namespace ledger
{

/// How commitments are told.
enum class CommitmentsShow { Total, ByPeriod, Cumulated };

/// What one subject is said to have committed in all, and to earn, by year: what its commitments are held against.
struct OwnFigures
{
    Id<Party> subject = {};
    std::vector<Observed> committed = {}; ///< newest first
    std::vector<Observed> revenue = {};
};

/// All that a picture of commitments tells; only natures that may stand in it.
struct CommitmentFindings
{
    CommitmentsShow show = CommitmentsShow::Total;
    TotalGroup group = TotalGroup::Payee;
    std::vector<Total> totals = {}; ///< over all periods, largest first
    std::vector<PeriodTotals> periods = {}; ///< where it is told by period
    std::vector<NotBrokenDown> notBrokenDown = {}; ///< largest first
    OwnFigures own = {}; ///< of the one payer that the lens asks for
    std::vector<CitedSource> sources = {};
};

/// What there is to show. One nature at a time (computing, or the largest where none is bought), unless the lens or the
/// grouping asks for several; `plan` is narrowed accordingly.
[[nodiscard]] CommitmentFindings commitmentFindings(const PictureRequest &request, const Readings &readings,
                                                    PicturePlan &plan);

/// Bars with ranges, or stacked columns by period; a section of its own for each nature.
[[nodiscard]] PicturePtr commitmentsPicture(const std::shared_ptr<const CommitmentFindings> &findings,
                                            const PicturePlan &plan);

/// The natures of some totals, those with most money first.
[[nodiscard]] std::vector<Nature> naturesOf(const std::vector<Total> &totals);
/// What a group of totals is called: the party's or deal's name, or the document's word in words.
[[nodiscard]] QString groupName(const Total &total, TotalGroup group, bool isByDeal);
/// What a drill into a group opens.
[[nodiscard]] MarkTarget groupTarget(const Total &total, TotalGroup group, bool isByDeal);
/// The figure in words: `$138B ($38B to $138B), 12 commitments, 31 claims, contested`.
[[nodiscard]] QString totalWords(const Total &total, const QLocale &locale);

} // namespace ledger
