#include "disputes.h"

#include "hearing.h"
#include "passes.h"
#include "runs.h"
#include "ties.h"

#include <algorithm>

namespace ledger
{

namespace
{
constexpr std::size_t fewestDealsCompared = 2000; // fewer are compared before a thread has begun

/// How far apart a dispute is; dollars are exact already.
double widthOf(const Contested &dispute)
{
    const double width = dispute.high - dispute.low;
    return dispute.unit == Unit::Usd ? width : inBillionths(width);
}

/// Collects what is contested, thing by thing.
class Disputes
{
public:
    explicit Disputes(const Knowledge &knowledge) : m_knowledge(knowledge) { }

    void take(SubjectKind kind, const std::string &id, std::span<const Claim> claims, Unit unit)
    {
        if (unit == Unit::Usd)
            take<Usd>({kind, id}, claims, unit);
        else
            take<Gigawatts>({kind, id}, claims, unit);
    }

    std::vector<Contested> widestFirst()
    {
        std::ranges::sort(m_found, [](const Contested &a, const Contested &b) {
            if (a.unit != b.unit)
                return a.unit < b.unit;
            const double widthA = widthOf(a), widthB = widthOf(b);
            if (widthA != widthB)
                return widthA > widthB;
            return a.of.id != b.of.id ? a.of.id < b.of.id : a.of.kind < b.of.kind;
        });
        return std::move(m_found);
    }

private:
    template <typename Amount> void take(const Subject &subject, std::span<const Claim> claims, Unit unit)
    {
        const Knowledge::Verdicts verdicts = m_knowledge.verdictsOn(subject.kind, subject.id);
        const TestimoniesOn<Amount> said(claims, unit);
        Hearing<Amount> hearing;
        hearing.hear(said.all(), m_knowledge, verdicts, false);
        if (!isContested(hearing, verdicts))
            return;
        const auto [lowest, highest] = headlinesOf<Amount>(hearing.standing());
        Contested &found = m_found.emplace_back(
            Contested{.of = subject, .unit = unit, .low = lowest, .high = highest, .claims = {}});
        for (const Testimony<Amount> *each : hearing.standingNewestFirst())
            found.claims.push_back(each->claim->id);
    }

    const Knowledge &m_knowledge;
    std::vector<Contested> m_found;
};

/// Why nothing on a thing counts in a unit, the first that holds.
template <typename Amount>
NoValue reasonFor(const Readings &readings, const Subject &subject, std::span<const Claim> claims, Unit unit)
{
    const TestimoniesOn<Amount> said(claims, unit);
    Hearing<Amount> hearing;
    hearing.hear(said.all(), readings.knowledge(), readings.knowledge().verdictsOn(subject.kind, subject.id), false);
    if (hearing.inUnit() == 0)
        return NoValue::OtherUnit;
    if (hearing.known() == 0)
        return NoValue::NotYetSaid;
    return hearing.notSetAside() == 0 ? NoValue::SetAside : NoValue::NotOfficial;
}

Usd sumOfParts(const DealReading &deal)
{
    Usd parts;
    for (const CommitmentReading &commitment : deal.commitments)
        if (commitment.reading)
            parts += commitment.reading->value;
    return parts;
}

/// Whether it is more than a hundredth more, without the product: dollars may be as many as fit.
bool isBeyond(Usd more, Usd less) { return (more - less).dollars > less.dollars / 100; }

/// What is said of a deal beyond all its commitments, where that is more than 1 % of them.
std::optional<Usd> beyondItsParts(const DealReading &deal)
{
    if (!deal.asWhole)
        return std::nullopt;
    const Usd parts = sumOfParts(deal);
    return isBeyond(deal.asWhole->value, parts) ? std::optional(deal.asWhole->value - parts) : std::nullopt;
}
} // namespace

std::vector<Contested> contested(const Readings &readings, const Lens &lens)
{
    const Passes passes(readings.ledger(), lens);
    Disputes disputes(readings.knowledge());
    for (const DealReading &deal : readings.deals()) {
        if (!passes.counts(deal))
            continue;
        for (const CommitmentReading &part : deal.commitments)
            if (part.isContested && passes.passes(part))
                disputes.take(SubjectKind::Commitment, part.dossier->record.id.text, part.dossier->claims, Unit::Usd);
        for (const DeploymentReading &part : deal.deployments)
            if (part.isContested && passes.passes(part))
                for (const Unit unit : {Unit::Gigawatts, Unit::Accelerators})
                    disputes.take(SubjectKind::Deployment, part.dossier->record.id.text, part.dossier->claims, unit);
        if (deal.isContested && passes.passes(deal.dossier->record))
            for (const Unit unit : {Unit::Usd, Unit::Gigawatts})
                disputes.take(SubjectKind::Deal, deal.dossier->record.id.text, deal.dossier->claims, unit);
    }
    return disputes.widestFirst();
}

std::vector<NotBrokenDown> notBrokenDown(const Readings &readings, const Lens &lens)
{
    const Passes passes(readings.ledger(), lens);
    const auto deals = readings.deals();
    auto runs = inRuns(deals.size(), fewestDealsCompared, [&](std::size_t first, std::size_t last) {
        std::vector<NotBrokenDown> found;
        for (const DealReading &deal : deals.subspan(first, last - first))
            if (const auto beyond = beyondItsParts(deal);
                beyond && passes.counts(deal) && passes.passes(deal.dossier->record))
                found.push_back({&deal.dossier->record, *beyond});
        return found;
    });
    for (std::size_t i = 1; i < runs.size(); ++i)
        runs.front().insert(runs.front().end(), runs[i].begin(), runs[i].end());
    return std::move(runs.front());
}

std::vector<UnlikeParts> unlikeParts(const Readings &readings, const Lens &lens)
{
    const Passes passes(readings.ledger(), lens);
    std::vector<UnlikeParts> found;
    for (const DealReading &deal : readings.deals()) {
        if (!deal.asWhole || !passes.counts(deal) || !passes.passes(deal.dossier->record))
            continue;
        const Usd whole = deal.asWhole->value;
        const Usd parts = sumOfParts(deal);
        if (isBeyond(whole, parts) || isBeyond(parts, whole))
            found.push_back({&deal.dossier->record, whole, parts});
    }
    return found;
}

std::vector<Uncounted> uncounted(const Readings &readings, const Lens &lens)
{
    const Passes passes(readings.ledger(), lens);
    std::vector<Uncounted> found;
    for (const NotBrokenDown &beyond : notBrokenDown(readings, lens))
        found.push_back({{SubjectKind::Deal, beyond.deal->id.text}, NoValue::NotBrokenDown, beyond.value});
    for (const DealReading &deal : readings.deals()) {
        if (!passes.counts(deal))
            continue;
        for (const CommitmentReading &part : deal.commitments)
            if (!part.reading && passes.passes(part)) {
                const Subject subject{SubjectKind::Commitment, part.dossier->record.id.text};
                found.push_back({subject, reasonFor<Usd>(readings, subject, part.dossier->claims, Unit::Usd), {}});
            }
        for (const DeploymentReading &part : deal.deployments)
            if (!part.reading && part.counts == lens.counts && passes.passes(part)) {
                const Subject subject{SubjectKind::Deployment, part.dossier->record.id.text};
                found.push_back(
                    {subject, reasonFor<Gigawatts>(readings, subject, part.dossier->claims, Unit::Gigawatts), {}});
            }
    }
    std::ranges::sort(found, [](const Uncounted &a, const Uncounted &b) {
        return a.of.id != b.of.id ? a.of.id < b.of.id : a.of.kind < b.of.kind;
    });
    return found;
}

} // namespace ledger
