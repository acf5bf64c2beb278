#include "contestedpicture.h"

#include "hearing.h"
#include "picturetext.h"
#include "wording.h"

#include <algorithm>
#include <map>

namespace ledger
{

namespace
{
ClaimPlace placeOf(const Subject &subject, const Ledger &ledger)
{
    if (subject.kind == SubjectKind::Commitment)
        return ledger.place(Id<Commitment>(subject.id));
    if (subject.kind == SubjectKind::Deployment)
        return ledger.place(Id<Deployment>(subject.id));
    return {ledger.dossier(Id<Deal>(subject.id)), nullptr, nullptr, nullptr};
}

QString numberName(const ClaimPlace &place, const Ledger &ledger)
{
    const QString name = subjectText(place, ledger);
    return place.commitment ? name + QStringLiteral(", ") + nameOf(place.commitment->record.nature) : name;
}

DisputedVoice voiceOf(const Claim &claim, const Ledger &ledger)
{
    DisputedVoice voice{.claim = &claim};
    if (const Source *source = ledger.find(claim.source))
        voice.publisher = qstring(source->publisher);
    if (claim.unit == Unit::Usd) {
        const Figures<Usd> figures = dollarFigures(claim);
        voice.low = static_cast<double>(figures.lower.dollars);
        voice.headline = static_cast<double>(figures.headline.dollars);
        voice.high = static_cast<double>(figures.upper.dollars);
    } else {
        const Figures<Gigawatts> figures = powerFigures(claim);
        voice.low = figures.lower.gw;
        voice.headline = figures.headline.gw;
        voice.high = figures.upper.gw;
    }
    return voice;
}

DisputedNumber numberOf(Contested dispute, const Readings &readings)
{
    const Ledger &ledger = readings.ledger();
    const ClaimPlace place = placeOf(dispute.of, ledger);
    DisputedNumber number;
    number.name = numberName(place, ledger);
    number.deal = place.deal->record.id.text;
    if (place.commitment || place.deployment)
        number.detail = qstring(place.deal->record.title);
    const std::span<const Claim> claims = ledger.claimsOn(dispute.of);
    const std::vector<ClaimState> states = readings.states(dispute.of, claims);
    for (std::size_t i = 0; i < claims.size(); ++i)
        if (std::ranges::find(dispute.claims, claims[i].id) != dispute.claims.end()) {
            number.voices.push_back(voiceOf(claims[i], ledger));
            number.voices.back().counts = states[i] == ClaimState::Counts;
        }
    std::ranges::stable_sort(number.voices, [](const DisputedVoice &a, const DisputedVoice &b) {
        return a.headline != b.headline ? a.headline > b.headline : isNewerClaim(*a.claim, *b.claim);
    });
    number.dispute = std::move(dispute);
    return number;
}

std::vector<CitedSource> sourcesOf(const std::vector<DisputedNumber> &numbers, const Ledger &ledger)
{
    std::map<const Source *, int> cited;
    for (const DisputedNumber &number : numbers)
        for (const DisputedVoice &voice : number.voices)
            if (const Source *source = ledger.find(voice.claim->source))
                ++cited[source];
    std::vector<CitedSource> sources;
    for (const auto &[source, claims] : cited) // sources lie in the order of their ids
        sources.push_back({source, claims, {}});
    std::ranges::stable_sort(sources, std::greater(), &CitedSource::claims);
    return sources;
}

DoubtedLine lineOf(const InboxItem &item, const Ledger &ledger, const QLocale &locale)
{
    DoubtedLine line{.id = qstring(keyOf(item)), .what = qstring(item.what)};
    if (item.of) {
        const ClaimPlace place = placeOf(*item.of, ledger);
        line.name = numberName(place, ledger);
        line.target = {QStringLiteral("deal"), qstring(place.deal->record.id.text)};
        line.figure = figureText(item.high, item.unit, locale);
    } else if (const Deal *deal = ledger.find(Id<Deal>(item.record.id)); item.record.kind == RecordKind::Deal && deal) {
        line.name = qstring(deal->title);
        line.target = {QStringLiteral("deal"), qstring(deal->id.text)};
    } else if (const Source *source = ledger.find(Id<Source>(item.record.id));
               item.record.kind == RecordKind::Source && source) {
        line.name = qstring(source->publisher) + QStringLiteral(": ") + qstring(source->title);
        line.target = {QStringLiteral("source"), qstring(source->id.text)};
    } else {
        line.name = qstring(item.record.id);
    }
    if (item.sort == InboxSort::UnlikeParts)
        line.what = item.low > 0
            ? PictureText::tr("its commitments come to %1").arg(figureText(item.low, item.unit, locale))
            : PictureText::tr("none of it is in a commitment");
    return line;
}
} // namespace

double DisputedNumber::largest() const
{
    double most = 0;
    for (const DisputedVoice &voice : voices)
        most = std::max({most, voice.headline, voice.high});
    return most;
}

ContestedFindings contestedFindings(const PictureRequest &request, const Readings &readings, const PicturePlan &plan)
{
    ContestedFindings found;
    found.sort = fromWord<InboxSort>(optionOf(request, "kind", {})).value_or(InboxSort::AtOdds);
    if (found.sort == InboxSort::AtOdds) {
        for (Contested &dispute : contested(readings, plan.lens))
            found.numbers.push_back(numberOf(std::move(dispute), readings));
        found.sources = sourcesOf(found.numbers, readings.ledger());
        return found;
    }
    for (const InboxItem &item : inbox(readings, plan.lens).items)
        if (item.sort == found.sort)
            found.lines.push_back(lineOf(item, readings.ledger(), plan.locale));
    return found;
}

} // namespace ledger
