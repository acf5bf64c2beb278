#include "inbox.h"

#include "hearing.h"
#include "listing.h"
#include "passes.h"
#include "profiles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

namespace ledger
{

namespace
{
using namespace std::string_view_literals;

constexpr std::array sortWords{"contested"sv,        "unlike_parts"sv,    "out_of_scale"sv, "scale_slip"sv,
                               "likely_duplicate"sv, "same_address"sv,    "early_term"sv,   "stated_too_early"sv,
                               "no_address"sv,       "no_announcement"sv, "view_gone"sv};

/// The kinds of doubts follow one another as the sorts do.
InboxSort sortOf(DoubtKind kind)
{
    return static_cast<InboxSort>(static_cast<int>(InboxSort::OutOfScale) + static_cast<int>(kind));
}
static_assert(static_cast<int>(InboxSort::ViewGone) - static_cast<int>(InboxSort::OutOfScale)
              == static_cast<int>(DoubtKind::ViewGone));

RecordRef recordOf(const Subject &subject)
{
    constexpr std::array kinds{RecordKind::Commitment, RecordKind::Deployment, RecordKind::Deal,
                               RecordKind::Observation};
    return {kinds[static_cast<std::size_t>(subject.kind)], subject.id};
}

/// What a figure is compared with; dates stand by themselves.
bool isAboutFigure(DoubtKind kind) { return kind == DoubtKind::OutOfScale || kind == DoubtKind::ScaleSlip; }

/// The reading of a part among those of its deal; null where there is none.
const auto *partWith(const auto &parts, const auto *dossier)
{
    const auto found = std::ranges::find(parts, dossier, [](const auto &part) { return part.dossier; });
    return found == parts.end() ? nullptr : &*found;
}

/// Collects what is to be looked at through a lens.
class InboxSearch
{
public:
    InboxSearch(const Readings &readings, const Lens &lens)
        : m_readings(readings)
        , m_ledger(readings.ledger())
        , m_lens(lens)
        , m_passes(readings.ledger(), lens)
    {
    }

    [[nodiscard]] Inbox found() &&
    {
        takeAtOdds();
        takeUnlikeParts();
        takeDoubts();
        takeDecided();
        return std::move(m_found);
    }

private:
    [[nodiscard]] Knowledge::Verdicts verdictsOn(const Subject &subject) const
    {
        return m_readings.knowledge().verdictsOn(subject.kind, subject.id);
    }
    [[nodiscard]] std::vector<Id<Claim>> standingOn(const Subject &subject, Unit unit) const
    {
        std::vector<Id<Claim>> ids;
        for (const Claim *claim : standingClaims(subject, m_ledger.claimsOn(subject), unit, m_readings.knowledge()))
            ids.push_back(claim->id);
        return ids;
    }

    /// Whether the lens lets through what a claim is about, or a part of a deal that is known.
    [[nodiscard]] bool passes(const ClaimPlace &place) const
    {
        const DealReading *deal = place.deal ? readingOf(m_readings, place.deal->record.id) : nullptr;
        if (!deal || !m_passes.counts(*deal))
            return false;
        if (place.commitment) {
            const CommitmentReading *part = partWith(deal->commitments, place.commitment);
            return part && m_passes.passes(*part);
        }
        if (place.deployment) {
            const DeploymentReading *part = partWith(deal->deployments, place.deployment);
            return part && m_passes.passes(*part);
        }
        return m_passes.passes(place.deal->record);
    }
    [[nodiscard]] bool passes(const Subject &subject) const
    {
        if (subject.kind == SubjectKind::Commitment)
            return passes(m_ledger.place(Id<Commitment>(subject.id)));
        if (subject.kind == SubjectKind::Deployment)
            return passes(m_ledger.place(Id<Deployment>(subject.id)));
        if (subject.kind == SubjectKind::Deal)
            return passes(ClaimPlace{m_ledger.dossier(Id<Deal>(subject.id)), nullptr, nullptr, nullptr});
        const Observation *observation = m_ledger.find(Id<Observation>(subject.id));
        return observation && m_passes.passes(*observation);
    }

    void takeAtOdds()
    {
        for (Contested &dispute : contested(m_readings, m_lens))
            m_found.items.push_back({.sort = InboxSort::AtOdds,
                                     .record = recordOf(dispute.of),
                                     .of = dispute.of,
                                     .unit = dispute.unit,
                                     .low = dispute.low,
                                     .high = dispute.high,
                                     .claims = std::move(dispute.claims)});
    }

    void takeUnlikeParts()
    {
        std::vector<UnlikeParts> found = unlikeParts(m_readings, m_lens);
        std::ranges::stable_sort(found, std::greater(),
                                 [](const UnlikeParts &each) { return std::abs((each.whole - each.parts).dollars); });
        for (const UnlikeParts &each : found) {
            const Subject of{SubjectKind::Deal, each.deal->id.text};
            std::vector<Id<Claim>> claims = standingOn(of, Unit::Usd);
            if (!areSettled(each, claims))
                m_found.items.push_back({.sort = InboxSort::UnlikeParts,
                                         .record = recordOf(of),
                                         .of = of,
                                         .low = static_cast<double>(each.parts.dollars),
                                         .high = static_cast<double>(each.whole.dollars),
                                         .claims = std::move(claims)});
        }
    }

    /// Whether somebody judged what stands of the whole, and nothing was said of a part since.
    [[nodiscard]] bool areSettled(const UnlikeParts &unlike, const std::vector<Id<Claim>> &claims) const
    {
        Day newest = Day::min();
        for (const CommitmentDossier &part : m_ledger.dossier(unlike.deal->id)->commitments)
            for (const Claim &claim : part.claims)
                if (m_readings.knowledge().reaches(claim.stated))
                    newest = std::max(newest, claim.stated.last());
        const auto settles = [&](const Decision &decision) {
            return judgesAll(decision, claims) && newest <= decision.decided.last();
        };
        return verdictsOn({SubjectKind::Deal, unlike.deal->id.text}).findNoConflict(settles);
    }

    void takeDoubts()
    {
        std::unordered_set<std::string_view> deals, sources;
        for (const DealRow &row : dealRows(m_readings, m_lens))
            deals.insert(row.deal->record.id.text);
        for (const SourceRow &row : sourceRows(m_readings, m_lens))
            sources.insert(row.source->id.text);
        for (Doubt &doubt : doubts(m_ledger, m_readings.asOf())) {
            if (doubt.record.kind == RecordKind::Claim)
                takeOfClaim(doubt);
            else if (doubt.record.kind == RecordKind::Deal ? deals.contains(doubt.record.id) && isKnown(doubt.other)
                         : doubt.record.kind == RecordKind::Source ? sources.contains(doubt.record.id)
                                                                   : true)
                take(doubt);
        }
    }

    [[nodiscard]] bool isKnown(const RecordRef &other) const
    {
        return other.kind != RecordKind::Deal || readingOf(m_readings, Id<Deal>(other.id)) != nullptr;
    }

    void takeOfClaim(Doubt &doubt)
    {
        const ClaimPlace place = m_ledger.place(Id<Claim>(doubt.record.id));
        const Claim &claim = *place.claim;
        const Knowledge::Verdicts verdicts = verdictsOn(claim.of);
        if (!passes(place) || verdicts.setAside(claim))
            return;
        std::vector<Id<Claim>> claims{claim.id};
        if (isAboutFigure(doubt.kind))
            claims = standingOn(claim.of, claim.unit);
        if (isSettled(verdicts, claims))
            return;
        InboxItem &item = take(doubt);
        item.of = claim.of;
        item.unit = claim.unit;
        item.low = item.high = headlineOf(claim);
        item.claims = std::move(claims);
    }

    InboxItem &take(Doubt &doubt)
    {
        return m_found.items.emplace_back(InboxItem{.sort = sortOf(doubt.kind),
                                                    .record = std::move(doubt.record),
                                                    .other = std::move(doubt.other),
                                                    .what = std::move(doubt.what)});
    }

    void takeDecided()
    {
        for (const Decision &decision : m_ledger.decisions())
            if (m_readings.knowledge().reaches(decision.decided) && passes(decision.of))
                m_found.decided.push_back({&decision, holds(decision)});
        std::ranges::stable_sort(m_found.decided, std::greater(),
                                 [](const Decided &each) { return each.decision->decided.last(); });
    }

    /// Whether all that stands now of what was judged was judged then.
    [[nodiscard]] bool holds(const Decision &decision) const
    {
        if (decision.verdict != Verdict::NoConflict || decision.of.kind == SubjectKind::Observation)
            return true;
        return std::ranges::all_of(decision.judged, [&](const Id<Claim> &id) {
            const Claim *judged = m_ledger.find(id);
            return !judged || judgesAll(decision, standingOn(decision.of, judged->unit));
        });
    }

    const Readings &m_readings;
    const Ledger &m_ledger;
    const Lens &m_lens;
    Passes m_passes;
    Inbox m_found;
};
} // namespace

template <> std::span<const std::string_view> words<InboxSort>() { return sortWords; }

std::string keyOf(const InboxItem &item)
{
    std::string key(word(item.sort));
    for (const std::string_view part : {word(item.record.kind), std::string_view(item.record.id), word(item.unit)})
        (key += ' ') += part;
    return key;
}

Inbox inbox(const Readings &readings, const Lens &lens) { return InboxSearch(readings, lens).found(); }

} // namespace ledger
