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

/// What is contracted. Of parties the largest alone have parts, and all others one without id: a picture has no room
/// for more, and a ledger has thousands.
struct ContractShares
{
    Shares<Usd> periods = {}; ///< the lens's
    Shares<Usd> monthly = {}; ///< by month, where there are too many periods for columns
    std::vector<Total> totals = {}; ///< of each party or deal over all periods, the largest first
    std::optional<PeriodDues> dues = {}; ///< of all parties; nothing where the parts are deals, which `periods` has all

    /// The lens's periods with every part.
    [[nodiscard]] Shares<Usd> allShares() const { return dues ? dues->shares() : periods; }
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
