#include "doubts.h"

#include "notation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

constexpr std::array doubtWords{"out_of_scale"sv, "scale_slip"sv,      "likely_duplicate"sv,
                                "same_address"sv, "early_term"sv,      "stated_too_early"sv,
                                "no_address"sv,   "no_announcement"sv, "view_gone"sv};

constexpr double outOfScale = 10;
/// A thousand times, give or take a tenth, is more likely a wrong unit than a wrong figure.
constexpr double slipFrom = 900;
constexpr double slipTo = 1100;
/// No single contract or plant is like that; what is, was most likely typed in millions, thousands or megawatts.
constexpr double fewestDollars = 100'000;
constexpr double mostDollars = 10e12;
constexpr double mostGigawatts = 100;
/// Amended and extended contracts reach back to their first day; further than this is rather a wrong year.
constexpr int yearsBeforeAnnouncement = 2;

double headline(const Claim &claim)
{
    return claim.amount ? *claim.amount : (claim.low.value_or(0) + claim.high.value_or(0)) / 2;
}

/// A record by its name, or by its id where it has none.
std::string called(const std::string &name, const std::string &id) { return "«" + (name.empty() ? id : name) + "»"; }

std::string called(const Source &source)
{
    return called(source.publisher.empty() || source.title.empty() ? source.publisher + source.title
                                                                   : source.publisher + ": " + source.title,
                  source.id.text);
}

/// The median of sorted figures without one of them.
double medianOfOthers(const std::vector<double> &sorted, std::size_t without)
{
    const auto other = [&](std::size_t i) { return sorted[i < without ? i : i + 1]; };
    const std::size_t count = sorted.size() - 1;
    return count % 2 ? other(count / 2) : (other(count / 2 - 1) + other(count / 2)) / 2;
}

/// What of an address says where it leads: no scheme, `www.`, fragment or closing slash.
std::string_view bareAddress(std::string_view url)
{
    url.remove_prefix(std::min(url.size(), url.find("://") == std::string_view::npos ? 0 : url.find("://") + 3));
    if (url.starts_with("www."))
        url.remove_prefix(4);
    url = url.substr(0, url.find('#'));
    while (url.ends_with('/'))
        url.remove_suffix(1);
    return url;
}

/// Looks through a ledger once and collects what is doubtful.
class DoubtSearch
{
public:
    explicit DoubtSearch(const Ledger &ledger, std::optional<PartialDate> asOf = {}) : m_ledger(ledger)
    {
        if (asOf)
            m_day = asOf->last();
    }

    [[nodiscard]] std::vector<Doubt> touchedBy(const Change &change) &&
    {
        std::set<std::string_view> deals, sources;
        for (const AnySwap &swap : change.swaps)
            std::visit([&](const auto &any) { touch(any, deals, sources); }, swap);
        // Of two that are alike it is told of the touched one: the others are met first, and told nothing.
        if (!sources.empty())
            for (const Source &source : m_ledger.sources())
                if (!sources.contains(source.id.text))
                    lookAtSource(source);
        std::set<std::tuple<DealKind, std::int16_t, std::uint8_t>> months;
        for (const std::string_view id : deals)
            if (const Deal *deal = m_ledger.find(Id<Deal>(id)); deal && deal->announced)
                months.emplace(deal->kind, deal->announced->year, deal->announced->month);
        if (!months.empty())
            for (const auto &block : m_ledger.dealBlocks())
                for (const DealDossier &deal : *block)
                    if (const auto &day = deal.record.announced; day
                        && months.contains({deal.record.kind, day->year, day->month})
                        && !deals.contains(deal.record.id.text))
                        lookForDuplicate(deal);
        m_found.clear();
        for (const std::string_view id : sources)
            if (const Source *source = m_ledger.find(Id<Source>(id)))
                lookAtSource(*source);
        for (const std::string_view id : deals)
            if (const DealDossier *deal = m_ledger.dossier(Id<Deal>(id)))
                lookAtDeal(*deal);
        return sorted();
    }

    [[nodiscard]] std::vector<Doubt> all() &&
    {
        for (const Source &source : m_ledger.sources())
            lookAtSource(source);
        for (const auto &block : m_ledger.dealBlocks())
            for (const DealDossier &deal : *block)
                lookAtDeal(deal);
        lookAtStories();
        return sorted();
    }

private:
    std::vector<Doubt> sorted()
    {
        std::ranges::stable_sort(m_found, {}, [](const Doubt &doubt) { return std::tie(doubt.kind, doubt.record); });
        return std::move(m_found);
    }

    template <typename Swapped>
    void touch(const Swapped &swap, std::set<std::string_view> &deals, std::set<std::string_view> &sources) const
    {
        const DealDossier *deal = nullptr;
        if constexpr (std::is_same_v<Swapped, Swap<Source>>)
            sources.insert(swap.id.text);
        else if constexpr (std::is_same_v<Swapped, Swap<Deal>>)
            deal = m_ledger.dossier(swap.id);
        else if constexpr (
            std::is_same_v<
                Swapped,
                Swap<Commitment>> || std::is_same_v<Swapped, Swap<Deployment>> || std::is_same_v<Swapped, Swap<Claim>>)
            deal = m_ledger.place(swap.id).deal;
        if (deal)
            deals.insert(deal->record.id.text);
    }

    template <typename Record> void add(DoubtKind kind, const Record &record, std::string what, RecordRef other = {})
    {
        m_found.push_back({kind, {kindOf<Record>, record.id.text}, std::move(what), std::move(other)});
    }

    [[nodiscard]] bool isKnown(const PartialDate &date) const { return !m_day || date.last() <= *m_day; }

    void lookAtSource(const Source &source)
    {
        if (source.url.empty())
            add(DoubtKind::NoAddress, source, "has no url");
        else if (const auto [first, isNew] = m_addresses.emplace(bareAddress(source.url), &source); !isNew)
            add(DoubtKind::SameAddress, source, "has the same url as " + called(*first->second),
                {RecordKind::Source, first->second->id.text});
    }

    void lookAtStories()
    {
        for (const Story &story : m_ledger.stories())
            for (std::size_t i = 0; i < story.steps.size(); ++i)
                if (const Id<View> &view = story.steps[i].view; !m_ledger.find(view))
                    add(DoubtKind::ViewGone, story,
                        "step " + std::to_string(i + 1) + " shows the view «" + view.text + "», which is not there");
    }

    void lookAtDeal(const DealDossier &deal)
    {
        const std::optional<PartialDate> announced = deal.record.announced;
        if (!announced)
            add(DoubtKind::NoAnnouncement, deal.record, "nothing says when it was announced");
        lookForDuplicate(deal);
        lookAtClaims({SubjectKind::Deal, deal.record.id.text}, deal.claims, announced);
        for (const CommitmentDossier &commitment : deal.commitments)
            lookAtClaims({SubjectKind::Commitment, commitment.record.id.text}, commitment.claims, announced);
        for (const DeploymentDossier &deployment : deal.deployments)
            lookAtClaims({SubjectKind::Deployment, deployment.record.id.text}, deployment.claims, announced);
    }

    void lookForDuplicate(const DealDossier &deal)
    {
        std::vector<int> parties;
        const auto addParty = [&](const Id<Party> &id) {
            if (const int number = m_ledger.partyNumber(id); number >= 0)
                parties.push_back(number);
        };
        for (const RoleHolder &holder : deal.record.parties)
            addParty(holder.party);
        for (const CommitmentDossier &commitment : deal.commitments) {
            addParty(commitment.record.payer);
            addParty(commitment.record.payee);
        }
        std::ranges::sort(parties);
        parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
        const std::optional<PartialDate> &announced = deal.record.announced;
        if (parties.empty() || !announced || !announced->month)
            return;
        const std::tuple key(deal.record.kind, announced->year, announced->month, std::move(parties));
        const auto [first, isNew] = m_deals.emplace(key, &deal.record);
        const bool areTied = deal.record.amends == first->second->id || first->second->amends == deal.record.id;
        if (!isNew && !areTied)
            add(DoubtKind::LikelyDuplicate, deal.record,
                "has the parties, kind and month of " + called(first->second->title, first->second->id.text),
                {RecordKind::Deal, first->second->id.text});
    }

    void lookAtClaims(const Subject &of, const std::vector<Claim> &claims, std::optional<PartialDate> announced)
    {
        std::set<std::string_view> closed;
        for (const Decision *decision : m_ledger.decisionsOn(of))
            if (decision->verdict == Verdict::SetAside && isKnown(decision->decided))
                closed.insert(decision->claim.text);
        for (const Claim &claim : claims)
            if (isKnown(claim.stated))
                for (const Id<Claim> &superseded : claim.supersedes)
                    closed.insert(superseded.text);
        std::map<std::pair<Unit, std::optional<Per>>, std::vector<const Claim *>> comparable;
        for (const Claim &claim : claims) {
            if (!isKnown(claim.stated))
                continue;
            lookAtDates(claim, announced);
            if (!closed.contains(claim.id.text) && !lookAtSize(claim) && headline(claim) > 0)
                comparable[{claim.unit, claim.per}].push_back(&claim);
        }
        for (auto &[unit, neighbours] : comparable)
            lookAtNeighbours(std::move(neighbours));
    }

    void lookAtDates(const Claim &claim, std::optional<PartialDate> announced)
    {
        if (claim.start && announced && claim.start->first() < yearsLater(announced->first(), -yearsBeforeAnnouncement))
            add(DoubtKind::EarlyTerm, claim,
                "its term begins on " + claim.start->text() + ", long before the announcement on " + announced->text());
        // Of partial dates only what is so on any of their days.
        const Source *source = m_ledger.find(claim.source);
        if (source && source->published && claim.stated.last() < source->published->first())
            add(DoubtKind::StatedTooEarly, claim,
                "stated on " + claim.stated.text() + ", before its source was published on "
                    + source->published->text());
    }

    /// Whether the figure alone is doubtful.
    bool lookAtSize(const Claim &claim)
    {
        const double figure = headline(claim);
        std::string what;
        if (claim.unit == Unit::Usd && figure > 0 && figure < fewestDollars)
            what = "is only " + numberText(figure) + " dollars: perhaps given in millions or billions";
        else if (claim.unit == Unit::Usd && figure > mostDollars)
            what = "is " + numberText(figure) + " dollars: perhaps a thousand times too much";
        else if (claim.unit == Unit::Gigawatts && figure > mostGigawatts)
            what = "is " + numberText(figure) + " gigawatts: perhaps given in megawatts";
        if (what.empty())
            return false;
        add(DoubtKind::ScaleSlip, claim, std::move(what));
        return true;
    }

    void lookAtNeighbours(std::vector<const Claim *> claims)
    {
        std::ranges::stable_sort(claims, {}, [](const Claim *claim) { return headline(*claim); });
        std::vector<double> figures;
        for (const Claim *claim : claims)
            figures.push_back(headline(*claim));
        for (std::size_t i = 0; i < claims.size() && claims.size() > 1; ++i) {
            const double others = medianOfOthers(figures, i);
            // Of two that differ it is told once, of the larger.
            if (claims.size() > 2 || figures[i] > others)
                compare(*claims[i], figures[i], others);
        }
    }

    void compare(const Claim &claim, double figure, double others)
    {
        const double ratio = figure > others ? figure / others : others / figure;
        if (ratio < outOfScale)
            return;
        const std::string times
            = numberText(std::round(ratio)) + (figure > others ? " times as much as " : " times less than ");
        const std::string what = "is about " + times + "what else is said of the same thing";
        if (ratio >= slipFrom && ratio <= slipTo)
            add(DoubtKind::ScaleSlip, claim, what + ": perhaps a slip of million and billion, or MW and GW");
        else
            add(DoubtKind::OutOfScale, claim, what);
    }

    const Ledger &m_ledger;
    std::optional<Day> m_day;
    std::unordered_map<std::string_view, const Source *> m_addresses;
    std::map<std::tuple<DealKind, std::int16_t, std::uint8_t, std::vector<int>>, const Deal *> m_deals;
    std::vector<Doubt> m_found;
};
} // namespace

template <> std::span<const std::string_view> words<DoubtKind>() { return doubtWords; }

std::vector<Doubt> doubts(const Ledger &ledger, std::optional<PartialDate> asOf)
{
    return DoubtSearch(ledger, asOf).all();
}

std::vector<Doubt> doubts(const Ledger &after, const Change &change) { return DoubtSearch(after).touchedBy(change); }

} // namespace ledger
