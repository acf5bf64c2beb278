#pragma once

#include "pictureplan.h"
#include "shares.h"
#include "totals.h"

#include <optional>
#include <set>
#include <string>

namespace ledger
{

/// Whose word a share picture shows.
enum class ShareSource { Contracts, Reported, Both };

/// What is contracted, in the lens's periods.
struct ContractShares
{
    Shares<Usd> periods = {};
    Shares<Usd> monthly = {}; ///< by month, where there are too many periods for columns; small parts gathered
    std::vector<Total> totals = {}; ///< over all periods
};

/// The same of one of several payers (payees, where payers are stacked).
struct SubjectShares
{
    Id<Party> id = {};
    ContractShares contracts = {};
};

/// All that a picture of shares tells.
struct ShareFindings
{
    ShareSource source = ShareSource::Contracts;
    Nature nature = Nature::Consumption;
    ShareGroup group = ShareGroup::Payee;
    ContractShares contracts = {};
    std::vector<SubjectShares> subjects = {}; ///< each by itself, where the lens names several; those with most first
    std::size_t subjectsAsked = 0; ///< how many the lens names
    std::set<std::string> leftBehind = {}; ///< deals: «Others» has been drilled into
    Shares<double> reported = {};
    Id<Party> subject = {}; ///< of what is reported
    std::vector<CitedSource> sources = {};
};

/// What there is to show; `plan` is narrowed where the lens leaves something open.
[[nodiscard]] ShareFindings shareFindings(const PictureRequest &request, const Readings &readings, PicturePlan &plan);

/// Who is paid (or pays), 100 % stacked over time; several payers (or payees) as small multiples.
[[nodiscard]] PicturePtr sharePicture(const std::shared_ptr<const ShareFindings> &findings, const PicturePlan &plan);

} // namespace ledger
